# Appointments
appointments-menu = Appointments
appointments-nav = Appointments
appointments-settings = Appointments
appointments-settings-text = Which services are given by appointment, at what times and for how many people.
appointments-permission-read = See the agenda of appointments, book for a person and note who arrived
appointments-permission-manage = Decide which services are given by appointment and when

# To choose
appointments-title = Book an appointment
appointments-intro = Choose what you need. An appointment keeps an hour for you in the hall; it is free.
appointments-without = You are also attended without one: take a turn when you arrive.
appointments-choose-site = Choose the office you will go to.
appointments-sites = { $n ->
    [one] 1 office
   *[other] { $n } offices
}
appointments-no-services = No service is given by appointment now. You can take a turn when you arrive at the hall.
appointments-service = Service
appointments-site = Office
appointments-day = Day
appointments-hour = Hour
appointments-when = When
appointments-back = Back

# Day and hour
appointments-hour-title = Choose day and hour
appointments-left = { $n } left
appointments-none-this-week = There are no hours this week. The next one is on { $day }.
appointments-none = There are no free hours in the next days. You can come without an appointment and take a turn.
appointments-see-next = See the hours of that day
appointments-continue = Continue
appointments-weeks = Weeks
appointments-earlier = Earlier days
appointments-later = Later days
appointments-choose-hour = Choose an hour.
appointments-now-at = Your appointment is now
appointments-move-title = Change the hour of your appointment
appointments-move-button = Change my appointment

# Details
appointments-data-title = Your details
appointments-change-hour = Change
appointments-name = Full name
appointments-document = ID number (optional)
appointments-document-hint = It helps us to find your matter sooner.
appointments-phone = Telephone
appointments-contact-hint = A telephone or an e-mail is enough.
appointments-email = E-mail
appointments-email-hint = We send you the confirmation and a reminder.
appointments-support = Do you need any support?
appointments-support-hint = We prepare it before you arrive. We ask for no proof.
appointments-preferential = Preferential attention
appointments-preferential-hint = Disability, pregnancy, baby in arms, 60 years or older
appointments-need-sign-language = Colombian sign language
appointments-need-wheelchair = A counter that a wheelchair reaches
appointments-need-reading-help = Help with reading and writing
appointments-need-simple-words = Simple words and more time
appointments-need-english = Attention in English
appointments-privacy = We use these data only for your appointment. We erase them three months later; the support you asked for, on the next day.
appointments-book = Book the appointment
appointments-booking = Booking…
appointments-origin = How does the person ask for it?
appointments-origin-phone = On the telephone
appointments-origin-counter = Here, in the hall

# The appointment
appointments-booking-title = Your appointment
appointments-stub = Stub of the appointment
appointments-for = In the name of
appointments-turn = Turn
appointments-qr = Code of the appointment for the kiosk
appointments-qr-text = Hold this code to the kiosk when you arrive and you get your turn. You can also say your name at the door.
appointments-see-turn = See my turn
appointments-here = I have arrived at the hall
appointments-rule = You can register from one hour before. We wait for you until { $late } minutes after your hour; later we attend you like somebody who comes without an appointment.
appointments-add = Add to calendar
appointments-move = Change the hour
appointments-cancel = Cancel the appointment
appointments-mailed = We sent you this confirmation by e-mail. With its link you can change or cancel it.
appointments-keep-link = Keep the address of this page: with it you can change or cancel the appointment.
appointments-another = Book another appointment
appointments-state-booked = Booked
appointments-state-arrived = Arrived
appointments-state-attended = Attended
appointments-state-missed = Did not come in time
appointments-state-cancelled = Cancelled
appointments-state-past = Over
appointments-arrival-title = Have you arrived at the hall?
appointments-get-turn = Yes, give me my turn
appointments-to-booking = See my appointment
appointments-calendar-summary = Appointment at { $company }: { $service }
appointments-calendar-description = When you arrive, hold the code of your appointment to the kiosk or say your name at the door. The link lets you change or cancel it.
appointments-said-booked = Your appointment is booked.
appointments-said-moved = Your appointment has a new hour.
appointments-said-cancelled = The appointment is cancelled and its hour is free.
appointments-said-too-late = That appointment can no longer be cancelled.

# Agenda
appointments-agenda-title = Appointments of the day
appointments-agenda-counts = { $all } appointments, { $arrived } arrived, { $missed } did not come.
appointments-book-for = Book for a person
appointments-book-for-text = Choose the service that the person asks for.
appointments-to-agenda = Back to the agenda
appointments-see = See
appointments-days = Days
appointments-today = Today
appointments-day-before = Day before
appointments-day-after = Day after
appointments-agenda-empty = There are no appointments on this day
appointments-agenda-empty-text = Those that are booked appear here, by hour.
appointments-person = Person
appointments-state = State
appointments-actions = Actions
appointments-arrived = Arrived
appointments-missed = Did not come
appointments-said-booked-for = The appointment is booked.
appointments-said-arrived = The person is registered and has a turn.
appointments-said-missed = It is noted that the person did not come. If they arrive today, you can register them.

# Hours and rules
appointments-hours-title = Hours of appointments
appointments-hours = Hours
appointments-no-hours = No hours: not given by appointment
appointments-places-a-week = { $n ->
    [one] 1 place a week
   *[other] { $n } places a week
}
appointments-no-hall = There are no halls yet
appointments-no-hall-text = First make the hall, its services and its counters in the settings of the hall.
appointments-weekday = Day
appointments-weekdays = Days of the week
appointments-from = From
appointments-to = To
appointments-minutes = Minutes each
appointments-seats = People at once
appointments-add-hours = Add hours
appointments-remove = Remove
appointments-rules = Rules
appointments-days-ahead = Days ahead
appointments-days-ahead-hint = How early one can book, from 1 to 120.
appointments-notice = Minutes of notice
appointments-notice-hint = Until how many minutes before the person can book or change. It does not bind the agenda.
appointments-lead = Minutes of lead
appointments-lead-hint = Who comes in time counts as there so many minutes before their hour, or from their arrival if that was earlier.
appointments-late = Minutes of patience
appointments-late-hint = After them the appointment counts as missed; who comes later takes a turn as from then.
appointments-save = Save
appointments-said-hours = The hours were added.
appointments-said-removed = The hours were removed. What was booked stays.
appointments-said-rules = The rules were saved.

# Mails
appointments-mail-booked-subject = Your appointment: { $when }
appointments-mail-booked =
    { $name }:

    Your appointment at { $company } is booked.

    { $service }
    { $when }
    { $site }, { $address }

    To see it, change it, cancel it or add it to your calendar:
    { $link }

    When you arrive, hold the code of that page to the kiosk or say your name at the door.

appointments-mail-moved-subject = Your appointment changed: { $when }
appointments-mail-moved =
    { $name }:

    Your appointment at { $company } has a new hour.

    { $service }
    { $when }
    { $site }, { $address }

    { $link }

appointments-mail-cancelled-subject = Your appointment is cancelled
appointments-mail-cancelled =
    { $name }:

    The appointment for { $service } on { $when } at { $site } is cancelled.

    You can book another one, or come without and take a turn.

appointments-mail-reminder-subject = Reminder: your appointment is tomorrow
appointments-mail-reminder =
    { $name }:

    We remind you of your appointment at { $company }.

    { $service }
    { $when }
    { $site }, { $address }

    If you cannot come, cancel or change it here and somebody else can use the hour:
    { $link }

# Why not
refusal-appointments-unknown = There is no such appointment. Check the link.
refusal-appointments-not-offered = That service is no longer given by appointment. You can come and take a turn.
refusal-appointments-no-such-hour = Choose one of the hours of the list.
refusal-appointments-too-soon = That hour is over or too near. Choose another one.
refusal-appointments-too-far = That day cannot be booked yet. Choose a nearer one.
refusal-appointments-full = Somebody has just taken that hour. Choose another one; what you wrote is still here.
refusal-appointments-already-booked = There is an open appointment for that service with that ID or contact. Use the link you received to change it, or call us.
refusal-appointments-over = This appointment is over or cancelled: it cannot be changed.
refusal-appointments-moved-too-often = The appointment was moved five times. Cancel it and book another one, or call us.
refusal-appointments-too-early = It is still early. You can register from: { $from }.
refusal-appointments-bad-offer = { $field ->
    [weekday] Choose at least one day of the week.
    [from] Write from which hour, for example 08:00.
    [to] Write until which hour; it must be later than the first.
    [minutes] Each one lasts from 5 to 240 minutes and must fit into the hours.
    [seats] Write how many people at once, from 1 to 50.
    [days_ahead] Write a number of days, from 1 to 120.
    [notice] Write the minutes of notice, from 0 to 10,080.
    [lead] Write the minutes of lead, from 0 to 120.
   *[other] Write the minutes of patience, from 0 to 120.
}
refusal-appointments-overlaps = These hours cross others of the same day. Remove the others or change the hours.
refusal-appointments-changed-meanwhile = Somebody else changed it while you were looking. See how it is now.
refusal-appointments-name = Write your full name
refusal-appointments-document = Check the ID: only numbers and letters
refusal-appointments-no-contact = Write a telephone or an e-mail so that we can tell you if something changes
refusal-appointments-phone = Check the telephone: a mobile has 10 digits
refusal-appointments-email = Check the e-mail: it should look like name@example.co
