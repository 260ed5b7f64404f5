/* Tests of drafts over time: applicant/draft_expiry, resume, and until when a draft may be sent. */
#include "apply_world.h"

#include "application/own.h"
#include "draft/draft_expiry.h"
#include "draft/resume.h"

static const struct principal system_principal = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};

static void at(const char *time)
{
	clock_set(clock_from_sql(time));
}

static enum outcome run_remind(struct call *call)
{
	return draft_remind(call->db, pool, &system_principal, call->id);
}

static enum outcome run_expire(struct call *call)
{
	return draft_expire(call->db, pool, &system_principal, call->id);
}

static enum outcome run_unconfirmed(struct call *call)
{
	return unconfirmed_expire(call->db, pool, &system_principal, call->id);
}

static enum outcome run(enum outcome (*work)(struct call *call), int64_t id)
{
	struct db *jobs = support_db_open("bms_jobs"); /* its grants must be enough */
	struct call call = {.run = work, .id = id};
	enum outcome outcome = call_as(jobs, &call);
	db_free(&jobs);
	return outcome;
}

typedef enum outcome listing(
	struct db *, struct pool *, int64_t, int64_t, int64_t, int64_t, struct db_rows **);

static size_t listed(listing *list)
{
	struct db_rows *rows;
	assert_int_equal(list(root, pool, clock_now(), 0, INT64_MAX, 100, &rows), OK);
	return rows->count;
}

static int64_t letters(void)
{
	return support_number(root,
		"SELECT COUNT(*) FROM mail_outbox"
		" WHERE template = 'draft_reminder'");
}

static void test_reminders(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org"); /* saved on 21.11. at 12:00 */
	at("2026-11-28 11:59:59");
	assert_int_equal(listed(draft_reminder_list), 0);
	assert_int_equal(run(run_remind, id), CONFLICT);
	at("2026-11-28 12:00:00");
	assert_int_equal(listed(draft_reminder_list), 1);
	assert_int_equal(run(run_remind, id), OK);
	assert_int_equal(letters(), 1);
	assert_int_equal(listed(draft_reminder_list), 0);
	assert_int_equal(run(run_remind, id), CONFLICT); /* once */
	at("2026-12-05 11:59:59");
	assert_int_equal(listed(draft_reminder_list), 0);
	at("2026-12-05 12:00:00");
	assert_int_equal(listed(draft_reminder_list), 1);
	assert_int_equal(run(run_remind, id), OK);
	assert_int_equal(letters(), 2);
	at("2026-12-11 12:00:00");
	assert_int_equal(listed(draft_reminder_list), 0);
	assert_string_equal(world_text("SELECT action FROM history WHERE object_id = ?"
				       " ORDER BY seq DESC",
				    db_int(id)),
		"draft_reminded");
	struct mail sent = world_mail(id, "draft_reminder");
	const char *mail = sent.text;
	assert_string_equal(sent.recipient, "ada@example.org");
	assert_non_null(strstr(mail, "https://stellen.example/bewerbung/weiter/"));
	assert_non_null(strstr(mail, "12.12.2026, 13:00")); /* deleted after 21 days */
	assert_null(strstr(mail, "Özdemir"));
}

/* A run that did not happen is not made up for by two letters. */
static void test_reminder_missed(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	at("2026-12-06 12:00:00");
	assert_int_equal(run(run_remind, id), OK);
	assert_int_equal(run(run_remind, id), CONFLICT);
	assert_int_equal(letters(), 1);
}

static enum outcome run_change(struct call *call)
{
	return draft_change(call->db, pool, &visitor, call->id, call->data);
}

/* Who goes on with a draft has three weeks again, and is reminded again. */
static void test_saved_anew(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	at("2026-11-28 12:00:00");
	assert_int_equal(run(run_remind, id), OK);
	at("2026-11-30 12:00:00");
	const struct answer items[] = {{"town", "Nordhafen"}};
	const struct answers data = {items, 1};
	struct call call = {.run = run_change, .id = id, .data = &data};
	assert_int_equal(call_as(db, &call), OK);
	at("2026-12-06 12:00:00");
	assert_int_equal(listed(draft_reminder_list), 0);
	at("2026-12-07 12:00:00");
	assert_int_equal(listed(draft_reminder_list), 1);
	at("2026-12-13 12:00:00");
	assert_int_equal(listed(draft_expired_list), 0);
	at("2026-12-21 12:00:00");
	assert_int_equal(listed(draft_expired_list), 1);
}

static void test_draft_expires(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	at("2026-12-12 11:59:59");
	assert_int_equal(listed(draft_expired_list), 0);
	assert_int_equal(run(run_expire, id), CONFLICT);
	at("2026-12-12 12:00:00");
	assert_int_equal(listed(draft_expired_list), 1);
	assert_int_equal(listed(unconfirmed_expired_list), 0);
	assert_int_equal(run(run_unconfirmed, id), CONFLICT);
	assert_int_equal(run(run_expire, id), OK);
	assert_int_equal(run(run_expire, id), CONFLICT); /* may be repeated */
	assert_int_equal(listed(draft_expired_list), 0);
	assert_string_equal(
		world_text("SELECT status FROM application WHERE id = ?", db_int(id)), "geloescht");
	struct draft draft;
	assert_int_equal(draft_get(db, pool, id, &draft), OK);
	assert_true(draft.deleted);
}

static void test_unconfirmed_expires(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	at("2026-11-25 12:00:00");
	world_send(id);
	at("2026-12-16 11:59:59");
	assert_int_equal(listed(unconfirmed_expired_list), 0);
	at("2026-12-16 12:00:00");
	assert_int_equal(listed(draft_expired_list), 0);
	assert_int_equal(listed(unconfirmed_expired_list), 1);
	assert_int_equal(run(run_unconfirmed, id), OK);
	assert_int_equal(run(run_unconfirmed, id), CONFLICT);
	/* the deadline is the administrator's */
	int64_t second = world_begin(2, "bo@example.org");
	support_sql(root, "UPDATE retention_rule SET days = 1 WHERE id = 'RET-04';\n");
	at("2026-12-17 12:00:00");
	assert_int_equal(listed(draft_expired_list), 1);
	support_sql(root, "UPDATE retention_rule SET days = 21 WHERE id = 'RET-04';\n");
	assert_int_equal(run(run_expire, second), CONFLICT);
}

static enum outcome run_link(struct call *call)
{
	return call->text ? resume_mail_address(call->db, pool, call->text)
			  : resume_mail(call->db, pool, call->id, "draft_link");
}

static enum outcome run_take(struct call *call)
{
	return resume_take(call->db, pool, call->who, call->id);
}

static const char *token(int64_t id)
{
	const char *mail = world_mail(id, "draft_link").text;
	const char *place = strstr(mail, "/bewerbung/weiter/");
	assert_non_null(place);
	place += strlen("/bewerbung/weiter/");
	return pool_strndup(pool, place,
		strspn(place, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"));
}

static void test_resume(void **state)
{
	(void)state;
	static const struct principal elsewhere = {.kind = PRINCIPAL_VISITOR, .id = VISIT + 1};
	int64_t id = world_begin(1, "ada@example.org"), found;
	struct call call = {.run = run_link, .id = id};
	assert_int_equal(call_as(db, &call), OK);
	assert_int_equal(resume_find(db, pool, "falsch", &found), NOT_FOUND);
	assert_int_equal(resume_find(db, pool, token(id), &found), OK);
	assert_int_equal(found, id);
	assert_int_equal(application_owned(db, pool, &elsewhere, id, 0), NOT_FOUND);
	struct call take = {.run = run_take, .id = id, .who = &elsewhere};
	assert_int_equal(call_as(db, &take), OK);
	assert_int_equal(application_owned(db, pool, &elsewhere, id, 0), OK);
	assert_int_equal(application_owned(db, pool, &visitor, id, 0), NOT_FOUND);
	at("2026-12-12 12:00:00");
	assert_int_equal(resume_find(db, pool, token(id), &found), NOT_FOUND);
	at("2026-11-22 12:00:00");
	struct call back = {.run = run_take, .id = id, .who = &visitor};
	assert_int_equal(call_as(db, &back), OK);
	world_send(id);
	assert_int_equal(call_as(db, &take), CONFLICT);
	assert_int_equal(call_as(db, &call), CONFLICT);
}

/* By address: each draft its own letter; an address without drafts gets none, and no answer says
 * so. */
static void test_resume_address(void **state)
{
	(void)state;
	world_begin(1, "ada@example.org");
	world_begin(2, "ada@example.org");
	struct call call = {.run = run_link, .text = "niemand@example.org"};
	assert_int_equal(call_as(db, &call), OK);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_outbox"), 0);
	call.text = "ada@example.org";
	assert_int_equal(call_as(db, &call), OK);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_outbox"), 2);
}

static struct draft_deadline deadline_at(int64_t id, const char *time)
{
	struct draft_deadline deadline;
	at(time);
	assert_int_equal(draft_deadline(db, pool, id, &deadline), OK);
	return deadline;
}

/* Begun in time, a draft may be sent a day longer; the ad's last day ends at midnight in Berlin. */
static void test_grace(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	support_sql(root, "UPDATE jobad SET valid_to = '2026-11-30' WHERE id = 1;\n");
	struct draft_deadline deadline = deadline_at(id, "2026-11-30 22:59:59");
	assert_true(deadline.open);
	assert_false(deadline.grace);
	deadline = deadline_at(id, "2026-11-30 23:00:00");
	assert_true(deadline.open);
	assert_true(deadline.grace);
	assert_int_equal(deadline.grace_ends_at, clock_from_sql("2026-12-01 23:00:00"));
	support_sql(root, "UPDATE jobad SET status = 'abgelaufen' WHERE id = 1;\n");
	assert_true(deadline_at(id, "2026-12-01 22:59:59").open);
	assert_false(deadline_at(id, "2026-12-01 23:00:00").open);
	struct call call = {.run = run_send, .id = id, .consent = true};
	assert_int_equal(call_as(db, &call), GONE);
	at("2026-12-01 22:59:59");
	support_sql(root, "UPDATE jobad SET status = 'inaktiv' WHERE id = 1;\n");
	assert_int_equal(call_as(db, &call), GONE); /* withdrawn is withdrawn */
	support_sql(root, "UPDATE jobad SET status = 'abgelaufen' WHERE id = 1;\n");
	assert_int_equal(call_as(db, &call), OK);
	support_sql(root, "UPDATE jobad SET status = 'veroeffentlicht', valid_to = NULL;\n");
	assert_true(deadline_at(id, "2027-12-01 12:00:00").open);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_reminders, world_clear),
		cmocka_unit_test_setup(test_reminder_missed, world_clear),
		cmocka_unit_test_setup(test_saved_anew, world_clear),
		cmocka_unit_test_setup(test_draft_expires, world_clear),
		cmocka_unit_test_setup(test_unconfirmed_expires, world_clear),
		cmocka_unit_test_setup(test_resume, world_clear),
		cmocka_unit_test_setup(test_resume_address, world_clear),
		cmocka_unit_test_setup(test_grace, world_clear),
	};
	return cmocka_run_group_tests(tests, world_start, world_end);
}
