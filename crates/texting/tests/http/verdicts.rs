//! What becomes of a text by what is answered, and that none leaves twice (R18).

use crate::aggregator::{Aggregator, Step, open, order, start, told};
use rappel_texting::{Account, Failure, Link, Seat, TextProgress, Texting};
use std::io::Read;
use std::net::TcpListener;

const HTTP: &str = "url = \"http://127.0.0.1:PORT/\"\nconnections = 1\nanswer_s = 1\nbody = { form = { text = \"{text}\" } }\nanswer = { id = \"/id\", error = \"/error\" }";

fn send_all(account: &Account, count: u64) -> Seat {
    let mut seat = account.seat();
    (0..count).for_each(|n| seat.send(order(n, &n.to_string()), start()));
    seat
}

/// What was asked, by its text.
fn texts(aggregator: &Aggregator) -> Vec<String> {
    aggregator.others().into_iter().map(|asked| asked.body.replace("text=", "")).collect()
}

#[test]
fn answers_settle_texts() {
    let aggregator = Aggregator::start(vec![
        Step::Answer(201, None, r#"{"id":"a"}"#),
        Step::Answer(402, None, r#"{"error":"no credit"}"#),
        Step::Answer(500, None, ""),
        Step::Break(200),
        Step::Answer(302, Some(("Location", "/elsewhere")), ""),
    ]);
    let account = open(aggregator.port, HTTP);
    let mut seat = send_all(&account, 5);
    let events = told(&mut seat, 5);
    let got: Vec<_> = events.iter().map(|event| (event.what, &*event.reason.en, event.refs.len())).collect();
    assert_eq!(
        got,
        [
            (TextProgress::Accepted, "", 1),
            (TextProgress::Failed(Failure::Refused), "no credit (HTTP status 402)", 0),
            (TextProgress::Unknown, "HTTP status 500", 0),
            // The status says that it was taken; only its name is lost.
            (TextProgress::Accepted, "", 0),
            (TextProgress::Failed(Failure::Refused), "HTTP status 302", 0),
        ]
    );
    assert_eq!(texts(&aggregator), ["0", "1", "2", "3", "4"]);
}

#[test]
fn r18_too_many_requests_and_a_service_that_says_when_to_come_again_are_asked_again() {
    let aggregator = Aggregator::start(vec![
        Step::Answer(429, Some(("Retry-After", "0")), ""),
        Step::Answer(503, Some(("Retry-After", "1")), ""),
        Step::Answer(429, None, ""),
    ]);
    let account = open(aggregator.port, HTTP);
    let mut seat = send_all(&account, 2);
    assert!(told(&mut seat, 2).iter().all(|event| event.what == TextProgress::Accepted));
    assert_eq!(texts(&aggregator), ["0", "0", "0", "0", "1"]);
}

#[test]
fn r18_a_text_without_an_answer_is_unknown_and_not_asked_again() {
    let aggregator = Aggregator::start(vec![Step::Silence]);
    let account = open(aggregator.port, HTTP);
    let mut seat = send_all(&account, 2);
    let events = told(&mut seat, 2);
    assert_eq!([events[0].what, events[1].what], [TextProgress::Unknown, TextProgress::Accepted]);
    assert!(!events[0].reason.en.contains("127.0.0.1"), "{:?}", events[0].reason);
    assert_eq!(texts(&aggregator), ["0", "1"]);
}

#[test]
fn r18_a_connection_that_ends_without_an_answer_leaves_the_text_unknown() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let account = open(listener.local_addr().unwrap().port(), HTTP);
    let mut seat = send_all(&account, 1);
    let (mut stream, _) = listener.accept().unwrap();
    assert!(stream.read(&mut [0; 1000]).unwrap() > 0);
    drop(stream);
    assert_eq!(told(&mut seat, 1)[0].what, TextProgress::Unknown);
    // Nobody comes again.
    listener.set_nonblocking(true).unwrap();
    drop((seat, account));
    assert!(listener.accept().is_err());
}

#[test]
fn r18_a_text_waits_while_no_connection_can_be_made() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let account = open(port, HTTP);
    let mut seat = send_all(&account, 1);
    let reason = loop {
        match account.link() {
            Link::Down(reason) => break reason,
            Link::Connecting | Link::Up => std::thread::yield_now(),
        }
    };
    assert!(reason.en.contains("onnect"), "{reason:?}");
    assert_eq!(seat.room(), 0);
    let aggregator = Aggregator::on(TcpListener::bind(("127.0.0.1", port)).unwrap(), vec![]);
    assert_eq!(told(&mut seat, 1)[0].what, TextProgress::Accepted);
    assert_eq!(texts(&aggregator), ["0"]);
    assert_eq!(account.link(), Link::Up);
}

#[test]
fn r18_a_text_that_waits_comes_back_when_its_time_is_over_or_it_is_recalled() {
    let aggregator = Aggregator::start(vec![Step::Answer(429, Some(("Retry-After", "900")), "")]);
    let account = open(aggregator.port, HTTP);
    let mut seat = send_all(&account, 1);
    aggregator.hears();
    let soon = rappel_texting::TextOrder { leave_before: start() + 20, ..order(1, "1") };
    seat.send(soon, start());
    assert_eq!((told(&mut seat, 1)[0].id.0, texts(&aggregator).len()), (1, 0));
    seat.recall();
    let events = told(&mut seat, 1);
    assert_eq!((events[0].id.0, events[0].what, &*events[0].reason.en), (0, TextProgress::Returned, "it was recalled"));
}

#[test]
fn no_more_requests_at_a_time_than_allowed() {
    // Both are asked though neither is answered; the third waits for one of them.
    let aggregator = Aggregator::start(vec![Step::Silence, Step::Silence]);
    let account = open(aggregator.port, &HTTP.replace("connections = 1", "connections = 2"));
    let mut seat = send_all(&account, 3);
    aggregator.hears();
    aggregator.hears();
    assert!(aggregator.others().is_empty());
    let events = told(&mut seat, 3);
    assert_eq!(events.iter().filter(|event| event.what == TextProgress::Unknown).count(), 2);
}
