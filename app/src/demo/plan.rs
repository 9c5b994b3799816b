//! The year as a list of scenes: who comes, what they say, what becomes of it. The same day and seed give the
//! same list.

use std::collections::HashSet;

use cases::{CaseKind, ContactChannel, PetitionForm};
use kernel::{At, Day, Fault, jiff::ToSpan};

use super::citizens::Citizen;
use super::course::{Begun, Teller, life, picture};
use super::dice::Dice;
use super::facts::{Facts, handwriting, month};
use super::legal::Step;
use super::office::Office;
use super::rhythm::arrivals;
use super::scene::{Deed, Filing, Photo, Scene, Who};
use super::staff;
use super::town::Town;
use super::words::{Topic, Words};

/// What is told with.
pub struct World {
    /// All words.
    pub words: Words,
    /// The town.
    pub town: Town,
    /// When people work.
    pub office: Office,
    /// The present.
    pub until: At,
}

/// Every scene from `first` until the present, in order.
pub fn scenes(world: &World, seed: u64, first: Day) -> Result<Vec<Scene>, Fault> {
    let arrivals = arrivals(first, world.until, &world.office, &Dice::new(seed, "rhythm"));
    let dice = Dice::new(seed, "stories");
    let mut known: Vec<Citizen> = Vec::new();
    let mut scenes = Vec::new();
    for (case, arrival) in arrivals.into_iter().enumerate() {
        let t = Teller { words: &world.words, office: &world.office, until: world.until, dice: &dice };
        let place = if !known.is_empty() && dice.permille(300) {
            dice.below(known.len())
        } else {
            known.push(Citizen::meet(known.len(), &world.words, &world.town, &dice));
            known.len() - 1
        };
        let arrived = Arrived { case, at: arrival.at, channel: arrival.channel, who: &known[place] };
        let (filed, begun) = arrived.file(world, &dice)?;
        scenes.push(filed);
        scenes.extend(life(&begun, &t));
    }
    scenes.extend(super::pictured::scenes(world, &dice));
    scenes.extend(super::legal_stories::scenes(world, &Dice::new(seed, "law")));
    scenes.retain(|s| s.at <= world.until && s.at.day() >= first);
    scenes.sort_by_key(|s| s.at);
    // of a case that was filed before the story begins nothing is told
    let mut filed = HashSet::new();
    scenes.retain(|s| match &s.deed {
        Deed::File(_) => filed.insert(s.case),
        Deed::Legal(Step::Appeal(parent, ..)) if filed.contains(parent) => filed.insert(s.case),
        _ => filed.contains(&s.case),
    });
    announce(&mut scenes, world, first);
    Ok(scenes)
}

/// The company decides to close between the years, and what is open is counted again.
fn announce(scenes: &mut Vec<Scene>, world: &World, first: Day) {
    let Some(day) = world.office.announced_on(first, world.until.day()) else { return };
    let at = At::start_of(day).plus_minutes(10 * 60 + 15);
    let place = scenes.partition_point(|s| s.at < at);
    // every scene is of a case: this one of the last that came
    let last = scenes[..place].iter().rev().find(|s| matches!(s.deed, Deed::File(_)));
    if let Some(case) = last.map(|s| s.case) {
        let why = "Resolución de jornada compensada: los términos se suspenden esos días.";
        let step = Step::Recalculate(Box::new(world.office.revision.clone()), why);
        let who = Who::Officer(staff::COUNSEL);
        scenes.insert(place, Scene { at, case, who, deed: Deed::Legal(step) });
    }
}

/// Somebody is at a door.
struct Arrived<'a> {
    case: usize,
    at: At,
    channel: ContactChannel,
    who: &'a Citizen,
}

impl Arrived<'_> {
    fn file<'w>(&self, world: &'w World, dice: &Dice) -> Result<(Scene, Begun<'w>), Fault> {
        let topics = &world.words.topics;
        let topic = &topics[dice.weighted(topics.iter().map(|t| t.weight))];
        let service = dice.text(&topic.services);
        let barrio = match dice.permille(50) {
            true => dice.pick(world.town.barrios()).name.to_owned(),
            false => self.who.barrio().to_owned(),
        };
        let facts = Facts::of(self.who, &barrio, self.at, &world.words, &world.town, dice);
        let mut form = self.form(topic, service, &facts, world, dice);
        let identity = self.identity(topic, &mut form, &facts, world, dice);
        let named = identity != "anonymous";
        let clerk = self.clerk(dice);
        let greeting = match identity {
            "named" => format!("{} {}: reciba un cordial saludo.", self.who.address_as, self.who.name),
            _ => "Apreciada persona usuaria: reciba un cordial saludo.".to_owned(),
        };
        let due = due(topic.kind, !form.account_number.is_empty(), self.at, &world.office)?;
        let photos = self.photos(topic, dice);
        let reply = (reply_key(&form.reply_by), form.accept_electronic);
        let filing = Box::new(Filing::new(form, self.channel, photos));
        let filed = Scene {
            at: self.at,
            case: self.case,
            who: clerk.map_or(Who::Visitor, Who::Officer),
            deed: Deed::File(filing),
        };
        let begun = Begun {
            case: self.case,
            topic,
            service,
            channel: self.channel,
            filed_at: self.at,
            clerk: clerk.unwrap_or(staff::MARTA),
            due,
            facts,
            greeting,
            named,
            reply,
        };
        Ok((filed, begun))
    }

    fn form(&self, topic: &Topic, service: &str, facts: &Facts, world: &World, dice: &Dice) -> PetitionForm {
        let tell = |text: &str| facts.tell(text, &world.words, dice);
        let spoken = self.channel.is_verbal() && !topic.spoken.is_empty();
        let body = match spoken {
            true => tell(&format!("{}{}", self.attended(&world.words, dice), dice.text(&topic.spoken))),
            false => handwriting(&tell(dice.text(&topic.written)), dice),
        };
        let mut form = PetitionForm {
            kind: topic.kind.key().into(),
            service: service.into(),
            everyday_cause: topic.cause.into(),
            subject: tell(dice.text(&topic.subjects)),
            body: if self.channel == ContactChannel::Written { on_paper(&body, self.at, dice) } else { body },
            accept_survey: dice.permille(350),
            ..PetitionForm::default()
        };
        self.who.sign(&mut form);
        match &self.who.home {
            Some(home) if !dice.permille(30) => form.account_number.clone_from(&home.number),
            Some(_) => form.account_number = format!("55{:04}-1", dice.below(10_000)),
            None => form.place = tell("{calle}, {barrio}"),
        }
        if topic.kind == CaseKind::Claim && dice.permille(600) {
            let months = if dice.permille(20) { 7 } else { i64::from(self.at.day().day() < 6) };
            let issued = self.at.day().saturating_sub(months.months()).first_of_month();
            form.bill_issued_on = issued.saturating_add((if months > 0 { 4 } else { 3 }).days()).to_string();
        }
        form.reply_by = self.reply(&form, dice).into();
        form.accept_electronic = form.reply_by == "email" && dice.permille(900);
        form
    }

    /// How the officer who writes down what was said begins.
    fn attended(&self, words: &Words, dice: &Dice) -> String {
        let phrase = if self.channel == ContactChannel::Counter { "mostrador" } else { "llamada" };
        match words.phrase(phrase, dice) {
            "." => String::new(),
            text => format!("{text} "),
        }
    }

    fn reply(&self, form: &PetitionForm, dice: &Dice) -> &'static str {
        let wish = match self.channel {
            ContactChannel::Web => dice.text(&["email", "email", "email", "email", "page"]),
            ContactChannel::Written => dice.text(&["letter", "letter", "letter", "email", "email"]),
            ContactChannel::Counter => dice.text(&["pickup", "pickup", "email", "email", "letter"]),
            _ => dice.text(&["email", "email", "page", "letter"]),
        };
        match wish {
            "email" if form.email.is_empty() => "page",
            "letter" if form.address.is_empty() => "pickup",
            wish => wish,
        }
    }

    /// Whether the company knows who asks. Nothing of an anonymous person stays in the form.
    fn identity(
        &self,
        topic: &Topic,
        form: &mut PetitionForm,
        facts: &Facts,
        world: &World,
        dice: &Dice,
    ) -> &'static str {
        let denounces = topic.kind == CaseKind::WrongdoingReport;
        let (anonymous, reserved) = if denounces { (700, 300) } else { (28, 8) };
        let drawn = dice.below(1_000);
        if drawn >= anonymous + reserved || self.who.document_type == "NIT" && !denounces {
            return "named";
        }
        let identity = if drawn < anonymous { "anonymous" } else { "reserved" };
        form.identity = identity.into();
        if identity == "anonymous" {
            let place = facts.tell("{calle}, {barrio}", &world.words, dice);
            let (kind, service, cause) =
                (form.kind.clone(), form.service.clone(), form.everyday_cause.clone());
            let (body, subject) = (form.body.clone(), form.subject.clone());
            let identity = identity.into();
            *form = PetitionForm {
                kind,
                service,
                everyday_cause: cause,
                body,
                subject,
                place,
                identity,
                ..PetitionForm::default()
            };
        }
        identity
    }

    fn clerk(&self, dice: &Dice) -> Option<usize> {
        match self.channel {
            ContactChannel::Counter => Some(*dice.pick(&staff::COUNTERS)),
            ContactChannel::Telephone => Some(*dice.pick(&staff::TELEPHONES)),
            ContactChannel::Written => Some(*dice.pick(&staff::CLERK)),
            _ => None,
        }
    }

    fn photos(&self, topic: &Topic, dice: &Dice) -> Vec<Photo> {
        if self.channel == ContactChannel::Telephone || !dice.permille(38) {
            return Vec::new();
        }
        let taken = self.at.plus_minutes(-dice.between(5, 400));
        match picture(topic.name, dice) {
            8 => vec![Photo { picture: 8, name: "factura.pdf".into() }],
            one => vec![Photo::taken(one, taken)],
        }
    }
}

fn reply_key(text: &str) -> &'static str {
    cases::ReplyBy::parse(text).map_or("", cases::ReplyBy::key)
}

/// The term of a kind of case about a service; about the person's own contract if there is an account.
pub fn due(kind: CaseKind, own: bool, at: At, office: &Office) -> Result<deadlines::Deadline, Fault> {
    let failed = |e: deadlines::DeadlineRefusal| Fault::new(format!("the term of a case of the demo: {e:?}"));
    let facts = cases::regime::Facts { kind, about_service: true, about_own_contract: own };
    let rule = deadlines::rule_for(cases::regime::propose(facts).code, at.day()).map_err(failed)?;
    office.rulebook.compute(rule, at).map_err(failed)
}

/// A letter begins with its place and date, mostly.
fn on_paper(body: &str, at: At, dice: &Dice) -> String {
    if dice.permille(400) {
        return body.to_owned();
    }
    let day = at.day();
    let (n, month, year) = (day.day(), month(day), day.year());
    format!("Miraflor, {n} de {month} de {year}\n\nSeñores\nAguas de Miraflor E.S.P.\nCiudad\n\n{body}")
}
