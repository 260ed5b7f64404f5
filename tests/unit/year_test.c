/*
 * The clock test: a year and a quarter, day by day, with a nightly run at 01:20 in Berlin. The
 * first table says what people do, the second which rule must apply to whom in which night, with
 * the mail it sends; anything else that happens, or does not, is a failure.
 */
#include "wait.h"
#include "year_world.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "nightly/nightly_report.h"
#include "nightly_checksum.h"
#include "retention/retention.h"

#define FIRST_DAY "2026-10-01"
#define LAST_DAY "2027-12-31"
#define RUN_AT (80 * 60) /* 01:20: every Berlin day has this once */
#define HAPPENED_MAX 200

/* In the order of time. Accounts are valid for 200 days here, so that a year sees it; all other
 * deadlines are those delivered. */
static const struct deed deeds[] = {
	/* accounts nobody deletes, expires or forgets at once */
	{"2026-10-02 12:00:00", "laeuft-ab", "register"},
	{"2026-10-02 12:05:00", "laeuft-ab", "activate"},
	{"2026-10-02 12:00:00", "erneuert", "register"},
	{"2026-10-02 12:05:00", "erneuert", "activate"},
	{"2026-10-02 12:00:00", "hat-bewerbung", "register"},
	{"2026-10-02 12:05:00", "hat-bewerbung", "activate"},
	{"2026-10-02 12:10:00", "hat-bewerbung", "draft"},
	{"2026-10-02 12:20:00", "hat-bewerbung", "send"},
	{"2026-10-02 12:30:00", "hat-bewerbung", "confirm"},
	{"2026-10-02 12:00:00", "verlaengert", "register"},
	{"2026-10-02 12:05:00", "verlaengert", "activate"},
	{"2026-10-05 12:00:00", "still-fruehjahr", "register"},
	{"2026-10-05 12:00:00", "still-fruehjahr", "activate"},
	{"2026-11-01 12:00:00", "abo-vergessen", "alert"},
	{"2026-11-01 12:00:00", "abo-bestaetigt", "alert"},
	{"2026-11-01 12:10:00", "abo-bestaetigt", "alert confirmed"},
	{"2026-11-25 12:00:00", "still", "register"}, {"2026-11-25 12:00:00", "still", "activate"},
	{"2026-12-01 09:00:00", "angefangen", "register"},
	{"2026-12-05 09:00:00", "anzeige-jahresende", "ad 2026-12-31"},
	{"2026-12-05 09:00:00", "anzeige-sommerzeit", "ad 2027-03-27"},
	{"2026-12-05 09:00:00", "anzeige-winterzeit", "ad 2027-10-31"},
	{"2026-12-10 10:00:00", "entwurf-liegt", "draft"},
	{"2027-01-10 10:00:00", "abgesendet", "draft"},
	{"2027-01-10 11:00:00", "abgesendet", "send"},
	{"2027-01-10 12:00:00", "laeuft-ab", "sign in"},
	{"2027-01-12 10:00:00", "abgesendet", "confirm"},
	{"2027-02-01 12:00:00", "verlaengert", "sign in"},
	{"2027-02-01 15:00:00", "unbestaetigt", "draft"},
	{"2027-02-01 15:30:00", "unbestaetigt", "send"},
	{"2027-02-01 15:30:00", "spaet-bestaetigt", "draft"},
	{"2027-02-01 15:30:00", "spaet-bestaetigt", "send"},
	{"2027-02-10 09:00:00", "konto-angeboten", "draft"},
	{"2027-02-10 09:10:00", "konto-angeboten", "send"},
	{"2027-02-10 09:20:00", "konto-angeboten", "confirm"},
	{"2027-02-10 09:30:00", "konto-angeboten", "offer"},
	{"2027-02-22 15:00:00", "spaet-bestaetigt", "confirm"},
	{"2027-03-01 12:00:00", "erneuert", "sign in"},
	{"2027-03-18 09:00:00", "entwurf-geaendert", "draft"},
	{"2027-03-21 00:00:00", "entwurf-sommerzeit",
		"draft"}, /* 01:00 in Berlin, a week before the clocks change */
	{"2027-03-25 11:00:00", "entwurf-geaendert", "save"},
	{"2027-04-10 12:00:00", "erneuert", "consent"},
	{"2027-04-15 12:00:00", "verlaengert", "extend"},
	{"2027-07-01 12:00:00", "verlaengert", "sign in"},
	{"2027-08-01 12:00:00", "hat-bewerbung", "withdraw"},
	{"2027-09-30 12:00:00", "erneuert", "sign in"},
	{"2027-10-20 12:00:00", "erneuert", "consent"},
	{"2027-10-24 23:30:00", "entwurf-winterzeit",
		"draft"}, /* 01:30 in Berlin, a week before the clocks change */
};

/* One night's event; `mail` is the template that goes out with it. */
struct event {
	const char *day;
	const char *name;
	const char *code;
	const char *mail;
};

static const struct event expected[] = {
	/* alert: 48 hours to confirm, until 3 November 12:00 */
	{"2026-11-04", "abo-vergessen", "alert_unconfirmed", NULL},
	/* draft of 10 December 10:00: 7, 14, 21 days; over the turn of the year */
	{"2026-12-18", "entwurf-liegt", "draft_reminder", "draft_reminder"},
	/* registered on 1 December 09:00, never used: 21 days, no notice */
	{"2026-12-23", "angefangen", "account_unfinished", NULL},
	{"2026-12-25", "entwurf-liegt", "draft_reminder", "draft_reminder"},
	{"2027-01-01", "anzeige-jahresende", "ad_expired", NULL},
	{"2027-01-01", "entwurf-liegt", "draft_deleted", NULL},
	/* sent on 1 February 15:30, never confirmed: 21 days; the other one was confirmed half an
	   hour before */
	{"2027-02-23", "unbestaetigt", "unconfirmed_deleted", NULL},
	/* account offered on 10 February 09:30, never used: 21 days; the application stays */
	{"2027-03-04", "konto-angeboten", "account_unfinished", NULL},
	/* last sign-in 5 October 12:00: 166 days; deleted after 180, and not sooner than 14 full
	   days after the reminder: the night in between is an hour short */
	{"2027-03-21", "still-fruehjahr", "account_reminder", "account_unused"},
	{"2027-03-28", "anzeige-sommerzeit", "ad_expired", NULL},
	/* 7 days of 24 hours after 01:00 it is 01:00 still, 14 days after it is 02:00 */
	{"2027-03-28", "entwurf-sommerzeit", "draft_reminder", "draft_reminder"},
	/* saved anew on 25 March 12:00: all deadlines from then */
	{"2027-04-02", "entwurf-geaendert", "draft_reminder", "draft_reminder"},
	{"2027-04-05", "entwurf-sommerzeit", "draft_reminder", "draft_reminder"},
	{"2027-04-05", "still-fruehjahr", "account_inactive", "account_deleted"},
	/* validity of 200 days until 20 April 12:00: reminder 14 days before, then deactivated,
	   whether there is an active application or not */
	{"2027-04-07", "erneuert", "account_reminder", "account_validity"},
	{"2027-04-07", "hat-bewerbung", "account_reminder", "account_validity"},
	{"2027-04-07", "laeuft-ab", "account_reminder", "account_validity"},
	{"2027-04-07", "verlaengert", "account_reminder", "account_validity"},
	{"2027-04-09", "entwurf-geaendert", "draft_reminder", "draft_reminder"},
	{"2027-04-12", "entwurf-sommerzeit", "draft_deleted", NULL},
	{"2027-04-16", "entwurf-geaendert", "draft_deleted", NULL},
	{"2027-04-21", "hat-bewerbung", "account_expired", NULL},
	{"2027-04-21", "laeuft-ab", "account_expired", NULL},
	/* last sign-in 25 November 12:00 */
	{"2027-05-11", "still", "account_reminder", "account_unused"},
	{"2027-05-25", "still", "account_inactive", "account_deleted"},
	/* last sign-in 10 January 12:00, deactivated meanwhile */
	{"2027-06-26", "laeuft-ab", "account_reminder", "account_unused"},
	{"2027-07-10", "laeuft-ab", "account_inactive", "account_deleted"},
	/* no active application any more since 1 August: reminded, deleted 14 days later */
	{"2027-08-02", "hat-bewerbung", "account_reminder", "account_unused"},
	{"2027-08-16", "hat-bewerbung", "account_inactive", "account_deleted"},
	/* consent of 10 April 12:00, last sign-in then: 166 days; signs in again */
	{"2027-09-24", "erneuert", "account_reminder", "account_unused"},
	/* valid until 27 October 12:00, consents again on 20 October */
	{"2027-10-14", "erneuert", "account_reminder", "account_validity"},
	/* extended from 20 April by 200 days until 6 November 12:00 */
	{"2027-10-24", "verlaengert", "account_reminder", "account_validity"},
	/* 7 days of 24 hours after 01:30 it is 00:30 */
	{"2027-11-01", "anzeige-winterzeit", "ad_expired", NULL},
	{"2027-11-01", "entwurf-winterzeit", "draft_reminder", "draft_reminder"},
	{"2027-11-07", "verlaengert", "account_expired", NULL},
	{"2027-11-08", "entwurf-winterzeit", "draft_reminder", "draft_reminder"},
	{"2027-11-15", "entwurf-winterzeit", "draft_deleted", NULL},
	/* last sign-in 1 July 12:00 */
	{"2027-12-15", "verlaengert", "account_reminder", "account_unused"},
	{"2027-12-29", "verlaengert", "account_inactive", "account_deleted"},
};

static const char *happened[HAPPENED_MAX];
static size_t happened_count;

static const char *line(const char *day, const char *name, const char *code, const char *mail)
{
	return pool_printf(pool, "%s %s %s mail=%s", day, name, code, mail ? mail : "-");
}

static const char *name_of(const char *object, int64_t id)
{
	for (size_t i = 0; i < name_count; i++) {
		const struct named *n = &names[i];
		int64_t own = strcmp(object, "application") == 0 ? n->application
			: strcmp(object, "account") == 0         ? n->account
			: strcmp(object, "jobad") == 0           ? n->jobad
								 : n->alert;
		if (own == id)
			return n->name;
	}
	return "somebody";
}

/* The template of this night's mails to somebody, joined; NULL: none. */
static const char *mails_to(const char *name, const char *object, int64_t id)
{
	struct db_rows *rows;
	bool application = strcmp(object, "application") == 0;
	assert_int_equal(
		db_rows(root, pool,
			"SELECT GROUP_CONCAT(template ORDER BY id)"
			" FROM mail_outbox WHERE created_at = ? AND IF(?, application_id = ?,"
			" recipient = ?)",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_bool(application),
				db_int(id), db_str(email_of(name))),
			&rows),
		OK);
	return db_cell_text(rows, 0, 0);
}

/* What the report says was done, with the mails that really lie in the outbox. */
static void collect(const char *day, int64_t run_id)
{
	struct db_rows *rows;
	int64_t mails;
	size_t with_mail = 0;
	assert_int_equal(
		db_rows(root, pool,
			"SELECT code, object, object_id, outcome = 'done'"
			" AND due <= ? AND clock_start < due + INTERVAL 1 DAY"
			" FROM nightly_object WHERE run_id = ?",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(run_id)), &rows),
		OK);
	for (size_t i = 0; i < rows->count; i++) {
		const char *object = db_cell_text(rows, i, 1);
		int64_t id = db_cell_int(rows, i, 2);
		const char *name = name_of(object, id);
		const char *mail = mails_to(name, object, id);
		assert_int_equal(happened_count < HAPPENED_MAX, true);
		happened[happened_count++] = line(day, name, db_cell_text(rows, i, 0), mail);
		with_mail += mail != NULL;
	}
	assert_int_equal(db_get_int(root, "SELECT COUNT(*) FROM mail_outbox WHERE created_at = ?",
				 DB_VALUES(db_str(clock_sql(pool, clock_now()))), &mails),
		OK);
	assert_int_equal(mails, with_mail);
}

static struct nightly_result nightly(const struct nightly_options *options)
{
	struct nightly_result result;
	assert_int_equal(
		nightly_run(jobs, retention_rules, retention_rule_count, options, &result), OK);
	assert_int_equal(result.failed, 0);
	return result;
}

static const struct nightly_options real = {.lease = 60};
static const struct nightly_options dry = {.dry = true};

/* A night: the dry run names what the run then does; a second run finds nothing. */
static void night(const char *day)
{
	clock_set(day_start(day) + RUN_AT);
	struct nightly_result promised = nightly(&dry);
	struct nightly_result result = nightly(&real);
	assert_int_equal(result.done, promised.done);
	assert_int_equal(result.passed, 0);
	if (result.done == 0)
		return;
	collect(day, result.run_id);
	assert_int_equal(nightly(&real).done, 0);
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void compare_with_table(void)
{
	const char *wanted[sizeof(expected) / sizeof(expected[0])];
	size_t count = sizeof(expected) / sizeof(expected[0]), i = 0, j = 0;
	bool same = true;
	for (size_t n = 0; n < count; n++)
		wanted[n] =
			line(expected[n].day, expected[n].name, expected[n].code, expected[n].mail);
	qsort(wanted, count, sizeof(*wanted), compare);
	qsort(happened, happened_count, sizeof(*happened), compare);
	while (i < count || j < happened_count) {
		int order = i == count        ? 1
			: j == happened_count ? -1
					      : strcmp(wanted[i], happened[j]);
		if (order < 0)
			print_error("did not happen: %s\n", wanted[i]);
		if (order > 0)
			print_error("not expected:   %s\n", happened[j]);
		same = same && order == 0;
		i += order <= 0;
		j += order >= 0;
	}
	assert_true(same);
}

static void test_a_year(void **state)
{
	(void)state;
	size_t deed = 0;
	const size_t count = sizeof(deeds) / sizeof(deeds[0]);
	struct nightly_break found;
	support_sql(root, "UPDATE setting SET value = '200' WHERE name = 'account_valid_days';\n");
	happened_count = 0;
	for (const char *day = FIRST_DAY; strcmp(day, LAST_DAY) <= 0; day = day_add(pool, day, 1)) {
		night(day);
		int64_t next = day_start(day_add(pool, day, 1)) + RUN_AT;
		for (; deed < count && clock_from_sql(deeds[deed].at) < next; deed++)
			deed_do(&deeds[deed]);
	}
	assert_int_equal(deed, count);
	compare_with_table();
	assert_int_equal(nightly_verify(root, &found), OK);
	assert_null(found.what);
	assert_true(found.runs > 457);
	struct history_break broken;
	assert_int_equal(history_verify(root, &broken), OK);
	assert_null(broken.table);
}

/* RET-52: the due date shown is the one the rule then acts by, also over a change of clocks. */
static void test_due_dates(void **state)
{
	(void)state;
	struct nightly_due due;
	const struct deed draft = {"2027-03-21 00:00:00", "a", "draft"};
	const struct deed waiting[] = {
		{"2027-02-01 15:00:00", "b", "draft"}, {"2027-02-01 15:30:00", "b", "send"}};
	const struct deed account = {"2026-12-01 09:00:00", "c", "register"};
	deed_do(&account);
	deed_do(&waiting[0]);
	deed_do(&waiting[1]);
	deed_do(&draft);
	assert_int_equal(retention_due_of(root, pool, OBJECT_APPLICATION, named("a")->application,
				 "gespeichert", &due),
		OK);
	assert_string_equal(due.object.rule, "RET-04");
	assert_string_equal(due.object.clock_start, "2027-03-21 00:00:00");
	assert_string_equal(due.object.due, "2027-04-11 00:00:00");
	assert_int_equal(retention_due_of(root, pool, OBJECT_APPLICATION, named("b")->application,
				 "email_nicht_bestaetigt", &due),
		OK);
	assert_string_equal(due.object.rule, "RET-05");
	assert_string_equal(due.object.due, "2027-02-22 15:30:00");
	assert_int_equal(
		retention_due_of(root, pool, OBJECT_ACCOUNT, named("c")->account, NULL, &due), OK);
	assert_string_equal(due.object.rule, "RET-11");
	assert_string_equal(due.object.due, "2026-12-22 09:00:00");
	/* the setting counts */
	support_sql(root, "UPDATE retention_rule SET days = 10 WHERE id = 'RET-05';\n");
	assert_int_equal(retention_due_of(root, pool, OBJECT_APPLICATION, named("b")->application,
				 NULL, &due),
		OK);
	assert_string_equal(due.object.due, "2027-02-11 15:30:00");
	const struct deed received = {"2027-02-02 15:30:00", "b", "confirm"};
	deed_do(&received);
	assert_int_equal(retention_due_of(root, pool, OBJECT_APPLICATION, named("b")->application,
				 NULL, &due),
		OK);
	assert_null(due.rule);
}

static void pause_after(
	const struct nightly_rule *rule, const struct nightly_object *object, const char *reason)
{
	(void)rule;
	(void)object;
	(void)reason;
	slow_work(10000);
}

/* kill -9 in the middle of many reminders and deletions: everything once, each mail once. */
static void test_killed_and_repeated(void **state)
{
	(void)state;
	enum { DRAFTS = 60, KILLS = 3 };
	const struct nightly_options slow = {.lease = 1, .object = pause_after};
	for (int i = 0; i < 2 * DRAFTS; i++) {
		const struct deed draft = {i % 2 ? "2027-01-01 12:00:00" : "2027-01-15 12:00:00",
			pool_printf(pool, "n%d", i), "draft"};
		deed_do(&draft);
	}
	clock_set(clock_from_sql("2027-01-22 12:00:00"));
	for (int kills = 1; kills <= KILLS; kills++) {
		pid_t child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			struct nightly_result result;
			struct db *own = support_db_open("bms_jobs");
			nightly_run(own, retention_rules, retention_rule_count, &slow, &result);
			_exit(0);
		}
		WAIT_UNTIL(waitpid(child, NULL, WNOHANG) != 0
			|| support_number(root, "SELECT COUNT(*) FROM nightly_object")
				>= kills * 25);
		assert_int_equal(kill(child, SIGKILL), 0);
		int status;
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
		WAIT_UNTIL(support_number(
			root, "SELECT held_until < UTC_TIMESTAMP() FROM nightly_lock"));
	}
	int64_t before = support_number(root, "SELECT COUNT(*) FROM nightly_object");
	assert_true(before >= KILLS * 25 && before < 2 * DRAFTS);
	assert_int_equal(nightly(&real).done, 2 * DRAFTS - before);
	assert_int_equal(nightly(&real).done, 0);
	/* 60 deleted without a word, 60 reminded by one mail each */
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM application"
				 " WHERE status = 'geloescht'"),
		DRAFTS);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_outbox"), DRAFTS);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(DISTINCT application_id)"
				 " FROM mail_outbox WHERE template = 'draft_reminder'"),
		DRAFTS);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM history"
				 " WHERE detail = 'gespeichert>geloescht'"),
		DRAFTS);
	assert_int_equal(support_number(root,
				 "SELECT applications FROM vacancy_status_count"
				 " WHERE status = 'gespeichert'"),
		DRAFTS);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(DISTINCT object_id) * 1000 + COUNT(*)"
				 " FROM nightly_object"),
		2 * DRAFTS * 1001);
	struct nightly_break found;
	assert_int_equal(nightly_verify(root, &found), OK);
	assert_null(found.what);
}

/* All rules at once, and nothing of all the tables changes. */
static void test_dry_run_of_the_rules(void **state)
{
	(void)state;
	const struct deed things[] = {
		{"2026-10-01 12:00:00", "still", "register"},
		{"2026-10-01 12:00:00", "still", "activate"},
		{"2026-10-01 12:00:00", "angefangen", "register"},
		{"2026-10-01 12:00:00", "abo", "alert"},
		{"2026-10-01 12:00:00", "anzeige", "ad 2026-10-31"},
		{"2026-10-01 12:00:00", "entwurf", "draft"},
		{"2026-10-01 12:00:00", "unbestaetigt", "draft"},
		{"2026-10-01 12:00:00", "unbestaetigt", "send"},
		{"2027-03-20 12:00:00", "neuer-entwurf", "draft"},
	};
	for (size_t i = 0; i < sizeof(things) / sizeof(things[0]); i++)
		deed_do(&things[i]);
	clock_set(clock_from_sql("2027-04-01 00:20:00"));
	const char *before = checksums(root, pool, true);
	/* the old draft is due for its reminder and for deletion: the run does the latter */
	assert_int_equal(nightly(&dry).done, 8);
	assert_string_equal(checksums(root, pool, true), before);
	assert_int_equal(nightly(&real).done, 7);
	assert_string_not_equal(checksums(root, pool, true), before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_a_year, world_new),
		cmocka_unit_test_setup(test_due_dates, world_new),
		cmocka_unit_test_setup(test_killed_and_repeated, world_new),
		cmocka_unit_test_setup(test_dry_run_of_the_rules, world_new),
	};
	return cmocka_run_group_tests_name("year", tests, world_start, world_end);
}
