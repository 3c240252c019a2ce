//! `rappel serve`: the web application and its HTTP interface.

use crate::campaigns;
use crate::exit::Exit;
use crate::failure::Failure;
use rappel_server::{Clock, LaunchError, Launched, Options};
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use tokio::net::TcpListener;

/// The options of `rappel serve`.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  rappel serve --database var/rappel.sqlite --listen 127.0.0.1:8080")]
pub struct Args {
    /// Database; made where it does not exist
    #[arg(long, value_name = "FILE", default_value = "var/rappel.sqlite")]
    database: PathBuf,
    /// Where uploaded files go [default: beside the database, under `files`]
    #[arg(long, value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
    /// Address and port
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Listen on other addresses than loopback too; put a proxy with TLS in front
    #[arg(long)]
    allow_remote: bool,
    /// Where the server is reached from other machines, through the proxy: carriers of texts are told it, and sessions are then
    /// kept by browsers for TLS only
    #[arg(long, value_name = "https://HOST", value_parser = public_url)]
    public_url: Option<String>,
    /// Leave a database without campaigns empty, instead of beginning with examples
    #[arg(long)]
    no_examples: bool,
}

/// An address without what follows the host.
fn public_url(text: &str) -> Result<String, String> {
    let text = text.trim_end_matches('/');
    let host = text.strip_prefix("https://").unwrap_or_default();
    let fits = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    if !host.is_empty() && host.chars().all(fits) {
        return Ok(text.to_owned());
    }
    Err("expected https:// and a host, for example https://rappel.example".to_owned())
}

/// Serves until it is interrupted.
///
/// # Errors
/// When the address is not allowed or taken, or the database cannot be used.
pub fn run(args: &Args) -> Result<Exit, Failure> {
    if !args.listen.ip().is_loopback() && !args.allow_remote {
        return Err(Failure::Usage(format!(
            "{} can be reached from other machines, and passwords would travel without TLS; put a proxy with TLS in front and \
             give --allow-remote",
            args.listen
        )));
    }
    // Makes the folder too, where the lock goes.
    drop(campaigns::open(&args.database)?);
    let _lock = campaigns::lock(&args.database)?;
    let files = || args.database.parent().unwrap_or(Path::new("")).join("files");
    let options = Options {
        database: args.database.clone(),
        data_dir: args.data_dir.clone().unwrap_or_else(files),
        clock: Clock::wall(),
        public_url: args.public_url.clone(),
        examples: !args.no_examples,
    };
    let runtime = tokio::runtime::Runtime::new().map_err(|error| Failure::Machine(error.to_string()))?;
    runtime.block_on(serve(args.listen, options))?;
    Ok(Exit::Fine)
}

async fn serve(listen: SocketAddr, options: Options) -> Result<(), Failure> {
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|error| Failure::Usage(format!("{listen} cannot be listened on: {error}")))?;
    let interrupted = interrupted().map_err(|error| Failure::Machine(error.to_string()))?;
    rappel_server::launch(listener, options, announce, interrupted).await.map_err(|error| match error {
        LaunchError::Store(error) => error.into(),
        error => Failure::Machine(error.to_string()),
    })
}

fn announce(launched: &Launched) {
    println!("Rappel: http://{} (simulated network: nobody is called)", launched.address);
    if let Some(link) = &launched.setup_link {
        println!("There is no account yet. Make the first administrator, within a day and only once, at\n  {link}");
    }
}

/// Somebody wants the process to end. From this call on, that no longer ends it by itself.
#[cfg(unix)]
fn interrupted() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Somebody wants the process to end.
#[cfg(not(unix))]
fn interrupted() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a handler the system ends the process itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
