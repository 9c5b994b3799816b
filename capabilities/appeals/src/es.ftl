# Recursos
appeals-nav = Recursos
appeals-list-title = Recursos
appeals-list-intro = Del que vence primero al último. Cada uno dice cuál es el siguiente paso.
appeals-tabs-label = Etapa
appeals-tab-open = Abiertos
appeals-tab-over = Terminados
appeals-list-empty = No hay recursos aquí
appeals-list-empty-text = Cuando alguien recurra una decisión, aparecerá en esta lista con su plazo.
appeals-list-since = Desde el { $day }
appeals-column-number = Radicado
appeals-column-person = Persona
appeals-column-decision = Decisión
appeals-column-filed = Presentado
appeals-column-state = Etapa
appeals-column-due = Vence
appeals-reserved = Identidad reservada
appeals-anonymous = Anónimo
appeals-no-decision = Sin decisión señalada

appeals-state-to-admit = Por admitir
appeals-state-to-decide = Por decidir
appeals-state-refused = Rechazado
appeals-state-to-remit = Por remitir
appeals-state-with-superintendence = En la Superservicios
appeals-state-to-execute = Por cumplir
appeals-state-closed = Terminado
appeals-state-withdrawn = Desistido
appeals-kind-reconsideration = Reposición
appeals-kind-subsidiary = Reposición y, en subsidio, apelación

# La hoja de un recurso
appeals-sheet-title = Recurso { $number }
appeals-back = Todos los recursos
appeals-due = Vence el { $day }
appeals-open-case = Abrir el caso
appeals-next = Siguiente paso
appeals-next-decision = Diga contra qué decisión va este recurso: la persona no la señaló.
appeals-next-check = Revise los requisitos y decida si lo admite. Un recurso en término deja la decisión sin firmeza mientras se resuelve.
appeals-next-sign-refusal = El borrador de la carta de rechazo está en el caso. Revísela y envíela a firma: la firma una segunda persona.
appeals-next-answer = Escriba la decisión del recurso en el caso y envíela a firma. Si no se decide a tiempo, hay silencio positivo (Ley 142 de 1994, art. 158).
appeals-next-refused = La persona puede ir en queja a la Superservicios. Si la empresa se entera de que lo hizo, anótelo aquí.
appeals-next-remit = Envíe el expediente completo a la Superservicios. Se arma solo, con su índice y sus huellas.
appeals-next-remit-alarm = Este expediente ya debería estar en la Superservicios. Envíelo hoy.
appeals-next-result = La Superservicios tiene el expediente. Cuando decida, anote el resultado y adjunte la resolución.
appeals-next-queja = La Superservicios estudia la queja contra el rechazo. Cuando decida, anote el resultado.
appeals-next-execution = Cumpla lo que se decidió y anote la prueba.
appeals-next-none = No queda nada por hacer.
appeals-steps = El camino de este recurso
appeals-attacked = Decisión recurrida
appeals-attacked-outgoing = Decisión
appeals-attacked-case = Caso
appeals-attacked-notice = Notificación
appeals-notice-window = Notificada el { $day }. El plazo para recurrir va hasta el { $until }.
appeals-notice-open = Todavía no está notificada.
appeals-reasons = Motivos
appeals-checklist = Requisitos
appeals-write-answer = Escribir la decisión
appeals-check-anew = Cambiar lo que se decidió sobre la admisión

appeals-decision-number = Radicado del caso que se decidió
appeals-decision-number-hint = El número con que entró la petición, no el de la respuesta.
appeals-name-decision = Señalar la decisión

appeals-check-in-time = En término
appeals-check-in-time-hint = Dentro de los días que siguen a la notificación.
appeals-check-standing = Lo presenta la persona interesada
appeals-check-standing-hint = O quien la representa. No necesita abogado ni presentación personal (Ley 142 de 1994, art. 154).
appeals-check-reasons = Dice por qué no está de acuerdo
appeals-check-reasons-hint = Motivos concretos. No hace falta lenguaje jurídico.
appeals-check-evidence = Pide o aporta pruebas
appeals-check-evidence-hint = Si no lo hace, el recurso se admite igual.
appeals-check-address = Tiene nombre y dirección
appeals-check-address-hint = Dirección física o correo para responder.
appeals-met = Se cumple
appeals-not-met = No se cumple
appeals-not-looked = Sin revisar
appeals-note = Nota
appeals-payment = Pago de lo que no se discute
appeals-payment-hint = Se anota como un hecho. Nunca impide el recurso por sí solo (sentencia C-558 de 2001).
appeals-payment-undisputed = Pagó lo que no discute
appeals-payment-average = Pagó el promedio de los últimos cinco períodos
appeals-payment-not-needed = No aplica: no se discute una factura o no se debe nada
appeals-payment-not-shown = No mostró ningún pago
appeals-admit = Admitir el recurso
appeals-refuse = Rechazar el recurso
appeals-refuse-hint = El rechazo deja en el caso el borrador de una carta motivada, que firma una segunda persona.

appeals-how = Cómo lo envía
appeals-how-hint = Por ejemplo: sistema de la Superservicios, radicado 20265290001234.
appeals-remit = Enviar el expediente
appeals-remitting = Armando el expediente…
appeals-remit-hint = Toma número de salida, cierra el expediente con su índice y envía copia del oficio a la persona.
appeals-remitted-on = Enviado el { $day } con el oficio { $number }
appeals-remitted-how = Enviado por { $name }: { $how }
appeals-download-letter = Oficio (PDF)
appeals-download-file = Expediente (PDF)
appeals-download-archive = Todos los documentos (ZIP)
appeals-download-index = Índice (CSV)
appeals-index-order = N.º
appeals-index-document = Documento
appeals-index-day = Fecha
appeals-index-sheets = Folios
appeals-index-hash = Huella SHA-256

appeals-outcome = Qué decidió la Superservicios
appeals-outcome-queja = Qué decidió la Superservicios sobre el rechazo
appeals-outcome-upheld = Confirma
appeals-outcome-modified = Modifica
appeals-outcome-revoked = Revoca
appeals-outcome-refused = Rechaza
appeals-outcome-returned = Devuelve el expediente
appeals-result-number = Número de la resolución
appeals-result-on = Fecha de la resolución
appeals-result-served-on = Fecha en que se notificó
appeals-result-served-hint = La decisión recurrida queda en firme al día siguiente (CPACA, art. 87).
appeals-result-note = Qué ordena o por qué lo devuelve
appeals-result-note-hint = Lo que la empresa tiene que hacer, en una frase.
appeals-result-file = Resolución en PDF o foto
appeals-record-result = Anotar el resultado
appeals-results = Resultado y cumplimiento
appeals-result-served = Notificada el { $day }.
appeals-result-download = Descargar la resolución

appeals-queja-on = Fecha en que presentó la queja
appeals-queja-number = Número que le dio la Superservicios
appeals-record-queja = Anotar la queja

appeals-execution-on = Fecha en que se cumplió
appeals-execution-note = Qué se hizo
appeals-execution-note-hint = Por ejemplo: se descontaron $ 124.300 en la factura de enero.
appeals-execution-file = Prueba en PDF o foto
appeals-record-execution = Anotar el cumplimiento
appeals-executed-on = El { $day }, según { $name }.
appeals-execution-download = Descargar la prueba

appeals-said-named = Quedó señalada la decisión.
appeals-said-admitted = Recurso admitido. Falta escribir y firmar la decisión.
appeals-said-refused = Quedó el rechazo. La carta está en el caso, lista para revisar y firmar.
appeals-said-remitted = Expediente enviado. Descárguelo aquí abajo.
appeals-said-queja = Queja anotada.
appeals-said-resolved = Resultado anotado.
appeals-said-executed = Cumplimiento anotado.

# Los pasos
appeals-step-filed = Presentado
appeals-step-admission = Admisión
appeals-step-decision = Decisión de la empresa
appeals-step-queja = Queja ante la Superservicios
appeals-step-remittal = Envío del expediente
appeals-step-superintendence = Decisión de la Superservicios
appeals-step-execution = Cumplimiento
appeals-step-final = Decisión en firme
appeals-step-withdrawn = La persona desistió
appeals-step-reclassified = No era un recurso
appeals-step-reclassified-on = Se clasificó como otra cosa el { $day }. La decisión queda en firme como si nadie hubiera recurrido (CPACA, art. 87).
appeals-note-reclassified = El caso se clasificó como algo distinto de un recurso. El recurso contra la decisión { $decision } se cerró y ya no detiene su firmeza (CPACA, art. 87).
appeals-note-classified-again = El caso volvió a clasificarse como recurso contra la decisión { $decision }. Hay que revisar de nuevo sus requisitos (CPACA, art. 77).
appeals-step-on = El { $day }
appeals-step-admission-wait = Revisamos los requisitos.
appeals-step-admitted = Admitido el { $day }.
appeals-step-refused = Rechazado el { $day }. La carta explica por qué.
appeals-step-decided = { $what } el { $day }.
appeals-step-served = Notificada el { $day }.
appeals-step-decide-by = La empresa decide a más tardar el { $day }.
appeals-step-queja-until = Puede presentarla hasta el { $day }.
appeals-step-queja-filed = Presentada el { $day } con el número { $number }.
appeals-step-remit-by = La empresa lo envía a más tardar el { $day }.
appeals-step-remitted = Enviado el { $day } con el oficio { $number }.
appeals-step-result = { $what } el { $day }.
appeals-step-final-on = Desde el { $day }.
appeals-response-granted = Accede
appeals-response-partly_granted = Accede parcialmente
appeals-response-denied = No accede
appeals-response-upheld = Confirma
appeals-response-modified = Modifica
appeals-response-revoked = Revoca
appeals-response-inadmissible = Rechaza
appeals-response-archived = Archiva
appeals-response-referred = Traslada a la entidad competente
appeals-response-silence = Concedido por silencio positivo

appeals-time-unknown = No se sabe: no está señalada la decisión.
appeals-time-before = En término: se presentó antes de la notificación (CPACA, art. 72).
appeals-time-in = En término: se presentó el día hábil { $day } de un plazo que iba hasta el { $until }.
appeals-time-out = Fuera de término por { $days ->
    [one] un día hábil
   *[other] { $days } días hábiles
  }: el plazo iba hasta el { $until }.
appeals-warning-late = El plazo para recurrir ya pasó. El recurso se radica y la empresa dirá si lo admite.
appeals-warning-not-named = La ley no nombra esta decisión entre las que se pueden recurrir. El recurso se radica y la empresa dirá si lo admite (Ley 142 de 1994, art. 154).
appeals-warning-of-appeal = La decisión de un recurso no tiene otro recurso ante la empresa. Se radica y la empresa responderá.
appeals-warning-again = Ya hay un recurso abierto contra esta decisión.
appeals-warning-anonymous = Un recurso necesita nombre y dirección. Escríbalos en los motivos para que se pueda admitir.

# Paneles
appeals-panel-title = Recursos
appeals-panel-against = Contra la decisión
appeals-panel-until = Se puede recurrir hasta el { $day }.
appeals-panel-file = Presentar un recurso por la persona
appeals-tracking-title = Dónde está su recurso
appeals-tracking-letter = Oficio con que enviamos el expediente (PDF)
appeals-tracking-filed = Su recurso
appeals-tracking-filed-text = Mientras se decide, esta respuesta no queda en firme y no le suspendemos el servicio por lo que usted discute.
appeals-tracking-ask = ¿No está de acuerdo con esta respuesta?
appeals-tracking-explain = Puede pedir que la revisemos y, si no le damos todo lo que pide, que decida la Superintendencia de Servicios Públicos. Es gratis y no necesita abogado.
appeals-tracking-until = Tiene hasta el { $day }.
appeals-tracking-over = El plazo terminó el { $day }.
appeals-tracking-open = El plazo empieza cuando le notifiquemos la respuesta, pero puede hacerlo desde ya.
appeals-tracking-button = Pedir reposición y apelación
appeals-tracking-late = Presentar el recurso de todas formas

# Presentar un recurso
appeals-file-title = Pedir que revisen la respuesta
appeals-file-back = Volver a mi caso
appeals-file-intro = Ya llenamos lo que sabemos. Solo falta que nos diga por qué no está de acuerdo.
appeals-file-against = Recurso contra
appeals-file-about = Asunto
appeals-file-when = Plazo
appeals-file-reply = Le responderemos
appeals-file-decision = La respuesta { $number } del { $day }
appeals-file-until = Hasta el { $day }
appeals-file-until-open = El plazo empieza cuando le notifiquemos la respuesta. Puede presentarlo desde ya.
appeals-file-reply-email = Al correo { $to }
appeals-file-reply-letter = A la dirección { $to }
appeals-file-reply-pickup = En la sala de atención
appeals-file-reply-page = En esta página, con su número de radicado
appeals-file-which = ¿Quién quiere que decida?
appeals-file-both = La empresa y, si no me da todo, la Superintendencia
appeals-file-both-hint = Se llama reposición y, en subsidio, apelación. Es lo más completo: la Superintendencia solo puede revisar si lo pide ahora.
appeals-file-one = Solo la empresa
appeals-file-one-hint = Se llama reposición. Después no podrá pedir que decida la Superintendencia.
appeals-file-reasons = ¿Por qué no está de acuerdo?
appeals-file-reasons-hint = Con sus palabras: qué está mal en la respuesta y qué pide. Si hay pruebas que debamos mirar, díganos cuáles.
appeals-file-free = Presentar un recurso es gratis, no necesita abogado y no tiene que pagar lo que está discutiendo.
appeals-file-send = Presentar el recurso
appeals-file-no = No presentarlo
appeals-sending = Enviando…
appeals-files-label = Pruebas (si tiene)
appeals-files-hint = Fotos, PDF o audios. Hasta { $max } archivos de 10 MB.
appeals-files-shrunk = Foto reducida para que suba más rápido
appeals-files-remove = Quitar
appeals-files-big = Pesa más de 10 MB
appeals-office-title = Recurso por la persona
appeals-office-channel = ¿Cómo llegó?
appeals-office-no-channel = Diga cómo llegó el recurso.
appeals-office-received = Hora del recibido en papel
appeals-office-received-hint = Solo para lo que llegó escrito antes de ahora: la hora del sello. El plazo se cuenta desde ahí.
appeals-office-bad-hour = Escriba una hora que ya pasó, del último año.
appeals-office-reasons = Motivos
appeals-office-reasons-hint = Lo que la persona dice, con sus palabras. Si es verbal, léaselo antes de radicar.
appeals-office-representative = Quien actúa por la persona (si alguien)
appeals-door-counter = En la sala de atención
appeals-door-telephone = Por teléfono
appeals-door-written = Escrito en papel
appeals-door-email = Por correo electrónico

# Correos
appeals-mail-remittal-subject = Enviamos su recurso { $number } a la Superservicios
appeals-mail-remittal = Buen día:

    El { $day } enviamos el expediente completo de su recurso { $number } a la Superintendencia de Servicios Públicos Domiciliarios, con el oficio { $outgoing }. Ahora decide ella.

    Le adjuntamos copia del oficio. Puede ver dónde está su recurso en { $link }

    { $company }

# Negativas
refusal-appeals-unknown = No encontramos ese recurso.
refusal-appeals-nothing-decided = Esta petición todavía no tiene respuesta, así que no hay qué recurrir. Puede agregar información al caso.
refusal-appeals-no-decision-named = Diga primero contra qué decisión va el recurso.
refusal-appeals-decision-named = Ya está señalada la decisión que se recurre.
refusal-appeals-admission-over = La admisión ya no se puede cambiar: la respuesta del recurso está firmada.
refusal-appeals-not-looked = Falta revisar un requisito. Marque si se cumple o no.
refusal-appeals-no-reason = Escriba por qué no se cumple: la carta tiene que decirlo.
refusal-appeals-must-refuse = No se puede admitir con este requisito sin cumplir. Márquelo como cumplido o rechace el recurso.
refusal-appeals-nothing-fails = No se puede rechazar: se cumplen todos los requisitos por los que la ley permite rechazar.
refusal-appeals-nothing-to-remit = No hay expediente por enviar: no se pidió apelación, se concedió todo o falta firmar la decisión.
refusal-appeals-already-remitted = El expediente ya se envió. Si la Superservicios lo devuelve, anote primero la devolución.
refusal-appeals-not-with-superintendence = La Superservicios no tiene este recurso: no hay resultado que anotar.
refusal-appeals-outcome-does-not-fit = Ese resultado no puede darse ahora. Sobre una queja solo se confirma, se revoca o se rechaza.
refusal-appeals-no-refusal = Solo hay queja contra el rechazo de una apelación.
refusal-appeals-nothing-to-execute = No hay nada por cumplir en este recurso.
refusal-appeals-changed-meanwhile = Alguien cambió este recurso mientras usted lo tenía abierto. Vea cómo quedó; lo que escribió sigue aquí.
refusal-appeals-unknown-officer = Esto lo hace una persona con su propia cuenta.
refusal-appeals-bad-text = Falta este texto o es demasiado largo.
refusal-appeals-bad-day = Esa fecha no puede ser: revise que sea de hoy o de antes y que siga el orden de los hechos.
refusal-appeals-not-chosen = Elija una de las opciones.
refusal-appeals-no-term = El calendario no alcanza para contar ese plazo.
