//! Where a number plausibly is, as IANA zones, from its country and area (R2).
//!
//! The prefixes come from `data/zones.txt`, which `script/generate-data` writes.

use super::{Country, DIGITS_MAX, Phone};
use std::sync::LazyLock;

static FILE: &str = include_str!("../../data/zones.txt");
static TABLE: LazyLock<Table> = LazyLock::new(|| read(FILE));

/// Which numbers begin where, told in fifteen digits: the prefix table with its nesting ironed out, so that one search
/// in order gives the longest prefix.
struct Table {
    sets: Vec<Vec<&'static str>>,
    /// First number of each stretch, ascending; each stretch ends where the next begins.
    starts: Vec<u64>,
    /// The set of each stretch, or `None` where no prefix is known.
    set_of: Vec<Option<u16>>,
}

/// Plausible IANA zones of a number, ascending by name: one for most, several where the prefix does not tell (`+34` mobile
/// numbers roam between Madrid and the Canaries), none for numbers of no place (R2).
pub fn zones(phone: Phone) -> &'static [&'static str] {
    let table = &*TABLE;
    let key = stretched(phone.digits());
    let after = table.starts.partition_point(|start| *start <= key);
    let set = after.checked_sub(1).and_then(|index| table.set_of[index]);
    set.map_or(&[], |set| &table.sets[usize::from(set)])
}

/// Zones in which whoever answers a number may be, for limits that hold on the called party's clock: those of its prefix, and,
/// where numbers are kept when people move, the zones of the mainland (R2). Empty for numbers of no place.
pub fn whereabouts(phone: Phone) -> Vec<&'static str> {
    let mut whereabouts = zones(phone).to_vec();
    let roams = roams(phone);
    whereabouts.extend(roams.iter().filter(|zone| !zones(phone).contains(zone)));
    whereabouts
}

/// Where people of North America take their numbers: an area code is where a line began, not where it is.
pub(crate) fn roams(phone: Phone) -> &'static [&'static str] {
    if phone.digits() / 10u64.pow(10) != 1 {
        return &[];
    }
    match phone.country() {
        Some(country) if country == Country::UNITED_STATES => {
            &["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"]
        }
        Some(country) if country == Country::CANADA => &[
            "America/St_Johns",
            "America/Halifax",
            "America/Toronto",
            "America/Winnipeg",
            "America/Edmonton",
            "America/Vancouver",
        ],
        _ => &[],
    }
}

/// The one zone in which a number's hours are read: its only plausible one; else the campaign's when that is plausible or
/// nothing is; else the first (R2). A contact's own zone column goes before all this.
pub fn zone(phone: Phone, campaign_zone: &str) -> &str {
    match zones(phone) {
        [] => campaign_zone,
        [only] => only,
        several if several.contains(&campaign_zone) => campaign_zone,
        several => several[0],
    }
}

/// The digits followed by zeros up to [`DIGITS_MAX`]: so numbers sort as their texts do.
fn stretched(digits: u64) -> u64 {
    let length = digits.checked_ilog10().map_or(0, |log| log + 1);
    digits * 10u64.pow(DIGITS_MAX.saturating_sub(length))
}

/// Reads the generated file: `@ zone zone …` is the next set, `prefix set` a prefix; prefixes ascend as texts.
///
/// # Panics
///
/// If the file is not as the script writes it: it is compiled in, and the tests read it.
fn read(file: &'static str) -> Table {
    let mut table = Table { sets: Vec::new(), starts: Vec::new(), set_of: Vec::new() };
    // The prefixes around the one being read: where each ends, and its set.
    let mut around: Vec<(u64, u16)> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some(zones) = line.strip_prefix('@') {
            table.sets.push(zones.split_whitespace().collect());
            continue;
        }
        let (prefix, set) = line.split_once(' ').expect("a generated line has a prefix and a set");
        let set: u16 = set.parse().expect("a generated set is a number");
        assert!(usize::from(set) < table.sets.len(), "a generated set exists");
        let digits: u64 = prefix.parse().expect("a generated prefix is a number");
        let start = stretched(digits);
        let end = start + 10u64.pow(DIGITS_MAX - prefix.len() as u32);
        leave(&mut table, &mut around, start);
        table.begin(start, Some(set));
        around.push((end, set));
    }
    leave(&mut table, &mut around, u64::MAX);
    table
}

/// Closes the prefixes that end at or before `start`; what follows each belongs to the one around it.
fn leave(table: &mut Table, around: &mut Vec<(u64, u16)>, start: u64) {
    while let Some((end, _)) = around.pop_if(|(end, _)| *end <= start) {
        table.begin(end, around.last().map(|(_, set)| *set));
    }
}

impl Table {
    /// From `start` on the set is this one. A stretch that would be empty is replaced.
    fn begin(&mut self, start: u64, set: Option<u16>) {
        if self.starts.last() == Some(&start) {
            self.starts.pop();
            self.set_of.pop();
        }
        if self.set_of.last() != Some(&set) {
            self.starts.push(start);
            self.set_of.push(set);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The longest prefix by trying each length, straight from the file.
    fn by_hand(digits: &str) -> Vec<&'static str> {
        let sets: Vec<_> = FILE.lines().filter_map(|line| line.strip_prefix("@")).collect();
        let find = |prefix: &str| FILE.lines().find_map(|line| line.strip_prefix(prefix)?.strip_prefix(' '));
        let set = (1..=digits.len()).rev().find_map(|length| find(&digits[..length]));
        set.map_or(Vec::new(), |set| sets[set.parse::<usize>().expect("a number")].split_whitespace().collect())
    }

    #[test]
    fn the_search_finds_the_longest_prefix_r2() {
        for digits in [
            "33639981204",
            "262692123456",
            "262639123456",
            "262262123456",
            "34922123456",
            "34612345678",
            "12045551234",
            "14189371234",
            "14189381234",
            "18005551234",
            "7",
            "99999999999",
            "6871234",
            "800123456789",
        ] {
            let phone = Phone::from_e164(digits.parse().expect("digits")).expect("a phone");
            assert_eq!(zones(phone), by_hand(digits), "{digits}");
        }
        // Every prefix, and the number just before it and just after its stretch.
        for line in FILE.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).step_by(29) {
            let prefix = line.split(' ').next().expect("a prefix");
            let start = stretched(prefix.parse().expect("digits"));
            let end = start + 10u64.pow(DIGITS_MAX - prefix.len() as u32);
            for digits in [start - 1, start, end - 1, end] {
                if let Some(phone) = Phone::from_e164(digits) {
                    assert_eq!(zones(phone), by_hand(&digits.to_string()), "{digits}");
                }
            }
        }
    }

    #[test]
    fn a_zone_is_chosen_by_place_then_by_campaign_r2() {
        let of = |digits| Phone::from_e164(digits).expect("a phone");
        for (digits, zone_expected) in [
            (33639981204, "Europe/Paris"),
            (262692123456, "Indian/Reunion"),
            (262262123456, "Indian/Reunion"),
            (262639123456, "Indian/Mayotte"),
            (262269601234, "Indian/Mayotte"),
            (590590123456, "America/Guadeloupe"),
            (596696123456, "America/Martinique"),
            (594694123456, "America/Cayenne"),
            (508411234, "America/Miquelon"),
            (687123456, "Pacific/Noumea"),
            (68940123456, "Pacific/Tahiti"),
            (34928123456, "Atlantic/Canary"),
            (12125551234, "America/New_York"),
            (14165551234, "America/Toronto"),
        ] {
            assert_eq!(zone(of(digits), "Europe/Paris"), zone_expected, "{digits}");
        }
        let toll_free = of(18005551234);
        assert_eq!(zone(toll_free, "America/Denver"), "America/Denver");
        assert_eq!(zone(toll_free, "Europe/Paris"), zones(toll_free)[0]);
        assert_eq!(zone(of(999), "Europe/Paris"), "Europe/Paris");
    }
}
