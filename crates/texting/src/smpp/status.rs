//! What a carrier's refusals mean.

use crate::texting::Failure;
use rappel_strategy::said::Said;
use rusmpp::CommandStatus;

/// What to do after an answer that is not a yes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Not now: the segment was not taken, and may be sent again later.
    Later,
    /// Never.
    Never(Failure, Said),
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
pub fn words(status: CommandStatus) -> Said {
    use CommandStatus as S;
    let (fr, en) = match status {
        S::EsmeRinvmsglen => ("le texto est trop long pour l’opérateur", "the text is too long for the carrier"),
        S::EsmeRinvcmdlen | S::EsmeRinvcmdid => {
            ("l’opérateur ne comprend pas la demande", "the carrier does not understand the request")
        }
        S::EsmeRinvbndsts => (
            "cette connexion ne peut pas envoyer\u{a0}: demandez à l’opérateur un accès «\u{a0}transceiver\u{a0}»",
            "the connection may not send: ask the carrier for a transceiver",
        ),
        S::EsmeRalybnd => (
            "le compte est déjà connecté\u{a0}: moins de connexions sont permises",
            "the account is already connected: fewer connections are allowed",
        ),
        S::EsmeRsyserr => ("erreur interne de l’opérateur", "the carrier has an internal error"),
        S::EsmeRinvsrcadr => ("l’opérateur n’accepte pas l’expéditeur", "the carrier does not accept the sender"),
        S::EsmeRinvdstadr => ("l’opérateur n’accepte pas le numéro", "the carrier does not accept the number"),
        S::EsmeRbindfail => ("l’opérateur refuse la connexion", "the carrier refuses the connection"),
        S::EsmeRinvpaswd => ("le mot de passe est faux", "the password is wrong"),
        S::EsmeRinvsysid => ("l’identifiant de connexion est faux", "the system identifier is wrong"),
        S::EsmeRmsgqful => ("la file de l’opérateur est pleine", "the carrier's queue is full"),
        S::EsmeRinvsrcton | S::EsmeRinvsrcnpi => (
            "l’opérateur veut un autre type d’expéditeur\u{a0}: réglez «\u{a0}sender_type\u{a0}»",
            "the carrier wants another type of sender: set `sender_type`",
        ),
        S::EsmeRinvdstton | S::EsmeRinvdstnpi => {
            ("l’opérateur n’accepte pas ce type de numéro", "the carrier does not accept the type of number")
        }
        S::EsmeRsubmitfail => ("l’opérateur n’a pas pu prendre le texto", "the carrier could not take the text"),
        S::EsmeRthrottled => ("trop de textos par seconde", "too many texts a second"),
        S::EsmeRinvsched | S::EsmeRinvexpiry => (
            "l’opérateur n’accepte pas la durée de validité du texto",
            "the carrier does not accept the validity of the text",
        ),
        S::EsmeRinvsystyp => ("le type de système est faux", "the kind of system is wrong"),
        _ => ("l’opérateur refuse", "the carrier refuses"),
    };
    let code = format!("0x{:08X}", u32::from(status));
    Said::new(format!("{fr} (statut SMPP {code})"), format!("{en} (SMPP status {code})"))
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
            (
                0x0b,
                Failure::Undeliverable,
                "l’opérateur n’accepte pas le numéro (statut SMPP 0x0000000B)",
                "the carrier does not accept the number (SMPP status 0x0000000B)",
            ),
            (
                0x45,
                Failure::Refused,
                "l’opérateur n’a pas pu prendre le texto (statut SMPP 0x00000045)",
                "the carrier could not take the text (SMPP status 0x00000045)",
            ),
            (
                0x401,
                Failure::Refused,
                "l’opérateur refuse (statut SMPP 0x00000401)",
                "the carrier refuses (SMPP status 0x00000401)",
            ),
        ];
        for (status, failure, fr, en) in table {
            assert_eq!(refusal(CommandStatus::from(status)), Refusal::Never(failure, Said::new(fr, en)));
        }
    }
}
