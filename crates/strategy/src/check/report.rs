//! Findings being gathered, and the checks that every part needs.

use super::{Code, Finding, Named, Part, Place, Quantity};
use crate::model::{CallerId, Campaign};
use crate::nearest::nearest;
use crate::status::SystemStatus;
use std::collections::HashMap;
use std::hash::Hash;

/// Rows counted from 1, each with the first row that has the same key.
pub fn with_first<K: Copy + Eq + Hash>(keys: impl Iterator<Item = K>) -> impl Iterator<Item = (usize, K, usize)> {
    let mut firsts = HashMap::new();
    (1..).zip(keys).map(move |(row, key)| (row, key, *firsts.entry(key).or_insert(row)))
}

/// Findings so far.
#[derive(Default)]
pub struct Report {
    /// In the order of the document.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Notes a finding.
    pub fn put(&mut self, place: Place, code: Code) {
        self.findings.push(Finding { place, code });
    }

    /// The value must lie between the bounds, included.
    pub fn range(&mut self, place: Place, what: Quantity, value: impl Into<f64>, min: u32, max: u32) {
        let (value, min, max) = (value.into(), f64::from(min), f64::from(max));
        if !(min..=max).contains(&value) {
            self.put(place, Code::OutOfRange { what, value, min, max });
        }
    }

    /// Names of a list's rows must be there and differ; `place` gives the place of a row's name, rows counted from 1.
    pub fn names<'a>(&mut self, names: impl Iterator<Item = &'a str>, place: impl Fn(usize) -> Place) {
        for (row, name, first) in with_first(names) {
            if name.trim().is_empty() {
                self.put(place(row), Code::NameEmpty);
            } else if first < row {
                self.put(place(row), Code::NameDuplicate { name: name.to_owned(), first });
            }
        }
    }

    /// The name must be one of the known ones.
    pub fn known<'a>(&mut self, place: Place, what: Named, name: &str, known: impl Iterator<Item = &'a str>) {
        let known: Vec<&str> = known.collect();
        if !known.contains(&name) {
            self.put(place, Code::Unknown { what, name: name.to_owned(), nearest: nearest(name, known) });
        }
    }

    /// The status must be the system's or a qualification of the campaign (R20, R22).
    pub fn status(&mut self, place: Place, status: &str, campaign: &Campaign) {
        let system = SystemStatus::ALL.iter().map(|status| status.name());
        let own = campaign.qualification.iter().map(|qualification| qualification.name.as_str());
        self.known(place, Named::Status, status, system.chain(own));
    }

    /// The displayed number must be in the campaign's list where it is taken from there (R13).
    pub fn caller_id(&mut self, place: Place, caller_id: CallerId, campaign: &Campaign) {
        match caller_id {
            CallerId::Listed(number) if !campaign.caller_ids.contains(&number) => {
                self.put(place.field("number"), Code::CallerIdNotListed { number });
            }
            CallerId::Random { .. } if campaign.caller_ids.is_empty() => self.put(place, Code::CallerIdListEmpty),
            _ => {}
        }
    }

    /// The sounds must be the campaign's (R17).
    pub fn sound(&mut self, place: Place, sound: &str, campaign: &Campaign) {
        self.known(place, Named::Sound, sound, campaign.sounds.keys().map(String::as_str));
    }

    /// The holiday calendars must be known (R1).
    pub fn calendars(&mut self, place: &Place, codes: &[String]) {
        for (row, code) in (1..).zip(codes) {
            self.known(place.item(Part::Calendar, row), Named::Calendar, code, crate::holidays::codes());
        }
    }
}
