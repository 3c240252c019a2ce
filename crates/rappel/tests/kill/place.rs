//! A campaign in a directory of its own, and the process that is killed there.

use rappel_store::SqliteStore;
use rappel_strategy::engine::seed;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use std::fmt::Write;
use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Contacts of the call file.
pub const CONTACTS: usize = 2_000;
/// The cap of the mobiles: so many calls in 24 hours.
pub const CAPPED_CALLS: usize = 2;
/// Days that the campaign may take.
const DAYS: u32 = 14;
/// About the length of a reported outcome.
const LINE_BYTES: u64 = 90;
/// Outcomes awaited before most kills: fewer than the campaign's calls by the number of kills.
const OUTCOMES_MAX: u64 = 3_000;
/// How often the reports are looked at.
const LOOK: Duration = Duration::from_millis(1);
/// How often at most: a process that reports nothing for so long is killed all the same.
const LOOKS_MAX: u32 = 5_000;

const CAMPAIGN: &str = r#"
name = "Relance"
zone = "Europe/Paris"
first_day = "2026-11-23"
phone_columns = ["MOBILE", "FIXE"]
key_column = "REF"
caller_ids = ["+33199001122"]
hours = { mon-fri = ["09:00-20:00"] }
dialling = { agents = 30, calls_per_agent = 1.5, trunk = [{ name = "A", calls_per_second = 20, calls_max = 60 }] }
"#;

const STRATEGY: &str = r#"
name = "Mobile puis fixe"
attempts_max = 8
default = [
    { recall = { call = "choice", after = "2 h" } },
    { status = "busy", recall = { call = "same", after = "15 min" } },
    { status = "interrupted", recall = { call = "same", after = "5 min" } },
]

[[number]]
name = "Mobile"
column = "MOBILE"
cap = { calls = 2, per = "day" }
preliminary_calls = 2
caller_id = { show = "random" }

[[number]]
name = "Fixe"
column = "FIXE"
caller_id = { show = "hidden" }
planning = [{ name = "Jour", hours = { mon-fri = ["10:00-19:00"] } }]
"#;

/// Where everything lies.
pub struct Place {
    directory: TempDir,
    seed: u64,
}

/// The first instant of the campaign's time.
pub fn begin() -> Instant {
    "2026-11-22T23:00:00Z".parse().expect("an instant")
}

/// Whether a number is in the column with the cap.
pub fn is_capped(phone: Phone) -> bool {
    phone.to_string().starts_with("+33639")
}

impl Place {
    /// With a campaign, its strategy and a call file.
    pub fn new(seed: u64) -> Place {
        let directory = TempDir::new().expect("a temporary directory");
        let mut file = String::from("REF;NOM;MOBILE;FIXE\n");
        for i in 0..CONTACTS {
            // Some contacts have one number only.
            let mobile = if i % 11 == 3 { String::new() } else { format!("06 39 98 {:02} {:02}", i / 100, i % 100) };
            let fixed = if i % 7 == 5 && !mobile.is_empty() {
                String::new()
            } else {
                format!("01 99 00 {:02} {:02}", i / 100, i % 100)
            };
            writeln!(file, "R{i:05};Contact {i};{mobile};{fixed}").expect("a string");
        }
        for (name, text) in [("campaign.toml", CAMPAIGN), ("strategy.toml", STRATEGY), ("contacts.csv", &file)] {
            std::fs::write(directory.path().join(name), text).expect("a file");
        }
        Place { directory, seed }
    }

    /// Starts the process and kills it: sometimes after a moment, wherever it is then; mostly after some outcomes and a moment.
    /// Returns whether it had ended by itself.
    pub fn run_and_kill(&self, kill: u32, kills: u32) -> bool {
        let mut draw = Draw(seed::mix(self.seed, u64::from(kill)));
        let mut process = self.start(kill);
        let anywhere = kill.is_multiple_of(4);
        if !anywhere {
            let outcomes = draw.below(OUTCOMES_MAX / u64::from(kills));
            let reports = self.reports(kill);
            for _ in 0..LOOKS_MAX {
                let reported = std::fs::metadata(&reports).map_or(0, |metadata| metadata.len());
                if reported > outcomes * LINE_BYTES || process.try_wait().expect("a process").is_some() {
                    break;
                }
                std::thread::sleep(LOOK);
            }
        }
        std::thread::sleep(Duration::from_micros(draw.below(if anywhere { 400_000 } else { 20_000 })));
        let ended = process.try_wait().expect("a process").is_some();
        // SIGKILL: the process has no say.
        process.kill().expect("a process to kill");
        process.wait().expect("a process");
        ended
    }

    /// Lets the last process do the rest.
    pub fn run_to_the_end(&self) {
        let process = (0..).find(|process| !self.reports(*process).exists()).expect("a number");
        let status = self.start(process).wait().expect("a process");
        let errors = std::fs::read_to_string(self.path("errors")).expect("standard error");
        assert!(status.success(), "{errors}");
    }

    fn start(&self, process: u32) -> Child {
        let days = DAYS.to_string();
        Command::new(env!("CARGO_BIN_EXE_rappel"))
            .args(["run", "--campaign", "campaign.toml", "--strategy", "strategy.toml", "--file", "contacts.csv"])
            .args(["--database", "rappel.sqlite", "--speed", "max", "--days", &days, "--network-log", "network.log"])
            .args(["--follow", "--format", "json"])
            .current_dir(self.directory.path())
            .stdin(Stdio::null())
            .stdout(File::create(self.reports(process)).expect("a file"))
            .stderr(File::create(self.path("errors")).expect("a file"))
            .spawn()
            .expect("the command starts")
    }

    /// The database, once there is one.
    pub fn store(&self) -> Option<SqliteStore> {
        let path = self.path("rappel.sqlite");
        path.exists().then(|| SqliteStore::open(&path).expect("a database"))
    }

    /// The network's own account.
    pub fn log(&self) -> PathBuf {
        self.path("network.log")
    }

    /// What a process reported.
    pub fn reports(&self, process: u32) -> PathBuf {
        self.path(&format!("reports-{process}"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }
}

/// A reproducible sequence.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = seed::mix(self.0, 1);
        self.0 % bound.max(1)
    }
}
