/* The staff import, for its own files: what an import knows, and what the three kinds differ in. */
#ifndef BMS_IMPORT_IMPORT_PRIVATE_H
#define BMS_IMPORT_IMPORT_PRIVATE_H

#include "access/access.h"
#include "import/import.h"

#define IMPORT_FIELDS_MAX 11

/* One import, as it goes. The rows lie in the temporary table import_row, the changes they mean in
 * import_change. */
struct import {
	struct db *db;
	const struct import_rules *rules;
	const char *path;
	const char *now; /* as clock_sql */
	struct import_result *result;
	int64_t before; /* how many there were that can be missing */
	bool optional; /* the file has an optional column */
	int64_t first_new, new_count; /* people created: those imported, from this id on */
};

struct import_field {
	const char *name;
	int64_t max; /* code points */
	bool required;
	bool person; /* the directory's user id: kept as staff_user_id makes it */
	bool (*valid)(const char *value); /* NULL: anything */
	bool optional; /* the file may lack the column; optional ones come last */
};

/*
 * What a kind of file is. All of it runs inside the transaction of the import.
 * stage   puts rows (a JSON array of arrays: line, reason, detail, the fields in their order; "" is
 *	nothing) into import_row; of optional fields, which come only when the file has one of
 *	them, null is a column that is not there
 * check   marks the rows that are wrong for what the database or other rows say
 * plan    notes in import_change what would end; sets before and result->unmapped
 * apply   makes the changes and notes them in import_change too; what is created in bulk, in
 *	first_new and new_count instead
 */
struct import_rules {
	const char *name;
	enum object_kind object;
	const struct import_field *fields;
	size_t count;
	enum outcome (*create)(struct import *in);
	enum outcome (*stage)(struct import *in, const char *json);
	enum outcome (*check)(struct import *in);
	enum outcome (*plan)(struct import *in);
	enum outcome (*apply)(struct import *in);
};

extern const struct import_rules import_units_rules;
extern const struct import_rules import_staff_rules;
extern const struct import_rules import_groups_rules;

#define IMPORT_EXACT "CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"

/* The definition of import_row, around the kind's own columns. */
#define IMPORT_ROW(columns) \
	"CREATE TEMPORARY TABLE import_row (line BIGINT NOT NULL," \
	" reason VARCHAR(20) NULL, detail VARCHAR(80) NULL, " columns "," \
	" PRIMARY KEY (line)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci"

/* Of people and groups: wrong rows that do not even say whom they are about. Anybody could be: then
 * nobody is missing, and nobody loses a group. */
#define IMPORT_NAMELESS \
	"SELECT COUNT(*) FROM import_row WHERE reason IS NOT NULL AND user_id IS NULL"

/* Reads the file into import_row. OK; INVALID (result->refused says why); UNAVAILABLE. */
enum outcome import_stage(struct import *in, int64_t max_bytes);

/* Rows that name a service account are wrong: no import touches one (ACC-05). OK, UNAVAILABLE. */
enum outcome import_refuse_service(struct import *in);

/* Of what import_change plans: is an administrator who signs in by single sign-on left, if there is
 * one now? OK; INVALID (refused says why); UNAVAILABLE. */
enum outcome import_keeps_administrator(struct import *in);

/* Writes the history of import_change. OK, UNAVAILABLE. */
enum outcome import_history(struct import *in);

#endif
