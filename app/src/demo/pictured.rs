//! The cases of the screens in the manual: María Elena Ríos and those around her in the inbox of Luisa.

use cases::appeals::AppealsThatLie;
use cases::{ContactChannel, LetterText, PetitionForm, ResponseType};
use kernel::{At, Day};

use super::dice::Dice;
use super::facts::month;
use super::office::moment;
use super::plan::World;
use super::scene::{Deed, Filing, Photo, Scene, Who};
use super::staff::{DIANA, LUISA, MARTA, OSCAR, TELEPHONES};
use super::town::MARIA;

/// The first number of these cases; the others are counted from 0.
pub const FIRST: usize = 1_000_000;

/// A business-day term of fifteen days, as all of these have.
const TERM: u32 = 15;

/// Everything that happens in these cases.
pub fn scenes(world: &World, dice: &Dice) -> Vec<Scene> {
    let mut all = maria(world, dice);
    for (place, line) in LINES.iter().enumerate() {
        all.extend(line.scenes(FIRST + 1 + place, world, dice));
    }
    all
}

/// The day on which a case was filed that has so many business days left; 0 is due today, or on the next
/// business day if today is none.
fn filed_on(world: &World, left: i64) -> Day {
    let today = world.until.day();
    let due = match (left, world.office.is_open(today)) {
        (0, true) => today,
        (left, _) => world.office.after(today, left.max(1)),
    };
    world.office.before(due, TERM)
}

fn maria(world: &World, dice: &Dice) -> Vec<Scene> {
    let office = &world.office;
    let home = world.town.premises(MARIA);
    let day = filed_on(world, 3);
    let filed_at = moment(day, 9 * 60 + 12, dice);
    let bill = month(day);
    let form = PetitionForm {
        kind: "claim".into(),
        service: "water".into(),
        account_number: home.number,
        everyday_cause: "cobro-alto".into(),
        subject: format!("Consumo muy alto en {bill}"),
        body:
            "La factura llegó por $ 214.600. Siempre pago entre $ 60.000 y $ 70.000. Vivimos las mismas tres \
               personas. Pido que revisen el contador y corrijan el cobro."
                .into(),
        bill_issued_on: day.to_string(),
        name: "María Elena Ríos".into(),
        document_type: "CC".into(),
        document_number: "1.999.254.207".into(),
        email: "maria.elena.rios@correo.example".into(),
        phone: "310 555 0148".into(),
        address: home.address,
        reply_by: "email".into(),
        needs: vec!["large_print".into()],
        accept_electronic: true,
        accept_survey: true,
        ..PetitionForm::default()
    };
    let photos = vec![
        Photo { picture: 0, name: "contador.png".into() },
        Photo { picture: 2, name: format!("factura-{bill}.png") },
    ];
    let visit = world.office.after(day, 4);
    let lately = |minutes| office.lately(world.until, minutes);
    let note = format!(
        "Visita técnica OT-55231, cuadrilla 4. Contador con desfase de 43 m³ frente a la lectura reportada \
         ({bill}). Sin fugas internas. La usuaria firmó el acta. Lectura 1.284."
    );
    let recount = "Luisa, ya recalculé: cobrar 18 m³. La nota crédito sale por $ 146.300 apenas firmen.";
    let asks = "Buenos días, ¿ya tienen la respuesta de mi caso?";
    let filing = Deed::File(Box::new(Filing::new(form, ContactChannel::Web, photos)));
    let clerk = |who, deed| (Who::Officer(who), deed);
    let acts = [
        (filed_at, (Who::Visitor, filing)),
        (office.attended(filed_at.plus_minutes(70), dice), clerk(MARTA, Deed::Assign(LUISA))),
        (
            filed_at.plus_minutes(200),
            clerk(LUISA, Deed::Classify(cases::CaseKind::Claim, "water".into(), Some("102".into()))),
        ),
        (moment(visit, 14 * 60 + 30, dice), clerk(OSCAR, Deed::Note(note))),
        (lately(100), clerk(DIANA, Deed::Note(recount.into()))),
        (lately(80), (Who::Visitor, Deed::Inform(asks.into(), Vec::new()))),
        (lately(25), clerk(LUISA, Deed::Write(0, ResponseType::Granted, Box::new(marias_letter(bill))))),
    ];
    acts.into_iter().map(|(at, (who, deed))| Scene { at, case: FIRST, who, deed }).collect()
}

fn marias_letter(bill: &str) -> LetterText {
    LetterText {
        greeting: "Señora María Elena: reciba un cordial saludo.".into(),
        facts: format!(
            "Usted reclama la factura de {bill}, que llegó por $ 214.600, cuando en su casa se pagan entre \
             $ 60.000 y $ 70.000. Mientras la estudiamos, $ 146.300 quedaron sin cobro."
        ),
        evidence:
            "Visita técnica OT-55231 con acta firmada por usted y foto del medidor: lectura 1.284, con un \
                   desfase de 43 m³ frente a la reportada. No hay fugas internas."
                .into(),
        decision: format!(
            "Revisamos su contador y usted tiene razón. Su consumo de {bill} es de **18 m³**. Le devolvemos \
             $ 146.300 en la próxima factura."
        ),
        lies: Some(AppealsThatLie::safest(cases::CaseKind::Claim, None)),
        ..LetterText::default()
    }
}

/// A line of the inbox.
struct Line {
    /// Business days that are left.
    left: i64,
    channel: ContactChannel,
    kind: &'static str,
    service: &'static str,
    cause: &'static str,
    subject: &'static str,
    body: &'static str,
    name: &'static str,
    document: (&'static str, &'static str),
    email: &'static str,
    account: usize,
    photo: Option<usize>,
    note: &'static str,
}

const LINES: [Line; 6] = [
    Line {
        left: 0,
        channel: ContactChannel::Written,
        kind: "petition",
        service: "water",
        cause: "",
        subject: "Presión baja en las manzanas 4 a 9",
        body: "Miraflor\n\nSeñores\nAguas de Miraflor E.S.P.\n\nEn nombre de la comunidad de La \
               Esmeralda, y con 84 firmas, ejercemos el derecho de petición. En las manzanas 4 a 9 el \
               agua llega sin presión entre las cinco y las nueve de la mañana desde hace dos \
               meses.\n\nPedimos una visita conjunta con el ingeniero de la zona, que nos digan qué \
               daño hay y en qué fecha queda arreglado.\n\nAnexamos el listado de firmas.",
        name: "Junta de Acción Comunal La Esmeralda",
        document: ("NIT", "999000001"),
        email: "jac.esmeralda@correo.example",
        account: MARIA + 12,
        photo: Some(7),
        note: "El ingeniero de la zona confirma que falta la válvula de la calle 14. Visita conjunta \
               hecha; falta la fecha de compra.",
    },
    Line {
        left: 14,
        channel: ContactChannel::Web,
        kind: "complaint",
        service: "water",
        cause: "fuga-o-hueco",
        subject: "Fuga en la carrera 16 con 40",
        body: "Foto y ubicación. Es la tercera vez que se rompe el mismo tubo este año. El agua baja \
               por toda la cuadra hasta la panadería. Por favor cambien el tramo completo y no solo un \
               pedazo.",
        name: "Wílmer Hincapié",
        document: ("CC", "1.999.118.340"),
        email: "wilmer.hincapie@buzon.example",
        account: 9_214,
        photo: Some(3),
        note: "Hay dos reportes más en la misma esquina. Orden OT-55310 a la cuadrilla 2.",
    },
    Line {
        left: 9,
        channel: ContactChannel::Telephone,
        kind: "complaint",
        service: "water",
        cause: "me-cortaron",
        subject: "Suspensión sin aviso previo",
        body: "Llamada de 6 minutos. La usuaria dice que le suspendieron el servicio sin aviso y que \
               tiene un bebé de ocho meses. Pagó esta mañana. Pide reconexión hoy y que no le cobren \
               reconexión.",
        name: "Ana Lucía Betancur",
        document: ("CC", "1.999.640.022"),
        email: "",
        account: 20_871,
        photo: None,
        note: "Reconectada el mismo día. Falta decidir el cobro de la reconexión: revisar la hora del \
               pago.",
    },
    Line {
        left: 11,
        channel: ContactChannel::Counter,
        kind: "petition",
        service: "water",
        cause: "",
        subject: "Financiación de deuda",
        body: "Solicita financiar la deuda de la cuenta a doce meses. Trae poder autenticado de la \
               propietaria, que vive fuera del país. Ofrece una cuota inicial de $ 120.000.",
        name: "Rubén Darío Quiceno",
        document: ("CC", "1.999.377.915"),
        email: "ruben.quiceno@mail.example",
        account: 31_406,
        photo: Some(8),
        note: "Cartera revisa si cabe el acuerdo a doce cuotas. El poder está completo.",
    },
    Line {
        left: 2,
        channel: ContactChannel::Written,
        kind: "complaint",
        service: "sewerage",
        cause: "ambiente",
        subject: "Traslado de queja por olores",
        body: "Remitimos por competencia el oficio 2211, en el que once familias de Los Molinos se \
               quejan de malos olores de la estación de bombeo entre las seis y las diez de la noche. \
               Agradecemos enviarnos copia de la respuesta.",
        name: "Personería de Miraflor",
        document: ("NIT", "999000002"),
        email: "personeria@correo.example",
        account: 27_003,
        photo: None,
        note: "Se midieron gases dos noches. El informe llega mañana; con eso se responde.",
    },
    Line {
        left: 6,
        channel: ContactChannel::Web,
        kind: "claim",
        service: "waste",
        cause: "predio-desocupado",
        subject: "Predio desocupado: descuento de aseo",
        body: "El apartamento está vacío desde que murió mi papá. El consumo de agua es cero y siguen \
               cobrando el aseo completo. Solicito la tarifa de predio desocupado desde entonces. \
               Gracias por su ayuda.",
        name: "Isabel Cristina Peláez",
        document: ("CC", "1.999.803.551"),
        email: "isabel.pelaez@correo.example",
        account: 15_120,
        photo: None,
        note: "Consumo en cero confirmado en las tres últimas facturas.",
    },
];

impl Line {
    fn scenes(&self, case: usize, world: &World, dice: &Dice) -> Vec<Scene> {
        let office = &world.office;
        let home = world.town.premises(self.account);
        let clerk = match self.channel {
            ContactChannel::Telephone => Who::Officer(TELEPHONES[1]),
            ContactChannel::Counter => Who::Officer(LUISA),
            ContactChannel::Written => Who::Officer(super::staff::CLERK[0]),
            _ => Who::Visitor,
        };
        let (document_type, document_number) = self.document;
        let form = PetitionForm {
            kind: self.kind.into(),
            service: self.service.into(),
            account_number: home.number,
            everyday_cause: self.cause.into(),
            subject: self.subject.into(),
            body: self.body.into(),
            name: self.name.into(),
            document_type: document_type.into(),
            document_number: document_number.into(),
            email: self.email.into(),
            address: home.address,
            reply_by: if self.email.is_empty() { "letter" } else { "email" }.into(),
            ..PetitionForm::default()
        };
        let filed_at = moment(filed_on(world, self.left), 10 * 60 + dice.between(0, 59), dice);
        let photos = self.photo.map(|picture| Photo::taken(picture, filed_at)).into_iter().collect();
        let filing = Filing::new(form, self.channel, photos);
        let assigned_at = office.attended(filed_at.plus_minutes(dice.between(20, 90)), dice);
        let noted_at = office
            .attended(assigned_at.plus_hours(dice.between(2, 5)), dice)
            .min(at_least(world, assigned_at));
        let scene = |at, who, deed| Scene { at, case, who, deed };
        vec![
            scene(filed_at, clerk, Deed::File(Box::new(filing))),
            scene(assigned_at, Who::Officer(MARTA), Deed::Assign(LUISA)),
            scene(noted_at, Who::Officer(LUISA), Deed::Note(self.note.into())),
        ]
    }
}

/// The present, or a moment after `at` if that is later.
fn at_least(world: &World, at: At) -> At {
    world.until.max(at.plus_seconds(1))
}
