//! One story for each thing that the law lets happen, near enough to the present to be looked at.

use cases::appeals::AppealsThatLie;
use cases::silence::ContestGround;
use cases::{CaseKind, ContactChannel, LetterText, PetitionForm, ResponseType};
use kernel::Day;
use notices::Ground;

use super::dice::Dice;
use super::legal::Step;
use super::office::moment;
use super::plan::World;
use super::scene::{Deed, Filing, Scene, Who};
use super::staff::{COUNSEL as TERESA, DIANA, LAWYER as ANDRES, LUISA, MARTA};

/// The first number of these cases.
pub const FIRST: usize = 2_000_000;

/// What somebody files.
pub(super) struct Petition {
    pub kind: CaseKind,
    pub service: &'static str,
    pub everyday: &'static str,
    pub cause: &'static str,
    pub subject: &'static str,
    pub body: &'static str,
    pub name: &'static str,
    pub document: &'static str,
    /// Empty: answered by letter.
    pub email: &'static str,
    pub account: usize,
}

/// What was filled in.
pub(super) fn form_of(world: &World, asked: &Petition) -> PetitionForm {
    let home = world.town.premises(asked.account);
    let mut form = PetitionForm {
        kind: asked.kind.key().into(),
        service: asked.service.into(),
        everyday_cause: asked.everyday.into(),
        subject: asked.subject.into(),
        body: asked.body.into(),
        ..PetitionForm::default()
    };
    if asked.name.is_empty() {
        form.identity = "anonymous".into();
        form.place.clone_from(&home.address);
    } else {
        form.account_number.clone_from(&home.number);
        form.name = asked.name.into();
        form.document_type = "CC".into();
        form.document_number = asked.document.into();
        form.email = asked.email.into();
        form.address.clone_from(&home.address);
        form.reply_by = if asked.email.is_empty() { "letter" } else { "email" }.into();
        form.accept_electronic = !asked.email.is_empty();
    }
    form
}

/// A story while it is told: days are business days after the filing.
pub(super) struct Tale<'w> {
    world: &'w World,
    dice: &'w Dice,
    case: usize,
    filed_on: Day,
    pub scenes: Vec<Scene>,
}

impl<'w> Tale<'w> {
    /// Filed so many business days ago, by the web, and given to Andrés.
    pub fn begun(world: &'w World, dice: &'w Dice, place: (usize, u32), asked: &Petition) -> Tale<'w> {
        let filing = Filing::new(form_of(world, asked), ContactChannel::Web, Vec::new());
        let mut tale = Tale::started(world, dice, place, (Who::Visitor, filing));
        tale.on(0, 14, Who::Officer(MARTA), Deed::Assign(ANDRES));
        if !asked.cause.is_empty() {
            let deed = Deed::Classify(asked.kind, asked.service.into(), Some(asked.cause.into()));
            tale.on(0, 15, Who::Officer(ANDRES), deed);
        }
        tale
    }

    /// Filed so many business days ago by somebody, and nothing else.
    pub fn started(
        world: &'w World,
        dice: &'w Dice,
        (place, ago): (usize, u32),
        (who, filing): (Who, Filing),
    ) -> Tale<'w> {
        let filed_on = world.office.before(world.until.day(), ago);
        let mut tale = Tale { world, dice, case: FIRST + place, filed_on, scenes: Vec::new() };
        tale.on(0, 9, who, Deed::File(Box::new(filing)));
        tale
    }

    /// The case of the story.
    pub fn case(&self) -> usize {
        self.case
    }

    /// The `n`-th business day.
    pub fn day(&self, n: i64) -> Day {
        self.world.office.after(self.filed_on, n)
    }

    pub fn on(&mut self, day: i64, hour: i64, who: Who, deed: Deed) {
        let day = if day == 0 { self.filed_on } else { self.day(day) };
        let at = moment(day, hour * 60 + self.dice.between(1, 40), self.dice);
        self.scenes.push(Scene { at, case: self.case, who, deed });
    }

    pub fn does(&mut self, day: i64, who: usize, step: Step) {
        self.on(day, 10, Who::Officer(who), Deed::Legal(step));
    }

    pub fn person(&mut self, day: i64, step: Step) {
        self.on(day, 11, Who::Visitor, Deed::Legal(step));
    }

    /// Written by Andrés, signed by Teresa in the afternoon.
    pub fn answer(&mut self, day: i64, kind: CaseKind, response: ResponseType, decision: &str) {
        self.answer_under(day, kind, response, (decision, ""));
    }

    /// The same; a denial of information names the rule of its reserve.
    pub fn answer_under(
        &mut self,
        day: i64,
        kind: CaseKind,
        response: ResponseType,
        (decision, reserve): (&str, &str),
    ) {
        let letter = LetterText {
            greeting: "Reciba un cordial saludo.".into(),
            facts: "Estudiamos lo que usted pidió, con los documentos que aportó y los de su cuenta.".into(),
            evidence: "Historial de lecturas y pagos de los últimos doce meses; acta de la visita.".into(),
            decision: decision.into(),
            lies: Some(AppealsThatLie::safest(kind, None)),
            reserve: reserve.into(),
            ..LetterText::default()
        };
        self.on(day, 9, Who::Officer(ANDRES), Deed::Write(0, response, Box::new(letter)));
        self.sign(day);
        if kind == CaseKind::Appeal {
            self.on(day, 16, Who::Officer(TERESA), Deed::Legal(Step::Decided(response)));
        }
    }
}

impl Tale<'_> {
    /// The first draft, by Andrés, goes to Teresa and is signed.
    pub fn sign(&mut self, day: i64) {
        self.on(day, 13, Who::Officer(ANDRES), Deed::Ask(1));
        self.on(day, 15, Who::Officer(TERESA), Deed::Sign(2));
    }
}

/// Every story.
pub fn scenes(world: &World, dice: &Dice) -> Vec<Scene> {
    let mut all = super::legal_terms::scenes(world, dice);
    all.extend(super::legal_desk_stories::scenes(world, dice));
    all.extend(silences(world, dice));
    all.extend(notified(world, dice));
    all.extend(appealed(world, dice));
    all
}

pub(super) const CLAIM: Petition = Petition {
    kind: CaseKind::Claim,
    service: "water",
    everyday: "cobro-alto",
    cause: "102",
    subject: "",
    body: "",
    name: "",
    document: "",
    email: "",
    account: 0,
};

/// No answer in time: today's, a recognized one and a contested one.
fn silences(world: &World, dice: &Dice) -> Vec<Scene> {
    let mut all = Vec::new();
    let asked = |subject, name, document, email, account| Petition {
        subject,
        body: "La factura trae un consumo que no es el nuestro. Pido que la corrijan.",
        name,
        document,
        email,
        account,
        ..CLAIM
    };
    let of = asked(
        "Consumo de otra casa en mi factura",
        "Norberto Cadavid",
        "1.999.014.350",
        "norberto.cadavid@correo.example",
        12_405,
    );
    let mut today = Tale::begun(world, dice, (20, 16), &of);
    let note = "Falta el informe de lecturas de la ruta 14. Se pidió dos veces.";
    today.on(8, 10, Who::Officer(ANDRES), Deed::Note(note.into()));
    all.append(&mut today.scenes);

    let of = asked(
        "Cobro de un período sin lectura",
        "Blanca Nubia Osorio",
        "1.999.566.081",
        "blanca.osorio@mail.example",
        22_870,
    );
    let mut recognized = Tale::begun(world, dice, (21, 31), &of);
    let by = recognized.day(26);
    recognized.does(
        16,
        ANDRES,
        Step::Prepare(
            "La factura se corrige al promedio y la diferencia, **$ 61.300**, se abona en la siguiente.",
            by,
        ),
    );
    recognized.on(16, 15, Who::Officer(TERESA), Deed::Legal(Step::Recognize));
    recognized.person(18, Step::Opens);
    all.append(&mut recognized.scenes);

    let of = asked(
        "Factura de un local que estaba cerrado",
        "Hugo Alberto Pineda",
        "1.999.447.902",
        "hugo.pineda@buzon.example",
        33_118,
    );
    let mut contested = Tale::begun(world, dice, (22, 27), &of);
    let why =
        "La prueba del medidor, avisada al usuario el día 4 del término, terminó después de los quince días.";
    contested.does(16, TERESA, Step::Contest(ContestGround::EvidenceTaken, why));
    contested.answer(
        18,
        CaseKind::Claim,
        ResponseType::PartlyGranted,
        "Se corrige el consumo de septiembre; el de octubre es el que marcó el medidor.",
    );
    contested.person(19, Step::Opens);
    all.append(&mut contested.scenes);
    all
}

/// How a decision reaches the person: by aviso, on the board, by what the person does.
fn notified(world: &World, dice: &Dice) -> Vec<Scene> {
    let mut all = Vec::new();
    let asked =
        |subject, body, name, document, account| Petition { subject, body, name, document, account, ..CLAIM };
    let of = asked(
        "Cobro de aseo de un lote",
        "El lote no produce basura. Pido que no me cobren el aseo.",
        "Ovidio Castrillón",
        "1.999.205.663",
        28_144,
    );
    let mut aviso = Tale::begun(world, dice, (30, 38), &of);
    aviso.answer(
        12,
        CaseKind::Claim,
        ResponseType::Denied,
        "No accedemos: el lote tiene un parqueadero que usa el servicio.",
    );
    aviso.does(14, LUISA, Step::Summon);
    aviso.does(20, LUISA, Step::Aviso);
    aviso.does(22, LUISA, Step::Delivered);
    all.append(&mut aviso.scenes);

    let of = asked(
        "Rebose en la esquina de la escuela",
        "La alcantarilla se rebosa cada vez que llueve, al lado de la escuela.",
        "",
        "",
        15_900,
    );
    let of = Petition {
        kind: CaseKind::Complaint,
        service: "sewerage",
        everyday: "alcantarilla",
        cause: "",
        ..of
    };
    let mut hung = Tale::begun(world, dice, (31, 14), &of);
    hung.answer(
        10,
        CaseKind::Complaint,
        ResponseType::Granted,
        "Se limpió el sumidero y quedó en la ruta de mantenimiento de cada mes.",
    );
    hung.does(12, LUISA, Step::Hang(Ground::Anonymous));
    all.append(&mut hung.scenes);

    let of = asked(
        "Dos cargos fijos en la misma factura",
        "Aparecen dos cargos fijos. Solo tengo un medidor.",
        "Marleny Giraldo",
        "1.999.630.290",
        5_207,
    );
    let mut knows = Tale::begun(world, dice, (32, 30), &of);
    knows.answer(
        11,
        CaseKind::Claim,
        ResponseType::Granted,
        "Se retira el segundo cargo fijo y se devuelven **$ 11.400**.",
    );
    knows.does(12, LUISA, Step::Summon);
    knows.does(
        15,
        LUISA,
        Step::Knows("Pidió en la ventanilla que le abonaran la devolución que dice la carta."),
    );
    all.append(&mut knows.scenes);

    let of = asked(
        "Estrato equivocado",
        "Cobran estrato cuatro y la casa es estrato dos.",
        "Aníbal Restrepo Cano",
        "1.999.778.015",
        36_320,
    );
    let mut summoned = Tale::begun(world, dice, (33, 16), &of);
    summoned.answer(
        12,
        CaseKind::Claim,
        ResponseType::PartlyGranted,
        "Se cobra estrato dos desde este mes; lo anterior depende del certificado de Planeación.",
    );
    summoned.does(14, DIANA, Step::Summon);
    all.append(&mut summoned.scenes);
    all
}

/// Appeals: to admit, to remit, and one that came back from the Superintendence.
fn appealed(world: &World, dice: &Dice) -> Vec<Scene> {
    let mut all = Vec::new();
    let asked = |subject, name, document, email, account| Petition {
        subject,
        body: "El consumo facturado no es posible: la casa estuvo sola. Pido que se cobre el promedio.",
        name,
        document,
        email,
        account,
        ..CLAIM
    };
    let reasons = "La visita se hizo cuando no había nadie. No revisaron la llave del patio.";

    let of = asked(
        "Consumo con la casa sola",
        "Rosa Inés Villada",
        "1.999.390.148",
        "rosa.villada@correo.example",
        3_344,
    );
    let mut new = Tale::begun(world, dice, (40, 16), &of);
    new.answer(
        9,
        CaseKind::Claim,
        ResponseType::Denied,
        "No accedemos: el consumo es el que marcó el medidor.",
    );
    new.person(10, Step::Opens);
    let mut third = new.appeal((41, 13), false, reasons);
    all.append(&mut new.scenes);
    all.append(&mut third.scenes);

    let of = asked(
        "Cobro muy alto en vacaciones",
        "Germán Darío Toro",
        "1.999.281.905",
        "german.toro@mail.example",
        21_090,
    );
    let mut remitting = Tale::begun(world, dice, (42, 34), &of);
    remitting.answer(10, CaseKind::Claim, ResponseType::Denied, "No accedemos: no hay error de lectura.");
    remitting.person(11, Step::Opens);
    let mut second = remitting.appeal((43, 15), true, reasons);
    second.does(17, TERESA, Step::Admit);
    second.answer(
        30,
        CaseKind::Appeal,
        ResponseType::Upheld,
        "Se confirma la decisión. El expediente va a la Superintendencia.",
    );
    all.append(&mut remitting.scenes);
    all.append(&mut second.scenes);

    let of = asked(
        "Consumo de un mes sin habitar",
        "Teresita Muñoz",
        "1.999.845.077",
        "teresita.munoz@correo.example",
        14_876,
    );
    let mut back = Tale::begun(world, dice, (44, 128), &of);
    back.answer(10, CaseKind::Claim, ResponseType::Denied, "No accedemos: el medidor está bien.");
    back.person(11, Step::Opens);
    let mut there = back.appeal((45, 15), true, reasons);
    there.does(17, TERESA, Step::Admit);
    there.answer(
        28,
        CaseKind::Appeal,
        ResponseType::Upheld,
        "Se confirma la decisión. El expediente va a la Superintendencia.",
    );
    there.does(30, ANDRES, Step::Remit(appeals::assemble::Assembled::default()));
    let on = there.day(108);
    let note = "Cobrar el promedio de los cinco períodos anteriores y devolver la diferencia.";
    there.does(110, ANDRES, Step::Result(appeals::Outcome::Modified, on, note));
    there.does(114, DIANA, Step::Executed("Nota crédito 5521 por $ 73.900 en la factura siguiente."));
    all.append(&mut back.scenes);
    all.append(&mut there.scenes);
    all
}

impl<'w> Tale<'w> {
    /// The person attacks the decision of this case; the appeal is a case of its own, told from here on.
    pub fn appeal(&self, (place, day): (usize, i64), subsidiary: bool, reasons: &'static str) -> Tale<'w> {
        let (world, dice, filed_on) = (self.world, self.dice, self.filed_on);
        let mut appeal = Tale { world, dice, case: FIRST + place, filed_on, scenes: Vec::new() };
        appeal.on(day, 12, Who::Visitor, Deed::Legal(Step::Appeal(self.case, subsidiary, reasons)));
        appeal.on(day, 15, Who::Officer(MARTA), Deed::Assign(ANDRES));
        appeal
    }
}
