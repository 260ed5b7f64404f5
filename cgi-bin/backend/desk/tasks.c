/* What a person is expected to do. */
#include "backend/desk/tasks.h"

#include <string.h>

#include "backend/desk/statements.h"
#include "base/clock.h"
#include "base/text.h"
#include "comparison/rater.h"
#include "desk/attention.h"
#include "letter/open.h"
#include "reminder/reminder.h"
#include "requisition/requisition_list.h"
#include "task/owner.h"
#include "task/statement.h"
#include "task/task.h"
#include "web/view.h"

#define TASKS_SHOWN 20
#define WEEK 7
#define MONDAY 3 /* 1970-01-01 was the fourth day of its week */

/* What became of documents that were asked for (schema/450). */
#define TASKS_DOCUMENTS "documents_handed_in,documents_missed"
/* What applicants did with invitations to interviews (schema/490). */
#define TASKS_INTERVIEWS "appointment_other_wanted,appointment_declined"
/* What became of offers (schema/580). */
#define TASKS_OFFERS "offer_accepted,offer_declined,offer_overdue"

/* What is shown so far. */
struct expected {
	struct request *req;
	size_t count;
	int64_t over;
};

/* One thing that is expected. */
struct item {
	const char *what, *verb; /* words */
	const char *number, *title; /* of the object; NULL: none */
	const char *unit, *deputy_of; /* names; NULL: herself */
	const char *due; /* last day; NULL: none */
	const char *address;
};

/* "{n}" of a word. */
static const char *counted(struct request *req, const char *text, int64_t n)
{
	size_t before = strcspn(text, "{");

	return !text[before] ? text
			     : pool_printf(req->pool, "%.*s%lld%s", (int)before, text, (long long)n,
				     text + before + strlen("{n}"));
}

/* words: weekday.* */
const char *day_words(struct request *req, const char *day)
{
	return pool_printf(req->pool, "%s %s",
		view_code(req, "weekday",
			pool_printf(req->pool, "%d", (int)((day_number(day) + MONDAY) % WEEK))),
		day_show(req->pool, day, req->lang));
}

/* words: task.due_since */
const char *due_words(struct request *req, const char *day)
{
	int32_t left = day_number(day) - day_number(clock_today(req->pool));

	if (left == 0)
		return view_word(req, "task.due_today");
	if (left == 1)
		return view_word(req, "task.due_tomorrow");
	if (left == -1)
		return view_word(req, "task.due_yesterday");
	return left < 0 ? counted(req, view_word(req, "task.due_since"), -left)
			: day_words(req, day);
}

static void item_show(struct expected *expected, const struct item *item)
{
	struct request *req = expected->req;
	const char *place = pool_printf(req->pool, "Expected.%zu", expected->count++);

	view_text(req, pool_printf(req->pool, "%s.what", place), item->what);
	view_text(req, pool_printf(req->pool, "%s.verb", place), item->verb);
	view_text(req, pool_printf(req->pool, "%s.number", place), item->number);
	view_text(req, pool_printf(req->pool, "%s.title", place), item->title);
	view_text(req, pool_printf(req->pool, "%s.unit", place), item->unit);
	view_text(req, pool_printf(req->pool, "%s.deputy_of", place), item->deputy_of);
	view_text(req, pool_printf(req->pool, "%s.href", place),
		pool_printf(req->pool, "%s%s", req->base, item->address));
	if (!item->due)
		return;
	bool over = day_number(item->due) < day_number(clock_today(req->pool));
	expected->over += over;
	view_bool(req, pool_printf(req->pool, "%s.over", place), over);
	view_text(req, pool_printf(req->pool, "%s.due", place), due_words(req, item->due));
	view_text(req, pool_printf(req->pool, "%s.day", place), day_words(req, item->due));
}

/* The reminders that are shown. */
struct seen {
	struct reminder_seen *reminders;
	size_t count;
};

/* Its text, unless it is about an application; NULL: no reminder of an object she sees. */
static const char *reminder_words(
	struct request *req, const struct seen *seen, const struct db_rows *tasks, size_t task)
{
	for (size_t i = 0; i < seen->count; i++)
		if (seen->reminders[i].id == db_number(tasks, task, "reminder_id"))
			return seen->reminders[i].text ? pool_printf(req->pool, "%s: %s",
				       view_word(req, "title.reminder"), seen->reminders[i].text)
						       : view_word(req, "title.reminder");
	return NULL;
}

/* What a task is called; NULL: it is not shown. words: task_what.* */
static const char *task_words(
	struct request *req, const struct seen *seen, const struct db_rows *tasks, size_t task)
{
	const char *kind = db_text(tasks, task, "kind");

	if (text_among("question_back,reply_given,jobad_proposed," TASK_LETTER_WAITS
		       "," TASK_LETTER_LOST "," TASKS_DOCUMENTS "," TASKS_INTERVIEWS
		       "," TASKS_OFFERS "," TASK_OWNER "," TASK_RATE,
		    kind))
		return view_code(req, "task_what", kind);
	return db_text(tasks, task, "reminder_id")
		? reminder_words(req, seen, tasks, task)
		: measured_question(req,
			db_text(tasks, task,
				text_equal(req->lang, "en") ? "question_en" : "question_de"),
			db_text(tasks, task, "measure"));
}

static const char *task_address(struct request *req, const struct db_rows *tasks, size_t task)
{
	const char *kind = db_text(tasks, task, "kind");

	if (text_equal(kind, TASK_OWNER))
		return pool_printf(req->pool, "/vakanzen/%s/uebernommen",
			db_text(tasks, task, "vacancy_number"));
	if (text_equal(kind, TASK_RATE))
		return pool_printf(req->pool, "/vakanzen/%s/vergleich/meine",
			db_text(tasks, task, "vacancy_number"));
	if (text_among(TASK_LETTER_WAITS "," TASK_LETTER_LOST, kind))
		return pool_printf(
			req->pool, "/bewerbungen/%s/emails", db_text(tasks, task, "object_number"));
	if (text_among(TASKS_DOCUMENTS, kind))
		return pool_printf(req->pool, "/bewerbungen/%s/pruefung",
			db_text(tasks, task, "object_number"));
	if (text_among(TASKS_INTERVIEWS, kind))
		return pool_printf(req->pool, "/bewerbungen/%s/termine",
			db_text(tasks, task, "object_number"));
	if (text_among(TASKS_OFFERS, kind))
		return pool_printf(req->pool, "/bewerbungen/%s/einstellung",
			db_text(tasks, task, "object_number"));
	if (text_equal(kind, "jobad_proposed"))
		return pool_printf(req->pool, "/stellenanzeigen/%s/aenderungen",
			db_text(tasks, task, "object_number"));
	return db_text(tasks, task, "reminder_id")
		? pool_printf(req->pool, "/erinnerungen/%lld",
			(long long)db_number(tasks, task, "reminder_id"))
		: statement_path(req->pool, db_number(tasks, task, "statement_id"));
}

/* words: task_verb.* */
static enum outcome show_tasks(struct expected *expected, struct db_rows **tasks_r)
{
	struct request *req = expected->req;
	struct seen seen = {0};
	enum outcome outcome =
		tasks_of(req->db, req->pool, &req->principal, TASKS_SHOWN + 1, tasks_r);
	const struct db_rows *rows = *tasks_r;

	if (!outcome)
		outcome = reminders_seen(
			req->db, req->pool, &req->principal, rows, &seen.reminders, &seen.count);
	for (size_t i = 0; !outcome && i < rows->count && i < TASKS_SHOWN; i++) {
		const char *what = task_words(req, &seen, rows, i);

		if (what)
			item_show(expected,
				&(struct item){
					.what = what,
					.verb = view_code(
						req, "task_verb", db_text(rows, i, "kind")),
					.number = db_text(rows, i, "object_number"),
					.title = db_text(rows, i, "vacancy_title"),
					.unit = db_text(rows, i, "unit"),
					.deputy_of = db_text(rows, i, "deputy_of"),
					.due = db_text(rows, i, "due_on"),
					.address = task_address(req, rows, i),
				});
	}
	if (!outcome && rows->count > TASKS_SHOWN)
		view_int(req, "Expected_more", TASKS_SHOWN);
	return outcome;
}

/* words: requisition_expected.* requisition_verb.* */
static enum outcome show_requisitions(struct expected *expected)
{
	struct request *req = expected->req;
	struct db_rows *rows = NULL;
	enum outcome outcome;

	if (!access_has(&req->principal, RIGHT_REQUISITION_WRITE))
		return OK;
	outcome = requisitions_waiting(req->db, req->pool, &req->principal, &rows);
	for (size_t i = 0; !outcome && i < rows->count && i < REQUISITIONS_WAITING; i++) {
		const char *number = db_text(rows, i, "number");
		const char *status = db_text(rows, i, "status");

		item_show(expected,
			&(struct item){
				.what = view_code(req, "requisition_expected", status),
				.verb = view_code(req, "requisition_verb", status),
				.number = number,
				.title = db_text(rows, i, "title"),
				.address =
					pool_printf(req->pool, "/personalanforderungen/%s", number),
			});
	}
	if (!outcome && rows->count > REQUISITIONS_WAITING)
		view_bool(req, "Requisitions_more", true);
	return outcome;
}

/* Where it is looked after. */
static const char *attention_address(struct request *req, const char *what, const char *number)
{
	static const struct {
		const char *what, *address;
	} addresses[] = {
		{"import", "/verwaltung/importe"},
		{"queue", "/verwaltung/auftraege?status=failed"},
		{"withdrawal", "/verwaltung/betroffenenrechte"},
		{"orphan", "/verwaltung/verwaiste-gruppen"},
	};

	for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++)
		if (text_equal(addresses[i].what, what))
			return addresses[i].address;
	return pool_printf(req->pool, "/verwaltung/befangenheit/%s", number);
}

/* words: attention.* */
static enum outcome show_attention(struct expected *expected)
{
	struct request *req = expected->req;
	struct db_rows *rows = NULL;
	enum outcome outcome;

	if (!access_has(&req->principal, RIGHT_ADMIN))
		return OK;
	outcome = attention_read(req->db, req->pool, &req->principal, &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const char *what = db_text(rows, i, "what"), *number = db_text(rows, i, "number");

		item_show(expected,
			&(struct item){
				.what = counted(req, view_code(req, "attention", what),
					db_number(rows, i, "count")),
				.verb = view_word(req, "task.look"),
				.number = number,
				.title = db_text(rows, i, "title"),
				.address = attention_address(req, what, number),
			});
	}
	return outcome;
}

enum outcome show_expected(struct request *req, struct db_rows **tasks_r)
{
	struct expected expected = {.req = req};
	enum outcome outcome = show_tasks(&expected, tasks_r);

	if (!outcome)
		outcome = show_requisitions(&expected);
	if (!outcome)
		outcome = show_attention(&expected);
	view_int(req, "Expected_over", expected.over);
	return outcome;
}
