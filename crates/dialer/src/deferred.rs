//! Contacts whose turn it is and who have to wait for an agent or a number: they are not claimed again for nothing.

use crate::agents::Agents;
use crate::engaged::Engaged;
use rappel_store::ContactId;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use rustc_hash::FxHashMap;

/// How long a contact is left alone at most: what is known of it may have changed meanwhile.
const LEFT_MS: i64 = 10_000;

/// What a contact waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Awaited {
    /// The agent for whom its callback is kept (R22).
    Agent(u32),
    /// A number that is being called for another contact, or by another campaign.
    Number(Phone),
}

/// The contacts that wait, what for, and until when at most.
#[derive(Debug, Default)]
pub(crate) struct Deferred {
    contacts: FxHashMap<ContactId, (Awaited, Instant)>,
}

impl Deferred {
    /// From `now` on a contact waits, no longer than `until`, when its window closes.
    pub(crate) fn put(&mut self, contact: ContactId, awaited: Awaited, now: Instant, until: Instant) {
        self.contacts.insert(contact, (awaited, until.min(now + LEFT_MS)));
    }

    /// Lets go whoever has waited long enough, or gets what it waited for.
    pub(crate) fn refresh(&mut self, agents: &Agents, engaged: &Engaged, now: Instant) {
        if self.contacts.is_empty() {
            return;
        }
        self.contacts.retain(|_, (awaited, until)| {
            let waits = match awaited {
                Awaited::Agent(agent) => agents.is_busy(*agent),
                Awaited::Number(phone) => engaged.contains(*phone),
            };
            waits && now < *until
        });
    }

    /// Lets everybody go.
    pub(crate) fn clear(&mut self) {
        self.contacts.clear();
    }

    pub(crate) fn holds(&self, contact: ContactId) -> bool {
        self.contacts.contains_key(&contact)
    }

    /// When the first one has waited long enough.
    pub(crate) fn next_at(&self) -> Option<Instant> {
        self.contacts.values().map(|(_, until)| *until).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rappel_store::CampaignId;

    #[test]
    fn r22_r38_a_contact_waits_until_its_agent_or_number_is_free_but_not_for_ever() {
        let at = Instant::from_millis;
        let contact = |n| ContactId::new(CampaignId::new(1).unwrap(), n);
        let phone = Phone::from_e164(33_199_000_001).unwrap();
        let (mut agents, mut engaged) = (Agents::new(3), Engaged::default());
        engaged.take(phone);
        let taken: Vec<u32> = (0..2).filter_map(|_| agents.take(None)).collect();
        let mut deferred = Deferred::default();
        let mut held = |agents: &Agents, engaged: &Engaged, now| {
            let whose = [Awaited::Agent(taken[0]), Awaited::Agent(taken[1]), Awaited::Number(phone)];
            if now == 0 {
                for (n, awaited) in (0..).zip(whose) {
                    deferred.put(contact(n), awaited, at(0), at(if n == 1 { 4_000 } else { 600_000 }));
                }
            }
            deferred.refresh(agents, engaged, at(now));
            ((0..3).filter(|&n| deferred.holds(contact(n))).collect::<Vec<_>>(), deferred.next_at())
        };
        assert_eq!(held(&agents, &engaged, 0), (vec![0, 1, 2], Some(at(4_000))));
        agents.give_back(taken[0]);
        assert_eq!(held(&agents, &engaged, 100), (vec![1, 2], Some(at(4_000))), "its agent is free");
        assert_eq!(held(&agents, &engaged, 4_000), (vec![2], Some(at(10_000))), "its window closed");
        engaged.free(phone);
        assert_eq!(held(&agents, &engaged, 4_100), (vec![], None), "its number is free");
    }
}
