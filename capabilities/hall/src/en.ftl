hall-name = Service hall

refusal-hall-unknown-site = There is no such service hall.
refusal-hall-unknown-service = This hall has no such line.
refusal-hall-unknown-counter = This hall has no such counter.
refusal-hall-unknown-ticket = There is no such turn.
refusal-hall-unknown-shift = There is no such shift. Open the counter again.
refusal-hall-site-closed = The hall has closed for today.
refusal-hall-site-not-open-yet = The hall opens at { $opens }.
# A day and a holiday come in both languages; each sentence takes its own.
refusal-hall-site-closed-until =
    The hall has closed for today. It opens on { $day ->
       *[other] { $day-en }
    } at { $hour }.
refusal-hall-closed-today =
    The hall does not open today: { $reason ->
       *[other] { $reason-en }
    }.
refusal-hall-closed-today-until =
    The hall does not open today: { $reason ->
       *[other] { $reason-en }
    }. It opens on { $day ->
       *[other] { $day-en }
    } at { $hour }.
refusal-hall-day-closed = Today was closed: no more turns are given.
refusal-hall-day-already-closed = That day was closed before.
refusal-hall-day-not-closed = That day is not closed.
refusal-hall-day-is-over = That day is over: a day is reopened on the same day, until midnight.
refusal-hall-bad-pass = How many people do you let pass?: choose an option.
refusal-hall-day-not-come = That day has not come. Write today or an earlier day.
refusal-hall-line-closed = This line is closed for today. Ask at the door, or book an appointment.
refusal-hall-line-not-open = This line gives turns from { $opens } to { $closes }.
refusal-hall-no-turns-left = There are no more turns in this line today. You can book an appointment.
refusal-hall-bad-ground = The reason does not belong to that class of attention, or too many needs are marked.
refusal-hall-number-out-of-range = Number: a kiosk without connection uses 900 to 999.
refusal-hall-bad-text = Write the missing text, or make it shorter.
refusal-hall-bad-topic = Topic: choose up to five of the topics of this line.
refusal-hall-request-reused = That key was used for something else. Send a new one.
refusal-hall-over = That turn is over.
refusal-hall-turn-is-waiting = That turn is waiting: call it first.
refusal-hall-turn-is-called = That turn was called: begin, or mark it absent.
refusal-hall-turn-is-attended = That turn is being attended at a counter.
refusal-hall-turn-is-held = That turn is on hold: take it up first.
refusal-hall-turn-is-absent = That person did not come: bring them back to the line first.
refusal-hall-too-soon = It was called just now. Wait { $seconds } { $seconds ->
    [one] second
   *[other] seconds
}.
refusal-hall-call-again = Before marking the absence, call { $calls } more { $calls ->
    [one] time
   *[other] times
}.
refusal-hall-another-day = That turn is of another day. Take a new one.
refusal-hall-changed-meanwhile = Somebody changed that turn meanwhile. Look at it again.
refusal-hall-counter-taken = { $counter } is already open for { $officer }. Choose another counter.
refusal-hall-already-at-counter = You attend at { $counter } already. Close it before you open another one.
refusal-hall-counter-inactive = That counter is not in use.
refusal-hall-counter-closed = Nobody attends at that counter now: nobody would call the turn.
refusal-hall-officer-away = That person does not attend now: nobody would call the turn.
refusal-hall-counter-busy = First finish with turn { $code }.
refusal-hall-not-an-officer = Attending needs an officer's account, or saying who attends.
refusal-hall-not-yours = That turn or counter is somebody else's.
refusal-hall-shift-closed = The counter is closed. Open it to call.
refusal-hall-shift-paused = The counter is paused. End the pause to call.
refusal-hall-not-paused = The counter is not paused.
refusal-hall-key-taken = Another hall has that address.
refusal-hall-bad-site =
    Check the hall: keys in small letters without spaces, prefixes of one or two letters, hours in order,
    counter numbers only once.
