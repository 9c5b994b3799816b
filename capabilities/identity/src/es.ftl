# Las frases de identity: entrar, la propia cuenta, personas, roles y fichas.
identity-nav = Personas
identity-log-in-title = Entrar
identity-log-in = Entrar
identity-login = Correo o usuario
identity-password = Clave
identity-forgot = Olvidé mi clave
identity-back-to-log-in = Volver a la entrada
identity-logged-out = Salió. Hasta pronto.
identity-reset-title = Recuperar la clave
identity-reset-text = Escriba su correo. Le enviamos un enlace para escoger una clave nueva; sirve media hora.
identity-reset-send = Enviar el enlace
identity-reset-sent = Si ese correo tiene una cuenta, el enlace ya va en camino. Revise también el correo no deseado. Si entra con un usuario que no es un correo, pida el enlace a quien administra el sistema.
identity-choose-title = Escoger una clave
identity-choose-text = Es para la cuenta { $login }. Al guardarla se cierran las sesiones abiertas.
identity-new-password = Clave nueva
identity-password-hint = Al menos { $min } letras. Una frase corta que solo usted diría es buena. Puede pegarla.
identity-repeat-password = La misma clave otra vez
identity-save-password = Guardar la clave
identity-password-chosen = Guardamos la clave nueva. Ya puede entrar con ella.

identity-my-account-title = Mi cuenta
identity-must-change = Antes de seguir, escoja una clave que solo usted conozca.
identity-change-password = Cambiar la clave
identity-current-password = Clave de ahora
identity-password-changed = Cambió la clave. Cerramos las demás sesiones.
identity-sessions = Sesiones abiertas
identity-session-agent = Navegador
identity-session-since = Desde
identity-session-seen = Último uso
identity-session-here = Esta
identity-session-unknown = Desconocido
identity-end-sessions = Cerrar las demás
identity-sessions-ended = Cerramos las demás sesiones.

identity-tabs = Personas y permisos
identity-accounts-title = Personas
identity-accounts-text = Quiénes entran a atender, y con qué permisos.
identity-accounts-none = Todavía no hay nadie
identity-new-account = Agregar una persona
identity-new-account-title = Agregar una persona
identity-login-hint = Con el correo, la persona puede recuperar su clave sola. Sin tildes, espacios ni eñes.
identity-name = Nombre
identity-title = Cargo
identity-title-hint = Como firma las cartas, por ejemplo «Jefe de atención al usuario».
identity-area = Área
identity-state = Estado
identity-state-active = Activa
identity-state-invited = Invitada, sin clave
identity-state-closed = Cerrada
identity-create = Agregar y crear el enlace
identity-save = Guardar
identity-saved = Guardamos los cambios.
identity-cancel = Cancelar
identity-entry = Entrada
identity-new-link = Crear un enlace nuevo
identity-new-link-text = Si la persona perdió su clave, o si alguien más la conoce: se cierran sus sesiones, la clave de ahora deja de servir y usted recibe un enlace para entregarle.
identity-link-title = Enlace para escoger la clave
identity-link-text = Entréguele este enlace a { $name }. Con él escoge su clave; sirve una vez y por tres días.
identity-shown-once = Cópielo ahora: no se vuelve a mostrar.
identity-copy = Copiar
identity-copied = Copiado
identity-done = Listo
identity-deactivate = Cerrar la cuenta
identity-deactivate-text = Al cerrar la cuenta, la persona no puede entrar. Lo que hizo conserva su nombre.
identity-deactivated = Cerramos la cuenta.
identity-reactivate = Abrir la cuenta
identity-reactivate-text = La cuenta está cerrada. Al abrirla vuelve con la clave y los roles que tenía.
identity-reactivated = Abrimos la cuenta.

identity-roles-title = Roles
identity-roles-text = Lo que permite cada rol. Los cambios valen enseguida para todas las personas que lo tienen.
identity-save-role = Guardar el rol { $role }

identity-tokens-title = Fichas
identity-tokens-text = Con una ficha, otro programa de la empresa usa Cauce sin clave de nadie.
identity-tokens-none = No hay fichas
identity-token-name = Para qué es
identity-token-name-hint = Por ejemplo «Página de facturación».
identity-token-scopes = Permisos
identity-token-until = Vence
identity-token-used = Último uso
identity-token-never = Nunca
identity-token-revoke = Anular
identity-token-is-revoked = Anulada
identity-token-is-over = Vencida
identity-token-new = Crear una ficha
identity-token-create = Crear la ficha
identity-token-life = Cuánto dura
identity-token-made-title = Ficha creada
identity-token-made-text = Póngala en la configuración de «{ $name }», como «Authorization: Bearer».
identity-token-revoked = Anulamos la ficha.
identity-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
 }

identity-can-identity-manage = Administrar personas, roles y fichas
identity-can-company-manage = Cambiar los datos de la empresa
identity-can-deadlines-manage = Cambiar el calendario y los plazos
identity-can-dispatch-read = Ver los mensajes enviados
identity-can-people-read = Ver los datos de las personas
identity-can-people-reveal = Ver la identidad reservada
identity-can-cases-read = Ver los casos
identity-can-cases-file = Radicar casos
identity-can-cases-answer = Responder casos
identity-can-cases-sign = Firmar respuestas
identity-can-cases-assign = Asignar casos

refusal-identity-wrong-credentials = El usuario y la clave no corresponden. Revise e intente de nuevo.
refusal-identity-locked = { $minutes ->
    [one] Hubo muchos intentos con ese usuario. Espere un minuto.
   *[other] Hubo muchos intentos con ese usuario. Espere { $minutes } minutos.
 }
refusal-identity-link-over = El enlace ya se usó o venció. Pida otro en «Olvidé mi clave» o a quien administra el sistema.
refusal-identity-first-code = Ese no es el código de la consola. Revise que sea el del último arranque.
refusal-identity-password-short = La clave debe tener al menos { $min } letras
refusal-identity-password-long = La clave puede tener hasta { $max } letras
refusal-identity-password-login = La clave no puede ser el usuario
refusal-identity-password-company = La clave no puede ser el nombre de la empresa
refusal-identity-password-common = Mucha gente tiene esa clave; escoja otra
refusal-identity-password-repeated = Las dos claves no son iguales
refusal-identity-password-current = Esa no es su clave de ahora
refusal-identity-login-missing = Escriba el correo o el usuario
refusal-identity-login-characters = Use solo letras, números, punto, guion y arroba; al menos tres
refusal-identity-login-address = Eso no parece un correo; revise lo que va después de la arroba
refusal-identity-login-taken = Ya hay una persona con ese correo o usuario
refusal-identity-name-missing = Escriba el nombre
refusal-identity-too-long = Puede escribir hasta { $max } letras
refusal-identity-unknown-role = Ese rol no existe; escoja de la lista
refusal-identity-last-administrator = Es la única persona que puede administrar. Dé antes ese permiso a otra persona que ya haya escogido su clave.
refusal-identity-no-account = Esa persona no existe o su cuenta está cerrada
refusal-identity-token-name-missing = Escriba para qué es la ficha
refusal-identity-token-scopes = Escoja al menos un permiso de la lista
refusal-identity-token-days = Escoja cuánto dura
refusal-identity-no-token = Esa ficha no existe o ya estaba anulada
