//! Electronic mail leaves here: by SMTP, or into a folder for the demo.
//!
//! Implements the traits of `dispatch`: [`SmtpCourier`] and [`FolderCourier`] carry mail, [`AllowList`] keeps
//! a trial installation from writing to strangers, and the folder can be read back for the page `/dev/mail`.

mod allow;
mod compose;
mod folder;
mod server;
mod session;
mod trouble;

pub use allow::AllowList;
pub use compose::compose;
pub use folder::FolderCourier;
pub use server::{BadServer, Security, Server};
pub use session::SmtpCourier;
