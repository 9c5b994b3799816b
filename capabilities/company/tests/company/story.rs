//! A company's program without its other halves: `identity`, `deadlines` and `company` behind the router of
//! web.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use company::{CAPABILITY, Company, Founding, Shown, found, miraflor};
use http_body_util::BodyExt;
use kernel::{Actor, Failure, Never};
use store::Store;
use testkit::World;
use tower::ServiceExt;
use web::{App, AppBuilder};

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub place: String,
    pub cookies: Vec<String>,
    pub html: String,
}

/// The program over this world.
pub fn program(world: &World) -> App {
    program_over(world.store.clone())
}

/// The program over this store.
pub fn program_over(store: Store) -> App {
    let gate = Arc::new(identity::Gate::new());
    AppBuilder::new(store)
        .gatekeeper(gate.clone())
        .with_part(gate)
        .with_part(Arc::new(Shown::default()))
        .capabilities([FOREIGN, identity::CAPABILITY, deadlines::CAPABILITY, CAPABILITY])
        .build()
        .expect("the texts are well")
}

/// A capability of a higher rank, of which company knows nothing, with a place that the administrator may
/// open and one that nobody may.
const FOREIGN: web::Capability = web::Capability {
    name: "foreign",
    settings: &[
        web::NavItem {
            href: "/ajustes/ajeno",
            icon: "etiqueta",
            label: "web-skip",
            permission: company::permissions::MANAGE,
        },
        web::NavItem {
            href: "/ajustes/prohibido",
            icon: "etiqueta",
            label: "web-skip",
            permission: kernel::Permission("foreign.secret"),
        },
    ],
    ..web::Capability::EMPTY
};

/// One browser.
pub struct Browser {
    app: App,
    cookie: String,
}

impl Browser {
    pub fn new(app: &App) -> Browser {
        Browser { app: app.clone(), cookie: String::new() }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    async fn send(&mut self, mut request: Request<Body>) -> Answer {
        if !self.cookie.is_empty() {
            request.headers_mut().insert(header::COOKIE, self.cookie.parse().unwrap());
        }
        let response = web::router(&self.app).oneshot(request).await.unwrap();
        let text = |name| response.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let place = text(header::LOCATION).to_owned();
        let cookies: Vec<String> = response
            .headers()
            .get_all(header::SET_COOKIE)
            .iter()
            .filter_map(|v| Some(v.to_str().ok()?.split(';').next()?.to_owned()))
            .collect();
        if let Some(session) = cookies.iter().find(|c| c.starts_with("cauce=")) {
            self.cookie = session.clone();
        }
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, place, cookies, html: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// Logs in; panics if the door stays closed.
    pub async fn log_in(&mut self, login: &str, password: &str) {
        let answer = self.post("/entrar", &[("login", login), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    }
}

/// The company now.
pub async fn the_company(world: &World) -> Option<Arc<Company>> {
    company::load(&world.store).await.unwrap()
}

/// Aguas de Miraflor, founded without the set-up.
pub async fn found_miraflor(world: &World) {
    let sample = miraflor();
    let wish = Founding {
        profile: sample.profile,
        colors: sample.colors,
        govco: sample.govco,
        public_url: "https://pqr.miraflor.example/".into(),
    };
    let actor = Actor::System("test");
    world.store.write("t", actor, wish, |work, wish| Box::pin(found(work, wish))).await.unwrap();
}

/// The code of the console.
pub async fn console_code(world: &World) -> String {
    let made = world.store.write("t", Actor::System("test"), (), |work, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(identity::first_code(work).await?) })
    });
    made.await.unwrap().expect("a code, because there is no account")
}

pub const PASSWORD: &str = "el gato de la tía pesca";

/// The form of the set-up, complete; `edit` replaces fields or adds them.
pub fn set_up_form<'a>(code: &'a str, edit: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let base = [
        ("action", "create"),
        ("code", code),
        ("legal_name", "Aguas de Miraflor S.A.S. E.S.P."),
        ("short_name", "Aguas de Miraflor"),
        ("nit", "800.000.000-2"),
        ("services", "water"),
        ("services", "waste"),
        ("place", "dosquebradas"),
        ("address", "Carrera 16 # 36-44"),
        ("phone", "116"),
        ("phone_label", "Línea de atención"),
        ("email", "atencion@miraflor.example"),
        ("main_color", "#1f4e9c"),
        ("accent_color", "#ffc52e"),
        ("closure_day", "2026-12-24"),
        ("closure_act", "Resolución 45 de 2026"),
        ("closure_reason", "Jornada compensada"),
        ("name", "Ana Lucía Ríos"),
        ("title", "Gerente"),
        ("login", "ana@miraflor.example"),
        ("attends", "1"),
        ("password", PASSWORD),
        ("repeated", PASSWORD),
    ];
    let kept = base.into_iter().filter(|(name, _)| edit.iter().all(|(n, _)| n != name));
    kept.chain(edit.iter().copied()).collect()
}
