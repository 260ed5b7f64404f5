/* Correcting applications. */
#include "arrival/corrected.h"

#include <string.h>

#include "access/hold.h"
#include "application/stage.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "draft/draft.h"
#include "draft/draft_data.h"
#include "recruiting/bias.h"
#include "store/store.h"

#define PERSON "salutation,first_name,surname"

static enum outcome state_read(
	struct db *db, struct pool *pool, int64_t application_id, struct correcting *c)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT s.counts, EXISTS (SELECT 1 FROM application_entry e"
		" WHERE e.application_id = a.id) AS entered, a.source = 'mobile' AS proposal"
		" FROM application a JOIN application_status s ON s.code = a.status WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), &rows);

	if (outcome)
		return outcome;
	if (!rows->count || !db_number(rows, 0, "counts"))
		return rows->count ? CONFLICT : NOT_FOUND;
	c->proposal = db_number(rows, 0, "proposal") != 0;
	c->address = !c->account && db_number(rows, 0, "entered") != 0;
	return OK;
}

enum outcome correcting_get(
	struct db *db, struct pool *pool, int64_t application_id, struct correcting *correcting_r)
{
	struct draft draft;
	enum outcome outcome = draft_get(db, pool, application_id, &draft);

	if (outcome)
		return outcome;
	*correcting_r = (struct correcting){.form_version_id = draft.form_version_id,
		.answers = draft.answers,
		.account = draft.account};
	return state_read(db, pool, application_id, correcting_r);
}

bool correcting_takes(const struct correcting *correcting, const char *question)
{
	if (text_equal(question, "email"))
		return correcting->address;
	if (text_equal(question, "source"))
		return !correcting->proposal;
	return !correcting->account || !text_among(PERSON, question);
}

/* What was not to be corrected stays as it is. */
static struct answers answers_kept(
	struct pool *pool, const struct correcting *c, const struct answers *answers)
{
	size_t count = 0;
	struct answer *items =
		POOL_ARRAY(pool, struct answer, answers->count + c->answers.count + 1);

	for (size_t i = 0; i < answers->count; i++)
		if (correcting_takes(c, answers->items[i].question))
			items[count++] = answers->items[i];
	for (size_t i = 0; i < c->answers.count; i++)
		if (!correcting_takes(c, c->answers.items[i].question))
			items[count++] = c->answers.items[i];
	return (struct answers){items, count};
}

static const char *answer_or(const struct answers *answers, const char *question, const char *other)
{
	const char *answer = answer_of(answers, question);

	return text_empty(answer) ? other : answer;
}

static enum outcome columns_update(
	struct db *db, int64_t application_id, const struct answers *answers)
{
	bool severe = text_equal(answer_of(answers, "severely_disabled"), "ja");
	bool refused = severe && text_equal(answer_of(answers, "sbv_part"), "nein");
	enum outcome outcome = db_exec(db,
		"UPDATE applicant p JOIN application a ON a.applicant_id = p.id"
		" SET p.salutation = ?, p.first_name = ?, p.surname = ?, p.email = ?"
		" WHERE a.id = ?",
		DB_VALUES(db_str(answer_or(answers, "salutation", NULL)),
			db_str(answer_or(answers, "first_name", "")),
			db_str(answer_or(answers, "surname", "")),
			db_str(answer_or(answers, "email", "")), db_int(application_id)),
		NULL);

	if (outcome)
		return outcome;
	return db_exec(db,
		"UPDATE application SET source = ?, severely_disabled = ?, sbv_refused = ?"
		" WHERE id = ?",
		DB_VALUES(db_str(answer_or(answers, "source", "unknown")), db_bool(severe),
			db_bool(refused), db_int(application_id)),
		NULL);
}

/* Another address takes another place for the ad, and is proved anew. */
static enum outcome address_update(struct db *db, int64_t application_id)
{
	enum outcome outcome = db_exec(db,
		"UPDATE application a JOIN applicant p ON p.id = a.applicant_id SET a.active_key"
		" = CONCAT(a.jobad_id, ':', LOWER(NULLIF(p.email, '')))"
		" WHERE a.id = ? AND EXISTS (SELECT 1 FROM application_status s"
		" WHERE s.code = a.status AND s.counts AND s.active)",
		DB_VALUES(db_int(application_id)), NULL);

	return outcome ? outcome
		       : db_exec(db,
			       "UPDATE application_entry SET proved_at = NULL"
			       " WHERE application_id = ?",
			       DB_VALUES(db_int(application_id)), NULL);
}

static const char *place_of(
	struct pool *pool, int64_t application_id, const char *question, const char *what)
{
	return pool_printf(
		pool, "correction:%lld:%s:%s", (long long)application_id, question, what);
}

/* What one correction is kept of. */
struct keeping {
	struct db *db;
	struct pool *pool;
	int64_t application_id, staff_user_id;
	const uint8_t *key;
	const char *question;
};

static struct db_value sealed_value(const struct keeping *k, const char *what, const char *text)
{
	size_t length = 0;
	const void *sealed = text_empty(text)
		? NULL
		: store_seal(k->pool, k->key,
			place_of(k->pool, k->application_id, k->question, what), text, &length);

	return sealed ? db_bytes(sealed, length) : db_null();
}

static enum outcome correction_keep(
	const struct keeping *k, const char *before, const char *after, const char *reason)
{
	return db_exec(k->db,
		"INSERT INTO application_correction (application_id, staff_user_id, made_at,"
		" question, before_sealed, after_sealed, reason_sealed)"
		" VALUES (?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(k->application_id), db_int(k->staff_user_id),
			db_str(clock_sql(k->pool, clock_now())), db_str(k->question),
			sealed_value(k, "before", before), sealed_value(k, "after", after),
			sealed_value(k, "reason", reason)),
		NULL);
}

/* One row for each question of the list. */
static enum outcome corrections_keep(struct keeping *k, const char *changed,
	const struct answers *before, const struct answers *after, const char *reason)
{
	char *rest = pool_strdup(k->pool, changed), *code;
	enum outcome outcome = OK;

	while (!outcome && (code = strsep(&rest, ","))) {
		k->question = code;
		outcome =
			correction_keep(k, answer_of(before, code), answer_of(after, code), reason);
	}
	return outcome;
}

static enum outcome correction_write(struct keeping *k, const struct correcting *c,
	const struct answers *answers, const char *changed, const char *reason)
{
	uint8_t key[CRYPTO_KEY_SIZE];
	enum outcome outcome = store_key(k->db, OBJECT_APPLICATION, k->application_id, key);

	k->key = key;
	if (!outcome)
		outcome = columns_update(k->db, k->application_id, answers);
	if (!outcome && text_among(changed, "email"))
		outcome = address_update(k->db, k->application_id);
	if (!outcome)
		outcome = draft_answers_set(
			k->db, k->pool, k->application_id, key, &c->answers, answers);
	if (!outcome)
		outcome = corrections_keep(k, changed, &c->answers, answers, reason);
	explicit_bzero(key, sizeof(key));
	return outcome;
}

enum outcome correction_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct answers *answers, const char *reason,
	struct problems *problems, bool *changed_r)
{
	struct correcting c;
	struct keeping k = {db, pool, application_id, who->id, NULL, NULL};
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, application_id);

	*changed_r = false;
	if (!outcome)
		outcome = correcting_get(db, pool, application_id, &c);
	if (outcome)
		return outcome;
	struct answers kept = answers_kept(pool, &c, answers);
	const char *changed = draft_changes(pool, &c.answers, &kept);

	if (text_empty(changed))
		return OK;
	*changed_r = true;
	outcome = correction_write(&k, &c, &kept, changed, reason);
	if (outcome == CONFLICT)
		problem_add(problems, "email", "entry_active");
	if (!outcome)
		outcome = application_touch(db, pool, who, application_id, "changed", changed);
	return outcome ? outcome : bias_note(db, application_id);
}

/* A row as it is kept. */
struct correction_row {
	struct correction correction;
	struct db_cell wrapped, before, after, reason;
};

static const struct db_field correction_fields[] = {
	DB_FIELD_AS(struct correction_row, correction.at, "made_at"),
	DB_FIELD_AS(struct correction_row, correction.person, "person"),
	DB_FIELD_AS(struct correction_row, correction.question, "question"),
	DB_FIELD(struct correction_row, wrapped),
	DB_FIELD_AS(struct correction_row, before, "before_sealed"),
	DB_FIELD_AS(struct correction_row, after, "after_sealed"),
	DB_FIELD_AS(struct correction_row, reason, "reason_sealed"),
};

static const char *opened(struct pool *pool, const uint8_t key[32], int64_t application_id,
	const char *question, const char *what, const struct db_cell *sealed)
{
	return sealed->length
		? store_unseal(pool, key, place_of(pool, application_id, question, what),
			sealed->bytes, sealed->length)
		: NULL;
}

enum outcome corrections_of(struct db *db, struct pool *pool, int64_t application_id,
	struct correction **corrections_r, size_t *count_r)
{
	struct correction_row *rows = NULL;
	uint8_t key[CRYPTO_KEY_SIZE];
	enum outcome outcome = db_structs(db, pool,
		"SELECT c.made_at, CONCAT(s.first_name, ' ', s.surname) AS person, c.question,"
		" k.wrapped, c.before_sealed, c.after_sealed, c.reason_sealed"
		" FROM application_correction c JOIN staff_user s ON s.id = c.staff_user_id"
		" LEFT JOIN bms_keys.application_key k ON k.object_id = c.application_id"
		" WHERE c.application_id = ? ORDER BY c.id DESC LIMIT ?",
		correction_fields, &rows, count_r,
		DB_VALUES(db_int(application_id), db_int(CORRECTIONS_SHOWN + 1)));

	if (outcome)
		return outcome;
	*corrections_r = POOL_ARRAY(pool, struct correction, *count_r + 1);
	for (size_t i = 0; i < *count_r; i++) {
		struct correction *c = &(*corrections_r)[i];

		*c = rows[i].correction;
		if (store_key_open(OBJECT_APPLICATION, application_id, &rows[i].wrapped, key))
			continue;
		c->before =
			opened(pool, key, application_id, c->question, "before", &rows[i].before);
		c->after = opened(pool, key, application_id, c->question, "after", &rows[i].after);
		c->reason =
			opened(pool, key, application_id, c->question, "reason", &rows[i].reason);
	}
	explicit_bzero(key, sizeof(key));
	return OK;
}
