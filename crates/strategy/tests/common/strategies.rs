//! Arbitrary strategies.

use super::parts::{caller_id, delay, name, period, status, week_hours};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Just, Strategy as Arbitrary, any, prop_oneof};
use proptest::sample::select;
use rappel_strategy::hours::TimeOfDay;
use rappel_strategy::model::{
    AfterLast, Cap, CapScope, CapWindow, Choice, Day, Machine, MachineMax, Moment, NumberStrategy, OffPlanning,
    Planning, Recall, Rule, Strategy, Target, TextList, Time, Weekday,
};
use std::num::NonZeroU16;

fn moment() -> impl Arbitrary<Value = Moment> {
    let day = prop_oneof![
        Just(Day::Same),
        (1u16..=366).prop_map(Day::InDays),
        (0u8..7).prop_map(|day| Day::On(Weekday(day)))
    ];
    let time = prop_oneof![
        Just(Time::SameHour),
        (0u16..=1440).prop_map(|minutes| Time::At(TimeOfDay::from_minutes(minutes).expect("at most 24:00"))),
    ];
    // `any` is how files write "whatever planning": it cannot name one.
    let planning = of(name().prop_filter("reserved", |name| name != "any"));
    prop_oneof![
        3 => delay().prop_map(Moment::After),
        2 => (day, time).prop_map(|(day, time)| Moment::On { day, time }),
        1 => planning.prop_map(Moment::NextPlanning),
        1 => Just(Moment::OtherTimeOfDay),
    ]
}

pub fn recall() -> impl Arbitrary<Value = Recall> {
    let target =
        prop_oneof![Just(Target::Same), Just(Target::Next), Just(Target::Choice), (1u8..=10).prop_map(Target::Number)];
    prop_oneof![
        6 => (target, moment(), of(delay())).prop_map(|(target, moment, valid)| Recall::Call { target, moment, valid }),
        1 => Just(Recall::GiveUpNumber),
        1 => name().prop_map(|result| Recall::Close { result }),
    ]
}

fn rule() -> impl Arbitrary<Value = Rule> {
    (of(1u16..30), of(status()), recall(), of(name())).prop_map(|(attempt, status, recall, message)| Rule {
        attempt: attempt.and_then(NonZeroU16::new),
        status,
        recall,
        message,
    })
}

fn planning() -> impl Arbitrary<Value = Planning> {
    (name(), week_hours(), of(caller_id()), vec(rule(), 0..4)).prop_map(|(name, hours, caller_id, rule)| Planning {
        name,
        hours,
        caller_id,
        rule,
    })
}

fn cap() -> impl Arbitrary<Value = Cap> {
    (
        any::<u16>(),
        period(),
        select(vec![CapWindow::Rolling, CapWindow::Calendar]),
        select(vec![CapScope::Campaign, CapScope::AllCampaigns]),
    )
        .prop_map(|(calls, per, window, scope)| Cap { calls, per, window, scope })
}

fn machine() -> impl Arbitrary<Value = Machine> {
    let max = (any::<u16>(), period()).prop_map(|(messages, per)| MachineMax { messages, per });
    (vec(name(), 0..3), select(vec![AfterLast::Last, AfterLast::Nothing]), of(max))
        .prop_map(|(messages, after_last, max)| Machine { messages, after_last, max })
}

fn number() -> impl Arbitrary<Value = NumberStrategy> {
    let text = (status(), vec(name(), 0..3)).prop_map(|(status, templates)| TextList { status, templates });
    let owed = (0u8..5, any::<bool>(), vec(recall(), 0..4));
    let shown = (caller_id(), machine(), any::<bool>(), vec(text, 0..3));
    let tables = (vec(rule(), 0..3), vec(planning(), 0..6));
    (name(), name(), of(cap()), owed, any::<u8>(), of(any::<u16>()), shown, tables).prop_map(
        |(name, column, cap, owed, ring_s, attempts_max, shown, tables)| NumberStrategy {
            name,
            column,
            cap,
            texts_accepted: shown.2,
            preliminary_calls: owed.0,
            use_preliminary_rules: owed.1,
            preliminary_rule: owed.2,
            ring_s,
            attempts_max,
            caller_id: shown.0,
            machine: shown.1,
            text: shown.3,
            default: tables.0,
            planning: tables.1,
        },
    )
}

/// Any strategy that the types can hold.
pub fn strategy() -> impl Arbitrary<Value = Strategy> {
    let general = (name(), any::<bool>(), select(vec![OffPlanning::Wait, OffPlanning::Skip]));
    let limits = (any::<u16>(), any::<u16>(), vec(any::<u16>(), 0..12));
    let choice = select(vec![Choice::First, Choice::Rotate, Choice::LeastCalled]);
    (general, limits, choice, vec(rule(), 0..4), vec(number(), 0..12)).prop_map(
        |(general, limits, choice, default, number)| Strategy {
            name: general.0,
            favour_number_order: general.1,
            off_planning: general.2,
            attempts_max: limits.0,
            horizon_days: limits.1,
            choice,
            congestion_retry_min: limits.2,
            default,
            number,
        },
    )
}
