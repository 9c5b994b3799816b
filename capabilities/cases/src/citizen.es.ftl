# Las páginas de las personas: inicio, formulario, constancia, seguimiento.
cases-menu-file = Radicar una PQR
cases-menu-look-up = Consultar

# Inicio
cases-home-title = Atención a la ciudadanía
cases-home-heading = ¿Qué pasó con su servicio?
cases-home-lead = Cuéntenos en menos de cinco minutos. Le damos un número de radicado y una fecha de respuesta.
cases-home-file = Radicar una PQR
cases-home-deadlines = ¿Hasta cuándo tienen para responderme?
cases-home-look-up-label = Consultar una solicitud
cases-home-look-up = ¿Ya radicó? Consulte en qué va
cases-home-look-up-hint = El número está en su constancia. Por ejemplo: 2026-EN-004817
cases-home-verify = ¿Recibió un documento nuestro?
cases-home-verify-text = Compruebe que es auténtico con el código que trae impreso.
cases-home-verify-link = Verificar un documento
cases-home-topics = Elija lo que le está pasando
cases-home-more = Es otra cosa: empezar desde el principio
cases-home-talk = También puede hablar con una persona
cases-home-phone-text = Le atendemos y, si quiere, radicamos su solicitud por usted.
cases-home-call = Llamar al { $phone }
cases-home-hall = Sala de atención
cases-home-mail = Correo
cases-home-mail-text = Lo que llega por correo también recibe número de radicado.
cases-home-mail-write = Escribir un correo
cases-home-everybody = Atención para todas las personas
cases-home-sign-text = Con intérprete del Centro de Relevo
cases-home-letters = Letra más grande
cases-home-letters-text = 125 % y 150 %
cases-home-contrast = Alto contraste
cases-home-contrast-text = Negro sobre blanco
cases-home-keyboard = Con teclado o lector de pantalla
cases-home-keyboard-text = Todo se puede hacer sin ratón
cases-figures-title = Así vamos este mes
cases-figures-filed = Solicitudes recibidas
cases-figures-on-time = Respondidas a tiempo
cases-figures-median = Días hábiles que tardamos: la mitad de las respuestas tomó menos

# Formulario
cases-back = Volver al paso anterior
cases-back-to-review = Volver a la revisión
cases-step-of = Paso { $n } de 5
cases-step-done = { $step }: listo
cases-step-now = { $step }: paso actual
cases-continue = Continuar
cases-saving = Guardando…
cases-sending = Enviando…
cases-save-for-later = Guardar y seguir después
cases-draft-saved = Borrador guardado en este teléfono a las {"{"}hora{"}"}
cases-discard = Borrar lo que llevo escrito
cases-change = Cambiar
cases-optional = (opcional)
cases-stub-title = Su solicitud hasta ahora
cases-stub-empty = Aquí verá lo que va diciendo y hasta cuándo tenemos para responderle.
cases-promise-before = Si la envía hoy, le respondemos a más tardar el
cases-promise-why = Son { $term }. Lo dice la { $law }.
cases-silence-positive = Si no respondemos a tiempo, se entiende resuelta a su favor.
cases-kind = Tipo
cases-service = Servicio
cases-account = Contrato
cases-place = Dirección o lugar
cases-bill = Factura del
cases-cause = Motivo
cases-files = Archivos
cases-body = Lo que pasó
cases-reply = Respuesta
cases-identity = Quién pide
cases-phone = Teléfono
cases-representative = En nombre de
cases-needs = Apoyos
cases-consents = Autorizaciones

cases-what-title = ¿Qué necesita?
cases-what-legend = Elija lo que más se parezca
cases-what-cause = Empezó por «{ $cause }».
cases-need-claim = Reclamar por la factura
cases-need-claim-hint = Un cobro, una lectura o un valor con el que no está de acuerdo.
cases-need-complaint = Quejarme por el servicio o la atención
cases-need-complaint-hint = Falta de agua, una fuga, la recolección o el trato que recibió.
cases-need-petition = Pedir que hagan algo
cases-need-petition-hint = Una conexión, una visita, un cambio, un acuerdo de pago.
cases-need-information = Pedir información o un documento
cases-need-information-hint = Copias, certificados, o saber cómo se hace algo.
cases-need-appeal = Recurso contra una respuesta
cases-need-appeal-hint = Ya le respondimos y no está de acuerdo. Tiene 5 días hábiles desde que le notificamos.
cases-need-suggestion = Dar una idea
cases-need-suggestion-hint = Algo que podríamos hacer mejor.
cases-need-compliment = Felicitar
cases-need-compliment-hint = Alguien le atendió bien o algo salió bien.
cases-need-wrongdoing = Denunciar un hecho indebido
cases-need-wrongdoing-hint = Un funcionario o contratista pidió dinero, favores o hizo algo ilegal. Puede hacerlo sin decir quién es.

cases-service-title = ¿De cuál servicio y contrato?
cases-service-legend = ¿De cuál servicio se trata?
cases-service-water-hint = El agua que llega a su casa
cases-service-sewerage-hint = Las aguas que salen, las alcantarillas y sus tapas
cases-service-waste-hint = La recolección de basura, el barrido y la poda
cases-service-none = Ninguno de estos, o no sé
cases-service-none-hint = Lo clasificamos por usted
cases-account-label = Número de contrato o de cuenta
cases-account-hint = Está en la parte de arriba de su factura, junto a la dirección. Puede dejarlo en blanco.
cases-account-none = No lo tengo o no es de mi casa
cases-place-label = ¿Dónde es?
cases-place-hint = Escriba la dirección, el barrio o un punto que conozcamos. Por ejemplo: calle 14 n.º 9-31, La Esmeralda.
cases-bill-label = ¿De qué fecha es la factura que reclama?
cases-bill-hint = Si ya pasaron más de cinco meses, igual la recibimos y le respondemos, pero la ley limita lo que podemos corregir.

cases-story-title = ¿Qué pasó?
cases-body-label = Cuéntenos qué pasó
cases-body-hint-claim = Diga qué cobro no entiende y qué espera de nosotros. No escriba claves ni datos de su tarjeta.
cases-body-hint-complaint = Diga qué pasó, dónde y desde cuándo, y qué espera de nosotros.
cases-body-hint-petition = Diga qué pide y por qué.
cases-body-hint-information = Diga qué información o documento necesita, y de qué fechas.
cases-body-hint-appeal = Diga contra cuál respuesta es (su número y su fecha) y por qué no está de acuerdo. Puede pedir reposición y, en subsidio, apelación.
cases-body-hint-suggestion = Cuéntenos su idea.
cases-body-hint-compliment = Díganos a quién o qué quiere felicitar.
cases-body-hint-wrongdoing = Diga qué pasó, cuándo, dónde y quiénes estuvieron. No necesita dar su nombre.
cases-body-hint-consultation = Diga qué quiere saber.
cases-cause-claim = ¿Cuál cobro reclama?
cases-cause-other = ¿Cuál se parece más?
cases-more-causes = Ver otros motivos
cases-files-label = Fotos o archivos
cases-files-take = Tomar una foto o elegir archivos
cases-files-hint = Hasta { $max } archivos de 10 MB: fotos, PDF, documentos, audio
cases-files-shrunk = se redujo para gastar menos datos
cases-files-remove = Quitar
cases-files-big = La foto pesa {"{"}mb{"}"} MB. El máximo es {"{"}max{"}"} MB
cases-files-too-many = Puede enviar hasta { $max } archivos. Quite alguno.
cases-files-lost = Su borrador ya no tenía los archivos. Recibimos su solicitud sin ellos; puede agregarlos en la página de seguimiento.

cases-reply-title = ¿Cómo le respondemos?
cases-reply-legend = ¿Por dónde quiere la respuesta?
cases-reply-by-email = Correo
cases-reply-by-email-hint = Le llega apenas esté firmada
cases-reply-by-letter = Carta a mi casa
cases-reply-by-letter-hint = Por correo postal, a la dirección que escriba
cases-reply-by-pickup = La recojo en la sala
cases-reply-by-pickup-hint = Con su documento y el número de radicado
cases-reply-by-page = En esta página
cases-reply-by-page-hint = Con el número de radicado y el código de su constancia
cases-email-label = Su correo electrónico
cases-email-hint = Aquí le enviamos también la constancia
cases-address-label = Su dirección
cases-address-hint = Solo si quiere una carta
cases-identity-legend = ¿Quiere que sepamos quién es?
cases-identity-named = Sí, con mis datos
cases-identity-named-hint = Podemos llamarle y buscar su contrato
cases-identity-reserved = Con identidad reservada
cases-identity-reserved-hint = Sabemos quién es, pero solo lo ve quien tramita su solicitud
cases-identity-anonymous = De forma anónima
cases-identity-anonymous-hint = No guardamos nada sobre usted. La respuesta solo podrá leerla aquí, con el número y el código de la constancia; si los pierde, no podremos encontrarla
cases-name-label = Nombre completo
cases-name-hint = El suyo, o el de la empresa si escribe por ella
cases-document-type = Tipo de documento
cases-document-none = Prefiero no decirlo
cases-document-label = Número de documento
cases-document-hint = Opcional. Con los 4 últimos dígitos podrá consultar
cases-phone-label = Celular o teléfono
cases-phone-hint = Opcional. Para preguntarle si algo no está claro
cases-representative-open = Escribo en nombre de otra persona
cases-representative-label = ¿En nombre de quién?
cases-representative-hint = Si es un recurso, adjunte el poder en el paso anterior
cases-needs-open = Necesito un apoyo para que me atiendan
cases-needs-legend = ¿Cuál apoyo necesita?
cases-consents-legend = Autorizaciones
cases-consents-hint = Son voluntarias. Si no marca ninguna, igual radicamos y respondemos su solicitud.
cases-consent-electronic = Acepto que me notifiquen por correo electrónico
cases-consent-electronic-hint = Los términos empiezan a contar desde que el mensaje llega a su buzón (CPACA, art. 56)
cases-consent-survey = Acepto que me pregunten cómo me fue

cases-review-title = Revise y envíe
cases-review-anonymous = Su solicitud es anónima. Guarde el número y el código que le daremos: sin ellos nadie, ni nosotros, podrá saber que es suya.
cases-review-privacy = Usamos estos datos solo para responderle, como lo ordena la ley. Puede pedir que los corrijamos o los borremos cuando el trámite termine (Ley 1581 de 2012).
cases-send = Enviar mi solicitud
cases-warning-old-bill = La factura tiene más de cinco meses. Igual recibimos y respondemos su reclamo, pero la ley limita lo que podemos corregir (Ley 142 de 1994, art. 154).

cases-saved-title = Guardamos lo que lleva
cases-saved-text = Puede seguir en este equipo cuando quiera, o abrir esta dirección en otro. La guardamos { $days } días. No se la dé a nadie: quien la abra verá lo que usted escribió.
cases-discard-title = ¿Borrar lo que lleva escrito?
cases-discard-text = Se borran sus respuestas y sus archivos. Lo que ya radicó no cambia.
cases-discard-yes = Sí, borrar
cases-no-draft-title = No hay nada guardado
cases-no-draft-text = No hay una solicitud a medias en este equipo. Si tenía una dirección para seguir, ya se usó o pasaron siete días.
cases-start = Empezar una solicitud
cases-go-on = Seguir con mi solicitud
cases-copy-link = Copiar la dirección
cases-copied = Copiada

# Constancia
cases-receipt-title = Recibimos su solicitud
cases-receipt-heading = Constancia de radicación
cases-receipt-number = Su número de radicado
cases-receipt-filed = Recibido
cases-receipt-who = A nombre de
cases-receipt-anonymous = Persona anónima
cases-receipt-reserved = Identidad reservada
cases-receipt-due = Le respondemos a más tardar el
cases-receipt-term = Son { $term } desde el día siguiente, según la { $law }.
cases-receipt-qr = Código QR para verificar esta constancia
cases-receipt-code-text = Muestre este código en la sala, o escanéelo para verificar la constancia.
cases-receipt-code = Código de verificación:
cases-receipt-mailed = Enviamos esta constancia a { $to }, y allí recibirá la respuesta.
cases-receipt-letter = La respuesta le llegará por carta a { $to }. Descargue esta constancia.
cases-receipt-pickup = Podrá recoger la respuesta en la sala de atención. Descargue esta constancia.
cases-receipt-page = Podrá leer la respuesta en esta página. Descargue esta constancia y guarde el número y el código.
cases-receipt-pdf = Descargar constancia (PDF)
cases-receipt-follow = Ver en qué va
cases-receipt-share = Compartir
cases-receipt-next = Qué sigue
cases-receipt-keep = Guarde la dirección de esta página: con ella vuelve a su solicitud sin escribir nada más. No la comparta con quien no deba leerla.
cases-next-received = Recibido hoy
cases-next-received-service = Mientras resolvemos no tiene que pagar el valor que reclama, y no le suspendemos el servicio por él.
cases-next-received-other = Su solicitud ya tiene número y fecha.
cases-next-study = Estudio
cases-next-study-text = Si falta algo o hay que hacer una visita, le avisamos antes.
cases-next-answer = Respuesta escrita
cases-next-answer-text = A más tardar el { $day }.
cases-next-appeal = Si no está de acuerdo
cases-next-appeal-text = Tiene 5 días hábiles para pedir reposición y, en subsidio, apelación. Es gratis y no necesita abogado.
cases-warning-unknown-account = No encontramos ese número de contrato. Igual recibimos su solicitud; si lo escribió mal, díganoslo en la página de seguimiento.
cases-warning-phone = No pudimos leer el teléfono que escribió. Igual recibimos su solicitud; si quiere que le llamemos, escríbalo en la página de seguimiento.

# Seguimiento
cases-tracking-title = Radicado { $number }
cases-tracking-renewed = Hay novedades en su caso. La página se actualizó.
cases-tracking-heading = Así va su solicitud: { $kind }
cases-tracking-law = Lo dice la { $law }.
cases-state-received = Recibida
cases-state-in-study = En estudio
cases-state-answered = Respondida
cases-state-withdrawn = Retirada
cases-state-referred = Trasladada a la entidad competente
cases-state-archived = Archivada
cases-state-awaiting-person = Esperamos algo de usted
cases-gauge = Plazo legal: día hábil { $n } de { $total }
cases-gauge-filed = Radicada el { $day }
cases-gauge-due = Vence el
cases-answer-title = Respuesta del { $day }
cases-answer-number = Número { $number }.
cases-answer-read = Leer aquí
cases-answer-pdf = Descargar la respuesta (PDF)
cases-answer-next = ¿No está de acuerdo? Puede pedir reposición y, en subsidio, apelación, gratis y sin abogado. Si recibió la respuesta el mismo día de la firma, tiene hasta el { $day }; si la recibió después, los 5 días hábiles se cuentan desde entonces.
cases-letter-facts = Hechos
cases-letter-evidence = Pruebas
cases-letter-decision = Decisión
cases-letter-appeals = Recursos
cases-result-granted = Accedemos a lo que pidió
cases-result-partly-granted = Accedemos en parte
cases-result-denied = No accedemos
cases-result-upheld = Confirmamos la decisión
cases-result-modified = Modificamos la decisión
cases-result-revoked = Revocamos la decisión
cases-result-inadmissible = Rechazada
cases-result-archived = Archivada
cases-story-heading = Lo que ha pasado
cases-story-petition = Recibida
cases-story-information = Usted escribió
cases-story-answer = Respondimos
cases-story-withdrawal = Usted retiró la solicitud
cases-story-assignment = Pasó a quien la tramita
cases-story-classification = La clasificamos
cases-story-signature = En revisión
cases-story-note = En trámite
cases-story-files = { $n ->
    [one] Con 1 archivo.
   *[other] Con { $n } archivos.
 }
cases-story-pending = Respuesta
cases-story-pending-text = A más tardar el { $day }
cases-write-title = Escribirnos sobre este caso
cases-write-label = ¿Qué quiere agregar?
cases-write-hint = Se suma a su solicitud; la fecha de respuesta no cambia.
cases-write-send = Enviar
cases-information-added = Recibimos lo que agregó.
cases-withdraw = Retirar la solicitud
cases-withdraw-title = ¿Retirar su solicitud?
cases-withdraw-text = Si retira la solicitud { $number } dejamos de tramitarla y no habrá respuesta. Puede volver a pedir lo mismo cuando quiera (CPACA, art. 18).
cases-withdraw-reason = ¿Por qué la retira? (opcional)
cases-withdraw-reason-hint = Nos ayuda a mejorar.
cases-withdraw-yes = Sí, retirar
cases-withdraw-no = No, seguir con la solicitud
cases-withdraw-closed = Esta solicitud ya terminó: no hay nada que retirar.
cases-withdrawn = Retiramos su solicitud.
cases-back-to-case = Volver a la solicitud

# Consulta
cases-look-up-title = Consulte en qué va
cases-look-up = Consultar
cases-look-up-number = Número de radicado
cases-look-up-number-hint = Está en su constancia. Por ejemplo: 2026-EN-004817
cases-look-up-proof = Código de verificación, o 4 últimos dígitos de la cédula
cases-look-up-proof-hint = El código está en la constancia, junto al QR
cases-look-up-not-found = No encontramos ese radicado con ese código. Revise los dos: están en su constancia. Si no la tiene, llámenos.

# Correos
cases-mail-draft-subject = Siga con su solicitud cuando quiera
cases-mail-draft =
    Guardamos lo que lleva escrito. Para seguir abra esta dirección antes de { $days } días:

    { $link }

    Quien abra esa dirección verá lo que usted escribió: no la comparta. Si usted no pidió este correo, no haga nada.
cases-mail-receipt-subject = Recibimos su solicitud { $number }
cases-mail-receipt =
    Recibimos su solicitud.

    Número de radicado: { $number }
    Recibida: { $filed }
    Tipo: { $kind }
    Código de verificación: { $code }

    Le respondemos a más tardar el { $due }. Son { $term }, según la { $law }. { $silence }

    Siga su solicitud y descargue la constancia aquí:
    { $link }

    Esa dirección es solo para usted: quien la abra verá su solicitud.

    { $company }
cases-mail-answer-subject = Respuesta a su solicitud { $number }
cases-mail-answer =
    Respondimos su solicitud { $number }. La respuesta, con número { $outgoing } y fecha { $day }, va adjunta en PDF.

    Para comprobar que es auténtica use este código de verificación: { $code }

    También puede leerla aquí, y allí le decimos qué puede hacer si no está de acuerdo:
    { $link }

    { $company }
cases-mail-answer-electronic =
    Respondimos su solicitud { $number } con la decisión { $outgoing } del { $day }.

    Usted aceptó que lo notifiquemos por correo. Ábrala aquí y presione «Ver la decisión»; en ese momento queda notificado y empieza a contar el tiempo para recurrir:
    { $link }

    Para comprobar que la decisión es auténtica use este código de verificación: { $code }

    { $company }
cases-mail-withdrawal-subject = Retiramos su solicitud { $number }
cases-mail-withdrawal =
    Como usted lo pidió, retiramos su solicitud { $number } y dejamos de tramitarla. Puede volver a pedir lo mismo cuando quiera.

    Si usted no lo pidió, llámenos.

    { $company }
cases-need-habeas_query = Preguntar qué datos míos tienen
cases-need-habeas_query-hint = Qué guarda la empresa sobre usted, o una copia. Respondemos en diez días hábiles.
cases-need-habeas_claim = Corregir o borrar mis datos
cases-need-habeas_claim-hint = Un dato suyo está mal, sobra o no quiere que lo usemos. Respondemos en quince días hábiles.
cases-body-hint-habeas_query = Diga qué datos quiere conocer.
cases-body-hint-habeas_claim = Diga cuál dato, qué tiene de malo y qué quiere que hagamos.
cases-body-hint-authority = Diga qué se pide.
cases-body-hint-congress = Diga qué se pide.
cases-body-hint-control = Diga qué se pide.
cases-bill-number = Número de la factura
cases-disputed = Valor que reclama
cases-bill-number-label = Número de la factura
cases-bill-number-hint = Está en la parte de arriba de su factura. Puede dejarlo en blanco.
cases-disputed-label = ¿Qué valor reclama?
cases-disputed-hint = Solo lo que no le parece bien, en pesos. Por ejemplo: $ 184.300. Si lo deja en blanco, entendemos que es toda la factura. Mientras respondemos, ese valor no se le cobra ni le pueden suspender el servicio por él.
cases-story-answer-verbal = Le respondimos de palabra
cases-tracking-transfer = Otra entidad nos envió su solicitud: { $what } El plazo corre desde el día hábil siguiente al que nos llegó (CPACA, art. 21).
cases-mail-at-once-subject = Constancia de su solicitud { $number }, ya respondida
cases-mail-at-once =
    Su solicitud { $number } fue verbal y la respondimos en el acto. En la constancia está lo que pidió y lo que le respondimos.

    Véala aquí: { $link }
    Código de verificación: { $code }

    { $company }
cases-receipt-answered = Le respondimos de inmediato:
