//! Mails that stay in a folder and are read back.

mod letters;

use dispatch::{Courier, MailFolder};
use letters::{ID, envelope};
use smtp::FolderCourier;

#[tokio::test]
async fn a_mail_is_written_whole_and_read_back() {
    let home = tempfile::tempdir().unwrap();
    let courier = FolderCourier::new(home.path().join("mail")).unwrap();
    assert!(courier.list(10).await.unwrap().is_empty());
    let letter = envelope(|m| {
        m.html("<p>Hola <b>María</b></p>").attach("acta ñ.pdf", "application/pdf", &"a".repeat(64))
    });
    let receipt = courier.send(&letter).await.unwrap();
    let name = format!("20261123T104700-{ID}.eml");
    assert_eq!(receipt.provider_id.as_deref(), Some(name.as_str()));

    let lines = courier.list(10).await.unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].name.as_str(), lines[0].files), (name.as_str(), 1));
    let mail = courier.read(&name).await.unwrap().unwrap();
    assert_eq!(mail.line.to, "María Ríos <maria@example.com>");
    assert_eq!(mail.line.subject, "Recibimos su petición 2026-004391 💧");
    assert_eq!(mail.line.date, Some(letter.date));
    assert_eq!(mail.text.replace("\r\n", "\n").trim_end(), letter.body_text);
    assert_eq!(mail.html.as_deref(), Some("<p>Hola <b>María</b></p>"));
    assert_eq!(
        (mail.files[0].name.as_str(), &mail.files[0].bytes),
        ("acta ñ.pdf", &letter.enclosures[0].bytes)
    );
    let left = std::fs::read_dir(home.path().join("mail")).unwrap().count();
    assert_eq!(left, 1, "nothing half written stays");
}

#[tokio::test]
async fn a_plain_mail_has_no_made_up_html_and_the_same_message_is_one_file() {
    let home = tempfile::tempdir().unwrap();
    let courier = FolderCourier::new(home.path()).unwrap();
    for _ in 0..2 {
        courier.send(&envelope(|m| m)).await.unwrap();
    }
    let lines = courier.list(10).await.unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!(courier.read(&lines[0].name).await.unwrap().unwrap().html, None);
}

#[tokio::test]
async fn names_lead_nowhere_else_and_strange_files_do_no_harm() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("secret.eml"), "Subject: no\r\n\r\nno").unwrap();
    let courier = FolderCourier::new(home.path().join("mail")).unwrap();
    for name in [
        "../secret.eml",
        "..%2Fsecret.eml",
        "/etc/passwd",
        ".eml",
        "a/b.eml",
        "secret",
        "",
        "ñ.eml",
        "nothing.eml",
    ] {
        assert_eq!(courier.read(name).await.unwrap(), None, "{name}");
    }
    std::fs::write(home.path().join("mail").join("broken.eml"), [0xff, 0x00, 0x0d]).unwrap();
    std::fs::write(home.path().join("mail").join("note.txt"), "x").unwrap();
    assert!(courier.list(10).await.unwrap().len() <= 1);
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_a_trouble_that_passes() {
    let home = tempfile::tempdir().unwrap();
    let courier = FolderCourier::new(home.path().join("mail")).unwrap();
    std::fs::remove_dir(home.path().join("mail")).unwrap();
    let error = courier.send(&envelope(|m| m)).await.unwrap_err();
    assert_eq!(error.trouble, dispatch::Trouble::Temporary);
}
