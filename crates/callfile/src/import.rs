//! Records to contacts: the key, the numbers, the zone, the priority; or the reason why not.

use crate::error::ImportError;
use crate::limits::KEY_BYTES_MAX;
use crate::mapping::Mapping;
use crate::record::{Problem, Record};
use crate::reject::{Reject, RejectReason};
use crate::source::Rows;
use jiff::tz::TimeZone;
use rappel_strategy::phone::{Country, Phone, PhoneError, PhoneKind, parse};
use std::collections::HashSet;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// What the file itself does not say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportOptions {
    /// The country in whose way numbers without country code are read.
    pub country: Country,
    /// The campaign's IANA zone, taken when it is among those that a number may be in (R2).
    pub campaign_zone: String,
}

/// What became of one record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry {
    /// A contact.
    Row(Row),
    /// Not a contact, and why.
    Reject(Reject),
}

/// A contact of the call file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Identifies the contact; unique within the file, not blank, without blanks around it.
    pub key: String,
    /// A number per phone column, in the order of [`Mapping::phones`]; `None` where the column is empty or holds no valid
    /// number (R30). At least one is there.
    pub phones: Vec<Option<RowPhone>>,
    /// The contact's own IANA zone, in its usual writing, where the file has one (R2).
    pub zone: Option<String>,
    /// The contact's priority, 0 where the file has none (R38).
    pub priority: i32,
    /// What was not understood and left out; the contact is good nevertheless.
    pub warnings: Vec<Warning>,
    record: Record,
    headings: Arc<[String]>,
}

/// A number of a contact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RowPhone {
    /// The number.
    pub phone: Phone,
    /// What kind of line it is (R18).
    pub kind: PhoneKind,
    /// The IANA zone in which its hours are read unless the contact has one of its own; `None` when the number does not
    /// tell, which means the campaign's (R2).
    pub zone: Option<&'static str>,
}

/// Something in a good row that was left out. Columns are indices into the file's headings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Warning {
    /// A phone column that holds no valid number (R30).
    BadPhone {
        /// The column.
        column: usize,
        /// Why it is none.
        error: PhoneError,
    },
    /// The zone column holds no IANA zone.
    UnknownZone {
        /// The column.
        column: usize,
    },
    /// The priority column holds no whole number.
    BadPriority {
        /// The column.
        column: usize,
    },
}

impl Row {
    /// The line of the file on which it begins, from 1; in a workbook the row.
    pub fn line(&self) -> u64 {
        self.record.line()
    }

    /// Every column of the file, as heading and text, those that are mapped included.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headings.iter().map(String::as_str).zip(self.record.iter())
    }

    /// The fields as they stand in the file.
    pub fn record(&self) -> &Record {
        &self.record
    }
}

/// Reads a call file; every record comes out as one [`Entry`], in the file's order. An error ends it, and then what came
/// before is not the whole file.
///
/// Duplicate keys are recognised by a 64-bit hash, so that memory is 9 to 20 bytes a contact: in a file of 50 million
/// contacts, the chance that any two different keys are taken for the same is below 1 in 10 000, and then one contact is
/// rejected, visibly.
pub struct Import {
    rows: Rows,
    normaliser: Normaliser,
}

impl Import {
    pub(crate) fn new(headings: Vec<String>, mapping: Mapping, options: ImportOptions, rows: Rows) -> Import {
        let normaliser = Normaliser { headings: headings.into(), mapping, options, keys: HashSet::default() };
        Import { rows, normaliser }
    }

    /// What the columns are called.
    pub fn headings(&self) -> &[String] {
        &self.normaliser.headings
    }
}

impl Iterator for Import {
    type Item = Result<Entry, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.rows.next()?.map(|record| self.normaliser.entry(record)))
    }
}

/// A key's hash is its own hash: it is one already.
#[derive(Default)]
struct Same(u64);
impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.rotate_left(8) ^ u64::from(*byte));
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

struct Normaliser {
    headings: Arc<[String]>,
    mapping: Mapping,
    options: ImportOptions,
    keys: HashSet<u64, BuildHasherDefault<Same>>,
}

impl Normaliser {
    fn entry(&mut self, record: Record) -> Entry {
        match self.row(&record) {
            Ok(Contact { key, phones, zone, priority, warnings }) => {
                let headings = self.headings.clone();
                Entry::Row(Row { key, phones, zone, priority, warnings, record, headings })
            }
            Err(reason) => Entry::Reject(Reject { reason, record }),
        }
    }

    fn row(&mut self, record: &Record) -> Result<Contact, RejectReason> {
        self.check_record(record)?;
        let key = record.get(self.mapping.key).unwrap_or_default().trim();
        if key.is_empty() {
            return Err(RejectReason::NoKey);
        }
        if key.len() > KEY_BYTES_MAX {
            return Err(RejectReason::KeyTooLong);
        }
        let mut warnings = Vec::new();
        let phones = self.phones(record, &mut warnings)?;
        let zone = self.zone(record, &mut warnings);
        let priority = self.priority(record, &mut warnings);
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        // Only contacts that are taken claim their key: the repaired copy of a rejected one is welcome.
        if !self.keys.insert(hasher.finish()) {
            return Err(RejectReason::DuplicateKey(key.to_owned()));
        }
        Ok(Contact { key: key.to_owned(), phones, zone, priority, warnings })
    }

    fn check_record(&self, record: &Record) -> Result<(), RejectReason> {
        match record.problem() {
            Some(Problem::Quote) => return Err(RejectReason::Quote),
            Some(Problem::FieldTooLong(column)) => return Err(RejectReason::FieldTooLong { column }),
            Some(Problem::RecordTooLong) => return Err(RejectReason::RecordTooLong),
            None => {}
        }
        if record.contains_nul() {
            return Err(RejectReason::Nul);
        }
        if !record.fits(self.headings.len()) {
            return Err(RejectReason::FieldCount { expected: self.headings.len(), found: record.len() });
        }
        Ok(())
    }

    fn phones(&self, record: &Record, warnings: &mut Vec<Warning>) -> Result<Vec<Option<RowPhone>>, RejectReason> {
        let mut phones = Vec::with_capacity(self.mapping.phones.len());
        for &column in &self.mapping.phones {
            let parsed = parse(record.get(column).unwrap_or_default(), self.options.country);
            phones.push(match parsed {
                Ok(parsed) => {
                    let campaigns = parsed.zones.iter().find(|zone| **zone == self.options.campaign_zone);
                    let zone = campaigns.or(parsed.zones.first()).copied();
                    Some(RowPhone { phone: parsed.phone, kind: parsed.kind, zone })
                }
                Err(PhoneError::Empty) => None,
                Err(error) => {
                    warnings.push(Warning::BadPhone { column, error });
                    None
                }
            });
        }
        if phones.iter().all(Option::is_none) {
            return Err(RejectReason::NoPhone(std::mem::take(warnings)));
        }
        Ok(phones)
    }

    fn zone(&self, record: &Record, warnings: &mut Vec<Warning>) -> Option<String> {
        let column = self.mapping.zone?;
        let text = record.get(column).map(str::trim).filter(|text| !text.is_empty())?;
        let zone = TimeZone::get(text).ok().and_then(|zone| zone.iana_name().map(str::to_owned));
        if zone.is_none() {
            warnings.push(Warning::UnknownZone { column });
        }
        zone
    }

    fn priority(&self, record: &Record, warnings: &mut Vec<Warning>) -> i32 {
        let Some(column) = self.mapping.priority else { return 0 };
        let text = record.get(column).map(str::trim).unwrap_or_default();
        if text.is_empty() {
            return 0;
        }
        text.parse().unwrap_or_else(|_| {
            warnings.push(Warning::BadPriority { column });
            0
        })
    }
}

/// What a record says of a contact.
struct Contact {
    key: String,
    phones: Vec<Option<RowPhone>>,
    zone: Option<String>,
    priority: i32,
    warnings: Vec<Warning>,
}
