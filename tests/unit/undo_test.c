/* Tests of steps that wait and are taken back: what the applicant is told meanwhile, what takes
 * them back, what does not any more. */
#include "undo_world.h"

#include "application/my_application.h"
#include "application/stage.h"
#include "retention/anonymise.h"

static const struct principal owner = {.kind = PRINCIPAL_VISITOR, .id = VISIT, .lang = "de"};

static void assert_refused(int64_t id, const char *reason)
{
	struct call call = {.run = run_back, .who = &recruiter, .id = id};

	assert_int_equal(call_as(backend, &call), INVALID);
	assert_int_equal(call.problems.count, 1);
	assert_string_equal(call.problems.items[0].reason, reason);
}

static const char *told_of(int64_t id)
{
	struct my_application mine;

	assert_int_equal(my_application_get(db, pool, id, &mine), OK);
	return mine.status;
}

/* The steps as the applicant reads them. */
static const char *steps_of(int64_t id)
{
	struct db_rows *rows;
	const char *steps = "";

	assert_int_equal(my_application_steps(db, pool, id, &rows), OK);
	for (size_t i = 0; i < rows->count; i++)
		steps = pool_printf(pool, "%s %s", steps, db_text(rows, i, "words_de"));
	return steps;
}

static int64_t letters_of(int64_t id)
{
	int64_t count = 0;

	assert_int_equal(db_get_int(root,
				 "SELECT COUNT(*) FROM mail_outbox WHERE application_id = ?"
				 " AND template LIKE 'rejected%'",
				 DB_VALUES(db_int(id)), &count),
		OK);
	return count;
}

static void time_passes(int64_t id)
{
	support_sql(root,
		"UPDATE application_step SET until_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND"
		" WHERE application_id = %d;\n",
		(int)id);
}

static void test_she_is_told_what_was(void **state)
{
	(void)state;
	int64_t id = received("ada@example.org");
	struct kept_mail *mails;
	size_t before = 0;
	size_t count = 0;
	bool may = false;

	assert_int_equal(
		mail_of_application(db, pool, id, KEPT_FOR_APPLICANT, &mails, &before), OK);
	const char *steps = steps_of(id);
	assert_int_equal(move(id, "abgesagt"), OK);
	assert_string_equal(status_of(id), "abgesagt");
	assert_string_equal(told_of(id), "formale_pruefung");
	assert_string_equal(steps_of(id), steps);
	assert_int_equal(stage_may(db, id, STAGE_CORRECT, &may), OK);
	assert_true(may);
	assert_int_equal(mail_of_application(db, pool, id, KEPT_FOR_APPLICANT, &mails, &count), OK);
	assert_int_equal(count, before);
	assert_int_equal(letters_of(id), 1);
	assert_int_equal(support_number(root,
				 "SELECT next_attempt_at = created_at + INTERVAL 15 MINUTE FROM"
				 " mail_outbox WHERE application_step_id IS NOT NULL"),
		1);
	time_passes(id);
	assert_string_equal(told_of(id), "abgesagt");
	assert_string_equal(steps_of(id),
		pool_printf(
			pool, "%s Wir können Ihre Bewerbung nicht weiter berücksichtigen.", steps));
	assert_int_equal(stage_may(db, id, STAGE_CORRECT, &may), OK);
	assert_false(may);
}

static void test_taken_back_whole(void **state)
{
	(void)state;
	int64_t id = received("ada@example.org");
	const char *steps = steps_of(id);
	const char *sql = "SELECT CONCAT_WS(' ', a.status, a.active_key, v.applications,"
			  " (SELECT MAX(l.ends_at) FROM application_link l WHERE"
			  " l.application_id = a.id)) FROM application a JOIN vacancy v"
			  " ON v.id = a.vacancy_id WHERE a.id = ?";

	support_sql(root, "UPDATE application SET status_since = '2026-11-20 08:00:00';\n");
	const char *before = world_text_(db_rows_, sql, DB_VALUES(db_int(id)));
	assert_int_equal(move(id, "abgesagt"), OK);
	assert_string_not_equal(world_text_(db_rows_, sql, DB_VALUES(db_int(id))), before);
	assert_int_equal(back_by(&recruiter, id), OK);
	assert_string_equal(world_text_(db_rows_, sql, DB_VALUES(db_int(id))), before);
	assert_string_equal(world_text("SELECT CAST(status_since AS CHAR) FROM application"
				       " WHERE id = ?",
				    db_int(id)),
		"2026-11-20 08:00:00");
	assert_int_equal(letters_of(id), 0);
	assert_string_equal(told_of(id), "formale_pruefung");
	assert_string_equal(steps_of(id), steps);
	assert_string_equal(
		world_text("SELECT GROUP_CONCAT(action, ':', detail ORDER BY seq DESC SEPARATOR"
			   " ' ') FROM history WHERE object_kind = 4 AND object_id = ? AND"
			   " (action LIKE 'step%' OR detail LIKE '%abgesagt%')",
			db_int(id)),
		"step_taken_back:abgesagt>formale_pruefung step_mail:rejected"
		" status:formale_pruefung>abgesagt");
	assert_counted();
	/* the next one is another */
	assert_int_equal(move(id, "abgesagt"), OK);
	assert_int_equal(letters_of(id), 1);
	assert_int_equal(back_by(&recruiter, id), OK);
}

static void test_too_late(void **state)
{
	(void)state;
	int64_t id = received("ada@example.org");
	struct undo undo;

	assert_int_equal(back_by(&recruiter, id), NOT_FOUND);
	assert_int_equal(move(id, "abgesagt"), OK);
	assert_int_equal(undo_find(backend, pool, &recruiter, id, &undo), OK);
	/* a worker has taken the letter */
	support_sql(root, "UPDATE mail_outbox SET attempts = 1 WHERE template = 'rejected';\n");
	assert_refused(id, "undo_late");
	support_sql(root, "UPDATE mail_outbox SET attempts = 0 WHERE template = 'rejected';\n");
	support_sql(root, "UPDATE application_step SET version = version + 1;\n");
	assert_refused(id, "undo_changed");
	support_sql(root, "UPDATE application_step SET version = version - 1;\n");
	support_sql(root, "UPDATE vacancy SET status = 'abgeschlossen' WHERE id = 1;\n");
	assert_refused(id, "undo_closed");
	support_sql(root, "UPDATE vacancy SET status = 'aktiv' WHERE id = 1;\n");
	support_sql(root,
		"INSERT INTO statement_round (object_kind, object_id, object_version, vacancy_id,"
		" asked_at) VALUES (4, %d, 1, 1, UTC_TIMESTAMP());\n",
		(int)id);
	assert_refused(id, "undo_asked");
	support_sql(root, "DELETE FROM statement_round;\n");
	time_passes(id);
	assert_refused(id, "undo_late");
	assert_int_equal(undo_find(backend, pool, &recruiter, id, &undo), NOT_FOUND);
	assert_string_equal(status_of(id), "abgesagt");
	assert_int_equal(letters_of(id), 1);
}

static void test_relied_on(void **state)
{
	(void)state;
	int64_t id = received("ada@example.org");

	support_sql(root,
		"INSERT IGNORE INTO process_step_role (kind, from_status, to_status, role_id)"
		" VALUES (4, 'abgesagt', 'archiviert', 2);\n"
		"INSERT INTO process_status_role (kind, role_id, status, may_see, may_act) VALUES"
		" (4, 2, 'abgesagt', 1, 1) ON DUPLICATE KEY UPDATE may_act = 1;\n");
	assert_int_equal(move(id, "abgesagt"), OK);
	assert_int_equal(move(id, "archiviert"), OK);
	assert_refused(id, "undo_relied");
	assert_string_equal(told_of(id), "archiviert");
	/* so its letter does not wait any more */
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox WHERE template = 'rejected'"
				 " AND next_attempt_at <= UTC_TIMESTAMP()"),
		1);
}

static void test_who_may(void **state)
{
	(void)state;
	int64_t id = received("ada@example.org");
	struct undo undo;

	assert_int_equal(move(id, "abgesagt"), OK);
	assert_int_equal(back_by(&other, id), DENIED);
	assert_int_equal(undo_find(backend, pool, &other, id, &undo), NOT_FOUND);
	/* by another recruiter only where the model leads back */
	support_sql(root, "UPDATE application_step SET staff_user_id = 3;\n");
	assert_int_equal(back_by(&recruiter, id), DENIED);
	support_sql(root,
		"INSERT INTO process_step (kind, from_status, to_status) VALUES"
		" (4, 'abgesagt', 'formale_pruefung');\n"
		"INSERT INTO process_step_role (kind, from_status, to_status, role_id) VALUES"
		" (4, 'abgesagt', 'formale_pruefung', 2);\n"
		"INSERT INTO process_status_role (kind, role_id, status, may_see, may_act) VALUES"
		" (4, 2, 'abgesagt', 1, 1) ON DUPLICATE KEY UPDATE may_act = 1;\n");
	assert_int_equal(back_by(&recruiter, id), OK);
	support_sql(root,
		"DELETE FROM process_step WHERE from_status = 'abgesagt'"
		" AND to_status = 'formale_pruefung';\n");
}

/* A step of the model that leads back while the letter waits is a taking back, too. */
static void test_stepped_back(void **state)
{
	(void)state;
	int64_t id = received("ada@example.org");

	support_sql(root,
		"UPDATE process_step SET mail = 'rejected' WHERE from_status = 'formale_pruefung'"
		" AND to_status = 'vorauswahl';\n");
	assert_int_equal(move(id, "vorauswahl"), OK);
	assert_string_equal(told_of(id), "formale_pruefung");
	assert_int_equal(move(id, "formale_pruefung"), OK);
	assert_int_equal(letters_of(id), 0);
	support_sql(root,
		"UPDATE process_step SET mail = NULL WHERE from_status = 'formale_pruefung'"
		" AND to_status = 'vorauswahl';\n");
}

static enum outcome run_withdraw(struct call *call)
{
	return my_application_withdraw(call->db, pool, &owner, call->id);
}

static enum outcome run_touch(struct call *call)
{
	return application_touch(call->db, pool, &owner, call->id, "changed", "phone");
}

/* She knows nothing of the rejection: what she does is done from where she thinks to be. */
static void test_she_goes_on(void **state)
{
	(void)state;
	int64_t id = received("ada@example.org");

	assert_int_equal(move(id, "abgesagt"), OK);
	assert_int_equal(call_as(db, &(struct call){.run = run_touch, .id = id}), OK);
	assert_int_equal(back_by(&recruiter, id), OK);
	assert_int_equal(move(id, "abgesagt"), OK);
	assert_int_equal(call_as(db, &(struct call){.run = run_withdraw, .id = id}), OK);
	assert_string_equal(status_of(id), "bewerber_zieht_zurueck");
	assert_int_equal(letters_of(id), 0);
	assert_refused(id, "undo_done");
	assert_counted();
	int64_t second = received("eva@example.org");
	assert_int_equal(move(second, "abgesagt"), OK);
	time_passes(second);
	assert_int_equal(call_as(db, &(struct call){.run = run_withdraw, .id = second}), CONFLICT);
}

static enum outcome run_forged_step(struct call *call)
{
	return db_exec(call->db,
		"UPDATE application SET status = 'formale_pruefung', status_since ="
		" UTC_TIMESTAMP() WHERE id = ?",
		DB_VALUES(db_int(call->id)), NULL);
}

static enum outcome run_forged_state(struct call *call)
{
	return db_exec(call->db,
		"UPDATE application_step SET state = 'made' WHERE application_id = ?",
		DB_VALUES(db_int(call->id)), NULL);
}

/* With the portal's account alone nothing is taken back that does not wait. */
static void test_portal_takes_nothing_back(void **state)
{
	(void)state;
	int64_t id = received("ada@example.org");

	assert_int_equal(move(id, "abgesagt"), OK);
	time_passes(id);
	assert_int_equal(
		call_as(db, &(struct call){.run = run_forged_step, .id = id}), UNAVAILABLE);
	support_sql(root, "UPDATE application_step SET state = 'closed';\n");
	assert_int_equal(
		call_as(db, &(struct call){.run = run_forged_state, .id = id}), UNAVAILABLE);
	assert_string_equal(status_of(id), "abgesagt");
}

static void test_at_once(void **state)
{
	(void)state;
	int64_t id = received("ada@example.org");

	support_sql(root, "UPDATE setting SET value = '0' WHERE name = 'step_wait_minutes';\n");
	assert_int_equal(move(id, "abgesagt"), OK);
	support_sql(root, "UPDATE setting SET value = '15' WHERE name = 'step_wait_minutes';\n");
	assert_string_equal(told_of(id), "abgesagt");
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM application_step"), 0);
	id = received("eva@example.org");
	support_sql(root, "UPDATE mail_template SET waits = 0 WHERE code = 'rejected';\n");
	assert_int_equal(move(id, "abgesagt"), OK);
	support_sql(root, "UPDATE mail_template SET waits = 1 WHERE code = 'rejected';\n");
	assert_string_equal(told_of(id), "abgesagt");
	assert_int_equal(letters_of(id), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox"
				 " WHERE application_step_id IS NOT NULL"),
		0);
}

/* The letters that may wait, and no others. */
static void test_which_wait(void **state)
{
	(void)state;
	assert_string_equal(world_text("SELECT GROUP_CONCAT(code ORDER BY code) FROM mail_template"
				       " WHERE waits AND ?",
				    db_int(1)),
		"documents_missing,offer,procedure_ended,rejected,rejected_hiring,"
		"rejected_interview,rejected_selection");
}

static enum outcome run_anonymise(struct call *call)
{
	return application_anonymise(
		call->db, pool, &(struct principal){.kind = PRINCIPAL_SYSTEM}, call->id);
}

static void test_anonymised_meanwhile(void **state)
{
	(void)state;
	int64_t id = received("ada@example.org");

	assert_int_equal(move(id, "abgesagt"), OK);
	support_sql(root,
		"UPDATE application SET status = 'direktanonymisierung', status_since ="
		" '2026-01-01' WHERE id = %d;\n",
		(int)id);
	assert_int_equal(call_as(jobs, &(struct call){.run = run_anonymise, .id = id}), OK);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM application_step"), 0);
	assert_int_equal(letters_of(id), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_she_is_told_what_was, clear),
		cmocka_unit_test_setup(test_taken_back_whole, clear),
		cmocka_unit_test_setup(test_too_late, clear),
		cmocka_unit_test_setup(test_relied_on, clear),
		cmocka_unit_test_setup(test_who_may, clear),
		cmocka_unit_test_setup(test_stepped_back, clear),
		cmocka_unit_test_setup(test_she_goes_on, clear),
		cmocka_unit_test_setup(test_portal_takes_nothing_back, clear),
		cmocka_unit_test_setup(test_at_once, clear),
		cmocka_unit_test_setup(test_which_wait, clear),
		cmocka_unit_test_setup(test_anonymised_meanwhile, clear),
	};
	return cmocka_run_group_tests(tests, begin, finish);
}
