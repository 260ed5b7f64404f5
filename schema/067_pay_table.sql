-- What pay grades earn (EU 2023/970 art. 5): tables of grades and steps as the administrator keeps them. Nothing of a table is public before it is released;
-- what was public once is not changed any more. A delivered table that is removed stays, so that it does not come back.
CREATE TABLE pay_table (
	id BIGINT NOT NULL AUTO_INCREMENT,
	name VARCHAR(80) NOT NULL COMMENT 'tariff or law; tables of one name follow one another',
	valid_from DATE NOT NULL,
	source VARCHAR(300) NOT NULL COMMENT 'where the amounts are from, shown with each of them',
	hours VARCHAR(5) NOT NULL COMMENT 'weekly hours of full time, e.g. 39,5',
	example BOOLEAN NOT NULL COMMENT 'invented amounts, marked so wherever they are shown',
	version INT NOT NULL DEFAULT 1,
	changed_at DATETIME NULL COMMENT 'NULL: as it was delivered',
	changed_by BIGINT NULL,
	released_at DATETIME NULL COMMENT 'the last time; NULL: never',
	released_by BIGINT NULL,
	withdrawn_at DATETIME NULL COMMENT 'after released_at: not public any more',
	withdrawn_by BIGINT NULL,
	removed BOOLEAN NOT NULL DEFAULT FALSE,
	PRIMARY KEY (id),
	CONSTRAINT pay_table_changed_by FOREIGN KEY (changed_by) REFERENCES staff_user (id),
	CONSTRAINT pay_table_released_by FOREIGN KEY (released_by) REFERENCES staff_user (id),
	CONSTRAINT pay_table_withdrawn_by FOREIGN KEY (withdrawn_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci AUTO_INCREMENT = 1001;

CREATE TABLE pay_table_amount (
	table_id BIGINT NOT NULL,
	grade VARCHAR(10) NOT NULL COMMENT 'as of grade_normal',
	step TINYINT NOT NULL,
	cents INT NOT NULL COMMENT 'a month, full time',
	PRIMARY KEY (table_id, grade, step),
	CONSTRAINT pay_table_amount_table FOREIGN KEY (table_id) REFERENCES pay_table (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Counts releases and withdrawals; published ads show what was so at applied_version on applied_day.
CREATE TABLE pay_state (
	id TINYINT NOT NULL,
	version BIGINT NOT NULL,
	applied_version BIGINT NOT NULL,
	applied_day DATE NOT NULL,
	PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO pay_state (id, version, applied_version, applied_day) VALUES (1, 1, 0, '2000-01-01');

-- What the portals may know of a table: nothing unless it is released.
CREATE SQL SECURITY DEFINER VIEW public_pay_table AS
SELECT id, name, valid_from, source, hours, example FROM pay_table WHERE released_at IS NOT NULL AND withdrawn_at IS NULL;

-- The least and the most of the ad's grade on this day, in cents a month; all NULL when no released table knows the grade.
ALTER TABLE public_ad
	ADD COLUMN pay_table_id BIGINT NULL,
	ADD COLUMN pay_min INT NULL,
	ADD COLUMN pay_max INT NULL,
	ADD KEY public_ad_pay (pay_grade, pay_table_id, pay_min, pay_max);
