/* Who is passed over, and how their notices stand. */
#include "base/clock.h"
#include "base/text.h"
#include "decision/decision.h"
#include "notified/notified_private.h"
#include "task/statement.h"

struct person_row {
	struct notice_person person;
	const char *mailed_at, *mail_returned_at, *opened_at, *received_on, *returned_at,
		*promised_on;
	int64_t presumed_days;
};

static const struct db_field row_fields[] = {
	DB_FIELD_AS(struct person_row, person.application_id, "application_id"),
	DB_FIELD_AS(struct person_row, person.number, "number"),
	DB_FIELD_AS(struct person_row, person.name, "name"),
	DB_FIELD_AS(struct person_row, person.status, "status"),
	DB_FIELD_AS(struct person_row, person.internal, "internal"),
	DB_FIELD_AS(struct person_row, person.notice_id, "notice_id"),
	DB_FIELD_AS(struct person_row, person.told, "told"),
	DB_FIELD_AS(struct person_row, person.gone, "gone"),
	DB_FIELD_AS(struct person_row, person.named, "named"),
	DB_FIELD_AS(struct person_row, person.way, "way"),
	DB_FIELD_AS(struct person_row, person.sent_at, "sent_at"),
	DB_FIELD_AS(struct person_row, person.posted_on, "posted_on"),
	DB_FIELD_AS(struct person_row, person.mail_state, "mail_state"),
	DB_FIELD_AS(struct person_row, person.waits, "waits"),
	DB_FIELD_AS(struct person_row, person.unit, "unit"),
	DB_FIELD(struct person_row, mailed_at),
	DB_FIELD(struct person_row, mail_returned_at),
	DB_FIELD(struct person_row, opened_at),
	DB_FIELD(struct person_row, received_on),
	DB_FIELD(struct person_row, returned_at),
	DB_FIELD(struct person_row, promised_on),
	DB_FIELD(struct person_row, presumed_days),
};

static const char *day_of(struct pool *pool, const char *at)
{
	return at ? clock_day(pool, clock_from_sql(at)) : NULL;
}

static void receipt_fill(struct pool *pool, struct person_row *row, const struct holidays *once)
{
	struct notice_person *person = &row->person;
	bool refused = text_equal(person->mail_state, "given_up")
		|| text_equal(person->mail_state, "stopped")
		|| text_equal(person->mail_state, "taken_back");

	if (!person->notice_id || person->gone)
		return;
	person->receipt = receipt_find(pool,
		&(struct receipt_facts){.sent_on = text_equal(person->way, "post")
				? person->posted_on
				: day_of(pool, row->mailed_at),
			.opened_on = day_of(pool, row->opened_at),
			.received_on = row->received_on,
			.promised_on = row->promised_on,
			.returned = refused || row->returned_at || row->mail_returned_at,
			.waiting = {person->waits, person->unit, row->presumed_days}},
		once);
}

/* clang-format off */
/* Of those who are to be hired in the decision d: one, or each where ? is 0. */
#define TO_BE_HIRED \
	"SELECT 1 FROM decision_part c JOIN application ca ON ca.id = c.application_id" \
	" JOIN application_status cs ON cs.code = ca.status AND cs.counts AND cs.active" \
	" WHERE c.decision_id = d.id AND " DECISION_HIRES("c") " AND ca.id = IF(? = 0, ca.id, ?)"
/* Columns of a row, of somebody in the decision d as w, with her newest notice n; who it is to tell
 * of is `of`. */
#define PERSON(of) \
	"SELECT a.id AS application_id, a.number," \
	" CONCAT(p.surname, ', ', p.first_name) AS name, a.status, a.internal," \
	" IFNULL(n.id, 0) AS notice_id, n.id IS NOT NULL AND NOT EXISTS (" of \
	" AND NOT EXISTS (SELECT 1 FROM passed_over_about b WHERE b.passed_over_id = n.id" \
	" AND b.application_id = ca.id)) AS told, IFNULL(n.state = 'gone', 0) AS gone," \
	" IFNULL(n.named, 0) AS named, n.way, n.sent_at, n.posted_on," \
	" m.status AS mail_state, IFNULL(n.waits, 0) AS waits, n.unit," \
	" m.sent_at AS mailed_at, m.returned_at AS mail_returned_at, n.opened_at," \
	" n.received_on, n.returned_at, n.promised_on," \
	" IFNULL(n.presumed_days, 0) AS presumed_days" \
	" FROM decision d JOIN decision_part w ON w.decision_id = d.id" \
	" AND w.choice <> 'chosen' JOIN application a ON a.id = w.application_id" \
	" JOIN application_status s ON s.code = a.status" \
	" JOIN applicant p ON p.id = a.applicant_id"
#define NEWEST(which) \
	" LEFT JOIN passed_over n ON n.id = (SELECT MAX(x.id) FROM passed_over x" \
	" WHERE x.application_id = a.id AND x.draft_of IS NULL" which ")" \
	" LEFT JOIN mail_outbox m ON m.id = n.mail_id"

static enum outcome people_fill(struct db *db, struct pool *pool, struct person_row *rows,
	size_t count, struct notice_person **people_r)
{
	struct holidays once;
	enum outcome outcome = count ? statement_holidays(db, pool, "2000-01-01", &once) : OK;

	if (outcome)
		return outcome;
	*people_r = POOL_ARRAY(pool, struct notice_person, count);
	for (size_t i = 0; i < count; i++) {
		receipt_fill(pool, &rows[i], &once);
		(*people_r)[i] = rows[i].person;
	}
	return OK;
}

enum outcome notice_people(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, int64_t limit, struct notice_person **people_r, size_t *count_r)
{
	struct person_row *rows = NULL;
	enum outcome outcome = db_structs(db, pool,
		PERSON(TO_BE_HIRED) NEWEST("")
		" WHERE d.vacancy_id = ? AND d.state = 'fixed'"
		" AND s.counts AND s.active ORDER BY told, p.surname, p.first_name, a.id LIMIT ?",
		row_fields, &rows, count_r,
		DB_VALUES(db_int(application_id), db_int(application_id), db_int(vacancy_id),
			db_int(limit)));

	return outcome ? outcome : people_fill(db, pool, rows, *count_r, people_r);
}

enum outcome notice_people_then(struct db *db, struct pool *pool, int64_t decision_id,
	int64_t hired_id, const char *at, struct notice_person **people_r, size_t *count_r)
{
	struct person_row *rows = NULL;
	enum outcome outcome = db_structs(db, pool,
		PERSON("SELECT 1 FROM application ca WHERE ca.id = ?")
		NEWEST(" AND x.sent_at <= ?") " WHERE d.id = ? AND s.counts"
		" AND (s.active OR a.status_since > ?) ORDER BY a.id",
		row_fields, &rows, count_r,
		DB_VALUES(db_int(hired_id), db_str(at), db_int(decision_id), db_str(at)));

	return outcome ? outcome : people_fill(db, pool, rows, *count_r, people_r);
}

/* clang-format on */

enum outcome notice_application(
	struct db *db, int64_t vacancy_id, const char *number, int64_t *id_r)
{
	return db_get_int(db,
		"SELECT a.id FROM application a WHERE a.number = ? AND a.vacancy_id = ?"
		" AND a.applicant_id IS NOT NULL AND EXISTS (SELECT 1 FROM decision_part p"
		" WHERE p.application_id = a.id)",
		DB_VALUES(db_str(number), db_int(vacancy_id)), id_r);
}

enum outcome notice_person_get(
	struct db *db, struct pool *pool, int64_t application_id, struct notice_person *person_r)
{
	struct notice_person *people = NULL;
	size_t count = 0;
	int64_t vacancy_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
		DB_VALUES(db_int(application_id)), &vacancy_id);

	if (!outcome)
		outcome = notice_people(db, pool, vacancy_id, 0, INT32_MAX, &people, &count);
	for (size_t i = 0; !outcome && i < count; i++)
		if (people[i].application_id == application_id) {
			*person_r = people[i];
			return OK;
		}
	return outcome ? outcome : NOT_FOUND;
}
