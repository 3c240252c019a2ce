//! A worked case for each finding, each seen by replaying its witness.

use crate::base::{analysed, analysed_for, at, campaign, cells, number, of, strategy, worked};
use crate::exhibit::exhibits;
use rappel_analysis::findings::{Told, findings};
use rappel_strategy::check::Severity;
use rappel_strategy::model::{Campaign, Strategy};

/// The findings of a code, each confirmed by its witness.
pub fn shown(strategy: &Strategy, campaign: &Campaign, code: &str) -> Vec<Told> {
    let analysis = analysed(strategy, campaign);
    let found: Vec<Told> = of(&analysis, code).into_iter().cloned().collect();
    for told in &found {
        assert!(told.decided && exhibits(strategy, campaign, told), "{told:#?}");
    }
    found
}

fn evening(rules: &str) -> String {
    format!("planning = [{{ name = \"Soir\", hours = {{ mon-fri = [\"18:00-20:00\"] }}, rule = [{rules}] }}]")
}

/// The paths of the places that a code is told of.
fn places(strategy: &Strategy, campaign: &Campaign, code: &str) -> Vec<String> {
    shown(strategy, campaign, code).iter().map(|told| told.place.path().to_string()).collect()
}

#[test]
fn a_plain_strategy_has_nothing_to_tell() {
    let plain = strategy("", &number(1, ""));
    let analysis = analysed(&plain, &campaign(""));
    // An hour after the first call is the same day: nobody answers, and twenty calls are made before the evening.
    let codes: Vec<&str> = analysis.findings.iter().map(|told| told.code).collect();
    assert_eq!((codes, analysis.holes.len(), analysis.wait_days_max), (vec![], 0, Some(3)));
}

#[test]
fn r12_numbers_whose_hours_are_closed_are_never_reached() {
    let numbers =
        number(1, "") + &number(2, "planning = [{ name = \"Dimanche\", hours = { sun = [\"10:00-12:00\"] } }]");
    let (strategy, campaign) = (strategy("", &numbers), campaign(""));
    let found = shown(&strategy, &campaign, "number-never-reached");
    assert_eq!(found.iter().map(|told| told.place.number()).collect::<Vec<_>>(), [Some(2)]);
    // Whoever has only that number is never called: an error where such contacts stand in the file.
    let analysis = analysed_for(&strategy, &campaign, &[(0b001, 90), (0b010, 10)]);
    let never = of(&analysis, "never-called");
    assert_eq!((never[0].severity, never[0].contacts.map(|c| (c.count, c.total))), (Severity::Error, Some((10, 100))));
    assert!(exhibits(&strategy, &campaign, never[0]));
    // An exceptional opening on a Sunday opens it.
    let opened = crate::base::campaign("exceptional_opening = [{ date = \"2026-11-29\", hours = [\"09:00-12:00\"] }]");
    assert!(shown(&strategy, &opened, "number-never-reached").is_empty());
}

#[test]
fn r31_a_number_that_can_never_be_called_holds_the_others_back_for_ever() {
    let closed = "preliminary_calls = 1\nplanning = [{ name = \"Dimanche\", hours = { sun = [\"10:00-12:00\"] } }]";
    let (strategy, campaign) = (strategy("", &(number(1, closed) + &number(2, ""))), campaign(""));
    let analysis = analysed_for(&strategy, &campaign, &[(0b011, 5)]);
    let numbers: Vec<_> = of(&analysis, "number-never-reached").iter().map(|told| told.place.number()).collect();
    assert_eq!(numbers, [Some(1), Some(2)]);
    assert!(of(&analysis, "number-never-reached").iter().all(|told| exhibits(&strategy, &campaign, told)));
}

#[test]
fn numbers_that_no_contact_has_are_told() {
    let strategy = strategy("", &worked());
    let analysis = analysed_for(&strategy, &campaign(""), &[(0b010, 3)]);
    let found = of(&analysis, "number-never-reached");
    assert_eq!((found[0].place.number(), found[0].severity), (Some(1), Severity::Info));
}

#[test]
fn r12_r37_plannings_that_never_open_are_told_as_a_whole() {
    let plannings = "planning = [{ name = \"Jour\", hours = { mon-fri = [\"09:00-18:00\"] } }, \
                     { name = \"Nuit\", hours = { mon-fri = [\"21:00-22:00\"] }, rule = [{ recall = { give_up_number = true } }] }]";
    let (strategy, campaign) = (strategy("", &number(1, plannings)), campaign(""));
    assert_eq!(places(&strategy, &campaign, "planning-never-open"), ["number[1].planning[2]"]);
    assert!(places(&strategy, &campaign, "rule-shadowed").is_empty());
}

#[test]
fn r14_r15_rules_that_others_take_the_place_of() {
    // Rows for attempts 1 and 2 cover all attempts: the last row stands for the later ones.
    let rules = r#"
        { attempt = 1, status = "busy", recall = { call = "same", after = "10 min" } },
        { attempt = 2, status = "busy", recall = { call = "same", after = "20 min" } },
        { status = "busy", recall = { call = "same", after = "30 min" } },
        { recall = { call = "same", after = "40 min" } }"#;
    let more = evening(rules) + "\ndefault = [{ status = \"machine\", recall = { call = \"same\", after = \"1 h\" } }]";
    let (strategy, campaign) = (strategy("", &number(1, &more)), campaign(""));
    assert_eq!(
        places(&strategy, &campaign, "rule-shadowed"),
        ["number[1].planning[1].rule[3]", "number[1].default[1]"]
    );
}

#[test]
fn r34_cells_of_attempts_that_preliminary_rules_decide_never_fire() {
    let rules = r#"{ attempt = 1, status = "no_answer", recall = { call = "same", after = "10 min" } },
        { attempt = 2, status = "no_answer", recall = { call = "same", after = "20 min" } }"#;
    let more = format!(
        "preliminary_calls = 1\nuse_preliminary_rules = true\npreliminary_rule = [{{ call = \"same\", after = \"1 h\" }}]\n{}",
        evening(rules)
    );
    let (strategy, campaign) = (strategy("", &(number(1, &more) + &number(2, ""))), campaign(""));
    assert_eq!(places(&strategy, &campaign, "rule-shadowed"), ["number[1].planning[1].rule[1]"]);
}

#[test]
fn r10_r22_rules_beyond_a_ceiling_or_after_a_final_word_never_fire() {
    let rules = r#"{ attempt = 4, status = "busy", recall = { call = "same", after = "10 min" } },
        { status = "positive", recall = { call = "same", after = "20 min" } }"#;
    let more = "attempts_max = 3\n".to_owned() + &evening(rules);
    let (strategy, campaign) = (strategy("", &number(1, &more)), campaign(""));
    assert_eq!(
        places(&strategy, &campaign, "rule-never-fires"),
        ["number[1].planning[1].rule[1]", "number[1].planning[1].rule[2]"]
    );
}

#[test]
fn r35_a_recall_after_three_hours_never_comes_within_two() {
    let rule = r#"{ recall = { call = "same", after = "3 h" } }"#;
    let (strategy, campaign) = (strategy("", &number(1, &evening(rule))), campaign(""));
    let found = shown(&strategy, &campaign, "recall-always-moves");
    assert_eq!(found[0].place.path().to_string(), "number[1].planning[1].rule[1]");
    // From 21:00–22:59 to 18:00 the next day, or on Monday.
    assert!(found[0].message.en.contains("at least 19 h 01, at most 69 h"), "{}", found[0].message.en);
    let later = r#"{ recall = { call = "same", after = "1 h" } }"#;
    let fine = crate::base::strategy("", &number(1, &evening(later)));
    assert!(shown(&fine, &campaign, "recall-always-moves").is_empty());
}

#[test]
fn r16_r40_long_waits_by_rules_and_caps() {
    let asked = r#"{ recall = { call = "same", day = "+30", at = "18:30" } }"#;
    let (by_rule, campaign) = (strategy("", &number(1, &evening(asked))), campaign(""));
    let found = shown(&by_rule, &campaign, "long-wait");
    assert_eq!((found[0].place.planning(), found[0].severity), (Some(1), Severity::Info));
    let capped = strategy("", &number(1, "cap = { calls = 1, per = \"month\" }"));
    let found = shown(&capped, &campaign, "long-wait");
    assert_eq!((found[0].place.path().to_string().as_str(), found[0].severity), ("number[1].cap", Severity::Warning));
}

#[test]
fn r16_r40_the_longest_wait_is_bounded_closely() {
    let weekly = "planning = [{ name = \"Lundi\", hours = { mon = [\"18:00-20:00\"] } }]";
    let later =
        |days: u8| format!("default = [{{ recall = {{ call = \"same\", day = \"+{days}\", at = \"same\" }} }}]");
    for (general, number_has, closed, days) in [
        // Friday evening to Monday morning.
        (String::new(), String::new(), "", 3),
        // From Tuesday at nine four days on it is Saturday: six days and two hours of slack, begun days counted.
        (later(4), String::new(), "", 7),
        // A cap of a week lets the same weekday's morning be called again, one of a day on Friday Monday's.
        (String::new(), "cap = { calls = 1, per = \"week\" }".to_owned(), "", 8),
        (String::new(), "cap = { calls = 1, per = \"day\" }".to_owned(), "", 4),
        // Two hours on Mondays, and a Monday that is closed.
        (String::new(), weekly.to_owned(), "", 8),
        (String::new(), weekly.to_owned(), "closed_days = { dates = [\"2026-12-07\"] }", 15),
    ] {
        let analysis = analysed(&strategy(&general, &number(1, &number_has)), &campaign(closed));
        assert_eq!(analysis.wait_days_max, Some(days), "{general} {number_has} {closed}");
    }
}

#[test]
fn r36_contacts_whose_hours_are_farther_apart_than_the_horizon() {
    let weekly = "planning = [{ name = \"Lundi\", hours = { mon = [\"09:00-12:00\"] } }]";
    let (strategy, campaign) = (strategy("horizon_days = 3", &number(1, weekly)), campaign(""));
    assert_eq!(places(&strategy, &campaign, "may-never-be-called"), ["horizon_days"]);
}

#[test]
fn contacts_that_are_never_called_in_the_evening() {
    let numbers =
        number(1, "") + &number(2, "planning = [{ name = \"Matin\", hours = { mon-fri = [\"09:00-12:00\"] } }]");
    let (day, campaign) = (strategy("", &numbers), campaign(""));
    let found = shown(&day, &campaign, "never-in-evening");
    assert_eq!(found[0].place.number(), Some(2));
    // Three calls an hour apart from nine o'clock on end before noon.
    let short = strategy("attempts_max = 3", &number(1, ""));
    assert_eq!(shown(&short, &campaign, "ends-without-evening").len(), 1);
}

#[test]
fn calls_that_do_not_fit_the_dates() {
    let rule = "default = [{ recall = { call = \"same\", day = \"+2\", at = \"10:00\" } }]";
    let campaign = campaign("first_day = \"2026-11-23\"\nlast_day = \"2026-11-27\"");
    let strategy =
        strategy(&format!("attempts_max = 6\n{rule}"), &(number(1, "preliminary_calls = 4") + &number(2, "")));
    let found = shown(&strategy, &campaign, "dates-too-short");
    assert_eq!(found[0].severity, Severity::Warning);
    assert!(found[0].message.en.contains("3 of 6 calls fit"), "{}", found[0].message.en);
}

#[test]
fn r17_r18_texts_and_messages_that_never_leave() {
    let more = "texts_accepted = true\nattempts_max = 2\nmachine = { messages = [\"a\", \"b\", \"c\"] }\n\
        text = [{ status = \"no_answer\", templates = [\"t\", \"t\", \"t\"] }, { status = \"positive\", templates = [\"t\", \"t\"] }, \
        { status = \"do_not_call\", templates = [\"t\"] }, { status = \"invalid\", templates = [\"t\"] }]";
    let (strategy, campaign) = (strategy("", &number(1, more)), campaign(""));
    assert_eq!(
        places(&strategy, &campaign, "text-never-sent"),
        ["number[1].text[1].templates[3]", "number[1].text[2].templates[2]", "number[1].text[3].templates[1]"]
    );
    assert_eq!(places(&strategy, &campaign, "message-never-left"), ["number[1].machine.messages[3]"]);
}

#[test]
fn r31_r37_a_limit_below_the_preliminary_calls() {
    let campaign = campaign("limit = [{ name = \"LOI\", cap = { calls = 1, days = 5, per = \"number\" } }]");
    let strategy = strategy("", &(number(1, "preliminary_calls = 3") + &number(2, "")));
    assert_eq!(places(&strategy, &campaign, "limit-below-preliminary"), ["number[1].preliminary_calls"]);
}

#[test]
fn r31_r37_a_count_of_the_law_below_the_preliminary_calls() {
    let strategy = strategy("", &(number(1, "preliminary_calls = 3") + &number(2, "")));
    let count =
        |per: &str| rule("FEW", &format!("requires = {{ count = {{ calls = 2, hours = 72, per = \"{per}\" }} }}"));
    let by_number = crate::base::campaign(&law(&count("number")));
    let found = shown(&strategy, &by_number, "limit-below-preliminary");
    assert!(found[0].message.en.starts_with("Limit “FEW” allows 2 calls in 72 h on this number"), "{found:#?}");
    // A contact that may not be called at all passes for nothing.
    let by_contact = crate::base::campaign(&law(&count("contact")));
    assert!(of(&analysed(&strategy, &by_contact), "limit-below-preliminary").is_empty());
}

#[test]
fn r13_a_random_number_from_a_list_of_one() {
    let mut campaign = campaign("");
    campaign.caller_ids.truncate(1);
    let number = number(1, "").replace("{ show = \"hidden\" }", "{ show = \"random\" }");
    let strategy = strategy("", &number);
    assert_eq!(places(&strategy, &campaign, "caller-id-alone"), ["number[1].caller_id"]);
}

#[test]
fn r37_opening_hours_that_a_limit_forbids_are_no_hole() {
    let campaign = campaign("limit = [{ name = \"LOI\", hours = { mon-fri = [\"10:00-20:00\"] } }]");
    let strategy = strategy("", &number(1, ""));
    let found = shown(&strategy, &campaign, "opening-forbidden");
    assert_eq!(crate::base::cells(&found[0])[0], "mon 09:00-10:00");
    assert!(shown(&strategy, &campaign, "hole").is_empty());
}

#[test]
fn r2_what_moves_with_the_clocks_is_not_decided() {
    use rappel_analysis::findings::{FileFacts, ProfileCount, findings};
    let profiles = vec![ProfileCount { columns: 1, zone: Some("Indian/Reunion".to_owned()), contacts: 7 }];
    let (strategy, campaign) = (strategy("", &number(1, "")), campaign(""));
    let from = crate::base::at(crate::base::MONDAY);
    let analysis = findings(&strategy, &campaign, Some(&FileFacts { profiles }), from).expect("compiles");
    let found = of(&analysis, "not-decided");
    assert_eq!((found.len(), found[0].decided, found[0].contacts.map(|c| c.count)), (1, false, Some(7)));
    assert_eq!(analysis.wait_days_max, None);
}

/// A law of one's own rules, for which somebody answers.
fn law(rules: &str) -> String {
    let answers = r#"responsibility = { by = "case", at = "2026-11-01T09:00:00Z", reason = "case" }"#;
    format!("law = {{ purpose = \"prospection\", {answers}, rule = [{rules}] }}")
}

/// A rule of this name, with further keys.
fn rule(id: &str, more: &str) -> String {
    let source = r#"title = { fr = "t", en = "t" }, sources = ["s"], checked = "2026-11-01""#;
    format!(r#"{{ id = "{id}", {source}, confidence = "verified", strength = "statute", {more} }}"#)
}

#[test]
fn r37_hours_of_the_law_are_hours_that_it_forbids_and_no_holes() {
    let strategy = strategy("", &number(1, "planning = [{ name = \"A\", hours = { mon-sat = [\"09:00-13:00\"] } }]"));
    let french = rule("H", "requires = { window = { hours = { mon-fri = [\"10:00-13:00\", \"14:00-20:00\"] } } }");
    let hours = "hours = { mon-sat = [\"09:00-20:00\"] }\n";
    let analysis = analysed(&strategy, &campaign(&(hours.to_owned() + &law(&french))));
    let [forbidden] = of(&analysis, "opening-forbidden")[..] else { panic!("{analysis:#?}") };
    assert_eq!(cells(forbidden)[..2], ["mon 09:00-10:00", "mon 13:00-14:00"]);
    assert_eq!(cells(forbidden)[10..], ["sat 09:00-20:00"]);
    assert!(forbidden.decided && exhibits(&strategy, &campaign(&(hours.to_owned() + &law(&french))), forbidden));
    let [hole] = of(&analysis, "hole")[..] else { panic!("{analysis:#?}") };
    assert_eq!((cells(hole)[0].as_str(), cells(hole).len(), hole.decided), ("mon 14:00-20:00", 5, true));
    assert_eq!(of(&analysis, "not-decided"), Vec::<&Told>::new());
    assert!(analysis.wait_days_max.is_some_and(|days| days <= 5), "{:?}", analysis.wait_days_max);

    let saturday = "planning = [{ name = \"A\", hours = { sat = [\"09:00-13:00\"] } }, \
                    { name = \"B\", hours = { mon = [\"09:00-13:00\"] } }]";
    let saturday = number(1, saturday);
    let analysis = analysed(&crate::base::strategy("", &saturday), &campaign(&(hours.to_owned() + &law(&french))));
    assert_eq!(of(&analysis, "planning-never-open").len(), 1, "{analysis:#?}");
}

#[test]
fn r37_what_the_law_counts_and_keeps_quiet_after_bounds_waits() {
    let strategy = strategy("", &number(1, ""));
    let few = rule("C", "requires = { count = { calls = 1, hours = 240, per = \"number\" } }");
    let quiet = rule("Q", "requires = { quarantine = { after = \"conversation\", days = 30, per = \"contact\" } }");
    let counted = analysed(&strategy, &campaign(&law(&few)));
    assert!(counted.wait_days_max.is_some_and(|days| (10..=14).contains(&days)), "{:?}", counted.wait_days_max);
    let [wait] = of(&counted, "long-wait")[..] else { panic!("{counted:#?}") };
    assert!(wait.decided && wait.place.path().to_string() == "law" && wait.message.en.contains("“C”"), "{wait:#?}");
    let silent = analysed(&strategy, &campaign(&law(&quiet)));
    assert!(silent.wait_days_max.is_some_and(|days| (31..=35).contains(&days)), "{:?}", silent.wait_days_max);
    let both = analysed(&strategy, &campaign(&law(&[few, quiet].join(", "))));
    let [wait] = of(&both, "long-wait")[..] else { panic!("{both:#?}") };
    assert!(wait.message.en.contains("“C”"), "silence after a conversation is not why nobody is called: {wait:#?}");
}

#[test]
fn r37_what_the_law_asks_at_some_times_or_of_some_numbers_is_not_decided() {
    let strategy = strategy("", &number(1, ""));
    let begins =
        rule("NEW", "effective_from = \"2027-01-01\", requires = { window = { hours = { mon = [\"10:00-12:00\"] } } }");
    let some =
        rule("SOME", "prefixes = [\"1305\"], requires = { window = { hours = { mon-fri = [\"10:00-12:00\"] } } }");
    let over =
        rule("OLD", "effective_to = \"2026-11-23\", requires = { window = { hours = { tue = [\"10:00-12:00\"] } } }");
    let analysis = analysed(&strategy, &campaign(&law(&[begins, some, over].join(", "))));
    let said: Vec<&str> = of(&analysis, "not-decided").into_iter().map(|told| told.message.en.as_str()).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("NEW") && said[1].contains("SOME") && !said.concat().contains("OLD"), "{said:?}");
    assert_eq!((analysis.wait_days_max, of(&analysis, "hole").len()), (None, 0));
    assert!(of(&analysis, "never-called").is_empty());
}

#[test]
fn r10_too_many_numbers_or_columns_are_refused() {
    let mut many = strategy("", &number(1, ""));
    many.number = vec![many.number[0].clone(); 11];
    let refused = rappel_analysis::findings::findings(&many, &campaign(""), None, crate::base::at(crate::base::MONDAY));
    assert!(refused.is_err());
}

#[test]
fn r36_witnesses_hold_where_a_short_horizon_brings_other_numbers_within_reach() {
    let one = "default = [{ recall = { call = \"next\", after = \"1 min\" } }]\n\
               planning = [{ name = \"A\", hours = { wed = [\"09:00-11:45\"], sat = [\"14:00-18:00\"] } }]";
    let two = "preliminary_calls = 2\nplanning = [\
               { name = \"B\", hours = { mon = [\"11:45-18:00\"], thu = [\"14:00-18:00\"], fri = [\"14:00-18:00\"], sat = [\"11:45-14:00\"] } },\
               { name = \"C\", hours = { thu = [\"09:00-11:45\"] }, rule = [{ attempt = 1, status = \"later\", recall = { call = \"choice\", after = \"1 d 13 h 12 min\" } }] }]";
    let hours = "hours = { mon-sat = [\"09:00-12:00\", \"13:00-20:00\"] }\nqualification = [{ name = \"later\", kind = \"negative\" }]";
    let (strategy, campaign) = (strategy("horizon_days = 2", &(number(1, one) + &number(2, two))), campaign(hours));
    for day in 23..30 {
        let begins = at(&format!("2026-11-{day}T13:59:00+01:00"));
        let analysis = findings(&strategy, &campaign, None, begins).expect("compiles");
        let found = of(&analysis, "recall-always-moves");
        assert!(
            !found.is_empty() && found.iter().all(|told| exhibits(&strategy, &campaign, told)),
            "{begins} {found:#?}"
        );
    }
}
