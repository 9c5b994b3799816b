//! Every test of the hall in one program: it is linked once.

mod board;
mod callers;
mod calling;
mod console;
mod days;
mod figures;
mod floor;
mod house;
mod kiosk;
mod lives;
mod phone;
mod requests;
mod screens;
