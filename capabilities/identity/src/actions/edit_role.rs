//! What a role allows changes; it counts at once for everybody who has the role.

use axum::extract::Path;
use kernel::{Failure, Refusal};
use serde_json::json;
use store::Work;
use web::{Door, Fields, Reply};

use crate::account::AccountRefusal;
use crate::screens::roles;
use crate::{events, records};

/// A role as it shall be.
#[derive(Debug, Clone)]
pub struct RoleEdit {
    /// Its code.
    pub role: String,
    /// Names of all its permissions.
    pub permissions: Vec<String>,
}

/// Changes the role. Refused when nobody could administer accounts any more.
pub async fn run(work: &mut Work<'_>, edit: &RoleEdit) -> Result<(), Failure<AccountRefusal>> {
    if !records::roles(work).await?.iter().any(|role| role.code == edit.role) {
        return Err(Failure::Refused(AccountRefusal::UnknownRole));
    }
    let before = records::count_administrators(work).await?;
    let permissions: Vec<&str> = edit.permissions.iter().map(String::as_str).collect();
    records::set_role_permissions(work, &edit.role, &permissions).await?;
    super::keep_an_administrator(work, before).await?;
    let data = json!({ "role": edit.role, "permissions": edit.permissions });
    events::of_roles(work, events::ROLE_CHANGED, data);
    Ok(())
}

pub(crate) async fn submit(door: Door, Path(role): Path<String>, fields: Fields) -> Reply {
    let known = roles::known_permissions(door.app());
    // what the program does not know (any more) is dropped, so that a role holds only what can be asked for
    let chosen = fields.all("permission").filter(|p| known.contains(p)).map(str::to_owned);
    let edit = RoleEdit { role, permissions: chosen.collect() };
    let done = door
        .store()
        .write("identity.edit_role", door.actor().clone(), edit, |work, edit| Box::pin(run(work, edit)))
        .await;
    match done {
        Ok(()) => {
            super::forget(&door);
            web::redirect_saying(door.app(), "/ajustes/roles", "identity-saved")
        }
        Err(Failure::Refused(refusal @ AccountRefusal::LastAdministrator)) => {
            roles::refused(&door, refusal.status(), door.sentence(&refusal)).await
        }
        Err(failure) => Err(failure.into()),
    }
}
