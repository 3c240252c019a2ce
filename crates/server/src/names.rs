//! What statuses and results are called, in both languages.

use rappel_strategy::engine::{EndReason, status};
use rappel_strategy::model::Campaign;
use rappel_strategy::said::Said;
use rappel_strategy::status::Status;
use rappel_strategy::words::Words;
use rappel_strategy::zone::Zone;

/// A status: `non-réponse`, or the name of a qualification.
pub fn status_name(campaign: &Campaign, zone: &Zone, status: Status) -> Said {
    Said::of(|lang| Words { lang, campaign, strategy: None, zone }.status(status))
}

/// A result that the system gave; `None` for those that are named by a qualification or a rule and called so.
pub fn result_name(campaign: &Campaign, zone: &Zone, result: &str) -> Option<Said> {
    let system =
        [EndReason::DoNotCall, EndReason::NoNumber, EndReason::Ceiling, EndReason::NoInstant, EndReason::CampaignOver];
    let exhausted = result.strip_prefix("tries_exhausted:").and_then(|name| status(campaign, name).ok());
    let reason = exhausted
        .map(EndReason::TriesExhausted)
        .or_else(|| system.into_iter().find(|reason| reason.result(campaign) == result))?;
    // A qualification or a rule may give a result the same name; it then means the same.
    Some(Said::of(|lang| Words { lang, campaign, strategy: None, zone }.end(&reason)))
}

/// The campaign's zone; a draft may still name none that exists.
pub fn zone_of(campaign: &Campaign) -> Zone {
    Zone::load(&campaign.zone).unwrap_or_else(|_| Zone::utc())
}
