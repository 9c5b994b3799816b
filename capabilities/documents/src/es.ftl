# Verificación de documentos
documents-verify-title = Compruebe un documento
documents-verify-intro = Escriba el código de verificación que aparece en el documento. Le decimos si lo expidió la empresa.
documents-verify-code = Código de verificación
documents-verify-hint = Son ocho letras y números, por ejemplo 7KQ4-M2XD.
documents-verify-submit = Comprobar
documents-verify-genuine = La empresa sí expidió un documento con este código.
documents-verify-paper = Documento
documents-verify-issued = Expedido
documents-verify-hash = Huella del archivo PDF (SHA-256):
documents-verify-not-printed = Nadie ha descargado todavía el PDF de este documento. Su huella aparecerá aquí cuando se descargue.
documents-verify-compare = Compare el número y la fecha con los del documento que tiene. Si no son iguales, no confíe en él y avísenos.
documents-verify-another = Comprobar otro documento
documents-verify-no-code = Eso no es un código de verificación. Son ocho letras y números, por ejemplo 7KQ4-M2XD.
documents-verify-unknown = La empresa no ha expedido ningún documento con ese código. Revise cada letra y número. Si está bien escrito, no confíe en el documento y avísenos.
documents-kind-receipt = Constancia de radicación
documents-kind-letter = Respuesta
documents-kind-case_file = Expediente completo
refusal-paper-unknown = No hay ningún documento con ese código.
refusal-paper-number-taken = Ese documento ya se expidió.

# Archivos que se adjuntan
refusal-upload-empty = El archivo «{ $name }» está vacío. Ábralo en su equipo para ver si tiene algo y adjúntelo otra vez.
refusal-upload-too-large = El archivo «{ $name }» pesa { $size } y el máximo es { $max }. Envíelo más liviano o en partes.
refusal-upload-too-many = Adjuntó { $count } archivos y el máximo es { $max }. Quite algunos.
refusal-upload-total-too-large = Sus archivos pesan { $size } en total y el máximo es { $max }. Quite alguno o envíelo más liviano.
refusal-upload-pixels = La imagen «{ $name }» mide { $size } puntos y es demasiado grande: el máximo es { $max } megapíxeles. Envíela más pequeña.
refusal-upload-heic = La foto «{ $name }» está en el formato de iPhone (HEIC), que no podemos abrir. En el iPhone elija Ajustes, Cámara, Formatos, «Más compatible», o envíenos una captura de pantalla de la foto.
refusal-upload-dangerous = El archivo «{ $name }» es un programa o una página web y por seguridad no lo recibimos. Envíelo como PDF o como foto.
refusal-upload-archive = El archivo «{ $name }» es una carpeta comprimida o un documento que no podemos revisar. Adjunte por separado los archivos que trae.
refusal-upload-macros = El documento «{ $name }» trae macros o programas. Guárdelo como PDF y adjúntelo otra vez.
refusal-upload-old-office = El documento «{ $name }» está en un formato antiguo. Guárdelo como PDF o como .docx y adjúntelo otra vez.
refusal-upload-mixed = El archivo «{ $name }» mezcla varios tipos de archivo y por seguridad no lo recibimos. Vuelva a guardarlo o imprímalo como PDF.
refusal-upload-broken = El archivo «{ $name }» está dañado o incompleto. Ábralo en su equipo para revisarlo y adjúntelo otra vez.
refusal-upload-bomb = El documento «{ $name }» es demasiado grande por dentro. Guárdelo como PDF y adjúntelo otra vez.
refusal-upload-unknown = No recibimos el tipo de archivo de «{ $name }». Puede enviar fotos (JPG o PNG), PDF, texto, Word, Excel o audio.
