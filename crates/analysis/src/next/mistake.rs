//! What can be wrong with a contact that is asked about, in both languages.

use super::moment::{Moment, YEARS};
use super::subject::{ATTEMPTS_MAX, CALLS_ELSEWHERE_MAX};
use rappel_strategy::lang::Lang;
use rappel_strategy::phone::PhoneError;
use rappel_strategy::zone::UnknownZone;

/// What is wrong with a contact, so that nothing can be answered about it.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Mistake {
    /// A text is not an instant.
    #[error(
        "`{text}` is not an instant; expected for example 2026-11-23T18:05:00+01:00, or 2026-11-23T18:05 in {zone}"
    )]
    Instant {
        /// What was given.
        text: String,
        /// The campaign's zone, in which local times are read.
        zone: String,
    },
    /// An instant lies outside the years that zones know.
    #[error("`{0}` lies outside the years {first} to {last}", first = YEARS.start(), last = YEARS.end())]
    Year(String),
    /// A name is no zone.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// A phone column is given twice.
    #[error("phones names the column `{0}` twice")]
    ColumnTwice(String),
    /// The campaign has no such phone column.
    #[error("the campaign has no phone column `{name}`{}", did_you_mean(nearest.as_deref()))]
    UnknownColumn {
        /// What was given.
        name: String,
        /// The phone column that is nearest to it.
        nearest: Option<String>,
    },
    /// A phone column is meant that holds no number.
    #[error("the column `{0}` holds no valid number")]
    ColumnEmpty(String),
    /// A rank is meant that the strategy has not.
    #[error("there is no TEL{rank}, only TEL1 to TEL{ranks}")]
    NoRank {
        /// What was given.
        rank: u64,
        /// How many numbers there are.
        ranks: usize,
    },
    /// `TEL2` is the name of a phone column and of another number of the strategy.
    #[error(
        "`{0}` is a phone column, and the number {rank} of the strategy is another one; \
         write {rank} for the number, or the telephone number", rank = rank_of(.0)
    )]
    TwoNumbers(String),
    /// A text is no telephone number.
    #[error("`{written}` is not a telephone number: {error}")]
    Phone {
        /// What was given.
        written: String,
        /// Why.
        error: PhoneError,
    },
    /// The campaign has no such status.
    #[error("`{name}` is neither a status nor a qualification of the campaign{}", did_you_mean(nearest.as_deref()))]
    Status {
        /// What was given.
        name: String,
        /// The status that is nearest to it.
        nearest: Option<String>,
    },
    /// More attempts than are taken.
    #[error("more than {ATTEMPTS_MAX} attempts")]
    ManyAttempts,
    /// More calls of others than are taken.
    #[error("more than {CALLS_ELSEWHERE_MAX} calls elsewhere")]
    ManyCallsElsewhere,
    /// A callback is agreed with a qualification that is none (R22).
    #[error("`callback` goes with a qualification of kind callback")]
    NotCallback,
    /// Half of a personal callback (R22).
    #[error("`agent` and `personal_until` go together")]
    HalfPersonal,
    /// Something about one of the attempts.
    #[error("attempt {index}: {mistake}")]
    Attempt {
        /// Which, from 1.
        index: usize,
        /// What.
        mistake: Box<Mistake>,
    },
    /// An attempt is dialled after the instant asked about.
    #[error("attempt {index} comes after the instant asked about, {asked}")]
    Late {
        /// Which, from 1.
        index: usize,
        /// The instant asked about.
        asked: Moment,
    },
}

impl Mistake {
    /// The mistake as a sentence without a full stop.
    pub fn sentence(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.to_string(),
            Lang::Fr => self.french(),
        }
    }

    /// The attempt it is about, from 1.
    pub fn attempt(&self) -> Option<usize> {
        match self {
            Mistake::Attempt { index, .. } | Mistake::Late { index, .. } => Some(*index),
            _ => None,
        }
    }

    fn french(&self) -> String {
        match self {
            Mistake::Instant { text, zone } => format!(
                "«\u{a0}{text}\u{a0}» n’est pas un instant\u{a0}; attendu par exemple 2026-11-23T18:05:00+01:00, \
                 ou 2026-11-23T18:05 dans {zone}"
            ),
            Mistake::Year(text) => {
                format!("«\u{a0}{text}\u{a0}» est hors des années {} à {}", YEARS.start(), YEARS.end())
            }
            Mistake::Zone(UnknownZone { name, nearest }) => {
                format!("«\u{a0}{name}\u{a0}» n’est pas un fuseau horaire{}", vouliez_vous(nearest.as_deref()))
            }
            Mistake::ColumnTwice(name) => format!("la colonne «\u{a0}{name}\u{a0}» est donnée deux fois"),
            Mistake::UnknownColumn { name, nearest } => format!(
                "la campagne n’a pas de colonne de téléphone «\u{a0}{name}\u{a0}»{}",
                vouliez_vous(nearest.as_deref())
            ),
            Mistake::ColumnEmpty(column) => {
                format!("la colonne «\u{a0}{column}\u{a0}» ne contient aucun numéro valable")
            }
            Mistake::NoRank { rank, ranks } => {
                format!("il n’y a pas de TEL{rank}, seulement TEL1 à TEL{ranks}")
            }
            Mistake::TwoNumbers(name) => {
                let rank = rank_of(name);
                format!(
                    "«\u{a0}{name}\u{a0}» est une colonne de téléphone, et le numéro {rank} de la stratégie en est une \
                     autre\u{a0}; écrivez {rank} pour le numéro, ou le numéro de téléphone"
                )
            }
            Mistake::Phone { written, .. } => {
                format!("«\u{a0}{written}\u{a0}» n’est pas un numéro de téléphone")
            }
            Mistake::Status { name, nearest } => format!(
                "«\u{a0}{name}\u{a0}» n’est ni un statut ni une qualification de la campagne{}",
                vouliez_vous(nearest.as_deref())
            ),
            Mistake::ManyAttempts => format!("plus de {ATTEMPTS_MAX} tentatives"),
            Mistake::ManyCallsElsewhere => format!("plus de {CALLS_ELSEWHERE_MAX} appels d’autres campagnes"),
            Mistake::NotCallback => "un rappel convenu va avec une qualification de rappel".to_owned(),
            Mistake::HalfPersonal => "un rappel personnel demande un agent et une limite".to_owned(),
            Mistake::Attempt { index, mistake } => {
                format!("tentative {index}\u{a0}: {}", mistake.french())
            }
            Mistake::Late { index, asked } => {
                format!("la tentative {index} est postérieure à l’instant demandé, {asked}")
            }
        }
    }
}

/// The `2` of `TEL2`.
fn rank_of(name: &str) -> &str {
    name.trim_start_matches("TEL")
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default()
}

fn vouliez_vous(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!("\u{a0}; vouliez-vous dire «\u{a0}{nearest}\u{a0}»\u{202f}?")).unwrap_or_default()
}
