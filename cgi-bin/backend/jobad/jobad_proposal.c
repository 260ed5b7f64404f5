/* A lector writes what she would change in an ad; whoever steers the procedure takes of it what is
 * to be taken (PRO-04). */
#include <string.h>

#include "backend/desk/lists.h"
#include "backend/jobad/jobad_view.h"
#include "backend/pages.h"
#include "base/text.h"
#include "publishing/jobad_proposal.h"
#include "task/statement.h"
#include "web/form/form.h"

#define TAKEN_MAX 400
#define ASKED_READ 20 /* open statements about an ad */

#define SECTION(member) \
	{ \
		.name = #member, .type = FIELD_LONG, .max = 8000, \
		FORM_AT(struct jobad_input, member) \
	}

static const struct form_field lector_fields[] = {
	{.name = "title",
		.type = FIELD_TEXT,
		.max = 200,
		.required = true,
		FORM_AT(struct jobad_input, title)},
	{.name = "teaser",
		.type = FIELD_TEXT,
		.max = 300,
		.required = true,
		FORM_AT(struct jobad_input, teaser)},
	SECTION(about_us),
	SECTION(tasks),
	SECTION(mandatory),
	SECTION(desirable),
	SECTION(offer),
	SECTION(contact),
	SECTION(notes),
	SECTION(internal_text),
	SECTION(external_text),
	{.name = "title_en", .type = FIELD_TEXT, .max = 200, FORM_AT(struct jobad_input, title_en)},
	SECTION(text_en),
};

static const struct form lector_form = FORM("jobad", lector_fields, struct jobad_input);

bool edits_beside(const struct request *req)
{
	return may_roles(req, RIGHT_JOBAD_EDIT) == ROLE_BIT(ROLE_LECTOR);
}

static enum outcome admit_lector(struct request *req)
{
	return edits_beside(req) ? OK : NOT_FOUND;
}

/* The ad as she would have it. */
static enum outcome lector_text(struct request *req, struct jobad *jobad_r)
{
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, jobad_r);

	return outcome ? outcome
		       : jobad_proposal_apply(
			       req->db, req->pool, jobad_r->id, req->principal.id, &jobad_r->data);
}

static enum outcome now_lector(struct request *req, void *now_r)
{
	struct jobad jobad;
	enum outcome outcome = lector_text(req, &jobad);

	if (!outcome)
		*(struct jobad_input *)now_r = jobad.data;
	return outcome;
}

static enum outcome show_lector(struct request *req)
{
	struct jobad jobad;
	const char *path;
	enum outcome outcome = lector_text(req, &jobad);

	if (outcome)
		return outcome;
	path = pool_printf(req->pool, "/stellenanzeigen/%s", jobad.number);
	view_text(req, "Back", path);
	view_bool(req, "Beside_ad", true);
	view_crumb_german(
		req, pool_printf(req->pool, "%s %s", jobad.number, jobad.data.title), path);
	form_show(req, &lector_form, req->path, &jobad.data);
	return OK;
}

/* Whoever is asked for it answers next. */
static enum outcome lead_on(struct request *req)
{
	const char *path = pool_printf(req->pool, "/stellenanzeigen/%s", req->object.number);
	struct statement *open = NULL;
	size_t count = 0;
	enum outcome outcome = statements_open(req->db, req->pool, &req->principal, OBJECT_JOBAD,
		req->object.id, false, ASKED_READ, &open, &count);

	for (size_t i = 0; !outcome && i < count; i++)
		if (text_equal(open[i].kind, "ad_lector"))
			path = statement_path(req->pool, open[i].id);
	return outcome ? outcome : redirect_to(req, "jobad_proposed", "%s", path);
}

static enum outcome save_lector(struct request *req)
{
	enum outcome outcome = jobad_proposal_save(
		req->db, req->pool, &req->principal, req->object.id, req->input, &req->problems);

	return outcome ? outcome : lead_on(req);
}

const struct page page_jobad_lector = {
	.path = "/stellenanzeigen/{jobad}/lektorat",
	.right = RIGHT_JOBAD_EDIT,
	.form = &lector_form,
	.body = JOBAD_BODY,
	.view = "backend/jobad_edit.cs",
	.title = "jobad_lector",
	.admit = admit_lector,
	.show = show_lector,
	.now = now_lector,
	.save = save_lector,
};

struct take_input {
	struct form_values take;
	int64_t version, proposal, author;
	const char *act;
};

static const char *const acts[] = {"chosen", "all", "none", NULL};

static const struct form_field take_fields[] = {
	FORM_VERSION(struct take_input),
	{.name = "proposal",
		.type = FIELD_INT,
		.hidden = true,
		.min = 1,
		.max = INT32_MAX,
		.required = true,
		FORM_AT(struct take_input, proposal)},
	{.name = "author",
		.type = FIELD_INT,
		.hidden = true,
		.min = 1,
		.max = INT32_MAX,
		.required = true,
		FORM_AT(struct take_input, author)},
	{.name = "act",
		.type = FIELD_CHOICE,
		.hidden = true,
		.choices = acts,
		.required = true,
		FORM_AT(struct take_input, act)},
	{.name = "take", .type = FIELD_VALUES, .max = TAKEN_MAX, FORM_AT(struct take_input, take)},
};

/* words: form.jobad_take.version form.jobad_take.proposal form.jobad_take.author
 * form.jobad_take.act form.jobad_take.take form.jobad_take.act_chosen form.jobad_take.act_all
 * form.jobad_take.act_none */
static const struct form take_form = {
	.name = "jobad_take",
	.fields = take_fields,
	.count = sizeof(take_fields) / sizeof(take_fields[0]),
	.size = sizeof(struct take_input),
	.labels = "jobad",
};

/* Whoever edits the ad itself decides. */
static enum outcome admit_take(struct request *req)
{
	return may(req, RIGHT_JOBAD_EDIT) && !edits_beside(req) ? OK : NOT_FOUND;
}

static bool change_taken(const void *context, const char *part, size_t change)
{
	const struct form_values *take = context;
	size_t length = strlen(part);

	for (size_t i = 0; i < take->count; i++) {
		const char *code = take->items[i];
		int64_t number = -1;

		if (strncmp(code, part, length) == 0 && code[length] == '.'
			&& text_to_int(code + length + 1, 0, INT32_MAX, &number)
			&& (size_t)number == change)
			return true;
	}
	return false;
}

/* Runs of one change stand together: old, new. */
static void view_proposed_runs(
	struct request *req, const char *place, const struct jobad_proposed *one)
{
	const struct take_input *input = req->post ? req->input : NULL;
	size_t shown = 0;

	for (size_t i = 0; i < one->count; i++) {
		const struct diff_run *run = &one->runs[i];
		const struct diff_run *next = i + 1 < one->count ? &one->runs[i + 1] : NULL;
		const char *at = pool_printf(req->pool, "%s.runs.%zu", place, shown++);
		size_t change = run->change;

		if (run->kind == DIFF_SAME) {
			view_text(req, pool_printf(req->pool, "%s.text", at), run->text);
			continue;
		}
		view_text(req, pool_printf(req->pool, "%s.code", at),
			pool_printf(req->pool, "%s.%zu", one->part->name, change));
		view_bool(req, pool_printf(req->pool, "%s.checked", at),
			input ? change_taken(&input->take, one->part->name, change) : !one->moved);
		if (run->kind == DIFF_REMOVED)
			view_text(req, pool_printf(req->pool, "%s.old", at), run->text);
		if (run->kind == DIFF_REMOVED && next && next->kind == DIFF_ADDED)
			run = next, i++;
		if (run->kind == DIFF_ADDED)
			view_text(req, pool_printf(req->pool, "%s.new", at), run->text);
	}
}

static enum outcome show_proposed(
	struct request *req, const struct jobad_proposal *proposal, const struct jobad *jobad)
{
	struct jobad_proposed *proposed = NULL;
	size_t count = 0, changes = 0;
	enum outcome outcome =
		jobad_proposed(req->db, req->pool, proposal, &jobad->data, &proposed, &count);

	if (outcome)
		return outcome;
	for (size_t i = 0; i < count; i++) {
		const char *place = pool_printf(req->pool, "Parts.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.label", place),
			view_word(req,
				pool_printf(req->pool, "form.jobad.%s", proposed[i].part->name)));
		view_bool(req, pool_printf(req->pool, "%s.moved", place), proposed[i].moved);
		view_proposed_runs(req, place, &proposed[i]);
		changes += proposed[i].changes;
	}
	view_int(req, "Changes", (int64_t)changes);
	return OK;
}

/* The oldest proposal; where there is none any more, the ad. */
static enum outcome show_take(struct request *req)
{
	struct jobad jobad;
	struct jobad_proposal proposal;
	struct take_input initial;
	const char *path = pool_printf(req->pool, "/stellenanzeigen/%s", req->object.number);
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);

	if (!outcome)
		outcome = jobad_proposal_get(req->db, req->pool, req->object.id, 0, &proposal);
	if (outcome == NOT_FOUND)
		return redirect_to(req, "step_gone", "%s", path);
	if (outcome)
		return outcome;
	initial = (struct take_input){.version = jobad.version,
		.proposal = proposal.version,
		.author = proposal.staff_user_id};
	view_text(req, "Proposal.author", proposal.author);
	view_time(req, "Proposal.at", proposal.changed_at);
	view_int(req, "Seen.version", initial.version);
	view_int(req, "Seen.proposal", initial.proposal);
	view_int(req, "Seen.author", initial.author);
	view_text(req, "Back", pool_printf(req->pool, "%s%s", req->base, path));
	view_crumb_german(
		req, pool_printf(req->pool, "%s %s", jobad.number, jobad.data.title), path);
	form_show(req, &take_form, req->path, &initial);
	outcome = show_proposed(req, &proposal, &jobad);
	return outcome ? outcome : show_conflict(req, OBJECT_JOBAD, jobad.id);
}

static bool change_left(const void *context, const char *part, size_t change)
{
	(void)context;
	(void)part;
	(void)change;
	return false;
}

static enum outcome save_take(struct request *req)
{
	const struct take_input *input = req->input;
	struct jobad_decision decision = {.jobad_id = req->object.id,
		.author = input->author,
		.version = input->version,
		.proposal_version = input->proposal,
		.taken = text_equal(input->act, "all")   ? NULL
			: text_equal(input->act, "none") ? change_left
							 : change_taken,
		.context = &input->take};
	enum outcome outcome = jobad_proposal_decide(
		req->db, req->pool, &req->principal, &decision, &req->problems);

	if (outcome)
		return outcome;
	if (decision.taken == change_left)
		return redirect_to(
			req, "jobad_proposal_left", "/stellenanzeigen/%s", req->object.number);
	return redirect_to(req, "jobad_proposal_taken", "/stellenanzeigen/%s", req->object.number);
}

const struct page page_jobad_take = {
	.path = "/stellenanzeigen/{jobad}/aenderungen",
	.right = RIGHT_JOBAD_EDIT,
	.form = &take_form,
	.view = "backend/jobad_take.cs",
	.title = "jobad_take",
	.admit = admit_take,
	.show = show_take,
	.save = save_take,
};
