//! How fast calls leave, that runs are reproducible, and that a stop is clean.

use crate::base::{ALL, MONDAY, STRATEGY, World, at, campaign, fixed, mobile, row};
use rappel_dialer::{Actions, Core, Engines, Finish, Subject, Trunks};
use rappel_store::{Candidate, ContactId, Store, Tick};
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::{Instant, SECOND_MS};
use rappel_telephony::{CallEvent, CallOrder, Profile, Progress, SimulatedAgents};
use std::cell::Cell;

#[test]
fn no_second_and_no_moment_has_more_calls_than_the_trunk_allows() {
    let trunk =
        "{ agents = 40, calls_per_agent = 2.0, trunk = [{ name = \"A\", calls_per_second = 3, calls_max = 12 }] }";
    let ran = World::of(&campaign(trunk, ""), STRATEGY, 150).run(MONDAY, 3);
    assert!(ran.network.placed.len() > 300, "{} calls", ran.network.placed.len());
    for fourth in ran.network.placed.windows(4) {
        assert!(fourth[3].1 - fourth[0].1 >= SECOND_MS, "{:?}", fourth.map_each());
    }
    // Both limits were felt, else nothing was tested.
    assert_eq!(ran.network.most_up, 12);
}

#[test]
fn r21_progressive_pacing_never_abandons_for_lack_of_an_agent() {
    let few = "{ agents = 3, calls_per_agent = 1.0 }";
    let mut world = World::of(&campaign(few, ""), STRATEGY, 120);
    let ran = world.run(MONDAY, 7);
    assert!(ran.network.most_up <= 3 && ran.stats.talked > 40, "{:?}", ran.stats);
    assert_eq!(ran.stats.of(SystemStatus::Abandoned.into()), 0);
    // With more calls than agents some are abandoned, so that the line above says something.
    let many = "{ agents = 3, calls_per_agent = 8.0 }";
    let ran = World::of(&campaign(many, ""), STRATEGY, 120).run(MONDAY, 7);
    assert!(ran.stats.of(SystemStatus::Abandoned.into()) > 0, "{:?}", ran.stats);
}

#[test]
fn r21_numbers_that_are_engaged_and_then_free_do_not_let_more_calls_leave_than_agents() {
    // Twenty contacts a number: nearly everybody who is due finds the number engaged.
    let rows = (0..120).map(|i| row(i, [mobile(i / 20), fixed(i)]));
    let mut world = World::with(&campaign("{ agents = 3, calls_per_agent = 1.0 }", ""), STRATEGY, rows);
    let ran = world.run(MONDAY, 4);
    assert!(ran.stats.placed > 200 && ran.network.most_up <= 3, "{} up, {:?}", ran.network.most_up, ran.stats);
    assert_eq!(ran.stats.of(SystemStatus::Abandoned.into()), 0);
}

/// A campaign at ten in the morning, its contacts planned, whose ticks are made by hand.
struct Side {
    world: World,
    core: Core,
    learning: Engines,
    tick: Tick,
}

impl Side {
    /// With contacts that have one mobile.
    fn new(contacts: u64, shared: &Trunks) -> Side {
        let now = at(TEN);
        let rows = (0..contacts).map(|i| row(i, [mobile(0), fixed(i)]));
        let mut world = World::with(&campaign("{ agents = 3, calls_per_agent = 1.0 }", ""), STRATEGY, rows);
        let engines = Engines::load(&mut world.store, world.id, now).expect("a campaign");
        let tick = Tick::new(world.id, engines.edition, now);
        let agents = SimulatedAgents::new(7, &Profile::french()).expect("a profile");
        let core = Core::new(engines.clone(), agents).sharing(shared);
        let mut side = Side { world, core, learning: engines, tick };
        let unplanned = side.world.store.unplanned(side.world.id, ALL).expect("contacts");
        let mut tick = side.tick.clone();
        for subject in side.subjects(&unplanned) {
            side.core.plan(&subject, now, &mut tick);
        }
        side.world.store.commit(&[tick]).expect("plans");
        side
    }

    fn subjects(&mut self, found: &[Candidate]) -> Vec<Subject> {
        Subject::read(&mut self.world.store, found, &mut self.learning, at(TEN)).expect("contacts")
    }

    /// Whom a tick claims, and the calls that leave.
    fn claim(&mut self, now: Instant) -> (Vec<ContactId>, Vec<CallOrder>) {
        let room = self.core.room(now);
        let core = &self.core;
        let left_out = |contact| core.defers(contact);
        let claimed = self.world.store.claim(self.world.id, now, room, None, &left_out).expect("claims");
        let mut tick = Tick { at: now, ..self.tick.clone() };
        let subjects = self.subjects(&claimed);
        self.core.decide(subjects, now, &mut tick);
        let committed = self.world.store.commit(&[tick]).expect("a tick");
        (claimed.iter().map(|claimed| claimed.contact).collect(), self.core.kept(&committed))
    }

    /// A call is heard of no more.
    fn lose(&mut self, call: &CallOrder, now: Instant) {
        let lost = CallEvent { id: call.id, at: now, what: Progress::Lost };
        self.core.advance(now, &[lost], &mut self.tick.clone(), &mut Actions::default());
    }
}

const TEN: &str = "2026-11-23T10:00:00+01:00";

#[test]
fn r38_who_finds_the_number_engaged_is_not_claimed_again_before_it_is_free() {
    let now = at(TEN);
    let mut side = Side::new(2, &Trunks::default());
    let (both, called) = side.claim(now);
    assert_eq!((both.len(), called.len()), (2, 1), "they have one number");
    let soon = now + SECOND_MS;
    assert_eq!(side.claim(soon).0, []);
    let due = side.world.store.next_due_at(side.world.id, soon, &|contact| side.core.defers(contact));
    assert_eq!(due.expect("reads"), None, "nobody wakes for the second one");
    side.lose(&called[0], soon);
    assert_eq!(side.claim(soon).0, [], "what the call came to was not kept before this tick");
    assert_eq!(side.claim(soon).0, both[1..], "its turn has come");
}

#[test]
fn r40_campaigns_on_one_switch_do_not_call_a_number_at_once() {
    let (now, shared) = (at(TEN), Trunks::default());
    let mut sides = [Side::new(1, &shared), Side::new(1, &shared)];
    let called = sides[0].claim(now).1;
    let (claimed, orders) = sides[1].claim(now);
    assert_eq!((called.len(), claimed.len(), orders.len()), (1, 1, 0), "the other one calls it");
    assert_eq!(sides[1].core.next_at(), Some(now + SECOND_MS), "nothing else would wake it");
    sides[0].lose(&called[0], now + SECOND_MS);
    assert_eq!(sides[1].claim(now + SECOND_MS).1.len(), 0, "what the call came to is not kept");
    sides[0].claim(now + SECOND_MS);
    assert_eq!(sides[1].claim(now + 2 * SECOND_MS).1.len(), 1);
    // Whoever goes in mid-call leaves its number to the others.
    let [first, second] = sides;
    drop(second);
    drop(first);
    assert_eq!(Side::new(1, &shared).claim(now).1.len(), 1);
}

#[test]
fn r39_the_same_seeds_and_contacts_give_the_same_attempts() {
    let dialling = "{ agents = 10, calls_per_agent = 1.5 }";
    let run = || {
        let mut world = World::of(&campaign(dialling, ""), STRATEGY, 100);
        world.run(MONDAY, 4);
        (world.attempts(), world.contacts())
    };
    let first = run();
    assert!(first.0.len() > 200);
    assert_eq!(first, run());
}

#[test]
fn every_outcome_that_is_kept_is_told_once() {
    let mut world = World::of(&campaign("{ agents = 10 }", ""), STRATEGY, 100);
    let mut told = world.run(MONDAY, 4).told;
    let mut kept: Vec<_> = world.attempts().iter().map(|attempt| (attempt.contact.get(), attempt.n)).collect();
    told.sort_unstable();
    kept.sort_unstable();
    assert_eq!(told, kept);
}

#[test]
fn a_stop_leaves_nothing_in_flight_and_the_next_run_goes_on() {
    let mut world = World::of(&campaign("{ agents = 10 }", ""), STRATEGY, 60);
    let (stopped, placed_then) = (Cell::new(false), Cell::new(0));
    let ran = world.run_with(MONDAY, 4, &|| stopped.get(), &mut |observed| {
        if !stopped.get() && observed.stats.placed >= 20 && observed.stats.in_flight > 0 {
            stopped.set(true);
            placed_then.set(observed.stats.placed);
        }
    });
    assert_eq!((ran.finish, ran.stats.placed), (Finish::Stopped, placed_then.get()));
    assert_eq!(ran.stats.ended, ran.stats.placed);
    let id = world.id;
    assert_eq!(world.store.campaign(id).unwrap().phases.in_flight, 0);
    assert_eq!(world.store.unresolved(id, None, ALL).unwrap(), []);
    let last = world.attempts().iter().filter_map(|attempt| attempt.ending.as_ref()).map(|ending| ending.at).max();
    let on = world.run(&last.unwrap().to_string(), 4);
    assert!(on.stats.placed > 60 && on.stats.of(SystemStatus::Interrupted.into()) == 0, "{:?}", on.stats);
}

/// Shows the instants of calls in a message.
trait MapEach {
    fn map_each(&self) -> Vec<String>;
}

impl MapEach for [(rappel_telephony::CallOrder, rappel_strategy::time::Instant)] {
    fn map_each(&self) -> Vec<String> {
        self.iter().map(|(order, at)| format!("{} {at}", order.id)).collect()
    }
}
