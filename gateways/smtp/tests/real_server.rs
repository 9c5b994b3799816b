//! The courier against a real mail server: TLS, log-in, a mail. Where one is at hand:
//! `CAUCE_TEST_SMTP=starttls://user:password@localhost:2525 CAUCE_TEST_SMTP_CA=ca.pem cargo test -p smtp`

mod letters;

use dispatch::{Courier, Reason, Trouble};
use letters::envelope;
use smtp::{Server, SmtpCourier};

fn server(address: &str, authority: Option<&str>) -> Server {
    let mut server = Server::parse(address).expect("CAUCE_TEST_SMTP names a server");
    server.authority = authority.map(|path| std::fs::read(path).expect("the file of CAUCE_TEST_SMTP_CA"));
    server
}

#[tokio::test]
async fn a_real_server_takes_the_mail_over_tls_and_a_stranger_is_not_trusted() {
    let Ok(address) = std::env::var("CAUCE_TEST_SMTP") else { return };
    let authority = std::env::var("CAUCE_TEST_SMTP_CA").expect("CAUCE_TEST_SMTP_CA names a file");
    let letter = envelope(|m| m.html("<p>Hola</p>").attach("acta ñ.pdf", "application/pdf", &"a".repeat(64)));

    let courier = SmtpCourier::new(server(&address, Some(&authority))).unwrap();
    for _ in 0..3 {
        let receipt = courier.send(&letter).await.unwrap();
        assert!(receipt.provider_id.is_some());
    }

    let distrustful = SmtpCourier::new(server(&address, None)).unwrap();
    let error = distrustful.send(&letter).await.unwrap_err();
    assert_eq!((error.trouble, error.reason), (Trouble::Temporary, Reason::Insecure));

    let (before, host) = address.rsplit_once('@').unwrap();
    let stranger = format!("{}:wrong@{host}", before.rsplit_once(':').unwrap().0);
    let courier = SmtpCourier::new(server(&stranger, Some(&authority))).unwrap();
    let error = courier.send(&letter).await.unwrap_err();
    assert_eq!((error.trouble, error.reason), (Trouble::Temporary, Reason::LogIn));
}
