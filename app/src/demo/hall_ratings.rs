//! What people think of the attention in the service room: one of three says it, most of them well, and who
//! waited long less so. Every sentence is invented.

use hall::actions::bring_history::{PastDay, PastTurn};
use hall::actions::found_site::Founded;
use hall::{CounterId, State};
use kernel::{Actor, Failure, Fault};
use store::{Store, Work};
use surveys::actions::bring_history::{self, BringHistory, PastAnswer};
use surveys::actions::rate::{self, Rate, Which};
use surveys::{Rating, Reason, Via};

use super::dice::{Dice, mix};
use super::hall::told;

/// Of a thousand attentions at each counter, how many are rated: some officers point at the tablet.
const ANSWER: [usize; 6] = [430, 370, 340, 355, 290, 310];
/// Of a hundred answers, how many have 5, 4, 3, 2 and 1: who waited little, some time, long.
const SCORES: [[u32; 5]; 3] = [[57, 29, 8, 4, 2], [40, 32, 15, 8, 5], [22, 28, 20, 16, 14]];
/// Minutes from which a wait is one of those.
const WAITS: [i64; 2] = [20, 40];

/// What somebody writes who was content.
const GLAD: [&str; 14] = [
    "Muy amable la señorita, me explicó todo con paciencia.",
    "Rápido y sin vueltas. Así da gusto.",
    "Me ayudaron a llenar el formulario porque yo no veo bien. Gracias.",
    "Buena atención, ojalá siempre sea así.",
    "Pasé primero con el bebé y ni tuve que pedirlo.",
    "Me resolvieron lo de la factura en un momento.",
    "El joven fue muy respetuoso con mi mamá.",
    "Todo claro, ya sé qué sigue con mi reclamo.",
    "Excelente el turno en el celular, esperé en la cafetería.",
    "Me hicieron el acuerdo de pago como yo podía.",
    "Qué bueno que ahora dicen cuánto falta.",
    "Gracias por hablarme despacio.",
    "Salí con el radicado en la mano.",
    "La sala está limpia y las sillas cómodas.",
];
/// What somebody writes who was not, by what made the difference.
const SORRY: [(Reason, [&str; 5]); 4] = [
    (
        Reason::Wait,
        [
            "Casi una hora para preguntar una cosa de dos minutos.",
            "Había seis módulos y solo tres atendían.",
            "Vine en la hora del almuerzo y no avanzaba.",
            "Pasaban y pasaban otros turnos y el mío nada.",
            "Muy demorado después del diez, cuando llegan las facturas.",
        ],
    ),
    (
        Reason::Treatment,
        [
            "No me miró ni una vez mientras hablaba.",
            "Me contestaron de mala gana.",
            "Siguió hablando por celular mientras me atendía.",
            "Sentí que me regañaban por venir a preguntar.",
            "Podrían saludar.",
        ],
    ),
    (
        Reason::Clarity,
        [
            "Me hablaron de un recurso y no entendí qué tengo que hacer.",
            "Salí con más dudas de las que traía.",
            "En un módulo me dijeron una cosa y en el otro, otra.",
            "No me explicaron por qué subió el cobro.",
            "Muchas palabras de abogado.",
        ],
    ),
    (
        Reason::Solution,
        [
            "Es la tercera vez que vengo por lo mismo.",
            "Me mandaron a otra oficina y allá tampoco era.",
            "El contador sigue igual, solo me dieron otro papel.",
            "No pudieron porque no había sistema.",
            "Que vuelva mañana, como si uno no trabajara.",
        ],
    ),
];

/// Somebody's opinion, or the silence of most; `counter` is a place in the room.
pub fn opinion(dice: &Dice, counter: usize, waited_minutes: i64) -> Result<Option<Rating>, Fault> {
    if !dice.permille(ANSWER.get(counter).copied().unwrap_or(ANSWER[1])) {
        return Ok(None);
    }
    let patience = WAITS.iter().filter(|minutes| waited_minutes >= **minutes).count();
    let score = 5 - dice.weighted(SCORES[patience].into_iter());
    let (mut reasons, mut comment) = (Vec::new(), "");
    if score <= 3 && dice.permille(780) {
        let tired = if patience > 0 { 60 } else { 20 };
        let (reason, sentences) = &SORRY[dice.weighted([tired, 15, 25, 25].into_iter())];
        reasons.push(reason.key());
        if dice.permille(380) {
            comment = dice.text(sentences);
        }
    } else if score >= 4 && dice.permille(260) {
        reasons.push([Reason::Treatment, Reason::Solution, Reason::Clarity][dice.below(3)].key());
        if dice.permille(300) {
            comment = dice.text(&GLAD);
        }
    }
    let rating = Rating::read(&score.to_string(), 5, reasons.into_iter(), comment);
    rating.map(Some).map_err(|wrong| Fault::new(format!("a rating of the demo: {wrong:?}")))
}

/// Rates the year of the room, all at once.
pub async fn year(store: &Store, room: &Founded, days: &[PastDay]) -> Result<usize, Fault> {
    let dice = Dice::new(super::SEED, "hall ratings");
    let mut answers = Vec::new();
    for turn in days.iter().flat_map(|day| &day.turns).filter(|t| t.state == State::Finished) {
        answers.extend(of_turn(&dice, room, turn)?);
    }
    let bring = BringHistory { site: room.site.to_string(), answers };
    let done = store.write("demo.ratings", Actor::System("demo"), bring, |work, bring| {
        Box::pin(async move { Ok::<_, Failure<hall::HallRefusal>>(bring_history::run(work, bring).await?) })
    });
    told(done.await)
}

fn of_turn(dice: &Dice, room: &Founded, turn: &PastTurn) -> Result<Option<PastAnswer>, Fault> {
    let Some(((counter, officer), called)) = turn.at.zip(turn.called_at) else { return Ok(None) };
    let place = room.counters.iter().position(|c| *c == counter).unwrap_or(0);
    let rating = opinion(dice, place, called.seconds_since(turn.arrived_at) / 60)?;
    let via = if dice.permille(60) { Via::Link } else { Via::Tablet };
    Ok(rating.map(|rating| PastAnswer {
        ended_at: turn.ended_at,
        service: turn.service.to_string(),
        counter: Some(counter.to_string()),
        officer: Some(officer.to_string()),
        via,
        rating,
    }))
}

/// Whoever was attended last at a counter may touch its tablet. Whether they do is decided by the visit:
/// asked again, they answer the same.
pub async fn touch(
    work: &mut Work<'_>,
    counter: CounterId,
    place: usize,
) -> Result<(), Failure<hall::HallRefusal>> {
    let at = work.at();
    let Some((visit, _)) = surveys::records::visit_at(work, &counter.to_string(), at).await? else {
        return Ok(());
    };
    let luck = visit.bytes().fold(0, |sum, b| mix(sum ^ u64::from(b)));
    let Some(rating) = opinion(&Dice::new(luck, "tablet"), place, 0)? else { return Ok(()) };
    let rate = Rate {
        visit: Which::Id(visit),
        via: Via::Tablet,
        request: String::new(),
        score: rating.score.get().to_string(),
        reasons: rating.reasons.iter().map(|r| r.key().to_owned()).collect(),
        comment: rating.comment,
    };
    match rate::run(work, &rate).await {
        // the company may have chosen four faces, or closed the tablet a moment ago
        Ok(_) | Err(Failure::Refused(_)) => Ok(()),
        Err(Failure::Broke(fault)) => Err(fault.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_three_answers_most_of_them_well_and_who_waited_long_less_so() {
        let dice = Dice::new(1, "opinions");
        let asked = |waited| {
            let all = (0..3_000).map(|n| opinion(&dice, n % 4, waited).unwrap());
            let scores: Vec<i64> = all.flatten().map(|r| r.score.get()).collect();
            let good = scores.iter().filter(|s| **s >= 4).count();
            (scores.len() * 100 / 3_000, good * 100 / scores.len())
        };
        let (quick, slow) = (asked(5), asked(50));
        assert!((32..=42).contains(&quick.0) && (80..=92).contains(&quick.1), "{quick:?}");
        assert!((40..=60).contains(&slow.1), "{slow:?}");
    }
}
