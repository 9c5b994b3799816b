//! A company with three officers, for stories about cases.

use std::collections::BTreeSet;
use std::sync::Arc;

use cases::actions::file_case::{self, FileCase, FileRefusal, Filed};
use cases::{CaseId, CaseRefusal, ContactChannel, MAX_BODY, PetitionForm, records, sheet};
use identity::account::Details;
use identity::actions::create_account::{self, NewAccount};
use kernel::{Actor, Failure, Fault, Never};
use store::{BoxFuture, Look, Query, Work};
use testkit::World;

/// What the triggers keep and what there is, where they differ.
const TALLY_DIFFERS: Query = Query::inline(
    "tally_differs",
    "SELECT k, CAST(SUM(n) AS BIGINT) FROM (\
         SELECT owner_id || ' ' || state || ' ' || due_on AS k, cases AS n FROM cases_open_tally \
         UNION ALL \
         SELECT COALESCE(owner_id, '') || ' ' || state || ' ' || due_on, -COUNT(*) FROM cases_cases \
         WHERE state NOT IN ('answered', 'withdrawn', 'referred', 'archived') GROUP BY 1) t \
     GROUP BY k HAVING SUM(n) <> 0",
);

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
                    let id =
                        create_account::run(work, &wish).await.map_err(|e| Fault::new(format!("{e:?}")))?;
                    made.push((id, name));
                }
                Ok::<_, Failure<Never>>(made)
            })
        });
        let actor = |(id, name): (_, &str)| {
            let permissions: BTreeSet<String> =
                cases::permissions::ALL.iter().map(|p| p.0.to_owned()).collect();
            Actor::Officer { id, name: Arc::from(name), permissions: Arc::new(permissions) }
        };
        let officers = made.await.unwrap().into_iter().map(actor).collect();
        House { world, officers }
    }

    pub fn form() -> PetitionForm {
        PetitionForm {
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
        }
    }

    pub async fn file_form(&self, key: &str, form: PetitionForm) -> Result<Filed, Failure<FileRefusal>> {
        let petition = form.check(self.world.store.clock().now().day(), MAX_BODY).unwrap();
        let filing = FileCase::new(key.into(), petition, ContactChannel::Web, Vec::new());
        let done = self.world.store.write("cases.file", Actor::Visitor, filing, |work, filing| {
            Box::pin(file_case::run(work, filing))
        });
        done.await
    }

    pub async fn file(&self, key: &str) -> Filed {
        self.file_form(key, House::form()).await.unwrap()
    }

    pub async fn file_as(&self, key: &str, body: &str) -> Result<Filed, Failure<FileRefusal>> {
        self.file_form(key, PetitionForm { body: body.into(), ..House::form() }).await
    }

    pub async fn file_bill(&self, key: &str, issued: &str) -> Filed {
        self.file_form(key, PetitionForm { bill_issued_on: issued.into(), ..House::form() }).await.unwrap()
    }

    pub async fn file_anonymous(&self, key: &str) -> Filed {
        let form = PetitionForm { identity: "anonymous".into(), ..House::form() };
        self.file_form(key, form).await.unwrap()
    }

    /// Does something as somebody; gives only what the domain refused.
    pub async fn act<I, F>(&self, actor: Actor, input: I, verb: F) -> Result<(), CaseRefusal>
    where
        I: Send + Sync + 'static,
        F: for<'a, 'w> Fn(&'a mut Work<'w>, &'a I) -> BoxFuture<'a, Result<(), Failure<CaseRefusal>>>
            + Send
            + 'static,
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

    pub async fn sheet(&self, id: CaseId) -> sheet::Sheet {
        self.look(id, |l, id| {
            Box::pin(async move { Ok(sheet::load(l, *id).await?.expect("the case is there")) })
        })
        .await
    }

    pub async fn answer_version(&self, id: CaseId) -> i64 {
        let answer = self.look(id, |l, id| Box::pin(async move { records::answer_of(l, *id).await })).await;
        answer.map_or(0, |a| a.version)
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
                for mut row in look.rows(TALLY_DIFFERS, &[]).await? {
                    found.push(format!("the tally says {}: {}", row.take::<String>()?, row.take::<i64>()?));
                }
                Ok::<_, Failure<Never>>(found)
            })
        });
        checked.await.unwrap()
    }
}
