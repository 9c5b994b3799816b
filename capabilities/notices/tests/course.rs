//! The ways by which a decision reaches a person, told on both engines.

mod house;

use cases::ContactChannel;
use house::{ANA, House, Who, hidden};
use notices::actions::contest;
use notices::actions::record_knowledge::{self, RecordKnowledge};
use notices::{How, NoticeRefusal, Outcome, State, Via};
use testkit::each;

fn day(text: &str) -> kernel::Day {
    text.parse().unwrap()
}

/// Posts a form of the sheet with the version that the page shows.
async fn post(house: &House, id: cases::CaseId, path: &str, pairs: &[(&str, &str)]) -> house::Answer {
    let sheet = house.get(ANA, &format!("/notificaciones/{id}")).await;
    assert_eq!(sheet.status, 200, "{}", sheet.body);
    let action = format!("/notificaciones/{id}/{path}");
    let version = hidden(&sheet.body, &action, "version");
    let all: Vec<_> = pairs.iter().copied().chain([("version", version.as_str())]).collect();
    house.post(ANA, &action, &all).await
}

#[test]
fn summons_aviso_and_firmness_follow_the_chain_of_the_law() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let (id, key) = house.file(Who::Letter, ContactChannel::Web).await;
        house.world.at("2026-04-08T10:00");
        house.decide(id).await;
        let notice = house.notice(id).await;
        assert_eq!((notice.state, notice.due_on), (State::SummonsDue, day("2026-04-15")));
        let list = house.get(ANA, "/notificaciones?vista=citar").await;
        assert!(list.body.contains(&format!("/notificaciones/{id}")) && list.body.contains("María Elena"));

        house.world.at("2026-04-15T16:00");
        let sent = [("via", "carrier"), ("address", "Calle 10 # 4-21"), ("guide", "RA1")];
        let done = post(&house, id, "citar", &sent).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let attempt = house.attempts(id).await.remove(0);
        let paper = attempt.paper.clone().unwrap();
        let letter = house.get(ANA, &format!("/notificaciones/{id}/papeles/{paper}")).await;
        assert!(
            letter.body.contains("22 de abril") && letter.body.contains("Calle 10 # 4-21"),
            "{}",
            letter.body
        );
        assert!(house.get("", &format!("/seguimiento/{key}")).await.body.contains("22 de abril"));

        let again = post(&house, id, "citar", &sent).await;
        assert_eq!(again.status, 409);
        let early = post(&house, id, "aviso", &sent).await;
        assert!(early.status == 409 && early.body.contains("22"), "{}", early.body);

        // the server sleeps over the end of the term
        house.world.at("2026-04-23T11:00");
        house.tick().await;
        let notice = house.notice(id).await;
        assert_eq!((notice.state, notice.due_on), (State::PostingDue, day("2026-04-23")));
        assert_eq!(house.attempts(id).await[0].result, Some(Outcome::NoShow));
        let done = post(&house, id, "aviso", &sent).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let aviso = house.attempts(id).await.remove(1);
        let paper = aviso.paper.clone().unwrap();
        let letter = house.get(ANA, &format!("/notificaciones/{id}/papeles/{paper}")).await.body;
        for said in [
            "Aviso del jueves 23 de abril",
            "al finalizar el día siguiente",
            "Confirmamos el cobro",
            "reposición",
        ] {
            assert!(letter.contains(said), "{said}: {letter}");
        }
        let sheet = house.get(ANA, &format!("/notificaciones/{id}")).await.body;
        let action = format!("/notificaciones/{id}/intentos/{}", aviso.id);
        let version = hidden(&sheet, &action, "version");
        let fields =
            [("version", version.as_str()), ("result", "delivered"), ("on", "2026-04-23"), ("guide", "RA2")];
        let text = ("guia.txt", b"Entregado a las 15:00".as_slice());
        let done = house.upload(ANA, &action, &fields, text).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let notice = house.notice(id).await;
        let service = notice.service.unwrap();
        assert_eq!((notice.state, service.effective_on), (State::Posted, day("2026-04-24")));
        assert_eq!((service.appeal_until, service.final_on), (Some(day("2026-05-04")), day("2026-05-05")));
        let aviso = house.attempts(id).await.remove(1);
        assert!(aviso.proof.is_some() && aviso.guide == "RA2");
        let proof = house.get(ANA, &format!("/notificaciones/{id}/pruebas/{}", aviso.proof.unwrap())).await;
        assert!(proof.status == 200 && proof.body.contains("15:00"));

        // asleep for weeks: the same dates
        house.world.at("2026-06-01T09:00");
        house.tick().await;
        let notice = house.notice(id).await;
        assert_eq!((notice.state, notice.service.unwrap()), (State::Final, service));
        let told = house.told(id).await;
        let expected = ["opened", "summoned", "posting_due", "posted", "served", "final"];
        assert_eq!(told, expected.map(|kind| format!("notices.{kind}")));
        assert_eq!(
            house.count("SELECT COUNT(*) FROM notices_published WHERE final_on = '2026-05-05'").await,
            1
        );
    });
}

#[test]
fn what_is_answered_in_the_act_is_notified_by_its_record_cpaca_art_67() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-24T09:00");
        let id = house.answered_aloud(ContactChannel::Telephone).await;
        // it is heard days later: the day of the law is that of the answer
        house.world.at("2026-11-30T09:00");
        house.react().await;
        let notice = house.notice(id).await;
        let service = notice.service.unwrap();
        assert_eq!((notice.state, service.how), (State::Served, How::Personal));
        assert_eq!(service.effective_on, day("2026-11-24"));
        assert_eq!((service.appeal_until, service.final_on), (Some(day("2026-12-01")), day("2026-12-02")));
        let attempts = house.attempts(id).await;
        assert_eq!((attempts.len(), attempts[0].via), (1, Via::Telephone));
        assert!(attempts[0].paper.is_some() && attempts[0].result == Some(Outcome::Delivered));
        assert_eq!(house.told(id).await, ["notices.opened", "notices.served"]);
        house.react().await;
        assert_eq!(house.attempts(id).await.len(), 1, "once");
        let sheet = house.get(ANA, &format!("/notificaciones/{id}")).await;
        assert_eq!(sheet.status, 200, "{}", sheet.body);
        house.world.at("2026-12-02T09:00");
        house.tick().await;
        assert_eq!(house.notice(id).await.state, State::Final);
    });
}

#[test]
fn opening_the_decision_notifies_and_looking_at_the_page_does_not() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-23T10:00");
        let (id, key) = house.decided(Who::Electronic).await;
        assert_eq!(house.notice(id).await.state, State::Pending);
        let page = format!("/notificado/{key}");
        // a scanner follows the link as often as it likes
        for _ in 0..3 {
            let seen = house.get("", &page).await;
            assert!(seen.status == 200 && seen.body.contains("Ver la decisión"), "{}", seen.body);
        }
        assert_eq!(house.notice(id).await.state, State::Pending);
        assert!(
            house.get("", &format!("/seguimiento/{key}")).await.body.contains(&format!("action=\"{page}\""))
        );
        assert_eq!(house.get("", &format!("{page}/certificado.pdf")).await.status, 404);

        house.world.at("2026-11-24T20:15");
        assert_eq!(house.post("", &page, &[]).await.location, page);
        let notice = house.notice(id).await;
        let service = notice.service.unwrap();
        assert_eq!((notice.state, service.how), (State::Served, How::Electronic));
        assert_eq!(
            (service.effective_on, service.appeal_until),
            (day("2026-11-24"), Some(day("2026-12-01")))
        );
        let seen = house.get("", &page).await.body;
        assert!(seen.contains("quedó notificado") && seen.contains("1 de diciembre"), "{seen}");
        let certificate = house.get("", &format!("{page}/certificado.pdf")).await;
        assert!(certificate.body.contains("2026-11-24T20:15"), "{}", certificate.body);
        // pressing again changes nothing
        house.world.at("2026-11-25T08:00");
        assert_eq!(house.post("", &page, &[]).await.location, page);
        assert_eq!(house.notice(id).await.service, Some(service));
        assert_eq!(house.attempts(id).await.len(), 1);
        assert_eq!(house.get("", "/notificado/no-existe").await.status, 404);
    });
}

#[test]
fn a_mail_that_is_not_opened_or_comes_back_is_followed_by_a_summons() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-23T10:00");
        let (unopened, _) = house.decided(Who::Electronic).await;
        let (back, key) = house.decided(Who::Electronic).await;
        let (gone, _) = house.decided(Who::Electronic).await;
        for id in [unopened, back, gone] {
            announce(&house, id, "dispatch.sent", "cases.answer").await;
        }
        assert_eq!(house.notice(back).await.due_on, day("2026-11-30"));
        house.world.at("2026-11-25T10:00");
        announce(&house, back, "dispatch.bounced", "cases.answer").await;
        let notice = house.notice(back).await;
        assert_eq!((notice.state, notice.due_on), (State::SummonsDue, day("2026-11-30")));
        let results: Vec<_> = house.attempts(back).await.iter().map(|a| a.result).collect();
        assert_eq!(results, [None, Some(Outcome::Bounced)]);

        let done = post(&house, gone, "revocar", &[]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(house.notice(gone).await.state, State::SummonsDue);
        let consents = "SELECT COUNT(*) FROM people_consents WHERE revoked_at IS NOT NULL";
        assert_eq!(house.count(consents).await, 1);

        house.world.at("2026-12-01T00:10");
        house.tick().await;
        let notice = house.notice(unopened).await;
        assert_eq!((notice.state, notice.due_on), (State::SummonsDue, day("2026-12-07")));
        // late, but before anything else: opening still notifies
        assert_eq!(house.post("", &format!("/notificado/{key}"), &[]).await.status, 303);
        assert_eq!(house.notice(back).await.service.unwrap().effective_on, day("2026-12-01"));
    });
}

/// Says what the postman says of a mail about a case.
async fn announce(house: &House, id: cases::CaseId, kind: &'static str, purpose: &'static str) {
    let said =
        house.world.store.write("say", kernel::Actor::System("test"), (id, kind, purpose), |work, said| {
            let (id, kind, purpose) = *said;
            Box::pin(async move {
                let data = serde_json::json!({ "purpose": purpose, "message": "m" });
                work.announce(store::Event { kind, subject: cases::events::subject(id), data });
                Ok::<_, kernel::Failure<kernel::Never>>(())
            })
        });
    said.await.unwrap();
    house.react().await;
}

#[test]
fn whoever_cannot_be_found_is_notified_on_the_board() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-23T10:00");
        let (id, _) = house.decided(Who::Nobody).await;
        let notice = house.notice(id).await;
        assert_eq!((notice.state, notice.due_on), (State::PostingDue, day("2026-11-24")));
        let wrong = post(&house, id, "publicar", &[("ground", "closed"), ("place", "Cartelera")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("no consta"), "{}", wrong.body);
        house.world.at("2026-11-24T09:00");
        let done = post(&house, id, "publicar", &[("ground", "anonymous"), ("place", "Cartelera")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let board = house.get("", "/avisos").await.body;
        assert!(board.contains("copia.pdf") && board.contains("1 de diciembre"), "{board}");
        let copy =
            board.split("href=\"").find_map(|t| t.split('"').next().filter(|h| h.ends_with("copia.pdf")));
        let copy = copy.unwrap().to_owned();
        let text = house.get("", &copy).await.body;
        for (said, there) in
            [("Confirmamos el cobro de $ 214.600", true), ("24.254.207", false), ("104882", false)]
        {
            assert_eq!(text.contains(said), there, "{said}: {text}");
        }
        assert!(house.get("", "/avisos?numero=2026-SA-999999").await.body.contains("No hay avisos con"));

        // after its days it hangs no more, even before the timer
        house.world.at("2026-12-02T00:01");
        assert_eq!(house.get("", &copy).await.status, 404);
        house.world.at("2026-12-09T09:00");
        house.tick().await;
        let notice = house.notice(id).await;
        let service = notice.service.unwrap();
        assert_eq!((notice.state, service.effective_on), (State::Served, day("2026-12-02")));
        let sheet = house.get(ANA, &format!("/notificaciones/{id}")).await.body;
        assert!(
            sheet.contains("Constancia de desfijación") && sheet.contains("Constancia de fijación"),
            "{sheet}"
        );
        assert!(house.told(id).await.contains(&"notices.taken_down".to_owned()));
    });
}

#[test]
fn the_person_comes_is_told_in_the_act_or_shows_that_they_know() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-23T10:00");
        let (id, _) = house.decided(Who::Letter).await;
        house.world.at("2026-11-24T11:00");
        let who = [("hour", "10:30"), ("name", "María Elena Ríos"), ("document", "CC 24.254.207")];
        let visit = |on: &'static str| {
            [("on", on), ("capacity", "person")].into_iter().chain(who).collect::<Vec<_>>()
        };
        let tomorrow = post(&house, id, "personal", &visit("2026-11-25")).await;
        assert!(tomorrow.status == 422 && tomorrow.body.contains("no ha llegado"), "{}", tomorrow.body);
        // what was typed is still there
        assert!(tomorrow.body.contains("value=\"2026-11-25\""));
        let done = post(&house, id, "personal", &visit("2026-11-24")).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let notice = house.notice(id).await;
        assert_eq!((notice.state, notice.service.unwrap().how), (State::Served, How::Personal));
        let after = post(&house, id, "personal", &visit("2026-11-24")).await;
        assert_eq!(after.status, 409);

        // told aloud, the day of the decision
        let (told, _) = house.file(Who::Letter, ContactChannel::Telephone).await;
        house.decide(told).await;
        let in_the_act = visit("2026-11-24").into_iter().chain([("in_the_act", "1")]).collect::<Vec<_>>();
        assert_eq!(post(&house, told, "personal", &in_the_act).await.status, 303);
        let (by_web, _) = house.decided(Who::Letter).await;
        assert_eq!(post(&house, by_web, "personal", &in_the_act).await.status, 409);

        let what = [("on", "2026-11-24"), ("what", "Llamó y citó el número de la decisión")];
        assert_eq!(post(&house, by_web, "conducta", &what).await.status, 303);
        assert_eq!(house.notice(by_web).await.service.unwrap().how, How::Implied);
    });
}

#[test]
fn an_appeal_stops_firmness_and_its_decision_gives_it_back() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-23T10:00");
        let (id, _) = house.decided(Who::Letter).await;
        house.world.at("2026-11-25T10:00");
        let appeal = |id| {
            house.act(id, |work, id| {
                Box::pin(async move {
                    let on = work.today();
                    contest::appeal_filed(work, *id, on).await.map(drop)
                })
            })
        };
        assert_eq!(appeal(id).await, Err(NoticeRefusal::NotServed));
        let knows = RecordKnowledge {
            case: id,
            version: None,
            on: day("2026-11-25"),
            what: "Interpuso recurso".into(),
            proof: None,
        };
        let known = house
            .act(knows, |work, k| Box::pin(async move { record_knowledge::run(work, k).await.map(drop) }));
        known.await.unwrap();
        appeal(id).await.unwrap();
        house.world.at("2026-12-20T10:00");
        house.tick().await;
        assert_eq!(house.notice(id).await.state, State::Served);
        let resolved = house.act(id, |work, id| {
            Box::pin(async move { contest::appeals_resolved(work, *id, day("2026-12-22")).await.map(drop) })
        });
        resolved.await.unwrap();
        house.world.at("2026-12-22T10:00");
        house.tick().await;
        assert_eq!(house.notice(id).await.state, State::Final);
    });
}

#[test]
fn two_officers_and_strangers() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-23T10:00");
        let (id, _) = house.decided(Who::Letter).await;
        let sheet = format!("/notificaciones/{id}");
        assert_eq!(house.get("ana.cases-read", &sheet).await.status, 403);
        let reader = house.get("ana.notices-read", &sheet).await;
        assert!(reader.status == 200 && !reader.body.contains("<form class=\"formulario\""));
        let page = house.get(ANA, &sheet).await.body;
        let version = hidden(&page, &format!("{sheet}/citar"), "version");
        let first = [("version", version.as_str()), ("via", "carrier"), ("address", "Calle 1")];
        assert_eq!(house.post(ANA, &format!("{sheet}/citar"), &first).await.status, 303);
        let second = [("version", version.as_str()), ("on", "2026-11-23"), ("what", "Me lo dijo <ayer>")];
        let refused = house.post(ANA, &format!("{sheet}/conducta"), &second).await;
        assert_eq!(refused.status, 409);
        assert!(
            refused.body.contains("Otra persona actuó") && refused.body.contains("Me lo dijo &#60;ayer&#62;")
        );
        assert_eq!(house.count("SELECT COUNT(*) FROM notices_attempts").await, 1);
        for bad in ["/notificaciones/x", "/notificaciones/x/papeles/y"] {
            assert_eq!(house.get(ANA, bad).await.status, 404, "{bad}");
        }
    });
}

#[test]
fn an_officer_corrects_whether_appeals_lie_and_it_stays_in_the_case() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-23T08:00");
        let (id, _) = house.decided(Who::Letter).await;
        let knowledge = RecordKnowledge {
            case: id,
            version: None,
            on: day("2026-11-23"),
            what: "Preguntó por la respuesta.".into(),
            proof: None,
        };
        let verb = house.act(knowledge, |work, k| {
            Box::pin(async move { record_knowledge::run(work, k).await.map(drop) })
        });
        verb.await.unwrap();
        let sheet = house.get(ANA, &format!("/notificaciones/{id}")).await.body;
        assert!(sheet.contains("Corregir si proceden recursos"), "{sheet}");
        // without a reason nothing is done, and what was chosen stays
        let none = post(&house, id, "recursos", &[("lie", "no"), ("reason", " ")]).await;
        assert_eq!(none.status, 422);
        assert!(none.body.contains("<option value=\"no\" selected>"), "{}", none.body);
        let same = post(&house, id, "recursos", &[("lie", "yes"), ("reason", "Porque sí.")]).await;
        assert!(same.status == 409 && same.body.contains("CPACA, art. 67"), "{}", same.body);
        assert_eq!(house.notice(id).await.service.unwrap().final_on, day("2026-12-01"));

        let reason = [("lie", "no"), ("reason", "Solo informa: no decide nada.")];
        let done = post(&house, id, "recursos", &reason).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let notice = house.notice(id).await;
        assert_eq!((notice.appeals_lie, notice.service.unwrap().final_on), (false, day("2026-11-24")));
        assert!(house.told(id).await.contains(&"notices.appeals_corrected".to_owned()));
        let notes = "SELECT COUNT(*) FROM cases_entries WHERE kind = 'note' AND body LIKE '%Solo informa%'";
        assert_eq!(house.count(notes).await, 1);
        let sheet = house.get(ANA, &format!("/notificaciones/{id}")).await.body;
        assert!(sheet.contains("Solo informa") && sheet.contains("Ana Gómez"), "{sheet}");
        // who may only read is sent away, and once it is final nothing is corrected
        let reader = house.post("ana.notices-read", &format!("/notificaciones/{id}/recursos"), &reason).await;
        assert_eq!(reader.status, 403);
        house.world.at("2026-11-25T08:00");
        house.tick().await;
        let version = house.notice(id).await.version.to_string();
        let late = [("version", version.as_str()), ("lie", "yes"), ("reason", "Me equivoqué.")];
        let late = house.post(ANA, &format!("/notificaciones/{id}/recursos"), &late).await;
        assert!(late.status == 409 && late.body.contains("CPACA, art. 87"), "{}", late.body);
    });
}
