//! What the rows of the table share: how a row begins; the norms, named as their pages in `docs/law` begin,
//! and the days since which they govern.
//! CPACA is Ley 1437 of 2011; its title on petitions is the text of Ley 1755 of 2015.

use kernel::Day;

use super::{Citation, Confidence, Count, Duty, ExtensionPolicy, Rule, Silence, Words};

pub(super) const CPACA: &str = "Ley 1437 de 2011";
pub(super) const DECRETO_2150: &str = "Decreto 2150 de 1995";
pub(super) const DECRETO_491: &str = "Decreto 491 de 2020";
pub(super) const LEY_5: &str = "Ley 5 de 1992";
pub(super) const LEY_24: &str = "Ley 24 de 1992";
pub(super) const LEY_142: &str = "Ley 142 de 1994";
pub(super) const LEY_1474: &str = "Ley 1474 de 2011";
pub(super) const LEY_1581: &str = "Ley 1581 de 2012";
pub(super) const RESOLUCION_SUI: &str = "Resolución SSPD 20151300054575 de 2015";

pub(super) const LEY_142_IN_FORCE: Day = Day::constant(1994, 7, 11);
pub(super) const DECRETO_2150_IN_FORCE: Day = Day::constant(1995, 12, 5);
pub(super) const CPACA_IN_FORCE: Day = Day::constant(2012, 7, 2);
pub(super) const LEY_1581_IN_FORCE: Day = Day::constant(2012, 10, 17);
pub(super) const LEY_1755_IN_FORCE: Day = Day::constant(2015, 6, 30);
pub(super) const BEFORE_DECRETO_491: Day = Day::constant(2020, 3, 27);
pub(super) const DECRETO_491_IN_FORCE: Day = Day::constant(2020, 3, 28);
pub(super) const DECRETO_491_LAST_DAY: Day = Day::constant(2022, 5, 17);
pub(super) const AFTER_DECRETO_491: Day = Day::constant(2022, 5, 18);

pub(super) const FILING: Words = words("la radicación", "the filing");

pub(super) const fn words(es: &'static str, en: &'static str) -> Words {
    Words { es, en }
}

pub(super) const fn art(norm: &'static str, article: &'static str) -> Citation {
    Citation { norm, article }
}

/// What most rows share: a duty of the company, counted from the filing, without effect of silence.
pub(super) const BASE: Rule = Rule {
    code: "",
    kinds: &[],
    name: words("", ""),
    counted_from: FILING,
    duty: Duty::Company,
    count: Count::BusinessDays(0),
    silence: Silence::NoEffect,
    extension: ExtensionPolicy::Never,
    citations: &[],
    confidence: Confidence::Confirmed,
    valid_from: LEY_142_IN_FORCE,
    valid_to: None,
};
