/* For the test of letters that staff write: a thousand of them, one address in a hundred of which
 * the mail server refuses, and the workers killed: each arrives once or is named as failed. */
#ifndef BMS_TESTS_WRITTEN_SINK_H
#define BMS_TESTS_WRITTEN_SINK_H

#include "smtp_fixture.h"
#include "written_world.h"

#include <sys/mman.h>

#include "base/clock.h"

#define LETTERS 1000
#define BAD 10

static char *inbox;
static struct settings *mail_settings;

static void sink_start(void)
{
	const char *conf = pool_printf(pool, "%s/mail.conf", support_folder());

	inbox = pool_printf(pool, "%s/inbox", support_folder());
	smtp_stall = mmap(NULL, sizeof(*smtp_stall), PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_ptr_not_equal(smtp_stall, MAP_FAILED);
	smtp_refused = "kaputt";
	smtp_start(inbox, "550 no such user");
	FILE *file = fopen(conf, "w");
	assert_non_null(file);
	fprintf(file, "smtp_url = smtp://127.0.0.1:%d\nmail_from = BMS <bms@bms.example>\n",
		smtp_port);
	assert_int_equal(fclose(file), 0);
	mail_settings = settings_load(conf);
}

/* A mail worker that is killed while the server has part of a mail. */
static void mail_and_die(void)
{
	int sent = 0, failed = 0;
	pid_t worker = fork();

	assert_true(worker >= 0);
	if (worker == 0) {
		struct db *own = support_db_open("bms_jobs");

		store_init(support_folder(), world_key);
		mail_deliver(own, mail_settings, LETTERS, notice_given_up, &sent, &failed);
		_exit(0);
	}
	WAIT_UNTIL(smtp_stall->stalled);
	kill(worker, SIGKILL);
	assert_int_equal(waitpid(worker, NULL, 0), worker);
	smtp_stall->stalled = false;
}

static int mail_all(void)
{
	int sent = 0, failed = 0;

	store_init(support_folder(), world_key);
	assert_int_equal(
		mail_deliver(jobs, mail_settings, LETTERS + BAD, notice_given_up, &sent, &failed),
		OK);
	return failed;
}

/* How often each applicant's letter arrived. */
static void count_arrived(int counts[LETTERS + 1])
{
	char line[4000];
	FILE *file = fopen(inbox, "r");

	assert_non_null(file);
	memset(counts, 0, (LETTERS + 1) * sizeof(*counts));
	while (fgets(line, sizeof(line), file))
		if (strncmp(line, "To: <a", 6) == 0 && strstr(line, "@example.org>"))
			counts[strtol(line + 6, NULL, 10)]++;
	fclose(file);
}

static void test_thousand(void **state)
{
	(void)state;
	static int64_t ids[LETTERS];
	static int counts[LETTERS + 1];
	int64_t id = write_to(ids, LETTERS, "now");

	support_sql(root,
		"UPDATE applicant SET email = CONCAT('kaputt', id, '@example.org')"
		" WHERE id MOD 100 = 0;\n");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work_and_die(400);
	work_and_die(300);
	work();
	assert_int_equal(bulk_of(id).done, LETTERS);
	assert_int_equal(letters_in("waiting"), LETTERS);
	sink_start();
	smtp_stall->rcpt = 250;
	mail_and_die();
	smtp_stall->data = 600;
	mail_and_die();
	mail_all(); /* those who are told, too */
	assert_int_equal(letters_in("given_up"), BAD); /* refused for good: at once */
	assert_int_equal(letters_in("waiting"), 2); /* that were under way are tried again */
	int64_t now = clock_now();
	clock_set(now + 3600);
	assert_int_equal(mail_all(), 0);
	smtp_stop();
	assert_int_equal(letters_in("waiting"), 0);
	count_arrived(counts);
	for (int i = 1; i <= LETTERS; i++)
		assert_int_equal(counts[i], i % 100 != 0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(DISTINCT m.application_id) FROM mail_outbox m"
				 " JOIN history h ON h.object_kind = 4"
				 " AND h.object_id = m.application_id"
				 " AND h.action = 'mail_given_up'"
				 " WHERE m.status = 'given_up' AND m.open_vacancy_id = 1"
				 " AND m.application_id MOD 100 = 0"),
		BAD);
	assert_int_equal(letters_in("given_up"), BAD);
	clock_set(now);
	settings_free(&mail_settings);
}

#endif
