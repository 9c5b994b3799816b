//! What the forms about the company say, as it was typed, ready to be shown again.

use assets::Brand;
use catalog::UtilityService;
use kernel::{Lang, Refusal};
use web::{Door, Fields, FormErrors, percent};

use crate::brand::{BrandColors, BrandRefusal};
use crate::nit::Nit;
use crate::place::Place;
use crate::profile::ProfileDraft;

/// Rows for telephones that are always there.
const PHONE_ROWS: usize = 3;
/// The most of a field that is shown again.
const MOST_SHOWN: usize = 5_000;

/// A field as it was typed, cut where nobody reads on.
pub(crate) fn typed(fields: &Fields, name: &str) -> String {
    fields.text(name).chars().take(MOST_SHOWN).collect()
}

/// The version on which a form is based; a form that lost it is based on none.
pub(crate) fn based_on(fields: &Fields) -> u32 {
    fields.text("version").parse().unwrap_or(0)
}

/// Every refusal beside its field.
pub(crate) fn errors<R: Refusal>(door: &Door, wrong: &[R]) -> FormErrors {
    let mut errors = FormErrors::none();
    for refusal in wrong {
        errors.add(refusal.field().unwrap_or_default(), door.sentence(refusal));
    }
    errors
}

/// The fields about the company.
#[derive(Debug, Clone)]
pub(crate) struct ProfileForm {
    pub draft: ProfileDraft,
    pub services: Vec<ServiceChoice>,
    pub phones: Vec<PhoneRow>,
    /// The municipalities that fit what was typed, when there are several.
    pub places: Vec<PlaceChoice>,
    /// The one that is meant, when there is no doubt; else empty.
    pub place_found: String,
    /// The check digit that the tax number should have, if it has another; else empty.
    pub nit_expected: String,
}

#[derive(Debug, Clone)]
pub(crate) struct ServiceChoice {
    pub id: String,
    pub code: &'static str,
    pub name: &'static str,
    pub checked: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct PhoneRow {
    /// Ending of the ids; empty for the first row, to which the summary of errors leads.
    pub suffix: String,
    pub number: String,
    pub label: String,
}

#[derive(Debug, Clone)]
pub(crate) struct PlaceChoice {
    pub code: &'static str,
    pub name: String,
}

impl ProfileForm {
    pub(crate) fn new(mut draft: ProfileDraft, lang: Lang) -> ProfileForm {
        draft.phones.retain(|(number, label)| !(number.trim().is_empty() && label.trim().is_empty()));
        let services = UtilityService::ALL.into_iter().enumerate().map(|(i, service)| ServiceChoice {
            id: if i == 0 { "services".into() } else { format!("services-{}", service.code()) },
            code: service.code(),
            name: service.name(lang),
            checked: draft.services.iter().any(|code| code == service.code()),
        });
        let rows = PHONE_ROWS.max(draft.phones.len() + 1).min(8);
        let phones = (0..rows).map(|i| {
            let (number, label) = draft.phones.get(i).cloned().unwrap_or_default();
            PhoneRow { suffix: if i == 0 { String::new() } else { format!("-{}", i + 1) }, number, label }
        });
        let (mut places, mut place_found) = (Vec::new(), String::new());
        match Place::resolve(&draft.place, &draft.municipality) {
            Place::Found(place) => {
                place_found = place.full_name();
                // what is found stays found when the form is sent again
                draft.place.clone_from(&place_found);
                draft.municipality = place.code.to_owned();
            }
            Place::Choose(found) => {
                places = found.iter().map(|m| PlaceChoice { code: m.code, name: m.full_name() }).collect();
            }
            Place::Missing | Place::Unknown => {}
        }
        let nit_expected = Nit::parse(&draft.nit).and_then(|nit| nit.doubt());
        ProfileForm {
            services: services.collect(),
            phones: phones.collect(),
            places,
            place_found,
            nit_expected: nit_expected.map(|digit| digit.to_string()).unwrap_or_default(),
            draft,
        }
    }

    /// Reads the fields; those that a form does not have stay empty.
    pub(crate) fn read(fields: &Fields, lang: Lang) -> ProfileForm {
        let text = |name: &str| typed(fields, name);
        let rows = fields.all("phone").zip(fields.all("phone_label")).take(8);
        let short = |text: &str| text.chars().take(200).collect::<String>();
        let draft = ProfileDraft {
            legal_name: text("legal_name"),
            short_name: text("short_name"),
            nit: text("nit"),
            tagline: text("tagline"),
            place: text("place"),
            municipality: text("municipality"),
            address: text("address"),
            phones: rows.map(|(number, label)| (short(number), short(label))).collect(),
            email: text("email"),
            court_email: text("court_email"),
            data_email: text("data_email"),
            mail_from: text("mail_from"),
            website: text("website"),
            hours: text("hours"),
            services: fields.all("services").take(10).map(short).collect(),
            legal_note: text("legal_note"),
        };
        ProfileForm::new(draft, lang)
    }
}

/// The fields about the colours.
#[derive(Debug, Clone)]
pub(crate) struct BrandForm {
    pub main: String,
    pub accent: String,
    pub govco: bool,
    /// What would serve instead of what was typed: main and second colour.
    pub proposal: Option<(String, String)>,
    /// Where the picture of the palette is: the set-up and the settings have different doors.
    swatch: &'static str,
}

impl BrandForm {
    pub(crate) fn of(colors: &BrandColors, govco: bool, swatch: &'static str) -> BrandForm {
        BrandForm { main: colors.main(), accent: colors.accent(), govco, proposal: None, swatch }
    }

    pub(crate) fn read(fields: &Fields, swatch: &'static str) -> BrandForm {
        let short = |name: &str| fields.text(name).chars().take(20).collect::<String>();
        let (main, accent) = (short("main_color"), short("accent_color"));
        let govco = fields.ticked("govco");
        let mut form = BrandForm { main, accent, govco, proposal: None, swatch };
        if fields.text("action") == "proposal"
            && let Err(refusal) = form.check()
            && let Some((main, accent)) = refusal.proposal()
        {
            (form.main, form.accent) = (main.to_owned(), accent.to_owned());
        }
        form
    }

    pub(crate) fn check(&self) -> Result<BrandColors, BrandRefusal> {
        BrandColors::parse(&self.main, &self.accent)
    }

    /// The form with what would serve, if what was typed does not.
    pub(crate) fn proposing(mut self) -> BrandForm {
        if let Err(refusal) = self.check() {
            self.proposal = refusal.proposal().map(|(main, accent)| (main.to_owned(), accent.to_owned()));
        }
        self
    }

    /// What an input of colours can show: the product's own instead of what is no colour.
    pub(crate) fn main_shown(&self) -> String {
        self.main.parse().unwrap_or(Brand::default().marca).to_string()
    }

    pub(crate) fn accent_shown(&self) -> String {
        self.accent.parse().unwrap_or(Brand::default().acento).to_string()
    }

    /// Address of the picture of the palette.
    pub(crate) fn swatch(&self) -> String {
        let (main, accent) = (percent(&self.main_shown()), percent(&self.accent_shown()));
        format!("{}?main={main}&accent={accent}", self.swatch)
    }
}
