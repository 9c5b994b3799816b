//! A company with decided cases, officers and citizens at their browsers, for stories about notices.
#![allow(dead_code)] // each test binary uses a part

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Request, header};
use cases::actions::answer_matter::{self, AnswerMatter};
use cases::actions::archive_lapsed::{self, ArchiveLapsed};
use cases::actions::file_case::{self, FileCase};
use cases::actions::request_completion::{self, RequestCompletion};
use cases::actions::request_signature::{self, RequestSignature};
use cases::actions::sign_answer::{self, SignAnswer};
use cases::actions::split_matters::{self, SplitMatters};
use cases::actions::write_answer::{self, WriteAnswer};
use cases::matter::AskedMatter;
use cases::{CaseId, ContactChannel, LetterText, MAX_BODY, PetitionForm, ResponseType};
use documents::testing::{MemoryBlobs, PlainPress};
use documents::{BlobStore, Typesetter};
use futures::future::BoxFuture;
use http_body_util::BodyExt;
use identity::api::{Details, NewAccount};
use kernel::{AccountId, Actor, Failure, Fault, Lang, Never};
use notices::{Attempt, Notice, NoticeRefusal, records};
use store::{Query, Reactions, Timers, Work};
use testkit::World;
use tower::ServiceExt;
use web::testing::Doorman;
use web::{App, AppBuilder, Capability, Settings, SiteInfo};

pub const CAPABILITIES: [Capability; 8] = [
    identity::CAPABILITY,
    deadlines::CAPABILITY,
    documents::CAPABILITY,
    dispatch::CAPABILITY,
    people::CAPABILITY,
    company::CAPABILITY,
    cases::CAPABILITY,
    notices::CAPABILITY,
];

pub struct House {
    pub world: World,
    pub officers: Vec<Actor>,
    app: App,
    seq: Mutex<u32>,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub kind: String,
    pub body: String,
}

/// How the person files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// Accepts electronic notices.
    Electronic,
    /// Has an address.
    Letter,
    /// Says nothing about themselves.
    Nobody,
}

impl House {
    pub async fn new(world: World) -> House {
        let miraflor = company::miraflor();
        let founding = company::Founding {
            profile: miraflor.profile.clone(),
            colors: miraflor.colors.clone(),
            govco: true,
            public_url: "https://pqr.miraflor.example".into(),
        };
        let found = world.store.write("found", Actor::System("test"), founding, |work, founding| {
            Box::pin(company::found(work, founding))
        });
        found.await.unwrap();
        let made = world.store.write("house", Actor::System("test"), (), |work, ()| {
            Box::pin(async move {
                identity::seed_roles(work).await?;
                let mut made = Vec::new();
                for name in ["Ana Gómez", "Berta Díaz"] {
                    let login = name.split(' ').next().unwrap_or_default().to_lowercase();
                    let details =
                        Details { name: name.into(), title: "Abogada".into(), area: "Comercial".into() };
                    let wish =
                        NewAccount { login, details, roles: vec!["lawyer".into()], ..NewAccount::default() };
                    let id = identity::api::create_account(work, &wish).await;
                    made.push((id.map_err(|e| Fault::new(format!("{e:?}")))?, name));
                }
                Ok::<_, Failure<Never>>(made)
            })
        });
        let made = made.await.unwrap();
        let doorman = Doorman::of(made.iter().map(|(id, name)| (*id, (*name).to_owned())));
        let app = AppBuilder::new(world.store.clone())
            .site(SiteInfo::sample(Lang::Es))
            .settings(Settings { base_url: "https://pqr.miraflor.example".into(), ..Settings::default() })
            .capabilities(CAPABILITIES)
            .gatekeeper(Arc::new(doorman))
            .with_part::<dyn BlobStore>(Arc::new(MemoryBlobs::default()))
            .with_part::<dyn Typesetter>(Arc::new(PlainPress))
            .build()
            .unwrap();
        let actor = |(id, name): (AccountId, &str)| {
            let all = cases::permissions::ALL.iter().chain(notices::permissions::ALL);
            let permissions: BTreeSet<String> = all.map(|p| p.0.to_owned()).collect();
            Actor::Officer { id, name: Arc::from(name), permissions: Arc::new(permissions) }
        };
        let officers = made.into_iter().map(actor).collect();
        House { world, officers, app, seq: Mutex::new(0) }
    }

    /// Files a claim by a door; gives its id and the key of its link.
    pub async fn file(&self, who: Who, channel: ContactChannel) -> (CaseId, String) {
        let n = {
            let mut seq = self.seq.lock().unwrap();
            *seq += 1;
            *seq
        };
        let form = PetitionForm {
            kind: "claim".into(),
            service: "water".into(),
            account_number: "104882-7".into(),
            body: "La factura de noviembre llegó por tres veces lo usual.".into(),
            identity: if who == Who::Nobody { "anonymous".into() } else { "named".into() },
            name: "María Elena Ríos".into(),
            document_type: "CC".into(),
            document_number: format!("24.254.{:03}", 200 + n),
            email: if who == Who::Electronic { "maria@correo.example".into() } else { String::new() },
            address: if who == Who::Letter { "Calle 10 # 4-21".into() } else { String::new() },
            reply_by: match who {
                Who::Electronic => "email".into(),
                Who::Letter => "letter".into(),
                Who::Nobody => "page".into(),
            },
            accept_electronic: who == Who::Electronic,
            ..PetitionForm::default()
        };
        let petition = form.check(self.world.store.clock().now().day(), MAX_BODY);
        let petition = petition.unwrap_or_else(|wrong| panic!("{wrong:?}"));
        let filing = FileCase::new(format!("case-{n}"), petition, channel, Vec::new());
        let done = self.world.store.write("cases.file", Actor::Visitor, filing, |work, filing| {
            Box::pin(file_case::run(work, filing))
        });
        let filed = done.await.unwrap();
        let id = filed.id;
        let key = self.look(id, "SELECT tracking_key FROM cases_published WHERE id = $1").await;
        (id, key)
    }

    /// Asked aloud and answered by Ana in the same act.
    pub async fn answered_aloud(&self, channel: ContactChannel) -> CaseId {
        let form = PetitionForm {
            kind: "petition".into(),
            service: "water".into(),
            account_number: "104882-7".into(),
            body: "Pide que la factura le llegue al apartamento y no a la portería.".into(),
            identity: "named".into(),
            name: "María Elena Ríos".into(),
            reply_by: "pickup".into(),
            ..PetitionForm::default()
        };
        let petition = form.check(self.world.store.clock().now().day(), MAX_BODY);
        let petition = petition.unwrap_or_else(|wrong| panic!("{wrong:?}"));
        let mut filing = FileCase::new("aloud".into(), petition, channel, Vec::new());
        filing.answered = Some("Quedó cambiada la dirección de entrega; se le mostró.".into());
        let ana = self.officers[0].clone();
        let done = self
            .world
            .store
            .write("cases.file", ana, filing, |work, filing| Box::pin(file_case::run(work, filing)));
        done.await.unwrap().id
    }

    /// Splits a claim in two, and Berta answers the second one by its own letter; gives the id of that
    /// decision.
    pub async fn decide_matter(&self, id: CaseId) -> CaseId {
        let asked =
            [AskedMatter::new("PQR_SPD", "El consumo"), AskedMatter::new("PQR_SPD", "El cobro de aseo")];
        let split = SplitMatters { id, version: None, matters: asked.into() };
        let answer = AnswerMatter {
            id,
            version: None,
            matter: 2,
            response: Some(ResponseType::Denied),
            lies: Some(cases::appeals::AppealsThatLie::WithSubsidiary),
            reserve: String::new(),
            decision: "El aseo se cobra por el uso del inmueble.".into(),
        };
        let (store, berta) = (&self.world.store, || self.officers[1].clone());
        let done = store.write("split", berta(), split, |w, i| {
            Box::pin(async move { split_matters::run(w, i).await.map(drop) })
        });
        done.await.unwrap();
        let done = store.write("answer", berta(), answer, |w, i| {
            Box::pin(async move { answer_matter::run(w, i).await.map(drop) })
        });
        done.await.unwrap();
        self.react().await;
        let letter = "SELECT letter_id FROM cases_matters WHERE number = 2 AND case_id = $1";
        self.look(id, letter).await.parse().unwrap()
    }

    /// Something is asked for, nobody brings it, and Berta archives the case; gives its id.
    pub async fn archived(&self) -> CaseId {
        self.world.at("2026-03-13T08:00");
        let (id, _) = self.file(Who::Letter, ContactChannel::Web).await;
        let ask = RequestCompletion { id, version: None, what: "La copia de la factura de marzo.".into() };
        let store = &self.world.store;
        let done = store.write("ask", self.officers[0].clone(), ask, |w, i| {
            Box::pin(async move { request_completion::run(w, i).await.map(drop) })
        });
        done.await.unwrap();
        self.world.at("2026-04-20T09:00");
        let reasons = "Pasó el mes y no llegó la copia.".into();
        let archive = ArchiveLapsed { id, version: None, reasons };
        let done = store.write("archive", self.officers[1].clone(), archive, |w, i| {
            Box::pin(async move { archive_lapsed::run(w, i).await.map(drop) })
        });
        done.await.unwrap();
        self.react().await;
        id
    }

    async fn look(&self, id: CaseId, sql: &'static str) -> String {
        let read = self.world.store.read("look", (id, sql), |look, (id, sql)| {
            Box::pin(async move {
                let row = look.one(Query::inline("look", sql), store::args![*id]).await?.take::<String>()?;
                Ok::<_, Failure<Never>>(row)
            })
        });
        read.await.unwrap()
    }

    /// Ana writes the answer, Berta signs it, and everybody hears of it.
    pub async fn decide(&self, id: CaseId) {
        let text = LetterText {
            greeting: "Reciba un saludo.".into(),
            facts: "Usted, con C.C. 24.254.207, reclamó por la cuenta 104882-7.".into(),
            decision: "Confirmamos el cobro de $ 214.600 de noviembre.".into(),
            lies: Some(cases::appeals::AppealsThatLie::WithSubsidiary),
            ..LetterText::default()
        };
        let (ana, berta) = (self.officers[0].clone(), self.officers[1].clone());
        let store = &self.world.store;
        let input = WriteAnswer { id, version: 0, response: Some(ResponseType::Denied), text };
        store
            .write("w", ana.clone(), input, |w, i| {
                Box::pin(async move { write_answer::run(w, i).await.map(drop) })
            })
            .await
            .unwrap();
        let input = RequestSignature { id, version: self.answer_version(id).await };
        store
            .write("r", ana, input, |w, i| {
                Box::pin(async move { request_signature::run(w, i).await.map(drop) })
            })
            .await
            .unwrap();
        let input = SignAnswer { id, version: self.answer_version(id).await };
        store
            .write("s", berta, input, |w, i| Box::pin(async move { sign_answer::run(w, i).await.map(drop) }))
            .await
            .unwrap();
        self.react().await;
    }

    async fn answer_version(&self, id: CaseId) -> i64 {
        let read = self.world.store.read("v", id, |look, id| {
            Box::pin(async move {
                let answer = cases::records::answer_of(look, *id).await?;
                Ok::<_, Failure<Never>>(answer.map_or(0, |a| a.version))
            })
        });
        read.await.unwrap()
    }

    /// A case that was decided now, with its notice open.
    pub async fn decided(&self, who: Who) -> (CaseId, String) {
        let (id, key) = self.file(who, ContactChannel::Web).await;
        self.decide(id).await;
        (id, key)
    }

    /// Lets everybody hear what was announced.
    pub async fn react(&self) {
        let all = CAPABILITIES.iter().flat_map(|c| (c.reactions)()).collect();
        Reactions::new(all).catch_up(&self.world.store).await.unwrap();
    }

    /// Lets the calendar do what is due.
    pub async fn tick(&self) {
        Timers::new((notices::CAPABILITY.timers)()).run_due(&self.world.store).await.unwrap();
        self.react().await;
    }

    pub async fn notice(&self, id: CaseId) -> Notice {
        let read = self.world.store.read("n", id, |look, id| {
            Box::pin(async move { Ok::<_, Failure<Never>>(records::load(look, *id).await?) })
        });
        read.await.unwrap().expect("the notice is there").notice
    }

    pub async fn has_notice(&self, id: CaseId) -> bool {
        let read = self.world.store.read("n", id, |look, id| {
            Box::pin(async move { Ok::<_, Failure<Never>>(records::load(look, *id).await?.is_some()) })
        });
        read.await.unwrap()
    }

    pub async fn attempts(&self, id: CaseId) -> Vec<Attempt> {
        let read = self.world.store.read("a", id, |look, id| {
            Box::pin(async move { Ok::<_, Failure<Never>>(records::attempts(look, *id).await?) })
        });
        read.await.unwrap()
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        let counted = self.world.store.read("count", sql, |look, sql| {
            Box::pin(async move {
                Ok::<i64, Failure<Never>>(look.one(Query::inline("count", sql), &[]).await?.take()?)
            })
        });
        counted.await.unwrap()
    }

    /// Does something as Ana; gives only what the domain refused.
    pub async fn act<I, F>(&self, input: I, verb: F) -> Result<(), NoticeRefusal>
    where
        I: Send + Sync + 'static,
        F: for<'a, 'w> Fn(&'a mut Work<'w>, &'a I) -> BoxFuture<'a, Result<(), Failure<NoticeRefusal>>>
            + Send
            + 'static,
    {
        let done = self.world.store.write("act", self.officers[0].clone(), input, verb).await;
        done.map_err(|failure| match failure {
            Failure::Refused(refusal) => refusal,
            Failure::Broke(fault) => panic!("{fault}"),
        })
    }

    /// What was announced about notices, in order.
    pub async fn told(&self, id: CaseId) -> Vec<String> {
        let read = self.world.store.read("told", id, |look, id| {
            Box::pin(async move {
                let all = look.events_of(&cases::events::subject(*id)).await?;
                let ours = all.into_iter().filter(|e| e.kind.starts_with("notices."));
                Ok::<_, Failure<Never>>(ours.map(|e| e.kind).collect())
            })
        });
        read.await.unwrap()
    }

    pub async fn get(&self, who: &str, path: &str) -> Answer {
        self.ask(who, Request::get(path), Body::empty()).await
    }

    pub async fn post(&self, who: &str, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(who, request, Body::from(body)).await
    }

    pub async fn upload(&self, who: &str, path: &str, pairs: &[(&str, &str)], file: (&str, &[u8])) -> Answer {
        let mut body = Vec::new();
        for (name, value) in pairs {
            let part = format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.as_bytes());
        }
        let head =
            format!("--x\r\nContent-Disposition: form-data; name=\"proof\"; filename=\"{}\"\r\n\r\n", file.0);
        body.extend([head.as_bytes(), file.1, b"\r\n--x--\r\n"].concat());
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.ask(who, request, Body::from(body)).await
    }

    async fn ask(&self, who: &str, request: axum::http::request::Builder, body: Body) -> Answer {
        let cookie = format!("{}={who}.0123456789abcdef", web::session_name(false));
        let request = request.header(header::COOKIE, cookie).header(header::ACCEPT, "text/html");
        let response = web::router(&self.app).oneshot(request.body(body).unwrap()).await.unwrap();
        let text =
            |name| response.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        let (status, location, kind) =
            (response.status().as_u16(), text(header::LOCATION), text(header::CONTENT_TYPE));
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, location, kind, body: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

/// An officer who may do everything here.
pub const ANA: &str = "ana.notices-read.notices-serve.cases-read.people-reveal";

/// The value of a hidden field inside of the form with this action.
pub fn hidden(html: &str, action: &str, name: &str) -> String {
    let form = html.split("<form").find(|f| f.contains(&format!("action=\"{action}\""))).unwrap_or_default();
    let tag = form.split("<input type=\"hidden\"").find(|t| t.contains(&format!("name=\"{name}\"")));
    let value = tag.and_then(|t| t.split("value=\"").nth(1)).and_then(|t| t.split('"').next());
    value.unwrap_or_default().to_owned()
}
