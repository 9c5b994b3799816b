//! The names of kinds, channels and states for papers and mails, which have no page to translate them.

use kernel::Lang;

use crate::kind::{CaseKind, ContactChannel};

/// `Reclamo`.
pub fn kind(kind: CaseKind, lang: Lang) -> &'static str {
    let (es, en) = match kind {
        CaseKind::Claim => ("Reclamo", "Claim"),
        CaseKind::Complaint => ("Queja", "Complaint"),
        CaseKind::Petition => ("Petición", "Petition"),
        CaseKind::InformationRequest => ("Solicitud de información", "Information request"),
        CaseKind::Consultation => ("Consulta", "Consultation"),
        CaseKind::Appeal => ("Recurso", "Appeal"),
        CaseKind::Suggestion => ("Sugerencia", "Suggestion"),
        CaseKind::Compliment => ("Felicitación", "Compliment"),
        CaseKind::WrongdoingReport => ("Denuncia", "Report of wrongdoing"),
        CaseKind::DataQuery => ("Consulta de datos personales", "Query about personal data"),
        CaseKind::DataClaim => ("Reclamo de datos personales", "Claim about personal data"),
        CaseKind::AuthorityRequest => ("Solicitud de otra autoridad", "Request of another authority"),
        CaseKind::CongressRequest => ("Solicitud de un congresista", "Request of a member of Congress"),
        CaseKind::ControlRequest => ("Solicitud de un órgano de control", "Request of an organ of control"),
    };
    if lang == Lang::Es { es } else { en }
}

/// `Página web`.
pub fn channel(channel: ContactChannel, lang: Lang) -> &'static str {
    let (es, en) = match channel {
        ContactChannel::Web => ("Página web", "Web page"),
        ContactChannel::Counter => ("Ventanilla", "Counter"),
        ContactChannel::Telephone => ("Teléfono", "Telephone"),
        ContactChannel::Written => ("Escrito", "Letter"),
        ContactChannel::Email => ("Correo electrónico", "E-mail"),
        ContactChannel::Api => ("Otro sistema", "Another system"),
    };
    if lang == Lang::Es { es } else { en }
}
