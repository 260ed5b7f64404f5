/* How the procedures of a cockpit stand. */
#include "desk/running.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"

/* Lectors see the ad and nothing of what others are asked. */
static int64_t roles_told(const struct running *running)
{
	return running->roles & ~ROLE_BIT(ROLE_LECTOR);
}

static bool jobad_is_seen(
	const struct access_view *view, int64_t authority, int64_t roles, const char *status)
{
	roles = access_by(view->who, ACCESS_SEEN_BY(roles, authority), RIGHT_JOBAD_READ);
	for (int role = ROLE_ADMIN; role <= ROLE_SEAT; role++)
		if (((roles >> role) & 1) && access_view_sees_jobad(view, role, status))
			return true;
	return false;
}

/* The newest that is seen, of "roles;authority;status,status" in the order of the ads. */
static const char *jobad_last(const struct desk_counters *counters, const struct access_view *view,
	struct pool *pool, int64_t authority, int64_t roles)
{
	const char *statuses = strrchr(counters->ads, ';'), *last = NULL, *status;
	char *rest = statuses ? pool_strdup(pool, statuses + 1) : NULL;

	while ((status = strsep(&rest, ",")))
		if (*status && jobad_is_seen(view, authority, roles, status))
			last = status;
	return last;
}

static void running_take(
	const struct desk *desk, const struct desk_counters *counters, struct running *running_r)
{
	char *rest;

	*running_r = (struct running){
		.roles = strtoll(counters->ads, &rest, 10), .for_others = counters->for_others};
	running_r->authority_id = strtoll(rest + (*rest == ';'), NULL, 10);
	running_r->jobad = jobad_last(
		counters, &desk->view, desk->pool, running_r->authority_id, running_r->roles);
}

/* A statement about the vacancy (jobad NULL) or one of its ads. */
static void asked_take(const struct access_view *view, const struct db_rows *rows, size_t row,
	struct running *running)
{
	const char *jobad = db_text(rows, row, "jobad");

	if (!roles_told(running)
		|| (jobad
			&& !jobad_is_seen(
				view, running->authority_id, roles_told(running), jobad))) {
		running->untold = true;
		return;
	}
	if (running->role)
		return;
	running->role = db_text(rows, row, "role");
	running->unit = db_text(rows, row, "unit");
	running->due_on = db_text(rows, row, "due_on");
}

static enum outcome asked_read(
	const struct desk *desk, const char *const *numbers, size_t count, struct running *running)
{
	struct db_value values[RUNNING_SHOWN + 1];
	struct db_rows *rows = NULL;
	enum outcome outcome;

	for (size_t i = 0; i < RUNNING_SHOWN; i++)
		values[i] = db_str(i < count ? numbers[i] : "");
	values[RUNNING_SHOWN] = db_str(clock_sql(desk->pool, clock_now()));
	/* clang-format off */
	outcome = db_rows(desk->db, desk->pool,
		"SELECT v.number, j.status AS jobad, b.code AS role, u.name AS unit, s.due_on"
		" FROM vacancy v STRAIGHT_JOIN statement s FORCE INDEX (statement_vacancy)"
		" ON s.vacancy_id = v.id AND s.state = 'open' AND s.object_kind IN (2, 3)"
		" STRAIGHT_JOIN statement_kind k ON k.code = s.kind"
		" STRAIGHT_JOIN base_role b ON b.id = s.role_id"
		" LEFT JOIN jobad j ON s.object_kind = 3 AND j.id = s.object_id"
		" LEFT JOIN org_unit u ON s.subject_kind = 'unit' AND u.id = s.subject_id"
		" WHERE v.number IN (?, ?, ?, ?, ?) AND (k.silence = '' OR s.due_at > ?)"
		" ORDER BY s.due_on, s.id",
		values, RUNNING_SHOWN + 1, &rows);
	/* clang-format on */
	for (size_t row = 0; !outcome && row < rows->count; row++)
		for (size_t i = 0; i < count; i++)
			if (text_equal(db_text(rows, row, "number"), numbers[i]))
				asked_take(&desk->view, rows, row, &running[i]);
	return outcome;
}

enum outcome running_read(const struct desk *desk, const char *const *numbers, size_t count,
	struct running *running_r)
{
	bool asked = false;

	for (size_t i = 0; i < count; i++) {
		const struct desk_counters *counters = desk_counters(desk, numbers[i]);

		running_r[i] = (struct running){0};
		if (counters)
			running_take(desk, counters, &running_r[i]);
		asked = asked || (counters && counters->asked);
	}
	return asked ? asked_read(desk, numbers, count, running_r) : OK;
}
