//! The board, its voice, the display of a counter and the emergency, through HTTP on both engines.

use crate::house;
use crate::screens;

use hall::actions::recall;
use hall::{Class, Speaker};
use house::{House, agent, lead};
use screens::{Screens, wav};
use testkit::each;

const LEAD: &str = "7.hall-lead.hall-manage.hall-attend";

#[test]
fn the_board_shows_the_truth_of_now_and_names_nobody() {
    each(async |world| {
        world.at("2026-11-24T08:00");
        let hall = House::new(&world.store).await;
        let screens = Screens::new(&world, None);
        let page = screens.get("", "/sala/centro/tablero").await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("Bienvenidos. Tome su turno en la entrada."));
        let state = screens.json("/sala/centro/tablero/estado").await;
        assert_eq!(state["calls"], serde_json::json!([]));
        assert_eq!((&state["wait"], &state["waiting"]), (&().into(), &"0".into()));

        let shift = hall.open(3).await;
        hall.came(0, Class::General).await;
        let preferential = hall.came(1, Class::Preferential).await;
        world.at("2026-11-24T08:10");
        let called = hall.call(3, shift, None).await.unwrap().unwrap();
        assert_eq!(called.id, preferential.id);
        let state = screens.json("/sala/centro/tablero/estado").await;
        let call = &state["calls"][0];
        assert_eq!(
            (&call["code"], &call["counter"], &call["again"]),
            (&"P 001".into(), &3.into(), &false.into())
        );
        assert_eq!(call["sentence"], "Turno P, uno. Módulo tres.");
        assert_eq!(call["voice"], "/sala/voz/P001-3.wav");
        assert_eq!(state["waiting"], "1");
        let page = screens.get("", "/sala/centro/tablero").await.text();
        assert!(page.contains("data-code>P 001<") && page.contains("Línea tramites"));
        // neither who attends nor of which class the turn is
        for private in ["Officer", "referencial", "preferential", "ticket"] {
            assert!(!page.contains(private) && !state.to_string().contains(private), "{private}");
        }

        world.at("2026-11-24T08:11");
        let again = recall::Recall { ticket: called.id, request: None };
        hall.act(agent(3), again, |work, c| Box::pin(recall::run(work, c))).await.unwrap();
        let state = screens.json("/sala/centro/tablero/estado").await;
        assert_eq!(
            (state["calls"].as_array().unwrap().len(), &state["calls"][0]["again"]),
            (2, &true.into())
        );
        let page = screens.get("", "/sala/centro/tablero").await.text();
        assert!(page.contains("data-otra") && page.contains("Segundo llamado"));
        assert_eq!(page.matches("P 001").count(), 1, "a turn is not its own past");

        // another day begins with nothing
        world.at("2026-11-25T07:00");
        assert_eq!(screens.json("/sala/centro/tablero/estado").await["calls"], serde_json::json!([]));
        assert_eq!(screens.get("", "/sala/norte/tablero").await.status, 404);
        let live = screens.head("/sala/centro/tablero/vivo").await;
        assert_eq!((live.status, live.kind.as_str()), (200, "text/event-stream"));
    });
}

#[test]
fn an_emergency_is_on_every_screen_until_it_is_ended() {
    each(async |world| {
        world.at("2026-11-24T08:00");
        let hall = House::new(&world.store).await;
        let screens = Screens::new(&world, None);
        let at = "/coordinacion/emergencia";
        let said = "Salga con calma por la puerta principal.";
        assert_eq!(
            screens.post("3.hall-attend", at, &[("site", "centro"), ("body", said)]).await.status,
            403
        );
        let empty = screens.post(LEAD, at, &[("site", "centro"), ("body", " \n")]).await;
        assert!(empty.status == 422 && empty.text().contains("Escriba el mensaje"));
        let long = screens.post(LEAD, at, &[("site", "centro"), ("body", &"x".repeat(161))]).await;
        assert!(long.status == 422 && long.text().contains(&"x".repeat(161)), "what was typed stays");
        assert_eq!(screens.post(LEAD, at, &[("site", "norte"), ("body", said)]).await.status, 404);
        assert_eq!(screens.post(LEAD, at, &[("site", "centro"), ("end", "1")]).await.status, 409);

        assert_eq!(screens.post(LEAD, at, &[("site", "centro"), ("body", said)]).await.status, 303);
        assert_eq!(screens.post(LEAD, at, &[("site", "centro"), ("body", said)]).await.status, 409);
        assert_eq!(screens.json("/sala/centro/tablero/estado").await["emergency"], said);
        assert_eq!(screens.json("/sala/centro/modulo/1/estado").await["emergency"], said);
        let page = screens.get("", "/sala/centro/tablero").await.text();
        assert!(page.contains("role=\"alert\" data-emergency>"), "{page}");
        // another verb enters by the same way
        let end = hall::SetEmergency { site: "centro".into(), body: None };
        let ended = world
            .store
            .write("hall.emergency", lead(1), end, |work, wish| Box::pin(hall::set_emergency(work, wish)));
        ended.await.unwrap();
        assert_eq!(screens.json("/sala/centro/tablero/estado").await["emergency"], serde_json::Value::Null);
        assert!(screens.get(LEAD, at).await.text().contains(said), "it stays in the history");
        drop(hall);
    });
}

#[test]
fn messages_of_the_company_with_their_pictures_and_days() {
    each(async |world| {
        world.at("2026-11-24T08:00");
        House::new(&world.store).await;
        let screens = Screens::new(&world, None);
        let at = "/ajustes/sala/tablero";
        let send = async |body: &str, until: &str, media: &[(&str, &[u8])]| {
            let fields = [("site", "centro"), ("body", body), ("from", ""), ("until", until)];
            screens.upload(LEAD, at, &fields, "media", media).await
        };
        assert_eq!(send("Traiga su cédula", "", &[("m.png", b"\x89PNG....")]).await.status, 303);
        assert_eq!(send("Hasta ayer", "2026-11-23", &[]).await.status, 303);
        let wrong = send("Página", "", &[("m.png", b"<svg onload=alert(1)>")]).await;
        assert!(wrong.status == 422 && wrong.text().contains("JPG, PNG o WebP"), "{}", wrong.text());
        assert_eq!(send("", "", &[]).await.status, 422);
        let wrong = send("Día", "31/12/2026", &[]).await;
        assert!(wrong.status == 422 && wrong.text().contains("31/12/2026"));

        let shown = screens.json("/sala/centro/tablero/estado").await["messages"].clone();
        assert_eq!((shown.as_array().unwrap().len(), &shown[0]["body"]), (1, &"Traiga su cédula".into()));
        let media = shown[0]["media"].as_str().unwrap().to_owned();
        let picture = screens.get("", &media).await;
        assert_eq!(
            (picture.kind.as_str(), picture.body.as_slice()),
            ("image/png", b"\x89PNG....".as_slice())
        );
        let id = media.rsplit('/').next().unwrap();
        assert_eq!(screens.post(LEAD, at, &[("site", "centro"), ("remove", id)]).await.status, 303);
        assert_eq!(screens.post(LEAD, at, &[("site", "centro"), ("remove", id)]).await.status, 404);
        assert_eq!(screens.get("", &media).await.status, 404);
        assert_eq!(screens.get("3.hall-attend", at).await.status, 403);
    });
}

/// Says every sentence as one second of sound, and counts.
#[derive(Default)]
struct Parrot(std::sync::Mutex<Vec<String>>);

impl Speaker for Parrot {
    fn say<'a>(
        &'a self,
        sentence: &'a str,
    ) -> futures::future::BoxFuture<'a, Result<Option<bytes::Bytes>, kernel::Fault>> {
        self.0.lock().unwrap().push(sentence.to_owned());
        Box::pin(futures::future::ready(Ok(Some(wav(1_000).into()))))
    }
}

#[test]
fn the_voice_is_composed_of_clips_else_said_by_the_machine_else_left_to_the_browser() {
    each(async |world| {
        world.at("2026-11-24T08:00");
        let mute = Screens::new(&world, None);
        assert_eq!(mute.get("", "/sala/voz/A047-3.wav").await.status, 404);
        assert_eq!(mute.get("", "/sala/voz/campana.wav").await.kind, "audio/wav");
        for wrong in ["/sala/voz/A047.wav", "/sala/voz/A1000-3.wav", "/sala/voz/%24%28x%29-1.wav"] {
            assert_eq!(mute.get("", wrong).await.status, 404, "{wrong}");
        }

        let parrot = std::sync::Arc::new(Parrot::default());
        let screens = Screens::new(&world, Some(parrot.clone()));
        let said = screens.get("", "/sala/voz/A047-3.wav").await;
        // chime 1.1 s, pause, the sentence, pause, the sentence again
        assert_eq!(millis(&said.body), 1_100 + 250 + 1_000 + 700 + 1_000);
        screens.get("", "/sala/voz/A047-3.wav").await;
        assert_eq!(*parrot.0.lock().unwrap(), ["Turno A, cuarenta y siete. Módulo tres."], "kept ready");

        let at = "/ajustes/sala/voz";
        let send = async |files: &[(&str, &[u8])]| screens.upload(LEAD, at, &[], "clips", files).await;
        let refused = send(&[("saludo.wav", &wav(500))]).await;
        assert!(refused.status == 422 && refused.text().contains("«saludo.wav»"), "{}", refused.text());
        let silent = [&wav(0)[..], &[0u8; 40_000][..]].concat();
        let refused = send(&[("turno.wav", &wav(500)), ("47.wav", &silent)]).await;
        assert!(refused.status == 422 && refused.text().contains("no se oye nada"), "{}", refused.text());
        assert!(send(&[("47.wav", b"RIFF")]).await.text().contains("no es un archivo WAV completo"));
        assert_eq!(send(&[]).await.status, 422);
        assert!(screens.get(LEAD, at).await.text().contains("0 de 138"), "all or nothing");

        let word = wav(500);
        let all = ["turno.wav", "módulo.wav", "a.wav", "47.wav", "3.wav"].map(|n| (n, &word[..]));
        assert_eq!(send(&all).await.status, 303);
        assert!(screens.get(LEAD, at).await.text().contains("5 de 138"));
        let composed = screens.get("", "/sala/voz/A047-3.wav").await;
        // five words and two breaths of 120 ms, twice; each word keeps a breath around it
        let (least, most) = (1_100 + 250 + 700 + 2 * (2_500 + 240), 1_100 + 250 + 700 + 2 * (2_750 + 250));
        assert!((least..=most).contains(&millis(&composed.body)), "{}", millis(&composed.body));
        assert_eq!(
            screens.get("", "/sala/voz/A048-3.wav").await.status,
            200,
            "the machine says what is missing"
        );
        assert_eq!(screens.post(LEAD, at, &[("forget", "n-47")]).await.status, 303);
        assert_eq!(screens.post(LEAD, at, &[("forget", "n-47")]).await.status, 404);
        assert_eq!(millis(&screens.get("", "/sala/voz/A047-3.wav").await.body), 4_050);
    });
}

fn millis(file: &[u8]) -> usize {
    assert_eq!(&file[..4], b"RIFF");
    ((file.len() - 44) / 2 * 1000).div_ceil(22_050)
}

#[test]
fn the_display_of_a_counter_and_what_the_officer_types() {
    each(async |world| {
        world.at("2026-11-24T08:00");
        let hall = House::new(&world.store).await;
        let screens = Screens::new(&world, None);
        let at = "/sala/centro/modulo/3";
        let state = async || screens.json(&format!("{at}/estado")).await;
        assert_eq!(state().await["standing"], "Módulo cerrado");
        let shift = hall.open(3).await;
        assert_eq!(state().await["standing"], "Espere su llamado");
        hall.came(0, Class::General).await;
        let called = hall.call(3, shift, None).await.unwrap().unwrap();
        assert_eq!((&state().await["code"], &state().await["calling"]), (&"A 001".into(), &true.into()));
        hall.begin(3, called.id).await.unwrap();
        assert_eq!(
            (&state().await["calling"], &state().await["standing"]),
            (&false.into(), &"En atención".into())
        );

        let write = format!("{at}/escribir");
        let text = [("text", "Su recibo llega el martes")];
        assert_eq!(screens.post("3.hall-attend", &write, &text).await.status, 303);
        assert_eq!(state().await["caption"], "Su recibo llega el martes");
        assert!(screens.get("", at).await.text().contains("Su recibo llega el martes"));
        assert_eq!(screens.post("4.hall-attend", &write, &text).await.status, 403, "only who sits there");
        assert_eq!(screens.post("", &write, &text).await.status, 303, "to the log-in");
        assert_eq!(state().await["caption"], "Su recibo llega el martes");
        hall.finish(3, called.id).await.unwrap();
        assert_eq!((&state().await["caption"], &state().await["code"]), (&().into(), &().into()));
        hall.came(0, Class::General).await;
        hall.call(3, shift, None).await.unwrap().unwrap();
        assert_eq!(state().await["caption"], serde_json::Value::Null, "the next person reads nothing of it");
        assert_eq!(screens.get("", "/sala/centro/modulo/99").await.status, 404);
    });
}

#[test]
fn the_clip_in_sign_language_is_brought_shown_and_taken_away() {
    each(async |world| {
        House::new(&world.store).await;
        let screens = Screens::new(&world, None);
        let at = "/ajustes/sala/kioscos";
        let send = async |who: &str, name: &str, bytes: &[u8]| {
            let fields = [("site", "centro"), ("about", "clip")];
            screens.upload(who, at, &fields, "clip", &[(name, bytes)]).await
        };
        let clip = [b"\0\0\0\x18ftypmp42".as_slice(), &[7; 64]].concat();
        assert_eq!(send("1.hall-lead", "senas.mp4", &clip).await.status, 403);
        let wrong = send(LEAD, "senas.mp4", b"not a clip").await;
        assert_eq!(wrong.status, 422, "{}", wrong.text());
        let brought = send(LEAD, "senas.mp4", &clip).await;
        assert_eq!((brought.status, brought.location.as_str()), (303, "/ajustes/sala/kioscos?sede=centro"));
        let address = format!("/sala/centro/kiosco/senas/{}", &kernel::sha256_hex(&clip)[..16]);
        let shown = screens.get("", &address).await;
        assert_eq!((shown.status, shown.kind.as_str(), shown.body), (200, "video/mp4", clip));
        assert_eq!(screens.get("", "/sala/centro/kiosco/senas/0123456789abcdef").await.status, 404);
        let wiped = screens.post(LEAD, at, &[("site", "centro"), ("about", "clip"), ("wipe", "1")]).await;
        assert_eq!(wiped.status, 303);
        assert_eq!(screens.get("", &address).await.status, 404);
    });
}
