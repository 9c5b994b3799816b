//! What was acknowledged stays: after `kill -9` in mid-load, after the database threw everybody out or was
//! killed itself, after a backup and the loss of the machine. Over real HTTP, with the built program.

mod kill {
    mod backup;
    mod hall;
    mod load;
    mod postmaster;
}
mod support;
