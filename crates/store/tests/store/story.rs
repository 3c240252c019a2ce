//! What happens to campaigns and contacts, told to any store.

use crate::kit::*;
use rappel_store::{
    CampaignState, Channel, Error, Imported, Next, Phase, Refused, Store, TextKey, TextOrder, TextSettled, TextState,
};
use rappel_strategy::engine::{CallbackAsked, State, Turn, Why};
use rappel_strategy::status::Status;

/// R3, R4, R60.
pub fn campaigns_and_strategies(store: &mut impl Store) {
    let campaign = store.create_campaign("Spring renewals", "one").unwrap();
    assert!(matches!(store.create_campaign("Spring renewals", ""), Err(Error::NameTaken(_))));
    let error = store.campaign_named("Spring renewal").unwrap_err().to_string();
    assert!(error.contains("did you mean `Spring renewals`?"), "{error}");

    store.set_classic_rules(campaign, Some("classic")).unwrap();
    assert_eq!(store.put_strategy(campaign, "first", "start", at(0)).unwrap(), 1);
    assert!(
        matches!(store.set_classic_rules(campaign, None), Err(Error::ClassicLocked(name)) if name == "Spring renewals")
    );
    assert_eq!(store.put_strategy(campaign, "second", "evening calls", at(5)).unwrap(), 2);
    assert_eq!(store.campaign(campaign).unwrap().strategy, Some(2));
    store.remove_strategy(campaign).unwrap();
    let record = store.campaign_named("Spring renewals").unwrap();
    assert_eq!((record.strategy, record.classic.as_deref()), (None, Some("classic")));
    store.set_classic_rules(campaign, None).unwrap();
    assert_eq!(store.put_strategy(campaign, "third", "", at(9)).unwrap(), 3);

    let versions = store.strategy_versions(campaign).unwrap();
    assert_eq!(versions.iter().map(|v| v.document.as_str()).collect::<Vec<_>>(), ["first", "second", "third"]);
    assert_eq!(store.strategy_version(campaign, 2).unwrap().note, "evening calls");
    assert!(matches!(store.strategy_version(campaign, 4), Err(Error::NotFound { .. })));

    let before = record.edition;
    store.put_document(campaign, "two").unwrap();
    store.set_state(campaign, CampaignState::Running).unwrap();
    let record = store.campaigns().unwrap().remove(0);
    assert_eq!((record.document.as_str(), record.state), ("two", CampaignState::Running));
    assert!(record.edition > before);
}

/// R20, R22, R36: import, plan, claim, call, recall, call again, end.
pub fn a_contact_from_import_to_end(store: &mut impl Store) {
    let campaign = campaign(store, "story", &[("anna", 0), ("bruno", 0)]);
    assert_eq!(phases(store, campaign), (2, 0, 0, 0));
    assert_eq!(claim(store, campaign, 0, 10), [], "what is not planned is not called");
    plan_fresh(store, campaign, 0, (60, 120));
    assert_eq!(phases(store, campaign), (0, 2, 0, 0));
    assert_eq!(claim(store, campaign, 59, 10), []);
    assert_eq!(store.next_due_at(campaign, at(0), &|_| false).unwrap(), Some(at(60)));

    let claimed = claim(store, campaign, 60, 10);
    assert_eq!(keys(&claimed), ["anna", "bruno"]);
    assert_eq!(claim(store, campaign, 60, 10), [], "a claimed contact is claimed by nobody else");
    let mut first = tick(store, campaign, 60);
    first.intents = vec![intent(&claimed[0], 60)];
    first.releases = vec![claimed[1].contact];
    store.commit(&[first]).unwrap();
    assert_eq!(phases(store, campaign), (0, 1, 1, 0));
    assert_eq!(keys(&claim(store, campaign, 61, 10)), ["bruno"], "a released contact can be claimed again");
    let unresolved = store.unresolved(campaign, None, 10).unwrap();
    assert_eq!((unresolved.len(), unresolved[0].contact.key.as_str()), (1, "anna"));
    assert_eq!(store.attempts_of(claimed[0].contact).unwrap()[0].ending, None);

    let mut second = tick(store, campaign, 61);
    let asked = CallbackAsked { at: at(90), phone: Some(phone(7)), personal: Some((4, at(95))) };
    let mut ended = outcome(&claimed[0], 61, call(Turn::PersonalCallback, 90, 120));
    ended.callback = Some(asked);
    ended.message_left = true;
    second.outcomes = vec![ended];
    store.commit(&[second]).unwrap();
    assert_eq!(phases(store, campaign), (0, 2, 0, 0));
    let record = store.contact_by_key(campaign, "anna").unwrap();
    assert_eq!(record.phase, Phase::Waiting { turn: Turn::PersonalCallback, from: at(90), until: at(120) });
    assert_eq!((record.made, State::decode(&record.state)), (1, Ok(state(1))));

    let again = claim(store, campaign, 90, 10);
    assert_eq!((keys(&again), again[0].made, State::decode(&again[0].state)), (vec!["anna"], 1, Ok(state(1))));
    place(store, campaign, 90, &again);
    let mut last = tick(store, campaign, 91);
    last.outcomes = vec![outcome(&again[0], 91, Next::End("sold".to_owned()))];
    store.commit(&[last]).unwrap();
    assert_eq!(phases(store, campaign), (0, 1, 0, 1));
    assert_eq!(store.results(campaign).unwrap(), [("sold".to_owned(), 1)]);
    let record = store.contact_by_key(campaign, "anna").unwrap();
    assert_eq!(record.phase, Phase::Ended { result: "sold".to_owned(), at: at(91) });
    assert_eq!(store.candidate(record.contact).unwrap(), None);

    let attempts = store.attempts_of(record.contact).unwrap();
    assert_eq!(
        attempts.iter().map(|attempt| (attempt.n, attempt.turn)).collect::<Vec<_>>(),
        [(1, Turn::Fresh), (2, Turn::PersonalCallback)]
    );
    let ending = attempts[0].ending.clone().unwrap();
    assert_eq!((ending.callback, ending.message_left, ending.at), (Some(asked), true, at(61)));
    assert_eq!(
        (attempts[0].shown, attempts[0].version, Why::decode(&attempts[0].why)),
        (Some(phone(999)), Some(3), Some(intent(&again[0], 90).why))
    );
    let error = store.contact_by_key(campaign, "ana").unwrap_err().to_string();
    assert!(error.contains("did you mean `anna`?"), "{error}");
}

/// R2, R38: importing again changes what it brings and keeps what happened.
pub fn imports_again(store: &mut impl Store) {
    let zone = store.intern_zone("Indian/Reunion").unwrap();
    assert_eq!(store.intern_zone("Indian/Reunion").unwrap(), zone);
    assert_eq!(store.zones().unwrap(), [(zone, "Indian/Reunion".to_owned())]);
    let campaign = store.create_campaign("file", "{}").unwrap();
    let rows = [row("a", 0, &[1, 2]), row("b", 0, &[3]), row("c", 0, &[4]), row("d", 0, &[])];
    let import =
        |store: &mut _, rows: &[_]| Store::import_contacts(store, campaign, &mut rows.iter().cloned()).unwrap();
    assert_eq!(import(store, &rows), Imported { added: 4, updated: 0, unchanged: 0 });
    assert_eq!(import(store, &rows), Imported { added: 0, updated: 0, unchanged: 4 });
    plan_fresh(store, campaign, 0, (0, 60));
    assert_eq!(import(store, &rows), Imported { added: 0, updated: 0, unchanged: 4 });
    assert_eq!(phases(store, campaign), (0, 4, 0, 0));

    // a is in flight, b claimed, c ended, d waits.
    let taken = claim(store, campaign, 0, 3);
    let mut first = tick(store, campaign, 0);
    first.intents = vec![intent(&taken[0], 0)];
    first.plans = vec![replan(&taken[2], Next::End("no_number".to_owned()))];
    store.commit(&[first]).unwrap();
    let mut changed = rows.clone();
    for row in &mut changed {
        row.zone = Some(zone);
        row.priority = 7;
    }
    changed[3].columns = "{}".to_owned();
    assert_eq!(import(store, &changed), Imported { added: 0, updated: 4, unchanged: 0 });
    assert_eq!(phases(store, campaign), (2, 0, 1, 1), "b and d are to be planned again");

    let mut late = tick(store, campaign, 1);
    late.intents = vec![intent(&taken[1], 1)];
    late.outcomes = vec![outcome(&taken[0], 1, call(Turn::Recall, 30, 60))];
    assert_eq!(store.commit(&[late]).unwrap().refused, [Refused::Intent(taken[1].contact)]);
    assert_eq!(phases(store, campaign), (3, 0, 0, 1), "a was planned with the old row");
    let unplanned = store.unplanned(campaign, 10).unwrap();
    assert_eq!(keys(&unplanned), ["a", "b", "d"], "by turn, then priority and file order");
    assert_eq!((unplanned[0].zone, unplanned[0].priority, unplanned[0].made), (Some(zone), 7, 1));

    let mut columns = changed.clone();
    columns[1].columns = "[]".to_owned();
    plan_fresh(store, campaign, 1, (1, 60));
    assert_eq!(import(store, &columns), Imported { added: 0, updated: 1, unchanged: 3 });
    assert_eq!(phases(store, campaign), (0, 3, 0, 1), "columns that no plan depends on");
    let mut eleven = row("e", 0, &[]);
    eleven.phones = (0..11).map(|column| rappel_store::ContactPhone { column, ..rows[0].phones[0] }).collect();
    assert!(matches!(store.import_contacts(campaign, &mut [eleven].into_iter()), Err(Error::Limit { .. })));
}

/// R30, R37: a suppressed number is seen at the claim, and refused even when it was suppressed since.
pub fn suppression(store: &mut impl Store) {
    let campaign = campaign(store, "quiet", &[("a", 0), ("b", 0)]);
    plan_fresh(store, campaign, 0, (0, 60));
    assert_eq!(
        store
            .suppress(Channel::Calls, &mut [phone(1), phone(8), phone(1)].into_iter(), "national list", at(0))
            .unwrap(),
        2
    );
    assert_eq!(store.suppressed(Channel::Calls, &[phone(1), phone(2), phone(8)]).unwrap(), [true, false, true]);
    let claimed = claim(store, campaign, 0, 2);
    assert_eq!(claimed.iter().map(|c| c.suppressed).collect::<Vec<_>>(), [1, 0]);

    let mut first = tick(store, campaign, 0);
    first.intents = vec![intent(&claimed[0], 0), intent(&claimed[1], 0)];
    assert_eq!(store.commit(&[first]).unwrap().refused, [Refused::Intent(claimed[0].contact)]);
    assert_eq!(phases(store, campaign), (0, 1, 1, 0));
    let mut second = tick(store, campaign, 1);
    let mut ended = outcome(&claimed[1], 1, Next::End("do_not_call".to_owned()));
    ended.suppress = vec![phone(2)];
    second.outcomes = vec![ended];
    store.commit(&[second]).unwrap();
    let list = store.suppression_list(Channel::Calls, Some(phone(1)), 10).unwrap();
    assert_eq!(
        list.iter().map(|s| (s.phone, s.reason.as_str())).collect::<Vec<_>>(),
        [(phone(2), "do_not_call"), (phone(8), "national list")]
    );
    assert_eq!(store.suppression_count(Channel::Calls).unwrap(), 3);
    assert_eq!(store.suppression(Channel::Calls, phone(8)).unwrap().as_ref(), list.get(1));
    assert_eq!(store.unsuppress(Channel::Calls, &[phone(8), phone(9)]).unwrap(), 1);
    assert_eq!(store.suppression_count(Channel::Calls).unwrap(), 2);
    assert_eq!(store.suppression(Channel::Calls, phone(8)).unwrap(), None);
}

/// R18: a text is ordered once and taken once.
pub fn texts_once(store: &mut impl Store) {
    let campaign = campaign(store, "texts", &[("a", 0)]);
    plan_fresh(store, campaign, 0, (0, 60));
    let claimed = claim(store, campaign, 0, 1);
    place(store, campaign, 0, &claimed);
    let key = |i| TextKey { contact: claimed[0].contact, phone: phone(1), status: Status::from_code(1), i };
    let order = |i| TextOrder {
        key: key(i),
        template: format!("missed {i}"),
        send_from: at(10),
        send_until: at(20 * i64::from(i)),
    };
    let mut second = tick(store, campaign, 1);
    let mut ended = outcome(&claimed[0], 1, call(Turn::Recall, 5, 60));
    ended.texts = vec![order(1), order(1), order(2), order(3)];
    second.outcomes = vec![ended];
    assert_eq!(store.commit(&[second]).unwrap().texts_ordered, 3);

    assert_eq!(store.take_texts(campaign, at(9), 10).unwrap(), []);
    assert_eq!(store.next_text_at(campaign).unwrap(), Some(at(10)));
    let taken = store.take_texts(campaign, at(20), 10).unwrap();
    assert_eq!(taken.iter().map(|t| t.order.key).collect::<Vec<_>>(), [key(2), key(3)], "the first one came too late");
    assert_eq!(taken[0].columns, "{\"KEY\":\"a\"}");
    assert_eq!(store.take_texts(campaign, at(20), 10).unwrap(), []);
    assert_eq!(store.next_text_at(campaign).unwrap(), None);
    store
        .settle_texts(&[TextSettled::new(key(2), TextState::Sent), TextSettled::new(key(1), TextState::Sent)], at(21))
        .unwrap();
    assert_eq!(store.recover_texts(campaign, at(22)).unwrap(), 1);
    store.settle_texts(&[TextSettled::new(key(3), TextState::Sent)], at(23)).unwrap();
    let states: Vec<_> = store.texts_of(claimed[0].contact).unwrap().iter().map(|t| (t.order.key.i, t.state)).collect();
    assert_eq!(states, [(1, TextState::Lapsed), (2, TextState::Sent), (3, TextState::Unknown)]);
    assert_eq!(store.take_texts(campaign, at(24), 10).unwrap(), []);
}

/// One decision is dialled once, whatever is tried with its ticket.
pub fn tickets_are_spent_once(store: &mut impl Store) {
    let campaign = campaign(store, "once", &[("a", 0)]);
    plan_fresh(store, campaign, 0, (0, 60));
    let held = claim(store, campaign, 0, 1).remove(0);
    let refused = |store: &mut _, now, fill: &dyn Fn(&mut rappel_store::Tick)| {
        let mut tick = tick(store, campaign, now);
        fill(&mut tick);
        Store::commit(store, &[tick]).unwrap().refused
    };
    let twice = |tick: &mut rappel_store::Tick| tick.intents = vec![intent(&held, 0), intent(&held, 0)];
    assert_eq!(refused(store, 0, &twice), [Refused::Intent(held.contact)]);
    let once = |tick: &mut rappel_store::Tick| tick.intents = vec![intent(&held, 0)];
    assert_eq!(refused(store, 0, &once), [Refused::Intent(held.contact)]);
    let plan = |tick: &mut rappel_store::Tick| tick.plans = vec![replan(&held, call(Turn::Fresh, 0, 60))];
    assert_eq!(refused(store, 0, &plan), [Refused::Plan(held.contact)]);
    // Back at the very same place of the queue, but for another decision.
    let end = |tick: &mut rappel_store::Tick| tick.outcomes = vec![outcome(&held, 1, call(Turn::Fresh, 0, 60))];
    assert_eq!(refused(store, 1, &end), []);
    assert_eq!(refused(store, 1, &end), [Refused::Outcome(held.contact, 1)]);
    assert_eq!(refused(store, 1, &once), [Refused::Intent(held.contact)]);
    assert_eq!(phases(store, campaign), (0, 1, 0, 0));
}

/// R60: a new strategy makes every plan out of date, and what lands later under the old one too.
pub fn new_editions_are_planned_again(store: &mut impl Store) {
    let campaign = campaign(store, "edition", &[("a", 0), ("b", 3), ("c", 0)]);
    plan_fresh(store, campaign, 0, (0, 60));
    let mut first = tick(store, campaign, 0);
    let flying = claim(store, campaign, 0, 1);
    first.intents = vec![intent(&flying[0], 0)];
    store.commit(&[first]).unwrap();
    let mut old = tick(store, campaign, 1);
    old.outcomes = vec![outcome(&flying[0], 1, call(Turn::Callback, 1, 60))];

    store.put_strategy(campaign, "new", "", at(1)).unwrap();
    assert_eq!(phases(store, campaign), (2, 0, 1, 0));
    assert_eq!(claim(store, campaign, 1, 10), [], "nobody is called by the old strategy");
    store.commit(&[old.clone()]).unwrap();
    assert_eq!(phases(store, campaign), (3, 0, 0, 0));
    let unplanned = store.unplanned(campaign, 10).unwrap();
    assert_eq!(keys(&unplanned), ["b", "a", "c"], "callbacks are planned first");
    assert_eq!(store.next_due_at(campaign, at(1), &|_| false).unwrap(), Some(at(1)));
    plan_fresh(store, campaign, 1, (1, 60));
    assert_eq!(claim(store, campaign, 1, 10).len(), 3);
    old.edition.0 += 5;
    assert!(matches!(store.commit(&[old]), Err(Error::EditionAhead { .. })));
}
