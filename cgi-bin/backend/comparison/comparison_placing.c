/* Classes and places in a comparison: by hand, by the rule. */
#include <stdlib.h>
#include <string.h>

#include "backend/comparison/comparison_view.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "comparison/placing.h"

#define PERCENT_PRESET 60

struct places_input {
	const char *reason;
	struct form_rest places;
};

#define REASON(input) \
	{ \
		.name = "reason", .type = FIELD_LONG, .max = PLACING_REASON_MAX, \
		.sometimes = true, FORM_AT(input, reason) \
	}

static const struct form_field places_fields[] = {
	REASON(struct places_input),
	{.name = "places",
		.type = FIELD_REST,
		.hidden = true,
		FORM_AT(struct places_input, places)},
};

/* words: form.placing.reason form.placing.reason_hint form.placing.reason_missing */
static const struct form places_form = FORM("placing", places_fields, struct places_input);

static enum outcome comparison_top(struct request *req, struct comparison *comparison_r)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = comparison_read(
			req->db, req->pool, &req->principal, vacancy.id, 0, comparison_r);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "title.comparison"), comparison_path(req, ""));
	view_text(req, "Comparison.path",
		pool_printf(req->pool, "%s%s", req->base, comparison_path(req, "")));
	view_int(req, "Comparison.last", comparison_r->last);
	return OK;
}

static void view_place(struct request *req, size_t i, const struct comparison_row *row,
	const struct form_rest *typed)
{
	const char *place = pool_printf(req->pool, "Places.%zu", i);
	const char *letter = pool_printf(req->pool, "k%lld", (long long)row->id);
	const char *number = pool_printf(req->pool, "p%lld", (long long)row->id);
	const char *now = row->place ? pool_printf(req->pool, "%lld", (long long)row->place) : "";
	size_t at = 0;
	const char *sent_letter = typed_find(typed, letter, &at, NULL);
	const char *sent_number = typed_find(typed, number, &at, NULL);

	view_text(req, pool_printf(req->pool, "%s.name", place), row_name(req, row));
	view_text(req, pool_printf(req->pool, "%s.number", place), row->number);
	view_text(req, pool_printf(req->pool, "%s.status", place), row->status);
	view_bool(req, pool_printf(req->pool, "%s.severe", place), row->severely_disabled);
	if (row->rated)
		view_int(req, pool_printf(req->pool, "%s.sum", place), row->sum);
	view_bool(req, pool_printf(req->pool, "%s.unmet", place), row->unmet);
	view_bool(req, pool_printf(req->pool, "%s.hand", place), row->by_hand);
	view_text(req, pool_printf(req->pool, "%s.reason", place), row->reason);
	view_text(req, pool_printf(req->pool, "%s.letter.id", place), letter);
	view_text(req, pool_printf(req->pool, "%s.letter.name", place),
		pool_printf(req->pool, "%s-%s", letter, row->letter ? row->letter : ""));
	view_text(req, pool_printf(req->pool, "%s.letter.value", place),
		sent_letter ? sent_letter : row->letter);
	view_text(req, pool_printf(req->pool, "%s.place.id", place), number);
	view_text(req, pool_printf(req->pool, "%s.place.name", place),
		pool_printf(req->pool, "%s-%s", number, now));
	view_text(req, pool_printf(req->pool, "%s.place.value", place),
		sent_number ? sent_number : now);
}

static enum outcome show_places(struct request *req)
{
	const struct places_input *input = req->post ? req->input : NULL;
	struct comparison comparison;
	enum outcome outcome = comparison_top(req, &comparison);

	if (outcome)
		return outcome;
	view_classes(req, &comparison);
	view_int(req, "Comparison.most", comparison.most);
	for (size_t i = 0; i < comparison.count; i++)
		view_place(req, i, &comparison.rows[i], input ? &input->places : NULL);
	form_show(req, &places_form, req->path, NULL);
	return OK;
}

/* "k17-A", "p17-3": the id, and what the form showed. */
static bool place_name(const char *name, int64_t *id_r, const char **shown_r)
{
	char *end = NULL;

	if ((name[0] != 'k' && name[0] != 'p') || name[1] < '1' || name[1] > '9')
		return false;
	*id_r = strtoll(name + 1, &end, 10);
	*shown_r = end + 1;
	return *end == '-' && strlen(end + 1) <= 3;
}

static int64_t place_of(const char *text)
{
	int64_t place = 0;

	if (text_blank(text))
		return 0;
	return text_to_int(text, 1, PLACING_PLACE_MAX, &place) ? place : -1;
}

/* Of one application, wherever its class and place stand in what was sent. */
static struct placing_input *place_of_id(struct placing_input *inputs, size_t count, int64_t id)
{
	for (size_t i = count; i; i--)
		if (inputs[i - 1].application_id == id)
			return &inputs[i - 1];
	return NULL;
}

static size_t places_take(
	struct request *req, const struct form_rest *sent, struct placing_input *inputs)
{
	size_t count = 0;

	for (size_t i = 0; i < sent->count; i++) {
		const char *shown = NULL;
		int64_t id = 0;
		struct placing_input *input;

		if (!place_name(sent->names[i], &id, &shown))
			continue;
		input = place_of_id(inputs, count, id);
		if (!input) {
			input = &inputs[count++];
			*input = (struct placing_input){.application_id = id,
				.field = pool_printf(req->pool, "p%lld", (long long)id)};
		}
		if (sent->names[i][0] == 'k')
			input->letter = sent->values[i], input->letter_shown = shown;
		else
			input->place = place_of(sent->values[i]),
			input->place_shown = place_of(shown);
	}
	return count;
}

/* words: problem.placing_class problem.placing_place problem.placing_meanwhile */
static enum outcome save_places(struct request *req)
{
	const struct places_input *input = req->input;
	struct placing_input *inputs =
		POOL_ARRAY(req->pool, struct placing_input, input->places.count + 1);
	size_t count = places_take(req, &input->places, inputs);
	enum outcome outcome = placing_set(req->db, req->pool, &req->principal, req->object.id,
		inputs, count, input->reason, &req->problems);

	return outcome ? outcome : redirect_to(req, "placed", "%s", comparison_path(req, ""));
}

const struct page page_comparison_placing = {
	.path = "/vakanzen/{vacancy}/vergleich/reihung",
	.right = RIGHT_COMPARISON_READ,
	.form = &places_form,
	.view = "backend/comparison_placing.cs",
	.title = "comparison_placing",
	.admit = admit_placing,
	.show = show_places,
	.save = save_places,
};

struct rule_input {
	int64_t percent;
	const char *reason;
};

static const struct form_field rule_fields[] = {
	{.name = "percent",
		.type = FIELD_INT,
		.min = 1,
		.max = 100,
		.required = true,
		FORM_AT(struct rule_input, percent)},
	REASON(struct rule_input),
};

/* words: form.placing_rule.reason form.placing_rule.reason_hint form.placing_rule.reason_missing */
static const struct form rule_form = FORM("placing_rule", rule_fields, struct rule_input);

static enum outcome show_rule(struct request *req)
{
	const struct rule_input initial = {.percent = PERCENT_PRESET};
	struct comparison comparison;
	enum outcome outcome = comparison_top(req, &comparison);

	if (outcome)
		return outcome;
	view_classes(req, &comparison);
	form_show(req, &rule_form, req->path, &initial);
	return OK;
}

static enum outcome save_rule(struct request *req)
{
	const struct rule_input *input = req->input;
	enum outcome outcome = placing_by_rule(req->db, req->pool, &req->principal, req->object.id,
		input->percent, input->reason, &req->problems);

	return outcome ? outcome : redirect_to(req, "placed", "%s", comparison_path(req, ""));
}

const struct page page_comparison_rule = {
	.path = "/vakanzen/{vacancy}/vergleich/regel",
	.right = RIGHT_COMPARISON_READ,
	.form = &rule_form,
	.view = "backend/comparison_rule.cs",
	.title = "comparison_rule",
	.admit = admit_placing,
	.show = show_rule,
	.save = save_rule,
};
