cases-api-title = API for other systems
cases-api-intro = With this API another system files cases, reads them and writes answers. Dates are those of Bogota, and problems follow RFC 9457 with a code that does not change.
cases-api-document = OpenAPI 3.1 document (JSON)
cases-api-token-title = How to get in
cases-api-token = Ask whoever administers Cauce for a token. It is made in Settings, Tokens, and shown only once.
cases-api-scopes = Permission that the token needs: { $scopes }
cases-api-body = Fields:
