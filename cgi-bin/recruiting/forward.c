/* Forwarding vacancies. */
#include "recruiting/forward.h"

#include "base/text.h"
#include "history/history.h"
#include "mail/letter.h"
#include "recruiting/vacancy.h"

enum outcome vacancy_forward_people(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct db_rows **rows_r)
{
	/* clang-format off */
	return db_rows(db, pool,
		"SELECT s.user_id, CONCAT(s.first_name, ' ', s.surname) AS name,"
		" (SELECT b.code FROM base_role b WHERE b.id = MIN(r.role_id)) AS role, s.id,"
		" s.email, s.lang FROM vacancy_reach r JOIN staff_subject ss"
		" ON ss.subject_kind = r.subject_kind AND ss.subject_id = r.subject_id"
		" JOIN staff_user s ON s.id = ss.staff_user_id AND s.status = 'active'"
		" WHERE r.vacancy_id = ? AND r.subject_kind <> 'all' AND s.id <> ?"
		" AND" ACCESS_NOT_EXCLUDED("r.vacancy_id", "s.id")
		" GROUP BY s.id, s.user_id, s.first_name, s.surname, s.email, s.lang"
		" ORDER BY s.surname, s.first_name, s.id LIMIT ?",
		DB_VALUES(db_int(vacancy_id), db_int(who->id), db_int(FORWARD_PEOPLE + 1)), rows_r);
	/* clang-format on */
}

/* Does the person see it, as her groups and rights are now? */
static enum outcome person_sees(
	struct db *db, struct pool *pool, int64_t person_id, int64_t vacancy_id, bool *sees_r)
{
	struct principal person = {.kind = PRINCIPAL_STAFF, .id = person_id};
	struct access_roles roles = {0};
	enum outcome outcome = access_load(db, pool, &person);

	*sees_r = false;
	if (!outcome)
		outcome = object_roles(db, pool, &person, OBJECT_VACANCY, vacancy_id, &roles);
	if (outcome == NOT_FOUND || outcome == DENIED)
		return OK;
	*sees_r = !outcome && access_by(&person, OBJECT_VACANCY, roles.there, RIGHT_VACANCY_READ);
	return outcome;
}

static size_t row_of(const struct db_rows *people, const char *user_id)
{
	size_t row = 0;

	while (row < people->count && !text_equal(db_text(people, row, "user_id"), user_id))
		row++;
	return row;
}

/* words: history.person_forwarded */
static enum outcome forward_to(struct db *db, struct pool *pool, const struct principal *who,
	const struct vacancy *vacancy, const struct db_rows *people, size_t row)
{
	const struct letter_value values[] = {{"number", vacancy->number}};
	enum outcome outcome = letter_queue(db, pool, 0, "staff_vacancy_forwarded",
		db_text(people, row, "lang"), db_text(people, row, "email"), values, 1);

	if (outcome == INVALID) /* cannot be written to; logged */
		outcome = OK;
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy->id, "person_forwarded",
			       db_text(people, row, "id"));
}

enum outcome vacancy_forward(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *const *user_ids, size_t count, struct problems *problems)
{
	struct vacancy vacancy;
	struct db_rows *people = NULL;
	enum outcome outcome = vacancy_get(db, pool, vacancy_id, &vacancy);

	if (!outcome)
		outcome = vacancy_forward_people(db, pool, who, vacancy_id, &people);
	if (!outcome && !count)
		problem_add(problems, "person", "required");
	for (size_t i = 0; !outcome && i < count; i++) {
		size_t row = row_of(people, user_ids[i]);
		bool sees = false;

		if (row < people->count)
			outcome = person_sees(
				db, pool, db_number(people, row, "id"), vacancy_id, &sees);
		if (!outcome && !sees) {
			problem_add(problems, "person", "forward_unseen");
			break;
		}
		if (!outcome)
			outcome = forward_to(db, pool, who, &vacancy, people, row);
	}
	return outcome ? outcome : problems_any(problems) ? INVALID : OK;
}
