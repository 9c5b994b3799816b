//! `/alertas/preferencias`: what comes by mail, the address of the calendar, and for who may, the hours.

use askama::Template;
use kernel::{AccountId, At, Failure, Never};
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply, format};

use super::Choice;
use crate::actions::officer;
use crate::hours::WorkingHours;
use crate::milestones::Topic;
use crate::preferences::Preferences;
use crate::{permissions, records};

#[derive(Template)]
#[template(path = "preferences.html")]
pub(crate) struct PreferencesPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    pub digest: bool,
    pub topics: Vec<Choice>,
    pub address: String,
    /// Where mail goes when the field is empty; empty when it goes nowhere.
    pub usual: String,
    /// Since when there is a calendar address; empty when there is none.
    pub feed_since: String,
    pub form_token: String,
    pub may_manage: bool,
    pub opens: String,
    pub closes: String,
}

/// What is kept of an officer's choices.
pub(crate) struct Kept {
    pub preferences: Preferences,
    pub login: String,
    pub feed_since: Option<At>,
    pub hours: WorkingHours,
}

impl PreferencesPage {
    pub(crate) fn new(page: PageFrame, kept: &Kept, may_manage: bool, form_token: String) -> PreferencesPage {
        let wish = &kept.preferences;
        let choice = |t: &Topic| Choice {
            value: t.key().into(),
            label: page.t(&format!("notifications-topic-{}", t.key())).into_owned(),
            chosen: wish.mails(*t),
        };
        let usual = Preferences::default().mail_to(&kept.login).unwrap_or_default();
        PreferencesPage {
            errors: FormErrors::none(),
            digest: wish.digest,
            topics: Topic::ALL.iter().map(choice).collect(),
            address: wish.address.clone(),
            usual,
            feed_since: kept.feed_since.map(|at| format::moment(at, page.lang())).unwrap_or_default(),
            form_token,
            may_manage,
            opens: kept.hours.opens_text(),
            closes: kept.hours.closes_text(),
            page,
        }
    }
}

async fn kept(door: &Door, me: AccountId) -> Result<Kept, Problem> {
    let found = door.store().read("notifications.preferences", me, |look, me| {
        Box::pin(async move {
            let login = identity::api::account(look, *me).await?.map(|a| a.login).unwrap_or_default();
            let feed = look.row(records::FEED_OF, store::args![*me]).await?;
            Ok::<_, Failure<Never>>(Kept {
                preferences: records::preferences(look, *me).await?,
                login,
                feed_since: feed.map(|mut row| row.take()).transpose()?,
                hours: records::hours(look).await?,
            })
        })
    });
    Ok(found.await?)
}

async fn page(door: &Door) -> Result<PreferencesPage, Problem> {
    let kept = kept(door, officer(door)?).await?;
    let may_manage = door.actor().may(permissions::MANAGE);
    let frame = door.page("notifications-preferences-title");
    Ok(PreferencesPage::new(frame, &kept, may_manage, door.form_token()))
}

pub(crate) async fn show(door: Door) -> Reply {
    web::html(page(&door).await?)
}

/// The same page after something was refused, with what was typed.
pub(crate) async fn refused(door: &Door, errors: FormErrors, fields: &Fields) -> Reply {
    let mut page = page(door).await?;
    let typed = |name: &str| fields.get(name).map(|t| t.chars().take(300).collect::<String>());
    if let Some(address) = typed("address") {
        page.address = address;
        page.digest = fields.ticked("digest");
        for choice in &mut page.topics {
            choice.chosen = fields.all("topic").any(|t| t == choice.value);
        }
    }
    (page.opens, page.closes) =
        (typed("opens").unwrap_or(page.opens), typed("closes").unwrap_or(page.closes));
    page.page = page.page.failed();
    page.errors = errors;
    web::html_status(422, page)
}
