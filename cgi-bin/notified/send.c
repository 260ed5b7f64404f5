/* Sending notices. */
#include <string.h>

#include "access/hold.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "decision/decision.h"
#include "history/history.h"
#include "notified/notified_private.h"
#include "notified/setting.h"
#include "task/statement.h"

#define TEMPLATE "passed_over"

/* What goes into the letter to one. */
struct telling {
	struct letter_value values[2];
	struct letter_list lines;
	bool named;
	const char *promised;
	struct notice_setting setting;
	struct letter rest;
};

/* From those who are to be hired by a decision d. */
/* clang-format off */
#define TO_BE_HIRED \
	" FROM decision d JOIN decision_part c ON c.decision_id = d.id" \
	" AND " DECISION_HIRES("c") " JOIN application a ON a.id = c.application_id" \
	" JOIN application_status s ON s.code = a.status AND s.counts AND s.active"
/* clang-format on */

/* Whose names may be told: those who are to be hired. */
static enum outcome names_read(
	struct db *db, struct pool *pool, int64_t vacancy_id, const char **names_r)
{
	struct db_rows *rows = NULL;
	struct buf buf;
	enum outcome outcome = db_rows(db, pool,
		"SELECT CONCAT(p.first_name, ' ', p.surname) AS name" TO_BE_HIRED
		" JOIN applicant p ON p.id = a.applicant_id"
		" WHERE d.vacancy_id = ? AND d.state = 'fixed' ORDER BY p.surname, a.id",
		DB_VALUES(db_int(vacancy_id)), &rows);

	buf_init(&buf, pool);
	for (size_t i = 0; !outcome && i < rows->count; i++)
		buf_printf(&buf, "%s%s", i ? ", " : "", db_text(rows, i, "name"));
	*names_r = buf.length ? buf.data : "";
	return outcome;
}

static struct letter_list reasons_list(struct pool *pool, const char *reasons)
{
	size_t count = 0, most = 1;

	for (const char *at = reasons; *at; at++)
		most += *at == '\n';
	struct letter_row *rows = POOL_ARRAY(pool, struct letter_row, most);
	struct letter_value *values = POOL_ARRAY(pool, struct letter_value, most);
	char *rest = pool_strdup(pool, reasons), *line;
	while ((line = strsep(&rest, "\n"))) {
		if (text_blank(line))
			continue;
		values[count] = (struct letter_value){"line", text_trim(pool, line)};
		rows[count] = (struct letter_row){&values[count], 1};
		count++;
	}
	return (struct letter_list){"lines", rows, count};
}

static enum outcome telling_make(struct db *db, struct pool *pool, int64_t vacancy_id,
	const struct notice_person *person, const char *reasons, struct telling *telling)
{
	const char *names = "", *lang = NULL;
	const char *today = clock_today(pool);
	struct db_rows *rows = NULL;
	struct holidays once;
	enum outcome outcome = notice_setting_get(db, pool, vacancy_id, &telling->setting);

	if (!outcome)
		outcome = statement_holidays(db, pool, today, &once);
	if (!outcome)
		outcome = names_read(db, pool, vacancy_id, &names);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT p.lang FROM application a JOIN applicant p ON p.id = a.applicant_id"
			" WHERE a.id = ?",
			DB_VALUES(db_int(person->application_id)), &rows);
	if (outcome || !rows->count)
		return outcome ? outcome : NOT_FOUND;
	lang = db_text(rows, 0, "lang");
	telling->named = text_equal(telling->setting.naming, "all")
		|| (text_equal(telling->setting.naming, "internal") && person->internal);
	telling->promised = waiting_promise(pool, &telling->setting.waiting, today, &once);
	telling->values[0] =
		(struct letter_value){"last_day", day_show(pool, telling->promised, lang)};
	telling->values[1] = (struct letter_value){"chosen", telling->named ? names : ""};
	telling->lines = reasons_list(pool, reasons);
	telling->rest = (struct letter){
		.values = telling->values,
		.count = 2,
		.lists = &telling->lines,
		.list_count = 1,
	};
	return OK;
}

enum outcome notice_preview(
	struct db *db, struct pool *pool, int64_t application_id, struct notice_mail *mail_r)
{
	struct notice_person person;
	struct telling telling;
	const char *reasons = "";
	int64_t vacancy_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
		DB_VALUES(db_int(application_id)), &vacancy_id);

	if (!outcome)
		outcome = notice_person_get(db, pool, application_id, &person);
	if (!outcome)
		outcome = notice_reasons(db, pool, application_id, &reasons);
	if (!outcome)
		outcome = telling_make(db, pool, vacancy_id, &person, reasons, &telling);
	return outcome ? outcome
		       : notice_try(db, pool, application_id, TEMPLATE, &telling.rest, mail_r);
}

static enum outcome about_add(struct db *db, int64_t vacancy_id, int64_t notice_id)
{
	return db_exec(db,
		"INSERT INTO passed_over_about (passed_over_id, application_id)"
		" SELECT ?, a.id" TO_BE_HIRED " WHERE d.vacancy_id = ? AND d.state = 'fixed'",
		DB_VALUES(db_int(notice_id), db_int(vacancy_id)), NULL);
}

/* Whose key is destroyed can be told nothing, and stops nothing. */
static enum outcome gone_note(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct notice_person *person)
{
	return db_exec(db,
		"INSERT INTO passed_over (vacancy_id, application_id, state, sent_at, sent_by)"
		" VALUES (?, ?, 'gone', ?, ?)",
		DB_VALUES(db_int(vacancy_id), db_int(person->application_id),
			db_str(clock_sql(pool, clock_now())), db_int(who->id)),
		NULL);
}

static enum outcome notice_go(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct notice_person *person, bool by_post,
	struct telling *telling, const char *reasons)
{
	const struct waiting *waiting = &telling->setting.waiting;
	int64_t mail_id = 0, id = 0, addressed = 0;
	enum outcome outcome = notice_draft(db, pool, person->application_id, reasons, &id);

	if (outcome == GONE)
		return gone_note(db, pool, who, vacancy_id, person);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM application a JOIN applicant p"
			" ON p.id = a.applicant_id WHERE a.id = ? AND p.email LIKE '%@%'",
			DB_VALUES(db_int(person->application_id)), &addressed);
	if (outcome)
		return outcome;
	by_post = by_post || !addressed;
	telling->rest.by_hand =
		(struct mail_by_hand){.writer_id = who->id, .print = by_post, .id_r = &mail_id};
	outcome = notice_send_written(db, pool, person->application_id, TEMPLATE, &telling->rest);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE passed_over SET draft_of = NULL, state = 'told', way = ?,"
			" mail_id = ?, named = ?, sent_at = ?, sent_by = ?, waits = ?, unit = ?,"
			" presumed_days = ?, promised_on = ? WHERE id = ?",
			DB_VALUES(db_str(by_post ? "post" : "mail"), db_int(mail_id),
				db_bool(telling->named), db_str(clock_sql(pool, clock_now())),
				db_int(who->id), db_int(waiting->count), db_str(waiting->unit),
				db_int(waiting->presumed_days), db_str(telling->promised),
				db_int(id)),
			NULL);
	if (!outcome)
		outcome = about_add(db, vacancy_id, id);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, person->application_id,
			       by_post ? "notice_printed" : "notice_sent", NULL);
}

static const struct notice_person *passed_over_find(
	const struct notice_person *people, size_t count, const char *number)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(people[i].number, number))
			return &people[i];
	return NULL;
}

/* words: problem.notice_reasons problem.notice_told problem.notice_not_passed */
static enum outcome notice_try_one(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct notice_person *person, bool by_post,
	struct problems *problems)
{
	const char *reasons = "";
	struct telling telling;
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, person->application_id);

	if (!outcome && person->told && person->receipt.state != RECEIPT_RETURNED) {
		problem_add_of(problems, person->number, "notice_told", person->name);
		return INVALID;
	}
	if (!outcome)
		outcome = notice_reasons(db, pool, person->application_id, &reasons);
	if (!outcome && text_blank(reasons)) {
		problem_add_of(problems, person->number, "notice_reasons", person->name);
		return INVALID;
	}
	if (!outcome)
		outcome = telling_make(db, pool, vacancy_id, person, reasons, &telling);
	return outcome ? outcome
		       : notice_go(db, pool, who, vacancy_id, person, by_post, &telling, reasons);
}

/* words: problem.notice_none problem.notice_many problem.notice_undecided */
enum outcome notices_send(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *const *numbers, size_t count, bool by_post,
	struct problems *problems)
{
	struct notice_person *people = NULL;
	struct decision decision;
	const struct notice_person *person;
	size_t found = 0;
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	if (!outcome)
		outcome = decision_get(db, pool, vacancy_id, &decision);
	if (outcome == NOT_FOUND || (!outcome && !text_equal(decision.state, "fixed"))) {
		problem_add(problems, "", "notice_undecided");
		return INVALID;
	}
	if (!outcome && (!count || count > NOTICE_AT_ONCE)) {
		problem_add(problems, "", count ? "notice_many" : "notice_none");
		return INVALID;
	}
	if (!outcome)
		outcome = notice_people(db, pool, vacancy_id, 0, INT32_MAX, &people, &found);
	for (size_t i = 0; !outcome && i < count; i++) {
		person = passed_over_find(people, found, numbers[i]);
		if (!person) {
			problem_add_of(problems, numbers[i], "notice_not_passed", numbers[i]);
			continue;
		}
		outcome = notice_try_one(db, pool, who, vacancy_id, person, by_post, problems);
		if (outcome == INVALID && problems_any(problems))
			outcome = OK;
	}
	if (outcome)
		return outcome;
	return problems_any(problems) ? INVALID : OK;
}
