/* What time does to drafts and accounts, and what workers do, while somebody else is at it: who
 * comes second finds what is so by then. The rules are listed in tests/races.csv. */
#include "race.h"

#include "access/session.h"
#include "account/account.h"
#include "account/sign_in.h"
#include "application/confirmation.h"
#include "draft/draft.h"
#include "draft/draft_expiry.h"
#include "mail/request.h"
#include "recruiting/received.h"
#include "retention/account_expiry.h"
#include "retention/anonymise.h"
#include "store/store.h"
#include "vacancy/vacancy_edit.h"

static const struct principal visitor = {.kind = PRINCIPAL_VISITOR, .id = 77, .lang = "de"};
static const struct principal nightly = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};

static const struct answer begun_items[] = {
	{"first_name", "Ada"}, {"surname", "B"}, {"email", "ada@example.org"}};
static const struct answers begun = {begun_items, 3};

static int64_t draft_id(void)
{
	return support_number(root, "SELECT MAX(id) FROM application WHERE source = 'draft'");
}

static int64_t draft;

static enum outcome draft_saved(struct db *db)
{
	static const struct answer items[] = {
		{"first_name", "Ada"}, {"surname", "Byron"}, {"email", "ada@example.org"}};
	const struct answers answers = {items, 3};
	return draft_change(db, pool, &visitor, draft, &answers);
}

static enum outcome draft_deleted(struct db *db)
{
	return draft_expire(db, pool, &nightly, draft);
}

static enum outcome account_used(struct db *db)
{
	static const struct account_times times = {1800, 28800};
	static const struct session none;
	struct account account;
	struct session session;
	enum outcome outcome = account_get(db, pool, 6, &account);
	return outcome ? outcome
		       : account_enter(db, pool, &account, ACCOUNT_IN, "", &times, &none, &session);
}

static enum outcome account_deleted(struct db *db)
{
	return account_inactive_delete(db, pool, &nightly, 6);
}

static enum outcome vacancy_closed(struct db *db)
{
	return vacancy_set_status(db, pool, &admin, 1, "abgeschlossen", "reason", &problems);
}

static enum outcome confirmed(struct db *db)
{
	return application_confirm(db, pool, &visitor, "link of 20");
}

static enum outcome disputed(struct db *db)
{
	return vacancy_set_status(db, pool, &admin, 1, "rechtsstreit", "reason", &problems);
}

static enum outcome anonymised(struct db *db)
{
	return application_anonymise(db, pool, &nightly, 19);
}

static enum outcome draft_begun(struct db *db, void *context)
{
	const struct draft_ad ad = {.jobad_id = 1, .vacancy_id = 1};
	const char *number;
	enum outcome outcome = store_key_new(db, OBJECT_APPLICATION, 20);
	(void)context;
	return outcome ? outcome : draft_begin(db, pool, &visitor, &ad, &begun, &problems, &number);
}

/* A draft that was left four weeks ago. */
static void begin_draft(void)
{
	assert_int_equal(db_transaction(root, draft_begun, NULL), OK);
	support_sql(root,
		"UPDATE application SET source = 'draft', changed_at = '2026-10-24'"
		" WHERE id > 20;\n");
	draft = draft_id();
}

static enum outcome arrival_told(struct db *db)
{
	return received_tell(db, pool, 18);
}

static const struct pair pairs[] = {
	{"a draft saved, then old", draft_saved, draft_deleted, CONFLICT, NULL},
	{"a draft deleted as old, then saved", draft_deleted, draft_saved, CONFLICT, NULL},
	{"an account used, then unused", account_used, account_deleted, CONFLICT, NULL},
	{"anonymised twice", anonymised, anonymised, CONFLICT, NULL},
	{"anonymised after a dispute began", disputed, anonymised, CONFLICT, NULL},
	{"an address confirmed after the vacancy was closed", vacancy_closed, confirmed, GONE,
		NULL},
	{"an arrival told of twice", arrival_told, arrival_told, OK, NULL},
};

static const char race_world[] =
	"DELETE FROM attachment;\nDELETE FROM received_told;\n"
	"DELETE FROM application_answer;\nDELETE FROM mail_outbox;\nDELETE FROM mail_token;\n"
	"DELETE FROM mail_request;\nDELETE FROM application_link;\nDELETE FROM application;\n"
	"DELETE FROM account_sign_in;\nDELETE FROM account;\nDELETE FROM applicant;\n"
	"DELETE FROM portal_session;\nDELETE FROM vacancy_status_count;\n"
	"DELETE FROM bms_keys.application_key;\n"
	"INSERT INTO portal_session (id, token_hash, owner, created_at, used_at, idle_until,"
	" ends_at, idle_seconds) VALUES (77, UNHEX(SHA2(77, 256)), 0, '2026-11-01', '2026-11-01',"
	" '2099-01-01', '2099-01-01', 60);\n"
	"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) VALUES"
	" (6, 'C', 'D', 'c@example.org', 'de', '2020-11-01'), (7, 'E', 'F', 'e@example.org', 'de',"
	" '2026-11-01');\n"
	"INSERT INTO account (id, applicant_id, email, status, lang, created_at, last_sign_in_at,"
	" unused_reminded_at, valid_until) VALUES (6, 6, 'c@example.org', 'active', 'de',"
	" '2020-11-01', '2020-11-01', '2021-11-01', '2099-01-01');\n"
	"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status,"
	" portal_session_id, status_since, created_at, changed_at) VALUES (20, 'B-2026-00920', 1,"
	" 1, 7, 'x', 'email_nicht_bestaetigt', 77, '2026-11-01', '2026-11-01', '2026-11-01');\n"
	"INSERT INTO vacancy (id, number, project_id, authority_id, owner_id, title, post_kind,"
	" field, pay_grade, working_time, status, created_at, changed_at) VALUES (2,"
	" 'V-2026-00902', 1, 1, 2, 'Zweite', 'fachkraft', 'it', 'E9B', 'both',"
	" 'aktiv', '2026-01-01', '2026-01-01');\n"
	"INSERT INTO vacancy_reach (subject_kind, subject_id, role_id, vacancy_id, via)"
	" VALUES ('person', 3, 7, 2, 'vacancy');\n"
	"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status,"
	" status_since, received_at, created_at, changed_at) VALUES (19, 'B-2024-00919', 1, 1, 7,"
	" 'x', 'abgesagt', '2024-11-01', '2024-11-01', '2024-11-01', '2024-11-01'),"
	" (18, 'B-2026-00918', 1, 2, 7, 'x', 'formale_pruefung', '2026-11-01', '2026-11-01',"
	" '2026-11-01', '2026-11-01');\n"
	"INSERT INTO mail_token (token_hash, application_id, purpose, expires_at) VALUES"
	" (UNHEX(SHA2('link of 20', 256)), 20, 'confirm_address', '2099-01-01');\n";

static void assert_kept(void)
{
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM application a JOIN vacancy v ON v.id ="
				 " a.vacancy_id WHERE a.status = 'eingegangen' AND v.status ="
				 " 'abgeschlossen'"),
		0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) - (SELECT COUNT(*) FROM received_told) FROM"
				 " mail_outbox WHERE template = 'staff_application_received'"),
		0);
}

static void test_second_read_before(void **state)
{
	(void)state;
	race_read_before(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_kept);
}

static void test_second_waits(void **state)
{
	(void)state;
	race_waits(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_kept);
}

/* The letter, as a line that stays when its transaction does. */
static enum outcome letter_made(struct db *db, struct pool *used, enum mail_request kind,
	const char *email, int64_t application_id)
{
	(void)used;
	(void)kind;
	(void)application_id;
	return audit_add(db, &nightly, OBJECT_NONE, 0, "letter_made", email);
}

/* Answers what is asked for, and tells the number; it does not wait for what another is at. */
static enum outcome asked_answered(struct db *db)
{
	int count;
	enum outcome outcome = mail_request_run(db, 9, letter_made, &count);
	return outcome ? outcome : count ? OK : NOT_FOUND;
}

static void test_letter_made_once(void **state)
{
	static const char more[] = "DELETE FROM mail_request;\nINSERT INTO mail_request (kind,"
				   " email) VALUES ('resume', 'ada@example.org');\n";
	static const struct pair pair = {
		"a letter asked for", asked_answered, asked_answered, NOT_FOUND, NULL};
	(void)state;
	world_more = more;
	world_then = NULL;
	race_alone = true;
	world_reset();
	assert_second(&pair, "passes over", second_waits(pair.first, pair.second));
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM audit WHERE action = 'letter_made'"), 1);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_request"), 0);
}

/* As root: the programs' accounts are not the same. */
static int begin(void **state)
{
	static const uint8_t key[32] = {2};
	int failed = world_begin(state);
	world_letters();
	race_account = "root";
	world_more = race_world;
	world_then = begin_draft;
	history_portal_init(key);
	store_init(support_folder(), key);
	db_free(&one);
	db_free(&two);
	one = support_db_open(race_account);
	two = support_db_open(race_account);
	return failed;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
		cmocka_unit_test(test_letter_made_once),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
