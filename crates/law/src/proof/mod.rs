//! What a strategy can break of the law its campaign chose, proved beforehand (R37).
//!
//! The question for each rule: without it, would this strategy ever make a call that it forbids? Two engines answer, one with the
//! rule alone and one without any law. Windows are compared as intervals; what depends on earlier calls is played through.

mod bound;
mod lab;
mod message;
mod played;
mod verdict;
mod windows;

pub use verdict::{Proven, Verdict, Witness, WitnessContact, WitnessStep};

use lab::Lab;
use rappel_strategy::engine::CompileError;
use rappel_strategy::law::{Channel, InForce, Requirement, in_force};
use rappel_strategy::model::{CallerId, Campaign, Strategy};
use rappel_strategy::phone::PhoneKind;
use rappel_strategy::time::Instant;

/// For each rule that binds the campaign: could this strategy, without it, break it?
///
/// `around` is where calling begins if the campaign does not say, or began before it.
///
/// # Errors
/// When the strategy or campaign does not compile.
pub fn prove(strategy: &Strategy, campaign: &Campaign, around: Instant) -> Result<Vec<Verdict>, CompileError> {
    let mut verdicts = Vec::new();
    for rule in in_force(campaign) {
        let (proven, witness) = settle(strategy, campaign, &rule, around)?;
        verdicts.push(message::verdict(&rule, proven, witness));
    }
    Ok(verdicts)
}

fn settle(
    strategy: &Strategy,
    campaign: &Campaign,
    rule: &InForce<'_>,
    around: Instant,
) -> Result<(Proven, Option<Witness>), CompileError> {
    let holds = |holds: bool| Ok((if holds { Proven::CannotBreak } else { Proven::Guarded }, None));
    match (&rule.rule.requires, rule.rule.channel) {
        (Requirement::Window(_), channel) => {
            let sends = strategy.number.iter().any(|number| number.texts_accepted && !number.text.is_empty());
            if channel == Channel::Texts && !sends {
                return holds(true);
            }
            match Lab::of(strategy, campaign, rule, around)? {
                Some(mut lab) => windows::search(&mut lab, channel),
                None => Ok((Proven::NotDecided, None)),
            }
        }
        (Requirement::Count(count), Channel::Calls) if bound::keeps(strategy, campaign, count) => holds(true),
        (Requirement::Count(_) | Requirement::Quarantine(_), Channel::Calls) => {
            match Lab::of(strategy, campaign, rule, around)? {
                Some(mut lab) => played::search(&mut lab, &rule.rule.requires),
                None => Ok((Proven::NotDecided, None)),
            }
        }
        (Requirement::Ring(ring), _) => holds(strategy.number.iter().all(|number| {
            ring.min_s.is_none_or(|least| number.ring_s >= least) && ring.max_s.is_none_or(|most| number.ring_s <= most)
        })),
        (Requirement::Abandonment(_), _) => holds(campaign.dialling.calls_per_agent <= 1.0),
        (Requirement::Displayed(displayed), _) => {
            let lawful = |shown: &CallerId| {
                let numbers = match shown {
                    CallerId::Hidden => return !displayed.visible && displayed.prefixes.is_empty() && !displayed.own,
                    CallerId::Called => {
                        return !displayed.own && displayed.prefixes.is_empty() && !displayed.not_mobile;
                    }
                    CallerId::Fixed(number) | CallerId::Listed(number) => std::slice::from_ref(number),
                    CallerId::Random { .. } => &campaign.caller_ids,
                };
                numbers.iter().all(|number| {
                    let digits = number.digits().to_string();
                    (!displayed.not_mobile || number.kind() != PhoneKind::Mobile)
                        && (!displayed.own || campaign.caller_ids.contains(number))
                        && (displayed.prefixes.is_empty()
                            || displayed.prefixes.iter().any(|prefix| digits.starts_with(prefix.as_str())))
                })
            };
            let of_plannings = |number: &rappel_strategy::model::NumberStrategy| {
                number.planning.iter().filter_map(|planning| planning.caller_id).all(|shown| lawful(&shown))
            };
            holds(strategy.number.iter().all(|number| lawful(&number.caller_id) && of_plannings(number)))
        }
        (
            Requirement::Consent(_) | Requirement::Contract(_) | Requirement::Count(_) | Requirement::Quarantine(_),
            _,
        ) => holds(false),
    }
}
