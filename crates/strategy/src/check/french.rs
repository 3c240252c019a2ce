//! Findings in French, with its spaces: unbreakable before `:` and inside guillemets, thin and unbreakable before `;` and `?`.

use super::{Code, Lang, Listed, Named, Quantity, words};
use crate::model::{Delay, Target};

/// Unbreakable space.
const NB: char = '\u{a0}';
/// Thin unbreakable space.
const TH: char = '\u{202f}';

/// What the finding says.
pub fn sentence(code: &Code) -> String {
    match code {
        Code::NoNumber => format!("La stratégie n’appelle aucun numéro{NB}: il faut au moins TEL1."),
        Code::TooMany { what, count, max } => format!("{count} {}{NB}: {max} au plus.", listed(*what)),
        Code::OutOfRange { what, value, min, max } => {
            let number = |value: &f64| words::number(*value, Lang::Fr);
            format!("{}{NB}: {}, hors limites ({} à {}).", quantity(*what), number(value), number(min), number(max))
        }
        Code::Unknown { what, name, nearest } => unknown(*what, name, nearest.as_deref()),
        Code::NameEmpty => "Le nom est vide.".to_owned(),
        Code::ResultEmpty => "Le résultat sous lequel la fiche se ferme est vide.".to_owned(),
        Code::NameDuplicate { name, first } => format!("Le nom {} est déjà pris, à la ligne {first}.", quoted(name)),
        Code::PlanningNameReserved => format!(
            "Un planning ne peut pas s’appeler {}{NB}: dans les règles, ce mot veut dire n’importe quel planning.",
            quoted("any")
        ),
        Code::QualificationNameReserved { name } => {
            format!("{} est un statut du système{NB}: les règles confondraient les deux.", quoted(name))
        }
        Code::ColumnDuplicate { column, first } => {
            format!("La colonne {} est déjà TEL{first}{NB}: ce rang ne serait jamais appelé.", quoted(column))
        }
        Code::PlanningEmpty => format!("Le planning n’a aucune heure{NB}: cochez-en une ou supprimez-le."),
        Code::PlanningsOverlap { first, second, cells } => format!(
            "Les plannings {} et {} se chevauchent{NB}: {}.",
            quoted(first),
            quoted(second),
            words::cells(cells, Lang::Fr)
        ),
        Code::PlanningOutsideOpening { planning, cells } => format!(
            "Le planning {} sort des heures d’ouverture de la campagne{NB}: {}.",
            quoted(planning),
            words::cells(cells, Lang::Fr)
        ),
        Code::PlanningCutByOpening { planning, cells } => format!(
            "Les heures d’ouverture ont changé{NB}: le planning {} n’appelle plus en dehors d’elles ({}).",
            quoted(planning),
            words::cells(cells, Lang::Fr)
        ),
        Code::PreliminaryRuleCount { rules, calls } => {
            format!("Il faut une règle par appel préliminaire{NB}: appels dus {calls}, règles données {rules}.")
        }
        Code::PreliminaryTargetNotOpen { call, calls, target, rank } => format!(
            "Après l’appel préliminaire {call} sur {calls}, {} ne peut pas encore être appelé{NB}: choisissez {}, ou laissez la stratégie choisir.",
            called(*target),
            if *rank == 1 { "TEL1".to_owned() } else { format!("un rang de TEL1 à TEL{rank}") }
        ),
        Code::TargetNotOpenYet { attempt, calls, target, rank } => format!(
            "Après la tentative {attempt}, TEL{rank} doit encore des appels préliminaires ({calls} en tout){NB}: {} n’est pas encore ouvert, la stratégie choisira à sa place.",
            called(*target)
        ),
        Code::TargetUnknown { target, numbers } => {
            format!("La règle appelle TEL{target}, mais la stratégie s’arrête à TEL{numbers}.")
        }
        Code::PlanningUnknown { planning, rank, nearest } => {
            format!("TEL{rank} n’a pas de planning {}{}", quoted(planning), way_out(nearest.as_deref()))
        }
        Code::PlanningWithoutNumber { planning } => format!(
            "La règle cite le planning {} sans dire de quel numéro{NB}: appelez le même numéro ou un rang précis, ou attendez n’importe quel planning.",
            quoted(planning)
        ),
        Code::CallerIdNotListed { number } => {
            format!("{number} n’est pas dans la liste des numéros affichés de la campagne.")
        }
        Code::CallerIdListEmpty => {
            "Le numéro affiché doit être tiré au sort, mais la liste de la campagne est vide.".to_owned()
        }
        Code::DefaultMissing => {
            "Il faut à la stratégie une règle par défaut pour toutes les tentatives et tous les statuts.".to_owned()
        }
        Code::ClassicDefaultMissing => {
            "Il faut aux règles classiques une règle sans statut, pour tous les autres statuts.".to_owned()
        }
        Code::RuleDuplicate { attempt, status, first } => {
            let attempt =
                attempt.map_or("toutes les tentatives".to_owned(), |attempt| format!("la tentative {attempt}"));
            let status =
                status.as_ref().map_or("tous les statuts".to_owned(), |status| format!("le statut {}", quoted(status)));
            format!("La règle {first} vaut déjà pour {attempt} et {status}.")
        }
        Code::MessageNotForMachine { status } => format!(
            "Un message ne se laisse que sur un répondeur, et cette règle est celle du statut {}.",
            quoted(status)
        ),
        Code::TextListDuplicate { status, first } => {
            format!("La liste de textos {first} est déjà celle du statut {}.", quoted(status))
        }
        Code::TextListEmpty => format!("La liste de textos est vide{NB}: rien ne sera envoyé."),
        Code::TextsNotAccepted => {
            format!("Des textos sont prévus, mais ce numéro ne les accepte pas{NB}: rien ne sera envoyé.")
        }
        Code::PreliminaryRulesIgnored => {
            "Les règles des appels préliminaires sont ignorées, car l’ordre des numéros est privilégié.".to_owned()
        }
        Code::PreliminaryRulesUnused => {
            format!("Les règles des appels préliminaires ne servent pas{NB}: leur case n’est pas cochée.")
        }
        Code::PreliminaryOnLastNumber => format!(
            "Aucun numéro ne suit{NB}: ces appels préliminaires ne retiennent rien, ils font seulement passer ce numéro devant tant qu’ils sont dus."
        ),
        Code::CapBelowPreliminary { cap, calls } => format!(
            "Le plafond laisse passer {cap} des {calls} appels préliminaires par période{NB}: d’ici la suivante ce numéro attend, et les numéros suivants sont appelés."
        ),
        Code::CeilingBelowPreliminary { ceiling, owed } => format!(
            "Plafond de tentatives{NB}: {ceiling}{TH}; appels préliminaires dus{NB}: {owed}. Tous ne pourront pas être passés."
        ),
        Code::SameDaySameHour => {
            format!("Le même jour à la même heure est toujours déjà passé{NB}: le rappel glisse au lendemain.")
        }
        Code::RecallAtOnce => {
            format!("Le même numéro serait rappelé aussitôt, à la seconde où l’appel échoue{NB}: donnez un délai.")
        }
        Code::ValidBeforeMoment { valid, after } => format!(
            "Le rappel expire au bout de {}, avant de commencer au bout de {}{NB}: il n’aura jamais lieu.",
            delay(*valid),
            delay(*after)
        ),
        Code::OpeningEmpty => format!("La campagne n’est jamais ouverte{NB}: rien ne peut être appelé."),
        Code::DaysReversed { first, last } => {
            let day = |date: &jiff::civil::Date| format!("{:02}/{:02}/{}", date.day(), date.month(), date.year());
            format!("Le dernier jour ({}) est avant le premier ({}).", day(last), day(first))
        }
        Code::OpeningDuplicate { date, first } => {
            format!("Le {:02}/{:02}/{} a déjà les heures de la ligne {first}.", date.day(), date.month(), date.year())
        }
        Code::NoPhoneColumn => format!("La campagne n’a aucune colonne de téléphone{NB}: il n’y a rien à appeler."),
        Code::NoTrunk => "La campagne n’a aucun accès au réseau téléphonique.".to_owned(),
        Code::LimitEmpty => {
            format!("La limite ne limite rien{NB}: donnez-lui des heures, des jours fermés ou un plafond.")
        }
        Code::LawNotChosen => format!(
            "Aucune règle légale n’est choisie{NB}: seules les heures et les limites de la campagne tiennent. Choisissez celles des pays appelés."
        ),
        Code::LawIdle { preset } => {
            format!("Le jeu de règles {} n’a aucune règle pour ce motif d’appel.", quoted(preset))
        }
        Code::LawUncovered { country } => format!(
            "Aucun jeu de règles choisi ne couvre {country}{NB}: les appels vers ses numéros sont refusés, sauf si quelqu’un en répond."
        ),
        Code::LawColumnMissing { rule, setting } => format!(
            "La règle {rule} demande une preuve dans le fichier d’appels{NB}: sans {}, elle refuse tous les appels.",
            quoted(setting)
        ),
        Code::LawCountSpan => "Un plafond se compte en heures ou en jours, jamais les deux.".to_owned(),
        Code::LimitForbidsAll => format!("La limite n’a aucune heure{NB}: elle interdit tous les appels."),
    }
}

fn quantity(what: Quantity) -> &'static str {
    match what {
        Quantity::AttemptsMax => "Plafond de tentatives",
        Quantity::HorizonDays => "Horizon d’abandon, en jours",
        Quantity::RingSeconds => "Durée de sonnerie, en secondes",
        Quantity::PreliminaryCalls => "Appels préliminaires",
        Quantity::CapCalls => "Appels du plafond",
        Quantity::CapDays => "Jours du plafond",
        Quantity::CapHours => "Heures du plafond",
        Quantity::Percent => "Taux, en pour cent",
        Quantity::MachineMessages => "Messages par période",
        Quantity::FreshPercent => "Part des fiches neuves, en pour cent",
        Quantity::Agents => "Agents",
        Quantity::CallsPerAgent => "Appels par agent libre",
        Quantity::CallsPerSecond => "Appels par seconde",
        Quantity::CallsInProgress => "Appels simultanés",
        Quantity::Tries => "Nouvelles tentatives",
    }
}

fn listed(what: Listed) -> &'static str {
    match what {
        Listed::Numbers => "numéros",
        Listed::Plannings => "plannings",
        Listed::Rules => "règles",
        Listed::CongestionRetries => "reprises après encombrement",
        Listed::PhoneColumns => "colonnes de téléphone",
        Listed::Qualifications => "qualifications",
        Listed::Presets => "jeux de règles légales",
        Listed::LawRules => "règles légales propres",
    }
}

fn unknown(what: Named, name: &str, nearest: Option<&str>) -> String {
    let what = match what {
        Named::Column => "n’est pas une colonne de téléphone de la campagne",
        Named::Status => "n’est ni un statut du système ni une qualification de la campagne",
        Named::Sound => "n’est pas un son de la campagne",
        Named::Template => "n’est pas un modèle de texto de la campagne",
        Named::Zone => "n’est pas un fuseau horaire",
        Named::Calendar => "n’est pas un calendrier de jours fériés connu",
        Named::Preset => "n’est pas un jeu de règles légales livré",
    };
    format!("{} {what}{}", quoted(name), way_out(nearest))
}

fn quoted(name: &str) -> String {
    format!("«{NB}{name}{NB}»")
}

fn way_out(nearest: Option<&str>) -> String {
    nearest.map_or(".".to_owned(), |nearest| format!("{TH}; vouliez-vous dire {}{TH}?", quoted(nearest)))
}

fn called(target: Target) -> String {
    match target {
        Target::Same => "le même numéro".to_owned(),
        Target::Next => "le numéro suivant".to_owned(),
        Target::Choice => "le choix de la stratégie".to_owned(),
        Target::Number(rank) => format!("TEL{rank}"),
    }
}

/// A delay with the French day and unbreakable spaces.
fn delay(delay: Delay) -> String {
    delay.to_string().replace(" d", " j").replace(' ', &NB.to_string())
}
