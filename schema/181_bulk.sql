-- Actions on many objects at once (PRO-24): chosen, checked one by one, done by the queue one by one.
CREATE TABLE bulk (
	id BIGINT NOT NULL AUTO_INCREMENT,
	staff_user_id BIGINT NOT NULL,
	act VARCHAR(30) NOT NULL,
	param VARCHAR(60) NULL COMMENT 'of the act: the status to move to',
	state ENUM('chosen', 'checking', 'checked', 'waiting', 'running', 'done', 'ended') NOT NULL DEFAULT 'chosen' COMMENT 'ended: before all was done',
	items INT NOT NULL,
	version INT NOT NULL DEFAULT 1,
	created_at DATETIME NOT NULL,
	changed_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	KEY bulk_user (staff_user_id, id),
	KEY bulk_changed (changed_at),
	CONSTRAINT bulk_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE bulk_item (
	id BIGINT NOT NULL AUTO_INCREMENT,
	bulk_id BIGINT NOT NULL,
	object_id BIGINT NOT NULL,
	version INT NOT NULL DEFAULT 0 COMMENT 'of the object when it was checked: what is done is done to what was seen',
	state ENUM('chosen', 'ready', 'stopped', 'done', 'refused') NOT NULL DEFAULT 'chosen',
	reason VARCHAR(40) NULL COMMENT 'of stopped and refused: a language key bulk_reason.…',
	PRIMARY KEY (id),
	UNIQUE KEY bulk_item_object (bulk_id, object_id),
	KEY bulk_item_state (bulk_id, state, id),
	CONSTRAINT bulk_item_bulk FOREIGN KEY (bulk_id) REFERENCES bulk (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
