//! Windows: what is open to calls, or to texts, without the rule, compared as intervals with what is open with it.

use super::lab::{LOOK_MS, Lab, Step, Twins};
use super::verdict::{Proven, Witness};
use rappel_strategy::engine::{CompileError, State};
use rappel_strategy::law::Channel;
use rappel_strategy::said::Said;
use rappel_strategy::status::QualificationKind;
use rappel_strategy::time::Instant;

type Found = (Proven, Option<Witness>);

/// The earliest instant at which the strategy would call, or text, outside the rule's hours.
pub fn search(lab: &mut Lab, channel: Channel) -> Result<Found, CompileError> {
    let mut earliest: Option<Witness> = None;
    for zone in lab.zones.clone() {
        let found = match channel {
            Channel::Calls => calls(lab, zone)?,
            Channel::Texts => {
                let columns = lab.columns();
                let twins = lab.twins(zone, columns)?;
                texts(lab, &twins).map(|at| lab.tell(&twins, &[], at, shows()))
            }
        };
        if let Some(witness) = found {
            earliest = earliest.filter(|first| first.at <= witness.at).or(Some(witness));
        }
    }
    Ok(match earliest {
        Some(witness) => (Proven::CanBreak, Some(witness)),
        None => (Proven::CannotBreak, None),
    })
}

fn shows() -> Said {
    Said {
        fr: "Sans la règle, l’appel partirait à cette heure interdite.".to_owned(),
        en: "Without the rule, the call would leave at this forbidden hour.".to_owned(),
    }
}

/// By a first call of a contact with one number, or by a callback that was asked for: these may be made whenever any call may.
fn calls(lab: &mut Lab, zone: &'static str) -> Result<Option<Witness>, CompileError> {
    let mut earliest: Option<Witness> = None;
    for rank in 0..lab.free.numbers() as u8 {
        let columns = 1 << lab.free.column(rank);
        let twins = lab.twins(zone, columns)?;
        let found = first_call(lab, &twins).or_else(|| callback(lab, &twins));
        if let Some(witness) = found {
            earliest = earliest.filter(|first| first.at <= witness.at).or(Some(witness));
        }
    }
    Ok(earliest)
}

fn first_call(lab: &Lab, twins: &Twins) -> Option<Witness> {
    let state = State::default();
    let at = outside(lab, twins, &state, lab.start)?;
    lab.witness(twins, &[], at, shows())
}

/// The first instant from `from` on at which the free engine calls and the rule forbids it.
fn outside(lab: &Lab, twins: &Twins, state: &State, from: Instant) -> Option<Instant> {
    use rappel_strategy::engine::Plan;
    let mut at = from;
    while at < lab.start + LOOK_MS {
        let free = lab.next(twins, state, at)?;
        let Plan::Call(lawful) = lab.strict.plan(&twins.strict, state, free.from) else { return Some(free.from) };
        if lawful.from > free.from {
            return Some(free.from);
        }
        // Both are open here; whichever ends first is looked at again.
        if lawful.until < free.until {
            at = lawful.until;
            let still = lab.next(twins, state, at).filter(|call| call.from == at);
            if still.is_some_and(|call| lab.forbids(twins, state, &call, at)) {
                return Some(at);
            }
        } else {
            at = free.until;
        }
    }
    None
}

/// A callback asked for in the first call may be made in all opening hours, plannings or not.
fn callback(lab: &Lab, twins: &Twins) -> Option<Witness> {
    let asked = lab.campaign.qualification.iter().find(|q| q.kind == QualificationKind::Callback)?;
    let status = lab.status(&asked.name)?;
    let call = lab.next(twins, &State::default(), lab.start)?;
    let mut from = call.from + 60_000;
    while from < lab.start + LOOK_MS {
        let step = Step { callback_at: Some(from), ..Step::of(&call, status) };
        let mut state = State::default();
        lab.apply(twins, &mut state, &step);
        let due = lab.next(twins, &state, from)?;
        if lab.forbids(twins, &state, &due, due.from) {
            return lab.witness(twins, &[step], due.from, shows());
        }
        let lawful_until = match lab.strict.plan(&twins.strict, &state, due.from) {
            rappel_strategy::engine::Plan::Call(lawful) => lawful.until,
            rappel_strategy::engine::Plan::End(_) => due.from,
        };
        if lawful_until < due.until {
            let still = lab.next(twins, &state, lawful_until)?;
            if still.from == lawful_until && lab.forbids(twins, &state, &still, lawful_until) {
                return lab.witness(twins, &[step], lawful_until, shows());
            }
        }
        from = due.until;
    }
    None
}

/// The first instant at which texts may leave without the rule, and may not with it.
fn texts(lab: &Lab, twins: &Twins) -> Option<Instant> {
    let mut at = lab.start;
    while at < lab.start + LOOK_MS {
        let free = lab.free.text_hours(twins.free_place, at)?;
        let Some(lawful) = lab.strict.text_hours(twins.place, free.from) else { return Some(free.from) };
        if lawful.from > free.from {
            return Some(free.from);
        }
        at = lawful.until.min(free.until);
    }
    None
}
