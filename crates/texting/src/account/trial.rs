//! A single text, to try an account.

use super::{Account, Link};
use crate::texting::{TextEvent, TextId, TextOrder, TextProgress, Texting};
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use std::time::Duration;

/// How long the answer to a recall may take.
const RECALL: Duration = Duration::from_secs(5);

impl Account {
    /// Sends one text and waits for what the carrier says to it, at most `at_most`, and some seconds more for a text that has to be
    /// called back. It blocks: ask from a thread that may. Nothing is kept, and nothing is sent again.
    ///
    /// The answer is *accepted*, *failed*, *unknown*, or *returned* with the reason why the account cannot send.
    pub fn try_out(&self, to: Phone, text: &str, now: Instant, at_most: Duration) -> TextEvent {
        let mut seat = self.seat();
        let id = TextId(rand::random());
        let order = TextOrder {
            id,
            to,
            from: self.sender().clone(),
            body: text.into(),
            leave_before: now + at_most.as_millis() as i64,
        };
        seat.send(order, now);
        let told = seat.wait(at_most).or_else(|| {
            seat.recall();
            seat.wait(RECALL)
        });
        let Some(told) = told else {
            let silent = TextEvent::new(id, now, TextProgress::Unknown);
            let reason = Said::new("l’opérateur n’a pas encore répondu", "the carrier has not answered yet");
            return TextEvent { reason, ..silent };
        };
        let reason = match (told.what, self.link()) {
            (TextProgress::Returned, Link::Down(reason)) => reason,
            _ => told.reason,
        };
        TextEvent { id, at: now, what: told.what, reason, refs: told.refs }
    }
}
