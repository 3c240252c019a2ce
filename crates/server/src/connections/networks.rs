//! The networks that are open.

use super::kept::{Connection, SwitchSettings};
use super::secrets::Keeper;
use super::sounds;
use crate::problem::Problem;
use rappel_dialer::{BreakerSettings, Clock, Trunks};
use rappel_store::{CampaignId, SqliteStore};
use rappel_strategy::model::Campaign;
use rappel_strategy::said::Said;
use rappel_telephony::TrunkState;
use rappel_telephony::asterisk::{Line, Secret, Switch, TrunkConfig};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The networks that are open, shared by all campaigns; clones are the same ones.
#[derive(Clone)]
pub struct Networks(Arc<Inner>);

struct Inner {
    keeper: Arc<Keeper>,
    /// Tells our calls from those of another database on the same switch.
    installation: String,
    /// What is on the trunks, whichever campaign calls.
    trunks: Trunks,
    open: Mutex<Open>,
}

/// What is open.
#[derive(Default)]
struct Open {
    /// Runs keep it as long as they last.
    switch: Option<Arc<Switch>>,
    /// Why it is not, although there is one.
    wrong: Option<Said>,
    trunks: Vec<String>,
    sounds_folder: Option<PathBuf>,
}

/// Where the calls of a run go.
pub enum Out {
    /// Nobody is called.
    Simulated,
    /// Through the switch.
    Switch {
        /// The run's own way to it.
        line: Line,
        /// What campaigns share.
        trunks: Trunks,
        /// Held for as long as the run lasts, so that nobody changes it meanwhile.
        switch: Arc<Switch>,
    },
}

/// How the switch stands.
pub struct SwitchSeen {
    /// Whether it answers.
    pub connected: bool,
    /// Why it is not even tried, if so.
    pub wrong: Option<Said>,
    /// Each of its trunks.
    pub trunks: BTreeMap<String, TrunkState>,
}

impl Networks {
    /// Opens what is configured. A switch that does not answer, or lacks its secret, is no error: it is shown so.
    ///
    /// # Errors
    /// The database failed.
    pub fn open(store: &mut SqliteStore, keeper: Arc<Keeper>) -> Result<Networks, rappel_store::Error> {
        let installation = keeper.installation();
        let (trunks, open) = (Trunks::new(BreakerSettings::default()), Mutex::default());
        let networks = Networks(Arc::new(Inner { keeper, installation, trunks, open }));
        networks.reopen(&mut networks.held(), store)?;
        Ok(networks)
    }

    fn held(&self) -> MutexGuard<'_, Open> {
        // Whoever panics leaves a switch or none, never half of one.
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes connections by `work`, and opens them as they are then.
    ///
    /// # Errors
    /// A campaign calls through them, or those of `work`.
    pub fn change<T>(
        &self,
        store: &mut SqliteStore,
        work: impl FnOnce(&mut SqliteStore, &Keeper) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let mut open = self.held();
        if open.switch.as_ref().is_some_and(|switch| Arc::strong_count(switch) > 1) {
            return Err(Problem::conflict(Said::new(
                "Des campagnes appellent par ce commutateur\u{a0}: mettez-les d’abord en pause.",
                "Campaigns call through this switch: pause them first.",
            )));
        }
        let done = store.together(|store| work(store, &self.0.keeper))?;
        self.reopen(&mut open, store)?;
        Ok(done)
    }

    fn reopen(&self, open: &mut Open, store: &mut SqliteStore) -> Result<(), rappel_store::Error> {
        // The old connection ends before the new one begins: Asterisk knows us by one name.
        *open = Open::default();
        let trunks = Connection::<TrunkConfig>::all(store)?;
        open.trunks = trunks.iter().map(|trunk| trunk.settings.name.clone()).collect();
        let Some(kept) = Connection::<SwitchSettings>::all(store)?.pop() else { return Ok(()) };
        open.sounds_folder = kept.settings.sounds_folder.as_ref().map(PathBuf::from);
        let trunks = trunks.into_iter().map(|trunk| trunk.settings).collect();
        match self.start(kept, trunks) {
            Ok(switch) => open.switch = Some(Arc::new(switch)),
            Err(said) => open.wrong = Some(said),
        }
        Ok(())
    }

    fn start(&self, kept: Connection<SwitchSettings>, trunks: Vec<TrunkConfig>) -> Result<Switch, Said> {
        let owner = Connection::<SwitchSettings>::owner("asterisk");
        let mut secrets = self.0.keeper.bring_out(&owner, &kept.kept)?;
        let password = Secret::new(secrets.remove("password").unwrap_or_default());
        Switch::start(kept.settings.asterisk, password, trunks, &self.0.installation, Clock::wall)
            .map_err(|error| Said::same(error.to_string()))
    }

    /// How the switch stands; `None` where there is none.
    pub fn switch(&self) -> Option<SwitchSeen> {
        let open = self.held();
        let (connected, seen) = match &open.switch {
            Some(switch) => (switch.connected(), switch.trunks()),
            None => (false, Vec::new()),
        };
        if open.switch.is_none() && open.wrong.is_none() {
            return None;
        }
        let mut trunks: BTreeMap<String, TrunkState> =
            open.trunks.iter().map(|name| (name.clone(), TrunkState::SwitchUnreachable)).collect();
        trunks.extend(seen);
        Some(SwitchSeen { connected, wrong: open.wrong.clone(), trunks })
    }

    /// Whether a campaign's calls are simulated: none of its trunks is one of the switch.
    pub fn simulates(&self, campaign: &Campaign) -> bool {
        let open = self.held();
        campaign.dialling.trunk.iter().all(|trunk| !open.trunks.contains(&trunk.name))
    }

    /// Where the calls of a campaign go. Its sounds are put where the switch finds them.
    ///
    /// # Errors
    /// Some of its trunks are those of a switch and others are not, or the switch or the folder of sounds cannot be used.
    pub fn out(&self, store: &mut SqliteStore, id: CampaignId, campaign: &Campaign) -> Result<Out, Said> {
        let open = self.held();
        let names = || campaign.dialling.trunk.iter().map(|trunk| &trunk.name);
        if names().all(|name| !open.trunks.contains(name)) {
            return Ok(Out::Simulated);
        }
        if let Some(name) = names().find(|name| !open.trunks.contains(name)) {
            return Err(Said::new(
                format!(
                    "le faisceau «\u{a0}{name}\u{a0}» n’est pas configuré, alors que d’autres de la campagne le sont"
                ),
                format!("the trunk “{name}” is not configured, while others of the campaign are"),
            ));
        }
        let Some(switch) = open.switch.clone() else {
            return Err(open
                .wrong
                .clone()
                .unwrap_or_else(|| Said::new("aucun commutateur n’est configuré", "no switch is configured")));
        };
        if let Some(folder) = &open.sounds_folder {
            sounds::put(store, id, &folder.join(id.get().to_string())).map_err(|error| {
                Said::new(
                    format!("les sons ne peuvent pas être déposés pour le commutateur\u{a0}: {error}"),
                    format!("the sounds cannot be put where the switch finds them: {error}"),
                )
            })?;
        }
        let line = switch.line(&format!("{}/", id.get()));
        Ok(Out::Switch { line, trunks: self.0.trunks.clone(), switch })
    }

    /// A way to the switch that is nobody's, to try it.
    pub fn spare_line(&self) -> Option<Line> {
        self.held().switch.as_ref().map(|switch| switch.line(""))
    }
}
