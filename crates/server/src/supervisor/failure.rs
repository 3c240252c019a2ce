//! Why a campaign stopped by itself, kept with its run in both languages.

use rappel_strategy::said::Said;

/// Contacts wait, but nobody can be called.
pub fn blocked() -> Said {
    Said::new(
        "Des fiches attendent, mais personne ne peut être appelé\u{202f}: donnez à la campagne des agents et un faisceau, puis \
         redémarrez-la.",
        "Contacts wait, but nobody can be called: give the campaign agents and a trunk, then start it again.",
    )
}

/// Its network cannot be used.
pub fn no_network(why: &Said) -> Said {
    Said::new(
        format!("La campagne ne peut pas appeler\u{a0}: {}. Corrigez-en la cause, puis démarrez-la.", why.fr),
        format!("The campaign cannot call: {}. Put its cause right, then start it.", why.en),
    )
}

/// It has texts to send, and nobody who sends them.
pub fn no_text_account() -> Said {
    Said::new(
        "elle a des modèles de textes, mais aucun compte pour les envoyer",
        "it has text templates, but no account that sends them",
    )
}

/// It could not go on.
pub fn broken(error: impl std::fmt::Display) -> Said {
    Said::new(
        format!("La campagne s’est arrêtée sur une erreur\u{202f}: {error}. Corrigez-en la cause, puis redémarrez-la."),
        format!("The campaign stopped on an error: {error}. Put its cause right, then start it again."),
    )
}

/// It was running when the server ended, and nothing says how fast.
pub fn unknown_speed() -> Said {
    Said::new(
        "La campagne tournait hors du serveur\u{202f}: redémarrez-la d’ici.",
        "The campaign was running outside of the server: start it from here.",
    )
}
