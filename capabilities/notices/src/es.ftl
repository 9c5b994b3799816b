notices-nav = Notificar
notices-menu-board = Avisos
notices-list-title = Notificaciones
notices-list-intro = Decisiones que deben llegarle a la persona, por el día en que vence el paso siguiente.
notices-list-empty = No hay notificaciones aquí
notices-list-empty-text = Cuando se firme una decisión, su notificación se abre sola.
notices-views = Vistas de notificaciones
notices-view-todas = En curso
notices-view-citar = Citaciones por enviar
notices-view-citados = Citados
notices-view-electronicas = Electrónicas sin abrir
notices-view-avisos = Avisos por entregar
notices-view-publicados = Avisos en curso
notices-view-notificadas = Notificadas
notices-view-firmes = En firme
notices-column-case = Caso
notices-column-person = Persona
notices-column-how = Medio
notices-column-state = Estado
notices-column-attempt = Intento
notices-column-when = Cuándo y quién
notices-column-where = Por dónde
notices-column-result = Resultado
notices-column-proof = Prueba
notices-due = Vence
notices-anonymous = Anónima
notices-reserved = Identidad reservada
notices-back = Notificaciones
notices-see-case = Ver el caso
notices-see-proof = Ver la prueba
notices-guide = Guía { $guide }
notices-of-matter = { $number }, asunto { $matter }
notices-sheet-title = Notificación de { $number }
notices-steps = Lo que va
notices-attempts = Intentos y pruebas
notices-attempts-none = Todavía no hay intentos.
notices-others = Otras actuaciones
notices-write-result = Anotar el resultado: { $what }, { $when }
notices-paper-certificate = Constancia de la notificación
notices-paper-posting-proof = Constancia de fijación
notices-paper-taking-down-proof = Constancia de desfijación
notices-state-pending = El mensaje está por salir
notices-state-electronic-sent = Enviada por correo, sin abrir
notices-state-summons-due = Citación por enviar
notices-state-summoned = Citada
notices-state-posting-due = Aviso por entregar
notices-state-posted = Aviso entregado o fijado
notices-state-served = Notificada
notices-state-final = En firme
notices-how-electronic = Electrónica
notices-how-personal = Personal
notices-how-posted = Por aviso
notices-how-implied = Conducta concluyente
notices-via-carrier = Correo certificado
notices-via-email = Correo electrónico
notices-via-hand = Mensajero de la empresa
notices-via-counter = En la oficina
notices-via-telephone = Por teléfono
notices-via-board = Página web y lugar público
notices-attempt-electronic = Notificación electrónica
notices-attempt-summons = Citación
notices-attempt-personal = Notificación personal
notices-attempt-aviso = Aviso
notices-attempt-publication = Publicación del aviso
notices-attempt-implied = Conducta concluyente
notices-result-none = Sin resultado
notices-result-delivered = Entregado
notices-result-refused = Rehusado
notices-result-closed = Cerrado
notices-result-wrong-address = Dirección errada
notices-result-not-resident = No reside
notices-result-bounced = Devuelto
notices-result-opened = Abierto
notices-result-no-show = No compareció
notices-ground-anonymous = La persona no dijo quién es
notices-ground-unknown = No se conoce ninguna dirección
notices-ground-wrong-address = La dirección no existe o está incompleta
notices-ground-closed = El inmueble estaba cerrado
notices-ground-not-resident = La persona no reside allí
notices-ground-returned = El correo fue devuelto
notices-ground-no-proof = El correo no certifica la entrega
notices-capacity-person = la persona interesada
notices-capacity-representative = representante legal o apoderado
notices-capacity-authorized = persona autorizada por escrito
notices-step-decided = Decisión firmada
notices-step-mailed = Mensaje enviado
notices-step-summoned = Citación enviada
notices-step-come-by = Puede venir hasta el { $day }
notices-step-delivered = Aviso entregado
notices-step-published = Aviso fijado
notices-step-down = Se desfija al final del { $day }
notices-step-effective = Notificada
notices-step-appeal = Último día para recurrir
notices-step-final = En firme
notices-step-contested = Hay un recurso: la firmeza espera su decisión
notices-next-pending = Esperamos que salga el mensaje
notices-next-pending-text = La respuesta se envía sola al firmarla. Si no sale, el { $day } se propondrá la citación.
notices-next-electronic = Esperamos que abra la decisión
notices-next-electronic-text = La persona queda notificada cuando la abra. Si no la abre hasta el { $day }, se propondrá citarla (CPACA, art. 56).
notices-next-summon = Enviar la citación
notices-next-summon-text = Envíela a más tardar el { $day } (CPACA, art. 68). Al enviarla se genera la carta con su número.
notices-next-visit = La persona puede venir a notificarse
notices-next-visit-text = Tiene hasta el { $day } (CPACA, art. 69). Si viene, entréguele copia completa y levante el acta.
notices-next-aviso = Enviar el aviso con copia completa
notices-next-aviso-text = La citación venció. El aviso debería salir el { $day } (CPACA, art. 69).
notices-next-result = Anotar la entrega del aviso
notices-next-result-text = El aviso surte efecto al final del día hábil siguiente a su entrega. Debía entregarse el { $day }.
notices-next-publish = Publicar el aviso
notices-next-publish-text = No hay dónde entregarlo: fíjelo en la página y en un lugar público. Debía fijarse el { $day } (CPACA, art. 69).
notices-next-posted = El aviso corre
notices-next-posted-text = La persona queda notificada al final del { $day }. Usted no tiene que hacer nada.
notices-next-served = Notificada: corre el término de los recursos
notices-next-served-text = Si nadie recurre, la decisión queda en firme el { $day }.
notices-next-contested = Hay un recurso en curso
notices-next-contested-text = La firmeza espera a que se decida y se notifique el recurso. Sin él habría sido el { $day }.
notices-next-final = La decisión está en firme
notices-next-final-text = Desde el { $day } (CPACA, art. 87).
notices-other-summon = Citar desde ya
notices-other-summon-text = No hace falta esperar a que abra el mensaje.
notices-other-visit = Vino a notificarse
notices-other-visit-text = La persona puede venir en cualquier momento antes de quedar notificada (CPACA, art. 67).
notices-other-told = Se le contestó en el acto
notices-other-told-text = Si la petición fue verbal y se respondió ahí mismo, la constancia hace de notificación personal.
notices-other-aviso = Enviar otro aviso a una dirección
notices-other-aviso-text = El aviso va con copia completa de la decisión (CPACA, art. 69).
notices-other-publish = Publicar el aviso
notices-other-publish-text = Solo si de verdad no se conoce dónde entregarlo (CPACA, art. 69).
notices-other-knowledge = Mostró que conoce la decisión
notices-other-knowledge-text = Lo dijo, la cumplió o interpuso un recurso: queda notificada ese día (CPACA, art. 72).
notices-other-withdraw = Ya no acepta notificaciones electrónicas
notices-other-withdraw-text = Puede decirlo en cualquier momento (CPACA, art. 56).
notices-other-appeals = Corregir si proceden recursos
notices-other-appeals-text = Se propone según la clase de decisión. Si en esta no es así, corríjalo con su motivo, hasta que quede en firme: se cuentan de nuevo el último día para recurrir y la firmeza (CPACA, arts. 67 y 87).
notices-button-summon = Generar y enviar la citación
notices-button-visit = Levantar el acta
notices-button-told = Anotar la notificación en el acto
notices-button-aviso = Generar y enviar el aviso
notices-button-publish = Fijar el aviso
notices-button-knowledge = Anotar la conducta concluyente
notices-button-withdraw = Retirar la aceptación
notices-button-appeals = Corregir
notices-button-result = Guardar el resultado
notices-withdraw-text = Se retira para esta decisión y para las que vengan. Después hay que citar a la persona.
notices-field-lie = ¿Proceden recursos contra esta decisión?
notices-field-lie-hint = Debe ser lo mismo que dice la carta.
notices-lies-yes = Sí, proceden
notices-lies-no = No procede ninguno
notices-field-reason = Por qué
notices-field-reason-hint = Queda en el historial del caso.
notices-step-appeals-lie = Se corrigió: proceden recursos
notices-step-appeals-none = Se corrigió: no procede ningún recurso
notices-note-appeals-lie = Se corrigió que contra la decisión { $number } sí proceden recursos. Motivo: { $reason }
notices-note-appeals-none = Se corrigió que contra la decisión { $number } no procede ningún recurso. Motivo: { $reason }
notices-field-via = Medio
notices-field-address = Dirección o correo
notices-field-guide = Número de guía
notices-field-guide-hint = Si aún no lo tiene, anótelo con el resultado.
notices-field-on = Día
notices-field-hour = Hora
notices-field-name = Nombre de quien viene
notices-field-document = Documento de quien viene
notices-field-document-hint = Mírelo; por ejemplo CC 28.540.112
notices-field-capacity = Viene como
notices-field-ground = Por qué no se puede entregar
notices-field-ground-hint = Solo se ofrece lo que consta en el expediente.
notices-field-place = Lugar público donde se fija
notices-field-place-hint = Por ejemplo: cartelera de la sede principal
notices-field-what = Qué hizo la persona
notices-field-what-hint = Por ejemplo: llamó y citó el número de la decisión
notices-field-result = Qué pasó
notices-field-result-on = Qué día pasó
notices-field-note = Observación
notices-field-proof = Prueba
notices-field-proof-hint = Foto o PDF de la guía o de la constancia, hasta 10 MB
notices-said-opened = Se abrió la notificación.
notices-said-summoned = Se generó la citación y se anotó su envío.
notices-said-aviso = Se generó el aviso. Anote la entrega cuando llegue la prueba.
notices-said-published = El aviso quedó fijado. Se desfija solo.
notices-said-served = La persona quedó notificada.
notices-said-result = Se guardó el resultado.
notices-said-withdrawn = Se retiró la aceptación. Hay que citar a la persona.
notices-said-appeals = Se corrigió. Las fechas se contaron de nuevo.
notices-panel-title-matter = Notificación del asunto { $matter }
notices-panel-title = Notificación
notices-panel-see = Ver la notificación
notices-panel-communicated = Esta respuesta se comunica; no exige notificación formal.
notices-panel-open = Notificar formalmente
notices-tracking-title-matter = Notificación de la decisión sobre el asunto { $matter }
notices-tracking-title = Notificación de la decisión
notices-tracking-open = Usted aceptó que lo notifiquemos por correo electrónico. Queda notificado cuando presione este botón, y desde el día hábil siguiente corren sus términos.
notices-tracking-summoned = Le enviamos una citación. Puede venir a notificarse, con su documento, hasta el { $day }. Recibe copia completa y no tiene costo.
notices-tracking-served = Usted quedó notificado el { $moment }. Puede presentar recursos hasta el { $appeal }. Si no lo hace, la decisión queda en firme el { $final }.
notices-tracking-served-no-appeal = Usted quedó notificado el { $moment }. Contra esta decisión no proceden recursos ante la empresa; queda en firme el { $final }.
notices-tracking-final = Usted quedó notificado el { $moment }. La decisión está en firme desde el { $final }.
notices-access-title = Su decisión está lista
notices-access-case = Radicado
notices-access-decision = Decisión
notices-access-text = Al presionar «Ver la decisión» usted queda notificado en ese momento. Guardamos la fecha y la hora y le damos un certificado. Desde el día hábil siguiente corre el término para presentar recursos.
notices-access-button = Ver la decisión
notices-access-law = Usted aceptó la notificación electrónica y puede retirar esa aceptación cuando quiera (Ley 1437 de 2011, art. 56).
notices-access-served = Usted quedó notificado el { $moment }.
notices-access-appeal = Puede presentar recursos hasta el { $appeal }. Si no lo hace, la decisión queda en firme el { $final }.
notices-access-no-appeal = Contra esta decisión no proceden recursos ante la empresa. Queda en firme el { $final }.
notices-access-read = Leer la decisión
notices-access-pdf = Descargar en PDF
notices-access-certificate = Certificado de la notificación (PDF)
notices-board-title = Avisos
notices-board-intro = Notificaciones a personas de quienes no conocemos una dirección. Cada aviso está fijado cinco días hábiles con la copia de la decisión; la notificación queda hecha al final del día hábil siguiente a su retiro (Ley 1437 de 2011, art. 69).
notices-board-search = Buscar por número
notices-board-search-hint = El número del aviso o el radicado de su solicitud
notices-board-search-button = Buscar
notices-board-empty = Hoy no hay avisos fijados.
notices-board-not-found = No hay avisos con el número { $number }.
notices-board-number = Aviso
notices-board-for = Para
notices-board-posted = Fijado
notices-board-until = Hasta el final del
notices-board-copy = Copia
notices-board-hangs = Fijado
notices-board-down = Desfijado
notices-board-not-named = Ya no se muestra
notices-paper-dear = Señor(a)
notices-paper-nobody = Peticionario sin datos de contacto
notices-paper-register = Registro automático de notificaciones
notices-paper-summons-subject = Citación para notificación personal de la decisión { $number }
notices-paper-summons =
    Lo citamos para notificarle personalmente la decisión **{ $number }** del { $day }, con la que respondimos su solicitud { $case } (Ley 1437 de 2011, artículo 68).

    Puede venir desde mañana y hasta el **{ $until }** a { $office }. { $hours }

    Traiga su documento de identidad. Si no puede venir, puede autorizar a otra persona por escrito; la autorización no necesita presentación personal. Le entregaremos copia íntegra, auténtica y gratuita de la decisión.

    Si prefiere, acepte la notificación por correo electrónico y no tendrá que venir.

    Si no viene dentro de ese término, lo notificaremos por aviso, como lo ordena el artículo 69 de la misma ley.
notices-paper-aviso-subject = Notificación por aviso de la decisión { $number }
notices-paper-aviso =
    {""}**Aviso del { $day }.** Le notificamos por este aviso la decisión **{ $number }** del { $decided }, expedida por esta empresa, con la que respondimos su solicitud { $case } (Ley 1437 de 2011, artículo 69). No fue posible la notificación personal al cabo de los cinco días del envío de la citación.

    {""}**Recursos, ante quién y en qué plazo:** { $appeals }

    {""}**La notificación se considera hecha al finalizar el día siguiente al de la entrega de este aviso.** Contamos ese día como día hábil.

    Con este aviso va copia íntegra de la decisión. Su original se comprueba con el código { $code }.
notices-paper-publication =
    {""}**Aviso del { $day }.** Se notifica la decisión **{ $number }** del { $decided }, expedida por esta empresa, con la que se respondió la solicitud { $case } (Ley 1437 de 2011, artículo 69). Se publica porque se desconoce la información sobre el destinatario: { $ground }.

    {""}**Recursos, ante quién y en qué plazo:** { $appeals }

    Este aviso se fija el { $day } en la página electrónica y en { $place }, y se retira al finalizar el { $down }. **La notificación se considera hecha al finalizar el día siguiente al del retiro.** Ese día se cuenta como día hábil.

    Con este aviso va copia de la decisión, sin datos personales que el público no necesita (Ley 1581 de 2012, artículo 4). Su original se comprueba con el código { $code }.
notices-paper-posted-subject = Constancia de fijación del aviso { $aviso }
notices-paper-posted =
    Se deja constancia de que el aviso **{ $aviso }**, con copia de la decisión { $number } sobre la solicitud { $case }, se fijó el { $day } en la página electrónica de la empresa y en { $place }. Motivo: { $ground }.

    Permanecerá fijado hasta el final del { $down } (Ley 1437 de 2011, artículo 69).
notices-paper-taken-down-subject = Constancia de desfijación del aviso { $aviso }
notices-paper-taken-down =
    Se deja constancia de que el aviso **{ $aviso }**, con copia de la decisión { $number } sobre la solicitud { $case }, estuvo fijado desde el { $day } y se retiró al finalizar el { $down } (Ley 1437 de 2011, artículo 69).
notices-paper-visit-subject = Acta de notificación personal de la decisión { $number }
notices-paper-visit =
    El { $moment } compareció **{ $name }**, identificado(a) con { $document }, como { $capacity }, y se le notificó personalmente la decisión **{ $number }** del { $decided }, con la que se respondió la solicitud { $case } (Ley 1437 de 2011, artículo 67).

    Se le entregó copia íntegra, auténtica y gratuita de la decisión, que se comprueba con el código { $code }.

    {""}**Recursos, ante quién y en qué plazo:** { $appeals }

    Firma de quien se notifica: ______________________________
notices-paper-in-the-act =
    El { $moment } se comunicó verbalmente a **{ $name }**, identificado(a) con { $document }, como { $capacity }, la decisión **{ $number }** del { $decided }, con la que se respondió en el acto su solicitud verbal { $case }. Esta constancia hace de notificación personal (Ley 1437 de 2011, artículo 67).

    La decisión por escrito se comprueba con el código { $code }.

    {""}**Recursos, ante quién y en qué plazo:** { $appeals }
notices-paper-access-subject = Certificado de notificación electrónica de la decisión { $number }
notices-paper-access =
    Se certifica que la decisión **{ $number }** del { $decided }, con la que se respondió la solicitud { $case }, se puso a disposición de la persona en la dirección { $email }, que ella aceptó para su notificación electrónica (Ley 1437 de 2011, artículo 56).

    {""}**Fecha y hora de acceso: { $moment }**, hora oficial de Colombia, desde la dirección de red { $client }. La notificación quedó hecha ese día.

    La decisión se comprueba con el código { $code }.
refusal-notices-unknown = Esa notificación no existe.
refusal-notices-nothing-decided = El caso no tiene una decisión firmada. Fírmela primero.
refusal-notices-already-served = La persona ya quedó notificada. Mire cómo y cuándo en «Lo que va».
refusal-notices-not-accepted = La persona no ha aceptado la notificación electrónica. Envíele la citación.
refusal-notices-already-summoned = La citación ya se envió. Espere a que venza y siga con el aviso.
refusal-notices-summons-runs = La persona todavía puede venir hasta el { $day }. El aviso va después.
refusal-notices-summon-first = Primero envíe la citación: se conoce una dirección.
refusal-notices-no-address = No se conoce una dirección. Publique el aviso.
refusal-notices-already-posted = El aviso ya se entregó o está fijado.
refusal-notices-ground-does-not-hold = Ese motivo no consta. Para publicar, primero anote la devolución de una carta, o entregue el aviso en la dirección.
refusal-notices-in-the-future = Ese momento no ha llegado. Anótelo cuando ocurra.
refusal-notices-before-decision = Es antes de la decisión. Revise el día.
refusal-notices-before-sending = Es antes del envío. Revise el día.
refusal-notices-not-in-the-act = Solo vale si la petición fue verbal y se contestó el mismo día de la decisión. Use el acta de notificación personal.
refusal-notices-not-served = La persona no está notificada todavía. Si recurrió, anote primero su conducta concluyente.
refusal-notices-already-final = La decisión ya está en firme.
refusal-notices-same-appeals = Ya consta así. Si quiere corregirlo, elija la otra opción.
refusal-notices-appeal-in-course = Hay un recurso en curso contra esta decisión. Decídalo: si no procede, rechácelo con sus razones en «Recursos».
refusal-notices-changed-meanwhile = Otra persona actuó o pasó un plazo mientras usted escribía. Mire cómo está ahora; lo que escribió sigue aquí.
refusal-notices-result-known = Ese intento ya tiene su resultado.
refusal-notices-bad-result = Elija qué pasó.
refusal-notices-bad-text = Escriba este dato; que no sea demasiado largo.
refusal-notices-bad-day = Escriba el día.
refusal-notices-bad-email = Eso no es un correo electrónico.
