//! An aggregator, and somebody who sends by it.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::response::Response;
use futures_util::StreamExt;
use rappel_strategy::phone::{Country, Phone};
use rappel_strategy::time::{HOUR_MS, Instant};
use rappel_texting::http::HttpConfig;
use rappel_texting::{
    Account, AccountConfig, Protocol, Seat, Secret, Secrets, Sender, TextEvent, TextId, TextOrder, Texting,
};
use std::collections::{BTreeMap, VecDeque};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, Sender as Say, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A test that waits so long for something waits in vain.
pub const IN_VAIN: Duration = Duration::from_secs(60);

/// What the aggregator does with a request.
#[derive(Clone)]
pub enum Step {
    /// Answers: status, header, body.
    Answer(u16, Option<(&'static str, &'static str)>, &'static str),
    /// Never answers.
    Silence,
    /// Answers, but its body breaks off.
    Break(u16),
}

/// A request as it arrived.
#[derive(Clone, PartialEq, Debug)]
pub struct Asked {
    pub method: String,
    pub uri: String,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

pub struct Aggregator {
    pub port: u16,
    asked: Receiver<Asked>,
}

type Shared = (Arc<Mutex<VecDeque<Step>>>, Say<Asked>);

impl Aggregator {
    /// One that takes these steps, one a request, and answers 200 to all others.
    pub fn start(steps: Vec<Step>) -> Aggregator {
        Aggregator::on(TcpListener::bind("127.0.0.1:0").unwrap(), steps)
    }

    pub fn on(listener: TcpListener, steps: Vec<Step>) -> Aggregator {
        let port = listener.local_addr().unwrap().port();
        listener.set_nonblocking(true).unwrap();
        let (say, asked) = channel();
        let state: Shared = (Arc::new(Mutex::new(steps.into())), say);
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                axum::serve(listener, Router::new().fallback(answer).with_state(state)).await.unwrap();
            });
        });
        Aggregator { port, asked }
    }

    /// The next request.
    pub fn hears(&self) -> Asked {
        self.asked.recv_timeout(IN_VAIN).expect("a request")
    }

    /// Requests that came and were not asked for yet.
    pub fn others(&self) -> Vec<Asked> {
        self.asked.try_iter().collect()
    }
}

async fn answer(State((steps, say)): State<Shared>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, 1_000_000).await.unwrap();
    let headers = head
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
    let asked = Asked {
        method: head.method.to_string(),
        uri: head.uri.to_string(),
        headers: headers.collect(),
        body: String::from_utf8(body.to_vec()).unwrap(),
    };
    let step = steps.lock().unwrap().pop_front().unwrap_or(Step::Answer(200, None, "{\"id\":\"last\"}"));
    let _ = say.send(asked);
    match step {
        Step::Answer(status, header, body) => {
            let response = Response::builder().status(status);
            let response = header.into_iter().fold(response, |response, (name, value)| response.header(name, value));
            response.body(Body::from(body)).unwrap()
        }
        Step::Silence => std::future::pending().await,
        Step::Break(status) => {
            let (begun, end) = (futures_util::stream::iter([Ok("{")]), async {
                // The beginning leaves before the end is known.
                tokio::time::sleep(Duration::from_millis(50)).await;
                Err(std::io::Error::other("broken"))
            });
            let broken = begun.chain(futures_util::stream::once(Box::pin(end)));
            Response::builder().status(status).body(Body::from_stream(broken)).unwrap()
        }
    }
}

/// When tests take place.
pub fn start() -> Instant {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

pub fn secrets() -> Secrets {
    Secrets { account: Secret::new("s&cret é"), webhook: Secret::new("clé") }
}

/// An account of this configuration, TOML, in which `PORT` stands for the aggregator's.
pub fn account(port: u16, http: &str) -> AccountConfig {
    let http: HttpConfig = toml::from_str(&http.replace("PORT", &port.to_string())).unwrap();
    AccountConfig {
        name: "Agrégateur".into(),
        sender: "RAPPEL".into(),
        countries: vec![Country::FRANCE],
        texts_per_second: 1000.0,
        validity_h: 2,
        protocol: Protocol::Http(http),
    }
}

pub fn open(port: u16, http: &str) -> Account {
    Account::open("1", &account(port, http), &secrets(), "https://rappel.example/texts/1").unwrap()
}

/// A text to the `n`-th mobile of a range given to fiction.
pub fn order(n: u64, body: &str) -> TextOrder {
    TextOrder {
        id: TextId(n),
        to: Phone::from_e164(33_639_980_000 + n).unwrap(),
        from: Sender::Name("RAPPEL".into()),
        body: body.into(),
        leave_before: start() + HOUR_MS,
    }
}

/// So many events, by the text's number.
pub fn told(seat: &mut Seat, count: usize) -> Vec<TextEvent> {
    const PAUSE: Duration = Duration::from_millis(5);
    let mut events = Vec::new();
    for _ in 0..IN_VAIN.as_millis() / PAUSE.as_millis() {
        seat.poll(start(), &mut events);
        if events.len() >= count {
            events.sort_by_key(|event| event.id);
            return events;
        }
        std::thread::sleep(PAUSE);
    }
    panic!("only {events:?}");
}
