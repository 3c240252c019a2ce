//! Contacts in, answers out, in the same order, by as many threads as there are cores.
//!
//! Piece k goes to thread k modulo their number and comes back from there: bounded channels keep memory bounded, and taking
//! turns keeps the order without sorting.

use super::lines::{LINE_BYTES_MAX, Piece, Pieces};
use super::printed::{Printed, Wrong};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Format, written};
use rappel_analysis::next::{Answerer, Question};
use rappel_strategy::engine::Engine;
use rappel_strategy::time::Instant;
use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// More threads than this wait for the one that reads.
const THREADS_MAX: usize = 8;
/// Pieces that wait on either side of a thread.
const QUEUE_PIECES: usize = 2;

/// What is asked of every line, and how answers are printed.
#[derive(Clone, Copy)]
pub struct Asked<'q> {
    /// Under which rules.
    pub question: &'q Question,
    /// The instant asked about; `None`: now, whenever that is.
    pub at: Option<Instant>,
    /// For people or for programs.
    pub format: Format,
}

/// Answers every contact of a source on standard output; what is wrong with a line stands in its place or, for people, on
/// standard error.
///
/// # Errors
/// [`Failure::Input`] or [`Failure::Output`]: reading or writing broke off.
pub fn answer_all(asked: Asked<'_>, engine: &Engine, source: impl Read + Send) -> Result<Exit, Failure> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(THREADS_MAX);
    thread::scope(|scope| {
        let (mut work, mut done) = (Vec::new(), Vec::new());
        for _ in 0..threads {
            let (work_in, work_out) = sync_channel::<Piece>(QUEUE_PIECES);
            let (done_in, done_out) = sync_channel::<Printed>(QUEUE_PIECES);
            work.push(work_in);
            done.push(done_out);
            let mut answerer = Answerer::new(asked.question, engine.clone());
            scope.spawn(move || {
                for piece in work_out {
                    if done_in.send(answer_piece(asked, &mut answerer, piece)).is_err() {
                        return;
                    }
                }
            });
        }
        let reader = scope.spawn(move || -> io::Result<()> {
            for (turn, piece) in Pieces::new(source).enumerate() {
                // Nobody takes it any more when writing broke off.
                if work[turn % threads].send(piece?).is_err() {
                    break;
                }
            }
            Ok(())
        });
        let exit = print_all(done);
        let read = reader.join().expect("the reader does not panic");
        let exit = exit?;
        read.map_err(Failure::Input)?;
        Ok(exit)
    })
}

fn answer_piece(asked: Asked<'_>, answerer: &mut Answerer<'_>, piece: Piece) -> Printed {
    let mut printed = Printed::default();
    match piece {
        Piece::Lines(first, lines) => {
            printed.out.reserve(lines.len() * 2);
            for (number, line) in (first..).zip(lines.split(|byte| *byte == b'\n')) {
                if line.len() > LINE_BYTES_MAX {
                    printed.refuse(asked, too_long(number));
                } else if !line.trim_ascii().is_empty() {
                    printed.answer(asked, answerer, number, line);
                }
            }
        }
        Piece::Document(first, document) => printed.answer(asked, answerer, first, &document),
        Piece::TooLong(number) => printed.refuse(asked, too_long(number)),
    }
    printed
}

fn too_long(line: u64) -> Wrong {
    Wrong { line, column: None, key: None, error: format!("longer than {} MiB", LINE_BYTES_MAX / (1024 * 1024)) }
}

/// Prints what the threads give, in turns.
fn print_all(done: Vec<Receiver<Printed>>) -> Result<Exit, Failure> {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let mut wrong = 0;
    for turn in done.iter().cycle() {
        // The thread whose turn it is has nothing more: the input is at its end.
        let Ok(printed) = turn.recv() else { break };
        wrong += printed.wrong;
        err.write_all(&printed.err).map_err(Failure::Output)?;
        if !written(out.write_all(&printed.out).and_then(|()| out.flush()))? {
            break;
        }
    }
    Ok(if wrong == 0 { Exit::Fine } else { Exit::No })
}
