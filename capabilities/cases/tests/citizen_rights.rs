//! What the page of a case says of the term, of what can be done, and of rights; and its easy reading.

use crate::browser;

use browser::{Browser, filed};
use testkit::each;

/// The day of the filing of `browser::filed` is Monday 23 November 2026.
#[test]
fn the_term_stands_on_a_calendar_with_what_is_not_counted_and_why() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        let case = filed(&browser).await.trim_end_matches("/constancia").to_owned();
        world.at("2026-12-01T09:00");
        let page = browser.get(&case).await.body;
        for said in
            ["noviembre de 2026", "diciembre de 2026", "aria-current=\"date\"><time datetime=\"2026-12-01\""]
        {
            assert!(page.contains(said), "{said}: {page}");
        }
        // fifteen days are counted, 8 December is a holiday and says its name
        assert_eq!(page.matches("data-dia=\"cuenta\"").count(), 14);
        assert_eq!(page.matches("data-dia=\"vence\"").count(), 1);
        assert!(page.contains("<td data-dia=\"no\"><time datetime=\"2026-12-08\">8</time>"), "{page}");
        assert!(page.contains("festivo (Inmaculada Concepción): no se cuenta"));
    });
}

#[test]
fn what_can_be_done_and_the_rights_are_those_of_the_case_and_say_their_article() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        let case = filed(&browser).await.trim_end_matches("/constancia").to_owned();
        let page = browser.get(&case).await.body;
        for said in [
            "Qué puede hacer ahora",
            "href=\"#t-escribir\"",
            "Si no respondemos a tiempo",
            "Ley 142 de 1994, art. 155",
            "Tiene 5 días hábiles desde que reciba la respuesta",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        // a claim has positive silence: its term is never extended
        assert!(!page.contains("Si necesitamos más tiempo"));
        let withdraw = format!("{case}/retirar");
        assert!(page.contains(&format!("href=\"{withdraw}\"")));
        browser.post(&withdraw, &[]).await;
        let page = browser.get(&case).await.body;
        assert!(!page.contains("#t-escribir") && page.contains("Guarde o imprima la constancia"));
    });
}

#[test]
fn easy_reading_says_one_thing_a_line() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        let case = filed(&browser).await.trim_end_matches("/constancia").to_owned();
        world.at("2026-12-15T09:00");
        let page = browser.get(&format!("{case}/facil")).await.body;
        for said in [
            "Usted nos escribió el lunes 23 de noviembre.",
            "Debemos responder a más tardar el martes 15 de diciembre.",
            "Hoy es el último día.",
            "Estamos estudiando su solicitud.",
        ] {
            assert!(page.contains(&format!("<span>{said}</span>")), "{said}: {page}");
        }
        assert_eq!(browser.get("/seguimiento/x/facil").await.status, 404);
    });
}
