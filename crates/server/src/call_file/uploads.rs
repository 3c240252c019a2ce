//! Call files that were sent and wait to be imported. A restart forgets them: what was not imported then is sent again.

use crate::problem::Problem;
use crate::scratch::ScratchFile;
use rappel_store::CampaignId;
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Most files that wait; the oldest makes room.
const WAITING_MAX: usize = 20;

/// A file that was sent. Below 2⁵³.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct UploadId(pub u64);

struct Waiting {
    id: UploadId,
    campaign: CampaignId,
    file: Arc<ScratchFile>,
}

/// The files that wait, oldest first.
#[derive(Default)]
pub struct Uploads(Mutex<VecDeque<Waiting>>);

impl Uploads {
    /// Keeps a file that was sent for a campaign.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn keep(&self, campaign: CampaignId, file: ScratchFile) -> Result<UploadId, Problem> {
        let id = UploadId(getrandom::u64().map_err(Problem::internal)? >> 16);
        let mut waiting = self.lock();
        if waiting.len() >= WAITING_MAX {
            waiting.pop_front();
        }
        waiting.push_back(Waiting { id, campaign, file: Arc::new(file) });
        Ok(id)
    }

    /// A file that was sent for this campaign.
    ///
    /// # Errors
    /// There is none: it was imported, or made room for others.
    pub fn get(&self, id: UploadId, campaign: CampaignId) -> Result<Arc<ScratchFile>, Problem> {
        let found = self.lock().iter().find(|one| one.id == id && one.campaign == campaign).map(|one| one.file.clone());
        found.ok_or_else(|| {
            Problem::not_found(&Said::new("fichier envoyé (envoyez-le à nouveau)", "uploaded file (send it again)"))
        })
    }

    /// It was imported.
    pub fn forget(&self, id: UploadId) {
        self.lock().retain(|one| one.id != id);
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Waiting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
