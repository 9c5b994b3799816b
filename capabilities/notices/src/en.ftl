notices-nav = Serve
notices-menu-board = Notices
notices-list-title = Service of decisions
notices-list-intro = Decisions that have to reach the person, by the day on which the next step is due.
notices-list-empty = Nothing to serve here
notices-list-empty-text = When a decision is signed, its notice opens by itself.
notices-views = Views of notices
notices-view-todas = Running
notices-view-citar = Summons to send
notices-view-citados = Summoned
notices-view-electronicas = Electronic, not opened
notices-view-avisos = Notices to deliver
notices-view-publicados = Notices that run
notices-view-notificadas = Served
notices-view-firmes = Final
notices-column-case = Case
notices-column-person = Person
notices-column-how = Way
notices-column-state = State
notices-column-attempt = Attempt
notices-column-when = When and who
notices-column-where = By which way
notices-column-result = Result
notices-column-proof = Proof
notices-due = Due
notices-anonymous = Anonymous
notices-reserved = Reserved identity
notices-back = Service of decisions
notices-see-case = See the case
notices-see-proof = See the proof
notices-guide = Waybill { $guide }
notices-of-matter = { $number }, matter { $matter }
notices-sheet-title = Service of { $number }
notices-steps = What was done
notices-attempts = Attempts and proofs
notices-attempts-none = No attempts yet.
notices-others = Other acts
notices-write-result = Write down the result: { $what }, { $when }
notices-paper-certificate = Proof of service
notices-paper-posting-proof = Proof of posting
notices-paper-taking-down-proof = Proof of taking down
notices-state-pending = The message is about to leave
notices-state-electronic-sent = Sent by e-mail, not opened
notices-state-summons-due = Summons to send
notices-state-summoned = Summoned
notices-state-posting-due = Notice to deliver
notices-state-posted = Notice delivered or posted
notices-state-served = Served
notices-state-final = Final
notices-how-electronic = Electronic
notices-how-personal = Personal
notices-how-posted = By posted notice
notices-how-implied = Implied conduct
notices-via-carrier = Registered mail
notices-via-email = E-mail
notices-via-hand = Company's messenger
notices-via-counter = At the office
notices-via-telephone = By telephone
notices-via-board = Web page and public place
notices-attempt-electronic = Electronic notice
notices-attempt-summons = Summons
notices-attempt-personal = Personal service
notices-attempt-aviso = Notice with copy
notices-attempt-publication = Posting of the notice
notices-attempt-implied = Implied conduct
notices-result-none = No result
notices-result-delivered = Delivered
notices-result-refused = Refused
notices-result-closed = Closed
notices-result-wrong-address = Wrong address
notices-result-not-resident = Not resident
notices-result-bounced = Came back
notices-result-opened = Opened
notices-result-no-show = Did not come
notices-ground-anonymous = The person did not say who they are
notices-ground-unknown = No address is known
notices-ground-wrong-address = The address does not exist or is not complete
notices-ground-closed = The house was closed
notices-ground-not-resident = The person does not live there
notices-ground-returned = The mail came back
notices-ground-no-proof = The mail gives no proof of delivery
notices-capacity-person = the person concerned
notices-capacity-representative = legal representative or attorney
notices-capacity-authorized = somebody authorized in writing
notices-step-decided = Decision signed
notices-step-mailed = Message sent
notices-step-summoned = Summons sent
notices-step-come-by = May come until { $day }
notices-step-delivered = Notice delivered
notices-step-published = Notice posted
notices-step-down = Taken down at the end of { $day }
notices-step-effective = Served
notices-step-appeal = Last day to appeal
notices-step-final = Final
notices-step-contested = There is an appeal: firmness waits for its decision
notices-next-pending = We wait for the message to leave
notices-next-pending-text = The answer is sent by itself when it is signed. If it does not leave, the summons is proposed after { $day }.
notices-next-electronic = We wait for the decision to be opened
notices-next-electronic-text = The person is served when they open it. If they do not open it until { $day }, a summons will be proposed (CPACA, art. 56).
notices-next-summon = Send the summons
notices-next-summon-text = Send it no later than { $day } (CPACA, art. 68). Sending it makes the letter with its number.
notices-next-visit = The person may come
notices-next-visit-text = They have until { $day } (CPACA, art. 69). If they come, hand over a full copy and write the act.
notices-next-aviso = Send the notice with its full copy
notices-next-aviso-text = The summons expired. The notice should leave on { $day } (CPACA, art. 69).
notices-next-result = Write down the delivery of the notice
notices-next-result-text = The notice takes effect at the end of the business day after its delivery. It was due on { $day }.
notices-next-publish = Post the notice
notices-next-publish-text = There is nowhere to deliver it: post it on the page and in a public place. It was due on { $day } (CPACA, art. 69).
notices-next-posted = The notice runs
notices-next-posted-text = The person is served at the end of { $day }. You need not do anything.
notices-next-served = Served: the term to appeal runs
notices-next-served-text = If nobody appeals, the decision is final on { $day }.
notices-next-contested = There is an appeal
notices-next-contested-text = Firmness waits until the appeal is decided and served. Without it, it would have been { $day }.
notices-next-final = The decision is final
notices-next-final-text = Since { $day } (CPACA, art. 87).
notices-other-summon = Summon now
notices-other-summon-text = There is no need to wait until the message is opened.
notices-other-visit = They came
notices-other-visit-text = The person may come at any time before being served (CPACA, art. 67).
notices-other-told = Answered in the act
notices-other-told-text = If the petition was verbal and answered there and then, the record is the personal service.
notices-other-aviso = Send another notice to an address
notices-other-aviso-text = The notice goes with a full copy of the decision (CPACA, art. 69).
notices-other-publish = Post the notice
notices-other-publish-text = Only if nobody really knows where to deliver it (CPACA, art. 69).
notices-other-knowledge = They showed that they know the decision
notices-other-knowledge-text = They said so, complied or appealed: they are served that day (CPACA, art. 72).
notices-other-withdraw = No electronic notices any more
notices-other-withdraw-text = They may say so at any time (CPACA, art. 56).
notices-other-appeals = Correct whether appeals lie
notices-other-appeals-text = It is proposed by the kind of decision. If this one is otherwise, correct it with its reason until it is final: the last day to appeal and the firmness are counted anew (CPACA, arts. 67 and 87).
notices-button-summon = Make and send the summons
notices-button-visit = Write the act
notices-button-told = Write down the service in the act
notices-button-aviso = Make and send the notice
notices-button-publish = Post the notice
notices-button-knowledge = Write down the implied conduct
notices-button-withdraw = Withdraw the acceptance
notices-button-appeals = Correct
notices-button-result = Save the result
notices-withdraw-text = It is withdrawn for this decision and for those to come. The person must be summoned then.
notices-field-lie = Do appeals lie against this decision?
notices-field-lie-hint = It has to be what the letter says.
notices-lies-yes = Yes, they do
notices-lies-no = None lies
notices-field-reason = Why
notices-field-reason-hint = It stays in the history of the case.
notices-step-appeals-lie = Corrected: appeals lie
notices-step-appeals-none = Corrected: no appeal lies
notices-note-appeals-lie = It was corrected that appeals do lie against the decision { $number }. Reason: { $reason }
notices-note-appeals-none = It was corrected that no appeal lies against the decision { $number }. Reason: { $reason }
notices-field-via = Way
notices-field-address = Address or e-mail
notices-field-guide = Waybill number
notices-field-guide-hint = If you do not have it yet, write it down with the result.
notices-field-on = Day
notices-field-hour = Hour
notices-field-name = Name of who comes
notices-field-document = Document of who comes
notices-field-document-hint = Look at it; for instance CC 28.540.112
notices-field-capacity = Comes as
notices-field-ground = Why it cannot be delivered
notices-field-ground-hint = Only what is in the file is offered.
notices-field-place = Public place where it is posted
notices-field-place-hint = For instance: notice board of the main office
notices-field-what = What the person did
notices-field-what-hint = For instance: called and quoted the number of the decision
notices-field-result = What happened
notices-field-result-on = On which day
notices-field-note = Remark
notices-field-proof = Proof
notices-field-proof-hint = Photo or PDF of the waybill or the record, up to 10 MB
notices-said-opened = The notice is open.
notices-said-summoned = The summons was made and its sending written down.
notices-said-aviso = The notice was made. Write down its delivery when the proof comes.
notices-said-published = The notice is posted. It is taken down by itself.
notices-said-served = The person is served.
notices-said-result = The result was saved.
notices-said-withdrawn = The acceptance was withdrawn. The person must be summoned.
notices-said-appeals = It was corrected. The dates were counted anew.
notices-panel-title-matter = Service of matter { $matter }
notices-panel-title = Service
notices-panel-see = See the service
notices-panel-communicated = This answer is communicated; it needs no formal service.
notices-panel-open = Serve formally
notices-tracking-title-matter = Service of the decision on matter { $matter }
notices-tracking-title = Service of the decision
notices-tracking-open = You accepted to be served by e-mail. You are served when you press this button, and your terms run from the next business day.
notices-tracking-summoned = We sent you a summons. You may come, with your identity document, until { $day }. You get a full copy, free of charge.
notices-tracking-served = You were served on { $moment }. You may appeal until { $appeal }. If you do not, the decision is final on { $final }.
notices-tracking-served-no-appeal = You were served on { $moment }. No appeal to the company lies against this decision; it is final on { $final }.
notices-tracking-final = You were served on { $moment }. The decision is final since { $final }.
notices-access-title = Your decision is ready
notices-access-case = Filing number
notices-access-decision = Decision
notices-access-text = When you press "See the decision" you are served at that moment. We keep the date and the hour and give you a certificate. The term to appeal runs from the next business day.
notices-access-button = See the decision
notices-access-law = You accepted electronic notices and may withdraw that acceptance at any time (Ley 1437 de 2011, art. 56).
notices-access-served = You were served on { $moment }.
notices-access-appeal = You may appeal until { $appeal }. If you do not, the decision is final on { $final }.
notices-access-no-appeal = No appeal to the company lies against this decision. It is final on { $final }.
notices-access-read = Read the decision
notices-access-pdf = Download as PDF
notices-access-certificate = Certificate of service (PDF)
notices-board-title = Notices
notices-board-intro = Service to persons whose address we do not know. Each notice is posted five business days with a copy of the decision; the service is done at the end of the business day after it is taken down (Ley 1437 de 2011, art. 69).
notices-board-search = Search by number
notices-board-search-hint = The number of the notice or of your petition
notices-board-search-button = Search
notices-board-empty = No notices are posted today.
notices-board-not-found = There are no notices with the number { $number }.
notices-board-number = Notice
notices-board-for = For
notices-board-posted = Posted
notices-board-until = Until the end of
notices-board-copy = Copy
notices-board-hangs = Posted
notices-board-down = Taken down
notices-board-not-named = Not shown any more
notices-paper-dear = Dear
notices-paper-nobody = Petitioner without contact data
notices-paper-register = Automatic register of service
notices-paper-summons-subject = Summons for the personal service of decision { $number }
notices-paper-summons =
    We summon you to be served personally with decision **{ $number }** of { $day }, which answers your petition { $case } (Ley 1437 de 2011, article 68).

    You may come from tomorrow until **{ $until }** to { $office }. { $hours }

    Bring your identity document. If you cannot come, you may authorize somebody in writing; the authorization needs no personal presentation. You will get a full, authentic copy of the decision, free of charge.

    If you prefer, accept electronic service and you need not come.

    If you do not come within that term, you will be served by a posted notice, as article 69 of the same law orders.
notices-paper-aviso-subject = Service by notice of decision { $number }
notices-paper-aviso =
    {""}**Notice of { $day }.** By this notice you are served with decision **{ $number }** of { $decided }, issued by this company, which answers your petition { $case } (Ley 1437 de 2011, article 69). Personal service was not possible within the five days after the summons was sent.

    {""}**Appeals, before whom and within which term:** { $appeals }

    {""}**The service is deemed done at the end of the day after the delivery of this notice.** We count that day as a business day.

    A full copy of the decision goes with this notice. Its original is verified with the code { $code }.
notices-paper-publication =
    {""}**Notice of { $day }.** Decision **{ $number }** of { $decided }, issued by this company, which answers petition { $case }, is served (Ley 1437 de 2011, article 69). It is published because the whereabouts are unknown: { $ground }.

    {""}**Appeals, before whom and within which term:** { $appeals }

    This notice is posted on { $day } on the web page and at { $place }, and is taken down at the end of { $down }. **The service is deemed done at the end of the day after it is taken down.** That day is counted as a business day.

    A copy of the decision goes with this notice, without personal data that the public does not need (Ley 1581 de 2012, article 4). Its original is verified with the code { $code }.
notices-paper-posted-subject = Proof of posting of notice { $aviso }
notices-paper-posted =
    Notice **{ $aviso }**, with a copy of decision { $number } on petition { $case }, was posted on { $day } on the web page of the company and at { $place }. Ground: { $ground }.

    It stays posted until the end of { $down } (Ley 1437 de 2011, article 69).
notices-paper-taken-down-subject = Proof of taking down of notice { $aviso }
notices-paper-taken-down =
    Notice **{ $aviso }**, with a copy of decision { $number } on petition { $case }, was posted from { $day } and taken down at the end of { $down } (Ley 1437 de 2011, article 69).
notices-paper-visit-subject = Act of personal service of decision { $number }
notices-paper-visit =
    On { $moment } **{ $name }**, identified with { $document }, came as { $capacity } and was served personally with decision **{ $number }** of { $decided }, which answers petition { $case } (Ley 1437 de 2011, article 67).

    A full, authentic copy of the decision was handed over, free of charge; it is verified with the code { $code }.

    {""}**Appeals, before whom and within which term:** { $appeals }

    Signature of who is served: ______________________________
notices-paper-in-the-act =
    On { $moment } **{ $name }**, identified with { $document }, as { $capacity }, was told decision **{ $number }** of { $decided }, which answered in the act the verbal petition { $case }. This record is the personal service (Ley 1437 de 2011, article 67).

    The written decision is verified with the code { $code }.

    {""}**Appeals, before whom and within which term:** { $appeals }
notices-paper-access-subject = Certificate of electronic service of decision { $number }
notices-paper-access =
    Decision **{ $number }** of { $decided }, which answers petition { $case }, was made available to the person at the address { $email }, which they accepted for electronic service (Ley 1437 de 2011, article 56).

    {""}**Date and hour of access: { $moment }**, official time of Colombia, from the network address { $client }. The service was done that day.

    The decision is verified with the code { $code }.
refusal-notices-unknown = That notice does not exist.
refusal-notices-nothing-decided = The case has no signed decision. Sign it first.
refusal-notices-already-served = The person is served already. See how and when under "What was done".
refusal-notices-not-accepted = The person has not accepted electronic service. Send the summons.
refusal-notices-already-summoned = The summons was sent. Wait until it expires and go on with the notice.
refusal-notices-summons-runs = The person may still come until { $day }. The notice comes after that.
refusal-notices-summon-first = Send the summons first: an address is known.
refusal-notices-no-address = No address is known. Post the notice.
refusal-notices-already-posted = The notice was delivered or is posted already.
refusal-notices-ground-does-not-hold = That ground is not in the file. To post it, first write down that a letter came back, or deliver the notice at the address.
refusal-notices-in-the-future = That moment has not come. Write it down when it happens.
refusal-notices-before-decision = That is before the decision. Check the day.
refusal-notices-before-sending = That is before it was sent. Check the day.
refusal-notices-not-in-the-act = It only counts if the petition was verbal and answered on the day of the decision. Use the act of personal service.
refusal-notices-not-served = The person is not served yet. If they appealed, write down their implied conduct first.
refusal-notices-already-final = The decision is final already.
refusal-notices-same-appeals = It is written down like that. To correct it, choose the other option.
refusal-notices-appeal-in-course = There is an appeal against this decision in course. Decide it: if it does not lie, refuse it with reasons in «Appeals».
refusal-notices-changed-meanwhile = Somebody else acted, or a term passed, while you wrote. See how it stands now; what you wrote is still here.
refusal-notices-result-known = That attempt has its result already.
refusal-notices-bad-result = Choose what happened.
refusal-notices-bad-text = Fill this in; it must not be too long.
refusal-notices-bad-day = Write the day.
refusal-notices-bad-email = That is no e-mail address.
