//! Why a text came back or was lost, where it is not the carrier who says so.

use rappel_strategy::said::Said;

/// What happened to a text on our side.
#[derive(Clone, Copy, Debug)]
pub enum Reason {
    /// The instant by which it had to leave is over.
    TooLate,
    /// It was asked back.
    Recalled,
    /// The account was closed.
    Closed,
    /// There is nothing to send.
    Empty,
    /// It has more segments than can be numbered.
    TooLong,
    /// The carrier had not answered when the connection ended.
    ConnectionEnded,
    /// The carrier did not answer in time.
    Unanswered,
    /// The account's thread ended.
    ThreadEnded,
}

impl Reason {
    /// In words to be shown.
    pub fn said(self) -> Said {
        let (fr, en) = match self {
            Reason::TooLate => ("le moment de l’envoyer est passé", "its time to leave was over"),
            Reason::Recalled => ("il a été rappelé", "it was recalled"),
            Reason::Closed => ("le compte a été fermé", "the account was closed"),
            Reason::Empty => ("le texto est vide", "the text is empty"),
            Reason::TooLong => ("le texto est trop long", "the text is too long"),
            Reason::ConnectionEnded => (
                "la connexion s’est interrompue avant la réponse de l’opérateur",
                "the connection ended before the carrier answered",
            ),
            Reason::Unanswered => ("l’opérateur n’a pas répondu à temps", "the carrier did not answer in time"),
            Reason::ThreadEnded => ("le compte s’est arrêté", "the account's thread ended"),
        };
        Said::new(fr, en)
    }
}
