//! The company: its profile, its colours, and which text on personal data is in force.

use assets::Brand;
use dispatch::{EmailAddress, Sender};
use documents::{Color, Letterhead};
use kernel::Day;
use serde::{Deserialize, Serialize};
use web::{Phone, SiteInfo};

use crate::brand::BrandColors;
use crate::profile::Profile;
use crate::refusal::CompanyRefusal;

/// Who we are, in one version.
#[doc(alias = "empresa")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    /// Counts from 1; each change adds one.
    #[serde(skip)]
    pub version: u32,
    /// Name, number, address...
    pub profile: Profile,
    /// Its colours.
    pub colors: BrandColors,
    /// Whether the blue GOV.CO bar stands on top (Resolución MinTIC 1519 de 2020, for obliged companies).
    pub govco: bool,
    /// Public address of this site without a slash at the end, for links in mails and QR codes. The
    /// configuration decides it; it stands here so that work in the background knows it.
    pub public_url: String,
    /// The notice on personal data that people agree to.
    pub data_notice: DataNotice,
}

/// Which text of the notice on personal data is in force (Ley 1581 de 2012, art. 12).
#[doc(alias = "aviso de privacidad")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataNotice {
    /// Rises whenever what the notice says about the company changes.
    pub version: u32,
    /// Since when.
    pub since: Day,
}

/// What changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Name, number, address...
    Profile(Box<Profile>),
    /// The colours and the bar of the government.
    Brand {
        /// Colours.
        colors: BrandColors,
        /// The bar.
        govco: bool,
    },
    /// The configuration has another public address.
    Address(String),
}

impl Change {
    /// The word of the event.
    pub fn part(&self) -> &'static str {
        match self {
            Change::Profile(_) => "profile",
            Change::Brand { .. } => "brand",
            Change::Address(_) => "address",
        }
    }
}

impl Company {
    /// The first version.
    pub fn founded(
        profile: Profile,
        colors: BrandColors,
        govco: bool,
        public_url: &str,
        today: Day,
    ) -> Company {
        let data_notice = DataNotice { version: 1, since: today };
        Company { version: 1, profile, colors, govco, public_url: trimmed(public_url), data_notice }
    }

    /// The next version. `based_on` is the version that the author saw.
    pub fn changed(&self, based_on: u32, change: &Change, today: Day) -> Result<Company, CompanyRefusal> {
        if based_on != self.version {
            return Err(CompanyRefusal::Outdated);
        }
        let mut next = Company { version: self.version + 1, ..self.clone() };
        match change {
            Change::Profile(profile) => next.profile = (**profile).clone(),
            Change::Brand { colors, govco } => (next.colors, next.govco) = (colors.clone(), *govco),
            Change::Address(url) => next.public_url = trimmed(url),
        }
        if next.named_in_the_notice() != self.named_in_the_notice() {
            next.data_notice = DataNotice { version: self.data_notice.version + 1, since: today };
        }
        Ok(next)
    }

    /// What the notice on personal data says about the company.
    fn named_in_the_notice(&self) -> (&str, String, String, &str, Option<&str>) {
        let p = &self.profile;
        let phone = p.phones.first().map(|phone| phone.number.as_str());
        (&p.legal_name, p.nit.shown(), p.full_address(), &p.data_email, phone)
    }

    /// The palette.
    pub fn palette(&self) -> Brand {
        self.colors.palette()
    }
}

fn trimmed(url: &str) -> String {
    url.trim().trim_end_matches('/').to_owned()
}

/// The head of every paper.
pub fn letterhead(company: &Company) -> Letterhead {
    let (profile, palette) = (&company.profile, company.palette());
    let default = documents::Brand::default();
    let color = |c: assets::brand::Color, otherwise: Color| Color::parse(&c.to_string()).unwrap_or(otherwise);
    let website = profile.website.split_once("://").map_or("", |(_, rest)| rest);
    Letterhead {
        company: profile.legal_name.clone(),
        nit: profile.nit.shown(),
        address: profile.full_address(),
        phones: profile.phones.iter().map(|phone| phone.number.clone()).collect(),
        website: website.trim_end_matches('/').to_owned(),
        brand: documents::Brand {
            night: color(palette.noche, default.night),
            main: color(palette.marca, default.main),
            accent: color(palette.acento, default.accent),
        },
    }
}

/// What every page says about the company. The log-ins of a demo are not the company's: whoever shows them
/// keeps them, see [`crate::refresh_site`].
pub fn site_info(company: &Company) -> SiteInfo {
    let profile = company.profile.clone();
    let phones = profile.phones.iter().map(|p| Phone { number: p.number.clone(), label: p.label.clone() });
    SiteInfo {
        exists: true,
        phones: phones.collect(),
        nit: profile.nit.shown(),
        address: profile.full_address(),
        name: profile.legal_name,
        short_name: profile.short_name,
        tagline: profile.tagline,
        hours: profile.hours,
        email: profile.email,
        website: profile.website,
        brand: company.palette(),
        govco: company.govco,
        demo: None,
        demo_places: Vec::new(),
    }
}

/// In whose name mail goes out; nothing if the stored address cannot be one any more.
pub fn mail_sender(company: &Company) -> Option<Sender> {
    let profile = &company.profile;
    let address = EmailAddress::parse(&profile.mail_from).ok()?;
    let reply_to = (profile.email != profile.mail_from).then(|| profile.email.clone());
    Some(Sender { name: profile.short_name.clone(), address, reply_to, bounces_to: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::miraflor;

    const TODAY: Day = Day::constant(2026, 11, 23);

    #[test]
    fn a_change_upon_an_old_version_is_refused() {
        let company = miraflor();
        let change = Change::Brand { colors: BrandColors::default(), govco: false };
        let next = company.changed(1, &change, TODAY).unwrap();
        assert_eq!((next.version, next.govco, next.data_notice), (2, false, company.data_notice));
        assert_eq!(next.changed(1, &change, TODAY), Err(CompanyRefusal::Outdated));
    }

    #[test]
    fn the_notice_gets_a_version_when_what_it_says_changes() {
        let company = miraflor();
        let profile = |edit: &dyn Fn(&mut Profile)| {
            let mut profile = company.profile.clone();
            edit(&mut profile);
            company.changed(1, &Change::Profile(Box::new(profile)), TODAY).unwrap().data_notice
        };
        assert_eq!(profile(&|p| p.hours = "Siempre".into()).version, 1);
        let renamed = profile(&|p| p.legal_name = "Aguas Nuevas E.S.P.".into());
        assert_eq!((renamed.version, renamed.since), (2, TODAY));
        assert_eq!(profile(&|p| p.data_email = "datos@miraflor.example".into()).version, 2);
    }

    #[test]
    fn papers_pages_and_mails_carry_the_same_company() {
        let company = miraflor();
        let head = letterhead(&company);
        assert_eq!(head.company, "Aguas de Miraflor S.A.S. E.S.P.");
        assert_eq!((head.nit.as_str(), head.website.as_str()), ("800.000.000-2", "www.miraflor.example"));
        assert_eq!(head.brand.main.as_str(), company.colors.main());
        let site = site_info(&company);
        assert!(site.exists && site.demo.is_none());
        assert_eq!((site.name, site.nit), (head.company, head.nit));
        let sender = mail_sender(&company).unwrap();
        assert_eq!((sender.name.as_str(), sender.reply_to), ("Aguas de Miraflor", None));
        let json = serde_json::to_string(&company).unwrap();
        assert_eq!(Company { version: 1, ..serde_json::from_str(&json).unwrap() }, company);
    }
}
