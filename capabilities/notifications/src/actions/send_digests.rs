//! At seven on business days: what each officer has before, by mail. Nothing when there is nothing.

use std::collections::{BTreeMap, BTreeSet};

use kernel::jiff::ToSpan;
use kernel::{AccountId, Day, Fault};
use store::{Look, Work, args};

use super::{Now, counting, mail_notices};
use crate::digest::Digest;
use crate::preferences::Preferences;
use crate::records::{self, read_due_case};
use crate::week::{DueCase, monday_of};
use crate::{permissions, words};

/// Most cases that a part lists; the rest is counted.
const MOST_LINES: usize = 25;

/// Writes the digests of a day, once each. A day that is over (the server slept) is not told any more, nor is
/// a day off. Gives how many mails were written.
pub async fn run(work: &mut Work<'_>, day: Day) -> Result<usize, Fault> {
    let now = Now::load(work).await?;
    if day != work.today() || !now.rulebook.calendar.is_business_day(day).map_err(counting)? {
        return Ok(0);
    }
    let Some(company) = company::current(work).await? else { return Ok(0) };
    let chosen: BTreeMap<AccountId, Preferences> =
        records::all_preferences(work).await?.into_iter().collect();
    let signers = holders(work, cases::permissions::SIGN).await?;
    let heads = holders(work, permissions::LEAD).await?;
    let unowned: i64 = work.one(records::COUNT_UNOWNED, &[]).await?.take()?;
    let usual = Preferences::default();
    let mut written = 0;
    for officer in identity::api::officers_with(work, permissions::READ).await? {
        let preferences = chosen.get(&officer.id).unwrap_or(&usual);
        if !preferences.digest {
            continue;
        }
        let Some(to) = mail_notices::address(work, officer.id, preferences).await? else { continue };
        let to_sign =
            if signers.contains(&officer.id) { to_sign(work, officer.id).await? } else { Vec::new() };
        let waiting = if heads.contains(&officer.id) { unowned } else { 0 };
        let digest = Digest::new(own(work, officer.id, day).await?, to_sign, waiting, day);
        if digest.is_empty() || work.exec(records::CLAIM_DIGEST, args![officer.id, day]).await? == 0 {
            continue;
        }
        let text = text(&digest, &officer.name, &company.public_url, &company.profile.short_name)?;
        let shown = web::format::day_in_words(day, words::MAIL);
        let subject = words::t("notifications-digest-subject", &[("day", &shown)])?;
        mail_notices::send(work, "notifications.digest", officer.id, &to, &subject, &text).await?;
        written += 1;
    }
    Ok(written)
}

async fn holders(look: &mut Look<'_>, permission: kernel::Permission) -> Result<BTreeSet<AccountId>, Fault> {
    Ok(identity::api::officers_with(look, permission).await?.into_iter().map(|o| o.id).collect())
}

/// The officer's cases that are due until Sunday, and the silent ones.
async fn own(look: &mut Look<'_>, account: AccountId, day: Day) -> Result<Vec<DueCase>, Fault> {
    let sunday = monday_of(day).saturating_add(6.days());
    let rows = look.rows(records::DIGEST_CASES, args![account, sunday]).await?;
    rows.into_iter().map(read_due_case).collect()
}

async fn to_sign(look: &mut Look<'_>, account: AccountId) -> Result<Vec<DueCase>, Fault> {
    let rows = look.rows(records::CASES_TO_SIGN, args![account]).await?;
    rows.into_iter().map(read_due_case).collect()
}

fn text(digest: &Digest, name: &str, site: &str, company: &str) -> Result<String, Fault> {
    let mut parts = Vec::new();
    for (part, cases) in digest.parts() {
        if cases.is_empty() {
            continue;
        }
        let heading = format!("notifications-digest-{part}");
        let mut lines = vec![words::t(&heading, &[("n", &cases.len().to_string())])?];
        for case in cases.iter().take(MOST_LINES) {
            lines.push(line(case, site)?);
        }
        if cases.len() > MOST_LINES {
            let more = (cases.len() - MOST_LINES).to_string();
            lines.push(words::t("notifications-mail-more", &[("n", &more)])?);
        }
        parts.push(lines.join("\n"));
    }
    if digest.unowned > 0 {
        parts.push(words::t("notifications-digest-unowned", &[("n", &digest.unowned.to_string())])?);
    }
    let link = format!("{site}/vencimientos");
    let settings = format!("{site}/alertas/preferencias");
    words::t(
        "notifications-digest",
        &[
            ("name", name),
            ("parts", &parts.join("\n\n")),
            ("link", &link),
            ("settings", &settings),
            ("company", company),
        ],
    )
}

/// Number, kind and day; nothing of the person.
fn line(case: &DueCase, site: &str) -> Result<String, Fault> {
    let kind = words::case_kind(&case.kind, words::MAIL);
    let day = web::format::day_in_words(case.due_on, words::MAIL);
    let args = [("number", case.number.as_str()), ("kind", &kind), ("day", &day)];
    Ok(format!("{}\n  {site}/bandeja/{}", words::t("notifications-digest-line", &args)?, case.id))
}
