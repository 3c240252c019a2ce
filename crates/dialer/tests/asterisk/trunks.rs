//! Trunks that refuse, fail and come back (R21).

use super::carrier::Carrier;
use super::ear::Ear;
use super::machine::{Asterisk, TrunkTo, free_port};
use super::world::{Outcome, STRATEGY, World, recall_min, trunk};
use rappel_dialer::{BreakerSettings, Clock, Pause, Trunks};
use rappel_strategy::time::SECOND_MS;
use rappel_telephony::TrunkState;
use rappel_telephony::asterisk::{Secret, Switch, TrunkConfig};

/// A trunk on which every call is refused with 503: the carrier goes by the last digits.
fn refusing() -> TrunkConfig {
    TrunkConfig { endpoint: "PJSIP/{number}5030@carrier".into(), ..trunk("refusing") }
}

fn on(trunks: &[&str], more: &str) -> String {
    let trunk = |name: &&str| format!("{{ name = \"{name}\", {more} }}");
    format!("{{ agents = 30, trunk = [{}] }}", trunks.iter().map(trunk).collect::<Vec<_>>().join(", "))
}

const WIDE: &str = "calls_per_second = 20, calls_max = 20";

fn line() -> (Ear, Carrier, Asterisk) {
    let (ear, port) = (Ear::open(), free_port());
    let carrier = Carrier::start(port, ear.port);
    let asterisk = Asterisk::start(&[TrunkTo::new("carrier", port)]);
    (ear, carrier, asterisk)
}

fn statuses(outcomes: &[Outcome]) -> Vec<&str> {
    outcomes.iter().map(|outcome| outcome.status.as_str()).collect()
}

#[test]
fn a_call_that_one_trunk_refuses_goes_by_the_next_as_the_same_attempt_r21() {
    let (_ear, carrier, asterisk) = line();
    let unknown = TrunkConfig { endpoint: "PJSIP/{number}@nowhere".into(), ..trunk("unknown") };
    let switch = asterisk.switch(vec![refusing(), unknown, trunk("carrier")]);
    let mut world = World::new(&on(&["refusing", "unknown", "carrier"], WIDE), STRATEGY, [4860, 4861, 4040]);
    let mut outcomes = world.run(&mut switch.line(""), 3);
    outcomes.sort_by_key(|outcome| outcome.way);
    assert_eq!(statuses(&outcomes), ["invalid", "busy", "busy"]);
    assert!(outcomes.iter().all(|outcome| outcome.n == 1));
    for way in ["4860", "4861", "4040"] {
        assert_eq!(carrier.invites_to(&format!("{way}5030")).len(), 1, "{way}, refused");
        assert_eq!(carrier.invites_to(way).len(), 1, "{way}, carried");
    }
}

#[test]
fn a_trunk_that_fails_is_left_alone_and_tried_again_by_one_call_r21() {
    let (_ear, carrier, asterisk) = line();
    let switch = asterisk.switch(vec![refusing()]);
    let mut world = World::new(
        &on(&["refusing"], "calls_per_second = 9, calls_max = 1"),
        STRATEGY,
        [4860; 1].into_iter().chain(4861..4869),
    );
    world.trunks =
        Trunks::new(BreakerSettings { failures_max: 3, pause_ms: 3 * SECOND_MS, pause_max_ms: 60 * SECOND_MS });
    let mut reasons = Vec::new();
    world.run_with(&mut switch.line(""), 4, &mut |observed| {
        reasons.extend(observed.core.trunks().filter_map(|trunk| trunk.pause));
    });
    let outcomes = world.outcomes();
    assert_eq!(statuses(&outcomes), ["congestion"; 4]);
    assert!(outcomes.iter().all(|outcome| outcome.next_min == recall_min("congestion")));
    assert!(reasons.iter().any(|pause| matches!(pause, Pause::Failing(_))), "{reasons:?}");
    let mut placed: Vec<i64> = outcomes.iter().map(|outcome| outcome.placed_at.millis()).collect();
    placed.sort_unstable();
    assert!(placed[3] - placed[2] >= 3 * SECOND_MS, "the fourth call waited for the end of the pause: {placed:?}");
    assert_eq!(carrier.invites().len(), 4);
}

#[test]
fn a_trunk_that_is_gone_for_ten_seconds_in_mid_campaign_costs_no_contact_a_call_r21() {
    let (ear, port) = (Ear::open(), free_port());
    let mut carrier = Some(Carrier::start(port, ear.port));
    let aor = "qualify_frequency = 1\nqualify_timeout = 0.9";
    let asterisk = Asterisk::start(&[TrunkTo { aor, ..TrunkTo::new("carrier", port) }]);
    let switch = asterisk.switch(vec![trunk("carrier")]);
    let is = |state| switch.trunks() == [("carrier".to_owned(), state)];
    let one_by_one = "calls_per_second = 1, calls_max = 1";
    let mut world = World::new(&on(&["carrier"], one_by_one), STRATEGY, [4860, 4861, 4862, 6001, 6000]);
    let (mut before, mut gone_since, mut paused) = (0, None, 0);
    world.run_with(&mut switch.line(""), 5, &mut |observed| {
        let gone = Pause::Network(TrunkState::Unreachable);
        paused += u32::from(observed.core.trunks().any(|trunk| trunk.pause == Some(gone)));
        match gone_since {
            None if observed.stats.ended > 0 && observed.stats.in_flight == 0 => {
                before = carrier.take().map_or(0, |carrier| carrier.invites().len());
                super::machine::until("the trunk is seen to be gone", || is(TrunkState::Unreachable));
                gone_since = Some(Clock::wall());
            }
            Some(since) if carrier.is_none() && Clock::wall() - since > 10 * SECOND_MS => {
                carrier = Some(Carrier::start(port, ear.port));
            }
            _ => {}
        }
    });
    assert_eq!(statuses(&world.outcomes()), ["busy"; 5], "nobody was called while it was gone");
    assert!(paused > 0);
    assert_eq!(before + carrier.expect("the trunk came back").invites().len(), 5);
}

#[test]
fn campaigns_on_one_trunk_share_its_calls_per_second() {
    let (_ear, _carrier, asterisk) = line();
    let shared = Trunks::default();
    let run = |token: &'static str| {
        let (shared, config) = (shared.clone(), asterisk.config());
        move || {
            let config = rappel_telephony::asterisk::SwitchConfig { app: token.into(), ..config };
            let switch = Switch::start(config, Secret::new("a test's own"), vec![trunk("carrier")], token, Clock::wall);
            let switch = switch.expect("a switch");
            super::machine::until("Asterisk is connected", || switch.connected());
            let mut world = World::new(
                &on(&["carrier"], "calls_per_second = 3, calls_max = 20"),
                STRATEGY,
                (0..6).map(|i| [4860, 4861, 6000, 6001, 4040, 4041][i]),
            );
            world.trunks = shared;
            world.run(&mut switch.line(""), 6)
        }
    };
    let both = [run("one"), run("two")].map(std::thread::spawn);
    let mut placed: Vec<i64> = both
        .into_iter()
        .flat_map(|campaign| campaign.join().expect("a campaign"))
        .map(|outcome| outcome.placed_at.millis())
        .collect();
    placed.sort_unstable();
    assert_eq!(placed.len(), 12);
    for window in placed.windows(4) {
        assert!(window[3] - window[0] >= SECOND_MS, "four calls within a second: {placed:?}");
    }
}
