//! The life of a case after its filing: given to somebody, studied, answered, signed; sometimes late.

use cases::appeals::AppealsThatLie;
use cases::silence::ContestGround;
use cases::{CaseKind, ContactChannel, LetterText, ResponseType};
use deadlines::{Deadline, Silence};
use kernel::At;

use super::dice::Dice;
use super::facts::Facts;
use super::legal::Step;
use super::office::{Office, moment};
use super::scene::{Deed, Photo, Scene, Who};
use super::staff::{self, COUNSEL, DIANA, LAWYER, MARTA, OSCAR};
use super::words::{Topic, Words};

/// Of a thousand cases: answered late.
const LATE: usize = 62;
/// Of a thousand of these whose silence is positive: recognized; the law excuses the others.
const RECOGNIZED: usize = 450;
/// Of a thousand cases: withdrawn.
const WITHDRAWN: usize = 20;
/// Of a thousand cases: classified; the others wait on the mending screen of the regulator's file.
const CLASSIFIED: usize = 998;
/// The decisions of so many last business days are notified in the story.
const NOTIFIED_DAYS: u32 = 50;

/// A case as it was filed.
pub struct Begun<'a> {
    /// Which case of the story.
    pub case: usize,
    /// What it is about.
    pub topic: &'a Topic,
    /// Key of the service.
    pub service: &'a str,
    /// Through which door.
    pub channel: ContactChannel,
    /// When.
    pub filed_at: At,
    /// Who took it in, if not the web.
    pub clerk: usize,
    /// Until when.
    pub due: Deadline,
    /// Its facts.
    pub facts: Facts,
    /// How the letter begins.
    pub greeting: String,
    /// Whether the company knows who asks.
    pub named: bool,
    /// How they want the answer, and whether they accept electronic notices.
    pub reply: (&'static str, bool),
}

/// Where the story stands and what it is told with.
pub struct Teller<'a> {
    /// All words.
    pub words: &'a Words,
    /// When people work.
    pub office: &'a Office,
    /// The present.
    pub until: At,
    /// Decides.
    pub dice: &'a Dice,
}

/// Everything that happens to the case after its filing, the future included.
pub fn life(begun: &Begun<'_>, t: &Teller<'_>) -> Vec<Scene> {
    let mut scenes = Scenes { case: begun.case, all: Vec::new() };
    let (signed_at, assigned_at) = (end(begun, t), start(begun, t));
    let recent = begun.filed_at > At::start_of(t.office.before(t.until.day(), 2));
    if recent && !begun.channel.is_verbal() && t.dice.permille(450) {
        return scenes.all;
    }
    let billing = begun.topic.kind == CaseKind::Claim || begun.topic.name == "deuda";
    let legal =
        matches!(begun.topic.kind, CaseKind::Appeal | CaseKind::Consultation | CaseKind::WrongdoingReport);
    let owner = *t.dice.pick(staff::team(billing, legal, begun.service));
    let gives = if begun.channel.is_verbal() { begun.clerk } else { MARTA };
    scenes.add(assigned_at, Who::Officer(gives), Deed::Assign(owner));
    study(begun, t, owner, (assigned_at, signed_at), &mut scenes);
    let silent = begun.due.rule().is_some_and(|r| r.silence == Silence::Positive);
    if silent && signed_at.day() > begun.due.due_on && t.dice.permille(RECOGNIZED) {
        recognize(begun, t, &mut scenes);
        return scenes.all;
    }
    answer(begun, t, owner, signed_at, &mut scenes);
    if silent && signed_at.day() > begun.due.due_on {
        contest(begun, t, &mut scenes);
    }
    if begun.named && t.dice.permille(WITHDRAWN) {
        let at = begun.filed_at.plus_hours(t.dice.between(20, 90));
        scenes.all.retain(|s| s.at < at);
        if at < signed_at {
            let reason = begun.facts.tell(t.words.phrase("retiro", t.dice), t.words, t.dice);
            scenes.add(at, Who::Visitor, Deed::Withdraw(reason));
            return scenes.all;
        }
    }
    if signed_at.day() >= t.office.before(t.until.day(), NOTIFIED_DAYS) {
        scenes.all.extend(super::notify::notify(begun, t, signed_at));
    }
    scenes.all
}

/// The term passed: how the effect is carried out, written by a lawyer and signed the next business day.
fn recognize(begun: &Begun<'_>, t: &Teller<'_>, scenes: &mut Scenes) {
    let morning = t.office.after(begun.due.due_on, 1);
    let (at, by) = (moment(morning, 8 * 60, t.dice), t.office.after(morning, 10));
    let effect = *t.dice.pick(&[
        "Se concede lo que se pidió y se corrige la factura siguiente.",
        "Se hace el trabajo que se pidió y se informa cuando esté terminado.",
        "Se concede lo que se pidió; el área técnica lo cumple y deja constancia.",
    ]);
    scenes.add(at, Who::Officer(LAWYER), Deed::Legal(Step::Prepare(effect, by)));
    scenes.add(at.plus_hours(6), Who::Officer(COUNSEL), Deed::Legal(Step::Recognize));
}

/// The term passed and the law excuses it: said with its ground on the first morning after.
fn contest(begun: &Begun<'_>, t: &Teller<'_>, scenes: &mut Scenes) {
    let at = moment(t.office.after(begun.due.due_on, 1), 7 * 60 + 5, t.dice);
    let (ground, why) = *t.dice.pick(&[
        (ContestGround::EvidenceTaken, "Hubo que practicar una visita que terminó después del término."),
        (ContestGround::CausedByUser, "Nadie permitió la visita en las dos fechas que se acordaron."),
    ]);
    let (who, deed) = (Who::Officer(COUNSEL), Deed::Legal(Step::Contest(ground, why)));
    // it comes between the scenes of the answer; the whole story is sorted afterwards
    scenes.all.push(Scene { at, case: begun.case, who, deed });
}

/// What happens to one case, in order.
struct Scenes {
    case: usize,
    all: Vec<Scene>,
}

impl Scenes {
    /// Adds what happens next; never before what happened last.
    fn add(&mut self, at: At, who: Who, deed: Deed) {
        let at = self.all.last().map_or(at, |last| at.max(last.at.plus_seconds(50)));
        self.all.push(Scene { at, case: self.case, who, deed });
    }
}

/// When the case gets its officer: at once at the counter and on the telephone, else as soon as the head
/// looks.
fn start(begun: &Begun<'_>, t: &Teller<'_>) -> At {
    let minutes = if begun.channel.is_verbal() { (3, 25) } else { (40, 300) };
    t.office.attended(begun.filed_at.plus_minutes(t.dice.between(minutes.0, minutes.1)), t.dice)
}

/// When the answer is signed, in the afternoon of some business day.
fn end(begun: &Begun<'_>, t: &Teller<'_>) -> At {
    let filed_on = begun.filed_at.day();
    let day = if t.dice.permille(LATE) {
        t.office.after(begun.due.due_on, t.dice.between(1, 7))
    } else {
        let days = match begun.channel.is_verbal() {
            true => t.dice.between(1, 9).min(t.dice.between(1, 10)),
            false => t.dice.between(3, 15),
        };
        t.office.after(filed_on, days).min(begun.due.due_on)
    };
    moment(day, t.dice.between(14 * 60, 16 * 60 + 25), t.dice)
}

/// Classified, noted, completed by the person: what happens while somebody has it.
fn study(begun: &Begun<'_>, t: &Teller<'_>, owner: usize, (from, to): (At, At), scenes: &mut Scenes) {
    let dice = t.dice;
    let when = |part: i64| from.plus_seconds(to.seconds_since(from) * part / 1_000);
    let tell = |phrase: &str| begun.facts.tell(t.words.phrase(phrase, dice), t.words, dice);
    if dice.permille(CLASSIFIED) {
        let service = catalog::UtilityService::parse(begun.service);
        let everyday = catalog::everyday(begun.topic.cause);
        let official = catalog::CauseTable::official();
        let cause = everyday.zip(service).and_then(|(e, s)| e.first_cause(official, s, from.day()));
        // what is no everyday matter goes to the regulator as an administrative complaint
        let cause = Some(cause.map_or_else(|| "315".to_owned(), |c| c.code.to_string()));
        let deed = Deed::Classify(begun.topic.kind, begun.service.to_owned(), cause);
        scenes.add(t.office.attended(when(dice.between(20, 150)), dice), Who::Officer(owner), deed);
    }
    if dice.permille(340) {
        let who = if dice.permille(650) { owner } else { *dice.pick(&[DIANA, OSCAR]) };
        let at = t.office.attended(when(dice.between(200, 400)), dice);
        scenes.add(at, Who::Officer(who), Deed::Note(tell("nota")));
    }
    if begun.named && dice.permille(110) {
        let at = when(dice.between(400, 550));
        let photos = if dice.permille(250) {
            vec![Photo::taken(picture(begun.topic.name, dice), at)]
        } else {
            Vec::new()
        };
        scenes.add(at, Who::Visitor, Deed::Inform(tell("adicion"), photos));
    }
    if dice.permille(110) {
        let at = t.office.attended(when(dice.between(600, 650)), dice);
        scenes.add(at, Who::Officer(owner), Deed::Note(tell("nota")));
    }
}

/// Written, given to somebody else who signs, sometimes given back first.
fn answer(begun: &Begun<'_>, t: &Teller<'_>, owner: usize, signed_at: At, scenes: &mut Scenes) {
    let dice = t.dice;
    let signer = Who::Officer(staff::SIGNERS[dice.weighted(staff::SIGNERS.iter().map(|s| s.1))].0);
    let author = Who::Officer(owner);
    let (response, letter) = letter(begun, t);
    let ahead = |minutes: i64| signed_at.plus_minutes(-minutes);
    let asked_at = asked(signed_at, t);
    let early = dice.between(60, 1_700);
    let written_at = t.office.attended(asked_at.plus_minutes(-early), dice).min(asked_at.plus_minutes(-40));
    scenes.add(written_at, author, Deed::Write(0, response, letter.clone()));
    let mut version = 1;
    if dice.permille(40) {
        scenes.add(asked_at, author, Deed::Ask(version));
        let note = begun.facts.tell(t.words.phrase("devolucion", dice), t.words, dice);
        scenes.add(ahead(75), signer, Deed::Return(note));
        scenes.add(ahead(45), author, Deed::Write(version + 2, response, letter));
        version += 3;
    }
    scenes.add(if version > 1 { ahead(25) } else { asked_at }, author, Deed::Ask(version));
    scenes.add(signed_at, signer, Deed::Sign(version + 1));
}

/// When the signature is asked for: the same afternoon, or a day or two before it is given.
fn asked(signed_at: At, t: &Teller<'_>) -> At {
    if t.dice.permille(450) {
        return signed_at.plus_minutes(-t.dice.between(90, 200));
    }
    let days = if t.dice.permille(650) { 1 } else { 2 };
    moment(t.office.before(signed_at.day(), days), t.dice.between(11 * 60, 16 * 60 + 20), t.dice)
}

fn letter(begun: &Begun<'_>, t: &Teller<'_>) -> (ResponseType, Box<LetterText>) {
    let weights = match begun.topic.kind {
        CaseKind::Claim => [38, 22, 40],
        CaseKind::Complaint => [62, 23, 15],
        CaseKind::Appeal => [25, 15, 60],
        _ => [82, 11, 7],
    };
    let decision = t.dice.weighted(weights.into_iter());
    let types = match begun.topic.kind {
        CaseKind::Appeal => [ResponseType::Revoked, ResponseType::Modified, ResponseType::Upheld],
        _ => [ResponseType::Granted, ResponseType::PartlyGranted, ResponseType::Denied],
    };
    let letters = t.words.letters(begun.topic.name);
    let tell = |texts: &[&'static str]| begun.facts.tell(t.dice.text(texts), t.words, t.dice);
    let text = LetterText {
        greeting: begun.greeting.clone(),
        facts: tell(&letters.facts),
        evidence: tell(&letters.evidence),
        decision: tell(&letters.decisions[decision]),
        lies: Some(AppealsThatLie::safest(begun.topic.kind, None)),
        reserve: match (begun.topic.kind, decision) {
            (CaseKind::InformationRequest, 2) => RESERVE.to_owned(),
            _ => String::new(),
        },
        ..LetterText::default()
    };
    (types[decision], Box::new(text))
}

/// Why a document is denied.
const RESERVE: &str =
    "Artículo 24, numeral 3, de la Ley 1437 de 2011: los datos de la cuenta son de otra persona.";

/// The picture that fits a topic.
pub fn picture(topic: &str, dice: &Dice) -> usize {
    let two = match topic {
        "fuga-o-hueco" | "peligro" | "no-me-conectan" => [3, 4],
        "alcantarilla" | "ambiente" => [5, 4],
        "no-paso-el-carro" | "barrido" | "recoleccion-especial" => [6, 6],
        "agua-mala" | "sin-agua" => [7, 3],
        "pago-no-aparece" | "copia-documento" | "estrato-uso" => [2, 8],
        _ => [0, 1],
    };
    *dice.pick(&two)
}
