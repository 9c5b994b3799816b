//! What is closed must be complete: every route, query, page, text, event and permission of the program.

mod closed {
    mod pages;
    mod routes;
    mod schema;
    mod words;
}
