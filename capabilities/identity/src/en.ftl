# The sentences of identity: logging in, one's own account, people, roles and tokens.
identity-nav = People
identity-log-in-title = Log in
identity-log-in = Log in
identity-login = E-mail or user name
identity-password = Password
identity-forgot = I forgot my password
identity-back-to-log-in = Back to the log-in
identity-logged-out = You logged out. See you soon.
identity-reset-title = Recover the password
identity-reset-text = Type your e-mail address. We send you a link to choose a new password; it works for half an hour.
identity-reset-send = Send the link
identity-reset-sent = If that address has an account, the link is on its way. Look into the spam folder, too. If your user name is no e-mail address, ask whoever administers the system for a link.
identity-choose-title = Choose a password
identity-choose-text = It is for the account { $login }. Saving it ends all open sessions.
identity-new-password = New password
identity-password-hint = At least { $min } characters. A short sentence that only you would say is good. You may paste it.
identity-repeat-password = The same password again
identity-save-password = Save the password
identity-password-chosen = We saved the new password. You can log in with it now.

identity-my-account-title = My account
identity-must-change = Before you go on, choose a password that only you know.
identity-change-password = Change the password
identity-current-password = Present password
identity-password-changed = The password was changed. We ended your other sessions.
identity-sessions = Open sessions
identity-session-agent = Browser
identity-session-since = Since
identity-session-seen = Last used
identity-session-here = This one
identity-session-unknown = Unknown
identity-end-sessions = End the others
identity-sessions-ended = We ended your other sessions.

identity-tabs = People and permissions
identity-accounts-title = People
identity-accounts-text = Who logs in to attend, and with which permissions.
identity-accounts-none = There is nobody yet
identity-new-account = Add a person
identity-new-account-title = Add a person
identity-login-hint = With an e-mail address people can recover their password on their own. No accents and no spaces.
identity-name = Name
identity-title = Position
identity-title-hint = As letters are signed, for instance “Head of customer service”.
identity-area = Area
identity-state = State
identity-state-active = Active
identity-state-invited = Invited, no password
identity-state-closed = Closed
identity-create = Add and make the link
identity-save = Save
identity-saved = We saved the changes.
identity-cancel = Cancel
identity-entry = Entry
identity-new-link = Make a new link
identity-new-link-text = If the person lost the password, or if somebody else knows it: their sessions end, the present password stops working, and you get a link to hand over.
identity-link-title = Link to choose the password
identity-link-text = Give this link to { $name }. It lets them choose their password, once, within three days.
identity-shown-once = Copy it now: it is not shown again.
identity-copy = Copy
identity-copied = Copied
identity-done = Done
identity-deactivate = Close the account
identity-deactivate-text = Once the account is closed, the person cannot log in. What they did keeps their name.
identity-deactivated = We closed the account.
identity-reactivate = Open the account
identity-reactivate-text = The account is closed. When opened, it comes back with its password and its roles.
identity-reactivated = We opened the account.

identity-roles-title = Roles
identity-roles-text = What each role allows. Changes count at once for everybody who has it.
identity-save-role = Save the role { $role }

identity-tokens-title = Tokens
identity-tokens-text = With a token, another program of the company uses Cauce without anybody's password.
identity-tokens-none = There are no tokens
identity-token-name = What it is for
identity-token-name-hint = For instance “Billing site”.
identity-token-scopes = Permissions
identity-token-until = Ends
identity-token-used = Last used
identity-token-never = Never
identity-token-revoke = Revoke
identity-token-is-revoked = Revoked
identity-token-is-over = Over
identity-token-new = Make a token
identity-token-create = Make the token
identity-token-life = How long it lives
identity-token-made-title = Token made
identity-token-made-text = Put it into the configuration of “{ $name }”, as “Authorization: Bearer”.
identity-token-revoked = We revoked the token.
identity-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }

identity-can-identity-manage = Administer people, roles and tokens
identity-can-company-manage = Change the company's data
identity-can-deadlines-manage = Change calendar and deadlines
identity-can-dispatch-read = See the messages that were sent
identity-can-people-read = See people's data
identity-can-people-reveal = See reserved identities
identity-can-cases-read = See the cases
identity-can-cases-file = File cases
identity-can-cases-answer = Answer cases
identity-can-cases-sign = Sign answers
identity-can-cases-assign = Assign cases

refusal-identity-wrong-credentials = User and password do not belong together. Check them and try again.
refusal-identity-locked = { $minutes ->
    [one] There were many attempts with that user. Wait a minute.
   *[other] There were many attempts with that user. Wait { $minutes } minutes.
 }
refusal-identity-link-over = The link was used or is over. Ask for another one at “I forgot my password”, or whoever administers the system.
refusal-identity-first-code = That is not the code of the console. Check that it is the one of the latest start.
refusal-identity-password-short = The password needs at least { $min } characters
refusal-identity-password-long = The password may have up to { $max } characters
refusal-identity-password-login = The password cannot be the user
refusal-identity-password-company = The password cannot be the company's name
refusal-identity-password-common = Many people have that password; choose another one
refusal-identity-password-repeated = The two passwords are not the same
refusal-identity-password-current = That is not your present password
refusal-identity-login-missing = Type the e-mail address or user name
refusal-identity-login-characters = Use only letters, digits, dot, hyphen and at sign; at least three
refusal-identity-login-address = That does not look like an e-mail address; check what follows the at sign
refusal-identity-login-taken = Somebody else has that e-mail address or user name
refusal-identity-name-missing = Type the name
refusal-identity-too-long = You may write up to { $max } characters
refusal-identity-unknown-role = That role does not exist; choose from the list
refusal-identity-last-administrator = This is the only person who can administer. First give that permission to somebody who has chosen a password.
refusal-identity-no-account = That person does not exist, or the account is closed
refusal-identity-token-name-missing = Type what the token is for
refusal-identity-token-scopes = Choose at least one permission from the list
refusal-identity-token-days = Choose how long it lives
refusal-identity-no-token = That token does not exist, or it was revoked before
