//! What officers do in a browser without script: the course of a case, two at one case, and what is hidden.

use crate::desk;
use crate::house;

use cases::{PetitionForm, State, sheet};
use desk::{Desk, Officer, hidden};
use house::House;
use testkit::each;

const ALL: &str = "cases.read cases.file cases.answer cases.sign cases.assign people.read";
const READS: &str = "cases.read";

/// The fields of a whole letter, with the version that the page shows.
fn letter<'a>(version: &'a str, then: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("then", then),
        ("response", "granted"),
        ("greeting", "Cordial saludo:"),
        ("facts", "Usted reclamó el consumo."),
        ("evidence", "La lectura del 2 de noviembre."),
        ("decision", "Usted tiene razón: corregimos la factura."),
        ("lies", "subsidiary"),
        ("appeals", "Le ayudamos a escribirlos."),
    ]
}

async fn version(officer: &Officer<'_>, case: &str) -> String {
    let page = officer.get(case).await;
    assert_eq!(page.status, 200, "{}", page.body);
    hidden(&page.body, &format!("{case}/respuesta"), "version")
}

#[test]
fn a_case_is_taken_classified_written_returned_signed_by_another_and_answered() {
    each(async |world| {
        let house = House::new(world).await;
        let filed = house.file("form:0001").await;
        let desk = Desk::of(&house);
        let (ana, berta) = (desk.officer("ana", ALL), desk.officer("berta", ALL));
        let case = format!("/bandeja/{}", filed.id);

        let empty = ana.get("/bandeja").await;
        assert!(
            empty.body.contains("Queda 1 sin asignar") && empty.body.contains("Tomar uno"),
            "{}",
            empty.body
        );
        assert_eq!(ana.post("/bandeja/tomar", &[]).await.location, case);
        let mine = ana.get("/bandeja").await;
        assert!(mine.body.contains(&filed.number) && mine.body.contains("María Elena Ríos"));
        assert!(mine.body.contains("Faltan 15 días"), "{}", mine.body);

        let sheet = ana.get(&case).await.body;
        for told in [
            "Ana Gómez tomó el caso",
            "Plazo legal: día hábil",
            "Falta decir si accede o no",
            "m•••a@correo.example",
        ] {
            assert!(sheet.contains(told), "no «{told}» in {sheet}");
        }
        assert!(!sheet.contains("24254207") && !sheet.contains("maria@correo.example"), "data is masked");
        let cause = [
            ("version", "2"),
            ("kind", "claim"),
            ("service", "water"),
            ("cause", "999"),
            ("priority", "none"),
        ];
        let wrong = ana.post(&format!("{case}/clasificar"), &cause).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("Esa causa no existe para este servicio"));
        let version_now = hidden(&wrong.body, &format!("{case}/clasificar"), "version");
        let cause = [
            ("version", &*version_now),
            ("kind", "claim"),
            ("service", "water"),
            ("cause", "102"),
            ("priority", "none"),
        ];
        assert_eq!(ana.post(&format!("{case}/clasificar"), &cause).await.status, 303);
        assert_eq!(
            ana.post(&format!("{case}/nota"), &[("body", "Ya <b>recalculé</b>.")]).await.location,
            case
        );
        let sheet = ana.get(&case).await.body;
        assert!(
            sheet.contains("Ya &#60;b&#62;recalculé&#60;/b&#62;.") && sheet.contains("clasificó el caso")
        );

        // an incomplete letter is saved, and told what it lacks
        let half = [("version", "0"), ("then", "sign"), ("facts", "Usted reclamó."), ("part", "facts")];
        let lacking = ana.post(&format!("{case}/respuesta"), &half).await;
        assert_eq!(lacking.status, 422);
        for told in ["Diga si se accede o no", "Falta la decisión y sus razones", "Usted reclamó."] {
            assert!(lacking.body.contains(told), "no «{told}»");
        }
        let now = hidden(&lacking.body, &format!("{case}/respuesta"), "version");
        assert_eq!(now, "1", "the text was saved all the same");
        assert_eq!(ana.post(&format!("{case}/respuesta"), &letter(&now, "sign")).await.location, case);

        let own = ana.get(&case).await.body;
        assert!(own.contains("La firma otra persona") && !own.contains("/firmar"));
        let refused = ana.post(&format!("{case}/firmar"), &[("version", "3")]).await;
        assert_eq!(refused.status, 403);
        assert!(refused.body.contains("Quien escribió la respuesta no puede firmarla"));

        let review = berta.get(&case).await.body;
        assert!(review.contains("Usted tiene razón: corregimos la factura.") && review.contains("/devolver"));
        assert_eq!(berta.post(&format!("{case}/devolver"), &[("note", " ")]).await.status, 422);
        assert_eq!(berta.post(&format!("{case}/devolver"), &[("note", "Cite el acta.")]).await.status, 303);
        let returned = ana.get(&case).await.body;
        assert!(returned.contains("Le devolvieron esta respuesta") && returned.contains("Cite el acta."));

        let now = version(&ana, &case).await;
        assert_eq!(ana.post(&format!("{case}/respuesta"), &letter(&now, "sign")).await.status, 303);
        let review = berta.get(&case).await.body;
        let shown = hidden(&review, &format!("{case}/firmar"), "version");
        assert_eq!(berta.post(&format!("{case}/firmar"), &[("version", &shown)]).await.location, case);

        let answered = house.sheet(filed.id).await;
        assert_eq!(answered.state, State::Answered);
        assert_eq!(answered.outgoing_number.as_deref(), Some("2026-SA-000001"));
        let page = ana.get(&case).await.body;
        assert!(page.contains("2026-SA-000001") && page.contains("Respondido a tiempo"));
        let paper = ana.get(&format!("{case}/papeles/{}", answered.letter_code.unwrap())).await;
        assert!(paper.body.starts_with("%PDF") && paper.body.contains("Berta Díaz"), "{}", paper.body);
        let public = house
            .look(filed.id, |look, id| Box::pin(async move { sheet::entries(look, *id, true).await }))
            .await;
        assert_eq!(public.last().unwrap().body, "Usted tiene razón: corregimos la factura.");
        assert_eq!(house.verify().await, Vec::<String>::new());
    });
}

#[test]
fn two_officers_at_one_case_see_what_the_other_did_and_lose_no_text() {
    each(async |world| {
        let house = House::new(world).await;
        let filed = house.file("form:0001").await;
        let desk = Desk::of(&house);
        let (ana, berta) = (desk.officer("ana", ALL), desk.officer("berta", ALL));
        let case = format!("/bandeja/{}", filed.id);
        let (first, second) = (version(&ana, &case).await, version(&berta, &case).await);
        assert_eq!(ana.post(&format!("{case}/respuesta"), &letter(&first, "save")).await.status, 303);
        let mine = [("version", &*second), ("then", "save"), ("decision", "Lo que Berta escribió a medias")];
        let late = berta.post(&format!("{case}/respuesta"), &mine).await;
        assert_eq!(late.status, 409);
        for told in ["Alguien cambió este caso", "Lo que Berta escribió a medias", "corregimos la factura"]
        {
            assert!(late.body.contains(told), "no «{told}» in {}", late.body);
        }
        // with the version that the page now shows, the text is saved
        let now = hidden(&late.body, &format!("{case}/respuesta"), "version");
        let again = [("version", &*now), ("then", "save"), ("decision", "Lo que Berta escribió a medias")];
        assert_eq!(berta.post(&format!("{case}/respuesta"), &again).await.status, 303);

        let assign = desk.ids["carlos"].to_string();
        let old = [("version", "1"), ("officer", &*assign)];
        let late = ana.post(&format!("{case}/asignar"), &old).await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("id=\"asignar\"") && late.body.contains(" open><h2 id=\"t-asignar\">"));
        let nobody = [("version", "2"), ("officer", "nadie")];
        assert_eq!(ana.post(&format!("{case}/asignar"), &nobody).await.status, 422);
    });
}

#[test]
fn what_was_half_typed_comes_back_until_it_is_saved() {
    each(async |world| {
        let house = House::new(world).await;
        let filed = house.file("form:0001").await;
        let desk = Desk::of(&house);
        let (ana, berta) = (desk.officer("ana", ALL), desk.officer("berta", ALL));
        let case = format!("/bandeja/{}", filed.id);
        let typed = [("box", "answer"), ("version", "0"), ("decision", "A medias </textarea><script>")];
        assert_eq!(ana.post(&format!("{case}/borrador"), &typed).await.status, 204);
        assert_eq!(
            ana.post(&format!("{case}/borrador"), &[("box", "note"), ("body", "Llamar")]).await.status,
            204
        );
        assert_eq!(ana.post(&format!("{case}/borrador"), &[("box", "other")]).await.status, 400);
        let back = ana.get(&case).await.body;
        assert!(back.contains("A medias &#60;/textarea&#62;&#60;script&#62;") && back.contains("Llamar"));
        assert!(back.contains("Recuperamos lo que no había guardado"));
        assert!(
            !berta.get(&case).await.body.contains("A medias"),
            "somebody else's half-typed text is not shown"
        );
        assert_eq!(ana.post(&format!("{case}/respuesta"), &letter("0", "save")).await.status, 303);
        assert_eq!(ana.post(&format!("{case}/nota"), &[("body", "Llamé.")]).await.status, 303);
        assert_eq!(house.count("SELECT COUNT(*) FROM cases_scratch").await, 0);
        assert!(!ana.get(&case).await.body.contains("A medias"));
    });
}

#[test]
fn a_reserved_identity_is_hidden_everywhere_from_who_may_not_reveal_it() {
    each(async |world| {
        let house = House::new(world).await;
        house.file("form:0001").await;
        let secret = PetitionForm {
            identity: "reserved".into(),
            body: "Mal trato de un funcionario.".into(),
            ..House::form()
        };
        let filed = house.file_form("form:0002", secret).await.unwrap();
        let desk = Desk::of(&house);
        let (ana, chief) = (desk.officer("ana", ALL), desk.officer("berta", &format!("{ALL} people.reveal")));
        let case = format!("/bandeja/{}", filed.id);
        let hides = |what: &str, body: &str| {
            for leak in ["María Elena", "maria@correo", "24254207", "24.254.207", "m•••a@"] {
                assert!(!body.contains(leak), "{what} tells «{leak}»: {body}");
            }
        };
        // the list beside the case holds only what the view shows: an empty view keeps the other case out
        let sheet = ana.get(&format!("{case}?vista=firma")).await.body;
        assert!(sheet.contains("Identidad reservada"));
        hides("the sheet", &sheet);
        for address in ["/bandeja?vista=abiertos&q=funcionario", "/bandeja.csv?vista=abiertos&q=funcionario"]
        {
            let page = ana.get(address).await.body;
            assert!(page.contains(&filed.number), "{address}");
            hides(address, &page);
        }
        let by_name = ana.get("/bandeja?q=Maria+Elena").await.body;
        assert!(!by_name.contains(&filed.number), "a reserved name is not found");
        let preview = ana.post(&format!("{case}/respuesta/pdf"), &letter("0", "")).await;
        assert!(preview.kind.starts_with("application/pdf") && preview.body.contains("Identidad reservada"));
        hides("the preview", &preview.body);
        // the named case of the same person does not lead to the reserved one
        let others = ana.get("/bandeja?q=2026-EN-000001").await.location;
        assert!(!ana.get(&format!("{others}?vista=firma")).await.body.contains("Mal trato"));
        assert!(chief.get(&format!("{others}?vista=firma")).await.body.contains("Mal trato"));

        assert_eq!(ana.post(&format!("{case}/respuesta"), &letter("0", "sign")).await.status, 303);
        assert_eq!(chief.post(&format!("{case}/firmar"), &[("version", "2")]).await.status, 303);
        let code = house.sheet(filed.id).await.letter_code.unwrap();
        assert_eq!(ana.get(&format!("{case}/papeles/{code}")).await.status, 403);
        let seen = chief.get(&format!("{case}/papeles/{code}")).await;
        assert!(seen.body.contains("María Elena Ríos"));
        assert!(chief.get(&case).await.body.contains("María Elena Ríos"));
    });
}

#[test]
fn who_may_only_read_reads_and_is_offered_nothing_else() {
    each(async |world| {
        let house = House::new(world).await;
        let filed = house.file("form:0001").await;
        let desk = Desk::of(&house);
        let (reader, nobody) = (desk.officer("ana", READS), desk.officer("berta", "people.read"));
        let case = format!("/bandeja/{}", filed.id);
        let page = reader.get(&case).await.body;
        for offer in
            ["/tomar", "/asignar", "/clasificar", "/firmar", "/nota", "/respuesta\"", "/bandeja/nueva"]
        {
            assert!(!page.contains(offer), "a reader is offered {offer}");
        }
        for post in [
            "tomar",
            "asignar",
            "clasificar",
            "nota",
            "borrador",
            "respuesta",
            "respuesta/pdf",
            "firmar",
            "devolver",
        ] {
            assert_eq!(reader.post(&format!("{case}/{post}"), &[]).await.status, 403, "{post}");
        }
        for address in ["/bandeja", &*case, "/bandeja.csv"] {
            assert_eq!(nobody.get(address).await.status, 403, "{address}");
        }
        assert_eq!(web::intruder(desk.app()).await, Vec::<String>::new());
        // neither the paper nor a file of another case, whatever the id
        let other = house.file("form:0002").await;
        let paper = format!("/bandeja/{}/papeles/{}", other.id, filed.receipt_code);
        assert_eq!(reader.get(&paper).await.status, 404);
        for odd in
            ["/bandeja/nada", "/bandeja/%00", &format!("{case}/archivos/1"), &format!("{case}/papeles/'--")]
        {
            assert!(matches!(reader.get(odd).await.status, 400 | 404), "{odd}");
        }
    });
}

#[test]
fn the_inbox_finds_filters_pages_and_exports() {
    each(async |world| {
        let house = House::new(world).await;
        for n in 0..53 {
            let body = if n == 7 {
                "=HYPERLINK(\"http://evil.example\") tubo roto"
            } else {
                "La factura llegó alta."
            };
            house.file_as(&format!("form:{n:04}"), body).await.unwrap();
        }
        let desk = Desk::of(&house);
        let ana = desk.officer("ana", ALL);
        let page = ana.get("/bandeja?vista=abiertos").await.body;
        assert_eq!(page.matches("class=\"fila\"").count(), 50);
        let more =
            page.split("href=\"/bandeja?vista=abiertos&#38;desde=").nth(1).and_then(|t| t.split('"').next());
        let rest =
            ana.get(&format!("/bandeja?vista=abiertos&desde={}", more.expect("a next page"))).await.body;
        assert_eq!(rest.matches("class=\"fila\"").count(), 3);
        for sloppy in ["8", "2026en8", "2026-EN-000008", "%202026+en+000008"] {
            let found = ana.get(&format!("/bandeja?q={sloppy}")).await;
            assert!(found.status == 303 && found.location.starts_with("/bandeja/"), "{sloppy}");
        }
        let found = ana.get("/bandeja?q=tubo+roto").await.body;
        assert_eq!(found.matches("class=\"fila\"").count(), 1);
        assert!(ana.get("/bandeja?q=tubo&tipo=appeal").await.body.contains("No encontramos casos así"));
        let table = ana.get("/bandeja.csv?vista=abiertos").await;
        assert!(
            table.kind.starts_with("text/csv") && table.body.lines().count() == 54,
            "{}",
            table.body.lines().count()
        );
        assert!(table.body.contains("\"'=HYPERLINK"), "a formula cannot run");
        for odd in
            ["/bandeja?vista=%FF&desde=x_y", "/bandeja?desde=9999-99-99_1", "/bandeja?q=%22%27--%00*%28"]
        {
            assert_eq!(ana.get(odd).await.status, 200, "{odd}");
        }
    });
}

#[test]
fn the_counter_files_for_somebody_and_keeps_everything_on_a_mistake() {
    each(async |world| {
        let house = House::new(world).await;
        house.file("form:0001").await;
        let desk = Desk::of(&house);
        let ana = desk.officer("ana", ALL);
        assert_eq!(ana.get("/bandeja/nueva").await.status, 200);
        let found = ana
            .post("/bandeja/nueva", &[("then", "find"), ("find", "24.254.207"), ("body", "Lo dicho")])
            .await;
        assert_eq!(found.status, 200);
        assert!(found.body.contains("María Elena Ríos") && found.body.contains("Lo dicho"), "{}", found.body);
        assert!(!found.body.contains("maria@correo.example"), "contacts stay masked");
        let token = "0123456789abcdef0123456789abcdef";
        let mut fields = vec![
            ("form_token", token),
            ("channel", "written"),
            ("received_at", "2026-11-20T16:10"),
            ("kind", "claim"),
            ("service", "water"),
            ("body", "Traigo esta carta <b>firmada</b>."),
            ("name", "Rubén Darío Quiceno"),
            ("reply_by", "pickup"),
            ("priority", "minor"),
        ];
        let lacking = ana.post("/bandeja/nueva", &fields).await;
        assert_eq!(lacking.status, 422);
        for told in [
            "Escriba por qué se radica después",
            "Traigo esta carta &#60;b&#62;",
            "2026-11-20T16:10",
            "Rubén",
        ] {
            assert!(lacking.body.contains(told), "no «{told}»");
        }
        fields.push(("received_why", "No había luz"));
        let done = ana.post("/bandeja/nueva", &fields).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(ana.post("/bandeja/nueva", &fields).await.location, done.location, "twice is once");
        let receipt = ana.get(&done.location).await.body;
        assert!(
            receipt.contains("2026-EN-000002") && receipt.contains("viernes 20 de noviembre de 2026"),
            "{receipt}"
        );
        let case = done.location.trim_end_matches("/constancia");
        let sheet = ana.get(case).await.body;
        for told in ["por escrito", "No había luz", "Niña, niño o adolescente", "Rubén Darío Quiceno"] {
            assert!(sheet.contains(told), "no «{told}»");
        }
        let future = [("received_at", "2027-01-01T08:00"), ("received_why", "x"), ("channel", "written")];
        assert!(ana.post("/bandeja/nueva", &future).await.body.contains("una fecha y hora que ya pasó"));
    });
}
