//! Records as the csv crate cuts them, and what happens where it would swallow a file.

use super::*;
use crate::decode::Encoding;
use proptest::prelude::*;

fn splitter(text: &[u8], columns: Option<usize>) -> Splitter<&[u8]> {
    let mut splitter = Splitter::new(Decoder::new(text, Encoding::Utf8), Some(b';'));
    splitter.columns = columns;
    splitter
}

fn all(text: &[u8], columns: Option<usize>) -> Vec<Record> {
    let mut splitter = splitter(text, columns);
    std::iter::from_fn(|| splitter.next().expect("memory reads")).collect()
}

fn fields(record: &Record) -> Vec<&str> {
    record.iter().collect()
}

#[test]
fn quotes_delimiters_and_line_ends() {
    let records = all(b"a;b\r\n\"c;\"\"d\"\"\ne\";f\n\n;g\rh;\"i\"j", Some(2));
    let cut: Vec<_> = records.iter().map(fields).collect();
    assert_eq!(cut, [vec!["a", "b"], vec!["c;\"d\"\ne", "f"], vec!["", "g"], vec!["h", "ij"]]);
    assert_eq!(records.iter().map(Record::line).collect::<Vec<_>>(), [1, 2, 5, 6]);
    assert!(records.iter().all(|record| record.problem().is_none()));
}

#[test]
fn a_quote_never_closed_costs_its_own_line() {
    let records = all(b"1;a\n2;\"b\n3;c\n4;d\n", Some(2));
    let problems: Vec<_> = records.iter().map(|record| (record.line(), record.problem())).collect();
    assert_eq!(problems, [(1, None), (2, Some(Problem::Quote)), (3, None), (4, None)]);
    assert_eq!(fields(&records[1]), ["2", "\"b"]);
}

#[test]
fn two_stray_quotes_cost_their_own_lines() {
    let records = all(b"1;\"a\n2;b\n3;\"c\n4;d\n", Some(2));
    let problems: Vec<_> = records.iter().map(|record| (record.line(), record.problem().is_some())).collect();
    assert_eq!(problems, [(1, true), (2, false), (3, true), (4, false)]);
}

#[test]
fn lines_and_fields_beyond_the_limits_are_named() {
    let long_line = [b"1;a\n".as_slice(), &vec![b'x'; RECORD_BYTES_MAX + 100_000], b"\r\n3;c\n"].concat();
    let records = all(&long_line, Some(2));
    let problems: Vec<_> = records.iter().map(|record| (record.line(), record.problem())).collect();
    assert_eq!(problems, [(1, None), (2, Some(Problem::RecordTooLong)), (3, None)]);
    assert!(records[1].bytes() <= EXCERPT_BYTES);

    let long_field = [b"1;".as_slice(), &vec![b'x'; FIELD_BYTES_MAX + 1], b"\n2;b\n"].concat();
    assert_eq!(all(&long_field, Some(2))[0].problem(), Some(Problem::FieldTooLong(1)));
    let long_quote = [b"1;\"".as_slice(), &vec![b'x'; FIELD_BYTES_MAX + 1], b"\"\n2;b\n"].concat();
    let records = all(&long_quote, Some(2));
    assert!(records[0].problem().is_some() && records[1].problem().is_none());
}

/// Stray quotation marks on every line must not make reading quadratic.
#[test]
fn hostile_quotes_are_read_in_time() {
    for line in ["\"a;b\n", "a;\"b\n", "\";\n", "\"\n\";", "\"\"\"\n"] {
        let text = line.repeat(40_000);
        let lines: usize = text.matches('\n').count() + usize::from(!text.ends_with('\n'));
        assert!(all(text.as_bytes(), Some(2)).len() <= lines);
    }
}

proptest! {
    /// What the csv crate writes comes back, whatever is in the fields.
    #[test]
    fn what_the_csv_crate_writes_is_read(rows in prop::collection::vec(prop::collection::vec("[a\";\\r\\né ]{0,6}", 3), 1..8)) {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).expect("memory writes");
        }
        let text = writer.into_inner().expect("memory writes");
        let expected: Vec<_> = rows.iter().filter(|row| !row.concat().trim().is_empty()).cloned().collect();
        let records = all(&text, Some(3));
        let found: Vec<Vec<String>> = records.iter().map(|record| record.iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(found, expected);
    }

    /// No bytes make it panic, and lines only go up.
    #[test]
    fn any_bytes_are_records(bytes in prop::collection::vec(prop::sample::select(b"a1\";\r\n\xe9\x00".to_vec()), 0..200), columns in 1usize..4) {
        let records = all(&bytes, Some(columns));
        prop_assert!(records.is_sorted_by(|a, b| a.line() < b.line()));
        let newlines = String::from_utf8_lossy(&bytes).matches(['\r', '\n']).count() as u64;
        prop_assert!(records.last().is_none_or(|last| last.line() <= newlines + 1));
    }
}
