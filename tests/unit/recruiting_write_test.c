/* What staff write in recruiting/: projects and their members, the people of a vacancy, exclusions,
 * special projects; each outcome, with its line of history. */
#include "write_world.h"

#include "recruiting/exclusion.h"
#include "recruiting/people.h"
#include "recruiting/project.h"
#include "recruiting/project_admin.h"
#include "recruiting/special_project.h"
#include "recruiting/vacancy.h"

/* What the next act is given. */
static struct project_new_input new_project;
static struct project_input changed_project;
static int64_t id, person;
static enum base_role role;
static const char *number;

static enum outcome create(struct db *db)
{
	return project_create(db, pool, &admin, &new_project, &problems, &number);
}

static enum outcome change(struct db *db)
{
	return project_change(db, pool, &admin, id, &changed_project, &problems);
}

static enum outcome standard(struct db *db)
{
	return project_create_standard(db, pool, &admin, id, person);
}

static enum outcome assign(struct db *db)
{
	return project_assign(db, pool, &admin, id, role, person);
}

static enum outcome unassign(struct db *db)
{
	return project_unassign(db, pool, &admin, id, role, person);
}

static enum outcome choose(struct db *db)
{
	return vacancy_choose_person(db, pool, &admin, id, role, person);
}

static enum outcome drop(struct db *db)
{
	return vacancy_drop_person(db, pool, &admin, id, role, person);
}

static enum outcome choose_unit(struct db *db)
{
	return vacancy_choose_unit(db, pool, &admin, id, role, person);
}

static enum outcome exclude(struct db *db)
{
	return exclusion_add(db, pool, &admin, id, person, "verwandt");
}

static enum outcome lift(struct db *db)
{
	return exclusion_lift(db, pool, &admin, id, person, "irrtum");
}

static int reset(void **state)
{
	(void)state;
	world_reset();
	pool_clear(pool);
	new_project = (struct project_new_input){
		.authority = "AMT", .name = "Neu", .office = "P34", .responsible = "rike"};
	changed_project = (struct project_input){"Projekt", "rike", "aktiv"};
	id = 1;
	return 0;
}

static enum outcome with(int64_t object, enum base_role as, int64_t who, act *doing)
{
	id = object;
	role = as;
	person = who;
	return commit(doing);
}

static int64_t subjects_reaching(int64_t staff_user_id)
{
	int64_t count = 0;
	assert_int_equal(db_get_int(root,
				 "SELECT COUNT(*) FROM vacancy_reach WHERE vacancy_id = 1"
				 " AND subject_kind = 'person' AND subject_id = ?",
				 DB_VALUES(db_int(staff_user_id)), &count),
		OK);
	return count;
}

static void test_project_create(void **state)
{
	(void)state;
	new_project.parent = "P-2026-00901";
	assert_int_equal(commit(create), OK);
	assert_memory_equal(number, "P-2026-", 7);
	assert_int_equal(object_find(root, OBJECT_PROJECT, number, &id), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM project WHERE name = 'Neu' AND parent_id = 1"
				 " AND responsible_id = 2 AND status = 'aktiv' AND created_by = 1"),
		1);
	assert_int_equal(history_lines(OBJECT_PROJECT, id, "created", NULL), 1);
	assert_int_equal(history_lines(OBJECT_PROJECT, id, "person_assigned", "2"), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM project_reach r JOIN project p ON p.id ="
				 " r.project_id WHERE p.name = 'Neu' AND r.subject_id = 2"),
		1);
}

static void project_refused(const char *field, const char *reason)
{
	assert_int_equal(commit(create), INVALID);
	assert_problem(field, reason);
	assert_int_equal(history_all(), 0);
	reset(NULL);
}

static void test_project_create_refused(void **state)
{
	(void)state;
	new_project.authority = "UNTER"; /* no authority */
	project_refused("authority", "choice");
	new_project.authority = "GIBTSNICHT";
	project_refused("authority", "choice");
	support_sql(root, "UPDATE org_unit SET active = 0 WHERE code = 'AMT';\n");
	project_refused("authority", "choice");
	new_project.name = "Projekt";
	project_refused("name", "project_name_taken");
	new_project.responsible = "fred"; /* no recruiter */
	project_refused("responsible", "pick");
	support_sql(root, "UPDATE staff_user SET status = 'inactive' WHERE user_id = 'rike';\n");
	project_refused("responsible", "pick");
	support_sql(root, "UPDATE project SET status = 'inaktiv';\n");
	new_project.parent = "P-2026-00901";
	project_refused("parent", "choice");
	new_project.authority = "LEER";
	new_project.parent = "P-2026-00901";
	project_refused("parent", "choice");
}

static void test_project_name_of_deleted(void **state)
{
	(void)state;
	support_sql(root, "UPDATE project SET status = 'archiviert';\n");
	new_project.name = "Projekt";
	assert_int_equal(commit(create), INVALID);
	assert_problem("name", "project_name_taken"); /* it may come back */
	support_sql(root, "UPDATE project SET status = 'geloescht';\n");
	assert_int_equal(commit(create), OK);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM project WHERE name = 'Projekt'"), 2);
}

static void test_project_change(void **state)
{
	(void)state;
	assert_int_equal(commit(change), OK);
	assert_int_equal(history_all(), 0);
	changed_project = (struct project_input){"Anders", "rolf", "inaktiv"};
	assert_int_equal(commit(change), OK);
	assert_int_equal(history_lines(OBJECT_PROJECT, 1, "changed", "name,responsible"), 1);
	assert_int_equal(history_lines(OBJECT_PROJECT, 1, "status", "aktiv>inaktiv"), 1);
	assert_int_equal(history_lines(OBJECT_PROJECT, 1, "person_assigned", "5"), 1);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM audit WHERE object_kind = 1"), 3);
	assert_int_equal(subjects_reaching(5), 1);
	assert_int_equal(subjects_reaching(2), 1); /* the one before stays a member */
}

static void test_project_change_refused(void **state)
{
	(void)state;
	support_sql(root,
		"INSERT INTO project (id, number, name, authority_id, personnel_office,"
		" responsible_id, created_at, changed_at) VALUES (2, 'P-2026-00902', 'Zweites', 1,"
		" 'P34', 2, '2026-01-01', '2026-01-01');\n");
	changed_project.name = "Zweites";
	assert_int_equal(commit(change), INVALID);
	assert_problem("name", "project_name_taken");
	changed_project = (struct project_input){"Projekt", "paul", "aktiv"};
	assert_int_equal(commit(change), INVALID);
	assert_problem("responsible", "pick");
	id = 99;
	assert_int_equal(commit(change), NOT_FOUND);
	assert_int_equal(history_all(), 0);
}

static void test_project_standard(void **state)
{
	(void)state;
	assert_int_equal(with(2, 0, 2, standard), OK);
	assert_int_equal(with(2, 0, 2, standard), OK); /* those there are stay */
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) * 10 + SUM(personnel_office = 'P31') FROM project"
				 " WHERE authority_id = 2"),
		32);
	support_sql(root,
		"UPDATE project SET status = 'geloescht' WHERE authority_id = 2"
		" AND grades = 'aerzte';\n");
	assert_int_equal(with(2, 0, 2, standard), OK); /* the deleted one comes anew */
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) * 10 + SUM(status = 'geloescht') FROM project"
				 " WHERE authority_id = 2"),
		41);
	assert_int_equal(with(1, 0, 3, standard), INVALID);
	assert_int_equal(with(11, 0, 2, standard), NOT_FOUND); /* no authority */
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM project WHERE authority_id = 1"), 1);
}

static void test_project_assign(void **state)
{
	(void)state;
	assert_int_equal(with(1, ROLE_P34, 3, assign), OK);
	assert_int_equal(with(1, ROLE_P34, 3, assign), OK);
	assert_int_equal(history_lines(OBJECT_PROJECT, 1, "person_assigned", "3"), 1);
	assert_int_equal(subjects_reaching(3), 1);
	assert_int_equal(with(1, ROLE_P31, 3, assign), INVALID); /* a P34 project */
	assert_int_equal(with(1, ROLE_RECRUITER, 3, assign), INVALID); /* by no group */
	assert_int_equal(with(1, ROLE_RECRUITER, 99, assign), INVALID);
	assert_int_equal(with(99, ROLE_RECRUITER, 5, assign), NOT_FOUND);
	support_sql(root, "UPDATE staff_user SET status = 'locked' WHERE id = 5;\n");
	assert_int_equal(with(1, ROLE_RECRUITER, 5, assign), INVALID);
	assert_int_equal(history_all(), 1);
}

static void test_project_unassign(void **state)
{
	(void)state;
	assert_int_equal(with(1, ROLE_RECRUITER, 5, assign), OK);
	assert_int_equal(with(1, ROLE_RECRUITER, 5, unassign), OK);
	assert_int_equal(history_lines(OBJECT_PROJECT, 1, "person_removed", "5"), 1);
	assert_int_equal(subjects_reaching(5), 0);
	assert_int_equal(with(1, ROLE_RECRUITER, 5, unassign), NOT_FOUND);
	assert_int_equal(with(1, ROLE_RECRUITER, 2, unassign), INVALID); /* answers for it */
	assert_int_equal(with(99, ROLE_RECRUITER, 2, unassign), NOT_FOUND);
	assert_int_equal(history_all(), 2);
}

static void test_choose_person(void **state)
{
	(void)state;
	assert_int_equal(with(1, ROLE_DEPARTMENT, 3, choose), OK);
	assert_int_equal(with(1, ROLE_DEPARTMENT, 3, choose), OK);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "person_assigned", "3"), 1);
	assert_int_equal(subjects_reaching(3), 1);
	assert_int_equal(with(1, ROLE_LECTOR, 6, choose), OK); /* needs no group */
	assert_int_equal(with(1, ROLE_DEPARTMENT, 6, choose), INVALID);
	assert_int_equal(with(1, ROLE_RECRUITER, 5, choose), INVALID);
	assert_int_equal(with(99, ROLE_DEPARTMENT, 3, choose), INVALID);
	assert_int_equal(with(1, ROLE_DEPARTMENT, 3, drop), OK);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "person_removed", "3"), 1);
	assert_int_equal(subjects_reaching(3), 0);
	assert_int_equal(with(1, ROLE_DEPARTMENT, 3, drop), NOT_FOUND);
}

static void test_choose_unit(void **state)
{
	(void)state;
	assert_int_equal(with(1, ROLE_PR, 12, choose_unit), OK);
	assert_int_equal(with(1, ROLE_PR, 12, choose_unit), OK);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "committee_assigned", "12"), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM vacancy_reach WHERE vacancy_id = 1"
				 " AND subject_kind = 'unit' AND subject_id = 12"),
		1);
	assert_int_equal(with(1, ROLE_SBV, 12, choose_unit), INVALID); /* is a works council */
	assert_int_equal(with(1, ROLE_PR, 11, choose_unit), INVALID);
	assert_int_equal(with(1, ROLE_PR, 99, choose_unit), INVALID);
	assert_int_equal(with(99, ROLE_PR, 12, choose_unit), NOT_FOUND);
	assert_int_equal(with(1, ROLE_PR, 0, choose_unit), OK);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "committee_removed", "12"), 1);
	assert_int_equal(history_all(), 2);
}

static void test_exclusion(void **state)
{
	(void)state;
	assert_int_equal(with(1, ROLE_DEPARTMENT, 3, choose), OK);
	assert_int_equal(with(1, 0, 3, exclude), OK);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "person_excluded", "3"), 1);
	assert_int_equal(with(1, 0, 3, exclude), CONFLICT);
	assert_int_equal(with(1, ROLE_LECTOR, 3, choose), INVALID); /* whom nothing lets in */
	assert_int_equal(with(99, 0, 3, exclude), NOT_FOUND);
	assert_int_equal(with(1, 0, 3, lift), OK);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "exclusion_lifted", "3"), 1);
	assert_int_equal(with(1, 0, 3, lift), NOT_FOUND);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM vacancy_exclusion_lifted WHERE reason ="
				 " 'verwandt' AND lift_reason = 'irrtum' AND lifted_by = 1"),
		1);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM vacancy_exclusion"), 0);
}

static const char *const chosen[] = {"rike", "rolf"};
static struct special_project_input special;

static enum outcome special_create(struct db *db)
{
	return special_project_create(db, pool, &admin, id, &special, &problems);
}

static void special_refused(
	struct special_project_input input, const char *field, const char *reason)
{
	special = input;
	assert_int_equal(commit(special_create), INVALID);
	assert_problem(field, reason);
}

static void test_special_project(void **state)
{
	(void)state;
	special_refused((struct special_project_input){chosen, 2, "rike"}, "person", "choice");
	special_refused((struct special_project_input){chosen, 1, "rolf"}, "responsible",
		"special_responsible");
	special = (struct special_project_input){chosen, 0, "rike"};
	assert_int_equal(commit(special_create), INVALID);
	assert_int_equal(problems.count, 2); /* nobody, and so nobody who answers for it */
	special = (struct special_project_input){chosen, 1, "rike"};
	id = 99;
	assert_int_equal(commit(special_create), NOT_FOUND);
	assert_int_equal(history_all(), 0);
	id = 1;
	assert_int_equal(commit(special_create), OK);
	assert_int_equal(
		support_number(root,
			"SELECT COUNT(*) FROM vacancy v JOIN project p ON p.id = v.project_id"
			" WHERE v.id = 1 AND p.name = 'A Sonderprojekt 1' AND p.parent_id = 1"
			" AND v.version = 2 AND v.owner_id = 2"),
		1);
	assert_int_equal(history_lines(OBJECT_VACANCY, 1, "moved", NULL), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_project_create, reset),
		cmocka_unit_test_setup(test_project_create_refused, reset),
		cmocka_unit_test_setup(test_project_change, reset),
		cmocka_unit_test_setup(test_project_change_refused, reset),
		cmocka_unit_test_setup(test_project_name_of_deleted, reset),
		cmocka_unit_test_setup(test_project_standard, reset),
		cmocka_unit_test_setup(test_project_assign, reset),
		cmocka_unit_test_setup(test_project_unassign, reset),
		cmocka_unit_test_setup(test_choose_person, reset),
		cmocka_unit_test_setup(test_choose_unit, reset),
		cmocka_unit_test_setup(test_exclusion, reset),
		cmocka_unit_test_setup(test_special_project, reset),
	};
	return cmocka_run_group_tests(tests, world_begin, world_end);
}
