//! The one place that says what a telephone number is to this crate.

/// A telephone number as its E.164 digits without the plus sign: +33 6 39 98 00 01 is `33_639_980_001`.
pub type E164 = u64;
