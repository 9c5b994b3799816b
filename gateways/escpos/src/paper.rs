//! A paper as bytes for printers of rolls: the commands that every maker of ESC/POS printers shares (Epson,
//! *ESC/POS Application Programming Guide*).

use hall::Slip;

const ESC: u8 = 0x1b;
const GS: u8 = 0x1d;
/// Letters of font A on 80 mm.
const COLUMNS: usize = 42;
/// Table 19 of `ESC t`: code page 858, which has every Spanish letter and the euro.
const PAGE_858: u8 = 19;

/// The commands of one paper, from waking the printer to the cut.
pub fn render(slip: &Slip) -> Vec<u8> {
    let mut out = vec![ESC, b'@', ESC, b't', PAGE_858, ESC, b'a', 1];
    for line in &slip.head {
        text(&mut out, line);
    }
    feed(&mut out, 1);
    text(&mut out, &slip.title);
    // six times as wide and high (GS ! n): read at arm's length; long codes four times
    size(&mut out, if slip.code.chars().count() <= 6 { 0x55 } else { 0x33 });
    text(&mut out, &slip.code);
    size(&mut out, 0);
    out.extend([ESC, b'E', 1]);
    text(&mut out, &slip.service);
    out.extend([ESC, b'E', 0]);
    feed(&mut out, 1);
    for line in &slip.lines {
        text(&mut out, line);
    }
    if !slip.url.is_empty() {
        feed(&mut out, 1);
        qr(&mut out, &slip.url);
    }
    for line in &slip.foot {
        text(&mut out, line);
    }
    // feeds to the knife and leaves a bridge (GS V 66 n)
    out.extend([GS, b'V', 66, 40]);
    out
}

fn size(out: &mut Vec<u8>, n: u8) {
    out.extend([GS, b'!', n]);
}

fn feed(out: &mut Vec<u8>, lines: u8) {
    out.extend([ESC, b'd', lines]);
}

/// One line of text, broken between words; what the code page does not have is a question mark.
fn text(out: &mut Vec<u8>, words: &str) {
    let mut column = 0;
    for word in words.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > COLUMNS {
            out.push(b'\n');
            column = 0;
        } else if column > 0 {
            out.push(b' ');
            column += 1;
        }
        out.extend(word.chars().map(byte));
        column += length;
    }
    out.push(b'\n');
}

/// The symbol by GS ( k: model 2, six dots a module, correction M, store, print.
fn qr(out: &mut Vec<u8>, data: &str) {
    let mut command = |function: u8, rest: &[u8]| {
        let length = (rest.len() + 2).min(usize::from(u16::MAX)) as u16;
        out.extend([GS, b'(', b'k']);
        out.extend(length.to_le_bytes());
        out.extend([49, function]);
        out.extend(rest);
    };
    command(65, &[50, 0]);
    command(67, &[6]);
    command(69, &[49]);
    let stored: Vec<u8> = [48].into_iter().chain(data.bytes()).collect();
    command(80, &stored);
    command(81, &[48]);
}

/// A letter in code page 858. Control characters never pass: they would be commands.
fn byte(c: char) -> u8 {
    match c {
        ' '..='~' => c as u8,
        'ü' => 0x81,
        'é' => 0x82,
        'à' => 0x85,
        'ç' => 0x87,
        'è' => 0x8a,
        'É' => 0x90,
        'ò' => 0x95,
        'Ü' => 0x9a,
        'á' => 0xa0,
        'í' => 0xa1,
        'ó' => 0xa2,
        'ú' => 0xa3,
        'ñ' => 0xa4,
        'Ñ' => 0xa5,
        'ª' => 0xa6,
        'º' | '°' => 0xa7,
        '¿' => 0xa8,
        '¡' => 0xad,
        '«' => 0xae,
        '»' => 0xaf,
        'Á' => 0xb5,
        '€' => 0xd5,
        'Í' => 0xd6,
        'Ó' => 0xe0,
        'Ú' => 0xe9,
        '·' => 0xfa,
        '\u{a0}' => b' ',
        '–' | '—' => b'-',
        '“' | '”' => b'"',
        '‘' | '’' => b'\'',
        _ => b'?',
    }
}
