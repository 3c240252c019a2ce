//! An SMPP server that is not ours, in a process of its own.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A test that waits so long for something waits in vain.
pub const IN_VAIN: Duration = Duration::from_secs(60);

/// The server. It ends with the test.
pub struct Carrier {
    child: Child,
    orders: Option<ChildStdin>,
    said: Receiver<Value>,
    pub port: u16,
}

impl Carrier {
    /// Starts it; what it does is said in `smpp-server/server.js`.
    pub fn start(options: Value) -> Carrier {
        let mut child = Command::new("node")
            .arg(installed().join("server.js"))
            .arg(options.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node, which script/bootstrap installs");
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (say, said) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if say.send(serde_json::from_str(&line).expect("a line of JSON")).is_err() {
                    break;
                }
            }
        });
        let mut carrier = Carrier { orders: child.stdin.take(), child, said, port: 0 };
        carrier.port = carrier.hears("listening").as_u64().unwrap() as u16;
        carrier
    }

    /// What it says next under this name; everything before is left out.
    pub fn hears(&self, name: &str) -> Value {
        loop {
            let event = self.said.recv_timeout(IN_VAIN).unwrap_or_else(|_| panic!("the carrier never said `{name}`"));
            if let Some(value) = event.get(name) {
                return value.clone();
            }
        }
    }

    /// So many submissions.
    pub fn submissions(&self, count: usize) -> Vec<Value> {
        (0..count).map(|_| self.hears("submit")).collect()
    }

    /// Ends the server; returns all submissions that were not asked for yet.
    pub fn close(mut self) -> Vec<Value> {
        drop(self.orders.take());
        self.child.wait().unwrap();
        let rest = std::iter::from_fn(|| self.said.recv_timeout(IN_VAIN).ok());
        rest.filter_map(|event| event.get("submit").cloned()).collect()
    }

    /// Has it do something unasked.
    pub fn order(&mut self, order: Value) {
        writeln!(self.orders.as_mut().unwrap(), "{order}").unwrap();
    }

    /// Has it send a reply.
    pub fn reply(&mut self, from: &str, text: &str) {
        self.order(json!({ "deliver": { "source_addr": from, "source_addr_ton": 1, "destination_addr": "36111", "short_message": text } }));
    }
}

impl Drop for Carrier {
    fn drop(&mut self) {
        // It has ended already where the test closed it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The server's folder with what it needs, installed once for all tests.
fn installed() -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../texting/tests/smpp-server");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("smpp-server");
    std::fs::create_dir_all(&folder).unwrap();
    let lock = File::create(folder.join("lock")).unwrap();
    lock.lock().unwrap();
    let mut changed = false;
    for name in ["package.json", "package-lock.json", "server.js"] {
        let wanted = std::fs::read(source.join(name)).unwrap();
        if std::fs::read(folder.join(name)).ok().as_ref() != Some(&wanted) {
            std::fs::write(folder.join(name), wanted).unwrap();
            changed = true;
        }
    }
    if changed || !folder.join("node_modules/smpp").exists() {
        let mut npm = Command::new("npm");
        npm.args(["ci", "--loglevel", "error", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&folder);
        assert!(npm.status().expect("npm, which script/bootstrap installs").success(), "npm ci failed");
    }
    folder
}
