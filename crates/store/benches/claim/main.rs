//! What claiming and a whole call cost, at a size of your choice.
//!
//! `cargo bench -p rappel-store`, with in the environment `RAPPEL_BENCH_CONTACTS` (default 1 000 000), `RAPPEL_BENCH_CYCLES`
//! (calls of the sustained run, default 1 500 000) and `RAPPEL_BENCH_BATCH` (calls a tick, default 1 000). The files are kept
//! under `target/tmp` until the next run.

mod bare;
mod cycle;
mod fill;

use rappel_store::{SqliteStore, Store};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Rows a claim takes in the comparison.
const CLAIM: usize = 500;
/// Rounds of the comparison.
const ROUNDS: usize = 200;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().map_or(default, |text| text.parse().expect("a whole number"))
}

#[expect(clippy::disallowed_methods, reason = "a bench measures the time that passes; no decision depends on it")]
fn clock() -> Instant {
    Instant::now()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = clock();
    let done = work();
    (done, start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn path(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    for suffix in ["", "-wal", "-shm"] {
        let mut file = path.clone().into_os_string();
        file.push(suffix);
        // Absent on the first run.
        drop(std::fs::remove_file(file));
    }
    path
}

fn mebibytes(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len()) >> 20
}

/// Processor time of this process so far, which other work on the machine does not lengthen; `None` where the system does not say.
fn processor() -> Option<Duration> {
    /// Linux counts in hundredths of a second.
    const TICK: Duration = Duration::from_millis(10);
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let (user, system): (u32, u32) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(TICK * (user + system))
}

/// The most memory the process ever held, in MiB; `None` where the system does not say.
fn peak_mebibytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib >> 10)
}

fn main() {
    let contacts = setting("RAPPEL_BENCH_CONTACTS", 1_000_000);
    let cycles = setting("RAPPEL_BENCH_CYCLES", 1_500_000);
    let batch = setting("RAPPEL_BENCH_BATCH", 1_000) as usize;
    let file = path("claim.sqlite");
    let mut store = SqliteStore::open(&file).expect("the store opens");
    println!("{contacts} contacts, {cycles} calls in ticks of {batch}");

    let (campaign, took) = timed(|| fill::import(&mut store, contacts));
    println!("import      {:>8.1} s  {:>9.0} contacts/s", took.as_secs_f64(), contacts as f64 / took.as_secs_f64());
    let ((), took) = timed(|| fill::plan(&mut store, campaign));
    println!("plan        {:>8.1} s  {:>9.0} contacts/s", took.as_secs_f64(), contacts as f64 / took.as_secs_f64());
    println!("file        {:>8} MiB", mebibytes(&file));

    let before = processor();
    let cycle = cycle::run(&mut store, campaign, cycles, batch);
    let busy = processor().zip(before).map(|(after, before)| (after - before).as_secs_f64());
    println!(
        "cycle       {:>8.1} s  {:>9.0} calls/s",
        cycle.took.as_secs_f64(),
        cycle.calls as f64 / cycle.took.as_secs_f64()
    );
    if let Some(busy) = busy {
        println!("  processor {busy:>8.1} s  {:>9.0} calls a second of one core", cycle.calls as f64 / busy);
    }
    println!("  claims    {:>8.1} s   commits {:.1} s", cycle.claiming.as_secs_f64(), cycle.committing.as_secs_f64());
    println!("  recalls   {:>8} of {} calls, {} planned again", cycle.recalls, cycle.calls, cycle.replans);
    println!("  commit    {:>8.2} ms median, {:.0} ms at most", cycle.commit_ms(50), cycle.commit_ms(100));
    println!("  99 % of commits within {:.1} ms", cycle.commit_ms(99));

    let mut bare = bare::Bare::fill(&path("bare.sqlite"), contacts);
    let (mut ours, mut theirs, mut kept, mut theirs_kept) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (claimed, took) = timed(|| store.claim(campaign, cycle.now, CLAIM, None, &|_| false).expect("a claim"));
        assert_eq!(claimed.len(), CLAIM, "the campaign has run out of callable contacts");
        let (_, keeping) = timed(|| cycle::place(&mut store, campaign, cycle.now, claimed));
        ours.push(took);
        kept.push(took + keeping);
        let (statement, commit) = bare.claim(CLAIM);
        theirs.push(statement);
        theirs_kept.push(statement + commit);
    }
    let (ours, theirs, kept, theirs_kept) = (median(ours), median(theirs), median(kept), median(theirs_kept));
    println!(
        "claim {CLAIM}   {:>8.3} ms; bare UPDATE … RETURNING {:.3} ms: ratio {:.2}",
        ms(ours),
        ms(theirs),
        ms(ours) / ms(theirs)
    );
    println!(
        "  kept      {:>8.3} ms with its intents; bare with its commit {:.3} ms: ratio {:.2}",
        ms(kept),
        ms(theirs_kept),
        ms(kept) / ms(theirs_kept)
    );
    println!("file        {:>8} MiB", mebibytes(&file));
    drop(bare);
    drop(store);
    if let Some(peak) = peak_mebibytes() {
        println!("peak memory {peak:>8} MiB");
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
