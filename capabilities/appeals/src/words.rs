//! Sentences where no page is drawn: mails and entries of a case.

use std::sync::LazyLock;

use kernel::{Fault, Lang};
use web::Texts;

/// Their language: nobody said another one.
pub(crate) const LANG: Lang = Lang::Es;

static TEXTS: LazyLock<Result<Texts, Fault>> = LazyLock::new(|| Texts::new(crate::CAPABILITY.texts));

/// A sentence with its variables.
pub(crate) fn t(key: &str, args: &[(&str, &str)]) -> Result<String, Fault> {
    match &*TEXTS {
        Ok(texts) => Ok(texts.t_args(LANG, key, args)),
        Err(fault) => Err(Fault::new(format!("the sentences of appeals: {fault}"))),
    }
}
