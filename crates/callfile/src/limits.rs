//! A limit on everything, so that no file can take the machine down. Errors and rejects name the limit and the place.

/// Most columns of a call file.
pub const COLUMNS_MAX: usize = 256;
/// Most bytes of one field, in UTF-8.
pub const FIELD_BYTES_MAX: usize = 32 * 1024;
/// Most bytes of one record, in UTF-8.
pub const RECORD_BYTES_MAX: usize = 1024 * 1024;
/// Most bytes of a contact's key, in UTF-8.
pub const KEY_BYTES_MAX: usize = 255;
/// Most phone columns (R10: a strategy has at most ten numbers).
pub const PHONE_COLUMNS_MAX: usize = 10;
/// Most records of a file, header not counted.
pub const ROWS_MAX: u64 = 50_000_000;
/// Bytes of a text file that are looked at to guess its encoding and its delimiter.
pub const SAMPLE_BYTES: usize = 64 * 1024;
/// Records that are looked at to guess what the columns are.
pub const SAMPLE_RECORDS: usize = 200;
/// Most bytes of a workbook file, which is packed.
pub const WORKBOOK_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// Most bytes of a workbook unpacked: a small file may unpack to more than any memory.
pub const WORKBOOK_UNPACKED_BYTES_MAX: u64 = 2 * 1024 * 1024 * 1024;
/// Most bytes of a workbook's shared texts, which the format forces into memory.
pub const WORKBOOK_TEXTS_BYTES_MAX: u64 = 512 * 1024 * 1024;
