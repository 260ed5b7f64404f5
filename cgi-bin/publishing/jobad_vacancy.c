/* What happens to job ads with their vacancy: renewed with its data, off the portals and on again
 * with its status. */
#include "publishing/jobad.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "history/history.h"
#include "publishing/jobad_office.h"
#include "publishing/public_check.h"
#include "publishing/publication.h"

/* All ads of the vacancy are read for locking, so that none that was published meanwhile is
 * overlooked. */
static enum outcome published_of(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id FROM jobad WHERE vacancy_id = ? AND status = 'veroeffentlicht'"
		" ORDER BY id FOR UPDATE",
		DB_VALUES(db_int(vacancy_id)), rows_r);
}

enum outcome jobad_withdraw_all(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool return_later)
{
	struct problems problems = {0};
	struct db_rows *rows = NULL;
	enum outcome outcome = published_of(db, pool, vacancy_id, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		int64_t id = db_cell_int(rows, i, 0);

		outcome = process_move(db, pool, who,
			&(struct process_move){
				.kind = OBJECT_JOBAD, .id = id, .to = "inaktiv", .effect = true},
			&problems);
		if (!outcome && return_later)
			outcome = db_exec(db,
				"UPDATE jobad SET left_with_vacancy = TRUE WHERE id = ?",
				DB_VALUES(db_int(id)), NULL);
	}
	return outcome;
}

/* What hinders showing it again as it is: what would hinder publishing it. */
static enum outcome hindrances(
	struct db *db, struct pool *pool, const struct jobad *jobad, struct problems *why)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(db, pool, jobad->vacancy_id, &vacancy);

	if (!outcome)
		outcome = public_check(db, pool, jobad, &vacancy, why);
	return outcome && outcome != INVALID ? outcome
					     : jobad_office_hindrance(db, pool, jobad, why);
}

enum outcome jobad_return_all(
	struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id)
{
	struct db_rows *rows = NULL;
	struct jobad jobad;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id FROM jobad WHERE vacancy_id = ? AND left_with_vacancy"
		" AND status = 'inaktiv' ORDER BY id FOR UPDATE",
		DB_VALUES(db_int(vacancy_id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		struct problems why = {0};

		outcome = jobad_get(db, pool, db_cell_int(rows, i, 0), &jobad);
		if (!outcome)
			outcome = hindrances(db, pool, &jobad, &why);
		if (!outcome && !problems_any(&why))
			outcome = jobad_show(db, pool, who, &jobad);
	}
	return outcome;
}

static enum outcome effect_of(
	struct db *db, struct pool *pool, const struct jobad *jobad, struct jobad_effect *effect_r)
{
	const char *status = "veroeffentlicht";
	bool planned = jobad_planned(pool, status, jobad->data.valid_from);

	*effect_r = (struct jobad_effect){.number = jobad->number, .title = jobad->data.title};
	if (text_equal(jobad->status, status)) {
		effect_r->effect = planned ? "unplanned" : "leaves";
		return OK;
	}
	enum outcome outcome = hindrances(db, pool, jobad, &effect_r->why);
	effect_r->effect = problems_any(&effect_r->why) ? "stays" : planned ? "plans" : "returns";
	return outcome;
}

enum outcome jobad_effects(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct jobad_effect **effects_r, size_t *count_r)
{
	struct jobad *jobads = NULL;
	size_t count = 0;
	enum outcome outcome = jobad_stepped(db, pool, vacancy_id, &jobads, &count);

	*count_r = 0;
	if (outcome)
		return outcome;
	*effects_r = POOL_ARRAY(pool, struct jobad_effect, count);
	for (size_t i = 0; !outcome && i < count; i++)
		outcome = effect_of(db, pool, &jobads[i], &(*effects_r)[i]);
	*count_r = count;
	return outcome;
}

enum outcome jobad_renew_all(struct db *db, struct pool *pool, int64_t vacancy_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = published_of(db, pool, vacancy_id, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = publication_write(db, pool, db_cell_int(rows, i, 0));
	return outcome;
}

enum outcome jobad_renew_units(struct db *db, struct pool *pool)
{
	struct db_rows *rows = NULL;
	struct jobad jobad;
	enum outcome outcome = db_rows(db, pool,
		"SELECT p.id FROM public_ad p JOIN jobad j ON j.id = p.id"
		" JOIN vacancy v ON v.id = p.vacancy_id"
		" JOIN org_unit a ON a.id = v.authority_id LEFT JOIN org_unit u ON u.id = v.unit_id"
		" WHERE NOT (BINARY p.authority <=> BINARY COALESCE(j.for_authority, a.name)"
		" AND (j.for_authority IS NOT NULL OR BINARY p.unit <=> BINARY u.name)"
		" AND (j.place_town IS NOT NULL OR BINARY p.street"
		" <=> BINARY COALESCE(u.street, a.street)"
		" AND BINARY p.postcode <=> BINARY COALESCE(u.postcode, a.postcode)"
		" AND BINARY p.town <=> BINARY COALESCE(u.town, a.town, ''))) ORDER BY v.id, p.id",
		DB_NONE, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = jobad_hold(db, pool, db_cell_int(rows, i, 0), &jobad);
		if (!outcome && text_equal(jobad.status, "veroeffentlicht"))
			outcome = publication_write(db, pool, jobad.id);
	}
	return outcome;
}

/* Which of these fields of a vacancy do its ads show? */
static const char *shown_fields(struct pool *pool, const char *fields)
{
	static const char shown[] =
		",unit,post_kind,field,pay_grade,working_time,hours,hours_shown,limited_until,"
		"posts,starts_on,";
	char *rest = pool_strdup(pool, fields), *field;
	struct buf buf;

	buf_init(&buf, pool);
	while ((field = strsep(&rest, ","))) {
		if (!strstr(shown, pool_printf(pool, ",%s,", field)))
			continue;
		buf_printf(&buf, "%s%s", buf.length ? "," : "", field);
	}
	return buf.data;
}

enum outcome jobad_note_vacancy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *fields)
{
	const char *shown = shown_fields(pool, fields);
	struct db_rows *rows = NULL;
	enum outcome outcome = OK;

	if (text_empty(shown))
		return OK;
	outcome = db_rows(db, pool,
		"SELECT id FROM jobad WHERE vacancy_id = ? AND status = 'veroeffentlicht'",
		DB_VALUES(db_int(vacancy_id)), &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = history_add(
			db, who, OBJECT_JOBAD, db_cell_int(rows, i, 0), "vacancy_changed", shown);
	return outcome;
}
