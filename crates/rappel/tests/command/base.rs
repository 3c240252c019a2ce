//! Running the binary in a directory of its own.

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A campaign without fault: worked cases of the specification, with all that `next` can tell of.
pub const CAMPAIGN: &str = r#"
name = "Relance"
zone = "Europe/Paris"
phone_columns = ["TEL_MOBILE", "TEL_FIXE"]
caller_ids = ["+33199001122"]
hours = { mon-fri = ["09:00-20:00"] }
closed_days = { dates = ["2026-11-30"] }
sounds = { bonjour = "bonjour.wav" }
"#;

/// What a campaign needs to do without a strategy (R50).
pub const CLASSIC: &str = r#"
[classic]
attempts_max = 4
caller_id = { show = "listed", number = "+33199001122" }
rule = [
    { after = "1 d", tries_max = 3, next = "next" },
    { status = "busy", after = "15 min", tries_max = 1, next = "same" },
]
"#;

/// A strategy without fault: TEL1 in the evening with two preliminary calls, TEL2 in the morning.
pub const STRATEGY: &str = r#"
name = "Relance"
default = [{ recall = { call = "same", after = "1 h" } }]

[[number]]
name = "Mobile"
column = "TEL_MOBILE"
preliminary_calls = 2
caller_id = { show = "listed", number = "+33199001122" }
machine = { messages = ["bonjour"], after_last = "nothing" }

[[number.planning]]
name = "Soir"
hours = { mon-fri = ["18:00-20:00"] }
rule = [{ attempt = 1, status = "busy", recall = { call = "same", after = "15 min" } }]

[[number]]
name = "Fixe"
column = "TEL_FIXE"
caller_id = { show = "hidden" }
planning = [{ name = "Matin", hours = { mon-fri = ["09:00-12:00"] } }]
"#;

/// What a run of the command gave.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Run {
    /// The lines of NDJSON on standard output.
    pub fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
    }

    /// The only line.
    pub fn line(&self) -> Value {
        let mut lines = self.lines();
        assert_eq!(lines.len(), 1, "{self:?}");
        lines.remove(0)
    }
}

/// A directory with files, in which the command runs.
pub struct Place(TempDir);

impl Place {
    /// With these files: names and texts.
    pub fn with(files: &[(&str, &str)]) -> Place {
        let directory = TempDir::new().expect("a temporary directory");
        for (name, text) in files {
            std::fs::write(directory.path().join(name), text).expect("a file");
        }
        Place(directory)
    }

    /// With the campaign and the strategy without fault.
    pub fn good() -> Place {
        Place::with(&[("campaign.toml", CAMPAIGN), ("strategy.toml", STRATEGY)])
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Runs the command with arguments parted by spaces, in French.
    pub fn run(&self, arguments: &str, input: impl AsRef<[u8]>) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rappel"))
            .args(arguments.split_whitespace())
            .current_dir(self.path())
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", "fr_FR.UTF-8")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let mut stdin = child.stdin.take().expect("piped");
        let input = input.as_ref().to_vec();
        // On its own thread: a stream answers before it has read everything.
        let writer = std::thread::spawn(move || {
            // The command may have ended without reading.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("the command ends");
        writer.join().expect("the input is written");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Run { code: output.status.code().expect("a code"), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Runs `next` with the strategy without fault, for programs.
    pub fn next(&self, options: &str, input: impl AsRef<[u8]>) -> Run {
        let arguments = format!("next --strategy strategy.toml --campaign campaign.toml --format json {options}");
        self.run(&arguments, input)
    }
}
