//! The one place that says what a telephone number is to this crate.

/// A telephone number as its E.164 digits without the plus sign: +33 1 62 00 00 01 is `33_162_000_001`.
pub type E164 = u64;
