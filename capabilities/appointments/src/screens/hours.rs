//! `/ajustes/citas`: which services are given by appointment, when, for how many, by which rules.

use askama::Template;
use axum::extract::Path;
use kernel::{Failure, Never, time_of_day};
use web::{Door, Fields, FormErrors, PageFrame, Problem, Reply, format};

use crate::actions::save_hours::{self, AddHours};
use crate::offer::{Offer, Rules, minute_of};
use crate::records::{self, Served};
use crate::refusal::AppointmentRefusal;

#[derive(Template)]
#[template(path = "hours_list.html")]
pub(crate) struct ListPage {
    pub page: PageFrame,
    pub rows: Vec<ListRow>,
}

pub(crate) struct ListRow {
    pub href: String,
    pub service: String,
    pub site: String,
    pub hours: String,
}

#[derive(Template)]
#[template(path = "hours.html")]
pub(crate) struct HoursPage {
    pub page: PageFrame,
    pub service: String,
    pub site: String,
    pub path: String,
    pub rows: Vec<OfferView>,
    pub weekdays: Vec<(i64, &'static str, bool)>,
    pub new: Typed,
    pub rules: Typed,
    pub version: i64,
    pub errors: FormErrors,
}

pub(crate) struct OfferView {
    pub id: String,
    pub weekday: &'static str,
    pub hours: String,
    pub minutes: i64,
    pub seats: i64,
}

/// The values of both forms, as typed.
#[derive(Debug, Default, Clone)]
pub(crate) struct Typed {
    pub weekdays: Vec<i64>,
    pub from: String,
    pub to: String,
    pub minutes: String,
    pub seats: String,
    pub days_ahead: String,
    pub notice: String,
    pub lead: String,
    pub late: String,
}

impl Typed {
    /// A working day in slots of twenty minutes.
    fn usual() -> Typed {
        Typed {
            weekdays: (1..=5).collect(),
            from: "08:00".into(),
            to: "11:00".into(),
            minutes: "20".into(),
            seats: "1".into(),
            ..Typed::default()
        }
    }

    fn of(rules: &Rules) -> Typed {
        Typed {
            days_ahead: rules.days_ahead.to_string(),
            notice: rules.notice.to_string(),
            lead: rules.lead.to_string(),
            late: rules.late.to_string(),
            ..Typed::default()
        }
    }

    fn read(fields: &Fields) -> Typed {
        let text = |name: &str| fields.text(name).to_owned();
        Typed {
            weekdays: fields.all("weekday").filter_map(|w| w.parse().ok()).collect(),
            from: text("from"),
            to: text("to"),
            minutes: text("minutes"),
            seats: text("seats"),
            days_ahead: text("days_ahead"),
            notice: text("notice"),
            lead: text("lead"),
            late: text("late"),
        }
    }
}

/// A whole number; what is none becomes one that no rule allows.
fn whole(text: &str) -> i64 {
    text.trim().parse().unwrap_or(-1)
}

/// `GET /ajustes/citas`.
pub async fn list(door: Door) -> Reply {
    let found = door.store().read("appointments.settings", (), |look, ()| {
        Box::pin(async move {
            let mut all = Vec::new();
            for service in records::services(look).await? {
                let offers = records::offers(look, service.id).await?;
                all.push((service, offers));
            }
            Ok::<_, Failure<Never>>(all)
        })
    });
    let found = found.await?;
    web::html(ListPage::new(door.page("appointments-settings"), &found))
}

impl ListPage {
    pub(crate) fn new(page: PageFrame, found: &[(Served, Vec<Offer>)]) -> ListPage {
        let rows = found.iter().map(|(service, offers)| ListRow {
            href: path(service),
            service: service.name_in(page.lang()).to_owned(),
            site: service.site_name.clone(),
            hours: match offers.iter().map(|o| o.starts().count() as i64 * o.seats).sum::<i64>() {
                0 => page.t("appointments-no-hours").into_owned(),
                n => page.t1("appointments-places-a-week", "n", n),
            },
        });
        ListPage { rows: rows.collect(), page }
    }
}

fn path(service: &Served) -> String {
    format!("/ajustes/citas/{}/{}", web::percent(&service.site_key), web::percent(&service.key))
}

async fn load(door: &Door, (site, key): (String, String)) -> Result<(Served, Vec<Offer>, Rules), Problem> {
    let found = door.store().read("appointments.hours", (site, key), |look, (site, key)| {
        Box::pin(async move {
            let Some(service) = records::service(look, site, key).await? else {
                return Ok::<_, Failure<Never>>(None);
            };
            let offers = records::offers(look, service.id).await?;
            let rules = records::rules(look, service.id).await?;
            Ok(Some((service, offers, rules)))
        })
    });
    found.await?.ok_or_else(Problem::not_found)
}

/// `GET /ajustes/citas/{site}/{service}`.
pub async fn show(door: Door, Path(place): Path<(String, String)>) -> Reply {
    let found = load(&door, place).await?;
    web::html(HoursPage::new(door.page("appointments-hours-title"), &found))
}

impl HoursPage {
    pub(crate) fn new(page: PageFrame, (service, offers, rules): &(Served, Vec<Offer>, Rules)) -> HoursPage {
        let days = format::weekdays(page.lang());
        let day = |n: i64| usize::try_from(n - 1).ok().and_then(|n| days.get(n)).map_or("", |d| d.1);
        HoursPage {
            service: service.name_in(page.lang()).to_owned(),
            site: service.site_name.clone(),
            path: path(service),
            rows: offers
                .iter()
                .map(|o| OfferView {
                    id: o.id.to_string(),
                    weekday: day(o.weekday),
                    hours: format!("{} – {}", time_of_day(o.from), time_of_day(o.to)),
                    minutes: o.minutes,
                    seats: o.seats,
                })
                .collect(),
            weekdays: (1..=7).map(|n| (n, day(n), true)).collect(),
            new: Typed::usual(),
            rules: Typed::of(rules),
            version: rules.version,
            errors: FormErrors::none(),
            page,
        }
        .ticked()
    }

    fn ticked(mut self) -> HoursPage {
        for (n, _, on) in &mut self.weekdays {
            *on = self.new.weekdays.contains(n);
        }
        self
    }

    pub(crate) fn refused(mut self, field: &str, sentence: String, typed: Typed) -> HoursPage {
        let rules = ["days_ahead", "notice", "lead", "late"].contains(&field);
        if rules {
            self.rules = typed
        } else {
            self.new = typed
        }
        self.errors.add(field, sentence);
        self.page = self.page.failed();
        self.ticked()
    }
}

async fn finish(
    door: &Door,
    place: (String, String),
    typed: Typed,
    done: Result<(), Failure<AppointmentRefusal>>,
    said: &str,
) -> Reply {
    use kernel::Refusal;
    match done {
        Ok(()) => {
            let to = format!("/ajustes/citas/{}/{}", web::percent(&place.0), web::percent(&place.1));
            web::redirect_saying(door.app(), &to, said)
        }
        Err(Failure::Refused(refusal)) => {
            let found = load(door, place).await?;
            let field = refusal.field().unwrap_or_default().to_owned();
            let page = HoursPage::new(door.page("appointments-hours-title"), &found);
            web::html_status(refusal.status(), page.refused(&field, door.sentence(&refusal), typed))
        }
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// `POST /ajustes/citas/{site}/{service}`: more hours.
pub async fn add(door: Door, Path(place): Path<(String, String)>, fields: Fields) -> Reply {
    let (service, ..) = load(&door, place.clone()).await?;
    let typed = Typed::read(&fields);
    let new = AddHours {
        service: service.id,
        weekdays: typed.weekdays.clone(),
        from: minute_of(&typed.from).unwrap_or(-1),
        to: minute_of(&typed.to).unwrap_or(-1),
        minutes: whole(&typed.minutes),
        seats: whole(&typed.seats),
    };
    let done = door.store().write("appointments.add_hours", door.actor().clone(), new, |work, new| {
        Box::pin(async move { save_hours::add(work, new).await.map(drop) })
    });
    finish(&door, place, typed, done.await, "appointments-said-hours").await
}

/// `POST /ajustes/citas/{site}/{service}/quitar`.
pub async fn remove(door: Door, Path(place): Path<(String, String)>, fields: Fields) -> Reply {
    let (service, ..) = load(&door, place.clone()).await?;
    let id = fields.text("id").parse().map_err(|_| Problem::not_found())?;
    let done =
        door.store().write("appointments.remove_hours", door.actor().clone(), (service.id, id), |work, w| {
            Box::pin(save_hours::remove(work, w))
        });
    finish(&door, place, Typed::usual(), done.await, "appointments-said-removed").await
}

/// `POST /ajustes/citas/{site}/{service}/reglas`.
pub async fn rule(door: Door, Path(place): Path<(String, String)>, fields: Fields) -> Reply {
    let (service, ..) = load(&door, place.clone()).await?;
    let typed = Typed::read(&fields);
    let rules = Rules {
        days_ahead: whole(&typed.days_ahead),
        notice: whole(&typed.notice),
        lead: whole(&typed.lead),
        late: whole(&typed.late),
        version: whole(fields.text("version")).max(0),
    };
    let done =
        door.store().write("appointments.rules", door.actor().clone(), (service.id, rules), |work, w| {
            Box::pin(save_hours::rule(work, w))
        });
    finish(&door, place, typed, done.await, "appointments-said-rules").await
}
