//! Problems by what went wrong.

use super::{Code, Problem};
use crate::rights::Right;
use axum::http::StatusCode;
use rappel_store::Role;
use rappel_strategy::lang::Lang;
use rappel_strategy::said::Said;
use serde_json::Value;

impl Problem {
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

    /// What a carrier tells comes without the secret of an account that awaits it. Which of these is missing is not said.
    pub fn wrong_hook() -> Problem {
        Problem::new(
            Code::Unauthenticated,
            Said::new(
                "Cette adresse n’attend rien, ou le secret n’est pas le bon.",
                "Nothing is awaited at this address, or the secret is not the right one.",
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
    pub(super) fn of_status(status: StatusCode) -> Problem {
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
