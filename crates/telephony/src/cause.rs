//! Why a call was released, and what that means for the contact (R20).
//!
//! The Q.850 cause is read first and the SIP code second, because one SIP code stands for several causes (480). Sources: R20,
//! RFC 3398, RFC 6432, RFC 8197 (607), RFC 8688 (608), RFC 5079 (433).

use rappel_strategy::status::SystemStatus;

/// Who gave up a call that nobody had answered.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CancelledBy {
    /// We did: the ring time was over, or the dialer changed its mind.
    Us,
    /// The network or the person called.
    Them,
}

/// Why a call was released, as the signalling says it. A driver that meets `603 Network Blocked` (a call-analytics engine
/// speaking, not the person called) reports 608, which says the same thing without the reason phrase.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Release {
    /// Q.850 cause, from the `Reason` header or the channel.
    pub q850: Option<u8>,
    /// Final SIP response code.
    pub sip: Option<u16>,
    /// Who released the call, where known.
    pub cancelled_by: Option<CancelledBy>,
}

impl Release {
    /// A release by the other side with this Q.850 cause.
    pub const fn q850(cause: u8) -> Release {
        Release { q850: Some(cause), sip: None, cancelled_by: Some(CancelledBy::Them) }
    }

    /// The same release with this SIP code too.
    pub const fn and_sip(self, code: u16) -> Release {
        Release { sip: Some(code), ..self }
    }
}

/// What a release means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Verdict {
    /// The system status of the attempt.
    pub status: SystemStatus,
    /// Whether the table knows this release. One that it does not know is undetermined and deserves one line in the log for
    /// each combination, so that the table can be completed.
    pub known: bool,
}

impl Verdict {
    /// A status that the table knows.
    pub const fn known(status: SystemStatus) -> Verdict {
        Verdict { status, known: true }
    }
}

/// The status of a call that nobody answered (R20): Q.850 first, SIP second, [`SystemStatus::Undetermined`] when neither says
/// anything known.
pub fn verdict(release: Release) -> Verdict {
    let status = blocked_although_rejected(release)
        .or_else(|| release.q850.and_then(status_of_q850))
        .or_else(|| status_of_sip(release.sip, release.cancelled_by));
    match status {
        Some(status) => Verdict::known(status),
        None => Verdict { status: SystemStatus::Undetermined, known: false },
    }
}

/// 608 has no Q.850 cause of its own: a gateway can only add 21, rejected. Read by Q.850 alone the contact would be blamed for
/// a block on the displayed number, so this one pair is read together.
fn blocked_although_rejected(release: Release) -> Option<SystemStatus> {
    (release.q850 == Some(21) && release.sip == Some(608)).then_some(SystemStatus::CallerIdBlocked)
}

fn status_of_q850(cause: u8) -> Option<SystemStatus> {
    Some(match cause {
        17 => SystemStatus::Busy,
        18 | 19 => SystemStatus::NoAnswer,
        20 => SystemStatus::Absent,
        21 => SystemStatus::Rejected,
        1 | 22 | 28 => SystemStatus::Invalid,
        27 | 34 | 38 | 41 | 42 => SystemStatus::Congestion,
        // Rejected by a feature at the destination: anonymous calls are refused there.
        24 => SystemStatus::CallerIdBlocked,
        _ => return None,
    })
}

fn status_of_sip(code: Option<u16>, cancelled_by: Option<CancelledBy>) -> Option<SystemStatus> {
    Some(match code {
        Some(486 | 600) => SystemStatus::Busy,
        Some(408 | 480) => SystemStatus::NoAnswer,
        // 487 tells that the request was cancelled; that nobody answered follows only when it was we who cancelled. A switch
        // that cancels after the ring time may give no code at all.
        Some(487) | None if cancelled_by == Some(CancelledBy::Us) => SystemStatus::NoAnswer,
        // 607 (unwanted) is a rejection by the person called.
        Some(403 | 603 | 607) => SystemStatus::Rejected,
        Some(404 | 410 | 484 | 485 | 604) => SystemStatus::Invalid,
        Some(502 | 503) => SystemStatus::Congestion,
        // 433: anonymity is refused. Both are the fault of what we displayed.
        Some(433 | 608) => SystemStatus::CallerIdBlocked,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use CancelledBy::{Them, Us};
    use SystemStatus::*;

    fn row(q850: Option<u8>, sip: Option<u16>, cancelled_by: Option<CancelledBy>) -> (SystemStatus, bool) {
        let Verdict { status, known } = verdict(Release { q850, sip, cancelled_by });
        (status, known)
    }

    #[test]
    fn every_q850_cause_of_the_table_r20() {
        let table = [
            (Busy, &[17][..]),
            (NoAnswer, &[18, 19]),
            (Absent, &[20]),
            (Rejected, &[21]),
            (Invalid, &[1, 22, 28]),
            (Congestion, &[27, 34, 38, 41, 42]),
            (CallerIdBlocked, &[24]),
        ];
        for (status, causes) in table {
            for &cause in causes {
                assert_eq!(row(Some(cause), None, Some(Them)), (status, true), "Q.850 {cause}");
            }
        }
    }

    #[test]
    fn every_sip_code_of_the_table_r20() {
        let table = [
            (Busy, &[486, 600][..]),
            (NoAnswer, &[408, 480]),
            (Rejected, &[403, 603, 607]),
            (Invalid, &[404, 410, 484, 485, 604]),
            (Congestion, &[502, 503]),
            (CallerIdBlocked, &[433, 608]),
        ];
        for (status, codes) in table {
            for &code in codes {
                assert_eq!(row(None, Some(code), Some(Them)), (status, true), "SIP {code}");
                assert_eq!(row(Some(127), Some(code), Some(Them)), (status, true), "SIP {code}, interworking");
            }
        }
    }

    #[test]
    fn q850_decides_before_sip_r20() {
        assert_eq!(row(Some(20), Some(480), Some(Them)), (Absent, true));
        assert_eq!(row(Some(19), Some(480), Some(Them)), (NoAnswer, true));
        assert_eq!(row(Some(34), Some(486), Some(Them)), (Congestion, true));
        assert_eq!(row(Some(17), Some(487), Some(Us)), (Busy, true));
    }

    #[test]
    fn a_cancel_is_no_answer_only_when_it_was_ours_r20() {
        assert_eq!(row(None, Some(487), Some(Us)), (NoAnswer, true));
        assert_eq!(row(Some(16), Some(487), Some(Us)), (NoAnswer, true));
        assert_eq!(row(Some(16), None, Some(Us)), (NoAnswer, true));
        assert_eq!(row(None, Some(487), Some(Them)), (Undetermined, false));
        assert_eq!(row(None, Some(487), None), (Undetermined, false));
    }

    #[test]
    fn a_blocked_caller_id_does_not_blame_the_contact_r20() {
        assert_eq!(row(Some(21), Some(608), Some(Them)), (CallerIdBlocked, true));
        assert_eq!(row(Some(17), Some(608), Some(Them)), (Busy, true));
    }

    #[test]
    fn what_the_table_does_not_know_is_undetermined_and_flagged_r20() {
        assert_eq!(row(None, None, None), (Undetermined, false));
        assert_eq!(row(Some(16), None, Some(Them)), (Undetermined, false));
        assert_eq!(row(Some(127), Some(500), Some(Them)), (Undetermined, false));
        for cause in 0..=127 {
            let known = [1, 17, 18, 19, 20, 21, 22, 24, 27, 28, 34, 38, 41, 42].contains(&cause);
            assert_eq!(row(Some(cause), None, None).1, known, "Q.850 {cause}");
        }
    }
}
