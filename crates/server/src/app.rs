//! What every handler can reach.

use crate::analysis::Facts;
use crate::call_file::Uploads;
use crate::connections::{Carriers, Networks};
use crate::jobs::Jobs;
use crate::scratch::Scratch;
use crate::setup::Setup;
use crate::stores::Stores;
use crate::supervisor::{Clocks, Supervisor};
use crate::throttle::Throttle;
use rappel_strategy::time::Instant;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::sync::watch;

/// Tells the time: of the wall, or of a test.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// The wall clock.
    pub fn wall() -> Clock {
        Clock::from(rappel_dialer::Clock::wall)
    }

    /// What it shows.
    pub fn now(&self) -> Instant {
        (self.0)()
    }
}

impl<F: Fn() -> Instant + Send + Sync + 'static> From<F> for Clock {
    fn from(tell: F) -> Clock {
        Clock(Arc::new(tell))
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// The application; clones are the same one.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What the application is made of.
pub struct Parts {
    /// Handles of the store.
    pub stores: Stores,
    /// Files that are needed for a while.
    pub scratch: Scratch,
    /// What is known of the contacts of campaigns.
    pub facts: Facts,
    /// Call files that wait to be imported.
    pub uploads: Uploads,
    /// The time.
    pub clock: Clock,
    /// The networks that are open.
    pub networks: Networks,
    /// The text accounts that are open.
    pub carriers: Carriers,
    /// The campaigns that run.
    pub supervisor: Supervisor,
    /// Places for those who watch campaigns live.
    pub viewers: Arc<Semaphore>,
    /// How often passwords may be tried.
    pub throttle: Throttle,
    /// Whether browsers reach the server by TLS, through a proxy.
    pub secure: bool,
    /// The link by which the first administrator is made.
    pub setup: Setup,
    /// Long work.
    pub jobs: Jobs,
    /// Turns true when the server is about to stop.
    pub closing: watch::Receiver<bool>,
}

impl App {
    /// Puts it together.
    pub fn new(parts: Parts) -> App {
        App(Arc::new(parts))
    }

    /// The clocks of the wall and of every campaign, as they are now.
    pub fn clocks(&self) -> Clocks {
        Clocks::new(self.supervisor.clone(), self.clock.now())
    }

    /// Waits until the server is about to stop: streams of events end then, so that it can.
    pub async fn closed(&self) {
        // Whoever would say so is gone: it has stopped.
        let _ = self.closing.clone().wait_for(|closing| *closing).await;
    }
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
