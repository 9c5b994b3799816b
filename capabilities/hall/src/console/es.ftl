hall-console-nav-counter = Turnos
hall-console-nav-host = Anfitrión
hall-console-nav-lead = Sala

hall-console-title = Consola de turnos
hall-console-choose-title = Abrir un módulo
hall-console-choose-intro = Escoja el módulo en el que va a atender hoy.
hall-console-host-title = Anfitrión
hall-console-host-intro = Reciba, registre y guíe. El nombre no se pregunta.
hall-console-lead-title = Coordinación de la sala
hall-console-closing-title = Cerrar la jornada

hall-console-site = Punto de atención
hall-console-see = Ver
hall-console-no-site = Todavía no hay un punto de atención.
hall-console-no-site-text = Quien administra la sala lo crea en Ajustes.
hall-console-accessible = accesible en silla de ruedas
hall-console-open = Abrir { $counter }
hall-console-taken = Lo atiende { $who }
hall-console-available = Disponible
hall-console-paused = En pausa: { $why }
hall-console-keys = Atajos de teclado
hall-console-choose = Escoja…

hall-console-minutes = { $n } min
hall-console-nobody-waits = Nadie espera
hall-console-waiting = { $n ->
    [one] 1 espera
   *[other] { $n } esperan
}, el mayor { $wait }
hall-console-counter-number = Módulo { $n }

hall-console-class-preferential = Preferencial
hall-console-class-community = Líder comunal
hall-console-class-general = General
hall-console-need-sign-language = lengua de señas
hall-console-need-wheelchair = silla de ruedas
hall-console-need-reading-help = ayuda para leer
hall-console-need-simple-words = palabras sencillas
hall-console-need-english = inglés
hall-console-ground-none = General
hall-console-ground-pregnancy = En embarazo
hall-console-ground-infant-in-arms = Con un bebé en brazos
hall-console-ground-older-adult = 60 años o más
hall-console-ground-disability = Con discapacidad
hall-console-ground-child = Niño, niña o adolescente
hall-console-ground-veteran = Veterano de la Fuerza Pública
hall-console-ground-defenceless = En situación de debilidad o indefensión
hall-console-ground-community-leader = Líder comunal o vocal de control

hall-console-rule-strict =
    { $p } va primero. Después de { $a } seguidos puede pasar otra persona si ha esperado más de { $b }
    min y más que el primer { $p }. { $c } nunca pasa antes que { $p }.
hall-console-rule-accumulating =
    Cada persona gana prioridad mientras espera: { $p } a razón de { $a }, los demás de { $b }. { $c }
    nunca pasa antes que { $p }.
hall-console-rule-alternating =
    { $p } va primero: { $a } de { $p } y luego { $b } de los demás que hayan esperado más. { $c } nunca
    pasa antes que { $p }.

hall-console-now = Ahora:
hall-console-now-nobody = No hay nadie en el módulo
hall-console-waited = Esperó { $wait }
hall-console-needs = Necesita:
hall-console-calls = { $n ->
    [one] Llamado 1 vez.
   *[other] Llamado { $n } veces.
} Puede marcar que no vino después del segundo llamado.
hall-console-call = Llamar siguiente
hall-console-recall = Llamar otra vez
hall-console-begin = Empezar
hall-console-absent = No vino
hall-console-hold = Dejar en espera
hall-console-transfer = Pasar a otra línea, módulo o persona
hall-console-do-transfer = Pasar
hall-console-to = Pasar a
hall-console-to-move = Mover a
hall-console-to-service = Líneas
hall-console-to-counter = Módulos abiertos
hall-console-to-officer = Personas que atienden
hall-console-do-move = Mover
hall-console-place = Lugar en la fila
hall-console-place-first = Primero
hall-console-place-last = Último
hall-console-place-keep-arrival = Según su llegada
hall-console-note = Nota para quien atiende después
hall-console-note-hint = Opcional. Así la persona no cuenta todo otra vez.
hall-console-topics = De qué se trató
hall-console-outcome = Resultado
hall-console-outcome-resolved = Se resolvió
hall-console-outcome-filed = Se radicó
hall-console-outcome-informed = Se informó
hall-console-outcome-paid = Pagó
hall-console-outcome-referred = Va a otra oficina
hall-console-outcome-pending = Queda pendiente
hall-console-outcome-other = Otro
hall-console-outcome-unrecorded = Sin registrar
hall-console-finish = Terminar
hall-console-finish-call = Terminar y llamar siguiente
hall-console-held = En espera conmigo
hall-console-resume = Retomar
hall-console-absents = No vinieron: { $n }
hall-console-bring-back = { $code } volvió
hall-console-direct = Llamar un turno escogido
hall-console-do-direct = Llamar ese turno
hall-console-code = Turno
hall-console-code-hint = Por ejemplo: A 047
hall-console-reason = Por qué se llama fuera de su orden
hall-console-pause = Hacer una pausa
hall-console-do-pause = Empezar la pausa
hall-console-pause-why = Motivo
hall-console-pause-lunch = Almuerzo
hall-console-pause-rest = Descanso
hall-console-pause-support = Apoyo a un compañero
hall-console-pause-training = Capacitación
hall-console-pause-system = Falla del sistema
hall-console-back = Terminar la pausa
hall-console-close = Cerrar el módulo

hall-console-person = Persona
hall-console-find = Documento, cuenta, teléfono o nombre
hall-console-do-find = Buscar
hall-console-find-none = Nadie coincide con lo que escribió.
hall-console-is-them = Es esta persona
hall-console-file = Radicar un caso
hall-console-case = Caso de este turno:
hall-console-cases = Sus casos
hall-console-case-filed = Radicado el { $day }
hall-console-case-due = vence el { $day }
hall-console-case-decided = respondido el { $day }
hall-console-visits = Visitas anteriores
hall-console-filed-title = Está atendiendo el turno { $code }
hall-console-filed-back = Anotar el caso en el turno y volver al módulo

hall-console-next = Siguientes
hall-console-next-none = Nadie espera en sus líneas.
hall-console-late = (espera demasiado)
hall-console-only = Solo { $who }
hall-console-lines = Esperan por línea
hall-console-line = Línea
hall-console-shut = Cerrada por hoy
hall-console-protocol = Cómo atender
hall-console-protocols = Protocolos de atención

hall-console-register = Registrar a una persona
hall-console-appointment = Tiene cita
hall-console-service = A qué viene
hall-console-ground = Atención preferencial
hall-console-ground-hint = Lo dice la persona. No se piden pruebas.
hall-console-needs-ask = Qué necesita
hall-console-give-turn = Dar el turno
hall-console-line-shut = { $line } está cerrada por hoy. Dé turno solo a quien ya estaba adentro.
hall-console-taken-title = Turno entregado
hall-console-taken-ahead = { $n ->
    [0] Nadie está antes.
    [one] Hay 1 persona antes.
   *[other] Hay { $n } personas antes.
}
hall-console-taken-page = Abrir su página para el celular
hall-console-guide = Llamados ahora
hall-console-guide-none = Nadie ha sido llamado en los últimos minutos.
hall-console-who-waits = Quiénes esperan
hall-console-change = Cambiar
hall-console-leave = Volver
hall-console-upgrade = Guardar
hall-console-give-up = La persona se va

hall-console-counters = Módulos
hall-console-counter = Módulo
hall-console-officer = Atiende
hall-console-since = Desde
hall-console-state = Estado
hall-console-with = Con quién
hall-console-do = Acción
hall-console-state-closed = Cerrado
hall-console-state-free = Disponible
hall-console-state-called = Llamando
hall-console-state-attending = Atendiendo
hall-console-state-paused = En pausa
hall-console-alarm = { $n ->
    [one] 1 persona espera
   *[other] { $n } personas esperan
} hace más de { $minutes } min. Abra otro módulo.
hall-console-line-open = Abrir la línea
hall-console-line-close = Cerrar por hoy
hall-console-day-open = La jornada del { $day } no se ha cerrado.
hall-console-close-day = Cerrar la jornada
hall-console-close-day-text = Se cierra a mano, después de ver quién queda.
hall-console-see-left = Ver quién queda
hall-console-day-was-closed = La jornada se cerró el { $when }.
hall-console-see-closing = Ver el cierre, o reabrir
hall-console-left = Quiénes quedan
hall-console-left-nobody = No queda nadie.
hall-console-left-waiting = Esperan ({ $n }): quedarán sin atender
hall-console-left-called = Llamados ({ $n }): quedarán sin atender
hall-console-left-attended = En un módulo ({ $n }): terminarán sin resultado
hall-console-left-held = En espera con una persona ({ $n }): quedarán sin atender
hall-console-left-absent = No vinieron ({ $n })
hall-console-closing-text =
    Al cerrar terminan todos los turnos y módulos del día, se borran los motivos de preferencia, y no se
    dan más turnos. Si fue un error, hasta la medianoche se puede reabrir con un motivo.
hall-console-closing-note = Nota
hall-console-closing-note-hint = Opcional: qué pasó con quienes quedan.
hall-console-closing-confirm = Vi la lista y cierro la jornada
hall-console-do-close-day = Cerrar la jornada
hall-console-left-unattended = Quedaron sin atender ({ $n })
hall-console-left-finished = Estaban en un módulo y terminaron sin resultado ({ $n })
hall-console-closing-note-was = Nota del cierre
hall-console-reopen = Reabrir la jornada
hall-console-reopen-text =
    Se dan turnos otra vez y quienes quedaron sin atender vuelven a su lugar en la fila. Los módulos se abren
    de nuevo. Queda escrito quién reabrió, cuándo y por qué.
hall-console-reopen-reason = ¿Por qué se reabre?
hall-console-do-reopen = Reabrir la jornada
hall-console-reopenings = Reaperturas
hall-console-reopened = { $by } reabrió a las { $when } la jornada cerrada a las { $closed }; { $n ->
    [0] nadie volvió a la fila
    [one] una persona volvió a la fila
   *[other] { $n } personas volvieron a la fila
}.

hall-console-said-nobody = Nadie espera en sus líneas.
hall-console-said-finished = Atención terminada.
hall-console-said-closed = Módulo cerrado.
hall-console-said-absent = Anotado: no vino. Si llega hoy, puede volver a la fila.
hall-console-said-back = La persona volvió a la fila, en el lugar de su llegada.
hall-console-said-moved = El turno espera en su nueva fila.
hall-console-said-upgraded = Guardado.
hall-console-said-day-closed = La jornada quedó cerrada.
hall-console-said-day-reopened = La jornada sigue abierta. Abran de nuevo los módulos.

hall-console-bad-ticket = Turno: vuelva a escogerlo en la lista.
hall-console-bad-counter = Módulo: escoja uno de la lista.
hall-console-bad-code = Turno: escriba la letra y el número, por ejemplo A 047.
hall-console-bad-reason =
    Motivo: escriba por qué se llama fuera de su orden, en una línea de hasta 200 letras.
hall-console-bad-pause = Motivo de la pausa: escoja uno.
hall-console-bad-outcome = Resultado: escoja cómo terminó la atención.
hall-console-bad-person = Persona: escoja una de las que se encontraron.
hall-console-bad-case = Caso: vuelva a abrirlo y anótelo otra vez.
hall-console-bad-site = Punto de atención: escoja uno.
hall-console-bad-service = Línea: escoja a qué viene la persona.
hall-console-bad-ground = Atención preferencial: escoja una opción, también «General».
hall-console-bad-needs = Qué necesita: escoja de la lista.
hall-console-bad-to = Destino: escoja a dónde va el turno.
hall-console-bad-place = Lugar en la fila: escoja primero, último o según su llegada.
hall-console-bad-day = Día: escríbalo como 2026-12-02.
hall-console-bad-reopen-reason = Motivo: escriba por qué se reabre la jornada, en una línea de hasta 200 letras.
hall-console-bad-confirm = Confirme que vio quién queda antes de cerrar.
