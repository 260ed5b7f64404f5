/* Tests of documents attached to letters: two at once, what the checking lets go and stops, what is
 * left when letters go. */
#include "race.h"

#include "letter/attached.h"
#include "process/process.h"
#include "store/store.h"
#include "task/statement.h"

const struct process_kind *const process_kinds[] = {NULL};
process_hook *const process_more[] = {NULL};
const struct process_guard_rule process_guards[] = {{NULL, NULL}};
const struct statement_effect statement_effects[] = {{NULL, NULL, NULL}};

#define FILE_ID "00112233445566778899aabbccddeeff"

static enum outcome keys_make(struct db *db)
{
	enum outcome outcome = store_key_new(db, OBJECT_APPLICATION, 1);

	if (!outcome)
		outcome = store_key_new(db, OBJECT_APPLICATION, 2);
	return outcome ? outcome : store_key_new(db, OBJECT_LETTER_FILE, 1);
}

static void must(act *what)
{
	struct doing doing = {what, NULL, -1, -1};

	assert_int_equal(db_transaction(root, work, &doing), OK);
}

/* A letter that is being written to two, with one file that is checked. */
static void letter_world(void)
{
	static const uint8_t key[32] = {7};

	store_init(support_folder(), key);
	support_sql(root,
		"DELETE FROM bms_keys.object_key;\nDELETE FROM mail_file;\n"
		"DELETE FROM mail_outbox;\nDELETE FROM letter_file;\nDELETE FROM stored_file;\n"
		"DELETE FROM bulk;\n"
		"INSERT INTO bulk (id, staff_user_id, act, items, state, created_at, changed_at)"
		" VALUES (1, 2, 'application_letter', 2, 'running', '2026-11-21', '2026-11-21');\n"
		"INSERT INTO letter_file (id, bulk_id, name, mime, size, state, look, scan,"
		" file_id, created_at, created_by) VALUES (1, 1, 'a.pdf', 'application/pdf', 8,"
		" 'waits', 0, 1, '" FILE_ID "', '2026-11-21', 2);\n"
		"INSERT INTO stored_file (file_id, owner_kind, owner_id, purpose, created_at)"
		" VALUES ('" FILE_ID "', 25, 1, 'letter', '2026-11-21');\n");
	must(keys_make);
}

/* As written_queue does, but for the text. */
static enum outcome letter_to(struct db *db, int64_t id)
{
	struct attached_given given;
	const char *reason = NULL;
	enum outcome outcome = attached_give(db, pool, 1, id, &given, &reason);

	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO mail_outbox (id, application_id, template, message_id, status,"
			" next_attempt_at, created_at, bulk_id, writer_id, files_wait) VALUES (?,"
			" ?, 'letter', CONCAT('m', ?), 'waiting', '9999-12-31', '2026-11-21', 1, 2,"
			" ?)",
			DB_VALUES(db_int(id), db_int(id), db_int(id), db_bool(given.waits)), NULL);
	return outcome ? outcome : mail_files_keep(db, id, id, given.files, given.count);
}

static enum outcome letter_one(struct db *db)
{
	return letter_to(db, 1);
}

static enum outcome letter_two(struct db *db)
{
	return letter_to(db, 2);
}

static enum outcome file_passes(struct db *db)
{
	return attached_good(db, pool, 1);
}

static enum outcome file_refused(struct db *db)
{
	return attached_refuse(db, pool, 1, "file_virus");
}

static enum outcome bulk_over(struct db *db)
{
	enum outcome outcome =
		db_exec(db, "UPDATE bulk SET state = 'done' WHERE id = 1", DB_NONE, NULL);

	return outcome ? outcome : attached_over(db, 1);
}

static enum outcome back_one(struct db *db)
{
	return attached_take_back(db, 1);
}

static enum outcome back_two(struct db *db)
{
	return attached_take_back(db, 2);
}

static enum outcome first_erased(struct db *db)
{
	return attached_erase(db, 1);
}

/* Good, and held by two letters. */
static void written_world(void)
{
	letter_world();
	must(file_passes);
	must(letter_one);
	must(letter_two);
}

static void over_world(void)
{
	written_world();
	must(bulk_over);
}

static void one_left_world(void)
{
	written_world();
	must(back_two);
}

#define number(statement) support_number(root, statement)

static void assert_none_waits(void)
{
	assert_int_equal(attached_release(one, 1), OK);
	assert_int_equal(number("SELECT COUNT(*) FROM mail_outbox"), 1);
	assert_int_equal(number("SELECT COUNT(*) FROM mail_outbox WHERE files_wait"), 0);
}

static void assert_nothing_left(void)
{
	assert_int_equal(number("SELECT COUNT(*) FROM letter_file"), 0);
	assert_int_equal(number("SELECT COUNT(*) FROM mail_file"), 0);
	assert_int_equal(number("SELECT COUNT(*) FROM stored_file"), 0);
	assert_int_equal(number("SELECT COUNT(*) FROM bms_keys.object_key WHERE kind = 25"), 0);
}

static void race(const struct pair *pairs, size_t count, void (*then)(void), void after(void))
{
	world_then = then;
	race_read_before(pairs, count, after);
	race_waits(pairs, count, after);
}

static void test_written_while_checked(void **state)
{
	(void)state;
	static const struct pair pairs[] = {
		{"written while its file passes", file_passes, letter_one, OK, NULL},
		{"passes while a letter is written", letter_one, file_passes, OK, NULL},
	};

	race(pairs, 2, letter_world, assert_none_waits);
}

static void test_gone_at_once(void **state)
{
	(void)state;
	static const struct pair pairs[] = {
		{"taken back while the other one is", back_one, back_two, OK, NULL},
		{"taken back while the other one is erased", first_erased, back_two, OK, NULL},
	};
	static const struct pair ending[] = {
		{"taken back while the letters end", bulk_over, back_one, OK, NULL},
		{"ends while the last one is taken back", back_one, bulk_over, OK, NULL},
	};

	race(pairs, 2, over_world, assert_nothing_left);
	race(ending, 2, one_left_world, assert_nothing_left);
}

/* Refused: what waits is stopped, and nobody opens the file any more; who attached it is told. */
static void test_refused(void **state)
{
	(void)state;
	world_then = letter_world;
	world_reset();
	world_letters();
	must(letter_one);
	assert_int_equal(attached_release(one, 1), OK);
	assert_int_equal(number("SELECT COUNT(*) FROM mail_outbox WHERE status = 'waiting'"
				" AND files_wait AND next_attempt_at > '9000-01-01'"),
		1);
	must(file_refused);
	struct doing late = {letter_two, NULL, -1, -1};
	assert_int_equal(db_transaction(root, work, &late), INVALID);
	assert_int_equal(attached_release(one, 1), OK);
	assert_int_equal(number("SELECT COUNT(*) FROM mail_outbox WHERE id = 1"
				" AND status = 'stopped' AND NOT files_wait"),
		1);
	assert_int_equal(number("SELECT COUNT(*) FROM history WHERE object_kind = 4"
				" AND object_id = 1 AND action = 'letter_file_refused'"),
		1);
	assert_int_equal(number("SELECT COUNT(*) FROM mail_outbox WHERE recipient = 'r@x.example'"
				" AND template = 'staff_letter_file'"),
		1);
	assert_int_equal(number("SELECT COUNT(*) FROM bms_keys.object_key WHERE kind = 25"), 0);
	assert_int_equal(number("SELECT COUNT(*) FROM stored_file"), 0);
}

/* Of whom it was written to one is erased: the other still opens it, and she cannot. */
static void test_erased(void **state)
{
	(void)state;
	struct mail_file *files = NULL;
	size_t count = 0;
	uint8_t key[32];

	world_then = over_world;
	world_reset();
	assert_int_equal(number("SELECT COUNT(*) FROM bms_keys.object_key WHERE kind = 25"), 0);
	must(first_erased);
	assert_int_equal(mail_files_of(root, pool, 1, &files, &count), OK);
	assert_int_equal(count, 0);
	assert_int_equal(mail_files_of(root, pool, 2, &files, &count), OK);
	assert_int_equal(count, 1);
	assert_int_equal(mail_file_key(root, 2, files, key), OK);
	assert_int_equal(mail_file_key(root, 1, files, key), INVALID);
	support_sql(root, "DELETE FROM bms_keys.object_key WHERE object_id = 2;\n");
	assert_int_equal(mail_file_key(root, 2, files, key), GONE);
}

/* A file made for one alone never goes to another; of a bulk action that was never begun it goes
 * with it. */
static void test_foreign_and_unused(void **state)
{
	(void)state;
	int64_t removed = 0;
	struct doing other = {letter_two, NULL, -1, -1};

	world_then = letter_world;
	world_reset();
	support_sql(root, "UPDATE letter_file SET application_id = 1;\n");
	assert_int_equal(db_transaction(root, work, &other), INVALID);
	assert_int_equal(attached_clean(one, &removed), OK);
	assert_int_equal(removed, 0);
	support_sql(root, "DELETE FROM bulk;\n");
	assert_int_equal(attached_clean(one, &removed), OK);
	assert_int_equal(removed, 1);
	assert_nothing_left();
}

static int jobs_begin(void **state)
{
	world_begin(state);
	race_account = "bms_jobs";
	db_free(&two);
	db_free(&one);
	one = support_db_open(race_account);
	two = support_db_open(race_account);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_written_while_checked),
		cmocka_unit_test(test_gone_at_once),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_erased),
		cmocka_unit_test(test_foreign_and_unused),
	};

	return cmocka_run_group_tests(tests, jobs_begin, world_end);
}
