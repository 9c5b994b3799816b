//! `/dev/mail`: the mails of a demo, which stay in a folder instead of leaving.
//!
//! The pages exist only where `app` introduced a [`MailFolder`], and then only for everybody in the demo
//! company (whose people are invented) or for officers who may see the queue.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use web::{Door, PageFrame, Problem, Reply};

use crate::screens::queue::moment;
use crate::{FolderLine, FolderMail, MailFolder, permissions};

/// Mails in the list.
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "folder.html")]
pub(crate) struct FolderPage {
    pub page: PageFrame,
    pub lines: Vec<FolderLine>,
}

#[derive(Template)]
#[template(path = "folder_mail.html")]
pub(crate) struct FolderMailPage {
    pub page: PageFrame,
    pub mail: FolderMail,
}

impl FolderPage {
    fn when(&self, line: &FolderLine) -> String {
        line.date.map(|at| moment(at, self.page.lang())).unwrap_or_default()
    }
}

impl FolderMailPage {
    fn when(&self) -> String {
        self.mail.line.date.map(|at| moment(at, self.page.lang())).unwrap_or_default()
    }

    fn size(&self, bytes: &bytes::Bytes) -> String {
        web::format::file_size(bytes.len() as u64, self.page.lang())
    }
}

pub(crate) async fn list(door: Door) -> Reply {
    let lines = folder(&door)?.list(MOST).await?;
    web::html(FolderPage { page: door.page("dispatch-folder-title"), lines })
}

pub(crate) async fn show(door: Door, Path(name): Path<String>) -> Reply {
    let Some(mail) = folder(&door)?.read(&name).await? else { return web::not_found() };
    web::html(FolderMailPage { page: door.page_titled(mail.line.subject.clone()), mail })
}

pub(crate) async fn file(door: Door, Path((name, number)): Path<(String, usize)>) -> Reply {
    let Some(mail) = folder(&door)?.read(&name).await? else { return web::not_found() };
    let Some(file) = mail.files.into_iter().nth(number) else { return web::not_found() };
    // whatever type the mail claims, the browser only keeps it
    web::download(&file.name, "application/octet-stream", file.bytes)
}

fn folder(door: &Door) -> Result<Arc<dyn MailFolder>, Problem> {
    let allowed = door.site().demo.is_some() || door.actor().may(permissions::READ);
    let folder = door.app().find_part::<dyn MailFolder>().filter(|_| allowed);
    folder.ok_or_else(Problem::not_found)
}
