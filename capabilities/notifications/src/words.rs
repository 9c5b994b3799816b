//! Sentences for mails, calendars and screens: what a notice says.

use std::sync::LazyLock;

use cases::CaseKind;
use kernel::{Fault, Lang};
use web::Texts;

use crate::matter::MatterName;
use crate::milestones::{About, MilestoneKind};

/// The language of mails and calendars: nobody said another one.
pub(crate) const MAIL: Lang = Lang::Es;

static TEXTS: LazyLock<Result<Texts, Fault>> = LazyLock::new(|| Texts::new(crate::TEXTS));

/// A sentence of a mail.
pub(crate) fn t(key: &str, args: &[(&str, &str)]) -> Result<String, Fault> {
    match &*TEXTS {
        Ok(texts) => Ok(texts.t_args(MAIL, key, args)),
        Err(fault) => Err(Fault::new(format!("the sentences of mails: {fault}"))),
    }
}

/// The key of what a milestone says; its variable is `when`.
pub(crate) fn sentence_key(kind: MilestoneKind) -> String {
    format!("notifications-kind-{}", kind.key())
}

/// What a milestone says, in a mail.
pub(crate) fn sentence(kind: MilestoneKind, about: About) -> Result<String, Fault> {
    t(&sentence_key(kind), &[("when", &about.words(MAIL))])
}

/// `Asunto 2: Copia del acta`, with what `say` calls each; empty without matters.
pub(crate) fn matters<'a>(
    matters: impl IntoIterator<Item = &'a MatterName>,
    say: impl Fn(&str, &str) -> String,
    name: impl Fn(&MatterName) -> String,
) -> String {
    let one = |m: &MatterName| say(&m.number.to_string(), &name(m));
    matters.into_iter().map(one).collect::<Vec<_>>().join(" · ")
}

/// `Reclamo`; the key itself for a kind that is not known.
pub(crate) fn case_kind(key: &str, lang: Lang) -> String {
    CaseKind::parse(key).map_or_else(|| key.to_owned(), |kind| cases::words::kind(kind, lang).to_owned())
}
