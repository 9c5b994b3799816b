//! Every test of cases in one program: it is linked once.

mod browser;
mod citizen;
mod citizen_answer;
mod citizen_rights;
mod citizen_term;
mod counter;
mod desk;
mod house;
mod inbox_lists;
mod legal_lives;
mod letters;
mod lifecycle;
mod office;
mod silence;
mod term;
