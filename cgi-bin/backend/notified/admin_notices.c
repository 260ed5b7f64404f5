/* How long authorities wait for those passed over, and what they tell them; for administrators. */
#include "backend/admin/admin.h"
#include "backend/notified/notices_view.h"
#include "backend/pages.h"
#include "notified/setting.h"

struct setting_input {
	const char *authority, *unit, *naming;
	int64_t waits, presumed_days;
};

static const char *const waiting_units[] = {"weeks", "months", NULL};
static const char *const notice_namings[] = {"nobody", "internal", "all", NULL};

static const struct form_field setting_fields[] = {
	{.name = "authority",
		.type = FIELD_CHOICE,
		.max = 30,
		.required = true,
		FORM_AT(struct setting_input, authority)},
	{.name = "waits",
		.type = FIELD_INT,
		.min = 1,
		.max = WAITING_COUNT_MAX,
		.required = true,
		FORM_AT(struct setting_input, waits)},
	{.name = "unit",
		.type = FIELD_CHOICE,
		.required = true,
		.choices = waiting_units,
		FORM_AT(struct setting_input, unit)},
	{.name = "presumed_days",
		.type = FIELD_INT,
		.min = 1,
		.max = PRESUMED_DAYS_MAX,
		.required = true,
		FORM_AT(struct setting_input, presumed_days)},
	{.name = "naming",
		.type = FIELD_CHOICE,
		.required = true,
		.choices = notice_namings,
		FORM_AT(struct setting_input, naming)},
};
static const struct form setting_form =
	FORM("notice_setting", setting_fields, struct setting_input);

static enum outcome show(struct request *req)
{
	struct db_rows *rows = NULL;
	struct form_option *options;
	enum outcome outcome = notice_settings(req->db, req->pool, &rows);

	if (outcome)
		return outcome;
	admin_crumbs(req, NULL, NULL);
	view_rows(req, "Settings", rows);
	options = POOL_ARRAY(req->pool, struct form_option, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++) {
		const char *place = pool_printf(req->pool, "Settings.%zu", i);

		options[i] = (struct form_option){
			db_text(rows, i, "authority"), db_text(rows, i, "name")};
		view_text(req, pool_printf(req->pool, "%s.waits_words", place),
			waiting_words(req, db_number(rows, i, "waits"), db_text(rows, i, "unit")));
		view_text(req, pool_printf(req->pool, "%s.naming_word", place),
			view_code(req, "notice_naming", db_text(rows, i, "naming")));
	}
	form_show(req, &setting_form, req->path,
		&(struct setting_input){
			.waits = 2, .unit = "weeks", .presumed_days = 4, .naming = "nobody"});
	form_offer(req, &setting_form, "authority", options, rows->count);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct setting_input *input = req->input;
	enum outcome outcome =
		notice_setting_set(req->db, req->pool, &req->principal, input->authority,
			&(struct notice_setting){
				{input->waits, input->unit, input->presumed_days}, input->naming},
			&req->problems);

	return outcome ? outcome : redirect_to(req, "notice_setting_set", "%s", req->path);
}

const struct page page_admin_notices = {
	.path = "/verwaltung/wartefristen",
	.right = RIGHT_ADMIN,
	.form = &setting_form,
	.view = "backend/admin_notices.cs",
	.title = "admin_notices",
	.show = show,
	.save = save,
};
