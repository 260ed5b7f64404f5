/* The requirement profile and the ranking classes of a vacancy: changed, put in order, fixed; and
 * two at once. */
#include "race.h"

#include "access/hold.h"
#include "selection/ranking.h"
#include "selection/requirement.h"

static struct principal rike = {.kind = PRINCIPAL_STAFF, .id = 2, .lang = "de"};

static const struct profile vacancy = {OBJECT_VACANCY, 1}, other = {OBJECT_VACANCY, 2},
			    requisition = {OBJECT_REQUISITION, 1};

static const char world_profile[] =
	"DELETE FROM requirement;\n"
	"DELETE FROM requirement_former;\n"
	"DELETE FROM requisition;\n"
	"DELETE FROM ranking_class WHERE vacancy_id IS NOT NULL;\n"
	"INSERT INTO vacancy (id, number, project_id, authority_id, owner_id, title, post_kind,"
	" field, pay_grade, working_time, status, created_at, changed_at) VALUES"
	" (2, 'V-2026-00902', 1, 1, 2, 'Andere', 'fachkraft', 'it', 'E9b', 'full', 'aktiv',"
	" '2026-01-01', '2026-01-01');\n"
	"INSERT INTO requisition (id, number, authority_id, title, post_kind, field, pay_grade,"
	" working_time, reason, created_at, created_by, changed_at) VALUES (1, 'A-2026-00901', 1,"
	" 'Gewünscht', 'fachkraft', 'it', 'E9b', 'full', 'Neu', '2026-11-01', 2, '2026-11-01');\n"
	"INSERT INTO requirement (id, object_kind, object_id, position, text, kind, weight, scale,"
	" proof, created_at, created_by, changed_at, changed_by) VALUES"
	" (1, 2, 1, 1, 'Eins', 'mandatory', 5, 'yes_no', 'documents', '2026-11-01', 2,"
	" '2026-11-01', 2),"
	" (2, 2, 1, 2, 'Zwei', 'mandatory', 3, 'points', 'interview', '2026-11-01', 2,"
	" '2026-11-01', 2),"
	" (3, 2, 1, 3, 'Drei', 'desirable', 1, 'points', 'exercise', '2026-11-01', 2,"
	" '2026-11-01', 2);\n";

static struct requirement_input input = {.text = "Neu",
	.kind = "desirable",
	.weight = 2,
	.scale = "points",
	.proof = "documents",
	.version = 1};

static enum outcome add(struct db *db)
{
	return requirement_add(db, pool, &rike, vacancy, &input, &problems);
}

static enum outcome change(struct db *db)
{
	return requirement_change(db, pool, &rike, vacancy, 2, &input, &problems);
}

static enum outcome last_first(struct db *db)
{
	return requirement_move(db, pool, &rike, vacancy, 3, 1, &problems);
}

static enum outcome first_beyond(struct db *db)
{
	return requirement_move(db, pool, &rike, vacancy, 1, 9, &problems);
}

static enum outcome second_remove(struct db *db)
{
	return requirement_remove(db, pool, &rike, vacancy, 2, input.reason, &problems);
}

static enum outcome other_remove(struct db *db)
{
	return requirement_remove(db, pool, &rike, other, 2, NULL, &problems);
}

static enum outcome fix(struct db *db)
{
	return requirements_fix(db, pool, &rike, 1);
}

static enum outcome copy(struct db *db)
{
	return requirements_copy(db, pool, &rike, vacancy, 2);
}

/* The texts in their order, "Eins Zwei Drei". */
static void assert_order(const char *texts)
{
	struct requirement *found = NULL;
	size_t count = 0;
	const char *seen = "";

	assert_int_equal(requirements_of(root, pool, vacancy, &found, &count), OK);
	for (size_t i = 0; i < count; i++)
		seen = pool_printf(pool, "%s%s%s", seen, i ? " " : "", found[i].data.text);
	assert_string_equal(seen, texts);
}

/* What was done and what it said, the last first: "removed Neu 2, changed Zwei 3". */
static void assert_former(const char *lines)
{
	struct db_rows *rows = NULL;
	const char *seen = "";

	assert_int_equal(requirements_former(root, pool, 1, &rows), OK);
	for (size_t i = 0; i < rows->count; i++)
		seen = pool_printf(pool, "%s%s%s %s %s", seen, i ? ", " : "",
			db_text(rows, i, "done"), db_text(rows, i, "text"),
			db_text(rows, i, "weight"));
	assert_string_equal(seen, lines);
}

static void test_put_in_order(void **state)
{
	(void)state;
	world_reset();
	assert_order("Eins Zwei Drei");
	assert_int_equal(commit(last_first), OK);
	assert_order("Drei Eins Zwei");
	assert_int_equal(commit(first_beyond), OK);
	assert_order("Drei Zwei Eins");
	assert_int_equal(commit(second_remove), OK);
	assert_int_equal(commit(add), OK);
	assert_order("Drei Eins Neu");
	assert_former("");
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "requirements_ordered", NULL), 2);
	assert_int_equal(commit(second_remove), NOT_FOUND);
	assert_int_equal(commit(other_remove), NOT_FOUND);
}

static void test_fixed_it_changes_for_a_reason(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(fix), OK);
	assert_int_equal(commit(fix), OK);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "requirements_fixed", NULL), 1);
	assert_int_equal(commit(change), INVALID);
	assert_problem("reason", "required");
	assert_int_equal(commit(add), INVALID);
	assert_int_equal(commit(second_remove), INVALID);
	assert_int_equal(commit(last_first), OK);
	input.reason = "Die Stelle wurde anders bewertet.";
	assert_int_equal(commit(change), OK);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "requirement_changed", input.reason), 1);
	assert_int_equal(commit(change), CONFLICT);
	assert_problem("", "changed_meanwhile");
	assert_int_equal(commit(second_remove), OK);
	assert_int_equal(commit(add), OK);
	assert_former("added Neu 2, removed Neu 2, changed Zwei 3");
	input.reason = NULL;
	support_sql(root, "UPDATE vacancy SET status = 'abgeschlossen' WHERE id = 1;\n");
	assert_int_equal(commit(last_first), INVALID);
	assert_problem("", "vacancy_final");
}

static enum outcome requisition_add(struct db *db)
{
	return requirement_add(db, pool, &rike, requisition, &input, &problems);
}

static enum outcome requisition_copy(struct db *db)
{
	return requirements_copy(db, pool, &rike, requisition, 2);
}

static enum outcome hand_in(struct db *db)
{
	enum outcome outcome = object_hold(db, OBJECT_REQUISITION, 1);

	return outcome ? outcome
		       : db_exec(db, "UPDATE requisition SET status = 'eingereicht' WHERE id = 1",
			       DB_NONE, NULL);
}

/* A requisition's is written before it is handed in; it has no former wording. */
static void test_of_a_requisition(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(requisition_add), OK);
	assert_int_equal(commit(requisition_add), OK);
	assert_int_equal(history_lines(OBJECT_REQUISITION, 1, "requirement_added", NULL), 2);
	assert_int_equal(commit(requisition_copy), OK);
	assert_int_equal(
		support_number(root,
			"SELECT COUNT(*) FROM requirement WHERE object_kind = 2 AND object_id = 2"
			" AND text = 'Neu' AND weight = 2"),
		2);
	assert_order("Eins Zwei Drei");
	assert_int_equal(commit(hand_in), OK);
	assert_int_equal(commit(requisition_add), INVALID);
	assert_problem("", "requisition_handed_in");
}

static void test_as_many(void **state)
{
	(void)state;
	world_reset();
	support_sql(root,
		"INSERT INTO requirement (object_kind, object_id, position, text, kind, weight,"
		" scale, proof,"
		" created_at, created_by, changed_at, changed_by) SELECT 2, 1, s.seq, 'Viele',"
		" 'desirable', 1, 'points', 'interview', '2026-11-01', 2, '2026-11-01', 2"
		" FROM seq_4_to_60 s;\n");
	assert_int_equal(commit(add), INVALID);
	assert_problem("", "requirements_full");
	assert_int_equal(commit(copy), OK);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM requirement WHERE object_id = 2"), 60);
}

static struct ranking_input class = {.letter = "D", .name = "Später", .version = 1};

static enum outcome class_add(struct db *db)
{
	return ranking_class_add(db, pool, &rike, 1, &class, &problems);
}

static enum outcome class_change(struct db *db)
{
	return ranking_class_change(db, pool, &rike, 1, &class, &problems);
}

static enum outcome class_remove(struct db *db)
{
	return ranking_class_remove(db, pool, &rike, 1, class.letter, class.reason, &problems);
}

static const char *class_name(int64_t vacancy_id, const char *letter)
{
	struct ranking_input found;

	return ranking_class_get(root, pool, vacancy_id, letter, &found) == OK ? found.name : NULL;
}

/* The delivered legend stays what it is for all other vacancies. */
static void test_classes(void **state)
{
	(void)state;
	world_reset();
	assert_string_equal(class_name(1, "A"), "Einladen");
	assert_int_equal(commit(class_add), OK);
	assert_string_equal(class_name(1, "A"), "Einladen");
	assert_string_equal(class_name(1, "D"), "Später");
	assert_null(class_name(2, "D"));
	assert_int_equal(commit(class_add), INVALID);
	assert_problem("letter", "class_taken");
	class.letter = "A";
	assert_int_equal(commit(class_change), OK);
	assert_string_equal(class_name(1, "A"), "Später");
	assert_string_equal(class_name(2, "A"), "Einladen");
	assert_int_equal(commit(class_change), CONFLICT);
	class.letter = "ä";
	assert_int_equal(commit(class_add), INVALID);
	assert_problem("letter", "class_letter");
	for (const char *letter = "EFGHIJ"; *letter; letter++) {
		class.letter = pool_strndup(pool, letter, 1);
		assert_int_equal(commit(class_add), OK);
	}
	class.letter = "K";
	assert_int_equal(commit(class_add), INVALID);
	assert_problem("", "classes_full");
	support_sql(root, "DELETE FROM ranking_class WHERE vacancy_id = 1 AND letter <> 'A';\n");
	class.letter = "A";
	assert_int_equal(commit(class_remove), INVALID);
	assert_problem("", "class_last");
	assert_int_equal(commit(fix), OK);
	class.version = 2;
	assert_int_equal(commit(class_change), INVALID);
	assert_problem("reason", "required");
	class = (struct ranking_input){.letter = "D", .name = "Später", .version = 1};
}

static const struct pair pairs[] = {
	{"changed without a reason after it was fixed", fix, change, INVALID, "required"},
	{"moved after another was removed", second_remove, last_first, OK, NULL},
	{"removed twice", second_remove, second_remove, NOT_FOUND, NULL},
	{"added after it was handed in", hand_in, requisition_add, INVALID,
		"requisition_handed_in"},
	{"the same class twice", class_add, class_add, INVALID, "class_taken"},
};

static void assert_places(void)
{
	assert_int_equal(
		support_number(root,
			"SELECT COUNT(*) = COUNT(DISTINCT position) AND COUNT(*) ="
			" COALESCE(MAX(position), 0) FROM requirement WHERE object_kind = 2"
			" AND object_id = 1"),
		1);
}

static void test_second_read_before(void **state)
{
	(void)state;
	race_read_before(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_places);
}

static void test_second_waits(void **state)
{
	(void)state;
	race_waits(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_places);
}

static int begin(void **state)
{
	int failed = world_begin(state);
	world_more = world_profile;
	return failed;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_put_in_order),
		cmocka_unit_test(test_fixed_it_changes_for_a_reason),
		cmocka_unit_test(test_of_a_requisition),
		cmocka_unit_test(test_as_many),
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
