//! What a form says, whichever way it was sent.

use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use bytes::Bytes;

use crate::guard::{BodyLimit, FORM_BYTES};
use crate::{App, Problem};

/// Most fields of a form.
const MOST_FIELDS: usize = 200;
/// Most bytes of one text field.
const MOST_TEXT: usize = 200 * 1024;

/// The fields of a form (`application/x-www-form-urlencoded` or `multipart/form-data`), in their order.
/// Texts have no NUL; bytes that are not UTF-8 became U+FFFD. Nothing is trimmed: that is the noun's work.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    texts: Vec<(String, String)>,
    files: Vec<Upload>,
}

/// A file that came with a form, in memory; its size is bounded by the route's limit.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Name of the field.
    pub field: String,
    /// Name of the file as the sender calls it, without folders. Not to be trusted.
    pub file_name: String,
    /// The type that the sender claims. Not to be trusted: look at the bytes.
    pub claimed_type: String,
    /// The file itself.
    pub bytes: Bytes,
}

impl Fields {
    /// Fields from pairs, for tests and for forms that come by other ways.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Fields {
        let texts = pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Fields { texts, files: Vec::new() }
    }

    /// The first text called `name`, or the empty text.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// The first text called `name`, if the form has one.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.texts.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Every text called `name`: check boxes.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.texts.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Whether a check box was ticked: present, and neither empty nor `0` nor `no`.
    pub fn ticked(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !matches!(value, "" | "0" | "no" | "false"))
    }

    /// The files of the field `name`; a file field left empty gives none.
    pub fn files<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Upload> {
        self.files.iter().filter(move |file| file.field == name)
    }

    /// Every text, in the order of the form.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn push(&mut self, name: String, value: String) -> Result<(), Problem> {
        if value.len() > MOST_TEXT {
            return Err(Problem::too_large(MOST_TEXT).field(name));
        }
        self.texts.push((without_nul(name), without_nul(value)));
        self.check_count()
    }

    fn check_count(&self) -> Result<(), Problem> {
        if self.texts.len() + self.files.len() > MOST_FIELDS {
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-many-fields")
                .arg("max", MOST_FIELDS.to_string()));
        }
        Ok(())
    }

    fn from_urlencoded(body: &[u8]) -> Result<Fields, Problem> {
        let mut fields = Fields::default();
        for (name, value) in form_urlencoded::parse(body) {
            fields.push(name.into_owned(), value.into_owned())?;
        }
        Ok(fields)
    }

    async fn from_multipart(mut form: Multipart, most: usize) -> Result<Fields, Problem> {
        let mut fields = Fields::default();
        while let Some(part) = form.next_field().await.map_err(|e| multipart_problem(&e, most))? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(base_name);
            let claimed_type = part.content_type().unwrap_or("application/octet-stream").to_owned();
            let bytes = part.bytes().await.map_err(|e| multipart_problem(&e, most))?;
            match file_name {
                None => fields.push(name, String::from_utf8_lossy(&bytes).into_owned())?,
                // what a browser sends for a file field without a file
                Some(file) if file.is_empty() && bytes.is_empty() => {}
                Some(file_name) => {
                    let field = without_nul(name);
                    fields.files.push(Upload { field, file_name, claimed_type, bytes });
                    fields.check_count()?;
                }
            }
        }
        Ok(fields)
    }
}

impl FromRequest<App> for Fields {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Fields, Problem> {
        let most = request.extensions().get::<BodyLimit>().map_or(FORM_BYTES, |limit| limit.0);
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match kind.as_str() {
            "multipart/form-data" => {
                let form = Multipart::from_request(request, app)
                    .await
                    .map_err(|e| Problem::bad_request(e.body_text()))?;
                Fields::from_multipart(form, most).await
            }
            "application/x-www-form-urlencoded" | "" => {
                let body = Bytes::from_request(request, app).await.map_err(|e| match e.status() {
                    StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(most),
                    _ => Problem::bad_request("the body could not be read to its end"),
                })?;
                if kind.is_empty() && !body.is_empty() {
                    return Err(Problem::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE));
                }
                Fields::from_urlencoded(&body)
            }
            _ => Err(Problem::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE)),
        }
    }
}

fn multipart_problem(error: &MultipartError, most: usize) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(most),
        _ => Problem::bad_request("the multipart form is broken"),
    }
}

/// The name without folders (some browsers send them) and without control characters.
fn base_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn without_nul(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn unicode_nul_and_broken_utf8() {
        let fields =
            Fields::from_urlencoded("n=Lucía+🚰&n=%F0%9F%92%A7&z=a%00b&bad=%FF%FE&empty=&flag".as_bytes())
                .unwrap();
        assert_eq!(fields.all("n").collect::<Vec<_>>(), ["Lucía 🚰", "💧"]);
        assert_eq!(fields.text("z"), "ab");
        assert_eq!(fields.text("bad"), "\u{fffd}\u{fffd}");
        assert_eq!((fields.get("empty"), fields.get("flag"), fields.get("none")), (Some(""), Some(""), None));
        assert!(!fields.ticked("flag") && fields.ticked("n"));
    }

    #[test]
    fn too_many_fields_are_refused() {
        let body = "a=1&".repeat(MOST_FIELDS + 1);
        assert_eq!(Fields::from_urlencoded(body.as_bytes()).unwrap_err().code(), "too-many-fields");
        let long = format!("a={}", "x".repeat(MOST_TEXT + 1));
        assert_eq!(Fields::from_urlencoded(long.as_bytes()).unwrap_err().status(), 413);
    }

    #[test]
    fn names_of_files_have_no_folders() {
        assert_eq!(base_name("C:\\Users\\ana\\foto\u{7}.jpg"), "foto.jpg");
        assert_eq!(base_name("../../etc/passwd"), "passwd");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(body in prop::collection::vec(any::<u8>(), 0..2_000)) {
            if let Ok(fields) = Fields::from_urlencoded(&body) {
                prop_assert!(fields.pairs().all(|(n, v)| !n.contains('\0') && !v.contains('\0')));
            }
        }
    }
}
