//! Envelopes for tests.

use bytes::Bytes;
use dispatch::{EmailAddress, Enclosure, Envelope, Message, MessageId, NewMessage, Sender};
use kernel::At;

/// The id of the message in [`envelope`].
pub const ID: &str = "0193a1b2c3d4700080000000000000aa";

/// A receipt to María, changed by `change` before it is accepted.
pub fn envelope(change: impl FnOnce(NewMessage) -> NewMessage) -> Envelope {
    let at = At::parse("2026-11-23T10:47:00-05:00").unwrap();
    let new = NewMessage::email(
        "cases.receipt",
        "cases/1",
        "maria@example.com",
        "Recibimos su petición 2026-004391 💧",
        "Señora María:\n.\nRecibimos su petición.\n",
    );
    let new = change(new.to_name("María Ríos").reply_to("2026-004391"));
    let message: Message = new.accept(MessageId::parse(ID).unwrap(), at).unwrap();
    let sender = Sender {
        name: "Aguas de Miraflor".into(),
        address: EmailAddress::parse("pqr@miraflor.example").unwrap(),
        reply_to: Some("pqr+{}@miraflor.example".into()),
        bounces_to: Some(EmailAddress::parse("rebotes@miraflor.example").unwrap()),
    };
    let files = message.attachments.iter().map(|file| Enclosure {
        name: file.name.clone(),
        mime: file.mime.clone(),
        bytes: Bytes::from_static(b"%PDF-1.7 \xff\x00 bytes"),
    });
    Envelope::new(&message, files.collect(), &sender, at)
}
