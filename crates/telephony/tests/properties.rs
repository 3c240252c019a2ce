//! Whatever the dialer does, every call that was placed ends exactly once, its events in order and never in the future.

mod common;

use common::{drain, monday, network, order};
use proptest::prelude::*;
use rappel_telephony::{CallEvent, CallId, CallOrder, LineKind, Profile, Progress, Shown, Telephony};
use std::collections::HashMap;

#[derive(Clone, Debug)]
enum Act {
    Place { number: u64, mobile: bool, ring_s: u16, message: bool, hidden: bool, offset_s: i32 },
    HangUp { call: usize },
    Connect { call: usize },
    Poll,
}

fn act() -> impl Strategy<Value = (Act, i64)> {
    let place = (0..50_u64, any::<bool>(), 0..70_u16, any::<bool>(), any::<bool>(), -50_000..50_000_i32).prop_map(
        |(number, mobile, ring_s, message, hidden, offset_s)| Act::Place {
            number,
            mobile,
            ring_s,
            message,
            hidden,
            offset_s,
        },
    );
    let act = prop_oneof![
        4 => place,
        1 => (0..100_usize).prop_map(|call| Act::HangUp { call }),
        2 => (0..100_usize).prop_map(|call| Act::Connect { call }),
        4 => Just(Act::Poll),
    ];
    (act, 0..20_000_i64)
}

fn stage(what: &Progress) -> u8 {
    match what {
        Progress::Ringing => 0,
        Progress::Answered => 1,
        Progress::PersonOnLine | Progress::UnsureOnLine | Progress::Unconnected | Progress::MessageLeft => 2,
        Progress::Ended(_) | Progress::Lost => 3,
    }
}

/// Plays the acts and returns all events, having checked that none came before its time.
fn play(acts: &[(Act, i64)]) -> (u64, Vec<CallEvent>) {
    let mut network = network(Profile::french());
    let (mut now, mut placed, mut events) = (monday(), 0, Vec::new());
    for (act, wait_ms) in acts {
        now = now + *wait_ms;
        match act {
            Act::Place { number, mobile, ring_s, message, hidden, offset_s } => {
                let kind = if *mobile { LineKind::Mobile } else { LineKind::Other };
                network.place(
                    CallOrder {
                        id: CallId::new(placed, 1),
                        ring_s: *ring_s,
                        message: message.then(|| "sound".into()),
                        shown: if *hidden {
                            Shown::Hidden
                        } else {
                            Shown::Number("+33162000000".parse().expect("valid"))
                        },
                        utc_offset_s: *offset_s,
                        ..order(*number, kind)
                    },
                    now,
                );
                placed += 1;
            }
            Act::HangUp { call } => network.hang_up(CallId::new(*call as u64, 1), now),
            Act::Connect { call } => network.connect(CallId::new(*call as u64, 1), "seat", now),
            Act::Poll => {
                let before = events.len();
                network.poll(now, &mut events);
                assert!(events[before..].iter().all(|event| event.at <= now), "an event of the future");
                assert!(network.next_event_at().is_none_or(|at| at > now), "an event held back");
            }
        }
    }
    for call in 0..placed {
        events.extend(drain(&mut network));
        network.hang_up(CallId::new(call, 1), now + 86_400_000);
    }
    events.extend(drain(&mut network));
    assert_eq!(network.in_flight(), 0);
    (placed, events)
}

proptest! {
    #[test]
    fn every_call_ends_exactly_once_and_in_order(acts in prop::collection::vec(act(), 0..60)) {
        let (placed, events) = play(&acts);
        let mut last: HashMap<CallId, (u8, rappel_strategy::time::Instant)> = HashMap::new();
        let mut ended = 0;
        prop_assert!(events.is_sorted_by_key(|event| event.at), "oldest first");
        for event in &events {
            let here = (stage(&event.what), event.at);
            if let Some(before) = last.insert(event.id, here) {
                prop_assert!(before.0 < here.0 && before.1 <= here.1, "{events:?}");
            }
            ended += u64::from(here.0 == 3);
        }
        prop_assert_eq!(ended, placed);
    }

    #[test]
    fn the_same_seed_and_orders_give_the_same_events(acts in prop::collection::vec(act(), 0..40)) {
        prop_assert_eq!(play(&acts), play(&acts));
    }
}
