//! A notice on the public board, and what of it may be public.

use cases::CaseId;
use documents::VerificationCode;
use kernel::{At, Day};

use crate::act::Ground;

/// A notice that hangs, or hung.
#[doc(alias = "aviso")]
#[doc(alias = "cartelera")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aviso {
    /// Its outgoing number.
    pub number: String,
    /// The case.
    pub case: CaseId,
    /// Its filing number.
    pub case_number: String,
    /// For whom it is; empty if nobody may or can be named.
    pub addressee: String,
    /// Why it is published.
    pub ground: Ground,
    /// Code of the copy that everybody may read while it hangs.
    pub paper: VerificationCode,
    /// The day on which it was hung.
    pub posted_on: Day,
    /// The instant of it.
    pub posted_at: At,
    /// The last day that it hangs.
    pub down_on: Day,
    /// When it was taken down; nothing while it hangs.
    pub taken_down_at: Option<At>,
    /// Code of the proof that it was hung.
    pub posting_proof: VerificationCode,
    /// Code of the proof that it was taken down.
    pub taking_down_proof: Option<VerificationCode>,
}

impl Aviso {
    /// Whether it hangs on that day, whenever the timer runs.
    pub fn hangs_on(&self, today: Day) -> bool {
        self.taken_down_at.is_none() && today <= self.down_on
    }
}

/// The text without e-mail addresses and without the numbers of documents, telephones and accounts: the board
/// needs the decision, not them (Ley 1581 de 2012, art. 4, c and f). Dates, filing numbers and money stay.
pub fn without_personal_data(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word_end = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
        if word_end == 0 {
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        if is_email(&rest[..word_end]) {
            out.push_str(HIDDEN);
            rest = &rest[word_end..];
            continue;
        }
        if first.is_ascii_digit() {
            let run = number_run(rest);
            let money = out.trim_end().ends_with('$');
            let part_of_a_word = out.ends_with(|c: char| c.is_alphanumeric() || c == '-');
            let followed = rest[run.len()..].starts_with(|c: char| c.is_alphabetic());
            out.push_str(if money || part_of_a_word || followed || !is_private(run) { run } else { HIDDEN });
            rest = &rest[run.len()..];
            continue;
        }
        out.push(first);
        rest = &rest[first.len_utf8()..];
    }
    out
}

const HIDDEN: &str = "••••";
/// Fewer digits than these are no document, telephone or account.
const PRIVATE_DIGITS: usize = 6;

fn is_email(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.'))
}

/// Digits with the marks that people write between them, up to the last digit.
fn number_run(text: &str) -> &str {
    let end = text.char_indices().find(|(_, c)| !(c.is_ascii_digit() || ".- ".contains(*c)));
    let run = &text[..end.map_or(text.len(), |(at, _)| at)];
    let digits_end = run.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    &run[..digits_end]
}

fn is_private(run: &str) -> bool {
    let is_date = run.len() == 10 && run.parse::<Day>().is_ok();
    !is_date && run.chars().filter(char::is_ascii_digit).count() >= PRIVATE_DIGITS
}

#[cfg(test)]
mod tests {
    use super::without_personal_data as clean;

    #[test]
    fn the_board_needs_the_decision_and_not_the_persons_numbers() {
        assert_eq!(clean("C.C. 24.254.207 y 310 123 4567."), "C.C. •••• y ••••.");
        assert_eq!(clean("Cuenta 104882-7, correo maria@correo.example."), "Cuenta ••••, correo ••••");
        let kept = [
            "Corregimos $ 214.600.000 de la factura del 2026-11-02.",
            "Radicado 2026-EN-004817, artículo 158, 15 días hábiles.",
            "La lectura fue 1.231 m3.\n\n- **Decisión**: sí",
            "",
        ];
        for text in kept {
            assert_eq!(clean(text), text);
        }
    }
}
