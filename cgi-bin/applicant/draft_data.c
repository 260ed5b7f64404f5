/* The fields of a draft: rules, changes, which of them are sealed answers. */
#include "applicant/draft_data.h"

#include <stddef.h>
#include <string.h>

#include "applicant/answer.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"

const char *const draft_salutations[] = {"frau", "herr", "keine", NULL};
const char *const draft_yes_no[] = {"ja", "nein", NULL};
const char *const draft_sources[] = {"portal", "search_engine", "job_board", "social_media",
	"agency", "staff", "fair", "newspaper", "other", NULL};

struct field {
	const char *name;
	size_t offset;
	size_t max;			/* code points */
	bool required;
	bool sealed;			/* an answer; else a column */
	const char *const *codes;	/* NULL: free text */
};

#define AT(member) #member, offsetof(struct draft_data, member)

static const struct field fields[] = {
	{AT(salutation), 20, false, false, draft_salutations},
	{AT(first_name), 80, true, false, NULL},
	{AT(surname), 80, true, false, NULL},
	{AT(email), 254, true, false, NULL},
	{AT(phone), 40, false, true, NULL},
	{AT(street), 120, false, true, NULL},
	{AT(postcode), 10, false, true, NULL},
	{AT(town), 80, false, true, NULL},
	{AT(severely_disabled), 10, false, true, draft_yes_no},
	{AT(available_from), 10, false, true, NULL},
	{AT(source), 20, false, false, draft_sources},
	{AT(message), 4000, false, true, NULL},
};

#define FIELDS (sizeof(fields) / sizeof(fields[0]))

static const char *value(const struct draft_data *data, const struct field *field)
{
	return *(const char *const *)(const void *)((const char *)data + field->offset);
}

static void set_value(struct draft_data *data, const struct field *field, const char *text)
{
	memcpy((char *)data + field->offset, &text, sizeof(text));
}

static bool one_of(const char *const *codes, const char *text)
{
	for (; *codes; codes++) {
		if (strcmp(*codes, text) == 0)
			return true;
	}
	return false;
}

static const char *problem(const struct field *field, const char *text)
{
	if (text_empty(text))
		return field->required ? "required" : NULL;
	if (text_length(text) > field->max)
		return "too_long";
	if (field->codes && !one_of(field->codes, text))
		return "choice";
	return NULL;
}

static void check_day(struct pool *pool, const char *day, struct problems *problems)
{
	if (text_empty(day))
		return;
	if (!day_valid(day))
		problem_add(problems, "available_from", "day");
	else if (strcmp(day, clock_today(pool)) < 0)
		problem_add(problems, "available_from", "day_past");
}

bool draft_data_check(struct pool *pool, const struct draft_data *data, struct problems *problems)
{
	size_t before = problems->count;
	for (size_t i = 0; i < FIELDS; i++) {
		const char *reason = problem(&fields[i], value(data, &fields[i]));
		if (reason)
			problem_add(problems, fields[i].name, reason);
	}
	if (!text_empty(data->email) && !text_is_email(data->email))
		problem_add(problems, "email", "email");
	check_day(pool, data->available_from, problems);
	return problems->count == before;
}

/* NULL and "" both mean: not given. */
static bool same(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

const char *draft_data_changes(struct pool *pool, const struct draft_data *before,
	const struct draft_data *after)
{
	struct buf names;
	buf_init(&names, pool);
	for (size_t i = 0; i < FIELDS; i++) {
		if (same(value(before, &fields[i]), value(after, &fields[i])))
			continue;
		if (names.length)
			buf_char(&names, ',');
		buf_str(&names, fields[i].name);
	}
	return names.data;
}

enum outcome draft_answers_set(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], const struct draft_data *before, const struct draft_data *data)
{
	for (size_t i = 0; i < FIELDS; i++) {
		const char *old = before ? value(before, &fields[i]) : NULL;
		const char *text = value(data, &fields[i]);
		if (!fields[i].sealed || same(old, text))
			continue;
		enum outcome outcome =
			answer_set(db, pool, application_id, key, fields[i].name, text);
		if (outcome)
			return outcome;
	}
	return OK;
}

enum outcome draft_answers_get(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], struct draft_data *data)
{
	struct answer *answers;
	size_t count;
	enum outcome outcome = application_answers(db, pool, application_id, key, &answers, &count);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < count; i++) {
		for (size_t f = 0; f < FIELDS; f++) {
			if (fields[f].sealed && strcmp(fields[f].name, answers[i].question) == 0)
				set_value(data, &fields[f], answers[i].answer);
		}
	}
	return OK;
}
