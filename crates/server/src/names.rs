//! What statuses and results are called, in both languages.

use rappel_strategy::engine::EndReason;
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
    let reason = EndReason::of_result(result, campaign)?;
    Some(Said::of(|lang| Words { lang, campaign, strategy: None, zone }.end(&reason)))
}

/// The campaign's zone; a draft may still name none that exists.
pub fn zone_of(campaign: &Campaign) -> Zone {
    Zone::load(&campaign.zone).unwrap_or_else(|_| Zone::utc())
}
