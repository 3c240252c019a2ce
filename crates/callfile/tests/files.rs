//! Whole files in, contacts and rejects out: each encoding, each delimiter, workbooks, limits.

use proptest::prelude::*;
use rappel_callfile::{
    CallFile, Encoding, Entry, Format, ImportError, ImportOptions, Mapping, MappingRequest, OpenError, ReadAs, Reject,
    RejectReason, RejectWriter, Row, Warning,
};
use rappel_strategy::lang::Lang;
use rappel_strategy::phone::{Country, PhoneError, PhoneKind};
use std::io::{self, Cursor, Read, Write};

fn options() -> ImportOptions {
    ImportOptions { country: Country::FRANCE, campaign_zone: "Europe/Paris".into() }
}

fn open(bytes: impl Into<Vec<u8>>) -> CallFile {
    CallFile::from_seekable(Cursor::new(bytes.into()), &ReadAs::default()).expect("opens")
}

fn mapping(file: &CallFile) -> Mapping {
    Mapping::resolve(file.headings(), file.sample(), &MappingRequest::default()).expect("guessed")
}

fn entries(file: CallFile) -> Vec<Entry> {
    let mapping = mapping(&file);
    file.import(mapping, options()).collect::<Result<_, _>>().expect("reads to the end")
}

fn parted(entries: Vec<Entry>) -> (Vec<Row>, Vec<Reject>) {
    let (mut rows, mut rejects) = (Vec::new(), Vec::new());
    for entry in entries {
        match entry {
            Entry::Row(row) => rows.push(row),
            Entry::Reject(reject) => rejects.push(reject),
        }
    }
    (rows, rejects)
}

fn phones(row: &Row) -> Vec<Option<String>> {
    row.phones.iter().map(|phone| phone.map(|phone| phone.phone.to_string())).collect()
}

const FILE: &str = "Référence;Prénom;TEL1;TEL_MOBILE;Fuseau;Priorité\r\n\
    A1;Zoé;01 99 00 12 34;06.39.98.12.04;;5\r\n\
    A2;Noël;;0692 12 34 56;Indian/Reunion;\r\n";

fn check(rows: &[Row]) {
    assert_eq!(rows.len(), 2);
    assert_eq!((rows[0].key.as_str(), rows[0].priority, rows[0].line()), ("A1", 5, 2));
    assert_eq!(phones(&rows[0]), [Some("+33199001234".into()), Some("+33639981204".into())]);
    assert_eq!(
        rows[0].phones[1].map(|phone| (phone.kind, phone.zone)),
        Some((PhoneKind::Mobile, Some("Europe/Paris")))
    );
    assert_eq!(rows[0].columns().find(|(name, _)| *name == "Prénom"), Some(("Prénom", "Zoé")));
    assert_eq!(rows[1].zone.as_deref(), Some("Indian/Reunion"));
    assert_eq!(phones(&rows[1]), [None, Some("+262692123456".into())]);
    assert_eq!(rows[1].phones[1].and_then(|phone| phone.zone), Some("Indian/Reunion"));
    assert!(rows.iter().all(|row| row.warnings.is_empty()));
}

#[test]
fn each_encoding_and_each_delimiter_gives_the_same_contacts_r2_r11() {
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let marked = format!("\u{feff}{FILE}");
    let windows = FILE.chars().map(|letter| letter as u32 as u8).collect::<Vec<u8>>();
    for (bytes, encoding) in [
        (FILE.as_bytes().to_vec(), Encoding::Utf8),
        (marked.as_bytes().to_vec(), Encoding::Utf8),
        (windows, Encoding::Windows1252),
        (utf16(FILE, false), Encoding::Utf16Le),
        (utf16(&marked, false), Encoding::Utf16Le),
        (utf16(FILE, true), Encoding::Utf16Be),
        (utf16(&marked, true), Encoding::Utf16Be),
    ] {
        let file = open(bytes);
        let Format::Text(dialect) = file.format() else { panic!("text") };
        assert_eq!((dialect.encoding, dialect.delimiter, dialect.header), (encoding, Some(';'), true));
        check(&parted(entries(file)).0);
    }
    for delimiter in [",", "\t", "|"] {
        check(&parted(entries(open(FILE.replace(';', delimiter)))).0);
        let announced = format!("sep={delimiter}\r\n{}", FILE.replace(';', delimiter));
        assert_eq!(parted(entries(open(announced))).0.len(), 2);
    }
    for line_end in ["\n", "\r"] {
        check(&parted(entries(open(FILE.replace("\r\n", line_end)))).0);
    }
}

#[test]
fn the_caller_knows_better_than_detection() {
    let read_as =
        ReadAs { encoding: Some(Encoding::Windows1252), delimiter: Some(','), header: Some(false), sheet: None };
    let file = CallFile::from_stream(Cursor::new("1,0639981204,a;b"), Some(16), &read_as).expect("opens");
    assert_eq!(file.headings(), ["1", "2", "3"]);
    let progress = file.progress().clone();
    let (rows, _) = parted(entries(file));
    assert_eq!((rows[0].key.as_str(), rows[0].line()), ("1", 1));
    assert_eq!((progress.bytes_read(), progress.bytes_total()), (16, Some(16)));
}

#[test]
fn what_is_no_contact_is_rejected_with_line_and_reason_r30() {
    let file = open(
        "ID;TEL1;TEL2;Note\n\
         1;0639981204;;\n\
         ;0639981205;;\n\
         1;0639981206;;\n\
         2;;;\n\
         3;0612;abc;\n\
         4;0639981207;0612;bonne\n\
         5;0639981208\n\
         6;0639981209;;;;;\n\
         7;0639981210;;;x\n\
         \n\
         ;;;\n\
         8;0639981211;;\"ouvert\n\
         9;0639981212;;\"sur\ndeux lignes\"\n\
         2;0639981213;;\n",
    );
    let (rows, rejects) = parted(entries(file));
    assert_eq!(rows.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["1", "4", "6", "9", "2"]);
    assert_eq!(rows[1].warnings, [Warning::BadPhone { column: 2, error: PhoneError::TooShort }]);
    let bad = |column, error| Warning::BadPhone { column, error };
    let reasons: Vec<_> = rejects.into_iter().map(|reject| (reject.line(), reject.reason)).collect();
    assert_eq!(
        reasons,
        [
            (3, RejectReason::NoKey),
            (4, RejectReason::DuplicateKey("1".into())),
            (5, RejectReason::NoPhone(vec![])),
            (6, RejectReason::NoPhone(vec![bad(1, PhoneError::TooShort), bad(2, PhoneError::ContainsLetters('a'))])),
            (8, RejectReason::FieldCount { expected: 4, found: 2 }),
            (10, RejectReason::FieldCount { expected: 4, found: 5 }),
            (13, RejectReason::Quote),
        ]
    );
}

#[test]
fn rejects_can_be_repaired_in_a_spreadsheet_r30() {
    let file = open("ID;TEL1;TEL2\n1;0612;=cmd()\n2;0639981204;+33 1\n3;0639981205;\n");
    let headings = file.headings().to_vec();
    let entries = entries(file);
    for (lang, expected) in [
        (
            Lang::Fr,
            "\u{feff}Ligne;Motif du rejet;ID;TEL1;TEL2\r\n\
             2;aucun numéro valide\u{a0}: TEL1: trop court, TEL2: contient la lettre «\u{a0}c\u{a0}»;1;0612;'=cmd()\r\n\
             3;fiche importée sans\u{a0}: TEL2 (+33 1): trop court;2;0639981204;+33 1\r\n",
        ),
        (
            Lang::En,
            "\u{feff}Line;Reason;ID;TEL1;TEL2\r\n\
             2;no valid telephone number: TEL1: too short, TEL2: contains the letter `c`;1;0612;'=cmd()\r\n\
             3;imported without: TEL2 (+33 1): too short;2;0639981204;+33 1\r\n",
        ),
    ] {
        let mut writer = RejectWriter::new(Vec::new(), &headings, lang).expect("memory writes");
        for entry in &entries {
            match entry {
                Entry::Row(row) => writer.write_warnings(row),
                Entry::Reject(reject) => writer.write(reject),
            }
            .expect("memory writes");
        }
        let written = String::from_utf8(writer.finish().expect("memory writes")).expect("UTF-8");
        assert_eq!(written, expected);
    }
}

#[test]
fn zones_and_priorities_that_are_none_are_left_out_r2_r38() {
    let (rows, _) =
        parted(entries(open("ID;TEL;Fuseau;Priorité\n1;0639981204;paris;haute\n2;0639981205;europe/paris;-3\n")));
    assert_eq!(rows[0].warnings, [Warning::UnknownZone { column: 2 }, Warning::BadPriority { column: 3 }]);
    assert_eq!((rows[0].zone.as_deref(), rows[0].priority), (None, 0));
    assert_eq!((rows[1].zone.as_deref(), rows[1].priority), (Some("Europe/Paris"), -3));
}

fn workbook() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Fiches").expect("a name");
    for (column, heading) in ["ID", "Prénom", "TEL1", "Portable", "Naissance"].iter().enumerate() {
        sheet.write(0, column as u16, *heading).expect("writes");
    }
    let date = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(1, 0, 17).expect("writes");
    sheet.write(1, 1, "Zoé").expect("writes");
    sheet.write(1, 2, 199001234.0).expect("writes");
    sheet.write(1, 3, "06 39 98 12 04").expect("writes");
    sheet.write_with_format(1, 4, 36526, &date).expect("writes");
    sheet.write(3, 0, "B").expect("writes");
    sheet.write(3, 3, 33639981205.0).expect("writes");
    sheet.write(4, 0, "C").expect("writes");
    let list = workbook.add_worksheet().set_name("Opposition").expect("a name");
    list.write(0, 0, "0639981204").expect("writes");
    list.write(1, 0, 639981205.0).expect("writes");
    workbook.save_to_buffer().expect("a workbook")
}

#[test]
fn workbooks_are_read_as_they_show_r11() {
    let file = open(workbook());
    assert_eq!(*file.format(), Format::Workbook { sheet: "Fiches".into(), header: true });
    let progress = file.progress().clone();
    let (rows, rejects) = parted(entries(file));
    assert_eq!(Some(progress.bytes_read()), progress.bytes_total());
    assert_eq!(rows.len(), 2);
    assert_eq!((rows[0].key.as_str(), rows[0].line()), ("17", 2));
    assert_eq!(phones(&rows[0]), [Some("+33199001234".into()), Some("+33639981204".into())]);
    assert_eq!(rows[0].columns().last(), Some(("Naissance", "2000-01-01")));
    assert_eq!((rejects.len(), rejects[0].line(), &rejects[0].reason), (1, 5, &RejectReason::NoPhone(vec![])));
}

#[test]
fn a_workbook_row_may_end_early_r11() {
    // Row 4 has no fifth cell, row 5 only a key: what a sheet leaves empty is empty, not missing.
    let (rows, _) = parted(entries(open(workbook())));
    assert_eq!((rows[1].key.as_str(), rows[1].line()), ("B", 4));
    assert_eq!(phones(&rows[1]), [None, Some("+33639981205".into())]);
    assert_eq!(rows[1].columns().count(), 5);
}

#[test]
fn suppression_lists_are_one_column_of_numbers_r22() {
    let list = |file: CallFile| -> Vec<Result<(u64, String), u64>> {
        file.phones(None, Country::FRANCE)
            .expect("a column")
            .map(|line| line.expect("reads to the end"))
            .map(|line| line.map(|listed| (listed.line, listed.phone.to_string())).map_err(|refused| refused.line))
            .collect()
    };
    let first = |line| Ok((line, "+33639981204".to_owned()));
    let second = |line| Ok((line, "+33639981205".to_owned()));
    assert_eq!(list(open("06 39 98 12 04\n\nx\n+33639981205")), [first(1), Err(3), second(4)]);
    assert_eq!(list(open("Téléphone\n0639981204\n0639981205\n")), [first(2), second(3)]);
    assert_eq!(list(open("Nom;Date;Portable\nA;2026;0639981204\nB;2026;0639981205\n")), [first(2), second(3)]);
    let read_as = ReadAs { sheet: Some("Opposition".into()), ..ReadAs::default() };
    assert_eq!(list(CallFile::from_seekable(Cursor::new(workbook()), &read_as).expect("opens")), [first(1), second(2)]);
    let wrong = open("Nom;Portable\nA;0639981204\n").phones(Some("Nm"), Country::FRANCE).err().expect("no such column");
    assert_eq!(wrong.to_string(), "there is no column `Nm`; did you mean `Nom`?");
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let error = |bytes: &[u8], sheet: Option<&str>| {
        let read_as = ReadAs { sheet: sheet.map(str::to_owned), ..ReadAs::default() };
        CallFile::from_seekable(Cursor::new(bytes.to_vec()), &read_as).err().expect("an error")
    };
    assert!(matches!(error(b"", None), OpenError::Empty));
    assert!(matches!(error(b"\n \n", None), OpenError::Empty));
    assert!(matches!(error(b"PK\x03\x04 nothing", None), OpenError::Workbook(_)));
    assert!(matches!(error(b"\xd0\xcf\x11\xe0", None), OpenError::OldWorkbook));
    let wide = (0..300).map(|number| format!("h{number}")).collect::<Vec<_>>().join(";");
    assert!(matches!(error(format!("{wide}\n{wide}\n").as_bytes(), None), OpenError::TooManyColumns(300)));
    let unknown = error(&workbook(), Some("Oposition")).to_string();
    assert_eq!(unknown, "there is no sheet `Oposition`; did you mean `Opposition`?");
    let stream = CallFile::from_stream(Cursor::new(workbook()), None, &ReadAs::default());
    assert!(matches!(stream.err(), Some(OpenError::WorkbookInStream)));
}

#[test]
fn a_small_workbook_that_unpacks_to_gigabytes_is_refused() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).expect("starts");
    let zeros = vec![0; 1 << 20];
    for _ in 0..513 {
        archive.write_all(&zeros).expect("packs");
    }
    let bytes = archive.finish().expect("an archive").into_inner();
    let error = CallFile::from_seekable(Cursor::new(bytes), &ReadAs::default()).err().expect("refused");
    assert!(error.to_string().starts_with("the shared text of the workbook has more than"), "{error}");
}

#[test]
fn a_file_that_breaks_off_is_an_error_and_no_short_file() {
    struct Breaks(Cursor<Vec<u8>>);
    impl Read for Breaks {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            match self.0.read(buffer)? {
                0 => Err(io::Error::other("the disk is gone")),
                count => Ok(count),
            }
        }
    }
    let mut text = "ID;TEL1\n".to_owned();
    for number in 0..5_000 {
        text.push_str(&format!("{number};063998{:04}\n", number));
    }
    let file = CallFile::from_stream(Breaks(Cursor::new(text.into_bytes())), None, &ReadAs::default()).expect("opens");
    let mapping = mapping(&file);
    let mut entries: Vec<_> = file.import(mapping, options()).collect();
    assert!(matches!(entries.pop(), Some(Err(ImportError::Io { line: 5002, .. }))));
    assert_eq!(entries.len(), 5_000);
}

proptest! {
    /// Every line of a file that is not blank ends as exactly one contact or reject, whatever stands in it.
    #[test]
    fn every_line_is_one_entry(lines in prop::collection::vec("[a-z0-9;é+ ]{0,20}", 0..60)) {
        let file = open(format!("ID;TEL1;Note\n{}\n", lines.join("\n")));
        let entries = entries(file);
        let found: Vec<u64> = entries.iter().map(|entry| match entry {
            Entry::Row(row) => row.line(),
            Entry::Reject(reject) => reject.line(),
        }).collect();
        let blank = |line: &str| line.split(';').all(|field| field.trim().is_empty());
        let expected: Vec<u64> = (2u64..).zip(&lines).filter(|(_, line)| !blank(line)).map(|(number, _)| number).collect();
        prop_assert_eq!(found, expected);
    }

    /// No bytes make it panic, and rows and rejects never share a line.
    #[test]
    fn any_bytes_are_a_file_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "[\"';,\\t\\r\\n0-9a-z|é=]{0,200}") {
        for bytes in [bytes, text.into_bytes()] {
            let Ok(file) = CallFile::from_seekable(Cursor::new(bytes), &ReadAs::default()) else { continue };
            let mapping = Mapping { key: 0, phones: vec![file.headings().len() - 1], zone: None, priority: None };
            let lines: Vec<u64> = file.import(mapping, options()).map(|entry| match entry.expect("memory reads") {
                Entry::Row(row) => row.line(),
                Entry::Reject(reject) => reject.line(),
            }).collect();
            prop_assert!(lines.is_sorted_by(|a, b| a < b));
        }
    }
}
