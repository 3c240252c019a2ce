//! Profiles learned from recorded attempts.

use crate::base::{MONDAY, at};
use crate::running::Ran;
use rappel_forecast::{Learned, learn};
use rappel_telephony::Profile;
use std::ops::ControlFlow;

fn learned(ran: &mut Ran, shipped: &Profile) -> Learned {
    learn(&mut ran.store, &[ran.id], shipped, &mut |_| ControlFlow::Continue(())).expect("learns").expect("not stopped")
}

/// A population that answers far less than the shipped one: what is learned lies between both, near the truth where there were many
/// attempts, and the intervals hold the truth.
#[test]
fn what_is_learned_goes_from_the_shipped_profile_towards_the_truth() {
    let shipped = Profile::french();
    let mut truth = shipped.clone();
    for line in [&mut truth.fixed, &mut truth.mobile] {
        let week = &mut line.answer_percent;
        for day in [&mut week.monday_to_thursday, &mut week.friday, &mut week.saturday, &mut week.sunday] {
            day.iter_mut().for_each(|percent| *percent *= 0.4);
        }
    }
    truth.mobile.invalid_percent = 20.0;
    let mut ran = Ran::new(4_000, 20);
    ran.run(at(MONDAY), 5, 5, &truth);
    let attempts = ran.attempts().len() as u64;
    let learned = learned(&mut ran, &shipped);
    assert!(learned.attempts == attempts && learned.enough, "{}", learned.attempts);
    learned.profile.check().expect("a sound profile");
    let mobile = learned.lines.iter().find(|line| line.line == "mobile").expect("mobiles");
    let well_known: Vec<_> = mobile.hours.iter().filter(|cell| cell.attempts >= 100).collect();
    assert!(well_known.len() >= 5, "{}", well_known.len());
    let near = well_known.iter().filter(|cell| {
        let truth = cell.shipped_percent * 0.4;
        let estimate = cell.estimate_percent;
        (estimate.mean - truth).abs() < (cell.shipped_percent - truth).abs() / 2.0
    });
    assert!(near.count() * 10 >= well_known.len() * 8, "{well_known:#?}");
    let held = well_known.iter().filter(|cell| cell.estimate_percent.holds(cell.shipped_percent * 0.4)).count();
    assert!(held * 10 >= well_known.len() * 7, "{well_known:#?}");
    assert!(
        (12.0..25.0).contains(&learned.profile.mobile.invalid_percent),
        "{}",
        learned.profile.mobile.invalid_percent
    );
    // An hour in which nobody was called is known by the level of the others alone.
    let night = learned.profile.mobile.answer_percent.monday_to_thursday[22];
    assert!(night < shipped.mobile.answer_percent.monday_to_thursday[22], "{night}");
}

#[test]
fn few_attempts_leave_the_shipped_profile_and_say_so() {
    let shipped = Profile::french();
    let mut ran = Ran::new(20, 2);
    ran.run(at(MONDAY), 1, 5, &shipped);
    let few = learned(&mut ran, &shipped);
    assert!(!few.enough && few.note.en.contains("Too few") && few.note.fr.contains("Trop peu"), "{:?}", few.note);
    let (noon, before) = (few.profile.fixed.answer_percent.at(0, 12), shipped.fixed.answer_percent.at(0, 12));
    assert!((noon - before).abs() < before / 2.0, "{noon} for {before}");
    let mut nothing = Ran::new(3, 2);
    let nothing = learned(&mut nothing, &shipped);
    assert_eq!((nothing.attempts, nothing.first, nothing.enough), (0, None, false));
    assert!((nothing.profile.mobile.answer_percent.at(2, 12) - shipped.mobile.answer_percent.at(2, 12)).abs() < 0.01);
    nothing.profile.check().expect("a sound profile");
}
