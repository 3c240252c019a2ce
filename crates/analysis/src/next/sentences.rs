//! Answers for people: one line a contact, and with `--explain` a line for each number.

use super::answer::{Answer, Invalid, Outcome};
use super::question::Question;
use rappel_strategy::engine::{Explanation, Plan};
use rappel_strategy::lang::Lang;
use std::fmt::Write;

/// The answer in sentences, ended by a newline.
pub fn answer(question: &Question, answer: &Answer<'_>, plan: &Plan, explanation: Option<&Explanation>) -> String {
    let words = question.words();
    let fr = question.lang == Lang::Fr;
    let colon = if fr { "\u{a0}:" } else { ":" };
    let mut text = format!("{}{colon}", answer.key);
    match (explanation, plan) {
        (Some(explanation), _) => {
            for line in words.explanation(explanation) {
                text += &format!("\n  {line}");
            }
        }
        (None, Plan::Call(call)) => {
            let (number, phone) = (words.number(call.rank), call.phone.national());
            text += &match (answer.outcome, fr) {
                (Outcome::Call, true) => {
                    format!(" appeler maintenant {number} {phone}, jusqu’au {}", words.instant(call.until))
                }
                (Outcome::Call, false) => {
                    format!(" call now {number} {phone}, until {}", words.instant(call.until))
                }
                (_, true) => format!(" attendre {}, puis {number} {phone}", words.instant(call.from)),
                (_, false) => format!(" wait until {}, then {number} {phone}", words.instant(call.from)),
            };
            let _ = write!(text, ". {}", answer.reason);
        }
        (None, Plan::End(_)) => {
            let (verdict, reason) = (if fr { " plus d’appel, " } else { " no further call, " }, &answer.reason);
            let _ = write!(text, "{verdict}{reason}.");
        }
    }
    let details = details(fr, answer);
    if !details.is_empty() {
        text += if explanation.is_some() { "\n  " } else { " " };
        text += &details.join(" ");
    }
    text.push('\n');
    text
}

/// What whoever dials must know besides, in sentences.
fn details(fr: bool, answer: &Answer<'_>) -> Vec<String> {
    let say = |french: &str, english: &str| if fr { french.to_owned() } else { english.to_owned() };
    let call = &answer.call;
    let mut details = Vec::new();
    if answer.outcome != Outcome::End {
        details.push(match call.displayed {
            Some(phone) => say("Numéro affiché\u{a0}: ", "Displayed number: ") + &phone.national() + ".",
            None => say("Numéro masqué.", "Number hidden."),
        });
    }
    if call.agent_reserved {
        details.push(say("Seulement avec un agent réservé.", "Only with an agent reserved."));
    }
    for Invalid { column, phone, error } in &answer.invalid {
        details.push(if fr {
            format!("{column} compte comme vide\u{a0}: «\u{a0}{phone}\u{a0}» n’est pas un numéro de téléphone.")
        } else {
            format!("{column} counts as empty: “{phone}” is not a telephone number ({error}).")
        });
    }
    details
}
