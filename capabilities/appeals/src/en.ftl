# Appeals
appeals-nav = Appeals
appeals-list-title = Appeals
appeals-list-intro = From the first one due to the last. Each says what its next step is.
appeals-tabs-label = Stage
appeals-tab-open = Open
appeals-tab-over = Over
appeals-list-empty = There are no appeals here
appeals-list-empty-text = When somebody appeals against a decision, it appears in this list with its term.
appeals-list-since = Since { $day }
appeals-column-number = Filing number
appeals-column-person = Person
appeals-column-decision = Decision
appeals-column-filed = Filed
appeals-column-state = Stage
appeals-column-due = Due
appeals-reserved = Identity withheld
appeals-anonymous = Anonymous
appeals-no-decision = No decision named

appeals-state-to-admit = To be admitted
appeals-state-to-decide = To be decided
appeals-state-refused = Refused
appeals-state-to-remit = To be sent
appeals-state-with-superintendence = With the Superintendence
appeals-state-to-execute = To be carried out
appeals-state-closed = Over
appeals-state-withdrawn = Withdrawn
appeals-kind-reconsideration = Reconsideration
appeals-kind-subsidiary = Reconsideration and, in subsidy, appeal

# The sheet of an appeal
appeals-sheet-title = Appeal { $number }
appeals-back = All appeals
appeals-due = Due { $day }
appeals-open-case = Open the case
appeals-next = Next step
appeals-next-decision = Say which decision this appeal attacks: the person did not name it.
appeals-next-check = Look at the requirements and decide whether it is admitted. An appeal in time keeps the decision from being final until it is decided.
appeals-next-sign-refusal = The draft of the letter of refusal is in the case. Read it and send it to be signed: a second person signs it.
appeals-next-answer = Write the decision of the appeal in the case and send it to be signed. If it is not decided in time, silence is positive (Ley 142 de 1994, art. 158).
appeals-next-refused = The person may attack the refusal before the Superintendence. If the company learns that they did, write it down here.
appeals-next-remit = Send the complete file to the Superintendence. It is put together by itself, with its index and fingerprints.
appeals-next-remit-alarm = This file should be with the Superintendence already. Send it today.
appeals-next-result = The Superintendence has the file. When it decides, write down the result and attach the resolution.
appeals-next-queja = The Superintendence studies the appeal against the refusal. When it decides, write down the result.
appeals-next-execution = Carry out what was decided and write down the proof.
appeals-next-none = Nothing is left to do.
appeals-steps = The way of this appeal
appeals-attacked = Decision under appeal
appeals-attacked-outgoing = Decision
appeals-attacked-case = Case
appeals-attacked-notice = Notice
appeals-notice-window = Notified on { $day }. The term to appeal ends on { $until }.
appeals-notice-open = Not notified yet.
appeals-reasons = Reasons
appeals-checklist = Requirements
appeals-write-answer = Write the decision
appeals-check-anew = Change what was decided about the admission

appeals-decision-number = Filing number of the case that was decided
appeals-decision-number-hint = The number with which the petition came in, not that of the answer.
appeals-name-decision = Name the decision

appeals-check-in-time = In time
appeals-check-in-time-hint = Within the days after the notice.
appeals-check-standing = Filed by the person concerned
appeals-check-standing-hint = Or by who represents them. No lawyer and no personal presentation are needed (Ley 142 de 1994, art. 154).
appeals-check-reasons = Says why they do not agree
appeals-check-reasons-hint = Concrete reasons. No legal language is needed.
appeals-check-evidence = Asks for or brings evidence
appeals-check-evidence-hint = Without it the appeal is admitted all the same.
appeals-check-address = Has name and address
appeals-check-address-hint = A postal address or an e-mail to answer to.
appeals-met = Met
appeals-not-met = Not met
appeals-not-looked = Not looked at
appeals-note = Note
appeals-payment = Payment of what is not disputed
appeals-payment-hint = Written down as a fact. It never stops an appeal by itself (sentence C-558 of 2001).
appeals-payment-undisputed = Paid what is not disputed
appeals-payment-average = Paid the average of the last five periods
appeals-payment-not-needed = Does not apply: no bill is disputed or nothing is owed
appeals-payment-not-shown = Showed no payment
appeals-admit = Admit the appeal
appeals-refuse = Refuse the appeal
appeals-refuse-hint = A refusal leaves the draft of a reasoned letter in the case, which a second person signs.

appeals-how = How it is sent
appeals-how-hint = For instance: system of the Superintendence, number 20265290001234.
appeals-remit = Send the file
appeals-remitting = Putting the file together…
appeals-remit-hint = Takes an outgoing number, closes the file with its index and sends the person a copy of the letter.
appeals-remitted-on = Sent on { $day } with letter { $number }
appeals-remitted-how = Sent by { $name }: { $how }
appeals-download-letter = Letter (PDF)
appeals-download-file = File (PDF)
appeals-download-archive = Every document (ZIP)
appeals-download-index = Index (CSV)
appeals-index-order = No.
appeals-index-document = Document
appeals-index-day = Date
appeals-index-sheets = Sheets
appeals-index-hash = SHA-256 fingerprint

appeals-outcome = What the Superintendence decided
appeals-outcome-queja = What the Superintendence decided about the refusal
appeals-outcome-upheld = Upheld
appeals-outcome-modified = Modified
appeals-outcome-revoked = Revoked
appeals-outcome-refused = Refused
appeals-outcome-returned = File returned
appeals-result-number = Number of the resolution
appeals-result-on = Date of the resolution
appeals-result-served-on = Date on which it was notified
appeals-result-served-hint = The decision under appeal is final on the day after (CPACA, art. 87).
appeals-result-note = What it orders, or why it comes back
appeals-result-note-hint = What the company has to do, in one sentence.
appeals-result-file = Resolution as PDF or photograph
appeals-record-result = Write down the result
appeals-results = Result and execution
appeals-result-served = Notified on { $day }.
appeals-result-download = Download the resolution

appeals-queja-on = Date on which it was filed there
appeals-queja-number = Number that the Superintendence gave it
appeals-record-queja = Write it down

appeals-execution-on = Date on which it was carried out
appeals-execution-note = What was done
appeals-execution-note-hint = For instance: $ 124.300 were taken off the bill of January.
appeals-execution-file = Proof as PDF or photograph
appeals-record-execution = Write down the execution
appeals-executed-on = On { $day }, according to { $name }.
appeals-execution-download = Download the proof

appeals-said-named = The decision is named.
appeals-said-admitted = Appeal admitted. The decision is still to be written and signed.
appeals-said-refused = The refusal is kept. The letter is in the case, ready to be read and signed.
appeals-said-remitted = File sent. Download it below.
appeals-said-queja = Written down.
appeals-said-resolved = Result written down.
appeals-said-executed = Execution written down.

# The steps
appeals-step-filed = Filed
appeals-step-admission = Admission
appeals-step-decision = Decision of the company
appeals-step-queja = Appeal against the refusal
appeals-step-remittal = Sending of the file
appeals-step-superintendence = Decision of the Superintendence
appeals-step-execution = Execution
appeals-step-final = Decision final
appeals-step-withdrawn = The person withdrew
appeals-step-reclassified = It was no appeal
appeals-step-reclassified-on = It was classified as something else on { $day }. The decision is final as if nobody had appealed (CPACA, art. 87).
appeals-note-reclassified = The case was classified as something other than an appeal. The appeal against the decision { $decision } was closed and no longer stops its firmness (CPACA, art. 87).
appeals-note-classified-again = The case was classified again as an appeal against the decision { $decision }. Its requirements have to be looked at anew (CPACA, art. 77).
appeals-step-on = On { $day }
appeals-step-admission-wait = We look at the requirements.
appeals-step-admitted = Admitted on { $day }.
appeals-step-refused = Refused on { $day }. The letter explains why.
appeals-step-decided = { $what } on { $day }.
appeals-step-served = Notified on { $day }.
appeals-step-decide-by = The company decides no later than { $day }.
appeals-step-queja-until = You may file it until { $day }.
appeals-step-queja-filed = Filed on { $day } with number { $number }.
appeals-step-remit-by = The company sends it no later than { $day }.
appeals-step-remitted = Sent on { $day } with letter { $number }.
appeals-step-result = { $what } on { $day }.
appeals-step-final-on = Since { $day }.
appeals-response-granted = Granted
appeals-response-partly_granted = Partly granted
appeals-response-denied = Denied
appeals-response-upheld = Upheld
appeals-response-modified = Modified
appeals-response-revoked = Revoked
appeals-response-inadmissible = Refused
appeals-response-archived = Archived
appeals-response-referred = Referred to the competent body
appeals-response-silence = Granted by positive silence

appeals-time-unknown = Unknown: no decision is named.
appeals-time-before = In time: it was filed before the notice (CPACA, art. 72).
appeals-time-in = In time: filed on business day { $day } of a term that ended on { $until }.
appeals-time-out = Out of time by { $days ->
    [one] one business day
   *[other] { $days } business days
  }: the term ended on { $until }.
appeals-warning-late = The term to appeal is over. The appeal is filed and the company will say whether it admits it.
appeals-warning-not-named = The law does not name this decision among those that can be appealed. The appeal is filed and the company will say whether it admits it (Ley 142 de 1994, art. 154).
appeals-warning-of-appeal = The decision of an appeal has no other appeal before the company. It is filed and the company will answer.
appeals-warning-again = There is an open appeal against this decision already.
appeals-warning-anonymous = An appeal needs name and address. Write them into the reasons so that it can be admitted.

# Panels
appeals-panel-title = Appeals
appeals-panel-against = Against the decision
appeals-panel-until = It can be appealed until { $day }.
appeals-panel-file = File an appeal for the person
appeals-tracking-title = Where your appeal is
appeals-tracking-letter = Letter with which we sent the file (PDF)
appeals-tracking-filed = Your appeal
appeals-tracking-filed-text = Until it is decided, this answer is not final and we do not suspend your service for what you dispute.
appeals-tracking-ask = You do not agree with this answer?
appeals-tracking-explain = You may ask us to look at it again and, if we do not give you everything you ask for, the Superintendence of Public Services to decide. It is free and you need no lawyer.
appeals-tracking-until = You have until { $day }.
appeals-tracking-over = The term ended on { $day }.
appeals-tracking-open = The term begins when we notify you of the answer, but you may do it already.
appeals-tracking-button = Ask for reconsideration and appeal
appeals-tracking-late = File the appeal all the same

# Filing an appeal
appeals-file-title = Ask for the answer to be looked at again
appeals-file-back = Back to my case
appeals-file-intro = We filled in what we know. You only have to tell us why you do not agree.
appeals-file-against = Appeal against
appeals-file-about = Subject
appeals-file-when = Term
appeals-file-reply = We will answer
appeals-file-decision = Answer { $number } of { $day }
appeals-file-until = Until { $day }
appeals-file-until-open = The term begins when we notify you of the answer. You may file it already.
appeals-file-reply-email = To the e-mail { $to }
appeals-file-reply-letter = To the address { $to }
appeals-file-reply-pickup = In the service hall
appeals-file-reply-page = On this page, with your filing number
appeals-file-which = Who shall decide?
appeals-file-both = The company and, if it does not give me everything, the Superintendence
appeals-file-both-hint = It is called reconsideration and, in subsidy, appeal. It is the most complete: the Superintendence can only decide if you ask for it now.
appeals-file-one = Only the company
appeals-file-one-hint = It is called reconsideration. You will not be able to ask the Superintendence later.
appeals-file-reasons = Why do you not agree?
appeals-file-reasons-hint = In your own words: what is wrong in the answer and what you ask for. If there is evidence that we should look at, tell us which.
appeals-file-free = An appeal is free, needs no lawyer, and you do not have to pay what you dispute.
appeals-file-send = File the appeal
appeals-file-no = Do not file it
appeals-sending = Sending…
appeals-files-label = Evidence (if you have any)
appeals-files-hint = Photographs, PDF or recordings. Up to { $max } files of 10 MB.
appeals-files-shrunk = Photograph made smaller so that it uploads faster
appeals-files-remove = Remove
appeals-files-big = Larger than 10 MB
appeals-office-title = Appeal for the person
appeals-office-channel = How did it arrive?
appeals-office-no-channel = Say how the appeal arrived.
appeals-office-received = Hour of the receipt on paper
appeals-office-received-hint = Only for what arrived in writing before now: the hour of the stamp. The term is counted from there.
appeals-office-bad-hour = Write an hour that has passed, within the last year.
appeals-office-reasons = Reasons
appeals-office-reasons-hint = What the person says, in their words. If it is spoken, read it to them before you file it.
appeals-office-representative = Who acts for the person (if somebody does)
appeals-door-counter = In the service hall
appeals-door-telephone = By telephone
appeals-door-written = Written on paper
appeals-door-email = By e-mail

# Mails
appeals-mail-remittal-subject = We sent your appeal { $number } to the Superintendence
appeals-mail-remittal = Good day:

    On { $day } we sent the complete file of your appeal { $number } to the Superintendencia de Servicios Públicos Domiciliarios, with letter { $outgoing }. Now it decides.

    A copy of the letter is attached. You can see where your appeal is at { $link }

    { $company }

# Refusals
refusal-appeals-unknown = We do not find that appeal.
refusal-appeals-nothing-decided = This petition has no answer yet, so there is nothing to appeal against. You may add information to the case.
refusal-appeals-no-decision-named = First say which decision the appeal attacks.
refusal-appeals-decision-named = The decision under appeal is named already.
refusal-appeals-admission-over = The admission cannot be changed any more: the answer of the appeal is signed.
refusal-appeals-not-looked = A requirement was not looked at. Mark whether it is met or not.
refusal-appeals-no-reason = Write why it is not met: the letter has to say it.
refusal-appeals-must-refuse = It cannot be admitted while this requirement is not met. Mark it as met, or refuse the appeal.
refusal-appeals-nothing-fails = It cannot be refused: every requirement for which the law allows a refusal is met.
refusal-appeals-nothing-to-remit = There is no file to send: no subsidiary appeal was asked for, everything was granted, or the decision is not signed.
refusal-appeals-already-remitted = The file was sent already. If the Superintendence returns it, write that down first.
refusal-appeals-not-with-superintendence = The Superintendence does not have this appeal: there is no result to write down.
refusal-appeals-outcome-does-not-fit = That result is not possible now. A refusal under attack is upheld, revoked or refused.
refusal-appeals-no-refusal = Only the refusal of a subsidiary appeal can be attacked there.
refusal-appeals-nothing-to-execute = There is nothing to carry out in this appeal.
refusal-appeals-changed-meanwhile = Somebody changed this appeal while you had it open. See how it is now; what you wrote is still here.
refusal-appeals-unknown-officer = A person does this with an account of their own.
refusal-appeals-bad-text = This text is missing or too long.
refusal-appeals-bad-day = That date cannot be: see that it is today or before and follows the order of the facts.
refusal-appeals-not-chosen = Choose one of the options.
refusal-appeals-no-term = The calendar does not reach far enough to count that term.
