//! The roles of a new company. Running it again adds what is missing and changes nothing that is there.

use kernel::Fault;
use serde_json::json;
use store::Work;

use crate::role::SEED;
use crate::{events, records};

/// Makes the roles that do not exist yet; gives how many.
pub async fn run(work: &mut Work<'_>) -> Result<usize, Fault> {
    let mut made = Vec::new();
    for (position, role) in SEED.iter().enumerate() {
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        if records::insert_role(work, role, position).await? {
            records::set_role_permissions(work, role.code, role.permissions).await?;
            made.push(role.code);
        }
    }
    if !made.is_empty() {
        events::of_roles(work, events::ROLES_SEEDED, json!({ "roles": made }));
    }
    Ok(made.len())
}
