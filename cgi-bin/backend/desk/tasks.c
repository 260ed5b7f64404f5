/* What a person is expected to do. */
#include "backend/desk/tasks.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "task/statement.h"
#include "task/task.h"
#include "web/view.h"

#define TASKS_SHOWN 20
#define WEEK 7
#define MONDAY 3 /* 1970-01-01 was the fourth day of its week */

/* "{n}" of a word. */
static const char *counted(struct request *req, const char *key, int32_t n)
{
	const char *text = view_word(req, key);
	size_t before = strcspn(text, "{");

	return !text[before] ? text
			     : pool_printf(req->pool, "%.*s%ld%s", (int)before, text, (long)n,
				     text + before + strlen("{n}"));
}

/* words: weekday.* task.due_since */
const char *due_words(struct request *req, const char *day)
{
	int32_t number = day_number(day), left = number - day_number(clock_today(req->pool));

	if (left == 0)
		return view_word(req, "task.due_today");
	if (left == 1)
		return view_word(req, "task.due_tomorrow");
	if (left == -1)
		return view_word(req, "task.due_yesterday");
	if (left < 0)
		return counted(req, "task.due_since", -left);
	return pool_printf(req->pool, "%s %s",
		view_code(req, "weekday",
			pool_printf(req->pool, "%d", (int)((number + MONDAY) % WEEK))),
		day_show(req->pool, day, req->lang));
}

static void show_task(struct request *req, const struct db_rows *rows, size_t i)
{
	const char *place = pool_printf(req->pool, "Tasks.%zu", i);
	const char *due = db_text(rows, i, "due_on");

	view_text(req, pool_printf(req->pool, "%s.question", place),
		db_text(rows, i, text_equal(req->lang, "en") ? "question_en" : "question_de"));
	view_text(req, pool_printf(req->pool, "%s.href", place),
		pool_printf(req->pool, "%s%s", req->base,
			statement_path(req->pool, db_number(rows, i, "statement_id"))));
	if (!due)
		return;
	view_text(req, pool_printf(req->pool, "%s.due", place), due_words(req, due));
	view_bool(req, pool_printf(req->pool, "%s.over", place),
		day_number(due) < day_number(clock_today(req->pool)));
}

enum outcome show_tasks(struct request *req)
{
	struct db_rows *rows = NULL;
	const char *today = clock_today(req->pool);
	int64_t over = 0;
	enum outcome outcome =
		tasks_of(req->db, req->pool, &req->principal, TASKS_SHOWN + 1, &rows);

	if (outcome)
		return outcome;
	view_rows_first(req, "Tasks", rows, TASKS_SHOWN);
	for (size_t i = 0; i < rows->count && i < TASKS_SHOWN; i++) {
		const char *due = db_text(rows, i, "due_on");

		over += due && day_number(due) < day_number(today);
		show_task(req, rows, i);
	}
	view_int(req, "Tasks_over", over);
	return OK;
}
