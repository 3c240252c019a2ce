//! Agents: who is free, who talks, who writes up.
//!
//! Here agents are lines that a profile plays; real agents take the same places.

use rappel_strategy::time::Instant;
use rappel_telephony::{CallId, Conversation};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashSet};

/// A conversation under way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Talk {
    /// Who talks, from 0.
    pub agent: u32,
    /// Since when.
    pub since: Instant,
    /// What is said, and what the agent chooses then.
    pub conversation: Conversation,
}

/// What an agent does next when an instant comes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Then {
    HangUp(CallId),
    Free,
}

/// How many agents do what. Those who are none of these are reserved for a call that is under way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Seats {
    /// All of them.
    pub count: u32,
    /// They wait for a call.
    pub free: u32,
    /// They talk.
    pub talking: u32,
    /// They write up.
    pub wrapping: u32,
}

/// The agents of a campaign.
#[derive(Clone, Debug, Default)]
pub struct Agents {
    free: BTreeSet<u32>,
    /// Reserved, talking or writing up; they may have left the campaign since.
    busy: HashSet<u32>,
    agenda: BinaryHeap<Reverse<(Instant, u32, Then)>>,
    count: u32,
    occupied: u32,
}

impl Agents {
    /// So many agents, all free.
    pub fn new(count: u32) -> Agents {
        Agents { free: (0..count).collect(), count, ..Agents::default() }
    }

    /// From now on there are so many. Those who come are free; those who leave finish what they do.
    pub fn set_count(&mut self, count: u32) {
        self.free.retain(|&agent| agent < count);
        self.free.extend((self.count..count).filter(|agent| !self.busy.contains(agent)));
        self.count = count;
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// How many are free and not reserved.
    pub fn free(&self) -> usize {
        self.free.len()
    }

    /// How many talk or write up, those included who have left the campaign since.
    pub fn occupied(&self) -> u32 {
        self.occupied
    }

    /// How many do what.
    pub fn seats(&self) -> Seats {
        let ends = |wanted: fn(&Then) -> bool| self.agenda.iter().filter(|Reverse((.., then))| wanted(then)).count();
        let talking = ends(|then| matches!(then, Then::HangUp(_)));
        let busy = ends(|then| *then == Then::Free);
        Seats {
            count: self.count,
            free: self.free.len() as u32,
            talking: talking as u32,
            wrapping: (busy - talking) as u32,
        }
    }

    /// Whether an agent of the campaign is reserved, talks or writes up.
    pub fn is_busy(&self, agent: u32) -> bool {
        agent < self.count && !self.free.contains(&agent)
    }

    /// Takes a free agent: this one, or any.
    pub fn take(&mut self, wanted: Option<u32>) -> Option<u32> {
        let taken = match wanted {
            Some(agent) => self.free.take(&agent),
            None => self.free.pop_first(),
        };
        self.busy.extend(taken);
        taken
    }

    /// An agent who was taken is free again.
    pub fn give_back(&mut self, agent: u32) {
        self.busy.remove(&agent);
        if agent < self.count {
            self.free.insert(agent);
        }
    }

    /// An agent who was taken talks from `now` on, hangs up after the conversation, and is free after writing up.
    pub fn talk(&mut self, agent: u32, call: CallId, conversation: Conversation, now: Instant) -> Talk {
        self.occupied += 1;
        let ends = now + i64::from(conversation.talk_ms);
        self.agenda.push(Reverse((ends, agent, Then::HangUp(call))));
        self.agenda.push(Reverse((ends + i64::from(conversation.wrap_up_ms), agent, Then::Free)));
        Talk { agent, since: now, conversation }
    }

    /// The line of an agent who talks, so it seemed, could not be reached: the agent is left alone until then.
    pub fn line_failed(&mut self, agent: u32, until: Instant) {
        self.agenda.retain(|Reverse((_, whose, _))| *whose != agent);
        self.agenda.push(Reverse((until, agent, Then::Free)));
    }

    /// What agents did until `now`: the calls they hang up.
    pub fn advance(&mut self, now: Instant, hang_up: &mut Vec<CallId>) {
        while let Some(&Reverse((at, agent, then))) = self.agenda.peek() {
            if at > now {
                break;
            }
            self.agenda.pop();
            match then {
                Then::HangUp(call) => hang_up.push(call),
                Then::Free => {
                    self.occupied -= 1;
                    self.give_back(agent);
                }
            }
        }
    }

    /// When an agent next does something.
    pub fn next_at(&self) -> Option<Instant> {
        self.agenda.peek().map(|Reverse((at, ..))| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rappel_strategy::status::QualificationKind;

    #[test]
    fn an_agent_talks_then_writes_up_then_is_free() {
        let mut agents = Agents::new(3);
        let taken = agents.take(None).unwrap();
        assert_eq!(agents.seats(), Seats { count: 3, free: 2, talking: 0, wrapping: 0 }, "reserved");
        let conversation =
            Conversation { talk_ms: 1_000, wrap_up_ms: 500, kind: QualificationKind::Positive, callback_in_ms: None };
        let at = Instant::from_millis;
        agents.talk(taken, CallId::new(1, 1), conversation, at(0));
        assert_eq!(agents.seats(), Seats { count: 3, free: 2, talking: 1, wrapping: 0 });
        let mut hung_up = Vec::new();
        agents.advance(at(1_000), &mut hung_up);
        assert_eq!((agents.seats(), agents.occupied()), (Seats { count: 3, free: 2, talking: 0, wrapping: 1 }, 1));
        agents.advance(at(1_500), &mut hung_up);
        assert_eq!(
            (agents.seats(), agents.occupied(), hung_up),
            (Seats { count: 3, free: 3, ..Seats::default() }, 0, vec![CallId::new(1, 1)])
        );
    }

    #[test]
    fn who_leaves_finishes_and_who_comes_back_meanwhile_is_not_doubled() {
        let mut agents = Agents::new(3);
        let taken: Vec<_> = (0..3).filter_map(|_| agents.take(None)).collect();
        assert_eq!(taken, [0, 1, 2]);
        agents.set_count(1);
        agents.give_back(2);
        assert_eq!((agents.count(), agents.free()), (1, 0));
        agents.set_count(4);
        assert_eq!((agents.take(Some(1)), agents.free()), (None, 2));
        agents.give_back(1);
        assert_eq!((agents.take(Some(1)), agents.free()), (Some(1), 2));
    }
}
