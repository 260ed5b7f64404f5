/* Two visitors' requests at once: of what there may be a number of, one more is refused, though
 * both saw room for it, and so is what another has just ended. The rules are listed in
 * tests/races.csv. */
#include "race.h"

#include "account/bookmark.h"
#include "application/attachment.h"
#include "application/confirmation.h"
#include "application/my_application.h"
#include "application/question.h"
#include "draft/draft.h"
#include "folder/folder.h"
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

static enum outcome asked(struct db *db)
{
	store_show_visit("78");
	return question_ask(db, pool, &owner, 19, "Wann geht es weiter?");
}

static enum outcome give(void *context, int64_t at, void *bytes_r, size_t length)
{
	(void)context;
	(void)at;
	memset(bytes_r, 'x', length);
	return OK;
}

static const struct attachment_file picture = {.type = "photo",
	.name = "bild.png",
	.mime = "image/png",
	.picture = PICTURE_GOOD,
	.size = 10};

static enum outcome handed_in(struct db *db)
{
	const char *problem;
	store_show_visit("78");
	return attachment_add(db, pool, &owner, 19, &picture, give, NULL, &problem);
}

static enum outcome filed(struct db *db)
{
	const char *problem;
	store_show_visit("78");
	return folder_file_add(db, pool, &owner, &picture, 0, give, NULL, &problem);
}

/* Nothing of it is left in the registry, however it came in meanwhile. */
static enum outcome dropped(struct db *db)
{
	int64_t left = 0;
	enum outcome outcome = folder_drop(db, &owner, owner.account);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM stored_file WHERE owner_kind = ? AND owner_id = ?"
			" LOCK IN SHARE MODE",
			DB_VALUES(db_int(OBJECT_ACCOUNT), db_int(owner.account)), &left);
	return outcome ? outcome : left ? CONFLICT : OK;
}

/* Two applications of guests for one ad, of one address. */
static enum outcome confirmed(struct db *db)
{
	store_show_visit("77");
	return application_confirm(db, pool, &visitor, "link of 20");
}

static enum outcome other_confirmed(struct db *db)
{
	store_show_visit("77");
	return application_confirm(db, pool, &visitor, "link of 21");
}

static enum outcome readdressed(struct db *db)
{
	store_show_visit("77");
	return confirmation_readdress(db, pool, &visitor, 20, "right@example.org");
}

static enum outcome keys_made(struct db *db, void *context)
{
	enum outcome outcome = OK;
	(void)context;
	for (int64_t id = 19; !outcome && id <= 21; id++)
		outcome = store_key_new(db, OBJECT_APPLICATION, id);
	return outcome ? outcome : folder_consent(db, pool, &owner);
}

static void make_keys(void)
{
	assert_int_equal(db_transaction(root, keys_made, NULL), OK);
}

static const struct pair pairs[] = {
	{"the last draft of a visit", draft_of_visit_begun, draft_of_visit_begun, INVALID,
		"drafts_many"},
	{"the last draft of an account", draft_of_account_begun, draft_of_account_begun, INVALID,
		"drafts_many"},
	{"an application withdrawn twice", withdrawn, withdrawn, CONFLICT, NULL},
	{"a question after it was withdrawn", withdrawn, asked, CONFLICT, NULL},
	{"withdrawn after a question", asked, withdrawn, OK, NULL},
	{"a document handed in after it was withdrawn", withdrawn, handed_in, CONFLICT, NULL},
	{"the last document of a folder", filed, filed, INVALID, NULL},
	{"a document for a folder that was dropped", dropped, filed, NOT_FOUND, NULL},
	{"a folder dropped after a document came", filed, dropped, OK, NULL},
	{"an address confirmed twice", confirmed, confirmed, CONFLICT, NULL},
	{"two applications of an address confirmed", confirmed, other_confirmed, CONFLICT, NULL},
	{"an address corrected, then confirmed", readdressed, confirmed, CONFLICT, NULL},
	{"an address confirmed, then corrected", confirmed, readdressed, CONFLICT, NULL},
	{"the last bookmark of a visit", ad_kept, ad_kept, CONFLICT, NULL},
	{"the last bookmark of an account", ad_kept_by_account, ad_kept_by_account, CONFLICT, NULL},
};

/* A visit and an account with room for one more of each. */
static const char race_world[] =
	"DELETE FROM bookmark;\nDELETE FROM application_answer;\n"
	"DELETE FROM application_question;\n"
	"DELETE FROM attachment;\nDELETE FROM mail_outbox;\nDELETE FROM mail_token;\n"
	"DELETE FROM application_link;\nDELETE FROM application;\n"
	"DELETE FROM folder_file;\nDELETE FROM folder_answer;\nDELETE FROM folder;\n"
	"DELETE FROM stored_file;\n"
	"DELETE FROM bms_keys.folder_key;\n"
	"DELETE FROM account;\nDELETE FROM applicant;\nDELETE FROM portal_session;\n"
	"DELETE FROM vacancy_status_count;\nDELETE FROM bms_keys.application_key;\n"
	"INSERT INTO portal_session (id, token_hash, owner, created_at, used_at, idle_until,"
	" ends_at, idle_seconds) SELECT seq, UNHEX(SHA2(seq, 256)), IF(seq = 78, 5, 0),"
	" '2026-11-01', '2026-11-01',"
	" '2099-01-01', '2099-01-01', 60 FROM seq_77_to_78;\n"
	"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) VALUES"
	" (5, 'A', 'B', 'a@example.org', 'de', '2026-11-01'), (6, 'C', 'D', 'c@example.org', 'de',"
	" '2026-11-01'), (7, 'E', 'F', 'e@example.org', 'de', '2026-11-01'), (8, 'E', 'F',"
	" 'e@example.org', 'de', '2026-11-01');\n"
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
	"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status,"
	" portal_session_id, status_since, created_at, changed_at) SELECT seq,"
	" CONCAT('B-2026-009', seq), 1, 1,"
	" seq - 13, 'x', 'email_nicht_bestaetigt', 77, '2026-11-01', '2026-11-01', '2026-11-01'"
	" FROM seq_20_to_21;\n"
	"INSERT INTO mail_token (token_hash, application_id, purpose, expires_at) SELECT"
	" UNHEX(SHA2(CONCAT('link of ', seq), 256)), seq, 'confirm_address', '2099-01-01'"
	" FROM seq_20_to_21;\n"
	"UPDATE setting SET value = '1' WHERE name = 'upload_max_files';\n"
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
				 "SELECT COUNT(*) - COUNT(DISTINCT p.email, a.jobad_id)"
				 " FROM application a JOIN applicant p ON p.id = a.applicant_id"
				 " WHERE a.status = 'eingegangen'"),
		0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM application a WHERE a.status = 'eingegangen'"
				 " AND NOT EXISTS (SELECT 1 FROM mail_token t"
				 " WHERE t.application_id = a.id) AND a.id >= 20"),
		0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) <= 1 FROM folder_file"), 1);
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
	world_then = make_keys;
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
