//! The person came, or whoever represents them, and got a full copy: act of personal notification (CPACA,
//! art. 67). Told aloud when it was decided, at the counter or on the telephone, the record is the notice
//! too.

use axum::extract::Path;
use cases::CaseId;
use filing::Class;
use kernel::{At, Day, Failure, clean_line, clean_text};
use store::Work;
use web::{Door, Fields, Reply, format};

use super::{act, read_for};
use crate::act::{Act, AttemptKind, Outcome, Via};
use crate::attempt::NewAttempt;
use crate::notice::Notice;
use crate::papers::{self, Draft, LANG, t};
use crate::records;
use crate::refusal::NoticeRefusal;
use crate::screens::sheet::{Place, day_of, finish};
use kernel::keyed;

keyed! {
    /// As whom somebody came.
    Capacity {
        /// The person themselves.
        Person = "person",
        /// Who represents them by law.
        Representative = "representative",
        /// Who brings a written authorization (CPACA, art. 71).
        #[doc(alias = "autorizado")]
        Authorized = "authorized",
    }
}

/// Who came, when.
#[derive(Debug, Clone)]
pub struct RecordVisit {
    /// The case.
    pub case: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// The day.
    pub on: Day,
    /// The hour as it was written: `10:30`.
    pub hour: String,
    /// Full name of who came.
    pub name: String,
    /// Their document.
    pub document: String,
    /// As whom.
    pub capacity: Capacity,
    /// Whether it was told aloud when it was decided, and is in the record of what was asked.
    pub in_the_act: bool,
}

const MAX_NAME: usize = 120;
const MAX_DOCUMENT: usize = 40;

impl RecordVisit {
    fn check(mut self) -> Result<RecordVisit, NoticeRefusal> {
        let bad = |field| move |_| NoticeRefusal::BadText { field };
        self.name = clean_line(&self.name, MAX_NAME).map_err(bad("name"))?;
        self.document = clean_line(&self.document, MAX_DOCUMENT).map_err(bad("document"))?;
        self.instant().ok_or(NoticeRefusal::BadText { field: "hour" })?;
        Ok(self)
    }

    fn instant(&self) -> Option<At> {
        At::parse(&format!("{}T{}", self.on, clean_text(&self.hour, 5).ok()?))
    }
}

/// Writes the act, which gives the day on which the person is notified.
pub async fn run(work: &mut Work<'_>, visit: &RecordVisit) -> Result<Notice, Failure<NoticeRefusal>> {
    let visit = visit.clone().check().map_err(Failure::Refused)?;
    let at = visit.instant().ok_or(Failure::Refused(NoticeRefusal::BadText { field: "hour" }))?;
    if at > work.at() {
        return Err(Failure::Refused(NoticeRefusal::InTheFuture));
    }
    let acted = read_for(work, visit.case, visit.version).await?;
    let decision = acted.decision.clone();
    if visit.in_the_act && !decision.is_verbal() {
        return Err(Failure::Refused(NoticeRefusal::NotInTheAct));
    }
    let to = papers::addressee(work, &decision).await?;
    let (_, appeals) = papers::copy_of(work, &decision, false).await?;
    let args = [
        ("number", decision.outgoing_number.as_str()),
        ("case", decision.number.as_str()),
        ("decided", &format::day_with_year(decision.decided_at.day(), LANG)),
        ("moment", &format::moment(at, LANG)),
        ("name", &visit.name),
        ("document", &visit.document),
        ("capacity", &t(&format!("notices-capacity-{}", visit.capacity.key()), &[])?),
        ("code", &decision.letter_code),
        ("appeals", &appeals),
    ];
    let key = if visit.in_the_act { "notices-paper-in-the-act" } else { "notices-paper-visit" };
    let draft = Draft {
        class: Class::Internal,
        subject: t("notices-paper-visit-subject", &args)?,
        body: t(key, &args)?,
        copy: Vec::new(),
        addressee: papers::lines(&to, "")?,
    };
    let issued = papers::issue(work, &decision, draft).await?;
    let via = if visit.in_the_act && decision.channel == cases::ContactChannel::Telephone {
        Via::Telephone
    } else {
        Via::Counter
    };
    let note = format!("{}, {} ({})", visit.name, visit.document, visit.hour);
    let attempt = NewAttempt {
        case: visit.case,
        kind: AttemptKind::Personal,
        via,
        address: "",
        sent_at: at,
        guide: "",
        paper: Some((&issued.number, &issued.code)),
        result: Some((Outcome::Delivered, visit.on)),
        note: &note,
        proof: None,
    };
    records::insert_attempt(work, &attempt).await?;
    let done = if visit.in_the_act { Act::ToldInTheAct { on: visit.on } } else { Act::Came { on: visit.on } };
    let notice = act(work, acted, &done).await?;
    records::save_served_at(work, visit.case, at, &issued.code).await?;
    Ok(notice)
}

/// `POST /notificaciones/{id}/personal`.
pub async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let in_the_act = fields.ticked("in_the_act");
    let form = if in_the_act { "told" } else { "visit" };
    let on = match day_of(&fields) {
        Ok(on) => on,
        Err(refusal) => {
            return finish(&door, place, form, &fields, Err(Failure::Refused(refusal)), "").await;
        }
    };
    let visit = RecordVisit {
        case: place.case,
        version: place.version,
        on,
        hour: fields.text("hour").to_owned(),
        name: fields.text("name").to_owned(),
        document: fields.text("document").to_owned(),
        capacity: Capacity::parse(fields.text("capacity")).unwrap_or(Capacity::Person),
        in_the_act,
    };
    let done = door.store().write("notices.visit", door.actor().clone(), visit, |work, visit| {
        Box::pin(async move { run(work, visit).await.map(drop) })
    });
    finish(&door, place, form, &fields, done.await, "notices-said-served").await
}
