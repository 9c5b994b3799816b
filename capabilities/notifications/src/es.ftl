notifications-nav = Alertas
notifications-nav-board = Vence
notifications-title = Alertas
notifications-intro = Lo que vence y lo que espera por usted. Se avisa en horario laboral y una sola vez.
notifications-unread = sin leer
notifications-view-label = Qué alertas ver
notifications-view-unread = Sin leer
notifications-view-all = Todas las mías
notifications-view-team = Las de todos
notifications-topic-label = Tema
notifications-topic-any = Todos los temas
notifications-topic-near = Se acerca el vencimiento
notifications-topic-last = Último día
notifications-topic-late = Vencidos y silencio positivo
notifications-topic-course = Trámite: completar, pruebas, notificación, recursos
notifications-topic-report = Reporte al SUI
notifications-filter = Filtrar
notifications-open = Abrir caso
notifications-read = Marcar leída
notifications-read-all = Marcar todas como leídas
notifications-is-unread = Sin leer
notifications-empty = Nada pendiente
notifications-empty-text = Cuando un plazo se acerque, aquí y en el resumen de la mañana lo sabrá.
notifications-standing-owner = El caso es suyo
notifications-standing-head = Como jefatura
notifications-standing-unowned = El caso no tiene responsable
notifications-told-to = Avisada a
notifications-preferences-link = Preferencias y calendario
notifications-board-link = Qué vence esta semana
notifications-said-all-read = Las alertas quedaron leídas.
notifications-said-saved = Guardamos sus preferencias.
notifications-said-hours = Guardamos el horario. Las alertas se vuelven a programar en unos minutos.
notifications-said-revoked = La dirección del calendario ya no funciona.

notifications-kind-half = Va la mitad del plazo; vence el { $when }
notifications-kind-before-5 = Faltan 5 días hábiles; vence el { $when }
notifications-kind-before-3 = Faltan 3 días hábiles; vence el { $when }
notifications-kind-before-1 = Falta 1 día hábil; vence el { $when }
notifications-kind-alarm = Alarma de la empresa; vence el { $when }
notifications-kind-due = Vence hoy, { $when }
notifications-kind-overdue = Venció sin respuesta el { $when }
notifications-kind-silence = Silencio positivo: venció sin respuesta el { $when }
notifications-kind-silence-24 = Pasó un tercio de las horas para reconocer el silencio; terminan el { $when }
notifications-kind-silence-48 = Pasaron dos tercios de las horas para reconocer el silencio; terminan el { $when }
notifications-kind-silence-60 = Últimas horas para reconocer el silencio; terminan el { $when }
notifications-kind-completion-end = El plazo de la persona para completar termina el { $when }
notifications-kind-evidence-end = El periodo de pruebas terminó el { $when }; el plazo vuelve a correr
notifications-kind-summons = La citación para notificar debe salir a más tardar el { $when }
notifications-kind-posting = El aviso debe salir a más tardar el { $when }
notifications-kind-appeal-end = El plazo para recurrir termina el { $when }
notifications-kind-remittal = El expediente debe llegar a la Superservicios a más tardar el { $when }
notifications-kind-upload-soon = El archivo del SUI debe cargarse a más tardar el { $when }
notifications-kind-upload-due = Hoy es el último día para cargar el archivo del SUI: { $when }

notifications-matter = Asunto { $n }: { $words }

notifications-name-half = Mitad del plazo
notifications-name-before-5 = Faltan 5 días hábiles
notifications-name-before-3 = Faltan 3 días hábiles
notifications-name-before-1 = Falta 1 día hábil
notifications-name-alarm = Alarma de la empresa
notifications-name-due = Día del vencimiento
notifications-name-overdue = Vencido
notifications-name-silence = Silencio positivo
notifications-name-silence-24 = Un tercio de las horas del silencio
notifications-name-silence-48 = Dos tercios de las horas del silencio
notifications-name-silence-60 = Últimas horas del silencio
notifications-name-completion-end = Termina el plazo para completar
notifications-name-evidence-end = Terminan las pruebas
notifications-name-summons = Enviar la citación
notifications-name-posting = Enviar el aviso
notifications-name-appeal-end = Termina el plazo para recurrir
notifications-name-remittal = Enviar el expediente
notifications-name-upload-soon = Cargue al SUI próximo
notifications-name-upload-due = Último día del cargue al SUI

notifications-panel-title = Próximas alertas
notifications-panel-none = No hay más alertas previstas.
notifications-panel-told = { $n ->
    [one] Ya se dio 1 alerta de este caso.
   *[other] Ya se dieron { $n } alertas de este caso.
}

notifications-preferences-title = Preferencias de alertas
notifications-preferences-text = En la pantalla las ve todas. Aquí decide qué llega además por correo.
notifications-mail-title = Por correo
notifications-digest-choice = Resumen de la mañana
notifications-digest-choice-hint = A las 7:00 de cada día hábil: lo que vence hoy y esta semana, los silencios y lo que espera su firma. Si no hay nada, no llega nada.
notifications-topics = Además, un correo por cada alerta de
notifications-address = Correo para las alertas
notifications-address-usual = Si lo deja vacío, van a { $address }.
notifications-address-none = Su usuario no es un correo: sin una dirección aquí no le llega nada.
notifications-save = Guardar
notifications-calendar-title = En su calendario
notifications-calendar-text = Una dirección secreta con los vencimientos de sus casos, para Outlook, Google Calendar o el teléfono. No lleva nombres de personas.
notifications-calendar-since = Dirección activa desde el { $when }
notifications-calendar-create = Crear dirección
notifications-calendar-again = Crear otra y anular la anterior
notifications-calendar-revoke = Anular la dirección
notifications-calendar-made = Dirección de su calendario
notifications-calendar-copy = Cópiela ahora: no se vuelve a mostrar. Quien la tenga ve sus vencimientos; si se le escapa, cree otra.
notifications-calendar-address = Dirección
notifications-calendar-back = Volver a las preferencias
notifications-calendar-name = Vencimientos de { $name }
notifications-calendar-summary = Vence { $number } · { $kind }
notifications-calendar-description = Último día para responder { $number }.
notifications-hours-title = Horario de la empresa
notifications-hours-text = Las alertas salen en estas horas de los días hábiles. Solo el reloj de las 72 horas del silencio puede avisar fuera de ellas, si esperar sería tarde.
notifications-hours-opens = Abre
notifications-hours-closes = Cierra

notifications-board-title = Qué vence
notifications-board-week = Del { $from } al { $to }
notifications-board-weeks = Semanas
notifications-board-earlier = Semana anterior
notifications-board-later = Semana siguiente
notifications-board-present = Esta semana
notifications-board-filter = Filtros
notifications-board-area = Área
notifications-board-owner = Responsable
notifications-board-late = Vencidos antes de esta semana
notifications-board-late-more = { $n ->
    [one] Hay 1 vencido en total: véalo en la bandeja.
   *[other] Hay { $n } vencidos en total: véalos en la bandeja.
}
notifications-board-nobody = Sin responsable
notifications-board-silent = Silencio positivo
notifications-board-weekend = No hábil
notifications-board-holiday = Festivo: { $name }
notifications-board-today = Hoy
notifications-board-none = Nada
notifications-board-count = { $n ->
    [one] 1 caso
   *[other] { $n } casos
}
notifications-board-cut = Se muestran { $shown } de { $total }. Use los filtros o descargue la tabla.
notifications-board-empty = Esta semana no vence nada
notifications-board-empty-text = Con estos filtros no hay casos abiertos con plazo en la semana ni vencidos de antes.
notifications-board-csv = Descargar CSV
notifications-board-wall = Pantalla grande
notifications-wall-back = Salir de la pantalla grande
notifications-any-area = Todas
notifications-any-owner = Todos
notifications-column-due = Vence
notifications-column-number = Radicado
notifications-column-kind = Tipo
notifications-column-standing = Plazo
notifications-column-owner = Responsable
notifications-column-area = Área
notifications-export-cut = La tabla se cortó en { $max } filas.

notifications-mail =
    { $name }:

    { $lines }

    Todas sus alertas: { $link }

    { $company }
notifications-mail-several = { $n } alertas de plazos
notifications-mail-more = … y { $n } más.
notifications-digest-subject = Vencimientos del { $day }
notifications-digest =
    { $name }:

    { $parts }

    La semana completa: { $link }
    Para cambiar o dejar de recibir este resumen: { $settings }

    { $company }
notifications-digest-silent = CON SILENCIO POSITIVO ({ $n })
notifications-digest-overdue = VENCIDOS ({ $n })
notifications-digest-today = VENCEN HOY ({ $n })
notifications-digest-week = VENCEN ESTA SEMANA ({ $n })
notifications-digest-to-sign = ESPERAN SU FIRMA ({ $n })
notifications-digest-unowned = { $n ->
    [one] Hay 1 caso sin responsable.
   *[other] Hay { $n } casos sin responsable.
}
notifications-digest-line = { $number } · { $kind } · { $day }

refusal-notifications-unknown = Esa alerta no existe o no es suya.
refusal-notifications-address = Escriba un correo válido, por ejemplo nombre@empresa.co.
refusal-notifications-not-an-hour = Escriba la hora con minutos, por ejemplo 7:00.
refusal-notifications-hours-empty = La empresa debe trabajar al menos una hora: cierre después de abrir.
notifications-place = Horario de las alertas
notifications-place-text = Entre qué horas se avisa de los vencimientos.
