/* The selection of a vacancy: two at once, and what is found when what was fixed is changed. */
#include "statement_world.h"

#include "decision/decision.h"
#include "decision/reason.h"
#include "store/store.h"

static const char deciding[] =
	"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) VALUES"
	" (1, 'A', 'Aalto', 'a@y.example', 'de', '2026-11-01'),"
	" (2, 'B', 'Berg', 'b@y.example', 'de', '2026-11-01');\n"
	"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status,"
	" status_since, received_at, created_at, changed_at) VALUES"
	" (1, 'B-2026-00901', 1, 1, 1, 'x', 'auswahlentscheidung', '2026-11-01', '2026-11-01',"
	" '2026-11-01', '2026-11-01'), (2, 'B-2026-00902', 1, 1, 2, 'x', 'auswahlentscheidung',"
	" '2026-11-01', '2026-11-01', '2026-11-01', '2026-11-01');\n";

static const char emptied[] =
	"SET foreign_key_checks = 0;\nDELETE FROM decision_part;\nDELETE FROM decision;\n"
	"DELETE FROM application;\nDELETE FROM applicant;\nDELETE FROM bms_keys.object_key;\n"
	"SET foreign_key_checks = 1;\n";

static enum outcome keys_make(struct db *db)
{
	enum outcome outcome = store_key_new(db, OBJECT_APPLICATION, 1);

	return outcome ? outcome : store_key_new(db, OBJECT_APPLICATION, 2);
}

static enum outcome begin_one(struct db *db)
{
	return decision_begin(db, pool, &rike, 1, &problems);
}

static enum outcome choose_aalto(struct db *db)
{
	return decision_choose(db, pool, &rike, 1, 1, "chosen", 0, &problems);
}

static enum outcome choose_nobody(struct db *db)
{
	return decision_choose(db, pool, &rike, 1, 1, "no", 0, &problems);
}

static enum outcome reasons_write(struct db *db)
{
	enum outcome outcome = decision_write(db, pool, &rike, 1, 1, 0, "Eigene Worte", &problems);

	return outcome ? outcome
		       : decision_write(db, pool, &rike, 1, 2, 0, "Andere Worte", &problems);
}

static enum outcome ask_all(struct db *db)
{
	return decision_ask(db, pool, &rike, 1, &problems);
}

static enum outcome answer_as(struct db *db, const char *answer)
{
	const struct statement_input said = {.answer = answer, .text = "Darum"};

	return statement_answer_give(db, pool, &fred,
		support_number(root, "SELECT MAX(id) FROM statement"), &said, &problems);
}

static enum outcome confirm(struct db *db)
{
	return answer_as(db, "confirmed");
}

static enum outcome refuse(struct db *db)
{
	return answer_as(db, "refused");
}

static enum outcome fix_it(struct db *db)
{
	return decision_fix(db, pool, &rike, 1, &problems);
}

static enum outcome recall_it(struct db *db)
{
	return decision_recall(db, pool, &rike, 1, &problems);
}

static enum outcome revoke_it(struct db *db)
{
	return decision_revoke(db, pool, &rike, 1, "Neu", &problems);
}

static enum outcome withdraw(struct db *db)
{
	return db_exec(db, "UPDATE application SET status = 'bewerber_zieht_zurueck' WHERE id = 1",
		DB_NONE, NULL);
}

static void must(act *doing)
{
	problems = (struct problems){0};
	enum outcome outcome = db_transaction(root, act_work, &doing);

	if (outcome)
		fail_msg("%d %s", outcome, problems.count ? problems.items[0].reason : "");
}

static void prepared(void)
{
	support_sql(root, "%s", emptied);
	support_sql(root, "%s", deciding);
	reach_make();
	must(keys_make);
	must(begin_one);
	must(choose_aalto);
	must(reasons_write);
}

static void asked_about(void)
{
	prepared();
	must(ask_all);
}

static void confirmed(void)
{
	asked_about();
	must(confirm);
}

static void fixed(void)
{
	confirmed();
	must(fix_it);
}

static void nothing_begun(void)
{
	support_sql(root, "%s", emptied);
	support_sql(root, "%s", deciding);
	reach_make();
	must(keys_make);
}

/* At most one stands, and what is fixed was confirmed as it is. */
static void assert_one_stands(void)
{
	assert_true(support_number(root, "SELECT COUNT(*) FROM decision WHERE state <> 'revoked'")
		<= 1);
	assert_int_equal(
		support_number(root,
			"SELECT COUNT(*) FROM decision d WHERE d.state = 'fixed' AND EXISTS"
			" (SELECT 1 FROM statement s WHERE s.round_id = d.round_id"
			" AND (s.state <> 'answered' OR s.answer <> 'confirmed'))"),
		0);
	assert_int_equal(
		support_number(root,
			"SELECT COUNT(*) FROM decision d WHERE d.state = 'draft' AND EXISTS"
			" (SELECT 1 FROM statement s WHERE s.vacancy_id = d.vacancy_id"
			" AND s.kind LIKE 'selection%' AND s.state = 'open')"),
		0);
}

struct world_pairs {
	void (*world)(void);
	struct pair pair;
};

static const struct world_pairs all[] = {
	{nothing_begun, {"begun twice", begin_one, begin_one, INVALID, "decision_there"}},
	{prepared,
		{"chosen after it was asked about", ask_all, choose_nobody, CONFLICT,
			"decision_meanwhile"}},
	{prepared, {"asked about twice", ask_all, ask_all, CONFLICT, "decision_meanwhile"}},
	{asked_about,
		{"confirmed after it was taken back", recall_it, confirm, CONFLICT,
			"statement_withdrawn"}},
	{asked_about,
		{"taken back after a refusal", refuse, recall_it, CONFLICT, "decision_meanwhile"}},
	{confirmed, {"fixed twice", fix_it, fix_it, CONFLICT, "decision_meanwhile"}},
	{confirmed,
		{"fixed after it was taken back", recall_it, fix_it, CONFLICT,
			"decision_meanwhile"}},
	{confirmed, {"fixed after the chosen one withdrew", withdraw, fix_it, INVALID, NULL}},
	{fixed, {"revoked twice", revoke_it, revoke_it, CONFLICT, "decision_meanwhile"}},
};

static void test_second_read_before(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		world_then = all[i].world;
		race_read_before(&all[i].pair, 1, assert_one_stands);
	}
}

static void test_second_waits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		world_then = all[i].world;
		race_waits(&all[i].pair, 1, assert_one_stands);
	}
}

static int64_t damaged;

static void damage_count(const char *vacancy, int64_t number)
{
	assert_string_equal(vacancy, "V-2026-00901");
	assert_int_equal(number, 1);
	damaged++;
}

static void assert_found(int64_t expected)
{
	int64_t count = 0;

	damaged = 0;
	assert_int_equal(decision_check(root, damage_count, &count), OK);
	assert_int_equal(count, expected);
	assert_int_equal(damaged, expected);
}

/* A change of what was fixed is found; that nothing opens it any more is none. */
static void test_hash(void **state)
{
	static const char *const changes[] = {
		"UPDATE decision SET introduction = 'Anders'",
		"UPDATE decision SET profile = 'Anders'",
		"UPDATE decision SET fixed_at = '2026-01-01'",
		"UPDATE decision_part SET generated_sealed = 'x' WHERE application_id = 1",
		"UPDATE decision_part SET written_sealed = NULL WHERE application_id = 2",
		"UPDATE decision_part SET hash = REPEAT('0', 64) WHERE application_id = 1",
		"DELETE FROM decision_part WHERE application_id = 2",
	};

	(void)state;
	world_then = fixed;
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		world_reset();
		assert_found(0);
		support_sql(root, "%s;\n", changes[i]);
		assert_found(1);
	}
	world_reset();
	support_sql(root, "DELETE FROM bms_keys.object_key WHERE object_id = 1;\n");
	assert_found(0);
}

static const char *lack_of(const char *about, const char *code, const char *requirement,
	const char *written, bool requirements)
{
	const struct reason_line line = {.code = code};
	const struct reason reason = {.kind = about,
		.lines = &line,
		.count = 1,
		.requirement = requirement,
		.written = written};

	return reason_lack(&reason, requirements);
}

static void test_lacks(void **state)
{
	(void)state;
	assert_string_equal(
		lack_of("compared", "rating", NULL, NULL, true), "decision_lacks_words");
	assert_string_equal(lack_of("compared", "rating", NULL, "W", true), "decision_lacks_words");
	assert_string_equal(lack_of("compared", "rating", "Q", NULL, true), "decision_lacks_words");
	assert_null(lack_of("compared", "rating", "Q", "W", true));
	assert_null(lack_of("compared", "rating", NULL, "W", false));
	assert_string_equal(
		lack_of("unsuitable", "note", NULL, "W", true), "decision_lacks_missing");
	assert_null(lack_of("unsuitable", "missing", NULL, NULL, true));
	assert_null(lack_of("unsuitable", "note", "Q", NULL, true));
	assert_string_equal(
		lack_of("withdrawn", "status", NULL, NULL, true), "decision_lacks_date");
	assert_null(lack_of("withdrawn", "withdrawn", NULL, NULL, true));
	assert_string_equal(lack_of("other", "status", NULL, NULL, true), "decision_lacks_reason");
	assert_null(lack_of("other", "status", NULL, "W", true));
}

static int decision_begin_world(void **state)
{
	static const uint8_t key[32] = {7};

	store_init(support_folder(), key);
	return begin(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lacks),
		cmocka_unit_test(test_hash),
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
	};
	return cmocka_run_group_tests(tests, decision_begin_world, world_end);
}
