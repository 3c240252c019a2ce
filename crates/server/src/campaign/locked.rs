//! What may no longer be changed in a document once there are contacts or calls.
//!
//! Why: numbers of contacts are kept by the position of their column, outcomes of calls by the position of their qualification.

use super::detail::Locked;
use crate::problem::Problem;
use rappel_strategy::model::Campaign;
use rappel_strategy::said::Said;

/// Refuses a document that takes away or moves what contacts or calls point to.
///
/// # Errors
/// A conflict that names the place and the way out.
pub fn check(locked: Locked, old: &Campaign, new: &Campaign) -> Result<(), Problem> {
    let columns = (old.phone_columns.iter().map(String::as_str), new.phone_columns.iter().map(String::as_str));
    if locked.phone_columns
        && let Some((position, name)) = first_moved(columns.0, columns.1)
    {
        return Err(Problem::in_use(
            &format!("campaign.phone_columns[{position}]"),
            Said::new(
                format!(
                    "Les fiches ont déjà des numéros dans la colonne «\u{a0}{name}\u{a0}»\u{202f}: elle doit rester à sa \
                     place. Ajoutez les nouvelles colonnes à la suite."
                ),
                format!(
                    "Contacts already have numbers in the column “{name}”: it must stay where it is. Add new columns after \
                     the others."
                ),
            ),
        ));
    }
    let qualifications = (old.qualification.iter().map(|own| &own.name), new.qualification.iter().map(|own| &own.name));
    if locked.qualifications
        && let Some((position, name)) = first_moved(qualifications.0, qualifications.1)
    {
        return Err(Problem::in_use(
            &format!("campaign.qualification[{position}]"),
            Said::new(
                format!(
                    "La campagne a déjà appelé\u{a0}: la qualification «\u{a0}{name}\u{a0}» doit garder son nom et sa place. \
                     Ajoutez les nouvelles qualifications à la suite."
                ),
                format!(
                    "The campaign has called already: the qualification “{name}” must keep its name and its place. Add new \
                     qualifications after the others."
                ),
            ),
        ));
    }
    Ok(())
}

/// The first of the old ones that is not where it was, with its position from 1.
fn first_moved<T: PartialEq>(old: impl Iterator<Item = T>, mut new: impl Iterator<Item = T>) -> Option<(usize, T)> {
    (1..).zip(old).find(|(_, one)| new.next().as_ref() != Some(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_by_position_may_only_grow_at_its_end() {
        for (new, moved) in [
            ("abc", None),
            ("abcd", None),
            ("ab", Some((3, 'c'))),
            ("acb", Some((2, 'b'))),
            ("xabc", Some((1, 'a'))),
            ("", Some((1, 'a'))),
        ] {
            assert_eq!(first_moved("abc".chars(), new.chars()), moved, "{new}");
        }
    }
}
