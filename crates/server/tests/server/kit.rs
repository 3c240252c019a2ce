//! A server on a port of its own, with a database of its own, a clock that stands still, and an account of each role.

use rappel_server::{Clock, Launched, Options, launch};
use rappel_store::SqliteStore;
use rappel_strategy::time::Instant;
use reqwest::multipart::{Form, Part};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Monday 23 November 2026, 09:00 in Paris.
pub const BEGIN: Instant = Instant::from_millis(1_795_420_800_000);
/// Everybody's password.
pub const PASSWORD: &str = "correct horse battery";

/// Who asks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Who {
    Nobody,
    Administrator,
    Supervisor,
    Agent,
    Auditor,
}

impl Who {
    pub const ALL: [Who; 5] = [Who::Nobody, Who::Administrator, Who::Supervisor, Who::Agent, Who::Auditor];

    /// The login of the account of this role.
    pub fn login(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

/// What a browser keeps of a session.
#[derive(Clone, Debug)]
pub struct Session {
    pub cookie: String,
    pub csrf: String,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Its status and the code of its problem, if it is one.
    pub fn code(&self) -> (u16, String) {
        (self.status, self.json()["code"].as_str().unwrap_or_default().to_owned())
    }

    /// Itself, after it was found to be fine.
    pub fn fine(self) -> Answer {
        assert!((200..300).contains(&self.status), "{} {}", self.status, self.text());
        self
    }
}

/// A running server. It ends with this value.
pub struct Server {
    pub address: SocketAddr,
    pub setup_link: Option<String>,
    pub sessions: HashMap<Who, Session>,
    folder: TempDir,
    clock: Arc<AtomicI64>,
    client: Client,
    stop: Option<oneshot::Sender<()>>,
    ended: JoinHandle<()>,
}

impl Server {
    /// One without accounts.
    pub async fn empty() -> Server {
        Server::launched(tempfile::tempdir().unwrap(), Arc::new(AtomicI64::new(BEGIN.millis()))).await
    }

    /// Ends, and begins again with the same database, sessions and clock: as after the process ended in an orderly way.
    pub async fn restart(mut self) -> Server {
        let stop = self.stop.take().unwrap();
        // The server may have ended by itself.
        let _ = stop.send(());
        self.ended.await.unwrap();
        Server { sessions: self.sessions, ..Server::launched(self.folder, self.clock).await }
    }

    async fn launched(folder: TempDir, clock: Arc<AtomicI64>) -> Server {
        let told = clock.clone();
        let options = Options {
            database: folder.path().join("rappel.sqlite"),
            data_dir: folder.path().join("files"),
            clock: Clock::from(move || Instant::from_millis(told.load(Ordering::Relaxed))),
            public_url: None,
            examples: false,
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (tell, heard) = oneshot::channel();
        let (stop, stopped) = oneshot::channel::<()>();
        let launched = move |launched: &Launched| tell.send(launched.clone()).unwrap();
        let ended = tokio::spawn(async move {
            let shutdown = async move {
                let _ = stopped.await;
            };
            launch(listener, options, launched, shutdown).await.unwrap();
        });
        let Launched { address, setup_link } = heard.await.unwrap();
        let client = client();
        Server { address, setup_link, sessions: HashMap::new(), folder, clock, client, stop: Some(stop), ended }
    }

    /// One with an account of each role, all signed in.
    pub async fn start() -> Server {
        let mut server = Server::empty().await;
        server.set_up().await.fine();
        for who in [Who::Supervisor, Who::Agent, Who::Auditor] {
            let login = who.login();
            let account = json!({ "name": login, "login": login, "role": login, "password": PASSWORD });
            server.post(Who::Administrator, "/accounts", account).await.fine();
            let session = server.sign_in(&login, PASSWORD).await;
            server.sessions.insert(who, session);
        }
        server
    }

    /// Makes the first administrator by the link, and keeps the session.
    pub async fn set_up(&mut self) -> Answer {
        let link = self.setup_link.clone().unwrap();
        let (_, token) = link.split_once('#').unwrap();
        let account = json!({ "token": token, "name": "Zoé", "login": "Administrator", "password": PASSWORD });
        let answer = self.post(Who::Nobody, "/setup", account).await;
        if answer.status == 200 {
            self.sessions.insert(Who::Administrator, session(&answer));
        }
        answer
    }

    /// Signs in; the session is not kept for a role.
    pub async fn sign_in(&self, login: &str, password: &str) -> Session {
        session(&self.try_to_sign_in(login, password).await.fine())
    }

    pub async fn try_to_sign_in(&self, login: &str, password: &str) -> Answer {
        self.post(Who::Nobody, "/session", json!({ "login": login, "password": password })).await
    }

    /// Lets time pass.
    pub fn wait(&self, ms: i64) {
        self.clock.fetch_add(ms, Ordering::Relaxed);
    }

    /// The database, to arrange what no route arranges and to look at what was kept.
    pub fn store(&self) -> SqliteStore {
        SqliteStore::open(self.database()).unwrap()
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("rappel.sqlite")
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}/api/v1{path}", self.address)
    }

    /// A request with the cookie and the CSRF token of who asks; to be added to and sent.
    pub fn request(&self, who: Who, method: &str, path: &str) -> RequestBuilder {
        self.with_session(self.sessions.get(&who), method, path)
    }

    pub fn with_session(&self, session: Option<&Session>, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let request = self.client.request(method, self.url(path)).header("accept-language", "en");
        match session {
            Some(session) => request.header("cookie", &session.cookie).header("x-csrf-token", &session.csrf),
            None => request,
        }
    }

    pub async fn get(&self, who: Who, path: &str) -> Answer {
        send(self.request(who, "GET", path)).await
    }

    pub async fn delete(&self, who: Who, path: &str) -> Answer {
        send(self.request(who, "DELETE", path)).await
    }

    pub async fn post(&self, who: Who, path: &str, body: Value) -> Answer {
        send(self.request(who, "POST", path).json(&body)).await
    }

    pub async fn put(&self, who: Who, path: &str, body: Value) -> Answer {
        send(self.request(who, "PUT", path).json(&body)).await
    }

    pub async fn patch(&self, who: Who, path: &str, body: Value) -> Answer {
        send(self.request(who, "PATCH", path).json(&body)).await
    }

    /// Sends a form with a file, and says which revision it changes if there is one to say.
    pub async fn send_file(&self, who: Who, method: &str, path: &str, name: &str, file: &[u8]) -> Answer {
        self.send_form(who, method, path, None, file_form(name, file)).await
    }

    pub async fn send_form(&self, who: Who, method: &str, path: &str, seen: Option<u32>, form: Form) -> Answer {
        let request = self.request(who, method, path).multipart(form);
        send(match seen {
            Some(revision) => request.header("if-match", format!("\"{revision}\"")),
            None => request,
        })
        .await
    }

    /// Waits until a job has ended, and gives it as it is then.
    pub async fn job_end(&self, who: Who, job: &Value) -> Value {
        for _ in 0..3_000 {
            let now = self.get(who, &format!("/jobs/{}", job["id"])).await.fine().json();
            if now["state"] != "running" {
                return now;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("{job} did not end");
    }

    /// The same asked by nobody and by every role: what each is told, once, for a snapshot.
    pub async fn by_role(&self, method: &str, path: &str, body: Option<Value>) -> Value {
        let mut told = serde_json::Map::new();
        for who in Who::ALL {
            let request = self.request(who, method, path);
            let request = if let Some(body) = &body { request.json(body) } else { request };
            let answer = send(request).await;
            let new = json!({ "status": answer.status, "body": answer.json() });
            let same = told.iter().find(|(_, other)| **other == new).map(|(who, _)| json!(format!("as {who}")));
            told.insert(format!("{who:?}"), same.unwrap_or(new));
        }
        Value::Object(told)
    }
}

/// A client of HTTP. The program has TLS, which asks for a provider even where it is not used; that there is one already is as good.
pub fn client() -> Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::new()
}

/// A form with a file.
pub fn file_form(name: &str, file: &[u8]) -> Form {
    Form::new().part("file", Part::bytes(file.to_vec()).file_name(name.to_owned()))
}

/// Sends a request and reads the answer.
pub async fn send(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Answer { status, headers, bytes: response.bytes().await.unwrap().to_vec() }
}

/// What a browser keeps of an answer that begins a session.
fn session(answer: &Answer) -> Session {
    let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
    Session { cookie, csrf: answer.json()["csrf_token"].as_str().unwrap().to_owned() }
}
