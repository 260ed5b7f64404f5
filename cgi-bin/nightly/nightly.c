/* The nightly run: rule by rule, object by object. */
#include "nightly/nightly.h"

#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "nightly/nightly_report.h"

#define PIECE 200 /* objects read at a time */
#define FAR INT64_C(95617584000) /* the year 5000: later than every deadline */

static const struct principal nobody = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};

struct run {
	struct db *db;
	const struct nightly_options *options;
	struct nightly_result *result;
	int64_t now;
	bool stop;
};

/* One object on its way through a transaction. */
struct turn {
	struct run *run;
	struct pool *pool;
	const struct nightly_rule *rule;
	const struct nightly_object *object;
	const char *reason; /* why it failed; NULL: it did not */
	bool lost; /* the lock belongs to another run */
};

static size_t column(const struct db_rows *rows, const char *name)
{
	size_t i = 0;

	while (i < rows->columns && strcmp(rows->names[i], name) != 0)
		i++;
	return i;
}

static const char *cell(
	const struct db_rows *rows, size_t row, const char *name, const char *fallback)
{
	size_t i = column(rows, name);
	const char *text = i < rows->columns ? db_cell_text(rows, row, i) : NULL;

	return text_empty(text) ? fallback : text;
}

static enum outcome object_read(struct db *db, struct pool *pool, const struct nightly_rule *rule,
	const struct db_rows *rows, size_t row, struct nightly_object *object_r)
{
	size_t id = column(rows, "id");

	if (id == rows->columns)
		log_fatal("nightly", "rule=%s reason=no_column_id", rule->code);
	*object_r = (struct nightly_object){
		.id = db_cell_int(rows, row, id),
		.rule = cell(rows, row, "rule", rule->id),
		.number = cell(rows, row, "number", NULL),
		.clock_start = cell(rows, row, "clock_start", NULL),
		.due = cell(rows, row, "due", NULL),
	};
	if (!object_r->number)
		object_r->number = pool_printf(pool, "%lld", (long long)object_r->id);
	return rule->fill ? rule->fill(db, pool, rows, row, object_r) : OK;
}

static enum outcome turn_note(struct turn *turn, struct db *db, const char *how, const char *reason)
{
	return nightly_note(db, turn->run->result->run_id, turn->rule, turn->object, how, reason);
}

static enum outcome turn_beat(struct turn *turn, struct db *db)
{
	const struct run *run = turn->run;
	enum outcome outcome = nightly_beat(db, run->result->run_id, run->options->lease);

	turn->lost = outcome == DENIED;
	return outcome;
}

static enum outcome act_work(struct db *db, void *context)
{
	struct turn *turn = context;
	enum outcome outcome = turn_beat(turn, db);

	if (!outcome)
		outcome = turn->rule->act(db, turn->pool, &nobody, turn->object->id);
	return outcome ? outcome : turn_note(turn, db, "done", NULL);
}

static enum outcome due_work(struct db *db, void *context)
{
	struct turn *turn = context;
	enum outcome outcome = turn_beat(turn, db);

	return outcome ? outcome : turn_note(turn, db, "due", NULL);
}

static const char *reason_of(enum outcome outcome)
{
	switch (outcome) {
	case INVALID:
		return "invalid";
	case DENIED:
		return "denied";
	case GONE:
		return "gone";
	case TOO_LARGE:
		return "too_large";
	case TOO_MANY:
		return "too_many";
	case OK:
	case NOT_FOUND:
	case CONFLICT:
	case UNAVAILABLE:
		break;
	}
	return "unavailable";
}

static enum outcome failure_work(struct db *db, void *context)
{
	struct turn *turn = context;
	enum outcome outcome = turn_beat(turn, db);

	return outcome ? outcome : turn_note(turn, db, "failed", turn->reason);
}

/*
 * A failure is the object's own unless the database is away. When the outcome of a COMMIT was not
 * known, the object may stand in the report as done already.
 */
static enum outcome turn_failed(struct turn *turn, enum outcome why, struct nightly_result *sum)
{
	enum outcome outcome;

	turn->reason = reason_of(why);
	outcome = db_transaction(turn->run->db, failure_work, turn);
	if (outcome == CONFLICT) {
		turn->reason = NULL;
		sum->done++;
		return OK;
	}
	if (outcome)
		return turn->lost ? OK : UNAVAILABLE;
	log_warn("nightly", "rule=%s object=%s reason=%s", turn->object->rule, turn->object->number,
		turn->reason);
	sum->failed++;
	return OK;
}

/* OK, UNAVAILABLE. */
static enum outcome object_turn(struct turn *turn, struct nightly_result *sum)
{
	struct run *run = turn->run;
	enum outcome outcome = OK;

	if (!run->options->dry)
		outcome = db_transaction(run->db, act_work, turn);
	else if (run->options->keep)
		outcome = db_transaction(run->db, due_work, turn);
	if (outcome == CONFLICT || outcome == NOT_FOUND) {
		sum->passed++;
		return OK;
	}
	if (outcome && !turn->lost)
		outcome = turn_failed(turn, outcome, sum);
	else if (!outcome)
		sum->done++;
	if (turn->lost) {
		run->stop = true;
		return OK;
	}
	if (!outcome && run->options->object)
		run->options->object(turn->rule, turn->object, turn->reason);
	return outcome;
}

/* "RET-12" is one of "RET-11,RET-12". */
static bool is_one_of(const char *ids, const char *id)
{
	size_t length = strlen(id);

	for (const char *at = ids; at; at = strchr(at, ',')) {
		at += *at == ',';
		if (strncmp(at, id, length) == 0 && (at[length] == ',' || !at[length]))
			return true;
	}
	return false;
}

static bool wanted(const struct nightly_options *options, const struct nightly_rule *rule)
{
	return !options->only || text_equal(options->only, rule->code)
		|| is_one_of(rule->id, options->only);
}

static bool wanted_object(const struct nightly_options *options, const struct nightly_rule *rule,
	const struct nightly_object *object)
{
	return !options->only || text_equal(options->only, rule->code)
		|| is_one_of(object->rule, options->only);
}

/* One piece of a rule's list; *after is the last id of it, *more_r whether there may be further
 * ones. A list that cannot be read is a failure of the rule alone. */
static enum outcome piece_run(struct run *run, const struct nightly_rule *rule, int64_t *after,
	struct nightly_result *sum, bool *more_r)
{
	struct pool *pool = pool_new();
	struct db_rows *rows = NULL;
	enum outcome outcome = rule->list(run->db, pool, run->now, *after, INT64_MAX, PIECE, &rows);

	*more_r = !outcome && rows->count == PIECE;
	if (outcome && db_ping(run->db) == OK) {
		log_warn("nightly", "rule=%s reason=no_list", rule->code);
		sum->failed++;
		pool_free(&pool);
		return OK;
	}
	for (size_t i = 0; !outcome && !run->stop && i < rows->count; i++) {
		struct nightly_object object;
		struct turn turn = {.run = run, .pool = pool, .rule = rule, .object = &object};

		outcome = object_read(run->db, pool, rule, rows, i, &object);
		if (!outcome && wanted_object(run->options, rule, &object))
			outcome = object_turn(&turn, sum);
		*after = object.id;
		run->stop = run->stop || (run->options->ending && run->options->ending());
	}
	pool_free(&pool);
	return outcome;
}

static enum outcome rule_run(struct run *run, const struct nightly_rule *rule, int64_t place)
{
	struct nightly_result sum = {0};
	int64_t began = clock_ticks_us(), after = 0, milliseconds;
	bool more = true;
	enum outcome outcome = OK;

	while (!outcome && more && !run->stop)
		outcome = piece_run(run, rule, &after, &sum, &more);
	milliseconds = (clock_ticks_us() - began) / 1000;
	if (!outcome && run->result->run_id)
		outcome = nightly_sum(run->db, run->result->run_id, run->options->lease, rule,
			place, &sum, milliseconds);
	if (outcome == DENIED) {
		run->stop = true;
		outcome = OK;
	}
	run->result->done += sum.done;
	run->result->passed += sum.passed;
	run->result->failed += sum.failed;
	if (!outcome && run->options->rule)
		run->options->rule(rule, sum.done, sum.passed, sum.failed, milliseconds);
	return outcome;
}

enum outcome nightly_run(struct db *db, const struct nightly_rule *rules, size_t count,
	const struct nightly_options *options, struct nightly_result *result_r)
{
	struct run run = {.db = db, .options = options, .result = result_r, .now = clock_now()};
	size_t chosen = 0;
	enum outcome outcome;

	*result_r = (struct nightly_result){0};
	for (size_t i = 0; i < count; i++)
		chosen += wanted(options, &rules[i]);
	if (chosen == 0)
		return INVALID;
	outcome = options->dry && !options->keep ? OK : nightly_begin(db, options, result_r);
	for (size_t i = 0; !outcome && !run.stop && i < count; i++)
		if (wanted(options, &rules[i]))
			outcome = rule_run(&run, &rules[i], (int64_t)i);
	result_r->ended_early = run.stop;
	if (outcome || !result_r->run_id)
		return outcome;
	outcome = nightly_end(db, result_r->run_id, run.stop);
	if (outcome == DENIED)
		result_r->ended_early = true;
	return outcome == DENIED ? OK : outcome;
}

/* The list is asked for the one object, at a time when every deadline is over. */
static enum outcome due_by(struct db *db, struct pool *pool, const struct nightly_rule *rule,
	int64_t id, struct nightly_object *object_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = rule->list(db, pool, FAR, id - 1, id, 1, &rows);

	if (!outcome && rows->count > 0)
		outcome = object_read(db, pool, rule, rows, 0, object_r);
	return outcome;
}

enum outcome nightly_due_of(struct db *db, struct pool *pool, const struct nightly_rule *rules,
	size_t count, enum object_kind kind, int64_t id, const char *status,
	struct nightly_due *due_r)
{
	enum outcome outcome = OK;

	*due_r = (struct nightly_due){0};
	for (size_t i = 0; !outcome && i < count; i++) {
		struct nightly_object object = {0};

		if (!rules[i].ends || rules[i].kind != kind)
			continue;
		if (status && rules[i].status && !text_among(rules[i].status, status))
			continue;
		outcome = due_by(db, pool, &rules[i], id, &object);
		if (!outcome && object.id == id && object.due
			&& (!due_r->rule || strcmp(object.due, due_r->object.due) < 0))
			*due_r = (struct nightly_due){&rules[i], object};
	}
	return outcome;
}
