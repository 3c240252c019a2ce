//! Sounds: what is said on the line, in samples of 8 kHz, and how it travels (A-law).

use std::f64::consts::TAU;

/// Samples in a millisecond.
pub const KHZ: usize = 8;
/// How long the machine's greeting and its beep last, silences included, milliseconds.
pub const GREETING_MS: usize = 200 + GREETING_WORDS * 400 + 1_000 + BEEP_MS;
const GREETING_WORDS: usize = 11;
const BEEP_MS: usize = 400;

/// Noise as loud as speech; the same every time.
fn noise(ms: usize) -> impl Iterator<Item = i16> {
    let mut seed = 1_u32;
    (0..ms * KHZ).map(move |_| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((seed >> 16) as i16) / 5
    })
}

fn silence(ms: usize) -> impl Iterator<Item = i16> {
    std::iter::repeat_n(0, ms * KHZ)
}

/// A pure tone.
pub fn tone(hz: f64, ms: usize) -> impl Iterator<Item = i16> {
    (0..ms * KHZ).map(move |i| (8_000.0 * (TAU * hz * i as f64 / (KHZ as f64 * 1_000.0)).sin()) as i16)
}

/// `Allô ?`, then an ear, and then a conversation.
pub fn person() -> Vec<i16> {
    silence(300).chain(noise(450)).chain(silence(2_200)).chain(noise(3_000)).chain(silence(1_000)).collect()
}

/// A greeting of several sentences, a silence, a beep, and then it records.
pub fn machine() -> Vec<i16> {
    let words = (0..GREETING_WORDS).flat_map(|_| noise(320).chain(silence(80)));
    silence(200).chain(words).chain(silence(1_000)).chain(tone(1_000.0, BEEP_MS)).chain(silence(15_000)).collect()
}

/// G.711 A-law.
pub fn alaw(samples: &[i16]) -> Vec<u8> {
    samples.iter().map(|&sample| encode(sample)).collect()
}

fn encode(sample: i16) -> u8 {
    let magnitude = i32::from(sample).abs().min(32_635);
    let exponent = (magnitude >> 8).checked_ilog2().map_or(0, |log| log + 1);
    let mantissa = if exponent == 0 { magnitude >> 4 } else { (magnitude >> (exponent + 3)) & 15 };
    let sign = if sample >= 0 { 0x80 } else { 0 };
    (sign | ((exponent << 4) as i32) | mantissa) as u8 ^ 0x55
}

/// What A-law says.
pub fn decode(byte: u8) -> i16 {
    let byte = byte ^ 0x55;
    let (exponent, mantissa) = ((byte >> 4) & 7, i32::from(byte & 15));
    let magnitude = if exponent == 0 { (mantissa << 4) + 8 } else { ((mantissa << 4) + 0x108) << (exponent - 1) };
    if byte & 0x80 == 0 { -magnitude as i16 } else { magnitude as i16 }
}

/// How much of the sound's power is in a tone, 0 to 1 (Goertzel).
pub fn share_of_tone(samples: &[i16], hz: f64) -> f64 {
    let omega = 2.0 * (TAU * hz / (KHZ as f64 * 1_000.0)).cos();
    let (mut one, mut two, mut power) = (0.0, 0.0, 0.0);
    for &sample in samples {
        let sample = f64::from(sample);
        (two, one) = (one, sample + omega * one - two);
        power += sample * sample;
    }
    let in_tone = one * one + two * two - omega * one * two;
    if power == 0.0 { 0.0 } else { 2.0 * in_tone / (samples.len() as f64 * power) }
}

/// A WAV file, as Asterisk plays them.
pub fn wav(samples: &[i16]) -> Vec<u8> {
    let data: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    let mut file = Vec::from(*b"RIFF");
    file.extend((36 + data.len() as u32).to_le_bytes());
    file.extend(*b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    file.extend([1_u16, 1].into_iter().flat_map(u16::to_le_bytes));
    file.extend([8_000_u32, 16_000].into_iter().flat_map(u32::to_le_bytes));
    file.extend([2_u16, 16].into_iter().flat_map(u16::to_le_bytes));
    file.extend(*b"data");
    file.extend((data.len() as u32).to_le_bytes());
    file.extend(data);
    file
}

#[test]
fn what_is_encoded_is_heard() {
    let sound: Vec<i16> = tone(620.0, 200).collect();
    let heard: Vec<i16> = alaw(&sound).into_iter().map(decode).collect();
    assert!(share_of_tone(&heard, 620.0) > 0.95, "{}", share_of_tone(&heard, 620.0));
    assert!(share_of_tone(&heard, 880.0) < 0.05);
}
