//! What our channels, bridges and playbacks are called on the switch.
//!
//! A channel is named after its call, so that Asterisk itself refuses to place a call twice, and finds it again after a crash.
//! Databases number their calls alike: the installation's token tells them apart.

use super::config::{ConfigError, name};
use crate::call::CallId;

/// Which of a call's things an identifier names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Leg {
    /// The channel to the person called.
    Person,
    /// The channel to the agent.
    Seat,
}

/// The identifiers of one installation.
#[derive(Clone, Debug)]
pub(super) struct Names {
    prefix: String,
}

impl Names {
    /// The names of the installation with this token.
    ///
    /// # Errors
    /// When the token cannot stand in an identifier.
    pub(super) fn new(token: &str) -> Result<Names, ConfigError> {
        name("the installation's token", token)?;
        Ok(Names { prefix: format!("rappel.{token}.") })
    }

    pub(super) fn channel(&self, call: CallId) -> String {
        format!("{}{call}", self.prefix)
    }

    pub(super) fn seat(&self, call: CallId) -> String {
        format!("{}{call}.seat", self.prefix)
    }

    pub(super) fn bridge(&self, call: CallId) -> String {
        format!("{}{call}.bridge", self.prefix)
    }

    pub(super) fn playback(&self, call: CallId) -> String {
        format!("{}{call}.message", self.prefix)
    }

    /// The call and the leg that a channel is; `None` for one that is not ours.
    pub(super) fn of_channel(&self, channel: &str) -> Option<(CallId, Leg)> {
        let mut parts = channel.strip_prefix(&self.prefix)?.split('.');
        let call = CallId::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        match (parts.next(), parts.next()) {
            (None, _) => Some((call, Leg::Person)),
            (Some("seat"), None) => Some((call, Leg::Seat)),
            _ => None,
        }
    }

    /// The call whose message this playback is.
    pub(super) fn of_playback(&self, playback: &str) -> Option<CallId> {
        self.of_channel(playback.strip_suffix(".message")?).map(|(call, _)| call)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_is_found_again_by_its_name_and_no_other_installation_s_is() {
        let names = Names::new("a1").unwrap();
        let call = CallId::new(4_294_967_297, 12);
        assert_eq!(names.of_channel(&names.channel(call)), Some((call, Leg::Person)));
        assert_eq!(names.of_channel(&names.seat(call)), Some((call, Leg::Seat)));
        assert_eq!(names.of_playback(&names.playback(call)), Some(call));
        let other = Names::new("a").unwrap();
        assert_eq!(other.of_channel(&names.channel(call)), None);
        for foreign in ["1700000000.12", "rappel.a1.7", "rappel.a1.7.x", "rappel.a1.7.1.bridge"] {
            assert_eq!(names.of_channel(foreign), None, "{foreign}");
        }
        assert!(Names::new("a.b").is_err());
    }
}
