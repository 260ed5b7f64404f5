/* The main reasons that a notice tells: kept until it goes, and with it. */
#include <string.h>

#include "access/hold.h"
#include "base/text.h"
#include "history/history.h"
#include "notified/notified_private.h"
#include "store/kept_text.h"

#define REASONS_PLACE "passed_over"

static enum outcome sealed_read(struct db *db, struct pool *pool, int64_t application_id,
	const char *place, const struct db_cell *cell, const char **text_r)
{
	struct kept_text kept = {.sealed = cell->bytes, .length = cell->length};

	return kept_text_read(db, pool, OBJECT_APPLICATION, application_id, place, &kept, text_r);
}

/* Of what the recruiter wrote about somebody in the decision the words alone: a record holds a
 * letter, the requirement, the words. */
static const char *memo_words(struct pool *pool, const char *record)
{
	const char *at = record ? strchr(record, 0x1f) : NULL;

	at = at ? strchr(at + 1, 0x1f) : NULL;
	if (!at)
		return "";
	return text_trim(pool, pool_strndup(pool, at + 1, strcspn(at + 1, "\x1f\x1e")));
}

static enum outcome memo_read(
	struct db *db, struct pool *pool, int64_t application_id, const char **words_r)
{
	struct db_rows *rows = NULL;
	const char *record = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT p.written_sealed FROM decision_part p JOIN decision d"
		" ON d.id = p.decision_id AND d.state = 'fixed' WHERE p.application_id = ?"
		" AND p.written_sealed IS NOT NULL ORDER BY d.id DESC LIMIT 1",
		DB_VALUES(db_int(application_id)), &rows);

	if (!outcome && rows->count)
		outcome = sealed_read(db, pool, application_id,
			pool_printf(pool, "decision-written:%lld", (long long)application_id),
			db_named(rows, 0, "written_sealed"), &record);
	*words_r = memo_words(pool, record);
	return outcome;
}

enum outcome notice_reasons(
	struct db *db, struct pool *pool, int64_t application_id, const char **reasons_r)
{
	struct db_rows *rows = NULL;
	const char *text = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT reasons_sealed FROM passed_over WHERE application_id = ?"
		" AND reasons_sealed IS NOT NULL ORDER BY draft_of IS NULL, id DESC LIMIT 1",
		DB_VALUES(db_int(application_id)), &rows);

	if (!outcome && rows->count)
		outcome = sealed_read(db, pool, application_id, REASONS_PLACE,
			db_named(rows, 0, "reasons_sealed"), &text);
	if (!outcome && text_empty(text))
		outcome = memo_read(db, pool, application_id, &text);
	*reasons_r = text ? text : "";
	return outcome;
}

enum outcome notice_draft(struct db *db, struct pool *pool, int64_t application_id,
	const char *reasons, int64_t *id_r)
{
	struct kept_text kept;
	enum outcome outcome = kept_text_keep(
		db, pool, OBJECT_APPLICATION, application_id, REASONS_PLACE, reasons, &kept);

	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO passed_over (vacancy_id, application_id, draft_of,"
			" reasons_sealed) SELECT a.vacancy_id, a.id, a.id, ? FROM application a"
			" WHERE a.id = ? ON DUPLICATE KEY UPDATE"
			" reasons_sealed = VALUES(reasons_sealed)",
			DB_VALUES(db_bytes(kept.sealed, kept.length), db_int(application_id)),
			NULL);
	return outcome ? outcome
		       : db_get_int(db, "SELECT id FROM passed_over WHERE draft_of = ?",
			       DB_VALUES(db_int(application_id)), id_r);
}

enum outcome notice_hold(
	struct db *db, struct pool *pool, int64_t application_id, struct notice_person *person_r)
{
	int64_t vacancy_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
		DB_VALUES(db_int(application_id)), &vacancy_id);

	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_APPLICATION, application_id);
	if (outcome)
		return outcome;
	outcome = notice_person_get(db, pool, application_id, person_r);
	return outcome == NOT_FOUND ? CONFLICT : outcome;
}

enum outcome notice_write_reasons(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *reasons, struct problems *problems)
{
	struct notice_person person;
	int64_t id = 0;
	enum outcome outcome = notice_hold(db, pool, application_id, &person);

	if (outcome)
		return outcome;
	if (text_blank(reasons))
		problem_add(problems, "reasons", "required");
	else if (text_length(reasons) > NOTICE_REASONS)
		problem_add(problems, "reasons", "too_long");
	if (problems_any(problems))
		return INVALID;
	outcome = notice_draft(db, pool, application_id, reasons, &id);
	return outcome
		? outcome
		: history_add(db, who, OBJECT_APPLICATION, application_id, "notice_written", NULL);
}
