//! How long the pages of a large campaign take to be served.
//!
//! `cargo run --release -p rappel-server --example page_times`, with in the environment `RAPPEL_BENCH_CONTACTS` (default
//! 1 000 000) and `RAPPEL_BENCH_RUN_S` (seconds that the campaign runs at full speed before its pages are asked for, default 60).

use rappel_server::{Clock, Launched, Options, launch};
use rappel_store::{ContactPhone, ImportedContact, SqliteStore, Store};
use rappel_strategy::engine::seed;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use reqwest::{Client, Response};
use serde_json::{Value, json};
use std::error::Error;
use std::time::Duration;
use tokio::sync::oneshot;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Requests for a page.
const ROUNDS: usize = 100;
const PASSWORD: &str = "correct horse battery";
/// Monday 23 November 2026, 09:00 in Paris.
const BEGIN: Instant = Instant::from_millis(1_795_420_800_000);

const CAMPAIGN: &str = r#"
name = "Large"
zone = "Europe/Paris"
phone_columns = ["TEL1", "TEL2"]
hours = { mon-fri = ["09:00-20:00"] }

[dialling]
agents = 2000
trunk = [{ name = "simulated", calls_per_second = 5000, calls_max = 10000 }]
"#;
const STRATEGY: &str = r#"
name = "Two numbers"
default = [{ recall = { call = "same", after = "2 h" } }]

[[number]]
name = "Mobile"
column = "TEL1"
caller_id = { show = "hidden" }
preliminary_calls = 1

[[number]]
name = "Home"
column = "TEL2"
caller_id = { show = "hidden" }
"#;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[expect(clippy::disallowed_methods, reason = "a bench measures the time that passes; no decision depends on it")]
fn clock() -> std::time::Instant {
    std::time::Instant::now()
}

/// Takes in contacts with two numbers and four columns.
fn fill(store: &mut SqliteStore, count: u64) -> Result<()> {
    let campaign = store.create_campaign("Large", CAMPAIGN)?;
    store.put_strategy(campaign, STRATEGY, "", BEGIN)?;
    let mut rows = (0..count).map(|i| {
        let number = |column: u8, first: u64| {
            let digits = 33_000_000_000 + first * 100_000_000 + i % 100_000_000;
            Phone::from_e164(digits).map(|phone| ContactPhone { column, phone, takes_texts: column == 0, zone: None })
        };
        ImportedContact {
            key: format!("C{:012}", seed::mix(i, 1) % 1_000_000 * 1_000_000 + i),
            columns: json!({ "NAME": format!("Contact {i}"), "CITY": format!("Ville {}", i % 5_000) }).to_string(),
            phones: [number(0, 6), number(1, 1)].into_iter().flatten().collect(),
            zone: None,
            priority: (seed::mix(i, 3) % 3) as i32,
        }
    });
    let before = clock();
    store.import_contacts(campaign, &mut rows)?;
    println!("import {count} contacts: {:.1} s", before.elapsed().as_secs_f64());
    Ok(())
}

/// Somebody who is signed in.
struct Signed {
    client: Client,
    base: String,
    cookie: String,
    csrf: String,
}

impl Signed {
    async fn set_up(launched: &Launched) -> Result<Signed> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (client, base) = (Client::new(), format!("http://{}/api/v1", launched.address));
        let link = launched.setup_link.as_deref().ok_or("no link")?;
        let token = link.rsplit('#').next();
        let account = json!({ "token": token, "name": "Bench", "login": "bench", "password": PASSWORD });
        let answer = client.post(format!("{base}/setup")).json(&account).send().await?.error_for_status()?;
        let cookie = answer.headers()["set-cookie"].to_str()?.split(';').next().unwrap_or_default().to_owned();
        let csrf = answer.json::<Value>().await?["csrf_token"].as_str().unwrap_or_default().to_owned();
        Ok(Signed { client, base, cookie, csrf })
    }

    async fn get(&self, path: &str) -> Result<Response> {
        let request = self.client.get(format!("{}{path}", self.base)).header("cookie", &self.cookie);
        Ok(request.send().await?.error_for_status()?)
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value> {
        let request = self.client.post(format!("{}{path}", self.base)).header("cookie", &self.cookie);
        Ok(request.header("x-csrf-token", &self.csrf).json(&body).send().await?.error_for_status()?.json().await?)
    }

    /// Asks for a page many times, and prints how long it took.
    async fn measure(&self, name: &str, path: &str) -> Result<()> {
        let mut times = Vec::with_capacity(ROUNDS);
        let mut bytes = 0;
        for _ in 0..ROUNDS {
            let before = clock();
            bytes = self.get(path).await?.bytes().await?.len();
            times.push(before.elapsed());
        }
        times.sort();
        let ms = |percent: usize| times[(ROUNDS - 1) * percent / 100].as_secs_f64() * 1_000.0;
        println!("{name:<34} {:>8.2} ms median {:>8.2} ms 99 % {bytes:>8} bytes", ms(50), ms(99));
        Ok(())
    }

    async fn pages(&self) -> Result<()> {
        let contacts = "/campaigns/1/contacts?limit=50";
        let first: Value = self.get(&format!("{contacts}&phase=ended")).await?.json().await?;
        let row = &first["items"][0];
        let (id, result) = (row["id"].as_u64().unwrap_or(1 << 32), row["phase"]["result"].as_str().unwrap_or_default());
        let phone = row["phones"][0]["phone"].as_str().unwrap_or_default().replace('+', "%2B");
        for (name, query) in [
            ("contacts, all", String::new()),
            ("contacts, unplanned", "&phase=unplanned".to_owned()),
            ("contacts, waiting", "&phase=waiting".to_owned()),
            ("contacts, callable", "&phase=callable".to_owned()),
            ("contacts, in flight", "&phase=in_flight".to_owned()),
            ("contacts, ended", "&phase=ended".to_owned()),
            ("contacts, by result", format!("&result={result}")),
            ("contacts, by key", "&q=C0000".to_owned()),
            ("contacts, by key, ended only", "&q=C&phase=ended".to_owned()),
            ("contacts, by number", format!("&q={phone}")),
        ] {
            self.measure(name, &format!("{contacts}{query}")).await?;
        }
        self.measure("a contact", &format!("/contacts/{id}")).await?;
        self.measure("results", "/campaigns/1/results").await?;
        self.measure("campaigns", "/campaigns").await
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR"))?;
    let database = folder.path().join("pages.sqlite");
    fill(&mut SqliteStore::open(&database)?, setting("RAPPEL_BENCH_CONTACTS", 1_000_000))?;
    let options = Options {
        database,
        data_dir: folder.path().join("files"),
        clock: Clock::from(|| BEGIN),
        public_url: None,
        examples: false,
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let (tell, heard) = oneshot::channel();
    let (stop, stopped) = oneshot::channel::<()>();
    let served = tokio::spawn(launch(
        listener,
        options,
        move |launched: &Launched| drop(tell.send(launched.clone())),
        async move { drop(stopped.await) },
    ));
    let signed = Signed::set_up(&heard.await?).await?;
    let start = json!({ "speed": "max", "from": BEGIN, "accept_warnings": true });
    signed.post("/campaigns/1/start", start).await?;
    tokio::time::sleep(Duration::from_secs(setting("RAPPEL_BENCH_RUN_S", 60))).await;
    let results: Value = signed.get("/campaigns/1/results").await?.json().await?;
    println!("calls so far {}; while it runs at full speed:", results["calls"]);
    signed.pages().await?;
    signed.post("/campaigns/1/pause", json!({})).await?;
    tokio::time::sleep(Duration::from_secs(5)).await;
    println!("paused:");
    signed.pages().await?;
    drop(stop);
    served.await??;
    Ok(())
}
