//! Every page in every state, rendered: for the test that reads all of them in both languages.

use askama::Template;
use cases::{CaseKind, ContactChannel, PetitionerIdentity, ReplyBy};
use deadlines::Rulebook;
use documents::VerificationCode;
use kernel::{At, Day, Id, Lang, SeededChance};
use web::{Fields, PageFrame};

use crate::CAPABILITY;
use crate::act::{Act, AttemptKind, Ground, Outcome, Via};
use crate::attempt::Attempt;
use crate::board::Aviso;
use crate::decision::Decision;
use crate::notice::{Correction, How, Known, Notice, State};
use crate::papers::Addressee;
use crate::records::{NoticeLine, Stored};
use crate::screens::access::{AccessPage, ServedView};
use crate::screens::board::BoardPage;
use crate::screens::forms::Typed;
use crate::screens::list::{Found, ListPage, VIEWS};
use crate::screens::sheet::{Loaded, May, SheetPage};
use crate::terms::Terms;

/// All samples of notices: name and HTML.
pub(crate) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    [lists(lang), sheets(lang), citizens(lang)].concat()
}

fn html(page: impl Template) -> String {
    page.render().expect("a sample renders")
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn now() -> At {
    At::parse("2026-12-02T10:47").expect("an instant")
}

fn code() -> VerificationCode {
    VerificationCode::new(&SeededChance::new(7))
}

fn line(n: u8, state: State, due: &str) -> NoticeLine {
    let served = matches!(state, State::Served | State::Final).then(|| day("2026-12-01"));
    NoticeLine {
        case: Id::new(now(), [n; 16]),
        matter: if n == 2 { 2 } else { 0 },
        number: format!("2026-EN-00481{n}"),
        subject: "La factura llegó por <tres> veces lo usual".into(),
        identity: if n == 3 { PetitionerIdentity::Reserved } else { PetitionerIdentity::Named },
        name: (n != 4).then(|| "María Elena Ríos".to_owned()),
        state,
        plan: How::Personal,
        how: served.map(|_| How::Electronic),
        due_on: day(due),
        effective_on: served,
        appeal_until: served,
        final_on: served,
    }
}

fn lists(lang: Lang) -> Vec<(&'static str, String)> {
    let page = || PageFrame::sample_officer(lang, "notices-list-title", CAPABILITY.texts);
    let lines = vec![
        line(1, State::SummonsDue, "2026-11-30"),
        line(2, State::PostingDue, "2026-12-02"),
        line(3, State::Summoned, "2026-12-04"),
        line(4, State::ElectronicSent, "2026-12-07"),
        line(5, State::Posted, "2026-12-09"),
        line(6, State::Served, "2026-12-11"),
    ];
    let counts = vec![(State::SummonsDue, 1), (State::PostingDue, 4)];
    let full = Found { lines, counts, book: Rulebook::national() };
    let finals = Found { lines: vec![line(7, State::Final, "2026-11-20")], ..empty() };
    let firm = VIEWS.len() - 1;
    vec![
        ("notices-list", html(ListPage::new(page(), 0, &full, now().day(), false))),
        ("notices-list-final", html(ListPage::new(page(), firm, &finals, now().day(), true))),
        ("notices-list-empty", html(ListPage::new(page(), 1, &empty(), now().day(), true))),
    ]
}

fn empty() -> Found {
    Found { lines: Vec::new(), counts: Vec::new(), book: Rulebook::national() }
}

fn decision(channel: ContactChannel) -> Decision {
    Decision {
        case: Id::new(now(), [1; 16]),
        part: None,
        number: "2026-EN-004811".into(),
        kind: CaseKind::Claim,
        regime: "PQR_SPD".into(),
        channel,
        identity: PetitionerIdentity::Named,
        person: None,
        subject: "La factura llegó por <tres> veces lo usual".into(),
        reply_by: ReplyBy::Letter,
        reply_to: "Calle 10 # 4-21, Miraflor".into(),
        filed_at: now().plus_days(-20),
        decided_at: At::start_of(day("2026-11-23")),
        outgoing_number: "2026-SA-001204".into(),
        letter_code: code().to_string(),
        result: "denied".into(),
        tracking_key: "clave".into(),
    }
}

fn notice(known: impl Fn(Known) -> Known, acts: &[Act]) -> Notice {
    let book = Rulebook::national();
    let terms = Terms::new(&book);
    let known = known(Known {
        case: Id::new(now(), [1; 16]),
        decided_on: day("2026-11-23"),
        appeals_lie: true,
        accepts_electronic: false,
        address_known: true,
        anonymous: false,
    });
    let opened = Notice::open(&known, &terms).expect("a notice");
    acts.iter().fold(opened, |n, act| n.apply(act, act.on(), &terms).expect("an act of a sample"))
}

fn attempt(kind: AttemptKind, via: Via, result: Option<Outcome>) -> Attempt {
    Attempt {
        id: Id::new(now(), [kind as u8 + 1; 16]),
        case: Id::new(now(), [1; 16]),
        kind,
        via,
        address: "Calle 10 # 4-21, Miraflor".into(),
        sent_at: At::parse("2026-11-24T09:12").expect("an instant"),
        sent_on: day("2026-11-24"),
        guide: "RA 004 881".into(),
        paper: Some(code()),
        paper_number: "2026-SA-001210".into(),
        result,
        result_on: result.map(|_| day("2026-11-27")),
        note: "Nadie en la casa <segunda visita>".into(),
        proof: result.map(|_| Id::new(now(), [8; 16])),
        proof_sha256: result.map(|_| "ab".repeat(32)),
        actor_name: "Luisa Marín".into(),
    }
}

fn aviso(n: u8, down: &str) -> Aviso {
    Aviso {
        number: format!("2026-SA-00122{n}"),
        case: Id::new(now(), [1; 16]),
        case_number: format!("2026-EN-00481{n}"),
        addressee: if n == 1 { "María Elena Ríos".into() } else { String::new() },
        ground: Ground::Closed,
        paper: code(),
        posted_on: day("2026-11-25"),
        posted_at: At::start_of(day("2026-11-25")),
        down_on: day(down),
        taken_down_at: (n == 3).then(now),
        posting_proof: code(),
        taking_down_proof: (n == 3).then(code),
    }
}

fn loaded(notice: Notice, attempts: Vec<Attempt>, channel: ContactChannel) -> Loaded {
    let served = notice.service.is_some();
    let board = notice.posting.and_then(|p| p.down_on).map(|_| aviso(3, "2026-12-01"));
    let opened_at = now().plus_days(-9);
    Loaded {
        stored: Stored { notice, served_at: served.then(now), certificate: served.then(code), opened_at },
        decision: decision(channel),
        attempts,
        board,
        person: Addressee { name: "María Elena Ríos".into(), document: "CC 24.254.207".into() },
        book: Rulebook::national(),
    }
}

fn sheets(lang: Lang) -> Vec<(&'static str, String)> {
    let show = |loaded: &Loaded, typed: Typed, serve: bool| {
        let page = PageFrame::sample_officer(lang, "notices-list-title", CAPABILITY.texts);
        let page = page.titled("2026-EN-004811");
        let may = May { serve, reveal: true };
        html(SheetPage::new(page, loaded, may, now(), typed).expect("a sheet"))
    };
    let on = |text: &str| day(text);
    let same = |k: Known| k;
    let electronic = |k: Known| Known { accepts_electronic: true, ..k };
    let nobody = |k: Known| Known { anonymous: true, ..k };
    let summoned = Act::Summoned { on: on("2026-11-24") };
    let letter = || attempt(AttemptKind::Summons, Via::Carrier, None);
    let back = || attempt(AttemptKind::Summons, Via::Carrier, Some(Outcome::Closed));
    let sent = || attempt(AttemptKind::Aviso, Via::Carrier, None);
    let hung = Act::Published { on: on("2026-11-24"), ground: Ground::Anonymous };
    let web = ContactChannel::Web;
    let to_summon = loaded(notice(same, &[]), Vec::new(), ContactChannel::Telephone);
    let fields = Fields::from_pairs([("address", ""), ("via", "email")]);
    let typed = Typed::of("summon", &fields, "address", "¿A dónde?".into());
    let mailed = loaded(notice(electronic, &[Act::Mailed { on: on("2026-11-30") }]), Vec::new(), web);
    let late = loaded(notice(same, &[summoned]), vec![letter()], web);
    let sent_aviso = loaded(notice(same, &[summoned]), vec![letter(), sent()], web);
    let came_back = notice(same, &[summoned, Act::CameBack { on: on("2026-11-27") }]);
    let came_back = loaded(came_back, vec![back()], web);
    let board =
        loaded(notice(nobody, &[hung]), vec![attempt(AttemptKind::Publication, Via::Board, None)], web);
    let came = Act::Came { on: on("2026-12-01") };
    let served = loaded(
        notice(same, &[came]),
        vec![attempt(AttemptKind::Personal, Via::Counter, Some(Outcome::Delivered))],
        web,
    );
    let appealed =
        notice(same, &[Act::Came { on: on("2026-11-24") }, Act::AppealFiled { on: on("2026-11-27") }]);
    let appealed = loaded(appealed, Vec::new(), web);
    let corrected = Correction {
        on: on("2026-12-02"),
        lie: false,
        reason: "Es un acto de <trámite>".into(),
        by_name: "Luisa Marín".into(),
    };
    let book = Rulebook::national();
    let corrected =
        notice(same, &[came]).correct_appeals(corrected, &Terms::new(&book)).expect("it is not final");
    let corrected = loaded(corrected, Vec::new(), web);
    let no_reason = Fields::from_pairs([("lie", "no"), ("reason", "")]);
    let no_reason = Typed::of("appeals", &no_reason, "reason", "¿Por qué?".into());
    let firm = loaded(notice(same, &[Act::ShowedKnowledge { on: on("2026-11-23") }]), Vec::new(), web);
    vec![
        ("notices-sheet-summon", show(&to_summon, Typed::default(), true)),
        ("notices-sheet-summon-refused", show(&to_summon, typed, true)),
        ("notices-sheet-electronic", show(&mailed, Typed::default(), true)),
        ("notices-sheet-aviso", show(&late, Typed::default(), true)),
        ("notices-sheet-aviso-sent", show(&sent_aviso, Typed::default(), true)),
        ("notices-sheet-publish", show(&came_back, Typed::default(), true)),
        ("notices-sheet-posted", show(&board, Typed::default(), true)),
        ("notices-sheet-served", show(&served, Typed::default(), true)),
        ("notices-sheet-appeals-refused", show(&served, no_reason, true)),
        ("notices-sheet-appeals-corrected", show(&corrected, Typed::default(), true)),
        ("notices-sheet-contested", show(&appealed, Typed::default(), false)),
        ("notices-sheet-final", show(&firm, Typed::default(), false)),
    ]
}

fn citizens(lang: Lang) -> Vec<(&'static str, String)> {
    let access = |served: Option<ServedView>| {
        html(AccessPage {
            page: PageFrame::sample(lang, "notices-access-title", CAPABILITY.texts),
            key: "clave".into(),
            number: "2026-EN-004811".into(),
            decision: "2026-SA-001204".into(),
            decided: "23 de noviembre de 2026".into(),
            served,
        })
    };
    let board = |asked: &str, found: &[Aviso]| {
        let page = PageFrame::sample(lang, "notices-board-title", CAPABILITY.texts);
        html(BoardPage::new(page, asked.to_owned(), found, now().day()))
    };
    let service = notice(|k| k, &[Act::Came { on: day("2026-12-01") }]).service.expect("served");
    let without = notice(|k| Known { appeals_lie: false, ..k }, &[Act::Came { on: day("2026-12-01") }]);
    let opened = |s| ServedView::new(&s, Some(now()), lang);
    let electronic = ServedView { certificate: true, ..opened(service) };
    let hanging = [aviso(1, "2026-12-02"), aviso(2, "2026-12-09"), aviso(3, "2026-12-01")];
    vec![
        ("notices-access", access(None)),
        ("notices-access-served", access(Some(electronic))),
        ("notices-access-no-appeal", access(without.service.map(opened))),
        ("notices-board", board("", &hanging)),
        ("notices-board-empty", board("", &[])),
        ("notices-board-not-found", board("2026-SA-9", &[])),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_its_sentences_in_both_languages_and_no_id_twice() {
        for lang in [Lang::Es, Lang::En] {
            for (name, html) in all(lang) {
                assert!(!html.contains('⟦') && !html.contains("{$"), "{name} in {lang:?}: {html}");
                let mut ids: Vec<_> =
                    html.split(" id=\"").skip(1).filter_map(|t| t.split('"').next()).collect();
                let count = ids.len();
                ids.sort_unstable();
                ids.dedup();
                assert_eq!(ids.len(), count, "{name} in {lang:?}");
                for form in html.split(" for=\"").skip(1).filter_map(|t| t.split('"').next()) {
                    assert!(ids.contains(&form), "{name}: no field {form}");
                }
            }
        }
    }
}
