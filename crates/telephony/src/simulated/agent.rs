//! Simulated agents: what is said in a conversation, how long it lasts and what the agent chooses then.
//!
//! The dialer asks when it has brought a person and a simulated agent together, and hangs up when the conversation is over.

use super::draw::{Lasting, Subject, between_ms, stream};
use super::profile::{Profile, ProfileError};
use super::truth;
use crate::call::CallId;
use rand::RngExt;
use rappel_strategy::phone::Phone;
use rappel_strategy::status::QualificationKind;

/// One conversation between a simulated person and a simulated agent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Conversation {
    /// What the agent chooses (R22).
    pub kind: QualificationKind,
    /// Length of the conversation, milliseconds.
    pub talk_ms: u32,
    /// Time the agent then needs before the next call, milliseconds.
    pub wrap_up_ms: u32,
    /// When the person asks to be called back, milliseconds after the end of the conversation; only for
    /// [`QualificationKind::Callback`].
    pub callback_in_ms: Option<i64>,
}

/// Agents who choose as a [`Profile`] says; reproducible from (seed, number, call).
pub struct SimulatedAgents {
    seed: u64,
    wrong_person_percent: f64,
    callback_after_h: [f64; 2],
    wrap_up: Lasting,
    wrong_person_talk: Lasting,
    outcomes: Vec<(QualificationKind, f64, Lasting)>,
}

impl SimulatedAgents {
    /// Agents for this population; give them the seed of the network.
    ///
    /// # Errors
    /// When a figure of the profile is out of its range.
    pub fn new(seed: u64, profile: &Profile) -> Result<SimulatedAgents, ProfileError> {
        profile.check()?;
        let outcomes = profile.agents.outcomes.iter();
        Ok(SimulatedAgents {
            seed,
            wrong_person_percent: profile.persons.wrong_person_percent,
            callback_after_h: profile.agents.callback_after_h,
            wrap_up: Lasting::with_mean_s(profile.agents.wrap_up_s_mean),
            wrong_person_talk: Lasting::with_mean_s(profile.agents.wrong_person_talk_s_mean),
            outcomes: outcomes.map(|o| (o.kind, o.percent, Lasting::with_mean_s(o.talk_s_mean))).collect(),
        })
    }

    /// The conversation of call `id` with the person who answers at `to`. Somebody else's number stays somebody else's.
    pub fn conversation(&self, id: CallId, to: Phone) -> Conversation {
        let mut rng = stream(self.seed, Subject::Conversation, to, id);
        let right_person = truth::right_person(self.seed, to, self.wrong_person_percent);
        let (kind, talk) = if right_person {
            self.outcome(rng.random::<f64>() * 100.0)
        } else {
            (QualificationKind::WrongPerson, self.wrong_person_talk)
        };
        let callback_in_ms = (kind == QualificationKind::Callback).then(|| {
            let [least_h, most_h] = self.callback_after_h;
            i64::from(between_ms(&mut rng, [least_h * 3.6, most_h * 3.6])) * 1_000
        });
        Conversation { kind, talk_ms: talk.ms(&mut rng), wrap_up_ms: self.wrap_up.ms(&mut rng), callback_in_ms }
    }

    fn outcome(&self, mut draw_percent: f64) -> (QualificationKind, Lasting) {
        for &(kind, percent, talk) in &self.outcomes {
            if draw_percent < percent {
                return (kind, talk);
            }
            draw_percent -= percent;
        }
        // The shares add up to 100 only within rounding.
        (QualificationKind::Other, self.wrong_person_talk)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phone(digits: u64) -> Phone {
        Phone::from_e164(digits).unwrap()
    }
    use std::collections::HashMap;

    fn agents() -> SimulatedAgents {
        SimulatedAgents::new(3, &Profile::french()).unwrap()
    }

    #[test]
    fn agents_choose_in_the_shares_of_the_profile_r22() {
        let agents = agents();
        let mut counts: HashMap<QualificationKind, u32> = HashMap::new();
        let draws = 50_000;
        for call in 0..draws {
            let conversation = agents.conversation(CallId::new(call, 1), phone(33_199_000_000 + call));
            *counts.entry(conversation.kind).or_default() += 1;
            assert_eq!(conversation.callback_in_ms.is_some(), conversation.kind == QualificationKind::Callback);
            if let Some(ms) = conversation.callback_in_ms {
                assert!((3_600_000..=72 * 3_600_000).contains(&ms), "{ms}");
            }
        }
        let share = |kind| f64::from(counts[&kind]) / draws as f64;
        assert!((share(QualificationKind::WrongPerson) - 0.08).abs() < 0.005);
        assert!((share(QualificationKind::Positive) - 0.92 * 0.22).abs() < 0.007);
        assert!((share(QualificationKind::DoNotCall) - 0.92 * 0.04).abs() < 0.004);
    }

    #[test]
    fn a_wrong_number_is_wrong_at_every_call() {
        let agents = agents();
        for number in 33_199_000_000..33_199_000_200 {
            let wrong =
                |call| agents.conversation(CallId::new(call, 1), phone(number)).kind == QualificationKind::WrongPerson;
            assert!((1..10).all(|call| wrong(call) == wrong(0)), "{number}");
        }
    }

    #[test]
    fn conversations_last_their_mean_and_are_reproducible() {
        let agents = agents();
        let positive = |call| agents.conversation(CallId::new(call, 1), phone(33_199_000_000 + call));
        let talks: Vec<_> = (0..50_000)
            .map(positive)
            .filter(|conversation| conversation.kind == QualificationKind::Positive)
            .map(|conversation| f64::from(conversation.talk_ms) / 1_000.0)
            .collect();
        let mean_s = talks.iter().sum::<f64>() / talks.len() as f64;
        assert!((mean_s - 260.0).abs() < 8.0, "{mean_s}");
        assert_eq!(positive(17), self::agents().conversation(CallId::new(17, 1), phone(33_199_000_017)));
    }
}
