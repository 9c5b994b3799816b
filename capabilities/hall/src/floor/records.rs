//! The only file of the floor that speaks to the database.

store::queries! { "queries.sql" => LIST_SITES }
