//! Roles, their permissions and who has them.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{AccountId, Fault};
use store::{Look, Work, args};

use super::sql;
use crate::role::{Role, SeedRole};

/// False when the role exists.
pub(crate) async fn insert_role(work: &mut Work<'_>, role: &SeedRole, position: i64) -> Result<bool, Fault> {
    let args = args![role.code, role.name_es, role.name_en, position];
    Ok(work.exec(sql::INSERT_ROLE, args).await? == 1)
}

pub(crate) async fn roles(look: &mut Look<'_>) -> Result<Vec<Role>, Fault> {
    let mut permissions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for mut row in look.rows(sql::ROLE_PERMISSIONS, &[]).await? {
        permissions.entry(row.take()?).or_default().push(row.take()?);
    }
    let mut roles = Vec::new();
    for mut row in look.rows(sql::ROLES, &[]).await? {
        let (code, name_es, name_en): (String, _, _) = (row.take()?, row.take()?, row.take()?);
        let permissions = permissions.remove(&code).unwrap_or_default();
        roles.push(Role { code, name_es, name_en, permissions });
    }
    Ok(roles)
}

pub(crate) async fn set_role_permissions(
    work: &mut Work<'_>,
    role: &str,
    permissions: &[&str],
) -> Result<(), Fault> {
    work.exec(sql::CLEAR_ROLE_PERMISSIONS, args![role]).await?;
    for permission in permissions {
        work.exec(sql::INSERT_ROLE_PERMISSION, args![role, *permission]).await?;
    }
    Ok(())
}

/// Codes of the roles of every account.
pub(crate) async fn roles_of_all(look: &mut Look<'_>) -> Result<BTreeMap<AccountId, Vec<String>>, Fault> {
    let mut all: BTreeMap<AccountId, Vec<String>> = BTreeMap::new();
    for mut row in look.rows(sql::ALL_ACCOUNT_ROLES, &[]).await? {
        all.entry(row.take()?).or_default().push(row.take()?);
    }
    Ok(all)
}

pub(crate) async fn roles_of(look: &mut Look<'_>, account: AccountId) -> Result<Vec<String>, Fault> {
    look.rows(sql::ROLES_OF, args![account]).await?.into_iter().map(|mut row| row.take()).collect()
}

pub(crate) async fn set_roles(
    work: &mut Work<'_>,
    account: AccountId,
    roles: &[String],
) -> Result<(), Fault> {
    work.exec(sql::CLEAR_ACCOUNT_ROLES, args![account]).await?;
    for role in roles {
        work.exec(sql::INSERT_ACCOUNT_ROLE, args![account, role]).await?;
    }
    Ok(())
}

pub(crate) async fn permissions_of(
    look: &mut Look<'_>,
    account: AccountId,
) -> Result<BTreeSet<String>, Fault> {
    look.rows(sql::PERMISSIONS_OF, args![account]).await?.into_iter().map(|mut row| row.take()).collect()
}
