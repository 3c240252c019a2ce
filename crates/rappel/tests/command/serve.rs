//! `rappel serve`: what it prints, what it refuses, how it ends.

use crate::base::Place;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A server that ends with this value.
struct Served {
    child: Child,
    out: BufReader<ChildStdout>,
    address: String,
}

impl Served {
    fn start(place: &Place) -> Served {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rappel"))
            .args(["serve", "--database", "var/d.sqlite", "--listen", "127.0.0.1:0", "--no-examples"])
            .current_dir(place.path())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let mut out = BufReader::new(child.stdout.take().expect("piped"));
        let line = line(&mut out);
        let address = line.split(['/', ' ']).find(|part| part.starts_with("127.")).expect(&line).to_owned();
        assert!(line.contains("simulated"), "{line}");
        Served { child, out, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("somebody listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn line(out: &mut impl BufRead) -> String {
    let mut line = String::new();
    out.read_line(&mut line).expect("a line");
    line
}

#[test]
fn it_says_where_it_is_and_how_to_begin() {
    let place = Place::good();
    let mut served = Served::start(&place);
    let (_, link) = (line(&mut served.out), line(&mut served.out));
    let (before, token) = link.trim().split_once("/setup#").expect(&link);
    assert_eq!(before, format!("http://{}", served.address));
    assert_eq!(token.len(), 64);
    let answer = served.get("/api/v1/health");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with(r#"{"ok":true}"#), "{answer}");
}

#[test]
fn a_database_is_served_or_run_by_one_process() {
    let place = Place::good();
    let _served = Served::start(&place);
    for command in ["serve --listen 127.0.0.1:0", "run --campaign campaign.toml --strategy strategy.toml"] {
        let refused = place.run(&format!("{command} --database var/d.sqlite"), "");
        assert_eq!(refused.code, 2, "{refused:?}");
        assert!(refused.err.contains("stop it first"), "{refused:?}");
    }
}

#[test]
fn other_machines_are_let_in_only_when_asked_for() {
    let refused = Place::good().run("serve --listen 0.0.0.0:0", "");
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.err.contains("--allow-remote"), "{refused:?}");
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_asked_to() {
    let place = Place::good();
    let mut served = Served::start(&place);
    let terminate = Command::new("kill").arg(served.child.id().to_string()).status().expect("kill runs");
    assert!(terminate.success());
    assert_eq!(served.child.wait().expect("it ends").code(), Some(0));
}
