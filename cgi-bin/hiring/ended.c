/* Ending a procedure without filling the post. */
#include "hiring/ended.h"

#include "access/hold.h"
#include "application/application.h"
#include "application/notice.h"
#include "base/clock.h"
#include "base/text.h"
#include "bulk/bulk.h"
#include "decision/decision.h"
#include "history/history.h"
#include "mail/letter.h"

static const struct db_field ended_fields[] = {
	DB_FIELD(struct ended, reason),
	DB_FIELD(struct ended, told_de),
	DB_FIELD(struct ended, told_en),
	DB_FIELD(struct ended, ended_at),
	DB_FIELD(struct ended, ended_by),
};

enum outcome ended_get(struct db *db, struct pool *pool, int64_t vacancy_id, struct ended *ended_r)
{
	return db_struct(db, pool,
		"SELECT e.reason, e.told_de, e.told_en, e.ended_at,"
		" CONCAT(s.first_name, ' ', s.surname) AS ended_by FROM procedure_end e"
		" JOIN staff_user s ON s.id = e.ended_by WHERE e.live = ?",
		ended_fields, ended_r, DB_VALUES(db_int(vacancy_id)));
}

#define STILL_IN \
	" FROM application a JOIN application_status s ON s.code = a.status AND s.active" \
	" AND s.counts WHERE a.vacancy_id = ?"

enum outcome ended_left(struct db *db, int64_t vacancy_id, int64_t *left_r)
{
	return db_get_int(db, "SELECT COUNT(*)" STILL_IN, DB_VALUES(db_int(vacancy_id)), left_r);
}

struct standing_vacancy {
	bool ended, filled, active;
};

static const struct db_field standing_fields[] = {
	DB_FIELD(struct standing_vacancy, ended),
	DB_FIELD(struct standing_vacancy, filled),
	DB_FIELD(struct standing_vacancy, active),
};

static enum outcome endable_check(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct problems *problems)
{
	struct standing_vacancy vacancy;
	/* clang-format off */
	enum outcome outcome = db_struct(db, pool,
		"SELECT EXISTS (SELECT 1 FROM procedure_end e WHERE e.live = v.id) AS ended,"
		" EXISTS (SELECT 1 FROM application a WHERE a.vacancy_id = v.id"
		" AND " APPLICATION_HIRED("a") ") AS filled, p.active FROM vacancy v"
		" JOIN process_status p ON p.kind = ? AND p.code = v.status WHERE v.id = ?",
		standing_fields, &vacancy, DB_VALUES(db_int(OBJECT_VACANCY), db_int(vacancy_id)));
	/* clang-format on */

	if (outcome)
		return outcome;
	if (vacancy.ended || !vacancy.active)
		return CONFLICT;
	if (vacancy.filled) /* words: problem.ended_filled */
		problem_add(problems, "", "ended_filled");
	return vacancy.filled ? INVALID : OK;
}

/* words: history.procedure_ended */
enum outcome ended_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct ended *ended, struct problems *problems)
{
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	if (!outcome)
		outcome = endable_check(db, pool, vacancy_id, problems);
	if (text_blank(ended->reason))
		problem_add(problems, "reason", "required");
	if (text_blank(ended->told_de))
		problem_add(problems, "told_de", "required");
	if (!outcome && problems_any(problems))
		outcome = INVALID;
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO procedure_end (vacancy_id, reason, told_de, told_en, ended_at,"
			" ended_by) VALUES (?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(vacancy_id), db_str(ended->reason), db_str(ended->told_de),
				db_str(text_blank(ended->told_en) ? NULL : ended->told_en),
				db_str(clock_sql(pool, clock_now())), db_int(who->id)),
			NULL);
	if (!outcome)
		outcome = decision_stop(db, pool, who, vacancy_id, ended->reason, problems);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "procedure_ended", NULL);
}

enum outcome ended_tell(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems, int64_t *bulk_r)
{
	struct db_rows *rows = NULL;
	struct bulk bulk;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.id" STILL_IN
		" AND " ACCESS_SEES_APPLICATION("a") " ORDER BY a.id LIMIT ?",
		DB_VALUES(db_int(vacancy_id), ACCESS_BIND(who, RIGHT_CANDIDATE_LIST_VIEW),
			db_int(BULK_MAX)),
		&rows);

	*bulk_r = 0;
	if (outcome || !rows->count)
		return outcome;
	int64_t *ids = POOL_ARRAY(pool, int64_t, rows->count);
	for (size_t i = 0; i < rows->count; i++)
		ids[i] = db_number(rows, i, "id");
	outcome = bulk_begin(db, pool, who, ids, rows->count, problems, bulk_r);
	if (!outcome)
		outcome = bulk_get(db, pool, who, *bulk_r, &bulk);
	return outcome ? outcome : bulk_say(db, pool, who, *bulk_r, bulk.version, "abgesagt", NULL);
}

enum outcome ended_preview(struct db *db, struct pool *pool, int64_t vacancy_id,
	const struct ended *ended, struct notice_mail *mail_r)
{
	struct letter_list lines = letter_lines(pool, ended->told_de);
	const struct letter rest = {.lists = &lines, .list_count = 1};
	int64_t application = 0;
	enum outcome outcome = db_get_int(db, "SELECT a.id" STILL_IN " ORDER BY a.id LIMIT 1",
		DB_VALUES(db_int(vacancy_id)), &application);

	return outcome ? outcome
		       : notice_try(db, pool, application, "procedure_ended", &rest, mail_r);
}
