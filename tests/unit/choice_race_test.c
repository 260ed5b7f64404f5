/* Values of selection lists: two at once (OBJ-16). */
#include "race.h"

#include "choice/keep/choice_edit.h"

/* Value 901 is "alt", 902 "neu", 903 was never chosen. */
static const char values[] =
	"UPDATE choice_value SET replaced_by = NULL;\n"
	"DELETE FROM choice_value WHERE list = 'field';\n"
	"INSERT INTO choice_value (id, list, code, name_de, name_en, position, used) VALUES"
	" (901, 'field', 'alt', 'Alt', 'Old', 1, 1), (902, 'field', 'neu', 'Neu', 'New', 2, 1),"
	" (903, 'field', 'nie', 'Nie', 'Never', 3, 0);\n"
	"INSERT INTO vacancy (id, number, project_id, authority_id, owner_id, title, post_kind,"
	" field, pay_grade, working_time, status, created_at, changed_at) VALUES"
	" (2, 'V-2026-00902', 1, 1, 2, 'Andere', 'fachkraft', 'neu', 'E9b', 'full', 'aktiv',"
	" '2026-01-01', '2026-01-01');\n"
	"UPDATE vacancy SET field = 'alt' WHERE id = 1;\n";

/* As a rule stores a value, of a vacancy that has another. */
static enum outcome choose(struct db *db, const char *code)
{
	const struct choice_said said = {CHOICE_FIELD, "field", code, "neu"};
	enum outcome outcome = choice_check(db, pool, &said, &problems);

	if (!outcome && problems_any(&problems))
		outcome = INVALID;
	return outcome ? outcome
		       : db_exec(db, "UPDATE vacancy SET field = ? WHERE id = 2",
			       DB_VALUES(db_str(code)), NULL);
}

static enum outcome choose_old(struct db *db)
{
	return choose(db, "alt");
}

static enum outcome choose_never(struct db *db)
{
	return choose(db, "nie");
}

static enum outcome replace(struct db *db)
{
	struct choice_value value;
	bool queued = false;
	enum outcome outcome = choice_value_get(db, pool, CHOICE_FIELD, 901, &value);

	return outcome ? outcome
		       : choice_replace(db, pool, &admin, &value, "neu", &problems, &queued);
}

static enum outcome hide_old(struct db *db)
{
	return choice_hide(db, pool, &admin, CHOICE_FIELD, 901, true, &problems);
}

static enum outcome hide_new(struct db *db)
{
	return choice_hide(db, pool, &admin, CHOICE_FIELD, 902, true, &problems);
}

static enum outcome hide_never(struct db *db)
{
	return choice_hide(db, pool, &admin, CHOICE_FIELD, 903, true, &problems);
}

static enum outcome hide_both(struct db *db)
{
	enum outcome outcome = hide_old(db);

	return outcome ? outcome : hide_new(db);
}

static enum outcome remove_never(struct db *db)
{
	return choice_remove(db, pool, &admin, CHOICE_FIELD, 903, &problems);
}

static enum outcome add(struct db *db)
{
	const struct choice_input input = {"Gleich", "Same", 0};
	int64_t id = 0;

	return choice_add(db, pool, &admin, CHOICE_FIELD, &input, &problems, &id);
}

static enum outcome add_again(struct db *db)
{
	const struct choice_input input = {"gleich", "Other", 0};
	int64_t id = 0;

	return choice_add(db, pool, &admin, CHOICE_FIELD, &input, &problems, &id);
}

static enum outcome change(struct db *db)
{
	const struct choice_input input = {"Anders", "Other", 1};

	return choice_change(db, pool, &admin, CHOICE_FIELD, 901, &input, &problems);
}

static enum outcome change_otherwise(struct db *db)
{
	const struct choice_input input = {"Ganz anders", "Quite other", 1};

	return choice_change(db, pool, &admin, CHOICE_FIELD, 901, &input, &problems);
}

static enum outcome first_last(struct db *db)
{
	return choice_move(db, pool, &admin, CHOICE_FIELD, 901, 3);
}

static enum outcome last_first(struct db *db)
{
	return choice_move(db, pool, &admin, CHOICE_FIELD, 903, 1);
}

static const struct pair pairs[] = {
	{"replaced while the old value is saved", choose_old, replace, OK, NULL},
	{"the old value saved while it is replaced", replace, choose_old, INVALID,
		"choice_replaced"},
	{"hidden while it is saved", choose_old, hide_old, OK, NULL},
	{"saved while it is hidden", hide_old, choose_old, INVALID, "choice_hidden"},
	{"removed while it is chosen", choose_never, remove_never, INVALID, "choice_used"},
	{"chosen while it is removed", remove_never, choose_never, INVALID, "choice"},
	{"replaced by one that is hidden", hide_new, replace, INVALID, "choice_to"},
	{"replaced twice", replace, replace, INVALID, "choice_moving"},
	{"two hide what is left", hide_both, hide_never, INVALID, "choice_last"},
	{"two of a name", add, add_again, INVALID, "choice_there"},
	{"called otherwise by two", change, change_otherwise, CONFLICT, "changed_meanwhile"},
	{"put in order by two", first_last, last_first, OK, NULL},
};

/* Nothing has a value that is gone or was replaced; places are counted without holes; something is
 * offered. */
static void assert_values(void)
{
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM vacancy v LEFT JOIN choice_value c"
				 " ON c.list = 'field' AND c.code = v.field"
				 " WHERE c.id IS NULL OR c.replaced_by IS NOT NULL"),
		0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(DISTINCT position) = COUNT(*)"
				 " AND MAX(position) = COUNT(*) AND MIN(hidden) = 0"
				 " FROM choice_value WHERE list = 'field'"),
		1);
}

static int begin(void **state)
{
	world_more = values;
	return world_begin(state);
}

static void test_second_read_before(void **state)
{
	(void)state;
	race_read_before(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_values);
}

static void test_second_waits(void **state)
{
	(void)state;
	race_waits(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_values);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
