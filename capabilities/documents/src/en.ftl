# Checking papers
documents-verify-title = Check a document
documents-verify-intro = Type the verification code printed on the document. We tell you whether the company issued it.
documents-verify-code = Verification code
documents-verify-hint = Eight letters and digits, for instance 7KQ4-M2XD.
documents-verify-submit = Check
documents-verify-genuine = The company did issue a document with this code.
documents-verify-paper = Document
documents-verify-issued = Issued
documents-verify-hash = Fingerprint of the PDF file (SHA-256):
documents-verify-not-printed = Nobody has downloaded the PDF of this document yet. Its fingerprint will appear here when somebody does.
documents-verify-compare = Compare number and date with those on the document that you have. If they differ, do not trust it and tell us.
documents-verify-another = Check another document
documents-verify-no-code = That is not a verification code. It has eight letters and digits, for instance 7KQ4-M2XD.
documents-verify-unknown = The company has issued no document with that code. Check every letter and digit. If it is right, do not trust the document and tell us.
documents-kind-receipt = Filing receipt
documents-kind-letter = Answer
documents-kind-case_file = Complete file
refusal-paper-unknown = There is no document with that code.
refusal-paper-number-taken = That document was already issued.

# Files that people attach
refusal-upload-empty = The file “{ $name }” is empty. Open it on your device to see whether there is anything in it and attach it again.
refusal-upload-too-large = The file “{ $name }” has { $size } and the most is { $max }. Send a lighter one or send it in parts.
refusal-upload-too-many = You attached { $count } files and the most is { $max }. Remove some.
refusal-upload-total-too-large = Your files have { $size } together and the most is { $max }. Remove one or send it lighter.
refusal-upload-pixels = The picture “{ $name }” measures { $size } pixels, which is too large: the most is { $max } megapixels. Send a smaller one.
refusal-upload-heic = The photo “{ $name }” is in the iPhone format (HEIC), which we cannot open. On the iPhone choose Settings, Camera, Formats, “Most Compatible”, or send us a screenshot of the photo.
refusal-upload-dangerous = The file “{ $name }” is a program or a web page, which we do not take for safety. Send it as PDF or as a photo.
refusal-upload-archive = The file “{ $name }” is a compressed folder or a document that we cannot look into. Attach the files inside it one by one.
refusal-upload-macros = The document “{ $name }” carries macros or programs. Save it as PDF and attach it again.
refusal-upload-old-office = The document “{ $name }” is in an old format. Save it as PDF or .docx and attach it again.
refusal-upload-mixed = The file “{ $name }” mixes several types of file, which we do not take for safety. Save it again or print it as PDF.
refusal-upload-broken = The file “{ $name }” is damaged or incomplete. Open it on your device to check it and attach it again.
refusal-upload-bomb = The document “{ $name }” is too large inside. Save it as PDF and attach it again.
refusal-upload-unknown = We do not take the type of file of “{ $name }”. You can send photos (JPG or PNG), PDF, text, Word, Excel or audio.
