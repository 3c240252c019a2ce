//! What the store refuses, as problems.

use super::{Code, Problem};
use rappel_strategy::said::Said;
use serde_json::Value;

impl From<rappel_store::Error> for Problem {
    fn from(error: rappel_store::Error) -> Problem {
        use rappel_store::Error;
        match error {
            Error::Busy => Problem::unavailable(Said::new(
                "La base de données est occupée\u{202f}; réessayez.",
                "The database is busy; try again.",
            )),
            Error::Full => Problem::unavailable(Said::new(
                "Le disque de la base de données est plein\u{202f}; libérez de la place.",
                "The disk of the database is full; make room.",
            )),
            Error::NotFound { what, name, nearest } => {
                let near = |before: &str, after: &str| match &nearest {
                    Some(near) => format!(" ({before}{near}{after})"),
                    None => String::new(),
                };
                Problem::not_found(&Said::new(
                    format!("{} {name}{}", french(what), near("le plus proche\u{a0}: «\u{a0}", "\u{a0}»")),
                    format!("{what} {name}{}", near("the nearest is “", "”")),
                ))
            }
            Error::NameTaken(name) => Problem::name_taken("name", &name),
            Error::LoginTaken(login) => Problem::name_taken("login", &login),
            Error::ClassicLocked(_) => Problem::new(
                Code::ClassicLocked,
                Said::new(
                    "Une stratégie d’appels est en place\u{a0}: retirez-la pour modifier les règles de rappel.",
                    "A call strategy is in place: remove it to edit the recall rules.",
                ),
            ),
            Error::AlreadySetUp => Problem::conflict(Said::new(
                "Le premier compte existe déjà\u{202f}; connectez-vous.",
                "The first account exists already; sign in.",
            )),
            Error::LastAdministrator => Problem::conflict(Said::new(
                "C’est le dernier administrateur\u{a0}: donnez d’abord ce rôle à un autre compte.",
                "This is the last administrator: first give that role to another account.",
            )),
            Error::Limit { max, .. } => Problem::conflict(Said::new(
                format!("La limite de {max} est atteinte."),
                format!("The limit of {max} is reached."),
            )),
            Error::ContactChanged(_) => Problem::stale(Value::Null),
            Error::NotWithdrawn(_) => Problem::conflict(Said::new(
                "Il n’y a rien à annuler, ou il est trop tard\u{202f}: retirez ses numéros de la liste d’opposition.",
                "There is nothing to undo, or it is too late: take its numbers off the suppression list.",
            )),
            Error::Stale { current } => Problem::stale(serde_json::json!({ "revision": current.0 })),
            error => Problem::internal(error),
        }
    }
}

/// What the store looks for, in French.
fn french(what: &str) -> &str {
    match what {
        "campaign" => "campagne",
        "contact" => "fiche",
        "strategy version" => "version de la stratégie",
        "account" => "compte",
        "sound" => "son",
        other => other,
    }
}
