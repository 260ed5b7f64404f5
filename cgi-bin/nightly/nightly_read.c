/* Reading the reports of the nightly run. */
#include "nightly/nightly_report.h"

/* The vacancy of what the report is about, binding nothing; NULL: gone. */
#define VACANCY_OF \
	"CASE o.object WHEN 'vacancy' THEN o.object_id" \
	" WHEN 'jobad' THEN (SELECT vacancy_id FROM jobad WHERE id = o.object_id)" \
	" WHEN 'application' THEN (SELECT vacancy_id FROM application WHERE id = o.object_id) END"

/* Of a procedure the administrator is excluded from; binds her or him. */
#define HIDDEN \
	"EXISTS (SELECT 1 FROM vacancy_exclusion ve" \
	" WHERE ve.staff_user_id = ? AND CASE WHEN o.object IN ('vacancy', 'jobad'," \
	" 'application')" \
	" THEN COALESCE(" VACANCY_OF ", ve.vacancy_id) = ve.vacancy_id" \
	" WHEN o.object = 'account' THEN " ACCESS_ACCOUNT_APPLIED( \
		"o.object_id", "ve.vacancy_id") " ELSE FALSE END)"

/* A count of a run or of a rule without what is hidden of it; for whom nothing can be, the objects
 * are not even looked at; of a run that goes on the sum is not there yet. Binds the administrator
 * twice. */
#define SHOWN(count, of) \
	"GREATEST(0, " count \
	" - IF(EXISTS (SELECT 1 FROM vacancy_exclusion WHERE staff_user_id = ?)," \
	" (SELECT COUNT(*) FROM nightly_object o WHERE " of " AND " HIDDEN "), 0))"
#define DONE(count, of) SHOWN(count, of " AND o.outcome <> 'failed'") " AS done"
#define FAILED(count, of) SHOWN(count, of " AND o.outcome = 'failed'") " AS failed"
#define COUNTS(done, failed, of) DONE(done, of) ", passed, " FAILED(failed, of)
#define COUNTS_BIND(who) db_int((who)->id), db_int((who)->id), db_int((who)->id), db_int((who)->id)

/* clang-format off */
#define SECONDS "TIMESTAMPDIFF(SECOND, r.started_at, r.ended_at) AS seconds"
#define RUN_COLUMNS "SELECT r.id, r.dry, r.only_rule, r.clock," \
	" u.user_id AS asked_by, CAST(r.status AS CHAR) AS status," \
	" " COUNTS("r.done", "r.failed", "o.run_id = r.id") ", r.started_at, r.ended_at, " SECONDS
#define RUN_TABLES " FROM nightly_run r LEFT JOIN staff_user u ON u.id = r.asked_by"
/* clang-format on */

enum outcome nightly_partial(struct db *db, const struct principal *who, bool *partial_r)
{
	int64_t excluded = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT EXISTS (SELECT 1 FROM vacancy_exclusion WHERE staff_user_id = ?)",
		DB_VALUES(db_int(who->id)), &excluded);

	*partial_r = excluded != 0;
	return outcome;
}

/* clang-format off */
static const struct db_list_column run_columns[] = {
	{"run", {.sql = "r.id, r.dry, r.only_rule"}},
	{"started_at", {.sql = "r.started_at"}},
	{"status", {.sql = "CAST(r.status AS CHAR) AS status"}},
	{"clock", {.sql = "r.clock"}},
	{"done", {.sql = DONE("r.done", "o.run_id = r.id"),
		.bind = {NIGHTLY_SLOT_READER, NIGHTLY_SLOT_READER}}},
	{"failed", {.sql = FAILED("r.failed", "o.run_id = r.id"),
		.bind = {NIGHTLY_SLOT_READER, NIGHTLY_SLOT_READER}}},
	{"seconds", {.sql = SECONDS}},
};

static const struct db_list_sort run_sorts[] = {
	{"run", {NULL}},
};

static const struct db_list_filter run_filters[] = {
	{"status", {.sql = "r.status = ?", .bind = {DB_LIST_TYPED}}},
};

const struct db_list nightly_run_list = {
	.id = "r.id",
	.find = {.sql = " FROM nightly_run r WHERE TRUE"},
	.shown = " JOIN nightly_run r ON r.id = f.id",
	DB_LIST_COLUMNS_OF(run_columns),
	DB_LIST_SORTS_OF(run_sorts),
	DB_LIST_FILTERS_OF(run_filters),
};
/* clang-format on */

enum outcome nightly_run_get(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct db_rows **rows_r)
{
	enum outcome outcome = db_rows(db, pool,
		RUN_COLUMNS ", r.seq, LOWER(HEX(r.hash)) AS hash" RUN_TABLES " WHERE r.id = ?",
		DB_VALUES(COUNTS_BIND(who), db_int(id)), rows_r);

	return !outcome && (*rows_r)->count == 0 ? NOT_FOUND : outcome;
}

enum outcome nightly_results(struct db *db, struct pool *pool, const struct principal *who,
	int64_t run_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT n.rule, n.code, " COUNTS("n.done", "n.failed",
			"o.run_id = n.run_id AND o.code = n.code") ", n.milliseconds FROM"
								   " nightly_result n WHERE"
								   " n.run_id = ? ORDER BY"
								   " n.place, n.code",
		DB_VALUES(COUNTS_BIND(who), db_int(run_id)), rows_r);
}

#define OPEN " FROM nightly_object o WHERE o.run_id = ? AND NOT " HIDDEN

enum outcome nightly_objects(struct db *db, struct pool *pool, const struct principal *who,
	int64_t run_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT rule, code, object, number, clock_start, due,"
		" CAST(outcome AS CHAR) AS outcome, reason" OPEN " ORDER BY code, object_id",
		DB_VALUES(db_int(run_id), db_int(who->id)), rows_r);
}

/* clang-format off */
static const struct db_list_column object_columns[] = {
	{"number", {.sql = "o.number"}},
	{"object", {.sql = "o.object"}},
	{"rule", {.sql = "o.rule, o.code"}},
	{"clock_start", {.sql = "o.clock_start"}},
	{"due", {.sql = "o.due"}},
	{"outcome", {.sql = "CAST(o.outcome AS CHAR) AS outcome, o.reason"}},
};

static const struct db_list_sort object_sorts[] = {
	{"rule", {"o.code"}},
};

static const struct db_list_filter object_filters[] = {
	{"ergebnis", {.sql = "o.outcome = ?", .bind = {DB_LIST_TYPED}}},
};

/* The id names a row together with the code, by which alone they are ordered. */
const struct db_list nightly_object_list = {
	.id = "o.object_id",
	.find = {.sql = OPEN, .bind = {NIGHTLY_SLOT_RUN, NIGHTLY_SLOT_READER}},
	.also = {.sql = ", o.run_id, o.code"},
	.shown = " JOIN nightly_object o ON o.run_id = f.run_id AND o.code = f.code"
		" AND o.object_id = f.id",
	DB_LIST_COLUMNS_OF(object_columns),
	DB_LIST_SORTS_OF(object_sorts),
	DB_LIST_FILTERS_OF(object_filters),
};
/* clang-format on */

enum outcome nightly_asked(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, dry, asked_by, asked_at FROM nightly_asked"
		" WHERE taken_at IS NULL ORDER BY id",
		DB_NONE, rows_r);
}
