/* What runs, on the cockpit: procedures, and whom they wait for (PRO-20). */
#include <string.h>

#include "backend/desk/cockpit.h"
#include "backend/desk/tasks.h"
#include "base/clock.h"
#include "base/text.h"
#include "desk/running.h"

void cockpit_show_running_count(struct cockpit *cockpit, const char *place)
{
	struct request *req = cockpit->req;
	size_t active = desk_found(&cockpit->desk, cockpit->active);
	size_t drafts = desk_found(&cockpit->desk, cockpit->drafts);

	view_int(req, pool_printf(req->pool, "%s.count", place),
		(int64_t)((active < COCKPIT_RECENT ? active : COCKPIT_RECENT - 1)
			+ (drafts < DESK_ROWS ? drafts : DESK_ROWS)));
	view_bool(req, pool_printf(req->pool, "%s.more", place),
		active == COCKPIT_RECENT || drafts > DESK_ROWS);
	view_text(req, pool_printf(req->pool, "%s.counted", place),
		pool_printf(req->pool,
			"%s/vakanzen?status=aktiv&format=anzahl"
			" %s/vakanzen?status=entwurf&format=anzahl",
			req->base, req->base));
}

/* The newest of both lists: each one's list and row. */
static size_t running_merge(
	const struct cockpit *cockpit, const struct db_rows **lists_r, size_t *rows_r)
{
	const struct db_rows *lists[] = {desk_rows(&cockpit->desk, cockpit->active),
		desk_rows(&cockpit->desk, cockpit->drafts)};
	size_t at[] = {0, 0}, count = 0;

	while (count < RUNNING_SHOWN && (at[0] < lists[0]->count || at[1] < lists[1]->count)) {
		size_t list = at[0] == lists[0]->count
			|| (at[1] < lists[1]->count
				&& strcmp(db_text(lists[1], at[1], "changed_at"),
					   db_text(lists[0], at[0], "changed_at"))
					> 0);

		lists_r[count] = lists[list];
		rows_r[count++] = at[list]++;
	}
	return count;
}

/* The row of what she is asked first in this procedure; the number of tasks when there is none. */
static size_t task_of(const struct cockpit *cockpit, const char *vacancy)
{
	size_t i = 0;

	while (i < cockpit->tasks->count
		&& (!db_text(cockpit->tasks, i, "statement_id")
			|| !text_equal(db_text(cockpit->tasks, i, "vacancy_number"), vacancy)))
		i++;
	return i;
}

/* Hers first, then whom it waits for, until when; when nobody was asked it is the turn of
 * recruiting, or of the office that advertises for others. Nothing is said where somebody was asked
 * and she is not told whom. words: role.* */
static void show_turn(struct cockpit *cockpit, const char *place, const char *vacancy,
	const struct running *running)
{
	struct request *req = cockpit->req;
	size_t task = task_of(cockpit, vacancy);
	bool asked = task < cockpit->tasks->count;
	const char *due = asked ? db_text(cockpit->tasks, task, "due_on") : running->due_on;
	enum base_role steers = running->for_others ? ROLE_P34 : ROLE_RECRUITER;
	const char *whom = running->unit ? running->unit
		: running->role          ? view_code(req, "role", running->role)
		: running->for_others    ? view_word(req, "role.P34")
					 : view_word(req, "role.RECRUITER");

	if (!asked && !running->role && running->untold)
		return;
	view_bool(req, pool_printf(req->pool, "%s.own", place),
		asked || (!running->role && (running->roles & ROLE_BIT(steers))));
	view_bool(req, pool_printf(req->pool, "%s.asked", place), running->role != NULL);
	if (running->roles & ~ROLE_BIT(ROLE_LECTOR))
		view_text(req, pool_printf(req->pool, "%s.whom", place), whom);
	if (!due)
		return;
	view_text(req, pool_printf(req->pool, "%s.due", place), due_words(req, due));
	view_bool(req, pool_printf(req->pool, "%s.over", place),
		day_number(due) < day_number(clock_today(req->pool)));
}

static void show_procedure(struct cockpit *cockpit, size_t i, const struct db_rows *rows,
	size_t row, const struct running *running)
{
	struct request *req = cockpit->req;
	const char *place = pool_printf(req->pool, "Running.rows.%zu", i);

	view_text(req, pool_printf(req->pool, "%s.number", place), db_text(rows, row, "number"));
	view_text(req, pool_printf(req->pool, "%s.title", place), db_text(rows, row, "title"));
	view_text(req, pool_printf(req->pool, "%s.status", place), db_text(rows, row, "status"));
	view_text(req, pool_printf(req->pool, "%s.applications", place),
		db_text(rows, row, "applications"));
	view_text(req, pool_printf(req->pool, "%s.jobad", place), running->jobad);
	show_turn(cockpit, place, db_text(rows, row, "number"), running);
}

/* Whoever is informed alone sees no procedures (ACC-16): none running would be untrue. */
enum outcome cockpit_show_running(struct cockpit *cockpit)
{
	struct request *req = cockpit->req;
	const struct db_rows *lists[RUNNING_SHOWN];
	struct running running[RUNNING_SHOWN];
	const char *numbers[RUNNING_SHOWN];
	size_t rows[RUNNING_SHOWN], count = running_merge(cockpit, lists, rows);
	enum outcome outcome;

	view_bool(req, "Runs",
		cockpit->active != DESK_LISTS
			&& (count > 0 || cockpit->desk.view.group_roles != ROLE_BIT(ROLE_IE)));
	cockpit_show_running_count(cockpit, "Running");
	if (count == 0)
		return OK;
	for (size_t i = 0; i < count; i++)
		numbers[i] = db_text(lists[i], rows[i], "number");
	outcome = running_read(&cockpit->desk, numbers, count, running);
	for (size_t i = 0; !outcome && i < count; i++)
		show_procedure(cockpit, i, lists[i], rows[i], &running[i]);
	return outcome;
}
