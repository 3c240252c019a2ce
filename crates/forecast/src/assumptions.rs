//! What a forecast takes for granted.

use crate::question::Question;
use rappel_law::Guard;
use rappel_strategy::said::Said;

/// What was taken for granted, in sentences.
pub(crate) fn assumptions(question: &Question<'_>, seeds: usize) -> Vec<Said> {
    let mut said = vec![
        Said::new(
            "Les personnes répondent comme le dit le profil de réponse ; personne ne sait si les vôtres lui ressemblent.",
            "Persons answer as the answer profile says; nobody knows whether yours are like it.",
        ),
        Said::new(
            "Le fichier, la stratégie et la campagne ne changent pas ; les autres campagnes n’appellent aucun de ces numéros.",
            "The file, the strategy and the campaign do not change; other campaigns call none of these numbers.",
        ),
        Said::new(
            "Les agents prévus sont tous là, sans pause, tant que la campagne est ouverte ; leurs conversations durent comme le dit le profil.",
            "All the agents planned are there, without breaks, while the campaign is open; their conversations last as the profile says.",
        ),
        Said::new(
            "Les lignes ne servent qu’à cette campagne et ne tombent pas en panne.",
            "The trunks serve this campaign alone and do not fail.",
        ),
        Said::new(
            "Les textos sont comptés à l’heure où ils peuvent partir ; les désinscriptions et les refus de l’opérateur ne sont pas prévus.",
            "Texts are counted when they may leave; opting out and refusals of the carrier are not foreseen.",
        ),
    ];
    if !question.file.is_empty() && question.file.papers(0).is_none() && Guard::of(question.campaign).needs_columns() {
        said.push(Said::new(
            "Les consentements et contrats que la loi exige sont supposés tous là : ce fichier n’en dit rien.",
            "The consents and contracts that the law asks for are taken to be there: this file does not tell.",
        ));
    }
    said.push(if seeds > 1 {
        Said::new(
            format!("Les fourchettes contiennent 95 déroulements sur 100 d’un tel monde (loi de Student, {seeds} tirages) ; l’erreur du profil n’y est pas."),
            format!("The bands hold 95 of 100 courses of such a world (Student’s t, {seeds} seeds); the error of the profile is not in them."),
        )
    } else {
        Said::new(
            "Avec un seul tirage, il n’y a pas de fourchette.",
            "With a single seed there is no band.",
        )
    });
    if question.file.is_empty() {
        said.push(Said::new("Le fichier est vide.", "The file is empty."));
    }
    said
}
