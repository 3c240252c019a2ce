//! Which column is the key, which are the numbers, the zone and the priority: guessed, and named otherwise by the caller.

use crate::error::{MappingError, nearest};
use crate::heading::{Role, plain, role};
use crate::limits::PHONE_COLUMNS_MAX;
use crate::record::Record;
use rappel_strategy::phone::{Country, parse};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The columns of a file that mean something to the dialer, by index from 0 (R11).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mapping {
    /// Identifies the contact in the file.
    pub key: usize,
    /// Telephone numbers in their order, one to ten.
    pub phones: Vec<usize>,
    /// The contact's IANA time zone (R2).
    pub zone: Option<usize>,
    /// The contact's priority; higher is called earlier (R38).
    pub priority: Option<usize>,
}

/// What the caller wants otherwise than guessed. Columns are named by heading; case, accents and punctuation do not count.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MappingRequest {
    /// The column that identifies the contact.
    pub key: Option<String>,
    /// The phone columns in their order.
    pub phones: Option<Vec<String>>,
    /// The column of time zones; an empty name for none.
    pub zone: Option<String>,
    /// The column of priorities; an empty name for none.
    pub priority: Option<String>,
}

impl Mapping {
    /// Puts together what the caller named and what headings and sample tell.
    ///
    /// `sample`: the first records, header left out; they tell what headings do not.
    ///
    /// Errors: [`MappingError`], naming the heading and the nearest one that exists.
    pub fn resolve(headings: &[String], sample: &[Record], request: &MappingRequest) -> Result<Mapping, MappingError> {
        let optional = |wanted: &Option<String>, role: Role| match wanted.as_deref() {
            None => Ok(headings.iter().position(|heading| self::role(heading) == Some(role))),
            Some("") => Ok(None),
            Some(wanted) => find(headings, wanted).map(Some),
        };
        let phones = match &request.phones {
            Some(wanted) => wanted.iter().map(|wanted| find(headings, wanted)).collect::<Result<_, _>>()?,
            None => guess_phones(headings, sample),
        };
        check_phones(headings, &phones)?;
        let key = match &request.key {
            Some(wanted) => find(headings, wanted)?,
            None => guess_key(headings, sample, &phones).ok_or_else(|| MappingError::NoKey(headings.to_vec()))?,
        };
        let zone = optional(&request.zone, Role::Zone)?;
        let priority = optional(&request.priority, Role::Priority)?;
        Ok(Mapping { key, phones, zone, priority })
    }
}

/// The one column with this heading: as written, else without regard to case, accents and punctuation.
pub(crate) fn find(headings: &[String], wanted: &str) -> Result<usize, MappingError> {
    let same = |matches: &dyn Fn(&str) -> bool| -> Vec<usize> {
        (0..headings.len()).filter(|index| matches(&headings[*index])).collect()
    };
    let mut found = same(&|heading| heading == wanted);
    if found.is_empty() && !plain(wanted).is_empty() {
        found = same(&|heading| plain(heading) == plain(wanted));
    }
    match found[..] {
        [index] => Ok(index),
        [] => Err(MappingError::UnknownHeading {
            wanted: wanted.to_owned(),
            nearest: nearest(wanted, headings.iter().map(String::as_str)),
        }),
        _ => Err(MappingError::AmbiguousHeading(wanted.to_owned())),
    }
}

fn check_phones(headings: &[String], phones: &[usize]) -> Result<(), MappingError> {
    if phones.is_empty() {
        return Err(MappingError::NoPhone(headings.to_vec()));
    }
    if phones.len() > PHONE_COLUMNS_MAX {
        return Err(MappingError::TooManyPhones(phones.len()));
    }
    let mut seen = HashSet::new();
    match phones.iter().find(|phone| !seen.insert(**phone)) {
        Some(twice) => Err(MappingError::NamedTwice(headings[*twice].clone())),
        None => Ok(()),
    }
}

/// By heading, in the order of the numbers in the headings where all have one (TEL1, TEL2), else of the file; without such
/// headings by content.
fn guess_phones(headings: &[String], sample: &[Record]) -> Vec<usize> {
    let named = headings.iter().enumerate().filter_map(|(index, heading)| match role(heading) {
        Some(Role::Phone(number)) => Some((index, number)),
        _ => None,
    });
    let mut named: Vec<(usize, Option<u32>)> = named.collect();
    if named.is_empty() {
        return (0..headings.len()).filter(|index| holds_phones(*index, sample)).collect();
    }
    if named.iter().all(|(_, number)| number.is_some()) {
        named.sort_by_key(|(_, number)| *number);
    }
    named.into_iter().map(|(index, _)| index).collect()
}

/// Whether at least three quarters of the column's values are telephone numbers, and there is one.
pub(crate) fn holds_phones(column: usize, sample: &[Record]) -> bool {
    let values = sample.iter().filter_map(|record| record.get(column)).map(str::trim).filter(|value| !value.is_empty());
    let (good, all) =
        values.fold((0, 0), |(good, all), value| (good + usize::from(parse(value, Country::FRANCE).is_ok()), all + 1));
    good > 0 && good * 4 >= all * 3
}

/// By heading, the best name first; else the first column of values that are all there and all different; else, in a file of
/// nothing but numbers, the first of them.
fn guess_key(headings: &[String], sample: &[Record], phones: &[usize]) -> Option<usize> {
    let free = || (0..headings.len()).filter(|index| !phones.contains(index));
    let named = free().filter_map(|index| match role(&headings[index]) {
        Some(Role::Key(rank)) => Some((rank, index)),
        _ => None,
    });
    let distinct = |index: &usize| {
        let mut seen = HashSet::new();
        let new = |record: &Record| {
            record.get(*index).map(str::trim).is_some_and(|v| !v.is_empty() && seen.insert(v.to_owned()))
        };
        !sample.is_empty() && sample.iter().all(new)
    };
    let only_phones = || if headings.len() == phones.len() { phones.first().copied() } else { None };
    named.min().map(|(_, index)| index).or_else(|| free().find(distinct)).or_else(only_phones)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| name.to_string()).collect()
    }

    fn guess(names: &[&str]) -> Result<Mapping, MappingError> {
        Mapping::resolve(&strings(names), &[], &MappingRequest::default())
    }

    #[test]
    fn columns_are_guessed_by_their_headings_r11() {
        assert_eq!(
            guess(&["Nom", "N° client", "TEL_MOBILE", "Tél. domicile", "Fuseau", "Priorité", "Fax"]),
            Ok(Mapping { key: 1, phones: vec![2, 3], zone: Some(4), priority: Some(5) })
        );
        assert_eq!(
            guess(&["Référence", "TEL2", "TEL1", "ID"]),
            Ok(Mapping { key: 3, phones: vec![2, 1], zone: None, priority: None })
        );
    }

    #[test]
    fn columns_without_telling_headings_are_guessed_by_content_r11() {
        let sample: Vec<Record> = ["a,Lyon,0639981204", "b,Lyon,0639981205", "c,Lyon,"]
            .iter()
            .map(|line| Record::of_fields(1, line.split(',')))
            .collect();
        let mapping =
            Mapping::resolve(&strings(&["x", "y", "z"]), &sample, &MappingRequest::default()).expect("guessed");
        assert_eq!((mapping.key, mapping.phones), (0, vec![2]));
    }

    #[test]
    fn the_caller_may_name_any_column_r11() {
        let headings = strings(&["ID", "Code interne", "TEL1", "TEL2", "Fuseau"]);
        let request = MappingRequest {
            key: Some("code_interne".into()),
            phones: Some(vec!["tel2".into(), "TEL1".into()]),
            zone: Some(String::new()),
            priority: None,
        };
        let mapping = Mapping::resolve(&headings, &[], &request);
        assert_eq!(mapping, Ok(Mapping { key: 1, phones: vec![3, 2], zone: None, priority: None }));
    }

    #[test]
    fn errors_name_the_nearest_heading_r11() {
        let headings = strings(&["ID", "TEL_MOBILE", "Ville", "ville"]);
        let resolve = |request: MappingRequest| Mapping::resolve(&headings, &[], &request).unwrap_err().to_string();
        let phones = |names: &[&str]| MappingRequest { phones: Some(strings(names)), ..MappingRequest::default() };
        assert_eq!(resolve(phones(&["TEL_MOBIL"])), "there is no column `TEL_MOBIL`; did you mean `TEL_MOBILE`?");
        assert_eq!(resolve(phones(&["VILLE"])), "two columns are called `VILLE`: rename one in the file");
        assert_eq!(resolve(phones(&["ID", "id"])), "the column `ID` is named twice");
        assert!(resolve(phones(&[])).starts_with("no column holds telephone numbers"));
        assert!(guess(&["Nom", "TEL1"]).unwrap_err().to_string().contains("name one of: Nom, TEL1"));
        assert_eq!(find(&headings, "ville"), Ok(3));
        let many: Vec<String> = (1..=11).map(|n| format!("TEL{n}")).chain(["ID".into()]).collect();
        assert_eq!(Mapping::resolve(&many, &[], &MappingRequest::default()), Err(MappingError::TooManyPhones(11)));
    }
}
