/* The figures of a project: counting them, sending them. */
#include "recruiting/figures.h"

#include "access/hold.h"
#include "base/clock.h"
#include "mail/letter.h"
#include "recruiting/phase.h"

/* What is told of a project's last month. */
struct figures {
	const char *from, *until; /* its days */
	const char *begin, *end; /* the same as instants: UTC, the second is beyond it */
	const char *running[PHASE_COUNT]; /* procedures that are in the phase now */
	const char *days[PHASE_COUNT]; /* it lasted when it ended in the month; "": not told */
	const char *begun, *closed, *applications;
	bool any_days;
};

/* "2026-11-28": the first day of its month. */
static const char *month_begin(struct pool *pool, const char *day)
{
	return pool_printf(pool, "%.7s-01", day);
}

static const char *figure(struct pool *pool, int64_t value)
{
	return value < FIGURES_LEAST ? pool_printf(pool, "< %d", FIGURES_LEAST)
				     : pool_printf(pool, "%lld", (long long)value);
}

static void figures_month(struct pool *pool, int64_t now, struct figures *figures)
{
	const char *next = month_begin(pool, clock_day(pool, now));

	figures->until = day_add(pool, next, -1);
	figures->from = month_begin(pool, figures->until);
	figures->begin = clock_sql(pool, day_start(figures->from));
	figures->end = clock_sql(pool, day_start(next));
}

static enum outcome count_running(
	struct db *db, struct pool *pool, int64_t project_id, struct figures *figures)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT phase, COUNT(*) AS procedures FROM vacancy_phase WHERE project_id = ?"
		" AND ended_at IS NULL GROUP BY phase",
		DB_VALUES(db_int(project_id)), &rows);

	for (int phase = PHASE_NONE; phase < PHASE_COUNT; phase++)
		figures->running[phase] = figure(pool, 0);
	for (size_t i = 0; !outcome && i < rows->count; i++)
		figures->running[phase_of(db_text(rows, i, "phase"))] =
			figure(pool, db_number(rows, i, "procedures"));
	return outcome;
}

/* The days of a phase that fewer came through would be those of one procedure. */
static enum outcome count_days(
	struct db *db, struct pool *pool, int64_t project_id, struct figures *figures)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT phase, COUNT(*) AS procedures,"
		" ROUND(AVG(TIMESTAMPDIFF(HOUR, since, ended_at)) / 24) AS days"
		" FROM vacancy_phase WHERE project_id = ? AND ended_at >= ? AND ended_at < ?"
		" AND phase <> 'closed' GROUP BY phase",
		DB_VALUES(db_int(project_id), db_str(figures->begin), db_str(figures->end)), &rows);

	for (int phase = PHASE_NONE; phase < PHASE_COUNT; phase++)
		figures->days[phase] = "";
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		if (db_number(rows, i, "procedures") < FIGURES_LEAST)
			continue;
		figures->days[phase_of(db_text(rows, i, "phase"))] = db_text(rows, i, "days");
		figures->any_days = true;
	}
	return outcome;
}

static enum outcome count_month(
	struct db *db, struct pool *pool, int64_t project_id, struct figures *figures)
{
	struct db_rows *rows = NULL;
	const struct db_value begin = db_str(figures->begin), end = db_str(figures->end);
	enum outcome outcome = db_rows(db, pool,
		"SELECT (SELECT COUNT(*) FROM vacancy v WHERE v.project_id = ?"
		" AND v.created_at >= ? AND v.created_at < ? AND v.status <> 'geloescht') AS begun,"
		" (SELECT COUNT(DISTINCT f.vacancy_id) FROM vacancy_phase f WHERE f.project_id = ?"
		" AND f.ended_at >= ? AND f.ended_at < ? AND f.phase = 'closed') AS closed,"
		" (SELECT COUNT(*) FROM vacancy v JOIN application a ON a.vacancy_id = v.id"
		" WHERE v.project_id = ? AND a.received_at >= ? AND a.received_at < ?)"
		" AS applications",
		DB_VALUES(db_int(project_id), begin, end, db_int(project_id), begin, end,
			db_int(project_id), begin, end),
		&rows);

	if (outcome)
		return outcome;
	figures->begun = figure(pool, db_number(rows, 0, "begun"));
	figures->closed = figure(pool, db_number(rows, 0, "closed"));
	figures->applications = figure(pool, db_number(rows, 0, "applications"));
	return OK;
}

static enum outcome figures_read(
	struct db *db, struct pool *pool, int64_t project_id, struct figures *figures_r)
{
	enum outcome outcome;

	*figures_r = (struct figures){0};
	figures_month(pool, clock_now(), figures_r);
	outcome = count_running(db, pool, project_id, figures_r);
	if (!outcome)
		outcome = count_days(db, pool, project_id, figures_r);
	return outcome ? outcome : count_month(db, pool, project_id, figures_r);
}

#define MANAGERS \
	" FROM project_manager m JOIN staff_user s ON s.id = m.staff_user_id" \
	" AND s.status = 'active' AND" ACCESS_PROJECT_OPEN( \
		"m.project_id", "s.id") " WHERE m.project_id = "

enum outcome figures_due_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	const char *month = month_begin(pool, clock_day(pool, now));

	return db_rows(db, pool,
		"SELECT p.id, p.number, ? AS due FROM project p WHERE p.status = 'aktiv'"
		" AND (p.figures_on IS NULL OR p.figures_on < ?) AND EXISTS (SELECT 1" MANAGERS
		" p.id) AND p.id > ? AND p.id <= ? ORDER BY p.id LIMIT ?",
		DB_VALUES(db_str(clock_sql(pool, day_start(month))), db_str(month),
			db_int(after_id), db_int(last_id), db_int(limit)),
		rows_r);
}

static enum outcome figures_mail(struct db *db, struct pool *pool, const char *project,
	const struct figures *figures, const char *lang, const char *email)
{
	struct letter_value values[9 + 2 * PHASE_COUNT] = {
		{"project", project},
		{"from", day_show(pool, figures->from, lang)},
		{"until", day_show(pool, figures->until, lang)},
		{"today", day_show(pool, clock_today(pool), lang)},
		{"begun", figures->begun},
		{"closed", figures->closed},
		{"applications", figures->applications},
		{"any_days", figures->any_days ? "1" : ""},
		{"least", pool_printf(pool, "< %d", FIGURES_LEAST)},
	};
	size_t count = 9;
	enum outcome outcome;

	for (int phase = PHASE_NONE + 1; phase < PHASE_CLOSED; phase++) {
		values[count++] = (struct letter_value){
			phase_code((enum phase)phase), figures->running[phase]};
		values[count++] = (struct letter_value){
			pool_printf(pool, "%s_days", phase_code((enum phase)phase)),
			figures->days[phase]};
	}
	outcome = letter_queue(db, pool, 0, "staff_figures", lang, email, values, count);
	return outcome == INVALID ? OK : outcome; /* cannot be written to; logged */
}

enum outcome figures_send(
	struct db *db, struct pool *pool, const struct principal *who, int64_t project_id)
{
	const struct db_value month = db_str(month_begin(pool, clock_today(pool)));
	struct figures figures;
	struct db_rows *rows = NULL;
	int64_t due = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE project SET figures_on = ? WHERE id = ? AND status = 'aktiv'"
		" AND (figures_on IS NULL OR figures_on < ?)",
		DB_VALUES(month, db_int(project_id), month), &due);

	(void)who;
	if (outcome || !due)
		return outcome ? outcome : CONFLICT;
	outcome = figures_read(db, pool, project_id, &figures);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT s.email, s.lang, (SELECT p.name FROM project p"
			" WHERE p.id = m.project_id) AS project" MANAGERS "? ORDER BY s.id",
			DB_VALUES(db_int(project_id)), &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = figures_mail(db, pool, db_text(rows, i, "project"), &figures,
			db_text(rows, i, "lang"), db_text(rows, i, "email"));
	return outcome;
}
