//! When a recall rule lets call again, for a call at any minute of the week (R16).

use super::week::{DAY_MIN, WEEK_MIN, Week};
use rappel_strategy::model::{Day, Moment, Time};

/// Minutes from the call to the earliest instant of the recall, for a call at `minute` of the campaign's week, with the contact's
/// clock so far ahead; the least and the most, for calls are made at any second. `None` for moments that look for a planning.
pub fn after(moment: &Moment, minute: i32, ahead_min: i32) -> Option<(i32, i32)> {
    match moment {
        Moment::After(delay) => {
            let seconds = delay.seconds() as i32;
            Some((seconds / 60, (seconds + 59) / 60))
        }
        Moment::On { day, time } => {
            let local = (minute + ahead_min).rem_euclid(WEEK_MIN);
            let (today, now) = (local / DAY_MIN, local % DAY_MIN);
            let time = match time {
                Time::At(time) => i32::from(time.minutes()),
                Time::SameHour => now,
            };
            let later = |minutes: i32, step: i32| if minutes > 0 { minutes } else { minutes + step };
            let minutes = match day {
                Day::Same => later(time - now, DAY_MIN),
                Day::InDays(days) => i32::from(*days) * DAY_MIN + time - now,
                Day::On(weekday) => {
                    later((i32::from(weekday.0) - today).rem_euclid(7) * DAY_MIN + time - now, WEEK_MIN)
                }
            };
            Some((minutes, minutes))
        }
        Moment::NextPlanning(_) | Moment::OtherTimeOfDay => None,
    }
}

/// The minutes at which stretches of a week begin, round the week.
pub fn openings(week: &Week) -> Week {
    week.minus(&week.later(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rappel_strategy::model::Recall;

    #[test]
    fn r16_moments_are_counted_from_the_call() {
        let monday_18 = 18 * 60;
        for (text, minutes) in [
            (r#"{"call":"same","after":"90 s"}"#, (1, 2)),
            (r#"{"call":"same","day":"same","at":"17:00"}"#, (23 * 60, 23 * 60)),
            (r#"{"call":"same","day":"same","at":"same"}"#, (DAY_MIN, DAY_MIN)),
            (r#"{"call":"same","day":"+2","at":"17:00"}"#, (47 * 60, 47 * 60)),
            (r#"{"call":"same","day":"mon","at":"18:30"}"#, (30, 30)),
            (r#"{"call":"same","day":"mon","at":"17:30"}"#, (WEEK_MIN - 30, WEEK_MIN - 30)),
        ] {
            let Recall::Call { moment, .. } = serde_json::from_str(text).expect(text) else { panic!("{text}") };
            assert_eq!(after(&moment, monday_18, 0), Some(minutes), "{text}");
        }
    }
}
