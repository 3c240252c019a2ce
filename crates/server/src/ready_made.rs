//! Strategies for usual trades, to begin with.
//!
//! Why files: they are read, checked and commented like anybody's. Their phone columns are `TEL1`, `TEL2` … in order, for the
//! screen to put the campaign's own in their place. They name only system statuses, which every campaign has.

/// A strategy to begin with.
pub struct ReadyMade {
    /// What it goes by.
    pub id: &'static str,
    /// Its name, in French and in English.
    pub name: (&'static str, &'static str),
    /// The trade it is for.
    pub trade: (&'static str, &'static str),
    /// What it does and why.
    pub description: (&'static str, &'static str),
    /// The strategy file.
    pub text: &'static str,
}

macro_rules! ready_made {
    ($id:literal, $name:expr, $trade:expr, $description:expr) => {
        ReadyMade {
            id: $id,
            name: $name,
            trade: $trade,
            description: $description,
            text: include_str!(concat!("../ready-made/", $id, ".toml")),
        }
    };
}

/// All of them.
pub const READY_MADE: &[ReadyMade] = &[
    ready_made!(
        "amicable-recovery",
        ("Recouvrement amiable", "Amicable recovery"),
        ("Recouvrement", "Debt collection"),
        (
            "Le mobile d’abord, le domicile le soir, le travail en dernier et rarement. Trois appels par semaine au plus.",
            "The mobile first, home in the evening, work last and seldom. Three calls a week at most."
        )
    ),
    ready_made!(
        "renewal",
        ("Renouvellement de contrat", "Contract renewal"),
        ("Assurance, abonnements", "Insurance, subscriptions"),
        (
            "Peu d’appels, bien placés\u{a0}: l’ordre des numéros prime, les plannings ne placent que les rappels.",
            "Few calls, well placed: the order of the numbers comes first, plannings only place the recalls."
        )
    ),
    ready_made!(
        "satisfaction-survey",
        ("Enquête de satisfaction", "Satisfaction survey"),
        ("Études, service client", "Research, customer service"),
        (
            "Vite, tant que le souvenir est frais\u{a0}: quatre essais en deux semaines, puis on n’insiste plus.",
            "Soon, while memory is fresh: four tries within two weeks, then no more."
        )
    ),
    ready_made!(
        "appointment-reminder",
        ("Rappel de rendez-vous", "Appointment reminder"),
        ("Santé, services à domicile", "Health, home services"),
        (
            "Des essais rapprochés sur trois jours\u{202f}; deux messages laissés suffisent.",
            "Tries close together over three days; two messages left are enough."
        )
    ),
    ready_made!(
        "lead-callback",
        ("Prise de contact rapide", "Lead call-back"),
        ("Vente, demandes par internet", "Sales, web enquiries"),
        (
            "Les premières minutes comptent\u{a0}: cinq minutes, une demi-heure, deux heures, puis une fois par jour.",
            "The first minutes count: five minutes, half an hour, two hours, then once a day."
        )
    ),
    ready_made!(
        "fundraising",
        ("Appel au don", "Fundraising"),
        ("Associations, fondations", "Charities, foundations"),
        (
            "Des donateurs connus, appelés chez eux\u{a0}: six appels au plus, longuement espacés.",
            "Known donors, called at home: six calls at most, far apart."
        )
    ),
    ready_made!(
        "b2b-prospecting",
        ("Prospection d’entreprises", "Business prospecting"),
        ("Vente aux entreprises", "Business-to-business sales"),
        (
            "La ligne directe en début et fin de journée, puis le standard, le mobile en dernier.",
            "The direct line early and late in the day, then the switchboard, the mobile last."
        )
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use rappel_strategy::check::{check, check_campaign, may_start};
    use rappel_strategy::file::{read_campaign, read_strategy, write_strategy};
    use std::collections::HashSet;

    /// As its screens make it: one displayed number, office hours, the usual qualifications.
    fn plain(numbers: usize) -> rappel_strategy::model::Campaign {
        let columns: Vec<String> = (1..=numbers).map(|rank| format!("\"TEL{rank}\"")).collect();
        let text = format!(
            "name = \"plain\"\nzone = \"Europe/Paris\"\nphone_columns = [{}]\ncaller_ids = [\"+33162341810\"]\n\
             hours = {{ mon-fri = [\"09:00-19:00\"] }}\n",
            columns.join(", ")
        );
        read_campaign(&text, "plain").unwrap()
    }

    #[test]
    fn r4_r62_they_start_in_a_plain_campaign_and_read_back_the_same() {
        for ready_made in READY_MADE {
            let strategy = read_strategy(ready_made.text, ready_made.id).unwrap();
            let columns: Vec<&str> = strategy.number.iter().map(|number| number.column.as_str()).collect();
            let expected: Vec<String> = (1..=columns.len()).map(|rank| format!("TEL{rank}")).collect();
            assert_eq!(columns, expected, "{}", ready_made.id);
            let campaign = plain(columns.len());
            let codes: Vec<&str> = check_campaign(&campaign).iter().map(|finding| finding.code.name()).collect();
            assert_eq!(codes, ["law-not-chosen"], "the law is for the administrator to choose");
            let findings = check(&strategy, &campaign);
            assert!(may_start(&findings) && findings.is_empty(), "{}: {findings:?}", ready_made.id);
            assert_eq!(read_strategy(&write_strategy(&strategy), ready_made.id).unwrap(), strategy);
        }
    }

    #[test]
    fn each_has_a_name_of_its_own() {
        let ids: HashSet<_> = READY_MADE.iter().map(|ready_made| ready_made.id).collect();
        let names: HashSet<_> = READY_MADE.iter().map(|ready_made| ready_made.name).collect();
        assert_eq!((ids.len(), names.len()), (READY_MADE.len(), READY_MADE.len()));
        assert!(READY_MADE.len() >= 6);
    }
}
