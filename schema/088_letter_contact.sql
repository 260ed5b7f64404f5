-- Letters name whom to ask: the contact of the ad, as its page shows it.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW application_ad AS
SELECT a.id AS application_id, j.number, j.title, u.name AS authority, j.valid_to, j.contact,
	j.status IN ('veroeffentlicht', 'abgelaufen') AND v.status NOT IN ('abgeschlossen', 'geloescht') AS takes
FROM application a
JOIN jobad j ON j.id = a.jobad_id
JOIN vacancy v ON v.id = a.vacancy_id
JOIN org_unit u ON u.id = v.authority_id;
