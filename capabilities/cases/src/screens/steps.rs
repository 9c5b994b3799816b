//! The five pages of the citizens' form.

use askama::Template;
use catalog::{UtilityService, everyday};
use people::{DocumentType, SupportNeed};
use web::{Door, FormErrors, PageFrame, Reply, format};

use crate::actions::keep_draft_by_web::Held;
use crate::actions::save_draft::Draft;
use crate::kind::{CaseKind, PetitionerIdentity, ReplyBy};
use crate::petition_form::{MAX_BODY_WEB, PetitionForm};
use crate::screens::stub::Stub;
use crate::wizard::{self, KINDS, MAX_FILES, NO_SERVICE, WizardStep};

/// What all five pages have.
pub(crate) struct Frame {
    pub path: String,
    pub number: usize,
    /// Address of the link «Volver»; empty on the first step.
    pub back: String,
    pub progress: Vec<Progress>,
    pub errors: FormErrors,
    pub stub: Stub,
    /// Whether «Continuar» leads to the last step.
    pub to_review: bool,
    /// Whether there is something to throw away.
    pub has_draft: bool,
}

pub(crate) struct Progress {
    pub done: bool,
    pub current: bool,
    pub label: String,
}

/// A radio button or a check box.
pub(crate) struct Choice {
    pub id: String,
    pub value: &'static str,
    pub label: String,
    pub hint: String,
    pub checked: bool,
}

/// A file of the draft.
pub(crate) struct KeptFile {
    pub name: String,
    pub size: String,
    pub sha256: String,
}

#[derive(Template)]
#[template(path = "step_what.html")]
pub(crate) struct WhatPage {
    pub page: PageFrame,
    pub step: Frame,
    pub kinds: Vec<Choice>,
    /// Code and name of the everyday cause that a pictogram chose.
    pub cause: String,
    pub cause_name: String,
}

#[derive(Template)]
#[template(path = "step_service.html")]
pub(crate) struct ServicePage {
    pub page: PageFrame,
    pub step: Frame,
    pub services: Vec<Choice>,
    pub form: PetitionForm,
    pub asks_bill: bool,
}

#[derive(Template)]
#[template(path = "step_story.html")]
pub(crate) struct StoryPage {
    pub page: PageFrame,
    pub step: Frame,
    pub form: PetitionForm,
    pub hint: String,
    pub asked: String,
    /// The causes that are seen at once, and those behind «Otros motivos».
    pub causes: Vec<Choice>,
    pub more_causes: Vec<Choice>,
    pub more_open: bool,
    pub files: Vec<KeptFile>,
    pub max_body: usize,
    pub max_files: usize,
}

#[derive(Template)]
#[template(path = "step_reply.html")]
pub(crate) struct ReplyPage {
    pub page: PageFrame,
    pub step: Frame,
    pub form: PetitionForm,
    pub ways: Vec<Choice>,
    pub identities: Vec<Choice>,
    pub documents: Vec<(&'static str, &'static str)>,
    pub needs: Vec<Choice>,
    pub needs_open: bool,
}

#[derive(Template)]
#[template(path = "step_review.html")]
pub(crate) struct ReviewPage {
    pub page: PageFrame,
    pub step: Frame,
    pub lines: Vec<ReviewLine>,
    pub hidden: Vec<(&'static str, String)>,
    pub files: Vec<KeptFile>,
    pub token: String,
    pub bill_is_old: bool,
    pub anonymous: bool,
}

/// A line of what will be sent.
pub(crate) struct ReviewLine {
    pub label: String,
    pub value: String,
    pub change: String,
}

/// A step as the answer to a request: 200, or 422 with what is wrong.
pub(crate) fn page(door: &Door, step: WizardStep, held: &Held, to_review: bool, errors: FormErrors) -> Reply {
    let failed = !errors.is_empty();
    let page = door.page(step.title());
    let page = if failed { page.failed() } else { page };
    let token = held.resume_key.as_deref().map_or_else(|| door.form_token(), form_token);
    let view = View { page, held, to_review, errors, at: door.at(), token };
    let status = if failed { 422 } else { 200 };
    match step {
        WizardStep::What => web::html_status(status, view.what()),
        WizardStep::Service => web::html_status(status, view.service()),
        WizardStep::Story => web::html_status(status, view.story()),
        WizardStep::Reply => web::html_status(status, view.reply()),
        WizardStep::Review => web::html_status(status, view.review()),
    }
}

/// One draft is one case, however often its last page is opened or sent.
fn form_token(resume_key: &str) -> String {
    kernel::sha256_hex(format!("file:{resume_key}").as_bytes())
}

/// What a page is made of.
pub(crate) struct View<'a> {
    pub page: PageFrame,
    pub held: &'a Held,
    pub to_review: bool,
    pub errors: FormErrors,
    pub at: kernel::At,
    pub token: String,
}

impl View<'_> {
    fn form(&self) -> &PetitionForm {
        &self.held.draft.form
    }

    fn t(&self, key: &str) -> String {
        self.page.t(key).into_owned()
    }

    fn frame(&mut self, step: WizardStep) -> Frame {
        let progress = WizardStep::ALL.into_iter().map(|one| {
            let (title, done) = (self.t(one.title()), one < step);
            let state = if done { "cases-step-done" } else { "cases-step-now" };
            let plain = one > step;
            let label = if plain { title } else { self.page.t1(state, "step", title) };
            Progress { done, current: one == step, label }
        });
        let progress = progress.collect();
        let back = if self.to_review { Some(WizardStep::Review) } else { step.before() };
        Frame {
            path: step.path(),
            number: step.number(),
            back: back.map(WizardStep::path).unwrap_or_default(),
            progress,
            errors: std::mem::take(&mut self.errors),
            stub: Stub::new(&self.page, &self.held.draft, &self.held.rulebook, self.at),
            to_review: self.to_review && step != WizardStep::Review,
            has_draft: self.held.resume_key.is_some(),
        }
    }

    pub fn what(mut self) -> WhatPage {
        let chosen = CaseKind::parse(&self.form().kind);
        let kinds = KINDS.into_iter().enumerate().map(|(i, kind)| Choice {
            id: id_of("kind", i),
            value: kind.key(),
            label: self.t(&format!("cases-need-{}", kind.key())),
            hint: self.t(&format!("cases-need-{}-hint", kind.key())),
            checked: chosen == Some(kind),
        });
        let kinds = kinds.collect();
        let cause = everyday(&self.form().everyday_cause);
        let cause_name = cause.map(|c| c.name(self.page.lang()).to_owned()).unwrap_or_default();
        let cause = cause.map(|c| c.code.to_owned()).unwrap_or_default();
        let step = self.frame(WizardStep::What);
        WhatPage { step, kinds, cause, cause_name, page: self.page }
    }

    pub fn service(mut self) -> ServicePage {
        let chosen = self.form().service.clone();
        let lang = self.page.lang();
        let mut services: Vec<Choice> = self
            .held
            .services
            .iter()
            .enumerate()
            .map(|(i, service)| Choice {
                id: id_of("service", i),
                value: service.code(),
                label: service.name(lang).to_owned(),
                hint: self.service_hint(*service),
                checked: chosen == service.code(),
            })
            .collect();
        services.push(Choice {
            id: "service-none".into(),
            value: NO_SERVICE,
            label: self.t("cases-service-none"),
            hint: self.t("cases-service-none-hint"),
            checked: chosen == NO_SERVICE,
        });
        let asks_bill = self.form().kind == CaseKind::Claim.key();
        let form = self.form().clone();
        ServicePage { step: self.frame(WizardStep::Service), services, form, asks_bill, page: self.page }
    }

    fn service_hint(&self, service: UtilityService) -> String {
        match service {
            UtilityService::Water => self.t("cases-service-water-hint"),
            UtilityService::Sewerage => self.t("cases-service-sewerage-hint"),
            UtilityService::Waste => self.t("cases-service-waste-hint"),
            UtilityService::Electricity | UtilityService::Gas => String::new(),
        }
    }

    pub fn story(mut self) -> StoryPage {
        let lang = self.page.lang();
        let form = self.form().clone();
        let mut causes: Vec<Choice> = wizard::causes_of(&form)
            .into_iter()
            .enumerate()
            .map(|(i, cause)| Choice {
                id: id_of("everyday_cause", i),
                value: cause.code,
                label: cause.name(lang).to_owned(),
                hint: cause.hint(lang).to_owned(),
                checked: form.everyday_cause == cause.code,
            })
            .collect();
        let mut more_causes = Vec::new();
        // a phone shows five and «No estoy seguro», which is the last; the rest opens
        if causes.len() > 7 {
            let unsure = causes.pop();
            more_causes = causes.split_off(5);
            causes.extend(unsure);
        }
        let kind = CaseKind::parse(&form.kind).unwrap_or(CaseKind::Petition);
        let asked = if kind == CaseKind::Claim { "cases-cause-claim" } else { "cases-cause-other" };
        StoryPage {
            hint: self.t(&format!("cases-body-hint-{}", kind.key())),
            asked: self.t(asked),
            more_open: more_causes.iter().any(|c| c.checked),
            causes,
            more_causes,
            files: kept_files(&self.held.draft, &self.page),
            max_body: MAX_BODY_WEB,
            max_files: MAX_FILES,
            step: self.frame(WizardStep::Story),
            form,
            page: self.page,
        }
    }

    pub fn reply(mut self) -> ReplyPage {
        let lang = self.page.lang();
        let form = self.form().clone();
        let (way, identity) = (ReplyBy::parse(&form.reply_by), form.identity());
        let choice = |name: &str, i, key: &'static str, checked| Choice {
            id: id_of(name, i),
            value: key,
            label: self.t(&format!("cases-{}-{key}", name.replace('_', "-"))),
            hint: self.t(&format!("cases-{}-{key}-hint", name.replace('_', "-"))),
            checked,
        };
        let ways = ReplyBy::ALL.iter().enumerate();
        let ways = ways.map(|(i, w)| choice("reply_by", i, w.key(), way == Some(*w))).collect();
        let identities = PetitionerIdentity::ALL.iter().enumerate();
        let identities =
            identities.map(|(i, one)| choice("identity", i, one.key(), identity == *one)).collect();
        let needs = SupportNeed::ALL.into_iter().enumerate().map(|(i, need)| Choice {
            id: id_of("needs", i),
            value: need.code(),
            label: need.name(lang).to_owned(),
            hint: String::new(),
            checked: form.needs.iter().any(|n| n == need.code()),
        });
        let needs = needs.collect();
        let documents = [
            DocumentType::CitizenCard,
            DocumentType::ForeignerCard,
            DocumentType::TemporaryProtection,
            DocumentType::MinorCard,
            DocumentType::Passport,
            DocumentType::TaxNumber,
        ];
        ReplyPage {
            ways,
            identities,
            documents: documents.map(|d| (d.code(), d.name(lang))).into(),
            needs,
            needs_open: !form.needs.is_empty(),
            step: self.frame(WizardStep::Reply),
            form,
            page: self.page,
        }
    }

    pub fn review(mut self) -> ReviewPage {
        let form = self.form().clone();
        let bill_is_old = crate::screens::stub::bill_is_old(&form, &self.held.rulebook, self.at.day());
        ReviewPage {
            lines: crate::screens::review::lines(&self.page, &form),
            files: kept_files(&self.held.draft, &self.page),
            hidden: wizard::hidden(&form),
            bill_is_old,
            anonymous: form.identity() == PetitionerIdentity::Anonymous,
            step: self.frame(WizardStep::Review),
            token: self.token,
            page: self.page,
        }
    }
}

/// The first control of a group has the name of the field: the error summary leads there.
fn id_of(name: &str, place: usize) -> String {
    if place == 0 { name.to_owned() } else { format!("{name}-{place}") }
}

pub(crate) fn kept_files(draft: &Draft, page: &PageFrame) -> Vec<KeptFile> {
    let kept = |file: &documents::StoredFile| KeptFile {
        name: file.name.clone(),
        size: format::file_size(file.size, page.lang()),
        sha256: file.sha256.to_string(),
    };
    draft.files.iter().map(kept).collect()
}
