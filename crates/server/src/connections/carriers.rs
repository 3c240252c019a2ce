//! The text accounts that are open, and what their carriers say unasked: receipts and replies.

use super::kept::Connection;
use super::secrets::Keeper;
use crate::problem::Problem;
use rappel_store::{Channel, SqliteStore, Store, TextSettled, TextState};
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use rappel_texting::{Account, AccountConfig, Inbound, Link, Receipt, Reply, Secret, Secrets, TextProgress};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Why a number is on the suppression list of texts whose owner answered STOP.
const STOP: &str = "STOP";

/// The text accounts that are open, shared by all campaigns; clones are the same ones.
#[derive(Clone)]
pub struct Carriers(Arc<Inner>);

struct Inner {
    keeper: Arc<Keeper>,
    /// Where carriers can reach the server from outside, without the last slash; empty: nowhere.
    public_url: String,
    open: Mutex<BTreeMap<String, Open>>,
}

/// An account, or why it cannot be opened.
type Open = Result<Arc<Account>, Said>;

impl Carriers {
    /// Opens the accounts that are configured. One that cannot be opened is shown so.
    ///
    /// # Errors
    /// The database failed.
    pub fn open(
        store: &mut SqliteStore,
        keeper: Arc<Keeper>,
        public_url: String,
    ) -> Result<Carriers, rappel_store::Error> {
        let carriers = Carriers(Arc::new(Inner { keeper, public_url, open: Mutex::default() }));
        for kept in Connection::<AccountConfig>::all(store)? {
            carriers.held().insert(kept.settings.name.clone(), carriers.start(&kept));
        }
        Ok(carriers)
    }

    fn held(&self) -> MutexGuard<'_, BTreeMap<String, Open>> {
        // The map is only ever changed by whole entries.
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes an account by `work`, and opens it as it is then.
    ///
    /// # Errors
    /// A campaign sends by it, or those of `work`.
    pub fn change<T>(
        &self,
        store: &mut SqliteStore,
        name: &str,
        work: impl FnOnce(&mut SqliteStore, &Keeper) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let mut open = self.held();
        if open.get(name).is_some_and(|account| account.as_ref().is_ok_and(|account| Arc::strong_count(account) > 1)) {
            return Err(Problem::conflict(Said::new(
                "Des campagnes envoient par ce compte\u{a0}: mettez-les d’abord en pause.",
                "Campaigns send by this account: pause them first.",
            )));
        }
        let done = store.together(|store| work(store, &self.0.keeper))?;
        // The old connection ends before the new one begins: a carrier may allow only one.
        open.remove(name);
        let kept = Connection::<AccountConfig>::all(store)?.into_iter().find(|kept| kept.settings.name == name);
        if let Some(kept) = kept {
            open.insert(name.to_owned(), self.start(&kept));
        }
        Ok(done)
    }

    fn start(&self, kept: &Connection<AccountConfig>) -> Open {
        let name = &kept.settings.name;
        let mut secrets = self.0.keeper.bring_out(&Connection::<AccountConfig>::owner(name), &kept.kept)?;
        let mut secret = |purpose: &str| Secret::new(secrets.remove(purpose).unwrap_or_default());
        let secrets = Secrets { account: secret("account"), webhook: secret("webhook") };
        let webhook = self.webhook_url(name);
        match Account::open(name, &kept.settings, &secrets, &webhook) {
            Ok(account) => Ok(Arc::new(account)),
            Err(error) => Err(error.message),
        }
    }

    /// Where the carrier of an account tells receipts and replies; empty where it cannot reach us.
    pub fn webhook_url(&self, name: &str) -> String {
        match self.0.public_url.as_str() {
            "" => String::new(),
            base => {
                let mut segments = form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>();
                // A path writes a space as it writes other signs.
                segments = segments.replace('+', "%20");
                format!("{base}{}/hooks/texts/{segments}", crate::openapi::BASE)
            }
        }
    }

    /// The account of this name, to be held for as long as it is sent by.
    ///
    /// # Errors
    /// There is none, or it cannot be opened.
    pub fn account(&self, name: &str) -> Result<Arc<Account>, Said> {
        self.held().get(name).cloned().unwrap_or_else(|| {
            Err(Said::new(
                format!("il n’y a pas de compte de textes «\u{a0}{name}\u{a0}»"),
                format!("there is no text account “{name}”"),
            ))
        })
    }

    /// How the connection of an account stands.
    pub fn link(&self, name: &str) -> Link {
        match self.held().get(name) {
            Some(Ok(account)) => account.link(),
            Some(Err(said)) => Link::Down(said.clone()),
            None => Link::Connecting,
        }
    }

    /// The secret that a carrier must show with what it tells by itself.
    ///
    /// # Errors
    /// It is not where it should be.
    pub fn webhook_secret(&self, kept: &Connection<AccountConfig>) -> Result<Secret, Said> {
        let owner = Connection::<AccountConfig>::owner(&kept.settings.name);
        let mut secrets = self.0.keeper.bring_out(&owner, &kept.kept)?;
        Ok(Secret::new(secrets.remove("webhook").unwrap_or_default()))
    }

    /// Keeps what carriers said unasked since the last time.
    ///
    /// # Errors
    /// The database failed; what was said stays to be kept.
    pub fn take_in(&self, store: &mut SqliteStore, now: Instant) -> Result<(), rappel_store::Error> {
        for (name, account) in self.held().iter() {
            // Held, not cloned: another count would look like a campaign that sends.
            let Ok(account) = account else { continue };
            account.take_in(|inbound| store.together(|store| keep(store, name, inbound, now)))?;
        }
        Ok(())
    }
}

/// Keeps receipts and replies; says of each whether it could.
fn keep(
    store: &mut SqliteStore,
    account: &str,
    inbound: &[Inbound],
    now: Instant,
) -> Result<Vec<bool>, rappel_store::Error> {
    let mut kept = Vec::with_capacity(inbound.len());
    for said in inbound {
        kept.push(match said {
            Inbound::Receipt(receipt) => settle(store, account, receipt, now)?,
            Inbound::Reply(reply) => {
                hear(store, reply, now)?;
                true
            }
        });
    }
    Ok(kept)
}

/// Somebody who answers STOP gets no more texts.
///
/// # Errors
/// The database failed.
pub fn hear(store: &mut SqliteStore, reply: &Reply, now: Instant) -> Result<(), rappel_store::Error> {
    if reply.stop {
        store.suppress(Channel::Texts, &mut std::iter::once(reply.from), STOP, now)?;
    }
    Ok(())
}

/// A receipt whose text is not known yet is not kept: it may be faster than the name of the text.
fn settle(
    store: &mut SqliteStore,
    account: &str,
    receipt: &Receipt,
    now: Instant,
) -> Result<bool, rappel_store::Error> {
    let Some(key) = store.text_referred(account, &receipt.carrier_ref)? else { return Ok(false) };
    let state = match receipt.what {
        TextProgress::Delivered => TextState::Delivered,
        TextProgress::Failed(_) => TextState::Failed,
        TextProgress::Unknown => TextState::Unknown,
        TextProgress::Accepted | TextProgress::Returned => return Ok(true),
    };
    let settled = TextSettled { reason: receipt.reason.clone().unless_empty(), ..TextSettled::new(key, state) };
    store.settle_texts(&[settled], now)?;
    Ok(true)
}
