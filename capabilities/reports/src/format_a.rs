//! One row of the regulator's file of petitions, «Formato A» (Resolución SSPD 20151300054575 de 2015, annex):
//! sixteen columns whose place counts, not their names.

use kernel::Day;

/// The names of the columns, in their order, without accents as everything in the file.
pub const COLUMNS: [&str; 16] = [
    "Codigo Departamento",
    "Codigo Municipio",
    "Codigo Centro Poblado",
    "Radicado Recibido",
    "Fecha Radicacion",
    "Tipo de Tramite",
    "Causal",
    "Detalle de Causal",
    "Numero de Cuenta",
    "Numero o Identificador de Factura",
    "Tipo Respuesta",
    "Fecha Respuesta",
    "Radicado Respuesta",
    "Fecha Notificacion o Ejecucion",
    "Tipo de Notificacion",
    "Fecha Traslado a la SSPD",
];

/// What stands for an account when the person is no subscriber.
pub const NO_ACCOUNT: &str = "0000";
/// What stands for a bill when it is about none.
pub const NO_BILL: &str = "N";
/// Response 9: pending, within its term.
pub const PENDING: u8 = 9;
/// Response 10: its term passed without an answer.
pub const UNANSWERED: u8 = 10;
/// Notice 3: does not apply.
pub const NO_NOTICE: u8 = 3;

/// One row.
#[doc(alias = "Formato A")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatA {
    /// 1: two digits of the department.
    pub department: String,
    /// 2: three digits of the municipality.
    pub municipality: String,
    /// 3: three digits of the populated center; 000 is the seat.
    pub center: String,
    /// 4: filing number.
    pub received: String,
    /// 5: day of filing.
    pub filed_on: Day,
    /// 6: 1 to 6.
    pub procedure: u8,
    /// 7: F or P; empty while it is not classified.
    pub group: &'static str,
    /// 8: three digits; empty while it is not classified.
    pub cause: String,
    /// 9: account, or [`NO_ACCOUNT`].
    pub account: String,
    /// 10: bill, or [`NO_BILL`].
    pub bill: String,
    /// 11: 1 to 11.
    pub response: u8,
    /// 12: day of the answer.
    pub answered_on: Option<Day>,
    /// 13: number of the answer.
    pub outgoing: String,
    /// 14: day on which the notice took effect.
    pub noticed_on: Option<Day>,
    /// 15: 1 to 5.
    pub notice: u8,
    /// 16: day on which the file of an appeal went to the superintendence.
    pub remitted_on: Option<Day>,
}

impl FormatA {
    /// Whether nobody has answered.
    pub fn is_pending(&self) -> bool {
        matches!(self.response, PENDING | UNANSWERED)
    }

    /// The cells, as they stand in the file.
    pub fn cells(&self) -> [String; 16] {
        let mut line = String::new();
        self.write(&mut line, '\u{1f}');
        let mut cells = line.trim_end_matches("\r\n").split('\u{1f}').map(str::to_owned);
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    }

    /// Writes the row and the end of its line. Texts are plain, so nothing needs quotes.
    pub fn write(&self, out: &mut String, separator: char) {
        let text = |out: &mut String, cell: &str| {
            out.push_str(cell);
            out.push(separator);
        };
        for cell in [&*self.department, &self.municipality, &self.center, &self.received] {
            text(out, cell);
        }
        day(out, self.filed_on);
        out.push(separator);
        small(out, self.procedure);
        out.push(separator);
        for cell in [self.group, &self.cause, &self.account, &self.bill] {
            text(out, cell);
        }
        small(out, self.response);
        out.push(separator);
        maybe(out, self.answered_on);
        out.push(separator);
        text(out, &self.outgoing);
        maybe(out, self.noticed_on);
        out.push(separator);
        small(out, self.notice);
        out.push(separator);
        maybe(out, self.remitted_on);
        out.push_str("\r\n");
    }
}

fn maybe(out: &mut String, on: Option<Day>) {
    if let Some(on) = on {
        day(out, on);
    }
}

/// `DD-MM-AAAA`.
fn day(out: &mut String, on: Day) {
    let digits = |out: &mut String, n: i16, width: u32| {
        for place in (0..width).rev() {
            let digit = n / 10_i16.pow(place) % 10;
            out.push(char::from(b'0' + u8::try_from(digit).unwrap_or(0)));
        }
    };
    digits(out, i16::from(on.day()), 2);
    out.push('-');
    digits(out, i16::from(on.month()), 2);
    out.push('-');
    digits(out, on.year(), 4);
}

fn small(out: &mut String, n: u8) {
    if n > 9 {
        out.push(char::from(b'0' + n / 10 % 10));
    }
    out.push(char::from(b'0' + n % 10));
}

/// The names of the columns as the first line.
pub fn header(separator: char) -> String {
    COLUMNS.join(&separator.to_string()) + "\r\n"
}

#[cfg(test)]
pub(crate) fn sample() -> FormatA {
    FormatA {
        department: "66".into(),
        municipality: "170".into(),
        center: "000".into(),
        received: "2026-EN-004391".into(),
        filed_on: Day::constant(2026, 10, 5),
        procedure: 1,
        group: "F",
        cause: "102".into(),
        account: "1048827".into(),
        bill: NO_BILL.into(),
        response: 2,
        answered_on: Some(Day::constant(2026, 10, 23)),
        outgoing: "2026-SA-001200".into(),
        noticed_on: Some(Day::constant(2026, 11, 3)),
        notice: 4,
        remitted_on: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_sixteen_cells_and_dates_of_colombia() {
        let mut line = String::new();
        sample().write(&mut line, ',');
        let expected = "66,170,000,2026-EN-004391,05-10-2026,1,F,102,1048827,N,2,23-10-2026,2026-SA-001200,\
                        03-11-2026,4,\r\n";
        assert_eq!(line, expected);
        assert_eq!(sample().cells()[13], "03-11-2026");
        assert_eq!(sample().cells()[15], "");
    }

    #[test]
    fn the_header_names_every_column() {
        assert_eq!(header(',').matches(',').count(), 15);
        assert!(header(';').is_ascii() && header(';').ends_with("\r\n"));
    }
}
