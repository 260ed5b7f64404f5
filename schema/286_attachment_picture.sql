-- Pictures among attachments as staff see them (OBJ-10): made anew, upright, without place, time and camera. What was sent stays sealed, for its owner.
CREATE TABLE attachment_picture (
	attachment_id BIGINT NOT NULL,
	size ENUM('large', 'small') NOT NULL,
	file_id CHAR(32) NOT NULL COMMENT 'in the store, under the key of the application; a JPEG',
	bytes BIGINT NOT NULL COMMENT 'how many it has',
	PRIMARY KEY (attachment_id, size),
	UNIQUE KEY attachment_picture_file (file_id),
	CONSTRAINT attachment_picture_attachment FOREIGN KEY (attachment_id) REFERENCES attachment (id) ON DELETE CASCADE,
	CONSTRAINT attachment_picture_stored FOREIGN KEY (file_id) REFERENCES stored_file (file_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
