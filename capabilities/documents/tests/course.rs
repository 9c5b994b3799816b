//! From a file that somebody sends and a paper that the company issues to what comes out again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::response::IntoResponse;
use bytes::Bytes;
use documents::testing::MemoryBlobs;
use documents::{
    BlobStore, Brand, CAPABILITY, Letter, Letterhead, Limits, Paper, PaperContent, PaperRefusal, Petitioner,
    Receipt, StoredFile, Typesetter, UploadRefusal, Verification, VerificationCode,
};
use http_body_util::BodyExt;
use kernel::{Actor, At, Failure, Fault, Lang, Never, Refusal};
use store::{Query, Reactions};
use testkit::{World, each};
use tower::ServiceExt;
use web::{App, AppBuilder, Settings, SiteInfo};

/// Writes what it is given and how often it was asked, so that printing twice would show.
#[derive(Default)]
struct Press(AtomicUsize);

impl Typesetter for Press {
    fn receipt(&self, head: &Letterhead, receipt: &Receipt, _: Lang) -> Result<Vec<u8>, Fault> {
        let turn = self.0.fetch_add(1, Ordering::SeqCst);
        let Verification { code, url } = &receipt.verification;
        Ok(format!("%PDF-1.7 {turn} {} {} {code} {url}", head.company, receipt.number).into_bytes())
    }
    fn letter(&self, _: &Letterhead, letter: &Letter, _: Lang) -> Result<Vec<u8>, Fault> {
        match self.0.fetch_add(1, Ordering::SeqCst) {
            0 => Err(Fault::new("the press is in order")),
            turn => Ok(format!("%PDF-1.7 {turn} {}", letter.number).into_bytes()),
        }
    }
}

fn app(world: &World) -> App {
    AppBuilder::new(world.store.clone())
        .site(SiteInfo::sample(Lang::Es))
        .settings(Settings { base_url: "https://miraflor.example".into(), ..Settings::default() })
        .capabilities([CAPABILITY])
        .with_part::<dyn BlobStore>(Arc::new(MemoryBlobs::default()))
        .with_part::<dyn Typesetter>(Arc::new(Press::default()))
        .build()
        .unwrap()
}

fn content(number: &str) -> PaperContent {
    let head = Letterhead {
        company: "Aguas de Miraflor <E.S.P.>".into(),
        nit: "800.000.000-1".into(),
        address: "Carrera 3".into(),
        phones: vec![],
        website: "miraflor.example".into(),
        brand: Brand::default(),
    };
    let receipt = Receipt {
        number: number.into(),
        filed_at: At::parse("2026-11-23T10:00").unwrap(),
        channel: "Página web".into(),
        kind: "Reclamo".into(),
        subject: "Consumo".into(),
        body: "Secreto de María".into(),
        contract: None,
        petitioner: Petitioner::Anonymous,
        term: None,
        attachments: vec![],
        received_by: "Sistema".into(),
        verbal: false,
        verification: Verification::default(),
    };
    PaperContent { head, lang: Lang::Es, paper: Paper::Receipt(receipt) }
}

fn letter(number: &str) -> PaperContent {
    let letter = Letter {
        number: number.into(),
        city: "Miraflor".into(),
        issued_on: At::parse("2026-11-23T10:00").unwrap().day(),
        addressee: vec!["María".into()],
        reference: None,
        subject: "Respuesta".into(),
        sections: vec![],
        signature: None,
        appeal: None,
        annexes: vec![],
        verification: Verification::default(),
    };
    PaperContent { paper: Paper::Letter(letter), ..content(number) }
}

async fn issue(world: &World, number: &str) -> Result<VerificationCode, Failure<PaperRefusal>> {
    issue_content(world, content(number)).await
}

async fn issue_content(
    world: &World,
    input: PaperContent,
) -> Result<VerificationCode, Failure<PaperRefusal>> {
    let actor = Actor::System("test");
    let issued = world.store.write("test.issue", actor, input, |work, content| {
        Box::pin(documents::issue_paper(work, "cases/1", content))
    });
    issued.await
}

async fn get(app: &App, address: &str) -> (StatusCode, String) {
    let request = Request::builder().uri(address).body(Body::empty()).unwrap();
    let response = web::router(app).oneshot(request).await.unwrap();
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

#[test]
fn a_file_is_kept_attached_and_given_out_only_with_its_owner() {
    each(async |world| {
        let app = app(&world);
        let blobs = app.part::<dyn BlobStore>();
        let sent = vec![("C:\\notas\\nota.exe".to_owned(), Bytes::from_static("La fuga sigue".as_bytes()))];
        let kept = documents::keep_files(&*blobs, sent, Limits::default()).await.unwrap();
        assert_eq!((kept[0].name.as_str(), kept[0].size), ("nota.txt", 13));
        // the same through JSON, as beside a draft
        let kept: Vec<StoredFile> = serde_json::from_str(&serde_json::to_string(&kept).unwrap()).unwrap();
        let attached = world.store.write("test.attach", Actor::Visitor, kept, |work, kept| {
            Box::pin(async move {
                Ok::<_, Failure<Never>>(documents::store_attachment(work, "cases/1", &kept[0]).await?)
            })
        });
        let attachment = attached.await.unwrap();
        assert_eq!(attachment.attached_by, "visitor");
        let id = attachment.id;
        let found = world.store.read("test.find", id, |look, id| {
            Box::pin(async move {
                let mine = documents::attachment_of(look, "cases/1", *id).await?;
                let others = documents::attachment_of(look, "cases/2", *id).await?;
                let all = documents::attachments_of(look, "cases/1").await?;
                let hashes = documents::kept_fingerprints(look).await?;
                Ok::<_, Failure<Never>>((mine, others, all, hashes))
            })
        });
        let (mine, others, all, hashes) = found.await.unwrap();
        assert_eq!((mine, others), (Some(attachment.clone()), None));
        assert_eq!((all, hashes), (vec![attachment.clone()], vec![attachment.file.sha256]));

        let response = documents::serve_file(&app, &attachment.file).await.into_response();
        let headers: HeaderMap = response.headers().clone();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        assert_eq!(body, "La fuga sigue".as_bytes());
        assert_eq!(headers[header::CONTENT_TYPE], "text/plain; charset=utf-8");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert!(headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment;"));
        assert!(headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().starts_with("sandbox;"));
    });
}

#[test]
fn one_bad_file_and_none_is_kept() {
    each(async |world| {
        let app = app(&world);
        let blobs = app.part::<dyn BlobStore>();
        let sent = vec![
            ("a.txt".to_owned(), Bytes::from_static(b"hola")),
            ("b.html".to_owned(), Bytes::from_static(b"<html><script>alert(1)</script>")),
        ];
        let refused = documents::keep_files(&*blobs, sent, Limits::default()).await;
        let Err(Failure::Refused(refusal @ UploadRefusal::Type { .. })) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(refusal.code(), "upload-dangerous");
        assert_eq!(blobs.list().await.unwrap(), []);
    });
}

#[test]
fn a_paper_is_printed_once_and_then_always_the_same() {
    each(async |world| {
        let app = app(&world);
        let code = issue(&world, "2026-000001").await.unwrap();
        let first = documents::print_paper(&app, &code).await.unwrap();
        assert_eq!(first.name, "constancia-2026-000001.pdf");
        let text = String::from_utf8(first.bytes.to_vec()).unwrap();
        assert!(
            text.contains(&format!("2026-000001 {code} https://miraflor.example/verificar/{code}")),
            "{text}"
        );
        assert_eq!(documents::print_paper(&app, &code).await.unwrap(), first);
        let unknown = VerificationCode::parse("22222222").unwrap();
        let refused = documents::print_paper(&app, &unknown).await;
        assert!(matches!(refused, Err(Failure::Refused(PaperRefusal::Unknown))), "{refused:?}");
    });
}

/// What was announced as printed: the facts of each.
async fn printed(world: &World) -> Vec<serde_json::Value> {
    let read = world.store.read("test.events", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(look.events_of("cases/1").await?) })
    });
    let events = read.await.unwrap();
    events.into_iter().filter(|e| e.kind == documents::PAPER_PRINTED).map(|e| e.data).collect()
}

#[test]
fn a_letter_is_printed_by_itself_and_announced_once_a_receipt_waits_for_somebody() {
    each(async |world| {
        let app = app(&world);
        let reactions = Reactions::new((CAPABILITY.reactions)());
        issue(&world, "2026-000001").await.unwrap();
        let code = issue_content(&world, letter("2026-SA-000001")).await.unwrap();
        assert_eq!(documents::print_waiting(&app).await.unwrap(), 0, "nobody noted it yet");
        reactions.catch_up(&world.store).await.unwrap();
        assert!(documents::print_waiting(&app).await.is_err(), "the press is out of order");
        assert_eq!(printed(&world).await, Vec::<serde_json::Value>::new());
        assert_eq!(documents::print_waiting(&app).await.unwrap(), 1, "it still waits, the receipt does not");
        assert_eq!(documents::print_waiting(&app).await.unwrap(), 0);
        let paper = documents::print_paper(&app, &code).await.unwrap();
        let said = printed(&world).await;
        assert_eq!(said.len(), 1);
        assert_eq!(said[0]["code"], code.as_str());
        assert_eq!(said[0]["sha256"], paper.sha256.to_string());
        assert_eq!(said[0]["name"], "respuesta-2026-SA-000001.pdf");
    });
}

#[test]
fn a_letter_that_somebody_fetched_first_does_not_wait() {
    each(async |world| {
        let app = app(&world);
        let code = issue_content(&world, letter("2026-SA-000001")).await.unwrap();
        assert!(documents::print_paper(&app, &code).await.is_err());
        documents::print_paper(&app, &code).await.unwrap();
        Reactions::new((CAPABILITY.reactions)()).catch_up(&world.store).await.unwrap();
        assert_eq!(documents::print_waiting(&app).await.unwrap(), 0);
        assert_eq!(printed(&world).await.len(), 1);
    });
}

#[test]
fn a_number_is_issued_once_per_kind() {
    each(async |world| {
        issue(&world, "2026-000001").await.unwrap();
        let again = issue(&world, "2026-000001").await;
        assert!(matches!(again, Err(Failure::Refused(PaperRefusal::NumberTaken))), "{again:?}");
        issue(&world, "2026-000002").await.unwrap();
    });
}

#[test]
fn anybody_checks_a_paper_and_learns_nothing_about_the_person() {
    each(async |world| {
        let app = app(&world);
        let code = issue(&world, "2026-000001").await.unwrap();
        let (status, before) = get(&app, &format!("/verificar/{code}")).await;
        assert_eq!(status, StatusCode::OK);
        for said in [
            "Aguas de Miraflor &#60;E.S.P.&#62;",
            "2026-000001",
            "lunes 23 de noviembre de 2026",
            "Nadie ha descargado",
        ] {
            assert!(before.contains(said), "{said}: {before}");
        }
        assert!(!before.contains("Secreto") && !before.contains("cases/1"));
        let printed = documents::print_paper(&app, &code).await.unwrap();
        let (_, after) = get(&app, &format!("/verificar/{}", code.as_str().to_lowercase())).await;
        assert!(after.contains(&printed.sha256.to_string()));
    });
}

#[test]
fn a_code_that_is_unknown_or_no_code_gets_a_clear_answer() {
    each(async |world| {
        let app = app(&world);
        let (status, page) = get(&app, "/verificar/22222222").await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(
            page.contains("no ha expedido ningún documento con ese código") && page.contains("2222-2222")
        );
        let (status, page) = get(&app, "/verificar?code=%3Cscript%3E").await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("no es un código de verificación") && !page.contains("<script>"));
        let request = Request::builder().uri("/verificar?code=7kq4+m2xd").body(Body::empty()).unwrap();
        let response = web::router(&app).oneshot(request).await.unwrap();
        assert_eq!(response.headers()[header::LOCATION], "/verificar/7KQ4-M2XD");
    });
}

#[test]
fn codes_cannot_be_tried_one_after_the_other() {
    each(async |world| {
        let app = app(&world);
        for _ in 0..20 {
            assert_eq!(get(&app, "/verificar/22222222").await.0, StatusCode::NOT_FOUND);
        }
        assert_eq!(get(&app, "/verificar/22222222").await.0, StatusCode::TOO_MANY_REQUESTS);
    });
}

#[test]
fn every_refusal_has_its_sentence_in_both_languages() {
    use documents::Unacceptable as U;
    let texts = web::Texts::new(CAPABILITY.texts).unwrap();
    let name = || "a.bin".to_owned();
    let types = [
        U::Heic,
        U::Executable,
        U::Active,
        U::Archive,
        U::Macros,
        U::OldOffice,
        U::Mixed,
        U::Broken,
        U::Bomb,
        U::Unknown,
    ];
    let mut refusals: Vec<Box<dyn Refusal>> = vec![
        Box::new(UploadRefusal::Empty { name: name() }),
        Box::new(UploadRefusal::TooLarge { name: name(), size: 11 << 20, max: 10 << 20 }),
        Box::new(UploadRefusal::TooMany { count: 6, max: 5 }),
        Box::new(UploadRefusal::TotalTooLarge { size: 30 << 20, max: 25 << 20 }),
        Box::new(UploadRefusal::Pixels { name: name(), width: 10_000, height: 10_000 }),
        Box::new(PaperRefusal::Unknown),
        Box::new(PaperRefusal::NumberTaken),
    ];
    for why in types {
        refusals.push(Box::new(UploadRefusal::Type { name: name(), why }));
    }
    for lang in Lang::ALL {
        for refusal in &refusals {
            let args = refusal.args();
            let args: Vec<(&str, &str)> = args.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let key = format!("refusal-{}", refusal.code());
            assert!(texts.has(&key), "{key}");
            let sentence = texts.t_args(lang, &key, &args);
            assert!(!sentence.contains('{') && sentence.ends_with('.'), "{sentence}");
            assert!(args.iter().all(|(_, value)| sentence.contains(value)), "{key}: {sentence}");
        }
    }
}

#[test]
fn the_pages_render_in_both_languages() {
    for lang in Lang::ALL {
        for (name, html) in (CAPABILITY.samples)(lang) {
            assert!(html.contains("</html>") && !html.contains("documents-"), "{name}");
        }
    }
}

#[test]
fn what_was_uploaded_and_never_attached_is_forgotten_after_its_days() {
    each(async |world| {
        /// A capability of a higher rank that keeps drafts.
        const DRAFTS: web::Capability = web::Capability {
            name: "drafts",
            keeps: &[Query::inline("drafts", "SELECT files FROM cases_drafts")],
            ..web::Capability::EMPTY
        };
        let blobs = Arc::new(MemoryBlobs::default());
        let app = AppBuilder::new(world.store.clone())
            .site(SiteInfo::sample(Lang::Es))
            .capabilities([CAPABILITY, DRAFTS])
            .with_part::<dyn BlobStore>(blobs.clone())
            .with_part::<dyn Typesetter>(Arc::new(Press::default()))
            .build()
            .unwrap();
        let timers = store::Timers::new((CAPABILITY.timers)());
        let night = async |at: &str| {
            world.at(at);
            timers.run_due(&world.store).await.unwrap();
            documents::collect_loose(&app).await.unwrap()
        };
        world.at("2026-11-23T10:00");
        let file = |name: &str, text: &str| vec![(name.to_owned(), Bytes::from(text.to_owned()))];
        let keep = async |name: &str, text: &str| {
            let kept = documents::keep_files(&*blobs, file(name, text), Limits::default()).await.unwrap();
            kept.into_iter().next().unwrap()
        };
        let attached = keep("queja.txt", "La fuga sigue.").await;
        attach(&world, attached.clone()).await;
        let paper = issue(&world, "2026-000001").await.unwrap();
        let paper = documents::print_paper(&app, &paper).await.unwrap();
        let left = keep("olvidado.txt", "Nadie lo envió.").await;
        let late = keep("tarde.txt", "Se envía al final.").await;
        let drafted = keep("borrador.txt", "Sigue en el borrador.").await;
        draft(&world, drafted.clone()).await;
        assert_eq!(night("2026-11-24T04:00").await, 0);
        assert_eq!(documents::collect_loose(&app).await.unwrap(), 0, "once a night");
        assert_eq!(night("2026-12-23T04:00").await, 0, "its days are not over");
        // the other form is sent on its last day
        attach(&world, late.clone()).await;
        assert_eq!(night("2026-12-24T04:00").await, 1);
        let there = async |sha256| blobs.exists(sha256).await.unwrap();
        assert!(!there(left.sha256).await);
        assert!(there(attached.sha256).await && there(late.sha256).await && there(paper.sha256).await);
        assert!(there(drafted.sha256).await, "somebody's draft has it");
        let told = world.store.read("told", (), |look, ()| {
            Box::pin(async move { Ok::<_, Failure<Never>>(look.events_of("documents/loose").await?) })
        });
        let told = told.await.unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].kind, documents::FILE_COLLECTED);
        assert_eq!(told[0].data["sha256"], left.sha256.to_string());
        // a server that slept for weeks counts the nights of the calendar, not those on which it looked
        let asleep = keep("dormido.txt", "Otro que nadie envió.").await;
        assert_eq!(night("2026-12-25T04:00").await, 0);
        assert_eq!(night("2027-03-01T04:00").await, 1);
        assert!(!there(asleep.sha256).await);
    });
}

async fn draft(world: &World, file: StoredFile) {
    const DRAFT: &str = "INSERT INTO cases_drafts (id, resume_key, fields, files, updated_at, expires_at) \
        VALUES ('1', 'k', '{}', $1, 0, 0)";
    let done = world.store.write("test.draft", Actor::System("test"), file, |work, file| {
        Box::pin(async move {
            work.exec(Query::inline("draft", DRAFT), store::args![store::Json(&vec![file])]).await?;
            Ok::<_, Failure<Never>>(())
        })
    });
    done.await.unwrap();
}

async fn attach(world: &World, file: StoredFile) {
    let done = world.store.write("test.attach", Actor::System("test"), file, |work, file| {
        Box::pin(async move {
            documents::store_attachment(work, "cases/1", file).await?;
            Ok::<_, Failure<Never>>(())
        })
    });
    done.await.unwrap();
}
