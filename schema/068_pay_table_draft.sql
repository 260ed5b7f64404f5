-- A draft whose CSV has faults is kept as it was typed, until somebody has mended it; it has no amounts and cannot be released.
ALTER TABLE pay_table
	ADD COLUMN faulty MEDIUMTEXT NULL COMMENT 'CSV with faults; NULL: there are none, and the amounts are those of pay_table_amount';
