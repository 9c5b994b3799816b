//! Screens of a hall for tests: an application with its parts, asked through HTTP.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, header, request};
use documents::BlobStore;
use documents::testing::MemoryBlobs;
use hall::{Captions, Speaker, Voice};
use http_body_util::BodyExt;
use kernel::Lang;
use testkit::World;
use tower::ServiceExt;
use web::testing::Doorman;
use web::{App, AppBuilder, Settings, SiteInfo};

use crate::house::officer;

/// Knows officers by number and what they may: `3.hall-attend`.
fn doorman() -> Doorman {
    Doorman::of((0..=u8::MAX).map(|n| (officer(n), n.to_string())))
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub kind: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

pub struct Screens {
    app: App,
}

impl Screens {
    pub fn new(world: &World, speaker: Option<Arc<dyn Speaker>>) -> Screens {
        let app = AppBuilder::new(world.store.clone())
            .site(SiteInfo::sample(Lang::Es))
            .settings(Settings { base_url: "https://pqr.miraflor.example".into(), ..Settings::default() })
            .capabilities([identity::CAPABILITY, documents::CAPABILITY, hall::CAPABILITY])
            .gatekeeper(Arc::new(doorman()))
            .with_part::<dyn BlobStore>(Arc::new(MemoryBlobs::default()))
            .with_part::<Captions>(Arc::default())
            .with_part::<Voice>(Arc::new(Voice::new(speaker)))
            .build()
            .unwrap();
        Screens { app }
    }

    async fn ask(&self, who: &str, request: request::Builder, body: Body, whole: bool) -> Answer {
        let cookie = format!("{}={who}.0123456789abcdef", web::session_name(false));
        let request = request.header(header::COOKIE, cookie).header(header::ACCEPT, "text/html");
        let response = web::router(&self.app).oneshot(request.body(body).unwrap()).await.unwrap();
        let text =
            |name| response.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        let (status, location, kind) =
            (response.status().as_u16(), text(header::LOCATION), text(header::CONTENT_TYPE));
        let body = match whole {
            true => response.into_body().collect().await.unwrap().to_bytes().to_vec(),
            false => Vec::new(),
        };
        Answer { status, location, kind, body }
    }

    pub async fn get(&self, who: &str, path: &str) -> Answer {
        self.ask(who, Request::get(path), Body::empty(), true).await
    }

    /// Only how the answer begins: of a stream that does not end.
    pub async fn head(&self, path: &str) -> Answer {
        self.ask("", Request::get(path), Body::empty(), false).await
    }

    pub async fn json(&self, path: &str) -> serde_json::Value {
        let answer = self.get("", path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        serde_json::from_slice(&answer.body).unwrap()
    }

    pub async fn post(&self, who: &str, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(who, request, Body::from(body), true).await
    }

    /// A form with files in the field `field`: name and bytes.
    pub async fn upload(
        &self,
        who: &str,
        path: &str,
        pairs: &[(&str, &str)],
        field: &str,
        files: &[(&str, &[u8])],
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in pairs {
            let part = format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.as_bytes());
        }
        for (name, bytes) in files {
            let head = format!(
                "--x\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n"
            );
            body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
        }
        body.extend(b"--x--\r\n");
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.ask(who, request, Body::from(body), true).await
    }
}

/// A WAV file of 16 bits and one channel at 22,050 with a loud tone.
pub fn wav(milliseconds: usize) -> Vec<u8> {
    let samples: Vec<u8> = (0..22_050 * milliseconds / 1000)
        .flat_map(|n| if n % 50 < 25 { 9_000i16 } else { -9_000 }.to_le_bytes())
        .collect();
    let mut file =
        b"RIFF\xff\xff\xff\x7fWAVEfmt \x10\0\0\0\x01\0\x01\0\x22\x56\0\0\x44\xac\0\0\x02\0\x10\0data"
            .to_vec();
    file.extend((samples.len() as u32).to_le_bytes());
    file.extend(samples);
    file
}
