//! Reproducible choices (R13, R39): a seed and what it is mixed with give the same number everywhere and for ever.

/// Mixes two numbers into one without pattern (the finaliser of SplitMix64).
pub fn mix(a: u64, b: u64) -> u64 {
    let mut z = a ^ b.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The seed of a contact, from its key.
pub fn of_key(key: &str) -> u64 {
    key.bytes().fold(key.len() as u64, |hash, byte| mix(hash, u64::from(byte)))
}

/// One of `count` choices; `count` must not be 0.
pub fn pick(seed: u64, count: usize) -> usize {
    (seed % count as u64) as usize
}
