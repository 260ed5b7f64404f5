/* The table of rules a nightly run applies. */
#include "retention/retention.h"

#include "alert/expiry.h"
#include "application/applicant_reminder.h"
#include "base/clock.h"
#include "draft/draft_expiry.h"
#include "hiring/offer.h"
#include "interview/invite.h"
#include "made/list_file.h"
#include "missing/missing.h"
#include "mobile/mobile.h"
#include "publishing/jobad.h"
#include "recruiting/figures.h"
#include "reminder/reminder.h"
#include "retention/account_expiry.h"
#include "retention/anonymise.h"
#include "task/statement_time.h"

#define SECOND_REMINDER (14 * 86400)

/* An ad's last day is its due date; it is over when the next begins in Berlin. */
static enum outcome ad_fill(struct db *db, struct pool *pool, const struct db_rows *rows,
	size_t row, struct nightly_object *object)
{
	const char *last = db_text(rows, row, "valid_to");

	(void)db;
	object->clock_start = clock_sql(pool, day_start(last));
	object->due = clock_sql(pool, day_start(day_add(pool, last, 1)));
	return OK;
}

/* Lists of applications say since when; the days stand in the rule. */
static enum outcome application_fill(struct db *db, struct pool *pool, const struct db_rows *rows,
	size_t row, struct nightly_object *object)
{
	struct db_rows *due = NULL;
	const char *since = db_text(rows, row, "since");
	enum outcome outcome = db_rows(db, pool,
		"SELECT TIMESTAMPADD(DAY, days, ?) FROM retention_rule WHERE id = ?",
		DB_VALUES(db_str(since), db_str(object->rule)), &due);

	object->clock_start = since;
	if (!outcome && due->count > 0)
		object->due = db_cell_text(due, 0, 0);
	return outcome;
}

/* The list of reminders has ids only. */
static enum outcome reminder_fill(struct db *db, struct pool *pool, const struct db_rows *rows,
	size_t row, struct nightly_object *object)
{
	struct db_rows *draft = NULL;
	const char *second = clock_sql(pool, clock_now() - SECOND_REMINDER);
	enum outcome outcome = db_rows(db, pool,
		"SELECT number, changed_at,"
		" TIMESTAMPADD(DAY, IF(changed_at <= ?, 14, 7), changed_at)"
		" AS due FROM application WHERE id = ?",
		DB_VALUES(db_str(second), db_int(db_number(rows, row, "id"))), &draft);

	if (outcome || draft->count == 0)
		return outcome;
	object->number = db_text(draft, 0, "number");
	object->clock_start = db_text(draft, 0, "changed_at");
	object->due = db_text(draft, 0, "due");
	return OK;
}

/* words: nightly_rule.* nightly_object.* */
const struct nightly_rule retention_rules[] = {
	{.id = "PRO-06",
		.code = "ad_expired",
		.kind = OBJECT_JOBAD,
		.object = "jobad",
		.list = jobad_expired_list,
		.fill = ad_fill,
		.act = jobad_expire_one,
		.ends = true},
	{.id = "RET-04",
		.code = "draft_deleted",
		.kind = OBJECT_APPLICATION,
		.object = "application",
		.status = "gespeichert",
		.list = draft_expired_list,
		.fill = application_fill,
		.act = draft_expire,
		.ends = true},
	{.id = "RET-05",
		.code = "unconfirmed_deleted",
		.kind = OBJECT_APPLICATION,
		.object = "application",
		.status = "email_nicht_bestaetigt",
		.list = unconfirmed_expired_list,
		.fill = application_fill,
		.act = unconfirmed_expire,
		.ends = true},
	{.id = "RET-01,RET-02,RET-03,RET-07",
		.code = "application_anonymised",
		.kind = OBJECT_APPLICATION,
		.object = "application",
		.status = ANONYMISE_STATUSES,
		.list = anonymise_list,
		.act = application_anonymise,
		.ends = true},
	{.id = "RET-06,RET-08,RET-09,RET-10",
		.code = "settled_anonymised",
		.kind = OBJECT_APPLICATION,
		.object = "application",
		.status = ANONYMISE_SETTLED,
		.list = anonymise_settled_list,
		.act = application_anonymise,
		.ends = true},
	{.id = "RET-11,RET-12",
		.code = "account_unfinished",
		.kind = OBJECT_ACCOUNT,
		.object = "account",
		.list = account_unfinished_list,
		.act = account_unfinished_delete,
		.ends = true},
	{.id = "RET-15",
		.code = "account_inactive",
		.kind = OBJECT_ACCOUNT,
		.object = "account",
		.list = account_inactive_list,
		.act = account_inactive_delete,
		.ends = true},
	{.id = "POR-09",
		.code = "account_expired",
		.kind = OBJECT_ACCOUNT,
		.object = "account",
		.list = account_expired_list,
		.act = account_expire,
		.ends = true},
	{.id = "RET-17",
		.code = "applicant_erased",
		.kind = OBJECT_APPLICANT,
		.object = "applicant",
		.list = applicant_gone_list,
		.act = applicant_erase,
		.ends = true},
	{.id = "RET-22",
		.code = "mobile_erased",
		.kind = OBJECT_MOBILE,
		.object = "mobile",
		.list = mobile_expired_list,
		.act = mobile_erase,
		.ends = true},
	{.id = "POR-10",
		.code = "alert_unconfirmed",
		.kind = OBJECT_NONE,
		.object = "job_alert",
		.list = alert_unconfirmed_list,
		.act = alert_unconfirmed_delete,
		.ends = true},
	{.id = "RET-26",
		.code = "list_file_over",
		.kind = OBJECT_LIST_FILE,
		.object = "list_file",
		.list = list_file_over_list,
		.act = list_file_over,
		.ends = true},
	{.id = "POR-13",
		.code = "draft_reminder",
		.kind = OBJECT_APPLICATION,
		.object = "application",
		.list = draft_reminder_list,
		.fill = reminder_fill,
		.act = draft_remind},
	{.id = "POR-09,RET-15",
		.code = "account_reminder",
		.kind = OBJECT_ACCOUNT,
		.object = "account",
		.list = account_reminder_list,
		.act = account_remind},
	{.id = "LAW-01",
		.code = "statement_recount",
		.kind = OBJECT_NONE,
		.object = "statement",
		.list = statement_recount_list,
		.act = statement_recount},
	{.id = "PRO-35",
		.code = "statement_over",
		.kind = OBJECT_NONE,
		.object = "statement",
		.list = statement_over_list,
		.act = statement_over},
	{.id = "PRO-04",
		.code = "statement_reminder",
		.kind = OBJECT_NONE,
		.object = "statement",
		.list = statement_reminder_list,
		.act = statement_remind},
	{.id = "OBJ-14",
		.code = "reminder_due",
		.kind = OBJECT_NONE,
		.object = "reminder",
		.list = reminder_due_list,
		.act = applicant_reminder_tell},
	{.id = "PRO-07",
		.code = "documents_reminder",
		.kind = OBJECT_NONE,
		.object = "document_request",
		.list = missing_remind_list,
		.act = missing_remind},
	{.id = "PRO-07",
		.code = "documents_over",
		.kind = OBJECT_NONE,
		.object = "document_request",
		.list = missing_over_list,
		.act = missing_over},
	{.id = "PRO-12",
		.code = "offer_over",
		.kind = OBJECT_NONE,
		.object = "offer",
		.list = offer_over_list,
		.act = offer_over},
	{.id = "PRO-09",
		.code = "interview_reminder",
		.kind = OBJECT_NONE,
		.object = "interview",
		.list = interview_remind_list,
		.act = interview_remind},
	{.id = "PRO-09",
		.code = "reception_day",
		.kind = OBJECT_NONE,
		.object = "org_unit",
		.list = reception_list,
		.act = reception_send},
	{.id = "PRO-21",
		.code = "project_figures",
		.kind = OBJECT_PROJECT,
		.object = "project",
		.list = figures_due_list,
		.act = figures_send},
};

const size_t retention_rule_count = sizeof(retention_rules) / sizeof(retention_rules[0]);

enum outcome retention_due_of(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	const char *status, struct nightly_due *due_r)
{
	return nightly_due_of(
		db, pool, retention_rules, retention_rule_count, kind, id, status, due_r);
}

enum outcome retention_days(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id AS name, COALESCE(days, default_days, 0) AS days FROM retention_rule"
		" UNION ALL SELECT name, CAST(value AS SIGNED) FROM setting"
		" WHERE name IN ('account_reminder_days', 'account_valid_days', 'mail_keep_days',"
		" 'status_link_days_after')",
		DB_NONE, rows_r);
}
