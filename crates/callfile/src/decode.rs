//! Bytes to UTF-8, in bounded pieces.
//!
//! Why not trust one detection for the whole file: the first accent may stand in row 900 000. A file that looks like UTF-8 is
//! read as UTF-8, and single bytes that are not are read as Windows-1252, which is what they are in files glued together from
//! two sources.

use crate::limits::SAMPLE_BYTES;
use encoding_rs::{CoderResult, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};
use std::io::{self, Read};

/// How the letters of a text file are stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// Windows-1252 (and so ISO 8859-1 and -15 but for few signs), which French spreadsheets write.
    Windows1252,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
}

impl Encoding {
    /// The encoding of a file that begins with these bytes, and the length of its byte order mark. `complete`: the sample is
    /// the whole file, so that a character cut off at its end is an error.
    pub(crate) fn detect(sample: &[u8], complete: bool) -> (Encoding, usize) {
        match sample {
            [0xef, 0xbb, 0xbf, ..] => return (Encoding::Utf8, 3),
            [0xff, 0xfe, ..] => return (Encoding::Utf16Le, 2),
            [0xfe, 0xff, ..] => return (Encoding::Utf16Be, 2),
            _ => {}
        }
        // Latin text in UTF-16 has a zero in every other byte, text in the others has none.
        let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
        let half = sample.len() / 2;
        if half > 0 && zeros(1) * 2 > half {
            return (Encoding::Utf16Le, 0);
        }
        if half > 0 && zeros(0) * 2 > half {
            return (Encoding::Utf16Be, 0);
        }
        match std::str::from_utf8(sample) {
            Err(error) if complete || error.error_len().is_some() => (Encoding::Windows1252, 0),
            _ => (Encoding::Utf8, 0),
        }
    }

    /// The length of the byte order mark of this encoding with which these bytes begin, else 0.
    pub(crate) fn mark(self, sample: &[u8]) -> usize {
        let mark: &[u8] = match self {
            Encoding::Utf8 => &[0xef, 0xbb, 0xbf],
            Encoding::Utf16Le => &[0xff, 0xfe],
            Encoding::Utf16Be => &[0xfe, 0xff],
            Encoding::Windows1252 => &[],
        };
        if sample.starts_with(mark) { mark.len() } else { 0 }
    }
}

/// A reader's bytes as UTF-8.
pub(crate) struct Decoder<R> {
    reader: R,
    raw: Vec<u8>,
    /// Bytes at the start of `raw` that wait for the rest of their character.
    kept: usize,
    /// `None` for UTF-8, which is checked and not converted.
    converter: Option<encoding_rs::Decoder>,
    ended: bool,
}

impl<R: Read> Decoder<R> {
    /// The byte order mark must have been taken off.
    pub(crate) fn new(reader: R, encoding: Encoding) -> Decoder<R> {
        let converter = match encoding {
            Encoding::Utf8 => None,
            Encoding::Windows1252 => Some(WINDOWS_1252.new_decoder_without_bom_handling()),
            Encoding::Utf16Le => Some(UTF_16LE.new_decoder_without_bom_handling()),
            Encoding::Utf16Be => Some(UTF_16BE.new_decoder_without_bom_handling()),
        };
        Decoder { reader, raw: vec![0; SAMPLE_BYTES], kept: 0, converter, ended: false }
    }

    /// Appends the next piece to `out`; false when there is no more. A piece may be empty.
    pub(crate) fn read(&mut self, out: &mut Vec<u8>) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        let count = loop {
            match self.reader.read(&mut self.raw[self.kept..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.ended = count == 0;
        let length = self.kept + count;
        match &mut self.converter {
            Some(converter) => convert(converter, &self.raw[..length], self.ended, out),
            None => {
                let used = check_utf8(&self.raw[..length], self.ended, out);
                self.raw.copy_within(used..length, 0);
                self.kept = length - used;
            }
        }
        Ok(true)
    }
}

fn convert(converter: &mut encoding_rs::Decoder, mut raw: &[u8], last: bool, out: &mut Vec<u8>) {
    loop {
        let start = out.len();
        out.resize(start + raw.len() * 3 + 16, 0);
        let (result, read, written, _) = converter.decode_to_utf8(raw, &mut out[start..], last);
        out.truncate(start + written);
        raw = &raw[read..];
        if result == CoderResult::InputEmpty {
            return;
        }
    }
}

/// Copies what is UTF-8, reads other bytes as Windows-1252, and returns how many bytes were used: all but a character that is
/// cut off at the end, unless this is the end of the file.
fn check_utf8(raw: &[u8], last: bool, out: &mut Vec<u8>) -> usize {
    let mut used = 0;
    while let Err(error) = std::str::from_utf8(&raw[used..]) {
        let good = used + error.valid_up_to();
        out.extend_from_slice(&raw[used..good]);
        used = good;
        let wrong = match error.error_len() {
            Some(length) => length,
            None if last => raw.len() - good,
            None => return used,
        };
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(&raw[good..good + wrong]);
        out.extend_from_slice(text.as_bytes());
        used += wrong;
    }
    out.extend_from_slice(&raw[used..]);
    raw.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reader that gives its bytes a few at a time.
    struct Drops<'a>(&'a [u8], usize);
    impl Read for Drops<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(self.0.len()).min(buffer.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn decode(bytes: &[u8], encoding: Encoding, step: usize) -> String {
        let mut decoder = Decoder::new(Drops(bytes, step), encoding);
        let mut out = Vec::new();
        while decoder.read(&mut out).expect("no error") {}
        String::from_utf8(out).expect("utf-8")
    }

    fn utf16(text: &str, swap: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn each_encoding_is_recognised_and_read() {
        let text = "Prénom;Téléphone €\nZoé;06\n";
        let windows = WINDOWS_1252.encode(text).0.into_owned();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (windows, Encoding::Windows1252),
            (utf16(text, false), Encoding::Utf16Le),
            (utf16(text, true), Encoding::Utf16Be),
        ] {
            assert_eq!(Encoding::detect(&bytes, true), (encoding, 0));
            for step in [1, 2, 3, 7, 1000] {
                assert_eq!(decode(&bytes, encoding, step), text, "{encoding:?} {step}");
            }
        }
    }

    #[test]
    fn byte_order_marks_are_recognised() {
        assert_eq!(Encoding::detect(b"\xef\xbb\xbfID", true), (Encoding::Utf8, 3));
        assert_eq!(Encoding::detect(b"\xff\xfeI\0", true), (Encoding::Utf16Le, 2));
        assert_eq!(Encoding::detect(b"\xfe\xff\0I", true), (Encoding::Utf16Be, 2));
        assert_eq!(Encoding::Utf8.mark(b"\xef\xbb\xbfID"), 3);
        assert_eq!(Encoding::Windows1252.mark(b"\xef\xbb\xbfID"), 0);
    }

    #[test]
    fn a_character_cut_off_by_the_sample_is_no_error() {
        let sample = &"é".as_bytes()[..1];
        assert_eq!(Encoding::detect(sample, false), (Encoding::Utf8, 0));
        assert_eq!(Encoding::detect(sample, true), (Encoding::Windows1252, 0));
    }

    #[test]
    fn stray_bytes_in_utf8_are_read_as_windows_1252() {
        for step in [1, 2, 5, 100] {
            assert_eq!(decode(b"caf\xe9 caf\xc3\xa9 \xc3", Encoding::Utf8, step), "café café Ã");
        }
    }
}
