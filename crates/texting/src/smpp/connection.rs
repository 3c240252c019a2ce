//! One connection: how it is made, and what goes over it while it stands.

use super::codec::{Frame, Frames};
use super::config::SmppConfig;
use super::inbound;
use super::pdu::deliver_answer;
use super::session::Session;
use super::status::words;
use crate::account::Shared;
use futures_util::{SinkExt, StreamExt};
use rappel_strategy::phone::Country;
use rappel_strategy::said::Said;
use rusmpp::pdus::BindTransceiver;
use rusmpp::{Command, CommandId, CommandStatus, Pdu};
use rustls::pki_types::ServerName;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};
use tokio_rustls::TlsConnector;
use tokio_util::codec::Framed;

/// What carries the octets, encrypted or not.
pub trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}
impl<W: AsyncRead + AsyncWrite + Send + Unpin> Wire for W {}

/// A connection that may send.
pub struct Connection {
    frames: Framed<Box<dyn Wire>, Frames>,
    /// Which one it is: what an earlier one delivered is not acknowledged on this one.
    number: u64,
    patience: Duration,
    silence: Duration,
    heard_at: Instant,
    /// We asked whether the carrier is still there.
    asked_at: Option<Instant>,
}

impl Connection {
    /// Connects and binds.
    pub async fn open(
        config: &SmppConfig,
        tls: Option<Arc<rustls::ClientConfig>>,
        bind: BindTransceiver,
        number: u64,
    ) -> Result<Connection, Said> {
        let patience = Duration::from_secs(config.answer_s.into());
        let at = |why: Said| Said::same(format!("{}:{}", config.host, config.port)).because(why);
        let here = |fr: &str, en: &str| at(Said::new(fr, en));
        let connected = timeout(patience, connect(config, tls));
        let wire = match connected.await {
            Ok(Ok(wire)) => wire,
            Ok(Err(error)) => {
                return Err(here("connexion impossible", "cannot connect").because(Said::same(error.to_string())));
            }
            Err(_) => return Err(here("pas de réponse à la connexion", "no answer when connecting")),
        };
        let mut connection = Connection {
            frames: Framed::new(wire, Frames),
            number,
            patience,
            silence: Duration::from_secs(config.enquire_link_s.into()),
            heard_at: Instant::now(),
            asked_at: None,
        };
        connection.write(Command::new(CommandStatus::EsmeRok, 1, bind)).await.map_err(at)?;
        match timeout(patience, connection.frames.next()).await {
            Err(_) => Err(here("pas de réponse à la demande d’accès", "no answer to the bind request")),
            Ok(None) => Err(here(
                "l’opérateur a fermé la connexion au lieu de donner l’accès",
                "the carrier closed the connection instead of binding",
            )),
            Ok(Some(Err(error))) => Err(at(Said::same(error.to_string()))),
            Ok(Some(Ok(Frame::Command(answer)))) => match (answer.id(), answer.status()) {
                (CommandId::BindTransceiverResp, CommandStatus::EsmeRok) => Ok(connection),
                (_, status) => Err(at(words(status))),
            },
            Ok(Some(Ok(Frame::Malformed { .. }))) => Err(here(
                "la réponse à la demande d’accès est illisible",
                "the answer to the bind request cannot be read",
            )),
        }
    }

    /// Writes a command; a carrier that reads nothing for too long is gone.
    pub async fn write(&mut self, command: Command) -> Result<(), Said> {
        match timeout(self.patience, self.frames.send(command)).await {
            Ok(sent) => sent.map_err(|error| Said::same(error.to_string())),
            Err(_) => Err(Said::new("l’opérateur ne lit plus rien", "the carrier does not read any more")),
        }
    }

    /// What the carrier sends next.
    pub async fn read(&mut self) -> Result<Frame, Said> {
        let frame = match self.frames.next().await {
            Some(Ok(frame)) => frame,
            Some(Err(error)) => return Err(Said::same(error.to_string())),
            None => return Err(Said::new("l’opérateur a fermé la connexion", "the carrier closed the connection")),
        };
        (self.heard_at, self.asked_at) = (Instant::now(), None);
        Ok(frame)
    }

    /// Says that these were kept, if this connection brought them.
    pub async fn acknowledge(&mut self, kept: Vec<(u64, u32)>) -> Result<(), Said> {
        let here = self.number;
        for (_, sequence_number) in kept.into_iter().filter(|(number, _)| *number == here) {
            self.write(deliver_answer(sequence_number, CommandStatus::EsmeRok)).await?;
        }
        Ok(())
    }

    /// When the silence has to be looked at.
    pub fn wake_at(&self) -> Instant {
        self.asked_at.map_or(self.heard_at + self.silence, |asked| asked + self.patience)
    }

    /// After a long silence, asks whether the carrier is still there; fails when it did not answer.
    pub async fn look_after(&mut self, session: &mut Session, now: Instant) -> Result<(), Said> {
        if self.wake_at() > now {
            return Ok(());
        }
        if self.asked_at.is_some() {
            return Err(Said::new("l’opérateur ne répond plus", "the carrier does not answer any more"));
        }
        self.asked_at = Some(now);
        let sequence_number = session.next_sequence_number();
        self.write(Command::new(CommandStatus::EsmeRok, sequence_number, Pdu::EnquireLink)).await
    }

    /// Takes in what the carrier sent.
    pub async fn handle(
        &mut self,
        frame: Frame,
        session: &mut Session,
        shared: &Shared,
        config: &SmppConfig,
        country: Country,
    ) -> Result<(), Said> {
        let command = match frame {
            Frame::Command(command) => command,
            Frame::Malformed { sequence_number } => {
                tracing::warn!(sequence_number, "SMPP: a command that cannot be read was refused");
                return self.refuse(CommandStatus::EsmeRinvcmdlen, sequence_number).await;
            }
        };
        let sequence_number = command.sequence_number();
        match (command.id(), command.pdu()) {
            (CommandId::SubmitSmResp, pdu) => {
                session.answered(sequence_number, command.status(), pdu, Instant::now());
                Ok(())
            }
            (CommandId::GenericNack, _) => {
                // It never says yes, whatever its status.
                let status = Some(command.status()).filter(|status| *status != CommandStatus::EsmeRok);
                let status = status.unwrap_or(CommandStatus::EsmeRunknownerr);
                session.answered(sequence_number, status, None, Instant::now());
                Ok(())
            }
            (_, Some(Pdu::DeliverSm(deliver))) => {
                let Some(what) = inbound::read(deliver, config.receipt_ids, country) else {
                    return self.write(deliver_answer(sequence_number, CommandStatus::EsmeRok)).await;
                };
                // Answered when it is kept.
                if shared.arrive(what, Some((self.number, sequence_number))) {
                    return Ok(());
                }
                self.write(deliver_answer(sequence_number, CommandStatus::EsmeRmsgqful)).await
            }
            (CommandId::EnquireLink, _) => {
                self.write(Command::new(CommandStatus::EsmeRok, sequence_number, Pdu::EnquireLinkResp)).await
            }
            (CommandId::Unbind, _) => {
                self.write(Command::new(CommandStatus::EsmeRok, sequence_number, Pdu::UnbindResp)).await?;
                Err(Said::new("l’opérateur a mis fin à la connexion", "the carrier ended the connection"))
            }
            (id, _) if id.is_response() => Ok(()),
            _ => self.refuse(CommandStatus::EsmeRinvcmdid, sequence_number).await,
        }
    }

    async fn refuse(&mut self, status: CommandStatus, sequence_number: u32) -> Result<(), Said> {
        self.write(Command::new(status, sequence_number, Pdu::GenericNack)).await
    }

    /// Takes leave; a carrier that does not answer is left alone.
    pub async fn unbind(mut self, sequence_number: u32) {
        if self.write(Command::new(CommandStatus::EsmeRok, sequence_number, Pdu::Unbind)).await.is_ok() {
            let _ = timeout(self.patience, self.frames.next()).await;
        }
    }
}

async fn connect(config: &SmppConfig, tls: Option<Arc<rustls::ClientConfig>>) -> std::io::Result<Box<dyn Wire>> {
    let stream = TcpStream::connect((config.host.as_str(), config.port)).await?;
    stream.set_nodelay(true)?;
    let Some(tls) = tls else { return Ok(Box::new(stream)) };
    let name = ServerName::try_from(config.host.clone()).map_err(std::io::Error::other)?;
    Ok(Box::new(TlsConnector::from(tls).connect(name, stream).await?))
}
