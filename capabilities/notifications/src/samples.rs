//! Every page in every state, for the tests of pages.

use kernel::{AccountId, At, Day, Id, Lang};
use web::{FieldError, FormErrors, PageFrame};

use crate::TEXTS;
use crate::actions::calendar_address::AddressPage;
use crate::hours::WorkingHours;
use crate::matter::MatterName;
use crate::milestones::{About, MilestoneKind, Topic};
use crate::notice::{Notice, NoticeId, Standing};
use crate::preferences::Preferences;
use crate::screens::bell::Bell;
use crate::screens::board::{Asked, Board, BoardPage, Found, WallPage};
use crate::screens::notices::{self, NoticesPage};
use crate::screens::plan_panel::{PlanPanel, Planned};
use crate::screens::preferences::{Kept, PreferencesPage};
use crate::week::{DueCase, Week};

/// The pages.
pub fn all(lang: Lang) -> Vec<(&'static str, String)> {
    let rendered = |page: &dyn askama::DynTemplate| match page.dyn_render() {
        Ok(html) => html,
        Err(error) => format!("⟦{error}⟧"),
    };
    let frame = |key| PageFrame::sample_officer(lang, key, TEXTS);
    let unread = frame("notifications-unread");
    let mut wrong = preferences(lang, true);
    wrong.errors = errors(&wrong.page);
    wrong.page = wrong.page.failed();
    let address = "https://pqr.miraflor.example/calendario/4f1c0b.ics".into();
    let walls = |name: &'static str, found: Option<Found>| {
        let page = frame("notifications-board-title");
        (name, drawn(found.map(|f| board(&page, &f)), |board| rendered(&WallPage { page, board })))
    };
    let boards = |name: &'static str, found: Option<Found>| {
        let page = frame("notifications-board-title");
        (name, drawn(found.map(|f| board(&page, &f)), |board| rendered(&BoardPage { page, board })))
    };
    let holiday: Day = Day::constant(2026, 12, 8);
    vec![
        ("alertas", rendered(&list(lang, "", every_notice()))),
        ("alertas-equipo", rendered(&list(lang, "equipo", every_notice()))),
        ("alertas-vacio", rendered(&list(lang, "", Vec::new()))),
        ("cuenta", rendered(&Bell::new(someone(1), 120, unread.title().to_owned()))),
        ("cuenta-cero", rendered(&Bell::new(someone(1), 0, unread.title().to_owned()))),
        ("preferencias", rendered(&preferences(lang, false))),
        ("preferencias-error", rendered(&wrong)),
        ("calendario", rendered(&AddressPage { page: frame("notifications-calendar-made"), address })),
        boards("vencimientos", found(lang, holiday, cases(holiday))),
        boards("vencimientos-vacio", found(lang, Day::constant(2026, 11, 23), Vec::new())),
        walls("pantalla", found(lang, holiday, cases(holiday))),
        walls("pantalla-vacia", found(lang, Day::constant(2026, 11, 23), Vec::new())),
        ("plan", rendered(&PlanPanel::new(frame("notifications-panel-title"), &plan()))),
        ("plan-dado", rendered(&PlanPanel::new(frame("notifications-panel-title"), &[]))),
    ]
}

/// A page, or what keeps it from being drawn.
fn drawn(board: Option<Board>, draw: impl FnOnce(Board) -> String) -> String {
    board.map_or_else(|| "⟦no-board⟧".to_owned(), draw)
}

fn board(page: &PageFrame, found: &Found) -> Board {
    let empty = Asked::default();
    Board::new(page, &empty, found).unwrap_or_else(|refusal| panic!("a board of this year: {refusal:?}"))
}

fn errors(page: &PageFrame) -> FormErrors {
    let mut errors = FormErrors::none();
    let all = [
        FieldError { field: "address".into(), text: page.t("refusal-notifications-address").into() },
        FieldError { field: "opens".into(), text: page.t("refusal-notifications-not-an-hour").into() },
        FieldError { field: "closes".into(), text: page.t("refusal-notifications-hours-empty").into() },
    ];
    for error in all {
        errors.add(error.field, error.text);
    }
    errors
}

fn moment() -> At {
    At::parse("2026-11-23T07:00").unwrap_or(At(0))
}

fn someone(n: u8) -> AccountId {
    Id::new(moment(), [n; 16])
}

fn list(lang: Lang, view: &str, notices: Vec<Notice>) -> NoticesPage {
    let page = PageFrame::sample_officer(lang, "notifications-title", TEXTS);
    let query = [("ver".to_owned(), view.to_owned())].into_iter().collect();
    let count = i64::try_from(notices.len()).unwrap_or(0);
    NoticesPage::new(page, someone(1), &notices::Asked::read(&query, true), notices, (count, true))
}

/// One notice of each kind, by turns as owner, as head and of a case of nobody.
fn every_notice() -> Vec<Notice> {
    let standings = Standing::ALL.iter().cycle();
    let notice = |((i, kind), standing): ((u8, &MilestoneKind), &Standing)| {
        let company = kind.topic() == Topic::Report;
        Notice {
            id: NoticeId::new(moment(), [i; 16]),
            account: someone(1 + i % 2),
            account_name: "Luisa Marín".into(),
            case_id: if company { String::new() } else { "0193a1b2c3d4700080000000000000aa".into() },
            number: if company { String::new() } else { format!("2026-0043{i:02}") },
            case_kind: "claim".into(),
            kind: *kind,
            about: About::Day(Day::constant(2026, 11, 24)),
            standing: *standing,
            told_at: moment().plus_days(-i64::from(i / 8)),
            unread: i % 3 != 0,
            matters: if i == 1 { copy() } else { Vec::new() },
        }
    };
    (0..).zip(MilestoneKind::ALL).zip(standings).map(notice).collect()
}

fn preferences(lang: Lang, chosen: bool) -> PreferencesPage {
    let page = PageFrame::sample_officer(lang, "notifications-preferences-title", TEXTS);
    let usual = Preferences::default();
    let kept = Kept {
        preferences: match chosen {
            true => Preferences { digest: false, by_mail: Topic::ALL.to_vec(), address: "no".into() },
            false => usual,
        },
        login: if chosen { "luisa".into() } else { "luisa@miraflor.example".into() },
        feed_since: chosen.then_some(moment()),
        hours: WorkingHours::default(),
    };
    PreferencesPage::new(page, &kept, chosen, "0".repeat(32))
}

fn found(lang: Lang, today: Day, cases: Vec<DueCase>) -> Option<Found> {
    let calendar = std::sync::Arc::new(deadlines::Calendar::national());
    let monday = crate::week::monday_of(today);
    let (late, mine): (Vec<_>, Vec<_>) = cases.into_iter().partition(|c| c.due_on < monday);
    let week = Week::new(monday, &calendar, mine, lang).ok()?;
    Some(Found {
        today,
        total: i64::try_from(week.count()).unwrap_or(0) + i64::from(week.count() > 0),
        week,
        late_total: if late.is_empty() { 0 } else { 12 },
        late,
        areas: vec!["Comercial".into(), "Jurídica".into()],
        officers: vec![(someone(1), "Luisa Marín".into()), (someone(2), "Óscar Peña".into())],
        calendar,
    })
}

/// Cases around a day: late, silent, due before, on and after it, of somebody and of nobody.
fn cases(today: Day) -> Vec<DueCase> {
    let case = |(i, kind): (u8, &&str)| {
        use kernel::jiff::ToSpan;
        let owned = i % 3 != 2;
        DueCase {
            id: format!("0193a1b2c3d4700080000000000000{i:02}"),
            number: format!("2026-0043{i:02}"),
            kind: (*kind).into(),
            state: "in_study".into(),
            subject: "Consumo muy alto en noviembre, y el contador nuevo <no> marca".into(),
            due_on: today.saturating_add((i64::from(i) - 4).days()),
            silent: i == 1,
            owner: owned.then(|| someone(1)),
            owner_name: if owned { "Luisa Marín".into() } else { String::new() },
            area: if owned { "Comercial".into() } else { String::new() },
            filed_at: moment(),
        }
    };
    let kinds = ["claim", "complaint", "petition", "information", "consultation", "appeal", "claim", "claim"];
    (0..).zip(&kinds).map(case).collect()
}

fn plan() -> Vec<Planned> {
    let planned = |(i, kind): (i64, &MilestoneKind)| Planned {
        kind: *kind,
        at: moment().plus_days(i),
        told: i < 2,
        matters: if i == 2 { copy() } else { Vec::new() },
    };
    (0..).zip(MilestoneKind::ALL).map(planned).collect()
}

/// One of the matters of a split filing.
fn copy() -> Vec<MatterName> {
    let (subject, regime) = ("Copia del acta <de> la visita".into(), "INFORMACION_DOCUMENTOS".into());
    vec![MatterName { number: 2, subject, regime, cause: None, open: true }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HoursRefusal, NoticeRefusal};
    use kernel::Refusal;

    #[test]
    fn every_page_renders_in_both_languages_without_a_missing_sentence() {
        for lang in Lang::ALL {
            for (name, html) in all(lang) {
                assert!(!html.contains('⟦') && !html.contains("{$"), "{name} {lang:?}: {html}");
            }
        }
    }

    #[test]
    fn the_wall_tells_nothing_that_a_person_wrote() {
        let pages = all(Lang::Es);
        let page = |wanted: &str| &pages.iter().find(|(name, _)| *name == wanted).unwrap().1;
        assert!(page("vencimientos").contains("Consumo muy alto"));
        assert!(page("pantalla").contains("2026-004303") && !page("pantalla").contains("Consumo muy alto"));
        assert!(page("vencimientos").contains("Inmaculada"), "the holiday is named");
    }

    #[test]
    fn every_refusal_and_every_kind_has_its_sentences() {
        let page = PageFrame::sample(Lang::Es, "notifications-title", TEXTS);
        let mut keys: Vec<String> = [
            NoticeRefusal::Unknown.code(),
            NoticeRefusal::Address.code(),
            HoursRefusal::NotAnHour("opens").code(),
            HoursRefusal::Empty.code(),
        ]
        .map(|code| format!("refusal-{code}"))
        .to_vec();
        for kind in MilestoneKind::ALL {
            keys.extend([
                format!("notifications-kind-{}", kind.key()),
                format!("notifications-name-{}", kind.key()),
            ]);
        }
        keys.extend(Topic::ALL.iter().map(|t| format!("notifications-topic-{}", t.key())));
        for key in keys {
            assert!(!page.t(&key).contains('⟦'), "{key}");
        }
    }
}
