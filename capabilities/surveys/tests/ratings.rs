//! From the end of an attention to figures in which nobody can be recognized, on both engines.

#[path = "../../hall/tests/house/mod.rs"]
mod house;
mod screens;

use hall::Class;
use house::House;
use kernel::{Actor, At, Failure, Never};
use screens::Screens;
use store::{Query, Reactions, Timers, args};
use surveys::actions::bring_history::{self, BringHistory, PastAnswer};
use surveys::{CAPABILITY, Rating, Via};
use testkit::{World, each};

const READER: &str = "9.surveys-read";
const KEEPER: &str = "9.surveys-manage.surveys-read";

struct Stage {
    world: World,
    hall: House,
    screens: Screens,
}

impl Stage {
    async fn new(world: World) -> Stage {
        world.at("2026-11-24T09:00");
        let hall = House::new(&world.store).await;
        let screens = Screens::new(&world);
        Stage { world, hall, screens }
    }

    /// Somebody comes to counter 3 and is attended to the end; gives the secret of the turn.
    async fn attended(&self, shift: hall::ShiftId) -> String {
        let taken = self.hall.came(0, Class::General).await;
        self.hall.serve(3, shift).await.unwrap();
        self.react().await;
        taken.secret
    }

    async fn react(&self) {
        Reactions::new((CAPABILITY.reactions)()).catch_up(&self.world.store).await.unwrap();
    }

    async fn at(&self, when: &str) {
        self.world.at(when);
        Timers::new((CAPABILITY.timers)()).run_due(&self.world.store).await.unwrap();
    }

    /// The address of the tablet of a counter, as whoever sets it up is led to it.
    async fn tablet(&self, n: u8) -> String {
        let found = self.screens.get(KEEPER, &format!("/sala/centro/tableta/{n}")).await;
        assert_eq!(found.status, 303);
        found.location
    }

    async fn visit(&self, tablet: &str) -> Option<String> {
        let state = self.screens.json(&format!("{tablet}/estado")).await;
        state["visit"]["id"].as_str().map(str::to_owned)
    }

    async fn rate(&self, tablet: &str, fields: &[(&str, &str)]) -> u16 {
        self.screens.post_json(&format!("{tablet}/calificar"), fields).await.status
    }

    async fn count(&self, sql: &'static str) -> i64 {
        let counted = self.world.store.read("count", sql, |look, sql| {
            Box::pin(async move {
                let row = look.one(Query::inline("count", sql), args![]).await?.take::<i64>()?;
                Ok::<_, kernel::Failure<kernel::Never>>(row)
            })
        });
        counted.await.unwrap()
    }
}

#[test]
fn one_tap_is_an_answer_once_and_minutes_later_nobody_s() {
    each(async |world| {
        let stage = Stage::new(world).await;
        let shift = stage.hall.open(3).await;
        let tablet = stage.tablet(3).await;
        assert_eq!(stage.visit(&tablet).await, None);
        stage.attended(shift).await;
        let visit = stage.visit(&tablet).await.expect("the tablet asks");
        assert_eq!(stage.visit(&stage.tablet(4).await).await, None, "only at its counter");

        let tap = [("visit", visit.as_str()), ("request", "r1"), ("score", "4")];
        assert_eq!(stage.rate(&tablet, &[tap[0], tap[1], ("score", "6")]).await, 422);
        assert_eq!(stage.rate(&tablet, &tap).await, 200);
        assert_eq!(stage.rate(&tablet, &tap).await, 200, "sent twice by a tablet without network");
        assert_eq!(stage.rate(&tablet, &[tap[0], ("request", "r2"), ("score", "1")]).await, 409);
        let why = [tap[0], tap[1], tap[2], ("reason", "wait"), ("comment", "Muy amable")];
        assert_eq!(stage.rate(&tablet, &why).await, 200);
        let other = [tap[0], tap[1], ("score", "1"), ("reason", "clarity"), ("comment", "Otra cosa")];
        assert_eq!(stage.rate(&tablet, &other).await, 200, "known, and nothing changes");
        assert_eq!(stage.visit(&tablet).await, None, "it does not ask again");
        let same = "SELECT COUNT(*) FROM surveys_answers \
                    WHERE score = 4 AND reasons = '[\"wait\"]' AND comment = 'Muy amable'";
        assert_eq!(
            (stage.count("SELECT COUNT(*) FROM surveys_answers").await, stage.count(same).await),
            (1, 1)
        );

        stage.at("2026-11-24T09:02").await;
        assert_eq!(
            stage
                .count(
                    "SELECT COUNT(*) FROM surveys_answers \
                    WHERE visit_id IS NOT NULL"
                )
                .await,
            1
        );
        stage.at("2026-11-24T09:04").await;
        let tied = "SELECT COUNT(*) FROM surveys_answers \
                    WHERE visit_id IS NOT NULL OR request IS NOT NULL OR recorded_at IS NOT NULL";
        let whose =
            "SELECT COUNT(*) FROM surveys_visits WHERE counter_id IS NOT NULL OR officer_id IS NOT NULL";
        assert_eq!((stage.count(tied).await, stage.count(whose).await), (0, 0));
        assert_eq!(
            stage.count("SELECT COUNT(*) FROM surveys_counts WHERE answers = 1 AND score = 4").await,
            3
        );
        assert_eq!(stage.rate(&tablet, &tap).await, 409, "what comes later changes nothing");
        // the log keeps the order of things for ever: it says nothing of the answer
        let told = "SELECT COUNT(*) FROM store_events WHERE kind = 'surveys.answered' AND data <> '{}'";
        assert_eq!(stage.count(told).await, 0);
    });
}

#[test]
fn a_tablet_that_was_off_line_is_heard_for_a_day_and_a_slot_ends() {
    each(async |world| {
        let stage = Stage::new(world).await;
        let shift = stage.hall.open(3).await;
        let tablet = stage.tablet(3).await;
        stage.attended(shift).await;
        let visit = stage.visit(&tablet).await.unwrap();
        stage.at("2026-11-24T09:05").await;
        assert_eq!(stage.visit(&tablet).await, None, "the next person is not asked about the last one");
        stage.at("2026-11-24T17:00").await;
        let tap = [("visit", visit.as_str()), ("request", "r1"), ("score", "2")];
        assert_eq!(stage.rate(&tablet, &tap).await, 200);
        stage.attended(shift).await;
        let late = stage.visit(&tablet).await.unwrap();
        stage.at("2026-11-25T17:01").await;
        assert_eq!(stage.rate(&tablet, &[("visit", &late), ("request", "r9"), ("score", "2")]).await, 410);
        assert_eq!(stage.rate(&tablet, &[("visit", "nobody"), ("request", "r"), ("score", "2")]).await, 404);
    });
}

#[test]
fn the_tablet_asks_about_nobody_before_who_sits_there() {
    each(async |world| {
        let stage = Stage::new(world).await;
        let shift = stage.hall.open(3).await;
        let tablet = stage.tablet(3).await;
        stage.attended(shift).await;
        let first = stage.visit(&tablet).await.unwrap();
        stage.hall.came(0, Class::General).await;
        let next = stage.hall.call(3, shift, None).await.unwrap().unwrap();
        stage.react().await;
        assert_eq!(stage.visit(&tablet).await, Some(first), "the person before is still there");
        stage.hall.begin(3, next.id).await.unwrap();
        stage.react().await;
        stage.world.at("2026-11-24T09:01");
        assert_eq!(stage.visit(&tablet).await, None);
        stage.hall.finish(3, next.id).await.unwrap();
        stage.react().await;
        let second = stage.visit(&tablet).await.unwrap();
        let tap = [("visit", second.as_str()), ("request", "r"), ("score", "5")];
        assert_eq!(stage.rate(&tablet, &tap).await, 200);
        assert_eq!(stage.visit(&tablet).await, None, "the first one is not asked for instead");
    });
}

#[test]
fn only_a_tablet_with_its_key_asks_and_keys_can_be_renewed() {
    each(async |world| {
        let stage = Stage::new(world).await;
        let tablet = stage.tablet(3).await;
        assert_eq!(stage.screens.get("", &tablet).await.status, 200);
        let other = tablet.replace("/tableta/3/", "/tableta/4/");
        assert_eq!(stage.screens.get("", &other).await.status, 404);
        assert_eq!(
            stage.screens.get("", "/sala/centro/tableta/3").await.location.split('?').next(),
            Some("/entrar")
        );
        let at = "/ajustes/calificaciones";
        let wish = |faces, minutes, renew| {
            [
                ("site", "centro"),
                ("version", "0"),
                ("faces", faces),
                ("slot_minutes", minutes),
                ("link_days", "3"),
                ("renew", renew),
            ]
        };
        let refused = stage.screens.post(KEEPER, at, &wish("5", "900", "")).await;
        assert!(
            refused.status == 422 && refused.text().contains("de 1 a 60") && refused.text().contains("900")
        );
        assert_eq!(stage.screens.post(KEEPER, at, &wish("4", "tres", "")).await.status, 422);
        assert_eq!(stage.screens.post(READER, at, &wish("4", "5", "")).await.status, 403);
        assert_eq!(stage.screens.post(KEEPER, at, &wish("4", "5", "1")).await.status, 303);
        assert_eq!(
            stage.screens.post(KEEPER, at, &wish("4", "5", "1")).await.status,
            409,
            "somebody else did"
        );
        assert_eq!(stage.screens.get("", &tablet).await.status, 404);
        let renewed = stage.screens.get("", &stage.tablet(3).await).await.text();
        assert!(renewed.contains("data-caras=\"4\"") && !renewed.contains("Regular"));
        assert!(stage.screens.get(KEEPER, at).await.text().contains("/sala/centro/tableta/6/"));
    });
}

#[test]
fn without_script_the_tablet_goes_from_face_to_reason_to_thanks() {
    each(async |world| {
        let stage = Stage::new(world).await;
        let shift = stage.hall.open(3).await;
        let tablet = stage.tablet(3).await;
        assert!(stage.screens.get("", &tablet).await.text().contains("data-reposo>"));
        stage.attended(shift).await;
        let page = stage.screens.get("", &tablet).await.text();
        assert!(page.contains("Lo atendieron en el módulo 3") && page.contains("data-reposo hidden>"));
        let visit = stage.visit(&tablet).await.unwrap();
        let to = format!("{tablet}/calificar");
        let fields = [("visit", visit.as_str()), ("request", "abc"), ("score", "1")];
        let rated = stage.screens.post("", &to, &fields).await;
        assert_eq!((rated.status, rated.location.as_str()), (303, format!("{tablet}?porque=abc").as_str()));
        let page = stage.screens.get("", &rated.location).await.text();
        assert!(page.contains("¿Qué influyó?") && page.contains(&format!("value=\"{visit}\"")));
        let why = [fields[0], fields[1], ("score", "5"), ("done", "1"), ("reason", "wait")];
        let rated = stage.screens.post("", &to, &why).await;
        assert_eq!(rated.location, format!("{tablet}?gracias=1"));
        assert!(
            stage.screens.get("", &rated.location).await.text().contains("Su opinión llega al equipo hoy.")
        );
        let same = "SELECT COUNT(*) FROM surveys_answers WHERE score = 1 AND reasons = '[\"wait\"]'";
        assert_eq!(stage.count(same).await, 1);
    });
}

#[test]
fn the_link_of_the_turn_asks_once_and_then_says_that_it_closed() {
    each(async |world| {
        let stage = Stage::new(world).await;
        let shift = stage.hall.open(3).await;
        let (first, second) = (stage.attended(shift).await, stage.attended(shift).await);
        let at = format!("/calificar/{first}");
        let page = stage.screens.get("", &at).await;
        assert!(page.status == 200 && page.text().contains("Muy buena"));
        let empty = stage.screens.post("", &at, &[("comment", "<b>Bien</b>"), ("reason", "wait")]).await;
        assert!(empty.status == 422 && empty.text().contains("Escoja una cara"), "{}", empty.text());
        assert!(empty.text().contains("&#60;b&#62;Bien") && empty.text().contains("value=\"wait\" checked"));
        let long = "ñ".repeat(501);
        let refused = stage.screens.post("", &at, &[("score", "5"), ("comment", &long)]).await;
        assert!(refused.status == 422 && refused.text().contains(&long));
        let done = stage.screens.post("", &at, &[("score", "5"), ("comment", "Bien")]).await;
        assert_eq!(done.location, format!("{at}?gracias=1"), "{} {}", done.status, done.text());
        assert!(
            stage.screens.get("", &done.location).await.text().contains("Su opinión llega al equipo hoy.")
        );
        let again = stage.screens.post("", &at, &[("score", "1")]).await;
        assert_eq!(again.location, at);
        assert!(stage.screens.get("", &at).await.text().contains("Ya recibimos su opinión"));
        assert_eq!(stage.count("SELECT COUNT(*) FROM surveys_answers").await, 1);

        stage.at("2026-11-27T09:30").await;
        let over = stage.screens.get("", &format!("/calificar/{second}")).await.text();
        assert!(
            over.contains("Esta encuesta ya cerró")
                && over.contains("Puede dejar una felicitación o una queja.")
        );
        assert_eq!(stage.screens.get("", "/calificar/nadie").await.status, 404);
        // the night forgets what nobody can rate any more
        stage.at("2026-11-28T02:00").await;
        assert_eq!(stage.count("SELECT COUNT(*) FROM surveys_visits").await, 0);
    });
}

#[test]
fn few_answers_lose_what_would_single_them_out_and_figures_hide_small_groups() {
    each(async |world| {
        let stage = Stage::new(world).await;
        let shift = stage.hall.open(3).await;
        let tablet = stage.tablet(3).await;
        let answer = async |score: &str, comment: &str| {
            stage.attended(shift).await;
            let visit = stage.visit(&tablet).await.unwrap();
            let fields =
                [("visit", visit.as_str()), ("request", &visit), ("score", score), ("comment", comment)];
            assert_eq!(stage.rate(&tablet, &fields).await, 200);
        };
        for score in ["5", "5", "4", "1"] {
            answer(score, "").await;
        }
        stage.attended(shift).await;
        stage.at("2026-11-24T09:30").await;
        let page = stage.screens.get(READER, "/cifras/calificaciones?mes=2026-11").await.text();
        // 4 of 5 rated, 15 / 4, 3 of 4 good; of one officer four are too few
        for figure in ["80,0\u{a0}%", "3,75", "75,0\u{a0}%", "menos de 5"] {
            assert!(page.contains(figure), "{figure}: {page}");
        }
        answer("5", "Excelente <Luisa>").await;
        stage.world.at("2026-11-24T14:00");
        answer("2", "Sola en la tarde").await;
        stage.at("2026-11-24T14:10").await;
        let page = stage.screens.get(READER, "/cifras/calificaciones?mes=2026-11").await.text();
        assert!(!page.contains("menos de 5") && page.contains("Módulo 3"), "{page}");

        stage.at("2026-11-25T02:00").await;
        let kept = "SELECT COUNT(*) FROM surveys_answers \
                    WHERE hour = 9 AND service_id IS NOT NULL AND day = '2026-11-24'";
        let alone =
            "SELECT COUNT(*) FROM surveys_answers WHERE hour IS NULL AND service_id IS NULL AND day IS NULL";
        assert_eq!((stage.count(kept).await, stage.count(alone).await), (5, 1));
        let list = stage.screens.get(READER, "/cifras/calificaciones/comentarios?mes=2026-11").await.text();
        assert!(list.contains("Excelente &#60;Luisa&#62;") && list.contains("Sola en la tarde"));
        let file = stage.screens.get(READER, "/cifras/calificaciones.csv?mes=2026-11").await.text();
        assert_eq!(file.lines().count(), 7);
        assert!(file.contains("2026-11;;;Tableta;2;;Sola en la tarde"), "{file}");
        assert_eq!(stage.screens.get("9.hall-attend", "/cifras/calificaciones").await.status, 403);
        let none = stage.screens.get(READER, "/cifras/calificaciones?mes=2026-10&sede=x").await;
        assert!(none.status == 200 && none.text().contains("Sin atenciones en este mes."));
    });
}

#[test]
fn answers_of_the_past_are_nobody_s_from_the_beginning_and_stand_beside_the_figures_of_the_hall() {
    each(async |world| {
        let stage = Stage::new(world).await;
        let past = |hour: i64, minute: i64, score: &str, comment: &str| PastAnswer {
            ended_at: At::parse("2026-10-20T00:00").unwrap().plus_hours(hour).plus_minutes(minute),
            service: stage.hall.founded.services[0].to_string(),
            counter: Some(stage.hall.founded.counters[2].to_string()),
            officer: Some(house::officer(3).to_string()),
            via: Via::Tablet,
            rating: Rating::read(score, 5, [].into_iter(), comment).unwrap(),
        };
        let mut answers: Vec<PastAnswer> = (0..6).map(|n| past(8, n, "5", "")).collect();
        answers.push(past(15, 0, "1", "Sola en la <tarde>"));
        // of today nothing is taken: it still belongs to its visit
        answers.push(PastAnswer { ended_at: stage.world.store.clock().now(), ..past(8, 0, "3", "") });
        let bring = BringHistory { site: stage.hall.founded.site.to_string(), answers };
        let brought = stage.world.store.write("bring", Actor::System("test"), bring, |work, bring| {
            Box::pin(async move { Ok::<_, Failure<Never>>(bring_history::run(work, bring).await?) })
        });
        assert_eq!(brought.await.unwrap(), 7);
        let kept = "SELECT COUNT(*) FROM surveys_answers WHERE hour = 8 AND service_id IS NOT NULL";
        let alone =
            "SELECT COUNT(*) FROM surveys_answers WHERE hour IS NULL AND service_id IS NULL AND day IS NULL";
        let tied = "SELECT COUNT(*) FROM surveys_answers WHERE visit_id IS NOT NULL";
        let counts = async || [stage.count(kept).await, stage.count(alone).await, stage.count(tied).await];
        assert_eq!(counts().await, [6, 1, 0]);
        stage.at("2026-11-25T02:00").await;
        assert_eq!(counts().await, [6, 1, 0], "the night finds nothing to take");
        let page = stage.screens.get(READER, "/cifras/calificaciones?mes=2026-10").await.text();
        assert!(page.contains("4,43"), "31 / 7: {page}");

        let span = "/cifras/sala?desde=2026-09-15&hasta=2026-10-31";
        let beside = stage.screens.get("9.surveys-read.hall-lead", span).await.text();
        for said in ["Qué opinan", "septiembre de 2026", "4,43", "Por persona que atiende"] {
            assert!(beside.contains(said), "{said}: {beside}");
        }
        let without = stage.screens.get("9.hall-lead", span).await.text();
        assert!(!without.contains("Qué opinan"), "who may not read ratings sees none");
    });
}
