-- name: insert_person
INSERT INTO people_persons (id, kind, name, document_type, document_number, document_key, document_hint, preferred_channel, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (document_key) DO NOTHING
-- name: person_by_id
SELECT id, kind, name, document_type, document_number, preferred_channel, created_at FROM people_persons WHERE id = $1
-- name: person_by_document
SELECT id, kind, name, document_type, document_number, preferred_channel, created_at FROM people_persons WHERE document_key = $1
-- name: names_by_number
SELECT id, display_name, kind, document_hint FROM people_names WHERE id IN (SELECT id FROM people_persons WHERE document_number = $1)
ORDER BY id LIMIT 50
-- name: names_by_contact
SELECT id, display_name, kind, document_hint FROM people_names
WHERE id IN (SELECT person_id FROM people_contact_points WHERE value_key = $1) ORDER BY id LIMIT 50
-- name: names_by_account
SELECT n.id, n.display_name, n.kind, n.document_hint FROM people_accounts a JOIN people_names n ON n.id = a.subscriber_id
WHERE a.number_key = $1
-- name: names_by_ids
SELECT id, display_name, kind, document_hint FROM people_names WHERE id IN (SELECT value FROM json_each($1)) ORDER BY display_name, id
-- name: names_by_ids [postgres]
SELECT id, display_name, kind, document_hint FROM people_names
WHERE id IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb))) ORDER BY display_name, id
-- name: set_preferred_channel
UPDATE people_persons SET preferred_channel = $1 WHERE id = $2
-- name: contacts_of_person
SELECT id, kind, value, municipality, preferred, source, added_at FROM people_contact_points WHERE person_id = $1
ORDER BY kind, preferred DESC, added_at DESC, id
-- name: contact_with_value
SELECT id, preferred FROM people_contact_points WHERE person_id = $1 AND kind = $2 AND value_key = $3
-- name: insert_contact
INSERT INTO people_contact_points (id, person_id, kind, value, value_key, municipality, preferred, source, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
-- name: prefer_no_contact
UPDATE people_contact_points SET preferred = 0 WHERE person_id = $1 AND kind = $2 AND preferred = 1
-- name: prefer_contact
UPDATE people_contact_points SET preferred = 1 WHERE id = $1
-- name: consents_of_person
SELECT id, purpose, text_version, text_hash, granted_at, revoked_at, channel, evidence FROM people_consents WHERE person_id = $1
ORDER BY granted_at DESC, id DESC
-- name: consent_in_force
SELECT id FROM people_consents WHERE person_id = $1 AND purpose = $2 AND text_hash = $3 AND revoked_at IS NULL
-- name: insert_consent
INSERT INTO people_consents (id, person_id, purpose, text_version, text_hash, granted_at, revoked_at, channel, evidence)
VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, $8)
-- name: revoke_consents
UPDATE people_consents SET revoked_at = $1 WHERE person_id = $2 AND purpose = $3 AND revoked_at IS NULL
-- name: needs_of_person
SELECT need, note, recorded_at FROM people_support_needs WHERE person_id = $1 AND ended_at IS NULL ORDER BY recorded_at, id
-- name: insert_need
INSERT INTO people_support_needs (id, person_id, need, note, recorded_at, ended_at) VALUES ($1, $2, $3, $4, $5, NULL)
-- name: end_need
UPDATE people_support_needs SET ended_at = $1 WHERE person_id = $2 AND need = $3 AND ended_at IS NULL
-- name: account_by_number
SELECT id, number, services, address, municipality, usage, stratum, subscriber_id FROM people_accounts WHERE number_key = $1
-- name: accounts_of_person
SELECT id, number, services, address, municipality, usage, stratum, subscriber_id FROM people_accounts WHERE subscriber_id = $1
ORDER BY number LIMIT 200
-- name: subscribers_by_numbers
SELECT number_key, subscriber_id FROM people_accounts WHERE number_key IN (SELECT value FROM json_each($1))
-- name: subscribers_by_numbers [postgres]
SELECT number_key, subscriber_id FROM people_accounts
WHERE number_key IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))
-- name: persons_by_documents
SELECT document_key, id FROM people_persons WHERE document_key IN (SELECT value FROM json_each($1))
-- name: persons_by_documents [postgres]
SELECT document_key, id FROM people_persons
WHERE document_key IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))
-- name: insert_persons
INSERT INTO people_persons (created_at, id, kind, name, document_type, document_number, document_key, document_hint, preferred_channel)
SELECT CAST($1 AS BIGINT), j.value ->> 'id', j.value ->> 'kind', j.value ->> 'name', j.value ->> 'document_type',
    j.value ->> 'document_number', j.value ->> 'document_key', j.value ->> 'document_hint', NULL
FROM json_each($2) AS j
-- name: insert_persons [postgres]
INSERT INTO people_persons (created_at, id, kind, name, document_type, document_number, document_key, document_hint, preferred_channel)
SELECT CAST($1 AS BIGINT), id, kind, name, document_type, document_number, document_key, document_hint, NULL
FROM jsonb_to_recordset(CAST(CAST($2 AS TEXT) AS jsonb)) AS j (id TEXT, kind TEXT, name TEXT, document_type TEXT,
    document_number TEXT, document_key TEXT, document_hint TEXT)
-- name: insert_contacts
INSERT INTO people_contact_points (source, added_at, id, person_id, kind, value, value_key, municipality, preferred)
SELECT 'import', CAST($1 AS BIGINT), j.value ->> 'id', j.value ->> 'person', j.value ->> 'kind', j.value ->> 'value',
    j.value ->> 'key', j.value ->> 'municipality',
    CASE WHEN j.value ->> 'first' = 1 AND NOT EXISTS (SELECT 1 FROM people_contact_points c
        WHERE c.person_id = j.value ->> 'person' AND c.kind = j.value ->> 'kind' AND c.preferred = 1) THEN 1 ELSE 0 END
FROM json_each($2) AS j WHERE true
ON CONFLICT (person_id, kind, value_key) DO NOTHING
-- name: insert_contacts [postgres]
INSERT INTO people_contact_points (source, added_at, id, person_id, kind, value, value_key, municipality, preferred)
SELECT 'import', CAST($1 AS BIGINT), j.id, j.person, j.kind, j.value, j.key, j.municipality,
    CASE WHEN j.first = 1 AND NOT EXISTS (SELECT 1 FROM people_contact_points c
        WHERE c.person_id = j.person AND c.kind = j.kind AND c.preferred = 1) THEN 1 ELSE 0 END
FROM jsonb_to_recordset(CAST(CAST($2 AS TEXT) AS jsonb)) AS j (id TEXT, person TEXT, kind TEXT, value TEXT, key TEXT,
    municipality TEXT, first SMALLINT)
ON CONFLICT (person_id, kind, value_key) DO NOTHING
-- name: save_accounts
INSERT INTO people_accounts (created_at, changed_at, id, number, number_key, services, address, municipality, usage, stratum, subscriber_id)
SELECT CAST($1 AS BIGINT), CAST($1 AS BIGINT), j.value ->> 'id', j.value ->> 'number', j.value ->> 'key', j.value ->> 'services',
    j.value ->> 'address', j.value ->> 'municipality', j.value ->> 'usage', j.value ->> 'stratum', j.value ->> 'subscriber'
FROM json_each($2) AS j WHERE true
ON CONFLICT (number_key) DO UPDATE SET number = excluded.number, services = excluded.services, address = excluded.address,
    municipality = excluded.municipality, usage = excluded.usage, stratum = excluded.stratum,
    subscriber_id = COALESCE(excluded.subscriber_id, people_accounts.subscriber_id), changed_at = excluded.changed_at
WHERE people_accounts.number <> excluded.number OR people_accounts.services <> excluded.services
    OR people_accounts.address <> excluded.address OR people_accounts.usage <> excluded.usage
    OR people_accounts.municipality IS DISTINCT FROM excluded.municipality
    OR people_accounts.stratum IS DISTINCT FROM excluded.stratum
    OR people_accounts.subscriber_id IS DISTINCT FROM COALESCE(excluded.subscriber_id, people_accounts.subscriber_id)
-- name: save_accounts [postgres]
INSERT INTO people_accounts (created_at, changed_at, id, number, number_key, services, address, municipality, usage, stratum, subscriber_id)
SELECT CAST($1 AS BIGINT), CAST($1 AS BIGINT), id, number, key, services, address, municipality, usage, stratum, subscriber
FROM jsonb_to_recordset(CAST(CAST($2 AS TEXT) AS jsonb)) AS j (id TEXT, number TEXT, key TEXT, services TEXT, address TEXT,
    municipality TEXT, usage TEXT, stratum SMALLINT, subscriber TEXT)
ON CONFLICT (number_key) DO UPDATE SET number = excluded.number, services = excluded.services, address = excluded.address,
    municipality = excluded.municipality, usage = excluded.usage, stratum = excluded.stratum,
    subscriber_id = COALESCE(excluded.subscriber_id, people_accounts.subscriber_id), changed_at = excluded.changed_at
WHERE people_accounts.number <> excluded.number OR people_accounts.services <> excluded.services
    OR people_accounts.address <> excluded.address OR people_accounts.usage <> excluded.usage
    OR people_accounts.municipality IS DISTINCT FROM excluded.municipality
    OR people_accounts.stratum IS DISTINCT FROM excluded.stratum
    OR people_accounts.subscriber_id IS DISTINCT FROM COALESCE(excluded.subscriber_id, people_accounts.subscriber_id)
