//! What the nouns say, against the law: one program, which needs neither a store nor a browser.

mod nouns {
    mod articles;
    mod day_model;
    mod law;
    mod properties;
    mod term_edges;
    mod term_lives;
    mod vectors;
}
