//! What the company needs of a citizen is read, delivered and put off on their own page (CPACA, art. 17).

use crate::browser;
use crate::house;

use browser::Browser;
use cases::State;
use cases::actions::request_completion::{self, RequestCompletion};
use house::House;
use testkit::each;

/// A verb whose result does not matter.
macro_rules! verb {
    ($run:path) => {
        |w, i| Box::pin(async move { $run(w, i).await.map(drop) })
    };
}

#[test]
fn cpaca_art_17_the_person_reads_what_is_missing_asks_for_time_and_delivers_it() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        let house = House::new(world).await;
        house.world.at("2026-03-13T08:00");
        let filed = house.file("form:a").await;
        let case = format!("/seguimiento/{}", filed.tracking_key);
        let none = browser.get(&case).await.body;
        assert!(!none.contains("Necesitamos algo de usted"), "nothing was asked");
        let nothing = browser.post(&format!("{case}/mas-tiempo"), &[]).await;
        assert_eq!((nothing.status, nothing.location.as_str()), (303, case.as_str()));

        house.world.at("2026-03-17T09:00");
        let what = "La copia de la factura de <marzo>.".to_owned();
        let input = RequestCompletion { id: filed.id, version: None, what };
        house.act(house.officers[0].clone(), input, verb!(request_completion::run)).await.unwrap();
        let page = browser.get(&case).await.body;
        for said in [
            "Necesitamos algo de usted",
            "factura de &#60;marzo&#62;",
            "Esperamos algo de usted",
            "17 de abril",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(page.contains(&format!("action=\"{case}/mas-tiempo\"")));
        browser::react(&house.world).await;
        let mails = browser::mails(&house.world).await;
        let told = mails.iter().find(|m| m.0 == "cases.term").expect("it is mailed");
        assert!(told.2.contains("La copia de la factura") && told.2.contains(&case), "{}", told.2);
        assert!(!told.2.contains('⟦'), "{}", told.2);

        assert_eq!(browser.post(&format!("{case}/mas-tiempo"), &[]).await.status, 303);
        assert_eq!(house.sheet(filed.id).await.paused_until, Some("2026-05-19".parse().unwrap()));
        let page = browser.get(&case).await.body;
        assert!(!page.contains(&format!("action=\"{case}/mas-tiempo\"")), "once is all");

        house.world.at("2026-03-30T22:00");
        let token = browser::field(&page, "form_token");
        let sent = [("form_token", token.as_str()), ("body", "Aquí va la copia.")];
        assert_eq!(browser.post(&case, &sent).await.status, 303);
        let sheet = house.sheet(filed.id).await;
        assert_eq!((sheet.state, sheet.paused_until), (State::InStudy, None));
        assert_eq!(sheet.deadline.due_on, "2026-04-20".parse().unwrap());
        let page = browser.get(&case).await.body;
        assert!(
            page.contains("El plazo corre de nuevo") && !page.contains("Necesitamos algo de usted"),
            "{page}"
        );
        assert!(
            page.contains("se espera lo que falta de la petición"),
            "the days say why they are not counted"
        );
    });
}
