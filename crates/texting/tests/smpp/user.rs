//! Somebody who sends by an account.

use crate::carrier::{Carrier, IN_VAIN};
use rappel_strategy::phone::{Country, Phone};
use rappel_strategy::time::{HOUR_MS, Instant};
use rappel_texting::smpp::SmppConfig;
use rappel_texting::{
    Account, AccountConfig, Inbound, Link, Protocol, Seat, Secret, Secrets, TextEvent, TextId, TextOrder, Texting,
};
use std::convert::Infallible;
use std::time::Duration;

/// When tests take place.
pub fn start() -> Instant {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

/// An account with this carrier, changed by `change`.
pub fn open_with(carrier: &Carrier, change: impl FnOnce(&mut SmppConfig)) -> Account {
    let mut smpp: SmppConfig = toml::from_str("host = \"127.0.0.1\"\nsystem_id = \"rappel\"").unwrap();
    smpp.port = carrier.port;
    change(&mut smpp);
    let config = AccountConfig {
        name: "Opérateur".into(),
        sender: "RAPPEL".into(),
        countries: vec![Country::FRANCE],
        texts_per_second: 1000.0,
        validity_h: 36,
        protocol: Protocol::Smpp(smpp),
    };
    let secrets = Secrets { account: Secret::new("secret"), ..Secrets::default() };
    Account::open("1", &config, &secrets, "").unwrap()
}

/// An account with this carrier.
pub fn open(carrier: &Carrier) -> Account {
    open_with(carrier, |_| {})
}

/// The `n`-th mobile of a range given to fiction.
pub fn mobile(n: u64) -> Phone {
    Phone::from_e164(33_639_980_000 + n).unwrap()
}

/// A text to the `n`-th mobile, which may leave for an hour.
pub fn order(n: u64, body: &str) -> TextOrder {
    TextOrder {
        id: TextId(n),
        to: mobile(n),
        from: rappel_texting::Sender::Name("RAPPEL".into()),
        body: body.into(),
        leave_before: start() + HOUR_MS,
    }
}

/// Sends texts 0 to `count`, each with its number.
pub fn send_all(seat: &mut Seat, count: u64) {
    (0..count).for_each(|n| seat.send(order(n, &format!("Texte {n}")), start()));
}

/// Asks every now and then until there is an answer.
pub fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    const PAUSE: Duration = Duration::from_millis(5);
    for _ in 0..IN_VAIN.as_millis() / PAUSE.as_millis() {
        if let Some(answer) = ask() {
            return answer;
        }
        std::thread::sleep(PAUSE);
    }
    panic!("never: {what}");
}

/// So many events, by the text's number.
pub fn told(seat: &mut Seat, count: usize) -> Vec<TextEvent> {
    let mut events = Vec::new();
    until("every text is told of", || {
        seat.poll(start(), &mut events);
        (events.len() >= count).then_some(())
    });
    events.sort_by_key(|event| event.id);
    events
}

/// So many receipts and replies, kept.
pub fn taken_in(account: &Account, count: usize) -> Vec<Inbound> {
    let mut all = Vec::new();
    until("every receipt is taken in", || {
        let kept = account.take_in(|inbound| {
            all.extend_from_slice(inbound);
            Ok::<_, Infallible>(vec![true; inbound.len()])
        });
        kept.unwrap();
        (all.len() >= count).then_some(())
    });
    all
}

/// Why the connection is down.
pub fn down(account: &Account) -> String {
    until("the connection is down", || match account.link() {
        Link::Down(reason) => Some(reason.en),
        Link::Connecting | Link::Up => None,
    })
}

/// Waits for the connection.
pub fn up(account: &Account) {
    until("the connection stands", || (account.link() == Link::Up).then_some(()));
}
