//! Numbers being called: nobody is called twice at once, by whichever campaign on the same switch.

use rappel_strategy::phone::Phone;
use rustc_hash::FxHashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The numbers that the campaigns on a switch are calling.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers(Arc<Mutex<FxHashSet<Phone>>>);

impl Numbers {
    fn held(&self) -> MutexGuard<'_, FxHashSet<Phone>> {
        // A number is there or not, whoever panics.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Those that one campaign is calling, among them.
#[derive(Debug, Default)]
pub(crate) struct Engaged {
    all: Numbers,
    own: FxHashSet<Phone>,
    /// Those that were engaged when contacts were last read.
    seen: FxHashSet<Phone>,
}

impl Engaged {
    /// None yet, among those of others.
    pub(crate) fn among(all: &Numbers) -> Engaged {
        Engaged { all: all.clone(), own: FxHashSet::default(), seen: FxHashSet::default() }
    }

    /// Notes which of these numbers are engaged, before contacts who have them are read: how such a call ends may be kept too late
    /// for them to tell.
    pub(crate) fn look(&mut self, phones: impl Iterator<Item = Phone>) {
        let all = self.all.held();
        self.seen.clear();
        self.seen.extend(phones.filter(|phone| all.contains(phone)));
    }

    /// From now on this campaign calls the number, unless somebody does already, or did when contacts were last read; whether it
    /// does.
    pub(crate) fn take(&mut self, phone: Phone) -> bool {
        let taken = !self.seen.contains(&phone) && self.all.held().insert(phone);
        taken && self.own.insert(phone)
    }

    /// This campaign no longer calls the number, if it did.
    pub(crate) fn free(&mut self, phone: Phone) {
        if self.own.remove(&phone) {
            self.all.held().remove(&phone);
        }
    }

    /// Whether somebody calls the number.
    pub(crate) fn contains(&self, phone: Phone) -> bool {
        self.is_own(phone) || self.all.held().contains(&phone)
    }

    /// Whether this campaign calls the number.
    pub(crate) fn is_own(&self, phone: Phone) -> bool {
        self.own.contains(&phone)
    }
}

/// A campaign that goes leaves its numbers to the others.
impl Drop for Engaged {
    fn drop(&mut self) {
        let mut all = self.all.held();
        for phone in &self.own {
            all.remove(phone);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r37_a_number_that_others_freed_while_contacts_were_read_waits_for_the_next_reading() {
        let phone = Phone::from_e164(33_199_000_001).unwrap();
        let numbers = Numbers::default();
        let (mut one, mut other) = (Engaged::among(&numbers), Engaged::among(&numbers));
        assert!(one.take(phone));
        other.look([phone].into_iter());
        one.free(phone);
        assert!(!other.take(phone) && !other.contains(phone));
        other.look([phone].into_iter());
        assert!(other.take(phone));
    }

    #[test]
    fn a_number_is_one_campaigns_until_it_frees_it_or_goes() {
        let phone = Phone::from_e164(33_199_000_001).unwrap();
        let numbers = Numbers::default();
        let (mut one, mut other) = (Engaged::among(&numbers), Engaged::among(&numbers));
        assert!(one.take(phone) && !one.take(phone) && !other.take(phone));
        assert!(other.contains(phone) && !other.is_own(phone) && one.is_own(phone));
        other.free(phone);
        assert!(other.contains(phone), "who does not have it cannot free it");
        one.free(phone);
        assert!(!one.contains(phone) && other.take(phone));
        drop(other);
        assert!(one.take(phone), "left behind");
    }
}
