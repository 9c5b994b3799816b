//! The draft of the letter that refuses an appeal, with its reasons (CPACA, art. 78). Somebody reads,
//! completes and signs it like any answer.

use cases::LetterText;
use cases::appeals::AppealsThatLie;
use documents::date_in_words;
use kernel::Lang;

use crate::admissibility::{Checklist, Requirement, Timeliness};
use crate::appeal::{Appeal, AppealCase};
use crate::records::CaseHead;

/// The draft.
pub(crate) fn draft(appeal: &AppealCase, own: &CaseHead, parent: Option<&CaseHead>) -> LetterText {
    let decision = parent.and_then(|p| p.outgoing_number.as_deref()).unwrap_or("sin número");
    let day = date_in_words(appeal.filed_on, Lang::Es);
    let what = match appeal.appeal {
        Appeal::Reconsideration => "recurso de reposición",
        Appeal::Subsidiary => "recurso de reposición y, en subsidio, de apelación",
    };
    LetterText {
        greeting: "Cordial saludo:".into(),
        facts: format!(
            "El {day} usted presentó {what} contra la decisión {decision} (radicado {}).\n\n{}",
            own.number,
            days(appeal)
        )
        .trim_end()
        .to_owned(),
        evidence: String::new(),
        decision: reasons(&appeal.course.checklist),
        // the words come with the choice, when it is written: CPACA, art. 74, num. 3, for the first
        lies: Some(match appeal.appeal {
            Appeal::Subsidiary => AppealsThatLie::Admissibility,
            Appeal::Reconsideration => AppealsThatLie::Nothing,
        }),
        ..LetterText::default()
    }
}

fn days(appeal: &AppealCase) -> String {
    match appeal.course.timeliness {
        Some(Timeliness::OutOfTime { days, until }) => {
            let (until, unit) =
                (date_in_words(until, Lang::Es), if days == 1 { "día hábil" } else { "días hábiles" });
            format!("El plazo para presentarlo terminó el {until}: llegó {days} {unit} después.")
        }
        _ => String::new(),
    }
}

fn reasons(checklist: &Checklist) -> String {
    let mut text = String::from(
        "**Rechazamos el recurso**, porque no cumple lo que exige el artículo 77 de la Ley 1437 de 2011 \
         (artículo 78 de la misma ley):\n",
    );
    for mark in checklist.failing() {
        let what = match mark.requirement {
            Requirement::InTime => "se presentó fuera del plazo legal",
            Requirement::Standing => "no lo presentó la persona interesada ni quien la representa",
            Requirement::Reasons => "no expresa de manera concreta los motivos de inconformidad",
            Requirement::Evidence => "no ofrece pruebas",
            Requirement::Address => "no indica el nombre y la dirección de quien recurre",
        };
        let article = mark.requirement.article().replace("CPACA, ", "");
        text.push_str(&format!("\n- {what} ({article}). {}", mark.note));
    }
    text
}
