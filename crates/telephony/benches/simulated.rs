//! How many calls a second the simulated network carries in virtual time: every forecast and every rehearsal pays for it.

use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use rappel_telephony::{CallId, CallOrder, LineKind, Profile, Shown, SimulatedNetwork, Telephony};

const CALLS: u64 = 200_000;

fn main() {
    divan::main();
}

/// Places calls a millisecond apart and polls every event, as the dialer's ticks do, with some twenty thousand calls in flight.
#[divan::bench(sample_count = 10)]
fn place_and_poll(bencher: divan::Bencher) {
    let start = Instant::from_millis(1_795_449_900_000);
    bencher
        .counter(divan::counter::ItemsCount::new(CALLS))
        .with_inputs(|| SimulatedNetwork::new(7, Profile::french()).expect("the shipped profile is sound"))
        .bench_values(|mut network| {
            let mut events = Vec::new();
            let mut heard = 0;
            for call in 0..CALLS {
                let now = start + call as i64;
                network.place(order(call), now);
                if call % 250 == 0 {
                    network.poll(now, &mut events);
                    heard += events.len();
                    events.clear();
                }
            }
            while let Some(at) = network.next_event_at() {
                network.poll(at + 250, &mut events);
                heard += events.len();
                events.clear();
            }
            assert!(heard as u64 > CALLS);
            heard
        });
}

fn order(call: u64) -> CallOrder {
    CallOrder {
        id: CallId::new(call, 1),
        to: Phone::from_e164(33_600_000_000 + call).expect("a number"),
        kind: if call.is_multiple_of(3) { LineKind::Fixed } else { LineKind::Mobile },
        utc_offset_s: 3_600,
        shown: Shown::Number(Phone::from_e164(33_162_000_000).expect("a number")),
        ring_s: 25,
        message: None,
        trunk: "simulated".into(),
    }
}
