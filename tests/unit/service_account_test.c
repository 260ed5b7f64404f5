/* Tests of org/service_* and org/super_admin: every rule of ACC-05 and ACC-06 with a clock that is
 * set. */
#include "service_world.h"

static enum outcome do_create(struct db *handle, const struct call *call)
{
	struct problems problems = {0};
	struct service_new new = {
		.user_id = call->name,
		.surname = "S",
		.first_name = "F",
		.email = "s@hersteller.example",
		.group_id = call->flag ? 1 : group_support,
		.administrator = call->flag,
		.password_hash = password_hash(pool, TEMPORARY),
	};
	enum outcome outcome =
		service_account_create(handle, pool, &admin, &new, &problems, &account);

	assert_int_equal(problems_any(&problems), outcome == INVALID);
	return outcome;
}

static enum outcome do_lock(struct db *handle, const struct call *call)
{
	return call->flag ? service_account_lock(handle, pool, &admin, account, call->text)
			  : service_account_unlock(handle, pool, &admin, account, call->text);
}

static enum outcome do_reset(struct db *handle, const struct call *call)
{
	return service_account_reset(
		handle, pool, &admin, account, password_hash(pool, call->text), call->flag);
}

static enum outcome do_compromised(struct db *handle, const struct call *call)
{
	(void)call;
	return service_account_compromised(handle, pool, &admin, account);
}

static enum outcome do_begin(struct db *handle, const struct call *call)
{
	return service_sign_in_begin(handle, pool, account, call->session);
}

static struct service_account read_account(void)
{
	struct service_account read;

	assert_int_equal(service_account_get(db, pool, account, &read), OK);
	return read;
}

static enum outcome do_set(struct db *handle, const struct call *call)
{
	struct service_account now = read_account();

	return service_password_set(handle, pool, &now, call->text, call->flag);
}

static const char *code(void)
{
	struct service_account now = read_account();

	return totp_code(pool, now.secret, clock_now());
}

static enum outcome sign_in(const char *user_id, const char *password, const char *typed)
{
	int64_t id = 0;
	enum outcome outcome = service_sign_in_check(db, pool, user_id, password, typed, &id);

	assert_int_equal(id, outcome ? 0 : account);
	return outcome;
}

static void create(const char *user_id, bool administrator)
{
	assert_int_equal(
		commit((struct call){.run = do_create, .name = user_id, .flag = administrator}),
		OK);
}

/* The new password's first broken rule; NULL: it is set. */
static const char *change(const char *current, const char *password, bool compromised)
{
	struct service_account now = read_account();
	struct problems problems = {0};
	const char *hash = NULL;
	const struct service_change input = {current, password, password, compromised};
	enum outcome outcome = service_password_check(db, pool, &now, &input, &problems, &hash);

	if (outcome == INVALID)
		return problems.items[0].reason;
	assert_int_equal(outcome, OK);
	assert_int_equal(
		commit((struct call){.run = do_set, .text = hash, .flag = compromised}), OK);
	return NULL;
}

/* Created, enrolled, with a password of its own, at `at`. */
static void create_ready(const char *user_id, int64_t at)
{
	clock_set(at - MINUTE);
	create(user_id, false);
	assert_int_equal(sign_in(user_id, TEMPORARY, code()), OK);
	assert_null(change(TEMPORARY, "Eigenes-2026-ab", false));
	clock_set(at);
}

static enum service_duty duty(void)
{
	struct service_account now = read_account();

	return service_sign_in_duty(&now);
}

static const char *last_audit(void)
{
	struct db_rows *rows = NULL;

	assert_int_equal(db_rows(root, pool,
				 "SELECT CONCAT(action, ' ', detail) FROM audit ORDER BY id DESC"
				 " LIMIT 1",
				 DB_NONE, &rows),
		OK);
	return db_cell_text(rows, 0, 0);
}

static void test_creating(void **state)
{
	struct problems problems = {0};
	struct service_new new = {.user_id = "support.zwei",
		.surname = "S",
		.first_name = "F",
		.email = "x@y.example",
		.group_id = 1,
		.password_hash = "x"};
	int64_t id;
	(void)state;
	clock_set(NOW);
	create("Support.Eins", false);
	struct service_account now = read_account();
	assert_string_equal(now.user_id, "support.eins");
	assert_string_equal(now.must_change, "temporary");
	assert_false(now.enrolled || now.administrator);
	assert_int_equal(commit((struct call){.run = do_create, .name = "support.eins"}), INVALID);
	assert_int_equal(commit((struct call){.run = do_create, .name = "admin.eins"}), INVALID);
	assert_int_equal(commit((struct call){.run = do_create, .name = "$deleted1"}), INVALID);
	/* a group of administrators only where it is asked for */
	assert_int_equal(service_account_create(db, pool, &admin, &new, &problems, &id), INVALID);
	assert_string_equal(problems.items[0].field, "group");
	create("notfall.eins", true);
	assert_true(read_account().administrator);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM staff_subject s JOIN staff_user u"
				 " ON u.id = s.staff_user_id WHERE u.user_id = 'notfall.eins'"),
		2);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM history WHERE action = 'service_created'"),
		2);
	/* the secret lies sealed */
	assert_int_equal(
		support_number(root, "SELECT MIN(LENGTH(factor_secret)) FROM service_account"),
		TOTP_SECRET + 28);
}

static void test_first_sign_in(void **state)
{
	struct directory_groups groups;
	struct session session;
	struct principal who;
	(void)state;
	clock_set(NOW);
	create("erste.anmeldung", false);
	assert_int_equal(duty(), SERVICE_ENROL);
	assert_int_equal(sign_in("erste.anmeldung", TEMPORARY, NULL), OK);
	assert_int_equal(commit((struct call){.run = do_begin, .session = &session}), OK);
	assert_string_equal(last_audit(), "sign_in service");
	/* with something to do first, the session is good for nothing; single sign-on never is */
	assert_int_equal(sign_in_resume(db, pool, account, &who), DENIED);
	assert_int_equal(directory_groups_read(pool, "ROL-X", &groups), OK);
	assert_int_equal(sign_in_sso(db, pool, "erste.anmeldung", &groups, &who, NULL), DENIED);
	assert_string_equal(last_audit(), "sign_in_refused service");
	struct service_account now = read_account();
	assert_int_equal(service_factor_enrol(db, pool, &now, "000000"), INVALID);
	assert_int_equal(service_factor_enrol(db, pool, &now, code()), OK);
	assert_int_equal(
		session_find(db, pool, SESSION_BACKEND, session.token, &session), NOT_FOUND);
	now = read_account();
	assert_int_equal(service_factor_enrol(db, pool, &now, code()), CONFLICT);
	assert_int_equal(sign_in("erste.anmeldung", TEMPORARY, code()), INVALID);
	assert_string_equal(last_audit(), "sign_in_refused replay");
	assert_int_equal(sign_in("erste.anmeldung", TEMPORARY, NULL), INVALID);
	assert_string_equal(last_audit(), "sign_in_refused code");
	assert_int_equal(duty(), SERVICE_CHANGE);
	assert_int_equal(sign_in_resume(db, pool, account, &who), DENIED);
	assert_null(change(TEMPORARY, "Eigenes-2026-ab", false));
	assert_int_equal(duty(), SERVICE_READY);
	assert_int_equal(sign_in_resume(db, pool, account, &who), OK);
	assert_true(who.service);
}

/* What is answered to whom, and what the audit alone says. */
static void test_refusals(void **state)
{
	static const struct {
		int64_t at; /* seconds later */
		const char *user_id, *password;
		int code; /* 0: none, 1: the right one, 2: a wrong one, 3: the one before */
		enum outcome outcome;
		const char *audit;
	} steps[] = {
		{0, "gibt.es.nicht", "Eigenes-2026-ab", 1, INVALID, "sign_in_refused unknown"},
		{0, "admin.eins", "Eigenes-2026-ab", 1, INVALID, "sign_in_refused unknown"},
		{0, "tabelle", "Eigenes-2026-ac", 1, INVALID, "sign_in_refused password"},
		{0, "tabelle", "", 1, INVALID, "sign_in_refused password"},
		{0, "tabelle", "Eigenes-2026-ab", 0, INVALID, "sign_in_refused code"},
		{0, "tabelle", "Eigenes-2026-ab", 2, INVALID, "sign_in_refused code"},
		{0, " Tabelle ", "Eigenes-2026-ab", 1, OK, NULL},
		{1, "tabelle", "Eigenes-2026-ab", 3, INVALID, "sign_in_refused replay"},
		{30, "tabelle", "Eigenes-2026-ab", 1, OK, NULL},
		{60, "tabelle", "falsch", 1, INVALID, "sign_in_refused password"},
		{60, "tabelle", "falsch", 1, INVALID, "sign_in_refused password"},
		{60, "tabelle", "falsch", 1, INVALID, "sign_in_refused password"},
		{60, "tabelle", "Eigenes-2026-ab", 2, INVALID, "sign_in_refused code"},
		{60, "tabelle", "falsch", 1, INVALID,
			"sign_in_refused password"}, /* the fifth in a row */
		{60, "tabelle", "Eigenes-2026-ab", 1, INVALID, "sign_in_refused paused"},
		{60 + 599, "tabelle", "Eigenes-2026-ab", 1, INVALID, "sign_in_refused paused"},
		{60 + 600, "tabelle", "Eigenes-2026-ab", 1, OK, NULL},
	};
	const char *before = "";
	(void)state;
	create_ready("tabelle", NOW);
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		clock_set(NOW + steps[i].at);
		const char *right = code(),
			   *typed[] = {NULL, right,
				   text_equal(right, "000000") ? "111111" : "000000", before};

		if (sign_in(steps[i].user_id, steps[i].password, typed[steps[i].code])
			!= steps[i].outcome)
			fail_msg("step %zu", i);
		if (steps[i].audit)
			assert_string_equal(last_audit(), steps[i].audit);
		if (steps[i].outcome == OK)
			before = right;
	}
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM history WHERE action = 'service_paused'"),
		1);
}

static void test_password_life(void **state)
{
	static const struct {
		int64_t at;
		const char *current, *password;
		bool compromised;
		const char *problem;
	} steps[] = {
		{HOUR, "Eigenes-2026-ab", "Zweites-2026-a", false, "password_today"},
		{HOUR, "Eigenes-2026-ab", "Zweites-2026-a", true, NULL},
		{2 * HOUR, "Zweites-2026-a", "Eigenes-2026-ab", true, "password_used"},
		{2 * HOUR, "Eigenes-2026-ab", "Drittes-2026-a", true, "password_current"},
		{DAY + HOUR - 1, "Zweites-2026-a", "Drittes-2026-a", false, "password_today"},
		{DAY + HOUR, "Zweites-2026-a", "Drittes-26-", false, "password_short"},
		{DAY + HOUR, "Zweites-2026-a", "drittes-2026-a", false, "password_upper"},
		{DAY + HOUR, "Zweites-2026-a", "leben.eins-2026-A", false, "password_user_id"},
		{DAY + HOUR, "Zweites-2026-a", "Zweites-2026-a", false, "password_used"},
		{DAY + HOUR, "Zweites-2026-a", "Drittes-2026-a", false, NULL},
		{2 * DAY + HOUR, "Drittes-2026-a", "Viertes-2026-a", false, NULL},
		{3 * DAY + HOUR, "Viertes-2026-a", "Eigenes-2026-ab", false, "password_used"},
		{3 * DAY + HOUR, "Viertes-2026-a", "Fuenftes-2026-a", false, NULL},
		{4 * DAY + HOUR, "Fuenftes-2026-a", "Eigenes-2026-ab", false, "password_used"},
		{4 * DAY + HOUR, "Fuenftes-2026-a", "Sechstes-2026-a", false, NULL},
		{5 * DAY + HOUR, "Sechstes-2026-a", "Eigenes-2026-ab", false,
			NULL}, /* five others since */
	};
	(void)state;
	create_ready("leben.eins", NOW);
	clock_set(NOW - MINUTE);
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		clock_set(NOW - MINUTE + steps[i].at);
		const char *problem =
			change(steps[i].current, steps[i].password, steps[i].compromised);

		if (!text_equal(problem, steps[i].problem))
			fail_msg("step %zu: %s", i, problem);
	}
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM service_password p JOIN staff_user s"
				 " ON s.id = p.staff_user_id WHERE s.user_id = 'leben.eins'"),
		5);
}

static void test_password_expires(void **state)
{
	(void)state;
	create_ready("ablauf", NOW + MINUTE); /* the password is of NOW */
	clock_set(NOW + 45 * DAY - 1);
	assert_int_equal(sign_in("ablauf", "Eigenes-2026-ab", code()), OK);
	assert_int_equal(duty(), SERVICE_READY);
	clock_set(NOW + 45 * DAY + MINUTE);
	assert_int_equal(sign_in("ablauf", "Eigenes-2026-ab", code()), OK);
	assert_int_equal(duty(), SERVICE_CHANGE);
	assert_string_equal(read_account().must_change, "expired");
	assert_null(change("Eigenes-2026-ab", "Naechstes-2026-a", false));
	assert_int_equal(duty(), SERVICE_READY);
}

static void test_compromised_and_reset(void **state)
{
	struct session session;
	(void)state;
	create_ready("bekannt", NOW);
	assert_int_equal(commit((struct call){.run = do_begin, .session = &session}), OK);
	assert_int_equal(commit((struct call){.run = do_compromised}), OK);
	assert_int_equal(
		session_find(db, pool, SESSION_BACKEND, session.token, &session), NOT_FOUND);
	assert_int_equal(sign_in("bekannt", "Eigenes-2026-ab", code()), OK);
	assert_int_equal(duty(), SERVICE_CHANGE);
	assert_null(change("Eigenes-2026-ab", "Anderes-2026-ab", false)); /* though changed today */
	assert_int_equal(
		commit((struct call){.run = do_reset, .text = "Vorlaeufig-2026", .flag = false}),
		OK);
	assert_int_equal(duty(), SERVICE_CHANGE);
	clock_set(NOW + MINUTE);
	assert_int_equal(sign_in("bekannt", "Anderes-2026-ab", code()), INVALID);
	assert_int_equal(sign_in("bekannt", "Vorlaeufig-2026", code()), OK);
	const char *before = code();
	assert_int_equal(
		commit((struct call){.run = do_reset, .text = "Vorlaeufig-2027", .flag = true}),
		OK);
	assert_int_equal(duty(), SERVICE_ENROL);
	assert_string_not_equal(before, code());
	assert_int_equal(sign_in("bekannt", "Vorlaeufig-2027", NULL), OK);
}

static void test_locking(void **state)
{
	struct session session;
	struct principal self;
	int64_t locked = 0;
	(void)state;
	create_ready("sperre", NOW);
	assert_int_equal(commit((struct call){.run = do_begin, .session = &session}), OK);
	assert_int_equal(
		commit((struct call){.run = do_lock, .flag = true, .text = "Vertrag endet"}), OK);
	assert_int_equal(
		session_find(db, pool, SESSION_BACKEND, session.token, &session), NOT_FOUND);
	assert_int_equal(
		commit((struct call){.run = do_lock, .flag = true, .text = "x"}), CONFLICT);
	clock_set(NOW + MINUTE);
	assert_int_equal(sign_in("sperre", "Eigenes-2026-ab", code()), INVALID);
	assert_string_equal(last_audit(), "sign_in_refused not_active");
	assert_string_equal(read_account().reason, "Vertrag endet");
	assert_int_equal(commit((struct call){.run = do_lock, .text = "Neuer Vertrag"}), OK);
	assert_string_equal(last_audit(), "status locked>active");
	assert_int_equal(sign_in("sperre", "Eigenes-2026-ab", code()), OK);
	struct service_account now = read_account();
	self = service_account_principal(&now);
	assert_int_equal(service_account_lock(db, pool, &self, account, "x"), INVALID);

	/* 90 days without sign-in, by the nightly look and at the door */
	assert_int_equal(commit((struct call){.run = do_begin, .session = &session}), OK);
	clock_set(NOW + MINUTE + 90 * DAY - 1);
	assert_int_equal(sign_in("sperre", "Eigenes-2026-ab", code()), OK);
	struct db *jobs = support_db_open("bms_jobs");
	support_sql(root,
		"UPDATE service_account SET alive_at = '2030-01-01' WHERE staff_user_id <> %lld;\n",
		(long long)account);
	assert_int_equal(service_account_lock_unused(jobs, pool, &locked), OK);
	assert_int_equal(locked, 0);
	clock_set(NOW + MINUTE + 90 * DAY);
	assert_int_equal(sign_in("sperre", "Eigenes-2026-ab", code()), INVALID);
	assert_string_equal(last_audit(), "sign_in_refused unused");
	assert_string_equal(read_account().status, "locked");
	assert_int_equal(commit((struct call){.run = do_lock, .text = "Wieder da"}), OK);
	clock_set(NOW + MINUTE + 180 * DAY);
	assert_int_equal(service_account_lock_unused(jobs, pool, &locked), OK);
	assert_int_equal(locked, 1);
	assert_string_equal(read_account().status, "locked");
	db_free(&jobs);
}

static void test_sessions_are_short(void **state)
{
	struct session session, found;
	(void)state;
	create_ready("sitzung", NOW);
	assert_int_equal(commit((struct call){.run = do_begin, .session = &session}), OK);
	clock_set(NOW + 15 * MINUTE - 1);
	assert_int_equal(session_find(db, pool, SESSION_BACKEND, session.token, &found), OK);
	clock_set(NOW + 15 * MINUTE);
	assert_int_equal(session_find(db, pool, SESSION_BACKEND, session.token, &found), NOT_FOUND);
	for (int64_t at = NOW; at < NOW + 4 * HOUR; at += 10 * MINUTE) {
		clock_set(at);
		assert_int_equal(
			session_find(db, pool, SESSION_BACKEND, session.token, &found), OK);
		assert_int_equal(session_touch(db, SESSION_BACKEND, &session), OK);
	}
	clock_set(NOW + 4 * HOUR);
	assert_int_equal(session_find(db, pool, SESSION_BACKEND, session.token, &found), NOT_FOUND);
}

static enum outcome do_rules(struct db *handle, const struct call *call)
{
	struct service_rules rules;

	assert_int_equal(service_rules_read(handle, pool, &rules), OK);
	rules.password_min = call->flag ? 7 : 16;
	return service_rules_set(handle, pool, &admin, &rules);
}

static void test_rules_are_settings(void **state)
{
	struct service_rules rules;
	(void)state;
	clock_set(NOW);
	assert_int_equal(service_rules_read(db, pool, &rules), OK);
	assert_int_equal(rules.password_min, 12);
	assert_int_equal(rules.password_days, 45);
	assert_int_equal(rules.unused_days, 90);
	assert_int_equal(commit((struct call){.run = do_rules, .flag = true}), INVALID);
	assert_int_equal(commit((struct call){.run = do_rules}), OK);
	assert_int_equal(service_rules_read(db, pool, &rules), OK);
	assert_string_equal(
		service_password_problem(pool, &rules, "x", "Eigenes-2026-ab"), "password_short");
	assert_null(service_password_problem(pool, &rules, "x", "Eigenes-2026-abc"));
	support_sql(root, "UPDATE setting SET value = '3' WHERE name = 'service_password_min';\n");
	assert_int_equal(service_rules_read(db, pool, &rules), OK);
	assert_int_equal(rules.password_min, 12); /* nonsense in the table weakens nothing */
}

static enum outcome do_super(struct db *handle, const struct call *call)
{
	if (text_equal(call->name, "begin"))
		return super_begin(handle, pool, &admin, call->text, call->flag ? 9 : 8);
	if (text_equal(call->name, "use"))
		return super_use(handle, pool, &admin, "rules");
	return super_end(handle, pool, &admin);
}

static int64_t mails(void)
{
	return support_number(
		root, "SELECT COUNT(*) FROM mail_outbox WHERE template LIKE 'staff_super_%'");
}

static void super(const char *what, const char *reason, bool too_long, enum outcome expected)
{
	struct principal who;

	assert_int_equal(sign_in_resume(db, pool, 1, &who), OK);
	admin = who;
	assert_int_equal(commit((struct call){
				 .run = do_super, .name = what, .text = reason, .flag = too_long}),
		expected);
	assert_int_equal(sign_in_resume(db, pool, 1, &admin), OK);
}

static void test_super_administrator(void **state)
{
	struct principal other = {.kind = PRINCIPAL_STAFF, .id = account};
	int64_t ended = 0, before;
	(void)state;
	clock_set(NOW);
	support_sql(root, "UPDATE staff_user SET status = 'locked' WHERE id > 2;\n");
	before = mails();
	super("use", NULL, false, DENIED);
	super("begin", "", false, INVALID);
	super("begin", "Neues Konto", true, INVALID);
	assert_false(access_has(&admin, RIGHT_SUPER));
	assert_int_equal(super_begin(db, pool, &other, "Neues Konto", 1), DENIED);
	super("begin", "Neues Konto", false, OK);
	assert_true(access_has(&admin, RIGHT_SUPER));
	assert_int_equal(mails() - before, 2); /* both administrators, each in the own language */
	super("begin", "Noch einmal", false, CONFLICT);
	super("use", NULL, false, OK);
	assert_int_equal(mails() - before, 4);
	super("end", NULL, false, OK);
	assert_false(access_has(&admin, RIGHT_SUPER));
	super("end", NULL, false, CONFLICT);
	super("use", NULL, false, DENIED);
	assert_int_equal(mails() - before, 6);

	super("begin", "Regeln", false, OK);
	clock_set(NOW + 8 * HOUR - 1);
	super("use", NULL, false, OK);
	clock_set(NOW + 8 * HOUR);
	super("use", NULL, false, DENIED);
	assert_false(access_has(&admin, RIGHT_SUPER));
	assert_int_equal(super_end_due(db, pool, &ended), OK);
	assert_int_equal(ended, 1);
	assert_int_equal(super_end_due(db, pool, &ended), OK);
	assert_int_equal(ended, 0);
	assert_int_equal(mails() - before, 12);
	super("begin", "Wieder", false, OK);
	clock_set(NOW + 30 * HOUR);
	super("begin", "Wieder", false, OK); /* the one that ran out is ended first */
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM super_activation WHERE ended_by = 'limit'"
				 " AND ended_at = until_at"),
		2);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM audit WHERE action = 'super_begun'"), 4);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM audit WHERE action = 'super_ended'"), 3);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM audit WHERE action = 'super_used'"), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_creating),
		cmocka_unit_test(test_first_sign_in),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_password_life),
		cmocka_unit_test(test_password_expires),
		cmocka_unit_test(test_compromised_and_reset),
		cmocka_unit_test(test_locking),
		cmocka_unit_test(test_sessions_are_short),
		cmocka_unit_test(test_rules_are_settings),
		cmocka_unit_test(test_super_administrator),
	};
	return cmocka_run_group_tests_name("service_account", tests, start, end);
}
