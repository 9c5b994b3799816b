hall-phone-title = Turno { $code }
hall-phone-your-turn = Su turno
hall-phone-left-none = Usted sigue
hall-phone-left = { $n ->
    [one] Falta { $n } persona
   *[other] Faltan { $n } personas
}
hall-phone-wait = Espera aproximada
hall-phone-leave = Salga hacia la sala a las { $time }.
hall-phone-place = Lo esperamos en { $place }. Cuando lo llamemos, esta página lo dice y el celular vibra.
hall-phone-called = Es su turno. Pase al módulo
hall-phone-called-again = Lo llamamos { $n } veces. Si no alcanza a llegar, avise en la entrada.
hall-phone-attended = Lo están atendiendo en el módulo { $n }.
hall-phone-held = Su turno está en pausa. Lo llamamos de nuevo enseguida.
hall-phone-absent = Lo llamamos y no lo vimos. Hoy mismo puede volver a la fila: avise en la entrada.
hall-phone-finished = Su atención terminó. Gracias por venir.
hall-phone-gone = Usted dejó este turno. Si lo necesita, tome otro.
hall-phone-unattended = La jornada terminó antes de su turno. Lo sentimos: pida una cita o vuelva mañana.
hall-phone-past = Este turno fue de otro día.
hall-phone-acts = ¿Cambiaron sus planes?
hall-phone-later = ¿Necesita más tiempo? Deje pasar a otros
hall-phone-later-hint =
    No pierde el turno ni su atención preferencial: pasan quienes llegaron después de usted a su misma fila.
    No se puede deshacer.
hall-phone-later-some = Que pasen { $n } personas
hall-phone-later-all = Que pasen todas: quedo al final
hall-phone-give-up = Dejar el turno
hall-phone-give-up-hint = Otra persona pasa antes. No se puede deshacer.
hall-phone-give-up-sure = ¿Seguro que deja el turno { $code }?
hall-phone-give-up-yes = Sí, dejar el turno
hall-phone-give-up-no = No, conservarlo
hall-phone-said-later = Listo: los demás pasan antes. Arriba ve su nuevo lugar.
hall-phone-said-gone = Dejó su turno
hall-phone-another = Tomar otro turno
hall-phone-renewed = La posición de su turno cambió
hall-phone-take-title = Tome su turno
hall-phone-take-text = Tómelo cuando esté en la entrada o muy cerca. Esta página le dice cuántas personas faltan.
hall-phone-take-place = Sala
hall-phone-take-first = Atención preferencial
hall-phone-take-first-hint = Discapacidad, embarazo, bebé en brazos, más de 60. No pedimos prueba.
hall-phone-take-need = ¿Necesita apoyo?
hall-phone-take-line = ¿Qué necesita?
hall-phone-take-go = Tomar el turno
hall-phone-take-none = Ahora no hay líneas abiertas.
hall-phone-take-no-line = ¿Qué necesita?: escoja una opción.
