//! Any history of a campaign against a model that is too simple to be wrong: a list of contacts that is sorted for every claim.

use crate::kit::{self, *};
use proptest::prelude::*;
use rappel_store::{CampaignId, Candidate, ContactList, Desk, Next, SqliteStore, Store};
use rappel_strategy::engine::Turn;
use rappel_strategy::time::Instant;
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Debug)]
enum At {
    Unplanned,
    Waiting(Turn, i64, i64),
    InFlight,
    Ended,
}

#[derive(Clone, Debug)]
struct Modelled {
    priority: i32,
    at: At,
    claimed: bool,
    made: u32,
    /// In flight when the campaign's edition changed or the contact was imported again.
    stale: bool,
}

#[derive(Clone, Debug)]
enum Step {
    Import(Vec<i32>),
    Reimport(prop::sample::Index, i32),
    Plan(Vec<(u8, i64, i64)>),
    Overdue(Vec<(u8, i64, i64)>),
    Claim(usize),
    Place(usize),
    Release(usize),
    Land(Vec<(u8, i64, i64)>),
    NewEdition,
    Wait(i64),
    Crash,
}

fn windows() -> impl Strategy<Value = Vec<(u8, i64, i64)>> {
    // Mostly within minutes of each other, so that windows meet, end together and end one after the other.
    let after = prop_oneof![3 => 0..4_i64, 1 => 0..90_i64];
    let length = prop_oneof![3 => 1..6_i64, 1 => 1..1_400_i64];
    prop::collection::vec((0..7_u8, after, length), 1..12)
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => prop::collection::vec(-1..3, 1..20).prop_map(Step::Import),
        1 => (any::<prop::sample::Index>(), -1..3).prop_map(|(index, priority)| Step::Reimport(index, priority)),
        4 => windows().prop_map(Step::Plan),
        2 => windows().prop_map(Step::Overdue),
        5 => (1..8_usize).prop_map(Step::Claim),
        4 => (1..8_usize).prop_map(Step::Place),
        1 => (1..3_usize).prop_map(Step::Release),
        4 => windows().prop_map(Step::Land),
        1 => Just(Step::NewEdition),
        4 => prop_oneof![3 => 1..4_i64, 1 => 1..60_i64].prop_map(Step::Wait),
        1 => Just(Step::Crash),
    ]
}

/// What follows: mostly a recall; one in seven ends.
fn next((turn, after, length): (u8, i64, i64), now: i64, called: bool) -> (Next, At) {
    let turn = match turn {
        0 => Turn::PersonalCallback,
        1 => Turn::Callback,
        3 | 4 if !called => Turn::Fresh,
        2..6 => Turn::Recall,
        _ => return (Next::End("over".to_owned()), At::Ended),
    };
    let (from, until) = (now + after, now + after + length);
    (call(turn, from, until), At::Waiting(turn, from, until))
}

/// The positions of those who are callable, in the order of R38.
fn order(contacts: &[Modelled], now: i64) -> Vec<usize> {
    let mut callable: Vec<(Turn, i64, i64, usize)> = contacts
        .iter()
        .enumerate()
        .filter(|(_, contact)| !contact.claimed)
        .filter_map(|(index, contact)| match contact.at {
            At::Waiting(turn, from, until) if from <= now && now < until => Some(match turn {
                Turn::PersonalCallback | Turn::Callback => (turn, from, 0, index),
                Turn::Recall => (turn, until, from, index),
                Turn::Fresh => (turn, -i64::from(contact.priority), 0, index),
            }),
            _ => None,
        })
        .collect();
    callable.sort();
    callable.into_iter().map(|(.., index)| index).collect()
}

fn position(candidate: &Candidate) -> usize {
    candidate.contact.position() as usize
}

fn run(steps: Vec<Step>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model.sqlite");
    let mut store = SqliteStore::open(&path).unwrap();
    let campaign = store.create_campaign("model", "").unwrap();
    let mut contacts: Vec<Modelled> = Vec::new();
    let mut held: BTreeMap<usize, Candidate> = BTreeMap::new();
    let mut flying: BTreeMap<usize, Candidate> = BTreeMap::new();
    let mut now = 0;
    for step in steps {
        let mut tick = tick(&mut store, campaign, now);
        match step {
            Step::Import(priorities) => {
                let rows: Vec<_> = priorities
                    .iter()
                    .enumerate()
                    .map(|(i, priority)| row(&format!("{}", contacts.len() + i), *priority, &[1]))
                    .collect();
                store.import_contacts(campaign, &mut rows.into_iter()).unwrap();
                let new = |priority| Modelled { priority, at: At::Unplanned, claimed: false, made: 0, stale: false };
                contacts.extend(priorities.into_iter().map(new));
            }
            Step::Reimport(index, priority) if !contacts.is_empty() => {
                let index = index.index(contacts.len());
                let mut rows = [row(&index.to_string(), priority, &[1])].into_iter();
                let imported = store.import_contacts(campaign, &mut rows).unwrap();
                let contact = &mut contacts[index];
                assert_eq!(imported.updated == 1, contact.priority != priority);
                if contact.priority != priority {
                    contact.priority = priority;
                    match contact.at {
                        At::Waiting(..) => contact.at = At::Unplanned,
                        At::InFlight => contact.stale = true,
                        _ => {}
                    }
                }
            }
            Step::Plan(windows) | Step::Overdue(windows) if windows.len() % 2 == 0 => {
                let unplanned = store.unplanned(campaign, windows.len()).unwrap();
                let expected = contacts.iter().filter(|c| c.at == At::Unplanned && !c.claimed).count();
                assert_eq!(unplanned.len(), expected.min(windows.len()));
                for (candidate, window) in unplanned.iter().zip(windows) {
                    let contact = &mut contacts[position(candidate)];
                    assert_eq!((contact.at, candidate.made), (At::Unplanned, contact.made));
                    let (next, at) = next(window, now, contact.made > 0);
                    tick.plans.push(replan(candidate, next));
                    contact.at = at;
                }
            }
            Step::Plan(windows) | Step::Overdue(windows) => {
                let overdue = store.overdue(campaign, at(now), windows.len()).unwrap();
                let is_over = |c: &&Modelled| matches!(c.at, At::Waiting(_, _, until) if until <= now) && !c.claimed;
                assert_eq!(overdue.len(), contacts.iter().filter(is_over).count().min(windows.len()));
                for (candidate, window) in overdue.iter().zip(windows) {
                    let contact = &mut contacts[position(candidate)];
                    assert!(is_over(&&*contact));
                    let (next, at) = next(window, now, contact.made > 0);
                    tick.plans.push(replan(candidate, next));
                    contact.at = at;
                }
            }
            Step::Claim(limit) => {
                let mut expected = order(&contacts, now);
                expected.truncate(limit);
                let claimed = claim(&mut store, campaign, now, limit);
                assert_eq!(claimed.iter().map(position).collect::<Vec<_>>(), expected);
                for candidate in claimed {
                    contacts[position(&candidate)].claimed = true;
                    held.insert(position(&candidate), candidate);
                }
            }
            Step::Place(count) => {
                for _ in 0..count {
                    let Some((index, candidate)) = held.pop_first() else { break };
                    tick.intents.push(intent(&candidate, now));
                    let contact = &mut contacts[index];
                    contact.claimed = false;
                    // A ticket outlives a new edition but not an import, a plan or a call.
                    if contact.stale {
                        contact.stale = false;
                    } else {
                        contact.at = At::InFlight;
                        flying.insert(index, candidate);
                    }
                }
            }
            Step::Release(count) => {
                for _ in 0..count {
                    let Some((index, candidate)) = held.pop_last() else { break };
                    tick.releases.push(candidate.contact);
                    contacts[index].claimed = false;
                    contacts[index].stale = false;
                }
            }
            Step::Land(windows) => {
                for window in windows {
                    let Some((index, candidate)) = flying.pop_first() else { break };
                    let (next, at) = next(window, now, true);
                    tick.outcomes.push(outcome(&candidate, now, next));
                    let contact = &mut contacts[index];
                    contact.made += 1;
                    contact.at = if contact.stale && at != At::Ended { At::Unplanned } else { at };
                    contact.stale = false;
                }
            }
            Step::NewEdition => {
                store.put_document(campaign, "changed").unwrap();
                for contact in &mut contacts {
                    if matches!(contact.at, At::Waiting(..)) {
                        contact.at = At::Unplanned;
                    }
                }
            }
            Step::Wait(minutes) => now += minutes,
            Step::Crash => {
                drop(store);
                store = SqliteStore::open(&path).unwrap();
                held.clear();
                for contact in &mut contacts {
                    if contact.claimed {
                        contact.claimed = false;
                        contact.stale = false;
                    }
                }
            }
            Step::Reimport(..) => {}
        }
        // A claim whose contact was imported again meanwhile is refused, and only such a one.
        let void = |index: usize, held: &Candidate, store: &mut SqliteStore| {
            let current = store.candidate(held.contact).unwrap();
            assert!(current.is_some(), "{index}");
            current.map(|current| current.ticket) != Some(held.ticket)
        };
        for (index, candidate) in &held {
            contacts[*index].stale = void(*index, candidate, &mut store);
        }
        let refused = store.commit(&[tick]).unwrap().refused;
        for refusal in &refused {
            assert!(matches!(refusal, rappel_store::Refused::Intent(_)), "{refusal:?}");
        }
        let count = |at: fn(&At) -> bool| contacts.iter().filter(|contact| at(&contact.at)).count() as u64;
        let expected = (
            count(|at| matches!(at, At::Unplanned)),
            count(|at| matches!(at, At::Waiting(..))),
            count(|at| matches!(at, At::InFlight)),
            count(|at| matches!(at, At::Ended)),
        );
        assert_eq!(phases(&mut store, campaign), expected);
        assert_eq!(store.unresolved(campaign, None, 1_000).unwrap().len() as u64, expected.2);
        lists(&mut store, campaign, &contacts, now);
        counts(&mut store, campaign, &contacts);
    }
}

/// Every list, read page by page, holds the contacts it says and each once.
fn lists(store: &mut SqliteStore, campaign: CampaignId, contacts: &[Modelled], now: i64) {
    type Holds<'a> = &'a dyn Fn(&At) -> bool;
    let wanted: [(ContactList, Holds<'_>); 6] = [
        (ContactList::All, &|_| true),
        (ContactList::Unplanned, &|at| *at == At::Unplanned),
        (ContactList::Waiting, &|at| matches!(at, At::Waiting(..))),
        (
            ContactList::Callable(at(now)),
            &|at| matches!(at, At::Waiting(_, from, until) if (*from..*until).contains(&now)),
        ),
        (ContactList::InFlight, &|at| *at == At::InFlight),
        (ContactList::Ended(None), &|at| *at == At::Ended),
    ];
    for (list, holds) in wanted {
        let mut listed: Vec<usize> =
            kit::listed(store, campaign, &list, 3).iter().map(|c| c.contact.position() as usize).collect();
        listed.sort_unstable();
        let expected: Vec<usize> = (0..contacts.len()).filter(|&index| holds(&contacts[index].at)).collect();
        assert_eq!(listed, expected, "{list:?}");
    }
}

/// Every call that ended and every contact that ended is counted once.
fn counts(store: &mut SqliteStore, campaign: CampaignId, contacts: &[Modelled]) {
    let counts = store.counts(campaign, Instant::MIN, Instant::MAX).unwrap();
    let calls: u64 = counts.calls.iter().map(|count| count.calls).sum();
    assert_eq!(calls, contacts.iter().map(|contact| u64::from(contact.made)).sum::<u64>());
    let closed: u64 = counts.contacts.iter().map(|count| count.closed).sum();
    assert_eq!(closed, contacts.iter().filter(|contact| contact.at == At::Ended).count() as u64);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// R36, R38, R60: whatever happens, claims come in order and every contact is in one phase.
    #[test]
    fn r38_any_history_agrees_with_the_model(steps in prop::collection::vec(step(), 1..60)) {
        run(steps);
    }
}
