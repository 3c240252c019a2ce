//! An account with a carrier: one connection, on a thread of its own, shared by everybody who sends by it.
//!
//! A campaign takes a [`Seat`], which is a [`Texting`](crate::Texting): through it texts leave, and it is told whether the
//! carrier took them. What the carrier says later, and what people reply, concerns texts of any campaign, or of an earlier process:
//! it waits in the account until somebody keeps it ([`Account::take_in`]), and only then is it acknowledged to the carrier.

mod backoff;
mod config;
mod outbox;
mod reason;
mod seat;
mod shared;
mod trial;

pub use config::{AccountConfig, AccountError, Protocol};
pub use seat::Seat;
pub use shared::{Inbound, Link, Receipt};

pub(crate) use backoff::Backoff;
pub(crate) use config::{within, wrong};
pub(crate) use outbox::{Outbox, Waiting};
pub(crate) use reason::Reason;
pub(crate) use shared::{Command, Shared, Ticket};

use crate::secret::Secrets;
use crate::texting::Sender;
use rappel_strategy::phone::Country;
use rappel_strategy::said::Said;
use std::sync::Arc;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// An open account. It ends when it and all of its seats are gone: what has not left comes back, what is under way is awaited.
pub struct Account {
    key: Arc<str>,
    label: Arc<str>,
    sender: Sender,
    countries: Arc<[Country]>,
    shared: Arc<Shared>,
    commands: UnboundedSender<Command>,
}

impl Account {
    /// Opens an account: its thread starts, and connects. Whether it can is seen in [`Account::link`]. `key` stays the same when the
    /// account is renamed: what receipts will call texts is kept under it. `webhook_url` is where the carrier may reach us, for
    /// templates that tell it; empty where it cannot.
    ///
    /// # Errors
    /// When the configuration is wrong, a secret it needs is missing, or no thread can be started.
    pub fn open(
        key: &str,
        config: &AccountConfig,
        secrets: &Secrets,
        webhook_url: &str,
    ) -> Result<Account, AccountError> {
        config.check()?;
        let shared = Arc::new(Shared::new(config.held_max()));
        let (commands, orders) = unbounded_channel();
        let outbox = Outbox::new(config.texts_per_second);
        let kind = match &config.protocol {
            Protocol::Smpp(smpp) => {
                let driver = crate::smpp::Driver::new(smpp, config, &secrets.account, shared.clone(), outbox)?;
                start(config, orders, |orders| driver.run(orders))?;
                "SMPP"
            }
            Protocol::Http(http) => {
                let driver = crate::http::Driver::new(http, config, secrets, webhook_url, shared.clone(), outbox)?;
                start(config, orders, |orders| driver.run(orders))?;
                "HTTP"
            }
        };
        Ok(Account {
            key: key.into(),
            label: format!("{} ({kind})", config.name).into(),
            sender: config.sender()?,
            countries: config.countries.as_slice().into(),
            shared,
            commands,
        })
    }

    /// What it is, for screens and logs.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Who its texts come from.
    pub fn sender(&self) -> &Sender {
        &self.sender
    }

    /// How the connection stands.
    pub fn link(&self) -> Link {
        self.shared.link()
    }

    /// A place to send from.
    pub fn seat(&self) -> Seat {
        Seat::new(
            self.key.clone(),
            self.label.clone(),
            self.countries.clone(),
            self.shared.clone(),
            self.commands.clone(),
        )
    }

    /// Has `keep` keep receipts and replies, oldest first, and say of each whether it could. What was kept is acknowledged to the
    /// carrier. The rest stays and is offered again, for half a minute: a receipt may be faster than the name of its text is kept.
    /// When `keep` fails everything stays. A carrier that waited too long tells the same again: keeping twice must do no harm.
    ///
    /// # Errors
    /// What `keep` fails with.
    pub fn take_in<E>(&self, keep: impl FnOnce(&[Inbound]) -> Result<Vec<bool>, E>) -> Result<(), E> {
        let arrived = self.shared.arrived();
        if !arrived.is_empty() {
            let kept = keep(&arrived)?;
            let done = self.shared.done(&kept, tokio::time::Instant::now());
            // The thread is gone only after a panic; then there is nobody to acknowledge to.
            let _ = self.commands.send(Command::Acknowledge(done));
        }
        Ok(())
    }

    /// Puts what came by webhook to what is taken in; `false` when too much waits already, and the carrier should come again later.
    pub fn receive(&self, inbound: impl IntoIterator<Item = Inbound>) -> bool {
        inbound.into_iter().all(|what| self.shared.arrive(what, None))
    }
}

/// Runs a driver on a thread of its own.
fn start<F>(
    config: &AccountConfig,
    orders: UnboundedReceiver<Command>,
    run: impl FnOnce(UnboundedReceiver<Command>) -> F + Send + 'static,
) -> Result<(), AccountError>
where
    F: Future<Output = ()>,
{
    let cannot = |error: std::io::Error| {
        wrong(
            "name",
            Said::new("le compte ne démarre pas", "the account's thread cannot start")
                .because(Said::same(error.to_string())),
        )
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(cannot)?;
    let thread = std::thread::Builder::new().name(format!("texts {}", config.name));
    thread.spawn(move || runtime.block_on(run(orders))).map_err(cannot)?;
    Ok(())
}
