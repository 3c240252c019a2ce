//! Help and exit codes.

use crate::base::Place;

#[test]
fn every_command_helps_with_an_example() {
    let place = Place::good();
    for command in ["", "check", "effect", "forecast", "law", "next", "profile", "replay", "schema"] {
        let run = place.run(&format!("{command} --help"), "");
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.out.contains("Example"), "{run:?}");
    }
    let help = place.run("--help", "").out;
    for code in ["0  ", "1  ", "2  ", "3  "] {
        assert!(help.contains(code), "{help}");
    }
}

#[test]
fn the_example_of_next_works() {
    let place = Place::good();
    let help = place.run("next --help", "").out;
    let contact = help.split("<<'FICHE'\n").nth(1).and_then(|rest| rest.split("FICHE").next()).expect("an example");
    let run = place.next("--at 2026-11-23T18:30", contact);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.line()["instant"], "2026-11-23T19:05:00+01:00");
}

#[test]
fn wrong_usage_ends_with_2() {
    let place = Place::good();
    for arguments in ["", "nothing", "next", "schema attempt", "next --campaign campaign.toml --format xml"] {
        assert_eq!(place.run(arguments, "").code, 2, "{arguments}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_with_3() {
    let place = Place::good();
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    for arguments in [&["schema", "strategy"][..], &["check", "strategy.toml", "--campaign", "campaign.toml"]] {
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_rappel"))
            .args(arguments)
            .current_dir(place.path())
            .stdout(full())
            .stderr(std::process::Stdio::null())
            .status()
            .expect("the command ends");
        assert_eq!(status.code(), Some(3), "{arguments:?}");
    }
}
