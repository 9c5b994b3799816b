//! From the filing of a case to its row: facts follow what happens, and can be built anew.

mod house;

use cases::actions::file_case::{self, FileCase};
use cases::actions::split_matters::{self, SplitMatters};
use cases::actions::withdraw_case::{self, WithdrawCase};
use cases::actions::{classify_case, classify_case::ClassifyCase};
use cases::matter::AskedMatter;
use cases::{CaseId, CaseKind, ContactChannel, MAX_BODY, PetitionForm, Priority};
use house::{asked, file, found_company};
use kernel::Actor;
use store::Reactions;
use testkit::World;

async fn file_claim(world: &World, key: &str) -> CaseId {
    let form = PetitionForm {
        kind: "claim".into(),
        service: "water".into(),
        body: "La factura de octubre llegó por tres veces lo usual.".into(),
        name: "María Elena Ríos".into(),
        document_type: "CC".into(),
        document_number: "24.254.207".into(),
        email: "maria@correo.example".into(),
        reply_by: "email".into(),
        ..PetitionForm::default()
    };
    let petition = form.check(world.store.clock().now().day(), MAX_BODY).unwrap();
    let filing = FileCase::new(key.into(), petition, ContactChannel::Web, Vec::new());
    let done =
        world.store.write("t", Actor::Visitor, filing, |work, filing| Box::pin(file_case::run(work, filing)));
    done.await.unwrap().id
}

async fn react(world: &World) {
    Reactions::new((reports::CAPABILITY.reactions)()).catch_up(&world.store).await.unwrap();
}

#[test]
fn a_case_becomes_a_row_by_its_events_and_by_building_anew() {
    testkit::each(async |world| {
        world.at("2026-10-05T09:00");
        found_company(&world).await;
        let id = file_claim(&world, "form:a").await;
        let other = file_claim(&world, "form:b").await;
        let october = asked("2026-10", "2026-11-10");
        assert_eq!(file(&world, october).await.1.lines, 0, "nothing reacted yet");
        react(&world).await;
        let (text, found) = file(&world, october).await;
        assert_eq!((found.lines, found.unanswered, found.failing), (2, 2, 2), "{text}");
        assert!(found.findings.iter().all(|f| f.rule == "cause-missing"));
        assert!(text.contains(",05-10-2026,1,,,0000,N,10,,,,3,\r\n"), "{text}");

        world.at("2026-10-06T09:00");
        let wish = |id| ClassifyCase {
            id,
            version: None,
            kind: CaseKind::Claim,
            service: Some("water".into()),
            cause: Some("120".into()),
            priority: Priority::None,
        };
        for id in [id, other] {
            let done = world.store.write("t", Actor::System("test"), wish(id), |work, wish| {
                Box::pin(classify_case::run(work, wish))
            });
            done.await.unwrap();
        }
        let withdrawal = WithdrawCase { id: other, reason: String::new() };
        let done = world
            .store
            .write("t", Actor::Visitor, withdrawal, |work, wish| Box::pin(withdraw_case::run(work, wish)));
        done.await.unwrap();
        react(&world).await;
        let (by_events, found) = file(&world, october).await;
        assert_eq!(
            (found.lines, found.answered, found.unanswered, found.failing),
            (2, 1, 1, 0),
            "{by_events}"
        );
        assert!(by_events.contains(",F,120,0000,N,11,06-10-2026,"), "{by_events}");

        // the same from nothing, and nothing is behind afterwards
        house::only(&world, "water", Vec::new()).await;
        assert_eq!(reports::catch_up(&world.store).await.unwrap(), 2);
        assert_eq!(file(&world, october).await.0, by_events);
        assert_eq!(reports::catch_up(&world.store).await.unwrap(), 0);
        assert_eq!(reports::rebuild(&world.store).await.unwrap(), 2);
        assert_eq!(file(&world, october).await.0, by_events);
    });
}

#[test]
fn a_case_about_two_services_is_a_row_in_the_file_of_each_with_its_own_cause() {
    testkit::each(async |world| {
        world.at("2026-10-05T09:00");
        found_company(&world).await;
        let id = file_claim(&world, "form:a").await;
        let matter = |service: &str, cause: &str, subject: &str| AskedMatter {
            service: service.into(),
            cause: cause.into(),
            ..AskedMatter::new("PQR_SPD", subject)
        };
        let matters = vec![
            matter("water", "102", "El consumo de octubre"),
            matter("waste", "120", "La tarifa de aseo"),
        ];
        let split = SplitMatters { id, version: None, matters };
        let actor = Actor::System("test");
        let done = world.store.write("t", actor, split, |work, split| {
            Box::pin(async move { split_matters::run(work, split).await.map(drop) })
        });
        done.await.unwrap();
        react(&world).await;
        let water = asked("2026-10", "2026-11-10");
        let waste = reports::Asked { service: catalog::UtilityService::Waste, ..water };
        let (of_water, found) = file(&world, water).await;
        assert!(found.lines == 1 && of_water.contains(",F,102,"), "{of_water}");
        let (of_waste, found) = file(&world, waste).await;
        assert!(found.lines == 1 && of_waste.contains(",F,120,"), "{of_waste}");
        // built anew it is the same, and nothing is behind
        assert_eq!(reports::rebuild(&world.store).await.unwrap(), 1);
        assert_eq!(file(&world, waste).await.0, of_waste);
        assert_eq!(reports::catch_up(&world.store).await.unwrap(), 0);
        let half = reports::Half::parse("2026-2").unwrap();
        let told =
            reports::transparency::load(&world.store, half, "2026-11-10".parse().unwrap()).await.unwrap();
        assert_eq!(told.total().received, 1, "one case is one petition");
        let billing: Vec<u64> = told.services.iter().map(|(_, counts, _)| counts.billing_claims).collect();
        assert_eq!(billing[0], 2, "one for each service: {billing:?}");
    });
}
