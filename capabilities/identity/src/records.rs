//! The only place that speaks to the database: rows in, nouns out. Split by noun.

mod accounts;
mod entries;
mod roles;
mod tokens;

pub(crate) use accounts::*;
pub(crate) use entries::*;
pub(crate) use roles::*;
pub(crate) use tokens::*;

/// The statements themselves.
pub(crate) mod sql {
    store::queries! { "queries.sql" =>
        INSERT_ACCOUNT, ACCOUNT_BY_ID, ACCOUNT_BY_LOGIN, ACCOUNT_BY_ORIGIN, ACCOUNTS, COUNT_ACCOUNTS,
        UPDATE_ACCOUNT, SET_ACTIVE, SET_PASSWORD, VOID_PASSWORD, MARK_RESET_ASKED, OFFICERS, OFFICERS_WITH,
        OFFICER, PERMISSIONS_OF, COUNT_ADMINISTRATORS, INSERT_ROLE, ROLES, ROLE_PERMISSIONS,
        INSERT_ROLE_PERMISSION, CLEAR_ROLE_PERMISSIONS, ALL_ACCOUNT_ROLES, ROLES_OF, INSERT_ACCOUNT_ROLE,
        CLEAR_ACCOUNT_ROLES, ATTEMPTS, SAVE_ATTEMPTS, CLEAR_ATTEMPTS, INSERT_SESSION, SESSION_BY_TOKEN,
        SESSIONS_OF, TOUCH_SESSION, DELETE_SESSION, DELETE_SESSIONS_OF, DELETE_OTHER_SESSIONS, INSERT_LINK,
        VOID_LINKS, LINK_BY_TOKEN, USE_LINK, INSERT_TOKEN, INSERT_TOKEN_SCOPE, TOKEN_BY_HASH,
        TOKEN_BY_ORIGIN, TOKENS, SCOPES_OF, ALL_TOKEN_SCOPES, REVOKE_TOKEN, TOUCH_TOKEN, SAVE_FIRST_CODE,
        FIRST_CODE, DELETE_FIRST_CODE, CLEAN_SESSIONS, CLEAN_LINKS, CLEAN_ATTEMPTS,
    }
}

/// Every statement, for the closed-list test.
pub const ALL: &[store::Query] = sql::ALL;

#[cfg(test)]
mod tests {
    #[test]
    fn every_query_has_its_constant_and_its_placeholders_in_order() {
        assert_eq!(store::check_queries(super::sql::ALL, super::sql::FILE), Vec::<String>::new());
    }
}
