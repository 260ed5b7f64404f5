/* Tests of access/kept. */
#include "support.h"

#include <string.h>

#include "access/kept.h"
#include "base/clock.h"

#define NOW INT64_C(1795260000)
#define TWO_HOURS 7200

static struct db *db;
static struct pool *pool;
static struct session mine, theirs;

static enum outcome begin_work(struct db *handle, void *context)
{
	return session_begin(handle, pool, SESSION_PORTAL, 0, 86400, 86400, context);
}

static int start(void **state)
{
	(void)state;
	pool = pool_new();
	db = support_db_reset();
	clock_set(NOW);
	return db_transaction(db, begin_work, &mine) || db_transaction(db, begin_work, &theirs);
}

static int end(void **state)
{
	(void)state;
	clock_set(-1);
	db_free(&db);
	pool_free(&pool);
	return 0;
}

struct keeping {
	const char *code; /* 8 bytes */
	const char *text;
};

static enum outcome keep_work(struct db *handle, void *context)
{
	const struct keeping *keeping = context;
	return kept_set(handle, SESSION_PORTAL, mine.id, (const uint8_t *)keeping->code,
		keeping->text, strlen(keeping->text));
}

static void keep(const char *code, const char *text)
{
	struct keeping keeping = {code, text};
	assert_int_equal(db_transaction(db, keep_work, &keeping), OK);
}

static enum outcome end_work(struct db *handle, void *context)
{
	return kept_end(handle, SESSION_PORTAL, mine.id, context);
}

/* NULL: not kept. */
static const char *get(const struct session *session, enum session_world world, const char *code)
{
	const void *sealed;
	size_t length;
	enum outcome outcome =
		kept_get(db, pool, world, session->id, (const uint8_t *)code, &sealed, &length);
	assert_true(outcome == OK || outcome == NOT_FOUND);
	return outcome ? NULL : pool_strndup(pool, sealed, length);
}

static void test_it_is_of_one_session(void **state)
{
	(void)state;
	keep("aaaaaaaa", "erst");
	keep("aaaaaaaa", "dann");
	assert_string_equal(get(&mine, SESSION_PORTAL, "aaaaaaaa"), "dann");
	assert_null(get(&theirs, SESSION_PORTAL, "aaaaaaaa"));
	assert_null(get(&mine, SESSION_BACKEND, "aaaaaaaa"));
	assert_null(get(&mine, SESSION_PORTAL, "aaaaaaab"));
	assert_int_equal(db_transaction(db, end_work, "aaaaaaab"), OK);
	assert_non_null(get(&mine, SESSION_PORTAL, "aaaaaaaa"));
	assert_int_equal(db_transaction(db, end_work, "aaaaaaaa"), OK);
	assert_null(get(&mine, SESSION_PORTAL, "aaaaaaaa"));
}

static void test_the_newest_ten(void **state)
{
	(void)state;
	for (int i = 0; i < 12; i++) {
		clock_set(NOW + i);
		keep(pool_printf(pool, "form %03d", i), "x");
	}
	assert_null(get(&mine, SESSION_PORTAL, "form 001"));
	assert_non_null(get(&mine, SESSION_PORTAL, "form 002"));
	assert_non_null(get(&mine, SESSION_PORTAL, "form 011"));
}

static enum outcome staff_work(struct db *handle, void *context)
{
	struct session *session = context;
	enum outcome outcome =
		session_begin(handle, pool, SESSION_BACKEND, 7001, 86400, 86400, session);

	for (int i = 0; !outcome && i < 52; i++) {
		const char *code = pool_printf(pool, "text %03d", i);

		clock_set(NOW + i);
		outcome = kept_set(
			handle, SESSION_BACKEND, session->id, (const uint8_t *)code, "x", 1);
	}
	return outcome;
}

static void test_fifty_of_staff(void **state)
{
	struct session session;

	(void)state;
	support_sql(db,
		"INSERT INTO staff_user (id, user_id, surname, first_name, email, created_at,"
		" changed_at) VALUES (7001, 'k.viel', 'Viel', 'Kim', 'k@amt.example',"
		" '2026-01-01', '2026-01-01');\n");
	assert_int_equal(db_transaction(db, staff_work, &session), OK);
	assert_null(get(&session, SESSION_BACKEND, "text 001"));
	assert_non_null(get(&session, SESSION_BACKEND, "text 002"));
	assert_non_null(get(&session, SESSION_BACKEND, "text 051"));
}

static void test_two_hours(void **state)
{
	(void)state;
	int64_t removed;
	clock_set(NOW + 60);
	keep("aaaaaaaa", "alt");
	clock_set(NOW + 60 + TWO_HOURS - 1);
	assert_non_null(get(&mine, SESSION_PORTAL, "aaaaaaaa"));
	keep("bbbbbbbb", "neu");
	clock_set(NOW + 60 + TWO_HOURS);
	assert_null(get(&mine, SESSION_PORTAL, "aaaaaaaa"));
	struct db *jobs = support_db_open("bms_jobs");
	assert_int_equal(kept_sweep(jobs, &removed), OK);
	assert_true(removed >= 1);
	assert_non_null(get(&mine, SESSION_PORTAL, "bbbbbbbb"));
	db_free(&jobs);
	support_sql(db, "DELETE FROM portal_session WHERE id = %lld;\n", (long long)mine.id);
	assert_null(get(&mine, SESSION_PORTAL, "bbbbbbbb"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_it_is_of_one_session),
		cmocka_unit_test(test_the_newest_ten),
		cmocka_unit_test(test_fifty_of_staff),
		cmocka_unit_test(test_two_hours),
	};
	return cmocka_run_group_tests(tests, start, end);
}
