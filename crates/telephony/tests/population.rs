//! What the simulated population is like: the tables it was calibrated by must come out of it again.
//!
//! Bounds are five standard deviations of the binomial distribution: draws are seeded, so a test that passes keeps passing, and
//! the width says how far from the table the figure may be.

mod common;

use common::{carry, ended, monday, network, order};
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::{DAY_MS, HOUR_MS};
use rappel_telephony::{AnsweredBy, CallEvent, CallId, CallOrder, Ending, LineKind, Profile, Progress, Shown};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

const CALLS: u64 = 8_000;

/// A profile in which every number exists and detection never errs, so that the answers are the table's.
fn clean(mut profile: Profile) -> Profile {
    for line in [&mut profile.fixed, &mut profile.mobile] {
        (line.invalid_percent, line.fax_percent) = (0.0, 0.0);
    }
    (profile.network.congestion_percent, profile.network.caller_id_blocked_percent) = (0.0, 0.0);
    profile.detection.person_taken_for_machine_percent = 0.0;
    profile.detection.unsure_percent = 0.0;
    profile
}

fn by_person(ending: &Ending) -> bool {
    ending.answered_by == Some(AnsweredBy::Person)
}

fn has(status: SystemStatus) -> impl Fn(&Ending) -> bool {
    move |ending| ending.verdict().is_some_and(|verdict| verdict.status == status)
}

fn assert_share(what: &str, counted: usize, draws: u64, percent: f64) {
    let (share, expected) = (counted as f64 / draws as f64, percent / 100.0);
    let bound = 5.0 * (expected * (1.0 - expected) / draws as f64).sqrt();
    assert!((share - expected).abs() <= bound, "{what}: {share:.4}, expected {expected:.4} ± {bound:.4}");
}

fn orders(kind: LineKind) -> impl Iterator<Item = CallOrder> {
    (0..CALLS).map(move |call| order(call, kind))
}

#[test]
fn persons_answer_as_often_as_the_tables_say_by_line_hour_and_weekday() {
    for profile in [Profile::french(), Profile::survey(), Profile::sales()] {
        for (kind, table) in [
            (LineKind::Fixed, profile.fixed.answer_percent.clone()),
            (LineKind::Mobile, profile.mobile.answer_percent.clone()),
        ] {
            for (weekday, hour) in [(0, 9), (2, 12), (3, 19), (4, 18), (5, 11), (6, 16), (1, 3)] {
                let at = monday() + weekday * DAY_MS + hour * HOUR_MS;
                let events = carry(&mut network(clean(profile.clone())), orders(kind), at);
                let expected = table.at(weekday as usize, hour as usize);
                let what = format!("{} {kind:?} day {weekday} hour {hour}", profile.name);
                assert_share(&what, ended(&events, by_person), CALLS, expected);
            }
        }
    }
}

#[test]
fn the_hour_is_that_of_the_person_called_r2() {
    // Eight in the morning in Paris is noon in Réunion.
    let at = monday() + 8 * HOUR_MS;
    let island = orders(LineKind::Fixed).map(|order| CallOrder { utc_offset_s: 4 * 3_600, ..order });
    let events = carry(&mut network(clean(Profile::french())), island, at);
    assert_share("noon", ended(&events, by_person), CALLS, Profile::french().fixed.answer_percent.at(0, 12));
}

#[test]
fn a_hidden_number_is_answered_less() {
    let hidden = orders(LineKind::Mobile).map(|order| CallOrder { shown: Shown::Hidden, ..order });
    let events = carry(&mut network(clean(Profile::french())), hidden, monday() + 10 * HOUR_MS);
    assert_share("hidden", ended(&events, by_person), CALLS, 26.0 * 0.6);
}

#[test]
fn the_chance_of_an_answer_declines_with_the_attempts() {
    // Constant hazard would keep the share of those still silent; the calibration halves it at the second call.
    let mut network = network(clean(Profile::french()));
    let mut silent: Vec<u64> = (0..CALLS).collect();
    let mut hazards = Vec::new();
    for attempt in 0..4 {
        let at = monday() + attempt * 7 * DAY_MS + 18 * HOUR_MS;
        let calls = silent
            .iter()
            .map(|n| CallOrder { id: CallId::new(attempt as u64 * CALLS + n, 1), ..order(*n, LineKind::Mobile) });
        let events = carry(&mut network, calls, at);
        let answered: HashSet<u64> = events
            .iter()
            .filter(|event| event.what == Progress::PersonOnLine)
            .map(|event| event.id.contact % CALLS)
            .collect();
        hazards.push(answered.len() as f64 / silent.len() as f64);
        silent.retain(|number| !answered.contains(number));
    }
    assert!((0.28..0.32).contains(&hazards[0]), "{hazards:?}");
    assert!((0.4..0.7).contains(&(hazards[1] / hazards[0])), "{hazards:?}");
    assert!(hazards.windows(2).all(|pair| pair[1] < pair[0]), "{hazards:?}");
}

#[test]
fn repeating_one_part_of_the_day_reaches_fewer_than_changing_it() {
    let reached = |hours: [i64; 2]| {
        let mut network = network(clean(Profile::french()));
        let mut reached = HashSet::new();
        for (attempt, hour) in hours.into_iter().enumerate() {
            let calls = (0..4 * CALLS).map(|n| CallOrder {
                id: CallId::new(attempt as u64 * 4 * CALLS + n, 1),
                ..order(n, LineKind::Mobile)
            });
            let at = monday() + attempt as i64 * DAY_MS + hour * HOUR_MS;
            let events = carry(&mut network, calls, at);
            let answered = events.iter().filter(|event| event.what == Progress::PersonOnLine);
            reached.extend(answered.map(|event| event.id.contact % (4 * CALLS)));
        }
        reached.len()
    };
    // Mobiles answer 30 % at noon and at 18 hours on weekdays: only the habit makes a difference.
    assert!(reached([12, 18]) > reached([18, 18]));
}

#[test]
fn the_other_endings_come_in_their_shares_r20() {
    let profile = Profile::french();
    for (kind, line) in [(LineKind::Fixed, &profile.fixed), (LineKind::Mobile, &profile.mobile)] {
        let events = carry(&mut network(profile.clone()), orders(kind), monday() + 10 * HOUR_MS);
        let carried = 1.0 - (profile.network.congestion_percent + profile.network.caller_id_blocked_percent) / 100.0;
        let count = |status| ended(&events, has(status));
        assert_share("congestion", count(SystemStatus::Congestion), CALLS, profile.network.congestion_percent);
        assert_share("blocked", count(SystemStatus::CallerIdBlocked), CALLS, profile.network.caller_id_blocked_percent);
        assert_share("invalid", count(SystemStatus::Invalid), CALLS, line.invalid_percent * carried);
        assert_share("fax", count(SystemStatus::Fax), CALLS, line.fax_percent * carried * 0.95);
        let busy = count(SystemStatus::Busy) as f64 / CALLS as f64;
        assert!((0.03..0.06).contains(&busy), "{kind:?} busy {busy}");
        let unanswered = count(SystemStatus::NoAnswer) as f64 / CALLS as f64;
        assert!((0.12..0.45).contains(&unanswered), "{kind:?} no answer {unanswered}");
        assert_eq!(events.iter().filter(|e| matches!(e.what, Progress::Ended(_))).count() as u64, CALLS);
        assert!(
            events.iter().all(|e| !matches!(e.what, Progress::Ended(end) if end.verdict().is_some_and(|v| !v.known)))
        );
    }
}

#[test]
fn congestion_is_what_the_profile_says_r21() {
    let mut profile = Profile::french();
    profile.network.congestion_percent = 20.0;
    let events = carry(&mut network(profile), orders(LineKind::Fixed), monday() + 10 * HOUR_MS);
    assert_share("congestion", ended(&events, has(SystemStatus::Congestion)), CALLS, 20.0);
}

#[test]
fn a_number_that_does_not_exist_never_does_r21() {
    let mut network = network(Profile::french());
    let mut invalid_of: HashMap<u64, usize> = HashMap::new();
    for attempt in 0..3 {
        let calls =
            (0..CALLS).map(|n| CallOrder { id: CallId::new(attempt * CALLS + n, 1), ..order(n, LineKind::Fixed) });
        for event in carry(&mut network, calls, monday() + 10 * HOUR_MS) {
            if matches!(&event.what, Progress::Ended(ending) if has(SystemStatus::Invalid)(ending)) {
                *invalid_of.entry(event.id.contact % CALLS).or_default() += 1;
            }
        }
    }
    assert!(invalid_of.len() > 300);
    // Congestion hides it now and then; the person never answers in between.
    assert!(invalid_of.values().filter(|times| **times == 3).count() * 100 > invalid_of.len() * 95);
}

fn ring_times_ms(events: &[CallEvent], ends_ringing: impl Fn(&Progress) -> bool) -> Vec<i64> {
    let ringing: HashMap<CallId, _> =
        events.iter().filter(|e| e.what == Progress::Ringing).map(|e| (e.id, e.at)).collect();
    events.iter().filter(|e| ends_ringing(&e.what)).filter_map(|e| Some(e.at - *ringing.get(&e.id)?)).collect()
}

#[test]
fn nothing_rings_longer_than_ordered_r11() {
    for ring_s in [15, 25, 60] {
        let calls = orders(LineKind::Fixed).map(|order| CallOrder { ring_s, ..order });
        let events = carry(&mut network(Profile::french()), calls, monday() + 10 * HOUR_MS);
        let over = |what: &Progress| {
            matches!(what, Progress::Answered)
                || matches!(what, Progress::Ended(ending) if ending.answered_by.is_none())
        };
        let longest = ring_times_ms(&events, over).into_iter().max().unwrap();
        assert_eq!(longest, i64::from(ring_s) * 1_000);
    }
}

#[test]
fn answers_cluster_and_a_short_ring_time_loses_the_second_cluster() {
    let persons = |ring_s| {
        let calls = orders(LineKind::Mobile).map(|order| CallOrder { ring_s, ..order });
        let events = carry(&mut network(clean(Profile::french())), calls, monday() + 10 * HOUR_MS);
        let persons: HashSet<CallId> =
            events.iter().filter(|e| e.what == Progress::PersonOnLine).map(|e| e.id).collect();
        let of_persons: Vec<_> = events.into_iter().filter(|event| persons.contains(&event.id)).collect();
        ring_times_ms(&of_persons, |what| *what == Progress::Answered)
    };
    let long = persons(25);
    assert!(long.iter().all(|ms| (6_000..=10_000).contains(ms) || (18_000..=22_000).contains(ms)));
    let short = persons(15);
    assert_share("first cluster", short.len(), long.len() as u64, 55.0);
}

#[test]
fn a_message_is_left_after_the_greeting_and_only_when_ordered_r17() {
    let at = monday() + 10 * HOUR_MS;
    let silent = carry(&mut network(Profile::french()), orders(LineKind::Mobile), at);
    assert!(silent.iter().all(|event| event.what != Progress::MessageLeft));
    let message: Arc<str> = "rappelez-nous".into();
    let calls = orders(LineKind::Mobile).map(|order| CallOrder { message: Some(message.clone()), ..order });
    let events = carry(&mut network(clean(Profile::french())), calls, at);
    let answered: HashMap<CallId, _> =
        events.iter().filter(|e| e.what == Progress::Answered).map(|e| (e.id, e.at)).collect();
    let mut left = 0;
    for event in events.iter().filter(|event| event.what == Progress::MessageLeft) {
        // 14 s of message after at least 1.6 s of listening.
        assert!(event.at - answered[&event.id] >= 15_600);
        left += 1;
    }
    assert_eq!(left, ended(&events, has(SystemStatus::Machine)));
    assert!(left > 2_000);
}
