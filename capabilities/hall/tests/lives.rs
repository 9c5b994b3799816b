//! Random days against a small independent model: who is called, and what became of everybody.

use crate::house;

use std::collections::BTreeMap;

use hall::actions::{bring_back, give_up, hold, mark_absent, recall, resume, transfer};
use hall::{Class, Instants, Lane, ServiceId, ShiftId, State, TicketId};
use house::{House, agent};
use kernel::{At, Chance, SeededChance};
use testkit::{World, each};

/// What the model knows of a turn.
#[derive(Debug, Clone)]
struct Turn {
    id: TicketId,
    secret: String,
    class: Class,
    service: ServiceId,
    /// Its place in the line.
    rank: At,
    state: State,
    officer: u8,
    calls: u8,
}

/// The model: a list of turns, and how many preferential calls each pool made in a row.
#[derive(Debug, Default)]
struct Model {
    turns: Vec<Turn>,
    in_a_row: BTreeMap<Vec<ServiceId>, u32>,
}

impl Model {
    /// Whom a counter with these services calls at an instant, by the default policy in plain words.
    fn next(&mut self, services: &[ServiceId], at: At) -> Option<usize> {
        let waited = |turn: usize| at.seconds_since(self.turns[turn].rank);
        let first = |class| {
            let waits = |t: &&(usize, &Turn)| {
                t.1.state == State::Waiting && t.1.class == class && services.contains(&t.1.service)
            };
            let all: Vec<_> = self.turns.iter().enumerate().collect();
            all.iter().filter(waits).min_by_key(|(_, t)| (t.rank, t.id)).map(|(i, _)| *i)
        };
        let (first_class, leader, other) =
            (first(Class::Preferential), first(Class::Community), first(Class::General));
        let row = self.in_a_row.get(services).copied().unwrap_or(0);
        let chosen = match (first_class, leader, other) {
            (Some(p), _, Some(g)) if row >= 3 && waited(g) > 600 && waited(g) > waited(p) => Some(g),
            (Some(p), _, _) => Some(p),
            (None, Some(c), Some(g)) if waited(g) > waited(c) && waited(g) > 600 => Some(g),
            (None, Some(c), _) => Some(c),
            (None, None, g) => g,
        };
        if let Some(turn) = chosen {
            let preferential = self.turns[turn].class == Class::Preferential;
            self.in_a_row.insert(services.to_vec(), if preferential { row + 1 } else { 0 });
        }
        chosen
    }

    /// Some turn in a state, if there is one.
    fn any(&self, state: State, chance: u8) -> Option<usize> {
        let all: Vec<_> = (0..self.turns.len()).filter(|i| self.turns[*i].state == state).collect();
        (!all.is_empty()).then(|| all[usize::from(chance) % all.len()])
    }

    fn at_counter(&self, n: u8) -> Option<usize> {
        self.turns.iter().position(|t| t.officer == n && matches!(t.state, State::Called | State::Attended))
    }
}

struct Day<'w> {
    world: &'w World,
    hall: House,
    shifts: Vec<ShiftId>,
    model: Model,
}

/// Officers 1, 3 and 5: two that share their lines and one alone.
const OFFICERS: [u8; 3] = [1, 3, 5];

impl Day<'_> {
    fn services(&self, n: u8) -> Vec<ServiceId> {
        let all = &self.hall.founded.services;
        if n == 5 { vec![all[2]] } else { vec![all[0], all[1]] }
    }

    async fn take(&mut self, which: u8) {
        let class = Class::ALL[usize::from(which % 7).min(4) / 2];
        let taken = self.hall.came(usize::from(which / 7 % 3), class).await;
        let kept = self.hall.ticket(taken.id).await;
        self.model.turns.push(Turn {
            id: taken.id,
            secret: taken.secret,
            class,
            service: kept.service,
            rank: kept.arrived_at,
            state: State::Waiting,
            officer: 0,
            calls: 0,
        });
    }

    async fn call(&mut self, seat: usize) {
        let n = OFFICERS[seat];
        let called = self.hall.call(n, self.shifts[seat], None).await;
        if self.model.at_counter(n).is_some() {
            assert!(called.is_err());
            return;
        }
        let called = called.expect("the counter is free");
        let at = match &called {
            Some(c) => self.hall.ticket(c.id).await.last_call_at.expect("it was called"),
            None => At(i64::MAX / 2),
        };
        let expected = self.model.next(&self.services(n), at);
        assert_eq!(called.map(|c| c.id), expected.map(|t| self.model.turns[t].id));
        if let Some(turn) = expected {
            let turn = &mut self.model.turns[turn];
            (turn.state, turn.officer, turn.calls) = (State::Called, n, 1);
        }
    }

    async fn go_on(&mut self, seat: usize, how: u8) {
        let n = OFFICERS[seat];
        let Some(at) = self.model.at_counter(n) else { return };
        let Turn { id, state, calls, .. } = self.model.turns[at];
        let hall = &self.hall;
        let after = match (state, how % 6) {
            (State::Called, 0..=2) => hall.begin(n, id).await.map(|t| t.state),
            (State::Called, 3) if calls == 1 => {
                self.world.clock.advance_seconds(20);
                self.model.turns[at].calls = 2;
                let again = recall::Recall { ticket: id, request: None };
                hall.act(agent(n), again, |work, r| Box::pin(recall::run(work, r))).await.map(|t| t.state)
            }
            (State::Called, _) if calls == 2 => {
                self.world.clock.advance_seconds(20);
                let mark = mark_absent::MarkAbsent { ticket: id };
                hall.act(agent(n), mark, |work, m| Box::pin(mark_absent::run(work, m))).await.map(|t| t.state)
            }
            (State::Attended, 0..=2) => hall.finish(n, id).await.map(|_| State::Finished),
            (State::Attended, 3) => {
                let aside = hold::Hold { ticket: id };
                hall.act(agent(n), aside, |work, h| Box::pin(hold::run(work, h))).await.map(|t| t.state)
            }
            (_, 4) => return self.send(at, n, transfer::Placing::Last).await,
            _ => return self.send(at, n, transfer::Placing::KeepArrival).await,
        };
        self.model.turns[at].state = after.expect("the act is allowed");
    }

    async fn send(&mut self, at: usize, n: u8, place: transfer::Placing) {
        let (id, service) = (self.model.turns[at].id, self.hall.founded.services[2]);
        let sent = transfer::Transfer { ticket: id, to: Lane::Service(service), place, note: String::new() };
        let sent = self.hall.act(agent(n), sent, |work, t| Box::pin(transfer::run(work, t))).await;
        let sent = sent.expect("the transfer is allowed");
        let turn = &mut self.model.turns[at];
        (turn.state, turn.service, turn.rank, turn.officer) = (State::Waiting, service, sent.rank_at, 0);
    }

    async fn come_or_go(&mut self, which: u8, seat: usize) {
        let hall = &self.hall;
        match which % 3 {
            0 => {
                let Some(at) = self.model.any(State::Absent, which) else { return };
                let back = bring_back::BringBack { ticket: self.model.turns[at].id };
                hall.act(agent(1), back, |work, b| Box::pin(bring_back::run(work, b)))
                    .await
                    .expect("is back");
                self.model.turns[at].state = State::Waiting;
            }
            1 => {
                let Some(at) = self.model.any(State::Waiting, which) else { return };
                let gone = give_up::GiveUp { secret: self.model.turns[at].secret.clone() };
                hall.act(agent(1), gone, |work, g| Box::pin(give_up::run(work, g))).await.expect("goes");
                self.model.turns[at].state = State::Gone;
            }
            _ => {
                let n = OFFICERS[seat];
                let Some(at) = self.model.any(State::Held, which) else { return };
                if self.model.at_counter(n).is_some() {
                    return;
                }
                let on = resume::Resume { ticket: self.model.turns[at].id, shift: self.shifts[seat] };
                hall.act(agent(n), on, |work, r| Box::pin(resume::run(work, r))).await.expect("goes on");
                (self.model.turns[at].state, self.model.turns[at].officer) = (State::Attended, n);
            }
        }
    }

    async fn agree(&self) {
        for turn in &self.model.turns {
            let kept = self.hall.ticket(turn.id).await;
            assert_eq!((kept.state, kept.service, kept.rank_at), (turn.state, turn.service, turn.rank));
            let life =
                self.hall.look(turn.id, |look, id| Box::pin(hall::records::intervals(look, *id))).await;
            let instants = Instants {
                arrived_at: kept.arrived_at,
                called_at: kept.called_at,
                attended_at: kept.attended_at,
                ended_at: kept.ended_at,
            };
            assert_eq!(Instants::of(&life), Some(instants));
            assert!(life.windows(2).all(|w| w[0].ended_at == Some(w[1].started_at)), "{life:?}");
        }
    }
}

#[test]
fn random_days_go_as_the_model_says() {
    each(async |world| {
        let chance = SeededChance::new(15);
        let hall = House::new(&world.store).await;
        let mut shifts = Vec::new();
        for n in OFFICERS {
            shifts.push(hall.open(n).await);
        }
        let mut day = Day { world: &world, hall, shifts, model: Model::default() };
        for _ in 0..600 {
            let [what, which, seat, seconds, ..] = chance.bytes16();
            world.clock.advance_seconds(i64::from(seconds % 60));
            let seat = usize::from(seat) % OFFICERS.len();
            match what % 16 {
                0..=5 => day.take(which).await,
                6..=9 => day.call(seat).await,
                10..=14 => day.go_on(seat, which).await,
                _ => day.come_or_go(which, seat).await,
            }
        }
        day.agree().await;
        let states: std::collections::HashSet<_> = day.model.turns.iter().map(|t| t.state).collect();
        assert!(states.len() >= 6, "the days were too simple: {states:?}");
    });
}
