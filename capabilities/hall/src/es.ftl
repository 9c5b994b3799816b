hall-name = Sala de atención

refusal-hall-unknown-site = No existe ese punto de atención.
refusal-hall-unknown-service = No existe esa línea de atención en este punto.
refusal-hall-unknown-counter = No existe ese módulo en este punto.
refusal-hall-unknown-ticket = No existe ese turno.
refusal-hall-unknown-shift = No existe esa jornada. Abra el módulo de nuevo.
refusal-hall-site-closed = El punto de atención ya cerró por hoy.
refusal-hall-site-not-open-yet = El punto de atención abre a las { $opens }.
# A day and a holiday come in both languages; each sentence takes its own.
refusal-hall-site-closed-until =
    El punto de atención ya cerró por hoy. Abre el { $day-en ->
       *[other] { $day }
    } a las { $hour }.
refusal-hall-closed-today =
    El punto de atención no abre hoy: { $reason-en ->
       *[other] { $reason }
    }.
refusal-hall-closed-today-until =
    El punto de atención no abre hoy: { $reason-en ->
       *[other] { $reason }
    }. Abre el { $day-en ->
       *[other] { $day }
    } a las { $hour }.
refusal-hall-day-closed = La jornada de hoy ya se cerró: no se dan más turnos.
refusal-hall-day-already-closed = Esa jornada ya se había cerrado.
refusal-hall-day-not-closed = Esa jornada no está cerrada.
refusal-hall-day-is-over = Esa jornada ya pasó: solo se reabre el mismo día, hasta la medianoche.
refusal-hall-bad-pass = ¿A cuántas personas deja pasar?: escoja una opción.
refusal-hall-day-not-come = Esa jornada todavía no llega. Escriba hoy o un día anterior.
refusal-hall-line-closed = Esta línea está cerrada por hoy. Pregunte en la entrada o pida una cita.
refusal-hall-line-not-open = Esta línea da turnos de { $opens } a { $closes }.
refusal-hall-no-turns-left = Hoy ya no hay turnos en esta línea. Puede pedir una cita.
refusal-hall-bad-ground =
    El motivo no corresponde a esa clase de atención, o hay demasiadas necesidades marcadas.
refusal-hall-number-out-of-range = Número: un kiosco sin conexión usa los números del 900 al 999.
refusal-hall-bad-text = Escriba el texto que falta, o acórtelo.
refusal-hall-bad-topic = Tema: escoja hasta cinco temas de los de esta línea.
refusal-hall-request-reused = Esa clave ya se usó para otra cosa. Mande una nueva.
refusal-hall-over = Ese turno ya terminó.
refusal-hall-turn-is-waiting = Ese turno está en espera: primero llámelo.
refusal-hall-turn-is-called = Ese turno está llamado: empiece la atención o márquelo ausente.
refusal-hall-turn-is-attended = Ese turno se está atendiendo en un módulo.
refusal-hall-turn-is-held = Ese turno está en pausa: retómelo primero.
refusal-hall-turn-is-absent = Esa persona no se presentó: primero devuélvala a la fila.
refusal-hall-too-soon = Acaba de llamarse. Espere { $seconds } { $seconds ->
    [one] segundo
   *[other] segundos
}.
refusal-hall-call-again = Antes de marcar la ausencia, llame { $calls } { $calls ->
    [one] vez más
   *[other] veces más
}.
refusal-hall-another-day = Ese turno es de otro día. Tome uno nuevo.
refusal-hall-changed-meanwhile = Alguien cambió ese turno mientras tanto. Mire de nuevo cómo está.
refusal-hall-counter-taken = { $counter } ya está abierto por { $officer }. Escoja otro módulo.
refusal-hall-already-at-counter = Usted ya atiende en { $counter }. Ciérrelo antes de abrir otro módulo.
refusal-hall-counter-inactive = Ese módulo no está en uso.
refusal-hall-counter-closed = En ese módulo no hay nadie ahora: el turno quedaría sin quien lo llame.
refusal-hall-officer-away = Esa persona no está atendiendo ahora: el turno quedaría sin quien lo llame.
refusal-hall-counter-busy = Primero termine con el turno { $code }.
refusal-hall-not-an-officer = Atender necesita una cuenta de funcionario, o decir quién atiende.
refusal-hall-not-yours = Ese turno o módulo es de otra persona.
refusal-hall-shift-closed = El módulo está cerrado. Ábralo para llamar.
refusal-hall-shift-paused = El módulo está en pausa. Termine la pausa para llamar.
refusal-hall-not-paused = El módulo no está en pausa.
refusal-hall-key-taken = Otro punto de atención ya usa esa dirección.
refusal-hall-bad-site =
    Revise los datos del punto: claves en minúsculas sin espacios, prefijos de una o dos letras, horas en orden,
    números de módulo sin repetir.
