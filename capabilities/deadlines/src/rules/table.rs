//! The rows of the law. Each has its line in `docs/law`; a test compares both ways.

use kernel::Day;

use super::norms::*;
use super::personal_data;
use super::{Confidence::*, Count::*, Duty::*, ExtensionPolicy, Rule, Silence::*};
use ExtensionPolicy::TotalFactor;

const PETICION_GENERAL: Rule = Rule {
    code: "PETICION_GENERAL",
    kinds: &[
        "general-petition",
        "suggestion",
        "compliment",
        "petición general",
        "sugerencia",
        "felicitación",
    ],
    name: words("Petición en interés general o particular", "Petition of general or private interest"),
    count: BusinessDays(15),
    silence: Negative,
    extension: TotalFactor(2),
    citations: &[art(CPACA, "art. 14"), art(CPACA, "art. 83")],
    valid_from: LEY_1755_IN_FORCE,
    valid_to: Some(BEFORE_DECRETO_491),
    ..BASE
};

const INFORMACION_DOCUMENTOS: Rule = Rule {
    code: "INFORMACION_DOCUMENTOS",
    kinds: &["information", "documents", "información", "documentos"],
    name: words("Petición de información o de documentos", "Request for information or documents"),
    count: BusinessDays(10),
    silence: AccessGranted,
    extension: TotalFactor(2),
    citations: &[art(CPACA, "art. 14, num. 1")],
    valid_from: LEY_1755_IN_FORCE,
    valid_to: Some(BEFORE_DECRETO_491),
    ..BASE
};

const CONSULTA: Rule = Rule {
    code: "CONSULTA",
    kinds: &["consultation", "consulta"],
    name: words(
        "Consulta sobre las materias a cargo de la empresa",
        "Consultation on matters in the company's charge",
    ),
    count: BusinessDays(30),
    extension: TotalFactor(2),
    citations: &[art(CPACA, "art. 14, num. 2")],
    valid_from: LEY_1755_IN_FORCE,
    valid_to: Some(BEFORE_DECRETO_491),
    ..BASE
};

/// Every term that the program knows, old versions included.
pub const RULES: &[Rule] = &[
    // The double term of CPACA art. 14 does not stop this silence: art. 158 names its only two exceptions.
    Rule {
        code: "PQR_SPD",
        kinds: &["claim", "complaint", "petition", "reclamo", "queja", "petición", "pqr"],
        name: words(
            "Petición, queja o reclamo sobre el servicio o el contrato",
            "Petition, complaint or claim about the service or the contract",
        ),
        count: BusinessDays(15),
        silence: Positive,
        citations: &[art(LEY_142, "art. 158"), art(DECRETO_2150, "art. 123")],
        valid_from: DECRETO_2150_IN_FORCE,
        ..BASE
    },
    Rule {
        code: "RECURSO_REPOSICION",
        kinds: &["appeal", "reconsideration", "recurso", "reposición"],
        name: words("Recurso de reposición", "Appeal to the company"),
        count: BusinessDays(15),
        silence: Positive,
        citations: &[art(LEY_142, "art. 158"), art(DECRETO_2150, "art. 123")],
        valid_from: DECRETO_2150_IN_FORCE,
        ..BASE
    },
    Rule {
        code: "RECURSO_REPOSICION_SUB_APELACION",
        kinds: &["subsidiary-appeal", "reposición y apelación"],
        name: words(
            "Recurso de reposición y en subsidio de apelación",
            "Appeal to the company and, in subsidy, to the superintendence",
        ),
        count: BusinessDays(15),
        silence: Positive,
        citations: &[art(LEY_142, "arts. 158 y 159"), art(DECRETO_2150, "art. 123")],
        valid_from: DECRETO_2150_IN_FORCE,
        ..BASE
    },
    PETICION_GENERAL,
    // For cases that are imported: the longer terms of the pandemic.
    Rule {
        count: BusinessDays(30),
        citations: &[art(DECRETO_491, "art. 5"), art(CPACA, "art. 83")],
        confidence: Recalled(95),
        valid_from: DECRETO_491_IN_FORCE,
        valid_to: Some(DECRETO_491_LAST_DAY),
        ..PETICION_GENERAL
    },
    Rule { valid_from: AFTER_DECRETO_491, valid_to: None, ..PETICION_GENERAL },
    INFORMACION_DOCUMENTOS,
    // For cases that are imported: the longer terms of the pandemic.
    Rule {
        count: BusinessDays(20),
        citations: &[art(DECRETO_491, "art. 5")],
        confidence: Recalled(95),
        valid_from: DECRETO_491_IN_FORCE,
        valid_to: Some(DECRETO_491_LAST_DAY),
        ..INFORMACION_DOCUMENTOS
    },
    Rule { valid_from: AFTER_DECRETO_491, valid_to: None, ..INFORMACION_DOCUMENTOS },
    // Both regimes touch it: the days of the one, the silence of the other, because each is the earlier.
    Rule {
        code: "INFORMACION_PROPIA",
        kinds: &["own-information", "información propia"],
        name: words(
            "Información o documentos sobre la propia factura o el propio contrato",
            "Information or documents about one's own bill or contract",
        ),
        count: BusinessDays(10),
        silence: Positive,
        citations: &[art(CPACA, "art. 14, num. 1"), art(LEY_142, "art. 158")],
        confidence: Inferred(80),
        valid_from: LEY_1755_IN_FORCE,
        ..BASE
    },
    CONSULTA,
    // For cases that are imported: the longer terms of the pandemic.
    Rule {
        count: BusinessDays(35),
        citations: &[art(DECRETO_491, "art. 5")],
        confidence: Recalled(95),
        valid_from: DECRETO_491_IN_FORCE,
        valid_to: Some(DECRETO_491_LAST_DAY),
        ..CONSULTA
    },
    Rule { valid_from: AFTER_DECRETO_491, valid_to: None, ..CONSULTA },
    Rule {
        code: "ENTREGA_COPIAS",
        kinds: &["copies", "copias"],
        name: words(
            "Entrega de las copias que ya no se pueden negar",
            "Delivery of the copies that can no longer be refused",
        ),
        counted_from: words(
            "el fin de los diez días sin respuesta",
            "the end of the ten days without an answer",
        ),
        count: BusinessDays(3),
        citations: &[art(CPACA, "art. 14, num. 1")],
        valid_from: LEY_1755_IN_FORCE,
        ..BASE
    },
    Rule {
        code: "ENTRE_AUTORIDADES",
        kinds: &["authority", "autoridad"],
        name: words(
            "Información o documentos que pide otra autoridad",
            "Information or documents that another authority asks for",
        ),
        count: BusinessDays(10),
        citations: &[art(CPACA, "art. 30")],
        confidence: Recalled(92),
        valid_from: LEY_1755_IN_FORCE,
        ..BASE
    },
    Rule {
        code: "CONGRESISTA",
        kinds: &["congress", "congresista", "congreso"],
        name: words("Informe que pide un congresista", "Report that a member of Congress asks for"),
        count: BusinessDays(5),
        citations: &[art(LEY_5, "art. 258")],
        confidence: Recalled(90),
        valid_from: Day::constant(1992, 6, 17),
        ..BASE
    },
    // A date written in the letter prevails: the page asks for it.
    Rule {
        code: "DEFENSORIA",
        kinds: &["ombudsman", "defensoría"],
        name: words(
            "Información que pide la Defensoría del Pueblo",
            "Information that the Ombudsman asks for",
        ),
        count: BusinessDays(5),
        citations: &[art(LEY_24, "art. 15")],
        confidence: Recalled(70),
        valid_from: Day::constant(1992, 12, 15),
        ..BASE
    },
    Rule {
        code: "DENUNCIA",
        kinds: &["wrongdoing", "denuncia"],
        name: words("Denuncia de una conducta irregular", "Report of wrongdoing"),
        count: BusinessDays(15),
        extension: TotalFactor(2),
        citations: &[art(CPACA, "art. 14"), art(LEY_1474, "art. 76")],
        confidence: Recalled(85),
        valid_from: LEY_1755_IN_FORCE,
        ..BASE
    },
    personal_data::QUERY,
    personal_data::CLAIM,
    Rule {
        code: "TRASLADO_COMPETENCIA",
        kinds: &["transfer", "traslado"],
        name: words("Traslado a la autoridad competente", "Transfer to the competent authority"),
        count: BusinessDays(5),
        citations: &[art(CPACA, "art. 21")],
        valid_from: LEY_1755_IN_FORCE,
        ..BASE
    },
    Rule {
        code: "REQUERIR_COMPLETAR",
        kinds: &["completion", "completion-request", "requerir completar"],
        name: words(
            "Requerir lo que falta a una petición incompleta",
            "Ask for what an incomplete petition lacks",
        ),
        count: BusinessDays(10),
        citations: &[art(CPACA, "art. 17")],
        valid_from: LEY_1755_IN_FORCE,
        ..BASE
    },
    Rule {
        code: "COMPLETAR_PETICION",
        kinds: &["complete-petition", "completar"],
        name: words("Completar la petición", "Complete the petition"),
        counted_from: words("el requerimiento de la empresa", "the company's request"),
        duty: Person,
        count: Months(1),
        silence: Withdrawal,
        extension: ExtensionPolicy::Months(1),
        citations: &[art(CPACA, "art. 17")],
        valid_from: LEY_1755_IN_FORCE,
        ..BASE
    },
    personal_data::ASK_WHAT_IS_MISSING,
    personal_data::COMPLETE_CLAIM,
    Rule {
        code: "ACLARAR_PETICION",
        kinds: &["clarification", "aclaración"],
        name: words("Aclarar una petición oscura", "Clarify an obscure petition"),
        counted_from: words("la devolución de la petición", "the return of the petition"),
        duty: Person,
        count: BusinessDays(10),
        silence: Withdrawal,
        citations: &[art(CPACA, "art. 19")],
        valid_from: LEY_1755_IN_FORCE,
        ..BASE
    },
    // A late claim is filed and answered all the same, never stopped at the form.
    Rule {
        code: "RECLAMO_FACTURA",
        kinds: &["invoice", "bill-claim", "factura"],
        name: words("Reclamar contra una factura", "Claim against a bill"),
        counted_from: words("la expedición de la factura", "the issue of the bill"),
        duty: Person,
        count: Months(5),
        citations: &[art(LEY_142, "art. 154")],
        valid_from: LEY_142_IN_FORCE,
        ..BASE
    },
    Rule {
        code: "COBRO_INOPORTUNO",
        kinds: &["late-billing", "cobro inoportuno"],
        name: words("Cobrar lo que se dejó de facturar", "Bill what was left out of a bill"),
        counted_from: words("la entrega de la factura", "the delivery of the bill"),
        count: Months(5),
        citations: &[art(LEY_142, "art. 150")],
        valid_from: LEY_142_IN_FORCE,
        ..BASE
    },
    // Hours of the clock, not three business days: the article says hours, and it is earlier.
    Rule {
        code: "RECONOCER_SAP",
        kinds: &["recognition", "silence-recognition", "reconocer sap"],
        name: words("Reconocer el silencio administrativo positivo", "Recognize the positive silence"),
        counted_from: words(
            "el fin de los quince días sin respuesta",
            "the end of the fifteen days without an answer",
        ),
        count: Hours(72),
        citations: &[art(LEY_142, "art. 158"), art(DECRETO_2150, "art. 123")],
        valid_from: DECRETO_2150_IN_FORCE,
        ..BASE
    },
    Rule {
        code: "INTERPONER_RECURSO",
        kinds: &["file-appeal", "interponer recurso"],
        name: words("Interponer reposición y, en subsidio, apelación", "File an appeal"),
        counted_from: words("la notificación de la decisión", "the notification of the decision"),
        duty: Person,
        count: BusinessDays(5),
        citations: &[art(LEY_142, "art. 154")],
        valid_from: LEY_142_IN_FORCE,
        ..BASE
    },
    Rule {
        code: "QUEJA_RECHAZO_APELACION",
        kinds: &["admissibility-appeal", "recurso de queja"],
        name: words(
            "Recurso de queja contra el rechazo de la apelación",
            "Appeal against the refusal of the subsidiary appeal",
        ),
        counted_from: words("la notificación del rechazo", "the notification of the refusal"),
        duty: Person,
        count: BusinessDays(5),
        citations: &[art(CPACA, "art. 74, num. 3")],
        confidence: Recalled(92),
        valid_from: CPACA_IN_FORCE,
        ..BASE
    },
    // A shorter period may be extended once, up to these thirty days in all.
    Rule {
        code: "PRACTICA_PRUEBAS",
        kinds: &["evidence", "pruebas"],
        name: words("Práctica de pruebas", "Taking of evidence"),
        counted_from: words("el acto que decreta las pruebas", "the act that orders the evidence"),
        count: BusinessDays(30),
        citations: &[art(CPACA, "arts. 40 y 79")],
        confidence: Recalled(85),
        valid_from: CPACA_IN_FORCE,
        ..BASE
    },
    // The law sets no number of days; this is our own standard.
    Rule {
        code: "REMISION_SSPD",
        kinds: &["remittal", "remisión"],
        name: words("Remitir el expediente a la Superservicios", "Send the file to the superintendence"),
        counted_from: words("la decisión de la reposición", "the decision on the appeal"),
        count: BusinessDays(3),
        citations: &[art(LEY_142, "art. 159")],
        confidence: Designed,
        valid_from: LEY_142_IN_FORCE,
        ..BASE
    },
    // Beyond our own standard: whoever heads the office must know.
    Rule {
        code: "ALARMA_REMISION",
        kinds: &["remittal-alarm", "alarma de remisión"],
        name: words(
            "Alarma por un expediente que no se ha remitido a la Superservicios",
            "Alarm about a file that was not sent to the superintendence",
        ),
        counted_from: words("la decisión de la reposición", "the decision on the appeal"),
        count: BusinessDays(5),
        citations: &[art(LEY_142, "art. 159")],
        confidence: Designed,
        valid_from: LEY_142_IN_FORCE,
        ..BASE
    },
    Rule {
        code: "CITACION_NOTIFICACION",
        kinds: &["summons", "citación"],
        name: words(
            "Enviar la citación para notificación personal",
            "Send the summons for personal notification",
        ),
        counted_from: words("la decisión", "the decision"),
        count: BusinessDays(5),
        citations: &[art(CPACA, "art. 68")],
        valid_from: CPACA_IN_FORCE,
        ..BASE
    },
    // After it, notification by aviso.
    Rule {
        code: "NOTIFICACION_PERSONAL",
        kinds: &["personal-notice", "notificación personal"],
        name: words("Comparecer a la notificación personal", "Come for personal notification"),
        counted_from: words("el envío de la citación", "the sending of the summons"),
        duty: Person,
        count: BusinessDays(5),
        citations: &[art(CPACA, "art. 69")],
        valid_from: CPACA_IN_FORCE,
        ..BASE
    },
    Rule {
        code: "PUBLICACION_AVISO",
        kinds: &["notice-publication", "publicación del aviso"],
        name: words(
            "Publicar el aviso cuando se ignora la dirección",
            "Publish the notice when the address is unknown",
        ),
        counted_from: words("la fijación del aviso", "the posting of the notice"),
        count: BusinessDays(5),
        citations: &[art(CPACA, "art. 69")],
        valid_from: CPACA_IN_FORCE,
        ..BASE
    },
    // «El día siguiente» read as the next business day, so that no appeal is cut short.
    Rule {
        code: "EFECTO_AVISO",
        kinds: &["notice-effect", "efecto del aviso"],
        name: words("Momento en que surte efecto el aviso", "Moment at which the notice takes effect"),
        counted_from: words("la entrega del aviso o su retiro", "the delivery of the notice or its removal"),
        count: BusinessDays(1),
        citations: &[art(CPACA, "art. 69")],
        confidence: Inferred(80),
        valid_from: CPACA_IN_FORCE,
        ..BASE
    },
    // Effective on access (art. 56); the wait before falling back is ours.
    Rule {
        code: "RESPALDO_ELECTRONICO",
        kinds: &["electronic-fallback", "respaldo electrónico"],
        name: words(
            "Citar a quien no abrió la notificación electrónica",
            "Summon whoever did not open the electronic notification",
        ),
        counted_from: words("el envío del mensaje", "the sending of the message"),
        count: BusinessDays(5),
        citations: &[art(CPACA, "art. 56")],
        confidence: Designed,
        valid_from: CPACA_IN_FORCE,
        ..BASE
    },
    Rule {
        code: "FALLA_CANAL",
        kinds: &["channel-failure", "falla del canal"],
        name: words(
            "Insistir tras una falla del canal electrónico",
            "Insist after a failure of the electronic channel",
        ),
        counted_from: words("la falla", "the failure"),
        duty: Person,
        count: BusinessDays(3),
        citations: &[art(CPACA, "art. 62, num. 2")],
        valid_from: CPACA_IN_FORCE,
        ..BASE
    },
    Rule {
        code: "SILENCIO_NEGATIVO",
        kinds: &["negative-silence", "silencio negativo"],
        name: words("Silencio administrativo negativo", "Negative silence"),
        count: Months(3),
        silence: Negative,
        citations: &[art(CPACA, "art. 83")],
        valid_from: CPACA_IN_FORCE,
        ..BASE
    },
    // The resolution says «los primeros días hábiles»; the number is our own.
    Rule {
        code: "REPORTE_SUI",
        kinds: &["regulator-report", "sui"],
        name: words(
            "Cargar el reporte mensual de PQR al SUI",
            "Upload the monthly report of cases to the regulator",
        ),
        counted_from: words("el último día del mes reportado", "the last day of the month reported"),
        count: BusinessDays(10),
        citations: &[art(RESOLUCION_SUI, "art. 2")],
        confidence: Designed,
        valid_from: Day::constant(2016, 7, 1),
        ..BASE
    },
];
