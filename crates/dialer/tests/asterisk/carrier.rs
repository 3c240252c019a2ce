//! SIPp as the carrier: what it does with a call its number says, and what it was told is read from its log.

use super::machine::until;
use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// The codes with which it may refuse.
const CODES: [u16; 18] = [401, 403, 404, 408, 410, 433, 480, 484, 486, 487, 488, 500, 502, 503, 600, 603, 607, 608];

/// A running SIPp.
pub struct Carrier {
    dir: TempDir,
    child: Child,
}

/// A message that it received or sent.
#[derive(Clone, Debug)]
pub struct Message {
    /// Seconds since midnight UTC.
    pub at_s: f64,
    pub received: bool,
    pub text: String,
}

impl Message {
    /// The first line.
    pub fn line(&self) -> &str {
        self.text.lines().next().unwrap_or_default()
    }

    /// A header's value, if it is there.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).map(str::trim)
    }

    /// The dialled number.
    pub fn to(&self) -> &str {
        let to = self.header("To").unwrap_or_default();
        to.trim_start_matches("<sip:").split('@').next().unwrap_or_default()
    }

    /// Where the other side wants its audio.
    pub fn audio_port(&self) -> Option<u16> {
        self.text.lines().find_map(|line| line.strip_prefix("m=audio ")?.split(' ').next()?.parse().ok())
    }
}

impl Carrier {
    /// One that sends what it hears to this port.
    pub fn start(port: u16, ear: u16) -> Carrier {
        let dir = TempDir::new().expect("a directory");
        fs::write(dir.path().join("carrier.xml"), scenario()).expect("a file");
        for (name, audio) in [("person.alaw", super::sound::person()), ("machine.alaw", super::sound::machine())] {
            fs::write(dir.path().join(name), super::sound::alaw(&audio)).expect("a file");
        }
        let child = Command::new("sipp")
            .current_dir(dir.path())
            .env("TZ", "UTC")
            .args(["-sf", "carrier.xml", "-i", "127.0.0.1", "-p", &port.to_string(), "-mi", "127.0.0.1"])
            .args(["-key", "ear", &ear.to_string(), "-aa", "-nostdin", "-trace_msg", "-message_file", "messages"])
            .args(["-trace_err", "-error_file", "errors"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(dir.path().join("stderr")).expect("a file"))
            .spawn()
            .expect("SIPp, of Debian's package sip-tester, which script/bootstrap installs");
        let carrier = Carrier { dir, child };
        until("SIPp listens", || std::net::UdpSocket::bind(("127.0.0.1", port)).is_err());
        carrier
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Everything said so far.
    pub fn messages(&self) -> Vec<Message> {
        read(&fs::read_to_string(self.file("messages")).unwrap_or_default())
    }

    /// The calls that came in, each once however often it was sent.
    pub fn invites(&self) -> Vec<Message> {
        let mut seen = std::collections::HashSet::new();
        let mut invites = self.messages();
        invites.retain(|message| {
            message.received
                && message.line().starts_with("INVITE ")
                && seen
                    .insert((message.header("Call-ID").map(str::to_owned), message.header("CSeq").map(str::to_owned)))
        });
        invites
    }

    /// The calls to numbers that end so.
    pub fn invites_to(&self, ending: &str) -> Vec<Message> {
        self.invites().into_iter().filter(|invite| invite.to().ends_with(ending)).collect()
    }
}

impl Drop for Carrier {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            for name in ["stderr", "errors"] {
                eprintln!("SIPp's {name}:\n{}", fs::read_to_string(self.file(name)).unwrap_or_default());
            }
        }
    }
}

fn read(log: &str) -> Vec<Message> {
    let mut messages = Vec::new();
    for part in log.split("----------------------------------------------- ").skip(1) {
        let Some((head, rest)) = part.split_once('\n') else { continue };
        let Some((how, text)) = rest.split_once('\n') else { continue };
        let clock: Vec<f64> =
            head.split_whitespace().last().unwrap_or_default().split(':').filter_map(|n| n.parse().ok()).collect();
        let [h, m, s] = clock[..] else { continue };
        messages.push(Message {
            at_s: h * 3_600.0 + m * 60.0 + s,
            received: how.contains("received"),
            text: text.trim_start().replace('\r', ""),
        });
    }
    messages
}

/// The scenario: one answer for each code is written out, for SIPp takes no variable there.
fn scenario() -> String {
    let each = |line: &dyn Fn(u16) -> String| CODES.into_iter().map(line).collect::<String>();
    let tests =
        each(&|code| format!("<test assign_to=\"is{code}\" variable=\"c\" compare=\"equal\" value=\"{code}\"/>\n"));
    let jumps = each(&|code| format!("<nop next=\"refuse{code}\" test=\"is{code}\"/>\n"));
    let answers = each(&|code| include_str!("carrier/refusal.xml").replace("@CODE@", &code.to_string()));
    include_str!("carrier/carrier.xml")
        .replace("@CODES@", &tests)
        .replace("@REFUSALS@", &format!("{jumps}<nop next=\"end\"/>\n{answers}"))
}
