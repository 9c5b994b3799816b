//! Hangs the notice on the board: only when the whereabouts are really unknown (CPACA, art. 69).

use axum::extract::Path;
use cases::{CaseId, PetitionerIdentity};
use filing::Class;
use kernel::{Failure, clean_line};
use store::Work;
use web::{Door, Fields, Reply, format};

use super::{act, read_for};
use crate::act::{Act, AttemptKind, Ground, Via};
use crate::attempt::NewAttempt;
use crate::board::Aviso;
use crate::notice::Notice;
use crate::papers::{self, Addressee, Draft, LANG, t};
use crate::records;
use crate::refusal::NoticeRefusal;
use crate::screens::sheet::{Place, finish};
use crate::terms::Terms;

/// Why, and where besides the page.
#[derive(Debug, Clone)]
pub struct PublishAviso {
    /// The case.
    pub case: CaseId,
    /// The version that was read.
    pub version: Option<i64>,
    /// Why it cannot be delivered; nothing if none was chosen.
    pub ground: Option<Ground>,
    /// The public place where it hangs too: `Cartelera de la sede principal`.
    pub place: String,
}

const MAX_PLACE: usize = 200;

/// Issues the public copy, hangs it and writes the proof of it.
pub async fn run(work: &mut Work<'_>, publish: &PublishAviso) -> Result<Notice, Failure<NoticeRefusal>> {
    let ground = publish.ground.ok_or(Failure::Refused(NoticeRefusal::GroundDoesNotHold))?;
    let place = clean_line(&publish.place, MAX_PLACE);
    let place = place.map_err(|_| Failure::Refused(NoticeRefusal::BadText { field: "place" }))?;
    let acted = read_for(work, publish.case, publish.version).await?;
    let on = work.today();
    let book = deadlines::current(work).await?;
    let down_on = Terms::new(&book).published_until(on).map_err(|e| Failure::Refused(e.into()))?;
    let decision = acted.decision.clone();
    let to = match decision.identity {
        PetitionerIdentity::Named => papers::addressee(work, &decision).await?,
        PetitionerIdentity::Reserved | PetitionerIdentity::Anonymous => Addressee::default(),
    };
    let (copy, appeals) = papers::copy_of(work, &decision, true).await?;
    let why = t(&format!("notices-ground-{}", ground.key().replace('_', "-")), &[])?;
    let args = [
        ("number", decision.outgoing_number.as_str()),
        ("case", decision.number.as_str()),
        ("day", &format::day_with_year(on, LANG)),
        ("decided", &format::day_with_year(decision.decided_at.day(), LANG)),
        ("down", &format::day_with_year(down_on, LANG)),
        ("ground", &why),
        ("place", &place),
        ("code", &decision.letter_code),
        ("appeals", &appeals),
    ];
    let draft = Draft {
        class: Class::Outgoing,
        subject: t("notices-paper-aviso-subject", &args)?,
        body: t("notices-paper-publication", &args)?,
        copy,
        addressee: papers::lines(&to, "")?,
    };
    let issued = papers::issue(work, &decision, draft).await?;
    let args: Vec<_> = args.into_iter().chain([("aviso", issued.number.as_str())]).collect();
    let proof = Draft {
        class: Class::Internal,
        subject: t("notices-paper-posted-subject", &args)?,
        body: t("notices-paper-posted", &args)?,
        copy: Vec::new(),
        addressee: Vec::new(),
    };
    let proof = papers::issue(work, &decision, proof).await?;
    let attempt = NewAttempt {
        case: publish.case,
        kind: AttemptKind::Publication,
        via: Via::Board,
        address: &place,
        sent_at: issued.at,
        guide: "",
        paper: Some((&issued.number, &issued.code)),
        result: None,
        note: &why,
        proof: None,
    };
    records::insert_attempt(work, &attempt).await?;
    let aviso = Aviso {
        number: issued.number,
        case: publish.case,
        case_number: decision.number.clone(),
        addressee: to.name,
        ground,
        paper: issued.code,
        posted_on: on,
        posted_at: issued.at,
        down_on,
        taken_down_at: None,
        posting_proof: proof.code,
        taking_down_proof: None,
    };
    records::insert_aviso(work, &aviso).await?;
    act(work, acted, &Act::Published { on, ground }).await
}

/// `POST /notificaciones/{id}/publicar`.
pub async fn submit(door: Door, Path(id): Path<String>, fields: Fields) -> Reply {
    let place = Place::read(&id, &fields)?;
    let publish = PublishAviso {
        case: place.case,
        version: place.version,
        ground: Ground::parse(fields.text("ground")),
        place: fields.text("place").to_owned(),
    };
    let done = door.store().write("notices.publish", door.actor().clone(), publish, |work, publish| {
        Box::pin(async move { run(work, publish).await.map(drop) })
    });
    finish(&door, place, "publish", &fields, done.await, "notices-said-published").await
}
