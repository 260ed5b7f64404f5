/* Forwarding vacancies and applications. */
#include "recruiting/forward.h"

#include "base/text.h"
#include "history/history.h"
#include "mail/letter.h"

/* The row of a person, or the count. */
static size_t row_of(const struct access_reason *people, size_t count, const char *user_id)
{
	size_t row = 0;

	while (row < count && !text_equal(people[row].user_id, user_id))
		row++;
	return row;
}

static bool is_offered(const struct forward *forward, const struct access_reason *reason)
{
	return reason->staff_user_id != forward->who->id && !text_equal(reason->via, "admin")
		&& (forward->mark || !reason->by_mark);
}

enum outcome forward_people(struct db *db, struct pool *pool, const struct forward *forward,
	struct access_reason **people_r, size_t *count_r)
{
	struct access_reason *reasons = NULL;
	size_t found = 0, count = 0;
	enum outcome outcome =
		access_explain(db, pool, forward->kind, forward->id, &reasons, &found);

	for (size_t i = 0; !outcome && i < found && count <= FORWARD_PEOPLE; i++)
		if (is_offered(forward, &reasons[i])
			&& row_of(reasons, count, reasons[i].user_id) == count)
			reasons[count++] = reasons[i];
	*people_r = reasons;
	*count_r = count;
	return outcome;
}

/* Does the person see it, as her groups and rights are now? */
static enum outcome person_sees(struct db *db, struct pool *pool, const struct forward *forward,
	int64_t person_id, bool *sees_r)
{
	struct principal person = {.kind = PRINCIPAL_STAFF, .id = person_id};
	struct access_roles roles = {0};
	enum outcome outcome = access_load(db, pool, &person);

	*sees_r = false;
	if (!outcome)
		outcome = object_roles(db, pool, &person, forward->kind, forward->id, &roles);
	if (outcome == NOT_FOUND || outcome == DENIED)
		return OK;
	*sees_r = !outcome && access_by(&person, roles, object_type(forward->kind)->know);
	return outcome;
}

/* words: history.person_forwarded */
static enum outcome forward_to(
	struct db *db, struct pool *pool, const struct forward *forward, int64_t person_id)
{
	const struct letter_value values[] = {{"number", forward->number}};
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool, "SELECT email, lang FROM staff_user WHERE id = ?",
		DB_VALUES(db_int(person_id)), &rows);

	if (!outcome)
		outcome = letter_queue(db, pool, 0,
			forward->kind == OBJECT_APPLICATION ? "staff_application_forwarded"
							    : "staff_vacancy_forwarded",
			db_text(rows, 0, "lang"), db_text(rows, 0, "email"), values, 1);
	if (outcome == INVALID) /* cannot be written to; logged */
		outcome = OK;
	return outcome ? outcome
		       : history_add(db, forward->who, forward->kind, forward->id,
			       "person_forwarded", pool_printf(pool, "%lld", (long long)person_id));
}

enum outcome forward_send(struct db *db, struct pool *pool, const struct forward *forward,
	const char *const *user_ids, size_t count, struct problems *problems)
{
	struct access_reason *people = NULL;
	size_t offered = 0;
	enum outcome outcome = forward_people(db, pool, forward, &people, &offered);

	if (!outcome && !count)
		problem_add(problems, "person", "required");
	for (size_t i = 0; !outcome && i < count; i++) {
		size_t row = row_of(people, offered, user_ids[i]);
		bool sees = false;

		if (row < offered)
			outcome = person_sees(db, pool, forward, people[row].staff_user_id, &sees);
		if (!outcome && !sees) {
			problem_add(problems, "person", "forward_unseen");
			break;
		}
		if (!outcome)
			outcome = forward_to(db, pool, forward, people[row].staff_user_id);
	}
	return outcome ? outcome : problems_any(problems) ? INVALID : OK;
}
