//! Where a rule stands in the law, and how sure we are of it.

use std::fmt;

use kernel::Lang;

/// A norm and its article, as people cite them.
#[doc(alias = "fundamento legal")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citation {
    /// The norm: `Ley 142 de 1994`. Its page in `docs/law` begins with these words.
    pub norm: &'static str,
    /// The article with its paragraph or number: `art. 158`. Empty when the whole norm is meant.
    pub article: &'static str,
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.norm)?;
        if !self.article.is_empty() {
            write!(f, ", {}", self.article)?;
        }
        Ok(())
    }
}

/// A text in the two languages of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Spanish of Colombia.
    pub es: &'static str,
    /// English.
    pub en: &'static str,
}

impl Words {
    /// The text in that language.
    pub fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Es => self.es,
            Lang::En => self.en,
        }
    }
}

/// How sure we are that the norm says what the rule says. A legal office reads this first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// A text that quotes the article was read.
    Confirmed,
    /// Known by heart, with so many per cent of certainty; check against the official text.
    Recalled(u8),
    /// Follows from confirmed rules, with so many per cent of certainty.
    Inferred(u8),
    /// A decision of this program where the law sets no number.
    Designed,
}
