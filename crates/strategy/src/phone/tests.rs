//! Writings of numbers, and the library as a witness.

use super::*;
use proptest::prelude::*;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType, Region};

fn french(text: &str) -> Result<(String, PhoneKind), PhoneError> {
    parse(text, Country::FRANCE).map(|parsed| (parsed.phone.to_string(), parsed.kind))
}

#[test]
fn one_number_in_many_writings_r40() {
    for text in [
        "06 39 98 12 04",
        "06.39.98.12.04",
        "06-39-98-12-04",
        "06/39/98/12/04",
        "0639981204",
        " 06\u{a0}39\u{202f}98\u{2009}12 04 ",
        "06 39 98–12\u{2011}04",
        "06,39,98,12,04",
        "(06) 39 98 12 04",
        "639981204",
        "6 39 98 12 04",
        "33639981204",
        "330639981204",
        "0033639981204",
        "0033 6 39 98 12 04",
        "00 33 (0)6 39 98 12 04",
        "+33639981204",
        "+33 6 39 98 12 04",
        "+33 (0)6 39 98 12 04",
        "+33.6.39.98.12.04",
        "(+33) 06 39 98 12 04",
        "＋３３６３９９８１２０４",
        "٠٦٣٩٩٨١٢٠٤",
        "6.39981204E8",
        "6,39981204E+08",
        "6,39981204e8",
        "639981204.0",
        "639981204,00",
        "33639981204.0",
        "'0639981204",
        "=\"0639981204\"",
        "\"06 39 98 12 04\"",
        "tel:+33-6-39-98-12-04",
        "\u{202a}+33 6 39 98 12 04\u{202c}",
        "\u{feff}0639981204",
    ] {
        assert_eq!(french(text), Ok(("+33639981204".into(), PhoneKind::Mobile)), "{text:?}");
    }
}

#[test]
fn what_a_number_is_r18() {
    use PhoneKind::*;
    for (text, phone, kind) in [
        ("01 23 45 67 89", "+33123456789", Fixed),
        ("07 56 12 34 56", "+33756123456", Mobile),
        ("09 70 12 34 56", "+33970123456", Other),
        ("0 800 12 34 56", "+33800123456", Other),
        // Overseas, as one dials it from anywhere in France.
        ("0692 12 34 56", "+262692123456", Mobile),
        ("06 92 12 34 56", "+262692123456", Mobile),
        ("692123456", "+262692123456", Mobile),
        ("+33 6 92 12 34 56", "+262692123456", Mobile),
        ("+262 692 12 34 56", "+262692123456", Mobile),
        ("00262 692 12 34 56", "+262692123456", Mobile),
        ("262692123456", "+262692123456", Mobile),
        ("0262 12 34 56", "+262262123456", Fixed),
        ("0269 60 12 34", "+262269601234", Fixed),
        ("0639 01 23 45", "+262639012345", Mobile),
        ("0590 20 12 34", "+590590201234", Fixed),
        ("0690 30 12 34", "+590690301234", Mobile),
        ("0594 30 12 34", "+594594301234", Fixed),
        ("0694 20 12 34", "+594694201234", Mobile),
        ("0596 30 12 34", "+596596301234", Fixed),
        ("0696 20 12 34", "+596696201234", Mobile),
        ("0508 41 12 34", "+508411234", Fixed),
        // Abroad.
        ("+32 470 12 34 56", "+32470123456", Mobile),
        ("0032 470 12 34 56", "+32470123456", Mobile),
        ("32470123456", "+32470123456", Mobile),
        ("+41 44 668 18 00", "+41446681800", Fixed),
        ("+39 06 6982 1234", "+390669821234", Fixed),
        ("+1 212 555 2368", "+12125552368", FixedOrMobile),
        ("+212 6 12 34 56 78", "+212612345678", Mobile),
        ("+687 75 12 34", "+687751234", Mobile),
    ] {
        assert_eq!(french(text), Ok((phone.into(), kind)), "{text:?}");
        let parsed = parse(text, Country::FRANCE).expect(text);
        assert_eq!(parsed.phone.kind(), kind, "{text:?}");
        assert_eq!(parsed.zones, zones(parsed.phone));
        assert!(!parsed.zones.is_empty(), "{text:?}");
    }
    assert!(Mobile.takes_texts() && FixedOrMobile.takes_texts() && !Fixed.takes_texts() && !Other.takes_texts());
    for kind in PhoneKind::ALL {
        assert_eq!(PhoneKind::from_code(kind.code()), Some(kind));
    }
}

#[test]
fn numbers_of_fiction_are_accepted_r30() {
    let ranges = ["019900", "026191", "035301", "046571", "053649", "063998"];
    for range in ranges {
        for last in ["0000", "1204", "9999"] {
            let kind = if range == "063998" { PhoneKind::Mobile } else { PhoneKind::Fixed };
            assert_eq!(french(&format!("{range}{last}")), Ok((format!("+33{}{last}", &range[1..]), kind)));
        }
    }
}

#[test]
fn errors_say_why_r30() {
    use PhoneError::*;
    for (text, error) in [
        ("", Empty),
        ("   ", Empty),
        ("-", Empty),
        ("+", Empty),
        ("06 12 34", TooShort),
        ("3949", TooShort),
        ("112", TooShort),
        ("06 12 34 56 78 9", TooLong),
        ("06 12 34 56 78 / 01 23 45 67 89", TooLong),
        ("06 12 34 56 78 06 12 34 56 78 06 12 34 56 78", TooLong),
        ("06 12 34 56 78 poste 12", ContainsLetters('p')),
        ("inconnu", ContainsLetters('i')),
        ("6,4E8", Rounded),
        ("6.3998E+08", Rounded),
        ("06 12 34 56 78;01", Stray(';')),
        ("0612+345678", Stray('+')),
        ("#REF!", Stray('#')),
        ("+999 123456789", UnknownCountryCode),
        ("06 90 00 00 0", TooShort),
        ("00 00 00 00 00", NotValid(Country::FRANCE)),
        ("07 01 23 45 67", NotValid(Country::FRANCE)),
        ("+32 1", TooShort),
    ] {
        assert_eq!(french(text), Err(error), "{text:?}");
    }
    assert_eq!(NotValid(Country::FRANCE).to_string(), "not a valid number in FR");
}

#[test]
fn other_countries_write_in_their_own_way_r11() {
    for (country, text, phone) in [
        ("BE", "0470 12 34 56", "+32470123456"),
        ("CH", "044 668 18 00", "+41446681800"),
        ("US", "(212) 555-2368", "+12125552368"),
        ("US", "33639981204", "+33639981204"),
        ("US", "011 33 6 39 98 12 04", "+33639981204"),
        ("RE", "06 39 98 12 04", "+33639981204"),
        ("RE", "0692 12 34 56", "+262692123456"),
        ("PM", "41 12 34", "+508411234"),
        ("MA", "0612-345678", "+212612345678"),
        ("GB", "0033 6 39 98 12 04", "+33639981204"),
    ] {
        let country = Country::from_code(country).expect(country);
        assert_eq!(parse(text, country).map(|parsed| parsed.phone.to_string()), Ok(phone.into()), "{country} {text:?}");
    }
    assert!(
        Country::from_code("fr").is_none() && Country::from_code("XX").is_none() && Country::from_code("FRA").is_none()
    );
}

#[test]
fn numbers_read_as_the_french_read_them_r61() {
    for (phone, text) in [
        ("+33639981204", "06 39 98 12 04"),
        ("+262692123456", "06 92 12 34 56"),
        ("+590590201234", "05 90 20 12 34"),
        ("+32470123456", "+32 470 12 34 56"),
        ("+508411234", "05 08 41 12 34"),
        ("+999123", "+999123"),
        // `09 39 80 00 00` would be read as a number of metropolitan France.
        ("+262939801234", "+262 939 80 12 34"),
    ] {
        assert_eq!(phone.parse::<Phone>().expect(phone).national(), text);
    }
}

#[test]
fn numbers_are_stored_as_e164_r40() {
    let phone = Phone::from_e164(33639981204).expect("a phone");
    assert_eq!(serde_json::to_string(&phone).expect("writes"), "\"+33639981204\"");
    assert_eq!(serde_json::from_str::<Phone>("\"+33639981204\"").expect("reads"), phone);
    for wrong in ["33639981204", "+0639981204", "+", "+33 6", "+1234567890123456", "++33"] {
        assert!(wrong.parse::<Phone>().is_err(), "{wrong}");
    }
    assert_eq!(Phone::from_e164(0), None);
    assert_eq!(Phone::from_e164(1_000_000_000_000_000), None);
    assert_eq!(Phone::from_e164(999_999_999_999_999).map(Phone::digits), Some(999_999_999_999_999));
}

/// What the library alone says of a French writing, or `None` if it knows no such number.
fn by_library(text: &str) -> Option<(String, bool)> {
    let number = PHONE_NUMBER_UTIL.parse(text, Some(Region::FR)).ok()?;
    let kind = PHONE_NUMBER_UTIL.get_number_type(&number);
    (kind != PhoneNumberType::Unknown).then(|| {
        let e164 = PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::E164).into_owned();
        (e164, matches!(kind, PhoneNumberType::Mobile | PhoneNumberType::FixedLineOrMobile))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Where the library knows a number, we say the same; we know more only overseas and in fiction.
    #[test]
    fn french_numbers_are_those_of_the_library(digits in 100_000_000u64..1_000_000_000, style in 0usize..5) {
        let text = match style {
            0 => format!("0{digits}"),
            1 => format!("{digits}"),
            2 => format!("+33{digits}"),
            3 => format!("0033{digits}"),
            _ => format!("+33 (0){digits}"),
        };
        let ours = parse(&text, Country::FRANCE).ok();
        let theirs = by_library(&text);
        let said = ours.map(|parsed| (parsed.phone.to_string(), parsed.kind.takes_texts()));
        match ours {
            Some(parsed) if parsed.phone.digits() / 1_000_000_000 == 33 && french::fiction(parsed.phone).is_none() => {
                prop_assert_eq!(said, theirs);
            }
            Some(_) => {}
            // 0262 and its like exist overseas or not at all.
            None => prop_assert_eq!(theirs, None),
        }
    }

    /// Foreign numbers pass through the library unchanged.
    #[test]
    fn foreign_numbers_are_those_of_the_library(code in prop::sample::select(vec![1u64, 32, 34, 39, 41, 44, 49, 212, 352, 687]), rest in 1_000_000u64..10_000_000_000) {
        let text = format!("+{code}{rest}");
        let said = parse(&text, Country::FRANCE).ok().map(|parsed| (parsed.phone.to_string(), parsed.kind.takes_texts()));
        prop_assert_eq!(said, by_library(&text));
    }

    /// No text makes it panic, and a number that was read reads the same again.
    #[test]
    fn any_text_is_a_number_or_an_error(text in prop_oneof![".*", "[+0-9 .()/Ee,-]{0,24}", "[0-9]{6,16}"]) {
        if let Ok(parsed) = parse(&text, Country::FRANCE) {
            prop_assert_eq!(parse(&parsed.phone.to_string(), Country::FRANCE), Ok(parsed));
            prop_assert_eq!(parse(&parsed.phone.national(), Country::FRANCE).map(|again| again.phone), Ok(parsed.phone));
        }
    }
}
