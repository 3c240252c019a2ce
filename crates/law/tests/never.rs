//! Nothing is ever dialled in violation of a chosen rule (R37): random campaigns, outcomes and delays, against a checker that reads
//! each rule as it is written, with civil time from the time zone database itself.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rappel_strategy::engine::{Attempt, Contact, Engine, NextCall, Plan, Slot, State};
use rappel_strategy::file::{read_campaign, read_strategy};
use rappel_strategy::holidays;
use rappel_strategy::law::{After, Channel, Counted, InForce, Requirement, in_force};
use rappel_strategy::model::{Campaign, Strategy as CallStrategy};
use rappel_strategy::phone::{Phone, whereabouts};
use rappel_strategy::status::{Status, SystemStatus};
use rappel_strategy::time::{HOUR_MS, Instant, LocalDay};

const NUMBERS: [u64; 6] =
    [33_199_000_001, 262_692_123_456, 442_079_460_000, 13_055_550_123, 12_135_550_123, 393_471_234_567];
const PRESETS: [&str; 8] =
    ["fr-consumer", "de-ccv", "it-code", "it-silent", "uk-2010", "us-tsr", "us-florida", "us-regf"];
/// As the campaign names them; the last two are qualifications.
const OUTCOMES: [u8; 7] = [
    SystemStatus::Busy as u8,
    SystemStatus::NoAnswer as u8,
    SystemStatus::Machine as u8,
    SystemStatus::Congestion as u8,
    SystemStatus::Abandoned as u8,
    12,
    13,
];
const REFUSAL: u8 = 12;

fn campaign(presets: &[&str], purpose: &str) -> Campaign {
    let text = format!(
        "name = \"C\"\nzone = \"Europe/Paris\"\nphone_columns = [\"A\", \"B\"]\nhours = {{ mon-sun = [\"00:00-24:00\"] }}\n\
         qualification = [{{ name = \"refus\", kind = \"refusal\" }}, {{ name = \"parle\", kind = \"negative\" }}]\n\
         [law]\npresets = {presets:?}\npurpose = \"{purpose}\"\n\
         responsibility = {{ by = \"a\", at = \"2026-01-01T00:00:00Z\", reason = \"b\" }}\n"
    );
    read_campaign(&text, "campaign").map_err(|error| error.to_string()).expect("valid")
}

fn strategy(favour: bool, call: &str, after: u32) -> CallStrategy {
    let number = |column: &str| {
        format!("[[number]]\nname = \"{column}\"\ncolumn = \"{column}\"\ncaller_id = {{ show = \"hidden\" }}\n")
    };
    let text = format!(
        "name = \"S\"\nattempts_max = 60\nhorizon_days = 90\nfavour_number_order = {favour}\n\
         default = [{{ recall = {{ call = \"{call}\", after = \"{after} min\" }} }}]\n{}{}",
        number("A"),
        number("B")
    );
    read_strategy(&text, "strategy").map_err(|error| error.to_string()).expect("valid")
}

/// Date and minutes after midnight on a clock.
fn local(zone: &str, at: Instant) -> (Date, u16) {
    let clock = at.timestamp().to_zoned(TimeZone::get(zone).expect("known"));
    (clock.date(), (i32::from(clock.hour()) * 60 + i32::from(clock.minute())) as u16)
}

fn days_between(a: Date, b: Date) -> i32 {
    LocalDay::from(b).0 - LocalDay::from(a).0
}

/// Why a call breaks a rule.
fn broken(rule: &InForce<'_>, phone: Phone, state: &State, call: &NextCall, at: Instant) -> bool {
    if rule.rule.channel != Channel::Calls || !rule.binds(phone, phone.country()) {
        return false;
    }
    whereabouts(phone).into_iter().any(|zone| {
        let (today, minute) = local(zone, at);
        let before = rule.rule.effective_from.is_some_and(|from| today < from);
        if before || rule.rule.effective_to.is_some_and(|to| to <= today) {
            return false;
        }
        match &rule.rule.requires {
            Requirement::Window(window) => {
                let closed = |date: Date| {
                    window.closed_days.dates.contains(&date)
                        || window.closed_days.calendars.iter().any(|code| {
                            holidays::calendar(code).is_some_and(|calendar| calendar.contains(LocalDay::from(date)))
                        })
                };
                let week = window.hours.as_ref().map(|hours| hours.day(LocalDay::from(today).weekday()));
                let eve = window.eve_hours.as_ref().filter(|_| closed(today.tomorrow().expect("in range")));
                let spans = match (week, eve) {
                    (Some([]), _) => return true,
                    (_, Some(eve)) => eve.as_slice(),
                    (Some(spans), None) => spans,
                    (None, None) => return closed(today),
                };
                closed(today) || !spans.iter().any(|s| s.from.minutes() <= minute && minute < s.to.minutes())
            }
            Requirement::Count(count) => {
                let counted = state.calls.iter().filter(|made| {
                    let reached = !matches!(
                        made.status.as_system(),
                        Some(SystemStatus::Busy | SystemStatus::Congestion | SystemStatus::Absent)
                    );
                    let inside = match count.hours {
                        Some(hours) => at - made.at < i64::from(hours) * HOUR_MS,
                        None => days_between(local(zone, made.at).0, today) < i32::from(count.days.unwrap_or(1)),
                    };
                    inside && (count.counts == Counted::All || reached)
                });
                counted.count() >= usize::from(count.calls)
            }
            Requirement::Quarantine(quarantine) => state.calls.iter().any(|made| {
                let code = made.status.code();
                let follows = match quarantine.after {
                    After::Refusal => code == REFUSAL,
                    After::Opposition => false,
                    After::Abandoned => made.status.is(SystemStatus::Abandoned),
                    After::Machine => made.status.is(SystemStatus::Machine),
                    After::Conversation => code >= REFUSAL,
                };
                let quiet = match (quarantine.hours, quarantine.days) {
                    (Some(hours), _) => at - made.at < i64::from(hours) * HOUR_MS,
                    (None, Some(days)) => days_between(local(zone, made.at).0, today) <= i32::from(days),
                    (None, None) => true,
                };
                follows && quiet && !(quarantine.unless_agent_reserved && call.agent_reserved)
            }),
            _ => false,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn r37_nothing_is_dialled_in_violation_of_a_chosen_rule(
        presets in subsequence(PRESETS.to_vec(), 1..5),
        purpose in select(vec!["survey", "collection"]),
        favour in any::<bool>(),
        call in select(vec!["same", "next", "choice"]),
        after in 1u32..3_000,
        numbers in (select(NUMBERS.to_vec()), select(NUMBERS.to_vec())),
        begins_h in 0i64..9_000,
        steps in proptest::collection::vec((select(OUTCOMES.to_vec()), 0i64..1_000), 1..25),
    ) {
        let campaign = campaign(&presets, purpose);
        let start = "2026-06-01T00:00:00Z".parse::<Instant>().expect("an instant") + begins_h * HOUR_MS;
        let mut engine = Engine::new(&strategy(favour, call, after), &campaign, start).expect("compiles");
        let mut contact = Contact { seed: 1, ..Contact::default() };
        for (column, digits) in [numbers.0, numbers.1].into_iter().enumerate() {
            let phone = Phone::from_e164(digits).expect("a number");
            let zone = engine.place(phone, None).expect("a zone");
            contact.slots[column] = Some(Slot { phone, zone, takes_texts: false, suppressed: false });
        }
        let rules = in_force(&campaign);
        let (mut state, mut now) = (State::default(), start);
        for (outcome, thousandth) in steps {
            let Plan::Call(call) = engine.plan(&contact, &state, now) else { break };
            // Anywhere in the window: at its first and last millisecond, and in between.
            for at in [call.from, call.from + (call.until - call.from) * thousandth / 1_000, call.until + -1] {
                let due = match engine.plan(&contact, &state, at) {
                    Plan::Call(due) if due.from <= at => due,
                    _ => continue,
                };
                for rule in &rules {
                    let says = || format!("{} at {at} on {} after {:?}", rule.rule.id, due.phone, state.calls);
                    prop_assert!(!broken(rule, due.phone, &state, &due, at), "{}", says());
                }
            }
            let attempt = Attempt {
                at: call.from,
                phone: call.phone,
                status: Status::from_code(outcome),
                shown: None,
                message_left: false,
                callback: None,
            };
            engine.apply(&contact, &mut state, &attempt);
            now = call.from + 30_000;
        }
    }
}
