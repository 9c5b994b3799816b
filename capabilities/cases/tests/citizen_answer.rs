//! The citizen reads the answer that two officers made, and gets it by mail.

use crate::browser;
use crate::house;

use browser::{Browser, filed};
use cases::actions::request_signature::{self, RequestSignature};
use cases::actions::sign_answer::{self, SignAnswer};
use cases::actions::write_answer::{self, WriteAnswer};
use cases::{CaseId, LetterText, ResponseType, sheet};
use house::House;
use kernel::{Failure, Never};
use testkit::each;

async fn id_of(house: &House, key: &str) -> CaseId {
    let found = house.world.store.read("id", key.to_owned(), |look, key| {
        Box::pin(async move { Ok::<_, Failure<Never>>(sheet::id_by_tracking_key(look, key).await?) })
    });
    found.await.unwrap().expect("the case is there")
}

/// Ana writes the answer and Berta signs it.
async fn answer(house: &House, id: CaseId) {
    let text = LetterText {
        greeting: "Reciba un saludo.".into(),
        facts: "Usted reclamó.\n\n- Lectura: **1.231**".into(),
        decision: "Corregimos la factura de noviembre <ya>.".into(),
        lies: Some(cases::appeals::AppealsThatLie::WithSubsidiary),
        ..LetterText::default()
    };
    let (ana, berta) = (house.officers[0].clone(), house.officers[1].clone());
    let input = WriteAnswer { id, version: 0, response: Some(ResponseType::Granted), text };
    let written = house
        .act(ana.clone(), input, |w, i| Box::pin(async move { write_answer::run(w, i).await.map(drop) }));
    written.await.unwrap();
    let input = RequestSignature { id, version: house.answer_version(id).await };
    house.act(ana, input, |w, i| Box::pin(request_signature::run(w, i))).await.unwrap();
    let input = SignAnswer { id, version: house.answer_version(id).await };
    let signed =
        house.act(berta, input, |w, i| Box::pin(async move { sign_answer::run(w, i).await.map(drop) }));
    signed.await.unwrap();
}

#[test]
fn the_answer_is_read_on_the_page_and_mailed_when_it_is_printed() {
    each(async |world| {
        let browser = Browser::of_a_company(&world).await;
        let case = filed(&browser).await.trim_end_matches("/constancia").to_owned();
        let house = House::new(world).await;
        let id = id_of(&house, case.trim_start_matches("/seguimiento/")).await;
        assert_eq!(browser.get(&format!("{case}/respuesta.pdf")).await.status, 404);
        house.world.at("2026-11-25T09:00");
        answer(&house, id).await;

        let page = browser.get(&case).await.body;
        for said in ["Respondida", "Accedemos a lo que pidió", "<li>Lectura: <b>1.231</b></li>", "Leer aquí"]
        {
            assert!(page.contains(said), "{said}: {page}");
        }
        // told once: the history only says that there is an answer
        assert_eq!(page.matches("Corregimos la factura de noviembre &#60;ya&#62;").count(), 1, "{page}");
        assert!(page.contains("hasta el miércoles 2 de diciembre") && !page.contains("form_token"));
        let pdf = browser.get(&format!("{case}/respuesta.pdf")).await;
        assert_eq!((pdf.status, pdf.kind.as_str()), (200, "application/pdf"));
        assert_eq!(browser.post(&format!("{case}/retirar"), &[]).await.location, case);

        // the receipt is printed too, and not mailed again
        assert_eq!(browser.get(&format!("{case}/constancia.pdf")).await.status, 200);
        assert_eq!(browser.get(&format!("{case}/respuesta.pdf")).await.status, 200);
        browser::react(&house.world).await;
        let mails = browser::mails(&house.world).await;
        let purposes: Vec<_> = mails.iter().map(|m| m.0.as_str()).collect();
        assert_eq!(purposes, ["cases.receipt", "cases.answer"]);
        assert!(mails[1].2.contains("va adjunta") && !mails[1].2.contains('⟦'), "{}", mails[1].2);
        let with_file =
            "SELECT COUNT(*) FROM dispatch_messages WHERE attachments LIKE '%respuesta-2026-%.pdf%'";
        assert_eq!(house.count(with_file).await, 1);
    });
}
