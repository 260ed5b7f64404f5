/* How the procedures of a cockpit stand. */
#include "desk/running.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "recruiting/counted.h"

/* The vacancies, each with the roles by which the person reaches it: asked for, or, where she
 * reaches all in one role, bound. */
#define VACANCIES(roles) \
	"(SELECT v.id, v.number, " roles \
	" FROM vacancy v WHERE v.number IN (?, ?, ?, ?, ?) LIMIT 5) v"
#define VACANCIES_VALUES (RUNNING_SHOWN + 1)

/* clang-format off */
#define RUNNING(roles) \
	"SELECT v.number, j.status AS jobad, NULL AS role," \
	" NULL AS unit, NULL AS due_on, j.id AS place, v.roles FROM " VACANCIES(roles) \
	" LEFT JOIN jobad j ON j.vacancy_id = v.id" \
	" UNION ALL SELECT v.number, j.status, b.code, u.name, s.due_on, s.id," \
	" v.roles FROM " VACANCIES(roles) \
	" STRAIGHT_JOIN statement s FORCE INDEX (statement_vacancy)" \
	" ON s.vacancy_id = v.id AND s.state = 'open' AND s.object_kind IN (2, 3)" \
	" STRAIGHT_JOIN statement_kind k ON k.code = s.kind" \
	" STRAIGHT_JOIN base_role b ON b.id = s.role_id" \
	" LEFT JOIN jobad j ON s.object_kind = 3 AND j.id = s.object_id" \
	" LEFT JOIN org_unit u ON s.subject_kind = 'unit' AND u.id = s.subject_id" \
	" WHERE (k.silence = '' OR s.due_at > ?)" \
	" ORDER BY due_on, place"
/* clang-format on */

/* Lectors see the ad and nothing of what others are asked. */
static int64_t roles_told(const struct running *running)
{
	return running->roles & ~ROLE_BIT(ROLE_LECTOR);
}

static bool jobad_is_seen(const struct access_view *view, int64_t roles, const char *status)
{
	roles &= view->who->granted[RIGHT_JOBAD_READ];
	for (int role = ROLE_ADMIN; role <= ROLE_SEAT; role++)
		if (((roles >> role) & 1) && access_view_sees_jobad(view, role, status))
			return true;
	return false;
}

/* A row is an ad, or that there is none, or a statement about the vacancy (jobad NULL) or one of
 * its ads. */
static void row_take(const struct access_view *view, const struct db_rows *rows, size_t row,
	struct running *running)
{
	const char *jobad = db_text(rows, row, "jobad");
	bool asked = db_text(rows, row, "role") != NULL;

	running->roles = db_number(rows, row, "roles");
	bool seen =
		!jobad || jobad_is_seen(view, asked ? roles_told(running) : running->roles, jobad);
	if (!asked) {
		if (seen)
			running->jobad = jobad;
		return;
	}
	if (!seen || !roles_told(running)) {
		running->untold = true;
		return;
	}
	if (running->role)
		return;
	running->role = db_text(rows, row, "role");
	running->unit = db_text(rows, row, "unit");
	running->due_on = db_text(rows, row, "due_on");
}

enum outcome running_read(struct db *db, struct pool *pool, const struct access_view *view,
	const char *const *numbers, size_t count, struct running *running_r)
{
	int64_t roles = access_view_roles(view);
	bool one = roles && !(roles & (roles - 1));
	struct db_value values[2 * VACANCIES_VALUES + 1];
	struct db_rows *rows = NULL;
	enum outcome outcome;

	values[0] = one ? db_int(roles) : VACANCY_ROLES_BIND(view->who);
	for (size_t i = 0; i < RUNNING_SHOWN; i++)
		values[i + 1] = db_str(i < count ? numbers[i] : "");
	memcpy(values + VACANCIES_VALUES, values, VACANCIES_VALUES * sizeof(*values));
	values[2 * VACANCIES_VALUES] = db_str(clock_sql(pool, clock_now()));
	outcome = one
		? db_rows(db, pool, RUNNING("? AS roles"), values, 2 * VACANCIES_VALUES + 1, &rows)
		: db_rows(
			db, pool, RUNNING(VACANCY_ROLES), values, 2 * VACANCIES_VALUES + 1, &rows);
	for (size_t i = 0; i < count; i++)
		running_r[i] = (struct running){0};
	for (size_t row = 0; !outcome && row < rows->count; row++)
		for (size_t i = 0; i < count; i++)
			if (text_equal(db_text(rows, row, "number"), numbers[i]))
				row_take(view, rows, row, &running_r[i]);
	return outcome;
}
