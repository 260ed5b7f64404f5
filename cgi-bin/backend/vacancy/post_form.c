/* The fields of a post. */
#include "backend/vacancy/post_form.h"

static const char *const post_kinds[] = {"ausbildung", "trainee", "fachkraft", "fuehrung", NULL};
static const char *const fields_of_work[] = {"it", "verwaltung", "bau", "soziales", "bildung",
	"gesundheit", "technik", "finanzen", "recht", "umwelt", "sicherheit", "kultur", NULL};
static const char *const working_times[] = {"full", "part", "both", NULL};

static const struct form_field post_fields[] = {
	{.name = "title",
		.type = FIELD_TEXT,
		.max = 200,
		.required = true,
		FORM_AT(struct requisition_input, post.title)},
	{.name = "unit",
		.type = FIELD_CHOICE,
		.max = 20,
		FORM_AT(struct requisition_input, post.unit)},
	{.name = "post_number",
		.type = FIELD_TEXT,
		.max = 40,
		FORM_AT(struct requisition_input, post.post_number)},
	{.name = "field",
		.type = FIELD_CHOICE,
		.choices = fields_of_work,
		.required = true,
		FORM_AT(struct requisition_input, post.field)},
	{.name = "post_kind",
		.type = FIELD_CHOICE,
		.choices = post_kinds,
		.required = true,
		FORM_AT(struct requisition_input, post.post_kind)},
	{.name = "pay_grade",
		.type = FIELD_TEXT,
		.max = 20,
		.required = true,
		FORM_AT(struct requisition_input, post.pay_grade)},
	{.name = "working_time",
		.type = FIELD_CHOICE,
		.choices = working_times,
		.required = true,
		FORM_AT(struct requisition_input, post.working_time)},
	{.name = "hours",
		.type = FIELD_TEXT,
		.max = 20,
		FORM_AT(struct requisition_input, post.hours)},
	{.name = "posts",
		.type = FIELD_INT,
		.min = 1,
		.max = 999,
		.required = true,
		FORM_AT(struct requisition_input, post.posts)},
	{.name = "starts_on", .type = FIELD_DAY, FORM_AT(struct requisition_input, post.starts_on)},
	{.name = "limited_until",
		.type = FIELD_DAY,
		FORM_AT(struct requisition_input, post.limited_until)},
	{.name = "tasks",
		.type = FIELD_LONG,
		.max = 8000,
		FORM_AT(struct requisition_input, post.tasks)},
	{.name = "requirements",
		.type = FIELD_LONG,
		.max = 8000,
		FORM_AT(struct requisition_input, post.requirements)},
	/* a vacancy's end here */
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 4000,
		.required = true,
		FORM_AT(struct requisition_input, reason)},
	{.name = "authority",
		.type = FIELD_CHOICE,
		.max = 20,
		.required = true,
		FORM_AT(struct requisition_input, authority)},
};

#define FIELDS (sizeof(post_fields) / sizeof(post_fields[0]))

_Static_assert(
	offsetof(struct requisition_input, post) == 0, "a vacancy's form fills a post alone");

const struct form vacancy_form = {
	.name = "vacancy",
	.fields = post_fields,
	.count = FIELDS - 2,
	.size = sizeof(struct vacancy_input),
};

const struct form requisition_form = {
	.name = "vacancy",
	.fields = post_fields,
	.count = FIELDS - 1,
	.size = sizeof(struct requisition_input),
};

const struct form requisition_new_form = FORM("vacancy", post_fields, struct requisition_input);
