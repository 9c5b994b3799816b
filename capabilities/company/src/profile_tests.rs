use super::*;
use proptest::prelude::*;

fn draft() -> ProfileDraft {
    ProfileDraft {
        legal_name: "Aguas de Miraflor S.A.S. E.S.P.".into(),
        nit: "800.000.000-2".into(),
        place: "dosquebradas".into(),
        address: "Carrera 16 # 36-44".into(),
        phones: vec![("116".into(), "Línea de atención".into()), (String::new(), String::new())],
        email: "atencion@miraflor.example".into(),
        services: vec!["water".into(), "sewerage".into()],
        ..ProfileDraft::default()
    }
}

fn wrong(edit: impl FnOnce(&mut ProfileDraft)) -> Vec<CompanyRefusal> {
    let mut draft = draft();
    edit(&mut draft);
    draft.check().unwrap_err()
}

#[test]
fn what_is_left_empty_is_filled_from_the_rest() {
    let profile = draft().check().unwrap();
    assert_eq!(profile.short_name, "Aguas de Miraflor S.A.S. E.S.P.");
    assert_eq!(profile.tagline, "Acueducto · Alcantarillado");
    assert_eq!(
        (profile.data_email.as_str(), profile.mail_from.as_str()),
        (profile.email.as_str(), &*profile.email)
    );
    assert_eq!((profile.city(), profile.municipality.as_str()), ("Dosquebradas", "66170"));
    assert_eq!(profile.full_address(), "Carrera 16 # 36-44, Dosquebradas (Risaralda)");
    assert_eq!(profile.phones.len(), 1);
    assert_eq!(ProfileDraft::of(&profile).check(), Ok(profile));
}

#[test]
fn everything_that_is_missing_is_told_at_once() {
    let fields: Vec<_> = ProfileDraft::default().check().unwrap_err();
    let fields: Vec<_> = fields.iter().map(|r| kernel::Refusal::field(r).unwrap().to_owned()).collect();
    assert_eq!(fields, ["legal_name", "nit", "services", "place", "address", "phone", "email"]);
}

#[test]
fn each_field_has_its_own_refusal() {
    assert_eq!(wrong(|d| d.nit = "12".into()), [CompanyRefusal::Nit]);
    assert_eq!(wrong(|d| d.place = "armenia".into()), [CompanyRefusal::ManyPlaces]);
    assert_eq!(wrong(|d| d.place = "xyzzy".into()), [CompanyRefusal::UnknownPlace]);
    assert_eq!(wrong(|d| d.phones = vec![("llámenos".into(), "".into())]), [CompanyRefusal::Phone]);
    assert_eq!(wrong(|d| d.phones = vec![("".into(), "Fontanero".into())]), [CompanyRefusal::Phone]);
    assert_eq!(wrong(|d| d.court_email = "a@b".into()), [CompanyRefusal::Email { field: "court_email" }]);
    assert_eq!(
        wrong(|d| d.services = vec!["telephone".into()]),
        [CompanyRefusal::Missing { field: "services" }]
    );
    let long = wrong(|d| d.legal_name = "ñ".repeat(100_000));
    assert_eq!(long, [CompanyRefusal::TooLong { field: "legal_name", max: 150 }]);
}

#[test]
fn the_site_is_a_web_address_and_nothing_that_runs() {
    let site = |text: &str| {
        let checked = ProfileDraft { website: text.into(), ..draft() }.check();
        checked.map(|p| p.website).unwrap_or_else(|wrong| format!("{wrong:?}"))
    };
    assert_eq!(site("www.miraflor.example/inicio"), "https://www.miraflor.example/inicio");
    assert_eq!(site("HTTP://miraflor.example"), "http://miraflor.example");
    for evil in
        ["javascript:alert(1)", "javascript://a.b/%0aalert(1)", "data:text/html,x", "https://a b.co", "x"]
    {
        assert_eq!(site(evil), "[Website]", "{evil}");
    }
}

proptest! {
    #[test]
    fn any_text_is_taken_or_refused(text in "\\PC{0,60}") {
        let d = ProfileDraft {
            legal_name: text.clone(), nit: text.clone(), place: text.clone(), address: text.clone(),
            phones: vec![(text.clone(), text.clone())], email: text.clone(), website: text.clone(), ..draft()
        };
        if let Ok(profile) = d.check() {
            prop_assert!(!profile.legal_name.is_empty());
        }
    }
}
