/* Tests of links to one application: applicant/link, own. */
#include "apply_world.h"

#include "application/confirmation.h"
#include "application/link.h"
#include "application/own.h"

#define OTHER_VISIT 78
#define DAY 86400

static struct db *jobs;
static const struct principal other = {.kind = PRINCIPAL_VISITOR, .id = OTHER_VISIT};
static const struct principal system_itself = {.kind = PRINCIPAL_SYSTEM};

static enum outcome run_confirm(struct call *call)
{
	return application_confirm(call->db, pool, &visitor, call->text);
}

static enum outcome run_open(struct call *call)
{
	return link_open(call->db, pool, &other, call->text);
}

static enum outcome run_revoke(struct call *call)
{
	return link_revoke(call->db, pool, &visitor, call->id);
}

static enum outcome run_mail(struct call *call)
{
	return link_mail(call->db, pool, &system_itself, call->id,
		call->consent ? LINK_TO_DATA : LINK_TO_STATUS);
}

static const char *token_in(const char *text, const char *link)
{
	const char *at = strstr(text, link);

	assert_non_null(at);
	at += strlen(link);
	return pool_strndup(pool, at, strcspn(at, ">"));
}

/* An application that has arrived, and the token of its receipt. */
static int64_t received(const char *email, const char **token_r)
{
	int64_t id = world_begin(1, email);

	world_send(id);
	struct call call = {.run = run_confirm,
		.text = token_in(
			world_mail(id, "confirm_address").text, "/bewerbung/bestaetigen/")};
	assert_int_equal(call_as(db, &call), OK);
	*token_r = token_in(world_mail(id, "received").text, "/bewerbung/status/");
	return id;
}

static void opened(const char *token)
{
	struct call call = {.run = run_open, .text = token};

	assert_int_equal(call_as(db, &call), OK);
}

static enum outcome found(const char *token)
{
	struct link link;

	return link_find(db, pool, token, &link);
}

static enum outcome may(int64_t id, int64_t scope)
{
	return application_owned(db, pool, &other, id, scope);
}

static void test_scope(void **state)
{
	(void)state;
	const char *token, *theirs;
	int64_t id = received("ada@example.org", &token),
		foreign = received("eva@example.org", &theirs);

	assert_int_equal(strlen(token), 48);
	assert_int_equal(found(token), OK);
	assert_int_equal(found("0"), NOT_FOUND);
	assert_int_equal(may(id, LINK_STATUS), NOT_FOUND);
	opened(token);
	opened(token);
	assert_int_equal(may(id, LINK_STATUS), OK);
	assert_int_equal(
		may(id, LINK_STATUS | LINK_HAND_IN | LINK_CORRECT | LINK_WITHDRAW | LINK_ASK), OK);
	assert_int_equal(may(id, LINK_DATA), NOT_FOUND);
	assert_int_equal(may(id, LINK_STATUS | LINK_DATA), NOT_FOUND);
	assert_int_equal(may(id, 0), NOT_FOUND);
	assert_int_equal(may(foreign, LINK_STATUS), NOT_FOUND);
	assert_int_equal(application_owned(db, pool, &visitor, id, 0), OK);
}

static void test_revoked(void **state)
{
	(void)state;
	const char *token;
	int64_t id = received("ada@example.org", &token);
	struct call revoke = {.run = run_revoke, .id = id}, again = {.run = run_mail, .id = id};

	opened(token);
	assert_int_equal(call_as(db, &revoke), OK);
	assert_int_equal(call_as(db, &revoke), CONFLICT);
	assert_int_equal(found(token), NOT_FOUND);
	assert_int_equal(may(id, LINK_STATUS), NOT_FOUND);
	assert_int_equal(call_as(jobs, &again), OK);
	const char *fresh = token_in(world_mail(id, "status_link").text, "/bewerbung/status/");
	assert_string_not_equal(fresh, token);
	assert_int_equal(found(fresh), OK);
	assert_int_equal(found(token), NOT_FOUND);
}

/* The same link as long as one can be used; the one to the data is another each time and ends soon.
 */
static void test_mailed(void **state)
{
	(void)state;
	const char *token;
	int64_t id = received("ada@example.org", &token);
	struct call mail = {.run = run_mail, .id = id},
		    data = {.run = run_mail, .id = id, .consent = true};

	assert_int_equal(call_as(jobs, &mail), OK);
	assert_string_equal(
		token_in(world_mail(id, "status_link").text, "/bewerbung/status/"), token);
	assert_int_equal(call_as(jobs, &data), OK);
	const char *to_data = token_in(world_mail(id, "data_link").text, "/bewerbung/status/");
	assert_string_not_equal(to_data, token);
	opened(to_data);
	assert_int_equal(may(id, LINK_DATA), OK);
	assert_int_equal(may(id, LINK_WITHDRAW), NOT_FOUND);
	clock_set(clock_now() + DAY);
	assert_int_equal(may(id, LINK_DATA), NOT_FOUND);
	assert_int_equal(found(token), OK);
	clock_set(clock_now() + 364 * DAY);
	assert_int_equal(found(token), NOT_FOUND);
}

static void test_ends(void **state)
{
	(void)state;
	static const char *const ends[] = {
		"UPDATE application SET status = 'geloescht', active_key = NULL",
		"UPDATE application SET status = 'anonymisiert', active_key = NULL",
		"UPDATE applicant SET email = 'eva@example.org'",
		("INSERT INTO account (applicant_id, email, status, lang, created_at)"
		 " SELECT id, email, 'active', 'de', " SOME_TIME " FROM applicant"),
		("UPDATE application SET status = 'abgesagt', active_key = NULL,"
		 " status_since = '2026-10-21 11:59:59'"),
	};
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		const char *token;
		int64_t id = received("ada@example.org", &token);

		opened(token);
		assert_int_equal(may(id, LINK_STATUS), OK);
		support_sql(root, "%s;\n", ends[i]);
		assert_int_equal(found(token), NOT_FOUND);
		assert_int_equal(may(id, LINK_STATUS), NOT_FOUND);
		support_sql(root, "DELETE FROM account;\n");
		world_clear(NULL);
	}
}

static int start(void **state)
{
	int answer = world_start(state);

	support_sql(root,
		"INSERT INTO portal_session (id, token_hash, owner, created_at, used_at,"
		" idle_until, ends_at, idle_seconds) VALUES (78,"
		" UNHEX(SHA2('other', 256)), 0, " SOME_TIME ", " SOME_TIME
		", '2099-01-01', '2099-01-01', 60);\n");
	jobs = support_db_open("bms_jobs");
	return answer;
}

static int end(void **state)
{
	db_free(&jobs);
	return world_end(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_scope, world_clear),
		cmocka_unit_test_setup(test_revoked, world_clear),
		cmocka_unit_test_setup(test_mailed, world_clear),
		cmocka_unit_test_setup(test_ends, world_clear),
	};
	return cmocka_run_group_tests(tests, start, end);
}
