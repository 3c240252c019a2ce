//! Streams of contacts: order, wrong lines, long lines, documents over several lines, conversations.

use crate::base::{Place, Run};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

fn contact(key: usize) -> String {
    format!(r#"{{"key": "C{key}", "phones": {{"TEL_MOBILE": "06 39 98 {:02} {:02}"}}}}"#, key / 100 % 100, key % 100)
}

fn ask(input: impl AsRef<[u8]>) -> Run {
    Place::good().next("--at 2026-11-24T18:30", input)
}

#[test]
fn a_wrong_line_does_not_stop_the_stream() {
    let input = format!("{}\n\n{}\n{{\"key\": \"C3\", \n{}", contact(1), contact(2), contact(4));
    let run = ask(&input);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let lines = run.lines();
    let keys: Vec<_> = lines.iter().map(|line| line["key"].as_str().unwrap_or("-")).collect();
    assert_eq!(keys, ["C1", "C2", "-", "C4"]);
    assert_eq!(lines[2]["line"], 4);
    assert!(lines[2]["error"].is_string());

    let text =
        Place::good().run("next --strategy strategy.toml --campaign campaign.toml --at 2026-11-24T18:30", &input);
    assert_eq!((text.code, text.out.lines().count()), (1, 3));
    assert!(text.err.starts_with("line 4, column "), "{text:?}");
}

#[test]
fn answers_come_in_the_order_of_the_questions() {
    const CONTACTS: usize = 9_999;
    let input: String = (0..CONTACTS).map(|key| contact(key) + "\r\n").collect();
    let run = ask(format!("\u{feff}{input}"));
    assert_eq!(run.code, 0);
    let lines = run.lines();
    assert_eq!(lines.len(), CONTACTS);
    for (key, line) in lines.iter().enumerate() {
        assert_eq!(line["key"], format!("C{key}"));
        assert_eq!(line["outcome"], "call");
    }
}

#[test]
fn a_line_that_is_too_long_is_skipped() {
    let long = format!(r#"{{"key": "{}"}}"#, "x".repeat(3 << 20));
    let run = ask(format!("{}\n{long}\n{}\n", contact(1), contact(3)));
    let lines = run.lines();
    assert_eq!((run.code, lines.len()), (1, 3));
    assert_eq!((&lines[1]["line"], &lines[1]["error"]), (&2.into(), &"longer than 1 MiB".into()));
    assert_eq!(lines[2]["key"], "C3");
}

#[test]
fn one_contact_may_stand_on_several_lines() {
    let value: serde_json::Value = serde_json::from_str(&contact(7)).expect("JSON");
    let pretty = serde_json::to_string_pretty(&value).expect("writes");
    assert_eq!(ask(&pretty).line()["key"], "C7");
    let place = Place::good();
    std::fs::write(place.path().join("contact.json"), &pretty).expect("written");
    assert_eq!(place.next("--at 2026-11-24T18:30 --contact contact.json", "").line()["key"], "C7");
    // Its errors are told by its own lines.
    let wrong = ask(pretty.replace("\"phones\"", "\"phone\"")).line();
    assert_eq!((&wrong["line"], &wrong["column"]), (&3.into(), &9.into()));
    assert_eq!(place.next("--contact nowhere.json", "").code, 2);
}

#[test]
fn an_empty_input_has_no_answer() {
    for input in ["", "\n \n"] {
        let run = ask(input);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    }
}

#[test]
fn every_question_is_answered_before_the_next_is_asked() {
    let place = Place::good();
    let mut child = Command::new(env!("CARGO_BIN_EXE_rappel"))
        .args(["next", "--strategy", "strategy.toml", "--campaign", "campaign.toml", "--format", "json"])
        .current_dir(place.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("piped");
    let mut answers = BufReader::new(child.stdout.take().expect("piped")).lines();
    for key in 0..5 {
        writeln!(stdin, "{}", contact(key)).expect("written");
        let answer = answers.next().expect("an answer").expect("a line");
        assert!(answer.contains(&format!("\"C{key}\"")), "{answer}");
    }
    drop(stdin);
    assert!(child.wait().expect("the command ends").success());
}

#[test]
fn a_reader_who_leaves_early_is_no_failure() {
    let place = Place::good();
    let mut child = Command::new(env!("CARGO_BIN_EXE_rappel"))
        .args(["next", "--strategy", "strategy.toml", "--campaign", "campaign.toml"])
        .current_dir(place.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("piped");
    for key in 0..20_000 {
        // The command may be gone already.
        if writeln!(stdin, "{}", contact(key)).is_err() {
            break;
        }
    }
    drop(stdin);
    assert_eq!(child.wait().expect("the command ends").code(), Some(0));
}
