-- What is done outside a request: added in the transaction of its cause, taken by any number of workers.
CREATE TABLE queue_item (
	id BIGINT NOT NULL AUTO_INCREMENT,
	kind VARCHAR(30) NOT NULL,
	object_id BIGINT NOT NULL COMMENT 'what it is about, as its kind understands it',
	staff_user_id BIGINT NULL COMMENT 'who asked for it and is told when it is given up',
	state ENUM('waiting', 'running', 'done', 'failed', 'withdrawn') NOT NULL DEFAULT 'waiting',
	claim INT NOT NULL DEFAULT 0 COMMENT 'counts the times it was taken: who took it before it was taken again changes nothing any more',
	tries INT NOT NULL DEFAULT 0 COMMENT 'since it last got on',
	next_at DATETIME NULL COMMENT 'waiting: not before; running: when the lease ends; NULL: over',
	done INT NOT NULL DEFAULT 0,
	total INT NOT NULL DEFAULT 0,
	reason VARCHAR(40) NULL COMMENT 'why it failed or waits for another try',
	created_at DATETIME NOT NULL,
	changed_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	KEY queue_item_next (next_at),
	KEY queue_item_state (state, id),
	KEY queue_item_changed (changed_at),
	KEY queue_item_object (kind, object_id),
	CONSTRAINT queue_item_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
