/* The staff import: one run from the lock to the letter. */
#include "import/import.h"

#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "history/history.h"
#include "import/import_private.h"
#include "mail/letter.h"
#include "org/staff_reach.h"

static const struct import_rules *const rules[IMPORT_KINDS] = {
	[IMPORT_UNITS] = &import_units_rules,
	[IMPORT_STAFF] = &import_staff_rules,
	[IMPORT_GROUPS] = &import_groups_rules,
};

static const struct principal import_system = {.kind = PRINCIPAL_SYSTEM};

struct run {
	struct import in;
	struct pool *pool;
	const char *file; /* name without folder */
};

const char *import_kind_name(enum import_kind kind)
{
	return rules[kind]->name;
}

static enum outcome run_begin(struct db *db, void *context)
{
	struct run *run = context;
	enum outcome outcome = db_exec(db,
		"INSERT INTO import_run (kind, file, started_at) VALUES (?, ?, ?)",
		DB_VALUES(db_str(run->in.rules->name), db_str(run->file), db_str(run->in.now)),
		NULL);

	run->in.result->run_id = db_inserted_id(db);
	return outcome;
}

/*
 * The row stays locked until this import ends, so whatever else says "running" has been killed.
 * Writing it makes a second import conflict on another node of a cluster too.
 */
static enum outcome run_lock(struct run *run)
{
	int64_t id = 0;
	enum outcome outcome = db_get_int(run->in.db,
		"SELECT id FROM import_lock WHERE id = 1 FOR UPDATE SKIP LOCKED", DB_NONE, &id);

	if (outcome)
		return outcome == NOT_FOUND ? CONFLICT : outcome;
	outcome = db_exec(run->in.db, "UPDATE import_lock SET run_id = ? WHERE id = 1",
		DB_VALUES(db_int(run->in.result->run_id)), NULL);
	if (outcome)
		return outcome;
	return db_exec(run->in.db,
		"UPDATE import_run SET status = 'aborted', ended_at = ?"
		" WHERE status = 'running' AND id <> ?",
		DB_VALUES(db_str(run->in.now), db_int(run->in.result->run_id)), NULL);
}

static enum outcome setting(struct import *in, const char *name, int64_t fallback, int64_t *value_r)
{
	enum outcome outcome =
		db_get_int(in->db, "SELECT CAST(value AS SIGNED) FROM setting WHERE name = ?",
			DB_VALUES(db_str(name)), value_r);

	if (outcome == NOT_FOUND)
		*value_r = fallback;
	return outcome == NOT_FOUND ? OK : outcome;
}

static enum outcome make_tables(struct import *in)
{
	enum outcome outcome = db_exec(in->db,
		"DROP TEMPORARY TABLE IF EXISTS import_row, import_change, import_new,"
		" import_member",
		DB_NONE, NULL);

	if (!outcome)
		outcome = db_exec(in->db,
			"CREATE TEMPORARY TABLE import_change (n BIGINT NOT NULL AUTO_INCREMENT,"
			" object_id BIGINT NOT NULL, action VARCHAR(20) NOT NULL,"
			" detail VARCHAR(300) NOT NULL, group_id BIGINT NULL, PRIMARY KEY (n),"
			" KEY (object_id, n)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4"
			" COLLATE=utf8mb4_german2_ci",
			DB_NONE, NULL);
	return outcome ? outcome : in->rules->table(in);
}

enum outcome import_end_reach(struct import *in)
{
	int64_t people = 0;

	return staff_reach_end_all(in->db, &people);
}

static enum outcome steps_run(struct import *in, import_step *const *steps)
{
	enum outcome outcome = OK;

	for (; !outcome && *steps; steps++)
		outcome = (*steps)(in);
	return outcome;
}

static enum outcome count_rows(struct import *in)
{
	struct import_result *result = in->result;
	enum outcome outcome =
		db_get_int(in->db, "SELECT COUNT(*) FROM import_row", DB_NONE, &result->rows);

	if (!outcome)
		outcome = db_get_int(in->db,
			"SELECT COUNT(*) FROM import_row WHERE reason IS NOT NULL", DB_NONE,
			&result->wrong);
	return outcome;
}

static enum outcome count_changes(struct import *in)
{
	struct import_result *result = in->result;
	struct pool *pool = pool_new();
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(in->db, pool,
		"SELECT COUNT(*) - SUM(action IN ('changed', 'reactivated', 'deactivated',"
		" 'group_removed')) AS added,"
		" SUM(action IN ('changed', 'reactivated')) AS changed,"
		" SUM(action IN ('deactivated', 'group_removed')) AS removed FROM import_change",
		DB_NONE, &rows);

	if (!outcome) {
		result->added = db_number(rows, 0, "added") + in->new_count;
		result->changed = db_number(rows, 0, "changed");
		result->removed = db_number(rows, 0, "removed");
	}
	pool_free(&pool);
	return outcome;
}

/* A share counts as too much from the limit on; none is never too much. */
static bool too_many(int64_t part, int64_t whole, int64_t percent)
{
	return part > 0 && part * 100 >= whole * percent;
}

/* May the rows be taken? OK; INVALID (refused says why); UNAVAILABLE. */
static enum outcome rows_judge(struct import *in)
{
	struct import_result *result = in->result;
	int64_t wrong = 0, missing = 0;
	enum outcome outcome = setting(in, "import_max_wrong_percent", 5, &wrong);

	if (!outcome)
		outcome = setting(in, "import_max_missing_percent", 10, &missing);
	if (!outcome)
		outcome = count_rows(in);
	if (!outcome)
		outcome = steps_run(in, in->rules->plan);
	if (!outcome)
		outcome = count_changes(in);
	if (outcome)
		return outcome;
	if (result->rows == 0)
		result->refused = "no_rows";
	else if (too_many(result->wrong, result->rows, wrong))
		result->refused = "too_many_wrong";
	else if (too_many(result->removed, in->before, missing))
		result->refused = "too_many_missing";
	return result->refused ? INVALID : OK;
}

static enum outcome rows_import(struct import *in)
{
	int64_t megabytes = 0;
	enum outcome outcome = setting(in, "import_max_megabytes", 64, &megabytes);

	if (!outcome)
		outcome = make_tables(in);
	if (!outcome)
		outcome = import_stage(in, megabytes << 20);
	if (!outcome)
		outcome = steps_run(in, in->rules->check);
	if (!outcome)
		outcome = rows_judge(in);
	if (!outcome)
		outcome = steps_run(in, in->rules->apply);
	if (!outcome)
		outcome = count_changes(in);
	return outcome ? outcome : import_history(in);
}

static enum outcome tell_administrators(struct run *run)
{
	struct db_rows *rows = NULL;
	const char *number = pool_printf(run->pool, "%lld", (long long)run->in.result->run_id);
	enum outcome outcome = db_rows(run->in.db, run->pool,
		"SELECT s.email, s.lang FROM staff_user s WHERE s.status = 'active' AND EXISTS"
		" (SELECT 1 FROM user_group_member m JOIN user_group g ON g.id = m.group_id"
		" WHERE m.staff_user_id = s.id AND g.role_id = " SQL_ROLE_ADMIN ")",
		DB_NONE, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const char *lang = db_text(rows, i, "lang");
		const struct letter_value values[] = {
			{"file", run->file},
			{"run", number},
			{"time", clock_show(run->pool, clock_now(), lang)},
		};

		outcome = letter_queue(run->in.db, run->pool, 0, "staff_import_refused", lang,
			db_text(rows, i, "email"), values, sizeof(values) / sizeof(values[0]));
		if (outcome == INVALID) /* an address nobody can write to; logged */
			outcome = OK;
	}
	return outcome;
}

static enum outcome note_end(struct run *run)
{
	struct import_result *result = run->in.result;
	const char *status = result->refused ? "refused" : "done";
	enum outcome outcome = db_exec(run->in.db,
		"UPDATE import_run SET status = ?, reason = ?, line = ?, row_count = ?, wrong = ?,"
		" unmapped = ?, added = ?, changed = ?, removed = ?, ended_at = ? WHERE id = ?",
		DB_VALUES(db_str(status), db_str(result->refused), db_id(result->line),
			db_int(result->rows), db_int(result->wrong), db_int(result->unmapped),
			db_int(result->added), db_int(result->changed), db_int(result->removed),
			db_str(clock_sql(run->pool, clock_now())), db_int(result->run_id)),
		NULL);

	if (outcome)
		return outcome;
	return audit_add(run->in.db, &import_system, OBJECT_NONE, 0, "staff_import",
		pool_printf(run->pool, "%s,%s,run=%lld,added=%lld,changed=%lld,removed=%lld",
			run->in.rules->name, status, (long long)result->run_id,
			(long long)result->added, (long long)result->changed,
			(long long)result->removed));
}

/* A refusal is a result too: what was refused touched nothing but the temporary tables. */
static enum outcome run_work(struct db *db, void *context)
{
	struct run *run = context;
	struct import_result *result = run->in.result;
	enum outcome outcome;

	(void)db;
	*result = (struct import_result){.run_id = result->run_id};
	run->in.before = run->in.new_count = 0;
	run->in.optional = false;
	outcome = run_lock(run);
	if (outcome)
		return outcome;
	outcome = rows_import(&run->in);
	if (outcome && outcome != INVALID)
		return outcome == CONFLICT ? UNAVAILABLE : outcome;
	if (result->wrong > 0)
		outcome = db_exec(run->in.db,
			"INSERT INTO import_error (run_id, line, reason, detail)"
			" SELECT ?, line, reason, detail FROM import_row WHERE reason IS NOT NULL"
			" ORDER BY line LIMIT ?",
			DB_VALUES(db_int(result->run_id), db_int(IMPORT_ERRORS_KEPT)), NULL);
	else
		outcome = OK;
	if (!outcome && result->refused)
		outcome = tell_administrators(run);
	return outcome ? outcome : note_end(run);
}

static enum outcome note_busy(struct db *db, void *context)
{
	struct run *run = context;

	return db_exec(db,
		"UPDATE import_run SET status = 'refused', reason = 'busy', ended_at ="
		" ? WHERE id = ?",
		DB_VALUES(db_str(run->in.now), db_int(run->in.result->run_id)), NULL);
}

enum outcome import_file(
	struct db *db, enum import_kind kind, const char *path, struct import_result *result_r)
{
	struct pool *pool = pool_new();
	const char *slash = strrchr(path, '/');
	struct run run = {
		.in =
			{
				.db = db,
				.rules = rules[kind],
				.path = path,
				.result = result_r,
				.now = clock_sql(pool, clock_now()),
			},
		.pool = pool,
		.file = text_ellipsis(pool, text_filename(pool, slash ? slash + 1 : path), 200),
	};
	enum outcome outcome;

	*result_r = (struct import_result){0};
	outcome = db_transaction(db, run_begin, &run);
	if (!outcome)
		outcome = db_transaction(db, run_work, &run);
	if (outcome == CONFLICT) {
		result_r->refused = "busy";
		if (db_transaction(db, note_busy, &run))
			outcome = UNAVAILABLE;
	}
	log_info("staff_import",
		"run=%lld kind=%s outcome=%d refused=%s rows=%lld wrong=%lld"
		" added=%lld changed=%lld removed=%lld",
		(long long)result_r->run_id, rules[kind]->name, (int)outcome,
		result_r->refused ? result_r->refused : "-", (long long)result_r->rows,
		(long long)result_r->wrong, (long long)result_r->added,
		(long long)result_r->changed, (long long)result_r->removed);
	pool_free(&pool);
	return outcome;
}
