//! Sound as the board plays it: PCM of 16 bits, one channel, 22,050 samples a second, in a RIFF/WAVE file
//! (Microsoft and IBM, «Multimedia Programming Interface and Data Specifications 1.0», 1991).

/// Samples a second of everything that the board plays.
pub const RATE: u32 = 22_050;
/// Quieter than this is silence: about 1 % of full scale.
const SILENCE: u16 = 330;
/// The loudest sample after levelling, so that clips recorded on different days sound alike.
const LEVEL: i64 = 28_000;

/// Why a recording is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadSound {
    /// Not a WAV file, or cut short.
    NotWave,
    /// Compressed, or of other than 8, 16 or 24 bits, or an odd rate.
    Format,
    /// Shorter than a tenth of a second, or longer than four.
    Length,
    /// Nothing is heard.
    Silent,
}

/// Samples of one channel at [`RATE`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sound(Vec<i16>);

impl Sound {
    /// Reads a WAV file with PCM of 8, 16 or 24 bits, one or two channels, 8,000 to 48,000 samples a second.
    pub fn read(file: &[u8]) -> Result<Sound, BadSound> {
        let (format, data) = chunks(file)?;
        let word = |at: usize| u16::from_le_bytes([format[at], format[at + 1]]);
        let rate = u32::from(word(4)) | u32::from(word(6)) << 16;
        let (channels, bits) = (usize::from(word(2)), usize::from(word(14)));
        let pcm = word(0) == 1 || word(0) == 0xfffe; // WAVE_FORMAT_EXTENSIBLE says the same at length
        let fits = (1..=2).contains(&channels) && matches!(bits, 8 | 16 | 24);
        if !pcm || !fits || !(8_000..=48_000).contains(&rate) {
            return Err(BadSound::Format);
        }
        let frame = channels * bits / 8;
        let samples = data.chunks_exact(frame).map(|f| mixed(f, channels, bits)).collect::<Vec<_>>();
        Ok(Sound(resample(&samples, rate)))
    }

    /// A recording as a clip: without the silence around it, levelled; refused when it cannot be a word.
    pub fn as_clip(&self) -> Result<Sound, BadSound> {
        let loud = |s: &i16| s.unsigned_abs() > SILENCE;
        let first = self.0.iter().position(loud).ok_or(BadSound::Silent)?;
        let last = self.0.iter().rposition(loud).unwrap_or(first);
        // a breath on both sides, so that no consonant is cut
        let breath = RATE as usize / 40;
        let word = &self.0[first.saturating_sub(breath)..(last + breath).min(self.0.len())];
        if !(RATE as usize / 10..=RATE as usize * 4).contains(&word.len()) {
            return Err(BadSound::Length);
        }
        let peak = i64::from(word.iter().map(|s| s.unsigned_abs()).max().unwrap_or(1));
        Ok(Sound(word.iter().map(|s| (i64::from(*s) * LEVEL / peak) as i16).collect()))
    }

    /// Nothing, for so many milliseconds.
    pub fn silence(milliseconds: usize) -> Sound {
        Sound(vec![0; RATE as usize * milliseconds / 1000])
    }

    /// The two notes that make people look up: E5 and C5, dying away.
    pub fn chime() -> Sound {
        let notes = [(659.26, 0.0), (523.25, 0.32)];
        let at = |n: usize| {
            let now = n as f64 / f64::from(RATE);
            let note = |(pitch, from): (f64, f64)| {
                let t = now - from;
                let attack = (t * 200.0).min(1.0);
                if t < 0.0 {
                    0.0
                } else {
                    attack * (-5.0 * t).exp() * (std::f64::consts::TAU * pitch * t).sin()
                }
            };
            (notes.map(note).iter().sum::<f64>() * 12_000.0) as i16
        };
        Sound((0..RATE as usize * 11 / 10).map(at).collect())
    }

    /// One after the other.
    pub fn then(mut self, next: &Sound) -> Sound {
        self.0.extend_from_slice(&next.0);
        self
    }

    /// How long it is.
    pub fn milliseconds(&self) -> i64 {
        self.0.len() as i64 * 1000 / i64::from(RATE)
    }

    /// As a WAV file.
    pub fn write(&self) -> Vec<u8> {
        let bytes = (self.0.len() * 2) as u32;
        let mut file = Vec::with_capacity(44 + self.0.len() * 2);
        file.extend(b"RIFF");
        file.extend((36 + bytes).to_le_bytes());
        file.extend(b"WAVEfmt ");
        file.extend(16u32.to_le_bytes());
        file.extend([1u16, 1].into_iter().flat_map(u16::to_le_bytes));
        file.extend([RATE, RATE * 2].into_iter().flat_map(u32::to_le_bytes));
        file.extend([2u16, 16].into_iter().flat_map(u16::to_le_bytes));
        file.extend(b"data");
        file.extend(bytes.to_le_bytes());
        file.extend(self.0.iter().flat_map(|s| s.to_le_bytes()));
        file
    }
}

/// The first `fmt ` (at least 16 bytes) and the first `data` after it. Programs that write to a pipe leave a
/// length that is too large: the data then end with the file.
fn chunks(file: &[u8]) -> Result<(&[u8], &[u8]), BadSound> {
    if file.len() < 12 || &file[..4] != b"RIFF" || &file[8..12] != b"WAVE" {
        return Err(BadSound::NotWave);
    }
    let (mut rest, mut format) = (&file[12..], None);
    while rest.len() >= 8 {
        let (head, body) = rest.split_at(8);
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let inside = &body[..length.min(body.len())];
        match (&head[..4], format) {
            (b"fmt ", _) if inside.len() >= 16 => format = Some(inside),
            (b"data", Some(format)) => return Ok((format, inside)),
            _ => {}
        }
        // chunks begin at even places
        rest = &body[(length.saturating_add(length & 1)).min(body.len())..];
    }
    Err(BadSound::NotWave)
}

/// One frame as one sample: the mean of its channels.
fn mixed(frame: &[u8], channels: usize, bits: usize) -> i16 {
    let sample = |bytes: &[u8]| match bits {
        8 => (i32::from(bytes[0]) - 128) << 8,
        16 => i32::from(i16::from_le_bytes([bytes[0], bytes[1]])),
        _ => i32::from(i16::from_le_bytes([bytes[1], bytes[2]])),
    };
    let sum: i32 = frame.chunks_exact(bits / 8).map(sample).sum();
    (sum / channels as i32) as i16
}

/// Straight lines between samples: enough for speech.
fn resample(samples: &[i16], rate: u32) -> Vec<i16> {
    if rate == RATE || samples.is_empty() {
        return samples.to_vec();
    }
    let (from, to) = (u64::from(rate), u64::from(RATE));
    let length = samples.len() as u64 * to / from;
    let at = |n: u64| {
        let (place, part) = ((n * from / to) as usize, (n * from % to) as i64);
        let here = i64::from(samples[place]);
        let next = i64::from(samples.get(place + 1).copied().unwrap_or(samples[place]));
        (here + (next - here) * part / to as i64) as i16
    };
    (0..length).map(at).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tone(milliseconds: usize, loud: i16) -> Sound {
        Sound(
            (0..RATE as usize * milliseconds / 1000)
                .map(|n| if n % 50 < 25 { loud } else { -loud })
                .collect(),
        )
    }

    #[test]
    fn what_is_written_is_read_again() {
        let sound = Sound::chime().then(&Sound::silence(100)).then(&tone(300, 9_000));
        assert_eq!(Sound::read(&sound.write()), Ok(sound.clone()));
        assert_eq!(sound.milliseconds(), 1_500);
        assert_eq!(&sound.write()[..4], b"RIFF");
    }

    #[test]
    fn a_clip_loses_its_silence_and_gets_its_level() {
        let raw = Sound::silence(700).then(&tone(400, 2_000)).then(&Sound::silence(900));
        let clip = raw.as_clip().unwrap();
        assert!((400..=460).contains(&clip.milliseconds()), "{}", clip.milliseconds());
        assert_eq!(clip.0.iter().map(|s| s.unsigned_abs()).max(), Some(28_000));
        assert_eq!(Sound::silence(900).as_clip(), Err(BadSound::Silent));
        assert_eq!(tone(20, 9_000).as_clip(), Err(BadSound::Length));
        assert_eq!(tone(4_500, 9_000).as_clip(), Err(BadSound::Length));
    }

    #[test]
    fn stereo_other_rates_and_lengths_of_a_pipe() {
        let mut file = Sound::silence(0).write();
        file[22] = 2;
        file[24..28].copy_from_slice(&44_100u32.to_le_bytes());
        file[40..44].copy_from_slice(&u32::MAX.to_le_bytes());
        file.extend([100i16, 300].repeat(44_100).into_iter().flat_map(i16::to_le_bytes));
        let sound = Sound::read(&file).unwrap();
        assert_eq!((sound.milliseconds(), sound.0[1_000]), (1_000, 200));
        file[20] = 3;
        assert_eq!(Sound::read(&file), Err(BadSound::Format), "floating point is not taken");
        assert_eq!(Sound::read(b"RIFF1234AVI "), Err(BadSound::NotWave));
        assert_eq!(Sound::read(&file[..20]), Err(BadSound::NotWave));
    }

    #[test]
    fn the_chime_is_heard_and_never_clips() {
        let chime = Sound::chime();
        let peak = chime.0.iter().map(|s| s.unsigned_abs()).max().unwrap();
        assert!((8_000..28_000).contains(&peak), "{peak}");
        assert_eq!(chime.milliseconds(), 1_100);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400), head in any::<bool>()) {
            let mut file = if head { Sound::silence(0).write()[..36].to_vec() } else { Vec::new() };
            file.extend(&bytes);
            if let Ok(sound) = Sound::read(&file) {
                let _ = sound.as_clip();
            }
        }
    }
}
