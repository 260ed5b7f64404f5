-- Vacancies of the recruiter @user that are checked and compared: V-1980-00001 with 40 applications, V-1980-00002 with 50 and 20 requirements, V-1980-00003 with 150 and 20, all of them rated and placed.
SET @now = UTC_TIMESTAMP(), @who = (SELECT id FROM staff_user WHERE user_id = @user);
CREATE TEMPORARY TABLE planned (n INT PRIMARY KEY, applications INT, requirements INT);
INSERT INTO planned VALUES (1, 40, 3), (2, 50, 20), (3, 150, 20);
INSERT INTO vacancy (number, project_id, authority_id, owner_id, title, post_kind, field, pay_grade, working_time, tasks, requirements, status, applications, created_at, changed_at, requirements_fixed_at)
SELECT CONCAT('V-1980-0000', p.n), v.project_id, v.authority_id, @who, 'Sachbearbeitung Haushalt', 'fachkraft', 'finanzen', 'E9b', 'both', 'Aufgaben', 'Anforderungen', 'aktiv', p.applications, @now, @now, @now
FROM planned p JOIN (SELECT * FROM vacancy WHERE owner_id = @who AND status = 'aktiv' AND number NOT LIKE 'V-19%' ORDER BY id LIMIT 1) v;
INSERT INTO jobad (number, vacancy_id, title, teaser, audience, status, created_at, changed_at)
SELECT REPLACE(number, 'V-', 'S-'), id, title, 'Zahlen', 'both', 'abgelaufen', @now, @now FROM vacancy WHERE number LIKE 'V-1980-%';
INSERT INTO requirement (object_kind, object_id, position, text, kind, weight, scale, proof, created_at, created_by, changed_at, changed_by)
SELECT 2, v.id, s.seq, CONCAT('Nachgewiesene Erfahrung in der Haushaltsbewirtschaftung, Teil ', s.seq), IF(s.seq < 6, 'mandatory', 'desirable'), 1 + s.seq % 5, IF(s.seq % 4 = 1, 'yes_no', 'points'),
	'documents', @now, @who, @now, @who FROM planned p JOIN vacancy v ON v.number = CONCAT('V-1980-0000', p.n) JOIN seq_1_to_20 s ON s.seq <= p.requirements;
INSERT INTO applicant (first_name, surname, email, lang, created_at)
SELECT ELT(1 + s.seq % 5, 'Nora', 'Emil', 'Aylin', 'Jonas', 'Mara'), CONCAT(ELT(1 + s.seq % 7, 'Ahrens', 'Behrens', 'Claasen', 'Dietrich', 'Eggers', 'Fock', 'Garbe'), '-', s.seq), CONCAT('bench-', p.n, '-', s.seq, '@bench.example'), 'de', @now
FROM planned p JOIN seq_1_to_150 s ON s.seq <= p.applications;
INSERT INTO application (number, jobad_id, vacancy_id, applicant_id, source, severely_disabled, status, status_since, received_at, created_at, changed_at, authority_id)
SELECT CONCAT('B-1980-', p.n, LPAD(s.seq, 4, '0')), j.id, v.id, a.id, 'agency', s.seq % 20 = 7, IF(p.n = 1, 'formale_pruefung', 'bewerbungsvergleich'), @now, @now, @now, @now, v.authority_id
FROM planned p JOIN seq_1_to_150 s ON s.seq <= p.applications JOIN vacancy v ON v.number = CONCAT('V-1980-0000', p.n) JOIN jobad j ON j.vacancy_id = v.id
	JOIN applicant a ON a.email = CONCAT('bench-', p.n, '-', s.seq, '@bench.example');
INSERT INTO vacancy_status_count SELECT vacancy_id, status, COUNT(*) FROM application WHERE number LIKE 'B-1980-%' GROUP BY vacancy_id, status;
INSERT INTO rating (application_id, requirement_id, scale, value, rated_at, rated_by)
SELECT a.id, r.id, r.scale, IF(r.scale = 'yes_no', 1, (a.id + r.id) % 6), @now, @who FROM application a JOIN requirement r ON r.object_kind = 2 AND r.object_id = a.vacancy_id
WHERE a.number LIKE 'B-1980-%' AND a.number NOT LIKE 'B-1980-1%';
INSERT INTO placing (application_id, vacancy_id, letter, place, by_hand, version, changed_at, changed_by)
SELECT id, vacancy_id, ELT(1 + id % 3, 'A', 'B', 'C'), 1 + id % 150, 0, 1, @now, @who FROM application WHERE number LIKE 'B-1980-%' AND number NOT LIKE 'B-1980-1%';
INSERT INTO formal_check (application_id, entitled, complete, result, changed_at, changed_by) SELECT id, 'yes', 'yes', 'open', @now, @who FROM application WHERE number LIKE 'B-1980-1%';
INSERT INTO formal_answer (application_id, requirement_id, value, source, changed_at, changed_by)
SELECT a.id, r.id, 'yes', 'Zeugnis 2024, S. 2', @now, @who FROM application a JOIN requirement r ON r.object_kind = 2 AND r.object_id = a.vacancy_id WHERE a.number LIKE 'B-1980-1%';
