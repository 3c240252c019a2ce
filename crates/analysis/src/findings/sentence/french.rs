//! Findings in French, with its spaces: unbreakable before `:` and inside guillemets, thin and unbreakable before `;` and `?`.

use super::super::code::{Code, Never, NeverReached, NoText, Undecided, WaitCause};
use super::super::law::Hold;
use super::super::told::Progress;
use rappel_strategy::check::words;
use rappel_strategy::hours::Cells;
use rappel_strategy::lang::Lang;
use rappel_strategy::model::{Moment, Target};

/// Unbreakable space.
const NB: char = '\u{a0}';
/// Thin unbreakable space.
const TH: char = '\u{202f}';

/// What the finding says.
pub fn sentence(code: &Code) -> String {
    match code {
        Code::Hole { columns, profiles, progress, holding, minutes, cells } => {
            let who = match progress {
                Progress::Fresh => "fiches jamais appelées".to_owned(),
                Progress::Owing(rank) => format!("fiches qui doivent encore des appels préliminaires à TEL{rank}"),
                Progress::Free => "fiches dont les appels préliminaires sont faits".to_owned(),
            };
            let why = holding.map_or(String::new(), |rank| {
                format!(
                    " Hors planning, TEL{rank} retient les numéros suivants tant qu’il doit des appels préliminaires."
                )
            });
            format!(
                "Trou de {} par semaine{NB}: {}. La campagne est ouverte, mais les {who} ne peuvent pas être appelées ({}).{why}",
                duration(*minutes),
                hours(cells),
                kind(columns, *profiles),
            )
        }
        Code::NumberNeverReached { rank, why } => match why {
            NeverReached::Hours => {
                format!("TEL{rank} n’est jamais appelé{NB}: aucune de ses heures n’est ouverte et permise.")
            }
            NeverReached::HeldBack { by } => format!(
                "TEL{rank} n’est jamais appelé{NB}: TEL{by} doit des appels préliminaires qui ne peuvent jamais avoir lieu."
            ),
            NeverReached::Empty { column } => {
                format!(
                    "TEL{rank} n’est jamais appelé{NB}: aucune fiche du fichier n’a de numéro dans {}.",
                    quoted(column)
                )
            }
        },
        Code::PlanningNeverOpen { planning, .. } => format!(
            "Le planning {} n’est jamais ouvert{NB}: toutes ses heures sont hors ouverture ou interdites, et ses règles ne servent pas.",
            quoted(planning)
        ),
        Code::RuleNeverFires { why } => match why {
            Never::Ceiling { attempts } => {
                format!("Cette règle ne sert jamais{NB}: il y a au plus {attempts} tentatives.")
            }
            Never::Agent => format!("Cette règle ne sert jamais{NB}: la qualification clôt la fiche d’elle-même."),
            Never::Shadowed { by, last_row: true, .. } => format!(
                "Cette règle ne sert jamais{NB}: dans la même table, la dernière tentative nommée vaut aussi pour les suivantes, et cette ligne passe toujours avant ({}).",
                by.fr
            ),
            Never::Shadowed { by, same_table: true, .. } => format!(
                "Cette règle ne sert jamais{NB}: dans la même table, une autre passe toujours avant ({}).",
                by.fr
            ),
            Never::Shadowed { by, .. } => {
                format!("Cette règle ne sert jamais{NB}: une autre passe toujours avant ({}).", by.fr)
            }
            Never::ButLate => format!(
                "Cette règle ne sert qu’après un appel hors planning qu’aucun planning ne suit plus{NB}: peut-être jamais."
            ),
        },
        Code::RecallAlwaysMoves { target, moment, least_min, most_min } => format!(
            "Le rappel n’a jamais lieu quand la règle le dit ({}, {}){NB}: rien n’est alors ouvert. Il est décalé {}.",
            called(*target),
            said(moment),
            between(*least_min, *most_min)
        ),
        Code::LongWait { days, cause } => {
            let cause = match cause {
                WaitCause::Rule { asked: true } => "la règle le demande".to_owned(),
                WaitCause::Rule { asked: false } => "la règle et les heures du numéro visé se manquent".to_owned(),
                WaitCause::Cap => "le plafond du numéro est atteint et la fiche n’en a pas d’autre".to_owned(),
                WaitCause::Limit { name } => format!("la limite {} arrête la fiche", quoted(name)),
                WaitCause::ClosedDays => "des jours fermés tombent sur les heures du numéro".to_owned(),
            };
            format!("Entre deux appels, des fiches attendent plus de 7{NB}jours, jusqu’à {days}{NB}jours{NB}: {cause}.")
        }
        Code::NeverCalled { columns, profiles, unused, .. } => {
            let why = if *unused {
                "la stratégie n’utilise aucune de leurs colonnes"
            } else {
                "aucun instant d’appel n’existe dans l’horizon"
            };
            format!("Des fiches ne sont jamais appelées ({}){NB}: {why}.", kind(columns, *profiles))
        }
        Code::MayNeverBeCalled { columns, horizon_days } => format!(
            "Des fiches peuvent se terminer sans un seul appel ({}){NB}: leurs heures sont plus espacées que l’horizon d’abandon ({horizon_days}{NB}jours).",
            kind(columns, 1)
        ),
        Code::NeverInEvening { columns, profiles, cells } => format!(
            "Des fiches ne sont jamais appelées le soir, après 18:00 chez elles ({}), alors que la campagne est ouverte{NB}: {}.",
            kind(columns, *profiles),
            hours(cells)
        ),
        Code::EndsWithoutEvening { columns, profiles, calls } => format!(
            "Si personne ne répond et que chaque appel part dès que permis, des fiches se terminent après {calls} appels sans un seul le soir, après 18:00 ({}).",
            kind(columns, *profiles)
        ),
        Code::DatesTooShort { columns, calls, most, owing } => {
            let owing = if *owing {
                format!(" Des appels préliminaires restent dus{NB}: des numéros ne sont pas atteints.")
            } else {
                String::new()
            };
            format!(
                "La campagne est trop courte{NB}: même si chaque appel part dès que permis et que personne ne répond, {calls} appels sur {most} tiennent avant le dernier jour ({}).{owing}",
                kind(columns, 1)
            )
        }
        Code::TextNeverSent { why } => match why {
            NoText::Hours => format!("Aucun texto ne part{NB}: les heures des textos sont vides."),
            NoText::DoNotCall { status } => {
                format!("Aucun texto ne part après {}{NB}: la personne ne veut plus être contactée.", quoted(status))
            }
            NoText::Once { status, templates } => {
                format!("Sur {templates} textos, seul le premier peut partir{NB}: {} clôt la fiche.", quoted(status))
            }
            NoText::Occurrences { status, templates, most } => format!(
                "Sur {templates} textos, {most} au plus peuvent partir{NB}: {} ne se produit pas plus souvent sur ce numéro.",
                quoted(status)
            ),
        },
        Code::MessageNeverLeft { messages, most, last_again } => {
            let again = if *last_again { " (le dernier compris, qui devait être répété)" } else { "" };
            format!(
                "Sur {messages} messages, {most} au plus peuvent être laissés{again}{NB}: ce numéro ne rencontre pas plus de répondeurs."
            )
        }
        Code::LimitBelowPreliminary { name, calls, hold, owed } => format!(
            "La limite {} permet {} sur ce numéro, qui en doit {owed}{NB}: une fois la limite atteinte, les numéros suivants passent avant la fin des appels préliminaires.",
            quoted(name),
            allowed(*calls, *hold)
        ),
        Code::CallerIdAlone { shown } => format!(
            "Le numéro affiché est tiré au sort dans une liste d’un seul{NB}: c’est toujours le {}.",
            shown.national()
        ),
        Code::OpeningForbidden { zone, cells } => format!(
            "Des limites interdisent d’appeler pendant des heures d’ouverture (fiches du fuseau {zone}){NB}: {}.",
            hours(cells)
        ),
        Code::NotDecided { what } => match what {
            Undecided::Profiles { profiles } => format!(
                "Non décidé{NB}: {profiles} combinaisons de colonnes remplies, les plus rares du fichier, n’ont pas été examinées."
            ),
            Undecided::Clocks { zone } => format!(
                "Non décidé pour toute la campagne{NB}: l’écart entre {zone} et le fuseau de la campagne change dans l’année. Les heures données valent pour l’écart du début."
            ),
            Undecided::LawChanges { rules } => format!(
                "Non décidé pour toute la campagne{NB}: la règle de droit {} change pendant qu’elle dure. Les heures données sont celles du premier jour, et les attentes n’ont pas de borne.",
                rules.join(", ")
            ),
            Undecided::LawZones { country } => format!(
                "Non décidé{NB}: les numéros de {country} peuvent se trouver dans plusieurs fuseaux, et les heures de la loi valent dans tous. Les heures données sont celles d’un seul, et les attentes n’ont pas de borne."
            ),
            Undecided::LawOfOthers { rules } => format!(
                "Non décidé{NB}: la règle de droit {} vaut pour d’autres numéros que ceux examinés ici, et les attentes n’ont pas de borne.",
                rules.join(", ")
            ),
            Undecided::Attempts { most } => format!("Non décidé{NB}: les règles au-delà de la tentative {most}."),
        },
    }
}

fn hours(cells: &[Cells]) -> String {
    words::cells(cells, Lang::Fr)
}

/// `45 h`, `1 h 30`, `20 min`, `3 j 2 h`.
fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}{NB}min"),
        (hours, 0) => format!("{hours}{NB}h"),
        (hours, minutes) => format!("{hours}{NB}h{NB}{minutes:02}"),
    }
}

fn allowed(calls: u16, hold: Hold) -> String {
    let calls = if calls == 1 { "un appel".to_owned() } else { format!("{calls}{NB}appels") };
    match hold {
        Hold::Days(1) => format!("{calls} par jour"),
        Hold::Days(days) => format!("{calls} en {days}{NB}jours"),
        Hold::Minutes(minutes) => format!("{calls} en {}", duration(minutes.unsigned_abs())),
    }
}

fn between(least: u32, most: u32) -> String {
    if least == most {
        format!("de {}", duration(least))
    } else {
        format!("de {} au moins, {} au plus", duration(least), duration(most))
    }
}

/// Which contacts: those of the first profile, and how many kinds more.
fn kind(columns: &[String], profiles: usize) -> String {
    let columns = columns.join(", ");
    match profiles {
        0 | 1 => format!("colonnes remplies{NB}: {columns}"),
        2 => format!("colonnes remplies{NB}: {columns}{TH}; et une autre combinaison"),
        more => format!("colonnes remplies{NB}: {columns}{TH}; et {} autres combinaisons", more - 1),
    }
}

fn quoted(name: &str) -> String {
    format!("«{NB}{name}{NB}»")
}

fn called(target: Target) -> String {
    match target {
        Target::Same => "le même numéro".to_owned(),
        Target::Next => "le numéro suivant".to_owned(),
        Target::Choice => "le choix de la stratégie".to_owned(),
        Target::Number(rank) => format!("TEL{rank}"),
    }
}

fn said(moment: &Moment) -> String {
    use rappel_strategy::model::{Day, Time};
    match moment {
        Moment::After(delay) => {
            format!("après {}", delay.to_string().replace(" d", " j").replace(' ', &NB.to_string()))
        }
        Moment::On { day, time } => {
            let day = match day {
                Day::Same => "le même jour".to_owned(),
                Day::InDays(1) => "le lendemain".to_owned(),
                Day::InDays(days) => format!("dans {days}{NB}jours"),
                Day::On(weekday) => {
                    let days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
                    format!("le {}", days[usize::from(weekday.0)])
                }
            };
            match time {
                Time::At(time) => format!("{day} à {time}"),
                Time::SameHour => format!("{day} à la même heure"),
            }
        }
        Moment::NextPlanning(_) => "au prochain planning".to_owned(),
        Moment::OtherTimeOfDay => "à un autre moment de la journée".to_owned(),
    }
}
