/* Mails to those who take part in a vacancy. */
#include "task/told.h"

static enum outcome people_tell(struct db *db, struct pool *pool, int64_t vacancy_id, int64_t roles,
	const char *template, const struct letter_value *values, size_t count,
	const struct mail_wait *wait)
{
	struct db_rows *rows = NULL;
	/* clang-format off */
	enum outcome outcome = db_rows(db, pool,
		"SELECT s.email, s.lang FROM vacancy_reach vr LEFT JOIN staff_subject ss"
		" ON vr.subject_kind = 'unit' AND ss.subject_kind = 'unit'"
		" AND ss.subject_id = vr.subject_id JOIN staff_user s"
		" ON s.id = IF(vr.subject_kind = 'unit', ss.staff_user_id, vr.subject_id)"
		" AND s.status = 'active' WHERE vr.vacancy_id = ? AND vr.subject_kind <> 'all'"
		" AND (1 << vr.role_id) & ? AND" ACCESS_NOT_EXCLUDED("vr.vacancy_id", "s.id")
		" UNION SELECT u.mailbox, 'de' FROM vacancy_reach vr JOIN org_unit u"
		" ON vr.subject_kind = 'unit' AND u.id = vr.subject_id AND u.mailbox <> ''"
		" WHERE vr.vacancy_id = ? AND (1 << vr.role_id) & ? ORDER BY 1, 2",
		DB_VALUES(db_int(vacancy_id), db_int(roles), db_int(vacancy_id), db_int(roles)),
		&rows);
	/* clang-format on */

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = letter_post(db, pool,
			&(struct letter){.template = template,
				.lang = db_text(rows, i, "lang"),
				.recipient = db_text(rows, i, "email"),
				.values = values,
				.count = count,
				.wait = *wait});
		if (outcome == INVALID) /* cannot be written to; logged */
			outcome = OK;
	}
	return outcome;
}

enum outcome vacancy_tell(struct db *db, struct pool *pool, int64_t vacancy_id, int64_t roles,
	const char *template, const char *number)
{
	return vacancy_tell_wait(
		db, pool, vacancy_id, roles, template, number, &(struct mail_wait){0});
}

enum outcome vacancy_tell_wait(struct db *db, struct pool *pool, int64_t vacancy_id, int64_t roles,
	const char *template, const char *number, const struct mail_wait *wait)
{
	const struct letter_value values[] = {{"number", number}};

	return people_tell(db, pool, vacancy_id, roles, template, values, 1, wait);
}

enum outcome vacancy_tell_of(struct db *db, struct pool *pool, int64_t vacancy_id, int64_t roles,
	const char *template, const struct letter_value *values, size_t count)
{
	return people_tell(
		db, pool, vacancy_id, roles, template, values, count, &(struct mail_wait){0});
}
