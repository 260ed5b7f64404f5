/* Renewing what published ads say of pay. */
#include "pay/pay_public.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "pay/pay.h"

/* What ads of one grade and kind say, and what they should. */
struct group {
	const char *grade;
	const char *kind;
	struct db_value table, min, max;
	struct pay should;
};

/* One transaction's ads. */
struct step {
	struct pool *pool;
	struct group group;
	int64_t changed;
};

#define THESE \
	" pay_grade = ? AND post_kind = ? AND pay_table_id <=> ? AND pay_min <=> ?" \
	" AND pay_max <=> ?"
#define GROUP_VALUES(g) db_str((g)->grade), db_str((g)->kind), (g)->table, (g)->min, (g)->max

/* Their changes are numbered at once, in the order of the ads. */
static enum outcome changes_note(
	struct db *db, const struct group *group, int64_t last, int64_t count)
{
	int64_t noted = 0;
	enum outcome outcome = db_exec(db,
		DB_AS_COMMITTED "UPDATE public_ad_state SET version = version + ? WHERE id = 1",
		DB_VALUES(db_int(count)), NULL);

	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO public_ad_change (version, ad_id)"
			" SELECT s.version + 1 - ROW_NUMBER() OVER (ORDER BY p.id), p.id"
			" FROM public_ad p JOIN public_ad_state s ON s.id = 1"
			" WHERE" THESE " AND p.id <= ?",
			DB_VALUES(GROUP_VALUES(group), db_int(last)), &noted);
	return !outcome && noted != count ? UNAVAILABLE : outcome;
}

static enum outcome step_run(struct db *db, void *context)
{
	struct step *step = context;
	const struct group *group = &step->group;
	const struct pay *should = &group->should;
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, step->pool,
		"SELECT id FROM public_ad WHERE" THESE " ORDER BY id LIMIT ? FOR UPDATE",
		DB_VALUES(GROUP_VALUES(group), db_int(PAY_RENEW_ADS)), &rows);

	step->changed = 0;
	if (outcome || rows->count == 0)
		return outcome;
	int64_t last = db_cell_int(rows, rows->count - 1, 0);
	outcome = changes_note(db, group, last, (int64_t)rows->count);
	if (outcome)
		return outcome;
	bool known = should->table_id != 0;
	return db_exec(db,
		"UPDATE public_ad SET pay_table_id = ?, pay_min = ?, pay_max = ?"
		" WHERE" THESE " AND id <= ?",
		DB_VALUES(db_id(should->table_id), known ? db_int(should->min) : db_null(),
			known ? db_int(should->max) : db_null(), GROUP_VALUES(group), db_int(last)),
		&step->changed);
}

static struct db_value cell_value(const struct db_rows *rows, size_t row, const char *column)
{
	return db_text(rows, row, column) ? db_int(db_number(rows, row, column)) : db_null();
}

/* The next group that does not say what it should; grade NULL: there is none. */
static enum outcome group_find(
	struct db *db, struct pool *pool, const char *day, struct group *group_r)
{
	struct db_rows *rows = NULL;
	struct pay_day pays;
	enum outcome outcome = pay_day_read(db, pool, day, &pays);

	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT DISTINCT pay_grade, post_kind, pay_table_id, pay_min, pay_max"
			" FROM public_ad",
			DB_NONE, &rows);
	*group_r = (struct group){0};
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		struct pay should = pay_of(
			pool, &pays, db_text(rows, i, "pay_grade"), db_text(rows, i, "post_kind"));
		if (db_number(rows, i, "pay_table_id") == should.table_id
			&& db_number(rows, i, "pay_min") == should.min
			&& db_number(rows, i, "pay_max") == should.max)
			continue;
		*group_r = (struct group){db_text(rows, i, "pay_grade"),
			db_text(rows, i, "post_kind"), cell_value(rows, i, "pay_table_id"),
			cell_value(rows, i, "pay_min"), cell_value(rows, i, "pay_max"), should};
		return OK;
	}
	return outcome;
}

/* What is being applied. */
struct applied {
	struct pool *pool;
	int64_t version;
	const char *day;
};

/* The mark waits for publications that have looked at the tables before (pay_hold), and sees them.
 */
static enum outcome applied_mark(struct db *db, void *context)
{
	const struct applied *applied = context;
	struct group group;
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE pay_state SET applied_version = ?, applied_day = ? WHERE id = 1"
		" AND version = ?",
		DB_VALUES(db_int(applied->version), db_str(applied->day), db_int(applied->version)),
		&changed);

	if (!outcome && changed > 0)
		outcome = group_find(db, applied->pool, applied->day, &group);
	if (outcome)
		return outcome;
	return changed == 0 || group.grade ? CONFLICT : OK;
}

/* All ads of one group: the groups are not looked for again after each step. */
static enum outcome group_renew(struct db *db, struct step *step, int64_t *ads)
{
	enum outcome outcome;

	do {
		outcome = db_transaction(db, step_run, step);
		*ads += outcome ? 0 : step->changed;
	} while (!outcome && step->changed == PAY_RENEW_ADS);
	return outcome;
}

static enum outcome renew_all(struct db *db, struct applied *applied)
{
	struct step step = {.pool = applied->pool};
	int64_t ads = 0, begun = clock_ticks_us();
	enum outcome outcome;

	do {
		pool_clear(step.pool);
		outcome = group_find(db, step.pool, applied->day, &step.group);
		if (!outcome && step.group.grade)
			outcome = group_renew(db, &step, &ads);
	} while (!outcome && step.group.grade);
	if (outcome)
		return outcome;
	outcome = db_transaction(db, applied_mark, applied);
	if (ads > 0)
		log_info("pay_renew", "version=%lld ads=%lld ms=%lld", (long long)applied->version,
			(long long)ads, (long long)(clock_ticks_us() - begun) / 1000);
	return outcome == CONFLICT ? OK : outcome;
}

enum outcome pay_renew(struct db *db, struct pool *pool)
{
	struct db_rows *rows = NULL;
	const char *today = clock_today(pool);
	enum outcome outcome = db_rows(db, pool,
		"SELECT version, applied_version, applied_day FROM pay_state WHERE id = 1", DB_NONE,
		&rows);

	if (outcome || rows->count == 0)
		return outcome ? outcome : UNAVAILABLE;
	struct applied applied = {NULL, db_number(rows, 0, "version"), today};
	if (db_number(rows, 0, "applied_version") == applied.version
		&& text_equal(db_text(rows, 0, "applied_day"), today))
		return OK;
	applied.pool = pool_new();
	outcome = renew_all(db, &applied);
	pool_free(&applied.pool);
	return outcome;
}
