-- What the portals say of the weekly hours instead of the number, where names and times of interviews go, and a second master form (OBJ-04, PRO-02).
ALTER TABLE org_unit ADD COLUMN reception_mailbox VARCHAR(254) NULL COMMENT 'of an authority: preset of its vacancies' AFTER mailbox;
ALTER TABLE vacancy
	ADD COLUMN hours_shown VARCHAR(60) NULL COMMENT 'on the portals instead of the number; NULL: the number',
	ADD COLUMN reception_mailbox VARCHAR(254) NULL COMMENT 'gets names and times of interviews';
ALTER TABLE requisition ADD COLUMN hours_shown VARCHAR(60) NULL COMMENT 'as of a vacancy';
ALTER TABLE public_ad ADD COLUMN hours_shown VARCHAR(60) NULL COMMENT 'instead of the hours, which are not there then';

INSERT INTO form (code, name_de, name_en) VALUES ('kurz', 'Kurzbewerbung', 'Short application');
INSERT INTO form_version (id, form_code, version, created_at) VALUES (2, 'kurz', 1, '2026-11-29 00:00:00');
