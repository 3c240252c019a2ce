//! Sounds, from what people have to what the switch plays: WAV or MP3 to WAV of 8 kHz, mono, 16 bits (R17).

use crate::problem::Problem;
use rappel_strategy::said::Said;
use rubato::audioadapter_buffers::owned::InterleavedOwned;
use rubato::{Fft, FixedSync, Resampler};
use std::io::Cursor;
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, TrackType};
use symphonia::core::io::MediaSourceStream;

/// Samples in a second of what the switch plays.
const RATE: u32 = 8_000;
/// Longest sound, in seconds.
const LENGTH_S_MAX: u32 = 300;
/// Sample rates that are taken.
const RATES: std::ops::RangeInclusive<u32> = 4_000..=192_000;
/// Frames resampled at a time.
const CHUNK: usize = 1_024;

/// A sound as the switch plays it.
#[derive(Debug)]
pub struct Played {
    /// The WAV file.
    pub wav: Vec<u8>,
    /// How long it takes.
    pub duration_ms: u32,
}

/// Why a file cannot become a sound.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unplayable {
    /// It is neither WAV nor MP3, or damaged from the start.
    NotAudio,
    /// Nothing is to be heard in it.
    Empty,
    /// It takes longer than a sound may.
    TooLong,
    /// Its sample rate is none that people use.
    Rate(u32),
}

impl From<Unplayable> for Problem {
    fn from(unplayable: Unplayable) -> Problem {
        let said = match unplayable {
            Unplayable::NotAudio => Said::new(
                "Ce fichier n’est ni un WAV ni un MP3 lisible\u{202f}; convertissez-le d’abord.",
                "This file is neither a readable WAV nor MP3; convert it first.",
            ),
            Unplayable::Empty => Said::new("Ce fichier ne contient aucun son.", "There is no sound in this file."),
            Unplayable::TooLong => Said::new(
                format!("Un son dure au plus {} minutes\u{202f}; raccourcissez-le.", LENGTH_S_MAX / 60),
                format!("A sound takes {} minutes at most; shorten it.", LENGTH_S_MAX / 60),
            ),
            Unplayable::Rate(rate) => Said::new(
                format!("Une fréquence d’échantillonnage de {rate} Hz n’est pas prise en charge."),
                format!("A sample rate of {rate} Hz is not supported."),
            ),
        };
        Problem::invalid("file", said)
    }
}

/// Makes of a WAV or MP3 file what the switch plays.
///
/// # Errors
/// It cannot be read, or not be played.
pub fn convert(file: Vec<u8>) -> Result<Played, Unplayable> {
    let (samples, rate) = decode(file)?;
    let samples = resample(samples, rate)?;
    let duration_ms = (samples.len() as u64 * 1_000 / u64::from(RATE)) as u32;
    Ok(Played { wav: wav(&samples), duration_ms })
}

/// The samples of a file, its channels mixed into one, and how many there are in a second.
fn decode(file: Vec<u8>) -> Result<(Vec<f32>, u32), Unplayable> {
    let source = MediaSourceStream::new(Box::new(Cursor::new(file)), Default::default());
    let mut format = symphonia::default::get_probe()
        .probe(&Hint::new(), source, FormatOptions::default(), Default::default())
        .map_err(|_| Unplayable::NotAudio)?;
    let track = format.default_track(TrackType::Audio).ok_or(Unplayable::NotAudio)?;
    let (track_id, codec) = (track.id, track.codec_params.as_ref().and_then(|codec| codec.audio()));
    let mut decoder = symphonia::default::get_codecs()
        .make_audio_decoder(codec.ok_or(Unplayable::NotAudio)?, &Default::default())
        .map_err(|_| Unplayable::NotAudio)?;
    let (mut samples, mut rate, mut interleaved) = (Vec::new(), None, Vec::<f32>::new());
    // A file that breaks off is played as far as it goes.
    while let Ok(Some(packet)) = format.next_packet() {
        if packet.track_id != track_id {
            continue;
        }
        let decoded = match decoder.decode(&packet) {
            Ok(decoded) => decoded,
            // A damaged packet is left out.
            Err(Error::DecodeError(_) | Error::IoError(_)) => continue,
            Err(_) => break,
        };
        let (packet_rate, channels) = (decoded.spec().rate(), decoded.spec().channels().count());
        if *rate.get_or_insert(packet_rate) != packet_rate || channels == 0 {
            break;
        }
        decoded.copy_to_vec_interleaved(&mut interleaved);
        samples.extend(interleaved.chunks_exact(channels).map(|frame| frame.iter().sum::<f32>() / channels as f32));
        if samples.len() > packet_rate as usize * LENGTH_S_MAX as usize {
            return Err(Unplayable::TooLong);
        }
    }
    match rate {
        Some(rate) if !samples.is_empty() => Ok((samples, rate)),
        _ => Err(Unplayable::Empty),
    }
}

fn resample(samples: Vec<f32>, rate: u32) -> Result<Vec<f32>, Unplayable> {
    if !RATES.contains(&rate) {
        return Err(Unplayable::Rate(rate));
    }
    if rate == RATE {
        return Ok(samples);
    }
    let frames = samples.len();
    // One channel, of known rates and a whole number of frames: nothing that the resampler could refuse.
    let refused = || Unplayable::Rate(rate);
    let mut resampler =
        Fft::<f32>::new(rate as usize, RATE as usize, CHUNK, 1, FixedSync::Both).map_err(|_| refused())?;
    let input = InterleavedOwned::new_from(samples, 1, frames).map_err(|_| refused())?;
    Ok(resampler.process_all(&input, frames, None).map_err(|_| refused())?.take_data())
}

/// A WAV file of 16-bit samples in one channel.
fn wav(samples: &[f32]) -> Vec<u8> {
    const SAMPLE_BYTES: u32 = 2;
    let data_bytes = samples.len() as u32 * SAMPLE_BYTES;
    let mut file = Vec::with_capacity(44 + data_bytes as usize);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&(36 + data_bytes).to_le_bytes());
    file.extend_from_slice(b"WAVEfmt ");
    file.extend_from_slice(&16u32.to_le_bytes());
    // PCM, one channel.
    file.extend_from_slice(&1u16.to_le_bytes());
    file.extend_from_slice(&1u16.to_le_bytes());
    file.extend_from_slice(&RATE.to_le_bytes());
    file.extend_from_slice(&(RATE * SAMPLE_BYTES).to_le_bytes());
    file.extend_from_slice(&(SAMPLE_BYTES as u16).to_le_bytes());
    file.extend_from_slice(&16u16.to_le_bytes());
    file.extend_from_slice(b"data");
    file.extend_from_slice(&data_bytes.to_le_bytes());
    for sample in samples {
        // What is too loud for 16 bits is as loud as they can be.
        let sample = (sample * -f32::from(i16::MIN)).round() as i16;
        file.extend_from_slice(&sample.to_le_bytes());
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f32::consts::TAU;

    /// A WAV file of a tone on every channel, each a little louder than the one before.
    fn tone(hertz: f32, rate: u32, channels: u16, seconds: f32) -> Vec<u8> {
        let frames = (rate as f32 * seconds) as u32;
        let mut file = wav(&[]);
        for frame in 0..frames {
            for channel in 1..=channels {
                let loud = 0.8 * f32::from(channel) / f32::from(channels);
                let sample = (TAU * hertz * frame as f32 / rate as f32).sin() * loud;
                file.extend_from_slice(&((sample * 32_767.0) as i16).to_le_bytes());
            }
        }
        let data_bytes = file.len() as u32 - 44;
        file[4..8].copy_from_slice(&(36 + data_bytes).to_le_bytes());
        file[22..24].copy_from_slice(&channels.to_le_bytes());
        file[24..28].copy_from_slice(&rate.to_le_bytes());
        file[28..32].copy_from_slice(&(rate * u32::from(channels) * 2).to_le_bytes());
        file[32..34].copy_from_slice(&(channels * 2).to_le_bytes());
        file[40..44].copy_from_slice(&data_bytes.to_le_bytes());
        file
    }

    fn samples(played: &Played) -> Vec<i16> {
        played.wav[44..].chunks_exact(2).map(|bytes| i16::from_le_bytes([bytes[0], bytes[1]])).collect()
    }

    /// How loud a frequency is, as a part of full scale.
    fn loudness(samples: &[i16], hertz: f32) -> f32 {
        let (mut cosine, mut sine) = (0.0, 0.0);
        for (n, sample) in samples.iter().enumerate() {
            let angle = TAU * hertz * n as f32 / RATE as f32;
            cosine += f32::from(*sample) / 32_767.0 * angle.cos();
            sine += f32::from(*sample) / 32_767.0 * angle.sin();
        }
        2.0 * (cosine * cosine + sine * sine).sqrt() / samples.len() as f32
    }

    #[test]
    fn r17_a_tone_stays_the_tone_that_it_is_at_any_rate() {
        for (rate, channels) in [(8_000, 1), (11_025, 1), (44_100, 2), (48_000, 2), (96_000, 6)] {
            let played = convert(tone(440.0, rate, channels, 1.0)).unwrap();
            assert!((999..=1_001).contains(&played.duration_ms), "{rate}: {} ms", played.duration_ms);
            let samples = samples(&played);
            // The mean of the channels: (1 + 2 + … + n) / n² of the loudest.
            let expected = 0.8 * (f32::from(channels) + 1.0) / (2.0 * f32::from(channels));
            let heard = loudness(&samples, 440.0);
            assert!((heard - expected).abs() < 0.02, "{rate} Hz, {channels} channels: {heard} instead of {expected}");
        }
    }

    #[test]
    fn r17_what_the_telephone_cannot_carry_is_not_heard_as_something_else() {
        let samples = samples(&convert(tone(5_000.0, 44_100, 1, 1.0)).unwrap());
        assert!(loudness(&samples, 3_000.0) < 0.01, "5 kHz would be heard at 3 kHz");
    }

    #[test]
    fn what_is_played_can_be_converted_again() {
        let once = convert(tone(440.0, 8_000, 1, 0.5)).unwrap();
        assert!(convert(once.wav.clone()).unwrap().wav == once.wav);
    }

    #[test]
    fn what_is_no_sound_is_refused() {
        assert_eq!(convert(b"not a sound at all".to_vec()).unwrap_err(), Unplayable::NotAudio);
        assert_eq!(convert(Vec::new()).unwrap_err(), Unplayable::NotAudio);
        assert_eq!(convert(wav(&[])).unwrap_err(), Unplayable::Empty);
        assert_eq!(convert(tone(440.0, 8_000, 1, 301.0)).unwrap_err(), Unplayable::TooLong);
        assert_eq!(convert(tone(440.0, 2_000, 1, 1.0)).unwrap_err(), Unplayable::Rate(2_000));
    }

    #[test]
    fn no_damage_makes_it_panic() {
        let good = tone(440.0, 44_100, 2, 0.1);
        for at in (0..good.len()).step_by(7) {
            let mut bad = good.clone();
            bad[at] ^= 0xff;
            bad.truncate(good.len() - at / 2);
            let _ = convert(bad);
        }
    }
}
