//! A small campaign in a directory of its own, and a network that remembers what was asked of it.

use rappel_dialer::{Clock, Core, Engines, Finish, Observed, Runner, Speed, Stats, Texts};
use rappel_store::{AttemptRecord, CampaignId, ContactPhone, ContactRecord, ImportedContact, SqliteStore, Store};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::{DAY_MS, Instant};
use rappel_telephony::{
    CallEvent, CallId, CallOrder, Fate, Profile, Progress, SimulatedAgents, SimulatedNetwork, Telephony,
};
use rappel_texting::{Failure, Sender, SimulatedAccount, TextEvent, TextOrder, TextProgress, Texting, TextingProfile};
use std::collections::HashSet;
use tempfile::TempDir;

/// More rows than any test has.
pub const ALL: usize = 100_000;
/// Monday, midnight in Paris.
pub const MONDAY: &str = "2026-11-23T00:00:00+01:00";

/// One number, every day's hours open, recalls after an hour.
pub const STRATEGY: &str = r#"
name = "Un numéro"
attempts_max = 4
default = [{ recall = { call = "same", after = "1 h" } }]

[[number]]
name = "Mobile"
column = "MOBILE"
caller_id = { show = "hidden" }
"#;

/// A campaign with this dialling, and more lines before its tables if need be.
pub fn campaign(dialling: &str, more: &str) -> String {
    format!(
        r#"
name = "Relance"
zone = "Europe/Paris"
phone_columns = ["MOBILE", "FIXE"]
hours = {{ mon-fri = ["09:00-12:00", "14:00-18:00"] }}
closed_days = {{ dates = ["2026-11-24"] }}
dialling = {dialling}
{more}
"#
    )
}

/// An instant.
pub fn at(text: &str) -> Instant {
    text.parse().expect(text)
}

/// The mobile of this ordinal, from a range given to fiction.
pub fn mobile(i: u64) -> Phone {
    Phone::from_e164(33_639_980_000 + i).expect("a number")
}

/// The fixed line of this ordinal, from a range given to fiction.
pub fn fixed(i: u64) -> Phone {
    Phone::from_e164(33_199_000_000 + i).expect("a number")
}

/// A contact with a mobile and a fixed line.
pub fn row(i: u64, phones: [Phone; 2]) -> ImportedContact {
    let phone = |(column, phone)| ContactPhone { column, phone, takes_texts: column == 0, zone: None };
    ImportedContact {
        key: format!("R{i:04}"),
        columns: format!(r#"{{"REF":"R{i:04}"}}"#),
        phones: (0..).zip(phones).map(phone).collect(),
        zone: None,
        priority: 0,
    }
}

/// A campaign on a store in a file.
pub struct World {
    // Removed when the test ends.
    directory: TempDir,
    pub store: SqliteStore,
    pub id: CampaignId,
    /// How many texts the carrier takes before it has answered for some.
    pub text_room: usize,
}

/// What a run came to.
pub struct Ran {
    pub finish: Finish,
    pub stats: Stats,
    /// Outcomes told to the observer, as (contact, ordinal).
    pub told: Vec<(u64, u32)>,
    pub network: Spy,
    pub carrier: TextSpy,
}

impl World {
    /// With these contacts.
    pub fn with(campaign: &str, strategy: &str, rows: impl IntoIterator<Item = ImportedContact>) -> World {
        let directory = TempDir::new().expect("a temporary directory");
        let mut store = SqliteStore::open(directory.path().join("rappel.sqlite")).expect("a database");
        let id = store.create_campaign("Relance", campaign).expect("a campaign");
        store.put_strategy(id, strategy, "", at(MONDAY)).expect("a strategy");
        store.import_contacts(id, &mut rows.into_iter()).expect("contacts");
        World { directory, store, id, text_room: usize::MAX }
    }

    /// With this many contacts, each with numbers of its own.
    pub fn of(campaign: &str, strategy: &str, contacts: u64) -> World {
        World::with(campaign, strategy, (0..contacts).map(|i| row(i, [mobile(i), fixed(i)])))
    }

    /// Closes the database, so that another process may have it.
    pub fn close(self) -> (TempDir, CampaignId) {
        (self.directory, self.id)
    }

    /// Another handle on the same file, as a server has one.
    pub fn other_handle(&self) -> SqliteStore {
        self.store.handle().expect("a database")
    }

    /// Runs for so many days from an instant, undisturbed.
    pub fn run(&mut self, from: &str, days: i64) -> Ran {
        self.run_with(from, days, &|| false, &mut |_| {})
    }

    /// Runs for so many days from an instant.
    pub fn run_with(
        &mut self,
        from: &str,
        days: i64,
        stop: &dyn Fn() -> bool,
        observe: &mut dyn FnMut(&Observed<'_>),
    ) -> Ran {
        let from = at(from);
        let mut network = Spy::new();
        let mut carrier = TextSpy::new(self.text_room);
        let engines = Engines::load(&mut self.store, self.id, from).expect("a campaign");
        let agents = SimulatedAgents::new(7, &Profile::french()).expect("a profile");
        let texts = Texts::new(&mut carrier, Sender::Name("RAPPEL".into()));
        let core = Core::new(engines, agents);
        let clock = Clock::start(from, Speed::Max);
        let until = from + days * DAY_MS;
        let mut runner =
            Runner::new(&mut self.store, &mut network, texts, self.id, core, clock, until).expect("a runner");
        let mut told = Vec::new();
        let finish = runner.run(stop, &mut |observed| {
            told.extend(observed.outcomes.iter().map(|outcome| (outcome.contact.get(), outcome.n)));
            observe(observed);
        });
        let stats = runner.stats().clone();
        Ran { finish: finish.expect("a run"), stats, told, network, carrier }
    }

    /// All ended attempts, in the order in which they ended.
    pub fn attempts(&mut self) -> Vec<AttemptRecord> {
        let attempts = self.store.attempts(self.id, None, ALL).expect("attempts");
        attempts.into_iter().map(|exported| exported.attempt).collect()
    }

    /// All contacts in file order.
    pub fn contacts(&mut self) -> Vec<ContactRecord> {
        self.store.contacts(self.id, None, ALL).expect("contacts")
    }
}

/// A simulated network that remembers its orders and counts calls in progress.
pub struct Spy {
    network: SimulatedNetwork,
    up: HashSet<CallId>,
    pub placed: Vec<(CallOrder, Instant)>,
    pub most_up: usize,
}

impl Spy {
    fn new() -> Spy {
        let network = SimulatedNetwork::new(7, Profile::french()).expect("a profile");
        Spy { network, up: HashSet::new(), placed: Vec::new(), most_up: 0 }
    }
}

impl Telephony for Spy {
    fn label(&self) -> &str {
        self.network.label()
    }

    fn place(&mut self, order: CallOrder, now: Instant) {
        self.up.insert(order.id);
        self.most_up = self.most_up.max(self.up.len());
        self.placed.push((order.clone(), now));
        self.network.place(order, now);
    }

    fn connect(&mut self, id: CallId, seat: &str, now: Instant) {
        self.network.connect(id, seat, now);
    }

    fn hang_up(&mut self, id: CallId, now: Instant) {
        self.network.hang_up(id, now);
    }

    fn poll(&mut self, now: Instant, events: &mut Vec<CallEvent>) {
        let before = events.len();
        self.network.poll(now, events);
        for event in events[before..].iter().filter(|event| matches!(event.what, Progress::Ended(_))) {
            self.up.remove(&event.id);
        }
    }

    fn next_event_at(&self) -> Option<Instant> {
        self.network.next_event_at()
    }

    fn resolve(&mut self, ids: &[CallId]) -> Vec<(CallId, Fate)> {
        self.network.resolve(ids)
    }
}

/// A simulated account that remembers its orders.
pub struct TextSpy {
    account: SimulatedAccount,
    pub sent: Vec<(TextOrder, Instant)>,
    /// How many texts it takes before it has answered for some.
    room: usize,
    held: usize,
}

impl TextSpy {
    fn new(room: usize) -> TextSpy {
        TextSpy {
            room,
            held: 0,
            account: SimulatedAccount::new(7, TextingProfile::default()).expect("a profile"),
            sent: Vec::new(),
        }
    }
}

impl Texting for TextSpy {
    fn label(&self) -> &str {
        self.account.label()
    }

    fn room(&self) -> usize {
        self.room - self.held
    }

    fn send(&mut self, order: TextOrder, now: Instant) {
        self.held += 1;
        assert!(self.held <= self.room, "more texts than there is room for");
        self.sent.push((order.clone(), now));
        self.account.send(order, now);
    }

    fn poll(&mut self, now: Instant, events: &mut Vec<TextEvent>) {
        let before = events.len();
        self.account.poll(now, events);
        let first =
            |what: TextProgress| matches!(what, TextProgress::Accepted | TextProgress::Failed(Failure::Refused));
        self.held -= events[before..].iter().filter(|event| first(event.what)).count();
    }

    fn next_event_at(&self) -> Option<Instant> {
        self.account.next_event_at()
    }
}
