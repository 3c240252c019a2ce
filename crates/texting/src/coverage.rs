//! Which numbers an account may send to.

use rappel_strategy::phone::{Country, Phone};
use rappel_strategy::said::Said;

/// Why an account does not send to this number, in words to be shown; `None` when it does. Only mobiles of the countries that the
/// account serves, and numbers of which the country's plan does not tell whether they are (R18).
pub fn refusal(to: Phone, countries: &[Country]) -> Option<Said> {
    if !to.kind().takes_texts() {
        return Some(Said::new(
            format!("{to} n’est pas un numéro de mobile\u{a0}: il ne reçoit pas de textos"),
            format!("{to} is not a mobile number: it cannot receive texts"),
        ));
    }
    match to.country() {
        Some(country) if countries.contains(&country) => None,
        Some(country) => Some(Said::new(
            format!("ce compte ne dessert pas {country}, le pays du {to}\u{a0}: ajoutez-le au compte"),
            format!("this account does not serve {country}, the country of {to}: add it to the account"),
        )),
        None => {
            Some(Said::new(format!("aucun pays n’a l’indicatif du {to}"), format!("no country has the code of {to}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r18_only_mobiles_of_countries_served() {
        let countries: Vec<Country> = ["FR", "RE", "CA"].iter().filter_map(|code| Country::from_code(code)).collect();
        let table = [
            (33_639_980_001, None),
            (262_692_123_456, None),
            // Canada does not tell mobiles apart; it shares its code with the United States.
            (14_165_550_123, None),
            (12_125_550_123, Some("does not serve US")),
            (262_639_012_345, Some("does not serve YT")),
            (32_470_123_456, Some("does not serve BE")),
            (33_199_000_001, Some("not a mobile")),
            (33_800_000_000, Some("not a mobile")),
            (999_123_456, Some("not a mobile")),
        ];
        for (digits, expected) in table {
            let to = Phone::from_e164(digits).unwrap();
            let refusal = refusal(to, &countries);
            match expected {
                None => assert_eq!(refusal, None, "{to}"),
                Some(words) => {
                    assert!(refusal.as_ref().is_some_and(|reason| reason.en.contains(words)), "{to}: {refusal:?}")
                }
            }
        }
    }
}
