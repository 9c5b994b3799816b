//! Against a printer of our own making that reads the bytes as the guide of the commands says, not as the
//! gateway wrote them.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use escpos::Printers;
use hall::{Printed, Slip, SlipPrinter};

/// What came out of a printer.
#[derive(Debug, Default, PartialEq, Eq)]
struct Roll {
    lines: Vec<(u8, bool, String)>,
    qr: Vec<String>,
    cuts: usize,
    page: u8,
}

/// Upper half of code page 850, with the euro of 858, where Spanish needs it.
const UPPER: &[(u8, char)] = &[
    (0x81, 'ü'),
    (0x82, 'é'),
    (0x90, 'É'),
    (0x9a, 'Ü'),
    (0xa0, 'á'),
    (0xa1, 'í'),
    (0xa2, 'ó'),
    (0xa3, 'ú'),
    (0xa4, 'ñ'),
    (0xa5, 'Ñ'),
    (0xa8, '¿'),
    (0xad, '¡'),
    (0xb5, 'Á'),
    (0xd6, 'Í'),
    (0xe0, 'Ó'),
    (0xe9, 'Ú'),
    (0xae, '«'),
    (0xaf, '»'),
    (0xfa, '·'),
    (0xa7, 'º'),
    (0xd5, '€'),
];

fn read_roll(bytes: &[u8]) -> Roll {
    let mut roll = Roll::default();
    let (mut size, mut bold, mut line, mut stored) = (0, false, String::new(), String::new());
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at..] {
            [0x10, 0x04, _, ..] => at += 3,
            [0x1b, b'@', ..] => at += 2,
            [0x1b, b't', page, ..] => {
                roll.page = page;
                at += 3;
            }
            [0x1b, b'a', ..] | [0x1b, b'd', ..] => at += 3,
            [0x1b, b'E', on, ..] => {
                bold = on & 1 == 1;
                at += 3;
            }
            [0x1d, b'!', n, ..] => {
                size = n;
                at += 3;
            }
            [0x1d, b'V', 66, _, ..] => {
                roll.cuts += 1;
                at += 4;
            }
            [0x1d, b'(', b'k', low, high, ..] => {
                let length = usize::from(low) + 256 * usize::from(high);
                let body = &bytes[at + 5..at + 5 + length];
                assert_eq!(body[0], 49, "a QR");
                match body[1] {
                    80 => stored = String::from_utf8(body[3..].to_vec()).expect("an address"),
                    81 => roll.qr.push(stored.clone()),
                    65 | 67 | 69 => {}
                    other => panic!("no such function of a QR: {other}"),
                }
                at += 5 + length;
            }
            [b'\n', ..] => {
                roll.lines.push((size, bold, std::mem::take(&mut line)));
                at += 1;
            }
            [plain @ 0x20..=0x7e, ..] => {
                line.push(char::from(plain));
                at += 1;
            }
            [upper @ 0x80..=0xff, ..] => {
                let found = UPPER.iter().find(|(byte, _)| *byte == upper);
                line.push(found.unwrap_or_else(|| panic!("no letter {upper:#x}")).1);
                at += 1;
            }
            _ => panic!("no such command at {at}: {:02x?}", &bytes[at..(at + 4).min(bytes.len())]),
        }
    }
    roll
}

/// A printer that answers `state` when it is asked, or nothing.
fn printer(state: Option<u8>) -> (String, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let reader = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        answer(&mut stream, state)
    });
    (address, reader)
}

fn answer(stream: &mut TcpStream, state: Option<u8>) -> Vec<u8> {
    let mut asked = [0; 3];
    stream.read_exact(&mut asked).expect("asked for its paper");
    assert_eq!(asked, [0x10, 0x04, 4]);
    if let Some(state) = state {
        stream.write_all(&[state]).expect("answers");
    }
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).expect("reads to the end");
    rest
}

fn slip() -> Slip {
    Slip {
        head: vec!["Aguas de Miraflor".into(), "Sala del CAM\u{1b}@".into()],
        title: "Su turno es".into(),
        code: "A 052".into(),
        service: "Facturación y reclamos".into(),
        lines: vec![
            "Delante de usted: 5 personas".into(),
            "Siéntese. Lo llamamos por voz y en el televisor: ¡ÁÉÍÓÚÜÑ áéíóúüñ! «€» 你".into(),
        ],
        url: "https://pqr.miraflor.example/turno/23456789ABCDEFGH".into(),
        foot: vec!["¿Va a salir un momento?".into(), "2026-12-02 10:24".into()],
    }
}

fn print(address: &str, patience: Duration) -> Printed {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(Printers::default().with_patience(patience).print(address, &slip()))
}

const LONG: Duration = Duration::from_secs(5);

#[test]
fn the_roll_says_what_the_paper_says() {
    for state in [Some(0x12), None] {
        let (address, reader) = printer(state);
        assert_eq!(print(&address, LONG), Printed::Done);
        let roll = read_roll(&reader.join().expect("the printer lives"));
        assert_eq!((roll.page, roll.cuts), (19, 1));
        assert_eq!(roll.qr, ["https://pqr.miraflor.example/turno/23456789ABCDEFGH"]);
        let text: Vec<&str> = roll.lines.iter().map(|(_, _, line)| line.as_str()).collect();
        // a command inside of a text became a question mark
        assert_eq!(text[..3], ["Aguas de Miraflor", "Sala del CAM?@", "Su turno es"]);
        assert_eq!(roll.lines[3], (0x55, false, "A 052".to_owned()), "the code is large");
        assert_eq!(roll.lines[4], (0, true, "Facturación y reclamos".to_owned()));
        assert_eq!(text[6], "Siéntese. Lo llamamos por voz y en el");
        assert_eq!(text[7], "televisor: ¡ÁÉÍÓÚÜÑ áéíóúüñ! «€» ?");
        assert_eq!(text[8..], ["¿Va a salir un momento?", "2026-12-02 10:24"]);
        assert!(text.iter().all(|line| line.chars().count() <= 42));
    }
}

#[test]
fn a_printer_without_paper_gets_nothing() {
    let (address, reader) = printer(Some(0x72));
    assert_eq!(print(&address, LONG), Printed::NoPaper);
    assert_eq!(reader.join().expect("the printer lives"), b"");
}

#[test]
fn a_printer_that_is_off_or_hangs_is_told_in_time() {
    let free = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    assert_eq!(print(&free.to_string(), LONG), Printed::Unreachable);
    assert_eq!(print("no such host.invalid:9100", LONG), Printed::Unreachable);
    // accepts and breaks the connection
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let breaker = thread::spawn(move || drop(listener.accept()));
    assert_eq!(print(&address, LONG), Printed::Unreachable);
    breaker.join().expect("the breaker lives");
    // takes the connection and never reads: the wait ends
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    assert_eq!(print(&address, Duration::from_millis(50)), Printed::Unreachable);
}
