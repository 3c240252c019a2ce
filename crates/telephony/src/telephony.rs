//! The one interface through which calls leave.
//!
//! It is synchronous and polled: the dialer's core advances in ticks, and a shell around it carries orders out and events in.
//! A driver for a switch keeps its connection on its own thread or task and hands over what it heard when it is polled.

use crate::call::{CallId, CallOrder};
use crate::event::{CallEvent, Ending};
use rappel_strategy::time::Instant;

/// What became of a call that the dialer lost sight of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It is still up.
    Up,
    /// It ended so.
    Ended(Ending),
    /// The switch does not know it: the call may or may not have left. The dialer counts it as interrupted (R20, R21).
    Unknown,
}

/// Whether a trunk can carry calls now.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum TrunkState {
    /// It can.
    #[default]
    Ready,
    /// The switch does not answer.
    SwitchUnreachable,
    /// The switch has no trunk of this name.
    NotConfigured,
    /// The trunk does not answer the switch.
    Unreachable,
}

/// A network that carries calls.
///
/// No method waits and none fails: a call that cannot leave ends with a congestion cause, so that the one path by which the
/// dialer learns of the end of a call also serves for calls that never began.
pub trait Telephony: Send {
    /// What this network is, for screens and logs. A simulated network says that it is one.
    fn label(&self) -> &str;

    /// Places a call. An identifier that is already up is not dialled again.
    fn place(&mut self, order: CallOrder, now: Instant);

    /// Brings the agent's line `seat` (in the switch's own notation) together with the person on call `id`. Until then the
    /// person waits, and hangs up before long. Nothing happens when the call has ended meanwhile; its end is polled.
    fn connect(&mut self, id: CallId, seat: &str, now: Instant);

    /// Ends a call, ringing or answered. Its end is polled like any other; nothing happens when it has ended already.
    fn hang_up(&mut self, id: CallId, now: Instant);

    /// Appends to `events` everything that happened until `now` (included) and was not told before, oldest first.
    fn poll(&mut self, now: Instant, events: &mut Vec<CallEvent>);

    /// When the next event is due, if the network knows, as only a simulated one does: virtual time may jump there.
    fn next_event_at(&self) -> Option<Instant>;

    /// Whether this trunk can carry calls now.
    fn trunk(&self, name: &str) -> TrunkState {
        let _ = name;
        TrunkState::Ready
    }

    /// After a crash: what became of these calls, in the order asked. The one method that may wait, some seconds, for a switch to
    /// answer. Of a call that is up whatever happens from now on is polled, and that somebody waits on it, if so.
    fn resolve(&mut self, ids: &[CallId]) -> Vec<(CallId, Fate)>;
}
