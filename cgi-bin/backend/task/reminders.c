/* Reminders (OBJ-14): those on a vacancy, an ad or an application, and one of them. */
#include "backend/desk/tasks.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "reminder/reminder.h"
#include "web/form/form.h"

#define TEXT_MAX 500
#define REMINDERS_SHOWN 50
#define PEOPLE_SHOWN 100

static const char *const everies[] = {"week", "month", NULL};

static const struct form_field add_fields[] = {
	{.name = "text",
		.type = FIELD_TEXT,
		.max = TEXT_MAX,
		.required = true,
		FORM_AT(struct reminder_input, text)},
	{.name = "due_on",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct reminder_input, due_on)},
	{.name = "whom",
		.type = FIELD_CHOICE,
		.max = 40,
		.required = true,
		FORM_AT(struct reminder_input, whom)},
	{.name = "every",
		.type = FIELD_CHOICE,
		.choices = everies,
		FORM_AT(struct reminder_input, every)},
};

/* words: form.reminder.text_missing form.reminder.due_on_missing form.reminder.whom_missing */
static const struct form add_form = FORM("reminder", add_fields, struct reminder_input);

struct done_input {
	bool ends;
};

static const struct form_field done_fields[] = {
	{.name = "ends", .type = FIELD_CHECK, FORM_AT(struct done_input, ends)},
};
static const struct form done_form = FORM("reminder_done", done_fields, struct done_input);

/* Who may remind others, and sees all reminders there. */
static bool may_add(const struct request *req)
{
	switch ((int)req->object.kind) {
	case OBJECT_VACANCY:
		return may(req, RIGHT_VACANCY_REMINDER_CREATE);
	case OBJECT_JOBAD:
		return may(req, RIGHT_JOBAD_REMINDER_CREATE);
	default:
		return may(req, RIGHT_CANDIDATE_REMINDER_CREATE);
	}
}

/* words: reminder_every.* role.* */
static void show_one(struct request *req, const char *place, const struct reminder *reminder)
{
	bool applicant = text_equal(reminder->subject_kind, "applicant");

	view_text(req, pool_printf(req->pool, "%s.text", place), reminder->text);
	view_text(req, pool_printf(req->pool, "%s.whom", place),
		applicant                        ? view_word(req, "reminder.applicant")
			: reminder->subject_name ? reminder->subject_name
						 : view_code(req, "role", reminder->role_code));
	view_text(req, pool_printf(req->pool, "%s.due", place), due_words(req, reminder->due_on));
	view_bool(req, pool_printf(req->pool, "%s.over", place),
		day_number(reminder->due_on) < day_number(clock_today(req->pool)));
	if (!text_empty(reminder->every))
		view_text(req, pool_printf(req->pool, "%s.every", place),
			view_code(req, "reminder_every", reminder->every));
	view_text(req, pool_printf(req->pool, "%s.created_name", place), reminder->created_name);
	if (!reminder->done_at && (reminder->own || reminder->deputy_of))
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s/erinnerungen/%lld", req->base,
				(long long)reminder->id));
	if (!reminder->done_at)
		return;
	view_time(req, pool_printf(req->pool, "%s.done_at", place),
		clock_from_sql(reminder->done_at));
	view_text(req, pool_printf(req->pool, "%s.done_name", place), reminder->done_name);
}

static enum outcome show_subjects(struct request *req)
{
	struct db_rows *rows = NULL;
	struct form_option *options;
	size_t count = 0;
	bool applicant = false;
	enum outcome outcome = reminder_subjects(
		req->db, req->pool, req->object.kind, req->object.id, PEOPLE_SHOWN, &rows);

	if (!outcome && req->object.kind == OBJECT_APPLICATION)
		outcome = reminder_applicant_may(req->db, req->object.id, &applicant);
	if (outcome)
		return outcome;
	options = POOL_ARRAY(req->pool, struct form_option, rows->count + 2);
	options[count++] = (struct form_option){"self", view_word(req, "reminder.self")};
	for (size_t i = 0; i < rows->count; i++) {
		const char *role = view_code(req, "role", db_text(rows, i, "role"));
		const char *name = db_text(rows, i, "name");

		options[count++] = (struct form_option){
			pool_printf(req->pool, "%s:%lld", db_text(rows, i, "kind"),
				(long long)db_number(rows, i, "id")),
			!name ? pool_printf(
				req->pool, "%s %s", view_word(req, "reminder.all_of"), role)
			      : pool_printf(req->pool, "%s (%s)", name, role)};
	}
	if (applicant)
		options[count++] =
			(struct form_option){"applicant", view_word(req, "reminder.applicant")};
	view_bool(req, "May.applicant", applicant);
	form_offer(req, &add_form, "whom", options, count);
	return OK;
}

static enum outcome show(struct request *req)
{
	static const struct reminder_input initial = {.whom = "self"};
	struct reminder *reminders = NULL;
	size_t count = 0;
	bool all = may_add(req);
	const char *path = pool_printf(
		req->pool, "/%s/%s", object_type(req->object.kind)->path, req->object.number);
	enum outcome outcome = reminders_of(req->db, req->pool, &req->principal, req->object.kind,
		req->object.id, all, REMINDERS_SHOWN + 1, &reminders, &count);

	if (outcome)
		return outcome;
	for (size_t i = 0; i < count && i < REMINDERS_SHOWN; i++)
		show_one(req, pool_printf(req->pool, "Reminders.%zu", i), &reminders[i]);
	if (count > REMINDERS_SHOWN)
		view_int(req, "Reminders_more", REMINDERS_SHOWN);
	view_crumb(req, req->object.number, path);
	view_title(req,
		pool_printf(req->pool, "%s · %s", view_word(req, "title.reminders"),
			req->object.number));
	view_bool(req, "May.add", all);
	if (!all)
		return OK;
	form_show(req, &add_form, req->path, &initial);
	return show_subjects(req);
}

static enum outcome save(struct request *req)
{
	enum outcome outcome;

	if (!may_add(req))
		return DENIED;
	outcome = reminder_add(req->db, req->pool, &req->principal, req->object.kind,
		req->object.id, req->input, &req->problems);
	if (outcome == GONE)
		return NOT_FOUND;
	return outcome ? outcome : redirect_to(req, "reminder_added", "%s", req->path);
}

const struct page page_vacancy_reminders = {
	.path = "/vakanzen/{vacancy}/erinnerungen",
	.right = RIGHT_VACANCY_READ,
	.form = &add_form,
	.view = "backend/reminders.cs",
	.title = "reminders",
	.show = show,
	.save = save,
};

const struct page page_jobad_reminders = {
	.path = "/stellenanzeigen/{jobad}/erinnerungen",
	.right = RIGHT_JOBAD_READ,
	.form = &add_form,
	.view = "backend/reminders.cs",
	.title = "reminders",
	.show = show,
	.save = save,
};

const struct page page_application_reminders = {
	.path = "/bewerbungen/{application}/erinnerungen",
	.right = RIGHT_CANDIDATE_READ,
	.form = &add_form,
	.view = "backend/reminders.cs",
	.title = "reminders",
	.show = show,
	.save = save,
};

/* Hers, of an object that she sees now; as a deputy, of one that the person sees. */
static enum outcome own_read(struct request *req, struct reminder *reminder_r)
{
	int64_t object = 0;
	enum outcome outcome = reminder_get(
		req->db, req->pool, &req->principal, request_path_int(req, "id"), reminder_r);

	if (outcome || reminder_r->deputy_of)
		return outcome;
	const struct object_type *type = object_type((enum object_kind)reminder_r->object_kind);
	return request_object(req, type->kind, reminder_r->object_number, type->know, &object);
}

static enum outcome admit_one(struct request *req)
{
	struct reminder reminder;

	return own_read(req, &reminder);
}

static enum outcome show_reminder(struct request *req)
{
	struct reminder reminder;
	enum outcome outcome = own_read(req, &reminder);

	if (outcome)
		return outcome;
	const char *path = pool_printf(req->pool, "/%s/%s",
		object_type((enum object_kind)reminder.object_kind)->path, reminder.object_number);

	view_crumb(req, reminder.object_number, path);
	view_crumb(req, view_word(req, "title.reminders"),
		pool_printf(req->pool, "%s/erinnerungen", path));
	view_text(req, "Object.href", pool_printf(req->pool, "%s%s", req->base, path));
	view_text(req, "Object.number", reminder.object_number);
	show_one(req, "Reminder", &reminder);
	if (!reminder.done_at)
		form_show(req, &done_form, req->path, NULL);
	return OK;
}

static enum outcome save_reminder(struct request *req)
{
	const struct done_input *input = req->input;
	struct reminder reminder;
	enum outcome outcome = own_read(req, &reminder);

	if (!outcome)
		outcome = reminder_done(
			req->db, req->pool, &req->principal, reminder.id, input->ends);
	if (outcome == CONFLICT)
		return redirect_to(req, "step_gone", "%s", req->path);
	if (!outcome && reminder.deputy_of) /* who sees no more of it than this */
		return redirect_to(req, "reminder_done", "/");
	return outcome ? outcome
		       : redirect_to(req, "reminder_done", "/%s/%s/erinnerungen",
			       object_type((enum object_kind)reminder.object_kind)->path,
			       reminder.object_number);
}

const struct page page_reminder = {
	.path = "/erinnerungen/{id}",
	.right = RIGHT_STAFF,
	.form = &done_form,
	.view = "backend/reminder.cs",
	.title = "reminder",
	.admit = admit_one,
	.show = show_reminder,
	.save = save_reminder,
};
