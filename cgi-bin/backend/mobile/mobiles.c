/* The register of mobile employees: its list, an entry, keeping it. */
#include "backend/mobile/mobile_view.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "choice/choice.h"
#include "mobile/mobile_file.h"
#include "web/form/form.h"

#define ENTRIES_SHOWN 100
#define PROPOSALS_SHOWN 50

static const struct form_field mobile_fields[] = {
	{.name = "surname",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		FORM_AT(struct mobile_input, surname)},
	{.name = "first_name",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		FORM_AT(struct mobile_input, first_name)},
	{.name = "email",
		.type = FIELD_EMAIL,
		.max = 254,
		.required = true,
		FORM_AT(struct mobile_input, email)},
	{.name = "authority",
		.type = FIELD_CHOICE,
		.max = 20,
		.required = true,
		FORM_AT(struct mobile_input, authority)},
	{.name = "pay_grade",
		.type = FIELD_TEXT,
		.max = 20,
		.required = true,
		FORM_AT(struct mobile_input, pay_grade)},
	{.name = "field",
		.type = FIELD_CHOICE,
		.list = CHOICE_FIELD,
		.required = true,
		FORM_AT(struct mobile_input, field)},
	{.name = "town", .type = FIELD_TEXT, .max = 80, FORM_AT(struct mobile_input, town)},
	{.name = "since_on",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct mobile_input, since_on)},
	{.name = "wishes", .type = FIELD_LONG, .max = 2000, FORM_AT(struct mobile_input, wishes)},
};

/* words: form.mobile.surname_missing form.mobile.first_name_missing form.mobile.email_missing
 * form.mobile.authority_missing form.mobile.pay_grade_missing form.mobile.field_missing
 * form.mobile.since_on_missing */
static const struct form mobile_form = FORM("mobile", mobile_fields, struct mobile_input);
static const struct form end_form = {.name = "mobile_end"};
static const struct form back_form = {.name = "mobile_take_back"};

void view_mobile(struct request *req, const char *place, const struct mobile *mobile)
{
	const struct mobile_input *data = &mobile->data;

	view_text(req, pool_printf(req->pool, "%s.id", place),
		pool_printf(req->pool, "%lld", (long long)mobile->id));
	view_text(req, pool_printf(req->pool, "%s.name", place),
		data->surname ? pool_printf(req->pool, "%s, %s", data->surname, data->first_name)
			      : view_word(req, "mobile.erased"));
	view_text(req, pool_printf(req->pool, "%s.pay_grade", place), data->pay_grade);
	view_text(req, pool_printf(req->pool, "%s.field", place),
		view_choice(req, CHOICE_FIELD, data->field));
	view_text(req, pool_printf(req->pool, "%s.town", place), data->town);
	view_day(req, pool_printf(req->pool, "%s.since", place), data->since_on);
	view_text(req, pool_printf(req->pool, "%s.authority", place), mobile->authority);
	view_text(req, pool_printf(req->pool, "%s.status", place), mobile->status);
	if (mobile->proposals)
		view_int(req, pool_printf(req->pool, "%s.proposals", place), mobile->proposals);
}

static enum outcome show_entries(struct request *req, const char *name, const char *status)
{
	struct mobile *mobiles = NULL;
	size_t count = 0;
	enum outcome outcome = mobile_list(
		req->db, req->pool, &req->principal, status, ENTRIES_SHOWN + 1, &mobiles, &count);

	if (outcome)
		return outcome;
	if (count > ENTRIES_SHOWN) {
		count = ENTRIES_SHOWN;
		view_int(req, pool_printf(req->pool, "%s_more", name), ENTRIES_SHOWN);
	}
	for (size_t i = 0; i < count; i++)
		view_mobile(req, pool_printf(req->pool, "%s.%zu", name, i), &mobiles[i]);
	return OK;
}

static enum outcome show_list(struct request *req)
{
	enum outcome outcome = show_entries(req, "Open", "open");

	if (!outcome)
		outcome = show_entries(req, "Placed", "placed");
	return outcome ? outcome : show_entries(req, "Ended", "ended");
}

static enum outcome entry_get(struct request *req, struct mobile *mobile_r)
{
	return mobile_get(
		req->db, req->pool, &req->principal, request_path_int(req, "id"), mobile_r);
}

static const char *entry_path(struct request *req)
{
	return pool_printf(req->pool, "/mobile/%lld", (long long)request_path_int(req, "id"));
}

static enum outcome show_entry_files(struct request *req, int64_t mobile_id)
{
	struct mobile_file *files = NULL;
	size_t count = 0;
	enum outcome outcome = mobile_files(req->db, req->pool, mobile_id, &files, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Files.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.name", place), files[i].name);
		if (files[i].checked)
			view_text(
				req, pool_printf(req->pool, "%s.checked", place), files[i].checked);
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s%s/unterlagen/%lld", req->base, entry_path(req),
				(long long)files[i].id));
		view_text(req, pool_printf(req->pool, "%s.remove", place),
			pool_printf(req->pool, "%s%s/unterlagen/%lld/entfernen", req->base,
				entry_path(req), (long long)files[i].id));
		view_time(req, pool_printf(req->pool, "%s.at", place),
			clock_from_sql(files[i].created_at));
	}
	return outcome;
}

static enum outcome show_entry(struct request *req)
{
	struct mobile mobile;
	struct db_rows *proposals = NULL;
	enum outcome outcome = entry_get(req, &mobile);

	if (!outcome)
		outcome = mobile_proposals_of_entry(req->db, req->pool, &req->principal, mobile.id,
			PROPOSALS_SHOWN + 1, &proposals);
	if (!outcome)
		outcome = show_entry_files(req, mobile.id);
	if (outcome)
		return outcome;
	if (proposals->count > PROPOSALS_SHOWN) {
		proposals->count = PROPOSALS_SHOWN;
		view_int(req, "Proposals_more", PROPOSALS_SHOWN);
	}
	view_mobile(req, "Mobile", &mobile);
	view_text(req, "Mobile.email", mobile.data.email);
	view_text(req, "Mobile.wishes", mobile.data.wishes);
	view_time(req, "Mobile.status_at", clock_from_sql(mobile.status_at));
	view_rows(req, "Proposals", proposals);
	view_crumb(req, view_word(req, "title.mobiles"), "/mobile");
	if (mobile.data.surname)
		view_title(req,
			pool_printf(
				req->pool, "%s, %s", mobile.data.surname, mobile.data.first_name));
	return OK;
}

static enum outcome show_form(struct request *req, const struct mobile_input *initial)
{
	struct db_rows *authorities = NULL;
	struct mobile_input first = *initial;
	enum outcome outcome =
		mobile_authorities(req->db, req->pool, &req->principal, &authorities);

	if (outcome)
		return outcome;
	if (!first.authority && authorities->count == 1)
		first.authority = db_text(authorities, 0, "id");
	form_show(req, &mobile_form, req->path, &first);
	form_options(req, &mobile_form, "authority", authorities);
	return OK;
}

static enum outcome show_new(struct request *req)
{
	view_text(req, "Back", "/mobile");
	view_crumb(req, view_word(req, "title.mobiles"), "/mobile");
	return show_form(req, &(struct mobile_input){.since_on = clock_today(req->pool)});
}

static enum outcome save_new(struct request *req)
{
	int64_t id = 0;
	enum outcome outcome =
		mobile_add(req->db, req->pool, &req->principal, req->input, &req->problems, &id);

	return outcome ? outcome : redirect_to(req, "mobile_added", "/mobile/%lld", (long long)id);
}

static enum outcome now(struct request *req, void *now_r)
{
	struct mobile mobile;
	enum outcome outcome = entry_get(req, &mobile);

	if (!outcome)
		*(struct mobile_input *)now_r = mobile.data;
	return outcome;
}

static enum outcome show_edit(struct request *req)
{
	struct mobile mobile;
	enum outcome outcome = entry_get(req, &mobile);

	if (outcome)
		return outcome;
	view_text(req, "Back", entry_path(req));
	view_crumb(req, view_word(req, "title.mobiles"), "/mobile");
	view_crumb(req,
		pool_printf(req->pool, "%s, %s", mobile.data.surname, mobile.data.first_name),
		entry_path(req));
	return show_form(req, &mobile.data);
}

static enum outcome save_edit(struct request *req)
{
	struct mobile_input *input = req->input;
	const struct mobile_input *before = req->now;
	enum outcome outcome;

	input->version = before->version;
	outcome = mobile_change(req->db, req->pool, &req->principal, request_path_int(req, "id"),
		input, &req->problems);
	return outcome ? outcome : redirect_to(req, "saved", "%s", entry_path(req));
}

/* Of one that is over nothing is kept any more. */
static enum outcome admit_open(struct request *req)
{
	struct mobile mobile;
	enum outcome outcome = entry_get(req, &mobile);

	if (outcome || text_equal(mobile.status, "open") || req->post)
		return outcome;
	return redirect_to(req, "step_gone", "%s", entry_path(req));
}

static enum outcome show_mobile_asked(struct request *req, const struct form *form)
{
	struct mobile mobile;
	enum outcome outcome = entry_get(req, &mobile);

	if (outcome)
		return outcome;
	view_mobile(req, "Mobile", &mobile);
	view_text(req, "Number", request_path_value(req, "number"));
	view_text(req, "Back", pool_printf(req->pool, "%s%s", req->base, entry_path(req)));
	view_crumb(req, view_word(req, "title.mobiles"), "/mobile");
	form_show(req, form, req->path, NULL);
	return OK;
}

static enum outcome show_end(struct request *req)
{
	return show_mobile_asked(req, &end_form);
}

static enum outcome save_end(struct request *req)
{
	enum outcome outcome = mobile_end(
		req->db, req->pool, &req->principal, request_path_int(req, "id"), &req->problems);

	return outcome ? outcome : redirect_to(req, "mobile_ended", "%s", entry_path(req));
}

static enum outcome show_take_back(struct request *req)
{
	enum outcome outcome = mobile_proposal_seen(req->db, req->pool, &req->principal,
		request_path_int(req, "id"), request_path_value(req, "number"));

	return outcome ? outcome : show_mobile_asked(req, &back_form);
}

static enum outcome save_take_back(struct request *req)
{
	enum outcome outcome = mobile_take_back(req->db, req->pool, &req->principal,
		request_path_int(req, "id"), request_path_value(req, "number"), &req->problems);

	return outcome ? outcome : redirect_to(req, "mobile_taken_back", "%s", entry_path(req));
}

const struct page page_mobiles = {
	.path = "/mobile",
	.right = RIGHT_MOBILE_REGISTER,
	.view = "backend/mobiles.cs",
	.title = "mobiles",
	.show = show_list,
};

const struct page page_mobile_new = {
	.path = "/mobile/neu",
	.right = RIGHT_MOBILE_REGISTER,
	.form = &mobile_form,
	.view = "backend/mobile_edit.cs",
	.title = "mobile_new",
	.show = show_new,
	.save = save_new,
};

const struct page page_mobile = {
	.path = "/mobile/{id}",
	.right = RIGHT_MOBILE_REGISTER,
	.view = "backend/mobile.cs",
	.title = "mobile",
	.show = show_entry,
};

const struct page page_mobile_edit = {
	.path = "/mobile/{id}/bearbeiten",
	.right = RIGHT_MOBILE_REGISTER,
	.form = &mobile_form,
	.view = "backend/mobile_edit.cs",
	.title = "mobile_edit",
	.admit = admit_open,
	.show = show_edit,
	.now = now,
	.save = save_edit,
};

const struct page page_mobile_end = {
	.path = "/mobile/{id}/beenden",
	.right = RIGHT_MOBILE_REGISTER,
	.form = &end_form,
	.view = "backend/mobile_end.cs",
	.title = "mobile_end",
	.admit = admit_open,
	.show = show_end,
	.save = save_end,
};

const struct page page_mobile_take_back = {
	.path = "/mobile/{id}/vorschlaege/{number}/zurueckziehen",
	.right = RIGHT_MOBILE_REGISTER,
	.form = &back_form,
	.view = "backend/mobile_take_back.cs",
	.title = "mobile_take_back",
	.show = show_take_back,
	.save = save_take_back,
};
