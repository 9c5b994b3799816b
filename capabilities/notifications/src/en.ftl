notifications-nav = Alerts
notifications-nav-board = Due
notifications-title = Alerts
notifications-intro = What is due and what waits for you. Told in working hours, once each.
notifications-unread = unread
notifications-view-label = Which alerts to see
notifications-view-unread = Unread
notifications-view-all = All of mine
notifications-view-team = Everybody's
notifications-topic-label = Topic
notifications-topic-any = All topics
notifications-topic-near = The due date comes near
notifications-topic-last = Last day
notifications-topic-late = Overdue and positive silence
notifications-topic-course = Course: completion, evidence, service, appeals
notifications-topic-report = Report to the SUI
notifications-filter = Filter
notifications-open = Open case
notifications-read = Mark as read
notifications-read-all = Mark all as read
notifications-is-unread = Unread
notifications-empty = Nothing pending
notifications-empty-text = When a term comes near you will know it here and by the summary of the morning.
notifications-standing-owner = The case is yours
notifications-standing-head = As the head
notifications-standing-unowned = The case has no owner
notifications-told-to = Told to
notifications-preferences-link = Preferences and calendar
notifications-board-link = What is due this week
notifications-said-all-read = The alerts are read.
notifications-said-saved = Your preferences are saved.
notifications-said-hours = The hours are saved. Alerts are planned anew in a few minutes.
notifications-said-revoked = The address of the calendar does not work any more.

notifications-kind-half = Half of the term has passed; due on { $when }
notifications-kind-before-5 = 5 business days left; due on { $when }
notifications-kind-before-3 = 3 business days left; due on { $when }
notifications-kind-before-1 = 1 business day left; due on { $when }
notifications-kind-alarm = The company's alarm; due on { $when }
notifications-kind-due = Due today, { $when }
notifications-kind-overdue = Ended without an answer on { $when }
notifications-kind-silence = Positive silence: ended without an answer on { $when }
notifications-kind-silence-24 = A third of the hours for recognising the silence has passed; they end on { $when }
notifications-kind-silence-48 = Two thirds of the hours for recognising the silence have passed; they end on { $when }
notifications-kind-silence-60 = Last hours for recognising the silence; they end on { $when }
notifications-kind-completion-end = The person's time to complete ends on { $when }
notifications-kind-evidence-end = The evidence period ended on { $when }; the term runs again
notifications-kind-summons = The summons for service has to go out by { $when }
notifications-kind-posting = The posted notice has to go out by { $when }
notifications-kind-appeal-end = The term for an appeal ends on { $when }
notifications-kind-remittal = The file has to reach the Superintendence by { $when }
notifications-kind-upload-soon = The SUI file has to be uploaded by { $when }
notifications-kind-upload-due = Today is the last day to upload the SUI file: { $when }

notifications-matter = Matter { $n }: { $words }

notifications-name-half = Half of the term
notifications-name-before-5 = 5 business days left
notifications-name-before-3 = 3 business days left
notifications-name-before-1 = 1 business day left
notifications-name-alarm = The company's alarm
notifications-name-due = Due day
notifications-name-overdue = Overdue
notifications-name-silence = Positive silence
notifications-name-silence-24 = A third of the hours of the silence
notifications-name-silence-48 = Two thirds of the hours of the silence
notifications-name-silence-60 = Last hours of the silence
notifications-name-completion-end = End of the time to complete
notifications-name-evidence-end = End of the evidence period
notifications-name-summons = Send the summons
notifications-name-posting = Send the posted notice
notifications-name-appeal-end = End of the term for an appeal
notifications-name-remittal = Send the file
notifications-name-upload-soon = SUI upload comes near
notifications-name-upload-due = Last day of the SUI upload

notifications-panel-title = Next alerts
notifications-panel-none = No more alerts are planned.
notifications-panel-told = { $n ->
    [one] 1 alert about this case was given.
   *[other] { $n } alerts about this case were given.
}

notifications-preferences-title = Alert preferences
notifications-preferences-text = The screen shows all of them. Here you decide what also comes by mail.
notifications-mail-title = By mail
notifications-digest-choice = Summary of the morning
notifications-digest-choice-hint = At 7:00 on business days: what is due today and this week, silences, and what waits for your signature. When there is nothing, nothing comes.
notifications-topics = And a mail for each alert about
notifications-address = Address for alerts
notifications-address-usual = If you leave it empty they go to { $address }.
notifications-address-none = Your login is no address: without one here nothing comes.
notifications-save = Save
notifications-calendar-title = In your calendar
notifications-calendar-text = A secret address with the due dates of your cases, for Outlook, Google Calendar or a telephone. It has no names of people.
notifications-calendar-since = Address in force since { $when }
notifications-calendar-create = Create an address
notifications-calendar-again = Create another and void the old one
notifications-calendar-revoke = Void the address
notifications-calendar-made = Address of your calendar
notifications-calendar-copy = Copy it now: it is not shown again. Whoever has it sees your due dates; if it gets out, create another.
notifications-calendar-address = Address
notifications-calendar-back = Back to the preferences
notifications-calendar-name = Due dates of { $name }
notifications-calendar-summary = Due { $number } · { $kind }
notifications-calendar-description = Last day to answer { $number }.
notifications-hours-title = Working hours of the company
notifications-hours-text = Alerts go out in these hours of business days. Only the clock of the 72 hours of silence may tell outside of them, if waiting would be too late.
notifications-hours-opens = Opens
notifications-hours-closes = Closes

notifications-board-title = What is due
notifications-board-week = From { $from } to { $to }
notifications-board-weeks = Weeks
notifications-board-earlier = Week before
notifications-board-later = Week after
notifications-board-present = This week
notifications-board-filter = Filters
notifications-board-area = Area
notifications-board-owner = Owner
notifications-board-late = Overdue from before this week
notifications-board-late-more = { $n ->
    [one] 1 is overdue in all: see it in the inbox.
   *[other] { $n } are overdue in all: see them in the inbox.
}
notifications-board-nobody = Nobody
notifications-board-silent = Positive silence
notifications-board-weekend = Day off
notifications-board-holiday = Holiday: { $name }
notifications-board-today = Today
notifications-board-none = Nothing
notifications-board-count = { $n ->
    [one] 1 case
   *[other] { $n } cases
}
notifications-board-cut = { $shown } of { $total } are shown. Use the filters or download the table.
notifications-board-empty = Nothing is due this week
notifications-board-empty-text = With these filters no open case is due in the week, and none is overdue from before.
notifications-board-csv = Download CSV
notifications-board-wall = Large screen
notifications-wall-back = Leave the large screen
notifications-any-area = All
notifications-any-owner = All
notifications-column-due = Due
notifications-column-number = Number
notifications-column-kind = Kind
notifications-column-standing = Term
notifications-column-owner = Owner
notifications-column-area = Area
notifications-export-cut = The table was cut at { $max } rows.

notifications-mail =
    { $name }:

    { $lines }

    All your alerts: { $link }

    { $company }
notifications-mail-several = { $n } alerts about terms
notifications-mail-more = … and { $n } more.
notifications-digest-subject = Due dates of { $day }
notifications-digest =
    { $name }:

    { $parts }

    The whole week: { $link }
    To change or stop this summary: { $settings }

    { $company }
notifications-digest-silent = POSITIVE SILENCE ({ $n })
notifications-digest-overdue = OVERDUE ({ $n })
notifications-digest-today = DUE TODAY ({ $n })
notifications-digest-week = DUE THIS WEEK ({ $n })
notifications-digest-to-sign = WAITING FOR YOUR SIGNATURE ({ $n })
notifications-digest-unowned = { $n ->
    [one] 1 case has no owner.
   *[other] { $n } cases have no owner.
}
notifications-digest-line = { $number } · { $kind } · { $day }

refusal-notifications-unknown = There is no such alert, or it is not yours.
refusal-notifications-address = Write a valid address, for instance name@company.co.
refusal-notifications-not-an-hour = Write the hour with minutes, for instance 7:00.
refusal-notifications-hours-empty = The company has to work for an hour at least: close after opening.
notifications-place = Hours of alerts
notifications-place-text = Between which hours people are told of what is due.
