/* Two visitors' requests at once: of what there may be a number of, one more is refused, though
 * both saw room for it. The rules are listed in tests/races.csv. */
#include "race.h"

#include "account/bookmark.h"
#include "application/my_application.h"
#include "draft/draft.h"
#include "store/store.h"

static const struct principal visitor = {.kind = PRINCIPAL_VISITOR, .id = 77, .lang = "de"};
static const struct principal owner = {.kind = PRINCIPAL_VISITOR,
	.id = 78,
	.account = 5,
	.lang = "de"};

static enum outcome draft_one_more(struct db *db, const struct principal *who)
{
	static const struct answer items[] = {{"email", "ada@example.org"}};
	const struct answers answers = {items, 1};
	const struct draft_ad ad = {.jobad_id = 1, .vacancy_id = 1};
	const char *number;
	store_show_visit(who->account ? "78" : "77");
	return draft_begin(db, pool, who, &ad, &answers, &problems, &number);
}

static enum outcome draft_of_visit_begun(struct db *db)
{
	return draft_one_more(db, &visitor);
}

static enum outcome draft_of_account_begun(struct db *db)
{
	return draft_one_more(db, &owner);
}

static enum outcome ad_kept(struct db *db)
{
	return bookmark_add(
		db, pool, &visitor, two == db ? "S-2026-00011" : "S-2026-00012", "Anzeige");
}

static enum outcome ad_kept_by_account(struct db *db)
{
	return bookmark_add(
		db, pool, &owner, two == db ? "S-2026-00011" : "S-2026-00012", "Anzeige");
}

static enum outcome withdrawn(struct db *db)
{
	store_show_visit("78");
	return my_application_withdraw(db, pool, &owner, 19);
}

static enum outcome key_made(struct db *db, void *context)
{
	(void)context;
	return store_key_new(db, 19);
}

static void make_key(void)
{
	assert_int_equal(db_transaction(root, key_made, NULL), OK);
}

static const struct pair pairs[] = {
	{"the last draft of a visit", draft_of_visit_begun, draft_of_visit_begun, INVALID,
		"drafts_many"},
	{"the last draft of an account", draft_of_account_begun, draft_of_account_begun, INVALID,
		"drafts_many"},
	{"an application withdrawn twice", withdrawn, withdrawn, CONFLICT, NULL},
	{"the last bookmark of a visit", ad_kept, ad_kept, CONFLICT, NULL},
	{"the last bookmark of an account", ad_kept_by_account, ad_kept_by_account, CONFLICT, NULL},
};

/* A visit and an account with room for one more of each. */
static const char race_world[] =
	"DELETE FROM bookmark;\nDELETE FROM application_answer;\nDELETE FROM application;\n"
	"DELETE FROM account;\nDELETE FROM applicant;\nDELETE FROM portal_session;\n"
	"DELETE FROM vacancy_status_count;\nDELETE FROM bms_keys.application_key;\n"
	"INSERT INTO portal_session (id, token_hash, owner, created_at, used_at, idle_until,"
	" ends_at, idle_seconds) SELECT seq, UNHEX(SHA2(seq, 256)), IF(seq = 78, 5, 0),"
	" '2026-11-01', '2026-11-01',"
	" '2099-01-01', '2099-01-01', 60 FROM seq_77_to_78;\n"
	"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) VALUES"
	" (5, 'A', 'B', 'a@example.org', 'de', '2026-11-01'), (6, 'C', 'D', 'c@example.org', 'de',"
	" '2026-11-01');\n"
	"INSERT INTO account (id, applicant_id, email, status, lang, created_at) VALUES"
	" (5, 5, 'a@example.org', 'active', 'de', '2026-11-01');\n"
	"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status,"
	" portal_session_id, status_since, created_at, changed_at) SELECT seq,"
	" CONCAT('B-2026-009', seq), 1, 1, 5, 'x', 'gespeichert', IF(seq < 15, 77, NULL),"
	" '2026-11-01', '2026-11-01', '2026-11-01' FROM seq_11_to_18;\n"
	"UPDATE application SET applicant_id = 6 WHERE id < 15;\n"
	"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status,"
	" status_since, received_at, created_at, changed_at) VALUES (19, 'B-2026-00999', 1, 1, 5,"
	" 'x', 'eingegangen', '2026-11-01', '2026-11-01', '2026-11-01', '2026-11-01');\n"
	"INSERT INTO bookmark (account_id, portal_session_id, ad_number, title, created_at)"
	" SELECT IF(seq < 1200, 5, NULL), IF(seq < 1200, NULL, 77), CONCAT('S-2026-0', seq), 'x',"
	" '2026-11-01' FROM seq_1001_to_1399 WHERE seq <> 1200;\n";

static void assert_room(void)
{
	assert_int_equal(support_number(root,
				 "SELECT MAX(n) <= 5 FROM (SELECT COUNT(*) AS n FROM application"
				 " WHERE status = 'gespeichert' GROUP BY portal_session_id,"
				 " IF(portal_session_id = 77, 0, applicant_id)) c"),
		1);
	assert_int_equal(support_number(root,
				 "SELECT MAX(n) <= 200 FROM (SELECT COUNT(*) AS n FROM bookmark"
				 " GROUP BY account_id) c"),
		1);
}

static void test_second_read_before(void **state)
{
	(void)state;
	race_read_before(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_room);
}

static void test_second_waits(void **state)
{
	(void)state;
	race_waits(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_room);
}

static int begin(void **state)
{
	static const uint8_t key[32] = {2};
	int failed = world_begin(state);
	world_letters();
	race_account = "bms_portal";
	world_more = race_world;
	world_then = make_key;
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
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
