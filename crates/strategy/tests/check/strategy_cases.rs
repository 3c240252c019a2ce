//! Faults of strategies, one at a time.

use super::base::{Case, campaign, json, recall, rule, strategy, told};
use rappel_strategy::check::{Finding, Lang, check, check_campaign, check_in_place, may_start};
use rappel_strategy::model::{CallerId, Day, Moment, Recall, Target, Time};

const NUMBERS: &[Case] = &[
    ("no-number", "number", "", |s, _| {
        s.number.clear();
    }),
    ("too-many-numbers", "number", "", |s, c| {
        c.phone_columns = (0..10).map(|n| format!("tel{n}")).collect();
        s.number.truncate(1);
        s.number[0].preliminary_calls = 0;
        s.number[0].preliminary_rule.clear();
        s.number = (0..11)
            .map(|n| rappel_strategy::model::NumberStrategy { column: format!("tel{n}"), ..s.number[0].clone() })
            .collect();
    }),
    ("column-duplicate", "number[2].column", "", |s, _| s.number[1].column = "mobile".to_owned()),
    ("unknown-column", "number[2].column", "", |s, _| s.number[1].column = "domicil".to_owned()),
    ("unknown-column", "number[2].column", "", |s, _| s.number[1].column = "xyz".to_owned()),
    ("out-of-range", "attempts_max", "", |s, _| s.attempts_max = 101),
    ("out-of-range", "horizon_days", "", |s, _| s.horizon_days = 0),
    ("out-of-range", "number[1].ring_s", "", |s, _| s.number[0].ring_s = 61),
    ("out-of-range", "number[2].ring_s", "", |s, _| s.number[1].ring_s = 14),
    ("out-of-range", "number[1].attempts_max", "", |s, _| s.number[0].attempts_max = Some(101)),
    ("out-of-range", "number[1].cap.calls", "", |s, _| s.number[0].cap = Some(json(r#"{"calls":101,"per":"day"}"#))),
    ("out-of-range", "number[1].machine.max.messages", "", |s, _| {
        s.number[0].machine.max = Some(json(r#"{"messages":0,"per":"day"}"#));
    }),
    ("out-of-range", "number[1].preliminary_calls", "", |s, _| {
        s.attempts_max = 100;
        s.number[0].cap = None;
        s.number[0].preliminary_calls = 21;
        s.number[0].preliminary_rule = vec![recall("call = 'same'\nafter = '1 h'"); 21];
    }),
    ("too-many-congestion-retries", "congestion_retry_min", "", |s, _| s.congestion_retry_min = vec![1; 11]),
    ("ceiling-below-preliminary", "attempts_max", "", |s, _| s.attempts_max = 1),
    ("ceiling-below-preliminary", "number[1].attempts_max", "", |s, _| s.number[0].attempts_max = Some(1)),
    ("cap-below-preliminary", "number[1].cap", "", |s, _| s.number[0].cap = Some(json(r#"{"calls":1,"per":"week"}"#))),
    ("caller-id-not-listed", "number[1].caller_id.number", "", |s, _| {
        s.number[0].caller_id = json(r#"{"show":"listed","number":"+33612345679"}"#);
    }),
    ("caller-id-list-empty", "number[2].planning[1].caller_id", "", |s, c| {
        c.caller_ids.clear();
        s.number[0].caller_id = CallerId::Hidden;
        s.number[1].caller_id = CallerId::Called;
        s.number[1].planning[0].caller_id = Some(CallerId::Random { sticky: true });
    }),
    ("unknown-sound", "number[1].machine.messages[1]", "", |s, _| {
        s.number[0].machine.messages[0] = "bonjours".to_owned()
    }),
    ("unknown-template", "number[1].text[1].templates[2]", "", |s, _| {
        s.number[0].text[0].templates.push("mercy".to_owned())
    }),
    ("unknown-status", "number[1].text[1].status", "", |s, _| s.number[0].text[0].status = "machin".to_owned()),
    ("text-list-duplicate", "number[1].text[2]", "", |s, _| {
        let list = s.number[0].text[0].clone();
        s.number[0].text.push(list);
    }),
    ("text-list-empty", "number[1].text[1].templates", "", |s, _| s.number[0].text[0].templates.clear()),
    ("texts-not-accepted", "number[1].text", "", |s, _| s.number[0].texts_accepted = false),
];

const PRELIMINARY: &[Case] = &[
    ("preliminary-rule-count", "number[1].preliminary_rule", "", |s, _| s.number[0].preliminary_rule.truncate(1)),
    ("preliminary-target-not-open", "number[1].preliminary_rule[1].call", "", |s, _| {
        s.number[0].preliminary_rule[0] = recall("call = 'TEL2'\nafter = '1 h'");
    }),
    ("preliminary-target-not-open", "number[1].preliminary_rule[1].call", "", |s, _| {
        s.number[0].preliminary_rule[0] = recall("call = 'next'\nafter = '1 h'");
    }),
    ("preliminary-on-last-number", "number[2].preliminary_calls", "", |s, _| {
        // After the last number, `next` wraps to TEL1, which is open.
        s.number[1].preliminary_calls = 2;
        s.number[1].use_preliminary_rules = true;
        s.number[1].preliminary_rule =
            vec![recall("call = 'next'\nafter = '1 h'"), recall("call = 'choice'\nafter = '1 h'")];
    }),
    ("preliminary-rules-ignored", "number[1].preliminary_rule", "", |s, _| {
        s.favour_number_order = true;
        s.number[0].preliminary_rule[0] = recall("call = 'TEL2'\nafter = '1 h'");
    }),
    ("preliminary-rules-unused", "number[1].preliminary_rule", "", |s, _| s.number[0].use_preliminary_rules = false),
    ("target-not-open-yet", "number[1].planning[1].rule[1].recall.call", "", |s, _| {
        s.number[0].use_preliminary_rules = false;
        s.number[0].preliminary_rule.clear();
        s.number[0].planning[0].rule[0].recall = recall("call = 'TEL2'\nafter = '1 h'");
    }),
];

const PLANNINGS: &[Case] = &[
    ("too-many-plannings", "number[2].planning", "", |s, _| {
        let planning = s.number[1].planning[0].clone();
        s.number[1].planning = (0..5)
            .map(|n| rappel_strategy::model::Planning {
                name: format!("P{n}"),
                hours: json(&format!(r#"{{"mon":["1{n}:00-1{n}:30"]}}"#)),
                ..planning.clone()
            })
            .collect();
    }),
    ("name-empty", "number[2].planning[1].name", "", |s, _| s.number[1].planning[0].name = " ".to_owned()),
    ("name-duplicate", "number[2].planning[2].name", "", |s, _| {
        let mut planning = s.number[1].planning[0].clone();
        planning.hours = json(r#"{"tue":["15:00-16:00"]}"#);
        s.number[1].planning.push(planning);
    }),
    ("planning-name-reserved", "number[2].planning[1].name", "", |s, _| {
        s.number[1].planning[0].name = "any".to_owned()
    }),
    ("planning-empty", "number[2].planning[1].hours", "", |s, _| s.number[1].planning[0].hours = json("{}")),
    (
        "plannings-overlap",
        "number[1].planning[2].hours",
        "tue 19:00-20:00, wed 19:00-20:00, fri 18:00-18:15",
        |s, _| {
            s.number[0].planning[1].hours = json(r#"{"tue-wed":["19:00-20:00"],"fri":["09:00-10:00","17:00-18:15"]}"#);
        },
    ),
    (
        "planning-outside-opening",
        "number[2].planning[1].hours",
        "mon 08:00-09:00, mon 20:00-21:00, tue 08:00-09:00, tue 20:00-21:00, wed 08:00-09:00, wed 20:00-21:00, sun 12:00-14:00",
        |s, _| s.number[1].planning[0].hours = json(r#"{"mon-wed":["08:00-21:00"],"sun":["12:00-14:00"]}"#),
    ),
];

const RULES: &[Case] = &[
    ("default-missing", "default", "", |s, _| {
        s.default.remove(0);
    }),
    ("rule-duplicate", "default[3]", "", |s, _| s.default.push(rule("recall = { give_up_number = true }"))),
    ("rule-duplicate", "number[1].planning[1].rule[2]", "", |s, _| {
        let rule = s.number[0].planning[0].rule[0].clone();
        s.number[0].planning[0].rule.push(rule);
    }),
    ("too-many-rules", "number[2].default[1001]", "", |s, _| {
        s.number[1].default =
            (1..=1001).map(|n| rule(&format!("attempt = {n}\nrecall = {{ give_up_number = true }}"))).collect();
    }),
    ("unknown-status", "default[2].status", "", |s, _| s.default[1].status = Some("refu".to_owned())),
    ("target-unknown", "number[2].default[1].recall.call", "", |s, _| {
        s.number[1].default[0].recall = recall("call = 'TEL3'\nafter = '1 h'");
    }),
    ("planning-unknown", "number[2].default[1].recall.next_planning", "", |s, _| {
        s.number[1].default[0].recall = recall("call = 'TEL1'\nnext_planning = 'Soirs'");
    }),
    ("planning-unknown", "default[2].recall.next_planning", "", |s, _| {
        s.default[1].recall = recall("call = 'same'\nnext_planning = 'Soir'");
    }),
    ("planning-without-number", "number[2].default[1].recall.next_planning", "", |s, _| {
        s.number[1].default[0].recall = recall("call = 'choice'\nnext_planning = 'Soir'");
    }),
    ("message-not-for-machine", "default[2].message", "", |s, _| s.default[1].message = Some("bonjour".to_owned())),
    ("unknown-sound", "default[1].message", "", |s, _| s.default[0].message = Some("bonsoir".to_owned())),
    ("result-empty", "default[2].recall.close", "", |s, _| {
        s.default[1].recall = Recall::Close { result: String::new() }
    }),
    ("same-day-same-hour", "default[2].recall", "", |s, _| {
        let moment = Moment::On { day: Day::Same, time: Time::SameHour };
        s.default[1].recall = Recall::Call { target: Target::Same, moment, valid: None };
    }),
    ("recall-at-once", "default[2].recall.after", "", |s, _| {
        s.default[1].recall = recall("call = 'same'\nafter = '0 s'")
    }),
    ("recall-at-once", "number[2].default[1].recall.after", "", |s, _| {
        s.number[1].default = vec![rule("recall = { call = 'TEL2', after = '0 s' }")];
    }),
    ("valid-before-moment", "default[2].recall.valid", "", |s, _| {
        s.default[1].recall = recall("call = 'same'\nafter = '2 d'\nvalid = '1 h 30 min'");
    }),
];

#[test]
fn r4_a_strategy_and_a_campaign_without_fault_may_start() {
    assert_eq!(check(&strategy(), &campaign()), []);
    assert_eq!(check_campaign(&campaign()), []);
    let mut wrong = strategy();
    wrong.number[0].texts_accepted = false;
    assert!(may_start(&check(&wrong, &campaign())), "a warning does not hold it back");
    wrong.number.clear();
    assert!(!may_start(&check(&wrong, &campaign())));
}

#[test]
fn r10_r18_faults_of_numbers() {
    insta::assert_snapshot!("numbers", told(NUMBERS));
}

#[test]
fn r31_r34_faults_of_preliminary_calls() {
    insta::assert_snapshot!("preliminary", told(PRELIMINARY));
}

#[test]
fn r12_faults_of_plannings() {
    insta::assert_snapshot!("plannings", told(PLANNINGS));
}

#[test]
fn r12_hours_that_change_later_flag_the_plannings_they_cut() {
    let mut shorter = campaign();
    shorter.hours = json(r#"{"tue-fri":["09:00-20:00"]}"#);
    let drawn = check(&strategy(), &shorter);
    let in_place = check_in_place(&strategy(), &shorter);
    assert!(!may_start(&drawn) && may_start(&in_place), "{in_place:?}");
    assert_eq!(drawn.len(), in_place.len());
    for (drawn, kept) in drawn.iter().zip(&in_place) {
        assert_eq!((&drawn.place, drawn.cells()), (&kept.place, kept.cells()));
    }
    let said = |finding: &Finding| format!("{}\n{}\n", finding.message(Lang::Fr), finding.message(Lang::En));
    insta::assert_snapshot!("cut", in_place.iter().map(said).collect::<String>());
}

#[test]
fn r14_r17_faults_of_rules() {
    insta::assert_snapshot!("rules", told(RULES));
}

#[test]
fn r34_where_a_number_off_planning_lets_others_pass_a_higher_target_may_be_open() {
    let mut strategy = strategy();
    strategy.off_planning = rappel_strategy::model::OffPlanning::Skip;
    strategy.number[0].use_preliminary_rules = false;
    strategy.number[0].preliminary_rule.clear();
    strategy.number[0].planning[0].rule[0].recall = recall("call = 'TEL2'\nafter = '1 h'");
    assert_eq!(check(&strategy, &campaign()), []);
}
