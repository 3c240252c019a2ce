//! Short ways to say what happens in a test. Times are minutes after an epoch.

use rappel_store::{
    CampaignId, Candidate, ContactList, ContactPhone, ContactRecord, Desk, Edition, ImportedContact, Intent, Next,
    Outcome, Phases, Replan, Store, Tick,
};
use rappel_strategy::engine::{Call, Cause, Selection, State, Turn, Why};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::{Status, SystemStatus};
use rappel_strategy::time::{Instant, MINUTE_MS};

/// The instant this many minutes after the epoch of the tests, which is a whole hour.
pub fn at(minutes: i64) -> Instant {
    Instant::from_millis(1_795_420_800_000 + minutes * MINUTE_MS)
}

pub fn phone(last: u64) -> Phone {
    Phone::from_e164(33_600_000_000 + last).unwrap()
}

pub fn row(key: &str, priority: i32, phones: &[u64]) -> ImportedContact {
    let number = |(column, &last): (usize, &u64)| ContactPhone {
        column: column as u8,
        phone: phone(last),
        takes_texts: true,
        zone: None,
    };
    ImportedContact {
        key: key.to_owned(),
        columns: format!("{{\"KEY\":\"{key}\"}}"),
        phones: phones.iter().enumerate().map(number).collect(),
        zone: None,
        priority,
    }
}

/// A campaign with contacts `key: priority`, each with one number, none planned.
pub fn campaign(store: &mut impl Store, name: &str, contacts: &[(&str, i32)]) -> CampaignId {
    let campaign = store.create_campaign(name, "{}").unwrap();
    let mut rows = contacts.iter().enumerate().map(|(i, (key, priority))| row(key, *priority, &[i as u64 + 1]));
    store.import_contacts(campaign, &mut rows).unwrap();
    campaign
}

pub fn edition(store: &mut impl Store, campaign: CampaignId) -> Edition {
    store.campaign(campaign).unwrap().edition
}

pub fn phases(store: &mut impl Store, campaign: CampaignId) -> (u64, u64, u64, u64) {
    let Phases { unplanned, waiting, in_flight, ended } = store.campaign(campaign).unwrap().phases;
    (unplanned, waiting, in_flight, ended)
}

pub fn tick(store: &mut impl Store, campaign: CampaignId, now: i64) -> Tick {
    Tick::new(campaign, edition(store, campaign), at(now))
}

pub fn call(turn: Turn, from: i64, until: i64) -> Next {
    Next::Call { turn, from: at(from), until: at(until) }
}

pub fn replan(candidate: &Candidate, next: Next) -> Replan {
    Replan { ticket: candidate.ticket, state: None, next }
}

pub fn intent(candidate: &Candidate, now: i64) -> Intent {
    Intent {
        ticket: candidate.ticket,
        phone: candidate.phones[0].phone,
        shown: Some(phone(999)),
        version: Some(3),
        why: Why { cause: Cause::ByHand, replaced: None, selection: Selection::Owing },
        placed_at: at(now),
    }
}

/// The state after so many calls.
pub fn state(calls: u32) -> State {
    let call = Call {
        at: at(0),
        phone: phone(1),
        status: Status::system(SystemStatus::NoAnswer),
        shown: None,
        message_left: false,
        gave_up: false,
    };
    State { calls: vec![call; calls as usize], ..State::default() }
}

pub fn outcome(candidate: &Candidate, now: i64, next: Next) -> Outcome {
    Outcome {
        contact: candidate.contact,
        n: candidate.made + 1,
        ended_at: at(now),
        status: Status::system(SystemStatus::NoAnswer),
        message_left: false,
        agent: None,
        talk_ms: 0,
        callback: None,
        state: state(candidate.made + 1),
        next,
        texts: Vec::new(),
        suppress: Vec::new(),
    }
}

/// Plans everything that is unplanned into fresh calls of a window.
pub fn plan_fresh(store: &mut impl Store, campaign: CampaignId, now: i64, (from, until): (i64, i64)) {
    let mut tick = tick(store, campaign, now);
    let unplanned = store.unplanned(campaign, usize::MAX >> 1).unwrap();
    tick.plans = unplanned.iter().map(|candidate| replan(candidate, call(Turn::Fresh, from, until))).collect();
    assert_eq!(store.commit(&[tick]).unwrap().refused, []);
}

/// The keys of what a claim takes.
pub fn claim(store: &mut impl Store, campaign: CampaignId, now: i64, limit: usize) -> Vec<Candidate> {
    store.claim(campaign, at(now), limit, None, &|_| false).unwrap()
}

/// Places the calls of candidates in one tick, none refused.
pub fn place(store: &mut impl Store, campaign: CampaignId, now: i64, candidates: &[Candidate]) {
    let mut tick = tick(store, campaign, now);
    tick.intents = candidates.iter().map(|candidate| intent(candidate, now)).collect();
    assert_eq!(store.commit(&[tick]).unwrap().refused, []);
}

/// A whole list, read in pages of so many contacts.
pub fn listed(store: &mut impl Desk, campaign: CampaignId, list: &ContactList, page: usize) -> Vec<ContactRecord> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = store.contact_page(campaign, list, after.as_ref(), page).unwrap();
        found.extend(page.contacts.into_iter().map(|(contact, _)| contact));
        let Some(next) = page.next else { return found };
        after = Some(next.to_string().parse().unwrap());
    }
}

pub fn keys(candidates: &[Candidate]) -> Vec<&str> {
    candidates.iter().map(|candidate| candidate.key.as_str()).collect()
}
