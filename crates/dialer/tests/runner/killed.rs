//! A process that sends texts by a real carrier is killed in mid-window (R18).

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crate::base::at;
use crate::carrier::{Carrier, IN_VAIN};
use crate::texts;
use rappel_dialer::{Engines, Texts};
use rappel_store::{CampaignId, SqliteStore, Store, TextRecord, TextState};
use rappel_strategy::time::Instant;
use rappel_texting::{Account, AccountConfig, Secret, Secrets, Sender};
use serde_json::json;
use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const NAME: &str = "killed::r18_killed_in_mid_window_no_text_leaves_twice";
/// Tells the test that it is the process to be killed: the database, the campaign, the carrier's port.
const CHILD: &str = "RAPPEL_KILLED";

fn open(path: &Path) -> SqliteStore {
    SqliteStore::open(path.join("rappel.sqlite")).unwrap()
}

fn account(port: u16) -> Account {
    let config = format!(
        "name = \"Opérateur\"\nsender = \"RAPPEL\"\ncountries = [\"FR\"]\ntexts_per_second = 20\n
        [protocol.smpp]\nhost = \"127.0.0.1\"\nport = {port}\nsystem_id = \"rappel\"\nwindow = 4"
    );
    let config: AccountConfig = toml::from_str(&config).unwrap();
    Account::open("1", &config, &Secrets { account: Secret::new("secret"), ..Secrets::default() }, "").unwrap()
}

/// Wednesday morning, when texts may leave, and so many steps later.
fn now(step: i64) -> Instant {
    at("2026-11-25T10:00:00+01:00") + step * 10
}

/// Sends what waits until `done`.
fn send(store: &mut SqliteStore, id: CampaignId, port: u16, done: impl Fn(&mut SqliteStore) -> bool) {
    let account = account(port);
    let mut seat = account.seat();
    let mut texts = Texts::new(&mut seat, Sender::Name("RAPPEL".into()));
    let mut engines = Engines::load(store, id, now(0)).unwrap();
    for step in 0..IN_VAIN.as_millis() as i64 / 10 {
        texts.pump(store, id, &mut engines, now(step), true).unwrap();
        if done(store) && texts.is_idle() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("texts wait for ever");
}

fn records(store: &mut SqliteStore, id: CampaignId) -> Vec<TextRecord> {
    let contacts = store.contacts(id, None, 1_000).unwrap();
    contacts.iter().flat_map(|contact| store.texts_of(contact.contact).unwrap()).collect()
}

#[test]
fn r18_killed_in_mid_window_no_text_leaves_twice() {
    if let Ok(child) = std::env::var(CHILD) {
        let mut words = child.split('|');
        let mut word = || words.next().unwrap();
        let (path, campaign, port) = (word(), word(), word());
        let id = CampaignId::new(campaign.parse().unwrap()).unwrap();
        return send(&mut open(Path::new(path)), id, port.parse().unwrap(), |_| false);
    }
    // Whole windows are answered at once, and after a while: some answers are always missing.
    let carrier = Carrier::start(json!({ "gather": 4 }));
    let mut world = texts::world(80);
    world.text_room = 0;
    world.run(crate::base::MONDAY, 1);
    let (directory, id) = world.close();
    let mut submitted: HashMap<String, u32> = HashMap::new();
    for _ in 0..2 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([NAME, "--exact"])
            .env(CHILD, format!("{}|{}|{}", directory.path().display(), id.get(), carrier.port))
            .spawn()
            .unwrap();
        // Of the second window, two are with the carrier.
        for submit in carrier.submissions(6) {
            *submitted.entry(submit["text"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let mut store = open(directory.path());
        let leaving = records(&mut store, id).iter().filter(|text| text.state == TextState::Leaving).count() as u64;
        // Those, what waited for its turn, and answers that were not read: no more than the account has places for.
        assert!((2..=20).contains(&leaving), "{leaving}");
        assert_eq!(store.recover_texts(id, now(0)).unwrap(), leaving);
    }
    for submit in carrier.close() {
        *submitted.entry(submit["text"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    // The rest goes to one that answers each.
    let carrier = Carrier::start(json!({}));
    let mut store = open(directory.path());
    send(&mut store, id, carrier.port, |store| store.next_text_at(id).unwrap().is_none());
    let records = records(&mut store, id);
    for submit in carrier.close() {
        *submitted.entry(submit["text"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    assert!(submitted.values().all(|times| *times == 1), "{submitted:?}");
    let count = |state| records.iter().filter(|text| text.state == state).count();
    assert!(count(TextState::Unknown) >= 4 && count(TextState::Sent) >= 8);
    // Some numbers must not be called any more since.
    let barred = |text: &&TextRecord| {
        text.state == TextState::Failed
            && text.reason.as_ref().is_some_and(|reason| reason.en == "the number must not be called any more")
    };
    assert_eq!(
        count(TextState::Unknown) + count(TextState::Sent) + records.iter().filter(barred).count(),
        records.len()
    );
}
