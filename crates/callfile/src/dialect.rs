//! What separates the columns of a text file, and whether its first line names them.

use crate::decode::{Decoder, Encoding};
use crate::heading;
use crate::limits::{COLUMNS_MAX, SAMPLE_RECORDS};
use crate::record::Record;
use crate::split::Splitter;
use rappel_strategy::phone::{Country, parse};
use serde::{Deserialize, Serialize};

/// Delimiters that are looked for, the likeliest first.
pub(crate) const DELIMITERS: [u8; 4] = *b";,\t|";

/// How a text file is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dialect {
    /// How its letters are stored.
    pub encoding: Encoding,
    /// What stands between two columns; `None` in a file with a single column.
    pub delimiter: Option<char>,
    /// Whether the first line names the columns.
    pub header: bool,
}

/// What spreadsheets write in front of everything to name the delimiter: `sep=;`. Returns it and the line's length.
pub(crate) fn announced(text: &str) -> Option<(u8, usize)> {
    let line = text.split_inclusive('\n').next()?;
    let rest = line.trim_end().strip_prefix("sep=").or_else(|| line.trim_end().strip_prefix("SEP="))?;
    // Trimming takes a tab away.
    let delimiter = if rest.is_empty() && line.contains('\t') { b'\t' } else { *rest.as_bytes().first()? };
    (rest.len() <= 1 && delimiter.is_ascii()).then_some((delimiter, line.len()))
}

/// The records of a sample. Its last line may be cut off and is left out unless it is the whole file.
pub(crate) fn records(sample: &str, delimiter: Option<u8>, whole: bool) -> Vec<Record> {
    let mut splitter = Splitter::new(Decoder::new(sample.as_bytes(), Encoding::Utf8), delimiter);
    let mut records = Vec::new();
    while records.len() <= SAMPLE_RECORDS {
        match splitter.next() {
            Ok(Some(record)) => records.push(record),
            // Memory cannot fail to be read.
            Ok(None) | Err(_) => {
                if !whole && records.len() > 1 {
                    records.pop();
                }
                break;
            }
        }
    }
    records.truncate(SAMPLE_RECORDS);
    records
}

/// The delimiter that cuts the sample into headings that we know, else into the most columns the most evenly; `None` if
/// nothing cuts it.
pub(crate) fn delimiter(sample: &str, whole: bool) -> Option<u8> {
    let mut best: Option<(f64, u8)> = None;
    for candidate in DELIMITERS {
        let records = records(sample, Some(candidate), whole);
        let known =
            records.first().map_or(0, |first| first.iter().filter(|field| heading::role(field).is_some()).count());
        // Two headings that we know, side by side, say more than any evenness.
        let score = evenness(&records) + if known >= 2 { known as f64 * COLUMNS_MAX as f64 } else { 0.0 };
        if score > 1.0 && best.is_none_or(|(before, _)| score > before) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, delimiter)| delimiter)
}

/// The usual number of columns, less for records that have another; a first line that has another counts for much, since
/// headings seldom contain what addresses and amounts do.
fn evenness(records: &[Record]) -> f64 {
    let mut widths: Vec<usize> = records.iter().map(Record::len).collect();
    let Some(first) = widths.first().copied() else { return 0.0 };
    widths.sort_unstable();
    let usual = widths.chunk_by(|a, b| a == b).max_by_key(|same| same.len()).map_or(0, |same| same[0]);
    if usual < 2 {
        return 0.0;
    }
    let share = widths.iter().filter(|width| **width == usual).count() as f64 / widths.len() as f64;
    usual as f64 * share * share * if first == usual { 1.0 } else { 0.2 }
}

/// Whether the first record names the columns: a known heading is enough; else it holds no number, and some other record does.
pub(crate) fn has_header(records: &[Record]) -> bool {
    let Some(first) = records.first() else { return false };
    let is_number = |field: &str| parse(field, Country::FRANCE).is_ok();
    if first.iter().any(is_number) {
        return false;
    }
    first.iter().any(|field| heading::role(field).is_some())
        || (records.iter().skip(1).any(|record| record.iter().any(is_number))
            && first.iter().all(|field| !field.trim().is_empty() && field.trim().parse::<f64>().is_err()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_delimiter_is_found() {
        for delimiter_written in DELIMITERS {
            let d = delimiter_written as char;
            let text = format!("ID{d}TEL1{d}Nom\n1{d}06 39 98 12 04{d}A\n2{d}06 39 98 12 05{d}B\n");
            assert_eq!(delimiter(&text, true), Some(delimiter_written));
        }
        assert_eq!(delimiter("06 39 98 12 04\n06 39 98 12 05\n", true), None);
    }

    #[test]
    fn commas_and_semicolons_in_the_data_do_not_mislead() {
        let phones = "ID;TEL1;Nom\n1;06,39,98,12,04;A\n2;06,39,98,12,05;B\n3;06,39,98,12,06;C\n";
        assert_eq!(delimiter(phones, true), Some(b';'));
        let quoted = "ID,TEL1,Note\n1,0639981204,\"a;b;c;d\"\n2,0639981205,\"e;f;g;h\"\n";
        assert_eq!(delimiter(quoted, true), Some(b','));
        let address = "ID;Adresse;TEL\n1;3, rue X, Paris;06\n2;4, rue Y, Lyon;06\n";
        assert_eq!(delimiter(address, true), Some(b';'));
    }

    #[test]
    fn a_spreadsheet_may_announce_the_delimiter() {
        assert_eq!(announced("sep=;\r\nID;TEL\r\n"), Some((b';', 7)));
        assert_eq!(announced("sep=\t\nID"), Some((b'\t', 6)));
        assert_eq!(announced("sep=,"), Some((b',', 5)));
        assert_eq!(announced("separateur\n"), None);
    }

    #[test]
    fn a_first_line_is_a_header_or_a_contact() {
        let header = |text: &str| has_header(&records(text, Some(b';'), true));
        assert!(header("ID;TEL1\n1;0639981204\n"));
        assert!(header("Machin;Truc\nA;0639981204\n"));
        assert!(!header("1;0639981204\n2;0639981205\n"));
        assert!(!header("A;B\nC;D\n"));
        assert!(!header(""));
    }
}
