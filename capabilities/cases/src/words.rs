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
