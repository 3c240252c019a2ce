//! Campaigns with contacts, and calls that were made to them.

use crate::kit::{Server, Who, send};
use rappel_dialer::{Engines, Subject};
use rappel_store::{
    CampaignId, ContactPhone, ImportedContact, Intent, Next, Outcome, Replan, Revision, SqliteStore, Store, Tick,
};
use rappel_strategy::engine::{Attempt, Plan};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::Status;
use rappel_strategy::time::Instant;
use serde_json::{Value, json};

/// A campaign with a strategy of two numbers, open on weekdays from 9 to 20, and contacts `C00000`…
pub struct Arranged {
    pub id: CampaignId,
    /// Its address, without what comes after.
    pub path: String,
}

/// The telephone number of a contact in a column.
pub fn phone(index: u32, column: u8) -> Phone {
    let first = if column == 0 { 33_639_980_000 } else { 33_199_000_000 };
    Phone::from_e164(first + u64::from(index)).unwrap()
}

/// What stands in the campaign's document besides what every campaign has.
pub async fn campaign(server: &Server, more: Value, contacts: u32) -> Arranged {
    let mut document = json!({
        "name": "Relance",
        "zone": "Europe/Paris",
        "phone_columns": ["TEL1", "TEL2"],
        "hours": { "mon-fri": ["09:00-20:00"] },
        "caller_ids": ["+33170360001"],
        "dialling": { "agents": 20, "trunk": [{ "name": "simulated", "calls_per_second": 50, "calls_max": 100 }] },
    });
    document.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let made = server.post(Who::Administrator, "/campaigns", json!({ "campaign": document })).await.fine().json();
    let number = made["id"].as_u64().unwrap() as u32;
    let path = format!("/campaigns/{number}");
    let id = CampaignId::new(number).unwrap();
    let arranged = Arranged { id, path };
    arranged.put_strategy(server, strategy()).await;
    let mut rows = (0..contacts).map(contact);
    server.store().import_contacts(id, &mut rows).unwrap();
    arranged
}

/// A strategy of two numbers without plannings.
pub fn strategy() -> Value {
    json!({
        "name": "Deux numéros",
        "attempts_max": 3,
        "default": [{ "recall": { "call": "same", "after": "2 h" } }],
        "number": [
            { "name": "Mobile", "column": "TEL1", "caller_id": { "show": "fixed", "number": "+33170360001" } },
            { "name": "Fixe", "column": "TEL2", "caller_id": { "show": "hidden" } },
        ],
    })
}

fn contact(index: u32) -> ImportedContact {
    let number = |column| ContactPhone { column, phone: phone(index, column), takes_texts: column == 0, zone: None };
    let (key, texts) = (format!("C{index:05}"), (phone(index, 0).national(), phone(index, 1).national()));
    ImportedContact {
        columns: json!({ "REF": key, "NOM": "Durand", "TEL1": texts.0, "TEL2": texts.1 }).to_string(),
        key,
        phones: vec![number(0), number(1)],
        zone: None,
        priority: 0,
    }
}

impl Arranged {
    /// Puts another version of its strategy in place.
    pub async fn put_strategy(&self, server: &Server, strategy: Value) {
        let Revision(revision) = server.store().campaign(self.id).unwrap().revision;
        let put = server.request(Who::Administrator, "PUT", &format!("{}/strategy", self.path));
        let put = put.header("if-match", format!("\"{revision}\""));
        send(put.json(&json!({ "strategy": strategy, "note": "" }))).await.fine();
    }

    /// Has a contact called at an instant, as its strategy decides, with this outcome.
    pub fn call(&self, server: &Server, key: &str, at: Instant, status: Status) {
        let mut store = server.store();
        let record = store.contact_by_key(self.id, key).unwrap();
        let engines = Engines::load(&mut store, self.id, at).unwrap();
        let mut reading = engines.clone();
        let engine = &engines.current().engine;
        let mut read = |store: &mut SqliteStore| {
            let candidate = store.candidate(record.contact).unwrap().unwrap();
            Subject::read(store, &[candidate], &mut reading, at).unwrap().remove(0)
        };
        let next = |plan: &Plan| match plan {
            Plan::Call(call) => Next::Call { turn: call.turn(), from: call.from, until: call.until },
            Plan::End(reason) => Next::End(reason.result(&engines.campaign)),
        };
        let subject = read(&mut store);
        let plan = engine.plan(&subject.contact, &subject.state, at);
        let Plan::Call(call) = plan else { panic!("{plan:?}") };
        assert!(call.from <= at, "{call:?}");
        let mut planned = Tick::new(self.id, engines.edition, at);
        planned.plans = vec![Replan { ticket: subject.ticket, state: None, next: next(&plan) }];
        let keep = |store: &mut SqliteStore, tick| {
            assert_eq!(store.commit(&[tick]).unwrap().refused, []);
        };
        keep(&mut store, planned);
        let subject = read(&mut store);
        let shown = engine.shown(&subject.contact, &subject.state, call.rank, at);
        let mut placed = Tick::new(self.id, engines.edition, at);
        placed.intents = vec![Intent {
            ticket: subject.ticket,
            phone: call.phone,
            shown,
            version: engines.version,
            why: call.why,
            placed_at: at,
        }];
        keep(&mut store, placed);
        let ended_at = at + 25_000;
        let mut state = subject.state;
        let attempt = Attempt { at, phone: call.phone, status, shown, message_left: false, callback: None };
        engine.apply(&subject.contact, &mut state, &attempt);
        let mut landed = Tick::new(self.id, engines.edition, ended_at);
        landed.outcomes = vec![Outcome {
            contact: record.contact,
            n: subject.made + 1,
            ended_at,
            status,
            message_left: false,
            agent: status.as_qualification().map(|_| 4),
            talk_ms: status.as_qualification().map_or(0, |_| 20_000),
            callback: None,
            next: next(&engine.plan(&subject.contact, &state, ended_at)),
            state,
            texts: Vec::new(),
            suppress: Vec::new(),
        }];
        keep(&mut store, landed);
    }

    /// Starts it at a speed, whatever it warns of.
    pub async fn start(&self, server: &Server, speed: &str, from: Option<&str>) -> Value {
        let asked = json!({ "speed": speed, "from": from, "accept_warnings": true });
        server.post(Who::Supervisor, &format!("{}/start", self.path), asked).await.fine().json()
    }
}
