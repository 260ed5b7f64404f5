/* Reports of the nightly run: beginning, noting, ending; the lock; what is asked for. */
#include "nightly/nightly_report.h"

#include "base/clock.h"
#include "base/log.h"
#include "history/history.h"
#include "nightly/nightly_private.h"

static const struct principal nobody = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};

struct beginning {
	struct pool *pool;
	const struct nightly_options *options;
	struct nightly_result *result;
};

/* Rules a killed run was in the middle of have no sum yet. */
static enum outcome sums_mend(struct db *db, int64_t run_id)
{
	return db_exec(db,
		"INSERT INTO nightly_result (run_id, code, rule, place, done, passed, failed,"
		" milliseconds) SELECT o.run_id, o.code, MIN(o.rule), 1000,"
		" SUM(o.outcome <> 'failed'), 0, SUM(o.outcome = 'failed'), 0"
		" FROM nightly_object o WHERE o.run_id = ? AND NOT EXISTS (SELECT 1"
		" FROM nightly_result r WHERE r.run_id = o.run_id AND r.code = o.code)"
		" GROUP BY o.run_id, o.code",
		DB_VALUES(db_int(run_id)), NULL);
}

static enum outcome killed_seal(struct db *db, struct pool *pool)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id FROM nightly_run WHERE status = 'running' ORDER BY id", DB_NONE, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		int64_t id = db_cell_int(rows, i, 0);

		outcome = sums_mend(db, id);
		if (!outcome)
			outcome = nightly_seal(db, pool, id, "aborted");
	}
	return outcome;
}

static enum outcome lock_take(struct db *db, struct pool *pool, struct nightly_result *result)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT run_id,"
		" TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), held_until) AS busy_seconds FROM"
		" nightly_lock"
		" WHERE id = 1 FOR UPDATE",
		DB_NONE, &rows);

	if (outcome)
		return outcome;
	if (rows->count == 0)
		log_fatal("nightly", "reason=no_lock_row");
	result->busy = db_number(rows, 0, "run_id");
	result->busy_seconds = db_number(rows, 0, "busy_seconds");
	return result->busy_seconds > 0 ? CONFLICT : OK;
}

static enum outcome begin_work(struct db *db, void *context)
{
	struct beginning *beginning = context;
	const struct nightly_options *options = beginning->options;
	enum outcome outcome = lock_take(db, beginning->pool, beginning->result);

	if (!outcome)
		outcome = killed_seal(db, beginning->pool);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO nightly_run (dry, only_rule, clock, asked_by,"
			" started_at) VALUES (?, ?, ?, ?, UTC_TIMESTAMP())",
			DB_VALUES(db_bool(options->dry), db_str(options->only ? options->only : ""),
				db_str(clock_sql(beginning->pool, clock_now())),
				db_id(options->asked_by)),
			NULL);
	if (outcome)
		return outcome;
	beginning->result->run_id = db_inserted_id(db);
	return db_exec(db,
		"UPDATE nightly_lock SET run_id = ?, beats = beats + 1,"
		" held_until = UTC_TIMESTAMP() + INTERVAL ? SECOND WHERE id = 1",
		DB_VALUES(db_int(beginning->result->run_id), db_int(options->lease)), NULL);
}

enum outcome nightly_begin(
	struct db *db, const struct nightly_options *options, struct nightly_result *result_r)
{
	struct beginning beginning = {pool_new(), options, result_r};
	enum outcome outcome = db_transaction(db, begin_work, &beginning);

	if (outcome)
		result_r->run_id = 0;
	pool_free(&beginning.pool);
	return outcome;
}

enum outcome nightly_beat(struct db *db, int64_t run_id, int64_t lease)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE nightly_lock SET beats = beats + 1,"
		" held_until = UTC_TIMESTAMP() + INTERVAL ? SECOND WHERE id = 1 AND run_id = ?",
		DB_VALUES(db_int(lease), db_int(run_id)), &changed);

	return !outcome && changed == 0 ? DENIED : outcome;
}

enum outcome nightly_note(struct db *db, int64_t run_id, const struct nightly_rule *rule,
	const struct nightly_object *object, const char *outcome, const char *reason)
{
	return db_exec(db,
		"INSERT INTO nightly_object (run_id, code, object_id, rule, object, number,"
		" clock_start, due, outcome, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(run_id), db_str(rule->code), db_int(object->id),
			db_str(object->rule), db_str(rule->object), db_str(object->number),
			db_str(object->clock_start), db_str(object->due), db_str(outcome),
			db_str(reason)),
		NULL);
}

struct addition {
	int64_t run_id, lease, place, milliseconds;
	const struct nightly_rule *rule;
	const struct nightly_result *sum;
};

static enum outcome sum_work(struct db *db, void *context)
{
	const struct addition *a = context;
	enum outcome outcome = nightly_beat(db, a->run_id, a->lease);

	if (outcome)
		return outcome;
	return db_exec(db,
		"INSERT INTO nightly_result (run_id, code, rule, place, done, passed,"
		" failed, milliseconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(a->run_id), db_str(a->rule->code), db_str(a->rule->id),
			db_int(a->place), db_int(a->sum->done), db_int(a->sum->passed),
			db_int(a->sum->failed), db_int(a->milliseconds)),
		NULL);
}

enum outcome nightly_sum(struct db *db, int64_t run_id, int64_t lease,
	const struct nightly_rule *rule, int64_t place, const struct nightly_result *sum,
	int64_t milliseconds)
{
	struct addition addition = {run_id, lease, place, milliseconds, rule, sum};

	return db_transaction(db, sum_work, &addition);
}

struct ending {
	struct pool *pool;
	int64_t run_id;
	bool early;
};

static enum outcome end_note(struct db *db, struct pool *pool, int64_t run_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT seq, done, failed, HEX(hash) AS seal"
		" FROM nightly_run WHERE id = ?",
		DB_VALUES(db_int(run_id)), &rows);

	if (outcome)
		return outcome;
	return audit_add(db, &nobody, OBJECT_NONE, 0, "nightly",
		pool_printf(pool, "run=%lld seq=%lld done=%lld failed=%lld seal=%.16s",
			(long long)run_id, (long long)db_number(rows, 0, "seq"),
			(long long)db_number(rows, 0, "done"),
			(long long)db_number(rows, 0, "failed"), db_text(rows, 0, "seal")));
}

static enum outcome report_end_work(struct db *db, void *context)
{
	const struct ending *ending = context;
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE nightly_lock SET beats = beats + 1,"
		" held_until = UTC_TIMESTAMP() WHERE id = 1 AND run_id = ?",
		DB_VALUES(db_int(ending->run_id)), &changed);

	if (!outcome && changed == 0)
		return DENIED;
	if (!outcome)
		outcome = nightly_seal(
			db, ending->pool, ending->run_id, ending->early ? "aborted" : "done");
	return outcome ? outcome : end_note(db, ending->pool, ending->run_id);
}

enum outcome nightly_end(struct db *db, int64_t run_id, bool early)
{
	struct ending ending = {pool_new(), run_id, early};
	enum outcome outcome = db_transaction(db, report_end_work, &ending);

	pool_free(&ending.pool);
	return outcome;
}

enum outcome nightly_ask(struct db *db, struct pool *pool, const struct principal *who, bool dry)
{
	int64_t open = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM nightly_asked"
		" WHERE taken_at IS NULL AND dry = ?",
		DB_VALUES(db_bool(dry)), &open);

	if (outcome || open > 0)
		return outcome ? outcome : CONFLICT;
	return db_exec(db, "INSERT INTO nightly_asked (dry, asked_by, asked_at) VALUES (?, ?, ?)",
		DB_VALUES(db_bool(dry), db_int(who->id), db_str(clock_sql(pool, clock_now()))),
		NULL);
}

struct taking {
	int64_t id;
	bool taken;
};

static enum outcome take_work(struct db *db, void *context)
{
	const struct taking *taking = context;

	return db_exec(db,
		"UPDATE nightly_asked SET taken_at = IF(?, UTC_TIMESTAMP(), NULL) WHERE id = ?",
		DB_VALUES(db_bool(taking->taken), db_int(taking->id)), NULL);
}

enum outcome nightly_take(struct db *db, int64_t asked_id, bool taken)
{
	struct taking taking = {asked_id, taken};

	return db_transaction(db, take_work, &taking);
}
