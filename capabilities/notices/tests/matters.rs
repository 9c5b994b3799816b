//! Decisions that are no answer of a case: a letter that decides one matter of a split filing, the act that
//! archives; told on both engines.

mod house;

use cases::ContactChannel;
use house::{ANA, House, Who, hidden};
use notices::{How, State};
use testkit::each;

fn day(text: &str) -> kernel::Day {
    text.parse().unwrap()
}

#[test]
fn the_letter_of_a_matter_is_notified_and_becomes_final_by_itself_cpaca_arts_67_and_87() {
    each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let (case, key) = house.file(Who::Letter, ContactChannel::Web).await;
        house.react().await;
        house.world.at("2026-03-20T10:00");
        let letter = house.decide_matter(case).await;
        assert!(!house.has_notice(case).await, "the case itself is not decided");
        let notice = house.notice(letter).await;
        // Monday 23 March is a holiday
        assert_eq!((notice.state, notice.due_on), (State::SummonsDue, day("2026-03-30")));
        assert!(notice.appeals_lie && notice.part.is_some_and(|p| (p.case, p.number) == (case, 2)));
        let list = house.get(ANA, "/notificaciones?vista=citar").await.body;
        assert!(list.contains(&format!("/notificaciones/{letter}")) && list.contains("asunto 2"), "{list}");
        let sheet = house.get(ANA, &format!("/bandeja/{case}")).await.body;
        assert!(sheet.contains("Notificación del asunto 2"), "{sheet}");

        house.world.at("2026-03-25T11:00");
        let page = house.get(ANA, &format!("/notificaciones/{letter}")).await;
        assert!(page.status == 200 && page.body.contains(&format!("/bandeja/{case}\"")), "{}", page.body);
        let action = format!("/notificaciones/{letter}/personal");
        let version = hidden(&page.body, &action, "version");
        let came = [
            ("version", version.as_str()),
            ("on", "2026-03-25"),
            ("hour", "10:30"),
            ("capacity", "person"),
            ("name", "María Elena Ríos"),
            ("document", "CC 24.254.207"),
        ];
        let done = house.post(ANA, &action, &came).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let service = house.notice(letter).await.service.unwrap();
        assert_eq!((service.how, service.effective_on), (How::Personal, day("2026-03-25")));
        assert_eq!((service.appeal_until, service.final_on), (Some(day("2026-04-01")), day("2026-04-02")));
        let act = house.attempts(letter).await[0].paper.clone().unwrap();
        let act = house.get(ANA, &format!("/notificaciones/{letter}/papeles/{act}")).await.body;
        assert!(act.contains("reposición"), "which appeals lie is in the act: {act}");
        let person = house.get("", &format!("/seguimiento/{key}")).await.body;
        assert!(person.contains("sobre el asunto 2") && person.contains("1 de abril"), "{person}");

        // the rest is decided on its own last day, with a notice and a term of its own
        house.world.at("2026-04-08T10:00");
        house.tick().await;
        assert_eq!(house.notice(letter).await.state, State::Final);
        let held = "SELECT COUNT(*) FROM cases_holds WHERE ended_at IS NULL";
        assert_eq!(house.count(held).await, 1, "the bill is still disputed in the other matter");
        house.decide(case).await;
        let whole = house.notice(case).await;
        assert_eq!((whole.state, whole.due_on, whole.part), (State::SummonsDue, day("2026-04-15"), None));
        assert_eq!(house.count("SELECT COUNT(*) FROM notices_published").await, 1, "that of the case");
        let told = house.told(case).await;
        let expected = ["opened", "served", "final", "opened"];
        assert_eq!(told, expected.map(|kind| format!("notices.{kind}")));
    });
}

/// Posts a form of the sheet with the version that the page shows.
async fn post(house: &House, id: cases::CaseId, path: &str, pairs: &[(&str, &str)]) {
    let sheet = house.get(ANA, &format!("/notificaciones/{id}")).await;
    let action = format!("/notificaciones/{id}/{path}");
    let version = hidden(&sheet.body, &action, "version");
    let all: Vec<_> = pairs.iter().copied().chain([("version", version.as_str())]).collect();
    let done = house.post(ANA, &action, &all).await;
    assert_eq!(done.status, 303, "{}", done.body);
}

#[test]
fn the_aviso_carries_a_full_copy_of_whatever_decided_cpaca_art_69() {
    each(async |world| {
        let house = House::new(world).await;
        let archived = house.archived().await;
        let sent = [("via", "carrier"), ("address", "Calle 10 # 4-21"), ("guide", "RA1")];
        post(&house, archived, "citar", &sent).await;
        house.world.at("2026-05-04T10:00");
        house.tick().await;
        post(&house, archived, "aviso", &sent).await;
        let paper = house.attempts(archived).await[1].paper.clone().unwrap();
        let letter = house.get(ANA, &format!("/notificaciones/{archived}/papeles/{paper}")).await.body;
        for said in ["desistimiento tácito", "Pasó el mes", "únicamente el recurso de reposición"] {
            assert!(letter.contains(said), "{said}: {letter}");
        }
    });
}
