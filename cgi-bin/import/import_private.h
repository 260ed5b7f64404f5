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
 * What a kind of file is: its columns, and what it does step by step inside the transaction of the
 * import; lists of steps end with NULL, and what a step does not return OK for ends the import.
 * table   makes import_row, and what other temporary tables the kind needs
 * stage   puts rows (a JSON array of arrays: line, reason, detail, the fields in their order; "" is
 *         nothing) into import_row; of optional fields, which come only when the file has one of
 *         them, null is a column that is not there
 * check   marks the rows that are wrong for what the database or other rows say
 * plan    notes in import_change what would end; sets before and result->unmapped
 * apply   makes the changes and notes them in import_change too; what is created in bulk, in
 *         first_new and new_count instead
 */
typedef enum outcome import_step(struct import *in);

struct import_rules {
	const char *name;
	enum object_kind object;
	const struct import_field *fields;
	size_t count;
	import_step *table;
	enum outcome (*stage)(struct import *in, const char *json);
	import_step *const *check;
	import_step *const *plan;
	import_step *const *apply;
};

extern const struct import_rules import_units_rules;
extern const struct import_rules import_staff_rules;
extern const struct import_rules import_groups_rules;

#define IMPORT_EXACT "CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"

/*
 * A kind lists its columns once: COLUMNS(X), each
 * X(place in the JSON row, name in the file, column of import_row, code points, collation or
 * nothing, the other members of its import_field).
 */
#define IMPORT_FIELD(place, name_, column, size, collation, ...) \
	{.name = name_, .max = size, __VA_ARGS__},
#define IMPORT_COLUMN(place, name, column, size, ...) IMPORT_COLUMN_(column, size, __VA_ARGS__, )
#define IMPORT_COLUMN_(column, size, collation, ...) \
	" " #column " VARCHAR(" #size ") " collation " NULL,"
#define IMPORT_TARGET(place, name, column, ...) ", " #column
#define IMPORT_GIVEN(place, name, column, ...) ", NULLIF(" #column ", '')"
#define IMPORT_AS_IS(place, name, column, ...) ", " #column
#define IMPORT_READ(place, name, column, size, ...) \
	", " #column " VARCHAR(" #size ") PATH '$[" #place "]'"

/* The definition of import_row. */
#define IMPORT_ROW(columns, key) \
	"CREATE TEMPORARY TABLE import_row (line BIGINT NOT NULL," \
	" reason VARCHAR(20) NULL, detail VARCHAR(80) NULL," columns " KEY (" key ")," \
	" PRIMARY KEY (line)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci"

/* Rows from their JSON; binds it. */
#define IMPORT_STAGE(targets, values, reads) \
	"INSERT INTO import_row (line, reason, detail" targets ") SELECT line," \
	" NULLIF(reason, ''), detail" values " FROM JSON_TABLE(?, '$[*]' COLUMNS (" \
	"line BIGINT PATH '$[0]', reason VARCHAR(20) PATH '$[1]'," \
	" detail VARCHAR(80) PATH '$[2]'" reads ")) j"

/* All rows that have their key in common are wrong. */
#define IMPORT_MARK_DUPLICATES(key) \
	"UPDATE (SELECT " key ", MIN(line) AS first FROM import_row WHERE " key " IS NOT NULL" \
	" GROUP BY " key " HAVING COUNT(*) > 1) d STRAIGHT_JOIN import_row r ON r." key \
	" = d." key " SET r.reason = 'duplicate', r.detail = d.first WHERE r.reason IS NULL"

/* Columns compare their letters as they are: "Strasse" and "Straße" are different here. */
#define IMPORT_DIFFERS(a, b) "NOT (" a " <=> CONVERT(" b " USING utf8mb4) COLLATE utf8mb4_bin)"

/* Of people and groups: wrong rows that do not even say whom they are about. Anybody could be: then
 * nobody is missing, and nobody loses a group. OK, UNAVAILABLE. */
enum outcome import_count_nameless(struct import *in, int64_t *rows_r);

/* Reads the file into import_row. OK; INVALID (result->refused says why); UNAVAILABLE. */
enum outcome import_stage(struct import *in, int64_t max_bytes);

/* Rows that name a service account are wrong: no import touches one (ACC-05). OK, UNAVAILABLE. */
enum outcome import_refuse_service(struct import *in);

/* Of what import_change plans: is an administrator who signs in by single sign-on left, if there is
 * one now? OK; INVALID (refused says why); UNAVAILABLE. */
enum outcome import_keeps_administrator(struct import *in);

/* A step: ends what people reached by what they have lost. OK, UNAVAILABLE. */
enum outcome import_end_reach(struct import *in);

/* Writes the history of import_change. OK, UNAVAILABLE. */
enum outcome import_history(struct import *in);

#endif
