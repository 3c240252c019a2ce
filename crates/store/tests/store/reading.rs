//! What is read of many contacts, told to any store.

use crate::kit::*;
use rappel_store::{Next, Store};
use rappel_strategy::engine::Turn;

/// R40: calls to a number count whoever was behind it, in flight or ended, and whether or not looking them up was made quick
/// before they left.
pub fn calls_elsewhere(store: &mut impl Store) {
    let one = campaign(store, "one", &[("a", 0), ("b", 0)]);
    let two = campaign(store, "two", &[("a", 0), ("b", 0)]);
    plan_fresh(store, one, 0, (0, 60));
    plan_fresh(store, two, 0, (0, 60));
    let first = claim(store, one, 0, 2);
    place(store, one, 0, &first);
    let second = claim(store, two, 0, 2);
    place(store, two, 3, &second[..1]);
    let mut landed = tick(store, one, 1);
    landed.outcomes = vec![outcome(&first[0], 1, call(Turn::Recall, 5, 60))];
    store.commit(&[landed]).unwrap();
    let ids: Vec<_> = first.iter().chain(&second).map(|candidate| candidate.contact).collect();
    let calls = |store: &mut dyn Store, asked: &[(usize, u64)], since| {
        let numbers: Vec<_> = asked.iter().map(|&(whose, last)| (ids[whose], phone(last))).collect();
        let calls = store.calls_elsewhere(&numbers, at(since)).unwrap();
        calls.iter().map(|call| (call.asked, call.contact, call.at)).collect::<Vec<_>>()
    };
    for enabled in [false, true, true] {
        if enabled {
            store.enable_cross_campaign_caps().unwrap();
        }
        // Several contacts at once, each without its own calls: the second contact of the other campaign was never called.
        assert_eq!(
            calls(store, &[(2, 1), (2, 2), (3, 9), (3, 1)], 0),
            [(0, ids[0], at(0)), (1, ids[1], at(0)), (3, ids[0], at(0)), (3, ids[2], at(3))]
        );
        assert_eq!(calls(store, &[(0, 1), (1, 2)], 1), [(0, ids[2], at(3))]);
        assert_eq!(calls(store, &[], 0), []);
    }
    place(store, two, 4, &second[1..]);
    let all = [(1, ids[3], at(4))];
    assert_eq!(calls(store, &[(3, 2), (1, 2)], 1), all);
    let mut landed = tick(store, two, 5);
    landed.outcomes = vec![outcome(&second[1], 1, Next::End("x".to_owned()))];
    store.commit(&[landed]).unwrap();
    assert_eq!(calls(store, &[(3, 2), (1, 2)], 1), all);
}

/// Exports read page by page, each campaign its own.
pub fn pages(store: &mut impl Store) {
    let names: Vec<String> = (0..25).map(|i| format!("k{i:02}")).collect();
    let contacts: Vec<(&str, i32)> = names.iter().map(|name| (name.as_str(), 0)).collect();
    let other = campaign(store, "other", &contacts);
    let campaign = campaign(store, "pages", &contacts);
    for campaign in [other, campaign] {
        plan_fresh(store, campaign, 0, (0, 60));
        let claimed = claim(store, campaign, 0, 100);
        place(store, campaign, 0, &claimed);
        let mut landed = tick(store, campaign, 1);
        landed.outcomes = claimed.iter().map(|c| outcome(c, 1, Next::End("x".to_owned()))).collect();
        store.commit(&[landed]).unwrap();
    }
    let (mut read, mut after) = (Vec::new(), None);
    while let Some(last) = { store.contacts(campaign, after, 7).unwrap() }.last().map(|c| c.contact) {
        read.extend(store.contacts(campaign, after, 7).unwrap().into_iter().map(|c| c.key));
        after = Some(last);
    }
    assert_eq!(read, names);
    let (mut read, mut after) = (Vec::new(), None);
    loop {
        let page = store.attempts(campaign, after, 7).unwrap();
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        read.extend(page.into_iter().map(|exported| exported.key));
    }
    assert_eq!(read, names);
}
