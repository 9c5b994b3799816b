# Settings, the company's data, first start and pages of the law
company-nav = Settings
company-save = Save changes
company-saved = Your changes are saved.

# First start
company-set-up-title = Set up your company
company-set-up-intro = It takes about ten minutes and is done once. Everything that you write here can be changed later in Settings.
company-set-up-code = 1. The code of the console
company-set-up-company = 2. Your company
company-set-up-brand = 3. Your colors
company-set-up-closures = 4. Days without service
company-set-up-closures-text = Sundays and national holidays are already there. Add only the days on which an act of the company suspends terms. If there are none, go on.
company-set-up-person = 5. You
company-set-up-create = Create the company
company-created = Your company is ready. Log in with the address and the password that you just chose.
company-created-nit = Your company is ready. Log in with the address and the password that you just chose, and check the NIT in Settings: its check digit does not fit.
company-exists = The company had been created before. Log in with your account.
company-code = Code
company-code-hint = Twelve letters and digits that appeared on the console when the program started, for instance ABCD-2345-WXYZ.
company-person-name = Your full name
company-person-title = Your position
company-person-title-hint = As you sign letters. It may stay empty.
company-person-login = E-mail or user name to log in
company-person-login-hint = With an e-mail address you can recover the password yourself.
company-person-attends = I will attend cases too
company-person-attends-hint = Besides administering, you may answer, sign and assign cases. It can be changed later.
company-person-password = Password
company-person-password-hint = At least 10 characters. Several words in a row are easy to remember and hard to guess. It comes last because we never show it again.
company-person-repeated = The password again

# The company's data
company-profile-title = Company data
company-profile-intro = They appear on the pages, on receipts and on letters.
company-legal-name = Legal name
company-legal-name-hint = As on the certificate: Aguas de Miraflor S.A.S. E.S.P.
company-short-name = Short name
company-short-name-hint = The one of the header. If it stays empty, we use the legal name.
company-nit = NIT
company-nit-hint = With its check digit, for instance 800.000.000-2.
company-nit-doubt = The check digit of that NIT should be { $digit }. Look it up in the RUT; if it is right so, you may go on.
company-services = Services provided
company-tagline = Line below the name
company-tagline-hint = If it stays empty, we show the services.
company-place = Municipality of the seat
company-place-hint = Write its name; if several have the same, add the department.
company-place-search = Look for the municipality
company-place-choose = Which of these?
company-place-found = Municipality: { $place }
company-address = Address
company-address-hint = Street and number of the office for citizens.
company-hours = Office hours
company-hours-hint = For instance: Monday to Friday, 7:00 a.m. to 4:30 p.m.
company-phones = Telephones
company-phones-hint = The first one is shown most. Leave rows that you do not need empty.
company-phone = Telephone { $n }
company-phone-label = What number { $n } is for
company-email = E-mail for citizens
company-email-hint = The one that we publish and from which messages go out.
company-court-email = E-mail for judicial notices
company-court-email-hint = It may stay empty.
company-data-email = E-mail for personal data
company-data-email-hint = If it stays empty, it is the one for citizens.
company-mail-from = E-mail that sends the messages
company-mail-from-hint = If it stays empty, it is the one for citizens. Your mail server must allow it.
company-website = The company's own site
company-website-hint = For instance: www.miraflor.example
company-legal-note = What the company adds to “Your rights”
company-legal-note-hint = For instance the number of the uniform contract. It may stay empty.

# Brand
company-brand-title = Brand
company-brand-intro = One or two colors. All others come from them, and we check that everything can be read.
company-main-color = Main color
company-main-color-hint = The one of buttons and links.
company-accent-color = Calling color
company-accent-color-hint = The one of the most important button.
company-brand-preview = See how they look
company-brand-proposal = The nearest ones that everybody can read are { $main } and { $accent }.
company-brand-take = Use these colors
company-govco = Show the blue GOV.CO bar
company-govco-hint = For companies obliged by Resolución MinTIC 1519 de 2020.
company-swatch-alt = Sample of the colors: header, main button, calling button and link
company-swatch-heading = Your company
company-swatch-button = Continue
company-swatch-call = File
company-swatch-link = Look up my filing

# Deadlines
company-calendar-title = Deadlines and calendar
company-calendar-intro = How the company counts days. National holidays are already there.
company-calendar-open-cases = A change counts for what is filed from now on. Open cases keep the date with which they were computed.
company-counting = How days are counted
company-reading = What comes after closing time or on a day off
company-reading-strict = Counts from its date
company-reading-strict-hint = The hour does not matter. It is the safest reading.
company-reading-deferred = Counts as received on the next business day
company-reading-deferred-hint = Only if a regulation of the company orders it.
company-regulation = Number of the regulation
company-regulation-hint = For instance: Resolución 012 de 2026.
company-closing-time = Closing time
company-closing-time-hint = Time of Colombia.
company-saturday = Saturday is a business day
company-saturday-hint = Only if the legal office decided so.
company-closures = Days without service
company-closures-none = There are none besides Sundays and holidays.
company-closure = Day { $n }
company-closure-new = Add a day
company-closure-day = Date
company-closure-act = Act that orders it
company-closure-act-hint = For instance: Resolución 045 de 2026.
company-closure-reason = Reason
company-closure-terms = Terms
company-closure-stops = Do not run
company-closure-runs = Run
company-closure-suspends = The act suspends terms
company-closure-suspends-hint = A closed door is not enough: without an act, terms go on.
company-closure-add = Add
company-closure-remove = Remove

# Filing numbers
company-numbers-title = Filing numbers
company-numbers-intro = The series of this year does not change. What you save here counts for the series that begins next year.
company-numbers-next = So they will look
company-shape = Shape of the number
company-shape-hint = With the parts {"{"}year{"}"}, {"{"}class{"}"} and {"{"}seq:6{"}"} (6 is the number of digits), separated by hyphens, dots or slashes.

# Index of settings
company-settings-title = Settings
company-settings-intro = What is decided once and counts for everybody.
company-place-profile = Company
company-place-profile-text = Name, NIT, address, telephones and services.
company-place-brand = Brand
company-place-brand-text = The colors of pages and documents.
company-place-calendar = Deadlines
company-place-calendar-text = How days are counted and which are not.
company-place-numbers = Filing numbers
company-place-numbers-text = How the numbers are written.
company-place-people = People
company-place-people-text = Who may log in.
company-place-roles = Roles
company-place-roles-text = Who may do what.
company-place-tokens = Tokens of programs
company-place-tokens-text = Other programs that ask or file.
company-place-mail = Messages
company-place-mail-text = Mails sent, waiting and returned.

# Mail to choose a new password
company-reset-subject = Choose a new password for { $company }
company-reset-text =
    Hello, { $name },

    Somebody asked to choose a new password for your account at { $company }. If it was you, open this address:

    { $link }

    It works once and for half an hour. If it was not you, do nothing: your password stays the same.

# Personal data
company-privacy-title = Personal data
company-privacy-intro = { $company } takes care of the data that you hand over. Here we tell you what for we use them and what you may ask.
company-privacy-who = Who answers for your data
company-privacy-data = Which data we treat
company-privacy-data-text = Your name, document, address, e-mail and telephone; the number of your contract; what you ask and the files that you attach; and what the company answers.
company-privacy-sensitive = Sensitive data, such as your health or a disability, and data of children and adolescents are optional: you decide whether to give them. We use them only to attend you better.
company-privacy-purposes = What for we use them
company-privacy-purpose-petition = To handle and answer what you file, and to tell you how it goes.
company-privacy-purpose-duty = To obey the law: reports to the Superintendencia de Servicios Públicos, orders of judges, and the archive.
company-privacy-purpose-survey = To ask you how you were attended, only if you allow it.
company-privacy-purpose-news = For notices and campaigns, only if you allow it.
company-privacy-free = Filing does not depend on any permission: the law obliges the company to receive and to answer.
company-privacy-rights = What you may ask
company-privacy-right-know = To know, update and correct your data.
company-privacy-right-proof = To see the proof of the permission that you gave.
company-privacy-right-use = To know how we have used them.
company-privacy-right-revoke = To take the permission back or have them erased, where the law does not oblige us to keep them.
company-privacy-right-free = To consult them free of charge.
company-privacy-right-sic = To complain to the Superintendencia de Industria y Comercio, after having asked the company.
company-privacy-how = How to ask
company-privacy-how-text = Write to { $email }, or file a request on this site. Tell your name, your document, what you ask and where to answer.
company-privacy-terms = A query is answered within ten business days, which may be extended by five. A claim within fifteen, which may be extended by eight. If something is missing, we ask you for it within the next five days.
company-privacy-keep = How long, and since when
company-privacy-keep-text = We keep the data as long as the retention tables and the law order, and erase them afterwards.
company-privacy-version = This text is version { $version }, in force since { $since }.

# Rights
company-rights-title = Your rights
company-rights-intro = What the law gives to those who use a public service, in few words. This summary does not replace the law.
company-right-petition-title = To ask, complain and claim
company-right-petition = You may file petitions, complaints, claims and appeals in writing, aloud or on this site. It is free and needs no lawyer.
company-right-answer-title = To get an answer within 15 business days
company-right-answer = If the company does not answer in time, it counts as decided in your favor (positive administrative silence).
company-right-appeal-title = To disagree
company-right-appeal = You have five business days from the notice of the decision to ask for its review (appeal for reconsideration). A bill may be claimed during the five months after it was issued.
company-right-second-title = To have the Superintendence decide
company-right-second = With the appeal you may ask that, if the company does not change its decision, Superservicios reviews it (subsidiary appeal).
company-right-no-cut-title = Not to pay what you dispute
company-right-no-cut = The company cannot demand payment of the bill that you claim in order to attend you, nor suspend the service while an appeal filed in time is decided. What you do not dispute is paid.
company-right-measure-title = To pay what is measured
company-right-measure = Consumption is measured with instruments and is the main element of the price.
company-right-deviation-title = To have a strange consumption investigated
company-right-deviation = Before billing, the company must investigate a consumption that deviates much from earlier ones; meanwhile it charges by the earlier periods.
company-right-late-charge-title = To get no old charges
company-right-late-charge = After five months the company cannot charge what it did not bill by error, omission or the investigation of deviations, unless you acted with intent.
company-right-information-title = To get complete information
company-right-information = You may ask for precise and timely information on the service and the contract.
company-right-respect-title = Good treatment and preferential attention
company-right-respect = People with disabilities, children and adolescents, pregnant women, older people and those in manifest weakness are attended first.
company-rights-note = What { $company } adds
company-rights-where = Where to turn to
company-rights-sspd = The Superintendencia de Servicios Públicos Domiciliarios watches over this company:

# Map
company-map-title = Site map

# Refusals
refusal-company-missing-name = Write the legal name.
refusal-company-missing-nit = Write the NIT.
refusal-company-missing-place = Write the municipality of the seat.
refusal-company-missing-address = Write the address.
refusal-company-missing-services = Choose at least one service.
refusal-company-missing-phone = Write at least one telephone.
refusal-company-missing-email = Write the e-mail for citizens.
refusal-company-too-long = It is too long: the most are { $max } characters.
refusal-company-nit = That does not look like a NIT. Write it so: 800.000.000-2.
refusal-company-unknown-place = We did not find that municipality. Check how it is written.
refusal-company-many-places = Several municipalities have that name. Choose yours from the list.
refusal-company-phone = Write the telephone with digits, spaces and + only, for instance +57 606 555 0100.
refusal-company-email = That does not look like an e-mail address. Write it so: name@company.co.
refusal-company-website = That does not look like the address of a site. Write it so: www.company.co.
refusal-company-outdated = Somebody else changed these data while you edited them. Open the page again and repeat your change.
refusal-company-exists = The company had been created before.
refusal-company-nobody = There is no company yet.
refusal-company-not-a-color = That is no color. Write it with six digits, for instance #00666b.
refusal-company-unreadable-color = With { $given } some texts could not be read: the contrast is { $ratio } to 1. The nearest color that serves is { $proposal }.
refusal-company-bad-day = Write a whole date, for instance 2026-12-24.
refusal-company-bad-time = Write the closing time with minutes, for instance 16:30.
refusal-company-known-day = That date is already in the list.
refusal-company-shape-incomplete = The shape needs {"{"}year{"}"}, {"{"}class{"}"} and {"{"}seq:6{"}"}, once each, or two documents could have the same number.
refusal-company-shape-width = The width of {"{"}seq:6{"}"} goes from 4 to 10 digits.
refusal-company-shape-characters = Use only letters without accents, digits, hyphens, dots and slashes, 30 in all.
