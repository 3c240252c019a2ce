//! Messages for answering machines (R17) and texts (R18).

use crate::notation::{BASE, Case, Row, at};

const MESSAGES: &str = r#"machine = { messages = ["premier", "deuxieme"] }"#;
const ONCE: &str = r#"machine = { messages = ["premier", "deuxieme"], after_last = "nothing" }"#;
const MAX: &str = r#"machine = { messages = ["premier", "deuxieme"], max = { messages = 1, per = "week" } }"#;
const TREATMENT: &str = r#"
    machine = { messages = ["premier", "deuxieme"] }
    default = [{ attempt = 2, status = "machine", message = "special", recall = { call = "same", after = "1 h" } }]"#;
const LEFT: Row = ("2026-11-23T10:00", 1, "machine left");
const AGAIN: Row = ("2026-11-23T11:00", 1, "machine left");
const NOBODY: Row = ("2026-11-23T10:30", 1, "no_answer");
const OTHER: Row = ("2026-11-23T10:30", 2, "machine left");

#[test]
fn r17_the_kth_machine_gets_the_kth_message() {
    for (says, number, calls, now, expected) in [
        ("first", MESSAGES, &[] as &[Row], "2026-11-23T12:00", Some("premier")),
        ("second", MESSAGES, &[LEFT], "2026-11-23T12:00", Some("deuxieme")),
        ("the last one again", MESSAGES, &[LEFT, AGAIN], "2026-11-23T12:00", Some("deuxieme")),
        ("or nothing", ONCE, &[LEFT, AGAIN], "2026-11-23T12:00", None),
        ("other statuses are no machines", MESSAGES, &[NOBODY], "2026-11-23T12:00", Some("premier")),
        ("nor are machines of another number", MESSAGES, &[OTHER], "2026-11-23T12:00", Some("premier")),
        (
            "a machine without a message was still met",
            MESSAGES,
            &[("2026-11-23T10:00", 1, "machine")],
            "2026-11-23T12:00",
            Some("deuxieme"),
        ),
        ("one a week", MAX, &[LEFT], "2026-11-29T23:59", None),
        ("and the next one after seven dates", MAX, &[LEFT], "2026-11-30T00:00", Some("deuxieme")),
        (
            "the maximum counts messages, not machines",
            MAX,
            &[("2026-11-23T10:00", 1, "machine")],
            "2026-11-23T12:00",
            Some("deuxieme"),
        ),
        ("a treatment names another", TREATMENT, &[LEFT], "2026-11-23T12:00", Some("special")),
        ("for its attempt only", TREATMENT, &[], "2026-11-23T12:00", Some("premier")),
    ] {
        let campaign = r#"sounds = { premier = "1.wav", deuxieme = "2.wav", special = "3.wav" }"#;
        let world = Case { says, campaign, numbers: vec![number, ""].leak(), calls, ..BASE }.world();
        assert_eq!(world.engine.message(&world.contact, &world.state, 0, at(now)), expected, "{says}");
    }
}

const TEXTS: &str = r#"
    texts_accepted = true
    text = [{ status = "no_answer", templates = ["un", "deux"] }, { status = "busy", templates = ["occupe"] }]"#;
const NOT_ACCEPTED: &str = r#"text = [{ status = "no_answer", templates = ["un", "deux"] }]"#;

#[test]
fn r18_the_ith_time_of_a_status_sends_the_ith_text_in_the_hours_of_texts() {
    let again: &[Row] = &[("2026-11-23T10:00", 1, "no_answer")];
    let between: &[Row] = &[("2026-11-23T10:00", 1, "no_answer"), ("2026-11-23T10:30", 1, "busy")];
    let both: &[Row] = &[("2026-11-23T10:00", 1, "no_answer"), ("2026-11-23T10:30", 1, "no_answer")];
    let other: &[Row] = &[("2026-11-23T10:00", 2, "no_answer")];
    /// Template, ordinal, from when on.
    type Expected = Option<(&'static str, u16, Option<&'static str>)>;
    /// What it shows, the campaign, the number, the calls before, the call.
    type Situation<'a> = (&'a str, &'static str, &'static str, &'a [Row], Row);
    let cases: &[(Situation<'_>, Expected)] = &[
        (("first", "", TEXTS, &[], ("2026-11-23T11:00", 1, "no_answer")), Some(("un", 1, Some("2026-11-23T11:00")))),
        (
            ("second", "", TEXTS, again, ("2026-11-23T11:00", 1, "no_answer")),
            Some(("deux", 2, Some("2026-11-23T11:00"))),
        ),
        (
            ("other statuses between", "", TEXTS, between, ("2026-11-23T11:00", 1, "no_answer")),
            Some(("deux", 2, Some("2026-11-23T11:00"))),
        ),
        (("beyond the list", "", TEXTS, both, ("2026-11-23T11:00", 1, "no_answer")), None),
        (
            ("another number counts for itself", "", TEXTS, other, ("2026-11-23T11:00", 1, "no_answer")),
            Some(("un", 1, Some("2026-11-23T11:00"))),
        ),
        (("a status without texts", "", TEXTS, &[], ("2026-11-23T11:00", 1, "machine")), None),
        (("texts not accepted", "", NOT_ACCEPTED, &[], ("2026-11-23T11:00", 1, "no_answer")), None),
        (
            ("its own list for each status", "", TEXTS, again, ("2026-11-23T11:00", 1, "busy")),
            Some(("occupe", 1, Some("2026-11-23T11:00"))),
        ),
        (
            ("after eight in the evening: the next morning", "", TEXTS, &[], ("2026-11-23T20:00", 1, "no_answer")),
            Some(("un", 1, Some("2026-11-24T08:00"))),
        ),
        (
            (
                "not on Sundays or closed days",
                r#"closed_days = { dates = ["2026-11-30"] }"#,
                TEXTS,
                &[],
                ("2026-11-28T20:30", 1, "no_answer"),
            ),
            Some(("un", 1, Some("2026-12-01T08:00"))),
        ),
        (
            (
                "hours of the campaign's own",
                r#"text_hours = { wed = ["14:00-15:00"] }"#,
                TEXTS,
                &[],
                ("2026-11-23T11:00", 1, "no_answer"),
            ),
            Some(("un", 1, Some("2026-11-25T14:00"))),
        ),
    ];
    for ((says, campaign, number, before, row), expected) in cases {
        let mut world = Case { says, campaign, numbers: vec![*number, ""].leak(), ..BASE }.world();
        for row in *before {
            world.call(*row);
        }
        let text = world.call(*row).text.map(|text| (text.template.to_string(), text.ordinal, text.from));
        let expected = expected.map(|(template, ordinal, from)| (template.to_owned(), ordinal, from.map(at)));
        assert_eq!(text, expected, "{says}");
    }
}

#[test]
fn r18_only_to_numbers_that_can_receive_texts() {
    let mut world = Case { numbers: &[TEXTS], ..BASE }.world();
    for slot in world.contact.slots.iter_mut().flatten() {
        slot.takes_texts = false;
    }
    assert_eq!(world.call(("2026-11-23T11:00", 1, "no_answer")).text, None);
}
