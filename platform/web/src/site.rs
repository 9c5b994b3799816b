//! The company whose pages these are.

use kernel::Lang;

/// What every page says about the company. Read from the database by the set-up and the settings; web
/// only shows it.
#[derive(Debug, Clone)]
pub struct SiteInfo {
    /// Whether the set-up was done.
    pub exists: bool,
    /// Legal name: `Aguas de Miraflor S.A.S. E.S.P.`
    pub name: String,
    /// Name on the header: `Aguas de Miraflor`.
    pub short_name: String,
    /// Tax number with its check digit, as people write it.
    pub nit: String,
    /// Under the name: `Acueducto · Alcantarillado · Aseo`.
    pub tagline: String,
    /// Telephones, the most important first.
    pub phones: Vec<Phone>,
    /// Postal address.
    pub address: String,
    /// When people attend, in words.
    pub hours: String,
    /// Electronic mail for citizens and courts.
    pub email: String,
    /// The company's own site, `https://...`, or empty.
    pub website: String,
    /// Colours and the seed of the art.
    pub brand: assets::Brand,
    /// Whether the blue GOV.CO bar stands on top (Resolución MinTIC 1519 de 2020, for obliged companies).
    pub govco: bool,
    /// The log-ins of the demo company, shown on the log-in page; nothing in production.
    pub demo: Option<Vec<DemoLogin>>,
    /// Screens of the demo that are worth a look without a log-in, in its banner; none in production.
    pub demo_places: Vec<DemoPlace>,
}

/// A telephone of the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// As it is dialled: `116`, `+57 606 555 0100`.
    pub number: String,
    /// What for: `Línea de atención, 24 horas`.
    pub label: String,
}

impl Phone {
    /// The address of the link: `tel:+576065550100`.
    pub fn href(&self) -> String {
        let dialled = self.number.chars().filter(|c| c.is_ascii_digit() || *c == '+');
        format!("tel:{}", dialled.collect::<String>())
    }
}

/// An account that anybody may use, because the company is a demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoLogin {
    /// Who it is: `Luisa Marín, agente`.
    pub who: String,
    /// What is typed as user.
    pub user: String,
    /// What is typed as password.
    pub password: String,
}

/// A screen that anybody may open, because the company is a demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoPlace {
    /// Its address on this site: `/sala/centro/tablero`.
    pub href: String,
    /// What it is, in Spanish.
    pub es: String,
    /// What it is, in English.
    pub en: String,
}

impl DemoPlace {
    /// What it is, in a language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Es => &self.es,
            Lang::En => &self.en,
        }
    }
}

impl SiteInfo {
    /// Before the set-up: no company, the product's own name and colours.
    pub fn nobody() -> SiteInfo {
        SiteInfo {
            exists: false,
            name: "Cauce".into(),
            short_name: "Cauce".into(),
            nit: String::new(),
            tagline: String::new(),
            phones: Vec::new(),
            address: String::new(),
            hours: String::new(),
            email: String::new(),
            website: String::new(),
            brand: assets::Brand::default(),
            govco: false,
            demo: None,
            demo_places: Vec::new(),
        }
    }

    /// The invented company of samples and tests.
    pub fn sample(lang: Lang) -> SiteInfo {
        let tagline = match lang {
            Lang::Es => "Acueducto · Alcantarillado · Aseo",
            Lang::En => "Water · Sewerage · Waste",
        };
        SiteInfo {
            exists: true,
            name: "Aguas de Miraflor E.S.P.".into(),
            short_name: "Aguas de Miraflor".into(),
            nit: "800.000.000-1".into(),
            tagline: tagline.into(),
            phones: vec![Phone { number: "116".into(), label: "Línea 116, 24 horas".into() }],
            address: "Carrera 16 n.º 36-44, piso 1, Miraflor".into(),
            hours: "Lunes a viernes de 7:00 a. m. a 4:30 p. m.".into(),
            email: "atencion@miraflor.example".into(),
            website: String::new(),
            brand: assets::Brand::default(),
            govco: true,
            demo: None,
            demo_places: Vec::new(),
        }
    }

    /// The first telephone, for sentences such as “or call 116”.
    pub fn phone(&self) -> &str {
        self.phones.first().map_or("", |p| &p.number)
    }
}
