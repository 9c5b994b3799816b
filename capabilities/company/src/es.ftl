# Ajustes, datos de la empresa, primera puesta en marcha y páginas de ley
company-nav = Ajustes
company-save = Guardar los cambios
company-saved = Guardamos los cambios.

# Primera puesta en marcha
company-set-up-title = Ponga en marcha su empresa
company-set-up-intro = Son unos diez minutos y se hace una sola vez. Todo lo que escriba aquí lo podrá cambiar después en Ajustes.
company-set-up-code = 1. El código de la consola
company-set-up-company = 2. Su empresa
company-set-up-brand = 3. Sus colores
company-set-up-closures = 4. Días sin atención
company-set-up-closures-text = Los domingos y festivos nacionales ya están. Agregue solo los días en que un acto de la empresa suspende los términos. Si no hay ninguno, siga adelante.
company-set-up-person = 5. Usted
company-set-up-create = Crear la empresa
company-created = Su empresa está lista. Entre con el correo y la clave que acaba de elegir.
company-created-nit = Su empresa está lista. Entre con el correo y la clave que acaba de elegir, y revise el NIT en Ajustes: su dígito de verificación no coincide.
company-exists = La empresa ya estaba creada. Entre con su usuario.
company-code = Código
company-code-hint = Doce letras y números que aparecieron en la consola al iniciar el programa, por ejemplo ABCD-2345-WXYZ.
company-person-name = Su nombre completo
company-person-title = Su cargo
company-person-title-hint = Como firma las cartas. Puede quedar vacío.
company-person-login = Correo o usuario para entrar
company-person-login-hint = Con un correo podrá recuperar la clave usted mismo.
company-person-attends = También voy a atender casos
company-person-attends-hint = Además de administrar, podrá responder, firmar y repartir casos. Lo puede cambiar después.
company-person-password = Clave
company-person-password-hint = Al menos 10 letras. Varias palabras seguidas son fáciles de recordar y difíciles de adivinar. La pedimos de última porque nunca la volvemos a mostrar.
company-person-repeated = La clave otra vez

# Datos de la empresa
company-profile-title = Datos de la empresa
company-profile-intro = Aparecen en las páginas, en las constancias y en las cartas.
company-legal-name = Razón social
company-legal-name-hint = Como está en el certificado: Aguas de Miraflor S.A.S. E.S.P.
company-short-name = Nombre corto
company-short-name-hint = El del encabezado. Si queda vacío, usamos la razón social.
company-nit = NIT
company-nit-hint = Con su dígito de verificación, por ejemplo 800.000.000-2.
company-nit-doubt = El dígito de verificación de ese NIT debería ser { $digit }. Revíselo en el RUT; si está bien así, puede continuar.
company-services = Servicios que presta
company-tagline = Lema bajo el nombre
company-tagline-hint = Si queda vacío, mostramos los servicios.
company-place = Municipio de la sede
company-place-hint = Escriba el nombre; si hay varios iguales, agregue el departamento.
company-place-search = Buscar el municipio
company-place-choose = ¿Cuál de estos?
company-place-found = Municipio: { $place }
company-address = Dirección
company-address-hint = Calle y número de la oficina de atención.
company-hours = Horario de atención
company-hours-hint = Por ejemplo: lunes a viernes de 7:00 a. m. a 4:30 p. m.
company-phones = Teléfonos
company-phones-hint = El primero es el que más mostramos. Deje vacías las filas que no necesite.
company-phone = Teléfono { $n }
company-phone-label = Para qué es el { $n }
company-email = Correo de atención
company-email-hint = El que publicamos y del que salen los mensajes.
company-court-email = Correo de notificaciones judiciales
company-court-email-hint = Puede quedar vacío.
company-data-email = Correo para datos personales
company-data-email-hint = Si queda vacío, es el de atención.
company-mail-from = Correo que envía los mensajes
company-mail-from-hint = Si queda vacío, es el de atención. Su servidor de correo debe permitirlo.
company-website = Página web de la empresa
company-website-hint = Por ejemplo: www.miraflor.example
company-legal-note = Lo que la empresa quiere agregar a «Sus derechos»
company-legal-note-hint = Por ejemplo, el número del contrato de condiciones uniformes. Puede quedar vacío.

# Marca
company-brand-title = Marca
company-brand-intro = Uno o dos colores. De ellos salen todos los demás, y revisamos que todo se pueda leer.
company-main-color = Color principal
company-main-color-hint = El de botones y enlaces.
company-accent-color = Color de llamada
company-accent-color-hint = El del botón más importante.
company-brand-preview = Ver cómo quedan
company-brand-proposal = Los más cercanos que todos pueden leer son { $main } y { $accent }.
company-brand-take = Usar estos colores
company-govco = Mostrar la barra azul de GOV.CO
company-govco-hint = Para empresas obligadas por la Resolución MinTIC 1519 de 2020.
company-swatch-alt = Muestra de los colores: encabezado, botón principal, botón de llamada y enlace
company-swatch-heading = Su empresa
company-swatch-button = Continuar
company-swatch-call = Radicar
company-swatch-link = Consultar mi radicado

# Plazos
company-calendar-title = Plazos y calendario
company-calendar-intro = Cómo cuenta la empresa los días. Los festivos nacionales ya están.
company-calendar-open-cases = Un cambio vale para lo que se radique desde ahora. Los casos abiertos conservan la fecha con que se calcularon.
company-counting = Cómo se cuenta
company-reading = Lo que llega después del cierre o en un día no hábil
company-reading-strict = Cuenta desde su fecha
company-reading-strict-hint = La hora no importa. Es la lectura más segura.
company-reading-deferred = Se entiende recibido el siguiente día hábil
company-reading-deferred-hint = Solo si un reglamento de la empresa lo ordena.
company-regulation = Número del reglamento
company-regulation-hint = Por ejemplo: Resolución 012 de 2026.
company-closing-time = Hora de cierre
company-closing-time-hint = Hora de Colombia.
company-saturday = El sábado es hábil
company-saturday-hint = Solo si el área jurídica lo decidió.
company-closures = Días sin atención
company-closures-none = No hay ninguno fuera de domingos y festivos.
company-closure = Día { $n }
company-closure-new = Agregar un día
company-closure-day = Fecha
company-closure-act = Acto que lo ordena
company-closure-act-hint = Por ejemplo: Resolución 045 de 2026.
company-closure-reason = Motivo
company-closure-terms = Términos
company-closure-stops = No corren
company-closure-runs = Corren
company-closure-suspends = El acto suspende los términos
company-closure-suspends-hint = Cerrar la puerta no basta: sin un acto, los términos siguen corriendo.
company-closure-add = Agregar
company-closure-remove = Quitar

# Radicación
company-numbers-title = Números de radicado
company-numbers-intro = La serie de este año no cambia. Lo que guarde aquí vale para la serie que empieza el próximo año.
company-numbers-next = Así quedarán
company-shape = Forma del número
company-shape-hint = Con las partes {"{"}year{"}"}, {"{"}class{"}"} y {"{"}seq:6{"}"} (el 6 es el número de cifras), separadas por guiones, puntos o barras.

# Índice de ajustes
company-settings-title = Ajustes
company-settings-intro = Lo que se decide una vez y vale para todos.
company-place-profile = Empresa
company-place-profile-text = Nombre, NIT, dirección, teléfonos y servicios.
company-place-brand = Marca
company-place-brand-text = Los colores de las páginas y de los documentos.
company-place-calendar = Plazos
company-place-calendar-text = Cómo se cuentan los días y cuáles no se cuentan.
company-place-numbers = Radicación
company-place-numbers-text = Cómo se escriben los números de radicado.
company-place-people = Personas
company-place-people-text = Quién entra al sistema.
company-place-roles = Roles
company-place-roles-text = Qué puede hacer cada quien.
company-place-tokens = Fichas de programas
company-place-tokens-text = Otros programas que consultan o radican.
company-place-mail = Envíos
company-place-mail-text = Correos enviados, en espera y devueltos.

# Correo para elegir una clave nueva
company-reset-subject = Elija una clave nueva para { $company }
company-reset-text =
    Hola, { $name }:

    Alguien pidió elegir una clave nueva para su usuario de { $company }. Si fue usted, abra esta dirección:

    { $link }

    Sirve una sola vez y durante media hora. Si no fue usted, no haga nada: su clave sigue siendo la misma.

# Tratamiento de datos
company-privacy-title = Tratamiento de datos personales
company-privacy-intro = { $company } cuida los datos que usted le entrega. Aquí le contamos para qué los usa y qué puede pedir usted.
company-privacy-who = Quién responde por sus datos
company-privacy-data = Qué datos tratamos
company-privacy-data-text = Su nombre, documento, dirección, correo y teléfono; el número de su contrato; lo que usted pide y los archivos que adjunta; y lo que la empresa le responde.
company-privacy-sensitive = Los datos sensibles, como una condición de salud o una discapacidad, y los datos de niñas, niños y adolescentes son opcionales: usted decide si los da. Solo los usamos para atenderlo mejor.
company-privacy-purposes = Para qué los usamos
company-privacy-purpose-petition = Para tramitar y responder lo que usted radica, y avisarle cómo va.
company-privacy-purpose-duty = Para cumplir la ley: reportes a la Superintendencia de Servicios Públicos, órdenes de jueces y archivo.
company-privacy-purpose-survey = Para preguntarle qué le pareció la atención, solo si usted lo autoriza.
company-privacy-purpose-news = Para avisos y campañas, solo si usted lo autoriza.
company-privacy-free = Radicar no depende de ninguna autorización: la empresa está obligada por la ley a recibir y responder.
company-privacy-rights = Qué puede pedir
company-privacy-right-know = Conocer, actualizar y corregir sus datos.
company-privacy-right-proof = Pedir la prueba de la autorización que dio.
company-privacy-right-use = Saber qué uso les hemos dado.
company-privacy-right-revoke = Retirar la autorización o pedir que se borren, cuando la ley no obliga a conservarlos.
company-privacy-right-free = Consultarlos gratis.
company-privacy-right-sic = Quejarse ante la Superintendencia de Industria y Comercio, después de haber pedido a la empresa.
company-privacy-how = Cómo se pide
company-privacy-how-text = Escriba a { $email }, o radique una solicitud en esta página. Diga su nombre, su documento, qué pide y a dónde le respondemos.
company-privacy-terms = Una consulta se responde en diez días hábiles, que se pueden ampliar cinco. Un reclamo, en quince, que se pueden ampliar ocho. Si falta algo, se lo pedimos en los cinco días siguientes.
company-privacy-keep = Cuánto tiempo y desde cuándo
company-privacy-keep-text = Guardamos los datos el tiempo que ordenan las tablas de retención documental y la ley, y después los eliminamos.
company-privacy-version = Este texto es la versión { $version }, vigente desde el { $since }.

# Derechos
company-rights-title = Sus derechos
company-rights-intro = Lo que la ley le da a quien usa un servicio público, en pocas palabras. Este resumen no reemplaza la ley.
company-right-petition-title = Pedir, quejarse y reclamar
company-right-petition = Puede presentar peticiones, quejas, reclamos y recursos por escrito, de palabra o por esta página. Es gratis y no necesita abogado.
company-right-answer-title = Recibir respuesta en 15 días hábiles
company-right-answer = Si la empresa no responde a tiempo, se entiende que le dio la razón (silencio administrativo positivo).
company-right-appeal-title = No estar de acuerdo
company-right-appeal = Tiene cinco días hábiles desde que le notifican la decisión para pedir que la revisen (recurso de reposición). Puede reclamar una factura durante los cinco meses siguientes a su expedición.
company-right-second-title = Que decida la Superintendencia
company-right-second = Al pedir la revisión puede pedir también que, si la empresa no cambia la decisión, la revise la Superservicios (apelación en subsidio).
company-right-no-cut-title = No pagar lo que discute
company-right-no-cut = La empresa no puede exigirle pagar la factura que reclama para atenderlo, ni suspender el servicio mientras se decide un recurso presentado a tiempo. Lo que no discute sí se paga.
company-right-measure-title = Pagar por lo que se mide
company-right-measure = El consumo se mide con instrumentos y es el elemento principal del precio.
company-right-deviation-title = Que investiguen un consumo raro
company-right-deviation = Antes de facturar, la empresa debe investigar un consumo que se desvía mucho de los anteriores; mientras tanto cobra según los períodos anteriores.
company-right-late-charge-title = No recibir cobros viejos
company-right-late-charge = Pasados cinco meses, la empresa no puede cobrar lo que no facturó por error, omisión o investigación de desviaciones, salvo que usted haya obrado con dolo.
company-right-information-title = Recibir información completa
company-right-information = Puede pedir información precisa y a tiempo sobre el servicio y el contrato.
company-right-respect-title = Buen trato y atención preferente
company-right-respect = Tienen atención preferente las personas con discapacidad, niñas, niños y adolescentes, mujeres gestantes, personas mayores y quienes están en debilidad manifiesta.
company-rights-note = Lo que agrega { $company }
company-rights-where = A dónde acudir
company-rights-sspd = La Superintendencia de Servicios Públicos Domiciliarios vigila a esta empresa:

# Mapa
company-map-title = Mapa del sitio

# Rechazos
refusal-company-missing-name = Escriba la razón social.
refusal-company-missing-nit = Escriba el NIT.
refusal-company-missing-place = Escriba el municipio de la sede.
refusal-company-missing-address = Escriba la dirección.
refusal-company-missing-services = Elija al menos un servicio.
refusal-company-missing-phone = Escriba al menos un teléfono.
refusal-company-missing-email = Escriba el correo de atención.
refusal-company-too-long = Es muy largo: el máximo es de { $max } caracteres.
refusal-company-nit = Eso no parece un NIT. Escríbalo así: 800.000.000-2.
refusal-company-unknown-place = No encontramos ese municipio. Revise cómo está escrito.
refusal-company-many-places = Hay varios municipios con ese nombre. Elija el suyo de la lista.
refusal-company-phone = Escriba el teléfono solo con números, espacios y el signo +, por ejemplo +57 606 555 0100.
refusal-company-email = Eso no parece un correo. Escríbalo así: nombre@empresa.co.
refusal-company-website = Eso no parece la dirección de una página. Escríbala así: www.empresa.co.
refusal-company-outdated = Otra persona cambió estos datos mientras usted los editaba. Abra la página otra vez y repita su cambio.
refusal-company-exists = La empresa ya estaba creada.
refusal-company-nobody = Todavía no hay empresa.
refusal-company-not-a-color = Eso no es un color. Escríbalo con seis cifras, por ejemplo #00666b.
refusal-company-unreadable-color = Con { $given } algunos textos no se podrían leer: el contraste es de { $ratio } a 1. El color más cercano que sirve es { $proposal }.
refusal-company-bad-day = Escriba una fecha completa, por ejemplo 2026-12-24.
refusal-company-bad-time = Escriba la hora de cierre con minutos, por ejemplo 16:30.
refusal-company-known-day = Esa fecha ya está en la lista.
refusal-company-shape-incomplete = La forma necesita {"{"}year{"}"}, {"{"}class{"}"} y {"{"}seq:6{"}"}, una vez cada una, o dos documentos podrían tener el mismo número.
refusal-company-shape-width = El ancho de {"{"}seq:6{"}"} va de 4 a 10 cifras.
refusal-company-shape-characters = Use solo letras sin tilde, números, guiones, puntos y barras, hasta 30 en total.
