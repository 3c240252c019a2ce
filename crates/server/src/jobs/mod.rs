//! Long work: it goes on when the request that began it is answered, tells how far it is, and can be cancelled.
//!
//! Jobs are in memory: a restart forgets them. What they did stays, and doing it again is the way on.

mod result;

pub use result::{ImportReport, JobResult};

use crate::problem::Problem;
use crate::scratch::ScratchFile;
use rappel_store::{AccountId, CampaignId};
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use tokio::sync::watch;

/// Most jobs that run at the same time.
const RUNNING_MAX: usize = 4;
/// Most jobs remembered whose results are large.
const LARGE_REMEMBERED_MAX: usize = 8;
/// Most jobs remembered; the oldest that ended are forgotten.
const REMEMBERED_MAX: usize = 100;

/// A job. Below 2⁵³.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct JobId(pub u64);

/// What kind of work it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A call file into a campaign.
    Import,
    /// What a strategy would change.
    Effect,
    /// Where all contacts stand.
    Standing,
    /// What a campaign will come to.
    Forecast,
    /// What another strategy would have dialled.
    Replay,
    /// Who answers when, by the recorded attempts.
    Profile,
}

impl Kind {
    /// Whether it keeps all processors busy and its result takes some memory.
    fn is_large(self) -> bool {
        matches!(self, Kind::Forecast | Kind::Replay)
    }
}

/// What came of a job, or why it failed. `None`: it was cancelled before anything came of it.
pub type Outcome = Result<Option<Arc<JobResult>>, Problem>;

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It works.
    Running,
    /// It is done.
    Done,
    /// It could not be done.
    Failed,
    /// It was cancelled; what it did until then stays.
    Cancelled,
}

/// A job, as its work and those who ask about it share it.
pub struct Job {
    /// What it goes by.
    pub id: JobId,
    /// What kind of work it is.
    pub kind: Kind,
    /// For which campaign.
    pub campaign: CampaignId,
    /// Who began it.
    pub by: AccountId,
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
    attachment: OnceLock<Arc<ScratchFile>>,
    ended: watch::Sender<Option<Outcome>>,
}

impl Job {
    /// Says how far the work is; without a total it is not known how much there is.
    pub fn reached(&self, done: u64, total: Option<u64>) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total.unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// Whether the work is to stop at the next good place, and return what it did.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Keeps a file that came of the work, for as long as the job is remembered. Only the first is kept.
    pub fn attach(&self, file: ScratchFile) {
        self.attachment.get_or_init(|| Arc::new(file));
    }

    /// The file that came of the work.
    pub fn attachment(&self) -> Option<Arc<ScratchFile>> {
        self.attachment.get().cloned()
    }

    /// Has the work stop.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Units of work done, and how many there are if that is known.
    pub fn progress(&self) -> (u64, Option<u64>) {
        let total = self.total.load(Ordering::Relaxed);
        (self.done.load(Ordering::Relaxed), (total != u64::MAX).then_some(total))
    }

    /// What came of it, once it has ended.
    pub fn outcome(&self) -> Option<Outcome> {
        self.ended.borrow().clone()
    }

    /// How far it is.
    pub fn state(&self) -> State {
        match &*self.ended.borrow() {
            None => State::Running,
            Some(_) if self.is_cancelled() => State::Cancelled,
            Some(Ok(_)) => State::Done,
            Some(Err(_)) => State::Failed,
        }
    }

    /// Waits until it has ended.
    pub async fn end(&self) {
        // The sender lives as long as this.
        let _ = self.ended.subscribe().wait_for(Option::is_some).await;
    }

    fn finish(&self, outcome: Outcome) {
        // A cancellation that comes after the end changes nothing any more; one that the work did not see neither.
        self.ended.send_replace(Some(outcome));
    }
}

/// The jobs of this process.
#[derive(Default)]
pub struct Jobs(Mutex<BTreeMap<JobId, Arc<Job>>>);

impl Jobs {
    /// Begins a job: `work` gets a thread of its own, and says now and then how far it is and whether it was cancelled.
    ///
    /// # Errors
    /// Too many jobs run already, or another one that keeps all processors busy.
    pub fn begin(
        &self,
        kind: Kind,
        campaign: CampaignId,
        by: AccountId,
        work: impl FnOnce(&Job) -> Result<Option<JobResult>, Problem> + Send + 'static,
    ) -> Result<Arc<Job>, Problem> {
        let mut jobs = self.lock();
        let is_running = |job: &Arc<Job>| job.state() == State::Running;
        if kind.is_large() && jobs.values().any(|job| job.kind.is_large() && is_running(job)) {
            return Err(Problem::unavailable(Said::new(
                "Une prévision est déjà en cours\u{202f}; attendez qu’elle se termine, ou annulez-la.",
                "A forecast is running already; wait until it ends, or cancel it.",
            )));
        }
        if jobs.values().filter(|job| is_running(job)).count() >= RUNNING_MAX {
            return Err(Problem::unavailable(Said::new(
                "Trop de traitements sont déjà en cours\u{202f}; réessayez quand l’un d’eux sera terminé.",
                "Too many jobs are running already; try again when one of them has ended.",
            )));
        }
        forget(&mut jobs);
        let job = Arc::new(Job {
            id: free(&jobs)?,
            kind,
            campaign,
            by,
            done: AtomicU64::new(0),
            total: AtomicU64::new(u64::MAX),
            cancelled: AtomicBool::new(false),
            attachment: OnceLock::new(),
            ended: watch::Sender::new(None),
        });
        jobs.insert(job.id, job.clone());
        drop(jobs);
        let worker = job.clone();
        let watched = job.clone();
        let working = tokio::task::spawn_blocking(move || worker.finish(work(&worker).map(|came| came.map(Arc::new))));
        tokio::spawn(async move {
            if let Err(panic) = working.await {
                watched.finish(Err(Problem::internal(panic)));
            }
        });
        Ok(job)
    }

    /// The job, if it is remembered.
    pub fn get(&self, id: JobId) -> Option<Arc<Job>> {
        self.lock().get(&id).cloned()
    }

    /// Has every job stop.
    pub fn cancel_all(&self) {
        self.lock().values().for_each(|job| job.cancel());
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<JobId, Arc<Job>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes room for one more.
fn forget(jobs: &mut BTreeMap<JobId, Arc<Job>>) {
    keep(jobs, REMEMBERED_MAX, |_| true);
    keep(jobs, LARGE_REMEMBERED_MAX, |job| job.kind.is_large());
}

/// Forgets the oldest ended ones among some, until there are fewer than so many.
fn keep(jobs: &mut BTreeMap<JobId, Arc<Job>>, count: usize, among: impl Fn(&Job) -> bool) {
    while jobs.values().filter(|job| among(job)).count() >= count {
        let ended = |job: &Job| among(job) && job.state() != State::Running;
        let Some(oldest) = jobs.iter().find(|(_, job)| ended(job)).map(|(id, _)| *id) else { return };
        jobs.remove(&oldest);
    }
}

/// An id after all others. The first is random, so that those of an earlier process mean nothing to this one.
fn free(jobs: &BTreeMap<JobId, Arc<Job>>) -> Result<JobId, Problem> {
    match jobs.last_key_value() {
        Some((JobId(last), _)) => Ok(JobId(last + 1)),
        None => Ok(JobId(getrandom::u64().map_err(Problem::internal)? >> 16)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    fn begin(
        jobs: &Jobs,
        work: impl FnOnce(&Job) -> Result<Option<JobResult>, Problem> + Send + 'static,
    ) -> Result<Arc<Job>, Problem> {
        jobs.begin(Kind::Import, CampaignId::new(1).unwrap(), AccountId(1), work)
    }

    fn report(added: u64) -> ImportReport {
        ImportReport { added, updated: 0, unchanged: 0, rejected: 0, incomplete: 0, rejects_url: None }
    }

    #[tokio::test]
    async fn work_ends_well_badly_cancelled_or_in_a_panic() {
        let jobs = Jobs::default();
        let done = begin(&jobs, |job| {
            job.reached(3, Some(7));
            Ok(Some(JobResult::Import(report(3))))
        })
        .unwrap();
        let failed = begin(&jobs, |_| Err(Problem::csrf())).unwrap();
        let panicked = begin(&jobs, |_| panic!("a defect")).unwrap();
        let (go, wait) = mpsc::channel::<()>();
        let cancelled = begin(&jobs, move |job| {
            wait.recv().unwrap();
            Ok(job.is_cancelled().then(|| JobResult::Import(report(1))))
        })
        .unwrap();
        cancelled.cancel();
        go.send(()).unwrap();
        for (job, state) in
            [(&done, State::Done), (&failed, State::Failed), (&panicked, State::Failed), (&cancelled, State::Cancelled)]
        {
            job.end().await;
            assert_eq!(job.state(), state);
        }
        assert_eq!(done.progress(), (3, Some(7)));
        assert!(cancelled.outcome().unwrap().unwrap().is_some(), "what it did stays");
        assert!(jobs.get(done.id).is_some());
    }

    #[tokio::test]
    async fn few_run_at_once_and_not_all_are_remembered() {
        let jobs = Jobs::default();
        let (go, wait) = mpsc::channel::<()>();
        let wait = Arc::new(Mutex::new(wait));
        let work = || {
            let wait = wait.clone();
            move |_: &Job| {
                let _ = wait.lock().unwrap().recv();
                Ok(None)
            }
        };
        let running: Vec<_> = (0..RUNNING_MAX).map(|_| begin(&jobs, work()).unwrap()).collect();
        assert!(begin(&jobs, |_| Ok(None)).is_err());
        drop(go);
        for job in &running {
            job.end().await;
        }
        for _ in 0..REMEMBERED_MAX {
            begin(&jobs, |_| Ok(None)).unwrap().end().await;
        }
        assert_eq!(jobs.lock().len(), REMEMBERED_MAX);
        assert!(jobs.get(running[0].id).is_none());
    }

    type Work = Box<dyn FnOnce(&Job) -> Result<Option<JobResult>, Problem> + Send>;

    #[tokio::test]
    async fn forecasts_run_one_at_a_time_and_few_are_remembered() {
        let jobs = Jobs::default();
        let (go, wait) = mpsc::channel::<()>();
        let begin = |kind, work: Work| jobs.begin(kind, CampaignId::new(1).unwrap(), AccountId(1), work);
        let first = begin(Kind::Forecast, Box::new(move |_| Ok(wait.recv().ok().and(None)))).unwrap();
        let refused = begin(Kind::Replay, Box::new(|_| Ok(None))).err().unwrap();
        assert!(refused.said().en.contains("wait until it ends"), "{refused:?}");
        let other = begin(Kind::Standing, Box::new(|_| Ok(None))).unwrap();
        drop(go);
        first.end().await;
        for _ in 0..LARGE_REMEMBERED_MAX {
            begin(Kind::Replay, Box::new(|_| Ok(None))).unwrap().end().await;
        }
        assert!(jobs.get(first.id).is_none() && jobs.get(other.id).is_some());
    }
}
