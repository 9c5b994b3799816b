use super::*;

const TOKENS: &str = include_str!("../../web/css/base/tokens.css");

/// A token of the style sheet; the first definition is the normal one, the rest are high contrast.
fn token(name: &str) -> Color {
    let start = TOKENS.find(&format!("--{name}: ")).unwrap_or_else(|| panic!("no token --{name}"));
    let value = TOKENS[start..].split(": ").nth(1).and_then(|rest| rest.split(';').next());
    value.expect("a value").parse().unwrap_or_else(|e| panic!("--{name}: {e}"))
}

#[test]
fn every_pair_that_the_pages_use_can_be_read() {
    let white = Color::WHITE;
    let pairs = [
        ("tinta", token("papel"), 15.0),
        ("tinta", token("niebla"), TEXT),
        ("tinta", token("bruma"), TEXT),
        ("tinta", token("acento"), 9.4),
        ("tinta", token("acento-claro"), TEXT),
        ("tinta", token("acento-suave"), TEXT),
        ("tinta", token("marca-viva"), 8.0),
        ("tinta", token("marca-suave"), TEXT),
        ("tinta", token("ambar-vivo"), TEXT),
        ("tinta-2", token("papel"), 7.8),
        ("tinta-2", token("niebla"), TEXT),
        ("tinta-2", token("bruma"), TEXT),
        ("tinta-2", token("marca-suave"), TEXT),
        ("tinta-2", token("acento-suave"), TEXT),
        ("marca", white, 6.7),
        ("marca", token("niebla"), TEXT),
        ("marca", token("marca-suave"), TEXT),
        ("marca-fuerte", token("marca-suave"), TEXT),
        ("marca-noche", white, 12.0),
        ("marca-noche", token("claro"), TEXT),
        ("marca-noche", token("acento"), TEXT),
        ("marca-tubo", white, TEXT),
        ("rojo", white, 6.5),
        ("govco", white, 5.3),
        ("verde", token("verde-suave"), 5.2),
        ("ambar", token("ambar-suave"), 5.2),
        ("rojo", token("rojo-suave"), 5.6),
        ("azul", token("azul-suave"), 6.1),
        ("azul", white, TEXT),
        ("ambar", white, TEXT),
        ("verde", white, TEXT),
        ("borde", token("papel"), 4.9),
        ("borde", token("bruma"), SHAPE),
    ];
    for (name, against, least) in pairs {
        let ratio = contrast(token(name), against);
        assert!(ratio >= least, "--{name} on {against}: {ratio:.2} is under {least}");
    }
}

#[test]
fn the_style_sheet_and_the_default_brand_agree() {
    let css = Brand::default().css("/marca");
    let names = ["noche", "tubo", "fuerte", "suave", "viva"].map(|n| format!("marca-{n}"));
    for name in names.iter().map(String::as_str).chain(["marca", "acento", "acento-claro", "acento-suave"]) {
        assert!(css.contains(&format!("--{name}:{};", token(name))), "--{name}");
    }
    assert_eq!(INK, token("tinta"));
    assert_eq!(Brand::default().check(), Ok(()));
}

#[test]
fn the_brand_stays_in_its_layer_and_cannot_be_broken_out_of() {
    let css = Brand::default().css("/marca\");}body{display:none");
    assert!(css.starts_with("@layer marca{:root{") && css.ends_with("}}\n"));
    assert_eq!(css.matches('{').count(), 2);
    assert!(css.contains("--arte-portada:url(\"/marcabodydisplaynone/portada.svg\");"));
}

#[test]
fn a_palette_comes_from_one_colour() {
    for hex in [0x00666b, 0x1d4f91, 0x7a1f5c, 0x8a3b12, 0x2e6b1f, 0x4b2ea8, 0x333333, 0xa80521] {
        let brand = Brand::derive(Color::rgb(hex), None);
        assert_eq!(brand.check(), Ok(()), "#{hex:06x}: {brand:?}");
    }
}

#[test]
fn deriving_from_our_own_colours_gives_almost_our_own_palette() {
    let (ours, derived) = (Brand::default(), Brand::derive(Color::rgb(0x00666b), None));
    let pairs = [
        (ours.noche, derived.noche),
        (ours.suave, derived.suave),
        (ours.viva, derived.viva),
        (ours.acento_suave, derived.acento_suave),
    ];
    for (a, b) in pairs {
        let far = [a.r.abs_diff(b.r), a.g.abs_diff(b.g), a.b.abs_diff(b.b)].into_iter().max();
        assert!(far <= Some(24), "{a} {b}");
    }
}

#[test]
fn a_colour_that_cannot_be_read_is_refused_with_the_nearest_that_can() {
    let pale = Brand::derive(Color::rgb(0x4fd1c5), Some(Color::rgb(0x5a2d00)));
    let unfit = pale.check().expect_err("white on turquoise cannot be read");
    let tokens: Vec<_> = unfit.iter().map(|u| u.token).collect();
    assert!(tokens.contains(&"marca") && tokens.contains(&"acento"), "{tokens:?}");
    let mut mended = pale;
    for u in &unfit {
        assert!(u.ratio < u.needed, "{u:?}");
        match u.token {
            "marca" => mended.marca = u.proposal,
            "acento" => mended.acento = u.proposal,
            _ => {}
        }
    }
    let mended = Brand::derive(mended.marca, Some(mended.acento));
    assert_eq!(mended.check(), Ok(()), "{mended:?}");
    assert!(
        contrast(mended.marca, Color::WHITE) < 5.6,
        "the proposal {} is darker than needed",
        mended.marca
    );
}
