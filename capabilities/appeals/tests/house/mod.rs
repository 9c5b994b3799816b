//! A company with three officers, for stories about appeals.
#![allow(dead_code)] // each test binary uses a part

use std::collections::BTreeSet;
use std::sync::Arc;

use appeals::actions::{self, FileAppeal, FiledAppeal, Wish};
use appeals::{AppealCase, AppealRefusal, records};
use cases::actions::classify_case::{self, ClassifyCase};
use cases::actions::file_case::{self, FileCase, Filed};
use cases::actions::request_signature::{self, RequestSignature};
use cases::actions::sign_answer::{self, SignAnswer};
use cases::actions::write_answer::{self, WriteAnswer};
use cases::{
    CaseId, CaseKind, CaseRefusal, ContactChannel, LetterText, MAX_BODY, PetitionForm, ResponseType,
    records as case_records,
};
use identity::api::{Details, NewAccount, create_account};
use kernel::{Actor, Day, Failure, Fault, Never};
use notices::actions::record_knowledge::{self, RecordKnowledge};
use store::{BoxFuture, Look, Query, Reactions, Timers, Work};
use testkit::World;
use web::Capability;

/// Those that hear of cases.
pub const HEARING: [Capability; 4] =
    [documents::CAPABILITY, cases::CAPABILITY, notices::CAPABILITY, appeals::CAPABILITY];

pub struct House {
    pub world: World,
    /// Ana, Berta and Carlos.
    pub officers: Vec<Actor>,
}

impl House {
    pub async fn new(world: World) -> House {
        let made = world.store.write("house", Actor::System("test"), (), |work, ()| {
            Box::pin(async move {
                identity::seed_roles(work).await?;
                let mut made = Vec::new();
                for name in ["Ana Gómez", "Berta Díaz", "Carlos Peña"] {
                    let login = name.split(' ').next().unwrap_or_default().to_lowercase();
                    let details =
                        Details { name: name.into(), title: "Abogada".into(), area: "Comercial".into() };
                    let wish =
                        NewAccount { login, details, roles: vec!["lawyer".into()], ..NewAccount::default() };
                    let id = create_account(work, &wish).await.map_err(|e| Fault::new(format!("{e:?}")))?;
                    made.push((id, name));
                }
                Ok::<_, Failure<Never>>(made)
            })
        });
        let actor = |(id, name): (_, &str)| {
            let all = cases::permissions::ALL.iter().chain(appeals::permissions::ALL);
            let permissions: BTreeSet<String> = all.map(|p| p.0.to_owned()).collect();
            Actor::Officer { id, name: Arc::from(name), permissions: Arc::new(permissions) }
        };
        let officers = made.await.unwrap().into_iter().map(actor).collect();
        House { world, officers }
    }

    pub fn today(&self) -> Day {
        self.world.store.clock().now().day()
    }

    /// Files a claim.
    pub async fn file(&self, key: &str) -> Filed {
        let form = PetitionForm {
            kind: "claim".into(),
            service: "water".into(),
            account_number: "104882-7".into(),
            body: "La factura de noviembre llegó por tres veces lo usual.".into(),
            name: "María Elena Ríos".into(),
            document_type: "CC".into(),
            document_number: "24.254.207".into(),
            email: "maria@correo.example".into(),
            reply_by: "email".into(),
            ..PetitionForm::default()
        };
        let petition = form.check(self.today(), MAX_BODY).unwrap();
        let filing = FileCase::new(key.into(), petition, ContactChannel::Web, Vec::new());
        let done = self.world.store.write("cases.file", Actor::Visitor, filing, |work, filing| {
            Box::pin(file_case::run(work, filing))
        });
        done.await.unwrap()
    }

    /// Answers a case: Ana writes, Berta signs.
    pub async fn decide(&self, id: CaseId, response: ResponseType) -> Result<(), CaseRefusal> {
        let version = self.look(id, |l, id| {
            Box::pin(async move { Ok(case_records::answer_of(l, *id).await?.map_or(0, |a| a.version)) })
        });
        let version = version.await;
        let text = LetterText {
            facts: "Usted reclamó.".into(),
            decision: "No accedemos.".into(),
            lies: Some(cases::appeals::AppealsThatLie::WithSubsidiary),
            ..LetterText::default()
        };
        let written = WriteAnswer { id, version, response: Some(response), text };
        let version =
            self.act(self.officers[0].clone(), written, |w, i| Box::pin(write_answer::run(w, i))).await?;
        let asked = RequestSignature { id, version };
        self.act(self.officers[0].clone(), asked, |w, i| Box::pin(request_signature::run(w, i))).await?;
        let sign = SignAnswer { id, version: version + 1 };
        self.act(self.officers[1].clone(), sign, |w, i| Box::pin(sign_answer::run(w, i))).await?;
        self.react().await;
        Ok(())
    }

    /// A claim that was denied, and whose notice is open.
    pub async fn denied(&self, key: &str) -> Filed {
        let filed = self.file(key).await;
        self.react().await;
        self.decide(filed.id, ResponseType::Denied).await.unwrap();
        filed
    }

    /// An officer finds what a case is.
    pub async fn classify(&self, id: CaseId, kind: CaseKind) {
        self.classify_anyhow(id, kind).await.unwrap();
    }

    /// The same, if it is possible.
    pub async fn classify_anyhow(&self, id: CaseId, kind: CaseKind) -> Result<(), CaseRefusal> {
        let (service, cause) = (Some("water".to_owned()), None);
        let priority = cases::Priority::None;
        let found = ClassifyCase { id, version: None, kind, service, cause, priority };
        let done = self.act(self.officers[0].clone(), found, |w, i| {
            Box::pin(async move { classify_case::run(w, i).await.map(drop) })
        });
        done.await?;
        self.react().await;
        Ok(())
    }

    /// The place in the log of the last event of a kind about a case.
    pub async fn last_of(&self, id: CaseId, kind: &'static str) -> i64 {
        let events = self
            .look(id, move |l, id| Box::pin(async move { l.events_of(&cases::events::subject(*id)).await }));
        let last = events.await.into_iter().rfind(|e| e.kind == kind);
        last.unwrap_or_else(|| panic!("{kind} was not announced")).seq
    }

    /// What is written down in a case for the company alone, oldest first.
    pub async fn notes(&self, id: CaseId) -> Vec<String> {
        const NOTES: &str =
            "SELECT body FROM cases_entries WHERE case_id = $1 AND kind = 'note' ORDER BY at, id";
        self.look(id, |l, id| {
            Box::pin(async move {
                let rows = l.rows(Query::inline("notes", NOTES), store::args![*id]).await?;
                rows.into_iter().map(|mut row| row.take()).collect()
            })
        })
        .await
    }

    /// The person shows that they know the decision: they are notified today.
    pub async fn serve(&self, case: CaseId) {
        let what = "Preguntó por la respuesta en la sala.".to_owned();
        let known = RecordKnowledge { case, version: None, on: self.today(), what, proof: None };
        let done = self.world.store.write("serve", self.officers[0].clone(), known, |work, known| {
            Box::pin(async move { record_knowledge::run(work, known).await.map(drop) })
        });
        done.await.unwrap();
        self.react().await;
    }

    /// Files an appeal as the person does.
    pub async fn appeal(
        &self,
        key: &str,
        parent: CaseId,
        subsidiary: bool,
    ) -> Result<FiledAppeal, AppealRefusal> {
        let attacked = self.look(parent, |l, id| Box::pin(async move { actions::attacked(l, *id).await }));
        let attacked = attacked.await.expect("the case is there");
        let wish = Wish { subsidiary, reasons: "No me explicaron.".into(), ..Wish::default() };
        let filing =
            FileAppeal::new(format!("form:{key}"), &attacked, &wish, ContactChannel::Web, Vec::new())?;
        let done =
            self.act(Actor::Visitor, filing, |work, filing| Box::pin(actions::file_appeal(work, filing)));
        let done = done.await?;
        self.react().await;
        Ok(done)
    }

    /// Does something as somebody; gives only what the domain refused.
    pub async fn act<I, T, R, F>(&self, actor: Actor, input: I, verb: F) -> Result<T, R>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        R: std::fmt::Debug + Send + 'static,
        F: for<'a, 'w> Fn(&'a mut Work<'w>, &'a I) -> BoxFuture<'a, Result<T, Failure<R>>> + Send + 'static,
    {
        self.world.store.write("act", actor, input, verb).await.map_err(|failure| match failure {
            Failure::Refused(refusal) => refusal,
            Failure::Broke(fault) => panic!("{fault}"),
        })
    }

    pub async fn look<T, F>(&self, id: CaseId, question: F) -> T
    where
        T: Send + 'static,
        F: for<'a, 'l> Fn(&'a mut Look<'l>, &'a CaseId) -> BoxFuture<'a, Result<T, Fault>>
            + Send
            + Sync
            + 'static,
    {
        let question = Arc::new(question);
        let asked = self.world.store.read("look", id, move |look, id| {
            let question = Arc::clone(&question);
            Box::pin(async move { Ok::<T, Failure<Never>>(question(look, id).await?) })
        });
        asked.await.unwrap()
    }

    pub async fn load(&self, case: CaseId) -> AppealCase {
        self.look(case, |l, id| Box::pin(async move { records::load(l, *id).await }))
            .await
            .expect("the appeal is there")
    }

    /// State, `contested` in words and day of firmness of the notice of a decision.
    pub async fn notice(&self, case: CaseId) -> notices::Notice {
        let found =
            self.look(case, |l, id| Box::pin(async move { notices::records::load(l, *id).await })).await;
        found.expect("the notice is open").notice
    }

    /// Everything that follows from what was announced.
    pub async fn react(&self) {
        let all = HEARING.iter().flat_map(|c| (c.reactions)()).collect();
        let reactions = Reactions::new(all);
        while reactions.catch_up(&self.world.store).await.unwrap() > 0 {}
    }

    /// Everything that the calendar does.
    pub async fn tick(&self) {
        let all = [notices::CAPABILITY, appeals::CAPABILITY].iter().flat_map(|c| (c.timers)()).collect();
        Timers::new(all).run_due(&self.world.store).await.unwrap();
        self.react().await;
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        let counted = self.world.store.read("count", sql, |look, sql| {
            Box::pin(async move {
                Ok::<i64, Failure<Never>>(look.one(Query::inline("count", sql), &[]).await?.take()?)
            })
        });
        counted.await.unwrap()
    }

    /// Everything that is wrong with the chain and the books.
    pub async fn verify(&self) -> Vec<String> {
        let checked = self.world.store.read("verify", (), |look, ()| {
            Box::pin(async move {
                let mut found = filing::verify_books(look).await?.problems;
                found.extend(look.verify_events().await?.broken_at.map(|(seq, why)| format!("{seq}: {why}")));
                Ok::<_, Failure<Never>>(found)
            })
        });
        checked.await.unwrap()
    }
}
