//! What goes wrong, and that no text leaves twice (R18).

use crate::carrier::Carrier;
use crate::user::{mobile, open_with, order, send_all, start, told, up};
use rappel_texting::{Failure, TextEvent, TextOrder, TextProgress, Texting};
use serde_json::{Value, json};
use std::collections::HashMap;

const THROTTLED: u32 = 0x58;
const QUEUE_FULL: u32 = 0x14;

/// How often each text was submitted, by its words.
fn times(submissions: &[Value]) -> HashMap<String, usize> {
    let mut times = HashMap::new();
    for submit in submissions {
        *times.entry(submit["text"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    times
}

fn of(events: &[TextEvent], what: TextProgress) -> Vec<u64> {
    events.iter().filter(|event| event.what == what).map(|event| event.id.0).collect()
}

#[test]
fn r18_a_connection_that_ends_in_mid_window_leaves_texts_unknown_and_sends_none_twice() {
    // Of a window of four, two are taken, and with the fourth the connection ends. The rest goes over the next one.
    let carrier = Carrier::start(json!({ "steps": ["ok", "ok", "silent", "drop"] }));
    let account = open_with(&carrier, |smpp| smpp.window = 4);
    let mut seat = account.seat();
    send_all(&mut seat, 12);
    let events = told(&mut seat, 12);
    let (unknown, accepted) = (of(&events, TextProgress::Unknown), of(&events, TextProgress::Accepted));
    // What was in flight is unknown: the two without an answer, and whatever followed them before the end was seen.
    assert!(unknown.contains(&2) && unknown.contains(&3) && unknown.len() <= 6, "{events:?}");
    assert_eq!(unknown.len() + accepted.len(), 12);
    assert!(
        events
            .iter()
            .filter(|event| event.what == TextProgress::Unknown)
            .all(|event| event.reason.en.contains("connection ended"))
    );
    let times = times(&carrier.close());
    assert!(times.values().all(|times| *times == 1), "{times:?}");
    assert!(accepted.iter().all(|n| times.contains_key(&format!("Texte {n}"))), "{times:?}");
}

#[test]
fn r18_whatever_was_submitted_was_submitted_once() {
    for steps in [
        json!(["ok", "drop", "ok", "drop", "ok", "silent", "drop"]),
        json!(["drop", "drop", "drop"]),
        json!([THROTTLED, "drop", "ok", QUEUE_FULL, "drop"]),
    ] {
        let carrier = Carrier::start(json!({ "steps": steps }));
        let account = open_with(&carrier, |smpp| smpp.window = 3);
        let mut seat = account.seat();
        send_all(&mut seat, 10);
        let events = told(&mut seat, 10);
        let submissions = carrier.close();
        let refused: Vec<&Value> =
            submissions.iter().filter(|submit| steps[submit["n"].as_u64().unwrap() as usize].is_number()).collect();
        for (text, times) in times(&submissions) {
            let refused = refused.iter().filter(|submit| submit["text"] == json!(text)).count();
            // Again only what the carrier said it had not taken.
            assert!(times <= 1 + refused, "{steps}: {text} was submitted {times} times");
        }
        assert!(
            events.iter().all(|event| matches!(event.what, TextProgress::Accepted | TextProgress::Unknown)),
            "{events:?}"
        );
    }
}

#[test]
fn throttling_and_a_full_queue_are_waited_out_for_that_same_segment() {
    let carrier = Carrier::start(json!({ "steps": ["ok", THROTTLED, "ok", QUEUE_FULL] }));
    let account = open_with(&carrier, |smpp| smpp.window = 1);
    let mut seat = account.seat();
    // Four segments: the second and the third are refused once.
    let long: String = ["a", "b", "c", "d"].map(|letter| letter.repeat(153)).concat();
    seat.send(order(0, &long), start());
    let events = told(&mut seat, 1);
    assert_eq!((events[0].what, events[0].refs.len()), (TextProgress::Accepted, 4));
    let letters: Vec<String> =
        carrier.submissions(6).iter().map(|submit| submit["text"].as_str().unwrap()[..1].to_owned()).collect();
    assert_eq!(letters, ["a", "b", "b", "c", "c", "d"]);
}

#[test]
fn refusals_are_final_and_say_why() {
    let carrier = Carrier::start(json!({ "steps": [0x0b, 0x45, 0x0a, 0x0401, "ok"] }));
    let account = open_with(&carrier, |smpp| smpp.window = 1);
    let mut seat = account.seat();
    send_all(&mut seat, 5);
    let events = told(&mut seat, 5);
    let expected = [
        (
            TextProgress::Failed(Failure::Undeliverable),
            "the carrier does not accept the number (SMPP status 0x0000000B)",
        ),
        (TextProgress::Failed(Failure::Refused), "the carrier could not take the text (SMPP status 0x00000045)"),
        (TextProgress::Failed(Failure::Refused), "the carrier does not accept the sender (SMPP status 0x0000000A)"),
        (TextProgress::Failed(Failure::Refused), "the carrier refuses (SMPP status 0x00000401)"),
        (TextProgress::Accepted, ""),
    ];
    let got: Vec<_> = events.iter().map(|event| (event.what, &*event.reason.en)).collect();
    assert_eq!(got, expected);
    assert_eq!(carrier.submissions(5).len() + carrier.close().len(), 5);
}

#[test]
fn a_long_text_of_which_a_segment_is_refused_fails_as_a_whole_and_its_rest_stays_behind() {
    let carrier = Carrier::start(json!({ "steps": ["ok", 0x45] }));
    let account = open_with(&carrier, |smpp| smpp.window = 1);
    let mut seat = account.seat();
    seat.send(order(0, &"a".repeat(153 * 4)), start());
    let events = told(&mut seat, 1);
    assert_eq!(events[0].what, TextProgress::Failed(Failure::Refused));
    assert!(events[0].reason.en.starts_with("only 1 of 4 segments were taken"), "{:?}", events[0].reason);
    assert_eq!(events[0].refs, ["id-0".into()]);
    assert_eq!(carrier.submissions(2).len() + carrier.close().len(), 2);
}

#[test]
fn the_window_is_used_and_never_exceeded() {
    // Nothing is answered before three are missing: a smaller window would wait for ever.
    let carrier = Carrier::start(json!({ "gather": 3 }));
    let account = open_with(&carrier, |smpp| smpp.window = 3);
    let mut seat = account.seat();
    send_all(&mut seat, 12);
    let most = carrier.submissions(12).iter().map(|submit| submit["missing"].as_u64().unwrap()).max();
    assert_eq!(most, Some(3));
    let events = told(&mut seat, 12);
    // Answers came in reverse, and each went to its own text.
    for event in &events {
        assert_eq!(event.what, TextProgress::Accepted);
        assert_eq!(event.refs, [format!("id-{}", event.id.0).into()]);
    }
}

#[test]
fn r18_a_text_without_an_answer_is_unknown() {
    let carrier = Carrier::start(json!({ "steps": ["silent", "ok"] }));
    let account = open_with(&carrier, |smpp| smpp.answer_s = 1);
    let mut seat = account.seat();
    send_all(&mut seat, 2);
    let events = told(&mut seat, 2);
    assert_eq!((events[0].what, &*events[0].reason.en), (TextProgress::Unknown, "the carrier did not answer in time"));
    assert_eq!(events[1].what, TextProgress::Accepted);
    assert_eq!(carrier.submissions(2).len() + carrier.close().len(), 2);
}

#[test]
fn r18_a_text_whose_time_is_over_comes_back_and_has_not_left() {
    let carrier = Carrier::start(json!({ "otherwise": THROTTLED }));
    let account = open_with(&carrier, |smpp| smpp.window = 1);
    up(&account);
    let mut seat = account.seat();
    let late = TextOrder { leave_before: start(), ..order(0, "Trop tard") };
    let soon = TextOrder { leave_before: start() + 50, ..order(1, "Bientôt trop tard") };
    seat.send(late, start());
    seat.send(soon, start());
    let events = told(&mut seat, 2);
    assert_eq!(of(&events, TextProgress::Returned), [0, 1]);
    // The second may have been tried, and was refused; the first was not.
    assert!(carrier.close().iter().all(|submit| submit["text"] == json!("Bientôt trop tard")));
}

#[test]
fn r18_what_has_not_left_comes_back_when_recalled() {
    let carrier = Carrier::start(json!({ "otherwise": "silent" }));
    let account = open_with(&carrier, |smpp| (smpp.window, smpp.answer_s) = (1, 1));
    let (mut seat, mut other) = (account.seat(), account.seat());
    send_all(&mut seat, 3);
    carrier.hears("submit");
    other.send(order(7, "D’une autre campagne"), start());
    seat.recall();
    let events = told(&mut seat, 3);
    assert_eq!(of(&events, TextProgress::Returned), [1, 2]);
    assert_eq!(of(&events, TextProgress::Unknown), [0]);
    assert_eq!(carrier.hears("submit")["to"], json!(mobile(7).digits().to_string()));
}

#[test]
fn an_account_has_room_only_while_it_can_send() {
    let carrier = Carrier::start(json!({ "otherwise": "silent" }));
    let account = open_with(&carrier, |smpp| smpp.window = 1);
    let mut seat = account.seat();
    up(&account);
    let room = seat.room();
    send_all(&mut seat, 3);
    assert_eq!(seat.room(), room - 3);
    drop(carrier);
    crate::user::down(&account);
    assert_eq!(seat.room(), 0);
}
