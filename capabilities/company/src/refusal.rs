//! Why the company's profile is not accepted.

use kernel::Refusal;

/// Why a profile is not accepted. Fields are called as in the forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompanyRefusal {
    /// Something that a paper needs was left empty.
    Missing {
        /// Which field.
        field: &'static str,
    },
    /// Longer than fits.
    TooLong {
        /// Which field.
        field: &'static str,
        /// The most characters.
        max: usize,
    },
    /// That cannot be a tax number.
    Nit,
    /// No municipality is called so.
    UnknownPlace,
    /// Several municipalities are called so.
    ManyPlaces,
    /// That cannot be dialled.
    Phone,
    /// That is no address of electronic mail.
    Email {
        /// Which field.
        field: &'static str,
    },
    /// That is no address of a page.
    Website,
    /// Somebody changed the profile in the meantime.
    Outdated,
    /// The set-up was done before.
    Exists,
    /// There is no company yet.
    Nobody,
}

impl Refusal for CompanyRefusal {
    fn code(&self) -> &'static str {
        match self {
            CompanyRefusal::Missing { field } => match *field {
                "legal_name" => "company-missing-name",
                "nit" => "company-missing-nit",
                "place" => "company-missing-place",
                "address" => "company-missing-address",
                "services" => "company-missing-services",
                "phone" => "company-missing-phone",
                _ => "company-missing-email",
            },
            CompanyRefusal::TooLong { .. } => "company-too-long",
            CompanyRefusal::Nit => "company-nit",
            CompanyRefusal::UnknownPlace => "company-unknown-place",
            CompanyRefusal::ManyPlaces => "company-many-places",
            CompanyRefusal::Phone => "company-phone",
            CompanyRefusal::Email { .. } => "company-email",
            CompanyRefusal::Website => "company-website",
            CompanyRefusal::Outdated => "company-outdated",
            CompanyRefusal::Exists => "company-exists",
            CompanyRefusal::Nobody => "company-nobody",
        }
    }

    fn status(&self) -> u16 {
        match self {
            CompanyRefusal::Outdated | CompanyRefusal::Exists => 409,
            CompanyRefusal::Nobody => 404,
            _ => 422,
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            CompanyRefusal::Missing { field }
            | CompanyRefusal::TooLong { field, .. }
            | CompanyRefusal::Email { field } => Some(field),
            CompanyRefusal::Nit => Some("nit"),
            CompanyRefusal::UnknownPlace | CompanyRefusal::ManyPlaces => Some("place"),
            CompanyRefusal::Phone => Some("phone"),
            CompanyRefusal::Website => Some("website"),
            CompanyRefusal::Outdated | CompanyRefusal::Exists | CompanyRefusal::Nobody => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            CompanyRefusal::TooLong { max, .. } => vec![("max", max.to_string())],
            _ => Vec::new(),
        }
    }
}
