//! A small campaign in a database of its own, that calls through Asterisk.

use rappel_dialer::{Clock, Core, Engines, Finish, Observed, Runner, Speed, Texts, Trunks};
use rappel_store::{AttemptRecord, CampaignId, ContactPhone, ContactRecord, ImportedContact, SqliteStore, Store};
use rappel_strategy::engine::status_name;
use rappel_strategy::model::Campaign;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::{Instant, MINUTE_MS};
use rappel_telephony::asterisk::{NumberFormat, TrunkConfig};
use rappel_telephony::{Profile, SimulatedAgents, Telephony};
use rappel_texting::{Sender, SimulatedAccount, TextingProfile};
use std::collections::HashSet;
use tempfile::TempDir;

/// More rows than any test has.
const ALL: usize = 100_000;

/// A number on which the carrier does what these four digits say.
pub fn number(way: u64) -> Phone {
    Phone::from_e164(33_639_980_000 + way).expect("a number")
}

/// A trunk to an endpoint of this name.
pub fn trunk(name: &str) -> TrunkConfig {
    TrunkConfig {
        name: name.into(),
        endpoint: format!("PJSIP/{{number}}@{name}"),
        number_format: NumberFormat::Plus,
        trusted: false,
        number: None,
    }
}

/// One number, called at any hour; what follows each status is told apart by its delay.
pub const STRATEGY: &str = r#"
name = "Un numéro"
attempts_max = 5
congestion_retry_min = [2]
default = [
    { status = "busy", recall = { call = "same", after = "10 min" } },
    { status = "no_answer", recall = { call = "same", after = "2 h" } },
    { status = "absent", recall = { call = "same", after = "3 h" } },
    { status = "rejected", recall = { call = "same", after = "4 h" } },
    { status = "caller_id_blocked", recall = { call = "same", after = "5 h" } },
    { status = "undetermined", recall = { call = "same", after = "6 h" } },
    { status = "machine", recall = { call = "same", after = "7 h" } },
    { status = "abandoned", recall = { call = "same", after = "8 h" } },
    { status = "interrupted", recall = { call = "same", after = "9 h" } },
    { recall = { call = "same", after = "20 h" } },
]

[[number]]
name = "Mobile"
column = "MOBILE"
ring_s = 15
caller_id = { show = "fixed", number = "+33162000000" }
"#;

/// How long after the call the next one is planned, minutes; `None` where the contact is over.
pub fn recall_min(status: &str) -> Option<i64> {
    Some(match status {
        "busy" => 10,
        "no_answer" => 120,
        "absent" => 180,
        "rejected" => 240,
        "caller_id_blocked" => 300,
        "undetermined" => 360,
        "machine" => 420,
        "abandoned" => 480,
        "interrupted" => 540,
        "congestion" => 2,
        "invalid" | "positive" => return None,
        other => panic!("no such status in these tests: {other}"),
    })
}

/// A campaign on a store in a file.
pub struct World {
    _directory: TempDir,
    pub store: SqliteStore,
    pub id: CampaignId,
    pub trunks: Trunks,
}

/// What became of an attempt and its contact.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub way: u64,
    pub n: u32,
    pub status: String,
    pub message_left: bool,
    pub agent: bool,
    pub placed_at: Instant,
    pub shown: Option<Phone>,
    /// From the end of the attempt to the next call, minutes; `None` when the contact has ended.
    pub next_min: Option<i64>,
}

impl World {
    /// Calls these numbers, once each, with this dialling.
    pub fn new(dialling: &str, strategy: &str, ways: impl IntoIterator<Item = u64>) -> World {
        let campaign = format!(
            "name = \"Essai\"\nzone = \"Europe/Paris\"\nphone_columns = [\"MOBILE\"]\n\
             caller_ids = [\"+33162000001\", \"+33162000002\"]\n\
             hours = {{ mon-sun = [\"00:00-24:00\"] }}\ndialling = {dialling}\n[sounds]\naccueil = \"accueil.wav\"\n\
             relance = \"relance.wav\"\n"
        );
        let directory = TempDir::new().expect("a directory");
        let mut store = SqliteStore::open(directory.path().join("rappel.sqlite")).expect("a database");
        let id = store.create_campaign("Essai", &campaign).expect("a campaign");
        store.put_strategy(id, strategy, "", Clock::wall()).expect("a strategy");
        let rows = ways.into_iter().enumerate().map(|(i, way)| ImportedContact {
            key: format!("{i}-{way:04}"),
            columns: "{}".into(),
            phones: vec![ContactPhone { column: 0, phone: number(way), takes_texts: true, zone: None }],
            zone: None,
            priority: 0,
        });
        store.import_contacts(id, &mut rows.collect::<Vec<_>>().into_iter()).expect("contacts");
        World { _directory: directory, store, id, trunks: Trunks::default() }
    }

    /// Runs until so many attempts have ended, or for a minute and a half.
    pub fn run(&mut self, network: &mut dyn Telephony, attempts: usize) -> Vec<Outcome> {
        self.run_with(network, attempts, &mut |_| {});
        self.outcomes()
    }

    /// The same, watched.
    pub fn run_with(
        &mut self,
        network: &mut dyn Telephony,
        attempts: usize,
        observe: &mut dyn FnMut(&Observed<'_>),
    ) -> Finish {
        let now = Clock::wall();
        let engines = Engines::load(&mut self.store, self.id, now).expect("a campaign");
        let core = Core::new(engines, agents()).sharing(&self.trunks);
        let mut carrier = SimulatedAccount::new(7, TextingProfile::default()).expect("a profile");
        let texts = Texts::new(&mut carrier, Sender::Name("RAPPEL".into()));
        let until = now + 3 * MINUTE_MS / 2;
        let clock = Clock::start(now, Speed::Real);
        let mut runner = Runner::new(&mut self.store, network, texts, self.id, core, clock, until).expect("a runner");
        let ended = std::cell::Cell::new(0);
        let finish = runner.run(&|| ended.get() >= attempts, &mut |observed| {
            ended.set(ended.get() + observed.outcomes.len());
            observe(observed);
        });
        finish.expect("a run")
    }

    /// Every attempt that has ended.
    pub fn outcomes(&mut self) -> Vec<Outcome> {
        let record = self.store.campaign(self.id).expect("a campaign");
        let campaign = rappel_dialer::campaign_of(&record).expect("a campaign");
        let contacts = self.store.contacts(self.id, None, ALL).expect("contacts");
        let attempts = self.store.attempts(self.id, None, ALL).expect("attempts");
        attempts.into_iter().map(|exported| outcome(&campaign, &contacts, &exported.attempt)).collect()
    }
}

fn outcome(campaign: &Campaign, contacts: &[ContactRecord], attempt: &AttemptRecord) -> Outcome {
    let ending = attempt.ending.as_ref().expect("it has ended");
    let contact = contacts.iter().find(|contact| contact.contact == attempt.contact).expect("its contact");
    let next_min = match &contact.phase {
        rappel_store::Phase::Waiting { from, .. } => Some((*from - ending.at + MINUTE_MS / 2) / MINUTE_MS),
        _ => None,
    };
    Outcome {
        way: attempt.phone.digits() % 10_000,
        n: attempt.n,
        status: status_name(campaign, ending.status).to_owned(),
        message_left: ending.message_left,
        agent: ending.agent.is_some(),
        placed_at: attempt.placed_at,
        shown: attempt.shown,
        next_min,
    }
}

/// Agents who talk for a second or two and always succeed.
fn agents() -> SimulatedAgents {
    let mut profile = Profile::french();
    profile.persons.wrong_person_percent = 0.0;
    profile.agents.wrap_up_s_mean = 1.0;
    profile.agents.outcomes.retain(|outcome| outcome.kind == rappel_strategy::status::QualificationKind::Positive);
    for outcome in &mut profile.agents.outcomes {
        outcome.percent = 100.0;
        outcome.talk_s_mean = 4.0;
    }
    SimulatedAgents::new(7, &profile).expect("a profile")
}

/// No contact was called twice for one decision.
pub fn assert_each_once(outcomes: &[Outcome]) {
    let mut seen = HashSet::new();
    assert!(outcomes.iter().all(|outcome| seen.insert((outcome.way, outcome.n))), "{outcomes:?}");
}
