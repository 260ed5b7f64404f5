/* The clocks of accounts: a table of expected days for every rule (POR-09, POR-13, RET-11, RET-12,
 * RET-15), and what deleting takes along (RET-56). */
#include "apply_world.h"

#include "account/account.h"
#include "account/admin.h"
#include "account/rules.h"
#include "account/sign_in.h"
#include "base/text.h"
#include "retention/account_delete.h"
#include "retention/account_expiry.h"

#define DAY 86400

static struct db *jobs; /* the nightly run's account: its grants must be enough */
static const struct principal nightly = {.kind = PRINCIPAL_SYSTEM};
static const struct principal staff = {.kind = PRINCIPAL_STAFF, .id = 1};
static int64_t start;

typedef enum outcome list_rule(
	struct db *, struct pool *, int64_t, int64_t, int64_t, int64_t, struct db_rows **);
typedef enum outcome act_rule(struct db *, struct pool *, const struct principal *, int64_t);

static const struct rule {
	list_rule *list;
	act_rule *act;
} rules[] = {
	{account_unfinished_list, account_unfinished_delete},
	{account_reminder_list, account_remind},
	{account_expired_list, account_expire},
	{account_inactive_list, account_inactive_delete},
};
enum { UNFINISHED, REMINDER, EXPIRED, INACTIVE };

struct doing {
	const struct rule *rule;
	int64_t id;
};

static enum outcome act_work(struct db *handle, void *context)
{
	const struct doing *doing = context;
	return doing->rule->act(handle, pool, &nightly, doing->id);
}

static enum outcome act(int rule, int64_t id)
{
	struct doing doing = {&rules[rule], id};
	return db_transaction(jobs, act_work, &doing);
}

static bool is_due(int rule)
{
	struct db_rows *rows;
	assert_int_equal(rules[rule].list(jobs, pool, clock_now(), 0, INT64_MAX, 10, &rows), OK);
	return rows->count > 0;
}

static int setup(void **state)
{
	world_start(state);
	/* the process has shown a visit, as the portal does, and asks for keys its way from then on
	 */
	support_sql(root, "GRANT EXECUTE ON FUNCTION bms.object_key TO 'bms_jobs'@'localhost';\n");
	jobs = support_db_open("bms_jobs");
	start = clock_from_sql("2026-11-21 12:00:00");
	return 0;
}

static int teardown(void **state)
{
	db_free(&jobs);
	return world_end(state);
}

static int clear(void **state)
{
	support_sql(root,
		"DELETE FROM account;\nDELETE FROM bms_keys.account_password;\nDELETE"
		" FROM job_alert;\n");
	return world_clear(state);
}

/* An account made and last used on the first day, valid for 730 days. */
static int64_t account_make(const char *status, bool for_application)
{
	support_sql(root,
		"INSERT INTO applicant (first_name, surname, email, lang, created_at)"
		" VALUES ('Ada', 'Özdemir', 'ada@example.org', 'de', '2026-11-21 12:00:00');\n"
		"INSERT INTO account (applicant_id, email, status, for_application,"
		" lang, created_at,"
		" last_sign_in_at, consent_version, consent_at, valid_until)"
		" SELECT MAX(id), 'ada@example.org', '%s', %d, 'de', '2026-11-21 12:00:00',"
		" IF('%s' = 'unused', NULL, '2026-11-21 12:00:00'), '2026-11',"
		" '2026-11-21 12:00:00',"
		" '2028-11-20 12:00:00' FROM applicant;\n",
		status, for_application, status);
	return support_number(root, "SELECT MAX(id) FROM account");
}

/* An application of the account in this status. */
static int64_t application_make(int64_t account_id, const char *status)
{
	int64_t id = world_begin(1, "ada@example.org");
	support_sql(root,
		"UPDATE application a JOIN account c ON c.id = %lld"
		" SET a.applicant_id = c.applicant_id, a.status = '%s',"
		" a.received_at = IF(a.status = 'gespeichert', NULL, a.created_at) WHERE"
		" a.id = %lld;\n",
		(long long)account_id, status, (long long)id);
	return id;
}

static int64_t mails(const char *template)
{
	int64_t count;
	assert_int_equal(db_get_int(root, "SELECT COUNT(*) FROM mail_outbox WHERE template = ?",
				 DB_VALUES(db_str(template)), &count),
		OK);
	return count;
}

/* Walks day by day as the nightly run does; which day each rule did something, 0: never. */
static void walk(int last, int days_r[4])
{
	for (int rule = 0; rule < 4; rule++)
		days_r[rule] = 0;
	for (int day = 1; day <= last; day++) {
		clock_set(start + (int64_t)day * DAY);
		for (int rule = 0; rule < 4; rule++) {
			struct db_rows *rows;
			assert_int_equal(
				rules[rule].list(jobs, pool, clock_now(), 0, INT64_MAX, 10, &rows),
				OK);
			for (size_t i = 0; i < rows->count; i++) {
				assert_int_equal(act(rule, db_cell_int(rows, i, 0)), OK);
				if (!days_r[rule])
					days_r[rule] = day;
			}
		}
	}
}

static void table_of_days(void **state)
{
	(void)state;
	static const struct {
		const char *status;
		bool for_application;
		const char *application; /* NULL: none */
		int expected[4]; /* unfinished, reminded, deactivated, deleted */
		const char *reason; /* when the account is there in the end */
	} cases[] = {
		{"unused", false, NULL, {21, 0, 0, 0}, NULL},
		{"unused", true, "eingegangen", {21, 0, 0, 0}, NULL},
		{"active", false, NULL, {0, 166, 0, 180}, NULL},
		{"active", false, "gespeichert", {0, 166, 0, 180}, NULL},
		{"active", false, "abgesagt", {0, 166, 0, 180}, NULL},
		{"active", false, "eingegangen", {0, 716, 730, 0}, "applications"},
		{"active", false, "gespraech", {0, 716, 730, 0}, "applications"},
		{"deactivated", false, NULL, {0, 166, 0, 180}, NULL},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int days[4];
		clear(state);
		int64_t id = account_make(cases[i].status, cases[i].for_application);
		if (cases[i].application)
			application_make(id, cases[i].application);
		walk(740, days);
		for (int rule = 0; rule < 4; rule++)
			if (days[rule] != cases[i].expected[rule])
				fail_msg("case %zu rule %d: day %d", i, rule, days[rule]);
		assert_int_equal(support_number(root, "SELECT COUNT(*) FROM account"),
			cases[i].reason ? 1 : 0);
		if (cases[i].reason)
			assert_string_equal(
				world_text("SELECT deactivated_reason FROM account WHERE id = ?",
					db_int(id)),
				cases[i].reason);
	}
}

/* What was begun as a guest stays when the account made for it is never used. */
static void unused_leaves_the_application(void **state)
{
	(void)state;
	int64_t id = account_make("unused", true);
	int64_t application = application_make(id, "eingegangen");
	clock_set(start + 20 * DAY);
	assert_false(is_due(UNFINISHED));
	assert_int_equal(act(UNFINISHED, id), CONFLICT);
	clock_set(start + 21 * DAY);
	struct db_rows *rows;
	assert_int_equal(
		account_unfinished_list(jobs, pool, clock_now(), 0, INT64_MAX, 10, &rows), OK);
	assert_string_equal(db_cell_text(rows, 0, 1), "RET-12");
	assert_string_equal(db_cell_text(rows, 0, 3), "2026-12-12 12:00:00");
	assert_int_equal(act(UNFINISHED, id), OK);
	assert_int_equal(act(UNFINISHED, id), NOT_FOUND);
	assert_string_equal(
		world_text("SELECT status FROM application WHERE id = ?", db_int(application)),
		"eingegangen");
	assert_int_equal(mails("account_deleted"), 0);
}

static void reminded_once(void **state)
{
	(void)state;
	int64_t id = account_make("active", false);
	clock_set(start + 170 * DAY);
	assert_int_equal(act(REMINDER, id), OK);
	assert_int_equal(act(REMINDER, id), CONFLICT);
	assert_int_equal(mails("account_unused"), 1);
	clock_set(start + 181 * DAY);
	assert_false(is_due(INACTIVE)); /* reminded late: the fortnight counts from then */
	clock_set(start + 184 * DAY);
	assert_true(is_due(INACTIVE));
	support_sql(root,
		"UPDATE account SET last_sign_in_at = '2027-05-20 12:00:00',"
		" unused_reminded_at = NULL;\n");
	assert_int_equal(act(INACTIVE, id), CONFLICT); /* signed in meanwhile */
}

static enum outcome delete_work(struct db *handle, void *context)
{
	const struct principal *who = context;
	int64_t id;
	assert_int_equal(db_get_int(handle, "SELECT MAX(id) FROM account", DB_NONE, &id), OK);
	return account_delete(handle, pool, who, id);
}

static enum outcome delete_as(struct db *handle, const struct principal *who)
{
	struct principal copy = *who;
	return db_transaction(handle, delete_work, &copy);
}

static void cascade(void **state)
{
	(void)state;
	int64_t id = account_make("active", false);
	int64_t draft = application_make(id, "gespeichert");
	int64_t running = application_make(id, "vorauswahl");
	int64_t over = application_make(id, "abgesagt");
	support_sql(root,
		"INSERT INTO portal_session (token_hash, owner, created_at, used_at, idle_until,"
		" ends_at, idle_seconds) VALUES (REPEAT('x', 32), %lld, '2026-11-21 12:00:00',"
		" '2026-11-21 12:00:00', '2026-11-22 12:00:00', '2026-11-22 12:00:00', 60);\n"
		"INSERT INTO bms_keys.account_password (account_id, password_hash, set_at)"
		" VALUES (%lld, 'x', '2026-11-21 12:00:00');\n"
		"INSERT INTO account_sign_in (account_id, at, success, device)"
		" VALUES (%lld, '2026-11-21 12:00:00', 1, '');\n",
		(long long)id, (long long)id, (long long)id);
	struct db *backend = support_db_open("bms_backend");
	assert_int_equal(delete_as(backend, &staff), CONFLICT); /* RET-13 */
	db_free(&backend);
	assert_int_equal(delete_as(db, &visitor), OK);
	static const char *const fates[] = {"geloescht", "bewerber_zieht_zurueck", "abgesagt"};
	const int64_t ids[] = {draft, running, over};
	for (int i = 0; i < 3; i++)
		assert_string_equal(
			world_text("SELECT status FROM application WHERE id = ?", db_int(ids[i])),
			fates[i]);
	assert_int_equal(support_number(root,
				 "SELECT (SELECT COUNT(*) FROM account)"
				 " + (SELECT COUNT(*) FROM account_sign_in) + (SELECT COUNT(*) FROM"
				 " bms_keys.account_password)"
				 " + (SELECT COUNT(*) FROM portal_session WHERE owner > 0)"),
		0);
	assert_int_equal(mails("account_deleted"), 1);
	assert_string_equal(world_text("SELECT action FROM history WHERE object_kind = 9"
				       " AND object_id = ? ORDER BY id DESC LIMIT 1",
				    db_int(id)),
		"deleted");
}

static void staff_delete_without_applications(void **state)
{
	(void)state;
	account_make("active", false);
	struct db *backend = support_db_open("bms_backend");
	assert_int_equal(delete_as(backend, &staff), OK);
	db_free(&backend);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM applicant"), 0);
}

static enum outcome extend_work(struct db *handle, void *context)
{
	return account_extend(handle, pool, &staff, *(int64_t *)context);
}

/* Once each time the end is near or past (POR-09 case 5). */
static void extended(void **state)
{
	(void)state;
	int64_t id = account_make("active", false);
	struct db *backend = support_db_open("bms_backend");
	clock_set(start + 700 * DAY);
	assert_int_equal(db_transaction(backend, extend_work, &id), CONFLICT);
	clock_set(start + 720 * DAY);
	assert_int_equal(db_transaction(backend, extend_work, &id), OK);
	assert_int_equal(db_transaction(backend, extend_work, &id), CONFLICT);
	assert_string_equal(world_text("SELECT valid_until FROM account WHERE id = ?", db_int(id)),
		"2030-11-20 12:00:00");
	support_sql(root, "DELETE FROM account;\n");
	assert_int_equal(db_transaction(backend, extend_work, &id), NOT_FOUND);
	db_free(&backend);
}

static void steps(void **state)
{
	(void)state;
	const struct account_rules given = {.reminder_days = 14, .privacy_version = "2"};
	static const struct {
		struct account account;
		enum account_step step;
	} cases[] = {
		{{.status = "active",
			 .consent_version = "2",
			 .password_until = 100,
			 .valid_until = 15 * DAY},
			ACCOUNT_IN},
		{{.status = "active",
			 .consent_version = "2",
			 .password_until = 0,
			 .valid_until = 15 * DAY},
			ACCOUNT_PASSWORD},
		{{.status = "unused",
			 .consent_version = "2",
			 .password_until = 100,
			 .password_generated = true,
			 .valid_until = 15 * DAY},
			ACCOUNT_PASSWORD},
		{{.status = "active",
			 .consent_version = "1",
			 .password_until = 100,
			 .valid_until = 15 * DAY},
			ACCOUNT_CONSENT},
		{{.status = "active",
			 .consent_version = NULL,
			 .password_until = 100,
			 .valid_until = 0},
			ACCOUNT_CONSENT},
		{{.status = "active",
			 .consent_version = "2",
			 .password_until = 100,
			 .valid_until = 13 * DAY},
			ACCOUNT_CONSENT},
		{{.status = "deactivated",
			 .deactivated_reason = "expired",
			 .consent_version = "2",
			 .password_until = 100,
			 .valid_until = 0},
			ACCOUNT_CONSENT},
		{{.status = "deactivated",
			 .deactivated_reason = "applications",
			 .consent_version = "2",
			 .password_until = 100,
			 .valid_until = 15 * DAY},
			ACCOUNT_CLOSED},
		{{.status = "deactivated",
			 .deactivated_reason = "pool",
			 .consent_version = "2",
			 .password_until = 0,
			 .valid_until = 0},
			ACCOUNT_CLOSED},
		{{.status = "deactivated",
			 .deactivated_reason = "administrator",
			 .consent_version = "2",
			 .password_until = 100,
			 .valid_until = 15 * DAY},
			ACCOUNT_CLOSED},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (account_next_step(&cases[i].account, &given, 50) != cases[i].step)
			fail_msg("case %zu", i);
}

static void devices(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
		 " Chrome/131.0 Safari/537.36 Edg/131.0",
			"Edge, Windows"},
		{"Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
			"Firefox, Linux"},
		{"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"
		 " Version/18.1 Mobile/15E148 Safari/604.1",
			"Safari, iPhone"},
		{"curl/8.0", ""},
		{"Firefox", "Firefox"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(account_device(pool, cases[i][0]), cases[i][1]);
	assert_string_equal(account_device(pool, NULL), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(table_of_days, clear),
		cmocka_unit_test_setup(unused_leaves_the_application, clear),
		cmocka_unit_test_setup(reminded_once, clear),
		cmocka_unit_test_setup(cascade, clear),
		cmocka_unit_test_setup(staff_delete_without_applications, clear),
		cmocka_unit_test_setup(extended, clear),
		cmocka_unit_test(steps),
		cmocka_unit_test(devices),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
