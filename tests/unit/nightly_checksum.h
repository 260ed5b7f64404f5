/* Checksums of all tables, to prove that something changed nothing. */
#ifndef BMS_TESTS_NIGHTLY_CHECKSUM_H
#define BMS_TESTS_NIGHTLY_CHECKSUM_H

#include "support.h"

#include <string.h>

#include "base/buf.h"

/* "bms.account 123 …" of both databases, without those of reports and audit when so wanted. */
static inline const char *checksums(struct db *handle, struct pool *own, bool reports)
{
	struct db_rows *tables, *sum;
	struct buf buf;

	buf_init(&buf, own);
	assert_int_equal(
		db_rows(handle, own,
			"SELECT CONCAT('CHECKSUM TABLE ', table_schema, '.',"
			" table_name), table_name FROM information_schema.tables WHERE table_type ="
			" 'BASE TABLE' AND table_schema IN ('bms', 'bms_keys') AND (?"
			" OR table_name NOT LIKE 'nightly\\_%' AND table_name <> 'audit')"
			" ORDER BY table_schema, table_name",
			DB_VALUES(db_bool(reports)), &tables),
		OK);
	assert_true(tables->count > 20);
	for (size_t i = 0; i < tables->count; i++) {
		assert_int_equal(
			db_rows_(handle, own, db_cell_text(tables, i, 0), DB_NONE, &sum), OK);
		buf_printf(&buf, "%s %s\n", db_cell_text(sum, 0, 0), db_cell(sum, 0, 1)->bytes);
	}
	return buf.data;
}

#endif
