//! `/notificaciones/{id}`: what was done, what is next in one form, and every attempt with its proof.

use askama::Template;
use axum::extract::Path;
use cases::CaseId;
use deadlines::Rulebook;
use documents::{BlobStore, Limits, StoredFile};
use kernel::{At, Failure, Fault, Refusal};
use store::Look;
use web::{Door, Fields, Light, PageFrame, Problem, Reply, format};

pub(crate) use super::forms::Place;
use super::forms::{Form, Offer, Typed, offer};
use super::list::of_matter;
use super::{light, name_of, reveals, state_key};
use crate::act::{Ground, Outcome};
use crate::actions::record_visit::Capacity;
use crate::attempt::Attempt;
use crate::board::Aviso;
use crate::decision::Decision;
use crate::notice::{Notice, State};
use crate::records::{self, Stored};
use crate::refusal::NoticeRefusal;
use crate::sending::Sending;
use crate::terms::Terms;
use crate::{papers, permissions};

/// Everything that the sheet shows.
pub(crate) struct Loaded {
    pub stored: Stored,
    pub decision: Decision,
    pub attempts: Vec<Attempt>,
    pub board: Option<Aviso>,
    pub person: papers::Addressee,
    pub book: Rulebook,
}

async fn load(look: &mut Look<'_>, case: CaseId) -> Result<Option<Loaded>, Fault> {
    let Some(stored) = records::load(look, case).await? else { return Ok(None) };
    let Some(decision) = records::decision(look, case).await? else { return Ok(None) };
    Ok(Some(Loaded {
        attempts: records::attempts(look, case).await?,
        board: records::board_of(look, case).await?,
        person: papers::addressee(look, &decision).await?,
        book: deadlines::current(look).await?,
        stored,
        decision,
    }))
}

async fn read(door: &Door, case: CaseId) -> Result<Loaded, Problem> {
    let found = door.store().read("notices.sheet", case, |look, case| {
        Box::pin(async move { Ok::<_, Failure<NoticeRefusal>>(load(look, *case).await?) })
    });
    found.await?.ok_or_else(Problem::not_found)
}

#[derive(Template)]
#[template(path = "sheet.html")]
pub(crate) struct SheetPage {
    pub page: PageFrame,
    pub id: String,
    /// The case, where the decision is of one of its matters too.
    pub case: String,
    pub subject: String,
    pub person: String,
    pub state: String,
    pub light: Light,
    pub standing: String,
    pub next_title: String,
    pub next_text: String,
    pub steps: Vec<Step>,
    pub attempts: Vec<AttemptView>,
    pub papers: Vec<(String, String)>,
    pub version: i64,
    pub next: Option<Form>,
    pub others: Vec<Form>,
    pub typed: Typed,
    pub begin: Beginning,
    pub ways: Vec<(String, String)>,
    pub grounds: Vec<(String, String)>,
    pub outcomes: Vec<(String, String)>,
    pub capacities: Vec<(String, String)>,
    pub lies: Vec<(String, String)>,
}

/// A step that was done or is expected.
pub(crate) struct Step {
    pub title: String,
    pub day: String,
    pub text: String,
}

/// An attempt as officers read it.
pub(crate) struct AttemptView {
    pub id: String,
    /// Key of the form for its result.
    pub form: String,
    pub title: String,
    pub when: String,
    pub where_to: String,
    pub guide: String,
    pub result: String,
    pub light: Light,
    pub note: String,
    pub who: String,
    pub paper: Option<(String, String)>,
    pub proof: Option<(String, String)>,
    /// Whether its result can be written down, and whether that is the next step.
    pub waits: bool,
    pub is_next: bool,
}

/// With what the forms begin.
#[derive(Debug, Default)]
pub(crate) struct Beginning {
    pub today: String,
    pub now: String,
    pub via: String,
    pub address: String,
    pub name: String,
    pub document: String,
    pub ground: String,
    pub lie: &'static str,
}

/// `GET /notificaciones/{id}`.
pub async fn show(door: Door, Path(id): Path<String>) -> Reply {
    let case: CaseId = id.parse().map_err(|_| Problem::not_found())?;
    let loaded = read(&door, case).await?;
    web::html(page_of(&door, &loaded, Typed::default())?)
}

fn page_of(door: &Door, loaded: &Loaded, typed: Typed) -> Result<SheetPage, Problem> {
    let matter = loaded.decision.part.map_or(0, |part| part.number);
    let number = of_matter(&door.page("notices-sheet-title"), &loaded.decision.number, matter);
    let page = door.page_titled(door.t_args("notices-sheet-title", &[("number", &number)]));
    let may = May { serve: door.actor().may(permissions::SERVE), reveal: reveals(door) };
    SheetPage::new(page, loaded, may, door.at(), typed).map_err(Problem::from)
}

impl SheetPage {
    /// The last part of the address of a form.
    pub(crate) fn path_of(&self, form: &Form) -> &'static str {
        match form {
            Form::Summon => "citar",
            Form::Visit | Form::Told => "personal",
            Form::Aviso => "aviso",
            Form::Publish => "publicar",
            Form::Knowledge => "conducta",
            Form::Withdraw => "revocar",
            Form::Appeals => "recursos",
        }
    }

    /// The words of its button.
    pub(crate) fn button_of(&self, form: &Form) -> String {
        self.page.t(&format!("notices-button-{}", form.key())).into_owned()
    }

    /// Its title.
    pub(crate) fn title_of(&self, form: &Form) -> String {
        self.page.t(&format!("notices-other-{}", form.key())).into_owned()
    }

    /// Its explanation.
    pub(crate) fn text_of(&self, form: &Form) -> String {
        self.page.t(&format!("notices-other-{}-text", form.key())).into_owned()
    }

    /// Whether what was typed into this form was refused: it stands open.
    pub(crate) fn is_open(&self, form: &str) -> bool {
        self.typed.form == form
    }
}

/// What the officer may do here.
#[derive(Debug, Clone, Copy)]
pub(crate) struct May {
    pub serve: bool,
    pub reveal: bool,
}

impl SheetPage {
    pub(crate) fn new(
        page: PageFrame,
        loaded: &Loaded,
        may: May,
        at: At,
        typed: Typed,
    ) -> Result<SheetPage, Fault> {
        let (today, lang, decision) = (at.day(), page.lang(), &loaded.decision);
        let notice = loaded.stored.notice.clone().pass(today, &Terms::new(&loaded.book));
        let notice =
            notice.map_err(|e| Fault::new(format!("the days of a notice cannot be counted: {e:?}")))?;
        let offered =
            if may.serve { offer(&notice, &loaded.attempts, decision.is_verbal()) } else { Offer::default() };
        let (light, standing) = light(notice.state, notice.due_on, today, &loaded.book.calendar, lang);
        let hidden = decision.identity == cases::PetitionerIdentity::Reserved && !may.reveal;
        let name = Some(loaded.person.name.as_str()).filter(|n| !n.is_empty());
        let due = format::day_in_words(notice.due_on, lang);
        let (title, text) = next_keys(&notice, &offered);
        let said = |key: &str| page.t(key).into_owned();
        let list = |keys: Vec<(&'static str, String)>| -> Vec<(String, String)> {
            keys.into_iter().map(|(key, words)| (key.to_owned(), said(&words))).collect()
        };
        Ok(SheetPage {
            id: decision.case.to_string(),
            case: decision.of_case().to_string(),
            subject: decision.subject.clone(),
            person: name_of(&page, decision.identity, name, may.reveal),
            state: said(&state_key(notice.state)),
            light,
            standing,
            next_title: said(&title),
            next_text: page.t1(&text, "day", &due),
            steps: steps(&page, &notice, decision, &loaded.stored),
            attempts: loaded.attempts.iter().map(|a| attempt(&page, a, may, hidden, &offered)).collect(),
            papers: board_papers(&page, loaded),
            version: notice.version,
            next: offered.next,
            others: offered.others,
            begin: beginning(&notice, loaded, at, hidden),
            ways: list(Sending::WAYS.map(|w| (w.key(), format!("notices-via-{}", w.key()))).to_vec()),
            grounds: list(grounds(&notice)),
            outcomes: list(Outcome::of_letter().map(|o| (o.key(), outcome_key(o))).to_vec()),
            capacities: list(
                Capacity::ALL.iter().map(|c| (c.key(), format!("notices-capacity-{}", c.key()))).collect(),
            ),
            lies: list(vec![("yes", "notices-lies-yes".into()), ("no", "notices-lies-no".into())]),
            typed,
            page,
        })
    }
}

fn outcome_key(outcome: Outcome) -> String {
    format!("notices-result-{}", outcome.key().replace('_', "-"))
}

fn grounds(notice: &Notice) -> Vec<(&'static str, String)> {
    let holds = Ground::ALL.iter().filter(|g| g.holds(notice));
    holds.map(|g| (g.key(), format!("notices-ground-{}", g.key().replace('_', "-")))).collect()
}

/// The keys of what is next, and of its explanation.
fn next_keys(notice: &Notice, offered: &Offer) -> (String, String) {
    let step = match (notice.state, offered.next) {
        (_, Some(form)) => form.key(),
        (State::Pending, _) => "pending",
        (State::ElectronicSent, _) => "electronic",
        (State::PostingDue, _) if offered.result_of.is_some() => "result",
        (State::SummonsDue, _) => "summon",
        (State::Summoned, _) => "visit",
        (State::PostingDue, _) => "aviso",
        (State::Posted, _) => "posted",
        (State::Served, _) if notice.contested => "contested",
        (State::Served, _) => "served",
        (State::Final, _) => "final",
    };
    (format!("notices-next-{step}"), format!("notices-next-{step}-text"))
}

fn steps(page: &PageFrame, notice: &Notice, decision: &Decision, stored: &Stored) -> Vec<Step> {
    let lang = page.lang();
    let mut all = Vec::new();
    let mut add = |key: &str, day: kernel::Day, text: String| {
        let title = page.t(key).into_owned();
        all.push(Step { title, day: format::day_with_year(day, lang), text });
    };
    add("notices-step-decided", notice.decided_on, decision.outgoing_number.clone());
    if let Some(day) = notice.mailed_on {
        add("notices-step-mailed", day, String::new());
    }
    if let Some(day) = notice.summoned_on {
        let until = notice.come_by.map(|d| format::day_in_words(d, lang)).unwrap_or_default();
        add("notices-step-summoned", day, page.t1("notices-step-come-by", "day", until));
    }
    if let Some(posting) = notice.posting {
        let down =
            posting.down_on.map(|d| page.t1("notices-step-down", "day", format::day_in_words(d, lang)));
        let key = if down.is_some() { "notices-step-published" } else { "notices-step-delivered" };
        add(key, posting.on, down.unwrap_or_default());
    }
    for c in &notice.corrections {
        let key = if c.lie { "notices-step-appeals-lie" } else { "notices-step-appeals-none" };
        add(key, c.on, [c.reason.as_str(), &c.by_name].join(" · "));
    }
    if let Some(service) = notice.service {
        let how = page.t(&format!("notices-how-{}", service.how.key())).into_owned();
        let moment = stored.served_at.map(|at| format::moment(at, lang));
        add(
            "notices-step-effective",
            service.effective_on,
            moment.map_or(how.clone(), |m| format!("{how}, {m}")),
        );
        if let Some(until) = service.appeal_until {
            add("notices-step-appeal", until, "Ley 142 de 1994, art. 154".into());
        }
        let firm = if notice.contested {
            page.t("notices-step-contested").into_owned()
        } else {
            "CPACA, art. 87".into()
        };
        add("notices-step-final", service.final_on, firm);
    }
    all
}

fn attempt(page: &PageFrame, a: &Attempt, may: May, hidden: bool, offered: &Offer) -> AttemptView {
    let (lang, id) = (page.lang(), a.case);
    let masked = |text: &str| if hidden { "••••".to_owned() } else { text.to_owned() };
    let (result, light) = match (a.result, a.result_on) {
        (Some(outcome), Some(on)) => {
            let words = page.t(&outcome_key(outcome)).into_owned();
            let light = if outcome.is_failure() { Light::Red } else { Light::Green };
            (format!("{words}, {}", format::short_day(on, lang)), light)
        }
        _ => (page.t("notices-result-none").into_owned(), Light::Blue),
    };
    let via = page.t(&format!("notices-via-{}", a.via.key())).into_owned();
    let where_to = if a.address.is_empty() { via } else { format!("{via}, {}", masked(&a.address)) };
    AttemptView {
        id: a.id.to_string(),
        form: format!("result-{}", a.id),
        title: page.t(&format!("notices-attempt-{}", a.kind.key())).into_owned(),
        when: format::moment(a.sent_at, lang),
        where_to,
        guide: a.guide.clone(),
        result,
        light,
        note: if a.note.is_empty() { String::new() } else { masked(&a.note) },
        who: a.actor_name.clone(),
        paper: a
            .paper
            .as_ref()
            .filter(|_| !hidden)
            .map(|code| (format!("/notificaciones/{id}/papeles/{code}"), a.paper_number.clone())),
        proof: a.proof.filter(|_| !hidden).map(|file| {
            (format!("/notificaciones/{id}/pruebas/{file}"), a.proof_sha256.clone().unwrap_or_default())
        }),
        waits: may.serve && a.waits_for_result(),
        is_next: offered.result_of == Some(a.id),
    }
}

fn board_papers(page: &PageFrame, loaded: &Loaded) -> Vec<(String, String)> {
    let case = loaded.decision.case;
    let link = |code: &documents::VerificationCode, key: &str| {
        (format!("/notificaciones/{case}/papeles/{code}"), page.t(key).into_owned())
    };
    let certificate = loaded.stored.certificate.iter().map(|c| link(c, "notices-paper-certificate"));
    let board = loaded.board.iter().flat_map(|aviso| {
        let posted = link(&aviso.posting_proof, "notices-paper-posting-proof");
        let down = aviso.taking_down_proof.as_ref().map(|c| link(c, "notices-paper-taking-down-proof"));
        std::iter::once(posted).chain(down)
    });
    certificate.chain(board).collect()
}

fn beginning(notice: &Notice, loaded: &Loaded, at: At, hidden: bool) -> Beginning {
    let person = &loaded.person;
    let decision = &loaded.decision;
    let by_mail = decision.reply_by == cases::ReplyBy::Email;
    let plain = |text: &str| if hidden { String::new() } else { text.to_owned() };
    Beginning {
        today: at.day().to_string(),
        now: at.zoned().strftime("%H:%M").to_string(),
        via: if by_mail { "email" } else { "carrier" }.into(),
        address: plain(&decision.reply_to),
        name: plain(&person.name),
        document: plain(&person.document),
        lie: if notice.appeals_lie { "yes" } else { "no" },
        ground: grounds(notice).first().map(|(key, _)| (*key).to_owned()).unwrap_or_default(),
    }
}

impl Place {
    /// From the address and the hidden field.
    pub(crate) fn read(id: &str, fields: &Fields) -> Result<Place, Problem> {
        let case = id.parse().map_err(|_| Problem::not_found())?;
        Ok(Place { case, version: Some(fields.text("version").parse().unwrap_or(-1)) })
    }
}

/// The day of a form.
pub(crate) fn day_of(fields: &Fields) -> Result<kernel::Day, NoticeRefusal> {
    super::forms::day(fields).ok_or(NoticeRefusal::BadDay)
}

/// Ends a form: back to the sheet with a word, or the sheet again with what was typed.
pub(crate) async fn finish(
    door: &Door,
    place: Place,
    form: &str,
    fields: &Fields,
    done: Result<(), Failure<NoticeRefusal>>,
    say: &str,
) -> Reply {
    match done {
        Ok(()) => web::redirect_saying(door.app(), &format!("/notificaciones/{}", place.case), say),
        Err(Failure::Refused(NoticeRefusal::Unknown)) => web::not_found(),
        Err(Failure::Refused(refusal)) => refuse(door, place, form, fields, refusal).await,
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

/// The sheet again with what was typed and why it was refused.
pub(crate) async fn refuse(
    door: &Door,
    place: Place,
    form: &str,
    fields: &Fields,
    refusal: NoticeRefusal,
) -> Reply {
    let sentence = match refusal.article() {
        Some(article) => format!("{} ({article})", door.sentence(&refusal)),
        None => door.sentence(&refusal),
    };
    let field = refusal.field().unwrap_or_default().to_owned();
    again(door, place, form, fields, &field, sentence, refusal.status()).await
}

/// The same for a sentence of another capability.
pub(crate) async fn again_saying(
    door: &Door,
    place: Place,
    form: &str,
    fields: &Fields,
    field: &str,
    sentence: String,
) -> Reply {
    again(door, place, form, fields, field, sentence, 422).await
}

async fn again(
    door: &Door,
    place: Place,
    form: &str,
    fields: &Fields,
    field: &str,
    sentence: String,
    status: u16,
) -> Reply {
    let loaded = read(door, place.case).await?;
    let mut page = page_of(door, &loaded, Typed::of(form, fields, field, sentence))?;
    page.page = page.page.failed();
    web::html_status(status, page)
}

/// Keeps the scanned proof of a form: nothing without one, a sentence if it cannot be kept.
pub(crate) async fn keep_proof(
    door: &Door,
    fields: &Fields,
) -> Result<Result<Option<StoredFile>, String>, Problem> {
    let files: Vec<_> = fields.files("proof").map(|f| (f.file_name.clone(), f.bytes.clone())).collect();
    if files.is_empty() {
        return Ok(Ok(None));
    }
    let limits = Limits { max_files: 1, ..Limits::default() };
    let blobs = door.app().part::<dyn BlobStore>();
    match documents::keep_files(&*blobs, files, limits).await {
        Ok(kept) => Ok(Ok(kept.into_iter().next())),
        Err(Failure::Refused(refusal)) => Ok(Err(door.sentence(&refusal))),
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}
