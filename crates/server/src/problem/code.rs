//! The kinds of problems: their names, status codes and titles.

use axum::http::StatusCode;
use rappel_strategy::lang::Lang;
use schemars::JsonSchema;
use serde::Serialize;

/// What kind of thing is wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Nobody is signed in.
    Unauthenticated,
    /// Who is signed in may not do this.
    Forbidden,
    /// The request was not made by our own screens.
    Csrf,
    /// There is no such thing.
    NotFound,
    /// The request says nothing that can be done.
    Invalid,
    /// Somebody else changed it meanwhile.
    Stale,
    /// The request does not say which revision it changes.
    PreconditionRequired,
    /// Its state does not allow it.
    Conflict,
    /// The name is another's.
    NameTaken,
    /// Errors found in the documents prevent it (R4).
    Findings,
    /// Warnings found in the documents were not accepted.
    Warnings,
    /// More than is taken.
    TooLarge,
    /// Too many attempts.
    Throttled,
    /// Classic rules cannot be edited while a strategy is in place (R3).
    ClassicLocked,
    /// Not now.
    Unavailable,
    /// A defect of ours.
    Internal,
}

impl Code {
    /// The status code of answers.
    pub(super) fn status(self) -> StatusCode {
        match self {
            Code::Unauthenticated => StatusCode::UNAUTHORIZED,
            Code::Forbidden | Code::Csrf => StatusCode::FORBIDDEN,
            Code::NotFound => StatusCode::NOT_FOUND,
            Code::Invalid | Code::Findings | Code::Warnings => StatusCode::UNPROCESSABLE_ENTITY,
            Code::Stale => StatusCode::PRECONDITION_FAILED,
            Code::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
            Code::Conflict | Code::NameTaken | Code::ClassicLocked => StatusCode::CONFLICT,
            Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Code::Throttled => StatusCode::TOO_MANY_REQUESTS,
            Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What it is called.
    pub(super) fn title(self, lang: Lang) -> &'static str {
        let (fr, en) = match self {
            Code::Unauthenticated => ("Connexion requise", "Sign-in required"),
            Code::Forbidden => ("Droit manquant", "Not allowed"),
            Code::Csrf => ("Demande refusée", "Request refused"),
            Code::NotFound => ("Introuvable", "Not found"),
            Code::Invalid => ("Demande invalide", "Invalid request"),
            Code::Stale => ("Modifié entre-temps", "Changed meanwhile"),
            Code::PreconditionRequired => ("Révision manquante", "Revision missing"),
            Code::Conflict => ("Impossible dans cet état", "Not possible in this state"),
            Code::NameTaken => ("Nom déjà pris", "Name taken"),
            Code::Findings => ("Des erreurs l’empêchent", "Errors prevent it"),
            Code::Warnings => ("Des avertissements sont à accepter", "Warnings have to be accepted"),
            Code::TooLarge => ("Trop volumineux", "Too large"),
            Code::Throttled => ("Trop de tentatives", "Too many attempts"),
            Code::ClassicLocked => ("Règles de rappel verrouillées", "Recall rules locked"),
            Code::Unavailable => ("Momentanément indisponible", "Unavailable for now"),
            Code::Internal => ("Erreur interne", "Internal error"),
        };
        match lang {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }

    /// The name by which programs know it.
    pub(super) fn name(self) -> String {
        serde_json::to_value(self).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default()
    }
}
