//! One story for each thing that happens at the desk of the office: see `legal_desk`.

use appeals::Requirement;
use cases::referral::ReceivedTransfer;
use cases::{CaseKind, ContactChannel, ResponseType};
use kernel::{At, jiff::ToSpan};

use super::dice::Dice;
use super::legal::Step;
use super::legal_stories::{CLAIM, Petition, Tale, form_of};
use super::plan::World;
use super::scene::{Deed, Filing, Scene, Who};
use super::staff::{CLERK, COUNSEL as TERESA, COUNTERS, LAWYER as ANDRES, MARTA};

/// Every story of the desk.
pub fn scenes(world: &World, dice: &Dice) -> Vec<Scene> {
    let told = [aloud, transferred, mixed, not_understood, repeated, refused, personal_data, reserved, late];
    told.iter().flat_map(|story| story(world, dice)).collect()
}

/// What decides nothing for anybody: neither cause nor everyday name.
const PETITION: Petition = Petition { kind: CaseKind::Petition, everyday: "", cause: "", ..CLAIM };

/// Asked at the counter and settled in the act: the record is answer and notice.
fn aloud(world: &World, dice: &Dice) -> Vec<Scene> {
    let of = Petition {
        subject: "Entrega de la factura en el apartamento",
        body: "Pide que la factura llegue al apartamento y no a la portería del conjunto.",
        name: "Stella Marín Londoño",
        document: "1.999.160.204",
        account: 7_702,
        ..PETITION
    };
    let mut filing = Filing::new(form_of(world, &of), ContactChannel::Counter, Vec::new());
    filing.answered =
        Some("Se cambió la dirección de entrega en el sistema y se le mostró en la pantalla.".into());
    let clerk = Who::Officer(COUNTERS[1]);
    let mut tale = Tale::started(world, dice, (50, 7), (clerk, filing));
    tale.on(0, 10, clerk, Deed::Legal(Step::ToldAtOnce));
    tale.scenes
}

/// The ombudsman of the town had it first.
fn transferred(world: &World, dice: &Dice) -> Vec<Scene> {
    let of = Petition {
        kind: CaseKind::Complaint,
        subject: "Baja presión en las tardes",
        body: "En el barrio no sube el agua al segundo piso después de las cuatro de la tarde.",
        name: "Ramiro Agudelo Vélez",
        document: "1.999.480.733",
        account: 18_056,
        ..PETITION
    };
    let day = |ago| world.office.before(world.until.day(), ago);
    let mut filing = Filing::new(form_of(world, &of), ContactChannel::Written, Vec::new());
    filing.transfer = Some(ReceivedTransfer {
        authority: "Personería de Miraflor".into(),
        number: "PM-1041".into(),
        dated: day(10),
        received_on: day(8),
    });
    let mut tale = Tale::started(world, dice, (51, 6), (Who::Officer(CLERK[0]), filing));
    tale.on(0, 14, Who::Officer(MARTA), Deed::Assign(ANDRES));
    tale.scenes
}

/// Three matters: one is extended by itself, one is answered by its own letter with its own notice.
fn mixed(world: &World, dice: &Dice) -> Vec<Scene> {
    let of = Petition {
        subject: "Consumo de septiembre, copia de las lecturas y cobro de aseo",
        body: "Pido corregir el consumo de septiembre, copia de las lecturas del último año y que quiten \
               el cobro de aseo del garaje.",
        name: "Beatriz Elena Uribe",
        document: "1.999.702.418",
        email: "beatriz.uribe@correo.example",
        account: 27_311,
        ..CLAIM
    };
    let mut tale = Tale::begun(world, dice, (52, 9), &of);
    tale.does(
        1,
        ANDRES,
        Step::Split(&[
            ("PQR_SPD", "Corregir el consumo de septiembre"),
            ("INFORMACION_DOCUMENTOS", "Copia de las lecturas del último año"),
            ("PQR_SPD", "Quitar el cobro de aseo del garaje"),
        ]),
    );
    let to = tale.day(16);
    tale.does(
        5,
        ANDRES,
        Step::ExtendMatter(2, to, "Las lecturas de enero a mayo están en el archivo central."),
    );
    let no = "No accedemos a quitar el cobro: el garaje hace parte del mismo predio y usa el servicio.";
    tale.does(6, TERESA, Step::AnswerMatter(3, ResponseType::Denied, no));
    tale.scenes
}

/// Nobody understands what is asked: one person explains it, another one never writes again.
fn not_understood(world: &World, dice: &Dice) -> Vec<Scene> {
    let of = Petition {
        subject: "Lo de la cuadra",
        body: "Vengo a que por fin arreglen lo de la cuadra como se lo dijeron a mi vecino.",
        name: "Efraín Bedoya",
        document: "1.999.233.871",
        email: "efrain.bedoya@mail.example",
        account: 31_640,
        ..PETITION
    };
    let why = "No dice qué hay que arreglar ni en qué cuadra. Cuéntenos qué pasa y en qué dirección.";
    let mut explained = Tale::begun(world, dice, (53, 12), &of);
    explained.does(2, ANDRES, Step::Obscure(why));
    let says = "Es la tapa del medidor del andén, que está rota frente a mi casa.";
    explained.on(5, 11, Who::Visitor, Deed::Inform(says.into(), Vec::new()));

    let of = Petition {
        subject: "Solicitud",
        body: "Solicito lo correspondiente según lo hablado.",
        name: "Gildardo Ossa",
        document: "1.999.544.190",
        account: 13_277,
        ..PETITION
    };
    let mut left = Tale::begun(world, dice, (54, 20), &of);
    left.does(1, ANDRES, Step::Obscure("No dice qué pide ni con quién habló. Díganos qué necesita."));
    left.does(14, ANDRES, Step::Lapse("Pasaron los diez días y la persona no aclaró qué pide."));
    explained.scenes.into_iter().chain(left.scenes).collect()
}

/// The same again: the answer refers to the one that was given.
fn repeated(world: &World, dice: &Dice) -> Vec<Scene> {
    let of = Petition {
        subject: "Cobro de reparación del medidor",
        body: "Me cobran la reparación del medidor y yo no la pedí. Pido que la quiten.",
        name: "Orfilia Cardona",
        document: "1.999.871.026",
        email: "orfilia.cardona@buzon.example",
        account: 9_418,
        ..CLAIM
    };
    let mut first = Tale::begun(world, dice, (55, 24), &of);
    first.answer(
        9,
        CaseKind::Claim,
        ResponseType::Denied,
        "No accedemos: la reparación se hizo con su autorización, que le enviamos.",
    );
    first.person(10, Step::Opens);
    let mut again = Tale::begun(world, dice, (56, 6), &of);
    again.does(1, ANDRES, Step::Repeat(first.case()));
    again.sign(1);
    first.scenes.into_iter().chain(again.scenes).collect()
}

/// An appeal by somebody who may not: refused.
fn refused(world: &World, dice: &Dice) -> Vec<Scene> {
    let of = Petition {
        subject: "Consumo del local de la esquina",
        body: "El local estuvo cerrado por obra y cobran un consumo alto. Pido revisarlo.",
        name: "Yolanda Patiño Ruiz",
        document: "1.999.615.337",
        email: "yolanda.patino@correo.example",
        account: 20_515,
        ..CLAIM
    };
    let mut decided = Tale::begun(world, dice, (57, 36), &of);
    decided.answer(9, CaseKind::Claim, ResponseType::Denied, "No accedemos: la obra usó agua del medidor.");
    decided.person(10, Step::Opens);
    let mut appeal = decided.appeal((58, 13), true, "Soy la vecina y me consta que no había nadie.");
    let why = "Lo firma una vecina, que no es suscriptora ni usuaria y no trae poder.";
    appeal.does(15, ANDRES, Step::Refuse(Requirement::Standing, why));
    appeal.sign(16);
    appeal.on(16, 16, Who::Officer(TERESA), Deed::Legal(Step::Decided(ResponseType::Inadmissible)));
    decided.scenes.into_iter().chain(appeal.scenes).collect()
}

/// What the company knows of a person: asked for, and corrected.
fn personal_data(world: &World, dice: &Dice) -> Vec<Scene> {
    let of = Petition {
        kind: CaseKind::DataQuery,
        service: "",
        subject: "Qué datos míos tienen",
        body: "Quiero saber qué datos personales míos tienen y a quién se los entregaron.",
        name: "Camilo Duque Salazar",
        document: "1.999.390.871",
        email: "camilo.duque@correo.example",
        account: 24_180,
        ..PETITION
    };
    let asked = Tale::begun(world, dice, (59, 4), &of);
    let of = Petition {
        kind: CaseKind::DataClaim,
        service: "",
        subject: "Mi teléfono es otro",
        body: "Me llaman a un teléfono que no es el mío. Pido que lo corrijan y borren el anterior.",
        name: "Liliana Henao Gil",
        document: "1.999.128.655",
        email: "liliana.henao@mail.example",
        account: 34_902,
        ..PETITION
    };
    let mut corrected = Tale::begun(world, dice, (60, 14), &of);
    corrected.answer(
        8,
        CaseKind::DataClaim,
        ResponseType::Granted,
        "Corregimos el teléfono y borramos el anterior de todas nuestras bases.",
    );
    asked.scenes.into_iter().chain(corrected.scenes).collect()
}

/// Information of somebody else: denied, with the rule of its reserve.
fn reserved(world: &World, dice: &Dice) -> Vec<Scene> {
    let of = Petition {
        kind: CaseKind::InformationRequest,
        subject: "Deuda del apartamento de arriba",
        body: "Quiero saber cuánto debe el apartamento de arriba y el teléfono de su dueño.",
        name: "Wilmar Zuluaga",
        document: "1.999.906.412",
        email: "wilmar.zuluaga@buzon.example",
        account: 11_903,
        ..PETITION
    };
    let mut tale = Tale::begun(world, dice, (61, 11), &of);
    let no = "No podemos entregar la deuda ni el teléfono de otra persona sin su autorización.";
    let rule = "Ley 1581 de 2012, arts. 4 y 13; Ley 1437 de 2011, art. 24, num. 3";
    tale.answer_under(6, CaseKind::InformationRequest, ResponseType::Denied, (no, rule));
    tale.person(7, Step::Opens);
    tale.scenes
}

/// The page failed on the last day of the five months: the claim that came after is in time.
fn late(world: &World, dice: &Dice) -> Vec<Scene> {
    let of = Petition {
        subject: "Factura de hace cinco meses",
        body: "Traté de reclamar la factura todos estos días y la página no abrió. Cobran el doble.",
        name: "Nubia Estela Correa",
        document: "1.999.057.264",
        email: "nubia.correa@mail.example",
        account: 16_648,
        ..CLAIM
    };
    let (ago, office, today) = (8, &world.office, world.until.day());
    let filed_on = office.before(today, ago);
    let mut form = form_of(world, &of);
    form.bill_number = "88-3907".into();
    form.bill_issued_on = office.before(filed_on, 2).saturating_sub(5.months()).to_string();
    let filing = Filing::new(form, ContactChannel::Web, Vec::new());
    let mut tale = Tale::started(world, dice, (62, ago), (Who::Visitor, filing));
    tale.on(0, 14, Who::Officer(MARTA), Deed::Assign(ANDRES));
    let failed = At::start_of(filed_on).plus_days(-14).plus_hours(6);
    let mended = At::start_of(office.before(filed_on, 1)).plus_hours(20);
    let note = "Se dañó el servidor de la página y no se pudo radicar por la web.";
    tale.does(1, ANDRES, Step::Outage(failed, mended, note));
    tale.scenes
}
