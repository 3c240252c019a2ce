//! What a carrier's refusals mean.

use crate::texting::Failure;
use rusmpp::CommandStatus;

/// What to do after an answer that is not a yes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Not now: the segment was not taken, and may be sent again later.
    Later,
    /// Never.
    Never(Failure, String),
}

/// What this status of an answer means, which the carrier gives only to what it did not take.
pub fn refusal(status: CommandStatus) -> Refusal {
    use CommandStatus as S;
    match status {
        S::EsmeRthrottled | S::EsmeRmsgqful => Refusal::Later,
        S::EsmeRinvdstadr | S::EsmeRinvdstton | S::EsmeRinvdstnpi => {
            Refusal::Never(Failure::Undeliverable, words(status))
        }
        _ => Refusal::Never(Failure::Refused, words(status)),
    }
}

/// A status in words, with its number.
pub fn words(status: CommandStatus) -> String {
    use CommandStatus as S;
    let meaning = match status {
        S::EsmeRinvmsglen => "the text is too long for the carrier",
        S::EsmeRinvcmdlen | S::EsmeRinvcmdid => "the carrier does not understand the request",
        S::EsmeRinvbndsts => "the connection may not send: ask the carrier for a transceiver",
        S::EsmeRalybnd => "the account is already connected: fewer connections are allowed",
        S::EsmeRsyserr => "the carrier has an internal error",
        S::EsmeRinvsrcadr => "the carrier does not accept the sender",
        S::EsmeRinvdstadr => "the carrier does not accept the number",
        S::EsmeRbindfail => "the carrier refuses the connection",
        S::EsmeRinvpaswd => "the password is wrong",
        S::EsmeRinvsysid => "the system identifier is wrong",
        S::EsmeRmsgqful => "the carrier's queue is full",
        S::EsmeRinvsrcton | S::EsmeRinvsrcnpi => "the carrier wants another type of sender: set `sender_type`",
        S::EsmeRinvdstton | S::EsmeRinvdstnpi => "the carrier does not accept the type of number",
        S::EsmeRsubmitfail => "the carrier could not take the text",
        S::EsmeRthrottled => "too many texts a second",
        S::EsmeRinvsched | S::EsmeRinvexpiry => "the carrier does not accept the validity of the text",
        S::EsmeRinvsystyp => "the kind of system is wrong",
        _ => "the carrier refuses",
    };
    format!("{meaning} (SMPP status 0x{:08X})", u32::from(status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_throttling_and_a_full_queue_are_tried_again() {
        let later: Vec<u32> =
            (1..=0x500).filter(|status| refusal(CommandStatus::from(*status)) == Refusal::Later).collect();
        assert_eq!(later, [0x14, 0x58]);
    }

    #[test]
    fn refusals_are_readable() {
        let table = [
            (0x0b, Failure::Undeliverable, "the carrier does not accept the number (SMPP status 0x0000000B)"),
            (0x45, Failure::Refused, "the carrier could not take the text (SMPP status 0x00000045)"),
            (0x401, Failure::Refused, "the carrier refuses (SMPP status 0x00000401)"),
        ];
        for (status, failure, words) in table {
            assert_eq!(refusal(CommandStatus::from(status)), Refusal::Never(failure, words.to_owned()));
        }
    }
}
