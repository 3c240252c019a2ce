//! Whose turn it is between recalls and fresh contacts.

/// The running share of fresh contacts of a campaign: a hundred of it owe one fresh contact (R38).
#[derive(Clone, Copy, Debug, Default)]
pub struct Share(u8);

impl Share {
    /// Whether the next of a recall and a fresh contact that are both due is the fresh one.
    pub fn takes_fresh(&mut self, fresh_percent: u8) -> bool {
        self.0 += fresh_percent.min(100);
        let fresh = self.0 >= 100;
        if fresh {
            self.0 -= 100;
        }
        fresh
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r38_shares_are_exact_over_a_hundred_and_evenly_spread() {
        for percent in 0..=100 {
            let mut share = Share::default();
            let fresh: Vec<usize> = (0..100).filter(|_| share.takes_fresh(percent)).collect();
            assert_eq!(fresh.len(), usize::from(percent));
            let gap_max = fresh.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(0);
            assert!(percent == 0 || gap_max <= 100_usize.div_ceil(usize::from(percent)), "{percent}: {gap_max}");
        }
    }
}
