//! Persons who come whatever the agents do, and leave at once when none is free: Erlang's loss formula. The dialer's pacing never
//! dials so, therefore the core is given calls that an earlier process placed, at instants that chance chooses.

use crate::base::{MONDAY, at, open_always, simple};
use rappel_dialer::{Actions, Core, Engines, Flight};
use rappel_store::{CampaignId, ContactId, Tick};
use rappel_strategy::engine::{Contact, State, seed};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::Instant;
use rappel_telephony::{AnsweredBy, CallEvent, CallId, Ending, Progress, Release, SimulatedAgents};

/// Share of persons lost, by the recursion over agents.
fn erlang_b(agents: u32, load: f64) -> f64 {
    (1..=agents).fold(1.0, |loss, agent| load * loss / (f64::from(agent) + load * loss))
}

/// The load at which so many are lost.
fn load_at(agents: u32, loss: f64) -> f64 {
    let (mut low, mut high) = (0.0, f64::from(agents) * 2.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if erlang_b(agents, middle) < loss { low = middle } else { high = middle }
    }
    low
}

struct World {
    core: Core,
    tick: Tick,
    now: Instant,
    lost: u64,
    busy_ms: u64,
}

impl World {
    fn new(agents: u32, handling_s: f64) -> World {
        let (campaign, strategy) = open_always(agents, 25);
        let engines = Engines::of(campaign, Some(&strategy), Vec::new(), at(MONDAY)).expect("compiles");
        let conversations = SimulatedAgents::new(5, &simple(30.0, 12.0, handling_s)).expect("agents");
        let tick = Tick::new(CampaignId::new(1).expect("a campaign"), engines.edition, at(MONDAY));
        World { core: Core::new(engines, conversations), tick, now: at(MONDAY), lost: 0, busy_ms: 0 }
    }

    fn advance(&mut self, until: Instant, what: &[CallEvent]) -> Actions {
        self.busy_ms += u64::from(self.core.agents_occupied()) * (until - self.now) as u64;
        self.now = until;
        let mut actions = Actions::default();
        self.core.advance(until, what, &mut self.tick, &mut actions);
        let ended = self.tick.outcomes.drain(..);
        self.lost += ended.filter(|outcome| outcome.status.is(SystemStatus::Abandoned)).count() as u64;
        self.tick.plans.clear();
        actions
    }

    /// Agents end their conversations at their own instants.
    fn pass(&mut self, until: Instant) {
        while let Some(at) = self.core.next_agent_at().filter(|&at| at <= until) {
            for id in self.advance(at, &[]).hang_up {
                self.end(id);
            }
        }
    }

    fn end(&mut self, id: CallId) {
        let release = Release::q850(16);
        let ending = Ending { at: self.now, release, answered_by: Some(AnsweredBy::Person), trunk_refused: false };
        self.advance(self.now, &[CallEvent { id, at: self.now, what: Progress::Ended(ending) }]);
    }

    fn arrive(&mut self, at: Instant, person: u32) {
        self.pass(at);
        let contact_id = ContactId::new(CampaignId::new(1).expect("a campaign"), person);
        self.core.adopt(Flight {
            contact_id,
            n: 1,
            contact: Contact::default(),
            state: State::default(),
            phone: Phone::from_e164(33_639_000_000 + u64::from(person)).expect("a number"),
            shown: None,
            version: self.core.engines().version,
            compiled: self.core.engines().current_shared(),
            placed_at: at,
            trunk: 0,
            reserved: None,
            talk: None,
            waits: false,
            message_left: false,
            order: None,
            tried: Vec::new(),
            until: Instant::MAX,
        });
        let id = CallId::new(contact_id.get(), 1);
        let actions = self.advance(at, &[CallEvent { id, at, what: Progress::PersonOnLine }]);
        if actions.connect.is_empty() {
            self.end(id);
        }
    }
}

#[test]
fn open_loop_dialling_loses_what_erlang_says() {
    for (agents, occupancy_percent) in [(10, 53.6), (50, 81.3)] {
        let load = load_at(agents, 0.03);
        assert!((load * 97.0 / f64::from(agents) - occupancy_percent).abs() < 0.1, "{load}");
        let handling_ms = 60_000.0;
        let mut world = World::new(agents, handling_ms / 1_000.0);
        let (batches, persons) = (20, 30_000);
        let mut figures = Vec::new();
        let mut arrival_ms = 0.0;
        for batch in 0..=batches {
            let (lost, busy_ms, since) = (world.lost, world.busy_ms, world.now);
            for person in 0..persons {
                let person = batch * persons + person;
                let uniform = (seed::mix(3, u64::from(person)) >> 11) as f64 / (1_u64 << 53) as f64;
                arrival_ms -= (1.0 - uniform).ln() * handling_ms / load;
                world.arrive(at(MONDAY) + arrival_ms as i64, person);
            }
            let share = (world.lost - lost) as f64 / f64::from(persons);
            let busy = (world.busy_ms - busy_ms) as f64 / (world.now - since) as f64 / f64::from(agents);
            figures.push((100.0 * share, 100.0 * busy));
        }
        // The first batch begins with everybody free.
        figures.remove(0);
        let within = |figure: fn(&(f64, f64)) -> f64, exact: f64, half_max: f64| {
            let values: Vec<f64> = figures.iter().map(figure).collect();
            let n = values.len() as f64;
            let mean = values.iter().sum::<f64>() / n;
            let deviation = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
            // 2.861: Student's t with 19 degrees of freedom, 99 %, since four figures are looked at.
            let half = 2.861 * deviation / n.sqrt();
            assert!((mean - exact).abs() <= half && half < half_max, "{agents} agents: {mean} ± {half} for {exact}");
        };
        within(|figure| figure.0, 3.0, 0.4);
        within(|figure| figure.1, occupancy_percent, 0.8);
    }
}
