-- The media library (OBJ-16): pictures for job ads, made anew from what was sent, with what is said for those who do not see them, whose they are and by what right they are used.
CREATE TABLE media (
	id BIGINT NOT NULL AUTO_INCREMENT,
	number VARCHAR(20) NOT NULL,
	title VARCHAR(120) NOT NULL COMMENT 'what staff find it by',
	alt_de VARCHAR(300) NOT NULL,
	alt_en VARCHAR(300) NOT NULL,
	credit VARCHAR(120) NOT NULL COMMENT 'who made it; stands beside it',
	licence VARCHAR(300) NOT NULL COMMENT 'by what right it is used; nobody outside reads it',
	hidden BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'for no further ad',
	version INT NOT NULL DEFAULT 1,
	created_at DATETIME NOT NULL,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY media_number (number),
	KEY media_title (title, id),
	CONSTRAINT media_changed_by FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- The picture in its sizes, JPEG. The address is of the bytes: another picture has another one.
CREATE TABLE media_file (
	media_id BIGINT NOT NULL,
	size ENUM('large', 'small') NOT NULL,
	address VARCHAR(32) NOT NULL,
	width INT NOT NULL,
	height INT NOT NULL,
	bytes MEDIUMBLOB NOT NULL,
	PRIMARY KEY (media_id, size),
	UNIQUE KEY media_file_address (address),
	CONSTRAINT media_file_media FOREIGN KEY (media_id) REFERENCES media (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

ALTER TABLE jobad ADD COLUMN picture VARCHAR(20) NULL COMMENT 'number of one of the media library', ADD KEY jobad_picture (picture), ADD CONSTRAINT jobad_picture FOREIGN KEY (picture) REFERENCES media (number);
ALTER TABLE public_ad ADD COLUMN picture VARCHAR(20) NULL COMMENT 'as of the ad', ADD KEY public_ad_picture (picture);

-- Where the table of rights is in use already; a new one is filled by seed/010_rights.sql.
INSERT INTO base_right (id, code, object, name_de, name_en)
SELECT n.id, n.code, 'jobad', n.name_de, n.name_en FROM (
	SELECT 58 AS id, 'MEDIA' AS code, 'Mediathek führen' AS name_de, 'Keep the media library' AS name_en
) n WHERE EXISTS (SELECT 1 FROM base_role_right);
INSERT INTO base_role_right (role_id, right_id)
SELECT b.id, r.id FROM base_role b JOIN base_right r ON r.id = 58 AND b.id IN (1, 2, 6);
UPDATE access_version SET version = version + 1;
