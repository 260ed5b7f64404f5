/* Asking for documents, giving more time, taking it back. */
#include <string.h>

#include "access/hold.h"
#include "application/attachment.h"
#include "application/stage.h"
#include "base/clock.h"
#include "base/text.h"
#include "base/workdays.h"
#include "format/json.h"
#include "history/history.h"
#include "missing/missing_private.h"
#include "task/holiday.h"
#include "task/task.h"

#define FAR_DAYS 366
#define REMIND_BEFORE 2 /* working days */

/* Statutory or not, nobody is asked to hand in on a day that is free. */
static enum outcome workdays_read(struct db *db, struct pool *pool, struct holidays *holidays_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = holiday_list(db, pool, &rows);

	if (outcome)
		return outcome;
	const char **days = POOL_ARRAY(pool, const char *, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++)
		days[i] = db_text(rows, i, "day");
	*holidays_r = (struct holidays){days, rows->count};
	return OK;
}

enum outcome missing_day(struct db *db, struct pool *pool, const char **day_r)
{
	struct holidays holidays;
	enum outcome outcome = workdays_read(db, pool, &holidays);

	if (!outcome)
		*day_r = workday_add(pool, clock_today(pool), MISSING_WORKDAYS,
			&(struct workdays){.once = &holidays});
	return outcome;
}

/* NULL: there is no day between today and the last one for it. */
static const char *remind_day(struct pool *pool, const char *last, const struct workdays *workdays)
{
	const char *day = last, *today = clock_today(pool);

	for (int left = REMIND_BEFORE; left > 0; left -= workday_is(day, workdays)) {
		day = day_add(pool, day, -1);
		if (strcmp(day, today) <= 0)
			return NULL;
	}
	return day;
}

static enum outcome day_check(struct db *db, struct pool *pool, const char *day,
	const char **remind_r, struct problems *problems)
{
	struct holidays holidays;
	const struct workdays workdays = {.once = &holidays};
	const char *today = clock_today(pool);
	enum outcome outcome = workdays_read(db, pool, &holidays);

	if (outcome)
		return outcome;
	if (text_empty(day))
		problem_add(problems, "last_day", "required");
	else if (strcmp(day, today) <= 0)
		problem_add(problems, "last_day", "missing_past");
	else if (strcmp(day, day_add(pool, today, FAR_DAYS)) > 0)
		problem_add(problems, "last_day", "missing_far");
	else if (!workday_is(day, &workdays))
		problem_add(problems, "last_day", "missing_free");
	if (problems_any(problems))
		return INVALID;
	*remind_r = remind_day(pool, day, &workdays);
	return OK;
}

/* Holds vacancy and application for whoever may change it. */
static enum outcome request_hold(
	struct db *db, const struct principal *who, int64_t application_id, int64_t *vacancy_r)
{
	enum outcome outcome =
		access_may(db, who, RIGHT_CANDIDATE_EDIT, OBJECT_APPLICATION, application_id);

	if (!outcome)
		outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
			DB_VALUES(db_int(application_id)), vacancy_r);
	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, *vacancy_r);
	return outcome ? outcome : object_hold(db, OBJECT_APPLICATION, application_id);
}

static bool type_known(const char *type)
{
	for (const char *const *known = attachment_types; *known; known++)
		if (text_equal(*known, type))
			return true;
	return false;
}

static enum outcome documents_check(
	const struct missing_document *documents, size_t count, struct problems *problems)
{
	if (count == 0 || count > MISSING_DOCUMENTS)
		problem_add(problems, "documents", count ? "missing_many" : "missing_none");
	for (size_t i = 0; i < count; i++) {
		bool other = text_equal(documents[i].type, "other");

		if (text_length(documents[i].label) > MISSING_LABEL_MAX)
			problem_add(problems, "documents", "formal_long");
		if (!type_known(documents[i].type) || (other && text_empty(documents[i].label)))
			problem_add(problems, "documents", "choice");
	}
	return problems_any(problems) ? INVALID : OK;
}

static enum outcome documents_add(struct db *db, struct pool *pool, int64_t application_id,
	int64_t request_id, const struct missing_document *documents, size_t count)
{
	struct buf json;

	buf_init(&json, pool);
	json_open(&json, NULL, '[');
	for (size_t i = 0; i < count; i++) {
		json_open(&json, NULL, '{');
		json_int(&json, "at", (int64_t)i + 1);
		json_text(&json, "type", documents[i].type);
		json_text(&json, "label", documents[i].label);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	return db_exec(db,
		"INSERT INTO document_asked (application_id, request_id, position, type, label)"
		" SELECT ?, ?, j.at, j.type, IFNULL(j.label, '') FROM JSON_TABLE(?, '$[*]'"
		" COLUMNS (at INT PATH '$.at', type VARCHAR(20) PATH '$.type',"
		" label VARCHAR(200) PATH '$.label')) j",
		DB_VALUES(db_int(application_id), db_int(request_id), db_str(json.data)), NULL);
}

/* One that is open gives way to the new one. */
static enum outcome request_replace(struct db *db, struct pool *pool, int64_t application_id)
{
	struct missing_request before;
	enum outcome outcome = missing_last_held(db, pool, application_id, &before);

	if (outcome || !text_equal(before.state, "open"))
		return outcome == NOT_FOUND ? OK : outcome;
	return missing_end(db, pool, before.id, "taken_back");
}

/* Who asks again has looked at what became of the last request. */
static enum outcome looked_at(struct db *db, int64_t application_id, int64_t vacancy_id)
{
	enum outcome outcome = task_expect_end(
		db, OBJECT_APPLICATION, application_id, vacancy_id, "documents_handed_in");

	return outcome ? outcome
		       : task_expect_end(db, OBJECT_APPLICATION, application_id, vacancy_id,
			       "documents_missed");
}

/* words: history.documents_asked */
static enum outcome request_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *remind, struct missing_request *request)
{
	enum outcome outcome = request_replace(db, pool, request->application_id);

	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO document_request (application_id, vacancy_id, last_day,"
			" remind_on, reminded, asked_at, asked_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(request->application_id), db_int(vacancy_id),
				db_str(request->last_day),
				db_str(remind ? remind : request->last_day), db_bool(!remind),
				db_str(clock_sql(pool, clock_now())), db_int(who->id)),
			NULL);
	request->id = db_inserted_id(db);
	if (!outcome)
		outcome = documents_add(db, pool, request->application_id, request->id,
			request->documents, request->count);
	if (!outcome)
		outcome = missing_mail(db, pool, who, request, "documents_missing");
	if (!outcome)
		outcome = looked_at(db, request->application_id, vacancy_id);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, request->application_id,
			       "documents_asked", NULL);
}

static enum outcome takes_check(struct db *db, int64_t application_id, struct problems *problems)
{
	enum outcome outcome = stage_hold(db, application_id, STAGE_HAND_IN);

	if (outcome != CONFLICT)
		return outcome;
	problem_add(problems, "", "missing_status");
	return INVALID;
}

enum outcome missing_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *last_day, const struct missing_document *documents,
	size_t count, struct problems *problems)
{
	struct missing_request request = {.application_id = application_id,
		.last_day = last_day,
		.documents = documents,
		.count = count};
	const char *remind = NULL;
	int64_t vacancy_id = 0;
	enum outcome outcome = documents_check(documents, count, problems);

	if (!outcome)
		outcome = day_check(db, pool, last_day, &remind, problems);
	if (!outcome)
		outcome = request_hold(db, who, application_id, &vacancy_id);
	if (!outcome)
		outcome = takes_check(db, application_id, problems);
	return outcome ? outcome : request_add(db, pool, who, vacancy_id, remind, &request);
}

static enum outcome open_hold(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct missing_request *request_r)
{
	int64_t vacancy_id = 0;
	enum outcome outcome = request_hold(db, who, application_id, &vacancy_id);

	if (!outcome)
		outcome = missing_last_held(db, pool, application_id, request_r);
	if (outcome == NOT_FOUND || (!outcome && !text_equal(request_r->state, "open")))
		return CONFLICT;
	return outcome;
}

/* words: history.documents_extended */
enum outcome missing_extend(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *last_day, struct problems *problems)
{
	struct missing_request request;
	const char *remind = NULL;
	enum outcome outcome = day_check(db, pool, last_day, &remind, problems);

	if (!outcome)
		outcome = open_hold(db, pool, who, application_id, &request);
	if (outcome)
		return outcome;
	request.last_day = last_day;
	outcome = db_exec(db,
		"UPDATE document_request SET last_day = ?, remind_on = ?, reminded = ?"
		" WHERE id = ?",
		DB_VALUES(db_str(last_day), db_str(remind ? remind : last_day), db_bool(!remind),
			db_int(request.id)),
		NULL);
	if (!outcome)
		outcome = missing_mail(db, pool, who, &request, "documents_missing");
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, application_id,
			       "documents_extended", NULL);
}

/* words: history.documents_taken_back */
enum outcome missing_take_back(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	struct missing_request request;
	enum outcome outcome = open_hold(db, pool, who, application_id, &request);

	if (!outcome)
		outcome = missing_end(db, pool, request.id, "taken_back");
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, application_id,
			       "documents_taken_back", NULL);
}
