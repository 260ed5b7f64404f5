/* Tests of access/session. */
#include "support.h"

#include <string.h>

#include "access/session.h"
#include "base/clock.h"

#define NOW INT64_C(1795260000)
#define IDLE 600
#define ABSOLUTE 3600

static struct db *db;
static struct pool *pool;

static int start(void **state)
{
	(void)state;
	pool = pool_new();
	db = support_db_reset();
	return 0;
}

static int end(void **state)
{
	(void)state;
	clock_set(-1);
	db_free(&db);
	pool_free(&pool);
	return 0;
}

struct beginning {
	enum session_world world;
	int64_t owner;
	struct session session;
};

static enum outcome begin_work(struct db *handle, void *context)
{
	struct beginning *beginning = context;
	return session_begin(handle, pool, beginning->world, beginning->owner, IDLE, ABSOLUTE,
		&beginning->session);
}

static struct session begin(enum session_world world, int64_t owner)
{
	struct beginning beginning = {.world = world, .owner = owner};
	clock_set(NOW);
	assert_int_equal(db_transaction(db, begin_work, &beginning), OK);
	return beginning.session;
}

static enum outcome find(enum session_world world, const char *token)
{
	struct session found;
	return session_find(db, pool, world, token, &found);
}

static enum outcome end_work(struct db *handle, void *context)
{
	const struct session *session = context;
	return session_end(handle, SESSION_BACKEND, session->id);
}

static void test_session_is_found_in_its_world(void **state)
{
	(void)state;
	struct session session = begin(SESSION_BACKEND, 7);
	struct session other = begin(SESSION_PORTAL, 0);
	struct session found;
	assert_true(strlen(session.token) >= 43);
	assert_int_equal(session_find(db, pool, SESSION_BACKEND, session.token, &found), OK);
	assert_int_equal(found.id, session.id);
	assert_int_equal(found.owner, 7);
	assert_string_equal(found.token, session.token);
	assert_memory_equal(found.hash, session.hash, sizeof(found.hash));
	assert_int_equal(find(SESSION_PORTAL, session.token), NOT_FOUND);
	assert_int_equal(find(SESSION_PORTAL, other.token), OK);
	assert_int_equal(find(SESSION_BACKEND, ""), NOT_FOUND);
	assert_int_equal(find(SESSION_BACKEND, NULL), NOT_FOUND);
	assert_int_equal(find(SESSION_BACKEND, "' OR 1 = 1 -- "), NOT_FOUND);
	char longer[102] = "";
	memset(longer, 'x', 101);
	assert_int_equal(find(SESSION_BACKEND, longer), NOT_FOUND);
	/* the token itself is nowhere in the database */
	struct db_rows *rows;
	assert_int_equal(db_rows(db, pool, "SELECT token_hash FROM backend_session WHERE id = ?",
				 DB_VALUES(db_int(session.id)), &rows),
		OK);
	assert_memory_equal(db_cell(rows, 0, 0)->bytes, session.hash, sizeof(session.hash));
	assert_int_equal(db_transaction(db, end_work, &session), OK);
	assert_int_equal(find(SESSION_BACKEND, session.token), NOT_FOUND);
}

static void test_session_ends_when_idle(void **state)
{
	(void)state;
	struct session session = begin(SESSION_PORTAL, 0);
	clock_set(NOW + IDLE - 1);
	assert_int_equal(find(SESSION_PORTAL, session.token), OK);
	clock_set(NOW + IDLE);
	assert_int_equal(find(SESSION_PORTAL, session.token), NOT_FOUND);
}

static void test_touch_prolongs_until_the_absolute_end(void **state)
{
	(void)state;
	struct session session = begin(SESSION_PORTAL, 0);
	uint64_t before = db_statements(db);
	clock_set(NOW + 59);
	assert_int_equal(session_touch(db, SESSION_PORTAL, &session), OK);
	assert_int_equal(db_statements(db) - before, 0);
	for (int64_t at = NOW; at < NOW + ABSOLUTE; at += IDLE / 2) {
		clock_set(at);
		assert_int_equal(find(SESSION_PORTAL, session.token), OK);
		assert_int_equal(session_touch(db, SESSION_PORTAL, &session), OK);
	}
	clock_set(NOW + ABSOLUTE - 1);
	assert_int_equal(find(SESSION_PORTAL, session.token), OK);
	clock_set(NOW + ABSOLUTE);
	assert_int_equal(find(SESSION_PORTAL, session.token), NOT_FOUND);
}

static const uint8_t content[32] = "what was sent", other_content[32] = "something else";

static enum outcome spend_work(struct db *handle, void *context)
{
	return session_spend(handle, context, content);
}

static void test_nonce_is_spent_once(void **state)
{
	(void)state;
	uint8_t nonce[16] = {1, 0, 2};
	uint8_t other[16] = {1, 0, 3};
	clock_set(NOW);
	assert_int_equal(db_transaction(db, spend_work, nonce), OK);
	assert_int_equal(db_transaction(db, spend_work, nonce), CONFLICT);
	assert_int_equal(db_transaction(db, spend_work, other), OK);
	bool same;
	assert_int_equal(session_spent_for(db, nonce, content, &same), OK);
	assert_true(same);
	assert_int_equal(session_spent_for(db, nonce, other_content, &same), OK);
	assert_false(same);
	assert_int_equal(session_spent_for(db, (const uint8_t[16]){9}, content, &same), OK);
	assert_false(same);
}

static void test_sweep_removes_what_ended(void **state)
{
	(void)state;
	int64_t removed;
	support_sql(db,
		"DELETE FROM backend_session;\nDELETE FROM portal_session;\n"
		"DELETE FROM form_spent;\n");
	struct session session = begin(SESSION_BACKEND, 7);
	uint8_t nonce[16] = {9};
	assert_int_equal(db_transaction(db, spend_work, nonce), OK);
	support_sql(db,
		"INSERT INTO portal_session (token_hash, owner, created_at, used_at,"
		" idle_until, ends_at, idle_seconds) SELECT LPAD(seq, 32, '0'), 0, '2020-01-01',"
		" '2020-01-01', '2020-01-01', '2099-01-01', 60 FROM seq_1_to_2345;\n");
	struct db *jobs = support_db_open("bms_jobs");
	assert_int_equal(session_sweep(jobs, &removed), OK);
	assert_int_equal(removed, 2345);
	assert_int_equal(find(SESSION_BACKEND, session.token), OK);
	clock_set(NOW + 86400);
	assert_int_equal(session_sweep(jobs, &removed), OK);
	assert_int_equal(removed, 2);
	db_free(&jobs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_session_is_found_in_its_world),
		cmocka_unit_test(test_session_ends_when_idle),
		cmocka_unit_test(test_touch_prolongs_until_the_absolute_end),
		cmocka_unit_test(test_nonce_is_spent_once),
		cmocka_unit_test(test_sweep_removes_what_ended),
	};
	return cmocka_run_group_tests_name("session", tests, start, end);
}
