/* Selection lists (OBJ-16): what a program keeps of them, codes, counts, replacing step by step. */
#include "write_world.h"

#include "choice/keep/choice_edit.h"

static const char values[] =
	"UPDATE choice_value SET replaced_by = NULL;\n"
	"DELETE FROM choice_value WHERE list IN ('field', 'requirement_proof');\n"
	"INSERT INTO choice_value (id, list, code, name_de, name_en, position, hidden, replaced_by)"
	" VALUES (903, 'field', 'drei', 'Drei', 'Three', 3, 0, NULL),"
	" (902, 'field', 'zwei', 'Zwei', 'Two', 2, 1, 903),"
	" (901, 'field', 'eins', 'Eins', 'One', 1, 1, 902),"
	" (904, 'field', 'vier', 'Vier', 'Four', 4, 1, NULL);\n"
	"UPDATE choice_state SET version = version + 1;\n";

static enum outcome outcome_r;
static const char *typed;
static int64_t made;

static enum outcome add(struct db *db, void *context)
{
	const struct choice_input input = {typed, pool_printf(pool, "%s (en)", typed), 0};

	(void)context;
	problems = (struct problems){0};
	outcome_r = choice_add(db, pool, &admin, CHOICE_FIELD, &input, &problems, &made);
	return outcome_r;
}

static const char *code_of(const char *name)
{
	struct choice_value value;

	typed = name;
	assert_int_equal(db_transaction(one, add, NULL), OK);
	assert_int_equal(choice_value_get(one, pool, CHOICE_FIELD, made, &value), OK);
	return value.code;
}

static void test_replaced_ones_are_followed(void **state)
{
	const struct choice *choice;

	(void)state;
	world_reset();
	choices_ask();
	assert_string_equal(choice_find(one, CHOICE_FIELD, "eins")->code, "eins");
	assert_string_equal(choice_now(one, CHOICE_FIELD, "eins")->code, "drei");
	assert_string_equal(choice_now(one, CHOICE_FIELD, "vier")->code, "vier");
	assert_null(choice_now(one, CHOICE_FIELD, "fünf"));
	assert_null(choice_find(one, CHOICE_POST_KIND, "eins"));
	choice = choice_next(one, CHOICE_FIELD, NULL);
	assert_string_equal(choice->code, "drei");
	choice = choice_next(one, CHOICE_FIELD, choice);
	assert_string_equal(choice->code, "vier");
	assert_null(choice_next(one, CHOICE_FIELD, choice));
	assert_string_equal(choice_preset(one, CHOICE_FIELD, "eins"), "drei");
	assert_string_equal(choice_preset(one, CHOICE_FIELD, "vier"), "drei");
	assert_null(choice_preset(one, CHOICE_PROOF, "documents"));
	assert_string_equal(choice_name(choice_now(one, CHOICE_FIELD, "eins"), "en"), "Three");
}

/* What is kept is asked for once a request. */
static void test_kept_until_asked(void **state)
{
	(void)state;
	world_reset();
	choices_ask();
	assert_string_equal(choice_find(one, CHOICE_FIELD, "drei")->name_de, "Drei");
	support_sql(root,
		"UPDATE choice_value SET name_de = 'Anders' WHERE id = 903;\n"
		"UPDATE choice_state SET version = version + 1;\n");
	assert_string_equal(choice_find(one, CHOICE_FIELD, "drei")->name_de, "Drei");
	choices_ask();
	assert_string_equal(choice_find(one, CHOICE_FIELD, "drei")->name_de, "Anders");
}

static enum outcome carry(struct db *db, void *context)
{
	return choice_carry(db, pool, CHOICE_FIELD, context);
}

static void test_carried(void **state)
{
	const char *code = "eins", *stays = "vier", *none = NULL;

	(void)state;
	world_reset();
	assert_int_equal(db_transaction(one, carry, &code), OK);
	assert_string_equal(code, "drei");
	assert_int_equal(db_transaction(one, carry, &stays), OK);
	assert_string_equal(stays, "vier");
	assert_int_equal(db_transaction(one, carry, &none), OK);
	assert_null(none);
}

static void test_codes(void **state)
{
	(void)state;
	world_reset();
	assert_string_equal(code_of("Häfen, Wasser & Straßen der Stadt"), "haefen-wasser-strass");
	assert_string_equal(code_of("Häfen, Wasser & Straßen des Landes"), "haefen-wasser-st-1");
	assert_string_equal(code_of("Häfen, Wasser & Straßen des Bundes"), "haefen-wasser-st-2");
	assert_string_equal(code_of("中文"), "wert-1");
	assert_string_equal(code_of("日本"), "wert-2");
}

static void test_as_many(void **state)
{
	(void)state;
	world_reset();
	support_sql(root,
		"INSERT INTO choice_value (list, code, name_de, name_en, position)"
		" SELECT 'field', CONCAT('c', seq), CONCAT('de', seq), CONCAT('en', seq), seq"
		" FROM seq_5_to_199;\n");
	assert_non_null(code_of("Der zweihundertste"));
	typed = "Einer zu viel";
	assert_int_equal(db_transaction(one, add, NULL), INVALID);
	assert_string_equal(problems.items[0].reason, "choices_full");
}

static void test_uses(void **state)
{
	struct choice_value value;
	struct db_rows *rows = NULL;

	(void)state;
	world_reset();
	support_sql(root,
		"INSERT INTO requisition (number, authority_id, title, post_kind, field, pay_grade,"
		" working_time, reason, created_at, created_by, changed_at) SELECT"
		" CONCAT('A-2020-', seq), 1, 'Viele', 'fachkraft', 'drei', 'E9b', 'full', 'Neu',"
		" '2026-11-01', 2, '2026-11-01' FROM seq_10001_to_11200;\n");
	assert_int_equal(choice_value_get(one, pool, CHOICE_FIELD, 903, &value), OK);
	assert_int_equal(value.uses, CHOICE_USES_MAX + 1);
	assert_int_equal(choice_uses(one, pool, &value, &rows), OK);
	assert_int_equal(rows->count, 1);
	assert_string_equal(db_text(rows, 0, "kind"), "requisition");
	assert_int_equal(choice_value_get(one, pool, CHOICE_FIELD, 904, &value), OK);
	assert_int_equal(value.uses, 0);
	support_sql(root, "DELETE FROM requisition WHERE title = 'Viele';\n");
}

static int begin(void **state)
{
	world_more = values;
	return world_begin(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_replaced_ones_are_followed),
		cmocka_unit_test(test_kept_until_asked),
		cmocka_unit_test(test_carried),
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_as_many),
		cmocka_unit_test(test_uses),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
