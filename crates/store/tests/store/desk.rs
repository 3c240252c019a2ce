//! What people look at and change by hand, told to any store.

use crate::kit::*;
use rappel_store::{
    CampaignState, Channel, ContactEdit, ContactList, ContactRecord, Desk, Error, Next, PageMark, Phase, Refused,
    RunRecord, Store, TextKey, TextOrder, TextSettled, TextState,
};
use rappel_strategy::engine::Turn;
use rappel_strategy::status::{Status, SystemStatus};
use rappel_strategy::time::{Instant, MINUTE_MS};

fn keys_of(records: &[ContactRecord]) -> Vec<&str> {
    records.iter().map(|record| record.key.as_str()).collect()
}

/// Keys and numbers find their contacts, page after page, and nobody else's.
pub fn searches(store: &mut (impl Store + Desk)) {
    let other = campaign(store, "other", &[("A1", 0)]);
    let campaign = store.create_campaign("search", "{}").unwrap();
    let rows = [row("A1", 0, &[1, 2]), row("B", 0, &[2]), row("A", 0, &[3]), row("A12", 0, &[2, 2]), row("AÉ", 0, &[])];
    store.import_contacts(campaign, &mut rows.into_iter()).unwrap();
    for size in [1, 2, 9] {
        let found = |store: &mut _, list| -> Vec<String> {
            listed(store, campaign, &list, size).into_iter().map(|record| record.key).collect()
        };
        assert_eq!(found(store, ContactList::Key("A".into())), ["A", "A1", "A12", "AÉ"]);
        assert_eq!(found(store, ContactList::Key("A1".into())), ["A1", "A12"]);
        assert_eq!(found(store, ContactList::Key("a".into())), [""; 0]);
        assert_eq!(found(store, ContactList::Phone(phone(2))), ["A1", "B", "A12"]);
        assert_eq!(found(store, ContactList::Phone(phone(9))), [""; 0]);
    }
    assert_eq!(keys_of(&listed(store, other, &ContactList::Phone(phone(1)), 5)), ["A1"]);
    // An import that takes a number away takes it out of the search.
    store.import_contacts(campaign, &mut [row("B", 0, &[4])].into_iter()).unwrap();
    assert_eq!(keys_of(&listed(store, campaign, &ContactList::Phone(phone(2)), 9)), ["A1", "A12"]);
    assert_eq!(keys_of(&listed(store, campaign, &ContactList::Phone(phone(4)), 9)), ["B"]);
    let foreign: PageMark = "1.2.3".parse().unwrap();
    for list in [ContactList::All, ContactList::Waiting, ContactList::Ended(None), ContactList::Key("A".into())] {
        assert!(matches!(store.contact_page(campaign, &list, Some(&foreign), 5), Err(Error::NotFound { .. })));
    }
}

/// Who ended last comes first, with or without a result; whose window closes soonest is listed first within a turn.
pub fn orders(store: &mut (impl Store + Desk)) {
    let campaign = campaign(store, "orders", &[("a", 0), ("b", 0), ("c", 0), ("d", 0), ("e", 0)]);
    let unplanned = store.unplanned(campaign, 9).unwrap();
    for (minute, (index, result)) in [(3, "sold"), (0, "no_number"), (1, "sold")].into_iter().enumerate() {
        let mut tick = tick(store, campaign, minute as i64);
        tick.plans = vec![replan(&unplanned[index], Next::End(result.to_owned()))];
        store.commit(&[tick]).unwrap();
    }
    let mut tick = tick(store, campaign, 9);
    tick.plans =
        vec![replan(&unplanned[2], call(Turn::Recall, 10, 90)), replan(&unplanned[4], call(Turn::Recall, 5, 60))];
    store.commit(&[tick]).unwrap();
    for page in [1, 2, 3] {
        let mut keys = |list| -> Vec<String> {
            listed(store, campaign, &list, page).into_iter().map(|record| record.key).collect()
        };
        assert_eq!(keys(ContactList::Ended(None)), ["b", "a", "d"]);
        assert_eq!(keys(ContactList::Ended(Some("sold".into()))), ["b", "d"]);
        assert_eq!(keys(ContactList::Ended(Some("lost".into()))), [""; 0]);
        assert_eq!(keys(ContactList::Waiting), ["e", "c"]);
        assert_eq!(keys(ContactList::Callable(at(9))), ["e"]);
        assert_eq!(keys(ContactList::Callable(at(10))), ["e", "c"]);
        assert_eq!(keys(ContactList::Callable(at(60))), ["c"]);
        assert_eq!(keys(ContactList::Callable(at(90))), [""; 0]);
    }
}

/// Calls are counted in the quarter they were dialled in, contacts when they were first reached and when they ended.
pub fn counts(store: &mut (impl Store + Desk)) {
    let campaign = store.create_campaign("counts", "{}").unwrap();
    store.import_contacts(campaign, &mut [row("a", 0, &[1, 2]), row("b", 0, &[3])].into_iter()).unwrap();
    plan_fresh(store, campaign, 0, (0, 60));
    let talked = Status::qualification(0);
    let dial = |store: &mut _, dialled, ended, column: usize, status, next: Next| {
        let candidate = Store::claim(store, campaign, at(dialled), 1, None, &|_| false).unwrap().remove(0);
        let mut placed = tick(store, campaign, dialled);
        placed.intents = vec![intent(&candidate, dialled)];
        placed.intents[0].phone = candidate.phones[column].phone;
        Store::commit(store, &[placed]).unwrap();
        let mut landed = tick(store, campaign, ended);
        landed.outcomes = vec![outcome(&candidate, ended, next)];
        landed.outcomes[0].status = status;
        assert_eq!(Store::commit(store, &[landed]).unwrap().refused, []);
        candidate.contact
    };
    let no_answer = Status::system(SystemStatus::NoAnswer);
    let first = dial(store, 14, 16, 0, no_answer, call(Turn::Callback, 14, 60));
    assert!(!store.contact(first).unwrap().reached);
    assert_eq!(dial(store, 15, 16, 1, talked, call(Turn::Callback, 15, 60)), first);
    assert!(store.contact(first).unwrap().reached);
    assert_eq!(dial(store, 29, 31, 1, talked, Next::End("sold".into())), first);

    let counts = store.counts(campaign, Instant::MIN, Instant::MAX).unwrap();
    let calls: Vec<_> = counts.calls.iter().map(|c| (c.at, c.column, c.status, c.calls)).collect();
    assert_eq!(calls, [(at(0), Some(0), no_answer, 1), (at(15), Some(1), talked, 2)]);
    let contacts: Vec<_> = counts.contacts.iter().map(|c| (c.at, c.reached, c.closed)).collect();
    assert_eq!(contacts, [(at(15), 1, 0), (at(30), 0, 1)], "reached once, however often one talks");
    let only = |store: &mut _, from: Instant, until: Instant| {
        let counts = Desk::counts(store, campaign, from, until).unwrap();
        (counts.calls.iter().map(|c| c.calls).sum::<u64>(), counts.contacts.iter().map(|c| c.closed).sum::<u64>())
    };
    assert_eq!(only(store, at(15), at(30)), (2, 0));
    assert_eq!(only(store, at(0) + 1, at(31)), (2, 1), "quarters that begin within the time");

    // A number that is not the contact's any more has no column.
    let other = store.claim(campaign, at(31), 1, None, &|_| false).unwrap();
    place(store, campaign, 31, &other);
    store.import_contacts(campaign, &mut [row("b", 0, &[9])].into_iter()).unwrap();
    let mut landed = tick(store, campaign, 32);
    landed.outcomes = vec![outcome(&other[0], 32, Next::End("over".into()))];
    store.commit(&[landed]).unwrap();
    let counts = store.counts(campaign, at(30), at(45)).unwrap();
    assert_eq!(counts.calls.iter().map(|c| (c.column, c.calls)).collect::<Vec<_>>(), [(None, 1)]);
}

/// R18: texts are counted in the state they are in.
pub fn texts_are_counted(store: &mut (impl Store + Desk)) {
    let campaign = campaign(store, "texts", &[("a", 0)]);
    plan_fresh(store, campaign, 0, (0, 60));
    let called = claim(store, campaign, 0, 1);
    place(store, campaign, 0, &called);
    let order = |i, until| TextOrder {
        key: TextKey { contact: called[0].contact, phone: phone(1), status: Status::from_code(1), i },
        template: "t".into(),
        send_from: at(0),
        send_until: at(until),
    };
    let mut landed = tick(store, campaign, 1);
    landed.outcomes = vec![outcome(&called[0], 1, call(Turn::Recall, 5, 60))];
    landed.outcomes[0].texts = vec![order(1, 90), order(2, 90), order(3, 90), order(4, 2)];
    store.commit(&[landed]).unwrap();
    let counted = |store: &mut _| {
        let counts = Desk::text_counts(store, campaign).unwrap();
        TextState::ALL.map(|state| counts[state as usize])
    };
    assert_eq!(counted(store), [4, 0, 0, 0, 0, 0, 0, 0]);
    let taken = store.take_texts(campaign, at(3), 9).unwrap();
    assert_eq!(counted(store), [0, 3, 0, 0, 0, 1, 0, 0], "one waited too long");
    let settled: Vec<_> = taken
        .iter()
        .zip([TextState::Sent, TextState::Failed])
        .map(|(text, state)| TextSettled::new(text.order.key, state))
        .collect();
    store.settle_texts(&settled, at(4)).unwrap();
    store.settle_texts(&settled, at(5)).unwrap();
    assert_eq!(counted(store), [0, 1, 1, 1, 0, 1, 0, 0], "settled once");
    store.recover_texts(campaign, at(6)).unwrap();
    assert_eq!(counted(store), [0, 0, 1, 1, 1, 1, 0, 0]);
}

fn edit_of(record: &ContactRecord) -> ContactEdit {
    ContactEdit {
        columns: record.columns.clone(),
        phones: record.phones.clone(),
        zone: record.zone,
        priority: record.priority,
    }
}

/// An edit is an import of one contact, refused when somebody else was first.
pub fn edits(store: &mut (impl Store + Desk)) {
    let campaign = campaign(store, "edits", &[("a", 0), ("b", 0)]);
    plan_fresh(store, campaign, 0, (0, 60));
    let record = store.contact_by_key(campaign, "a").unwrap();
    let mut edit = edit_of(&record);
    edit.phones[0].phone = phone(77);
    store.edit_contact(record.contact, record.tag(), &edit).unwrap();
    assert!(matches!(store.edit_contact(record.contact, record.tag(), &edit), Err(Error::ContactChanged(_))));
    let changed = store.contact(record.contact).unwrap();
    assert_eq!((changed.phones[0].phone, &changed.phase), (phone(77), &Phase::Unplanned));
    assert_eq!(keys_of(&listed(store, campaign, &ContactList::Phone(phone(77)), 9)), ["a"]);
    assert_eq!(phases(store, campaign), (1, 1, 0, 0));
    // Other columns change no plan.
    let other = store.contact_by_key(campaign, "b").unwrap();
    let columns = ContactEdit { columns: "{}".to_owned(), ..edit_of(&other) };
    store.edit_contact(other.contact, other.tag(), &columns).unwrap();
    assert_eq!(phases(store, campaign), (1, 1, 0, 0));
    let mut eleven = edit_of(&changed);
    eleven.phones = vec![changed.phones[0]; 11];
    assert!(matches!(store.edit_contact(changed.contact, changed.tag(), &eleven), Err(Error::Limit { .. })));
}

/// R30, R37: who is withdrawn is called no more, and what undoing takes back is what withdrawing did.
pub fn withdrawn_and_back(store: &mut (impl Store + Desk)) {
    let campaign = store.create_campaign("withdrawn", "{}").unwrap();
    store.import_contacts(campaign, &mut [row("a", 4, &[1, 2]), row("b", 0, &[3])].into_iter()).unwrap();
    plan_fresh(store, campaign, 0, (0, 60));
    store.suppress(Channel::Calls, &mut [phone(2)].into_iter(), "list", at(0)).unwrap();
    let held = claim(store, campaign, 1, 2);
    assert_eq!(keys(&held), ["a", "b"]);
    place(store, campaign, 1, &held[1..]);

    let gone = store.withdraw(held[0].contact, "do_not_call", "asked", at(2), at(500)).unwrap();
    assert_eq!(gone.phase, Phase::Ended { result: "do_not_call".into(), at: at(2) });
    assert_eq!(store.suppressed(Channel::Calls, &[phone(1), phone(2), phone(3)]).unwrap(), [true, true, false]);
    assert_eq!(store.results(campaign).unwrap(), [("do_not_call".into(), 1)]);
    let mut late = tick(store, campaign, 3);
    late.intents = vec![intent(&held[0], 3)];
    assert_eq!(
        store.commit(&[late]).unwrap().refused,
        [Refused::Intent(held[0].contact)],
        "claimed before, refused now"
    );
    assert!(matches!(store.restore(held[0].contact, at(501)), Err(Error::NotWithdrawn(_))), "too long ago");

    let back = store.restore(held[0].contact, at(500)).unwrap();
    assert_eq!((back.phase, back.made), (Phase::Unplanned, 0));
    assert_eq!(
        store.suppressed(Channel::Calls, &[phone(1), phone(2)]).unwrap(),
        [false, true],
        "the list keeps what was on it"
    );
    assert_eq!(phases(store, campaign), (1, 0, 1, 0));
    assert_eq!(store.results(campaign).unwrap().iter().map(|(_, contacts)| contacts).sum::<u64>(), 0);
    let counts = store.counts(campaign, Instant::MIN, Instant::MAX).unwrap();
    assert_eq!(counts.contacts.iter().map(|count| count.closed).sum::<u64>(), 0);
    assert!(matches!(store.restore(held[0].contact, at(0)), Err(Error::NotWithdrawn(_))));
    plan_fresh(store, campaign, 4, (0, 60));
    assert_eq!(keys(&claim(store, campaign, 4, 9)), ["a"]);

    // A call in progress is not cut; its contact is planned again after it, ends without a number, and comes back.
    let flying = store.withdraw(held[1].contact, "do_not_call", "asked", at(5), at(600)).unwrap();
    assert_eq!(flying.phase, Phase::InFlight);
    let mut landed = tick(store, campaign, 6);
    landed.outcomes = vec![outcome(&held[1], 6, call(Turn::Recall, 10, 60))];
    store.commit(&[landed]).unwrap();
    let again = store.unplanned(campaign, 9).unwrap();
    assert_eq!((keys(&again), again[0].suppressed), (vec!["b"], 1));
    let mut ended = tick(store, campaign, 7);
    ended.plans = vec![replan(&again[0], Next::End("no_number".into()))];
    store.commit(&[ended]).unwrap();
    let back = store.restore(held[1].contact, at(600)).unwrap();
    assert_eq!((back.phase, back.made), (Phase::Unplanned, 1));
    assert_eq!(store.candidate(held[1].contact).unwrap().unwrap().suppressed, 0);
}

/// R4: a run goes on where the one before stopped, and never before.
pub fn runs(store: &mut (impl Store + Desk)) {
    let campaign = campaign(store, "runs", &[("a", 0)]);
    assert_eq!(Desk::run(store, campaign).unwrap(), RunRecord::default());
    store.begin_run(campaign, "60x", at(10)).unwrap();
    assert_eq!(store.campaign(campaign).unwrap().state, CampaignState::Running);
    plan_fresh(store, campaign, 12, (20, 60));
    let mut run = RunRecord { speed: Some("60x".into()), last_at: Some(at(12)), error: None };
    assert_eq!(Desk::run(store, campaign).unwrap(), run, "ticks carry the time on");
    store.end_run(campaign, CampaignState::Paused, at(15), Some("the disk is full")).unwrap();
    run = RunRecord { last_at: Some(at(15)), error: Some("the disk is full".into()), ..run };
    assert_eq!(Desk::run(store, campaign).unwrap(), run);
    assert_eq!(run.now(at(99)), at(15), "its clock stands still");
    store.begin_run(campaign, "max", at(0)).unwrap();
    store.reach(campaign, at(17)).unwrap();
    store.reach(campaign, at(16)).unwrap();
    run = RunRecord { speed: Some("max".into()), last_at: Some(at(0) + 17 * MINUTE_MS), error: None };
    assert_eq!(Desk::run(store, campaign).unwrap(), run);
    let real = RunRecord { speed: Some("real".into()), ..run };
    assert_eq!((real.now(at(99)), real.now(at(3))), (at(99), at(17)), "never back");
}
