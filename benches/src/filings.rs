//! Petitions to measure with: each of another person, with a story of the usual length.

use cases::actions::file_case::FileCase;
use cases::{ContactChannel, MAX_BODY, PetitionForm};
use kernel::Day;

/// About 600 bytes, as the stories of the demo have on average.
const STORY: &str = "La factura de este mes llegó por un valor tres veces mayor que el de siempre. En la \
                     casa vivimos las mismas tres personas y no hay fugas: ya revisamos las llaves, el \
                     sanitario y el tanque. El funcionario que toma la lectura no entró, porque ese día no \
                     había nadie, y creo que escribieron un número que no es el del contador. Pido que \
                     revisen la lectura, que vengan a mirar el contador conmigo presente y que corrijan el \
                     cobro. Mientras responden voy a pagar lo que pago todos los meses. Quedo pendiente de \
                     la visita, ojalá en la tarde, que es cuando estoy en la casa.";

/// The fields of the `n`-th petition.
pub fn form(n: usize) -> PetitionForm {
    PetitionForm {
        kind: "claim".into(),
        service: "water".into(),
        account_number: format!("{:06}-{}", 100_000 + n % 40_000, n % 10),
        everyday_cause: String::new(),
        body: format!("{STORY} ({n})"),
        name: "María Elena Ríos Castaño".into(),
        document_type: "CC".into(),
        document_number: format!("{}", 10_000_000 + n),
        email: format!("persona{n}@correo.example"),
        phone: "3105550148".into(),
        reply_by: "email".into(),
        accept_electronic: true,
        ..PetitionForm::default()
    }
}

/// The `n`-th petition, ready for the writer.
pub fn filing(n: usize, today: Day) -> Result<FileCase, String> {
    let petition = form(n).check(today, MAX_BODY).map_err(|p| format!("{p:?}"))?;
    Ok(FileCase::new(format!("form:{n}"), petition, ContactChannel::Web, Vec::new()))
}
