//! The courier against a real mail server: TLS, log-in, a mail. `cargo xtask test` starts one and sets
//! `CAUCE_TEST_SMTP=starttls://user:password@localhost:2525`, `CAUCE_TEST_SMTPS=smtps://…` and
//! `CAUCE_TEST_SMTP_CA=ca.pem`; with `CAUCE_TEST_ALL=1` their absence fails the tests.

mod letters;

use dispatch::{Courier, Reason, Trouble};
use letters::envelope;
use smtp::{Server, SmtpCourier};

/// The address in this variable; nothing without it, unless everything must be tested.
fn address(variable: &str) -> Option<String> {
    let address = std::env::var(variable).ok().filter(|text| !text.is_empty());
    let all = std::env::var("CAUCE_TEST_ALL").is_ok_and(|v| v == "1");
    assert!(address.is_some() || !all, "CAUCE_TEST_ALL=1 needs {variable}: run `cargo xtask test`");
    if address.is_none() {
        eprintln!("the mail server was not tested: {variable} names none");
    }
    address
}

fn server(address: &str, authority: Option<&str>) -> Server {
    let mut server = Server::parse(address).expect("the variable names a server");
    server.authority = authority.map(|path| std::fs::read(path).expect("the file of CAUCE_TEST_SMTP_CA"));
    server
}

async fn takes_the_mail_of_those_who_trust_and_log_in(address: &str) {
    let authority = std::env::var("CAUCE_TEST_SMTP_CA").expect("CAUCE_TEST_SMTP_CA names a file");
    let letter = envelope(|m| m.html("<p>Hola</p>").attach("acta ñ.pdf", "application/pdf", &"a".repeat(64)));

    let courier = SmtpCourier::new(server(address, Some(&authority))).unwrap();
    for _ in 0..3 {
        let receipt = courier.send(&letter).await.unwrap();
        assert!(receipt.provider_id.is_some());
    }

    let distrustful = SmtpCourier::new(server(address, None)).unwrap();
    let error = distrustful.send(&letter).await.unwrap_err();
    assert_eq!((error.trouble, error.reason), (Trouble::Temporary, Reason::Insecure));

    let (before, host) = address.rsplit_once('@').unwrap();
    let stranger = format!("{}:wrong@{host}", before.rsplit_once(':').unwrap().0);
    let courier = SmtpCourier::new(server(&stranger, Some(&authority))).unwrap();
    let error = courier.send(&letter).await.unwrap_err();
    assert_eq!((error.trouble, error.reason), (Trouble::Temporary, Reason::LogIn));
}

#[tokio::test]
async fn a_real_server_takes_the_mail_over_starttls_and_a_stranger_is_not_trusted() {
    let Some(address) = address("CAUCE_TEST_SMTP") else { return };
    takes_the_mail_of_those_who_trust_and_log_in(&address).await;
}

#[tokio::test]
async fn a_real_server_takes_the_mail_over_tls_from_the_first_byte_and_a_stranger_is_not_trusted() {
    let Some(address) = address("CAUCE_TEST_SMTPS") else { return };
    takes_the_mail_of_those_who_trust_and_log_in(&address).await;
}
