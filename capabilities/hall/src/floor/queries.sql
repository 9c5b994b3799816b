-- name: list_sites
SELECT id, key, name, address, phone, last_chair_cm, preferential_prefix, community_prefix, alarm_minutes, version
FROM hall_sites WHERE active = 1 ORDER BY name, id
