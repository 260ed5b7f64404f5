/* One applicant in a selection, and what concerns the whole of it: while it is prepared. */
#include "backend/decision/decision_view.h"

#include "backend/pages.h"
#include "base/text.h"

#define INTRODUCTION_MAX 4000
#define POSTS_MAX 99
#define RANK_MAX 99

struct part_input {
	const char *choice, *requirement, *text;
	int64_t position;
	bool on; /* to the next who lacks a reason */
};

static const char *const choices[] = {"chosen", "next", "no", NULL};

/* words: form.decision_part.choice_chosen form.decision_part.choice_next
 * form.decision_part.choice_no */
static const struct form_field part_fields[] = {
	{.name = "choice",
		.type = FIELD_CHOICE,
		.choices = choices,
		.required = true,
		FORM_AT(struct part_input, choice)},
	{.name = "position",
		.type = FIELD_INT,
		.min = 0,
		.max = RANK_MAX,
		.sometimes = true,
		FORM_AT(struct part_input, position)},
	{.name = "requirement",
		.type = FIELD_CHOICE,
		.max = 20,
		.sometimes = true,
		FORM_AT(struct part_input, requirement)},
	{.name = "text",
		.type = FIELD_LONG,
		.max = REASON_TEXT_MAX,
		.sometimes = true,
		FORM_AT(struct part_input, text)},
	{.name = "on", .type = FIELD_CHECK, .hidden = true, FORM_AT(struct part_input, on)},
};

static const struct form part_form = FORM("decision_part", part_fields, struct part_input);

/* The one of the address, in the draft; else the page leads to the tab. */
static enum outcome part_read(struct request *req, struct memo *memo_r)
{
	struct decision decision;
	int64_t id = 0;
	enum outcome outcome = decision_get(req->db, req->pool, req->object.id, &decision);

	if (!outcome)
		outcome = object_find(
			req->db, OBJECT_APPLICATION, request_path_value(req, "part"), &id);
	if (!outcome)
		outcome = memo_read(req->db, req->pool, &req->principal, &decision,
			&(struct memo_range){.only = id, .live = true}, memo_r);
	return outcome ? outcome : memo_r->count ? OK : NOT_FOUND;
}

/* What was fixed or is asked about is changed by no address. */
static enum outcome admit_draft(struct request *req)
{
	struct decision decision;
	enum outcome outcome = decision_get(req->db, req->pool, req->object.id, &decision);

	if (outcome || req->post || text_equal(decision.state, "draft"))
		return outcome;
	return redirect_to(req, "decision_no_draft", "%s", decision_path(req, ""));
}

static void part_there(struct request *req, const struct memo *memo, struct part_input *input_r)
{
	const struct memo_entry *entry = &memo->entries[0];

	*input_r = (struct part_input){.choice = entry->facts.choice,
		.position = entry->facts.position,
		.text = entry->reason.written};
	for (size_t i = 0; i < memo->profile.requirement_count; i++)
		if (text_equal(memo->profile.requirements[i].data.text, entry->reason.requirement))
			input_r->requirement = pool_printf(
				req->pool, "%lld", (long long)memo->profile.requirements[i].id);
}

static enum outcome now_part(struct request *req, void *now_r)
{
	struct memo memo;
	enum outcome outcome = part_read(req, &memo);

	if (!outcome)
		part_there(req, &memo, now_r);
	return outcome;
}

static void part_options(struct request *req, const struct memo *memo)
{
	size_t count = memo->profile.requirement_count;
	struct form_option *options = POOL_ARRAY(req->pool, struct form_option, count + 1);

	for (size_t i = 0; i < count; i++)
		options[i] = (struct form_option){
			pool_printf(req->pool, "%lld", (long long)memo->profile.requirements[i].id),
			memo->profile.requirements[i].data.text};
	form_offer(req, &part_form, "requirement", options, count);
}

/* The first who lacks a reason but for the one of the address; NULL: nobody. OK, UNAVAILABLE. */
static enum outcome next_lacking(
	struct request *req, const struct decision *decision, const char **number_r)
{
	struct decision_lack *lacks = NULL;
	size_t count = 0;
	enum outcome outcome = decision_lacks(req->db, req->pool, decision, &lacks, &count);

	*number_r = NULL;
	for (size_t i = 0; !outcome && i < count && !*number_r; i++)
		if (!text_equal(lacks[i].number, request_path_value(req, "part")))
			*number_r = lacks[i].number;
	return outcome;
}

static enum outcome show_part(struct request *req)
{
	struct part_input initial = {0};
	struct memo memo;
	const char *next = NULL;
	enum outcome outcome = decision_top(req);

	if (!outcome)
		outcome = part_read(req, &memo);
	if (!outcome)
		outcome = next_lacking(req, &memo.decision, &next);
	if (outcome)
		return outcome;
	view_bool(req, "Goes_on", next);
	view_decision(req, &memo.decision);
	view_memo(req, &memo);
	part_there(req, &memo, &initial);
	form_show(req, &part_form, req->path, &initial);
	part_options(req, &memo);
	return OK;
}

/* Back to the tab, or on to the next who lacks a reason, while there is one. */
static enum outcome part_saved(struct request *req, bool on)
{
	struct decision decision;
	const char *next = NULL;
	enum outcome outcome =
		on ? decision_get(req->db, req->pool, req->object.id, &decision) : OK;

	if (!outcome && on)
		outcome = next_lacking(req, &decision, &next);
	if (outcome)
		return outcome;
	return redirect_to(req, "decision_saved", "%s",
		decision_path(req, next ? pool_printf(req->pool, "/bewerbungen/%s", next) : ""));
}

static enum outcome save_part(struct request *req)
{
	const struct part_input *input = req->input;
	int64_t id = 0, requirement = 0;
	enum outcome outcome =
		object_find(req->db, OBJECT_APPLICATION, request_path_value(req, "part"), &id);

	if (!outcome && !text_empty(input->requirement)
		&& !text_to_int(input->requirement, 1, INT64_MAX, &requirement)) {
		problem_add(&req->problems, "requirement", "choice");
		return INVALID;
	}
	if (!outcome)
		outcome = decision_choose(req->db, req->pool, &req->principal, req->object.id, id,
			input->choice, input->position, &req->problems);
	if (!outcome)
		outcome = decision_write(req->db, req->pool, &req->principal, req->object.id, id,
			requirement, input->text, &req->problems);
	return outcome ? outcome : part_saved(req, input->on);
}

const struct page page_decision_part = {
	.path = "/vakanzen/{vacancy}/auswahl/bewerbungen/{part}",
	.right = RIGHT_SELECTION_WRITE,
	.form = &part_form,
	.view = "backend/decision_part.cs",
	.title = "decision_part",
	.admit = admit_draft,
	.show = show_part,
	.now = now_part,
	.save = save_part,
};

struct frame_input {
	int64_t posts;
	const char *introduction;
};

static const struct form_field frame_fields[] = {
	{.name = "posts",
		.type = FIELD_INT,
		.min = 1,
		.max = POSTS_MAX,
		.required = true,
		FORM_AT(struct frame_input, posts)},
	{.name = "introduction",
		.type = FIELD_LONG,
		.max = INTRODUCTION_MAX,
		FORM_AT(struct frame_input, introduction)},
};

static const struct form frame_form = FORM("decision_frame", frame_fields, struct frame_input);

static enum outcome now_frame(struct request *req, void *now_r)
{
	struct decision decision;
	enum outcome outcome = decision_get(req->db, req->pool, req->object.id, &decision);

	if (!outcome)
		*(struct frame_input *)now_r =
			(struct frame_input){decision.posts, decision.introduction};
	return outcome;
}

static enum outcome show_frame(struct request *req)
{
	struct frame_input initial = {0};
	enum outcome outcome = decision_top(req);

	if (!outcome)
		outcome = now_frame(req, &initial);
	if (!outcome)
		form_show(req, &frame_form, req->path, &initial);
	return outcome;
}

static enum outcome save_frame(struct request *req)
{
	const struct frame_input *input = req->input;
	enum outcome outcome = decision_frame(req->db, req->pool, &req->principal, req->object.id,
		&(struct decision_frame){input->posts, input->introduction}, &req->problems);

	return outcome ? outcome : redirect_to(req, "decision_saved", "%s", decision_path(req, ""));
}

const struct page page_decision_frame = {
	.path = "/vakanzen/{vacancy}/auswahl/angaben",
	.right = RIGHT_SELECTION_WRITE,
	.form = &frame_form,
	.view = "backend/decision_frame.cs",
	.title = "decision_frame",
	.admit = admit_draft,
	.show = show_frame,
	.now = now_frame,
	.save = save_frame,
};
