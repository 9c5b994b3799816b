//! Files on their way out. Whoever calls has checked that the reader may see the owner of the file.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use bytes::Bytes;
use kernel::Fault;
use web::{App, Reply};

use crate::actions::print_paper::{self, PrintedPaper};
use crate::{BlobStore, Content, Sha256Hash, StoredFile, VerificationCode};

/// A file of a stranger: always a download, never a page. No browser runs or guesses anything in it.
pub async fn serve_file(app: &App, file: &StoredFile) -> Reply {
    let Some(content) = file.content() else { return web::not_found() };
    let bytes = bytes_of(app, file.sha256).await?;
    web::download(&file.name, content.mime(), bytes).map(locked)
}

/// The thumbnail of a picture, which we made ourselves; shown inside pages.
pub async fn serve_thumbnail(app: &App, file: &StoredFile) -> Reply {
    let Some(thumbnail) = file.thumbnail else { return web::not_found() };
    let bytes = bytes_of(app, thumbnail).await?;
    web::inline("miniatura.jpg", Content::Jpeg.mime(), bytes).map(locked)
}

/// The PDF of a paper.
pub async fn serve_paper(app: &App, code: &VerificationCode) -> Reply {
    let PrintedPaper { name, bytes, .. } = print_paper::run(app, code).await?;
    web::download(&name, Content::Pdf.mime(), bytes).map(locked)
}

async fn bytes_of(app: &App, hash: Sha256Hash) -> Result<Bytes, Fault> {
    let kept = app.part::<dyn BlobStore>().get(hash).await?;
    kept.ok_or_else(|| Fault::new(format!("the file {hash} is in the blob store")))
}

/// No script, no frame, no guessing, even if a browser opens it as a page (CSP level 3, `sandbox`).
fn locked(mut response: Response) -> Response {
    const SANDBOX: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'");
    const NOSNIFF: HeaderValue = HeaderValue::from_static("nosniff");
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, SANDBOX);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, NOSNIFF);
    response
}
