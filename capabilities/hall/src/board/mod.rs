//! What the room sees and hears: the board, the voice, the display of a counter.

mod captions;
mod clips;
mod display;
mod emergency;
mod legibility;
mod messages;
mod records;
mod refusal;
mod samples;
mod screen;
mod voice;
mod wav;
mod words;

use kernel::Lang;
use web::{Access, Limit, Routes, TextSource};

use crate::permissions;

pub use captions::Captions;
pub use display::caption;
pub use emergency::{SetEmergency, run as set_emergency};
pub(crate) use messages::immutable;
pub(crate) use screen::clock;
pub use voice::{Speaker, Voice};

/// Every query of this part.
pub(crate) const QUERIES: &[store::Query] = records::ALL;
/// Its sentences.
pub(crate) const TEXTS: &[TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// Its URLs. A board shows no personal data, so anybody may look.
pub(crate) fn routes(routes: Routes) -> Routes {
    let (lead, manage) = (Access::Officer(permissions::LEAD), Access::Officer(permissions::MANAGE));
    let attend = Access::Officer(permissions::ATTEND);
    routes
        .get("/sala/{site}/tablero", Access::Public, screen::show)
        .get("/sala/{site}/tablero/estado", Access::Public, screen::state)
        .get("/sala/{site}/tablero/vivo", Access::Public, screen::live)
        .get("/sala/{site}/tablero/mensajes/{id}", Access::Public, messages::media)
        .get("/sala/voz/{file}", Access::Public, voice::play)
        .limit(Limit::per_minute(240))
        .get("/sala/{site}/modulo/{number}", Access::Public, display::show)
        .get("/sala/{site}/modulo/{number}/estado", Access::Public, display::state)
        .get("/sala/{site}/modulo/{number}/escribir", attend, display::write)
        .post("/sala/{site}/modulo/{number}/escribir", attend, display::submit)
        .get("/coordinacion/emergencia", lead, emergency::show)
        .post("/coordinacion/emergencia", lead, emergency::submit)
        .get("/ajustes/sala/tablero", manage, messages::show)
        .post("/ajustes/sala/tablero", manage, messages::submit)
        .body(messages::WITH_CLIP)
        .get("/ajustes/sala/voz", manage, clips::show)
        .post("/ajustes/sala/voz", manage, clips::submit)
        .body(clips::WITH_CLIPS)
}

/// Its pages in every state.
pub(crate) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    samples::all(lang)
}

/// What it does when a fact is announced.
pub(crate) fn reactions() -> Vec<store::Reaction> {
    Vec::new()
}

/// What it does by the calendar.
pub(crate) fn timers() -> Vec<store::Timer> {
    Vec::new()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_of_the_file_has_its_constant() {
        let wrong = store::check_queries(super::QUERIES, include_str!("queries.sql"));
        assert_eq!(wrong, Vec::<String>::new());
    }
}
