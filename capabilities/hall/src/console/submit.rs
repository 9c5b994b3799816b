//! From a form to the verb, and back: what all three screens do with a button.

use kernel::{Failure, Refusal};
use web::{Door, Fields, Problem, Reply};

use super::counter::Read;
use super::press::{self, Said};
use super::words::Typed;

/// What became of a button.
pub(super) enum Pressed {
    /// It was done, now or before.
    Done(Done),
    /// It was refused: the page again, with this status.
    Refused(u16, Typed),
}

/// What the next page says, and the key of the request.
pub(super) struct Done {
    said: Said,
    pub key: Option<String>,
}

impl Done {
    /// To the page, with the sentence.
    pub(super) fn to(&self, door: &Door, place: &str) -> Reply {
        match &self.said.key {
            Some(key) => web::redirect_saying(door.app(), place, key),
            None => web::redirect(place),
        }
    }
}

/// Does what a button asks.
pub(super) async fn press(door: &Door, act: &str, fields: Fields, read: Read) -> Result<Pressed, Problem> {
    let key = press::request_key(act, &fields);
    let mut typed = Typed { act: act.to_owned(), fields, ..Typed::default() };
    let press = match read {
        Ok(Some(press)) => press,
        Ok(None) => return Err(Problem::not_found()),
        Err((field, sentence)) => {
            typed.errors.add(field, door.t(sentence));
            return Ok(Pressed::Refused(422, typed));
        }
    };
    let command = (key.clone(), press);
    let done = door.store().write("hall.button", door.actor().clone(), command, |work, (key, press)| {
        Box::pin(press::run(work, key.as_ref(), press))
    });
    match done.await {
        Ok(said) => Ok(Pressed::Done(Done { said, key })),
        Err(Failure::Refused(refusal)) => {
            let field = refusal.field().filter(|name| typed.fields.get(name).is_some()).unwrap_or_default();
            let sentence = match refusal.article() {
                Some(article) => format!("{} ({article})", door.sentence(&refusal)),
                None => door.sentence(&refusal),
            };
            typed.errors.add(field, sentence);
            Ok(Pressed::Refused(refusal.status(), typed))
        }
        Err(failure) => Err(failure.into()),
    }
}
