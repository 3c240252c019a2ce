//! Time zones, as a table of offsets.
//!
//! Why: the decision path asks for local days and hours millions of times a second. The rules come from the bundled IANA
//! database; here they are unrolled once into the stretches of constant offset of the years that Rappel accepts.

use crate::time::{DAY_MS, HOUR_MS, Instant, LocalDay, SECOND_MS};
use jiff::tz::TimeZone;

/// A stretch of time with one offset: from `from` until the next stretch begins.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    from: Instant,
    offset_ms: i64,
}

/// An IANA time zone (R2).
#[derive(Clone, Debug)]
pub struct Zone {
    name: String,
    stretches: Vec<Stretch>,
    /// For each span of [`BUCKET_MS`] from 1970 on, the stretch in which it begins: a lookup starts there.
    buckets: Vec<u16>,
}

/// About a quarter of a year: stretches are rarely shorter.
const BUCKET_MS: i64 = 1 << 33;

/// The name is not an IANA time zone.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("`{name}` is not a time zone{}", nearest.as_ref().map(|n| format!("; did you mean `{n}`?")).unwrap_or_default())]
pub struct UnknownZone {
    /// What was given.
    pub name: String,
    /// The zone whose name is nearest to it.
    pub nearest: Option<String>,
}

/// The names of the zones that belong to a place (`Europe/Paris`), and `UTC`, in alphabetical order.
pub fn names() -> Vec<String> {
    let of_a_place = |name: &String| name == "UTC" || (name.contains('/') && !name.starts_with("Etc/"));
    let mut names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).filter(of_a_place).collect();
    names.sort_unstable();
    names
}

impl Zone {
    /// The zone of this IANA name.
    ///
    /// # Errors
    /// [`UnknownZone`], with the nearest right name.
    pub fn load(name: &str) -> Result<Zone, UnknownZone> {
        let zone = TimeZone::get(name).map_err(|_| UnknownZone {
            name: name.to_owned(),
            nearest: crate::nearest::nearest(name, jiff::tz::db().available().map(|n| n.to_string())),
        })?;
        let last = Instant::from(
            jiff::civil::date(2120, 1, 1).to_zoned(TimeZone::UTC).map(|z| z.timestamp()).unwrap_or_default(),
        );
        let mut stretches = vec![Stretch {
            from: Instant::MIN,
            offset_ms: i64::from(zone.to_offset(jiff::Timestamp::UNIX_EPOCH).seconds()) * SECOND_MS,
        }];
        for transition in zone.following(jiff::Timestamp::UNIX_EPOCH) {
            let from = Instant::from(transition.timestamp());
            let offset_ms = i64::from(transition.offset().seconds()) * SECOND_MS;
            if from > last {
                break;
            }
            if stretches.last().is_some_and(|s| s.offset_ms != offset_ms) {
                stretches.push(Stretch { from, offset_ms });
            }
        }
        Ok(Zone::of(name, stretches, last))
    }

    fn of(name: &str, stretches: Vec<Stretch>, last: Instant) -> Zone {
        let mut index = 0;
        let buckets = (0..=last.millis() / BUCKET_MS)
            .map(|bucket| {
                while stretches.get(index + 1).is_some_and(|next| next.from.millis() <= bucket * BUCKET_MS) {
                    index += 1;
                }
                index as u16
            })
            .collect();
        Zone { name: name.to_owned(), stretches, buckets }
    }

    /// Coordinated Universal Time.
    pub fn utc() -> Zone {
        Zone::of("UTC", vec![Stretch { from: Instant::MIN, offset_ms: 0 }], Instant::default())
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn index_at(&self, at: Instant) -> usize {
        let bucket = (at.millis() >> BUCKET_MS.trailing_zeros()).clamp(0, self.buckets.len() as i64 - 1);
        let mut index = usize::from(self.buckets[bucket as usize]);
        while self.stretches.get(index + 1).is_some_and(|next| next.from <= at) {
            index += 1;
        }
        index
    }

    /// Milliseconds to add to UTC to get local time at this instant.
    pub fn offset_ms(&self, at: Instant) -> i64 {
        self.stretches[self.index_at(at)].offset_ms
    }

    /// What the local clock shows, as milliseconds since local 1970-01-01 00:00.
    pub fn local_ms(&self, at: Instant) -> i64 {
        at.millis() + self.offset_ms(at)
    }

    /// The local date at this instant.
    pub fn day(&self, at: Instant) -> LocalDay {
        LocalDay(self.local_ms(at).div_euclid(DAY_MS) as i32)
    }

    /// The local time of day at this instant, in milliseconds after local midnight as the clock shows it.
    pub fn time_of_day_ms(&self, at: Instant) -> i64 {
        self.local_ms(at).rem_euclid(DAY_MS)
    }

    /// The local date and, in milliseconds after local midnight as the clock shows it, the local time at this instant.
    pub fn local(&self, at: Instant) -> (LocalDay, i64) {
        let local_ms = self.local_ms(at);
        (LocalDay(local_ms.div_euclid(DAY_MS) as i32), local_ms.rem_euclid(DAY_MS))
    }

    /// The first instant of the local date that is so many days, one or more, after that of `at`.
    pub fn days_after(&self, at: Instant, days: i32) -> Instant {
        let index = self.index_at(at);
        let stretch = self.stretches[index];
        let day = (at.millis() + stretch.offset_ms).div_euclid(DAY_MS) + i64::from(days);
        let begins = Instant::from_millis(day * DAY_MS - stretch.offset_ms);
        // Away from changes of the clock there is nothing to look for.
        let ends = self.stretches.get(index + 1).map_or(Instant::MAX, |next| next.from);
        if begins < ends && begins - stretch.from > DAY_MS { begins } else { self.instant(LocalDay(day as i32), 0) }
    }

    /// The first instant of `day` at which the local clock has reached `time_ms` after midnight.
    ///
    /// Where clocks jump over that time it is the instant of the jump; where they pass it twice, the first time (R2).
    pub fn instant(&self, day: LocalDay, time_ms: i64) -> Instant {
        let local_ms = i64::from(day.0) * DAY_MS + time_ms;
        let mut index = self.index_at(Instant::from_millis(local_ms - 26 * HOUR_MS));
        loop {
            let stretch = self.stretches[index];
            let at = Instant::from_millis(local_ms - stretch.offset_ms);
            match self.stretches.get(index + 1) {
                Some(next) if at >= next.from => index += 1,
                _ => return at.max(stretch.from),
            }
        }
    }

    /// Calls `found` with every stretch of instants at which the local clock of `day` shows a time in `[from_ms, to_ms)`:
    /// none where clocks jump over it, two where they pass it twice (R2).
    pub fn instants_within(&self, day: LocalDay, from_ms: i64, to_ms: i64, mut found: impl FnMut(Instant, Instant)) {
        let midnight_ms = i64::from(day.0) * DAY_MS;
        let first = self.index_at(Instant::from_millis(midnight_ms + from_ms - 26 * HOUR_MS));
        let last = self.index_at(Instant::from_millis(midnight_ms + to_ms + 26 * HOUR_MS));
        for index in first..=last {
            let stretch = self.stretches[index];
            let end = self.stretches.get(index + 1).map_or(Instant::MAX, |next| next.from);
            let from = Instant::from_millis(midnight_ms + from_ms - stretch.offset_ms).max(stretch.from);
            let until = Instant::from_millis(midnight_ms + to_ms - stretch.offset_ms).min(end);
            if from < until {
                found(from, until);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(text: &str) -> Instant {
        text.parse().expect("a valid instant")
    }

    #[test]
    fn r2_local_time_follows_the_clock_changes() {
        let paris = Zone::load("Europe/Paris").expect("known");
        assert_eq!(paris.day(at("2026-03-28T23:30:00Z")), LocalDay::from(date(2026, 3, 29)));
        // 02:30 does not exist on 29 March 2026: the clock has reached it when it jumps, at 01:00 UTC.
        assert_eq!(paris.instant(date(2026, 3, 29).into(), 150 * 60_000), at("2026-03-29T01:00:00Z"));
        // 02:30 occurs twice on 25 October 2026: the first counts.
        assert_eq!(paris.instant(date(2026, 10, 25).into(), 150 * 60_000), at("2026-10-25T00:30:00Z"));
        let mut twice = Vec::new();
        paris.instants_within(date(2026, 10, 25).into(), 120 * 60_000, 180 * 60_000, |a, b| twice.push((a, b)));
        assert_eq!(
            twice,
            [
                (at("2026-10-25T00:00:00Z"), at("2026-10-25T01:00:00Z")),
                (at("2026-10-25T01:00:00Z"), at("2026-10-25T02:00:00Z"))
            ]
        );
        let mut skipped = 0;
        paris.instants_within(date(2026, 3, 29).into(), 120 * 60_000, 180 * 60_000, |_, _| skipped += 1);
        assert_eq!(skipped, 0);
    }

    #[test]
    fn r2_days_after_an_instant_begin_at_local_midnight() {
        for name in ["Europe/Paris", "Asia/Beirut", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia"] {
            let zone = Zone::load(name).expect("known");
            for hour in (0..24 * 365 * 20).step_by(5) {
                let instant = Instant::from_millis(hour * HOUR_MS + 1_262_304_000_000);
                assert_eq!(zone.local(instant), (zone.day(instant), zone.time_of_day_ms(instant)));
                for days in [1, 2, 30] {
                    let midnight = zone.instant(zone.day(instant) + days, 0);
                    assert_eq!(zone.days_after(instant, days), midnight, "{name} {instant} {days}");
                }
            }
        }
    }

    #[test]
    fn r2_every_zone_agrees_with_the_database() {
        for name in [
            "Europe/Paris",
            "America/New_York",
            "Indian/Reunion",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "Pacific/Apia",
        ] {
            let zone = Zone::load(name).expect("known");
            let theirs = TimeZone::get(name).expect("known");
            for hour in (0..24 * 365 * 40).step_by(7) {
                let instant = Instant::from_millis(hour * HOUR_MS + 1_262_304_000_000);
                assert_eq!(
                    zone.offset_ms(instant) / SECOND_MS,
                    i64::from(theirs.to_offset(instant.timestamp()).seconds()),
                    "{name} {instant}"
                );
            }
        }
    }

    #[test]
    fn unknown_zones_name_the_nearest() {
        assert_eq!(Zone::load("Europe/Pari").expect_err("unknown").nearest.as_deref(), Some("Europe/Paris"));
    }
}
