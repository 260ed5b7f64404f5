-- The title under which a person applied, for letters and for the applicant's pages, also when the ad is not public any more. The portal's account
-- reads this view and not the tables of the staff; it shows nothing but ads somebody could apply for.
CREATE SQL SECURITY DEFINER VIEW application_ad AS
SELECT a.id AS application_id, j.number, j.title, u.name AS authority
FROM application a
JOIN jobad j ON j.id = a.jobad_id
JOIN vacancy v ON v.id = a.vacancy_id
JOIN org_unit u ON u.id = v.authority_id;
