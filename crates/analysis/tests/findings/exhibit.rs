//! Whether a witness shows what its finding says, by the engine's word alone.

use crate::replay::Replay;
use rappel_analysis::findings::{Told, WAIT_DAYS};
use rappel_strategy::check::{Part, Place, Step};
use rappel_strategy::engine::{EndReason, Engine, Level, Obstacle, Pending, Plan, RuleRef, status};
use rappel_strategy::model::{Campaign, Rule, Strategy};
use rappel_strategy::time::{DAY_MS, HOUR_MS};

/// Replays the witness of a finding and looks for what it says.
pub fn exhibits(strategy: &Strategy, campaign: &Campaign, told: &Told) -> bool {
    let witness = told.witness.as_ref().expect("a witness");
    let replay = Replay::of(strategy, campaign, witness);
    let rank = told.place.number().map(|number| number - 1);
    let evening = |at| zone(&replay.engine, &replay).time_of_day_ms(at) >= 18 * HOUR_MS;
    let last = || witness.steps.last().expect("a step").at;
    match told.code {
        "hole" => replay.idle() && told.cells.iter().any(|cells| holds(campaign, cells, witness.at)),
        "never-in-evening" => replay.idle() && evening(witness.at),
        "number-never-reached" => match replay.plan() {
            Plan::Call(call) => Some(usize::from(call.rank)) != rank,
            Plan::End(_) => true,
        },
        "planning-never-open" => !replay.explain().numbers[rank.expect("a number")].obstacles.is_empty(),
        "rule-never-fires" | "rule-shadowed" => {
            !replay.applied.is_empty()
                && replay.applied.iter().all(|applied| !means(strategy, campaign, &told.place, &applied.rule))
        }
        "recall-always-moves" => {
            let applied = replay.applied.last().expect("a call");
            let Pending::Recall(recall) = &replay.state.pending else { return false };
            means(strategy, campaign, &told.place, &applied.rule)
                && matches!(replay.plan(), Plan::Call(call) if call.from > recall.earliest)
        }
        "long-wait" => matches!(replay.plan(), Plan::Call(call) if call.from - last() > i64::from(WAIT_DAYS) * DAY_MS),
        "never-called" | "may-never-be-called" => witness.steps.is_empty() && matches!(replay.plan(), Plan::End(_)),
        "ends-without-evening" => {
            matches!(replay.plan(), Plan::End(_)) && !witness.steps.iter().any(|step| evening(step.at))
        }
        "dates-too-short" => replay.plan() == Plan::End(EndReason::CampaignOver),
        "text-never-sent" => {
            let Some(Step::Item(Part::Template, first)) = told.place.steps().last() else { return false };
            let texts = replay.applied.iter().filter_map(|applied| applied.text.as_ref());
            texts.map(|text| usize::from(text.ordinal)).all(|ordinal| ordinal < *first)
                && matches!(replay.plan(), Plan::End(_))
        }
        "message-never-left" => {
            let Some(Step::Item(Part::Message, first)) = told.place.steps().last() else { return false };
            witness.steps.iter().filter(|step| step.status == "machine").count() < *first
        }
        "limit-below-preliminary" => {
            let number = &replay.explain().numbers[rank.expect("a number")];
            number.owes > 0 && number.obstacles.iter().any(|obstacle| matches!(obstacle, Obstacle::LawCap(..)))
        }
        "caller-id-alone" => {
            replay.shown.len() > 1 && replay.shown.iter().all(|shown| shown.is_some() && *shown == replay.shown[0])
        }
        "opening-forbidden" => {
            let numbers = replay.explain().numbers;
            let mut obstacles = numbers.iter().flat_map(|number| &number.obstacles);
            obstacles.clone().any(|obstacle| matches!(obstacle, Obstacle::Forbidden(..)))
                && !obstacles.any(|obstacle| *obstacle == Obstacle::Closed)
        }
        other => panic!("no way to see {other}"),
    }
}

fn zone<'a>(engine: &'a Engine, replay: &Replay) -> &'a rappel_strategy::zone::Zone {
    engine.zone_of(replay.contact.slots.iter().flatten().next().expect("a number").zone)
}

/// Whether an instant is in a week cell, on the campaign's clock.
pub fn holds(campaign: &Campaign, cells: &rappel_strategy::hours::Cells, at: rappel_strategy::time::Instant) -> bool {
    let zone = rappel_strategy::zone::Zone::load(&campaign.zone).expect("a zone");
    let (day, time_ms) = zone.local(at);
    day.weekday() == usize::from(cells.weekday) && (cells.span.from.millis()..cells.span.to.millis()).contains(&time_ms)
}

/// Whether the engine's word for a rule means the one at this place.
pub fn means(strategy: &Strategy, campaign: &Campaign, place: &Place, rule: &RuleRef) -> bool {
    let rank = place.number().map(|number| number as u8 - 1);
    let (level, row): (Level, Option<&Rule>) = match (place.steps().last(), rank) {
        (Some(Step::Item(Part::PreliminaryRule, call)), Some(rank)) => {
            return rule.level == Level::Preliminary { rank, call: *call as u8 };
        }
        (Some(Step::Item(Part::Rule, row)), Some(rank)) => {
            let planning = place.planning().expect("a planning") - 1;
            let rules = &strategy.number[usize::from(rank)].planning[planning].rule;
            (Level::Planning { rank, planning: planning as u8 }, rules.get(row - 1))
        }
        (Some(Step::Item(Part::Default, row)), Some(rank)) => {
            (Level::Number { rank }, strategy.number[usize::from(rank)].default.get(row - 1))
        }
        (Some(Step::Item(Part::Default, row)), None) => (Level::Strategy, strategy.default.get(row - 1)),
        _ => return false,
    };
    let row = row.expect("a rule stands there");
    let attempt = row.attempt.map(|attempt| attempt.get() - 1);
    let of = row.status.as_deref().map(|name| status(campaign, name).expect("a status"));
    (rule.level, rule.attempt, rule.status) == (level, attempt, of)
}
