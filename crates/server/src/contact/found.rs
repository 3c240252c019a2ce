//! Contacts looked for: by phase, by result, by the beginning of their key, by number.

use super::row::{ContactRow, Rows};
use crate::campaign::Contacts;
use crate::problem::Problem;
use rappel_store::{CampaignId, ContactList, ContactRecord, Desk, PageMark, Phase, SqliteStore, Store};
use rappel_strategy::model::Campaign;
use rappel_strategy::phone::{Phone, parse};
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most contacts of a page.
pub const PAGE_MAX: usize = 200;
/// Most contacts looked at for a page, where a search is narrowed by phase: a page may then be short, and others follow it.
const LOOKED_AT_MAX: usize = 1_000;
/// Most characters of what is looked for.
const SOUGHT_MAX: usize = 200;

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Sought {
    /// Only those in this phase.
    pub phase: Option<PhaseName>,
    /// Only those that ended with this result.
    pub result: Option<String>,
    /// The beginning of a key, or a number in any writing.
    pub text: Option<String>,
    /// The page after the one that named this.
    pub after: Option<String>,
    /// Contacts of the page.
    pub limit: usize,
}

/// A phase by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PhaseName {
    /// To be planned.
    Unplanned,
    /// With a call to come.
    Waiting,
    /// With a call to come that may be made now.
    Callable,
    /// With a call in progress.
    InFlight,
    /// Never called again.
    Ended,
}

/// A page of contacts.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactPage {
    /// The contacts.
    items: Vec<ContactRow>,
    /// What to send as `after` for the next page; null at the end.
    next: Option<String>,
    /// All contacts of the campaign by phase.
    total: Contacts,
}

/// A page of the contacts of a campaign whose clock shows `now`.
///
/// # Errors
/// What is looked for is too long, the page is none of this list, or the database failed.
pub fn find(
    store: &mut SqliteStore,
    id: CampaignId,
    campaign: &Campaign,
    sought: &Sought,
    now: Instant,
) -> Result<ContactPage, Problem> {
    let text = sought.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > SOUGHT_MAX) {
        return Err(Problem::invalid("q", too_long()));
    }
    let (records, next) = match text {
        None => match list(sought, now) {
            Some(list) => page(store, id, &list, sought.after.as_deref(), sought.limit)?,
            None => (Vec::new(), None),
        },
        Some(text) => search(store, id, campaign, text, sought, now)?,
    };
    let rows = Rows::new(store, campaign)?;
    let items = records.iter().map(|record| rows.row(store, record)).collect::<Result<_, _>>()?;
    Ok(ContactPage { items, next, total: store.campaign(id)?.phases.into() })
}

fn too_long() -> Said {
    Said::new(
        format!("Au plus {SOUGHT_MAX} caractères peuvent être recherchés."),
        format!("At most {SOUGHT_MAX} characters can be looked for."),
    )
}

/// The list of a phase and a result; `None` when no contact can be in it.
fn list(sought: &Sought, now: Instant) -> Option<ContactList> {
    Some(match (sought.phase, &sought.result) {
        (None | Some(PhaseName::Ended), Some(result)) => ContactList::Ended(Some(result.clone())),
        (_, Some(_)) => return None,
        (None, None) => ContactList::All,
        (Some(PhaseName::Unplanned), None) => ContactList::Unplanned,
        (Some(PhaseName::Waiting), None) => ContactList::Waiting,
        (Some(PhaseName::Callable), None) => ContactList::Callable(now),
        (Some(PhaseName::InFlight), None) => ContactList::InFlight,
        (Some(PhaseName::Ended), None) => ContactList::Ended(None),
    })
}

type Found = (Vec<ContactRecord>, Option<String>);

fn page(
    store: &mut SqliteStore,
    id: CampaignId,
    list: &ContactList,
    after: Option<&str>,
    limit: usize,
) -> Result<Found, Problem> {
    let page = store.contact_page(id, list, mark(after)?.as_ref(), limit)?;
    let records = page.contacts.into_iter().map(|(record, _)| record).collect();
    Ok((records, page.next.map(|mark| mark.to_string())))
}

fn mark(after: Option<&str>) -> Result<Option<PageMark>, Problem> {
    let no_page = |_| {
        Problem::invalid(
            "after",
            Said::new(
                "Cette page n’existe pas\u{202f}: revenez à la première.",
                "There is no such page: begin at the first.",
            ),
        )
    };
    after.map(|text| text.parse().map_err(no_page)).transpose()
}

/// In the mark of a page of a search: that the text was found to be a number.
const BY_PHONE: &str = "p";
/// The same for the beginning of a key.
const BY_KEY: &str = "k";

/// Looks for a number, else for the beginning of a key.
fn search(
    store: &mut SqliteStore,
    id: CampaignId,
    campaign: &Campaign,
    text: &str,
    sought: &Sought,
    now: Instant,
) -> Result<Found, Problem> {
    let phone = number(campaign, text).map(|phone| (ContactList::Phone(phone), BY_PHONE));
    let key = (ContactList::Key(text.to_owned()), BY_KEY);
    match sought.after.as_deref().and_then(|after| after.split_at_checked(1)) {
        Some((BY_PHONE, after)) => {
            let (list, kind) = phone.unwrap_or(key);
            narrowed(store, id, &list, kind, Some(after), sought, now)
        }
        Some((_, after)) => narrowed(store, id, &key.0, key.1, Some(after), sought, now),
        None => {
            if let Some((list, kind)) = phone {
                let found = narrowed(store, id, &list, kind, None, sought, now)?;
                if !found.0.is_empty() || found.1.is_some() {
                    return Ok(found);
                }
            }
            narrowed(store, id, &key.0, key.1, None, sought, now)
        }
    }
}

fn number(campaign: &Campaign, text: &str) -> Option<Phone> {
    Some(parse(text, campaign.country).ok()?.phone)
}

/// Contacts of a list that are also in the phase and have the result that are looked for.
fn narrowed(
    store: &mut SqliteStore,
    id: CampaignId,
    list: &ContactList,
    kind: &str,
    after: Option<&str>,
    sought: &Sought,
    now: Instant,
) -> Result<Found, Problem> {
    let (mut found, mut after, mut looked_at) = (Vec::new(), mark(after)?, 0);
    loop {
        let page = store.contact_page(id, list, after.as_ref(), PAGE_MAX)?;
        looked_at += page.contacts.len();
        for (record, mark) in page.contacts {
            if wanted(&record, sought, now) {
                found.push(record);
            }
            if found.len() == sought.limit {
                return Ok((found, Some(format!("{kind}{mark}"))));
            }
        }
        match page.next {
            None => return Ok((found, None)),
            Some(next) if looked_at >= LOOKED_AT_MAX => return Ok((found, Some(format!("{kind}{next}")))),
            Some(next) => after = Some(next),
        }
    }
}

fn wanted(record: &ContactRecord, sought: &Sought, now: Instant) -> bool {
    let in_phase = sought.phase.is_none_or(|phase| match (phase, &record.phase) {
        (PhaseName::Unplanned, Phase::Unplanned)
        | (PhaseName::Waiting, Phase::Waiting { .. })
        | (PhaseName::InFlight, Phase::InFlight)
        | (PhaseName::Ended, Phase::Ended { .. }) => true,
        (PhaseName::Callable, Phase::Waiting { from, until, .. }) => *from <= now && now < *until,
        _ => false,
    });
    let has_result = |wanted: &String| matches!(&record.phase, Phase::Ended { result, .. } if result == wanted);
    in_phase && sought.result.as_ref().is_none_or(has_result)
}
