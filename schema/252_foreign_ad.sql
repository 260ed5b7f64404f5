-- Ads for authorities that do not use the system (P342, PRO-06): projects of their own, and ads that say where one applies instead.
ALTER TABLE project ADD COLUMN foreign_ads BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'for an authority without the system: no agreement, office or report';
ALTER TABLE jobad ADD COLUMN apply_to VARCHAR(300) NULL COMMENT 'where one applies: a link, an e-mail or a postal address; NULL: here';
ALTER TABLE public_ad ADD COLUMN apply_to VARCHAR(300) NULL COMMENT 'as of the ad';

-- Where the table of rights is in use already; a new one is filled by seed/010_rights.sql.
INSERT INTO base_right (id, code, object, name_de, name_en)
SELECT n.id, n.code, 'project', n.name_de, n.name_en FROM (
	SELECT 57 AS id, 'FOREIGN_ADS' AS code, 'Fremdanzeigen eingeben und veröffentlichen' AS name_de, 'Enter and publish ads for others' AS name_en
) n WHERE EXISTS (SELECT 1 FROM base_role_right);
INSERT INTO base_role_right (role_id, right_id)
SELECT b.id, r.id FROM base_role b JOIN base_right r ON r.id = 57 AND b.id IN (1, 6);
UPDATE access_version SET version = version + 1;
