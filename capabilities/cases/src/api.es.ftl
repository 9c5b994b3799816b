cases-api-title = API para otros sistemas
cases-api-intro = Con esta API otro sistema radica casos, los consulta y escribe respuestas. Las fechas son las de Bogotá y los errores siguen la norma RFC 9457, con un código que no cambia.
cases-api-document = Documento OpenAPI 3.1 (JSON)
cases-api-token-title = Cómo entrar
cases-api-token = Pida una ficha a quien administra Cauce. Se crea en Ajustes, Fichas, y solo se muestra una vez.
cases-api-scopes = Permiso que necesita la ficha: { $scopes }
cases-api-body = Campos:
