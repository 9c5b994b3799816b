hall-console-nav-counter = Turns
hall-console-nav-host = Host
hall-console-nav-lead = Hall

hall-console-title = Counter console
hall-console-choose-title = Open a counter
hall-console-choose-intro = Choose the counter where you attend today.
hall-console-host-title = Host
hall-console-host-intro = Receive, register and guide. Names are not asked.
hall-console-lead-title = Coordination of the hall
hall-console-closing-title = Close the day

hall-console-site = Office
hall-console-see = See
hall-console-no-site = There is no office yet.
hall-console-no-site-text = Who manages the hall creates it in Settings.
hall-console-accessible = reached by a wheelchair
hall-console-open = Open { $counter }
hall-console-taken = { $who } attends here
hall-console-available = Available
hall-console-paused = Paused: { $why }
hall-console-keys = Keyboard shortcuts
hall-console-choose = Choose…

hall-console-minutes = { $n } min
hall-console-nobody-waits = Nobody waits
hall-console-waiting = { $n ->
    [one] 1 waits
   *[other] { $n } wait
}, the longest { $wait }
hall-console-counter-number = Counter { $n }

hall-console-class-preferential = Preferential
hall-console-class-community = Community leader
hall-console-class-general = General
hall-console-need-sign-language = sign language
hall-console-need-wheelchair = wheelchair
hall-console-need-reading-help = help with reading
hall-console-need-simple-words = simple words
hall-console-need-english = English
hall-console-ground-none = General
hall-console-ground-pregnancy = Pregnant
hall-console-ground-infant-in-arms = With a baby in arms
hall-console-ground-older-adult = 60 or older
hall-console-ground-disability = With a disability
hall-console-ground-child = Child or adolescent
hall-console-ground-veteran = Veteran of the armed forces
hall-console-ground-defenceless = In weakness or defenceless
hall-console-ground-community-leader = Community leader or users' delegate

hall-console-rule-strict =
    { $p } goes first. After { $a } in a row somebody else may pass who has waited more than { $b } min
    and longer than the first { $p }. { $c } never passes before { $p }.
hall-console-rule-accumulating =
    Everybody gathers priority while they wait: { $p } at { $a }, the others at { $b }. { $c } never
    passes before { $p }.
hall-console-rule-alternating =
    { $p } goes first: { $a } of { $p }, then { $b } of the others who have waited longer. { $c } never passes
    before { $p }.

hall-console-now = Now:
hall-console-now-nobody = Nobody is at the counter
hall-console-waited = Waited { $wait }
hall-console-needs = Needs:
hall-console-calls = { $n ->
    [one] Called once.
   *[other] Called { $n } times.
} After the second call you can mark that nobody came.
hall-console-call = Call next
hall-console-recall = Call again
hall-console-begin = Begin
hall-console-absent = Did not come
hall-console-hold = Put on hold
hall-console-transfer = Pass to another line, counter or person
hall-console-do-transfer = Pass
hall-console-to = Pass to
hall-console-to-move = Move to
hall-console-to-service = Lines
hall-console-to-counter = Open counters
hall-console-to-officer = People who attend
hall-console-do-move = Move
hall-console-place = Place in the line
hall-console-place-first = First
hall-console-place-last = Last
hall-console-place-keep-arrival = By arrival
hall-console-note = Note for who attends next
hall-console-note-hint = Optional. So that the person need not tell it all again.
hall-console-topics = What it was about
hall-console-outcome = Result
hall-console-outcome-resolved = Resolved
hall-console-outcome-filed = Filed
hall-console-outcome-informed = Informed
hall-console-outcome-paid = Paid
hall-console-outcome-referred = Goes to another office
hall-console-outcome-pending = Pending
hall-console-outcome-other = Other
hall-console-outcome-unrecorded = Not recorded
hall-console-finish = Finish
hall-console-finish-call = Finish and call next
hall-console-held = On hold with me
hall-console-resume = Resume
hall-console-absents = Did not come: { $n }
hall-console-bring-back = { $code } came back
hall-console-direct = Call a chosen turn
hall-console-do-direct = Call that turn
hall-console-code = Turn
hall-console-code-hint = For example: A 047
hall-console-reason = Why it is called out of its order
hall-console-pause = Take a pause
hall-console-do-pause = Begin the pause
hall-console-pause-why = Reason
hall-console-pause-lunch = Lunch
hall-console-pause-rest = Rest
hall-console-pause-support = Helping a colleague
hall-console-pause-training = Training
hall-console-pause-system = System failure
hall-console-back = End the pause
hall-console-close = Close the counter

hall-console-person = Person
hall-console-find = Document, account, telephone or name
hall-console-do-find = Search
hall-console-find-none = Nobody matches what you typed.
hall-console-is-them = It is this person
hall-console-file = File a case
hall-console-case = Case of this turn:
hall-console-cases = Their cases
hall-console-case-filed = Filed on { $day }
hall-console-case-due = due on { $day }
hall-console-case-decided = answered on { $day }
hall-console-visits = Earlier visits
hall-console-filed-title = You are attending turn { $code }
hall-console-filed-back = Keep the case with the turn and go back to the counter

hall-console-next = Next
hall-console-next-none = Nobody waits in your lines.
hall-console-late = (waits too long)
hall-console-only = Only { $who }
hall-console-lines = Waiting by line
hall-console-line = Line
hall-console-shut = Closed for today
hall-console-protocol = How to attend
hall-console-protocols = Protocols of attention

hall-console-register = Register a person
hall-console-appointment = Has an appointment
hall-console-service = What they come for
hall-console-ground = Preferential attention
hall-console-ground-hint = The person says so. No proof is asked.
hall-console-needs-ask = What they need
hall-console-give-turn = Give the turn
hall-console-line-shut = { $line } is closed for today. Give turns only to who was already inside.
hall-console-taken-title = Turn given
hall-console-taken-ahead = { $n ->
    [0] Nobody is before.
    [one] 1 person is before.
   *[other] { $n } people are before.
}
hall-console-taken-page = Open its page for the phone
hall-console-guide = Called now
hall-console-guide-none = Nobody was called in the last minutes.
hall-console-who-waits = Who waits
hall-console-change = Change
hall-console-leave = Back
hall-console-upgrade = Save
hall-console-give-up = The person leaves

hall-console-counters = Counters
hall-console-counter = Counter
hall-console-officer = Attends
hall-console-since = Since
hall-console-state = State
hall-console-with = With whom
hall-console-do = Action
hall-console-state-closed = Closed
hall-console-state-free = Available
hall-console-state-called = Calling
hall-console-state-attending = Attending
hall-console-state-paused = Paused
hall-console-alarm = { $n ->
    [one] 1 person has
   *[other] { $n } people have
} waited for more than { $minutes } min. Open another counter.
hall-console-line-open = Open the line
hall-console-line-close = Close for today
hall-console-day-open = The day { $day } was not closed.
hall-console-close-day = Close the day
hall-console-close-day-text = It is closed by hand, after seeing who is left.
hall-console-see-left = See who is left
hall-console-day-was-closed = The day was closed on { $when }.
hall-console-see-closing = See the close, or reopen
hall-console-left = Who is left
hall-console-left-nobody = Nobody is left.
hall-console-left-waiting = Waiting ({ $n }): will be left unattended
hall-console-left-called = Called ({ $n }): will be left unattended
hall-console-left-attended = At a counter ({ $n }): will end without a result
hall-console-left-held = On hold with somebody ({ $n }): will be left unattended
hall-console-left-absent = Did not come ({ $n })
hall-console-closing-text =
    Closing ends all turns and counters of the day, wipes the grounds of preference, and gives no more
    turns. If it was a mistake, the day can be reopened with a reason until midnight.
hall-console-closing-note = Note
hall-console-closing-note-hint = Optional: what happened with those who are left.
hall-console-closing-confirm = I saw the list and close the day
hall-console-do-close-day = Close the day
hall-console-left-unattended = Were left unattended ({ $n })
hall-console-left-finished = Were at a counter and ended without a result ({ $n })
hall-console-closing-note-was = Note of the close
hall-console-reopen = Reopen the day
hall-console-reopen-text =
    Turns are given again, and those who were left unattended go back to their place in the line. Counters
    are opened anew. Who reopened it, when and why is kept.
hall-console-reopen-reason = Why is it reopened?
hall-console-do-reopen = Reopen the day
hall-console-reopenings = Reopenings
hall-console-reopened = { $by } reopened at { $when } the day that was closed at { $closed }; { $n ->
    [0] nobody went back to the line
    [one] one person went back to the line
   *[other] { $n } people went back to the line
}.

hall-console-said-nobody = Nobody waits in your lines.
hall-console-said-finished = Attention finished.
hall-console-said-closed = Counter closed.
hall-console-said-absent = Noted: nobody came. Who comes today can go back to the line.
hall-console-said-back = The person is back in the line, at the place of their arrival.
hall-console-said-moved = The turn waits in its new line.
hall-console-said-upgraded = Saved.
hall-console-said-day-closed = The day is closed.
hall-console-said-day-reopened = The day goes on. Open the counters again.

hall-console-bad-ticket = Turn: choose it in the list again.
hall-console-bad-counter = Counter: choose one of the list.
hall-console-bad-code = Turn: write the letter and the number, for example A 047.
hall-console-bad-reason = Reason: write why it is called out of its order, in one line of up to 200 letters.
hall-console-bad-pause = Reason of the pause: choose one.
hall-console-bad-outcome = Result: choose how the attention ended.
hall-console-bad-person = Person: choose one of those who were found.
hall-console-bad-case = Case: open it again and keep it once more.
hall-console-bad-site = Office: choose one.
hall-console-bad-service = Line: choose what the person comes for.
hall-console-bad-ground = Preferential attention: choose an option, also «General».
hall-console-bad-needs = What they need: choose from the list.
hall-console-bad-to = Destination: choose where the turn goes.
hall-console-bad-place = Place in the line: choose first, last or by arrival.
hall-console-bad-day = Day: write it like 2026-12-02.
hall-console-bad-reopen-reason = Reason: write why the day is reopened, in one line of up to 200 letters.
hall-console-bad-confirm = Confirm that you saw who is left before closing.
