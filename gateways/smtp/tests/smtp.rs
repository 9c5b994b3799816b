//! The courier against a server that behaves well, badly, and very badly.

mod letters;
mod peer;

use std::sync::Arc;

use dispatch::{Courier, CourierError, Reason, Trouble};
use letters::{ID, envelope};
use mail_parser::MessageParser;
use peer::{Manner, Peer};
use smtp::{AllowList, Server, SmtpCourier};

async fn fails(manner: Manner) -> (CourierError, Peer) {
    let peer = Peer::start(manner).await;
    let error = peer.courier().send(&envelope(|m| m)).await.unwrap_err();
    (error, peer)
}

fn error(trouble: Trouble, reason: Reason, code: Option<&str>) -> CourierError {
    CourierError { trouble, reason, code: code.map(str::to_owned) }
}

#[tokio::test]
async fn a_mail_arrives_as_it_was_written() {
    let peer = Peer::start(Manner::Accept).await;
    let receipt = peer.courier().send(&envelope(|m| m)).await.unwrap();
    assert_eq!(receipt.provider_id.as_deref(), Some("2.0.0 Ok: queued as 4F1"));
    let commands = peer.seen.lock().unwrap().commands.clone();
    assert!(commands.contains(&"MAIL FROM:<rebotes@miraflor.example>".to_owned()), "{commands:?}");
    assert!(commands.contains(&"RCPT TO:<maria@example.com>".to_owned()));

    let text = peer.texts().remove(0);
    assert!(
        text.is_ascii() && text.lines().all(|l| l.len() <= 998),
        "fit for every server (RFC 5322 §2.1.1)"
    );
    let mail = MessageParser::default().parse(text.as_bytes()).unwrap();
    assert_eq!(mail.subject(), Some("Recibimos su petición 2026-004391 💧"));
    assert_eq!(mail.message_id(), Some(format!("{ID}@miraflor.example").as_str()));
    assert_eq!(mail.date().unwrap().to_rfc3339(), "2026-11-23T15:47:00Z");
    assert_eq!(mail.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
    assert_eq!(mail.to().unwrap().first().unwrap().name(), Some("María Ríos"));
    assert_eq!(mail.reply_to().unwrap().first().unwrap().address(), Some("pqr+2026-004391@miraflor.example"));
    assert_eq!(mail.body_text(0).unwrap().trim(), "Señora María:\r\n.\r\nRecibimos su petición.");
}

#[tokio::test]
async fn what_the_server_says_decides_what_happens_next() {
    use Trouble::{Permanent, Temporary};
    let table = [
        (
            Manner::Rcpt("550 5.1.1 <maria@example.com>: unknown"),
            Permanent,
            Reason::MailboxUnknown,
            "550 5.1.1",
        ),
        (Manner::Rcpt("550 no such user"), Permanent, Reason::MailboxUnknown, "550"),
        (Manner::Rcpt("450 4.7.1 greylisted"), Temporary, Reason::Rejected, "450 4.7.1"),
        (Manner::Rcpt("530 5.7.0 authenticate first"), Temporary, Reason::LogIn, "530 5.7.0"),
        (Manner::Text("451 4.3.0 later"), Temporary, Reason::Busy, "451 4.3.0"),
        (Manner::Text("552 5.3.4 too big"), Permanent, Reason::TooLarge, "552 5.3.4"),
        (Manner::Text("554-5.7.1 spam\r\n554 5.7.1 go away"), Permanent, Reason::Rejected, "554 5.7.1"),
        (Manner::Greet("554 5.7.1 go away"), Temporary, Reason::Rejected, "554 5.7.1"),
        (Manner::Greet("421 4.3.2 closing"), Temporary, Reason::Busy, "421 4.3.2"),
    ];
    for (manner, trouble, reason, code) in table {
        let (found, _) = fails(manner).await;
        assert_eq!(found, error(trouble, reason, Some(code)), "{manner:?}");
        assert!(!found.to_string().contains("maria"), "no address in what is kept");
    }
}

#[tokio::test]
async fn a_connection_that_breaks_before_the_text_is_tried_again_and_after_it_nobody_knows() {
    let (before, _) = fails(Manner::HangUpAtMail).await;
    assert_eq!(before, error(Trouble::Temporary, Reason::Unreachable, None));
    let (silent, _) = fails(Manner::SilentAtRcpt).await;
    assert_eq!(silent, error(Trouble::Temporary, Reason::TimedOut, None));
    for manner in [Manner::HangUpAtData, Manner::HangUpAfterText, Manner::Nonsense] {
        let (after, _) = fails(manner).await;
        assert_eq!(after, error(Trouble::Uncertain, Reason::ConnectionLost, None), "{manner:?}");
    }
    let (hung, peer) = fails(Manner::SilentAfterText).await;
    assert_eq!(hung, error(Trouble::Uncertain, Reason::TimedOut, None));
    assert_eq!(peer.texts().len(), 1, "the server has it: sending it again would be twice");
}

#[tokio::test]
async fn nobody_at_home_and_a_wrong_password_wait() {
    let nobody = SmtpCourier::new(Server::parse("smtp://127.0.0.1:1").unwrap()).unwrap();
    let found = nobody.send(&envelope(|m| m)).await.unwrap_err();
    assert_eq!(found, error(Trouble::Temporary, Reason::Unreachable, None));

    let peer = Peer::start(Manner::Auth("535 5.7.8 bad password")).await;
    let found = peer.courier_with("pqr:secreto@").send(&envelope(|m| m)).await.unwrap_err();
    assert_eq!(found, error(Trouble::Temporary, Reason::LogIn, Some("535 5.7.8")));
    let peer = Peer::start(Manner::Accept).await;
    peer.courier_with("pqr:secreto@").send(&envelope(|m| m)).await.unwrap();
}

#[tokio::test]
async fn starttls_is_demanded_when_it_was_configured() {
    let peer = Peer::start(Manner::Accept).await;
    let server = Server::parse(&format!("starttls://127.0.0.1:{}", peer.port)).unwrap();
    let found = SmtpCourier::new(server).unwrap().send(&envelope(|m| m)).await.unwrap_err();
    assert_eq!(found, error(Trouble::Temporary, Reason::Insecure, None));
    assert!(peer.texts().is_empty(), "nothing travels in the open");
}

#[tokio::test]
async fn one_connection_serves_many_messages_and_survives_a_refusal() {
    let peer = Peer::start(Manner::Rcpt("550 5.1.1 no")).await;
    let courier = peer.courier();
    for _ in 0..5 {
        assert_eq!(courier.send(&envelope(|m| m)).await.unwrap_err().reason, Reason::MailboxUnknown);
    }
    assert_eq!(peer.seen.lock().unwrap().connections, 1);
}

#[tokio::test]
async fn names_and_subjects_cannot_add_headers() {
    let peer = Peer::start(Manner::Accept).await;
    let hostile = "Hola\r\nBcc: todos@example.com\r\n\r\ncuerpo falso";
    let mut letter = envelope(|m| {
        m.to_name("Ana\r\nX-Evil: 1").attach("a\r\nX-Evil: 1.pdf", "application/pdf", &"a".repeat(64))
    });
    peer.courier().send(&letter).await.unwrap();
    // even if somebody handed the courier what the noun would never accept
    letter.subject = hostile.into();
    letter.from_name = hostile.into();
    letter.to_name = hostile.into();
    letter.enclosures[0].name = hostile.into();
    match peer.courier().send(&letter).await {
        Ok(_) | Err(CourierError { reason: Reason::Unwritable, .. }) => {}
        Err(other) => panic!("{other:?}"),
    }
    for text in peer.texts() {
        let mail = MessageParser::default().parse(text.as_bytes()).unwrap();
        assert!(mail.bcc().is_none() && mail.header_raw("X-Evil").is_none(), "{text}");
        assert!(mail.parts.iter().all(|p| p.headers.iter().all(|h| h.name.as_str() != "X-Evil")), "{text}");
    }
    let recipients = peer.seen.lock().unwrap().commands.iter().filter(|c| c.starts_with("RCPT")).count();
    assert_eq!(recipients, peer.texts().len());
}

#[tokio::test]
async fn long_subjects_long_lines_and_foreign_domains_travel() {
    let peer = Peer::start(Manner::Accept).await;
    let courier = peer.courier();
    let mut letter = envelope(|mut m| {
        m.subject = "ñ".repeat(100_000);
        m.body_text = format!("{}\n.\n..\n{}", "a".repeat(50_000), "💧".repeat(2_000));
        m.to_address = "pqr@peñol.gov.co".into();
        m.html("<p>Hola</p>")
    });
    courier.send(&letter).await.unwrap();
    letter.subject = "x".repeat(100_000);
    courier.send(&letter).await.unwrap();
    for text in peer.texts() {
        assert!(text.lines().skip_while(|l| !l.is_empty()).all(|l| l.len() <= 998));
        let mail = MessageParser::default().parse(text.as_bytes()).unwrap();
        let body = mail.body_text(0).unwrap().replace("\r\n", "\n");
        assert_eq!(body.trim_end(), letter.body_text);
    }
    let commands = peer.seen.lock().unwrap().commands.clone();
    assert!(commands.contains(&"RCPT TO:<pqr@xn--peol-hqa.gov.co>".to_owned()));
}

#[tokio::test]
async fn a_trial_installation_writes_only_to_its_list() {
    let peer = Peer::start(Manner::Accept).await;
    let list = |allowed: &str| AllowList::new(Arc::new(peer.courier()), [allowed.to_owned()]);
    for allowed in ["MARIA@example.com", "@Example.com"] {
        list(allowed).send(&envelope(|m| m)).await.unwrap();
    }
    for allowed in ["", "@com", "example.com", "@notexample.com", "ria@example.com"] {
        let found = list(allowed).send(&envelope(|m| m)).await.unwrap_err();
        assert_eq!(found, error(Trouble::Permanent, Reason::NotAllowed, None), "{allowed}");
    }
    assert_eq!(peer.texts().len(), 2);
}
