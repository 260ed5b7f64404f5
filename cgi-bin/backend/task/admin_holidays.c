/* One-off holidays: reading, adding, removing them; for administrators. */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "task/holiday.h"
#include "web/form/form.h"

#define NAME_MAX_LENGTH 80 /* as the column */

struct holiday_input {
	const char *day, *name;
};

static const struct form_field holiday_fields[] = {
	{.name = "day", .type = FIELD_DAY, .required = true, FORM_AT(struct holiday_input, day)},
	{.name = "name",
		.type = FIELD_TEXT,
		.max = NAME_MAX_LENGTH,
		.required = true,
		FORM_AT(struct holiday_input, name)},
};

static const struct form holiday_form = FORM("holiday", holiday_fields, struct holiday_input);
static const struct form remove_form = {.name = "holiday_remove"};

static enum outcome show(struct request *req)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = holiday_list(req->db, req->pool, &rows);

	if (outcome)
		return outcome;
	admin_crumbs(req, NULL, NULL);
	view_rows(req, "Holidays", rows);
	for (size_t i = 0; i < rows->count; i++)
		view_text(req, pool_printf(req->pool, "Holidays.%zu.href", i),
			pool_printf(req->pool, "%s%s/%s/entfernen", req->base, req->path,
				db_text(rows, i, "day")));
	form_show(req, &holiday_form, req->path, NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct holiday_input *input = req->input;
	enum outcome outcome = holiday_add(
		req->db, req->pool, &req->principal, input->day, input->name, &req->problems);

	return outcome ? outcome : redirect_to(req, "holiday_added", "%s", req->path);
}

const struct page page_admin_holidays = {
	.path = "/verwaltung/feiertage",
	.right = RIGHT_ADMIN,
	.form = &holiday_form,
	.view = "backend/admin_holidays.cs",
	.title = "admin_holidays",
	.show = show,
	.save = save,
};

static enum outcome show_remove(struct request *req)
{
	const char *day = request_path_value(req, "day");

	if (!day_valid(day))
		return NOT_FOUND;
	admin_crumbs(req, "title.admin_holidays", "/verwaltung/feiertage");
	view_day(req, "Day", day);
	form_show(req, &remove_form, req->path, NULL);
	return OK;
}

static enum outcome save_remove(struct request *req)
{
	const char *day = request_path_value(req, "day");
	enum outcome outcome = !day_valid(day)
		? NOT_FOUND
		: holiday_remove(req->db, req->pool, &req->principal, day);

	return outcome ? outcome : redirect_to(req, "holiday_removed", "/verwaltung/feiertage");
}

const struct page page_admin_holiday_remove = {
	.path = "/verwaltung/feiertage/{day}/entfernen",
	.right = RIGHT_ADMIN,
	.form = &remove_form,
	.view = "backend/admin_holiday_remove.cs",
	.title = "admin_holiday_remove",
	.show = show_remove,
	.save = save_remove,
};
