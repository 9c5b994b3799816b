//! Every sentence of the screens, by key and language (Fluent files of web and of the capabilities).

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::{Fault, Lang};

/// The sentences of web itself: layouts, error pages, preferences.
pub(crate) const OWN: &[TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// A Fluent file and its language.
pub type TextSource = (Lang, &'static str);

/// All sentences in all languages. A key without an English sentence shows the Spanish one; a key
/// without any shows itself between `⟦` and `⟧`, the mark that tests look for.
pub struct Texts {
    es: Book,
    en: Book,
}

struct Book {
    bundle: FluentBundle<FluentResource>,
    /// Sentences without variables, ready to show: most of them.
    plain: HashMap<String, String>,
    keys: Vec<String>,
}

impl Texts {
    /// Reads the files; web's own are always included. Fails on a syntax error, naming the line, and on a
    /// key that stands twice.
    pub fn new(sources: &[TextSource]) -> Result<Texts, Fault> {
        let of = |lang: Lang| {
            let files = OWN.iter().chain(sources).filter(move |(l, _)| *l == lang).map(|(_, text)| *text);
            Book::new(lang, files)
        };
        Ok(Texts { es: of(Lang::Es)?, en: of(Lang::En)? })
    }

    /// The sentence `key` without variables.
    pub fn t(&self, lang: Lang, key: &str) -> Cow<'_, str> {
        match self.book(lang).plain.get(key).or_else(|| self.es.plain.get(key)) {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.t_args(lang, key, &[])),
        }
    }

    /// The sentence `key` with its variables. Whole numbers choose plural forms; a variable that the
    /// sentence names and nobody gave shows as `{$name}`.
    pub fn t_args(&self, lang: Lang, key: &str, args: &[(&str, &str)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set((*name).to_owned(), value_of(value));
        }
        self.book(lang)
            .format(key, &values)
            .or_else(|| self.es.format(key, &values))
            .unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// Whether some language has the key.
    pub fn has(&self, key: &str) -> bool {
        self.es.bundle.has_message(key) || self.en.bundle.has_message(key)
    }

    /// Every key of a language, in the order of the files.
    pub fn keys(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.book(lang).keys.iter().map(String::as_str)
    }

    /// Keys that one language has and the other lacks: `en lacks cases-title`. Empty when all is well.
    pub fn differences(&self) -> Vec<String> {
        let lacks = |from: Lang, to: Lang| {
            let missing = self.keys(from).filter(move |key| !self.book(to).bundle.has_message(key));
            missing.map(move |key| format!("{} lacks {key}", to.code())).collect::<Vec<_>>()
        };
        [lacks(Lang::Es, Lang::En), lacks(Lang::En, Lang::Es)].concat()
    }

    fn book(&self, lang: Lang) -> &Book {
        match lang {
            Lang::Es => &self.es,
            Lang::En => &self.en,
        }
    }
}

impl Book {
    fn new(lang: Lang, files: impl Iterator<Item = &'static str>) -> Result<Book, Fault> {
        let tag = lang.tag().parse().map_err(|e| Fault::new(format!("language tag of {lang:?}: {e:?}")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // the isolation marks U+2068 and U+2069 would end up in what people copy
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        for file in files {
            keys.extend(file.lines().filter_map(key_of).map(str::to_owned));
            let resource = FluentResource::try_new(file.to_owned()).map_err(|(_, errors)| {
                let at = errors.first().map_or(0, |e| e.pos.start);
                let line = file.get(..at).map_or(0, |before| before.lines().count().max(1));
                Fault::new(format!("text file of {}, near line {line}: {errors:?}", lang.code()))
            })?;
            bundle
                .add_resource(resource)
                .map_err(|errors| Fault::new(format!("texts of {}: {errors:?}", lang.code())))?;
        }
        let mut book = Book { bundle, plain: HashMap::new(), keys };
        book.plain = book.keys.iter().filter_map(|key| Some((key.clone(), book.constant(key)?))).collect();
        Ok(book)
    }

    /// The sentence, if it needs no variable.
    fn constant(&self, key: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        // an absent variable is shown by its name in braces: the tests of pages find it
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
    }
}

/// The key that a line of a Fluent file defines.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let starts = key.starts_with(|c: char| c.is_ascii_alphabetic());
    (starts && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')).then_some(key)
}

/// A whole number without leading zeros is a number (for plurals); everything else, filing numbers
/// included, stays as it is written.
fn value_of(text: &str) -> FluentValue<'_> {
    match text.parse::<i64>() {
        Ok(n) if text.len() <= 15 && n.to_string() == text => FluentValue::from(n),
        _ => FluentValue::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(es: &'static str, en: &'static str) -> Result<Texts, Fault> {
        Texts::new(&[(Lang::Es, es), (Lang::En, en)])
    }

    #[test]
    fn plurals_numbers_and_leading_zeros() {
        let t = texts(
            "d = { $n ->\n    [one] Falta un día\n   *[other] Faltan { $n } días\n }\nr = Radicado { $r }",
            "",
        )
        .unwrap();
        assert_eq!(t.t_args(Lang::Es, "d", &[("n", "1")]), "Falta un día");
        assert_eq!(t.t_args(Lang::Es, "d", &[("n", "9")]), "Faltan 9 días");
        assert_eq!(t.t_args(Lang::Es, "r", &[("r", "004817")]), "Radicado 004817");
        assert_eq!(
            t.t_args(Lang::Es, "r", &[("r", "99999999999999999999")]),
            "Radicado 99999999999999999999"
        );
        assert_eq!(t.t(Lang::Es, "r"), "Radicado {$r}");
    }

    #[test]
    fn english_falls_back_to_spanish_and_a_missing_key_shows() {
        let t = texts("solo = Solo en español\nambos = Sí", "ambos = Yes\nonly = x").unwrap();
        assert_eq!(t.t(Lang::En, "solo"), "Solo en español");
        assert_eq!(t.t(Lang::En, "ambos"), "Yes");
        assert_eq!(t.t(Lang::En, "nada"), "⟦nada⟧");
        assert_eq!(t.differences(), vec!["en lacks solo", "es lacks only"]);
    }

    #[test]
    fn mistakes_stop_the_start() {
        assert!(texts("a = 1\na = 2", "").is_err(), "twice in one file");
        assert!(Texts::new(&[(Lang::Es, "a = 1"), (Lang::Es, "a = 2")]).is_err(), "twice in two files");
        let error = texts("a = bien\nb = { mal", "").err().unwrap().to_string();
        assert!(error.contains("line 2"), "{error}");
    }

    #[test]
    fn both_languages_of_web_have_the_same_keys() {
        let texts = Texts::new(&[]).unwrap();
        assert_eq!(texts.differences(), Vec::<String>::new());
        assert!(texts.keys(Lang::Es).count() > 50);
    }
}
