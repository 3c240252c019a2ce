//! Decisions in sentences, French and English (R61).
//!
//! The sentences are built from the decision itself: the same values that `plan` and `explain` give, nothing computed anew.

mod date;
mod why;

pub use date::date_time;

use crate::engine::{Dead, Due, EndReason, Explanation, Level, NotNow, Obstacle, Plan, RuleRef, Standing, status_name};
use crate::lang::Lang;
use crate::model::{Campaign, Strategy};
use crate::status::{Status, SystemStatus};
use crate::time::Instant;
use crate::zone::Zone;

/// What names and clocks a sentence needs.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The language.
    pub lang: Lang,
    /// The campaign, whose qualifications are named.
    pub campaign: &'a Campaign,
    /// The strategy, whose numbers and plannings are named; `None` with classic rules.
    pub strategy: Option<&'a Strategy>,
    /// The clock in which instants are told.
    pub zone: &'a Zone,
}

impl Words<'_> {
    /// One of two wordings.
    fn say(&self, fr: impl Into<String>, en: impl Into<String>) -> String {
        match self.lang {
            Lang::Fr => fr.into(),
            Lang::En => en.into(),
        }
    }

    /// An instant on the clock of these words.
    pub fn instant(&self, at: Instant) -> String {
        date_time(self.lang, self.zone, at)
    }

    /// A number by rank (from 0): `TEL1 (Mobile)`.
    pub fn number(&self, rank: u8) -> String {
        let name =
            self.strategy.and_then(|s| s.number.get(usize::from(rank))).map(|n| n.name.as_str()).unwrap_or_default();
        if name.is_empty() { format!("TEL{}", rank + 1) } else { format!("TEL{} ({name})", rank + 1) }
    }

    /// A status, in the words of the interface.
    pub fn status(&self, status: Status) -> String {
        let Some(system) = status.as_system() else { return status_name(self.campaign, status).to_owned() };
        let (fr, en) = match system {
            SystemStatus::Busy => ("occupé", "busy"),
            SystemStatus::NoAnswer => ("non-réponse", "no answer"),
            SystemStatus::Absent => ("absent", "absent"),
            SystemStatus::Rejected => ("rejeté", "rejected"),
            SystemStatus::Invalid => ("numéro invalide", "invalid number"),
            SystemStatus::Machine => ("répondeur", "answering machine"),
            SystemStatus::Fax => ("fax", "fax"),
            SystemStatus::Congestion => ("encombrement", "congestion"),
            SystemStatus::CallerIdBlocked => ("numéro affiché bloqué", "caller ID blocked"),
            SystemStatus::Undetermined => ("indéterminé", "undetermined"),
            SystemStatus::Abandoned => ("abandonné", "abandoned"),
            SystemStatus::Interrupted => ("interrompu", "interrupted"),
        };
        self.say(fr, en)
    }

    /// Where a rule stands: `TEL1 (Mobile), planning « Soir », tentative 2, occupé`.
    pub fn rule(&self, rule: &RuleRef) -> String {
        let table = match rule.level {
            Level::Preliminary { rank, call } => self.say(
                format!("règle de l’appel préliminaire {call} de {}", self.number(rank)),
                format!("rule of preliminary call {call} of {}", self.number(rank)),
            ),
            Level::Planning { rank, planning } => {
                let plannings =
                    self.strategy.and_then(|s| s.number.get(usize::from(rank))).map(|n| n.planning.as_slice());
                let name =
                    plannings.and_then(|p| p.get(usize::from(planning))).map(|p| p.name.as_str()).unwrap_or_default();
                self.say(
                    format!("règles de {}, planning «\u{a0}{name}\u{a0}»", self.number(rank)),
                    format!("rules of {}, planning “{name}”", self.number(rank)),
                )
            }
            Level::Number { rank } => self.say(
                format!("règles par défaut de {}", self.number(rank)),
                format!("default rules of {}", self.number(rank)),
            ),
            Level::Strategy => self.say("règles par défaut de la stratégie", "default rules of the strategy"),
            Level::Classic => self.say("règles de rappel classiques", "classic recall rules"),
            Level::BuiltIn => self.say("règle du système", "built-in rule"),
            Level::Agent => self.say("qualification de l’agent", "the agent’s qualification"),
            Level::Hand => self.say("demande à la main", "asked for by hand"),
        };
        let mut sentence = table;
        if !matches!(
            rule.level,
            Level::Preliminary { .. } | Level::BuiltIn | Level::Agent | Level::Hand | Level::Classic
        ) {
            sentence += &match rule.attempt {
                Some(attempt) => self.say(format!(", tentative {}", attempt + 1), format!(", attempt {}", attempt + 1)),
                None => self.say(", toutes tentatives", ", every attempt"),
            };
        }
        if !matches!(rule.level, Level::Preliminary { .. }) {
            sentence += &match rule.status {
                Some(status) => format!(", {}", self.status(status)),
                None => self.say(", tous statuts", ", every status"),
            };
        }
        sentence
    }

    /// Why a contact ended.
    pub fn end(&self, reason: &EndReason) -> String {
        match reason {
            EndReason::Qualified(status) => {
                let name = self.status(*status);
                self.say(format!("fiche close par l’agent\u{a0}: {name}"), format!("closed by the agent: {name}"))
            }
            EndReason::DoNotCall => {
                self.say("la personne ne veut plus être appelée", "the person asked never to be called again")
            }
            EndReason::Rule(result) => {
                self.say(format!("fiche close par une règle\u{a0}: {result}"), format!("closed by a rule: {result}"))
            }
            EndReason::Law(rule) => {
                self.say(format!("appel interdit par la règle {rule}"), format!("call forbidden by rule {rule}"))
            }
            EndReason::NoNumber => self.say("plus aucun numéro à appeler", "no number left to call"),
            EndReason::Ceiling => self.say("plafond de tentatives atteint", "ceiling of attempts reached"),
            EndReason::NoInstant => {
                self.say("aucun instant d’appel possible dans l’horizon", "no callable instant within the horizon")
            }
            EndReason::CampaignOver => self.say(
                "aucun instant d’appel possible avant la fin de la campagne",
                "no callable instant before the campaign ends",
            ),
            EndReason::TriesExhausted(status) => {
                let name = self.status(*status);
                self.say(format!("nombre de rappels épuisé après {name}"), format!("no tries left after {name}"))
            }
        }
    }

    /// What keeps a number from being called.
    pub fn obstacle(&self, obstacle: &Obstacle) -> String {
        match obstacle {
            Obstacle::Dead(Dead::Empty) => {
                self.say("colonne vide ou numéro invalide", "column empty or number not valid")
            }
            Obstacle::Dead(Dead::SameAs(rank)) => self.say(
                format!("même numéro que {}", self.number(*rank)),
                format!("same number as {}", self.number(*rank)),
            ),
            Obstacle::Dead(Dead::GivenUp) => self.say("numéro abandonné", "number given up"),
            Obstacle::Dead(Dead::Suppressed) => {
                self.say("numéro sur la liste d’opposition", "number on the suppression list")
            }
            Obstacle::Dead(Dead::Ceiling) => {
                self.say("plafond de tentatives du numéro atteint", "ceiling of attempts on the number reached")
            }
            Obstacle::Capped(until) => {
                let until = self.instant(*until);
                self.say(
                    format!("maximum d’appels sur la période atteint jusqu’au {until}"),
                    format!("maximum of calls in the period reached until {until}"),
                )
            }
            Obstacle::LawCap(name, until) => {
                let until = self.instant(*until);
                self.say(
                    format!("limite {name} atteinte jusqu’au {until}"),
                    format!("limit {name} reached until {until}"),
                )
            }
            Obstacle::HeldBack(rank) => self.say(
                format!("{} a encore des appels préliminaires à recevoir", self.number(*rank)),
                format!("{} still owes preliminary calls", self.number(*rank)),
            ),
            Obstacle::Closed => self.say("campagne fermée à cette heure", "campaign closed at this hour"),
            Obstacle::Forbidden(name, Instant::MAX) => {
                self.say(format!("interdit par la limite {name}"), format!("forbidden by limit {name}"))
            }
            Obstacle::Forbidden(name, until) => {
                let until = self.instant(*until);
                self.say(
                    format!("heure interdite par la limite {name} jusqu’au {until}"),
                    format!("hour forbidden by limit {name} until {until}"),
                )
            }
            Obstacle::Barred(rule, Instant::MAX) => {
                self.say(format!("appel interdit par la règle {rule}"), format!("call forbidden by rule {rule}"))
            }
            Obstacle::Barred(rule, until) => {
                let until = self.instant(*until);
                self.say(
                    format!("appel interdit par la règle {rule} jusqu’au {until}"),
                    format!("call forbidden by rule {rule} until {until}"),
                )
            }
            Obstacle::Dead(Dead::Barred) => self.say("appel interdit par la loi", "call forbidden by law"),
            Obstacle::OffPlanning => self.say("hors de ses plannings", "outside its plannings"),
        }
    }

    /// Where contacts stand, as one line of a list that counts them.
    pub fn standing(&self, standing: &Standing) -> String {
        let of = |rank: &u8, fr: &str, en: &str| {
            let number = self.number(*rank);
            self.say(format!("{number}\u{a0}: {fr}"), format!("{number}: {en}"))
        };
        match standing {
            Standing::Callable => self.say("à appeler maintenant", "to be called now"),
            Standing::Closed => self.obstacle(&Obstacle::Closed),
            Standing::NotDue(Due::Rule) => {
                self.say("rappel prévu plus tard par une règle", "recall placed later by a rule")
            }
            Standing::NotDue(Due::Retry) => {
                self.say("nouvel essai après encombrement, bientôt", "retry after congestion, soon")
            }
            Standing::NotDue(Due::Callback) => self.say("rappel demandé pour plus tard", "callback asked for later"),
            Standing::Barred(rule) => self.say(
                format!("retenue pour l’instant par la règle {rule}"),
                format!("held back for now by rule {rule}"),
            ),
            Standing::Forbidden(name) => {
                self.say(format!("heure interdite par la limite {name}"), format!("hour forbidden by limit {name}"))
            }
            Standing::LawCap(name) => self.say(format!("limite {name} atteinte"), format!("limit {name} reached")),
            Standing::Capped(rank) => {
                of(rank, "maximum d’appels sur la période atteint", "maximum of calls in the period reached")
            }
            Standing::OffPlanning(rank) => of(rank, "hors de ses plannings", "outside its plannings"),
            Standing::HeldBack(rank) => self.obstacle(&Obstacle::HeldBack(*rank)),
            Standing::Ending(reason) => {
                let why = self.end(reason);
                self.say(format!("sur le point d’être close\u{a0}: {why}"), format!("about to be closed: {why}"))
            }
        }
    }

    /// Why a contact cannot be called at once, and from when on it can.
    pub fn not_now(&self, refused: &NotNow) -> String {
        match refused {
            NotNow::Never(reason) => {
                let reason = self.end(reason);
                self.say(format!("Plus d’appel\u{a0}: {reason}."), format!("No further call: {reason}."))
            }
            NotNow::Limits { rank, obstacles, from } => {
                let limits: Vec<String> = obstacles.iter().map(|obstacle| self.obstacle(obstacle)).collect();
                let (limits, number, from) = (limits.join(", "), self.number(*rank), self.instant(*from));
                self.say(
                    format!(
                        "Appel interdit maintenant\u{a0}: {limits}. Premier instant permis\u{a0}: {from}, sur {number}."
                    ),
                    format!("No call may be made now: {limits}. First instant allowed: {from}, on {number}."),
                )
            }
        }
    }

    /// An explanation as lines: what comes next and why, then each number.
    pub fn explanation(&self, explanation: &Explanation) -> Vec<String> {
        let mut lines = vec![match &explanation.plan {
            Plan::Call(call) if call.from <= explanation.at => {
                let number = self.number(call.rank);
                let until = self.instant(call.until);
                self.say(
                    format!("À appeler maintenant sur {number}, jusqu’au {until}."),
                    format!("To be called now on {number}, until {until}."),
                )
            }
            Plan::Call(call) => {
                let (number, from) = (self.number(call.rank), self.instant(call.from));
                self.say(
                    format!("Pas maintenant\u{202f}; prochain appel sur {number}, {from}."),
                    format!("Not now; next call on {number}, {from}."),
                )
            }
            Plan::End(reason) => {
                let reason = self.end(reason);
                self.say(format!("Plus d’appel\u{a0}: {reason}."), format!("No further call: {reason}."))
            }
        }];
        if let Plan::Call(call) = &explanation.plan {
            lines.push(self.why(&call.why));
        }
        if let Some(until) = explanation.waits_until {
            let until = self.instant(until);
            lines.push(self.say(
                format!("Le rappel n’est pas permis avant {until}."),
                format!("The recall is not due before {until}."),
            ));
        }
        let (attempts, most) = explanation.attempts;
        lines.push(
            self.say(format!("Tentatives\u{a0}: {attempts} sur {most}."), format!("Attempts: {attempts} of {most}.")),
        );
        for (rank, number) in (0u8..).zip(&explanation.numbers) {
            let phone = number.phone.map(|phone| format!(" {}", phone.national())).unwrap_or_default();
            let verdict = if number.obstacles.is_empty() {
                self.say("appelable", "callable")
            } else {
                number.obstacles.iter().map(|obstacle| self.obstacle(obstacle)).collect::<Vec<_>>().join(", ")
            };
            let owes = match number.owes {
                0 => String::new(),
                owes => {
                    self.say(format!(", {owes} appels préliminaires dus"), format!(", {owes} preliminary calls owed"))
                }
            };
            let attempts = self.say(format!("{} tentatives", number.attempts), format!("{} attempts", number.attempts));
            let colon = self.say(" :", ":");
            lines.push(format!("{}{phone}{colon} {verdict} ({attempts}{owes}).", self.number(rank)));
        }
        lines
    }
}
