/* Where applications may be copied or moved to. */
#include "arrival/target.h"

#include "access/hold.h"
#include "find/find.h"

/* Ads that were public once, of vacancies that go on (as of entered.c). */
#define TAKES \
	" v.status NOT IN ('abgeschlossen', 'archiviert', 'geloescht')" \
	" AND j.status IN ('veroeffentlicht', 'abgelaufen', 'inaktiv')"

/* clang-format off */
#define OTHER \
	" JOIN application a ON a.id = ? AND v.authority_id = (SELECT h.authority_id" \
	" FROM vacancy h WHERE h.id = a.vacancy_id) AND v.id <> a.vacancy_id" \
	" WHERE" TAKES " AND " ACCESS_SEES_VACANCY("v.id")

enum outcome target_find(struct db *db, struct pool *pool, const struct principal *who,
	enum right right, int64_t application_id, const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	if (outcome)
		return outcome;
	return db_rows(db, pool,
		"SELECT j.number AS value, j.title AS label, CONCAT_WS(' ', v.number,"
		" DATE_FORMAT(j.valid_to, '(%d.%m.%Y)')) AS hint"
		" FROM (SELECT found.id FROM " FIND_FROM("'vacancy'")
		" UNION SELECT n.vacancy_id FROM jobad n WHERE n.number = ?) found"
		" JOIN vacancy v ON v.id = found.id JOIN jobad j ON j.vacancy_id = v.id" OTHER
		" AND (j.number = ? OR (1" FIND_AND("'vacancy'", "v.id") "))"
		" ORDER BY j.number = ? DESC, j.id DESC LIMIT ?",
		DB_VALUES(FIND_FROM_BIND(&find), db_str(find.typed), db_int(application_id),
			ACCESS_BIND(who, right), db_str(find.typed), FIND_AND_BIND(&find),
			db_str(find.typed), db_int(FIND_FOUND + 1)), rows_r);
}
/* clang-format on */

static const struct db_field target_fields[] = {
	DB_FIELD(struct target, jobad_id),
	DB_FIELD(struct target, vacancy_id),
	DB_FIELD(struct target, jobad),
	DB_FIELD(struct target, vacancy),
};

/* Parents first, lower ids first. */
static enum outcome both_hold(
	struct db *db, int64_t application_id, int64_t from_id, int64_t target_id)
{
	enum outcome outcome =
		object_hold(db, OBJECT_VACANCY, from_id < target_id ? from_id : target_id);

	if (!outcome)
		outcome =
			object_hold(db, OBJECT_VACANCY, from_id < target_id ? target_id : from_id);
	return outcome ? outcome : object_hold(db, OBJECT_APPLICATION, application_id);
}

enum outcome target_hold(struct db *db, struct pool *pool, const struct principal *who,
	enum right right, int64_t application_id, const char *jobad, struct problems *problems,
	struct target *target_r)
{
	int64_t from_id = 0;
	enum outcome outcome = db_struct(db, pool,
		"SELECT j.id AS jobad_id, v.id AS vacancy_id, j.number AS jobad,"
		" v.number AS vacancy FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id" OTHER
		" AND j.number = ?",
		target_fields, target_r,
		DB_VALUES(db_int(application_id), ACCESS_BIND(who, right), db_str(jobad)));

	if (outcome == NOT_FOUND) {
		problem_add(problems, "ad", "choice");
		return INVALID;
	}
	if (!outcome)
		outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
			DB_VALUES(db_int(application_id)), &from_id);
	return outcome ? outcome : both_hold(db, application_id, from_id, target_r->vacancy_id);
}

enum outcome target_siblings(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT j.number, CONCAT_WS(' ', j.number, j.title,"
		" DATE_FORMAT(j.valid_to, '(%d.%m.%Y)')) AS label"
		" FROM application a JOIN vacancy v ON v.id = a.vacancy_id"
		" JOIN jobad j ON j.vacancy_id = v.id AND j.id <> a.jobad_id"
		" WHERE a.id = ? AND" TAKES " ORDER BY j.id DESC",
		DB_VALUES(db_int(application_id)), rows_r);
}
