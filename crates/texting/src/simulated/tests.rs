use super::*;
use crate::texting::Sender;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

const TEXTS: u64 = 20_000;

fn start() -> Instant {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn order(text: u64) -> TextOrder {
    TextOrder {
        id: TextId(text),
        to: Phone::from_e164(33_639_980_000 + text).unwrap(),
        from: Sender::Name("RAPPEL".into()),
        body: "Bonjour".into(),
        leave_before: Instant::MAX,
    }
}

fn account() -> SimulatedAccount {
    SimulatedAccount::new(5, TextingProfile::default()).unwrap()
}

fn drain(account: &mut SimulatedAccount) -> Vec<TextEvent> {
    let mut events = Vec::new();
    while let Some(at) = account.next_event_at() {
        account.poll(at, &mut events);
    }
    events
}

fn send_all(account: &mut SimulatedAccount, orders: impl Iterator<Item = TextOrder>) -> Vec<TextEvent> {
    orders.for_each(|order| account.send(order, start()));
    drain(account)
}

#[test]
fn it_says_that_it_is_simulated() {
    assert_eq!(account().label(), "simulated text account (seed 5)");
}

#[test]
fn every_text_ends_exactly_once_and_is_accepted_before() {
    let events = send_all(&mut account(), (0..TEXTS).map(order));
    assert!(events.is_sorted_by_key(|event| event.at));
    let mut seen: HashMap<TextId, Vec<TextProgress>> = HashMap::new();
    for event in events {
        seen.entry(event.id).or_default().push(event.what);
    }
    assert_eq!(seen.len() as u64, TEXTS);
    for (id, course) in seen {
        match course[..] {
            [TextProgress::Failed(Failure::Refused)] => {}
            [TextProgress::Accepted, end] => assert_ne!(end, TextProgress::Accepted, "{id:?}"),
            _ => panic!("{id:?}: {course:?}"),
        }
    }
}

#[test]
fn texts_fare_as_the_profile_says() {
    let events = send_all(&mut account(), (0..TEXTS).map(order));
    let profile = TextingProfile::default();
    let deliverable = 100.0 - profile.undeliverable_percent;
    for (what, percent) in [
        (TextProgress::Failed(Failure::Refused), profile.refused_percent),
        (TextProgress::Failed(Failure::Undeliverable), profile.undeliverable_percent),
        (TextProgress::Failed(Failure::Expired), profile.expired_percent * deliverable / 100.0),
        (TextProgress::Unknown, profile.unknown_percent * deliverable / 100.0),
    ] {
        let share = events.iter().filter(|event| event.what == what).count() as f64 / TEXTS as f64;
        let bound = 5.0 * (percent / 100.0 / TEXTS as f64).sqrt();
        assert!((share - percent / 100.0).abs() < bound, "{what:?}: {share}, expected {percent} %");
    }
}

#[test]
fn a_number_that_takes_no_texts_never_takes_one() {
    let profile = TextingProfile { refused_percent: 0.0, ..TextingProfile::default() };
    let mut account = SimulatedAccount::new(5, profile).unwrap();
    let mut deaf = |round: u64| -> Vec<u64> {
        let orders = (0..2_000).map(|n| TextOrder { id: TextId(round * 2_000 + n), ..order(n) });
        let mut deaf: Vec<_> = send_all(&mut account, orders)
            .iter()
            .filter(|event| event.what == TextProgress::Failed(Failure::Undeliverable))
            .map(|event| event.id.0 % 2_000)
            .collect();
        deaf.sort_unstable();
        deaf
    };
    let first = deaf(0);
    assert!(first.len() > 20);
    assert_eq!(deaf(1), first);
}

#[test]
fn the_same_seed_gives_the_same_fates_and_another_seed_others() {
    let run = |seed| {
        let mut account = SimulatedAccount::new(seed, TextingProfile::default()).unwrap();
        send_all(&mut account, (0..500).map(order))
    };
    assert_eq!(run(1), run(1));
    assert_ne!(run(1), run(2));
}

#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_text_on_its_way_is_not_sent_again_and_every_text_sent_is_a_line_of_the_log_r18() {
    let paper = Paper::default();
    let profile = TextingProfile { refused_percent: 0.0, ..TextingProfile::default() };
    let mut account = SimulatedAccount::new(5, profile).unwrap().with_log(paper.clone());
    account.send(order(1), start());
    account.send(order(1), start() + 1);
    account.send(order(2), start() + 2);
    let written = String::from_utf8(paper.0.lock().unwrap().clone()).unwrap();
    assert_eq!(written, "1 +33639980001 2026-11-23T09:00:00Z\n2 +33639980002 2026-11-23T09:00:00.002Z\n");
    assert_eq!(drain(&mut account).len(), 4);
}

#[test]
fn profiles_are_read_from_toml_and_checked() {
    let profile: TextingProfile = toml::from_str("unknown_percent = 10").unwrap();
    assert_eq!(profile.unknown_percent, 10.0);
    assert!(toml::from_str::<TextingProfile>("unknown = 10").is_err());
    let broken = TextingProfile { expired_percent: 95.0, unknown_percent: 10.0, ..profile };
    let message = broken.check().unwrap_err().to_string();
    assert_eq!(message, "texting profile: `unknown_percent` is 10, but must be at most 100 with the expired");
    assert!(SimulatedAccount::new(1, TextingProfile { validity_h: f64::NAN, ..profile }).is_err());
}
