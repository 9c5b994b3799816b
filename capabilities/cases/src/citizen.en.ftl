# The pages of people: home, form, receipt, follow-up.
cases-menu-file = File a request
cases-menu-look-up = Track a request

# Home
cases-home-title = Citizens' service
cases-home-heading = What happened with your service?
cases-home-lead = Tell us in less than five minutes. We give you a filing number and a date for the answer.
cases-home-file = File a request or complaint
cases-home-deadlines = How long do they have to answer me?
cases-home-look-up-label = Track a request
cases-home-look-up = Already filed? See how it is going
cases-home-look-up-hint = The number is on your receipt. For example: 2026-EN-004817
cases-home-verify = Did you get a document from us?
cases-home-verify-text = Check that it is genuine with the code that is printed on it.
cases-home-verify-link = Verify a document
cases-home-topics = Choose what is happening to you
cases-home-more = It is something else: start from the beginning
cases-home-talk = You can also talk to a person
cases-home-phone-text = We attend to you and, if you wish, file your request for you.
cases-home-call = Call { $phone }
cases-home-hall = Service room
cases-home-mail = E-mail
cases-home-mail-text = What comes by e-mail gets a filing number too.
cases-home-mail-write = Write an e-mail
cases-home-everybody = Service for everybody
cases-home-sign-text = With an interpreter of the Relay Center
cases-home-letters = Larger letters
cases-home-letters-text = 125 % and 150 %
cases-home-contrast = High contrast
cases-home-contrast-text = Black on white
cases-home-keyboard = With a keyboard or a screen reader
cases-home-keyboard-text = Everything can be done without a mouse
cases-figures-title = How we are doing this month
cases-figures-filed = Requests received
cases-figures-on-time = Answered in time
cases-figures-median = Business days that we take: half of the answers took less

# Form
cases-back = Back to the step before
cases-back-to-review = Back to the review
cases-step-of = Step { $n } of 5
cases-step-done = { $step }: done
cases-step-now = { $step }: current step
cases-continue = Continue
cases-saving = Saving…
cases-sending = Sending…
cases-save-for-later = Save and go on later
cases-draft-saved = Draft saved on this phone at {"{"}hora{"}"}
cases-discard = Erase what I have written
cases-change = Change
cases-optional = (optional)
cases-stub-title = Your request so far
cases-stub-empty = Here you will see what you say and until when we have to answer you.
cases-promise-before = If you send it today, we answer no later than
cases-promise-why = That is { $term }. The law says so: { $law }.
cases-silence-positive = If we do not answer in time, it is taken as resolved in your favor.
cases-kind = Kind
cases-service = Service
cases-account = Contract
cases-place = Address or place
cases-bill = Bill of
cases-cause = Reason
cases-files = Files
cases-body = What happened
cases-reply = Answer
cases-identity = Who asks
cases-phone = Telephone
cases-representative = On behalf of
cases-needs = Support
cases-consents = Authorizations

cases-what-title = What do you need?
cases-what-legend = Choose what comes closest
cases-what-cause = You started with “{ $cause }”.
cases-need-claim = Dispute the bill
cases-need-claim-hint = A charge, a reading or an amount with which you disagree.
cases-need-complaint = Complain about the service or the attention
cases-need-complaint-hint = No water, a leak, the collection or how you were treated.
cases-need-petition = Ask for something to be done
cases-need-petition-hint = A connection, a visit, a change, a payment plan.
cases-need-information = Ask for information or a document
cases-need-information-hint = Copies, certificates, or how something is done.
cases-need-appeal = Appeal against an answer
cases-need-appeal-hint = We answered and you disagree. You have 5 business days from the notice.
cases-need-suggestion = Give an idea
cases-need-suggestion-hint = Something that we could do better.
cases-need-compliment = Praise
cases-need-compliment-hint = Somebody attended you well or something went well.
cases-need-wrongdoing = Report wrongdoing
cases-need-wrongdoing-hint = An employee or contractor asked for money or favors, or did something illegal. You may do it without saying who you are.

cases-service-title = Which service and contract?
cases-service-legend = Which service is it about?
cases-service-water-hint = The water that comes to your home
cases-service-sewerage-hint = Waste water, the sewers and their lids
cases-service-waste-hint = Collection, sweeping and pruning
cases-service-none = None of these, or I do not know
cases-service-none-hint = We find out for you
cases-account-label = Contract or account number
cases-account-hint = It is at the top of your bill, next to the address. You may leave it empty.
cases-account-none = I do not have it, or it is not about my home
cases-place-label = Where is it?
cases-place-hint = Write the address, the neighborhood or a landmark. For example: calle 14 n.º 9-31, La Esmeralda.
cases-bill-label = Which date has the bill that you dispute?
cases-bill-hint = If more than five months have passed we receive and answer it all the same, but the law limits what we can correct.

cases-story-title = What happened?
cases-body-label = Tell us what happened
cases-body-hint-claim = Say which charge you do not understand and what you expect from us. Do not write passwords or card details.
cases-body-hint-complaint = Say what happened, where and since when, and what you expect from us.
cases-body-hint-petition = Say what you ask for and why.
cases-body-hint-information = Say which information or document you need, and of which dates.
cases-body-hint-appeal = Say against which answer it is (its number and date) and why you disagree. You may ask for reconsideration and, in subsidy, appeal.
cases-body-hint-suggestion = Tell us your idea.
cases-body-hint-compliment = Tell us whom or what you want to praise.
cases-body-hint-wrongdoing = Say what happened, when, where and who was there. You need not give your name.
cases-body-hint-consultation = Say what you want to know.
cases-cause-claim = Which charge do you dispute?
cases-cause-other = Which one comes closest?
cases-more-causes = See other reasons
cases-files-label = Photos or files
cases-files-take = Take a photo or choose files
cases-files-hint = Up to { $max } files of 10 MB: photos, PDF, documents, audio
cases-files-shrunk = made smaller to save data
cases-files-remove = Remove
cases-files-big = The photo is {"{"}mb{"}"} MB. The limit is {"{"}max{"}"} MB
cases-files-too-many = You can send up to { $max } files. Remove one.
cases-files-lost = Your draft no longer had the files. We received your request without them; you can add them on the page of your case.

cases-reply-title = How do we answer you?
cases-reply-legend = How do you want the answer?
cases-reply-by-email = E-mail
cases-reply-by-email-hint = It comes as soon as it is signed
cases-reply-by-letter = A letter to my home
cases-reply-by-letter-hint = By post, to the address that you write
cases-reply-by-pickup = I fetch it at the service room
cases-reply-by-pickup-hint = With your identity document and the filing number
cases-reply-by-page = On this page
cases-reply-by-page-hint = With the filing number and the code of your receipt
cases-email-label = Your e-mail address
cases-email-hint = We send the receipt here too
cases-address-label = Your address
cases-address-hint = Only if you want a letter
cases-identity-legend = May we know who you are?
cases-identity-named = Yes, with my details
cases-identity-named-hint = We can call you and look up your contract
cases-identity-reserved = With reserved identity
cases-identity-reserved-hint = We know who you are, but only those who handle your request see it
cases-identity-anonymous = Anonymously
cases-identity-anonymous-hint = We keep nothing about you. You can read the answer only here, with the number and the code of the receipt; if you lose them we cannot find it
cases-name-label = Full name
cases-name-hint = Yours, or the company's if you write for it
cases-document-type = Type of document
cases-document-none = I prefer not to say
cases-document-label = Document number
cases-document-hint = Optional. With its last 4 digits you can track your request
cases-phone-label = Mobile or telephone
cases-phone-hint = Optional. To ask you if something is not clear
cases-representative-open = I write on behalf of somebody else
cases-representative-label = On behalf of whom?
cases-representative-hint = If it is an appeal, attach the power of attorney in the step before
cases-needs-open = I need support to be attended
cases-needs-legend = Which support do you need?
cases-consents-legend = Authorizations
cases-consents-hint = They are voluntary. If you tick none we file and answer your request all the same.
cases-consent-electronic = I accept to be notified by e-mail
cases-consent-electronic-hint = Terms run from when the message reaches your mailbox (CPACA, art. 56)
cases-consent-survey = I accept to be asked how it went

cases-review-title = Look it over and send it
cases-review-anonymous = Your request is anonymous. Keep the number and the code that we give you: without them nobody, not even we, can know that it is yours.
cases-review-privacy = We use this data only to answer you, as the law orders. You can ask us to correct it, or to erase it when the procedure is over (Ley 1581 de 2012).
cases-send = Send my request
cases-warning-old-bill = The bill is more than five months old. We receive and answer your claim all the same, but the law limits what we can correct (Ley 142 de 1994, art. 154).

cases-saved-title = We kept what you have
cases-saved-text = You can go on with this device whenever you like, or open this address on another one. We keep it { $days } days. Give it to nobody: whoever opens it sees what you wrote.
cases-discard-title = Erase what you have written?
cases-discard-text = Your answers and your files are erased. What you filed before does not change.
cases-discard-yes = Yes, erase
cases-no-draft-title = Nothing is kept
cases-no-draft-text = There is no unfinished request on this device. If you had an address to go on, it was used or seven days have passed.
cases-start = Start a request
cases-go-on = Go on with my request
cases-copy-link = Copy the address
cases-copied = Copied

# Receipt
cases-receipt-title = We received your request
cases-receipt-heading = Receipt of filing
cases-receipt-number = Your filing number
cases-receipt-filed = Received
cases-receipt-who = In the name of
cases-receipt-anonymous = Anonymous person
cases-receipt-reserved = Reserved identity
cases-receipt-due = We answer no later than
cases-receipt-term = That is { $term } from the day after, by { $law }.
cases-receipt-qr = QR code to verify this receipt
cases-receipt-code-text = Show this code at the service room, or scan it to verify the receipt.
cases-receipt-code = Verification code:
cases-receipt-mailed = We sent this receipt to { $to }, and there you will get the answer.
cases-receipt-letter = The answer will reach you by letter at { $to }. Download this receipt.
cases-receipt-pickup = You can fetch the answer at the service room. Download this receipt.
cases-receipt-page = You can read the answer on this page. Download this receipt and keep the number and the code.
cases-receipt-pdf = Download receipt (PDF)
cases-receipt-follow = See how it is going
cases-receipt-share = Share
cases-receipt-next = What comes next
cases-receipt-keep = Keep the address of this page: it brings you back to your request without typing anything. Do not share it with people who should not read it.
cases-next-received = Received today
cases-next-received-service = Until we decide you need not pay the amount that you dispute, and we do not cut the service because of it.
cases-next-received-other = Your request has its number and its date.
cases-next-study = Study
cases-next-study-text = If something is missing or a visit is needed, we tell you before.
cases-next-answer = Written answer
cases-next-answer-text = No later than { $day }.
cases-next-appeal = If you disagree
cases-next-appeal-text = You have 5 business days to ask for reconsideration and, in subsidy, appeal. It is free and you need no lawyer.
cases-warning-unknown-account = We did not find that contract number. We received your request all the same; if it was mistyped, tell us on the page of your case.
cases-warning-phone = We could not read the telephone that you wrote. We received your request all the same; if you want to be called, write it on the page of your case.

# Follow-up
cases-tracking-title = Filing number { $number }
cases-tracking-renewed = Your case has news. The page was renewed.
cases-tracking-heading = How your request is going: { $kind }
cases-tracking-law = The law says so: { $law }.
cases-state-received = Received
cases-state-in-study = Being studied
cases-state-answered = Answered
cases-state-withdrawn = Withdrawn
cases-state-referred = Sent to the competent body
cases-state-archived = Archived
cases-state-awaiting-person = We are waiting for something from you
cases-gauge = Legal term: business day { $n } of { $total }
cases-gauge-filed = Filed on { $day }
cases-gauge-due = Due on
cases-answer-title = Answer of { $day }
cases-answer-number = Number { $number }.
cases-answer-read = Read it here
cases-answer-pdf = Download the answer (PDF)
cases-answer-next = You disagree? You can ask for reconsideration and, in subsidy, appeal, free and without a lawyer. If you got the answer on the day it was signed, you have until { $day }; if you got it later, the 5 business days run from then.
cases-letter-facts = Facts
cases-letter-evidence = Evidence
cases-letter-decision = Decision
cases-letter-appeals = Appeals
cases-result-granted = We grant what you asked
cases-result-partly-granted = We grant a part
cases-result-denied = We do not grant it
cases-result-upheld = We uphold the decision
cases-result-modified = We change the decision
cases-result-revoked = We revoke the decision
cases-result-inadmissible = Inadmissible
cases-result-archived = Archived
cases-story-heading = What has happened
cases-story-petition = Received
cases-story-information = You wrote
cases-story-answer = We answered
cases-story-withdrawal = You withdrew the request
cases-story-assignment = It went to the person who handles it
cases-story-classification = We classified it
cases-story-signature = Under review
cases-story-note = In progress
cases-story-files = { $n ->
    [one] With 1 file.
   *[other] With { $n } files.
 }
cases-story-pending = Answer
cases-story-pending-text = No later than { $day }
cases-write-title = Write to us about this case
cases-write-label = What do you want to add?
cases-write-hint = It is added to your request; the date of the answer does not change.
cases-write-send = Send
cases-information-added = We received what you added.
cases-withdraw = Withdraw the request
cases-withdraw-title = Withdraw your request?
cases-withdraw-text = If you withdraw request { $number } we stop handling it and there will be no answer. You may ask for the same again whenever you like (CPACA, art. 18).
cases-withdraw-reason = Why do you withdraw it? (optional)
cases-withdraw-reason-hint = It helps us to improve.
cases-withdraw-yes = Yes, withdraw
cases-withdraw-no = No, go on with the request
cases-withdraw-closed = This request is over: there is nothing to withdraw.
cases-withdrawn = We withdrew your request.
cases-back-to-case = Back to the request

# Look-up
cases-look-up-title = See how it is going
cases-look-up = Look up
cases-look-up-number = Filing number
cases-look-up-number-hint = It is on your receipt. For example: 2026-EN-004817
cases-look-up-proof = Verification code, or last 4 digits of the identity document
cases-look-up-proof-hint = The code is on the receipt, next to the QR
cases-look-up-not-found = We did not find that number with that code. Check both: they are on your receipt. If you do not have it, call us.

# Mails
cases-mail-draft-subject = Go on with your request whenever you like
cases-mail-draft =
    We kept what you have written. To go on, open this address within { $days } days:

    { $link }

    Whoever opens that address sees what you wrote: do not share it. If you did not ask for this mail, do nothing.
cases-mail-receipt-subject = We received your request { $number }
cases-mail-receipt =
    We received your request.

    Filing number: { $number }
    Received: { $filed }
    Kind: { $kind }
    Verification code: { $code }

    We answer no later than { $due }. That is { $term }, by { $law }. { $silence }

    Follow your request and download the receipt here:
    { $link }

    That address is only for you: whoever opens it sees your request.

    { $company }
cases-mail-answer-subject = Answer to your request { $number }
cases-mail-answer =
    We answered your request { $number }. The answer, with number { $outgoing } and date { $day }, is attached as PDF.

    To check that it is genuine use this verification code: { $code }

    You can also read it here, and there we tell you what you can do if you disagree:
    { $link }

    { $company }
cases-mail-answer-electronic =
    We answered your request { $number } with decision { $outgoing } of { $day }.

    You accepted to be notified by e-mail. Open it here and press "See the decision"; you are notified at that moment and the time to appeal begins to run:
    { $link }

    To verify that the decision is authentic use this code: { $code }

    { $company }
cases-mail-withdrawal-subject = We withdrew your request { $number }
cases-mail-withdrawal =
    As you asked, we withdrew your request { $number } and stopped handling it. You may ask for the same again whenever you like.

    If you did not ask for this, call us.

    { $company }
cases-need-habeas_query = Ask which of my data you keep
cases-need-habeas_query-hint = What the company keeps about you, or a copy. We answer in ten business days.
cases-need-habeas_claim = Correct or delete my data
cases-need-habeas_claim-hint = Some data of yours is wrong, superfluous, or you do not want us to use it. We answer in fifteen business days.
cases-body-hint-habeas_query = Say which data you want to know.
cases-body-hint-habeas_claim = Say which data, what is wrong with it and what you want us to do.
cases-body-hint-authority = Say what is asked.
cases-body-hint-congress = Say what is asked.
cases-body-hint-control = Say what is asked.
cases-bill-number = Number of the bill
cases-disputed = Disputed amount
cases-bill-number-label = Number of the bill
cases-bill-number-hint = It is at the top of your bill. You may leave it blank.
cases-disputed-label = Which amount do you dispute?
cases-disputed-hint = Only what you do not agree with, in pesos. For example: $ 184.300. If you leave it blank we take it to be the whole bill. While we answer, that amount is not charged and the service is not cut for it.
cases-story-answer-verbal = We answered you aloud
cases-tracking-transfer = Another body sent us your request: { $what } The term runs from the business day after it reached us (CPACA, art. 21).
cases-mail-at-once-subject = Record of your request { $number }, already answered
cases-mail-at-once =
    Your request { $number } was spoken and we answered it in the act. The record says what you asked and what we answered.

    See it here: { $link }
    Verification code: { $code }

    { $company }
cases-receipt-answered = We answered you at once:
