//! Texts by HTTP: a request for each, by a template that fits the aggregator, and what it tells by webhook.

mod answer;
mod config;
mod preset;
mod request;
mod webhook;

pub use config::{AlphabetWords, Answer, Body, Holds, HttpConfig, Method, Numbers, ReceiptsBy};
pub use preset::{Preset, presets};
pub use webhook::{ReceiptPlaces, ReplyPlaces, SecretPlace, Webhook, WebhookError};

use crate::account::{AccountConfig, AccountError, Backoff, Command, Link, Outbox, Shared, Waiting, wrong};
use crate::secret::Secrets;
use crate::texting::{TextOrder, TextProgress};
use crate::tls::Tls;
use answer::{Verdict, verdict};
use rappel_strategy::said::Said;
use request::{Requests, Unmakeable};
use reqwest::header::RETRY_AFTER;
use reqwest::{Client, redirect};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

/// What is read of an answer, octets.
const ANSWER_MAX: usize = 64 * 1024;
/// How long a connection may rest before it is closed: one that the other side is just closing would lose a text.
const IDLE: Duration = Duration::from_secs(4);

/// An HTTP account at work.
pub(crate) struct Driver {
    work: Arc<Work>,
    connections: usize,
    outbox: Outbox,
    backoff: Backoff,
    shared: Arc<Shared>,
}

/// What a request needs.
struct Work {
    client: Client,
    requests: Requests,
    answer: Answer,
    receipts_by: ReceiptsBy,
}

impl Driver {
    pub fn new(
        config: &HttpConfig,
        account: &AccountConfig,
        secrets: &Secrets,
        webhook_url: &str,
        shared: Arc<Shared>,
        outbox: Outbox,
    ) -> Result<Driver, AccountError> {
        let timeout = Duration::from_secs(config.answer_s.into());
        let client = Client::builder()
            .tls_backend_preconfigured(Tls::default().client()?)
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy()
            .pool_idle_timeout(IDLE)
            .connect_timeout(timeout)
            .timeout(timeout)
            .build()
            .map_err(|error| wrong("protocol.http", Said::same(error.to_string())))?;
        let requests = Requests::new(config, secrets, account.validity_h, webhook_url)?;
        let work = Work { client, requests, answer: config.answer.clone(), receipts_by: config.receipts_by };
        Ok(Driver {
            work: Arc::new(work),
            connections: config.connections.into(),
            outbox,
            backoff: Backoff::new(Duration::from_secs(1), Duration::from_secs(60)),
            shared,
        })
    }

    /// Sends until nobody sends any more and everything is answered.
    pub async fn run(mut self, mut commands: UnboundedReceiver<Command>) {
        self.shared.set_link(Link::Up);
        let mut asked: JoinSet<(Waiting, Verdict)> = JoinSet::new();
        let mut closing = false;
        loop {
            let now = Instant::now();
            self.outbox.expire(now);
            while asked.len() < self.connections && self.outbox.is_open(now) {
                let Some(waiting) = self.outbox.pop() else { break };
                self.outbox.spend(now);
                let work = self.work.clone();
                asked.spawn(async move {
                    let verdict = work.ask(&waiting.order).await;
                    (waiting, verdict)
                });
            }
            if closing && asked.is_empty() && self.outbox.is_empty() {
                return;
            }
            let wake_at = self.wake_at(asked.len());
            tokio::select! {
                Some(done) = asked.join_next() => match done {
                    Ok((waiting, verdict)) => self.conclude(waiting, verdict),
                    // The ticket is lost with the task, and has told that the fate is unknown.
                    Err(error) => tracing::error!(%error, "text account: a request broke off"),
                },
                command = commands.recv(), if !closing => match command {
                    Some(Command::Send(order, ticket)) => self.outbox.push(Waiting { order, ticket }),
                    Some(Command::Recall(seat)) => self.outbox.recall(seat),
                    // What comes by webhook was answered there.
                    Some(Command::Acknowledge(_)) => {}
                    None => {
                        closing = true;
                        self.outbox.close();
                    }
                },
                () = wait_until(wake_at) => {}
            }
            if closing {
                self.outbox.close();
            }
        }
    }

    fn wake_at(&self, asked: usize) -> Option<Instant> {
        let may_send = asked < self.connections && !self.outbox.is_empty();
        let opens = if may_send { self.outbox.open_at() } else { None };
        opens.into_iter().chain(self.outbox.expires_at()).min()
    }

    fn conclude(&mut self, waiting: Waiting, verdict: Verdict) {
        match verdict {
            Verdict::Later(pause, reason) => {
                let now = Instant::now();
                if !self.outbox.is_paused(now) {
                    self.outbox.pause(now + pause.unwrap_or_else(|| self.backoff.wait()));
                }
                self.outbox.put_back(waiting);
                self.shared.set_link(Link::Down(reason));
                return;
            }
            Verdict::Accepted(refs) => waiting.ticket.settle(TextProgress::Accepted, Said::default(), refs),
            Verdict::Failed(failure, reason) => {
                waiting.ticket.settle(TextProgress::Failed(failure), reason, Vec::new())
            }
            Verdict::Unknown(reason) => waiting.ticket.settle(TextProgress::Unknown, reason, Vec::new()),
        }
        self.backoff.reset();
        self.shared.set_link(Link::Up);
    }
}

impl Work {
    async fn ask(&self, order: &TextOrder) -> Verdict {
        use crate::texting::Failure::Refused;
        let request = match self.requests.make(&self.client, order) {
            Ok(request) => request,
            Err(Unmakeable(reason)) => return Verdict::Failed(Refused, reason),
        };
        // Addresses and their secrets stay out of what is shown.
        let mut answer = match request.send().await.map_err(reqwest::Error::without_url) {
            Ok(answer) => answer,
            // Nothing had left when no connection could be made.
            Err(error) if error.is_connect() => return Verdict::Later(None, unsent(&error)),
            Err(error) if error.is_builder() => return Verdict::Failed(Refused, unsent(&error)),
            Err(error) => return Verdict::Unknown(unsent(&error)),
        };
        let status = answer.status().as_u16();
        let retry_after = answer.headers().get(RETRY_AFTER).and_then(|after| after.to_str().ok()).map(str::to_owned);
        let mut body = Vec::new();
        while body.len() < ANSWER_MAX {
            match answer.chunk().await {
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                // The status says enough, or the answer will not be understood.
                Ok(None) | Err(_) => break,
            }
        }
        body.truncate(ANSWER_MAX);
        verdict(&self.answer, self.receipts_by, order.id, status, retry_after.as_deref(), &body)
    }
}

/// Why a request did not come through: in our words, then in those of the machine with their causes.
fn unsent(error: &reqwest::Error) -> Said {
    let (fr, en) = match error {
        error if error.is_connect() => ("l’opérateur ne peut pas être joint", "the carrier cannot be reached"),
        error if error.is_timeout() => ("l’opérateur n’a pas répondu à temps", "the carrier did not answer in time"),
        _ => ("la requête n’a pas abouti", "the request did not come through"),
    };
    let causes = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source());
    let causes = causes.map(ToString::to_string).collect::<Vec<_>>().join(": ");
    Said::new(format!("{fr} ({causes})"), format!("{en} ({causes})"))
}

/// Waits until then; for ever, if there is no such instant.
async fn wait_until(at: Option<Instant>) {
    match at {
        Some(at) => sleep_until(at).await,
        None => std::future::pending().await,
    }
}
