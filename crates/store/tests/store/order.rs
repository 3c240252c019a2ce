//! R38: who is called first among those who are callable now, told to any store.

use crate::kit::*;
use rappel_store::{CampaignId, Store};
use rappel_strategy::engine::Turn::{self, Callback, Fresh, PersonalCallback, Recall};
use rappel_strategy::time::Instant;

/// A contact of a table: key, priority, turn, window.
type Row = (&'static str, i32, Turn, (i64, i64));

fn planned(store: &mut impl Store, name: &str, now: i64, rows: &[Row]) -> CampaignId {
    let contacts: Vec<(&str, i32)> = rows.iter().map(|row| (row.0, row.1)).collect();
    let campaign = campaign(store, name, &contacts);
    let mut tick = tick(store, campaign, now);
    for candidate in store.unplanned(campaign, 1_000).unwrap() {
        let (_, _, turn, (from, until)) = *rows.iter().find(|row| row.0 == candidate.key).unwrap();
        tick.plans.push(replan(&candidate, call(turn, from, until)));
    }
    store.commit(&[tick]).unwrap();
    campaign
}

/// At minute 100; in the order of the file.
const TABLE: &[Row] = &[
    ("fresh, low", -1, Fresh, (60, 200)),
    ("fresh, second in the file", 5, Fresh, (0, 300)),
    ("fresh, third in the file", 5, Fresh, (60, 200)),
    ("fresh, high", 9, Fresh, (90, 101)),
    ("fresh, opens later", 9, Fresh, (101, 200)),
    ("recall that closes at 200", 9, Recall, (10, 200)),
    ("recall that closes at 111", 0, Recall, (90, 111)),
    ("recall that closes at 110, due later", 0, Recall, (95, 110)),
    ("recall that closes at 110, due earlier", 0, Recall, (94, 110)),
    ("recall that closes now", 0, Recall, (50, 100)),
    ("recall that opens later", 0, Recall, (101, 105)),
    ("recall with a window of a month", 0, Recall, (0, 40_000)),
    ("callback of 99", 0, Callback, (99, 105)),
    ("callback of 98", 0, Callback, (98, 150)),
    ("callback to come", 0, Callback, (101, 150)),
    ("personal of 100", 0, PersonalCallback, (100, 150)),
    ("personal of 97", 0, PersonalCallback, (97, 120)),
    ("personal that expired", 0, PersonalCallback, (80, 99)),
];

pub fn table(store: &mut impl Store) {
    let campaign = planned(store, "table", 0, TABLE);
    let expected = [
        "personal of 97",
        "personal of 100",
        "callback of 98",
        "callback of 99",
        "recall that closes at 110, due earlier",
        "recall that closes at 110, due later",
        "recall that closes at 111",
        "recall that closes at 200",
        "recall with a window of a month",
        "fresh, high",
        "fresh, second in the file",
        "fresh, third in the file",
        "fresh, low",
    ];
    assert_eq!(
        store.due_now(campaign, at(100), 1_000).unwrap(),
        [2, 2, 6, 4],
        "with the one that closes within the minute"
    );
    assert_eq!(store.due_now(campaign, at(100), 1).unwrap(), [1, 1, 1, 1]);
    for limit in [1, 2, 5, 100] {
        let mut taken = Vec::new();
        loop {
            let claimed = claim(store, campaign, 100, limit);
            assert!(claimed.len() <= limit);
            if claimed.is_empty() {
                break;
            }
            taken.extend(claimed.into_iter().map(|candidate| candidate.key));
        }
        assert_eq!(taken, expected, "{limit} at a time");
        assert_eq!(store.recover_claims().unwrap(), expected.len() as u64);
    }
    let overdue = store.overdue(campaign, at(100), 10).unwrap();
    assert_eq!(keys(&overdue), ["personal that expired", "recall that closes now"], "planned again, in order of turns");
    assert_eq!(keys(&store.overdue(campaign, at(100), 1).unwrap()), ["personal that expired"]);
}

/// R38: the share of fresh contacts holds over claims of any size; the other kind fills up.
pub fn shares(store: &mut impl Store) {
    let names: Vec<String> = (0..40).map(|i| format!("{i:02}")).collect();
    let rows: Vec<Row> = names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let turn = if i < 20 { Recall } else { Fresh };
            (&*Box::leak(name.clone().into_boxed_str()), 0, turn, (0, 60))
        })
        .collect();
    let campaign = planned(store, "shares", 0, &rows);
    let mut fresh = |percent, sizes: &[usize]| {
        let mut turns = Vec::new();
        for &size in sizes {
            turns.extend(
                store
                    .claim(campaign, at(0), size, percent, &|_| false)
                    .unwrap()
                    .iter()
                    .map(|c| c.ticket.turn() == Fresh),
            );
        }
        store.recover_claims().unwrap();
        turns.iter().filter(|fresh| **fresh).count()
    };
    assert_eq!(fresh(None, &[20, 10]), 10);
    assert_eq!(fresh(Some(25), &[20]), 5);
    assert_eq!(fresh(Some(25), &[1; 20]), 5);
    assert_eq!(fresh(Some(0), &[20]), 0);
    assert_eq!(fresh(Some(100), &[20]), 20);
    assert_eq!(fresh(Some(50), &[7, 6, 7]), 10);
    assert_eq!(fresh(Some(10), &[40]), 20);
}

/// The next instant at which something is due is where a claim first finds something.
pub fn instants(store: &mut impl Store) {
    let empty = store.create_campaign("empty", "").unwrap();
    assert_eq!(store.next_due_at(empty, at(0), &|_| false).unwrap(), None);
    let rows: &[Row] = &[
        ("late lane, early start", 0, Recall, (30, 1_400)),
        ("early lane, late start", 0, Recall, (40, 50)),
        ("days later", 0, Callback, (5_000, 5_010)),
        ("fresh", 0, Fresh, (35, 3_000)),
    ];
    let campaign = planned(store, "instants", 0, rows);
    let mut now = Instant::from_millis(at(0).millis() + 1);
    let mut steps = Vec::new();
    while let Some(next) = store.next_due_at(campaign, now, &|_| false).unwrap() {
        let claimed = store.claim(campaign, next, 10, None, &|_| false).unwrap();
        assert_eq!(claimed.len(), 1, "at {next}");
        steps.push((next, claimed[0].key.clone()));
        now = next;
    }
    let expected = [
        (at(30), "late lane, early start"),
        (at(35), "fresh"),
        (at(40), "early lane, late start"),
        (at(5_000), "days later"),
    ];
    assert_eq!(steps, expected.map(|(at, key)| (at, key.to_owned())));
    store.recover_claims().unwrap();
    assert_eq!(store.next_due_at(campaign, at(1_400), &|_| false).unwrap(), Some(at(1_400)), "what is overdue is due");
}
