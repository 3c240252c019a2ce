//! A profile made ready for drawing: one model for each kind of line.

use super::profile::{LineProfile, Profile};
use super::truth::{Habit, Telephone};
use rand_distr::Beta;
use rappel_strategy::time::{DAY_MS, HOUR_MS, Instant, LocalDay};

/// Lines of one kind.
pub(super) struct LineModel {
    /// The figures.
    pub(super) profile: LineProfile,
    /// Propensities to answer at the best hour of the best habit; its mean is [`LineModel::ceiling`].
    pub(super) propensity: Beta<f64>,
    /// After how much ringing machines answer, seconds.
    pub(super) machine_picks_up_s: [f64; 2],
    ceiling: f64,
    habit: f64,
}

impl LineModel {
    /// The model of lines `line` of a profile that was checked.
    ///
    /// Propensities are drawn around the highest chance that hour and habit can give, so that hours and habits only ever take
    /// away from them: the average over numbers is then exactly the table's figure, with nothing cut off at certainty.
    pub(super) fn new(profile: &Profile, line: &LineProfile) -> LineModel {
        let habit = profile.persons.habit_percent / 100.0;
        let ceiling = line.answer_percent.highest() / 100.0 * (1.0 + habit);
        let spread = profile.persons.spread;
        LineModel {
            profile: line.clone(),
            propensity: Beta::new(ceiling * spread, (1.0 - ceiling) * spread)
                .expect("profiles are checked: the ceiling is between 0 and 1 and the spread above 0"),
            machine_picks_up_s: profile.machine.picks_up_s,
            ceiling,
            habit,
        }
    }

    /// Chance, 0 to 1, that the person answers a call at the local instant `local` (milliseconds of civil time).
    pub(super) fn answer_chance(&self, telephone: &Telephone, local: LocalTime) -> f64 {
        let office_hours = local.weekday < 5 && (8..18).contains(&local.hour);
        let habit = match telephone.habit {
            Habit::None => 1.0,
            Habit::Office if office_hours => 1.0 + self.habit,
            Habit::Leisure if !office_hours => 1.0 + self.habit,
            Habit::Office | Habit::Leisure => 1.0 - self.habit,
        };
        let hour = self.profile.answer_percent.at(local.weekday, local.hour) / 100.0;
        telephone.propensity * habit * hour / self.ceiling
    }
}

/// Hour and weekday where the person called lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct LocalTime {
    /// Monday = 0.
    pub(super) weekday: usize,
    /// 0 to 23.
    pub(super) hour: usize,
}

impl LocalTime {
    /// Civil time at `now`, `utc_offset_s` seconds east of UTC.
    pub(super) fn at(now: Instant, utc_offset_s: i32) -> LocalTime {
        let local_ms = (now + i64::from(utc_offset_s) * 1_000).millis();
        LocalTime {
            weekday: LocalDay(local_ms.div_euclid(DAY_MS) as i32).weekday(),
            hour: (local_ms.rem_euclid(DAY_MS) / HOUR_MS) as usize,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_is_the_contacts_r2() {
        let now: Instant = "2026-11-22T22:30:00Z".parse().unwrap();
        assert_eq!(LocalTime::at(now, 0), LocalTime { weekday: 6, hour: 22 });
        assert_eq!(LocalTime::at(now, 4 * 3_600), LocalTime { weekday: 0, hour: 2 });
        assert_eq!(LocalTime::at(now, -5 * 3_600), LocalTime { weekday: 6, hour: 17 });
    }
}
