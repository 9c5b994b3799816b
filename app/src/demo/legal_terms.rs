//! Stories of the term: extended, waiting, resumed, lapsed, with evidence, with matters; and what is not
//! ours.

use cases::{CaseKind, ResponseType};

use super::dice::Dice;
use super::legal::Step;
use super::legal_stories::{CLAIM, Petition, Tale};
use super::plan::World;
use super::scene::{Deed, Scene, Who};
use super::staff::{LAWYER as ANDRES, OSCAR};

/// Every story of a term.
pub fn scenes(world: &World, dice: &Dice) -> Vec<Scene> {
    let mut all = Vec::new();
    let mut extended = Tale::begun(
        world,
        dice,
        (0, 29),
        &Petition {
            kind: CaseKind::Consultation,
            subject: "Tarifa para un edificio con locales y apartamentos",
            body: "Administro un edificio con doce apartamentos y tres locales con un solo medidor. \
                   ¿Cómo debe repartirse el cargo fijo y qué se necesita para separar las cuentas?",
            name: "Fabiola Arango Restrepo",
            document: "1.999.411.208",
            email: "fabiola.arango@correo.example",
            cause: "",
            everyday: "",
            account: 11_040,
            ..CLAIM
        },
    );
    let to = extended.day(45);
    extended.does(
        27,
        ANDRES,
        Step::Extend(to, "Falta el concepto de la Comisión de Regulación sobre cuentas multiusuario."),
    );
    all.append(&mut extended.scenes);

    let mut waiting = Tale::begun(
        world,
        dice,
        (1, 7),
        &Petition {
            kind: CaseKind::Petition,
            subject: "Cambio de nombre del suscriptor",
            body: "Compré la casa en junio y la factura sigue a otro nombre. Pido el cambio.",
            name: "Jairo Antonio Buitrago",
            document: "1.999.502.771",
            email: "jairo.buitrago@buzon.example",
            everyday: "",
            cause: "",
            account: 8_411,
            ..CLAIM
        },
    );
    waiting.does(
        3,
        ANDRES,
        Step::Ask("Envíenos el certificado de tradición del predio: prueba quién es el dueño."),
    );
    all.append(&mut waiting.scenes);

    let mut resumed = Tale::begun(
        world,
        dice,
        (2, 17),
        &Petition {
            subject: "Cobro de una reconexión que no se hizo",
            body: "En la factura cobran una reconexión. Nunca me cortaron el agua. Pido que la quiten.",
            name: "Luz Dary Ocampo",
            document: "1.999.733.640",
            email: "luzdary.ocampo@mail.example",
            account: 19_733,
            ..CLAIM
        },
    );
    resumed.does(
        4,
        ANDRES,
        Step::Ask(
            "Envíenos la foto de la factura en la que aparece el cobro: la cuenta que escribió es otra.",
        ),
    );
    let bill = "Adjunto el número de la factura: 88-4410, de octubre. La cuenta es la de mi mamá.";
    resumed.on(9, 11, Who::Visitor, Deed::Inform(bill.into(), Vec::new()));
    all.append(&mut resumed.scenes);

    let mut lapsed = Tale::begun(
        world,
        dice,
        (3, 46),
        &Petition {
            kind: CaseKind::Petition,
            subject: "Independización de la acometida",
            body: "Quiero una acometida aparte para el segundo piso. ¿Qué debo hacer?",
            name: "Ferney Marulanda",
            document: "1.999.250.114",
            email: "ferney.marulanda@correo.example",
            everyday: "",
            cause: "",
            account: 25_011,
            ..CLAIM
        },
    );
    lapsed.does(
        2,
        ANDRES,
        Step::Ask("Envíenos la licencia o el reconocimiento de la construcción del segundo piso."),
    );
    lapsed.does(
        34,
        ANDRES,
        Step::Lapse("Pasó el mes y no llegó la licencia, sin la cual no se puede decidir."),
    );
    all.append(&mut lapsed.scenes);

    let mut evidence = Tale::begun(
        world,
        dice,
        (4, 12),
        &Petition {
            subject: "El medidor marca con la llave cerrada",
            body: "Cerramos la llave toda la noche y el medidor siguió marcando. Pido que lo prueben.",
            name: "Gonzalo Echavarría",
            document: "1.999.118.902",
            email: "gonzalo.echavarria@buzon.example",
            account: 30_250,
            ..CLAIM
        },
    );
    let until = evidence.day(20);
    evidence.does(
        6,
        ANDRES,
        Step::Evidence(until, "Prueba del medidor en un laboratorio acreditado: dirá si marca de más."),
    );
    all.append(&mut evidence.scenes);

    let mut tested = Tale::begun(
        world,
        dice,
        (5, 34),
        &Petition {
            subject: "Consumo doble después del cambio de medidor",
            body: "Me cambiaron el medidor y desde entonces el consumo se duplicó. Pido revisión.",
            name: "Amparo Zapata Gil",
            document: "1.999.871.335",
            email: "amparo.zapata@correo.example",
            account: 2_733,
            ..CLAIM
        },
    );
    let until = tested.day(12);
    tested.does(
        5,
        ANDRES,
        Step::Evidence(until, "Visita con prueba de fugas y lectura del medidor retirado."),
    );
    tested.does(12, OSCAR, Step::EvidenceClosed("No hay fugas. El medidor nuevo lee 4 m³ de más cada mes."));
    tested.answer(
        15,
        CaseKind::Claim,
        ResponseType::Granted,
        "Accedemos: se cambia el medidor y se devuelven **$ 84.200**.",
    );
    tested.person(16, Step::Opens);
    all.append(&mut tested.scenes);

    let mut referred = Tale::begun(
        world,
        dice,
        (6, 8),
        &Petition {
            kind: CaseKind::Complaint,
            subject: "Poste de alumbrado apagado",
            body: "El poste de la carrera 9 con calle 31 lleva tres semanas apagado.",
            name: "Claudia Patricia Henao",
            document: "1.999.640.518",
            email: "claudia.henao@mail.example",
            everyday: "peligro",
            cause: "",
            account: 17_090,
            ..CLAIM
        },
    );
    referred.does(
        3,
        ANDRES,
        Step::Refer(
            "Alcaldía de Miraflor, Secretaría de Infraestructura",
            "infraestructura@alcaldia-miraflor.example",
            "El alumbrado público está a cargo del municipio y no de esta empresa.",
        ),
    );
    all.append(&mut referred.scenes);

    let mut mixed = Tale::begun(
        world,
        dice,
        (7, 5),
        &Petition {
            subject: "Factura de octubre y copia del acta",
            body: "Pido corregir la factura de octubre, que es de otra casa, y copia del acta de la visita.",
            name: "Mauricio Vallejo",
            document: "1.999.320.447",
            email: "mauricio.vallejo@correo.example",
            account: 6_618,
            ..CLAIM
        },
    );
    mixed.does(
        2,
        ANDRES,
        Step::Split(&[
            ("PQR_SPD", "Corregir el consumo de la factura de octubre"),
            ("INFORMACION_DOCUMENTOS", "Copia del acta de la visita de octubre"),
        ]),
    );
    all.append(&mut mixed.scenes);

    let mut other = Tale::begun(
        world,
        dice,
        (8, 6),
        &Petition {
            kind: CaseKind::Consultation,
            subject: "Plano de la red de la calle 14",
            body: "Necesito el plano de la red de la calle 14 entre carreras 10 y 12 para un estudio.",
            name: "Consuelo Rincón",
            document: "1.999.907.226",
            email: "consuelo.rincon@buzon.example",
            everyday: "",
            cause: "",
            account: 9_902,
            ..CLAIM
        },
    );
    other.does(
        1,
        ANDRES,
        Step::Regime("INFORMACION_DOCUMENTOS", "Pide un documento que existe: no es una consulta."),
    );
    all.append(&mut other.scenes);
    all
}
