//! Campaigns, strategies, contacts and what happens to them, made up.
//!
//! Why model values and not files: the point is how rules interact, so everything made here is something a check would accept:
//! plannings of a number never overlap, preliminary rules stay at or below their number, names resolve.

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use rappel_strategy::hours::{Cells, WeekHours};
use rappel_strategy::model::{
    CallerId, Campaign, Cap, CapScope, CapWindow, Choice, Day, Delay, Limit, LimitCap, LimitKey, Machine, Moment,
    NumberStrategy, OffPlanning, Period, Planning, Recall, Rule, Strategy as CallStrategy, Target, Time, Weekday,
};
use rappel_strategy::phone::Phone;
use std::num::NonZeroU16;

/// The zones of contacts.
pub const ZONES: [&str; 3] = ["Europe/Paris", "America/New_York", "Indian/Reunion"];

/// What ends calls, and how often compared with one another.
pub const STATUSES: [(&str, u32); 14] = [
    ("no_answer", 8),
    ("busy", 4),
    ("machine", 3),
    ("rejected", 2),
    ("absent", 1),
    ("congestion", 5),
    ("invalid", 1),
    ("fax", 1),
    ("abandoned", 2),
    ("interrupted", 1),
    ("later", 3),
    ("wrong", 1),
    ("callback", 3),
    ("stop", 1),
];

/// One made-up story.
#[derive(Clone, Debug)]
pub struct Story {
    pub campaign: Campaign,
    /// The strategy it begins with, and the one that may take its place.
    pub strategies: [CallStrategy; 2],
    /// For each phone column: which of four telephones, if any, and which zone.
    pub slots: Vec<Option<(u64, usize)>>,
    /// Calls of other campaigns: telephone, hours before the beginning.
    pub elsewhere: Vec<(u64, i64)>,
    pub seed: u64,
    /// First day, and minute of it in UTC.
    pub begins: (Date, i64),
    pub steps: Vec<Step>,
}

/// What happens around one call.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Where between the beginning and the end of its window the call is dialled, of 1000; mostly at once.
    pub dialled: i64,
    /// How it ends.
    pub status: &'static str,
    /// With a callback: in how many hours, on which column, how long it is personal.
    pub callback: (i64, usize, Option<i64>),
    /// Minutes until the next decision.
    pub then: i64,
    /// The dialer comes so many hours late for the window, and plans again.
    pub late: Option<i64>,
    /// The other strategy takes effect.
    pub swap: bool,
    /// This telephone is put on the suppression list.
    pub suppress: Option<u64>,
}

pub fn phone(index: u64) -> Phone {
    Phone::from_e164(33_639_980_000 + index).expect("a number")
}

fn cells(text: &[(&str, &str)]) -> WeekHours {
    let map: Vec<String> = text.iter().map(|(days, spans)| format!(r#""{days}":[{spans}]"#)).collect();
    serde_json::from_str(&format!("{{{}}}", map.join(","))).expect("hours")
}

fn opening() -> impl Strategy<Value = WeekHours> {
    prop_oneof![
        3 => Just(cells(&[("mon-fri", r#""09:00-20:00""#)])),
        2 => Just(cells(&[("mon-sat", r#""09:00-12:00","13:00-20:00""#)])),
        1 => Just(cells(&[("mon-sun", r#""00:00-24:00""#)])),
        1 => Just(cells(&[("mon-sun", r#""01:30-03:30","10:00-19:15""#)])),
    ]
}

/// Blocks of a day that plannings are painted from; the night one is where clocks change.
const BLOCKS: [&str; 7] =
    ["00:30-01:30", "02:00-03:00", "09:00-11:45", "11:45-14:00", "14:00-18:00", "18:00-20:00", "20:00-22:30"];

/// One to four plannings that never overlap: each block of each day belongs to one of them or to none.
fn plannings(count: usize, numbers: u8) -> impl Strategy<Value = Vec<Planning>> {
    let painted = vec(weighted(0.45, 0..count.max(1)), 7 * BLOCKS.len());
    let tables = vec(vec(rule(numbers, "P0", None), 0..3), count);
    (painted, tables).prop_map(move |(painted, tables)| {
        (0..count)
            .map(|index| {
                let mine = painted.iter().enumerate().filter(|(_, of)| **of == Some(index));
                let cells = mine.map(|(block, _)| Cells {
                    weekday: (block / BLOCKS.len()) as u8,
                    span: BLOCKS[block % BLOCKS.len()].parse().expect("a span"),
                });
                Planning {
                    name: format!("P{index}"),
                    hours: WeekHours::from_cells(cells),
                    caller_id: None,
                    rule: tables[index].clone(),
                }
            })
            .collect()
    })
}

fn delay() -> impl Strategy<Value = Delay> {
    prop_oneof![3 => 1u32..300, 1 => 300u32..3_000, 1 => 3_000u32..12_000]
        .prop_map(|minutes| Delay::from_seconds(minutes * 60).expect("short"))
}

fn moment(planning: &'static str) -> impl Strategy<Value = Moment> {
    let day = prop_oneof![
        Just(Day::Same),
        (1u16..9).prop_map(Day::InDays),
        (0u8..7).prop_map(|weekday| Day::On(Weekday(weekday)))
    ];
    let time = prop_oneof![
        Just(Time::SameHour),
        (0u16..96).prop_map(|q| Time::At(rappel_strategy::hours::TimeOfDay::from_minutes(q * 15).expect("a time")))
    ];
    prop_oneof![
        4 => delay().prop_map(Moment::After),
        3 => (day, time).prop_map(|(day, time)| Moment::On { day, time }),
        1 => Just(Moment::NextPlanning(None)),
        1 => Just(Moment::NextPlanning(Some(planning.to_owned()))),
        1 => Just(Moment::OtherTimeOfDay),
    ]
}

fn target(numbers: u8, highest: Option<u8>) -> BoxedStrategy<Target> {
    match highest {
        Some(highest) => prop_oneof![Just(Target::Same), (1..=highest).prop_map(Target::Number)].boxed(),
        None => prop_oneof![
            3 => Just(Target::Same),
            3 => Just(Target::Next),
            3 => (1..=numbers).prop_map(Target::Number),
            2 => Just(Target::Choice),
        ]
        .boxed(),
    }
}

fn recall(numbers: u8, planning: &'static str, highest: Option<u8>) -> impl Strategy<Value = Recall> {
    let call = (target(numbers, highest), moment(planning), weighted(0.2, delay()));
    prop_oneof![
        20 => call.prop_map(|(target, moment, valid)| Recall::Call { target, moment, valid }),
        2 => Just(Recall::GiveUpNumber),
        1 => Just(Recall::Close { result: "closed".to_owned() }),
    ]
}

fn rule(numbers: u8, planning: &'static str, highest: Option<u8>) -> impl Strategy<Value = Rule> {
    let status = proptest::sample::select(STATUSES.map(|(name, _)| name).to_vec());
    (weighted(0.4, 1u16..4), weighted(0.5, status), recall(numbers, planning, highest)).prop_map(
        |(attempt, status, recall)| Rule {
            attempt: attempt.and_then(NonZeroU16::new),
            status: status.map(str::to_owned),
            recall,
            message: None,
        },
    )
}

fn cap() -> impl Strategy<Value = Cap> {
    let per = prop_oneof![3 => Just(Period::Day), 2 => Just(Period::Week), 1 => Just(Period::Month)];
    let window = prop_oneof![Just(CapWindow::Rolling), Just(CapWindow::Calendar)];
    let scope = prop_oneof![Just(CapScope::Campaign), Just(CapScope::AllCampaigns)];
    (1u16..4, per, window, scope).prop_map(|(calls, per, window, scope)| Cap { calls, per, window, scope })
}

fn number(rank: u8, numbers: u8) -> impl Strategy<Value = NumberStrategy> {
    let preliminary = (0u8..4).prop_flat_map(move |calls| {
        (Just(calls), any::<bool>(), vec(recall(numbers, "P0", Some(rank + 1)), usize::from(calls)))
    });
    let plannings = (0usize..5).prop_flat_map(move |count| plannings(count, numbers));
    (weighted(0.4, cap()), preliminary, weighted(0.2, 1u16..6), vec(rule(numbers, "P0", None), 0..2), plannings)
        .prop_map(move |(cap, (preliminary_calls, use_preliminary_rules, rules), attempts_max, default, planning)| {
            NumberStrategy {
                name: format!("N{rank}"),
                column: format!("C{}", rank + 1),
                cap,
                texts_accepted: false,
                preliminary_calls,
                use_preliminary_rules: use_preliminary_rules && preliminary_calls > 0,
                preliminary_rule: rules,
                ring_s: 25,
                attempts_max,
                caller_id: CallerId::Random { sticky: false },
                machine: Machine::default(),
                text: Vec::new(),
                default,
                planning,
            }
        })
}

pub fn call_strategy() -> impl Strategy<Value = CallStrategy> {
    (1u8..5).prop_flat_map(|count| {
        let number = (0..count).map(|rank| number(rank, count)).collect::<Vec<_>>();
        let any_status =
            recall(count, "P0", None).prop_filter("the default calls again", |r| matches!(r, Recall::Call { .. }));
        let choice = prop_oneof![Just(Choice::First), Just(Choice::Rotate), Just(Choice::LeastCalled)];
        (
            any::<bool>(),
            prop_oneof![Just(OffPlanning::Wait), Just(OffPlanning::Skip)],
            3u16..12,
            2u16..12,
            choice,
            any_status,
            vec(rule(count, "P0", None), 0..3),
            (0usize..4, number),
        )
            .prop_map(
                |(favour, off_planning, attempts_max, horizon_days, choice, recall, rules, (turn, mut number))| {
                    // A strategy that takes another's place may also order the columns otherwise.
                    for (rank, number) in number.iter_mut().enumerate() {
                        number.column = format!("C{}", (rank + turn) % 4 + 1);
                    }
                    let mut default = vec![Rule { attempt: None, status: None, recall, message: None }];
                    default.extend(rules);
                    CallStrategy {
                        name: "made up".to_owned(),
                        favour_number_order: favour,
                        off_planning,
                        attempts_max,
                        horizon_days,
                        choice,
                        congestion_retry_min: vec![2, 5, 15],
                        default,
                        number,
                    }
                },
            )
    })
}

fn limits() -> impl Strategy<Value = Vec<Limit>> {
    let hours = prop_oneof![
        Just(cells(&[("mon-fri", r#""10:00-13:00","14:00-20:00""#)])),
        Just(cells(&[("mon-sun", r#""02:15-21:00""#)])),
    ];
    let key = prop_oneof![Just(LimitKey::Contact), Just(LimitKey::Number)];
    let cap = (1u16..5, 1u16..32, key).prop_map(|(calls, days, per)| LimitCap { calls, days, per });
    vec(
        (weighted(0.5, hours), weighted(0.5, cap)).prop_map(|(hours, cap)| Limit {
            name: "LAW".to_owned(),
            hours,
            closed_days: Default::default(),
            cap,
        }),
        0..3,
    )
}

/// Days around which clocks change, months end or nothing happens.
fn first_days() -> impl Strategy<Value = Date> {
    proptest::sample::select(vec![
        date(2026, 10, 21),
        date(2026, 10, 29),
        date(2027, 3, 11),
        date(2027, 3, 25),
        date(2026, 11, 23),
        date(2026, 12, 28),
        date(2027, 2, 26),
    ])
}

fn campaign(day: Date) -> impl Strategy<Value = Campaign> {
    let near = move |days: std::ops::Range<i32>| {
        days.prop_map(move |days| day.checked_add(jiff::Span::new().days(days)).expect("in range"))
    };
    (
        prop_oneof![3 => Just(0usize), 1 => Just(1), 1 => Just(2)],
        opening(),
        vec(near(0..20), 0..3),
        weighted(0.2, near(0..10)),
        limits(),
        weighted(0.2, near(0..4)),
        weighted(0.2, near(4..25)),
        any::<u64>(),
    )
        .prop_map(|(zone, hours, closed, exceptional, limit, first_day, last_day, seed)| {
            let mut campaign: Campaign = toml::from_str(
                r#"
                name = "made up"
                zone = "Europe/Paris"
                phone_columns = ["C1", "C2", "C3", "C4"]
                caller_ids = ["+33170360001", "+33170360002"]
                hours = {}
                qualification = [
                    { name = "later", kind = "negative" },
                    { name = "wrong", kind = "wrong_person" },
                    { name = "callback", kind = "callback" },
                    { name = "stop", kind = "do_not_call" },
                ]
                "#,
            )
            .expect("a campaign");
            campaign.zone = ZONES[zone].to_owned();
            campaign.hours = hours;
            campaign.closed_days.dates = closed;
            campaign.exceptional_opening = exceptional
                .map(|date| rappel_strategy::model::ExceptionalOpening {
                    date,
                    hours: vec!["07:00-10:30".parse().expect("a span")],
                })
                .into_iter()
                .collect();
            campaign.limit = limit;
            campaign.first_day = first_day;
            campaign.last_day = last_day;
            campaign.seed = seed as u32;
            campaign
        })
}

fn step() -> impl Strategy<Value = Step> {
    let status = proptest::sample::select(
        STATUSES.iter().flat_map(|&(name, weight)| vec![name; weight as usize]).collect::<Vec<_>>(),
    );
    let callback = (1i64..200, 0usize..4, weighted(0.5, 1i64..24));
    (
        prop_oneof![2 => Just(0i64), 1 => 0i64..1000],
        status,
        callback,
        0i64..90,
        weighted(0.15, 1i64..60),
        proptest::bool::weighted(0.07),
        weighted(0.04, 0u64..4),
    )
        .prop_map(|(dialled, status, callback, then, late, swap, suppress)| Step {
            dialled,
            status,
            callback,
            then,
            late,
            swap,
            suppress,
        })
}

pub fn story() -> impl Strategy<Value = Story> {
    first_days().prop_flat_map(|day| {
        let zone = prop_oneof![4 => Just(0usize), 1 => Just(1), 1 => Just(2)];
        let slots = (zone, vec(weighted(0.85, (0u64..4, proptest::bool::weighted(0.1), 0usize..3)), 4)).prop_map(
            |(zone, slots)| {
                let own = |(phone, differs, other): (u64, bool, usize)| (phone, if differs { other } else { zone });
                slots.into_iter().map(|slot| slot.map(own)).collect::<Vec<_>>()
            },
        );
        (
            campaign(day),
            [call_strategy(), call_strategy()],
            slots,
            vec((0u64..4, 1i64..200), 0..3),
            any::<u64>(),
            (Just(day), 0i64..1440),
            vec(step(), 1..14),
        )
            .prop_map(|(campaign, strategies, slots, elsewhere, seed, begins, steps)| Story {
                campaign,
                strategies,
                slots,
                elsewhere,
                seed,
                begins,
                steps,
            })
    })
}
