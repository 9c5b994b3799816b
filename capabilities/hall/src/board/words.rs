//! What the voice says: a code and a counter as Spanish words, and the recorded clips that say them.
//! Names of numbers: Diccionario panhispánico de dudas, «cardinales».

/// The largest number that is said; a larger one is only shown.
pub const MOST: i64 = 999;

const UNITS: [&str; 30] = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
];
const TENS: [&str; 7] = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
const HUNDREDS: [&str; 9] = [
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
];

/// A number from 0 to 999 in words, masculine; nothing for any other.
pub fn in_words(n: i64) -> Option<String> {
    if !(0..=MOST).contains(&n) {
        return None;
    }
    let (hundreds, rest) = ((n / 100) as usize, (n % 100) as usize);
    Some(match (hundreds, rest) {
        (0, rest) => below_hundred(rest),
        (1, 0) => "cien".to_owned(),
        (hundreds, 0) => HUNDREDS[hundreds - 1].to_owned(),
        (hundreds, rest) => format!("{} {}", HUNDREDS[hundreds - 1], below_hundred(rest)),
    })
}

fn below_hundred(n: usize) -> String {
    match (n, n % 10) {
        (n, _) if n < UNITS.len() => UNITS[n].to_owned(),
        (n, 0) => TENS[n / 10 - 3].to_owned(),
        (n, unit) => format!("{} y {}", TENS[n / 10 - 3], UNITS[unit]),
    }
}

/// A call, as it is said: the letters of the code, its number, the counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    letters: String,
    number: i64,
    counter: i64,
}

impl Spoken {
    /// From the code on the ticket (`A 047`) and the counter; nothing when it cannot be said.
    pub fn new(code: &str, counter: i64) -> Option<Spoken> {
        let letters: String = code.chars().take_while(char::is_ascii_alphabetic).collect();
        let digits = code[letters.len()..].trim_start();
        let plain = (1..=3).contains(&letters.len()) && (1..=3).contains(&digits.len());
        if !plain || !digits.bytes().all(|b| b.is_ascii_digit()) || !(1..=MOST).contains(&counter) {
            return None;
        }
        Some(Spoken { letters: letters.to_ascii_uppercase(), number: digits.parse().ok()?, counter })
    }

    /// From the name of its recording: `A047-3.wav`.
    pub fn of_file(name: &str) -> Option<Spoken> {
        let (code, counter) = name.strip_suffix(".wav")?.rsplit_once('-')?;
        let counter = Some(counter).filter(|c| c.len() <= 3 && c.bytes().all(|b| b.is_ascii_digit()));
        Spoken::new(code, counter?.parse().ok()?)
    }

    /// The name of its recording.
    pub fn file(&self) -> String {
        format!("{}{:03}-{}.wav", self.letters, self.number, self.counter)
    }

    /// The sentence: «Turno A, cuarenta y siete. Módulo tres.» Nothing of the class of the turn is in it.
    pub fn sentence(&self) -> String {
        let letters: Vec<String> = self.letters.chars().map(String::from).collect();
        let words = |n| in_words(n).unwrap_or_default();
        format!("Turno {}, {}. Módulo {}.", letters.join(" "), words(self.number), words(self.counter))
    }

    /// The clips that say it, in order; `None` is a short silence.
    pub fn clips(&self) -> Vec<Option<String>> {
        let mut clips = vec![Some("turno".to_owned())];
        clips.extend(self.letters.chars().map(|c| Some(format!("letra-{}", c.to_ascii_lowercase()))));
        clips.push(None);
        clips.extend(clips_of(self.number).map(Some));
        clips.extend([None, Some("modulo".to_owned())]);
        clips.extend(clips_of(self.counter).map(Some));
        clips
    }
}

/// «ciento» before another number is not «cien»: it has its own clip, `n-100y`.
fn clips_of(n: i64) -> impl Iterator<Item = String> {
    let (hundreds, rest) = (n / 100 * 100, n % 100);
    let hundred = (hundreds > 0).then(|| match (hundreds, rest) {
        (100, 1..) => "n-100y".to_owned(),
        _ => format!("n-{hundreds}"),
    });
    let rest = (rest > 0 || hundreds == 0).then(|| format!("n-{rest}"));
    hundred.into_iter().chain(rest)
}

/// Every clip of a whole voice, in the order in which they are recorded, with what is said.
pub fn vocabulary() -> Vec<(String, String)> {
    let mut all = vec![("turno".to_owned(), "turno".to_owned()), ("modulo".to_owned(), "módulo".to_owned())];
    all.extend(('a'..='z').map(|c| (format!("letra-{c}"), c.to_ascii_uppercase().to_string())));
    all.extend((0..100).map(|n| (format!("n-{n}"), in_words(n).unwrap_or_default())));
    all.push(("n-100".into(), "cien".into()));
    all.push(("n-100y".into(), "ciento".into()));
    all.extend((2..10).map(|h| (format!("n-{h}00"), in_words(h * 100).unwrap_or_default())));
    all
}

/// The clip that the name of a file means: `turno.wav`, `módulo.wav`, `a.wav`, `47.wav`, `ciento.wav`.
pub fn clip_of_file(name: &str) -> Option<String> {
    let stem = kernel::fold(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let stem = stem.trim();
    vocabulary().into_iter().map(|(clip, _)| clip).find(|clip| {
        let short = clip.strip_prefix("letra-").or_else(|| clip.strip_prefix("n-")).unwrap_or(clip);
        stem == clip || stem == short || (clip == "n-100y" && stem == "ciento")
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn numbers_as_the_dictionary_writes_them() {
        for (n, words) in [
            (0, "cero"),
            (1, "uno"),
            (15, "quince"),
            (16, "dieciséis"),
            (20, "veinte"),
            (21, "veintiuno"),
            (22, "veintidós"),
            (26, "veintiséis"),
            (30, "treinta"),
            (31, "treinta y uno"),
            (47, "cuarenta y siete"),
            (90, "noventa"),
            (99, "noventa y nueve"),
            (100, "cien"),
            (101, "ciento uno"),
            (116, "ciento dieciséis"),
            (200, "doscientos"),
            (347, "trescientos cuarenta y siete"),
            (500, "quinientos"),
            (700, "setecientos"),
            (999, "novecientos noventa y nueve"),
        ] {
            assert_eq!(in_words(n).as_deref(), Some(words));
        }
        assert_eq!((in_words(-1), in_words(1000)), (None, None));
        let all: BTreeSet<_> = (0..1000).filter_map(in_words).collect();
        assert_eq!(all.len(), 1000, "no two numbers sound the same");
    }

    #[test]
    fn a_call_as_it_is_said() {
        let said = Spoken::new("A 047", 3).unwrap();
        assert_eq!(said.sentence(), "Turno A, cuarenta y siete. Módulo tres.");
        assert_eq!(said.file(), "A047-3.wav");
        assert_eq!(Spoken::of_file("A047-3.wav"), Some(said.clone()));
        let clips: Vec<_> = said.clips().into_iter().map(Option::unwrap_or_default).collect();
        assert_eq!(clips, ["turno", "letra-a", "", "n-47", "", "modulo", "n-3"]);
        let far = Spoken::new("TV 101", 12).unwrap();
        assert_eq!(far.sentence(), "Turno T V, ciento uno. Módulo doce.");
        assert!(far.clips().contains(&Some("n-100y".into())));
        assert!(Spoken::new("P 100", 1).unwrap().clips().contains(&Some("n-100".into())));
        assert!(Spoken::new("P 000", 1).unwrap().clips().contains(&Some("n-0".into())));
    }

    #[test]
    fn what_cannot_be_said_is_refused() {
        for wrong in ["", "047", "A", "A 1000", "ABCD 1", "A -1", "A +1", "Á 1", "A 0x1", "A 1; rm"] {
            assert_eq!(Spoken::new(wrong, 1), None, "{wrong:?}");
        }
        assert_eq!(Spoken::new("A 1", 0), None);
        for wrong in ["A047-3", "A047.wav", "A047-0003.wav", "-.wav", "A047-+3.wav", "../A047-3.wav"] {
            assert_eq!(Spoken::of_file(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn every_clip_of_every_call_is_in_the_vocabulary() {
        let known: BTreeSet<String> = vocabulary().into_iter().map(|(clip, _)| clip).collect();
        assert_eq!(known.len(), 2 + 26 + 100 + 10);
        for n in 0..=MOST {
            let said = Spoken::new(&format!("Q {n:03}"), n.max(1)).unwrap();
            assert!(said.clips().into_iter().flatten().all(|clip| known.contains(&clip)), "{n}");
        }
    }

    #[test]
    fn names_of_files_tell_the_clip() {
        for (name, clip) in [
            ("Turno.WAV", "turno"),
            ("módulo.wav", "modulo"),
            ("a.wav", "letra-a"),
            ("47.wav", "n-47"),
            ("ciento.wav", "n-100y"),
            ("100.wav", "n-100"),
            ("letra-b.wav", "letra-b"),
        ] {
            assert_eq!(clip_of_file(name).as_deref(), Some(clip), "{name}");
        }
        assert_eq!(clip_of_file("saludo.wav"), None);
    }
}
