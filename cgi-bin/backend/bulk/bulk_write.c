/*
 * Writing a letter to the applicants of a bulk action (BAK-09): choosing a template, the text, when
 * it goes, how it looks for each person, and what came of it.
 */
#include "backend/bulk/bulk_items.h"
#include "backend/bulk/letter_files.h"
#include "backend/bulk/letter_person.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "bulk/bulk.h"
#include "letter/attached.h"
#include "letter/waiting.h"
#include "letter/written.h"
#include "mail/letter_template.h"
#include "web/form/form.h"

#define PATH "/sammelaktionen/%lld%s"
#define POINTS_LENGTH 4000
#define BODY_ROWS 18 /* of a text, without scrolling */

struct write_input {
	int64_t version;
	struct written letter;
	const char *send_day;
	int64_t send_hour;
};

static const char *const sends[] = {"now", "time", "guard", NULL};

static const struct form_field write_fields[] = {
	FORM_VERSION(struct write_input),
	{.name = "template",
		.type = FIELD_TEXT,
		.hidden = true,
		.max = 40,
		.required = true,
		FORM_AT(struct write_input, letter.template)},
	{.name = "subject_de",
		.type = FIELD_TEXT,
		.max = LETTER_SUBJECT_MAX,
		.required = true,
		FORM_AT(struct write_input, letter.subject_de)},
	{.name = "body_de",
		.type = FIELD_LONG,
		.max = LETTER_BODY_MAX,
		.required = true,
		FORM_AT(struct write_input, letter.body_de)},
	{.name = "subject_en",
		.type = FIELD_TEXT,
		.max = LETTER_SUBJECT_MAX,
		FORM_AT(struct write_input, letter.subject_en)},
	{.name = "body_en",
		.type = FIELD_LONG,
		.max = LETTER_BODY_MAX,
		FORM_AT(struct write_input, letter.body_en)},
	{.name = "last_day", .type = FIELD_DAY, FORM_AT(struct write_input, letter.last_day)},
	{.name = "last_days",
		.type = FIELD_INT,
		.min = 1,
		.max = WRITTEN_DAYS,
		FORM_AT(struct write_input, letter.last_days)},
	{.name = "points",
		.type = FIELD_LONG,
		.max = POINTS_LENGTH,
		FORM_AT(struct write_input, letter.points)},
	{.name = "send",
		.type = FIELD_CHOICE,
		.choices = sends,
		.required = true,
		FORM_AT(struct write_input, letter.send)},
	{.name = "send_day",
		.type = FIELD_DAY,
		.sometimes = true,
		FORM_AT(struct write_input, send_day)},
	{.name = "send_hour",
		.type = FIELD_INT,
		.min = 0,
		.max = 23,
		.sometimes = true,
		FORM_AT(struct write_input, send_hour)},
	{.name = "guard",
		.type = FIELD_CHOICE,
		.sometimes = true,
		.max = 40,
		FORM_AT(struct write_input, letter.guard)},
};
static const struct form write_form = FORM("bulk_write", write_fields, struct write_input);

struct go_input {
	int64_t version;
};

static const struct form_field go_fields[] = {
	FORM_VERSION(struct go_input),
};
/* words: form.bulk_write_start.version */
static const struct form go_form = FORM("bulk_write_start", go_fields, struct go_input);

static const struct form back_form = {.name = "bulk_write_back"};

static const char *write_path(struct request *req, const char *below)
{
	return pool_printf(req->pool, PATH, (long long)request_path_int(req, "bulk"), below);
}

static enum outcome write_bulk(struct request *req, struct bulk *bulk_r)
{
	return bulk_get(req->db, req->pool, &req->principal, request_path_int(req, "bulk"), bulk_r);
}

/* One that moves applications and was begun is no letter any more. */
static enum outcome admit(struct request *req)
{
	struct bulk bulk;
	enum outcome outcome = write_bulk(req, &bulk);

	if (outcome)
		return outcome;
	bool open = text_equal(bulk.state, "chosen") || text_equal(bulk.state, "checked");
	return text_equal(bulk.act, BULK_LETTER) || (open && !bulk.of_bulk_id) ? OK : NOT_FOUND;
}

/* words: guard.* */
static enum outcome view_guards(struct request *req)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = written_guards(req->db, req->pool, &rows);

	if (outcome)
		return outcome;
	struct form_option *options = POOL_ARRAY(req->pool, struct form_option, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++) {
		const char *code = db_text(rows, i, "code");

		options[i] = (struct form_option){code, view_code(req, "guard", code)};
	}
	form_offer(req, &write_form, "guard", options, rows->count);
	return OK;
}

/* The text of a template as what is typed first. OK, INVALID, NOT_FOUND, UNAVAILABLE. */
static enum outcome begin_with(struct request *req, const char *code, struct write_input *input)
{
	struct letter_template template;
	enum outcome outcome = letter_template_get(req->db, req->pool, code, &template);

	if (!outcome && !template.by_hand)
		return NOT_FOUND;
	if (outcome)
		return outcome;
	input->letter.template = template.code;
	input->letter.subject_de = template.text.subject_de;
	input->letter.body_de = template.text.body_de;
	input->letter.subject_en = template.text.subject_en;
	input->letter.body_en = template.text.body_en;
	return OK;
}

/* What was written already, else the template that is asked for, else the plain one. */
static enum outcome write_begin(
	struct request *req, const struct bulk *bulk, struct write_input *input)
{
	const char *asked = request_query(req, "vorlage");
	enum outcome outcome = written_get(req->db, req->pool, bulk->id, &input->letter);

	input->version = bulk->version;
	input->send_hour = 8;
	if (!outcome && input->letter.due_at) {
		int64_t due = clock_from_sql(input->letter.due_at);

		input->send_day = clock_day(req->pool, due);
		input->send_hour = clock_hour_of(due);
	}
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (outcome == NOT_FOUND)
		input->letter.send = "now";
	if (!outcome && text_empty(asked))
		return OK;
	outcome = begin_with(req, text_empty(asked) ? "letter" : asked, input);
	return outcome == NOT_FOUND ? begin_with(req, "letter", input) : outcome;
}

static enum outcome show_write(struct request *req, const struct bulk *bulk)
{
	struct write_input initial = {0};
	enum outcome outcome = write_begin(req, bulk, &initial);

	if (!outcome)
		outcome = letter_templates_show(req, initial.letter.template);
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	form_show(req, &write_form, write_path(req, "/brief"), &initial);
	view_int(req, "Form.bulk_write.field.version.value", bulk->version);
	view_int(req, "Form.bulk_write.field.body_de.rows", BODY_ROWS);
	view_int(req, "Form.bulk_write.field.body_en.rows", BODY_ROWS);
	const struct write_input *typed = req->page->form == &write_form ? req->input : NULL;
	letter_uses_show(req, typed ? &typed->letter : &initial.letter);
	return view_guards(req);
}

static void view_when(struct request *req, const struct written *written)
{
	view_text(req, "When.send", written->send);
	if (written->due_at)
		view_time(req, "When.due", clock_from_sql(written->due_at));
	if (written->guard)
		view_text(req, "When.guard", view_code(req, "guard", written->guard));
}

static enum outcome show_checked(struct request *req, const struct bulk *bulk)
{
	struct written written;
	enum outcome outcome = written_get(req->db, req->pool, bulk->id, &written);

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	view_when(req, &written);
	form_show(req, &go_form, write_path(req, "/brief/senden"), NULL);
	view_int(req, "Form.bulk_write_start.field.version.value", bulk->version);
	outcome = letter_files_show(req, bulk->id);
	if (outcome)
		return outcome;
	return bulk->ready ? letter_person_show(req, bulk, &written) : OK;
}

/* What waits can be taken back, unless that is being done. */
static enum outcome show_back(struct request *req, const struct bulk *bulk)
{
	struct queue_item item;
	enum outcome outcome =
		queue_find(req->db, req->pool, waiting_back_kind.code, bulk->id, &item);

	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (!outcome && text_among("waiting,running", item.state))
		view_bool(req, "Back_going", true);
	else
		form_show(req, &back_form, write_path(req, "/brief/zuruecknehmen"), NULL);
	return OK;
}

/* Where the letters stand that were queued. */
static enum outcome show_over(struct request *req, const struct bulk *bulk)
{
	struct waiting_count count;
	enum outcome outcome = waiting_counts(req->db, req->pool, bulk->id, &count);

	if (outcome)
		return outcome;
	view_int(req, "Count.waiting", count.waiting);
	view_int(req, "Count.sent", count.sent);
	view_int(req, "Count.print", count.print);
	view_int(req, "Count.taken_back", count.taken_back);
	view_int(req, "Count.stopped", count.stopped);
	view_int(req, "Count.given_up", count.given_up);
	return count.waiting ? show_back(req, bulk) : OK;
}

static enum outcome show(struct request *req)
{
	struct bulk bulk;
	enum outcome outcome = write_bulk(req, &bulk);

	if (outcome)
		return outcome;
	bool open = text_equal(bulk.state, "chosen") || text_equal(bulk.state, "checked");
	/* whoever asks for a template begins anew */
	bool written = text_equal(bulk.act, BULK_LETTER)
		&& !(open && !text_empty(request_query(req, "vorlage")));
	view_crumb(req, view_word(req, "title.applications"), "/bewerbungen");
	view_crumb(req, view_word(req, "title.bulks"), "/sammelaktionen");
	view_text(req, "Bulk.state", bulk.state);
	view_text(req, "Bulk.address", write_path(req, ""));
	view_int(req, "Bulk.items", bulk.items);
	view_int(req, "Bulk.ready", bulk.ready);
	view_int(req, "Bulk.over", bulk.done + bulk.refused + bulk.stopped);
	view_bool(req, "Bulk.act_written", written);
	view_bool(req, "Bulk.written", written && text_equal(bulk.state, "checked"));
	outcome = open ? show_write(req, &bulk) : show_over(req, &bulk);
	if (!outcome && written)
		outcome = bulk_reasons_show(req, bulk.id);
	if (!outcome && written && text_equal(bulk.state, "checked"))
		outcome = show_checked(req, &bulk);
	return outcome || !written ? outcome : list_show(req, "List", &bulk_items);
}

/* words: problem.hour_none problem.hour_twice */
static void due_set(struct request *req, struct write_input *input)
{
	int64_t due;
	int times;

	if (!input->send_day || !text_equal(input->letter.send, "time"))
		return;
	times = day_hours(input->send_day, (int)input->send_hour, &due);
	if (times != 1)
		form_problem(req, "send_hour", times ? "hour_twice" : "hour_none");
	input->letter.due_at = clock_sql(req->pool, due);
}

static enum outcome save(struct request *req)
{
	struct write_input *input = req->input;
	struct bulk bulk;
	enum outcome outcome = write_bulk(req, &bulk);

	if (outcome)
		return outcome;
	input->letter.bulk_id = bulk.id;
	due_set(req, input);
	outcome = bulk_say_letter(req->db, req->pool, &req->principal, input->version,
		&input->letter, &req->problems);
	if (outcome == CONFLICT)
		form_problem(req, "", "bulk_meanwhile");
	return outcome ? outcome : redirect_to(req, NULL, "%s", write_path(req, "/brief"));
}

static enum outcome save_go(struct request *req)
{
	const struct go_input *input = req->input;
	int64_t id = request_path_int(req, "bulk");
	enum outcome outcome =
		bulk_start(req->db, req->pool, &req->principal, id, input->version, &req->problems);

	if (!outcome)
		outcome = attached_ready(req->db, req->pool, id, &req->problems);
	if (outcome == CONFLICT)
		form_problem(req, "", "bulk_meanwhile");
	return outcome ? outcome
		       : redirect_to(req, "letters_begun", "%s", write_path(req, "/brief"));
}

static enum outcome save_back(struct request *req)
{
	int64_t count = 0;
	struct bulk bulk;
	enum outcome outcome = write_bulk(req, &bulk);

	if (!outcome)
		outcome =
			waiting_take_back_all(req->db, req->pool, &req->principal, bulk.id, &count);
	return outcome ? outcome
		       : redirect_to(req, "letters_taken_back", "%s", write_path(req, "/brief"));
}

const struct page page_bulk_write = {
	.path = "/sammelaktionen/{bulk}/brief",
	.right = RIGHT_CANDIDATE_CONTACT,
	.form = &write_form,
	LISTS(&bulk_items),
	.view = "backend/bulk_write.cs",
	.title = "bulk_write",
	.admit = admit,
	.show = show,
	.save = save,
};

const struct page page_bulk_write_start = {
	.path = "/sammelaktionen/{bulk}/brief/senden",
	.right = RIGHT_CANDIDATE_CONTACT,
	.form = &go_form,
	.view = "backend/bulk_write.cs",
	.title = "bulk_write",
	.admit = admit,
	.show = show,
	.save = save_go,
};

const struct page page_bulk_write_back = {
	.path = "/sammelaktionen/{bulk}/brief/zuruecknehmen",
	.right = RIGHT_CANDIDATE_CONTACT,
	.form = &back_form,
	.view = "backend/bulk_write.cs",
	.title = "bulk_write",
	.admit = admit,
	.show = show,
	.save = save_back,
};
