//! Names, hours, dates, displayed numbers.

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rappel_strategy::hours::{Cells, DaySpan, TimeOfDay, WeekHours};
use rappel_strategy::model::{CallerId, Delay, Period};
use rappel_strategy::phone::Phone;

/// Likely names, and any text at all: quotes, line ends, what no keyboard has.
pub fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => select(vec!["Mobile", "Soir", "Matin", "mobile", "domicile", "merci", ""]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

/// Statuses of the system, of a campaign, of nobody.
pub fn status() -> impl Strategy<Value = String> {
    select(vec!["busy", "no_answer", "machine", "rejected", "Refus", "Rappel", "bussy"]).prop_map(str::to_owned)
}

pub fn delay() -> impl Strategy<Value = Delay> {
    (0..=Delay::MAX.seconds()).prop_map(|seconds| Delay::from_seconds(seconds).expect("at most the longest"))
}

pub fn period() -> impl Strategy<Value = Period> {
    select(vec![Period::Day, Period::Week, Period::Month])
}

pub fn day_span() -> impl Strategy<Value = DaySpan> {
    (0u16..1440, 1u16..=1440).prop_map(|(from, length)| DaySpan {
        from: TimeOfDay::from_minutes(from).expect("below 24:00"),
        to: TimeOfDay::from_minutes((from + length).min(1440)).expect("at most 24:00"),
    })
}

pub fn week_hours() -> impl Strategy<Value = WeekHours> {
    prop_oneof![
        vec((0u8..7, day_span()), 0..6)
            .prop_map(|cells| WeekHours::from_cells(cells.into_iter().map(|(weekday, span)| Cells { weekday, span }))),
        day_span().prop_map(|span| WeekHours::from_cells((0..5).map(|weekday| Cells { weekday, span }))),
    ]
}

pub fn date() -> impl Strategy<Value = Date> {
    (2020i16..2040, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).expect("a date"))
}

pub fn phone() -> impl Strategy<Value = Phone> {
    (0u32..100_000_000)
        .prop_map(|rest| serde_json::from_value(format!("+336{rest:08}").into()).expect("a French mobile number"))
}

pub fn caller_id() -> impl Strategy<Value = CallerId> {
    prop_oneof![
        Just(CallerId::Hidden),
        Just(CallerId::Called),
        phone().prop_map(CallerId::Fixed),
        phone().prop_map(CallerId::Listed),
        any::<bool>().prop_map(|sticky| CallerId::Random { sticky }),
    ]
}
