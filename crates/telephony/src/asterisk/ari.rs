//! What of the Asterisk REST Interface we speak: requests, and the words of events and channels.

use super::config::{Secret, SwitchConfig};
use reqwest::header::HeaderMap;
use reqwest::{Client, Method, StatusCode, redirect};
use rustls::{ClientConfig, RootCertStore};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Longest wait for an answer. Asterisk answers within milliseconds or is in trouble.
const ANSWER_MAX: Duration = Duration::from_secs(10);
/// Connections kept open; Asterisk has 100 for everybody by default.
const CONNECTIONS: usize = 32;
/// The events that are read. Without a filter Asterisk tells every step of every dialplan.
const EVENTS: [&str; 7] = [
    "ChannelStateChange",
    "Dial",
    "ChannelUserevent",
    "StasisStart",
    "ChannelDestroyed",
    "PlaybackFinished",
    "ApplicationReplaced",
];

/// Why a request came to nothing.
#[derive(Debug, thiserror::Error)]
pub(super) enum AriError {
    /// Asterisk was not reached: it knows nothing of the request.
    #[error("not reached: {0}")]
    Unreached(reqwest::Error),
    /// Asterisk may have understood; its answer was lost.
    #[error("answer lost: {0}")]
    Unclear(reqwest::Error),
    /// Asterisk said no.
    #[error("{status}: {body}")]
    Refused {
        /// How.
        status: StatusCode,
        /// In its own words.
        body: String,
    },
}

/// Asks Asterisk over HTTP.
#[derive(Clone, Debug)]
pub(super) struct Ari {
    client: Client,
    base: String,
    user: String,
    password: Secret,
    app: String,
    /// Requests under way: Asterisk turns away who comes with too many connections.
    requests: Arc<Semaphore>,
}

impl Ari {
    /// Of this switch.
    ///
    /// # Errors
    /// When no HTTP client can be made on this machine.
    pub(super) fn new(config: &SwitchConfig, password: Secret) -> Result<Ari, String> {
        let client = Client::builder()
            .tls_backend_preconfigured(tls().map_err(|error| error.to_string())?)
            .redirect(redirect::Policy::none())
            // A call that may have been placed is not placed again.
            .retry(reqwest::retry::never())
            .timeout(ANSWER_MAX)
            .pool_max_idle_per_host(CONNECTIONS)
            .no_proxy()
            .build()
            .map_err(|error| error.to_string())?;
        let base = format!("{}/ari", config.url.trim_end_matches('/'));
        Ok(Ari {
            client,
            base,
            user: config.user.clone(),
            password,
            app: config.app.clone(),
            requests: Arc::new(Semaphore::new(CONNECTIONS)),
        })
    }

    async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value, AriError> {
        let _permit = self.requests.acquire().await;
        let request = self.client.request(method, format!("{}/{path}", self.base));
        let request = request.basic_auth(&self.user, Some(self.password.reveal()));
        let request = match &body {
            Some(body) => request.json(body),
            None => request,
        };
        let lost = |error: reqwest::Error| {
            if error.is_connect() { AriError::Unreached(error) } else { AriError::Unclear(error) }
        };
        let answer = request.send().await.map_err(lost)?;
        let status = answer.status();
        let text = answer.text().await.map_err(AriError::Unclear)?;
        if status.is_success() {
            Ok(serde_json::from_str(&text).unwrap_or(Value::Null))
        } else {
            Err(AriError::Refused { status, body: text.chars().take(200).collect() })
        }
    }

    /// Has only the events told that we read.
    pub(super) async fn filter_events(&self) -> Result<(), AriError> {
        let allowed: Vec<Value> = EVENTS.iter().map(|event| json!({ "type": event })).collect();
        let path = format!("applications/{}/eventFilter", self.app);
        self.ask(Method::PUT, &path, Some(json!({ "allowed": allowed }))).await.map(drop)
    }

    /// Has Asterisk tell our application something that means nothing.
    pub(super) async fn knock(&self) -> Result<(), AriError> {
        self.ask(Method::POST, &format!("events/user/RappelKnock?application={}", self.app), None).await.map(drop)
    }

    /// Places a call that enters the dialplan when it is answered.
    pub(super) async fn originate(&self, channel: &str, order: &Originate) -> Result<(), AriError> {
        let variables: serde_json::Map<String, Value> =
            order.variables.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect();
        let mut body = json!({ "endpoint": order.endpoint, "timeout": order.timeout_s, "variables": variables });
        match &order.then {
            Then::Dialplan { context, extension } => {
                body["context"] = context.as_str().into();
                body["extension"] = (*extension).into();
                body["priority"] = 1.into();
            }
            Then::Stasis(words) => {
                body["app"] = self.app.as_str().into();
                body["appArgs"] = (*words).into();
            }
        }
        self.ask(Method::POST, &format!("channels/{channel}"), Some(body)).await.map(drop)
    }

    /// Ends a channel; one that is gone is as good as ended.
    pub(super) async fn end(&self, channel: &str) -> Result<(), AriError> {
        gone_is_fine(self.ask(Method::DELETE, &format!("channels/{channel}"), None).await)
    }

    /// Plays media on a channel.
    pub(super) async fn play(&self, channel: &str, playback: &str, media: &str) -> Result<(), AriError> {
        let path = format!("channels/{channel}/play/{playback}");
        self.ask(Method::POST, &path, Some(json!({ "media": media }))).await.map(drop)
    }

    /// Makes a bridge and joins two channels in it.
    pub(super) async fn join(&self, bridge: &str, channels: &[String; 2]) -> Result<(), AriError> {
        self.ask(Method::POST, &format!("bridges/{bridge}"), Some(json!({ "type": "mixing" }))).await?;
        let body = json!({ "channel": channels });
        self.ask(Method::POST, &format!("bridges/{bridge}/addChannel"), Some(body)).await.map(drop)
    }

    /// Takes a bridge away.
    pub(super) async fn unbridge(&self, bridge: &str) -> Result<(), AriError> {
        gone_is_fine(self.ask(Method::DELETE, &format!("bridges/{bridge}"), None).await)
    }

    /// All channels of the switch.
    pub(super) async fn channels(&self) -> Result<Vec<Channel>, AriError> {
        let listed = self.ask(Method::GET, "channels", None).await?;
        Ok(serde_json::from_value(listed).unwrap_or_default())
    }

    /// Whether an endpoint can be reached; `None` when Asterisk cannot tell.
    pub(super) async fn endpoint_reachable(&self, technology: &str, resource: &str) -> Result<Option<bool>, AriError> {
        let answer = self.ask(Method::GET, &format!("endpoints/{technology}/{resource}"), None).await?;
        Ok(match answer["state"].as_str() {
            Some("online") => Some(true),
            Some("offline") => Some(false),
            _ => None,
        })
    }

    /// The address of the events, without credentials: these travel in a header.
    pub(super) fn events_url(&self) -> String {
        let base = self.base.replacen("http", "ws", 1);
        format!("{base}/events?app={}&subscribeAll=true", self.app)
    }

    /// The header that says who we are.
    pub(super) fn authorization(&self) -> HeaderMap {
        let request = self.client.get(&self.base).basic_auth(&self.user, Some(self.password.reveal())).build();
        request.map(|request| request.headers().clone()).unwrap_or_default()
    }

    /// Whether this playback is over.
    pub(super) async fn has_played(&self, playback: &str) -> bool {
        let answer = self.ask(Method::GET, &format!("playbacks/{playback}"), None).await;
        matches!(answer, Err(AriError::Refused { status: StatusCode::NOT_FOUND, .. }))
    }
}

/// A backend that trusts nobody: Asterisk is spoken to in the clear, and `SwitchConfig::check` takes no other address.
fn tls() -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    Ok(builder.with_root_certificates(RootCertStore::empty()).with_no_client_auth())
}

fn gone_is_fine(answer: Result<Value, AriError>) -> Result<(), AriError> {
    match answer {
        Err(AriError::Refused { status: StatusCode::NOT_FOUND, .. }) => Ok(()),
        other => other.map(drop),
    }
}

/// A call to place.
#[derive(Clone, Debug)]
pub(super) struct Originate {
    pub(super) endpoint: String,
    /// Asterisk gives up by itself after so long, should we not be there to do it.
    pub(super) timeout_s: u32,
    pub(super) variables: Vec<(String, String)>,
    pub(super) then: Then,
}

/// Where a placed call goes when it is answered.
#[derive(Clone, Debug)]
pub(super) enum Then {
    /// Into the dialplan.
    Dialplan { context: String, extension: &'static str },
    /// To us, with these words.
    Stasis(&'static str),
}

/// A channel as Asterisk lists it.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Channel {
    pub(super) id: String,
    #[serde(default)]
    pub(super) state: String,
    #[serde(default)]
    pub(super) dialplan: Dialplan,
}

/// What a channel is doing.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Dialplan {
    #[serde(default)]
    pub(super) app_name: String,
    #[serde(default)]
    pub(super) app_data: String,
}

/// What Asterisk tells.
#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
pub(super) enum Event {
    ChannelStateChange {
        channel: Channel,
    },
    Dial {
        peer: Channel,
        #[serde(default)]
        dialstatus: String,
    },
    ChannelUserevent {
        eventname: String,
        channel: Option<Channel>,
    },
    StasisStart {
        channel: Channel,
        #[serde(default)]
        args: Vec<String>,
    },
    ChannelDestroyed {
        channel: Channel,
        #[serde(default)]
        cause: i64,
        #[serde(default)]
        tech_cause: Option<i64>,
    },
    PlaybackFinished {
        playback: Playback,
    },
    ApplicationReplaced {},
    #[serde(other)]
    Other,
}

/// Something that was played.
#[derive(Debug, Deserialize)]
pub(super) struct Playback {
    pub(super) id: String,
    #[serde(default)]
    pub(super) state: String,
}
