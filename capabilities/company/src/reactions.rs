//! Door 2, a fact: when something was announced.

use kernel::AccountId;
use store::Reaction;

use crate::actions::send_reset_mail;

/// Everything that company hears.
pub fn all() -> Vec<Reaction> {
    vec![Reaction {
        name: "company.send_reset_mail",
        kinds: &[identity::events::RESET_REQUESTED],
        run: |work, event| {
            Box::pin(async move {
                match event.data["account"].as_str().and_then(AccountId::parse) {
                    Some(account) => send_reset_mail::run(work, account).await,
                    None => Ok(()),
                }
            })
        },
    }]
}
