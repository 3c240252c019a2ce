//! Placing many calls on a simulated network and hearing how they end.

use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use rappel_telephony::{CallEvent, CallId, CallOrder, LineKind, Profile, Progress, Shown, SimulatedNetwork, Telephony};

/// Monday 23 November 2026, midnight UTC.
pub fn monday() -> Instant {
    "2026-11-23T00:00:00Z".parse().expect("an instant")
}

/// A call to the `call`-th number, long enough to be answered.
pub fn order(call: u64, kind: LineKind) -> CallOrder {
    CallOrder {
        id: CallId::new(call, 1),
        to: Phone::from_e164(33_600_000_000 + call).expect("valid"),
        kind,
        utc_offset_s: 0,
        shown: Shown::Number("+33162000000".parse().expect("valid")),
        ring_s: 25,
        message: None,
        trunk: "simulated".into(),
    }
}

/// A network of this population.
pub fn network(profile: Profile) -> SimulatedNetwork {
    SimulatedNetwork::new(20_261_123, profile).expect("the profile is sound")
}

/// Everything that happens until nothing more does.
pub fn drain(network: &mut SimulatedNetwork) -> Vec<CallEvent> {
    let mut events = Vec::new();
    while let Some(at) = network.next_event_at() {
        network.poll(at, &mut events);
    }
    events
}

/// Places these orders at `now` and returns what happened.
#[allow(dead_code, reason = "not every test file that shares this module places whole batches")]
pub fn carry(
    network: &mut SimulatedNetwork,
    orders: impl IntoIterator<Item = CallOrder>,
    now: Instant,
) -> Vec<CallEvent> {
    for order in orders {
        network.place(order, now);
    }
    drain(network)
}

/// How many calls ended with a verdict or an answer that `counts`.
#[allow(dead_code, reason = "not every test file that shares this module counts endings")]
pub fn ended(events: &[CallEvent], counts: impl Fn(&rappel_telephony::Ending) -> bool) -> usize {
    events.iter().filter(|event| matches!(&event.what, Progress::Ended(ending) if counts(ending))).count()
}
