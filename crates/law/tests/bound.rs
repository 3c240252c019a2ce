//! Counts that caps and ceilings are said to keep are kept, whatever happens (R37, R40): random strategies, rules and outcomes,
//! counted call by call.

use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::sample::select;
use rappel_law::{Proven, prove};
use rappel_strategy::engine::{Attempt, Contact, Engine, Plan, Slot, State};
use rappel_strategy::file::{read_campaign, read_strategy};
use rappel_strategy::model::{Campaign, Strategy as CallStrategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::{Status, SystemStatus};
use rappel_strategy::time::{HOUR_MS, Instant};

const OUTCOMES: [SystemStatus; 4] =
    [SystemStatus::NoAnswer, SystemStatus::Busy, SystemStatus::Congestion, SystemStatus::Machine];

fn campaign(rule: &str, limit: &str) -> Campaign {
    let text = format!(
        "name = \"C\"\nzone = \"Europe/Paris\"\nphone_columns = [\"A\", \"B\"]\nhours = {{ mon-sun = [\"00:00-24:00\"] }}\n{limit}\n\
         [law]\npresets = []\npurpose = \"survey\"\n\
         responsibility = {{ by = \"a\", at = \"2026-01-01T00:00:00Z\", reason = \"b\" }}\n\
         [[law.rule]]\nid = \"RULE\"\ntitle = {{ fr = \"t\", en = \"t\" }}\nsources = [\"s\"]\nchecked = \"2026-11-22\"\n\
         confidence = \"unsettled\"\nstrength = \"policy\"\nrequires.count = {rule}\n"
    );
    read_campaign(&text, "campaign").map_err(|error| error.to_string()).expect("valid")
}

fn strategy(caps: [&str; 2], attempts_max: u8, after_h: u8) -> CallStrategy {
    let number = |(column, cap): (&str, &str)| {
        format!("[[number]]\nname = \"{column}\"\ncolumn = \"{column}\"\n{cap}\ncaller_id = {{ show = \"hidden\" }}\n")
    };
    let text = format!(
        "name = \"S\"\nattempts_max = {attempts_max}\ncongestion_retry_min = [1, 3, 5]\n\
         default = [{{ recall = {{ call = \"choice\", after = \"{after_h} h\" }} }}]\n{}{}",
        number(("A", caps[0])),
        number(("B", caps[1]))
    );
    read_strategy(&text, "strategy").map_err(|error| error.to_string()).expect("valid")
}

fn cap() -> impl Strategy<Value = String> {
    let per = select(vec!["day", "week", "month"]);
    (1u8..5, per, select(vec!["rolling", "calendar"]))
        .prop_map(|(calls, per, window)| format!("cap = {{ calls = {calls}, per = \"{per}\", window = \"{window}\" }}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn r37_r40_what_caps_keep_is_never_broken(
        caps in (prop_oneof![4 => cap(), 1 => Just(String::new())], cap()),
        limit in prop_oneof![3 => Just(String::new()), 1 => (1u8..6, 1u8..9, select(vec!["contact", "number"])).prop_map(
            |(calls, days, per)| format!("[[limit]]\nname = \"L\"\ncap = {{ calls = {calls}, days = {days}, per = \"{per}\" }}")
        )],
        attempts_max in 3u8..30,
        after_h in 1u8..40,
        calls in 1u8..16,
        stretch in prop_oneof![(1u16..200).prop_map(|h| (Some(h), None)), (1u16..40).prop_map(|d| (None, Some(d)))],
        per in select(vec!["number", "contact"]),
        connected in any::<bool>(),
        begins_h in 0i64..9_000,
        outcomes in proptest::collection::vec(select(OUTCOMES.to_vec()), 60),
    ) {
        let span = match stretch {
            (Some(hours), _) => format!("hours = {hours}"),
            (_, days) => format!("days = {}", days.unwrap_or(1)),
        };
        let counts = if connected { "connected" } else { "all" };
        let rule = format!("{{ calls = {calls}, {span}, per = \"{per}\", counts = \"{counts}\" }}");
        let campaign = campaign(&rule, &limit);
        let strategy = strategy([&caps.0, &caps.1], attempts_max, after_h);
        let start = "2026-06-01T00:00:00Z".parse::<Instant>().expect("an instant") + begins_h * HOUR_MS;
        let verdicts = prove(&strategy, &campaign, start).expect("compiles");
        if verdicts[0].verdict != Proven::CannotBreak {
            return Ok(());
        }
        let free = Campaign { law: None, ..campaign };
        let mut engine = Engine::new(&strategy, &free, start).expect("compiles");
        let mut contact = Contact { seed: 1, ..Contact::default() };
        for column in 0..2 {
            let phone = Phone::from_e164(33_199_000_001 + column as u64).expect("a number");
            let zone = engine.place(phone, None).expect("a zone");
            contact.slots[column] = Some(Slot { phone, zone, takes_texts: false, suppressed: false });
        }
        let paris = TimeZone::get("Europe/Paris").expect("known");
        let date = |at: Instant| at.timestamp().to_zoned(paris.clone()).date();
        let (mut state, mut now) = (State::default(), start);
        for status in outcomes {
            let Plan::Call(call) = engine.plan(&contact, &state, now) else { break };
            let attempt = Attempt {
                at: call.from,
                phone: call.phone,
                status: Status::from(status),
                shown: None,
                message_left: false,
                callback: None,
            };
            let counted = state.calls.iter().filter(|made| {
                let inside = match stretch {
                    (Some(hours), _) => call.from - made.at < i64::from(hours) * HOUR_MS,
                    (_, days) => {
                        let apart = date(made.at).until(date(call.from)).expect("in range").get_days();
                        apart < i32::from(days.unwrap_or(1))
                    }
                };
                let unreached = made.status.is(SystemStatus::Busy) || made.status.is(SystemStatus::Congestion);
                inside && (per == "contact" || made.phone == call.phone) && !(connected && unreached)
            });
            let counted = counted.count();
            prop_assert!(counted < usize::from(calls), "{counted} before {} under {rule} with {caps:?} {limit}", call.from);
            engine.apply(&contact, &mut state, &attempt);
            now = call.from + 30_000;
        }
    }
}

#[test]
fn r37_caps_and_ceilings_prove_counts() {
    let proven = |rule: &str, cap: &str| {
        let start = "2026-11-23T00:00:00Z".parse::<Instant>().expect("an instant");
        prove(&strategy([cap, cap], 6, 1), &campaign(rule, ""), start).expect("compiles")[0].verdict
    };
    let monthly = "cap = { calls = 2, per = \"month\" }";
    // Two numbers, two calls a month each: four in thirty days is the most there can be.
    assert_eq!(proven("{ calls = 4, days = 30, per = \"contact\" }", monthly), Proven::CannotBreak);
    assert_eq!(proven("{ calls = 3, days = 30, per = \"contact\" }", monthly), Proven::CanBreak);
    assert_eq!(proven("{ calls = 2, days = 30, per = \"number\" }", monthly), Proven::CannotBreak);
    // The ceiling bounds what reaches a telephone, and nothing bounds congestion.
    assert_eq!(proven("{ calls = 6, days = 7, per = \"contact\", counts = \"connected\" }", ""), Proven::CannotBreak);
    assert_ne!(proven("{ calls = 6, days = 7, per = \"contact\" }", ""), Proven::CannotBreak);
}
