//! Calls and texts that the law refused, page by page (R37).

use crate::campaign::Stored;
use crate::problem::Problem;
use crate::schema::documented;
use rappel_store::{CampaignId, Channel, ContactId, RefusalMark, RefusalRecord, SqliteStore, Store};
use rappel_strategy::law::in_force;
use rappel_strategy::model::Campaign;
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

/// Lines of a page, unless others are asked for.
const PAGE: usize = 50;
/// Most lines of a page.
const PAGE_MAX: usize = 200;

/// Which refusals are wanted.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The page after the one that named this.
    after: Option<String>,
    /// Lines of the page; at most 200.
    limit: Option<usize>,
}

/// A page of refusals.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RefusalPage {
    /// By contact in file order, number and rule.
    items: Vec<RefusalLine>,
    /// Where the next page begins; null at the end.
    next: Option<String>,
}
documented!(RefusalPage);

/// How often one rule refused one number of a contact.
#[derive(Debug, Serialize, JsonSchema)]
struct RefusalLine {
    /// The contact.
    contact: u64,
    /// Its key.
    key: String,
    /// The number.
    phone: Phone,
    /// `calls` or `texts`.
    #[schemars(with = "String")]
    channel: Channel,
    /// The rule, for example `FR-OPTIN`.
    rule: String,
    /// The rule in a few words; null: it does not bind the campaign any more, or no rule set covers the country.
    title: Option<Said>,
    /// When it was refused first.
    first_at: Instant,
    /// When it was refused last.
    at: Instant,
    /// How often.
    times: u64,
    /// The first instant at which the rule allows it; null: none is known.
    earliest: Option<Instant>,
}

/// A page of what the law refused of a campaign.
///
/// # Errors
/// There is no such campaign, or `after` is no mark.
pub fn page(store: &mut SqliteStore, id: CampaignId, wanted: &Wanted) -> Result<RefusalPage, Problem> {
    let campaign = Stored::read(store, id)?.campaign;
    let limit = wanted.limit.unwrap_or(PAGE).clamp(1, PAGE_MAX);
    let after = wanted.after.as_deref().map(|text| mark(text).ok_or_else(no_mark)).transpose()?;
    let mut found = store.refusals(id, after.as_ref(), limit + 1)?;
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|last| written(&last.mark()));
    let items = found.into_iter().map(|record| line(store, &campaign, record)).collect::<Result<_, Problem>>()?;
    Ok(RefusalPage { items, next })
}

fn line(store: &mut SqliteStore, campaign: &Campaign, record: RefusalRecord) -> Result<RefusalLine, Problem> {
    let RefusalRecord { last, first_at, times } = record;
    let title = in_force(campaign).iter().find(|held| held.rule.id == last.rule).map(|held| held.rule.title.clone());
    Ok(RefusalLine {
        contact: last.contact.get(),
        key: store.contact(last.contact)?.key,
        phone: last.phone,
        channel: last.channel,
        rule: last.rule,
        title,
        first_at,
        at: last.at,
        times,
        earliest: last.earliest,
    })
}

/// A mark as text: contact, number, channel and rule with dots between them.
fn written(mark: &RefusalMark) -> String {
    let channel = match mark.channel {
        Channel::Calls => "calls",
        Channel::Texts => "texts",
    };
    format!("{}.{}.{channel}.{}", mark.contact.get(), mark.phone.digits(), mark.rule)
}

fn mark(text: &str) -> Option<RefusalMark> {
    let mut parts = text.splitn(4, '.');
    let contact = ContactId::from_number(parts.next()?.parse().ok()?)?;
    let phone = Phone::from_e164(parts.next()?.parse().ok()?)?;
    let channel = match parts.next()? {
        "calls" => Channel::Calls,
        "texts" => Channel::Texts,
        _ => return None,
    };
    Some(RefusalMark { contact, phone, channel, rule: parts.next()?.to_owned() })
}

fn no_mark() -> Problem {
    Problem::invalid(
        "after",
        Said::new(
            "Ce repère de page n’en est pas un\u{202f}; recommencez à la première page.",
            "This is no mark between two pages; begin at the first page.",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back_as_they_went_and_nothing_else_is_one() {
        let contact = ContactId::new(CampaignId::new(3).unwrap(), 7);
        let phone = Phone::from_e164(33_639_980_001).unwrap();
        for (channel, rule) in [(Channel::Calls, "FR-OPTIN"), (Channel::Texts, "v. 2.1")] {
            let made = RefusalMark { contact, phone, rule: rule.to_owned(), channel };
            assert_eq!(mark(&written(&made)), Some(made));
        }
        for text in ["", "x", "1.2", "1.33639980001.mails.X", "1.33639980001.calls", "-1.33639980001.calls.X"] {
            assert_eq!(mark(text), None, "{text}");
        }
    }
}
