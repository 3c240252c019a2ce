//! The profiles that come with the product, and the check that every profile passes before it is used.

use super::profile::{LineProfile, Profile, ProfileError};

impl Profile {
    /// French households called by a firm they know: the default.
    pub fn french() -> Profile {
        Profile::from_toml(include_str!("../../profiles/french.toml")).expect("shipped profiles are tested")
    }

    /// A household survey.
    pub fn survey() -> Profile {
        Profile::from_toml(include_str!("../../profiles/survey.toml")).expect("shipped profiles are tested")
    }

    /// Cold sales calls.
    pub fn sales() -> Profile {
        Profile::from_toml(include_str!("../../profiles/sales.toml")).expect("shipped profiles are tested")
    }

    /// The shipped profile of this name.
    pub fn shipped(name: &str) -> Option<Profile> {
        match name {
            "french" => Some(Profile::french()),
            "survey" => Some(Profile::survey()),
            "sales" => Some(Profile::sales()),
            _ => None,
        }
    }

    /// Reads and checks a profile.
    ///
    /// # Errors
    /// When the text is not TOML of this form, or a figure is out of its range.
    pub fn from_toml(text: &str) -> Result<Profile, ProfileError> {
        let profile: Profile = toml::from_str(text)?;
        profile.check()?;
        Ok(profile)
    }

    /// Checks every figure.
    ///
    /// # Errors
    /// The first figure out of its range.
    pub fn check(&self) -> Result<(), ProfileError> {
        check_line("fixed", &self.fixed, self.persons.habit_percent)?;
        check_line("mobile", &self.mobile, self.persons.habit_percent)?;
        let percentages = [
            ("persons.habit_percent", self.persons.habit_percent),
            ("persons.hidden_number_percent", self.persons.hidden_number_percent),
            ("persons.wrong_person_percent", self.persons.wrong_person_percent),
            ("network.congestion_percent", self.network.congestion_percent),
            ("network.caller_id_blocked_percent", self.network.caller_id_blocked_percent),
            ("ring.quick_percent", self.ring.quick_percent),
            ("detection.unsure_percent", self.detection.unsure_percent),
            ("detection.person_taken_for_machine_percent", self.detection.person_taken_for_machine_percent),
        ];
        percentages.iter().try_for_each(|(key, value)| percent(key, *value))?;
        let ranges_s = [
            ("network.post_dial_s", self.network.post_dial_s),
            ("ring.quick_s", self.ring.quick_s),
            ("ring.slow_s", self.ring.slow_s),
            ("machine.picks_up_s", self.machine.picks_up_s),
            ("agents.callback_after_h", self.agents.callback_after_h),
        ];
        for (key, [least, most]) in ranges_s {
            within(key, least, 0.0..=10_000.0, "between 0 and 10000")?;
            within(key, most, least..=10_000.0, "not below the least and at most 10000")?;
        }
        let above_0 = [
            ("persons.spread", self.persons.spread),
            ("persons.patience_s_mean", self.persons.patience_s_mean),
            ("machine.greeting_s_mean", self.machine.greeting_s_mean),
            ("agents.wrap_up_s_mean", self.agents.wrap_up_s_mean),
            ("agents.wrong_person_talk_s_mean", self.agents.wrong_person_talk_s_mean),
        ];
        above_0.iter().try_for_each(|(key, value)| mean(key, *value))?;
        for (key, value) in
            [("machine.message_s", self.machine.message_s), ("detection.delay_s", self.detection.delay_s)]
        {
            within(key, value, 0.0..=10_000.0, "between 0 and 10000")?;
        }
        self.check_outcomes()
    }

    fn check_outcomes(&self) -> Result<(), ProfileError> {
        for outcome in &self.agents.outcomes {
            percent("agents.outcomes.percent", outcome.percent)?;
            mean("agents.outcomes.talk_s_mean", outcome.talk_s_mean)?;
        }
        let sum: f64 = self.agents.outcomes.iter().map(|outcome| outcome.percent).sum();
        within("sum of agents.outcomes.percent", sum, 99.99..=100.01, "100")
    }
}

fn check_line(name: &str, line: &LineProfile, habit_percent: f64) -> Result<(), ProfileError> {
    let percentages = [
        ("invalid_percent", line.invalid_percent),
        ("fax_percent", line.fax_percent),
        ("machine_percent", line.machine_percent),
        ("absent_percent", line.absent_percent),
        ("rejected_percent", line.rejected_percent),
    ];
    percentages.iter().try_for_each(|(key, value)| percent(&format!("{name}.{key}"), *value))?;
    let half = "between 0 and 50, since tendencies reach twice the average";
    within(&format!("{name}.busy_percent"), line.busy_percent, 0.0..=50.0, half)?;
    let unanswered = line.busy_percent * 2.0 + line.absent_percent + line.rejected_percent;
    within(&format!("{name}.busy_percent twice + absent + rejected"), unanswered, 0.0..=100.0, "at most 100")?;
    let days = &line.answer_percent;
    for &figure in
        [&days.monday_to_thursday, &days.friday, &days.saturday, &days.sunday].into_iter().flat_map(|day| day.iter())
    {
        percent(&format!("{name}.answer_percent"), figure)?;
    }
    // The highest figure, raised by habit, is the mean of a beta distribution: strictly between 0 and 1.
    let raised = days.highest() * (1.0 + habit_percent / 100.0);
    within(&format!("{name}.answer_percent, raised by habit"), raised, 0.01..=99.0, "between 0.01 and 99")
}

fn percent(key: &str, value: f64) -> Result<(), ProfileError> {
    within(key, value, 0.0..=100.0, "between 0 and 100")
}

fn mean(key: &str, value: f64) -> Result<(), ProfileError> {
    within(key, value, 0.01..=10_000.0, "between 0.01 and 10000")
}

fn within(
    key: &str,
    value: f64,
    range: std::ops::RangeInclusive<f64>,
    expected: &'static str,
) -> Result<(), ProfileError> {
    if range.contains(&value) { Ok(()) } else { Err(ProfileError::OutOfRange { key: key.to_owned(), value, expected }) }
}

impl Default for Profile {
    fn default() -> Profile {
        Profile::french()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_profiles_are_sound_and_survive_a_round_trip() {
        for name in ["french", "survey", "sales"] {
            let profile = Profile::shipped(name).unwrap();
            assert_eq!(profile.name, name);
            let text = toml::to_string(&profile).unwrap();
            assert_eq!(Profile::from_toml(&text).unwrap(), profile);
        }
        assert!(Profile::shipped("lunar").is_none());
        assert_eq!(Profile::default().name, "french");
    }

    #[test]
    fn the_sources_figures_are_in_the_tables() {
        let survey = Profile::survey();
        assert_eq!(survey.fixed.answer_percent.at(0, 9), 13.8);
        assert_eq!(survey.fixed.answer_percent.at(4, 18), 17.2);
        assert_eq!(survey.mobile.answer_percent.at(5, 19), 24.2);
        assert_eq!(Profile::sales().fixed.answer_percent.at(2, 10), 15.53);
    }

    #[test]
    fn figures_out_of_range_are_named() {
        let broken = |change: fn(&mut Profile)| {
            let mut profile = Profile::french();
            change(&mut profile);
            profile.check().unwrap_err().to_string()
        };
        assert!(broken(|p| p.fixed.fax_percent = 101.0).contains("`fixed.fax_percent` is 101"));
        assert!(broken(|p| p.mobile.answer_percent.friday[3] = f64::NAN).contains("mobile.answer_percent"));
        assert!(broken(|p| p.mobile.answer_percent.friday[3] = 90.0).contains("raised by habit"));
        assert!(broken(|p| p.ring.slow_s = [22.0, 18.0]).contains("ring.slow_s"));
        assert!(broken(|p| p.agents.outcomes[0].percent += 1.0).contains("sum of agents.outcomes.percent"));
        assert!(broken(|p| p.persons.spread = 0.0).contains("persons.spread"));
        assert!(Profile::from_toml("nam = 1").unwrap_err().to_string().contains("unknown field"));
    }
}
