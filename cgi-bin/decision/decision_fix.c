/* Fixing a decision, and whether it fits its hash. */
#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "comparison/part.h"
#include "decision/decision_private.h"
#include "history/history.h"
#include "store/store.h"
#include "task/statement.h"

static const char *bytes_hash(struct pool *pool, const void *bytes, size_t length)
{
	uint8_t digest[CRYPTO_KEY_SIZE];

	crypto_sha256(bytes, length, digest);
	return crypto_hex(pool, digest, sizeof(digest));
}

static const char *text_hash(struct pool *pool, const char *text)
{
	return bytes_hash(pool, text ? text : "", text ? strlen(text) : 0);
}

/* Of both texts of one. */
static const char *part_hash(
	struct pool *pool, const struct db_cell *generated, const struct db_cell *written)
{
	return text_hash(pool,
		pool_printf(pool, "%s:%s", bytes_hash(pool, generated->bytes, generated->length),
			bytes_hash(pool, written->bytes, written->length)));
}

static void whole_begin(struct buf *buf, struct pool *pool, const struct decision *decision,
	const char *profile, const char *at)
{
	buf_init(buf, pool);
	buf_printf(buf, "%lld:%lld:%s:%s:%s\n", (long long)decision->vacancy_id,
		(long long)decision->number, at, text_hash(pool, decision->introduction),
		text_hash(pool, profile));
}

/* Of whom nothing opens any more nothing is composed. */
static enum outcome part_freeze(struct db *db, struct pool *pool, const struct decision *decision,
	const struct reason_facts *facts, const struct reason *reason, bool hashed,
	const char **hash_r)
{
	struct db_cell generated = facts->generated_sealed;
	uint8_t key[32];

	if (facts->wrapped.bytes) {
		enum outcome outcome = store_key_open(
			OBJECT_APPLICATION, facts->application_id, &facts->wrapped, key);

		if (outcome)
			return outcome;
		generated.bytes =
			store_seal(pool, key, reason_place(pool, false, facts->application_id),
				reason_lines_text(pool, reason), &generated.length);
	}
	*hash_r = part_hash(pool, &generated, &facts->written_sealed);
	return db_exec(db,
		"UPDATE decision_part SET generated_sealed = ?, hash = ? WHERE decision_id = ?"
		" AND application_id = ?",
		DB_VALUES(generated.bytes ? db_bytes(generated.bytes, generated.length) : db_null(),
			hashed ? db_str(*hash_r) : db_null(), db_int(decision->id),
			db_int(facts->application_id)),
		NULL);
}

/* By rising ids, as they are read when the hash is checked. */
static size_t next_by_id(const struct decision_whole *whole, int64_t after)
{
	size_t found = whole->count;

	for (size_t i = 0; i < whole->count; i++)
		if (whole->facts[i].application_id > after
			&& (found == whole->count
				|| whole->facts[i].application_id
					< whole->facts[found].application_id))
			found = i;
	return found;
}

enum outcome decision_freeze(struct db *db, struct pool *pool, const struct decision *decision,
	const struct decision_whole *whole, const char *at)
{
	const char *profile = profile_text(pool, &whole->comparison);
	struct buf text;
	int64_t after = 0;
	enum outcome outcome = OK;

	whole_begin(&text, pool, decision, profile, at ? at : "");
	for (size_t i = next_by_id(whole, after); !outcome && i < whole->count;
		i = next_by_id(whole, after)) {
		const char *hash = NULL;

		after = whole->facts[i].application_id;
		outcome = part_freeze(db, pool, decision, &whole->facts[i], &whole->reasons[i],
			at != NULL, &hash);
		if (!outcome)
			buf_printf(&text, "%lld:%s\n", (long long)after, hash);
	}
	if (outcome)
		return outcome;
	return db_exec(db, "UPDATE decision SET profile = ?, hash = ? WHERE id = ?",
		DB_VALUES(db_str(profile),
			at ? db_str(bytes_hash(pool, text.data, text.length)) : db_null(),
			db_int(decision->id)),
		NULL);
}

/* The roles of the vacancy that confirm it and of whose question no answer is there: it was taken
 * back, or nobody had the role when it was asked. */
static enum outcome unconfirmed_find(struct db *db, const struct decision *decision,
	const struct statement *statements, size_t count, bool *unconfirmed_r)
{
	int64_t roles = 0, answered = 0;
	bool concerned = false;
	enum outcome outcome = decision_asks(db, decision->vacancy_id, &roles, &concerned);

	for (size_t i = 0; i < count; i++)
		if (statement_answer(&statements[i]))
			answered |= ROLE_BIT(statements[i].role_id);
	*unconfirmed_r =
		(roles & (ROLE_BIT(ROLE_DEPARTMENT) | ROLE_BIT(ROLE_P31)) & ~answered) != 0;
	return outcome;
}

/* words: problem.decision_open problem.decision_unconfirmed problem.decision_against
 * problem.decision_sbv */
enum outcome decision_answers_check(struct db *db, struct pool *pool,
	const struct decision *decision, struct problems *problems)
{
	struct statement *statements = NULL;
	size_t count = 0;
	bool unheard = false, open = false, against = false, unconfirmed = false;
	enum outcome outcome = decision_statements(db, pool, decision, true, &statements, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		open |= text_equal(statement_state(&statements[i]), "open");
		against |= statements[i].against != 0;
	}
	if (!outcome)
		outcome = unconfirmed_find(db, decision, statements, count, &unconfirmed);
	if (!outcome)
		outcome = decision_unheard(db, decision, &unheard);
	if (outcome)
		return outcome;
	if (open)
		problem_add(problems, "", "decision_open");
	else if (unconfirmed)
		problem_add(problems, "", "decision_unconfirmed");
	if (against)
		problem_add(problems, "", "decision_against");
	if (unheard)
		problem_add(problems, "", "decision_sbv");
	return problems_any(problems) ? INVALID : OK;
}

/* Whoever was not there to be asked about, or is another by now, is asked about anew: what was
 * confirmed is what is fixed. words: problem.decision_other */
static enum outcome same_check(
	struct pool *pool, const struct decision_whole *whole, struct problems *problems)
{
	for (size_t i = 0; i < whole->count; i++) {
		struct reason asked_about = {0};
		enum outcome outcome;

		if (!whole->facts[i].wrapped.bytes)
			continue;
		outcome = reason_open(pool, &whole->facts[i], true, &asked_about);
		if (outcome)
			return outcome;
		if (!asked_about.count || !text_equal(asked_about.kind, whole->reasons[i].kind)) {
			problem_add_of(problems, "", "decision_other",
				pool_printf(pool, "%s %s", whole->facts[i].number,
					whole->facts[i].name));
			return INVALID;
		}
	}
	return OK;
}

/* What is fixed is what was asked about: the lines as they were sealed then. */
static enum outcome lines_as_asked(struct pool *pool, struct decision_whole *whole)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < whole->count; i++) {
		whole->reasons[i] = (struct reason){0};
		outcome = reason_open(pool, &whole->facts[i], true, &whole->reasons[i]);
	}
	return outcome;
}

enum outcome decision_fix(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems)
{
	const char *now = clock_sql(pool, clock_now());
	struct decision decision;
	struct decision_whole whole;
	int64_t roles = 0;
	bool concerned = false;
	enum outcome outcome = decision_hold_in(db, pool, vacancy_id, "asked", problems, &decision);

	if (!outcome)
		outcome = decision_answers_check(db, pool, &decision, problems);
	if (!outcome)
		outcome = decision_complete(db, pool, &decision, &whole, problems);
	if (!outcome)
		outcome = same_check(pool, &whole, problems);
	if (!outcome)
		outcome = lines_as_asked(pool, &whole);
	if (!outcome)
		outcome = decision_freeze(db, pool, &decision, &whole, now);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE decision SET state = 'fixed', version = version + 1, fixed_at = ?,"
			" fixed_by = ? WHERE id = ?",
			DB_VALUES(db_str(now), db_int(who->id), db_int(decision.id)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE vacancy SET selection_fixed_at = COALESCE(selection_fixed_at, ?)"
			" WHERE id = ?",
			DB_VALUES(db_str(now), db_int(vacancy_id)), NULL);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_VACANCY, vacancy_id, "decision_fixed", NULL);
	if (!outcome)
		outcome = decision_asks(db, vacancy_id, &roles, &concerned);
	return outcome || !concerned ? outcome : decision_told(db, pool, vacancy_id);
}

struct check_row {
	int64_t id, vacancy_id, number, application_id;
	const char *vacancy, *fixed_at, *introduction, *profile, *hash, *part_hash;
	struct db_cell generated_sealed, written_sealed;
};

static const struct db_field check_fields[] = {
	DB_FIELD(struct check_row, id),
	DB_FIELD(struct check_row, vacancy_id),
	DB_FIELD(struct check_row, number),
	DB_FIELD(struct check_row, application_id),
	DB_FIELD(struct check_row, vacancy),
	DB_FIELD(struct check_row, fixed_at),
	DB_FIELD(struct check_row, introduction),
	DB_FIELD(struct check_row, profile),
	DB_FIELD(struct check_row, hash),
	DB_FIELD(struct check_row, part_hash),
	DB_FIELD(struct check_row, generated_sealed),
	DB_FIELD(struct check_row, written_sealed),
};

/* The decisions as they go by, part by part. */
struct checking {
	struct pool *pool; /* of the one that is being read */
	struct buf text;
	int64_t id, number;
	const char *vacancy, *hash;
	bool damaged;
	void (*each)(const char *vacancy, int64_t number);
	int64_t found;
};

static void decision_end(struct checking *checking)
{
	if (!checking->id)
		return;
	if (checking->damaged
		|| !text_equal(checking->hash,
			bytes_hash(checking->pool, checking->text.data, checking->text.length))) {
		checking->found++;
		checking->each(checking->vacancy, checking->number);
	}
	pool_free(&checking->pool);
}

static void decision_part_check(void *context, const void *one)
{
	struct checking *checking = context;
	const struct check_row *row = one;
	const char *hash;

	if (row->id != checking->id) {
		decision_end(checking);
		checking->pool = pool_new();
		checking->id = row->id;
		checking->number = row->number;
		checking->vacancy = pool_strdup(checking->pool, row->vacancy);
		checking->hash = pool_strdup(checking->pool, row->hash ? row->hash : "");
		checking->damaged = false;
		whole_begin(&checking->text, checking->pool,
			&(struct decision){.vacancy_id = row->vacancy_id,
				.number = row->number,
				.introduction = row->introduction},
			row->profile, row->fixed_at);
	}
	if (!row->application_id)
		return;
	hash = part_hash(checking->pool, &row->generated_sealed, &row->written_sealed);
	buf_printf(&checking->text, "%lld:%s\n", (long long)row->application_id, hash);
	checking->damaged |= !text_equal(row->part_hash, hash);
}

enum outcome decision_check(
	struct db *db, void (*each)(const char *vacancy, int64_t number), int64_t *count_r)
{
	struct checking checking = {.each = each};
	enum outcome outcome = db_each_struct(db,
		"SELECT d.id, d.vacancy_id, d.number, IFNULL(p.application_id, 0)"
		" AS application_id, v.number AS vacancy, d.fixed_at, d.introduction, d.profile,"
		" d.hash, p.hash AS part_hash, p.generated_sealed, p.written_sealed"
		" FROM decision d JOIN vacancy v ON v.id = d.vacancy_id"
		" LEFT JOIN decision_part p ON p.decision_id = d.id WHERE d.fixed_at IS NOT NULL"
		" ORDER BY d.id, p.application_id",
		check_fields, struct check_row, decision_part_check, &checking, DB_NONE);

	decision_end(&checking);
	*count_r = checking.found;
	return outcome;
}
