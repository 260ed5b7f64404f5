/* Tests of intake/: a file that nobody could look into in time is looked into by the queue, once,
 * also when the worker is killed at any point; one that is not fit is destroyed. */
#include "intake_world.h"

static void test_shown(void **state)
{
	(void)state;
	sent("plain.pdf", "lebenslauf.pdf", "application/pdf");
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM attachment_check WHERE waits"), 1);
	work_by(jobs);
	assert_int_equal(failed, 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment_check"), 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment"), 1);
}

/* The child dies each time, as when it is killed after its time. */
static void test_too_slow(void **state)
{
	(void)state;
	const char *path = pool_printf(pool, "%s/dying-child", support_folder());
	FILE *file = fopen(path, "we");

	assert_non_null(file);
	fprintf(file, "#!/bin/sh\nkill -9 $$\n");
	assert_int_equal(fchmod(fileno(file), 0700), 0);
	assert_int_equal(fclose(file), 0);
	child_init(path);
	sent("plain.pdf", "lebenslauf.pdf", "application/pdf");
	const char *stored = world_text("SELECT file_id FROM attachment WHERE id > ?", db_int(0));
	path = pool_printf(pool, "%s/%.2s/%.2s/%s", support_folder(), stored, stored + 2, stored);
	assert_int_equal(access(path, F_OK), 0);
	work_by(jobs);
	assert_int_equal(failed, 0);
	assert_nothing_left();
	assert_string_equal(
		world_text("SELECT reason FROM attachment_refused WHERE id > ?", db_int(0)),
		"file_slow");
	assert_int_equal(access(path, F_OK), -1);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_outbox"), 0);
}

/* One that the store has lost says nothing of who sent it but that it has to be sent again. */
static void test_lost(void **state)
{
	(void)state;
	sent("plain.pdf", "lebenslauf.pdf", "application/pdf");
	const char *stored = world_text("SELECT file_id FROM attachment WHERE id > ?", db_int(0));

	assert_int_equal(unlink(pool_printf(pool, "%s/%.2s/%.2s/%s", support_folder(), stored,
				 stored + 2, stored)),
		0);
	work_by(jobs);
	assert_nothing_left();
	assert_string_equal(
		world_text("SELECT reason FROM attachment_refused WHERE id > ?", db_int(0)),
		"file_damaged");
}

static void assert_pictured(void)
{
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment"), 1);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment_check"), 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment_picture"), 2);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM stored_file"), 3);
}

static void test_killed_at_any_point(void **state)
{
	(void)state;
	killed_with("picture-place.jpg", "foto.jpg", "image/jpeg", assert_pictured);
}

static void test_killed_while_refusing(void **state)
{
	(void)state;
	killed_with("truncated.pdf", "halb.pdf", "application/pdf", assert_nothing_left);
}

#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

/* A program in the place of LibreOffice that makes a PDF of one page of anything. */
static void office_good(void)
{
	office_stand_in(pool,
		"said.append('%%PDF-1.4\\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\\n'\n"
		"'2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\\n'\n"
		"'3 0 obj<</Type/Page/MediaBox[0 0 9 9]/Parent 2 0 R>>endobj\\n'\n"
		"'trailer<</Size 4/Root 1 0 R>>\\n%%%%EOF\\n')\n");
	support_sql(root, "UPDATE form SET office = 1;\n");
}

static void assert_converted(void)
{
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment_check"), 0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM attachment t JOIN attachment_original o"
				 " ON o.attachment_id = t.id WHERE t.mime = 'application/pdf'"
				 " AND t.name = 'lebenslauf.pdf' AND o.name = 'lebenslauf.docx'"
				 " AND o.mime = '" WORD "' AND o.size <> t.size"),
		1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM stored_file WHERE purpose = 'attachment'"),
		2);
}

static void test_converted_killed_at_any_point(void **state)
{
	(void)state;
	office_good();
	killed_with("lebenslauf.docx", "lebenslauf.docx", WORD, assert_converted);
	support_sql(root, "UPDATE form SET office = 0;\n");
}

/* What LibreOffice makes nothing of is destroyed, whatever it was. */
static void test_not_converted(void **state)
{
	(void)state;
	office_good();
	office_stand_in(pool, "if document[:2] == b'PK': os._exit(0)\nsaid.append('x')\n");
	sent("lebenslauf.docx", "lebenslauf.docx", WORD);
	work_by(jobs);
	assert_nothing_left();
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment_original"), 0);
	support_sql(root, "UPDATE form SET office = 0;\n");
}

/* LibreOffice that is gone meanwhile, or makes nothing of anything, makes it wait. */
static void test_office_gone(void **state)
{
	(void)state;
	office_good();
	sent("lebenslauf.docx", "lebenslauf.docx", WORD);
	for (int broken = 0; broken <= 1; broken++) {
		if (broken)
			office_stand_in(pool, "os._exit(0)\n");
		else
			office_init("/nowhere");
		support_sql(root, "UPDATE queue_item SET next_at = " SOME_TIME ";\n");
		work_by(jobs);
		assert_int_equal(failed, 1);
		assert_int_equal(
			support_number(root, "SELECT COUNT(*) FROM attachment_check WHERE waits"),
			1);
		assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment"), 1);
	}
	office_good();
	support_sql(root, "UPDATE queue_item SET next_at = " SOME_TIME ";\n");
	work_by(jobs);
	assert_converted();
	support_sql(root, "UPDATE form SET office = 0;\n");
}

static void work_again(void)
{
	support_sql(
		root, "UPDATE queue_item SET next_at = " SOME_TIME " WHERE state = 'waiting';\n");
	work_by(jobs);
}

/* What LibreOffice is not ready with in time, though it is with others, is tried once more. */
static void test_office_late(void **state)
{
	(void)state;
	office_good();
	office_time(2);
	office_stand_in(pool,
		"if document[:2] == b'PK': os.read(os.pipe()[0], 1)\n"
		"said.append('x')\n");
	sent("lebenslauf.docx", "lebenslauf.docx", WORD);
	work_by(jobs);
	assert_int_equal(failed, 1);
	assert_int_equal(support_number(root, "SELECT late FROM attachment_check WHERE waits"), 1);
	work_again();
	assert_nothing_left();
	assert_int_equal(
		support_number(
			root, "SELECT COUNT(*) FROM attachment_refused WHERE reason = 'file_slow'"),
		1);
	office_time(OFFICE_SECONDS);
	support_sql(root, "UPDATE form SET office = 0;\n");
}

/* The other queue is through with it; asked twice, it is converted once. */
static void test_office_lane(void **state)
{
	static const struct queue_kind *const lane[] = {&attachment_convert_kind, NULL};
	static const struct queue_kind *const others[] = {&attachment_check_kind, NULL};
	int done = 0;

	(void)state;
	office_good();
	sent("lebenslauf.docx", "lebenslauf.docx", WORD);
	for (int again = 0; again <= 1; again++) {
		assert_int_equal(queue_run(jobs, others, 10, never, &done, &failed), OK);
		assert_int_equal(done, 1);
		assert_int_equal(
			support_number(root, "SELECT COUNT(*) FROM attachment_check WHERE waits"),
			1);
		assert_int_equal(support_number(root,
					 "SELECT COUNT(*) FROM queue_item"
					 " WHERE kind = 'attachment_convert'"),
			1);
		support_sql(root,
			"UPDATE queue_item SET state = 'waiting', next_at = " SOME_TIME
			" WHERE kind = 'attachment_check';\n");
	}
	assert_int_equal(queue_run(jobs, lane, 10, never, &done, &failed), OK);
	assert_converted();
	support_sql(root, "UPDATE form SET office = 0;\n");
}

static void teller_in_child(void)
{
	if (fork() == 0)
		_exit(intake_tell(support_db_open("bms_jobs")) != OK);
}

static enum outcome both_tell(struct db *handle, void *context)
{
	const int64_t *id = context;
	enum outcome outcome = object_hold(handle, OBJECT_APPLICATION, *id);

	teller_in_child();
	teller_in_child();
	WAIT_UNTIL(support_number(root,
			   "SELECT CAST(VARIABLE_VALUE AS SIGNED)"
			   " FROM information_schema.GLOBAL_STATUS"
			   " WHERE VARIABLE_NAME = 'Innodb_row_lock_current_waits'")
		>= 2);
	return outcome;
}

/* Two workers see that the application was received. */
static void test_told_once(void **state)
{
	int64_t id = sent("truncated.pdf", "halb.pdf", "application/pdf");
	int status = 0;

	(void)state;
	work_by(jobs);
	assert_int_equal(intake_tell(jobs), OK);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_outbox"), 0);
	support_sql(root,
		"UPDATE application SET status = 'eingegangen', received_at = " SOME_TIME ";\n");
	assert_int_equal(db_transaction(jobs, both_tell, &id), OK);
	for (int i = 0; i < 2; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	assert_int_equal(
		support_number(
			root, "SELECT COUNT(*) FROM mail_outbox WHERE template = 'file_refused'"),
		1);
	assert_int_equal(intake_tell(jobs), OK);
	assert_int_equal(
		support_number(
			root, "SELECT COUNT(*) FROM mail_outbox WHERE template = 'file_refused'"),
		1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_shown, clear),
		cmocka_unit_test_setup(test_too_slow, clear),
		cmocka_unit_test_setup(test_lost, clear),
		cmocka_unit_test_setup(test_killed_at_any_point, clear),
		cmocka_unit_test_setup(test_killed_while_refusing, clear),
		cmocka_unit_test_setup(test_converted_killed_at_any_point, clear),
		cmocka_unit_test_setup(test_not_converted, clear),
		cmocka_unit_test_setup(test_office_gone, clear),
		cmocka_unit_test_setup(test_office_late, clear),
		cmocka_unit_test_setup(test_office_lane, clear),
		cmocka_unit_test_setup(test_told_once, clear),
	};

	return cmocka_run_group_tests(tests, all_start, all_end);
}
