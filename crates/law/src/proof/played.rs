//! Counts and quarantines: histories played through the engine until it would make a call that the rule forbids.

use super::lab::{LOOK_MS, Lab, Step, Twins};
use super::verdict::{Proven, Witness};
use rappel_strategy::engine::{CompileError, State};
use rappel_strategy::law::{After, Requirement};
use rappel_strategy::said::Said;
use rappel_strategy::status::{QualificationKind, Status, SystemStatus};

type Found = (Proven, Option<Witness>);

/// Longest history that is played.
const STEPS_MAX: usize = 60;
/// Outcomes that lead on to further calls, each tried for a whole history.
const UNANSWERED: [SystemStatus; 7] = [
    SystemStatus::NoAnswer,
    SystemStatus::Machine,
    SystemStatus::Busy,
    SystemStatus::Absent,
    SystemStatus::Rejected,
    SystemStatus::Undetermined,
    SystemStatus::Congestion,
];

/// Plays histories of unanswered calls; for a quarantine, each with the outcome that begins it at different places.
pub fn search(lab: &mut Lab, requirement: &Requirement) -> Result<Found, CompileError> {
    let triggers: Vec<Status> = match requirement {
        Requirement::Quarantine(quarantine) => triggers(lab, quarantine.after),
        _ => Vec::new(),
    };
    if matches!(requirement, Requirement::Quarantine(_)) && triggers.is_empty() {
        // Every such outcome closes the contact.
        return Ok((Proven::CannotBreak, None));
    }
    let mut shortest: Option<Witness> = None;
    for zone in lab.zones.clone() {
        let all = lab.columns();
        let alone: Vec<u16> = (0..lab.free.numbers() as u8).map(|rank| 1 << lab.free.column(rank)).collect();
        for columns in [all].into_iter().chain(alone) {
            let twins = lab.twins(zone, columns)?;
            for status in UNANSWERED {
                let endings =
                    if triggers.is_empty() { vec![None] } else { triggers.iter().copied().map(Some).collect() };
                for trigger in endings {
                    for before in 0..if trigger.is_some() { 4 } else { 1 } {
                        let found = play(lab, &twins, status.into(), trigger.map(|trigger| (before, trigger)));
                        let length = |witness: &Witness| witness.steps.len();
                        if let Some(found) = found {
                            shortest = shortest.filter(|first| length(first) <= length(&found)).or(Some(found));
                        }
                    }
                }
            }
        }
        if shortest.is_some() {
            break;
        }
    }
    Ok(match shortest {
        Some(witness) => (Proven::CanBreak, Some(witness)),
        // Calls that meet congestion count for the law and for no ceiling: no number of attempts is a bound.
        None => (Proven::NotDecided, None),
    })
}

/// Outcomes after which the contact may be called again, and that begin the quarantine.
fn triggers(lab: &Lab, after: After) -> Vec<Status> {
    let kinds: &[QualificationKind] = match after {
        After::Abandoned => return vec![SystemStatus::Abandoned.into()],
        After::Machine => return vec![SystemStatus::Machine.into()],
        After::Opposition => &[],
        After::Refusal => &[QualificationKind::Refusal],
        After::Conversation => &[
            QualificationKind::Positive,
            QualificationKind::Negative,
            QualificationKind::Refusal,
            QualificationKind::WrongPerson,
            QualificationKind::Other,
        ],
    };
    let open = lab.campaign.qualification.iter().enumerate().filter(|(_, q)| kinds.contains(&q.kind) && !q.is_final);
    open.map(|(index, _)| Status::qualification(index)).collect()
}

fn play(lab: &Lab, twins: &Twins, unanswered: Status, trigger: Option<(usize, Status)>) -> Option<Witness> {
    let mut state = State::default();
    let mut steps: Vec<Step> = Vec::new();
    let mut now = lab.start;
    while steps.len() < STEPS_MAX {
        let call = lab.next(twins, &state, now).filter(|call| call.from < lab.start + LOOK_MS)?;
        if lab.forbids(twins, &state, &call, call.from) {
            let shows = Said {
                fr: "Sans la règle, cet appel partirait après les précédents.".to_owned(),
                en: "Without the rule, this call would leave after the ones before.".to_owned(),
            };
            return lab.witness(twins, &steps, call.from, shows);
        }
        let status = trigger.filter(|(before, _)| *before == steps.len()).map_or(unanswered, |(_, status)| status);
        let step = Step::of(&call, status);
        lab.apply(twins, &mut state, &step);
        now = step.over();
        steps.push(step);
    }
    None
}
