//! A company's file of accounts: lines of cells with a heading, read one line at a time.
//!
//! Columns are known by their heading, in Spanish or English, in any order: `numero` (also `cuenta`,
//! `suscriptor`, `matricula`), `servicios`, `direccion`, `municipio` (code of DIVIPOLA), `estrato`, `uso`,
//! `tipo_documento`, `documento`, `nombre`, `correo`, `celular`, `telefono`. Only the number is required.
//! Cells are separated by `;`, `,` or tab, whichever the heading has most of; quotes as in RFC 4180, within
//! one line. Text is UTF-8, or Windows-1252 as spreadsheets write it.

use std::borrow::Cow;

use catalog::UtilityService;
use kernel::fold;

use super::save_accounts::{AccountLine, SubscriberLine};
use crate::account::read_services;
use crate::*;

/// What accounts have when the file does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountDefaults {
    /// Services of the company.
    pub services: Vec<UtilityService>,
    /// Code of its municipality.
    pub municipality: Option<&'static str>,
}

/// The columns that are read.
const COLUMNS: [(&str, &[&str]); 12] = [
    ("numero", &["numero", "cuenta", "suscriptor", "matricula", "contrato", "number", "account"]),
    ("servicios", &["servicios", "servicio", "services"]),
    ("direccion", &["direccion", "address"]),
    ("municipio", &["municipio", "codigomunicipio", "municipality"]),
    ("estrato", &["estrato", "stratum"]),
    ("uso", &["uso", "clasedeuso", "use"]),
    ("tipo_documento", &["tipodocumento", "tipodoc", "documenttype"]),
    ("documento", &["documento", "numerodocumento", "cedula", "nit", "document"]),
    ("nombre", &["nombre", "nombres", "titular", "razonsocial", "name"]),
    ("correo", &["correo", "correoelectronico", "email"]),
    ("celular", &["celular", "movil", "mobile"]),
    ("telefono", &["telefono", "fijo", "landline"]),
];

/// The heading of a file: which cell is which column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    separator: char,
    places: [Option<usize>; COLUMNS.len()],
}

impl Heading {
    /// Reads the first line; nothing if no column has the number.
    pub fn read(line: &[u8]) -> Option<Heading> {
        let line = decode(line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line));
        let separator = [';', ',', '\t'].into_iter().max_by_key(|s| (line.matches(*s).count(), *s == ';'))?;
        let names: Vec<String> = cells(&line, separator)?
            .iter()
            .map(|cell| fold(cell).chars().filter(char::is_ascii_alphanumeric).collect())
            .collect();
        let places = COLUMNS.map(|(_, known)| names.iter().position(|n| known.contains(&n.as_str())));
        places[0].map(|_| Heading { separator, places })
    }

    /// Reads a line. An error names the column that is wrong; `formato` is the line itself.
    pub fn account(&self, line: &[u8], defaults: &AccountDefaults) -> Result<AccountLine, &'static str> {
        let line = decode(line);
        let row = cells(&line, self.separator).ok_or("formato")?;
        let cell = |column: &'static str| {
            let place = COLUMNS.iter().position(|(name, _)| *name == column).and_then(|i| self.places[i]);
            place.and_then(|p| row.get(p)).map_or("", |c| c.trim())
        };
        let services = read_services(cell("servicios")).ok_or("servicios")?;
        let municipality = match cell("municipio") {
            "" => defaults.municipality,
            code => Some(municipality(code).ok_or("municipio")?),
        };
        let address = super::optional_line(cell("direccion"), 200).map_err(|_| "direccion")?;
        Ok(AccountLine {
            number: SubscriberNumber::read(cell("numero")).map_err(|_| "numero")?,
            services: if services.is_empty() { defaults.services.clone() } else { services },
            address,
            municipality,
            usage: PremisesUse::read(cell("estrato"), cell("uso")).ok_or("estrato")?,
            subscriber: subscriber(cell)?,
        })
    }
}

/// A code of DIVIPOLA; spreadsheets lose the zero before it.
fn municipality(code: &str) -> Option<&'static str> {
    let code = if code.len() == 4 { Cow::Owned(format!("0{code}")) } else { Cow::Borrowed(code) };
    territory::municipality(&code).map(|m| m.code)
}

fn subscriber<'r>(cell: impl Fn(&'static str) -> &'r str) -> Result<Option<SubscriberLine>, &'static str> {
    let document = match cell("documento") {
        "" => None,
        number => {
            let kind = match cell("tipo_documento") {
                "" => DocumentType::CitizenCard,
                code => DocumentType::parse(code).ok_or("tipo_documento")?,
            };
            Some(DocumentNumber::read(kind, number).map_err(|_| "documento")?.0)
        }
    };
    let name = match cell("nombre") {
        "" if document.is_none() => return Ok(None),
        text => PersonName::read(text).map_err(|_| "nombre")?,
    };
    let mut contacts = Vec::new();
    let columns = [
        ("correo", ContactKind::Email),
        ("celular", ContactKind::Mobile),
        ("telefono", ContactKind::Landline),
    ];
    for (column, kind) in columns {
        if !cell(column).is_empty() {
            contacts.push(ContactPoint::read(kind, cell(column), "").map_err(|_| column)?);
        }
    }
    Ok(Some(SubscriberLine { kind: PersonKind::guess(document.as_ref()), name, document, contacts }))
}

/// UTF-8 if it is, else the letters of Latin-1, which are those of Windows-1252 that Spanish uses.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|b| char::from(*b)).collect()),
    }
}

/// The cells of a line; nothing if a quote does not end.
fn cells(line: &str, separator: char) -> Option<Vec<Cow<'_, str>>> {
    let line = line.trim_end_matches(['\r', '\n']);
    if !line.contains('"') {
        return Some(line.split(separator).map(Cow::Borrowed).collect());
    }
    let (mut all, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            other if other == separator && !quoted => all.push(Cow::Owned(std::mem::take(&mut cell))),
            other => cell.push(other),
        }
    }
    all.push(Cow::Owned(cell));
    (!quoted).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(heading: &str, line: &str) -> Result<AccountLine, &'static str> {
        Heading::read(heading.as_bytes()).unwrap().account(line.as_bytes(), &AccountDefaults::default())
    }

    #[test]
    fn columns_are_known_by_their_heading_in_any_order() {
        let heading = "Nombre;Cédula;Dirección;CUENTA;Estrato;Servicios;Código municipio;Celular";
        let line = "\"Ríos; María\";1.088.254.207;\"Casa \"\"La Popa\"\"\";004817;2;\
            Acueducto y aseo;66170;310 123 4548\r\n";
        let account = read(heading, line).unwrap();
        assert_eq!((account.number.as_str(), account.address.as_str()), ("004817", "Casa \"La Popa\""));
        assert_eq!(account.services, [UtilityService::Water, UtilityService::Waste]);
        assert_eq!((account.municipality, account.usage.stratum()), (Some("66170"), Some(2)));
        let subscriber = account.subscriber.unwrap();
        assert_eq!((subscriber.name.as_str(), subscriber.contacts[0].value()), ("Ríos; María", "3101234548"));
        assert_eq!(subscriber.document.unwrap().key(), "CC:1088254207");
    }

    #[test]
    fn spreadsheets_are_forgiven_their_bytes_and_zeros() {
        let heading = Heading::read(b"\xef\xbb\xbfnumero,nombre,municipio").unwrap();
        let account = heading.account(b"1,Mu\xf1oz,5001", &AccountDefaults::default()).unwrap();
        assert_eq!(account.subscriber.unwrap().name.as_str(), "Muñoz");
        assert_eq!(account.municipality, Some("05001"));
    }

    #[test]
    fn an_error_names_its_column() {
        let heading = "numero;estrato;municipio;servicios;documento;nombre;correo";
        for (line, column) in [
            (";1;;;;;", "numero"),
            ("1;9;;;;;", "estrato"),
            ("1;1;66999;;;;", "municipio"),
            ("1;1;;gas natural;;;", "servicios"),
            ("1;1;;;123;;", "nombre"),
            ("1;1;;;;Ana;ana(a)correo", "correo"),
            ("1;\"1;;;;Ana;", "formato"),
        ] {
            assert_eq!(read(heading, line).unwrap_err(), column, "{line}");
        }
        assert_eq!(read(heading, "1").unwrap().subscriber, None, "missing cells are empty");
        assert_eq!(Heading::read(b"nombre;estrato"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(line in prop::collection::vec(any::<u8>(), 0..300)) {
            let heading = Heading::read(b"numero;nombre;documento;correo;celular;telefono;uso").unwrap();
            if let Ok(account) = heading.account(&line, &AccountDefaults::default()) {
                prop_assert!(!account.number.key().is_empty());
            }
            let _ = Heading::read(&line);
        }
    }
}
