//! What people ask of a campaign: that it runs, pauses, stops (R4).

use super::{Speed, Start, Supervisor};
use crate::analysis::{analyse, heed, may_start};
use crate::campaign::{Made, Stored};
use crate::problem::Problem;
use rappel_analysis::findings::FileFacts;
use rappel_store::{Accounts, CampaignId, CampaignState, Desk, RunRecord, SqliteStore, Store};
use rappel_strategy::model::Campaign;
use rappel_strategy::said::Said;
use rappel_strategy::time::{Instant, LocalDay};
use rappel_strategy::zone::Zone;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

/// How a campaign is to be started.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StartAsked {
    /// How fast its time runs.
    speed: Speed,
    /// Where its time begins; absent: where it was left, else on its first day, else now. Not at real speed.
    from: Option<Instant>,
    /// Start although there are warnings.
    #[serde(default)]
    accept_warnings: bool,
}

/// Starts a campaign whose contacts are `file`.
///
/// # Errors
/// Its state, its contacts or its network do not allow it, or its documents or the analysis of its strategy have errors, or
/// warnings that were not accepted (R4).
pub fn start(
    supervisor: &Supervisor,
    store: &mut SqliteStore,
    id: CampaignId,
    asked: StartAsked,
    file: &FileFacts,
    made: &Made<'_>,
) -> Result<(), Problem> {
    let stored = Stored::read(store, id)?;
    startable(&stored)?;
    let origin = origin(&store.run(id)?, &stored.campaign, asked, made.at)?;
    heeded(&stored, file, origin, asked.accept_warnings)?;
    let speed = asked.speed;
    if speed != Speed::Real && !supervisor.simulates(&stored.campaign) {
        return Err(Problem::invalid(
            "speed",
            Said::new(
                "Cette campagne appelle vraiment\u{a0}: elle ne peut tourner qu’à vitesse réelle.",
                "This campaign really calls: it can only run at real speed.",
            ),
        ));
    }
    supervisor.start(store, id, Start { speed, origin }, |store| {
        store.together(|store| {
            store.begin_run(id, speed.name(), origin)?;
            let detail = json!({ "speed": speed, "from": origin });
            store.record(&made.who.entry(made.at, "campaign.started", Some(id), &detail))?;
            Ok(())
        })
    })
}

fn startable(stored: &Stored) -> Result<(), Problem> {
    let phases = stored.record.phases;
    let said = match stored.record.state {
        CampaignState::Running => Said::new("La campagne tourne déjà.", "The campaign runs already."),
        CampaignState::Finished => Said::new(
            "La campagne est terminée\u{202f}: dupliquez-la pour appeler encore.",
            "The campaign is finished: duplicate it to call again.",
        ),
        _ if stored.record.archived => Said::new(
            "La campagne est archivée\u{202f}: sortez-la d’abord des archives.",
            "The campaign is archived: take it out of the archive first.",
        ),
        _ if phases.unplanned + phases.waiting + phases.in_flight == 0 => Said::new(
            "Aucune fiche n’est à appeler\u{202f}: importez d’abord un fichier d’appels.",
            "No contact is to be called: import a call file first.",
        ),
        _ => return Ok(()),
    };
    Err(Problem::conflict(said))
}

/// Refuses what has errors, or warnings that were not accepted (R4).
fn heeded(stored: &Stored, file: &FileFacts, origin: Instant, accept_warnings: bool) -> Result<(), Problem> {
    let findings = stored.findings();
    let mut to_heed: Vec<Value> = findings.to_heed().iter().map(|found| json!(found)).collect();
    if !findings.may_start() {
        return Err(Problem::findings(json!(to_heed)));
    }
    let analysis = analyse(&stored.campaign, stored.strategy(), Some(file), origin)?;
    to_heed.extend(heed(&analysis).map(|told| json!(told)));
    if !may_start(&analysis) {
        return Err(Problem::findings(json!(to_heed)));
    }
    if !to_heed.is_empty() && !accept_warnings {
        return Err(Problem::warnings(json!(to_heed)));
    }
    Ok(())
}

/// Where a campaign's time goes on: never before anything that was kept (R39).
fn origin(run: &RunRecord, campaign: &Campaign, asked: StartAsked, wall: Instant) -> Result<Instant, Problem> {
    let left = run.last_at.unwrap_or(Instant::MIN);
    if asked.speed == Speed::Real {
        if left > wall {
            return Err(Problem::conflict(Said::new(
                "L’horloge de la campagne est en avance sur l’heure réelle\u{202f}: choisissez une vitesse simulée, ou dupliquez \
                 la campagne.",
                "The campaign’s clock is ahead of real time: choose a simulated speed, or duplicate the campaign.",
            )));
        }
        if asked.from.is_some() {
            return Err(Problem::invalid(
                "from",
                Said::new(
                    "À vitesse réelle, la campagne suit l’heure réelle\u{a0}: retirez le début, ou choisissez une vitesse simulée.",
                    "At real speed the campaign goes by the real time: leave the beginning out, or choose a simulated speed.",
                ),
            ));
        }
        return Ok(wall);
    }
    if asked.from.is_some_and(|from| from < left) {
        return Err(Problem::invalid(
            "from",
            Said::new(
                format!("Le temps de la campagne ne recule pas\u{202f}: elle a déjà atteint {left}."),
                format!("The campaign’s time does not go back: it has come to {left} already."),
            ),
        ));
    }
    let first = || {
        let zone = Zone::load(&campaign.zone).ok()?;
        campaign.first_day.map(|day| zone.instant(LocalDay::from(day), 0))
    };
    Ok(asked.from.or(run.last_at).or_else(first).unwrap_or(wall).max(left))
}

/// Pauses a campaign: no other call is made, those in progress go on to their end.
///
/// # Errors
/// It does not run.
pub fn pause(supervisor: &Supervisor, store: &mut SqliteStore, id: CampaignId, made: &Made<'_>) -> Result<(), Problem> {
    supervisor.end(store, id, |store| {
        if store.campaign(id)?.state != CampaignState::Running {
            return Err(Problem::conflict(Said::new("La campagne ne tourne pas.", "The campaign does not run.")));
        }
        end(supervisor, store, id, CampaignState::Paused, "campaign.paused", made)
    })
}

/// Stops a campaign for good. `confirm` must be its name.
///
/// # Errors
/// It is another name, or the campaign is finished already.
pub fn stop(
    supervisor: &Supervisor,
    store: &mut SqliteStore,
    id: CampaignId,
    confirm: &str,
    made: &Made<'_>,
) -> Result<(), Problem> {
    supervisor.end(store, id, |store| {
        let record = store.campaign(id)?;
        if record.state == CampaignState::Finished {
            return Err(Problem::conflict(Said::new(
                "La campagne est déjà terminée.",
                "The campaign is finished already.",
            )));
        }
        if confirm != record.name {
            return Err(Problem::invalid(
                "confirm",
                Said::new(
                    "Écrivez le nom de la campagne pour confirmer\u{202f}: elle n’appellera plus jamais.",
                    "Write the campaign’s name to confirm: it will never call again.",
                ),
            ));
        }
        end(supervisor, store, id, CampaignState::Finished, "campaign.stopped", made)
    })
}

fn end(
    supervisor: &Supervisor,
    store: &mut SqliteStore,
    id: CampaignId,
    state: CampaignState,
    action: &str,
    made: &Made<'_>,
) -> Result<(), Problem> {
    let now = supervisor.now(store, id, made.at)?;
    store.together(|store| {
        store.end_run(id, state, now, None)?;
        store.record(&made.who.entry(made.at, action, Some(id), &json!({ "at": now })))?;
        Ok(())
    })
}
