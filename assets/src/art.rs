//! «La red»: the network of pipes that is each company's own picture, and its mark.
//!
//! Truchet tiles (Smith 1987) laid by a seeded generator; one lit pipe runs from the left edge to the right
//! one and never crosses itself. Same seed, plate and brand: same drawing, to the byte, so it may be cached
//! for ever.

use std::fmt::Write as _;

use crate::brand::{Brand, Color, INK};

/// The pictures of the pages; each has its own size and colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plate {
    /// The hero of the home page and of the receipt: on the night colour.
    Portada,
    /// Empty states: pale.
    Clara,
    /// Pages of failures: on the accent.
    Sol,
    /// The board of the room: like the hero, large and square.
    Tv,
}

impl Plate {
    /// Every plate.
    pub const ALL: [Self; 4] = [Self::Portada, Self::Clara, Self::Sol, Self::Tv];

    /// The plate of a file name without `.svg`: `portada`, `clara`, `sol`, `tv`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|plate| plate.name() == name)
    }

    /// Its name in addresses and in the CSS tokens `--arte-…`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Portada => "portada",
            Self::Clara => "clara",
            Self::Sol => "sol",
            Self::Tv => "tv",
        }
    }

    fn shape(self) -> Shape {
        match self {
            Self::Portada => Shape {
                columns: 8,
                rows: 7,
                entry: 5,
                exit: Some(1),
                least: 19,
                flanges: &[0.08, 0.3, 0.52, 0.74, 0.95],
            },
            Self::Clara | Self::Sol => {
                Shape { columns: 9, rows: 4, entry: 1, exit: None, least: 14, flanges: &[0.1, 0.5, 0.9] }
            }
            Self::Tv => {
                Shape { columns: 10, rows: 10, entry: 7, exit: None, least: 18, flanges: &[0.1, 0.4, 0.8] }
            }
        }
    }

    fn paint(self, brand: &Brand) -> Paint {
        let lightness = |color: Color, by: f64| color.with_lightness(color.oklch().0 + by);
        match self {
            Self::Portada | Self::Tv => Paint {
                ground: brand.noche,
                pipe: brand.tubo,
                water: brand.viva,
                shine: lightness(brand.viva, 0.17),
                flange: brand.acento,
            },
            Self::Clara => Paint {
                ground: brand.suave,
                pipe: {
                    let (light, chroma, hue) = brand.suave.oklch();
                    Color::from_oklch(light - 0.055, chroma * 1.8, hue)
                },
                water: brand.marca,
                shine: lightness(brand.viva, 0.05),
                flange: brand.acento,
            },
            Self::Sol => Paint {
                ground: brand.acento,
                pipe: brand.acento_claro,
                water: brand.marca,
                shine: brand.viva,
                flange: INK,
            },
        }
    }
}

/// Size of a drawing, in tiles, and what its lit pipe must do.
struct Shape {
    columns: usize,
    rows: usize,
    /// Row where the pipe comes in, on the left.
    entry: usize,
    /// Row where it must leave, on the right, if it matters.
    exit: Option<usize>,
    /// Fewest tiles that it must cross; at most 1.6 times as many.
    least: usize,
    /// Where the flanges go, as parts of the way.
    flanges: &'static [f64],
}

struct Paint {
    ground: Color,
    pipe: Color,
    water: Color,
    shine: Color,
    flange: Color,
}

/// Side of a tile and width of a pipe, in units of the drawing.
const TILE: i32 = 96;
const PIPE: f64 = 34.0;

/// How many networks are tried before the longest lawful pipe so far is taken.
const TRIES: u32 = 20_000;

/// How a tile joins its four sides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tile {
    /// Top with left, right with bottom.
    Falling,
    /// Top with right, bottom with left.
    Rising,
    /// Top with bottom, left with right.
    Crossing,
}

/// Sides of a tile, clockwise from the top.
type Side = usize;

impl Tile {
    /// Where the pipe that comes in by a side goes out.
    fn through(self, side: Side) -> Side {
        match self {
            Self::Falling => [3, 2, 1, 0][side],
            Self::Rising => [1, 0, 3, 2][side],
            Self::Crossing => [2, 3, 0, 1][side],
        }
    }
}

/// A tile of the lit pipe: column, row, side in, side out.
type Leg = (usize, usize, Side, Side);

/// A 32-bit mixing generator: small, and good enough to shuffle tiles.
struct Mixer(u32);

impl Mixer {
    fn part(&mut self) -> f64 {
        self.0 = (self.0 ^ (self.0 >> 15)).wrapping_mul(2_246_822_519).wrapping_add(0x9e37_79b9);
        f64::from(self.0 ^ (self.0 >> 13)) / 4_294_967_296.0
    }
}

/// Draws the network of a company. Any seed will do; give each company its own.
#[doc(alias = "lámina")]
pub fn red(seed: u64, plate: Plate, brand: &Brand) -> String {
    let shape = plate.shape();
    let (tiles, way) = lay(seed, &shape);
    draw(&shape, &tiles, &way, &plate.paint(brand))
}

/// A well-mixed start for each try (splitmix64, Steele 2014): neighbouring seeds must not meet in the same
/// drawing.
fn scatter(seed: u64, offset: u32) -> u32 {
    let mut z = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(u64::from(offset));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) as u32
}

/// Lays tiles until one pipe crosses the whole picture as the plate wants.
fn lay(seed: u64, shape: &Shape) -> (Vec<Tile>, Vec<Leg>) {
    let mut best: Option<(Vec<Tile>, Vec<Leg>)> = None;
    for offset in 0..TRIES {
        let mut chance = Mixer(scatter(seed, offset));
        let tiles: Vec<Tile> = (0..shape.columns * shape.rows)
            .map(|_| match chance.part() {
                part if part < 0.42 => Tile::Falling,
                part if part < 0.84 => Tile::Rising,
                _ => Tile::Crossing,
            })
            .collect();
        let Some(way) = follow(&tiles, shape) else { continue };
        let (_, last_row, ..) = way[way.len() - 1];
        let longest = shape.least * 8 / 5;
        let fits = (shape.least..=longest).contains(&way.len());
        if fits && shape.exit.is_none_or(|row| row == last_row) {
            return (tiles, way);
        }
        if way.len() <= longest && best.as_ref().is_none_or(|(_, known)| known.len() < way.len()) {
            best = Some((tiles, way));
        }
    }
    best.unwrap_or_else(|| straight(shape))
}

/// The way of the pipe that comes in on the left; `None` when it crosses itself or does not leave by the
/// right.
fn follow(tiles: &[Tile], shape: &Shape) -> Option<Vec<Leg>> {
    let (mut x, mut y, mut side) = (0, shape.entry, 3);
    let mut way: Vec<Leg> = Vec::new();
    loop {
        if way.iter().any(|(a, b, ..)| (*a, *b) == (x, y)) {
            return None;
        }
        let out = tiles[y * shape.columns + x].through(side);
        way.push((x, y, side, out));
        match out {
            0 => y = y.checked_sub(1)?,
            1 if x + 1 == shape.columns => return Some(way),
            1 => x += 1,
            2 if y + 1 == shape.rows => return None,
            2 => y += 1,
            _ => x = x.checked_sub(1)?,
        }
        side = (out + 2) % 4;
    }
}

/// The last resort: a straight pipe.
fn straight(shape: &Shape) -> (Vec<Tile>, Vec<Leg>) {
    let tiles = vec![Tile::Crossing; shape.columns * shape.rows];
    (tiles, (0..shape.columns).map(|x| (x, shape.entry, 3, 1)).collect())
}

/// The middle of a side of a tile.
fn middle(x: usize, y: usize, side: Side) -> (i32, i32) {
    let (x, y) = (x as i32 * TILE, y as i32 * TILE);
    let half = TILE / 2;
    [(x + half, y), (x + TILE, y + half), (x + half, y + TILE), (x, y + half)][side]
}

/// One stretch of pipe, as SVG path data; `moving` writes where it begins.
fn stretch(path: &mut String, (x, y, from, to): Leg, moving: bool) {
    let ((x1, y1), (x2, y2)) = (middle(x, y, from), middle(x, y, to));
    if moving {
        let _ = write!(path, "M{x1} {y1}");
    }
    if (from + 2) % 4 == to {
        let _ = write!(path, "L{x2} {y2}");
    } else {
        let half = TILE / 2;
        let sweep = u8::from((to + 4 - from) % 4 != 1);
        let _ = write!(path, "A{half} {half} 0 0 {sweep} {x2} {y2}");
    }
}

fn draw(shape: &Shape, tiles: &[Tile], way: &[Leg], paint: &Paint) -> String {
    let (mut arcs, mut crossings) = (String::new(), String::new());
    for (index, tile) in tiles.iter().enumerate() {
        let (x, y) = (index % shape.columns, index / shape.columns);
        let path = if *tile == Tile::Crossing { &mut crossings } else { &mut arcs };
        let other = if tile.through(0) == 1 { 2 } else { 1 };
        for side in [0, other] {
            stretch(path, (x, y, side, tile.through(side)), true);
        }
    }
    let network = arcs + &crossings;
    let mut lit = String::new();
    for (index, leg) in way.iter().enumerate() {
        stretch(&mut lit, *leg, index == 0);
    }
    let (width, height) = (shape.columns as i32 * TILE, shape.rows as i32 * TILE);
    let Paint { ground, pipe, water, shine, flange } = paint;
    let edge = PIPE + 8.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         preserveAspectRatio=\"xMidYMid slice\" fill=\"none\" role=\"presentation\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>\
         <g stroke-linecap=\"butt\"><path d=\"{network}\" stroke=\"{ground}\" stroke-width=\"{edge}\"/>\
         <path d=\"{network}\" stroke=\"{pipe}\" stroke-width=\"{PIPE}\"/></g>\
         <path d=\"{lit}\" stroke=\"{ground}\" stroke-width=\"{edge}\"/>\
         <path d=\"{lit}\" stroke=\"{water}\" stroke-width=\"{PIPE}\"/>\
         <path d=\"{lit}\" stroke=\"{shine}\" stroke-width=\"5\" stroke-dasharray=\"26 46 8 60\" \
         stroke-linecap=\"round\" transform=\"translate(-5 -6)\"/>"
    );
    for part in shape.flanges {
        let (x, y, _, out) = way[(part * (way.len() - 1) as f64) as usize];
        let (cx, cy) = middle(x, y, out);
        let (long, short) = (PIPE * 1.56, 18.0);
        let (w, h) = if out % 2 == 0 { (long, short) } else { (short, long) };
        let (left, top) = (f64::from(cx) - w / 2.0, f64::from(cy) - h / 2.0);
        let _ = write!(
            svg,
            "<rect x=\"{left:.2}\" y=\"{top:.2}\" width=\"{w:.2}\" height=\"{h:.2}\" rx=\"5\" \
             fill=\"{flange}\"/>"
        );
    }
    svg.push_str("</svg>");
    svg
}

/// The mark of a company that has not uploaded a logo: a bend of pipe, its flange and a drop. 44 units a
/// side.
#[doc(alias = "logo")]
pub fn mark(brand: &Brand) -> String {
    let Brand { noche, viva, acento, .. } = brand;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 44 44\"><g id=\"m\">\
         <clipPath id=\"c\"><rect width=\"44\" height=\"44\" rx=\"6\"/></clipPath><g clip-path=\"url(#c)\">\
         <rect width=\"44\" height=\"44\" fill=\"{noche}\"/>\
         <path d=\"M-2 15h9a8 8 0 0 1 8 8v6a7 7 0 0 0 14 0v-6a8 8 0 0 1 8-8h9\" fill=\"none\" \
         stroke=\"{viva}\" stroke-width=\"8\"/><rect x=\"10\" y=\"20.5\" width=\"10\" height=\"4.5\" \
         rx=\"1\" fill=\"{acento}\"/><path d=\"M22 5c2 2.6 3.2 4.2 3.2 6a3.2 3.2 0 0 1-6.4 0c0-1.8 1.2-3.4 \
         3.2-6z\" fill=\"#fff\"/></g></g></svg>"
    )
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// Every tag that opens also closes, in order: enough for the few forms that we write.
    fn assert_well_formed(svg: &str) {
        let mut open: Vec<&str> = Vec::new();
        for tag in svg.split('<').skip(1) {
            let (tag, text) = tag.split_once('>').expect("the tag ends");
            assert!(text.is_empty() && tag.matches('"').count() % 2 == 0, "{tag}");
            let name = tag.trim_start_matches('/').split([' ', '/']).next().expect("a name");
            if tag.starts_with('/') {
                assert_eq!(open.pop(), Some(name));
            } else if !tag.ends_with('/') {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{open:?} stay open");
    }

    #[test]
    fn the_same_seed_draws_the_same_and_another_draws_another() {
        let brand = Brand::default();
        for plate in Plate::ALL {
            assert_eq!(red(4, plate, &brand), red(4, plate, &brand));
            let drawings: HashSet<String> = (0..30).map(|seed| red(seed, plate, &brand)).collect();
            assert_eq!(drawings.len(), 30, "two companies share a picture in {plate:?}");
        }
    }

    #[test]
    fn drawings_are_well_formed_small_and_bear_the_colours_of_the_company() {
        let brand = Brand::derive(Color::rgb(0x7a1f5c), Some(Color::rgb(0xf0b400)));
        for plate in Plate::ALL {
            let svg = red(u64::MAX, plate, &brand);
            assert_well_formed(&svg);
            assert!(svg.len() < 14_000, "{}", svg.len());
            assert!(svg.contains(&brand.acento.to_string()));
        }
        let mark = mark(&brand);
        assert_well_formed(&mark);
        assert!(mark.contains(&brand.noche.to_string()));
    }

    #[test]
    fn the_lit_pipe_crosses_the_picture_and_never_itself() {
        for plate in Plate::ALL {
            let shape = plate.shape();
            for seed in (0..40).chain([u64::MAX, 1 << 40]) {
                let (_, way) = lay(seed, &shape);
                let (x, y, side, _) = way[0];
                assert_eq!((x, y, side), (0, shape.entry, 3));
                let (x, _, _, out) = way[way.len() - 1];
                assert_eq!((x, out), (shape.columns - 1, 1));
                let mut places: Vec<_> = way.iter().map(|(x, y, ..)| (*x, *y)).collect();
                places.sort_unstable();
                places.dedup();
                assert_eq!(places.len(), way.len());
                assert!(way.len() >= shape.least, "seed {seed} of {plate:?} has {} tiles", way.len());
            }
        }
    }

    #[test]
    fn a_plate_is_found_by_its_name() {
        for plate in Plate::ALL {
            assert_eq!(Plate::named(plate.name()), Some(plate));
        }
        assert_eq!(Plate::named("../portada"), None);
    }
}
