//! From the person's button to the archive that goes to the Superintendence, by the pages.

mod desk;
mod house;

use appeals::State;
use cases::ResponseType;
use desk::{Desk, hidden};
use house::House;
use kernel::Lang;

const ALL: &str = "cases.read cases.file cases.answer appeals.read appeals.decide appeals.remit";

#[test]
fn every_sample_has_its_sentences_in_both_languages() {
    for lang in [Lang::Es, Lang::En] {
        let samples = (appeals::CAPABILITY.samples)(lang);
        assert!(samples.len() > 20);
        for (name, html) in samples {
            for wrong in ["⟦", "{$", "{ $"] {
                let at = html.find(wrong);
                let near = at.map(|at| html[at..].chars().take(60).collect::<String>());
                assert_eq!(near, None, "{name} in {lang:?}");
            }
            assert!(!html.contains("María Elena Ríos <b>"), "{name} does not escape");
        }
    }
}

#[test]
fn the_page_of_the_decision_is_woken_by_its_notice_and_by_the_appeal_against_it() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-23T10:00");
        let parent = house.denied("form:1").await;
        let desk = Desk::of(&house);
        let person = desk.officer("nobody", "none");
        let mut page = person.listen(&format!("/seguimiento/{}/live", parent.tracking_key)).await;
        house.serve(parent.id).await;
        page.hears_of(house.last_of(parent.id, "notices.served").await).await;
        // the appeal is a case of its own, with a page of its own; the one of the decision shows it
        let filed = house.appeal("a", parent.id, true).await.unwrap().filed;
        page.hears_of(house.last_of(parent.id, "appeals.against").await).await;
        let mut own = person.listen(&format!("/seguimiento/{}/live", filed.tracking_key)).await;
        let before = house.last_of(parent.id, "appeals.against").await;
        house.decide(filed.id, ResponseType::Upheld).await.unwrap();
        let now = house.last_of(parent.id, "appeals.against").await;
        assert!(now > before, "it has to be remitted now");
        page.hears_of(now).await;
        own.hears_of(house.last_of(filed.id, "appeals.remittal_due").await).await;
    });
}

#[test]
fn from_the_persons_button_to_the_archive() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.world.at("2026-11-23T10:00");
        let parent = house.denied("form:1").await;
        house.serve(parent.id).await;
        let desk = Desk::of(&house);
        let person = desk.officer("nobody", "none");

        // the page of the case has the button, and the form is filled in but for the reasons
        let page = person.get(&format!("/seguimiento/{}", parent.tracking_key)).await;
        let path = format!("/seguimiento/{}/recurso", parent.tracking_key);
        assert!(page.body.contains(&path) && page.body.contains("30 de noviembre"), "{}", page.body);
        let form = person.get(&path).await;
        let token = hidden(&form.body, &path, "form_token");
        let empty = [("form_token", token.as_str()), ("subsidiary", "yes"), ("reasons", " ")];
        let again = person.post(&path, &empty).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("Falta este texto"));
        let whole = [("form_token", token.as_str()), ("subsidiary", "yes"), ("reasons", "No me explicaron.")];
        let filed = person.post(&path, &whole).await;
        assert_eq!(filed.status, 303, "{}", filed.body);
        let twice = person.post(&path, &whole).await;
        assert_eq!(filed.location, twice.location);
        assert_eq!(house.count("SELECT COUNT(*) FROM appeals_appeals").await, 1);
        house.react().await;
        let own = filed.location.replace("/constancia", "");
        let page = person.get(&own).await;
        assert!(page.body.contains("Por admitir") && page.body.contains("Dónde está su recurso"));

        // the officer finds it in the list, looks at the requirements and admits it
        let ana = desk.officer("ana", ALL);
        let list = ana.get("/recursos").await;
        let id = list.body.split("<th scope=\"row\"><a href=\"/recursos/").nth(1).unwrap_or_default();
        let id = id.split('"').next().unwrap_or_default().to_owned();
        let sheet = format!("/recursos/{id}");
        let case = id.parse().unwrap();
        assert_eq!(desk.officer("ana", "cases.read").get(&sheet).await.status, 403);
        let page = ana.get(&sheet).await;
        assert!(
            page.body.contains("día hábil 0") && page.body.contains("Admitir el recurso"),
            "{}",
            page.body
        );
        let action = format!("{sheet}/admision");
        let version = hidden(&page.body, &action, "version");
        let refused = ana.post(&action, &[("version", &version), ("verdict", "admit")]).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.body.contains("Falta revisar un requisito") && refused.body.contains("CPACA, art. 77")
        );
        let mut marks = vec![("version", version.as_str()), ("verdict", "admit"), ("payment", "average")];
        marks.extend(["in_time", "standing", "reasons", "evidence", "address"].map(|key| (key, "yes")));
        assert_eq!(ana.post(&action, &marks).await.status, 303);
        assert_eq!(ana.post(&action, &marks).await.status, 409);
        let only_read = desk.officer("berta", "appeals.read");
        assert_eq!(only_read.post(&action, &marks).await.status, 403);

        // nothing to send before it is decided; then the file goes
        let remit = format!("{sheet}/remitir");
        let version = house.load(case).await.version.to_string();
        let early = ana.post(&remit, &[("version", &version), ("how", "correo")]).await;
        assert_eq!(early.status, 409);
        assert!(early.body.contains("No hay expediente por enviar"));
        house.decide(case, ResponseType::Upheld).await.unwrap();
        let page = ana.get(&sheet).await;
        assert!(page.body.contains("Enviar el expediente"), "{}", page.body);
        let version = hidden(&page.body, &remit, "version");
        let sent = ana.post(&remit, &[("version", &version), ("how", "Radicado 123")]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let appeal = house.load(case).await;
        assert_eq!(appeal.state, State::WithSuperintendence);
        let index = &appeal.course.remittals[0].index;
        assert!(index.len() >= 4, "{index:?}");
        let titles: Vec<_> = index.iter().map(|l| l.title.as_str()).collect();
        assert!(titles.contains(&"Constancia de radicación") && titles.contains(&"Respuesta"), "{titles:?}");
        let base = format!("{sheet}/remision/1");
        let file = ana.get(&format!("{base}/expediente.pdf")).await;
        assert!(file.body.contains("No me explicaron.") && file.body.contains("Usted reclamó."));
        let csv = ana.get(&format!("{base}/indice.csv")).await;
        assert_eq!(csv.body.lines().count(), index.len() + 1);
        let zip = ana.get(&format!("{base}/expediente.zip")).await;
        assert_eq!(zip.kind, "application/zip");
        for line in index {
            assert!(zip.body.contains(&line.name) && csv.body.contains(&line.sha256.to_string()));
        }
        assert!(zip.body.starts_with("PK") && zip.body.contains("000-expediente.pdf"));
        assert_eq!(ana.get(&format!("{sheet}/remision/2/oficio.pdf")).await.status, 404);
        let copy = person.get(&format!("{own}/remision.pdf")).await;
        assert!(copy.body.contains("Superintendencia de Servicios"), "{}", copy.body);

        // its result and its execution
        let result = format!("{sheet}/resultado");
        let version = hidden(&ana.get(&sheet).await.body, &result, "version");
        let fields = [
            ("version", version.as_str()),
            ("outcome", "revoked"),
            ("number", "SSPD-1"),
            ("on", "2026-11-23"),
            ("served_on", "2026-11-23"),
        ];
        assert_eq!(ana.post(&result, &fields).await.status, 303);
        let execute = format!("{sheet}/cumplir");
        let version = hidden(&ana.get(&sheet).await.body, &execute, "version");
        let fields = [("version", version.as_str()), ("on", "2026-11-23"), ("note", "Se descontó.")];
        assert_eq!(ana.post(&execute, &fields).await.status, 303);
        assert_eq!(house.load(case).await.state, State::Closed);
        let page = person.get(&own).await;
        assert!(page.body.contains("Revoca") && page.body.contains("Cumplimiento"));
        assert_eq!(house.verify().await, Vec::<String>::new());
    });
}

#[test]
fn the_office_and_a_program_file_for_somebody() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let parent = house.denied("form:1").await;
        let desk = Desk::of(&house);
        let ana = desk.officer("ana", ALL);
        let path = format!("/recursos/nuevo?caso={}", parent.id);
        let form = ana.get(&path).await;
        assert!(form.body.contains("María Elena Ríos"), "{}", form.body);
        let token = hidden(&form.body, "/recursos/nuevo", "form_token");
        let case = parent.id.to_string();
        let fields = |channel| {
            [
                ("form_token", token.as_str()),
                ("case", case.as_str()),
                ("channel", channel),
                ("subsidiary", "no"),
                ("reasons", "Dice que la lectura está mal."),
                ("representative", "Pedro Ríos"),
            ]
        };
        let refused = ana.post("/recursos/nuevo", &fields("web")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Diga cómo llegó") && refused.body.contains("Pedro Ríos"));
        let filed = ana.post("/recursos/nuevo", &fields("counter")).await;
        assert_eq!(filed.status, 303, "{}", filed.body);
        let panel = ana.get(&format!("/bandeja/{case}")).await;
        assert!(panel.body.contains("/recursos/"), "{}", panel.body);
        let api = ana.get(&format!("/api/v1/cases/{}/appeal", parent.number)).await;
        assert_eq!(api.status, 200);
        assert!(api.body.contains("\"state\":\"to_admit\"") && api.body.contains("\"suspends\":true"));

        let path = format!("/api/v1/cases/{}/appeal", parent.number);
        let body = r#"{"reasons": "La lectura está mal."}"#;
        let made = ana.post_json(&path, "k-1", body).await;
        assert_eq!(made.status, 201, "{}", made.body);
        assert!(made.body.contains("\"warnings\":[\"again\"]") && made.body.contains("\"in_time\":true"));
        assert_eq!(ana.post_json(&path, "k-1", body).await.status, 200);
        let other = ana.post_json(&path, "k-1", r#"{"reasons": "Otra cosa."}"#).await;
        assert_eq!(other.status, 409, "{}", other.body);
        assert_eq!(ana.post_json(&path, "k-2", r#"{"reasons": " "}"#).await.status, 422);
        assert_eq!(ana.post_json(&path, "k-3", r#"{"reason": "x"}"#).await.status, 400);
        assert_eq!(ana.post_json("/api/v1/cases/nada/appeal", "k-4", body).await.status, 404);
        let open = house.file("form:2").await;
        let path = format!("/api/v1/cases/{}/appeal", open.number);
        let early = ana.post_json(&path, "k-5", body).await;
        assert_eq!(early.status, 409);
        assert!(early.body.contains("appeals-nothing-decided") && early.body.contains("CPACA, art. 74"));
        let stranger = desk.officer("berta", "appeals.read");
        assert_eq!(stranger.post_json(&path, "k-6", body).await.status, 403);
    });
}
