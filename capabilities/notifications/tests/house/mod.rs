//! Aguas de Miraflor with an agent, a head of the same area, a head of another one, and a signer.
#![allow(dead_code)] // each test binary uses a part

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, header};
use cases::actions::answer_matter::{self, AnswerMatter};
use cases::actions::assign_case::{self, AssignCase};
use cases::actions::file_case::{self, FileCase, Filed};
use cases::actions::split_matters::{self, SplitMatters};
use cases::actions::withdraw_case::{self, WithdrawCase};
use cases::matter::AskedMatter;
use cases::{CaseId, ContactChannel, MAX_BODY, PetitionForm};
use futures::future::BoxFuture;
use http_body_util::BodyExt;
use identity::account::Details;
use identity::actions::create_account::{self, NewAccount};
use kernel::{AccountId, Actor, Failure, Fault, Lang, Never, Permission};
use store::{Query, Reactions, Timers, Work};
use testkit::World;
use tower::ServiceExt;
use web::testing::Doorman;
use web::{App, AppBuilder, Capability, Settings, SiteInfo};

/// Who works here: first name, login, role, area.
const PEOPLE: [(&str, &str, &str, &str); 4] = [
    ("Ana", "ana@miraflor.example", "agent", "Comercial"),
    ("Berta", "berta@miraflor.example", "head", "Comercial"),
    ("Carlos", "carlos@miraflor.example", "head", "Operación"),
    ("Diana", "diana", "agent", "Comercial"),
];

const CAPABILITIES: [Capability; 7] = [
    identity::CAPABILITY,
    deadlines::CAPABILITY,
    documents::CAPABILITY,
    dispatch::CAPABILITY,
    people::CAPABILITY,
    cases::CAPABILITY,
    notifications::CAPABILITY,
];

pub struct House {
    pub world: World,
    pub ids: HashMap<&'static str, AccountId>,
    app: App,
    reactions: Reactions,
    timers: Timers,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub kind: String,
    pub body: String,
}

impl House {
    pub async fn new(world: World) -> House {
        let miraflor = company::miraflor();
        let founding = company::Founding {
            profile: miraflor.profile.clone(),
            colors: miraflor.colors.clone(),
            govco: false,
            public_url: "https://pqr.miraflor.example".into(),
        };
        let found = world.store.write("found", Actor::System("test"), founding, |work, founding| {
            Box::pin(company::found(work, founding))
        });
        found.await.unwrap();
        let made = world.store.write("house", Actor::System("test"), (), |work, ()| {
            Box::pin(async move {
                identity::seed_roles(work).await?;
                let mut made = HashMap::new();
                for (name, login, role, area) in PEOPLE {
                    let details = Details { name: name.into(), title: String::new(), area: area.into() };
                    let wish = NewAccount {
                        login: login.into(),
                        details,
                        roles: vec![role.into()],
                        ..NewAccount::default()
                    };
                    let id = create_account::run(work, &wish).await;
                    made.insert(name, id.map_err(|e| Fault::new(format!("{e:?}")))?);
                }
                Ok::<_, Failure<Never>>(made)
            })
        });
        let ids = made.await.unwrap();
        let app = AppBuilder::new(world.store.clone())
            .site(SiteInfo::sample(Lang::Es))
            .settings(Settings { base_url: "https://pqr.miraflor.example".into(), ..Settings::default() })
            .capabilities(CAPABILITIES)
            .gatekeeper(Arc::new(Doorman::of(ids.iter().map(|(name, id)| (*id, (*name).to_owned())))))
            .build()
            .unwrap();
        let reactions = Reactions::new((notifications::CAPABILITY.reactions)());
        let timers = Timers::new((notifications::CAPABILITY.timers)());
        House { world, ids, app, reactions, timers }
    }

    /// A claim: fifteen business days, positive silence.
    pub async fn file(&self, key: &str) -> Filed {
        let form = PetitionForm {
            kind: "claim".into(),
            service: "water".into(),
            account_number: "104882-7".into(),
            body: format!("La factura llegó por tres veces lo usual: {key}."),
            name: "María Elena Ríos".into(),
            document_type: "CC".into(),
            document_number: "24.254.207".into(),
            email: "maria@correo.example".into(),
            reply_by: "email".into(),
            ..PetitionForm::default()
        };
        let petition = form.check(self.world.store.clock().now().day(), MAX_BODY).unwrap();
        let filing = FileCase::new(key.into(), petition, ContactChannel::Web, Vec::new());
        let done = self.world.store.write("cases.file", Actor::Visitor, filing, |work, filing| {
            Box::pin(file_case::run(work, filing))
        });
        done.await.unwrap()
    }

    pub async fn assign(&self, id: CaseId, to: &str) {
        let assign = AssignCase { id, to: self.ids[to], version: None };
        let actor = self.actor("Berta", "cases.assign");
        let done =
            self.world.store.write("cases.assign", actor, assign, |w, a| Box::pin(assign_case::run(w, a)));
        done.await.unwrap();
    }

    /// Splits a claim into itself and a copy that is asked for.
    pub async fn split(&self, id: CaseId) {
        let matters = [("PQR_SPD", "El cobro"), ("INFORMACION_DOCUMENTOS", "Copia")]
            .map(|(r, s)| AskedMatter::new(r, s));
        let wish = SplitMatters { id, version: None, matters: matters.into() };
        let actor = self.actor("Ana", "cases.answer");
        let done = self.world.store.write("split", actor, wish, |w, i| Box::pin(split_matters::run(w, i)));
        done.await.unwrap();
    }

    /// Answers one of its matters.
    pub async fn answer_matter(&self, id: CaseId, matter: i64) {
        let wish = AnswerMatter {
            id,
            version: None,
            matter,
            response: Some(cases::ResponseType::Granted),
            lies: Some(cases::appeals::AppealsThatLie::Nothing),
            reserve: String::new(),
            decision: "Adjuntamos la copia.".into(),
        };
        let actor = self.actor("Berta", "cases.sign");
        let done = self.world.store.write("answer", actor, wish, |w, i| Box::pin(answer_matter::run(w, i)));
        done.await.unwrap();
    }

    pub async fn withdraw(&self, id: CaseId) {
        let wish = WithdrawCase { id, reason: "Ya me arreglaron.".into() };
        let actor = self.actor("Berta", "cases.answer");
        let done = self.world.store.write("w", actor, wish, |w, wish| Box::pin(withdraw_case::run(w, wish)));
        done.await.unwrap();
    }

    fn actor(&self, name: &str, permission: &str) -> Actor {
        let permissions = [permission.to_owned()].into_iter().collect();
        Actor::Officer { id: self.ids[name], name: Arc::from(name), permissions: Arc::new(permissions) }
    }

    /// Time passes: what was announced is heard, what is due by the calendar is done.
    pub async fn at(&self, moment: &str) {
        self.world.at(moment);
        self.live().await;
    }

    pub async fn live(&self) {
        self.reactions.catch_up(&self.world.store).await.unwrap();
        self.timers.run_due(&self.world.store).await.unwrap();
        self.reactions.catch_up(&self.world.store).await.unwrap();
    }

    /// What an officer was told, oldest first: what, why, and where it stands.
    pub async fn told(&self, name: &str) -> Vec<String> {
        let rows = self.rows(
            "SELECT kind || ' ' || standing || ' ' || state FROM notifications_notices WHERE account = $1 \
             AND case_id <> '' ORDER BY id",
            self.ids[name].to_string(),
        );
        rows.await
    }

    /// What an officer was told about the company itself: what, of which day, and where it stands.
    pub async fn company_told(&self, name: &str) -> Vec<String> {
        let rows = self.rows(
            "SELECT kind || ' ' || about || ' ' || state FROM notifications_notices WHERE account = $1 \
             AND case_id = '' ORDER BY id",
            self.ids[name].to_string(),
        );
        rows.await
    }

    /// The file of a month and a service was uploaded.
    pub async fn send_to_regulator(&self, month: &str, service: &str) {
        let store = &self.world.store;
        let month = reports::Month::parse(month).unwrap();
        let service = catalog::UtilityService::parse(service).unwrap();
        let asked = reports::Asked { month, service, today: store.clock().now().day() };
        let outcome = reports::write_month(store, asked, true, &mut |_| Ok(())).await.unwrap();
        let (sha256, receipt) = (outcome.sha256.clone(), String::new());
        let sent = reports::RecordSent { asked, outcome, sha256, receipt };
        let actor = self.actor("Berta", "reports.export");
        let done = store.write("sent", actor, sent, |w, sent| Box::pin(reports::record_sent(w, sent)));
        done.await.unwrap();
    }

    /// The first column of a query with one argument.
    pub async fn rows(&self, sql: &'static str, arg: String) -> Vec<String> {
        let read = self.world.store.read("rows", (sql, arg), |look, (sql, arg)| {
            Box::pin(async move {
                let rows = look.rows(Query::inline("rows", sql), store::args![arg]).await?;
                let texts = rows.into_iter().map(|mut row| row.take::<String>());
                Ok::<_, Failure<Never>>(texts.collect::<Result<Vec<_>, Fault>>()?)
            })
        });
        read.await.unwrap()
    }

    /// Changes something behind everybody's back, as an import or another capability would.
    pub async fn change(&self, sql: &'static str, id: CaseId) {
        let done = self.world.store.write("change", Actor::System("test"), (sql, id), |work, (sql, id)| {
            Box::pin(async move {
                work.exec(Query::inline("change", sql), store::args![*id]).await?;
                notifications::actions::plan_cases::one(work, &id.to_string()).await?;
                Ok::<_, Failure<Never>>(())
            })
        });
        done.await.unwrap();
    }

    /// Another capability announces something about a case, with a day in its data.
    pub async fn announce(&self, kind: &'static str, id: CaseId, name: &'static str, day: &'static str) {
        self.announce_all(kind, id, serde_json::json!({ name: day })).await;
    }

    /// The same with all of its data.
    pub async fn announce_all(&self, kind: &'static str, id: CaseId, data: serde_json::Value) {
        let input = (kind, id, data);
        let done = self.world.store.write("say", Actor::System("test"), input, |work, (kind, id, data)| {
            Box::pin(async move {
                work.announce(store::Event { kind, subject: format!("cases/{id}"), data: data.clone() });
                Ok::<_, Failure<Never>>(())
            })
        });
        done.await.unwrap();
        self.live().await;
    }

    /// Runs a verb of the system.
    pub async fn work<T: Send + 'static>(
        &self,
        verb: impl for<'a, 'w> Fn(&'a mut Work<'w>) -> BoxFuture<'a, Result<T, Fault>>
        + Send
        + Sync
        + Copy
        + 'static,
    ) -> T {
        let done = self.world.store.write("verb", Actor::System("test"), (), move |work, ()| {
            Box::pin(async move { Ok::<T, Failure<Never>>(verb(work).await?) })
        });
        done.await.unwrap()
    }

    /// The mails written for a purpose, oldest first: address, subject, text.
    pub async fn mails(&self, purpose: &str) -> Vec<String> {
        let sql = "SELECT to_address || '|' || subject || '|' || body_text FROM dispatch_messages \
                   WHERE purpose = $1 ORDER BY id";
        self.rows(sql, purpose.into()).await
    }

    pub async fn get(&self, who: &str, path: &str) -> Answer {
        self.ask(who, Request::get(path), Body::empty()).await
    }

    pub async fn post(&self, who: &str, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(who, request, Body::from(body)).await
    }

    /// `who` is a first name and what it may do: `Ana cases.read notifications.read`; empty for a stranger.
    async fn ask(&self, who: &str, request: axum::http::request::Builder, body: Body) -> Answer {
        let session: String = who.split(' ').map(|p| p.replace('.', "-")).collect::<Vec<_>>().join(".");
        let cookie = format!("{}={session}.0123456789abcdef", web::session_name(false));
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

/// Everything that an officer of these tests may do.
pub const ANA: &str = "Ana cases.read notifications.read";
/// A head.
pub const BERTA: &str = "Berta cases.read notifications.read notifications.lead notifications.manage";

/// Whether a role that a new company gets has a permission.
pub fn seeded(role: &str, permission: Permission) -> bool {
    identity::role::SEED.iter().any(|r| r.code == role && r.permissions.contains(&permission.0))
}
