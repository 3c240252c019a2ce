//! What a column is for, by its heading: French and English, whatever the case, the accents and the punctuation.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a column can be for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// It identifies the contact; a lower number is the better candidate.
    Key(usize),
    /// Telephone numbers; with the number in the heading, if there is one.
    Phone(Option<u32>),
    /// IANA time zones.
    Zone,
    /// The contact's priority.
    Priority,
}

/// Headings of keys in plain words, the best first.
const KEYS: [&str; 41] = [
    "id",
    "identifiant",
    "id fiche",
    "id contact",
    "contact id",
    "fiche",
    "cle",
    "key",
    "id client",
    "client id",
    "customer id",
    "identifiant client",
    "identifiant contact",
    "id externe",
    "external id",
    "reference",
    "ref",
    "reference client",
    "ref client",
    "customer reference",
    "n client",
    "no client",
    "num client",
    "numero client",
    "numero de client",
    "code client",
    "customer number",
    "client number",
    "client",
    "n dossier",
    "no dossier",
    "num dossier",
    "numero dossier",
    "numero de dossier",
    "dossier",
    "n contrat",
    "numero de contrat",
    "contrat",
    "matricule",
    "code",
    "uuid",
];

/// A heading that begins one of its words so holds telephone numbers.
const PHONE_BEGINNINGS: [&str; 5] = ["tel", "phone", "portable", "mobile", "gsm"];
/// A heading that contains one of these words holds telephone numbers.
const PHONE_WORDS: [&str; 11] = [
    "fixe",
    "cell",
    "cellphone",
    "cellular",
    "cellulaire",
    "landline",
    "homephone",
    "workphone",
    "msisdn",
    "numtel",
    "notel",
];
/// … unless one of these stands there too.
const NOT_PHONE: [&str; 15] = [
    "fax",
    "telecopie",
    "type",
    "operateur",
    "operator",
    "statut",
    "status",
    "date",
    "commentaire",
    "comment",
    "mail",
    "email",
    "heure",
    "teleoperateur",
    "optin",
];

const ZONES: [&str; 7] = ["fuseau", "fuseau horaire", "timezone", "time zone", "tz", "zone horaire", "iana"];
const PRIORITIES: [&str; 4] = ["priorite", "priority", "prio", "rang de priorite"];

/// What a column with this heading is for, or `None` if the heading does not tell.
pub(crate) fn role(heading: &str) -> Option<Role> {
    let words = words(heading);
    let plain = words.join(" ");
    if let Some(rank) = KEYS.iter().position(|key| *key == plain) {
        return Some(Role::Key(rank));
    }
    if ZONES.contains(&plain.as_str()) {
        return Some(Role::Zone);
    }
    if PRIORITIES.contains(&plain.as_str()) {
        return Some(Role::Priority);
    }
    let is_phone = |word: &String| {
        PHONE_WORDS.contains(&word.as_str()) || PHONE_BEGINNINGS.iter().any(|beginning| word.starts_with(beginning))
    };
    let forbidden = words.iter().any(|word| NOT_PHONE.contains(&word.as_str()));
    (!forbidden && words.iter().any(is_phone)).then(|| Role::Phone(words.iter().find_map(|word| word.parse().ok())))
}

/// A heading as compared with what the user wrote: its words joined.
pub(crate) fn plain(heading: &str) -> String {
    words(heading).concat()
}

/// Words in small letters without accents; a number is a word of its own (`TEL1` is `tel`, `1`), and so is each part of
/// `telMobile`.
fn words(heading: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for character in heading.nfd().filter(|character| !is_combining_mark(*character)) {
        if character.is_alphanumeric() {
            let begins = !before.is_alphanumeric()
                || before.is_ascii_digit() != character.is_ascii_digit()
                || (before.is_lowercase() && character.is_uppercase());
            match words.last_mut() {
                Some(word) if !begins => word.extend(character.to_lowercase()),
                _ => words.push(character.to_lowercase().collect()),
            }
        }
        before = character;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_what_columns_are_for() {
        for heading in [
            "TEL1",
            "TEL_MOBILE",
            "Tel. 2",
            "Téléphone",
            "TÉLÉPHONE FIXE",
            "Te\u{301}le\u{301}phone",
            "Portable",
            "Mobile",
            "Fixe",
            "Tél. domicile",
            "Phone 2",
            "phoneNumber",
            "Home Phone",
            "telMobile",
            "GSM",
            "Cell",
            "N° de téléphone",
            "Numéro portable",
            "Landline",
            "mobile_phone",
        ] {
            assert!(matches!(role(heading), Some(Role::Phone(_))), "{heading}");
        }
        assert_eq!(role("TEL3"), Some(Role::Phone(Some(3))));
        assert_eq!(role("Phone 2"), Some(Role::Phone(Some(2))));
        for heading in
            ["ID", "Référence", "N° client", "N°Client", "Id_Contact", "IDENTIFIANT", "Réf.", "Clé", "customerId"]
        {
            assert!(matches!(role(heading), Some(Role::Key(_))), "{heading}");
        }
        for heading in ["Fuseau", "Fuseau horaire", "timezone", "Time zone", "TZ"] {
            assert_eq!(role(heading), Some(Role::Zone), "{heading}");
        }
        for heading in ["Priorité", "PRIORITY", "prio"] {
            assert_eq!(role(heading), Some(Role::Priority), "{heading}");
        }
        for heading in
            ["Nom", "Fax", "Tél. fax", "Type de téléphone", "Date du mobile", "Email", "Ville", "", "°", "Hotel"]
        {
            assert_eq!(role(heading), None, "{heading}");
        }
    }
}
