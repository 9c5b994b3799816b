//! What a phone is told: the code of the turn, a time or a counter. Never a name, never a condition.

use kernel::{At, Lang};
use queueing::predict::Range;
use serde_json::json;
use web::Texts;

use super::pusher::PushMessage;
use crate::code::Code;
use crate::kiosk::forecast;

/// A call is of use for so long; a phone that is off for longer finds the page as it is.
const CALL_KEPT_S: i64 = 600;

/// What there is to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Say {
    /// It is time to leave; the wait is known or not.
    Leave {
        /// How long it will be.
        wait: Option<Range>,
        /// Minutes of notice.
        notice: i64,
    },
    /// The person was called.
    Call {
        /// To which counter.
        counter: i64,
        /// Whether it was not the first time.
        again: bool,
    },
}

/// The message in the language of the phone's page.
pub(crate) fn message(texts: &Texts, lang: Lang, code: &Code, say: Say, at: At) -> PushMessage {
    let code = code.to_string();
    let t = |key: &str, args: &[(&str, &str)]| texts.t_args(lang, &format!("hall-phone-push-{key}"), args);
    let (title, body, keep_s) = match say {
        Say::Leave { wait, notice } => {
            let body = match wait.map(forecast::minutes) {
                None => t("leave-near", &[("code", &code)]),
                Some((0, high)) => t("leave-less", &[("code", &code), ("high", &high.to_string())]),
                Some((low, high)) => {
                    let (low, high) = (low.to_string(), high.to_string());
                    t("leave-range", &[("code", &code), ("low", &low), ("high", &high)])
                }
            };
            (t("leave", &[]), body, notice * 60)
        }
        Say::Call { counter, again } => {
            let key = if again { "call-again" } else { "call-go" };
            let body = t(key, &[("counter", &counter.to_string())]);
            (t("call", &[("code", &code)]), body, CALL_KEPT_S)
        }
    };
    let urgent = matches!(say, Say::Call { .. });
    let text = json!({ "title": title, "body": body, "lang": lang.tag(), "urgent": urgent }).to_string();
    PushMessage { at, text, keep_s, topic: "turno" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lang: Lang, say: Say) -> (String, String) {
        let texts = Texts::new(crate::CAPABILITY.texts).unwrap();
        let message = message(&texts, lang, &Code::new("A", 47), say, At(0));
        let text: serde_json::Value = serde_json::from_str(&message.text).unwrap();
        assert_eq!(text["lang"], lang.tag());
        assert_eq!(text["urgent"], matches!(say, Say::Call { .. }));
        let part = |name: &str| text[name].as_str().unwrap().to_owned();
        (part("title"), part("body"))
    }

    #[test]
    fn the_sentences_in_both_languages() {
        let range = |low_s, high_s| Some(Range { low_s, high_s });
        let leave = |wait| Say::Leave { wait, notice: 10 };
        let told = |lang, say| {
            let (title, body) = said(lang, say);
            format!("{title} | {body}")
        };
        let es = |say| told(Lang::Es, say);
        assert_eq!(
            es(leave(range(300, 540))),
            "Salga ya hacia la sala | Turno A 047: faltan entre 5 y 9 minutos."
        );
        assert_eq!(
            es(leave(range(0, 300))),
            "Salga ya hacia la sala | Turno A 047: faltan menos de 5 minutos."
        );
        assert_eq!(es(leave(None)), "Salga ya hacia la sala | Turno A 047: ya faltan pocas personas.");
        assert_eq!(es(Say::Call { counter: 3, again: false }), "Es su turno: A 047 | Pase al módulo 3.");
        assert_eq!(
            es(Say::Call { counter: 3, again: true }),
            "Es su turno: A 047 | Lo llamamos otra vez: pase al módulo 3."
        );
        let english = told(Lang::En, Say::Call { counter: 3, again: false });
        assert_eq!(english, "It is your turn: A 047 | Go to counter 3.");
    }
}
