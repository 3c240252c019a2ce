//! From a database and a port to a server, and to its end.

use crate::analysis::Facts;
use crate::app::{App, Clock, Parts};
use crate::call_file::Uploads;
use crate::connections::{Carriers, Keeper, Networks};
use crate::jobs::Jobs;
use crate::openapi::BASE;
use crate::problem::Problem;
use crate::scratch::Scratch;
use crate::setup::Setup;
use crate::stores::Stores;
use crate::supervisor::Supervisor;
use crate::throttle::Throttle;
use crate::{examples, headers, problem, routes, web};
use axum::Router;
use rappel_store::Accounts;
use std::future::{Future, IntoFuture};
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tower_http::catch_panic::CatchPanicLayer;

/// Most screens that watch campaigns live at once.
const VIEWERS_MAX: usize = 256;
/// How long answers that were begun may take once the server is to stop.
const LAST_ANSWERS_MAX: Duration = Duration::from_secs(5);

/// How often what carriers of texts say unasked is kept.
const TAKE_IN_EVERY: Duration = Duration::from_secs(2);

/// What is served, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The database; made where it does not exist.
    pub database: PathBuf,
    /// Where files go that are not in the database; made where it does not exist.
    pub data_dir: PathBuf,
    /// The time.
    pub clock: Clock,
    /// Where people and carriers reach the server from other machines, such as `https://rappel.example`.
    pub public_url: Option<String>,
    /// Whether a database without campaigns begins with examples.
    pub examples: bool,
}

/// A server that is about to answer.
#[derive(Clone, Debug)]
pub struct Launched {
    /// Where.
    pub address: SocketAddr,
    /// The one-time link by which the first administrator is made, while there is no account. A secret.
    pub setup_link: Option<String>,
}

/// Why a server could not be launched, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] rappel_store::Error),
    /// The examples cannot be made.
    #[error("examples: {0}")]
    Examples(#[from] examples::ExampleError),
    /// The folder of files or the port cannot be used.
    #[error("{what}: {source}")]
    Io {
        /// What cannot be used.
        what: String,
        /// What the system says.
        source: io::Error,
    },
    /// The system gives no random bytes.
    #[error("the system gives no random bytes")]
    Random,
}

/// Serves until `shutdown`; then answers what was asked, and returns. `launched` hears where before the first answer.
///
/// # Errors
/// The database, the folder of files or the port cannot be used.
pub async fn launch(
    listener: TcpListener,
    options: Options,
    launched: impl FnOnce(&Launched),
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), LaunchError> {
    let port = |source| LaunchError::Io { what: "the port cannot be listened on".to_owned(), source };
    let folder = |source| LaunchError::Io { what: options.data_dir.display().to_string(), source };
    let (close, closing) = watch::channel(false);
    let stores = Stores::open(&options.database)?;
    let keeper = Arc::new(Keeper::open(&options.data_dir).map_err(folder)?);
    let networks = Networks::open(&mut stores.handle()?, keeper.clone())?;
    let public_url = options.public_url.clone().unwrap_or_default();
    let carriers = Carriers::open(&mut stores.handle()?, keeper, public_url)?;
    let supervisor = Supervisor::new(stores.clone(), networks.clone(), carriers.clone());
    let app = App::new(Parts {
        stores,
        scratch: Scratch::open(options.data_dir.join("scratch")).map_err(folder)?,
        facts: Facts::default(),
        uploads: Uploads::default(),
        networks,
        carriers: carriers.clone(),
        supervisor: supervisor.clone(),
        viewers: Arc::new(Semaphore::new(VIEWERS_MAX)),
        clock: options.clock,
        throttle: Throttle::default(),
        secure: options.public_url.is_some(),
        setup: Setup::default(),
        jobs: Jobs::default(),
        closing,
    });
    if options.examples {
        begin_examples(&app)?;
    }
    let address = listener.local_addr().map_err(port)?;
    launched(&Launched { address, setup_link: setup_link(&app, address)? });
    supervisor.resume(app.clock.now())?;
    let told = tokio::spawn(take_in(app.clone(), carriers));
    let mut closing = app.closing.clone();
    let service = router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let shutdown = async move {
        shutdown.await;
        // Nobody may be listening any more.
        let _ = close.send(true);
    };
    let server = axum::serve(listener, service).with_graceful_shutdown(shutdown).into_future();
    let late = async {
        let _ = closing.wait_for(|closing| *closing).await;
        tokio::time::sleep(LAST_ANSWERS_MAX).await;
    };
    let served = tokio::select! {
        served = server => served.map_err(port),
        () = late => Ok(()),
    };
    told.abort();
    app.jobs.cancel_all();
    supervisor.shut_down().await;
    served
}

/// Keeps what carriers of texts say unasked, every other second.
async fn take_in(app: App, carriers: Carriers) {
    loop {
        tokio::time::sleep(TAKE_IN_EVERY).await;
        let (carriers, now) = (carriers.clone(), app.clock.now());
        let kept = app.stores.with(move |store| carriers.take_in(store, now));
        if let Err(problem) = kept.await {
            tracing::warn!(reason = problem.said().en, "what carriers of texts say is not kept yet; it is tried again");
        }
    }
}

/// Makes the examples, and lets their contacts follow on a thread of their own.
fn begin_examples(app: &App) -> Result<(), LaunchError> {
    let mut store = app.stores.handle()?;
    let now = app.clock.now();
    let unfinished = examples::begin(&mut store, now)?;
    tokio::task::spawn_blocking(move || {
        for example in unfinished {
            if let Err(error) = examples::finish(&mut store, example, now) {
                tracing::error!(%error, "the contacts of an example are not all there; the next start tries again");
            }
        }
    });
    Ok(())
}

fn setup_link(app: &App, address: SocketAddr) -> Result<Option<String>, LaunchError> {
    if app.stores.handle()?.has_accounts()? {
        return Ok(None);
    }
    let token = app.setup.begin(app.clock.now()).map_err(|_| LaunchError::Random)?;
    // After the `#`, where it is not sent and so not logged on the way.
    Ok(Some(format!("http://{address}/setup#{}", token.text())))
}

/// Everything that is served.
fn router(app: App) -> Router {
    let (api, _) = routes::all().split_for_parts();
    let api = api
        .fallback(|| async { Problem::no_such_address() })
        .layer(CatchPanicLayer::new())
        .layer(axum::middleware::from_fn(problem::spoken));
    let router = Router::new().nest(BASE, headers::not_kept(api)).fallback(web::application).with_state(app);
    headers::secured(router)
}
