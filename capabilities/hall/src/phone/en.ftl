hall-phone-title = Turn { $code }
hall-phone-your-turn = Your turn
hall-phone-left-none = You are next
hall-phone-left = { $n ->
    [one] { $n } person before you
   *[other] { $n } people before you
}
hall-phone-wait = Expected wait
hall-phone-leave = Leave for the hall at { $time }.
hall-phone-place = We expect you at { $place }. When we call you, this page says so and the phone vibrates.
hall-phone-called = It is your turn. Go to counter
hall-phone-called-again = We called you { $n } times. If you cannot make it, tell the entrance.
hall-phone-attended = You are being attended at counter { $n }.
hall-phone-held = Your turn is paused. We call you again shortly.
hall-phone-absent = We called you and did not see you. You can come back into the line today: tell the entrance.
hall-phone-finished = Your attention is over. Thank you for coming.
hall-phone-gone = You gave this turn up. If you need one, take another.
hall-phone-unattended = The day ended before your turn. We are sorry: make an appointment or come back tomorrow.
hall-phone-past = This turn was of another day.
hall-phone-acts = Have your plans changed?
hall-phone-later = Do you need more time? Let others pass
hall-phone-later-hint =
    You lose neither the turn nor your preference: those who came after you to the same line go first. It
    cannot be undone.
hall-phone-later-some = Let { $n } people pass
hall-phone-later-all = Let everybody pass: I go last
hall-phone-give-up = Give the turn up
hall-phone-give-up-hint = Somebody else goes before. It cannot be undone.
hall-phone-give-up-sure = Do you really give up turn { $code }?
hall-phone-give-up-yes = Yes, give it up
hall-phone-give-up-no = No, keep it
hall-phone-said-later = Done: the others go first. Your new place is above.
hall-phone-said-gone = You gave your turn up
hall-phone-another = Take another turn
hall-phone-renewed = The position of your turn changed
hall-phone-take-title = Take your turn
hall-phone-take-text = Take it when you are at the entrance or very near. This page tells how many people are before you.
hall-phone-take-place = Hall
hall-phone-take-first = Priority attention
hall-phone-take-first-hint = Disability, pregnancy, baby in arms, over 60. We ask for no proof.
hall-phone-take-need = Do you need support?
hall-phone-take-line = What do you need?
hall-phone-take-go = Take the turn
hall-phone-take-none = No line is open now.
hall-phone-take-no-line = What do you need?: choose an option.
