/* Applications to a court. */
#include "notified/court.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "store/store.h"

struct court_row {
	struct court_application court;
	struct db_cell court_sealed, reference_sealed, reason_sealed;
};

static const struct db_field court_fields[] = {
	DB_FIELD_AS(struct court_row, court.id, "id"),
	DB_FIELD_AS(struct court_row, court.application_id, "application_id"),
	DB_FIELD_AS(struct court_row, court.number, "number"),
	DB_FIELD_AS(struct court_row, court.name, "name"),
	DB_FIELD_AS(struct court_row, court.filed_on, "filed_on"),
	DB_FIELD_AS(struct court_row, court.recorded_at, "recorded_at"),
	DB_FIELD_AS(struct court_row, court.closed_at, "closed_at"),
	DB_FIELD(struct court_row, court_sealed),
	DB_FIELD(struct court_row, reference_sealed),
	DB_FIELD(struct court_row, reason_sealed),
};

#define COURT_PLACE "court"
#define REFERENCE_PLACE "court_reference"
#define REASON_PLACE "court_reason"

static const char *text_open(
	struct pool *pool, const uint8_t key[32], const char *place, const struct db_cell *sealed)
{
	return sealed->bytes ? store_unseal(pool, key, place, sealed->bytes, sealed->length) : NULL;
}

static enum outcome court_open(struct db *db, struct pool *pool, struct court_row *row)
{
	uint8_t key[32];
	enum outcome outcome = store_key(db, OBJECT_APPLICATION, row->court.application_id, key);

	if (outcome)
		return outcome == GONE ? OK : outcome;
	row->court.court = text_open(pool, key, COURT_PLACE, &row->court_sealed);
	row->court.reference = text_open(pool, key, REFERENCE_PLACE, &row->reference_sealed);
	row->court.reason = text_open(pool, key, REASON_PLACE, &row->reason_sealed);
	return OK;
}

enum outcome court_list(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, struct court_application **courts_r, size_t *count_r)
{
	struct court_row *rows = NULL;
	enum outcome outcome = db_structs(db, pool,
		"SELECT c.id, c.application_id, a.number,"
		" CONCAT(p.surname, ', ', p.first_name) AS name, c.filed_on, c.recorded_at,"
		" c.closed_at, c.court_sealed, c.reference_sealed, c.reason_sealed"
		" FROM court_application c JOIN application a ON a.id = c.application_id"
		" LEFT JOIN applicant p ON p.id = a.applicant_id"
		" WHERE c.vacancy_id = ? AND c.application_id = IF(? = 0, c.application_id, ?)"
		" ORDER BY c.closed_at IS NOT NULL, c.id DESC LIMIT ?",
		court_fields, &rows, count_r,
		DB_VALUES(db_int(vacancy_id), db_int(application_id), db_int(application_id),
			db_int(COURT_SHOWN)));

	if (outcome)
		return outcome;
	*courts_r = POOL_ARRAY(pool, struct court_application, *count_r);
	for (size_t i = 0; !outcome && i < *count_r; i++) {
		outcome = court_open(db, pool, &rows[i]);
		(*courts_r)[i] = rows[i].court;
	}
	return outcome;
}

static enum outcome application_take(struct db *db, int64_t application_id, int64_t *vacancy_id_r)
{
	enum outcome outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
		DB_VALUES(db_int(application_id)), vacancy_id_r);

	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, *vacancy_id_r);
	return outcome ? outcome : object_hold(db, OBJECT_APPLICATION, application_id);
}

static enum outcome pending_get(struct db *db, int64_t application_id, int64_t *id_r)
{
	enum outcome outcome = db_get_int(db,
		"SELECT id FROM court_application WHERE application_id = ? AND closed_at IS NULL"
		" LIMIT 1 FOR UPDATE",
		DB_VALUES(db_int(application_id)), id_r);

	if (outcome == NOT_FOUND)
		*id_r = 0;
	return outcome == NOT_FOUND ? OK : outcome;
}

static struct db_value court_seal(
	struct pool *pool, const uint8_t key[32], const char *place, const char *text)
{
	size_t length = 0;
	const void *sealed = text_empty(text) ? NULL : store_seal(pool, key, place, text, &length);

	return sealed ? db_bytes(sealed, length) : db_null();
}

static void court_check(struct pool *pool, const struct court_input *input, int64_t pending,
	struct problems *problems)
{
	if (text_empty(input->filed_on))
		problem_add(problems, "filed_on", "required");
	else if (day_number(input->filed_on) > day_number(clock_today(pool)))
		problem_add(problems, "filed_on", "notice_future");
	if (text_blank(input->court))
		problem_add(problems, "court", "required");
	if (pending)
		problem_add(problems, "", "court_pending");
}

/* words: problem.court_pending */
enum outcome court_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct court_input *input, struct problems *problems)
{
	int64_t vacancy_id = 0, pending = 0;
	uint8_t key[32];
	enum outcome outcome = application_take(db, application_id, &vacancy_id);

	if (!outcome)
		outcome = pending_get(db, application_id, &pending);
	if (outcome)
		return outcome;
	court_check(pool, input, pending, problems);
	if (problems_any(problems))
		return INVALID;
	outcome = store_key(db, OBJECT_APPLICATION, application_id, key);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO court_application (vacancy_id, application_id, filed_on,"
			" court_sealed, reference_sealed, recorded_at, recorded_by)"
			" VALUES (?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(vacancy_id), db_int(application_id),
				db_str(input->filed_on),
				court_seal(pool, key, COURT_PLACE, input->court),
				court_seal(pool, key, REFERENCE_PLACE, input->reference),
				db_str(clock_sql(pool, clock_now())), db_int(who->id)),
			NULL);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_VACANCY, vacancy_id, "court_recorded", NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, application_id, "court_recorded",
			       input->filed_on);
}

enum outcome court_close(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *reason, struct problems *problems)
{
	int64_t vacancy_id = 0, pending = 0;
	uint8_t key[32];
	enum outcome outcome = application_take(db, application_id, &vacancy_id);

	if (!outcome)
		outcome = pending_get(db, application_id, &pending);
	if (!outcome && !pending)
		return CONFLICT;
	if (!outcome && text_blank(reason)) {
		problem_add(problems, "reason", "required");
		return INVALID;
	}
	if (!outcome)
		outcome = store_key(db, OBJECT_APPLICATION, application_id, key);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE court_application SET closed_at = ?, closed_by = ?,"
			" reason_sealed = ? WHERE id = ?",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(who->id),
				court_seal(pool, key, REASON_PLACE, reason), db_int(pending)),
			NULL);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_VACANCY, vacancy_id, "court_closed", NULL);
	return outcome
		? outcome
		: history_add(db, who, OBJECT_APPLICATION, application_id, "court_closed", NULL);
}
