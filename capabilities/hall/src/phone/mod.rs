//! The page of one turn on the phone of who waits, and what that phone is told while the page is closed.

mod herald;
mod page;
mod push;
mod pusher;
mod records;
mod refusal;
mod samples;
mod step;
mod subscribe;
mod take;
mod words;

use futures::future::BoxFuture;
use kernel::{At, Fault, Lang};
use store::{Every, Moment, Timer, Work};
use web::{Access, Limit, Routes, TextSource};

pub use herald::{Herald, follow_phones};
pub use pusher::{BadSubscription, PushMessage, PushSubscription, Pushed, Pusher};
pub use refusal::PushRefusal;

/// Every query of this part.
pub(crate) const QUERIES: &[store::Query] = records::ALL;
/// Its sentences.
pub(crate) const TEXTS: &[TextSource] =
    &[(Lang::Es, include_str!("es.ftl")), (Lang::En, include_str!("en.ftl"))];

/// Its URLs. Whoever has the address of a turn may follow it, give it up and let others pass.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get("/turno/{secret}", Access::Public, page::show)
        .limit(Limit::per_minute(240))
        .post("/turno/{secret}", Access::Public, push::submit)
        .limit(Limit::per_minute(20))
        .post("/turno/{secret}/sin-aviso", Access::Public, push::undo)
        .limit(Limit::per_minute(20))
        .get("/turno/{secret}/trabajador.js", Access::Public, push::worker)
        .limit(Limit::per_minute(60))
        .get("/turno/{secret}/vivo", Access::Public, page::live)
        .limit(Limit::per_minute(60))
        .post("/turno/{secret}/despues", Access::Public, page::later)
        .limit(Limit::per_minute(20))
        .post("/turno/{secret}/desistir", Access::Public, page::leave)
        .limit(Limit::per_minute(20))
        .get("/sala/{site}/turno", Access::Public, take::show)
        .limit(Limit::per_minute(60))
        .post("/sala/{site}/turno", Access::Public, take::submit)
        .limit(Limit::per_minute(10))
}

/// Its pages in every state.
pub(crate) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    samples::all(lang)
}

/// What it does when a fact is announced: nothing; the herald looks by itself.
pub(crate) fn reactions() -> Vec<store::Reaction> {
    Vec::new()
}

/// What it does by the calendar.
pub(crate) fn timers() -> Vec<Timer> {
    vec![Timer { name: "hall.forget_phones", every: Every::Day { hour: 0, minute: 15 }, run: forget_phones }]
}

/// The herald forgets the phones of a turn that is over; here go those whose key the program lost.
fn forget_phones<'a>(work: &'a mut Work<'_>, moment: &'a Moment) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move { records::forget_before(work, At::start_of(moment.day)).await })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_of_the_file_has_its_constant() {
        let wrong = store::check_queries(super::QUERIES, include_str!("queries.sql"));
        assert_eq!(wrong, Vec::<String>::new());
    }
}
