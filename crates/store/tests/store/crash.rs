//! What a crash leaves in the file: every contact waits, is in flight with an intent, or has ended.

use crate::kit::*;
use rappel_store::{Error, Next, SqliteStore, Store};
use rappel_strategy::engine::Turn;
use rusqlite::Connection;

#[test]
fn a_crash_after_a_claim_leaves_the_contact_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sqlite");
    let mut store = SqliteStore::open(&path).unwrap();
    let campaign = campaign(&mut store, "crash", &[("a", 0), ("b", 0)]);
    plan_fresh(&mut store, campaign, 0, (0, 60));
    let claimed = claim(&mut store, campaign, 0, 2);
    place(&mut store, campaign, 0, &claimed[..1]);
    drop(store);

    let mut store = SqliteStore::open(&path).unwrap();
    assert_eq!(phases(&mut store, campaign), (0, 1, 1, 0));
    assert_eq!(keys(&claim(&mut store, campaign, 1, 10)), ["b"]);
    let unresolved = store.unresolved(campaign, None, 10).unwrap();
    assert_eq!((unresolved.len(), unresolved[0].contact.key.as_str(), unresolved[0].attempt.n), (1, "a", 1));
    assert_eq!(store.unresolved(campaign, Some(unresolved[0].contact.contact), 10).unwrap(), []);
    let mut tick = tick(&mut store, campaign, 1);
    tick.outcomes = vec![outcome(&claimed[0], 1, call(Turn::Recall, 30, 60))];
    assert_eq!(store.commit(&[tick]).unwrap().refused, []);
    assert_eq!(keys(&claim(&mut store, campaign, 30, 10)), ["a"]);
}

/// The process dies between a write and the end of its transaction: as if a copy of the files at that moment were all there is.
#[test]
fn half_a_tick_is_no_tick() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sqlite");
    let mut store = SqliteStore::open(&path).unwrap();
    let campaign = campaign(&mut store, "half", &[("a", 0), ("b", 0)]);
    plan_fresh(&mut store, campaign, 0, (0, 60));
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; DELETE FROM queue; INSERT INTO zone (name) VALUES ('half')").unwrap();
    let copy = folder.path().join("b.sqlite");
    std::fs::copy(&path, &copy).unwrap();
    std::fs::copy(folder.path().join("a.sqlite-wal"), folder.path().join("b.sqlite-wal")).unwrap();
    let mut copied = SqliteStore::open(&copy).unwrap();
    assert_eq!(keys(&claim(&mut copied, campaign, 0, 10)), ["a", "b"]);
    assert_eq!(copied.zones().unwrap(), []);
    drop(other);
    assert_eq!(keys(&claim(&mut store, campaign, 0, 10)), ["a", "b"]);
}

/// A tick that fails in the middle keeps nothing, and the claims on its contacts still hold.
#[test]
fn a_tick_that_fails_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = SqliteStore::open(folder.path().join("a.sqlite")).unwrap();
    let campaign = campaign(&mut store, "fails", &[("a", 0)]);
    plan_fresh(&mut store, campaign, 0, (0, 60));
    let claimed = claim(&mut store, campaign, 0, 1);
    let mut good = tick(&mut store, campaign, 0);
    good.intents = vec![intent(&claimed[0], 0)];
    let mut ahead = tick(&mut store, campaign, 0);
    ahead.edition.0 += 1;
    assert!(matches!(store.commit(&[good.clone(), ahead]), Err(Error::EditionAhead { .. })));
    assert_eq!(phases(&mut store, campaign), (0, 1, 0, 0));
    assert_eq!(claim(&mut store, campaign, 0, 1), []);
    assert_eq!(store.commit(&[good]).unwrap().refused, []);
}

#[test]
fn handles_share_claims_and_read_while_another_writes() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = SqliteStore::open(folder.path().join("a.sqlite")).unwrap();
    let campaign = campaign(&mut store, "handles", &[("a", 0), ("b", 0)]);
    plan_fresh(&mut store, campaign, 0, (0, 60));
    let mut handle = store.handle().unwrap();
    assert_eq!(keys(&claim(&mut store, campaign, 0, 1)), ["a"]);
    assert_eq!(keys(&claim(&mut handle, campaign, 0, 2)), ["b"]);
    let thread = std::thread::spawn(move || (phases(&mut handle, campaign), handle.recover_claims().unwrap()));
    assert_eq!(thread.join().unwrap(), ((0, 2, 0, 0), 2));
    assert_eq!(claim(&mut store, campaign, 0, 2).len(), 2);
}

/// Two processes on one file: the second to spend a ticket is refused, so that the call leaves once.
#[test]
fn two_processes_cannot_place_the_same_call() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sqlite");
    let mut one = SqliteStore::open(&path).unwrap();
    let campaign = campaign(&mut one, "twice", &[("a", 0)]);
    plan_fresh(&mut one, campaign, 0, (0, 60));
    let mut two = SqliteStore::open(&path).unwrap();
    let (first, second) = (claim(&mut one, campaign, 0, 1), claim(&mut two, campaign, 0, 1));
    place(&mut one, campaign, 0, &first);
    let mut tick = tick(&mut two, campaign, 0);
    tick.intents = vec![intent(&second[0], 0)];
    assert_eq!(two.commit(&[tick.clone()]).unwrap().refused.len(), 1);
    let mut landed = tick.clone();
    landed.intents.clear();
    landed.outcomes = vec![outcome(&first[0], 0, Next::End("done".to_owned()))];
    one.commit(&[landed]).unwrap();
    assert_eq!(two.commit(&[tick]).unwrap().refused.len(), 1);
    assert_eq!(one.attempts_of(first[0].contact).unwrap().len(), 1);
}

#[test]
fn a_file_that_is_no_database_is_called_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sqlite");
    std::fs::write(&path, vec![7; 8192]).unwrap();
    assert!(matches!(SqliteStore::open(&path).map(drop), Err(Error::Corrupt(_))));
}
