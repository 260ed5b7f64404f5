/*
 * A bulk action (PRO-24): saying what is to be done with the chosen applications, reading what will
 * happen to each and the mail as it goes, having it done, and what came of it.
 */
#include "bulk/bulk.h"

#include "application/notice.h"
#include "application/reading.h"
#include "backend/bulk/bulk_items.h"
#include "backend/desk/step.h"
#include "backend/pages.h"
#include "base/text.h"
#include "process/process.h"
#include "web/form/form.h"
#include "web/list/list.h"

#define PATH "/sammelaktionen/"

struct say_input {
	int64_t version;
	const char *step;
	const char *reason;
};

static const struct form_field say_fields[] = {
	FORM_VERSION(struct say_input),
	{.name = "step", .type = FIELD_CHOICE, .required = true, FORM_AT(struct say_input, step)},
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 2000,
		.sometimes = true,
		FORM_AT(struct say_input, reason)},
};
static const struct form say_form = FORM("bulk", say_fields, struct say_input);

struct start_input {
	int64_t version;
};

static const struct form_field start_fields[] = {
	FORM_VERSION(struct start_input),
};
static const struct form start_form = FORM("bulk_start", start_fields, struct start_input);

static const struct form back_form = {.name = "bulk_back"};

static int64_t bulk_id(struct request *req)
{
	return request_path_int(req, "bulk");
}

static const char *bulk_path(struct request *req)
{
	return pool_printf(req->pool, PATH "%lld", (long long)bulk_id(req));
}

static enum outcome bulk_of(struct request *req, struct bulk *bulk_r)
{
	return bulk_get(req->db, req->pool, &req->principal, bulk_id(req), bulk_r);
}

static enum outcome admit(struct request *req)
{
	struct bulk bulk;

	return bulk_of(req, &bulk);
}

static void bind_items(struct request *req, struct access_where roles, struct db_value *slots_r)
{
	(void)roles;
	bulk_list_bind(&req->principal, bulk_id(req), slots_r);
}

static const char *item_name(struct request *req, const struct list_row *row)
{
	const char *name = list_cell(row, "name");

	return name ? name : view_word(req, "bulk.unseen");
}

static const char *item_reason(struct request *req, const struct list_row *row)
{
	const char *reason = list_cell(row, "reason");

	return text_empty(reason) ? NULL : view_code(req, "bulk_reason", reason);
}

static const struct list_column item_columns[] = {
	{.code = "name",
		.label = "backend.name",
		.head = true,
		.text = item_name,
		.link = "/bewerbungen/",
		.link_from = "number",
		.note = "own_reason",
		.note_label = "bulk.own_reason"},
	{.code = "number", .label = "backend.number", .wide = true},
	{.code = "status",
		.label = "backend.status",
		.type = LIST_STATUS,
		.kind = OBJECT_APPLICATION},
	{.code = "state", .label = "bulk.item", .type = LIST_CODE, .words = "bulk_item"},
	{.code = "reason", .label = "backend.reason", .text = item_reason},
};

static const char *const item_states[] = {"chosen", "ready", "stopped", "done", "refused", NULL};

static const struct list_filter item_filters[] = {
	{.code = "stand",
		.label = "bulk.item",
		.type = LIST_CHOICE,
		.words = "bulk_item",
		.choices = item_states},
};

const struct list bulk_items = {
	.code = "bulk_items",
	.title = "bulk_items",
	.right = RIGHT_CANDIDATE_LIST_VIEW,
	.source = &bulk_item_list,
	.bind = bind_items,
	LIST_COLUMNS_OF(item_columns),
	LIST_FILTERS_OF(item_filters),
	.sort = "id",
	.empty = "bulk.items_empty",
};

/* The mail to the n-th of those it goes to, with the way to the others. */
static enum outcome show_mail(struct request *req, const struct bulk *bulk)
{
	int64_t at = 1;
	int64_t count = bulk->ready + bulk->done;
	int64_t application = 0;
	struct process_step step;
	struct notice_mail mail;
	enum outcome outcome;

	if (!text_to_int(request_query(req, "mail"), 1, count, &at))
		at = 1;
	outcome = bulk_ready_at(req->db, bulk->id, at - 1, &application);
	if (!outcome)
		outcome = process_step_find(req->db, req->pool, &req->principal, OBJECT_APPLICATION,
			application, bulk->param, &step);
	if (outcome) /* it was moved meanwhile: the run says so */
		return outcome == NOT_FOUND ? OK : outcome;
	view_bool(req, "Final", step.final);
	if (!step.mail)
		return OK;
	outcome = application_read_as(
		req->db, req->pool, &req->principal, RIGHT_CANDIDATE_READ, application);
	if (outcome != UNAVAILABLE) /* whoever may make the step may see what it writes */
		outcome = notice_of_step(req->db, application, step.to, step.mail, &step.mail);
	if (!outcome)
		outcome = notice_write(req->db, req->pool, application, step.mail, &mail);
	if (outcome)
		return outcome;
	view_text(req, "Mail.recipient", mail.recipient);
	view_text(req, "Mail.subject", mail.subject);
	view_text(req, "Mail.text", mail.text);
	view_int(req, "Mail.at", at);
	view_int(req, "Mail.count", count);
	if (at > 1)
		view_int(req, "Mail.previous", at - 1);
	if (at < count)
		view_int(req, "Mail.next", at + 1);
	return OK;
}

static enum outcome show_step(struct request *req, const struct bulk *bulk)
{
	struct db_rows *rows = NULL;
	struct form_option *options;
	int64_t heard = 0;
	size_t count = 0;
	enum outcome outcome = bulk_steps(req->db, req->pool, &req->principal, bulk->id, &rows);

	if (!outcome)
		outcome = bulk_hearing_count(req->db, &req->principal, bulk->id, &heard);
	if (outcome)
		return outcome;
	options = POOL_ARRAY(req->pool, struct form_option, rows->count + 1);
	for (; count < rows->count; count++)
		options[count] = (struct form_option){
			db_text(rows, count, "code"), db_text(rows, count, "name")};
	if (heard)
		options[count++] = (struct form_option){BULK_HEARING,
			pool_printf(req->pool, "%s (%lld)", view_word(req, "bulk.hearing"),
				(long long)heard)};
	form_show(req, &say_form, pool_printf(req->pool, "%s/schritt", bulk_path(req)),
		&(struct say_input){
			.version = bulk->version, .step = bulk->param, .reason = bulk->reason});
	form_offer(req, &say_form, "step", options, count);
	view_int(req, "Form.bulk.field.version.value", bulk->version);
	for (size_t i = 0; i < count; i++)
		if (text_equal(options[i].value, bulk->param))
			view_text(req, "Bulk.step", options[i].label);
	return OK;
}

/* Whom the letters go to, and when. */
static enum outcome show_letters(struct request *req, const struct bulk *bulk)
{
	struct bulk_letters letters;
	enum outcome outcome = bulk_letters_get(req->db, req->pool, bulk, &letters);

	if (outcome)
		return outcome;
	if (letters.count > letters.waiting)
		view_int(req, "Letters.at_once", letters.count - letters.waiting);
	if (letters.waiting) {
		view_int(req, "Letters.waiting", letters.waiting);
		view_undo_until(req, letters.until);
	}
	return show_mail(req, bulk);
}

/* What waits and can be taken back. */
static enum outcome show_back(struct request *req, const struct bulk *bulk)
{
	struct bulk_back back;
	enum outcome outcome = bulk_back_get(req->db, req->pool, bulk->id, &back);

	if (outcome)
		return outcome;
	if (back.back_id)
		view_int(req, "Bulk.back", back.back_id);
	if (back.back_id || !back.steps)
		return OK;
	view_undo_left(req, back.until);
	view_int(req, "Bulk.waiting", back.steps);
	form_show(
		req, &back_form, pool_printf(req->pool, "%s/zuruecknehmen", bulk_path(req)), NULL);
	return OK;
}

/* What stands at the top, by the state: what is next. */
static enum outcome show_next(struct request *req, const struct bulk *bulk)
{
	bool open = text_equal(bulk->state, "chosen") || text_equal(bulk->state, "checked");
	enum outcome outcome = OK;

	if (open)
		outcome = show_step(req, bulk);
	if (!outcome && !open)
		outcome = show_back(req, bulk);
	if (!outcome)
		outcome = bulk_reasons_show(req, bulk->id);
	if (outcome || !text_equal(bulk->state, "checked"))
		return outcome;
	form_show(req, &start_form, pool_printf(req->pool, "%s/ausfuehren", bulk_path(req)), NULL);
	view_int(req, "Form.bulk_start.field.version.value", bulk->version);
	return bulk->ready ? show_letters(req, bulk) : OK;
}

static enum outcome show(struct request *req)
{
	struct bulk bulk;
	enum outcome outcome = bulk_of(req, &bulk);

	if (outcome)
		return outcome;
	if (text_equal(bulk.act, BULK_LETTER) && !req->post)
		return redirect_to(req, NULL, "%s/brief", bulk_path(req));
	view_bool(req, "May.write", access_has(&req->principal, RIGHT_CANDIDATE_CONTACT));
	view_crumb(req, view_word(req, "title.applications"), "/bewerbungen");
	view_crumb(req, view_word(req, "title.bulks"), "/sammelaktionen");
	view_text(req, "Bulk.state", bulk.state);
	view_int(req, "Bulk.items", bulk.items);
	view_int(req, "Bulk.ready", bulk.ready);
	view_int(req, "Bulk.stopped", bulk.stopped);
	view_int(req, "Bulk.done", bulk.done);
	view_int(req, "Bulk.refused", bulk.refused);
	view_int(req, "Bulk.over", bulk.done + bulk.refused + bulk.stopped);
	view_text(req, "Bulk.address", bulk_path(req));
	if (bulk.of_bulk_id)
		view_int(req, "Bulk.of", bulk.of_bulk_id);
	view_bool(req, "Bulk.left_many", bulk.left_out < 0);
	view_int(req, "Bulk.left_out", bulk.left_out > 0 ? bulk.left_out : 0);
	outcome = show_next(req, &bulk);
	return outcome ? outcome : list_show(req, "List", &bulk_items);
}

static enum outcome save(struct request *req)
{
	const struct say_input *input = req->input;
	struct bulk bulk;
	enum outcome outcome = bulk_of(req, &bulk);

	if (!outcome)
		outcome = bulk_say(req->db, req->pool, &req->principal, bulk.id, input->version,
			input->step, input->reason);
	if (outcome == CONFLICT)
		form_problem(req, "", "bulk_meanwhile");
	return outcome ? outcome : redirect_to(req, NULL, "%s", bulk_path(req));
}

static enum outcome save_start(struct request *req)
{
	const struct start_input *input = req->input;
	enum outcome outcome = bulk_start(
		req->db, req->pool, &req->principal, bulk_id(req), input->version, &req->problems);

	if (outcome == CONFLICT)
		form_problem(req, "", "bulk_meanwhile");
	return outcome ? outcome : redirect_to(req, "bulk_started", "%s", bulk_path(req));
}

static enum outcome save_back(struct request *req)
{
	int64_t back_id = 0;
	enum outcome outcome = bulk_take_back(
		req->db, req->pool, &req->principal, bulk_id(req), &req->problems, &back_id);

	return outcome ? outcome
		       : redirect_to(req, "bulk_back_started", PATH "%lld", (long long)back_id);
}

const struct page page_bulk = {
	.path = "/sammelaktionen/{bulk}",
	.right = RIGHT_CANDIDATE_LIST_VIEW,
	LISTS(&bulk_items),
	.view = "backend/bulk.cs",
	.title = "bulk",
	.admit = admit,
	.show = show,
};

const struct page page_bulk_step = {
	.path = "/sammelaktionen/{bulk}/schritt",
	.right = RIGHT_CANDIDATE_LIST_VIEW,
	.form = &say_form,
	.view = "backend/bulk.cs",
	.title = "bulk",
	.admit = admit,
	.show = show,
	.save = save,
};

const struct page page_bulk_start = {
	.path = "/sammelaktionen/{bulk}/ausfuehren",
	.right = RIGHT_CANDIDATE_LIST_VIEW,
	.form = &start_form,
	.view = "backend/bulk.cs",
	.title = "bulk",
	.admit = admit,
	.show = show,
	.save = save_start,
};

/* words: problem.bulk_back_done problem.bulk_back_late */
const struct page page_bulk_back = {
	.path = "/sammelaktionen/{bulk}/zuruecknehmen",
	.right = RIGHT_CANDIDATE_LIST_VIEW,
	.form = &back_form,
	.view = "backend/bulk.cs",
	.title = "bulk",
	.admit = admit,
	.show = show,
	.save = save_back,
};

/* words: bulk_reason.* */
enum outcome bulk_reasons_show(struct request *req, int64_t bulk_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = bulk_reasons(req->db, req->pool, bulk_id, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const char *place = pool_printf(req->pool, "Reasons.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.words", place),
			view_code(req, "bulk_reason", db_text(rows, i, "reason")));
		view_int(req, pool_printf(req->pool, "%s.objects", place),
			db_number(rows, i, "objects"));
	}
	return outcome;
}
