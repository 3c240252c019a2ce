//! Texts by SMPP 3.4: a transceiver that stays connected.
//!
//! Why we speak it ourselves, on the codec of a crate: whether a segment had left when the connection ended decides whether a text
//! is sent twice, and that is known only where the octets are written. `session` decides without I/O, `connection` writes and
//! reads.

mod codec;
mod config;
mod connection;
mod inbound;
mod pdu;
mod session;
mod status;

pub use config::{LongTexts, ReceiptIds, SenderType, SmppConfig};
pub(crate) use inbound::caller;

use crate::account::{AccountConfig, AccountError, Backoff, Command, Link, Outbox, Shared, Waiting};
use crate::secret::Secret;
use connection::Connection;
use rappel_strategy::phone::Country;
use rappel_strategy::said::Said;
use rusmpp::pdus::BindTransceiver;
use session::Session;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, sleep, sleep_until};

/// How long to wait before connecting again.
const RECONNECT_LEAST: Duration = Duration::from_millis(500);
const RECONNECT_MOST: Duration = Duration::from_secs(60);

/// A connection that lasted so long was a good one.
const STANDS: Duration = Duration::from_secs(10);

/// An SMPP account at work.
pub(crate) struct Driver {
    config: SmppConfig,
    bind: BindTransceiver,
    tls: Option<Arc<rustls::ClientConfig>>,
    /// In whose way numbers without country code are read.
    country: Country,
    shared: Arc<Shared>,
    session: Session,
    connections: u64,
}

/// Nobody sends by this account any more.
struct Closed;

impl Driver {
    pub fn new(
        config: &SmppConfig,
        account: &AccountConfig,
        password: &Secret,
        shared: Arc<Shared>,
        outbox: Outbox,
    ) -> Result<Driver, AccountError> {
        let tls = config.tls.as_ref().map(|tls| tls.client()).transpose()?.map(Arc::new);
        Ok(Driver {
            bind: pdu::bind(config, password)?,
            tls,
            country: account.countries.first().copied().unwrap_or_default(),
            shared,
            session: Session::new(config, account.validity_h, outbox),
            config: config.clone(),
            connections: 0,
        })
    }

    /// Connects, sends, and connects again, until nobody sends any more.
    pub async fn run(mut self, mut commands: UnboundedReceiver<Command>) {
        let mut backoff = Backoff::new(RECONNECT_LEAST, RECONNECT_MOST);
        loop {
            self.connections += 1;
            let (config, tls, bind) = (self.config.clone(), self.tls.clone(), self.bind.clone());
            let number = self.connections;
            let opened = self.meanwhile(&mut commands, Connection::open(&config, tls, bind, number)).await;
            let reason = match opened {
                Err(Closed) => break,
                Ok(Err(reason)) => reason,
                Ok(Ok(mut connection)) => {
                    self.shared.set_link(Link::Up);
                    let began = Instant::now();
                    let served = self.serve(&mut connection, &mut commands).await;
                    self.session.link_lost();
                    if began.elapsed() > STANDS {
                        backoff.reset();
                    }
                    match served {
                        Ok(Closed) => {
                            let sequence_number = self.session.next_sequence_number();
                            return connection.unbind(sequence_number).await;
                        }
                        Err(reason) => reason,
                    }
                }
            };
            self.shared.set_link(Link::Down(reason));
            if self.meanwhile(&mut commands, sleep(backoff.wait())).await.is_err() {
                break;
            }
        }
        self.session.close();
    }

    /// Takes orders while something else is awaited without a connection.
    async fn meanwhile<T>(
        &mut self,
        commands: &mut UnboundedReceiver<Command>,
        awaited: impl Future<Output = T>,
    ) -> Result<T, Closed> {
        let mut awaited = pin!(awaited);
        loop {
            let wake_at = self.session.wake_at(false);
            tokio::select! {
                done = &mut awaited => return Ok(done),
                command = commands.recv() => {
                    self.take(command.ok_or(Closed)?);
                }
                () = wait_until(wake_at) => {}
            }
            self.session.pass_time(Instant::now());
        }
    }

    /// Does what is asked; returns what has to be acknowledged.
    fn take(&mut self, command: Command) -> Vec<(u64, u32)> {
        match command {
            Command::Send(order, ticket) => self.session.outbox.push(Waiting { order, ticket }),
            Command::Recall(seat) => self.session.recall(seat),
            Command::Acknowledge(kept) => return kept,
        }
        Vec::new()
    }

    /// Sends and receives while the connection stands; fails with the reason why it does not any more.
    async fn serve(
        &mut self,
        connection: &mut Connection,
        commands: &mut UnboundedReceiver<Command>,
    ) -> Result<Closed, Said> {
        let mut closing = false;
        loop {
            let now = Instant::now();
            self.session.pass_time(now);
            connection.look_after(&mut self.session, now).await?;
            while let Some(submit) = self.session.next(Instant::now()) {
                connection.write(submit).await?;
            }
            if closing && self.session.is_idle() {
                return Ok(Closed);
            }
            let wake_at = self.session.wake_at(true).into_iter().chain([connection.wake_at()]).min();
            tokio::select! {
                frame = connection.read() => {
                    connection.handle(frame?, &mut self.session, &self.shared, &self.config, self.country).await?;
                }
                command = commands.recv(), if !closing => match command {
                    Some(command) => {
                        let kept = self.take(command);
                        connection.acknowledge(kept).await?;
                    }
                    None => {
                        closing = true;
                        self.session.close();
                    }
                },
                () = wait_until(wake_at) => {}
            }
        }
    }
}

/// Waits until then; for ever, if there is no such instant.
async fn wait_until(at: Option<Instant>) {
    match at {
        Some(at) => sleep_until(at).await,
        None => std::future::pending().await,
    }
}
