-- What an ad says besides: of its own for staff and for others, in English, where the work is when that is not the unit's address (OBJ-05), and why there is no part time (LAW-32).
ALTER TABLE jobad
	ADD COLUMN no_part_time VARCHAR(500) NULL COMMENT 'why part time is not offered; nobody outside reads it',
	ADD COLUMN place_street VARCHAR(120) NULL COMMENT 'where there is a place_town: this and the following instead of the address of the unit',
	ADD COLUMN place_postcode VARCHAR(10) NULL,
	ADD COLUMN place_town VARCHAR(80) NULL,
	ADD COLUMN internal_text TEXT NULL COMMENT 'on the internal portal only',
	ADD COLUMN external_text TEXT NULL COMMENT 'on the external portal only',
	ADD COLUMN title_en VARCHAR(200) NULL,
	ADD COLUMN text_en TEXT NULL COMMENT 'the whole ad in English';
ALTER TABLE public_ad
	ADD COLUMN internal_text_html MEDIUMTEXT NULL,
	ADD COLUMN external_text_html MEDIUMTEXT NULL,
	ADD COLUMN title_en VARCHAR(200) NULL,
	ADD COLUMN text_en_html MEDIUMTEXT NULL;
