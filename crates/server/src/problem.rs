//! Every error as problem details (RFC 9457): what is wrong, where, and the way out.
//!
//! Problems are made by constructors that say what went wrong, not which status code. They carry both languages; which one is
//! written is settled at the edge, by [`spoken`].

use crate::rights::Right;
use crate::said::Said;
use crate::schema::documented;
use axum::extract::Request;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use rappel_store::Role;
use rappel_strategy::lang::Lang;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// The media type of problem details.
pub const MEDIA_TYPE: &str = "application/problem+json";

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
    fn status(self) -> StatusCode {
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

    fn title(self, lang: Lang) -> &'static str {
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
}

/// Why a request was not done.
#[derive(Clone, Debug)]
pub struct Problem(Box<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    code: Code,
    status: StatusCode,
    detail: Said,
    place: Option<String>,
    findings: Option<Value>,
    errors: Option<Value>,
    current: Option<Value>,
    setup_needed: Option<bool>,
    retry_after_s: Option<u64>,
}

/// A problem as it is written.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub struct Written<'a> {
    /// `urn:rappel:problem:` and the code.
    r#type: String,
    /// What kind of thing is wrong.
    code: Code,
    /// The same for people.
    title: &'a str,
    /// What is wrong here, and the way out.
    detail: &'a str,
    /// The status code of the answer.
    status: u16,
    /// The value at fault in what was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    /// What was found in the documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<&'a Value>,
    /// What is wrong in a text that was sent, by line and column.
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<&'a Value>,
    /// What is there instead: the present revision, who made it and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<&'a Value>,
    /// Nobody can sign in yet: the first account is to be made.
    #[serde(skip_serializing_if = "Option::is_none")]
    setup_needed: Option<bool>,
}
documented!(Written<'static>);

impl Problem {
    fn new(code: Code, detail: Said) -> Problem {
        Problem(Box::new(Inner {
            code,
            status: code.status(),
            detail,
            place: None,
            findings: None,
            errors: None,
            current: None,
            setup_needed: None,
            retry_after_s: None,
        }))
    }

    fn at(mut self, place: impl Into<String>) -> Problem {
        self.0.place = Some(place.into());
        self
    }

    /// Nobody is signed in.
    pub fn signed_out(setup_needed: bool) -> Problem {
        let detail = if setup_needed {
            Said::new(
                "Aucun compte n’existe encore\u{a0}: ouvrez le lien affiché au démarrage du serveur.",
                "There is no account yet: open the link that was printed when the server started.",
            )
        } else {
            Said::new("Connectez-vous.", "Sign in.")
        };
        let mut problem = Problem::new(Code::Unauthenticated, detail);
        problem.0.setup_needed = Some(setup_needed);
        problem
    }

    /// Login and password do not fit, whichever of the two is wrong.
    pub fn wrong_credentials() -> Problem {
        Problem::new(
            Code::Unauthenticated,
            Said::new("Identifiant ou mot de passe incorrect.", "Wrong login or password."),
        )
    }

    /// Whoever changes a password must know the present one.
    pub fn wrong_current_password() -> Problem {
        Problem::invalid(
            "current",
            Said::new("Le mot de passe actuel est incorrect.", "The current password is wrong."),
        )
    }

    /// The link for setting up is another one, or was used, or is too old.
    pub fn wrong_setup_token() -> Problem {
        Problem::new(
            Code::Unauthenticated,
            Said::new(
                "Ce lien n’est plus valable\u{a0}: redémarrez le serveur pour en obtenir un autre.",
                "This link is no longer valid: restart the server to get another one.",
            ),
        )
    }

    /// The role does not have the right.
    pub fn not_allowed(role: Role, right: Right) -> Problem {
        Problem::new(
            Code::Forbidden,
            Said::of(|lang| match lang {
                Lang::Fr => format!(
                    "Le rôle «\u{a0}{}\u{a0}» ne permet pas de {}\u{202f}; demandez à un administrateur.",
                    role_name(role, lang),
                    right.infinitive(lang)
                ),
                Lang::En => format!(
                    "The role “{}” may not {}; ask an administrator.",
                    role_name(role, lang),
                    right.infinitive(lang)
                ),
            }),
        )
    }

    /// It is somebody else's work.
    pub fn not_yours() -> Problem {
        Problem::new(
            Code::Forbidden,
            Said::new(
                "Seuls la personne qui a lancé ce traitement et les administrateurs peuvent l’annuler.",
                "Only who began this job and administrators may cancel it.",
            ),
        )
    }

    /// The token that our screens send with every change is missing or another's.
    pub fn csrf() -> Problem {
        Problem::new(
            Code::Csrf,
            Said::new(
                "La demande ne vient pas de cette session\u{202f}; rechargez la page.",
                "The request does not come from this session; reload the page.",
            ),
        )
    }

    /// There is nothing at this address.
    pub fn no_such_address() -> Problem {
        Problem::new(Code::NotFound, Said::new("Il n’y a rien à cette adresse.", "There is nothing at this address."))
    }

    /// There is no such thing.
    pub fn not_found(what: &Said) -> Problem {
        Problem::new(
            Code::NotFound,
            Said::new(format!("Introuvable\u{a0}: {}.", what.fr), format!("Not found: {}.", what.en)),
        )
    }

    /// What was sent cannot be used; `place`: the value at fault, empty for the whole.
    pub fn invalid(place: &str, detail: Said) -> Problem {
        let problem = Problem::new(Code::Invalid, detail);
        if place.is_empty() { problem } else { problem.at(place) }
    }

    /// Exactly one of two fields must be given.
    pub fn neither(one: &str, other: &str) -> Problem {
        Problem::invalid(
            "",
            Said::new(format!("Indiquez soit `{one}`, soit `{other}`."), format!("Give either `{one}` or `{other}`.")),
        )
    }

    /// The same, with what is wrong in a text by line and column.
    pub fn with_errors(mut self, errors: Value) -> Problem {
        self.0.errors = Some(errors);
        self
    }

    /// What was sent cannot even be read.
    pub fn unreadable(place: &str, said: &str) -> Problem {
        let mut problem = Problem::invalid(
            place,
            Said::new(
                format!("La demande ne peut pas être lue\u{a0}: {said}"),
                format!("The request cannot be read: {said}"),
            ),
        );
        problem.0.status = StatusCode::BAD_REQUEST;
        problem
    }

    /// Somebody else changed it meanwhile; `current` says who, when, and what revision it has now.
    pub fn stale(current: Value) -> Problem {
        let mut problem = Problem::new(
            Code::Stale,
            Said::new(
                "Quelqu’un d’autre l’a modifié entre-temps\u{a0}: rechargez, puis refaites votre changement.",
                "Somebody else changed it meanwhile: reload, then make your change again.",
            ),
        );
        problem.0.current = Some(current);
        problem
    }

    /// The request does not say which revision it changes.
    pub fn revision_missing() -> Problem {
        Problem::new(
            Code::PreconditionRequired,
            Said::new(
                "L’en-tête If-Match doit nommer la révision modifiée.",
                "The header If-Match must name the revision that is changed.",
            ),
        )
    }

    /// Its state does not allow it; the detail says the way out.
    pub fn conflict(detail: Said) -> Problem {
        Problem::new(Code::Conflict, detail)
    }

    /// Its state does not allow it because of what stands at a place.
    pub fn in_use(place: &str, detail: Said) -> Problem {
        Problem::new(Code::Conflict, detail).at(place)
    }

    /// The name is another's.
    pub fn name_taken(place: &str, name: &str) -> Problem {
        Problem::new(
            Code::NameTaken,
            Said::new(
                format!("«\u{a0}{name}\u{a0}» existe déjà\u{202f}; choisissez un autre nom."),
                format!("“{name}” exists already; choose another name."),
            ),
        )
        .at(place)
    }

    /// Errors in the documents prevent it (R4).
    pub fn findings(findings: Value) -> Problem {
        let mut problem = Problem::new(
            Code::Findings,
            Said::new("Corrigez d’abord les erreurs indiquées.", "First correct the errors that are listed."),
        );
        problem.0.findings = Some(findings);
        problem
    }

    /// Warnings in the documents were not accepted.
    pub fn warnings(findings: Value) -> Problem {
        let mut problem = Problem::new(
            Code::Warnings,
            Said::new(
                "Acceptez les avertissements indiqués, ou corrigez-les.",
                "Accept the warnings that are listed, or correct them.",
            ),
        );
        problem.0.findings = Some(findings);
        problem
    }

    /// More than is taken.
    pub fn too_large(bytes_max: u64) -> Problem {
        Problem::new(
            Code::TooLarge,
            Said::new(
                format!("Au plus {} ko sont acceptés.", bytes_max / 1_000),
                format!("At most {} kB are accepted.", bytes_max / 1_000),
            ),
        )
    }

    /// Too many attempts; the next one counts after so many seconds.
    pub fn throttled(wait_s: u64) -> Problem {
        let mut problem = Problem::new(
            Code::Throttled,
            Said::new(format!("Réessayez dans {wait_s} s."), format!("Try again in {wait_s} s.")),
        );
        problem.0.retry_after_s = Some(wait_s);
        problem
    }

    /// Not now; the detail says why.
    pub fn unavailable(detail: Said) -> Problem {
        Problem::new(Code::Unavailable, detail)
    }

    /// A defect of ours. The error goes to the log, not to the browser.
    pub fn internal(error: impl std::fmt::Display) -> Problem {
        tracing::error!(%error, "internal error");
        Problem::new(
            Code::Internal,
            Said::new(
                "Le serveur a rencontré une erreur\u{202f}; son journal en donne la cause.",
                "The server met an error; its log says the cause.",
            ),
        )
    }

    /// What stands for an answer of this status that nobody put into words.
    fn of_status(status: StatusCode) -> Problem {
        let mut problem = match status {
            StatusCode::NOT_FOUND => return Problem::no_such_address(),
            StatusCode::METHOD_NOT_ALLOWED => Problem::invalid(
                "",
                Said::new(
                    "Cette méthode n’est pas permise à cette adresse.",
                    "This method is not allowed at this address.",
                ),
            ),
            StatusCode::PAYLOAD_TOO_LARGE => {
                Problem::new(Code::TooLarge, Said::new("La demande est trop volumineuse.", "The request is too large."))
            }
            StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => Problem::unavailable(Said::new(
                "La réponse a pris trop de temps\u{202f}; réessayez.",
                "The answer took too long; try again.",
            )),
            status if status.is_client_error() => Problem::unreadable("", status.as_str()),
            _ => return Problem::internal(status),
        };
        problem.0.status = status;
        problem
    }

    /// What is wrong here, and the way out.
    pub fn said(&self) -> &Said {
        &self.0.detail
    }

    fn written(&self, lang: Lang) -> Written<'_> {
        let inner = &*self.0;
        Written {
            r#type: format!("urn:rappel:problem:{}", name(inner.code)),
            code: inner.code,
            title: inner.code.title(lang),
            detail: inner.detail.to(lang),
            status: inner.status.as_u16(),
            place: inner.place.as_deref(),
            findings: inner.findings.as_ref(),
            errors: inner.errors.as_ref(),
            current: inner.current.as_ref(),
            setup_needed: inner.setup_needed,
        }
    }

    /// The problem as it is written, in a language, where it stands within an answer.
    pub fn value(&self, lang: Lang) -> Value {
        serde_json::to_value(self.written(lang)).unwrap_or_default()
    }

    fn write(&self, lang: Lang) -> Response {
        let inner = &*self.0;
        let body = serde_json::to_vec(&self.written(lang)).unwrap_or_default();
        let mut response = (inner.status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(if lang == Lang::En { "en" } else { "fr" }));
        if let Some(wait_s) = inner.retry_after_s {
            headers.insert(RETRY_AFTER, HeaderValue::from(wait_s));
        }
        response
    }
}

fn name(code: Code) -> String {
    serde_json::to_value(code).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default()
}

/// What a role is called.
fn role_name(role: Role, lang: Lang) -> &'static str {
    match (role, lang) {
        (Role::Administrator, Lang::Fr) => "administrateur",
        (Role::Supervisor, Lang::Fr) => "superviseur",
        (Role::Agent, Lang::Fr) => "agent",
        (Role::Auditor, Lang::Fr) => "auditeur",
        (Role::Administrator, Lang::En) => "administrator",
        (Role::Supervisor, Lang::En) => "supervisor",
        (Role::Agent, Lang::En) => "agent",
        (Role::Auditor, Lang::En) => "auditor",
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.write(Lang::default());
        response.extensions_mut().insert(self);
        response
    }
}

/// Writes problems in the language of who asks, and puts into words what the framework answers without any.
pub async fn spoken(request: Request, next: Next) -> Response {
    let lang = language(request.headers());
    let response = next.run(request).await;
    let status = response.status();
    let problem = match response.extensions().get::<Problem>() {
        Some(problem) => problem.clone(),
        None if status.is_client_error() || status.is_server_error() => Problem::of_status(status),
        None => return response,
    };
    let mut spoken = problem.write(lang);
    for (name, value) in response.headers() {
        if !spoken.headers().contains_key(name) && name != axum::http::header::CONTENT_LENGTH {
            spoken.headers_mut().append(name, value.clone());
        }
    }
    spoken
}

/// The language asked for: the first of the list that we speak, else French.
pub fn language(headers: &HeaderMap) -> Lang {
    let asked = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let spoken = |tag: &str| match tag.trim().split(['-', ';']).next() {
        Some("fr") => Some(Lang::Fr),
        Some("en") => Some(Lang::En),
        _ => None,
    };
    asked.split(',').find_map(spoken).unwrap_or_default()
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_we_speak_is_spoken() {
        for (asked, lang) in [
            ("", Lang::Fr),
            ("en-GB,en;q=0.9", Lang::En),
            ("de, en;q=0.5, fr;q=0.4", Lang::En),
            ("fr-FR", Lang::Fr),
            ("de", Lang::Fr),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_str(asked).unwrap());
            assert_eq!(language(&headers), lang, "{asked}");
        }
    }
}
