//! Somebody of the company forgot the password: the link goes out by mail, in the company's name.

use std::sync::LazyLock;

use dispatch::NewMessage;
use identity::api::{account, issue_reset_link};
use kernel::{AccountId, Failure, Fault, Lang};
use store::Work;
use web::Texts;

use crate::{TEXTS, records};

/// What the mail is called in the queue.
pub const PURPOSE: &str = "identity.reset_link";
/// In which language it is written: an account has none of its own.
const LANGUAGE: Lang = Lang::Es;

/// The sentences of the mail: a work in the background has no page from which to take them.
static SENTENCES: LazyLock<Texts> =
    LazyLock::new(|| Texts::new(TEXTS).expect("a test reads these very files"));

/// Makes a link that lives half an hour and puts the mail into the outbox. Nothing happens when the account
/// is gone, closed or has no address, or while there is no company.
pub async fn run(work: &mut Work<'_>, id: AccountId) -> Result<(), Fault> {
    let (Some(company), Some(found)) = (records::current(work).await?, account(work, id).await?) else {
        return Ok(());
    };
    let Some(address) = found.mail().filter(|_| found.active) else { return Ok(()) };
    let secret = issue_reset_link(work, id).await?;
    let link = format!("{}/recuperar/{secret}", company.public_url);
    let args = [("company", company.profile.short_name.as_str()), ("name", &found.name), ("link", &link)];
    let subject = SENTENCES.t_args(LANGUAGE, "company-reset-subject", &args);
    let text = SENTENCES.t_args(LANGUAGE, "company-reset-text", &args);
    let mail = NewMessage::email(PURPOSE, &format!("identity/accounts/{id}"), address, &subject, &text);
    match dispatch::enqueue(work, mail.to_name(&found.name)).await {
        Ok(_) => Ok(()),
        // a login that looks like an address and is none: the administrator can hand a link over
        Err(Failure::Refused(refusal)) => {
            tracing::warn!(account = %id, ?refusal, "a reset link could not be mailed");
            Ok(())
        }
        Err(Failure::Broke(fault)) => Err(fault),
    }
}
