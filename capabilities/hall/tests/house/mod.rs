//! A hall for tests: the demo's lines and counters, officers by number, verbs in one line.
#![allow(dead_code)] // the tests of surveys use some of it

use std::sync::Arc;

use hall::actions::found_site::{self, FoundSite, Founded, NewCounter, NewService};
use hall::actions::{begin, call_next, finish, open_shift, take_ticket};
use hall::{Class, HallRefusal, Need, Origin, Outcome, ShiftId, Takes, Ticket, TicketId, Topic};
use kernel::{AccountId, Actor, At, Failure, Fault, Id, Lang};
use store::{BoxFuture, Look, Store, Work};

pub type Told<T> = Result<T, Failure<HallRefusal>>;

/// Officer number `n`.
pub fn officer(n: u8) -> AccountId {
    Id::new(At(1_700_000_000_000_000 + i64::from(n)), [n; 16])
}

pub fn actor(n: u8, may: &[&str]) -> Actor {
    let permissions = may.iter().map(|p| (*p).to_owned()).collect();
    Actor::Officer {
        id: officer(n),
        name: Arc::from(format!("Officer {n}")),
        permissions: Arc::new(permissions),
    }
}

pub fn agent(n: u8) -> Actor {
    actor(n, &["hall.attend"])
}

pub fn lead(n: u8) -> Actor {
    actor(n, &["hall.attend", "hall.lead"])
}

fn line(key: &str, prefix: &str) -> NewService {
    let topic = |key: &str| Topic { key: key.into(), es: key.into(), en: key.into(), cause: None };
    NewService {
        key: key.into(),
        name: format!("Línea {key}"),
        prefix: prefix.into(),
        topics: vec![topic("consumo"), topic("cuotas")],
        ..NewService::default()
    }
}

/// Three lines; counters 1 to 4 attend the first two, 5 the third, 6 preferential people of all; 2 and 6 are
/// reached by a wheelchair. Open at all hours.
pub fn plan() -> FoundSite {
    let counter = |number: i64, takes, accessible, services: &[&str]| NewCounter {
        number,
        name: format!("Módulo {number}"),
        takes,
        accessible,
        hearing_loop: false,
        services: services.iter().map(|s| (*s).to_owned()).collect(),
    };
    FoundSite {
        key: "centro".into(),
        name: "Sala del centro".into(),
        address: "Calle 14 9-31".into(),
        municipality: None,
        phone: None,
        last_chair_cm: 800,
        preferential_prefix: "P".into(),
        community_prefix: "C".into(),
        alarm_minutes: 20,
        hours: Vec::new(),
        services: vec![line("facturacion", "A"), line("tramites", "B"), line("pagos", "F")],
        counters: vec![
            counter(1, Takes::All, false, &["facturacion", "tramites"]),
            counter(2, Takes::All, true, &["facturacion", "tramites"]),
            counter(3, Takes::All, false, &["facturacion", "tramites"]),
            counter(4, Takes::All, false, &["facturacion", "tramites"]),
            counter(5, Takes::All, false, &["pagos"]),
            counter(6, Takes::Preferential, true, &["facturacion", "tramites", "pagos"]),
        ],
    }
}

pub struct House {
    pub store: Store,
    pub founded: Founded,
}

impl House {
    pub async fn new(store: &Store) -> House {
        House::with(store, plan()).await
    }

    pub async fn with(store: &Store, plan: FoundSite) -> House {
        let founded =
            write(store, Actor::System("test"), plan, |work, plan| Box::pin(found_site::run(work, plan)));
        House { store: store.clone(), founded: founded.await.expect("the site is founded") }
    }

    /// The same hall through another node.
    pub fn through(&self, store: &Store) -> House {
        House { store: store.clone(), founded: self.founded.clone() }
    }

    pub async fn act<I, T, F>(&self, actor: Actor, input: I, verb: F) -> Told<T>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        F: for<'a, 'w> Fn(&'a mut Work<'w>, &'a I) -> BoxFuture<'a, Told<T>> + Send + 'static,
    {
        write(&self.store, actor, input, verb).await
    }

    pub async fn look<I, T, F>(&self, input: I, question: F) -> T
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        F: for<'a, 'l> Fn(&'a mut Look<'l>, &'a I) -> BoxFuture<'a, Result<T, Fault>> + Send + Sync + 'static,
    {
        let question = std::sync::Arc::new(question);
        let asked = self.store.read("test.look", input, move |look, input| {
            let question = question.clone();
            Box::pin(async move { Ok::<_, Failure<kernel::Never>>(question(look, input).await?) })
        });
        asked.await.expect("the question is answered")
    }

    /// A turn as the kiosk asks for it.
    pub fn wish(&self, service: usize, class: Class) -> take_ticket::TakeTicket {
        take_ticket::TakeTicket {
            site: self.founded.site,
            service: self.founded.services[service],
            class,
            ground: None,
            needs: Vec::new(),
            origin: Origin::Kiosk,
            person: None,
            language: Lang::Es,
            at: None,
            number: None,
            request: None,
        }
    }

    pub async fn take(&self, wish: take_ticket::TakeTicket) -> Told<take_ticket::Taken> {
        self.act(Actor::Visitor, wish, |work, wish| Box::pin(take_ticket::run(work, wish))).await
    }

    pub async fn came(&self, service: usize, class: Class) -> take_ticket::Taken {
        self.take(self.wish(service, class)).await.expect("a turn is taken")
    }

    pub async fn came_with(&self, service: usize, class: Class, need: Need) -> take_ticket::Taken {
        let wish = take_ticket::TakeTicket { needs: vec![need], ..self.wish(service, class) };
        self.take(wish).await.expect("a turn is taken")
    }

    /// Officer `n` sits down at counter `n`.
    pub async fn open(&self, n: u8) -> ShiftId {
        self.open_at(n, n).await.expect("the counter opens")
    }

    pub async fn open_at(&self, n: u8, counter: u8) -> Told<ShiftId> {
        let counter = self.founded.counters[usize::from(counter) - 1];
        let open = open_shift::OpenShift { counter, officer: None };
        self.act(agent(n), open, |work, open| {
            Box::pin(async move { Ok(open_shift::run(work, open).await?.id) })
        })
        .await
    }

    pub async fn call(
        &self,
        n: u8,
        shift: ShiftId,
        request: Option<&str>,
    ) -> Told<Option<call_next::Called>> {
        let call = call_next::CallNext { shift, request: request.map(str::to_owned) };
        self.act(agent(n), call, |work, call| Box::pin(call_next::run(work, call))).await
    }

    pub async fn begin(&self, n: u8, ticket: TicketId) -> Told<Ticket> {
        self.act(agent(n), begin::Begin { ticket }, |work, c| Box::pin(begin::run(work, c))).await
    }

    pub async fn finish(&self, n: u8, ticket: TicketId) -> Told<finish::Finished> {
        let end =
            finish::Finish { ticket, topics: vec![], outcome: Outcome::Resolved, person: None, case: None };
        self.act(agent(n), end, |work, end| Box::pin(finish::run(work, end))).await
    }

    /// Calls, attends and finishes; gives the code, or nothing if nobody waits.
    pub async fn serve(&self, n: u8, shift: ShiftId) -> Option<String> {
        let called = self.call(n, shift, None).await.expect("the counter calls")?;
        self.begin(n, called.id).await.expect("the person is there");
        self.finish(n, called.id).await.expect("the attention ends");
        Some(called.code.to_string())
    }

    pub async fn ticket(&self, id: TicketId) -> Ticket {
        self.look(id, |look, id| Box::pin(hall::records::ticket(look, *id))).await.expect("the turn is there")
    }
}

async fn write<I, T, F>(store: &Store, actor: Actor, input: I, verb: F) -> Told<T>
where
    I: Send + Sync + 'static,
    T: Send + 'static,
    F: for<'a, 'w> Fn(&'a mut Work<'w>, &'a I) -> BoxFuture<'a, Told<T>> + Send + 'static,
{
    store.write("hall.test", actor, input, verb).await
}

/// The refusal of what must be refused.
pub fn refused<T: std::fmt::Debug>(told: Told<T>) -> HallRefusal {
    match told {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}
