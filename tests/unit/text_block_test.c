/* A changed text block in drafts: two at once. */
#include "race.h"

#include "publishing/text_block.h"

static const char block[] =
	"DELETE FROM jobad_block;\nDELETE FROM text_block_former;\n"
	"DELETE FROM text_block WHERE id = 900;\n"
	"INSERT INTO text_block (id, kind, unit_id, text, changed_at)"
	" VALUES (900, 'notes', 1, 'Neu.', '2026-01-01');\n"
	"INSERT INTO text_block_former (block_id, text) VALUES (900, 'Alt.');\n"
	"INSERT INTO jobad_block VALUES (900, 1);\n"
	"UPDATE jobad SET status = 'entwurf', notes = 'Davor. Alt. Danach.' WHERE id = 1;\n";

static enum outcome replace(struct db *db)
{
	size_t left = 0;

	return text_block_replace(db, pool, &admin, 900, 1, &problems, &left);
}

static enum outcome give(struct db *db)
{
	return db_exec(db, "UPDATE jobad SET status = 'in_abstimmung' WHERE id = 1", DB_NONE, NULL);
}

static enum outcome write_over(struct db *db)
{
	return db_exec(db, "UPDATE jobad SET notes = 'Eigenes.' WHERE id = 1", DB_NONE, NULL);
}

static enum outcome change(struct db *db)
{
	const struct text_block_input input = {.text = "Ganz neu.", .version = 1};

	return text_block_change(db, pool, &admin, 900, &input, &problems);
}

static const struct pair pairs[] = {
	{"replaced while the draft is given to somebody", give, replace, OK, NULL},
	{"replaced while the draft is written over", write_over, replace, OK, NULL},
	{"replaced while the block is changed", change, replace, CONFLICT, "changed_meanwhile"},
	{"replaced twice", replace, replace, OK, NULL},
};

/* What somebody was given, or wrote herself, is not touched. */
static void assert_texts(void)
{
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM jobad WHERE id = 1"
				 " AND (status = 'in_abstimmung' AND notes <> 'Davor. Alt. Danach.'"
				 " OR notes NOT IN ('Davor. Alt. Danach.', 'Davor. Neu. Danach.',"
				 " 'Eigenes.'))"),
		0);
}

static int begin(void **state)
{
	world_more = block;
	return world_begin(state);
}

static void test_second_read_before(void **state)
{
	(void)state;
	race_read_before(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_texts);
}

static void test_second_waits(void **state)
{
	(void)state;
	race_waits(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_texts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
