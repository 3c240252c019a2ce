//! `rappel effect`: what a replacement would change (R60).

use crate::base::{CAMPAIGN, CLASSIC, Place, STRATEGY};
use serde_json::Value;

/// A database with a day of calls.
fn place() -> Place {
    let row = |i: u32| format!("R{i:03};06 39 98 01 {i:02};01 99 00 02 {i:02}\n");
    let contacts = "REF;TEL_MOBILE;TEL_FIXE\n".to_owned() + &(0..40).map(row).collect::<String>();
    let classic = CAMPAIGN.to_owned() + CLASSIC;
    let later = STRATEGY.replace("18:00-20:00", "19:00-20:00");
    let place = Place::with(&[
        ("campaign.toml", &classic),
        ("strategy.toml", STRATEGY),
        ("later.toml", &later),
        ("wrong.toml", &STRATEGY.replace("TEL_FIXE", "TEL_FAX")),
        ("shorter.toml", &classic.replace("-20:00", "-18:30")),
        ("closed.toml", &classic.replace("2026-11-30", "2026-11-24")),
        ("renamed.toml", &classic.replace("TEL_MOBILE", "TEL_GSM")),
        ("contacts.csv", &contacts),
    ]);
    let run = "run --campaign campaign.toml --strategy strategy.toml --file contacts.csv --database d.sqlite --days 1 \
        --start 2026-11-23T00:00:00+01:00 --speed max";
    let run = place.run(run, "");
    assert_eq!(run.code, 0, "{run:?}");
    place
}

fn effect(place: &Place, arguments: &str) -> Value {
    let run = place.run(&format!("effect --database d.sqlite --format json {arguments}"), "");
    assert_eq!(run.code, 0, "{run:?}");
    serde_json::from_str(&run.out).expect("one document")
}

fn count(effect: &Value, name: &str) -> u64 {
    effect[name].as_u64().expect(name)
}

/// R60: every waiting contact is counted once, and nothing changes by looking.
#[test]
fn r60_says_what_another_strategy_would_change_and_changes_nothing() {
    let place = place();
    let at = "--at 2026-11-24T18:30:00+01:00";
    let same = effect(&place, &format!("--strategy strategy.toml {at}"));
    let waiting = count(&same, "contacts");
    assert!(waiting > 10 && waiting + count(&same, "ended_before") == 40, "{same}");
    assert_eq!(count(&same, "unchanged"), waiting);
    let later = effect(&place, &format!("--strategy later.toml {at}"));
    let kinds = ["unchanged", "moved", "become_callable", "become_waiting", "ended", "revived"];
    assert_eq!(kinds.iter().map(|kind| count(&later, kind)).sum::<u64>(), waiting);
    assert!(count(&later, "become_waiting") > 0, "{later}");
    // Earlier, nobody was callable yet: whoever had an evening call gets a later one.
    let earlier = effect(&place, "--strategy later.toml --at 2026-11-24T17:00:00+01:00");
    assert!(count(&earlier, "moved") > 0 && count(&earlier, "become_waiting") == 0, "{earlier}");
    assert_eq!(effect(&place, &format!("--strategy strategy.toml {at}")), same);
}

#[test]
fn r3_r60_says_what_removing_the_strategy_or_changing_the_campaign_would_do() {
    let place = place();
    // The evening planning keeps the mobile for 18:00; the classic rules know no plannings.
    let removed = effect(&place, "--remove --at 2026-11-24T17:00:00+01:00");
    assert!(count(&removed, "become_callable") > 0, "{removed}");
    let closed = effect(&place, "--campaign closed.toml --at 2026-11-24T18:45:00+01:00");
    assert!(count(&closed, "become_waiting") > 0 && count(&closed, "become_callable") == 0, "{closed}");
    // R12: the plannings in place were inside the hours of their day; of what is left of them, the intersection runs.
    let shorter = effect(&place, "--campaign shorter.toml --at 2026-11-24T18:45:00+01:00");
    assert!(count(&shorter, "become_waiting") > 0, "{shorter}");
}

/// A campaign or a call file brought up to date does not cost the strategy.
#[test]
fn r3_a_strategy_stays_in_place_until_another_or_none_is_asked_for() {
    let place = place();
    let import = |options: &str| {
        let import = format!("import --campaign campaign.toml {options} --file contacts.csv --database d.sqlite");
        place.run(&import, "").code
    };
    let unlike_strategy = || {
        let same = effect(&place, "--strategy strategy.toml --at 2026-11-24T17:00:00+01:00");
        count(&same, "contacts") - count(&same, "unchanged")
    };
    assert_eq!((import(""), unlike_strategy()), (0, 0));
    assert_eq!(import("--classic --strategy strategy.toml"), 2);
    assert_eq!(import("--classic"), 0);
    assert!(unlike_strategy() > 0);
    assert_eq!(import(""), 0);
    assert!(unlike_strategy() > 0, "what was taken out of place came back");
    assert_eq!((import("--strategy strategy.toml"), unlike_strategy()), (0, 0));
    // What is in place must suit the campaign of the file (R12).
    let run = place.run("import --campaign renamed.toml --file contacts.csv --database d.sqlite", "");
    assert!(run.code == 2 && run.err.contains("TEL_MOBILE"), "{run:?}");
    assert_eq!(unlike_strategy(), 0);
}

#[test]
fn the_effect_is_told_to_people_in_both_languages() {
    let place = place();
    let arguments = "effect --database d.sqlite --name Relance --strategy later.toml --at 2026-11-24T18:30:00+01:00";
    let french = place.run(arguments, "");
    assert!(french.out.starts_with("Relance\n  Fiches en attente "), "{french:?}");
    let english = place.run(&format!("{arguments} --lang en"), "");
    assert!(english.out.contains("Callable, will have to wait"), "{english:?}");
    let numbers =
        |text: &str| text.lines().filter_map(|line| line.split_whitespace().last()?.parse().ok()).collect::<Vec<u64>>();
    assert_eq!(numbers(&french.out), numbers(&english.out));
    assert_eq!(numbers(&french.out).len(), 9);
}

#[test]
fn a_replacement_that_cannot_be_used_is_refused() {
    let place = place();
    for arguments in [
        "",
        "--strategy strategy.toml --remove",
        "--strategy wrong.toml",
        "--strategy none.toml",
        "--remove --name Autre",
    ] {
        let run = place.run(&format!("effect --database d.sqlite {arguments}"), "");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments}: {run:?}");
    }
}
