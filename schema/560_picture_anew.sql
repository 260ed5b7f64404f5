-- Pictures that staff sent while such were kept as they came: each is made anew once, without place, time and camera (OBJ-10), and takes the place of what was sent. The queue does it, and has
-- the pictures of attachments made of which there are none yet.
CREATE TABLE picture_anew (
	file_id CHAR(32) NOT NULL COMMENT 'in the store; goes when it was made anew, or cannot be',
	row_id BIGINT NOT NULL COMMENT 'of the row that names it: of the table of its purpose',
	PRIMARY KEY (file_id),
	CONSTRAINT picture_anew_stored FOREIGN KEY (file_id) REFERENCES stored_file (file_id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

INSERT INTO picture_anew (file_id, row_id)
SELECT s.file_id, m.id FROM mobile_file m JOIN stored_file s ON s.file_id = m.file_id WHERE m.mime LIKE 'image/%'
UNION SELECT s.file_id, a.id FROM agency_report a JOIN stored_file s ON s.file_id = a.file_id WHERE a.file_mime LIKE 'image/%'
UNION SELECT s.file_id, d.statement_id FROM statement_decision d JOIN stored_file s ON s.file_id = d.file_id WHERE d.mime LIKE 'image/%'
UNION SELECT s.file_id, l.id FROM letter_file l JOIN stored_file s ON s.file_id = l.file_id WHERE l.mime LIKE 'image/%';

INSERT INTO queue_item (kind, object_id, next_at, created_at, changed_at)
SELECT 'pictures_anew', 0, UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM DUAL
WHERE EXISTS (SELECT 1 FROM picture_anew) OR EXISTS (SELECT 1 FROM attachment t LEFT JOIN attachment_picture p ON p.attachment_id = t.id WHERE t.mime LIKE 'image/%' AND p.attachment_id IS NULL);
