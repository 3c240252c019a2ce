//! Where a call comes from, in a sentence.

use super::Words;
use crate::engine::{Cause, Cited, Replaced, Selection, Why};
use crate::phone::Phone;

impl Words<'_> {
    /// Why this call, citing the rule, planning, attempt and status it comes from.
    pub fn why(&self, why: &Why) -> String {
        let mut sentence = match &why.cause {
            Cause::Fresh => self.say("Premier appel de la fiche", "First call of the contact"),
            Cause::Rule(cited) => {
                let (after, rule) = (self.cited(cited), self.rule(&cited.rule));
                self.say(format!("Rappel après {after}\u{a0}: {rule}"), format!("Recall after {after}: {rule}"))
            }
            Cause::Retry(cited, k) => {
                let after = self.cited(cited);
                self.say(
                    format!("Reprise technique n° {k} après {after}"),
                    format!("Technical retry {k} after {after}"),
                )
            }
            Cause::Callback(cited, personal) => {
                let after = self.cited(cited);
                match personal {
                    Some(personal) => {
                        let until = self.instant(personal.until);
                        self.say(
                            format!(
                                "Rappel personnel demandé lors de {after}, gardé pour l’agent {} jusqu’au {until}",
                                personal.agent
                            ),
                            format!(
                                "Personal callback asked for in {after}, kept for agent {} until {until}",
                                personal.agent
                            ),
                        )
                    }
                    None => {
                        self.say(format!("Rappel demandé lors de {after}"), format!("Callback asked for in {after}"))
                    }
                }
            }
            Cause::ByHand => self.say("Appel demandé à la main", "Call asked for by hand"),
        };
        if let Some(replaced) = why.replaced {
            sentence += &match replaced {
                Replaced::Dead => self.say("\u{202f}; le numéro visé n’est plus appelable", "; the target can no longer be called"),
                Replaced::NotOpen => self.say(
                    "\u{202f}; le numéro visé n’est pas ouvert à cet instant, un rang inférieur a des appels préliminaires à recevoir",
                    "; the target is not open then, a lower rank owes preliminary calls",
                ),
                Replaced::Capped => self.say("\u{202f}; le numéro visé a atteint son maximum d’appels", "; the target has reached its cap"),
                Replaced::Lapsed => self.say("\u{202f}; le rappel n’était plus valable", "; the recall was no longer valid"),
            };
        }
        sentence += &match why.selection {
            Selection::Target => String::new(),
            Selection::Owing => self.say(
                "\u{202f}; la stratégie choisit le premier rang qui a des appels préliminaires à recevoir",
                "; the strategy chooses the lowest rank that owes preliminary calls",
            ),
            Selection::Property => self.say(
                "\u{202f}; la stratégie choisit selon la propriété «\u{a0}choix du numéro\u{a0}»",
                "; the strategy chooses by its property “choice”",
            ),
        };
        sentence + "."
    }

    fn cited(&self, cited: &Cited) -> String {
        let (phone, at, status): (Phone, _, _) = (cited.phone, self.instant(cited.at), self.status(cited.status));
        self.say(
            format!("la tentative {} sur le {} ({at}, {status})", cited.attempt, phone.national()),
            format!("attempt {} on {} ({at}, {status})", cited.attempt, phone.national()),
        )
    }
}
