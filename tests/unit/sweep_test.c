/* Clean-ups: what is over goes, some rows at a time; what somebody holds is not waited for, and
 * what goes on is not read. */
#include "support.h"

#include "access/rate.h"
#include "access/session.h"
#include "alert/alert.h"
#include "base/clock.h"
#include "mail/outbox.h"
#include "recruiting/bias.h"

#define NOW INT64_C(1795255200) /* 2026-11-21 10:00 UTC */
#define LIVE "2000" /* rows that go on */

static struct db *root;
static struct db *jobs;
static struct pool *pool;

static const char keys[] =
	"SET foreign_key_checks = 0;\n"
	"INSERT INTO backend_session (id, token_hash, owner, created_at, used_at, idle_until,"
	" ends_at, idle_seconds)"
	" SELECT seq, LPAD(seq, 32, '0'), 1, '2026-11-01', '2026-11-01', IF(seq > 4, '2027-01-01',"
	" IF(seq % 2, '2026-11-20', '2027-01-01')),"
	" IF(seq > 4, '2027-01-02', IF(seq % 2, '2027-01-01', '2026-11-20')), 60"
	" FROM seq_1_to_" LIVE ";\n"
	"INSERT INTO portal_session (id, token_hash, owner, created_at, used_at, idle_until,"
	" ends_at, idle_seconds)"
	" SELECT id, token_hash, owner, created_at, used_at, idle_until, ends_at, idle_seconds FROM"
	" backend_session;\n"
	"INSERT INTO form_spent (nonce, at) SELECT LPAD(seq, 16, '0'), IF(seq > 4, '2026-11-21"
	" 09:00', '2026-11-19') FROM seq_1_to_" LIVE ";\n"
	"INSERT INTO rate_window (bucket, tries, ends_at)"
	" SELECT LPAD(seq, 32, '0'), 1, IF(seq > 4, '2026-11-22', '2026-11-20') FROM seq_1_to_" LIVE
	";\n"
	"INSERT INTO job_alert (id, email, lang, title, query, frequency, status, created_at,"
	" checked_on, internal) SELECT seq, CONCAT(seq, '@x.example'),"
	" 'de', 'x', 'q=x', 'daily', 'unconfirmed', IF(seq > 4, '2026-11-21 09:00', '2026-01-01'),"
	" '2026-01-01', 0 FROM seq_1_to_" LIVE ";\n"
	"INSERT INTO alert_token (token_hash, alert_id, created_at)"
	" SELECT LPAD(seq, 32, '0'), seq, IF(seq > 4, '2026-11-21', '2020-01-01')"
	" FROM seq_1_to_" LIVE ";\n"
	"INSERT INTO mail_outbox (id, template, message_id, status, next_attempt_at,"
	" created_at, sent_at)"
	" SELECT seq, 'x', seq, 'sent', '2026-01-01', IF(seq > 4, '2026-11-21 09:00',"
	" '2020-01-01'), IF(seq > 4, '2026-11-21 09:00', '2020-01-01')"
	" FROM seq_1_to_" LIVE ";\n"
	"INSERT INTO bias_staff SELECT seq, 'x' FROM seq_1_to_4;\n"
	"SET foreign_key_checks = 1;\n";

static const struct cleaned {
	const char *table;
	const char *key;
	const char *first, *last; /* keys of a row that is over and of one that goes on (bias_staff:
				     none does) */
} tables[] = {
	{"backend_session", "id", "1", LIVE},
	{"portal_session", "id", "1", LIVE},
	{"form_spent", "nonce", "LPAD(1, 16, '0')", "LPAD(" LIVE ", 16, '0')"},
	{"rate_window", "bucket", "LPAD(1, 32, '0')", "LPAD(" LIVE ", 32, '0')"},
	{"job_alert", "id", "1", LIVE},
	{"alert_token", "token_hash", "LPAD(1, 32, '0')", "LPAD(" LIVE ", 32, '0')"},
	{"mail_outbox", "id", "1", LIVE},
	{"bias_staff", "application_id", "1", "1"},
};

static int begin(void **state)
{
	(void)state;
	clock_init();
	clock_set(NOW);
	root = support_db_reset();
	support_sql(root, "%s", keys);
	jobs = support_db_open("bms_jobs");
	pool = pool_new();
	return 0;
}

static int finish(void **state)
{
	(void)state;
	pool_free(&pool);
	db_free(&jobs);
	db_free(&root);
	return 0;
}

static int64_t rows_read(void)
{
	int64_t number = 0;
	assert_int_equal(
		db_get_int(jobs,
			"SELECT CAST(SUM(VARIABLE_VALUE) AS SIGNED) FROM"
			" information_schema.SESSION_STATUS"
			" WHERE VARIABLE_NAME IN ('Handler_read_next', 'Handler_read_prev',"
			" 'Handler_read_rnd_next')",
			DB_NONE, &number),
		OK);
	return number;
}

static void clean_all(void)
{
	int64_t n = 0, removed = 0;
	assert_int_equal(session_sweep(jobs, &n), OK);
	removed += n;
	assert_int_equal(rate_sweep(jobs, &n), OK);
	removed += n;
	assert_int_equal(alert_expire(jobs, pool, clock_now(), &n), OK);
	removed += n;
	assert_int_equal(mail_clean(jobs, &n), OK);
	removed += n;
	assert_int_equal(bias_sweep(jobs, &n), OK);
	assert_true(removed + n > 0);
}

static int64_t count(const struct cleaned *cleaned)
{
	return support_number_(root, pool_printf(pool, "SELECT COUNT(*) FROM %s", cleaned->table));
}

/* Somebody uses a row that is over and one that goes on, in each table. */
static enum outcome use_rows(struct db *db, void *context)
{
	(void)context;
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		struct db_rows *rows;
		const char *sql =
			pool_printf(pool, "SELECT 1 FROM %s WHERE %s IN (%s, %s) FOR UPDATE",
				tables[i].table, tables[i].key, tables[i].first, tables[i].last);
		assert_int_equal(db_rows_(db, pool, sql, DB_NONE, &rows), OK);
	}
	int64_t before = clock_ticks_us(), read = rows_read();
	clean_all();
	assert_true(clock_ticks_us() - before < 2000000);
	/* a few for each table; not the thousands that go on */
	assert_in_range(rows_read() - read, 1, 900);
	return OK;
}

static void test_rows_in_use(void **state)
{
	(void)state;
	assert_int_equal(db_transaction(root, use_rows, NULL), OK);
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		int64_t live = i == 7 ? 0 : 1996;
		if (count(&tables[i]) != live + 1)
			fail_msg("%s: %lld", tables[i].table, (long long)count(&tables[i]));
	}
	clean_all();
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		assert_int_equal(count(&tables[i]), i == 7 ? 0 : 1996);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows_in_use),
	};
	return cmocka_run_group_tests_name("sweep", tests, begin, finish);
}
