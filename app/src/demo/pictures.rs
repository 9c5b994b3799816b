//! The files that people attach: pictures painted here, and a bill as PDF. Nobody took these photographs.

use std::io::Write;

use flate2::{Compression, Crc, write::ZlibEncoder};
use kernel::Fault;

/// How many there are.
pub const COUNT: usize = 9;

const WIDTH: i64 = 480;
const HEIGHT: i64 = 360;

type Ink = [u8; 3];

/// The bytes of a picture: 0 and 1 meters, 2 a bill, 3 a leak, 4 a hole, 5 a manhole, 6 bags, 7 a glass of
/// water, all PNG; 8 a bill as PDF.
pub fn bytes(which: usize) -> Result<Vec<u8>, Fault> {
    match which {
        0 => png(&|x, y| meter(x, y, 1_284)),
        1 => png(&|x, y| meter(x + 30, y - 12, 3_907)),
        2 => png(&bill),
        3 => png(&|x, y| street(x, y, [104, 160, 190], 150)),
        4 => png(&|x, y| street(x, y, [58, 44, 36], 96)),
        5 => png(&manhole),
        6 => png(&bags),
        7 => png(&glass),
        _ => Ok(pdf()),
    }
}

/// Whether a point lies in a circle.
fn within(x: i64, y: i64, cx: i64, cy: i64, r: i64) -> bool {
    (x - cx) * (x - cx) + (y - cy) * (y - cy) <= r * r
}

/// A colour, lighter towards the top.
fn lit(ink: Ink, y: i64) -> Ink {
    ink.map(|c| u8::try_from((i64::from(c) + (HEIGHT / 2 - y) / 12).clamp(0, 255)).unwrap_or(c))
}

/// A water meter with its reading.
fn meter(x: i64, y: i64, reading: i64) -> Ink {
    if within(x, y, 240, 180, 120) {
        if (150..330).contains(&x) && (140..186).contains(&y) {
            let (place, dx) = ((x - 150) / 36, (x - 150) % 36);
            let digit = reading / 10_i64.pow(u32::try_from(4 - place).unwrap_or(0)) % 10;
            let ink = if place == 4 { [190, 40, 30] } else { [20, 24, 30] };
            return if segment(digit, dx - 9, y - 148) { ink } else { [248, 248, 244] };
        }
        let needle = (x - 240).abs() < 4 && (200..262).contains(&y);
        return if needle { [200, 50, 40] } else { [226, 232, 234] };
    }
    if within(x, y, 240, 180, 140) {
        return lit([52, 92, 120], y);
    }
    let pipe = (160..205).contains(&y);
    if pipe { lit([150, 118, 62], y * 3 - 360) } else { lit([128, 122, 112], y) }
}

/// Whether a point of a box of 18 by 30 belongs to a digit of seven segments.
fn segment(digit: i64, x: i64, y: i64) -> bool {
    const LIT: [u8; 10] = [0x77, 0x24, 0x5d, 0x6d, 0x2e, 0x6b, 0x7b, 0x25, 0x7f, 0x6f];
    let on = |bit: u8| LIT[usize::try_from(digit).unwrap_or(0)] >> bit & 1 == 1;
    if !(0..18).contains(&x) || !(0..30).contains(&y) {
        return false;
    }
    let (left, right, upper) = (x < 4, x >= 14, y < 15);
    on(0) && y < 4
        || on(1) && left && upper
        || on(2) && right && upper
        || on(3) && (13..17).contains(&y)
        || on(4) && left && !upper
        || on(5) && right && !upper
        || on(6) && y >= 26
}

/// A sheet with lines, a stub and bars of consumption.
fn bill(x: i64, y: i64) -> Ink {
    if !(90..390).contains(&x) || !(20..340).contains(&y) {
        return lit([112, 84, 60], y);
    }
    if y < 66 {
        return [18, 78, 120];
    }
    let bar = (x - 120) / 34;
    let height = if bar == 6 { 110 } else { 34 + bar * 7 % 13 };
    if (120..358).contains(&x) && (x - 120) % 34 < 22 && (200..320).contains(&y) && y > 318 - height {
        return if bar == 6 { [212, 96, 36] } else { [86, 150, 186] };
    }
    let line = y < 190 && (y - 80) % 18 < 4 && x > 110 && x < 250 + y % 5 * 22;
    if line { [150, 156, 160] } else { [250, 249, 244] }
}

/// A street with something in the middle.
fn street(x: i64, y: i64, ink: Ink, size: i64) -> Ink {
    if y < 110 {
        return if y > 96 { [188, 184, 172] } else { lit([176, 120, 88], y * 2) };
    }
    let (dx, dy) = ((x - 250) * 2 / 3, (y - 240) * 3 / 2);
    if within(dx, dy, 0, 0, size * 2 / 3) {
        return lit(ink, y - 60);
    }
    if within(dx, dy, 0, 0, size * 2 / 3 + 9) {
        return [86, 84, 80];
    }
    if (x + y / 2) % 160 < 70 && (170..176).contains(&y) { [216, 190, 90] } else { lit([118, 118, 116], y) }
}

/// A manhole cover with water around it.
fn manhole(x: i64, y: i64) -> Ink {
    let dy = (y - 200) * 3 / 2;
    if within(x, dy, 240, 0, 92) {
        let grid = x % 24 < 5 || dy.rem_euclid(24) < 5;
        return if grid { [44, 44, 46] } else { [84, 84, 88] };
    }
    if within(x, dy, 240, 0, 104) {
        return [30, 30, 32];
    }
    if within(x, dy, 230, 20, 190) { lit([92, 84, 60], y - 40) } else { lit([128, 126, 120], y) }
}

/// Bags of waste at a corner.
fn bags(x: i64, y: i64) -> Ink {
    const BAGS: [(i64, i64, i64, Ink); 5] = [
        (150, 250, 62, [28, 28, 32]),
        (240, 262, 54, [36, 36, 40]),
        (322, 252, 60, [226, 226, 222]),
        (200, 196, 50, [44, 44, 48]),
        (284, 196, 46, [56, 120, 70]),
    ];
    let bag = BAGS.iter().rev().find(|(cx, cy, r, _)| within(x, y, *cx, *cy, *r));
    match bag {
        Some((_, cy, r, ink)) => lit(*ink, y - cy + r / 2 + 120),
        None if y > 290 => lit([120, 120, 118], y),
        None => lit([214, 186, 140], y),
    }
}

/// A glass of turbid water on a table.
fn glass(x: i64, y: i64) -> Ink {
    let side = (y - 60) / 14;
    let inside = (170 + side..310 - side).contains(&x);
    match (inside, y) {
        (true, 120..300) => lit([178, 142, 66], y - 60),
        (true, 60..120) => [224, 234, 238],
        (_, 290..) => lit([140, 96, 62], y),
        _ => lit([206, 214, 210], y),
    }
}

/// The picture as PNG (ISO/IEC 15948): one chunk of each kind, rows without filter.
fn png(paint: &dyn Fn(i64, i64) -> Ink) -> Result<Vec<u8>, Fault> {
    let mut rows = Vec::with_capacity(((WIDTH * 3 + 1) * HEIGHT) as usize);
    for y in 0..HEIGHT {
        rows.push(0);
        for x in 0..WIDTH {
            rows.extend(paint(x, y));
        }
    }
    let packed = || -> std::io::Result<Vec<u8>> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(&rows)?;
        packer.finish()
    };
    let packed = packed().map_err(|e| Fault::because("packing a picture of the demo", e))?;
    let mut head = Vec::new();
    head.extend((WIDTH as u32).to_be_bytes());
    head.extend((HEIGHT as u32).to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", head), (b"IDAT", packed), (b"IEND", Vec::new())] {
        out.extend((data.len() as u32).to_be_bytes());
        let start = out.len();
        out.extend(kind);
        out.extend(&data);
        let mut crc = Crc::new();
        crc.update(&out[start..]);
        out.extend(crc.sum().to_be_bytes());
    }
    Ok(out)
}

/// A bill on one page (ISO 32000-1), written by hand.
fn pdf() -> Vec<u8> {
    let page = "BT /F1 18 Tf 60 760 Td (Aguas de Miraflor E.S.P. - documento de demostracion) Tj ET\n\
                BT /F1 12 Tf 60 720 Td (Factura: acueducto, alcantarillado y aseo) Tj ET\n\
                BT /F1 12 Tf 60 700 Td (Todos los datos son inventados.) Tj ET";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
    }
    let start = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    places.iter().for_each(|place| out.push_str(&format!("{place:010} 00000 n \n")));
    out.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    ));
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_would_be_accepted_from_a_citizen() {
        for which in 0..COUNT {
            let bytes = bytes(which).expect("bytes");
            let name = if which == 8 { "factura.pdf" } else { "foto.png" };
            let files = vec![(name.to_owned(), bytes.into())];
            let accepted = documents::accept_all(files, &documents::Limits::default()).expect("accepted");
            assert_eq!(accepted[0].thumbnail.is_some(), which != 8, "{which}");
        }
    }
}
