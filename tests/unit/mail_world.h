/* For the tests of mail/: an outbox, its worker, and a mail. */
#ifndef BMS_TESTS_MAIL_WORLD_H
#define BMS_TESTS_MAIL_WORLD_H

#include "smtp_fixture.h"

#include "base/clock.h"
#include "mail/outbox.h"
#include "mail/smtp.h"
#include "store/store.h"

#define NOW INT64_C(1795260000)

static struct db *db;
static struct db *jobs;
static struct pool *pool;
static const char *inbox;
static int told; /* times the hook was called … */
static int64_t told_id; /* … and for which application */
static enum outcome told_answer;

static int start(void **state)
{
	(void)state;
	pool = pool_new();
	db = support_db_reset();
	jobs = support_db_open("bms_jobs");
	inbox = pool_printf(pool, "%s/inbox", support_folder());
	static const uint8_t master[32] = "a key for the tests of the mails";
	store_init(support_folder(), master);
	return 0;
}

static int end(void **state)
{
	(void)state;
	clock_set(-1);
	db_free(&jobs);
	db_free(&db);
	pool_free(&pool);
	return 0;
}

static int wipe(void **state)
{
	(void)state;
	support_sql(db, "DELETE FROM mail_outbox;\nDELETE FROM bms_keys.application_key;\n");
	told = 0;
	told_answer = OK;
	clock_set(NOW);
	return 0;
}

static struct settings *settings_for(int port, const char *more)
{
	char *path = pool_printf(pool, "%s/conf", support_folder());
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "smtp_url = smtp://127.0.0.1:%d\n%s", port, more);
	assert_int_equal(fclose(file), 0);
	return settings_load(path);
}

#define SENDER "mail_from = Bewerbung, Bürgerschaft <bms@bms.example.org>\n"

static const struct mail letter = {
	.template = "received",
	.recipient = "a.b@example.org",
	.subject = "Ihre Bewerbung für Straßenbau",
	.text = "Guten Tag\n.\n.Punkt und Grüße\nhttps://bms.example.org/?a=b\n",
	.html = "<!DOCTYPE html>\n<p>Grüße</p>\n",
};

static enum outcome enqueue_work(struct db *handle, void *context)
{
	return mail_enqueue(handle, pool, context);
}

static enum outcome enqueue(const struct mail *mail)
{
	struct mail copy = *mail;
	return db_transaction(jobs, enqueue_work, &copy);
}

static enum outcome tell(
	struct db *handle, struct pool *given, int64_t application_id, const char *template)
{
	(void)given;
	assert_true(db_in_transaction(handle));
	assert_string_equal(template, "received");
	told++;
	told_id = application_id;
	return told_answer;
}

static void deliver(const struct settings *settings, int limit, int sent, int failed)
{
	int sent_now = -1;
	int failed_now = -1;
	assert_int_equal(mail_deliver(jobs, settings, limit, tell, &sent_now, &failed_now), OK);
	assert_int_equal(sent_now, sent);
	assert_int_equal(failed_now, failed);
}

static void assert_has(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("not found: %s\nin: %s", part, text);
}

static enum outcome key_work(struct db *handle, void *context)
{
	return store_key_new(handle, OBJECT_APPLICATION, *(const int64_t *)context);
}

static enum outcome destroy_work(struct db *handle, void *context)
{
	return store_key_destroy(handle, OBJECT_APPLICATION, *(const int64_t *)context);
}

#endif
