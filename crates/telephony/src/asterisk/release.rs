//! What Asterisk says of a call's end, in the words of R20.
//!
//! chan_pjsip always gives a Q.850 cause. Without a `Reason` header it has made it up from the SIP code, by a table of its own
//! that is not that of R20 (485 becomes *unallocated*, a refused registration *rejected*). Recent releases tell the SIP code too
//! (`tech_cause`): where the cause is only its translation, the code is read instead.

use crate::cause::{CancelledBy, Release};

/// A release by the network, from `cause` and `tech_cause` of `ChannelDestroyed`.
pub(super) fn by_network(cause: u8, tech_cause: Option<u16>) -> Release {
    // 0: the channel went before any cause was set.
    let told = (cause != 0).then_some(cause);
    let sip = tech_cause.filter(|code| (300..700).contains(code));
    let cancelled_by = Some(CancelledBy::Them);
    match sip {
        // The trunk does not know us: nobody was called, and no contact is to blame (network out of order).
        Some(401 | 407) => Release { q850: Some(38), sip, cancelled_by },
        Some(code) if told == Some(translated(code)) => Release { q850: None, sip, cancelled_by },
        _ => Release { q850: told, sip, cancelled_by },
    }
}

/// The release of a call that we cancelled before anybody answered.
pub(super) const CANCELLED: Release = Release { q850: None, sip: Some(487), cancelled_by: Some(CancelledBy::Us) };

/// The release of a call that could not leave, or of which nothing was heard: network out of order.
pub(super) const OUT_OF_ORDER: Release = Release { q850: Some(38), sip: None, cancelled_by: Some(CancelledBy::Us) };

/// The release of an answered call by us.
pub(super) const HUNG_UP: Release = Release { q850: Some(16), sip: None, cancelled_by: Some(CancelledBy::Us) };

/// The cause that chan_pjsip makes of a SIP code. Where R20 reads code and cause alike it does not matter which is taken; 500 is
/// left out, since its code says nothing there and its cause does.
fn translated(sip: u16) -> u8 {
    match sip {
        403 | 603 => 21,
        404 | 485 | 604 => 1,
        408 => 18,
        410 => 22,
        480 => 19,
        484 => 28,
        486 | 600 => 17,
        502 => 27,
        503 => 34,
        _ => 127,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cause::verdict;
    use rappel_strategy::status::SystemStatus::{self, *};

    fn status(cause: u8, tech: Option<u16>) -> SystemStatus {
        verdict(by_network(cause, tech)).status
    }

    #[test]
    fn a_translated_cause_gives_way_to_its_code_r20() {
        // As Asterisk 22 reports each code when there is no Reason header.
        let table = [
            (Busy, &[(17, 486), (17, 600)][..]),
            (NoAnswer, &[(18, 408), (19, 480)]),
            (Rejected, &[(21, 403), (21, 603), (127, 607)]),
            (Invalid, &[(1, 404), (22, 410), (28, 484), (1, 485), (1, 604)]),
            (Congestion, &[(27, 502), (34, 503), (38, 500)]),
            (CallerIdBlocked, &[(127, 433), (127, 608)]),
            (Undetermined, &[(127, 487), (58, 488)]),
        ];
        for (expected, rows) in table {
            for &(cause, code) in rows {
                assert_eq!(status(cause, Some(code)), expected, "{cause} {code}");
            }
        }
    }

    #[test]
    fn a_cause_of_its_own_is_read_before_the_code_r20() {
        assert_eq!(status(20, Some(480)), Absent);
        assert_eq!(status(34, Some(480)), Congestion);
        assert_eq!(status(17, Some(503)), Busy);
        assert_eq!(status(1, Some(603)), Invalid);
        assert_eq!(status(21, Some(608)), CallerIdBlocked);
    }

    #[test]
    fn an_asterisk_that_tells_no_code_is_read_by_its_cause_r20() {
        for (cause, expected) in [(17, Busy), (19, NoAnswer), (21, Rejected), (1, Invalid), (34, Congestion)] {
            assert_eq!(status(cause, None), expected);
        }
        assert_eq!(status(0, None), Undetermined);
    }

    #[test]
    fn a_trunk_that_does_not_know_us_blames_no_contact_r21() {
        assert_eq!(status(21, Some(401)), Congestion);
        assert_eq!(status(21, Some(407)), Congestion);
    }
}
