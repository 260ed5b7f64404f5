/* Moving vacancies to other projects and giving them to other owners: what is said beforehand is
 * what happens; and two at once. */
#include "race.h"

#include "access/hold.h"
#include "access/reach.h"
#include "recruiting/people.h"
#include "recruiting/vacancy_move.h"

static struct principal rike = {.kind = PRINCIPAL_STAFF, .id = 2, .lang = "de"};

/* Rolf recruits in both projects, Rike and Wim in one each; Fred is P34 of the first, and the
 * vacancy's department. */
static const char projects[] =
	"INSERT INTO staff_user (id, user_id, surname, first_name, email, created_at, changed_at)"
	" VALUES (7, 'wim', 'W', 'W', 'w@x.example', '2026-01-01', '2026-01-01');\n"
	"INSERT INTO user_group_member (staff_user_id, group_id) VALUES (7, 2);\n"
	"INSERT INTO project (id, number, name, authority_id, personnel_office, responsible_id,"
	" created_at, changed_at) VALUES"
	" (2, 'P-2026-00902', 'Anderes', 1, 'P34', 7, '2026-01-01', '2026-01-01'),"
	" (3, 'P-2026-00903', 'Hohe Stellen', 1, 'P31', 7, '2026-01-01', '2026-01-01');\n"
	"INSERT INTO project_member (project_id, staff_user_id, role_id) VALUES (1, 5, 2),"
	" (1, 3, 6), (2, 5, 2), (2, 7, 2), (2, 2, 2), (3, 7, 2), (3, 2, 2);\n"
	"INSERT INTO vacancy_person (vacancy_id, role_id, staff_user_id) VALUES (1, 3, 3);\n"
	"INSERT INTO vacancy_unit (vacancy_id, role_id, org_unit_id) VALUES (1, 7, 12);\n";

static enum outcome reach_work(struct db *db, void *context)
{
	enum outcome outcome = OK;

	(void)context;
	for (int64_t id = 1; id <= 3 && !outcome; id++)
		outcome = reach_rebuild_project(db, id);
	return outcome;
}

static void reach_make(void)
{
	assert_int_equal(db_transaction(root, reach_work, NULL), OK);
}

static enum outcome move(struct db *db)
{
	return vacancy_move(db, pool, &rike, 1, 2, &problems);
}

static enum outcome move_high(struct db *db)
{
	return vacancy_move(db, pool, &rike, 1, 3, &problems);
}

static enum outcome move_nowhere(struct db *db)
{
	return vacancy_move(db, pool, &rike, 1, 99, &problems);
}

static enum outcome stay(struct db *db)
{
	return vacancy_move(db, pool, &rike, 1, 1, &problems);
}

static enum outcome give_to_rolf(struct db *db)
{
	return vacancy_owner_change(db, pool, &rike, 1, "rolf", &problems);
}

static enum outcome give_to_wim(struct db *db)
{
	return vacancy_owner_change(db, pool, &rike, 1, "wim", &problems);
}

static enum outcome rolf_leaves_first(struct db *db)
{
	return project_unassign(db, pool, &admin, 1, ROLE_RECRUITER, 5);
}

static enum outcome second_rests(struct db *db)
{
	enum outcome outcome = object_hold(db, OBJECT_PROJECT, 2);

	return outcome
		? outcome
		: db_exec(db, "UPDATE project SET status = 'inaktiv' WHERE id = 2", DB_NONE, NULL);
}

/* "rike2 fred6 ": who reaches the vacancy, by the role's number, but for the administrators. */
static const char *reached(void)
{
	struct db_rows *rows = NULL;
	const char *seen = "";

	assert_int_equal(db_rows(root, pool,
				 "SELECT DISTINCT s.user_id, r.role_id FROM vacancy_reach r"
				 " JOIN staff_user s ON r.subject_kind = 'person' AND"
				 " s.id = r.subject_id WHERE r.vacancy_id = 1"
				 " ORDER BY s.id, r.role_id",
				 DB_NONE, &rows),
		OK);
	for (size_t i = 0; i < rows->count; i++)
		seen = pool_printf(pool, "%s%s%lld ", seen, db_text(rows, i, "user_id"),
			(long long)db_number(rows, i, "role_id"));
	return seen;
}

/* "+RECRUITER W W -P34 F F " */
static const char *effects(int64_t project_id)
{
	struct db_rows *rows = NULL;
	const char *seen = "";

	assert_int_equal(vacancy_move_effects(root, pool, 1, project_id, &rows), OK);
	for (size_t i = 0; i < rows->count; i++)
		seen = pool_printf(pool, "%s%c%s %s ", seen,
			db_number(rows, i, "gains") ? '+' : '-', db_text(rows, i, "role"),
			db_text(rows, i, "name"));
	return seen;
}

static void test_who_gains_and_who_loses_is_said_before(void **state)
{
	(void)state;
	world_reset();
	assert_string_equal(reached(), "rike2 fred3 fred6 rolf2 ");
	assert_string_equal(effects(2), "+RECRUITER W W -P34 F F ");
	assert_int_equal(commit(move), OK);
	assert_string_equal(reached(), "rike2 fred3 rolf2 wim2 ");
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM project_reach WHERE project_id = 2"
				 " AND subject_id = 3 AND role_id = 3 AND via = 'vacancy'"),
		1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM project_reach WHERE project_id = 1"
				 " AND subject_id = 3 AND via = 'vacancy'"),
		0);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "moved", "P-2026-00901>P-2026-00902"), 1);
	assert_string_equal(effects(1), "-RECRUITER W W +P34 F F ");
	support_sql(root,
		"INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason,"
		" excluded_at, excluded_by) VALUES (1, 7, 'x', '2026-01-01', 1);\n");
	assert_string_equal(effects(1), "+P34 F F ");
}

static void test_owner_stays_where_she_belongs(void **state)
{
	int64_t owner = 0;
	(void)state;
	world_reset();
	assert_int_equal(vacancy_owner_after(root, &admin, 1, 2, &owner), OK);
	assert_int_equal(owner, 0);
	assert_int_equal(commit(give_to_wim), INVALID);
	assert_problem("owner", "choice");
	support_sql(
		root, "DELETE FROM project_member WHERE project_id = 2 AND staff_user_id = 5;\n");
	assert_int_equal(commit(give_to_rolf), OK);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "person_owner", "5"), 1);
	assert_int_equal(vacancy_owner_after(root, &admin, 1, 2, &owner), OK);
	assert_int_equal(owner, 7);
	support_sql(root,
		"INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id, reason, excluded_at)"
		" VALUES (1, 7, 'Befangen', '2026-11-01');\n");
	assert_int_equal(vacancy_owner_after(root, &admin, 1, 2, &owner), OK);
	assert_int_equal(owner, admin.id); /* not who is kept out of it: whoever moves it */
	support_sql(root, "DELETE FROM vacancy_exclusion;\n");
	assert_int_equal(commit(move), OK);
	assert_int_equal(support_number(root, "SELECT owner_id FROM vacancy WHERE id = 1"), 7);
}

static void test_refused(void **state)
{
	(void)state;
	world_reset();
	support_sql(root, "UPDATE project SET foreign_ads = TRUE WHERE id = 2;\n");
	assert_int_equal(commit(move), INVALID);
	assert_problem("project", "choice");
	assert_int_equal(commit(move_high), INVALID);
	assert_problem("project", "grade_up_to_14");
	assert_int_equal(commit(move_nowhere), INVALID);
	assert_problem("project", "choice");
	assert_int_equal(commit(stay), INVALID);
	assert_problem("project", "choice");
	support_sql(root, "UPDATE vacancy SET status = 'abgeschlossen' WHERE id = 1;\n");
	assert_int_equal(commit(move), INVALID);
	assert_problem("", "vacancy_final");
	assert_int_equal(commit(give_to_rolf), INVALID);
	assert_problem("", "vacancy_final");
}

static const struct pair pairs[] = {
	{"moved twice", move, move, INVALID, "choice"},
	{"moved into a project that rests", second_rests, move, INVALID, "choice"},
	{"given to somebody who leaves the project", rolf_leaves_first, give_to_rolf, INVALID,
		"choice"},
	{"given to somebody when it is moved", move, give_to_wim, OK, NULL},
};

static void assert_owner_belongs(void)
{
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM vacancy v JOIN project_member m"
				 " ON m.project_id = v.project_id AND m.staff_user_id = v.owner_id"
				 " WHERE v.id = 1"),
		1);
}

static void test_second_read_before(void **state)
{
	(void)state;
	race_read_before(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_owner_belongs);
}

static void test_second_waits(void **state)
{
	(void)state;
	race_waits(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_owner_belongs);
}

static int begin(void **state)
{
	int failed = world_begin(state);
	world_more = projects;
	world_then = reach_make;
	if (failed)
		return failed;
	world_reset();
	assert_int_equal(access_load(root, pool, &rike), OK);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_who_gains_and_who_loses_is_said_before),
		cmocka_unit_test(test_owner_stays_where_she_belongs),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
