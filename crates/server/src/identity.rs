//! Who asks, from the session's cookie, and whether they may.

use crate::app::App;
use crate::problem::Problem;
use crate::rights::Needed;
use crate::token::Token;
use crate::{cookie, csrf};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use rappel_store::{Account, Accounts, AuditEntry, CampaignId, Session};
use rappel_strategy::time::{DAY_MS, HOUR_MS, Instant, MINUTE_MS};
use std::marker::PhantomData;
use std::ops::Deref;

/// How long a session lasts that is not used.
const IDLE_MS: i64 = 12 * HOUR_MS;
/// How long a session lasts at most.
pub const LASTS_MS: i64 = 7 * DAY_MS;
/// That a session was used is written down at most this often: reading must not cost a write each time.
const SEEN_EVERY_MS: i64 = 5 * MINUTE_MS;

/// Who asks.
pub struct Identity {
    /// Their account.
    pub account: Account,
    /// Their session's token.
    pub token: Token,
    /// When the session ends if it is not used again.
    pub expires_at: Instant,
}

impl Identity {
    /// Somebody whose session begins, or goes on, at this instant.
    pub fn new(session: Session, token: Token) -> Identity {
        Identity { expires_at: expires_at(&session), account: session.account, token }
    }

    /// A line of the audit log about what they do. Kept together with the change it tells of.
    pub fn entry(
        &self,
        at: Instant,
        action: &str,
        campaign: Option<CampaignId>,
        detail: &serde_json::Value,
    ) -> AuditEntry {
        AuditEntry {
            at,
            account: Some(self.account.id),
            action: action.to_owned(),
            campaign,
            detail: detail.to_string(),
        }
    }

    async fn of(parts: &Parts, app: &App) -> Result<Identity, Problem> {
        let now = app.clock.now();
        let token = cookie::read(&parts.headers);
        let hash = token.as_ref().map(Token::hash);
        let (session, set_up) = app
            .stores
            .with(move |store| {
                let session = hash.map(|hash| store.session(&hash)).transpose()?.flatten();
                let session = session.filter(|session| !session.account.disabled);
                let set_up = session.is_some() || store.has_accounts()?;
                Ok::<_, rappel_store::Error>((session, set_up))
            })
            .await?;
        let (Some(mut session), Some(token)) = (session, token) else { return Err(Problem::signed_out(!set_up)) };
        if now >= expires_at(&session) {
            return Err(Problem::signed_out(false));
        }
        csrf::check(parts, &token)?;
        if now - session.seen_at >= SEEN_EVERY_MS {
            let hash = token.hash();
            app.stores.with(move |store| store.see_session(&hash, now)).await?;
            session.seen_at = now;
        }
        Ok(Identity::new(session, token))
    }
}

fn expires_at(session: &Session) -> Instant {
    (session.seen_at + IDLE_MS).min(session.begun_at + LASTS_MS)
}

/// Sessions seen, or begun, before these instants have ended.
pub fn ended_before(now: Instant) -> (Instant, Instant) {
    (now + -IDLE_MS, now + -LASTS_MS)
}

/// Who asks, after it was found that their role has the right `R`, and that a change comes from their session's own screens.
pub struct Authorised<R> {
    identity: Identity,
    right: PhantomData<R>,
}

impl<R> Authorised<R> {
    /// Who asks.
    pub fn into_identity(self) -> Identity {
        self.identity
    }
}

impl<R> Deref for Authorised<R> {
    type Target = Identity;
    fn deref(&self) -> &Identity {
        &self.identity
    }
}

impl<R: Needed> FromRequestParts<App> for Authorised<R> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Authorised<R>, Problem> {
        let identity = Identity::of(parts, app).await?;
        if !R::RIGHT.roles().contains(&identity.account.role) {
            return Err(Problem::not_allowed(identity.account.role, R::RIGHT));
        }
        Ok(Authorised { identity, right: PhantomData })
    }
}
