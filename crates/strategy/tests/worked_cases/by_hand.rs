//! Calls that somebody in charge asks for at once (R37, R40).

use crate::notation::{BASE, Case, at, phone};
use rappel_strategy::engine::{Cause, EndReason, NotNow, Obstacle, Plan, Selection, State, Turn};
use rappel_strategy::lang::Lang;
use rappel_strategy::words::Words;
use rappel_strategy::zone::Zone;

const NUMBERS: &[&str] = &[
    "preliminary_calls = 2\nplanning = [{ name = \"soir\", hours = { mon-fri = [\"18:00-20:00\"] } }]",
    "planning = [{ name = \"matin\", hours = { mon-fri = [\"09:00-12:00\"] } }]",
];
/// A Tuesday afternoon, off every planning.
const ASKED: Case = Case { numbers: NUMBERS, now: "2026-11-24T14:00", ..BASE };

#[test]
fn r38_a_call_by_hand_is_a_general_callback_due_now_of_any_contact() {
    for (calls, number) in [
        (&[][..], 1),
        (&[("2026-11-23T18:05", 1, "no_answer")], 1),
        // The number that would be called next is the one that is called now.
        (&[("2026-11-23T18:05", 1, "callback at 2026-11-27T15:00 on 2 for 7 until 2026-11-27T16:00")], 2),
    ] {
        let world = Case { calls, ..ASKED }.world();
        let (state, call) = world.engine.call_now(&world.contact, &world.state, at(ASKED.now)).unwrap();
        assert_eq!((call.phone, call.from, call.turn()), (phone(number), at(ASKED.now), Turn::Callback), "{calls:?}");
        assert_eq!((call.why.cause, call.why.selection), (Cause::ByHand, Selection::Target));
        // It is a plan like every other, and survives being stored.
        let stored = State::decode(&state.encode()).unwrap();
        assert_eq!(world.engine.plan(&world.contact, &stored, at(ASKED.now)), Plan::Call(call));
        assert_eq!(stored.calls, world.state.calls);
    }
}

#[test]
fn r40_it_passes_the_strategys_cap_and_takes_another_number_past_the_laws() {
    let capped = Case {
        numbers: &[r#"cap = { calls = 1, per = "day" }"#],
        calls: &[("2026-11-24T13:00", 1, "no_answer")],
        ..ASKED
    };
    let world = capped.world();
    assert_eq!(world.engine.call_now(&world.contact, &world.state, at(ASKED.now)).unwrap().1.phone, phone(1));
    let law = Case {
        campaign: r#"limit = [{ name = "LAW", cap = { calls = 1, days = 7, per = "number" } }]"#,
        numbers: &["", ""],
        ..capped
    };
    let world = law.world();
    assert_eq!(world.engine.call_now(&world.contact, &world.state, at(ASKED.now)).unwrap().1.phone, phone(2));
}

#[test]
fn r37_a_refused_call_names_the_limit_and_the_first_lawful_instant() {
    let refused = |case: &Case| {
        let world = case.world();
        world.engine.call_now(&world.contact, &world.state, at(case.now)).unwrap_err()
    };
    let limits =
        |obstacles: &[Obstacle], from: &str| NotNow::Limits { rank: 0, obstacles: obstacles.to_vec(), from: at(from) };
    let night = Case { now: "2026-11-24T21:00", ..ASKED };
    assert_eq!(refused(&night), limits(&[Obstacle::Closed], "2026-11-25T09:00"));
    let midday = Case {
        campaign: r#"limit = [{ name = "LAW", hours = { mon-fri = ["10:00-13:00", "14:00-20:00"] } }]"#,
        now: "2026-11-24T13:30",
        ..ASKED
    };
    assert_eq!(
        refused(&midday),
        limits(&[Obstacle::Forbidden("LAW".into(), at("2026-11-24T14:00"))], "2026-11-24T14:00")
    );
    let often = Case {
        campaign: r#"limit = [{ name = "LAW", cap = { calls = 1, days = 7, per = "contact" } }]"#,
        calls: &[("2026-11-24T13:00", 2, "no_answer")],
        ..ASKED
    };
    let free = "2026-12-01T09:00";
    assert_eq!(refused(&often), limits(&[Obstacle::LawCap("LAW".into(), at("2026-12-01T00:00"))], free));

    let world = midday.world();
    let zone = Zone::load("Europe/Paris").unwrap();
    let words = |lang| Words { lang, campaign: &world.campaign, strategy: Some(&world.strategy), zone: &zone };
    let refusal = refused(&midday);
    assert_eq!(
        words(Lang::Fr).not_now(&refusal),
        "Appel interdit maintenant\u{a0}: heure interdite par la limite LAW jusqu’au mardi 24 novembre 2026 à 14:00. Premier instant permis\u{a0}: mardi 24 novembre 2026 à \
         14:00, sur TEL1 (N1)."
    );
    assert_eq!(
        words(Lang::En).not_now(&refusal),
        "No call may be made now: hour forbidden by limit LAW until Tuesday 24 November 2026 at 14:00. First instant allowed: Tuesday 24 November 2026 at 14:00, \
         on TEL1 (N1)."
    );
}

#[test]
fn r30_r36_who_cannot_be_called_at_all_is_not_called_by_hand() {
    let refused = |case: &Case| {
        let world = case.world();
        world.engine.call_now(&world.contact, &world.state, at(case.now)).unwrap_err()
    };
    let none = Case { contact: &["1!", ""], ..ASKED };
    assert_eq!(refused(&none), NotNow::Never(EndReason::NoNumber));
    let stop = Case { calls: &[("2026-11-23T18:05", 1, "stop")], ..ASKED };
    assert_eq!(refused(&stop), NotNow::Never(EndReason::DoNotCall));
    let ceiling = Case { general: "attempts_max = 1", calls: &[("2026-11-23T18:05", 1, "no_answer")], ..ASKED };
    assert_eq!(refused(&ceiling), NotNow::Never(EndReason::Ceiling));
    let over = Case { campaign: "last_day = \"2026-11-24\"", now: "2026-11-24T20:30", ..ASKED };
    assert_eq!(refused(&over), NotNow::Never(EndReason::CampaignOver));
}
