/* Tests of mail/outbox and mail/smtp against a server of the test's own. */
#include "mail_world.h"
#include "wait.h"

#define WORKERS 3
#define MANY 30

static void test_mail_is_sent_once(void **state)
{
	(void)state;
	smtp_start(inbox, NULL);
	struct settings *settings = settings_for(smtp_port, SENDER);
	struct db *portal = support_db_open("bms_portal");
	struct mail mail = letter;
	assert_int_equal(db_transaction(portal, enqueue_work, &mail), OK);
	deliver(settings, 10, 1, 0);
	deliver(settings, 10, 0, 0);
	smtp_stop();
	const char *text = file_text(pool, inbox);
	assert_has(text,
		"From: =?UTF-8?Q?Bewerbung=2C_B=C3=BCrgerschaft?=\r\n <bms@bms.example.org>\r\n");
	assert_has(text, "To: <a.b@example.org>\r\n");
	assert_has(text, "Subject: =?UTF-8?Q?Ihre_Bewerbung_f=C3=BCr_Stra=C3=9Fenbau?=\r\n");
	assert_has(text, "Date: Sat, 21 Nov 2026 11:20:00 +0000\r\n");
	assert_has(text, "@bms.example.org>\r\n");
	assert_has(text, "Auto-Submitted: auto-generated\r\n");
	assert_has(text, "Content-Type: multipart/alternative; boundary=");
	assert_has(text, "Content-Type: text/plain; charset=utf-8\r\n");
	assert_has(text, "Content-Type: text/html; charset=utf-8\r\n");
	assert_has(text, "Mime-Version: 1.0\r\n");
	assert_has(text, "\r\nGuten Tag\r\n.\r\n.Punkt und Gr=C3=BC=C3=9Fe\r\n");
	assert_null(strstr(strstr(text, "Mime-Version") + 1, "Mime-Version"));
	assert_true(strstr(text, "text/plain") < strstr(text, "text/html"));
	assert_int_equal(
		support_number(db,
			"SELECT COUNT(*) FROM mail_outbox WHERE status = 'sent'"
			" AND attempts = 1 AND sent_at IS NOT NULL AND last_error IS NULL"),
		1);
	assert_null(strstr(text, "Reply-To:"));
	assert_null(strstr(text, "List-Unsubscribe"));
	db_free(&portal);
	settings_free(&settings);
}

static void test_headers_of_lists(void **state)
{
	(void)state;
	smtp_start(inbox, NULL);
	struct settings *settings =
		settings_for(smtp_port, SENDER "mail_reply_to = post@bms.example.org\n");
	struct mail mail = letter;
	mail.unsubscribe = "https://bms.example.org/jobabo/x/beenden";
	assert_int_equal(enqueue(&mail), OK);
	deliver(settings, 10, 1, 0);
	mail.unsubscribe = "https://bms.example.org/>\r\nBcc: c@example.org";
	assert_int_equal(enqueue(&mail), OK);
	deliver(settings, 10, 0, 1);
	smtp_stop();
	const char *text = file_text(pool, inbox);
	assert_has(text, "Reply-To: <post@bms.example.org>\r\n");
	assert_has(text, "List-Unsubscribe: <https://bms.example.org/jobabo/x/beenden>\r\n");
	assert_has(text, "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
	assert_null(strstr(text, "Bcc"));
	settings_free(&settings);
}

/* RET-54: of a mail about an application nothing can be read without its key, and nothing with
 * another's. */
static void test_sealed(void **state)
{
	(void)state;
	int64_t id = 7, other = 8;
	struct mail mail = letter, found;
	mail.application_id = id;
	assert_int_equal(enqueue(&mail), GONE);
	assert_int_equal(db_transaction(jobs, key_work, &id), OK);
	assert_int_equal(db_transaction(jobs, key_work, &other), OK);
	assert_int_equal(enqueue(&mail), OK);
	assert_int_equal(
		support_number(db,
			"SELECT COUNT(*) FROM mail_outbox WHERE sealed IS NULL"
			" OR recipient IS NOT NULL OR subject IS NOT NULL OR body_text IS NOT NULL"
			" OR body_html IS NOT NULL OR INSTR(sealed, 'example') OR"
			" INSTR(sealed, 'Gr')"),
		0);
	int64_t mail_id = support_number(db, "SELECT id FROM mail_outbox");
	assert_int_equal(mail_read(jobs, pool, mail_id, &found), OK);
	assert_string_equal(found.recipient, letter.recipient);
	assert_string_equal(found.subject, letter.subject);
	assert_string_equal(found.text, letter.text);
	assert_string_equal(found.html, letter.html);
	support_sql(db, "UPDATE mail_outbox SET application_id = 8;\n");
	assert_int_equal(mail_read(jobs, pool, mail_id, &found), INVALID);
	support_sql(db, "UPDATE mail_outbox SET application_id = 7, message_id = 'x';\n");
	assert_int_equal(mail_read(jobs, pool, mail_id, &found), INVALID);
	assert_int_equal(db_transaction(jobs, destroy_work, &id), OK);
	assert_int_equal(mail_read(jobs, pool, mail_id, &found), GONE);
	assert_int_equal(mail_read(jobs, pool, mail_id + 1, &found), NOT_FOUND);
}

/* Sent while there is a key; without it given up, and nobody is told of what was deleted. */
static void test_sealed_is_sent(void **state)
{
	(void)state;
	int64_t id = 7;
	struct mail mail = letter;
	smtp_start(inbox, NULL);
	struct settings *settings = settings_for(smtp_port, SENDER);
	mail.application_id = id;
	assert_int_equal(db_transaction(jobs, key_work, &id), OK);
	assert_int_equal(enqueue(&mail), OK);
	deliver(settings, 10, 1, 0);
	assert_int_equal(enqueue(&mail), OK);
	assert_int_equal(db_transaction(jobs, destroy_work, &id), OK);
	deliver(settings, 10, 0, 1);
	smtp_stop();
	assert_has(file_text(pool, inbox), "To: <a.b@example.org>\r\n");
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM mail_outbox"
				 " WHERE status = 'given_up' AND last_error = 'key destroyed'"),
		1);
	assert_int_equal(told, 0);
	settings_free(&settings);
}

static int64_t bodies(void)
{
	return support_number(db,
		"SELECT COALESCE(SUM((body_text IS NOT NULL) + (body_html IS NOT NULL)), 0)"
		" FROM mail_outbox");
}

/* Passwords and links are gone once a mail is sent or given up; while it waits it is whole. */
static void test_bodies_are_wiped(void **state)
{
	(void)state;
	struct mail mail = letter;
	smtp_start(inbox, NULL);
	struct settings *settings = settings_for(smtp_port, SENDER);
	assert_int_equal(enqueue(&mail), OK);
	assert_int_equal(bodies(), 2);
	deliver(settings, 10, 1, 0);
	assert_int_equal(bodies(), 0);
	smtp_stop();
	assert_has(file_text(pool, inbox), "https://bms.example.org/?a=3Db");
	/* the server is away: it waits, whole; at last it is given up */
	assert_int_equal(enqueue(&mail), OK);
	deliver(settings, 10, 0, 1);
	assert_int_equal(bodies(), 2);
	support_sql(db,
		"UPDATE mail_outbox SET first_attempt_at = '2020-01-01',"
		" next_attempt_at = '2020-01-01'"
		" WHERE status = 'waiting';\n");
	deliver(settings, 10, 0, 1);
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM mail_outbox"
				 " WHERE status = 'given_up'"),
		1);
	assert_int_equal(bodies(), 0);
	settings_free(&settings);
}

/* Who is told of a mail given up: once, of mails about applications, in the same transaction. */
static void test_give_up_is_told(void **state)
{
	(void)state;
	int64_t id = 7;
	struct mail mail = letter;
	smtp_start(inbox, "450 later");
	struct settings *settings = settings_for(smtp_port, SENDER "mail_give_up_hours = 1\n");
	assert_int_equal(enqueue(&mail), OK);
	mail.application_id = id;
	assert_int_equal(db_transaction(jobs, key_work, &id), OK);
	assert_int_equal(enqueue(&mail), OK);
	deliver(settings, 10, 0, 2);
	assert_int_equal(told, 0);
	clock_set(NOW + 2 * 3600);
	told_answer = UNAVAILABLE;
	int sent, failed;
	assert_int_equal(mail_deliver(jobs, settings, 10, tell, &sent, &failed), UNAVAILABLE);
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM mail_outbox"
				 " WHERE status = 'waiting' AND application_id = 7"),
		1);
	told = 0;
	told_answer = INVALID;
	clock_set(NOW + 4 * 3600);
	deliver(settings, 10, 0, 1);
	smtp_stop();
	assert_int_equal(
		support_number(db, "SELECT COUNT(*) FROM mail_outbox WHERE status = 'given_up'"),
		2);
	assert_int_equal(told, 1);
	assert_int_equal(told_id, 7);
	clock_set(NOW + 100 * 3600);
	deliver(settings, 10, 0, 0);
	assert_int_equal(told, 1);
	settings_free(&settings);
}

/* What the server refuses for good is not tried again, and whom it concerns are told; what it
 * refuses for now, or refuses of the house and not of this mail, waits. */
static void test_refused_for_good(void **state)
{
	(void)state;
	static const struct {
		const char *at, *answer;
		bool over;
	} cases[] = {
		{"RCPT", "550 no such user", true},
		{"RCPT", "550-5.1.1 no such user\r\n550 5.1.1 at all", true},
		{"RCPT", "501 bad address", true},
		{"DATA", "554 not taken", true},
		{".", "552 too large", true},
		{"RCPT", "450 mailbox busy", false},
		{"RCPT", "503 sign in first", false},
		{".", "452 disk full", false},
		{"MAIL", "550 sender unknown", false},
		{"MAIL", "530 sign in", false},
	};
	int64_t id = 7;
	struct mail mail = letter;

	assert_int_equal(db_transaction(jobs, key_work, &id), OK);
	mail.application_id = id;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		smtp_start_at(inbox, cases[i].at, cases[i].answer);
		struct settings *settings = settings_for(smtp_port, SENDER);

		told = 0;
		assert_int_equal(enqueue(&mail), OK);
		deliver(settings, 10, 0, 1);
		smtp_stop();
		settings_free(&settings);
		if (support_number(db,
			    "SELECT COUNT(*) FROM mail_outbox WHERE attempts = 1 AND"
			    " status = 'given_up'")
				!= cases[i].over
			|| told != cases[i].over)
			fail_msg("%s to %s: %d told", cases[i].answer, cases[i].at, told);
		assert_string_equal(file_text(pool, inbox), "");
		support_sql(db, "DELETE FROM mail_outbox;\n");
	}
}

/* However long it waited for its time, the first passing trouble is not its end. */
static void test_due_is_tried_again(void **state)
{
	(void)state;
	int64_t id = 7;
	struct mail mail = letter;
	smtp_start(inbox, "451 later");
	struct settings *settings = settings_for(smtp_port, SENDER);
	assert_int_equal(db_transaction(jobs, key_work, &id), OK);
	mail.application_id = id;
	mail.by_hand = (struct mail_by_hand){.writer_id = 1, .due = NOW + 4 * 86400};
	assert_int_equal(enqueue(&mail), OK);
	deliver(settings, 10, 0, 0);
	clock_set(NOW + 4 * 86400);
	deliver(settings, 10, 0, 1);
	assert_int_equal(told, 0);
	smtp_stop();
	settings_free(&settings);
	smtp_start(inbox, NULL);
	settings = settings_for(smtp_port, SENDER);
	clock_set(NOW + 4 * 86400 + 60);
	deliver(settings, 10, 1, 0);
	smtp_stop();
	settings_free(&settings);
}

/* A worker that dies while the server is silent: the mail is taken up again, not before its next
 * attempt. */
static void test_killed_worker(void **state)
{
	(void)state;
	smtp_start(inbox, SMTP_SILENT);
	struct settings *settings = settings_for(smtp_port, SENDER);
	assert_int_equal(enqueue(&letter), OK);
	pid_t worker = fork();
	assert_true(worker >= 0);
	if (worker == 0) {
		struct db *own = support_db_open("bms_jobs");
		int sent, failed;
		_exit(mail_deliver(own, settings, 1, NULL, &sent, &failed) != OK);
	}
	WAIT_UNTIL(support_number(db, "SELECT attempts FROM mail_outbox") == 1);
	kill(worker, SIGKILL);
	waitpid(worker, NULL, 0);
	smtp_stop();
	settings_free(&settings);
	smtp_start(inbox, NULL);
	settings = settings_for(smtp_port, SENDER);
	clock_set(NOW + 59);
	deliver(settings, 10, 0, 0);
	clock_set(NOW + 60);
	deliver(settings, 10, 1, 0);
	deliver(settings, 10, 0, 0);
	smtp_stop();
	settings_free(&settings);
}

/* Mails about no application go some days after they were sent; those of applications and those
 * waiting stay. */
static void test_clean(void **state)
{
	(void)state;
	int64_t id = 7, removed = 0;
	struct mail mail = letter;
	assert_int_equal(db_transaction(jobs, key_work, &id), OK);
	for (int i = 0; i < 3; i++)
		assert_int_equal(enqueue(&mail), OK);
	mail.application_id = id;
	assert_int_equal(enqueue(&mail), OK);
	support_sql(db,
		"SET @first = (SELECT MIN(id) FROM mail_outbox);\n"
		"UPDATE mail_outbox SET status = 'sent', sent_at = created_at"
		" WHERE id = @first OR application_id = 7;\n"
		"UPDATE mail_outbox SET status = 'given_up' WHERE id = @first + 1;\n");
	clock_set(NOW + 7 * 86400);
	assert_int_equal(mail_clean(jobs, &removed), OK);
	assert_int_equal(removed, 0);
	clock_set(NOW + 7 * 86400 + 1);
	assert_int_equal(mail_clean(jobs, &removed), OK);
	assert_int_equal(removed, 2);
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM mail_outbox"
				 " WHERE status = 'waiting' OR application_id = 7"),
		2);
}

static void test_what_is_no_address_is_refused(void **state)
{
	(void)state;
	static const char *const bad[] = {"", "nobody", "a@b",
		"a@example.org\r\nBcc: c@example.org", "a@example.org>\r\nRCPT TO:<b@example.org",
		"<a@example.org>", NULL};
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct mail mail = letter;
		mail.recipient = bad[i];
		assert_int_equal(enqueue(&mail), INVALID);
	}
	struct mail mail = letter;
	mail.subject = "Hallo\r\nBcc: c@example.org";
	assert_int_equal(enqueue(&mail), INVALID);
	assert_int_equal(support_number(db, "SELECT COUNT(*) FROM mail_outbox"), 0);
}

/* Also when a row came into the table in another way. */
static void test_header_injection_is_given_up(void **state)
{
	(void)state;
	smtp_start(inbox, NULL);
	struct settings *settings = settings_for(smtp_port, SENDER);
	assert_int_equal(enqueue(&letter), OK);
	support_sql(db, "UPDATE mail_outbox SET subject = 'Hallo\\r\\nBcc: c@example.org';\n");
	deliver(settings, 10, 0, 1);
	smtp_stop();
	assert_string_equal(file_text(pool, inbox), "");
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM mail_outbox"
				 " WHERE status = 'given_up' AND sent_at IS NULL"),
		1);
	settings_free(&settings);
}

static void test_pauses_grow_until_given_up(void **state)
{
	(void)state;
	static const int64_t pauses[] = {60, 300, 900, 3600, 3600};
	smtp_start(inbox, "451 later a.b@example.org");
	struct settings *settings = settings_for(smtp_port, SENDER "mail_give_up_hours = 2\n");
	int64_t at = NOW;
	int tries = 0;
	assert_int_equal(enqueue(&letter), OK);
	for (size_t i = 0; i < sizeof(pauses) / sizeof(*pauses); i++) {
		clock_set(at);
		deliver(settings, 10, 0, 1);
		tries++;
		clock_set(at + pauses[i] - 1);
		deliver(settings, 10, 0, 0);
		if (at + pauses[i] >= NOW + 2 * 3600)
			break;
		at += pauses[i];
	}
	assert_int_equal(tries, 5);
	assert_int_equal(support_number(db,
				 "SELECT attempts FROM mail_outbox"
				 " WHERE status = 'given_up'"),
		5);
	/* nothing the server said, which may name people */
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM mail_outbox"
				 " WHERE last_error LIKE '%example%'"),
		0);
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM mail_outbox"
				 " WHERE last_error LIKE '%(451)%'"),
		1);
	clock_set(NOW + 100 * 3600);
	deliver(settings, 10, 0, 0);
	smtp_stop();
	settings_free(&settings);
}

static void test_server_away_then_back(void **state)
{
	(void)state;
	struct settings *settings = settings_for(1, SENDER);
	assert_int_equal(enqueue(&letter), OK);
	assert_int_equal(enqueue(&letter), OK);
	deliver(settings, 10, 0, 2);
	settings_free(&settings);
	smtp_start(inbox, NULL);
	settings = settings_for(smtp_port, SENDER);
	clock_set(NOW + 60);
	deliver(settings, 1, 1, 0);
	deliver(settings, 10, 1, 0);
	smtp_stop();
	settings_free(&settings);
}

/* A server without TLS gets nothing when a password or a CA is set. */
static void test_no_tls_no_mail(void **state)
{
	(void)state;
	smtp_start(inbox, NULL);
	struct settings *settings = settings_for(
		smtp_port, SENDER "smtp_ca_file = /etc/ssl/certs/ca-certificates.crt\n");
	assert_int_equal(enqueue(&letter), OK);
	deliver(settings, 10, 0, 1);
	smtp_stop();
	assert_string_equal(file_text(pool, inbox), "");
	settings_free(&settings);
}

static int worker_run(const struct settings *settings)
{
	struct db *own = support_db_open("bms_jobs");
	int sent = 0;
	int failed = 0;
	enum outcome outcome = mail_deliver(own, settings, MANY, NULL, &sent, &failed);
	db_free(&own);
	return outcome != OK || failed > 0;
}

static void test_workers_share_without_doubles(void **state)
{
	(void)state;
	pid_t workers[WORKERS];
	smtp_start(inbox, NULL);
	struct settings *settings = settings_for(smtp_port, SENDER);
	for (int i = 0; i < MANY; i++)
		assert_int_equal(enqueue(&letter), OK);
	for (int i = 0; i < WORKERS; i++) {
		workers[i] = fork();
		assert_true(workers[i] >= 0);
		if (workers[i] == 0)
			_exit(worker_run(settings));
	}
	for (int i = 0; i < WORKERS; i++)
		support_join(workers[i]);
	smtp_stop();
	int mails = 0;
	for (const char *at = file_text(pool, inbox); (at = strstr(at, "Message-ID:")); at++)
		mails++;
	assert_int_equal(mails, MANY);
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM mail_outbox WHERE status = 'sent'"
				 " AND attempts = 1"),
		MANY);
	settings_free(&settings);
}

static void test_header_values(void **state)
{
	(void)state;
	assert_string_equal(smtp_header_value(pool, "Your application", 9), "Your application");
	assert_string_equal(smtp_header_value(pool, "=?evil?=", 9), "=?UTF-8?Q?=3D=3Fevil=3F=3D?=");
	assert_string_equal(smtp_header_value(pool, "ä b", 9), "=?UTF-8?Q?=C3=A4_b?=");
	const char *folded = smtp_header_value(pool,
		"Überführungsübersichtsträger für "
		"Größenänderungen 😀😀😀😀😀😀😀😀",
		9);
	size_t column = 9;
	for (const char *c = folded; *c; c++) {
		column = *c == '\n' ? 0 : column + 1;
		assert_true(column <= 76);
	}
	/* no word ends within a character: the emoji's first byte always has its three others
	 * behind it */
	for (const char *c = folded; (c = strstr(c, "=F0")); c++)
		assert_int_equal(strncmp(c, "=F0=9F=98=80", 12), 0);
	assert_non_null(strstr(folded, "?=\r\n =?UTF-8?Q?"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_mail_is_sent_once, wipe),
		cmocka_unit_test_setup(test_headers_of_lists, wipe),
		cmocka_unit_test_setup(test_sealed, wipe),
		cmocka_unit_test_setup(test_sealed_is_sent, wipe),
		cmocka_unit_test_setup(test_bodies_are_wiped, wipe),
		cmocka_unit_test_setup(test_give_up_is_told, wipe),
		cmocka_unit_test_setup(test_refused_for_good, wipe),
		cmocka_unit_test_setup(test_due_is_tried_again, wipe),
		cmocka_unit_test_setup(test_killed_worker, wipe),
		cmocka_unit_test_setup(test_clean, wipe),
		cmocka_unit_test_setup(test_what_is_no_address_is_refused, wipe),
		cmocka_unit_test_setup(test_header_injection_is_given_up, wipe),
		cmocka_unit_test_setup(test_pauses_grow_until_given_up, wipe),
		cmocka_unit_test_setup(test_server_away_then_back, wipe),
		cmocka_unit_test_setup(test_no_tls_no_mail, wipe),
		cmocka_unit_test_setup(test_workers_share_without_doubles, wipe),
		cmocka_unit_test_setup(test_header_values, wipe),
	};
	return cmocka_run_group_tests_name("mail", tests, start, end);
}
