//! Sets of minutes of a week.
//!
//! Why: all hours are to the minute, so that a week has 10 080 of them and a set is 158 words; unions over a thousand profiles cost
//! next to nothing.

use rappel_strategy::hours::{Cells, DaySpan, TimeOfDay, WeekHours};

/// Minutes of a day.
pub const DAY_MIN: i32 = 1_440;
/// Minutes of a week.
pub const WEEK_MIN: i32 = 7 * DAY_MIN;
const WORDS: usize = (WEEK_MIN as usize).div_ceil(64);

/// A set of minutes of a week, counted from Monday midnight.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Week([u64; WORDS]);

impl Default for Week {
    fn default() -> Week {
        Week([0; WORDS])
    }
}

impl Week {
    /// The minutes of these hours.
    pub fn of(hours: &WeekHours) -> Week {
        let mut week = Week::default();
        for cell in hours.cells() {
            let midnight = i32::from(cell.weekday) * DAY_MIN;
            week.add(midnight + i32::from(cell.span.from.minutes()), midnight + i32::from(cell.span.to.minutes()));
        }
        week
    }

    /// All minutes.
    pub fn all() -> Week {
        let mut week = Week::default();
        week.add(0, WEEK_MIN);
        week
    }

    /// Adds `[from, until)`; what lies outside of the week comes in on its other side.
    pub fn add(&mut self, from: i32, until: i32) {
        for minute in from..until {
            let minute = minute.rem_euclid(WEEK_MIN) as usize;
            self.0[minute / 64] |= 1 << (minute % 64);
        }
    }

    /// The same minutes, so many later.
    pub fn later(&self, minutes: i32) -> Week {
        if minutes.rem_euclid(WEEK_MIN) == 0 {
            return self.clone();
        }
        let mut week = Week::default();
        for (from, until) in self.runs() {
            week.add(from + minutes, until + minutes);
        }
        week
    }

    /// The minutes of both.
    pub fn and(&self, other: &Week) -> Week {
        Week(std::array::from_fn(|word| self.0[word] & other.0[word]))
    }

    /// The minutes of either.
    pub fn or(&self, other: &Week) -> Week {
        Week(std::array::from_fn(|word| self.0[word] | other.0[word]))
    }

    /// The minutes of this one that the other has not.
    pub fn minus(&self, other: &Week) -> Week {
        Week(std::array::from_fn(|word| self.0[word] & !other.0[word]))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Whether the other has all of them.
    pub fn within(&self, other: &Week) -> bool {
        self.0.iter().zip(&other.0).all(|(own, other)| own & !other == 0)
    }

    /// How many there are.
    pub fn minutes(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Whether it has this one.
    pub fn has(&self, minute: i32) -> bool {
        let minute = minute.rem_euclid(WEEK_MIN) as usize;
        self.0[minute / 64] >> (minute % 64) & 1 == 1
    }

    /// Its minutes, in order.
    pub fn each(&self) -> impl Iterator<Item = i32> + '_ {
        (0i32..).zip(&self.0).flat_map(|(word, bits)| {
            let mut rest = *bits;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as i32)?;
                rest &= rest - 1;
                Some(word * 64 + bit)
            })
        })
    }

    /// Its stretches `[from, until)` in order; none goes past Sunday midnight.
    pub fn runs(&self) -> Vec<(i32, i32)> {
        let mut runs: Vec<(i32, i32)> = Vec::new();
        for minute in self.each() {
            match runs.last_mut() {
                Some((_, until)) if *until == minute => *until += 1,
                _ => runs.push((minute, minute + 1)),
            }
        }
        runs
    }

    /// The same as week cells.
    pub fn cells(&self) -> Vec<Cells> {
        let time = |minutes: i32| TimeOfDay::from_minutes(minutes as u16).unwrap_or(TimeOfDay::END);
        let mut cells = Vec::new();
        for (mut from, until) in self.runs() {
            while from < until {
                let day = from / DAY_MIN;
                let to = until.min((day + 1) * DAY_MIN);
                let span = DaySpan { from: time(from - day * DAY_MIN), to: time(to - day * DAY_MIN) };
                cells.push(Cells { weekday: day as u8, span });
                from = to;
            }
        }
        cells
    }

    /// For every minute of the week, how many minutes until the next one of this set, round the week; `None` for the empty set.
    pub fn distances(&self) -> Option<Vec<u16>> {
        let first = self.each().next()?;
        let mut distances = vec![0u16; WEEK_MIN as usize];
        let mut next = first + WEEK_MIN;
        for minute in (0..WEEK_MIN).rev() {
            if self.has(minute) {
                next = minute;
            }
            distances[minute as usize] = (next - minute) as u16;
        }
        Some(distances)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(json: &str) -> Week {
        Week::of(&serde_json::from_str(json).expect("hours"))
    }

    fn told(week: &Week) -> Vec<String> {
        week.cells().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn r1_hours_go_in_and_come_out() {
        let open = week(r#"{"mon":["09:00-12:00","13:00-20:00"],"sun":["22:00-24:00"]}"#);
        assert_eq!(told(&open), ["mon 09:00-12:00", "mon 13:00-20:00", "sun 22:00-24:00"]);
        assert_eq!(open.minutes(), 12 * 60);
        assert_eq!(told(&open.later(120)), ["mon 00:00-02:00", "mon 11:00-14:00", "mon 15:00-22:00"]);
        assert_eq!(open.later(-120).later(120), open);
    }

    #[test]
    fn sets_are_taken_together_and_apart() {
        let (long, short) = (week(r#"{"mon-fri":["09:00-20:00"]}"#), week(r#"{"mon-fri":["18:00-20:00"]}"#));
        assert_eq!(told(&long.minus(&short))[0], "mon 09:00-18:00");
        assert!(short.within(&long) && !long.within(&short) && short.and(&long) == short && short.or(&long) == long);
    }

    #[test]
    fn distances_go_round_the_week() {
        let distances = week(r#"{"mon":["09:00-10:00"]}"#).distances().expect("not empty");
        assert_eq!((distances[540], distances[539], distances[600]), (0, 1, (WEEK_MIN - 60) as u16));
        assert_eq!(Week::default().distances(), None);
    }
}
