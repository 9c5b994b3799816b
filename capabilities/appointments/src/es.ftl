# Citas
appointments-menu = Citas
appointments-nav = Citas
appointments-settings = Citas
appointments-settings-text = Qué servicios se atienden con cita, en qué horas y para cuántas personas.
appointments-permission-read = Ver la agenda de citas, reservar para una persona y anotar quién llegó
appointments-permission-manage = Decidir qué servicios se atienden con cita y en qué horas

# Elegir
appointments-title = Pedir una cita
appointments-intro = Elija qué necesita. La cita le guarda una hora en la sala; no cuesta nada.
appointments-without = Sin cita también lo atendemos: tome un turno al llegar a la sala.
appointments-choose-site = Elija a qué sede va.
appointments-sites = { $n ->
    [one] 1 sede
   *[other] { $n } sedes
}
appointments-no-services = Por ahora ningún servicio se atiende con cita. Puede tomar un turno al llegar a la sala.
appointments-service = Trámite
appointments-site = Sede
appointments-day = Día
appointments-hour = Hora
appointments-when = Cuándo
appointments-back = Volver

# Día y hora
appointments-hour-title = Elija el día y la hora
appointments-left = Quedan { $n }
appointments-none-this-week = No hay horas esta semana. La próxima es el { $day }.
appointments-none = No hay horas libres en los próximos días. Puede venir sin cita y tomar un turno.
appointments-see-next = Ver las horas de ese día
appointments-continue = Continuar
appointments-weeks = Semanas
appointments-earlier = Días anteriores
appointments-later = Días siguientes
appointments-choose-hour = Elija una hora.
appointments-now-at = Su cita es ahora
appointments-move-title = Cambiar la hora de su cita
appointments-move-button = Cambiar mi cita

# Datos
appointments-data-title = Sus datos
appointments-change-hour = Cambiar
appointments-name = Nombre completo
appointments-document = Documento (opcional)
appointments-document-hint = Con él encontramos más rápido lo suyo.
appointments-phone = Teléfono
appointments-contact-hint = Basta con el teléfono o el correo.
appointments-email = Correo electrónico
appointments-email-hint = Le enviamos la confirmación y un recordatorio.
appointments-support = ¿Necesita algún apoyo?
appointments-support-hint = Lo preparamos antes de que llegue. No pedimos pruebas.
appointments-preferential = Atención preferencial
appointments-preferential-hint = Discapacidad, embarazo, bebé en brazos, 60 años o más
appointments-need-sign-language = Lengua de señas colombiana
appointments-need-wheelchair = Módulo accesible para silla de ruedas
appointments-need-reading-help = Ayuda para leer y escribir
appointments-need-simple-words = Palabras sencillas y más tiempo
appointments-need-english = Atención en inglés
appointments-privacy = Usamos estos datos solo para su cita. Los borramos tres meses después; los apoyos, al día siguiente.
appointments-book = Reservar la cita
appointments-booking = Reservando…
appointments-origin = ¿Cómo pide la cita la persona?
appointments-origin-phone = Por teléfono
appointments-origin-counter = Aquí, en la sala

# La cita
appointments-booking-title = Su cita
appointments-stub = Talón de la cita
appointments-for = A nombre de
appointments-turn = Turno
appointments-qr = Código de la cita para el kiosco
appointments-qr-text = Acerque este código al kiosco cuando llegue y recibe su turno. También puede decir su nombre en la entrada.
appointments-see-turn = Ver mi turno
appointments-here = Ya llegué a la sala
appointments-rule = Puede registrarse desde una hora antes. Lo esperamos hasta { $late } minutos después de su hora; más tarde lo atendemos como a quien llega sin cita.
appointments-add = Agregar al calendario
appointments-move = Cambiar la hora
appointments-cancel = Cancelar la cita
appointments-mailed = Le enviamos esta confirmación por correo. Con su enlace puede cambiarla o cancelarla.
appointments-keep-link = Guarde la dirección de esta página: con ella puede cambiar o cancelar la cita.
appointments-another = Pedir otra cita
appointments-state-booked = Reservada
appointments-state-arrived = Llegó
appointments-state-attended = Atendida
appointments-state-missed = No vino a su hora
appointments-state-cancelled = Cancelada
appointments-state-past = Pasó
appointments-arrival-title = ¿Ya llegó a la sala?
appointments-get-turn = Sí, deme mi turno
appointments-to-booking = Ver mi cita
appointments-calendar-summary = Cita en { $company }: { $service }
appointments-calendar-description = Al llegar, acerque el código de su cita al kiosco o diga su nombre en la entrada. En el enlace puede cambiarla o cancelarla.
appointments-said-booked = Su cita quedó reservada.
appointments-said-moved = Su cita cambió de hora.
appointments-said-cancelled = La cita quedó cancelada y la hora quedó libre.
appointments-said-too-late = Esa cita ya no se puede cancelar.

# Agenda
appointments-agenda-title = Citas del día
appointments-agenda-counts = { $all } citas, { $arrived } llegaron, { $missed } no vinieron.
appointments-book-for = Reservar para una persona
appointments-book-for-text = Elija el trámite por el que pregunta la persona.
appointments-to-agenda = Volver a la agenda
appointments-see = Ver
appointments-days = Días
appointments-today = Hoy
appointments-day-before = Día anterior
appointments-day-after = Día siguiente
appointments-agenda-empty = No hay citas este día
appointments-agenda-empty-text = Las que se reserven aparecen aquí, por hora.
appointments-person = Persona
appointments-state = Estado
appointments-actions = Acciones
appointments-arrived = Llegó
appointments-missed = No vino
appointments-said-booked-for = La cita quedó reservada.
appointments-said-arrived = La persona quedó registrada y tiene su turno.
appointments-said-missed = Quedó anotado que no vino. Si llega hoy, puede registrarla.

# Horas y reglas
appointments-hours-title = Horas de citas
appointments-hours = Horas
appointments-no-hours = Sin horas: no se atiende con cita
appointments-places-a-week = { $n ->
    [one] 1 cupo por semana
   *[other] { $n } cupos por semana
}
appointments-no-hall = No hay salas todavía
appointments-no-hall-text = Cree primero la sala, sus servicios y sus módulos en los ajustes de la sala.
appointments-weekday = Día
appointments-weekdays = Días de la semana
appointments-from = Desde
appointments-to = Hasta
appointments-minutes = Minutos por cita
appointments-seats = Personas a la vez
appointments-add-hours = Agregar horas
appointments-remove = Quitar
appointments-rules = Reglas
appointments-days-ahead = Días hacia adelante
appointments-days-ahead-hint = Con cuánta anticipación se puede reservar, de 1 a 120.
appointments-notice = Minutos de aviso
appointments-notice-hint = Hasta cuántos minutos antes puede reservar o cambiar la persona. En la agenda no rige.
appointments-lead = Minutos de ventaja
appointments-lead-hint = Quien llega a tiempo cuenta como llegado estos minutos antes de su hora, o desde que llegó si fue antes.
appointments-late = Minutos de espera
appointments-late-hint = Pasados, la cita queda como no cumplida; quien llegue después toma turno desde ese momento.
appointments-save = Guardar
appointments-said-hours = Las horas quedaron agregadas.
appointments-said-removed = Las horas se quitaron. Lo que ya estaba reservado sigue en pie.
appointments-said-rules = Las reglas quedaron guardadas.

# Correos
appointments-mail-booked-subject = Su cita: { $when }
appointments-mail-booked =
    { $name }:

    Su cita en { $company } quedó reservada.

    { $service }
    { $when }
    { $site }, { $address }

    Para verla, cambiarla, cancelarla o agregarla a su calendario:
    { $link }

    Al llegar, acerque el código de esa página al kiosco o diga su nombre en la entrada.
appointments-mail-moved-subject = Su cita cambió: { $when }
appointments-mail-moved =
    { $name }:

    Su cita en { $company } tiene una nueva hora.

    { $service }
    { $when }
    { $site }, { $address }

    { $link }
appointments-mail-cancelled-subject = Su cita quedó cancelada
appointments-mail-cancelled =
    { $name }:

    La cita de { $service } del { $when } en { $site } quedó cancelada.

    Puede pedir otra o venir sin cita y tomar un turno.
appointments-mail-reminder-subject = Recordatorio: su cita es mañana
appointments-mail-reminder =
    { $name }:

    Le recordamos su cita en { $company }.

    { $service }
    { $when }
    { $site }, { $address }

    Si no puede venir, cancélela o cámbiela aquí y otra persona aprovecha la hora:
    { $link }

# Por qué no
refusal-appointments-unknown = Esa cita no existe. Revise el enlace.
refusal-appointments-not-offered = Ese trámite ya no se atiende con cita. Puede venir y tomar un turno.
refusal-appointments-no-such-hour = Elija una de las horas de la lista.
refusal-appointments-too-soon = Esa hora ya pasó o está muy cerca. Elija otra.
refusal-appointments-too-far = Ese día todavía no se puede reservar. Elija uno más cercano.
refusal-appointments-full = Esa hora la acaban de tomar. Elija otra; lo que escribió sigue aquí.
refusal-appointments-already-booked = Ya hay una cita pendiente de ese trámite con ese documento o contacto. Use el enlace que recibió para cambiarla, o llámenos.
refusal-appointments-over = Esta cita ya terminó o se canceló: no se puede cambiar.
refusal-appointments-moved-too-often = La cita ya cambió de hora cinco veces. Cancélela y pida otra, o llámenos.
refusal-appointments-too-early = Todavía es temprano. Puede registrarse desde: { $from }.
refusal-appointments-bad-offer = { $field ->
    [weekday] Elija al menos un día de la semana.
    [from] Escriba desde qué hora, por ejemplo 08:00.
    [to] Escriba hasta qué hora; debe ser después de la primera.
    [minutes] Cada cita dura entre 5 y 240 minutos y debe caber en el horario.
    [seats] Escriba cuántas personas a la vez, de 1 a 50.
    [days_ahead] Escriba un número de días, de 1 a 120.
    [notice] Escriba los minutos de aviso, de 0 a 10.080.
    [lead] Escriba los minutos de ventaja, de 0 a 120.
   *[other] Escriba los minutos de espera, de 0 a 120.
}
refusal-appointments-overlaps = Ese horario se cruza con otro del mismo día. Quite el otro o cambie las horas.
refusal-appointments-changed-meanwhile = Otra persona lo cambió mientras usted miraba. Revise cómo está ahora.
refusal-appointments-name = Escriba su nombre completo
refusal-appointments-document = Revise el documento: solo números y letras
refusal-appointments-no-contact = Escriba un teléfono o un correo para avisarle si algo cambia
refusal-appointments-phone = Revise el teléfono: un celular tiene 10 números
refusal-appointments-email = Revise el correo: debe parecerse a nombre@ejemplo.co
