/* Steps that wait, and two at once: workers who send the letters while steps are taken back, twice
 * back, another step. */
#include "smtp_fixture.h"

#include "begun.h"
#include "undo_world.h"

#include "wait.h"

#define MANY 40

/* Applications whose letters are due now though their steps can still be taken back, so that the
 * two who come at the same time decide. */
static void make_many(void)
{
	for (int i = 0; i < MANY; i++)
		assert_int_equal(
			move(received(pool_printf(pool, "a%d@example.org", i)), "abgesagt"), OK);
	support_sql(root,
		"UPDATE mail_outbox SET status = 'sent' WHERE template NOT LIKE 'rejected%%';\n"
		"UPDATE mail_outbox SET next_attempt_at = UTC_TIMESTAMP() WHERE status ="
		" 'waiting';\n");
}

static void send_in_child(const char *conf)
{
	int sent = 0;
	int failed = 0;
	struct settings *mailing = settings_load(conf);

	jobs = support_db_open("bms_jobs");
	store_init(support_folder(), world_key);
	_exit(mail_deliver(jobs, mailing, MANY, NULL, &sent, &failed) || failed);
}

static void back_in_child(void)
{
	struct db_rows *rows;

	root = support_db_open("root");
	backend = support_db_open("bms_backend");
	if (db_rows(root, pool, "SELECT id FROM application ORDER BY id DESC", DB_NONE, &rows))
		_exit(1);
	for (size_t i = 0; i < rows->count; i++) {
		enum outcome outcome = back_by(&recruiter, db_number(rows, i, "id"));

		if (outcome && outcome != INVALID)
			_exit(1);
	}
	_exit(0);
}

/* Each letter is either sent, or its step taken back; never both, never neither. */
static void test_workers(void **state)
{
	(void)state;
	pid_t children[3];
	const char *inbox = pool_printf(pool, "%s/inbox", support_folder());
	const char *conf = pool_printf(pool, "%s/smtp.conf", support_folder());

	make_many();
	smtp_start(inbox, NULL);
	FILE *file = fopen(conf, "w");
	assert_non_null(file);
	fprintf(file, "smtp_url = smtp://127.0.0.1:%d\nmail_from = BMS <bms@bms.example.org>\n",
		smtp_port);
	assert_int_equal(fclose(file), 0);
	for (size_t i = 0; i < 3; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0 && i < 2)
			send_in_child(conf);
		else if (children[i] == 0)
			back_in_child();
	}
	for (size_t i = 0; i < 3; i++)
		support_join(children[i]);
	smtp_stop();
	int64_t sent = support_number(root,
		"SELECT COUNT(*) FROM mail_outbox m JOIN application a ON a.id = m.application_id"
		" AND a.status = 'abgesagt' WHERE m.template = 'rejected' AND m.status = 'sent'");
	int64_t back = support_number(root,
		"SELECT COUNT(*) FROM application a WHERE a.status = 'formale_pruefung' AND NOT"
		" EXISTS (SELECT 1 FROM mail_outbox m WHERE m.application_id = a.id"
		" AND m.template = 'rejected')");
	assert_int_equal(sent + back, MANY);
	const char *text = file_text(pool, inbox);
	int64_t taken = 0;
	for (const char *at = text; (at = strstr(at, "\r\nMessage-ID:")); at++)
		taken++;
	assert_int_equal(taken, sent);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox WHERE template = 'rejected'"),
		sent);
	assert_counted();
}

/* Takes back, tells, and commits when somebody else waits for it. */
static enum outcome run_back_held(struct call *call)
{
	enum outcome outcome = run_back(call);

	begun_tell(root);
	return outcome;
}

/* What `second` answers that comes while the step is being taken back. */
static enum outcome while_taken_back(int64_t id, struct call *second)
{
	struct call call = {.run = run_back_held, .who = &recruiter, .id = id};
	char byte;

	assert_int_equal(pipe(begun), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		root = support_db_open("root");
		backend = support_db_open("bms_backend");
		_exit(call_as(backend, &call) == OK ? 0 : 1);
	}
	assert_int_equal(read(begun[0], &byte, 1), 1);
	enum outcome outcome = call_as(backend, second);
	support_join(child);
	close(begun[0]);
	close(begun[1]);
	return outcome;
}

static void test_twice_at_once(void **state)
{
	(void)state;
	int64_t id = received("ada@example.org");
	struct call again = {.run = run_back, .who = &recruiter, .id = id};

	assert_int_equal(move(id, "abgesagt"), OK);
	assert_int_equal(while_taken_back(id, &again), INVALID);
	assert_string_equal(again.problems.items[0].reason, "undo_done");
	assert_string_equal(status_of(id), "formale_pruefung");
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM history WHERE action ="
				 " 'step_taken_back'"),
		1);
}

static void test_another_step_at_once(void **state)
{
	(void)state;
	int64_t id = received("ada@example.org");

	assert_int_equal(move(id, "abgesagt"), OK);
	struct call further = {.run = run_move,
		.who = &recruiter,
		.id = id,
		.text = "vorauswahl",
		.version = support_number(root, "SELECT version FROM application")};
	/* seen when it was rejected: what is now was not seen */
	assert_int_equal(while_taken_back(id, &further), CONFLICT);
	assert_string_equal(status_of(id), "formale_pruefung");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_workers, clear),
		cmocka_unit_test_setup(test_twice_at_once, clear),
		cmocka_unit_test_setup(test_another_step_at_once, clear),
	};
	return cmocka_run_group_tests(tests, begin, finish);
}
