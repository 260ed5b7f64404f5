/* Tests of access/: on random worlds, every answer against what the assignments say. */
#include "access_model.h"

#include "access/tables.h"
#include "access/why.h"

static struct db_rows *list(
	const struct principal *principal, enum right right, enum object_kind kind)
{
	struct db_rows *rows = NULL;
	enum outcome outcome;
	if (kind == OBJECT_PROJECT)
		outcome = db_rows(db, pool,
			"SELECT p.id FROM project p WHERE " ACCESS_SEES_PROJECT(
				"p.id") " ORDER BY p.id",
			DB_VALUES(ACCESS_BIND(principal, right)), &rows);
	else if (kind == OBJECT_VACANCY)
		outcome = db_rows(db, pool,
			"SELECT v.id FROM vacancy v WHERE " ACCESS_SEES_VACANCY(
				"v.id") " ORDER BY v.id",
			DB_VALUES(ACCESS_BIND(principal, right)), &rows);
	else if (kind == OBJECT_REQUISITION)
		outcome = db_rows(db, pool,
			"SELECT r.id FROM requisition r WHERE " ACCESS_SEES_REQUISITION(
				"r") " ORDER BY r.id",
			DB_VALUES(ACCESS_BIND(principal, right)), &rows);
	else if (kind == OBJECT_JOBAD)
		outcome = db_rows(db, pool,
			"SELECT j.id FROM jobad j WHERE " ACCESS_SEES_JOBAD(
				"j.vacancy_id", "j.status") " ORDER BY j.id",
			DB_VALUES(ACCESS_BIND(principal, right)), &rows);
	else
		outcome = db_rows(db, pool,
			"SELECT a.id FROM application a WHERE " ACCESS_SEES_APPLICATION(
				"a") " ORDER BY a.id",
			DB_VALUES(ACCESS_BIND(principal, right)), &rows);
	assert_int_equal(outcome, OK);
	return rows;
}

static bool listed(const struct db_rows *rows, int64_t id)
{
	for (size_t i = 0; i < rows->count; i++)
		if (db_cell_int(rows, i, 0) == id)
			return true;
	return false;
}

#define SINGLE 5 /* of so many objects one is checked by itself, for each right */

/* Counts, so that a world in which nobody may do anything cannot pass. */
static int seen[UNAVAILABLE + 1], above_seen, others_seen[2], others_all;

/* Asked once for the object, every right follows by arithmetic: it is what the single check says
 * with this right alone. */
static void single_check(
	int p, const struct principal *principal, enum right right, size_t k, int i)
{
	enum object_kind kind = kinds[k].kind;
	struct access_roles roles = {-1, -1, -1, true};
	enum outcome outcome = access_may(db, principal, right, kind, i + 1);
	assert_int_equal(object_roles(db, pool, principal, kind, i + 1, &roles), OK);
	assert_int_equal(access_judge(principal, kind, roles, right), outcome);
	assert_int_equal(roles.authority_id, authority_in(kind, i));
	assert_int_equal(access_by(principal, roles, right),
		having(p, authority_in(kind, i), reached(p, kind, i), right));
	assert_int_equal(outcome,
		may(p, kind, i, right)                   ? OK
			: may(p, kind, i, kinds[k].read) ? DENIED
							 : NOT_FOUND);
	seen[outcome]++;
}

/* Of an ad or application also those of its vacancy. */
static void above_check(int p, const struct principal *principal, enum object_kind kind, int i)
{
	struct access_roles roles;
	int64_t above = kind == OBJECT_JOBAD ? reached(p, OBJECT_VACANCY, world.ad_vacancy[i])
		: kind == OBJECT_APPLICATION ? reached(p, OBJECT_VACANCY, world.vacancy[i])
					     : 0;
	assert_int_equal(object_roles(db, pool, principal, kind, i + 1, &roles), OK);
	assert_int_equal(roles.above, above);
	above_seen += above != 0;
}

/* Would the person have the right here only if a group counted where another one is? */
static bool by_another_group(int p, enum object_kind kind, int i, enum right right)
{
	int64_t roles = reached(p, kind, i);
	int other = authority_in(kind, i) == 1 ? 3 : 1;
	return !may(p, kind, i, right) && having(p, other, roles, right);
}

/* The list with all objects, the single check with some of them, each right with others. */
static void right_check(int p, const struct principal *principal, enum right right, size_t k)
{
	struct db_rows *rows = list(principal, right, kinds[k].kind);
	for (int i = 0; i < kinds[k].count; i++) {
		enum object_kind kind = kinds[k].kind;
		assert_int_equal(listed(rows, i + 1), may(p, kind, i, right));
		if ((i + (int)right + p) % SINGLE == 0)
			single_check(p, principal, right, k, i);
		others_seen[kind == OBJECT_REQUISITION] += by_another_group(p, kind, i, right);
	}
	assert_int_equal(access_may(db, principal, right, kinds[k].kind, 999), NOT_FOUND);
}

static bool has_anywhere(int p, enum right right)
{
	for (int role = 1; role < SIGHTS; role++)
		if (roles_of(p) & ROLE_BIT(role)
			&& (has(p, role, 1, right) || has(p, role, 3, right)))
			return true;
	return false;
}

static void test_check_and_list_agree(void **state)
{
	(void)state;
	memset(seen, 0, sizeof(seen));
	above_seen = 0;
	memset(others_seen, 0, sizeof(others_seen));
	for (int p = 0; p < PERSONS; p++) {
		struct principal principal = principal_load(p, roles_of(p) ? OK : DENIED);
		assert_int_equal(principal.roles, roles_of(p));
		for (int right = 1; right < RIGHT_COUNT; right++) {
			assert_int_equal(access_has(&principal, (enum right)right),
				has_anywhere(p, (enum right)right));
			for (size_t k = 0; k < KINDS; k++)
				right_check(p, &principal, (enum right)right, k);
		}
		for (size_t k = 0; k < KINDS; k++)
			for (int i = 0; i < kinds[k].count; i++)
				above_check(p, &principal, kinds[k].kind, i);
	}
	assert_true(above_seen > 20);
	others_all += others_seen[false];
	assert_true(others_seen[true] > 5);
	assert_true(seen[OK] > 200);
	assert_true(seen[DENIED] > 50);
	assert_true(seen[NOT_FOUND] > 200);
}

/* The explanation of one object against what the assignments say; gives the number of reasons. */
static size_t explanation_check(enum object_kind kind, int i, enum right read)
{
	struct access_reason *reasons;
	size_t count;
	int64_t roles[PERSONS] = {0};
	assert_int_equal(access_explain(db, pool, kind, i + 1, &reasons, &count), OK);
	for (size_t k = 0; k < count; k++) {
		roles[reasons[k].staff_user_id - 1] |= ROLE_BIT(reasons[k].role);
		if (kind != OBJECT_REQUISITION)
			assert_int_equal(
				strcmp(reasons[k].via, "committee") == 0, reasons[k].unit != NULL);
		assert_true(k == 0 || reasons[k - 1].role <= reasons[k].role);
	}
	for (int p = 0; p < PERSONS; p++) {
		assert_int_equal(
			roles[p], having(p, authority_in(kind, i), reached(p, kind, i), read));
	}
	return count;
}

static void test_explanation_is_true(void **state)
{
	(void)state;
	size_t total = 0;
	for (int v = 0; v < VACANCIES; v++)
		total += explanation_check(OBJECT_VACANCY, v, RIGHT_VACANCY_READ);
	assert_true(total > 0);
	for (int a = 0; a < APPLICATIONS; a++)
		total += explanation_check(OBJECT_APPLICATION, a, RIGHT_CANDIDATE_READ);
	assert_true(total > 0);
	total = 0;
	for (int r = 0; r < REQUISITIONS; r++)
		total += explanation_check(OBJECT_REQUISITION, r, RIGHT_REQUISITION_WRITE);
	assert_true(total > 0);
}

static void test_rights_outside_the_table(void **state)
{
	(void)state;
	struct principal admin = principal_load(0, OK);
	struct principal nobody = principal_load(PERSONS - 1, DENIED);
	struct principal visitor = {.kind = PRINCIPAL_VISITOR};
	assert_int_equal(access_may(db, &admin, RIGHT_STAFF, OBJECT_VACANCY, 1),
		may(0, OBJECT_VACANCY, 0, RIGHT_VACANCY_READ) ? DENIED : NOT_FOUND);
	assert_int_equal(access_may(db, &admin, RIGHT_STAFF, OBJECT_STAFF_USER, 2), OK);
	assert_int_equal(access_may(db, &nobody, RIGHT_STAFF, OBJECT_STAFF_USER, 2), NOT_FOUND);
	assert_int_equal(
		access_may(db, &visitor, RIGHT_VACANCY_READ, OBJECT_VACANCY, 1), NOT_FOUND);
	assert_true(access_has(&admin, RIGHT_STAFF));
	assert_false(access_has(&nobody, RIGHT_STAFF));
	assert_true(access_has(&visitor, RIGHT_PUBLIC));
	assert_false(access_has(&visitor, RIGHT_STAFF));
	assert_false(access_has(&admin, RIGHT_NONE));
}

static enum outcome rebuild_vacancies_work(struct db *handle, void *context)
{
	(void)context;
	for (int v = 0; v < VACANCIES; v++)
		assert_int_equal(reach_rebuild_vacancy(handle, v + 1), OK);
	return OK;
}

static int64_t wrong_rows(void)
{
	int64_t wrong = -1;
	assert_int_equal(reach_check(db, &wrong), OK);
	return wrong;
}

static bool any_vacancy_of(int project)
{
	for (int v = 0; v < VACANCIES; v++)
		if (world.project[v] == project)
			return true;
	return false;
}

static void test_reach_is_mended(void **state)
{
	(void)state;
	assert_int_equal(wrong_rows(), 0);
	int64_t rows = support_number(db, "SELECT COUNT(*) FROM vacancy_reach");
	support_sql(db,
		"DELETE FROM vacancy_reach WHERE via = 'admin' LIMIT 2;\n"
		"INSERT INTO vacancy_reach (subject_kind, subject_id, role_id, vacancy_id, via)"
		" VALUES ('person', 4, 10, 1, 'vacancy'),"
		" ('unit', 11, 2, 1, 'committee'), ('all', 0, 2, 1, 'admin'), ('person', 1, 1, 1, "
		"'admin');\n"
		"INSERT INTO project_reach VALUES ('all', 1, 1, 1, 'admin');\n");
	assert_int_equal(wrong_rows(), 10); /* and three of them where no list looks */
	assert_int_equal(db_transaction(db, rebuild_vacancies_work, NULL), OK);
	assert_int_equal(wrong_rows(), any_vacancy_of(0) ? 0 : 1); /* the project of each, too */
	assert_int_equal(db_transaction(db, rebuild_work, NULL), OK);
	assert_int_equal(wrong_rows(), 0);
	assert_int_equal(support_number(db, "SELECT COUNT(*) FROM vacancy_reach"), rows);
}

static enum outcome recount_work(struct db *handle, void *context)
{
	return reach_recount(handle, *(int64_t *)context);
}

/* What lists are ordered by follows the vacancy, and is mended where it does not. */
static void test_reach_has_the_order(void **state)
{
	int64_t authority = support_number(db, "SELECT authority_id FROM vacancy WHERE id = 1");

	(void)state;
	support_sql(db,
		"UPDATE vacancy SET changed_at = changed_at + INTERVAL 7 DAY, status = 'inaktiv'"
		" WHERE id = 1;\n");
	assert_int_equal(wrong_rows(), 0);
	support_sql(
		db, "UPDATE vacancy_reach SET status = 'aktiv' WHERE vacancy_id = 1 LIMIT 1;\n");
	assert_int_equal(wrong_rows(), 1);
	support_sql(
		db, "UPDATE vacancy_reach SET ended = ended ^ 3 WHERE vacancy_id = 1 LIMIT 2;\n");
	assert_int_equal(wrong_rows(), 2);
	assert_int_equal(db_transaction(db, recount_work, &authority), OK);
	assert_int_equal(wrong_rows(), 0);
}

/* And what has ended in it for the role, by which open ones are looked for. */
static void test_reach_has_the_ends(void **state)
{
	static const char *const changes[] = {
		"UPDATE vacancy SET closed_at = NOW() WHERE id % 2",
		"UPDATE vacancy SET selection_fixed_at = NOW() WHERE id % 3 = 0",
		("INSERT IGNORE INTO vacancy_asked SELECT v.id, b.id FROM vacancy v, base_role b"
		 " WHERE v.id % 3 AND b.id % 2"),
		"UPDATE vacancy SET pr_ended_at = IF(pr_ended_at IS NULL, NOW(), NULL)",
		"DELETE FROM vacancy_asked WHERE vacancy_id % 2 = 0",
		"UPDATE vacancy SET closed_at = IF(closed_at IS NULL, NOW(), NULL)",
		"UPDATE vacancy SET blind_stage = IF(id % 2, 'on', 'over')",
		"DELETE FROM vacancy_asked",
		"UPDATE vacancy SET blind_stage = 'none'",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		support_sql(db, "%s;\n", changes[i]);
		assert_int_equal(wrong_rows(), 0);
	}
	assert_true(support_number(db, "SELECT COUNT(DISTINCT ended) FROM vacancy_reach") > 1);
}

static void test_reach_follows_assignments(void **state)
{
	(void)state;
	struct buf sql;
	buf_init(&sql, pool);
	assignments_invent();
	assignments_write(&sql);
	support_sql(db, "%s", sql.data);
	assert_true(wrong_rows() > 0);
	assert_int_equal(db_transaction(db, rebuild_work, NULL), OK);
	assert_int_equal(wrong_rows(), 0);
	uint64_t before = db_statements(db);
	assert_int_equal(db_transaction(db, rebuild_work, NULL), OK);
	assert_true(db_statements(db) - before <= 6 * PROJECTS);
}

static void test_find_by_number(void **state)
{
	(void)state;
	int64_t id = 0;
	assert_int_equal(object_find(db, OBJECT_PROJECT, "P-2026-00002", &id), OK);
	assert_int_equal(id, 2);
	assert_int_equal(object_find(db, OBJECT_VACANCY, "V-2026-00003", &id), OK);
	assert_int_equal(id, 3);
	assert_int_equal(object_find(db, OBJECT_JOBAD, "S-2026-00004", &id), OK);
	assert_int_equal(id, 4);
	assert_int_equal(object_find(db, OBJECT_APPLICATION, "B-2026-00005", &id), OK);
	assert_int_equal(id, 5);
	assert_int_equal(object_find(db, OBJECT_VACANCY, "P-2026-00002", &id), NOT_FOUND);
	assert_int_equal(object_find(db, OBJECT_SETTING, "1", &id), NOT_FOUND);
}

static void test_names(void **state)
{
	(void)state;
	struct db_rows *rows;
	assert_int_equal(db_rows(db, pool, "SELECT id, code, object FROM base_right ORDER BY id",
				 DB_NONE, &rows),
		OK);
	assert_int_equal(rows->count, RIGHT_COUNT - 1);
	for (size_t i = 0; i < rows->count; i++) {
		enum right right = (enum right)db_cell_int(rows, i, 0);
		assert_string_equal(right_name(right), db_cell_text(rows, i, 1));
		assert_string_equal(
			object_kind_name(right_object(right)), db_cell_text(rows, i, 2));
	}
	assert_string_equal(right_name(RIGHT_STAFF), "STAFF");
	assert_string_equal(right_name((enum right)77), "NONE");
	assert_int_equal(right_object(RIGHT_PUBLIC), OBJECT_NONE);
	for (int kind = OBJECT_PROJECT; kind <= OBJECT_SETTING; kind++)
		assert_int_equal(
			object_type_of_code(object_kind_name((enum object_kind)kind))->kind, kind);
	assert_null(object_type_of_code("nothing"));
	assert_null(object_kind_name(OBJECT_NONE));
	assert_int_equal(object_type_of_number("V-2026-00042")->kind, OBJECT_VACANCY);
	assert_null(object_type_of_number("V2026"));
	assert_null(object_type_of_number("Q-2026-00042"));
	/* the roles' numbers */
	assert_int_equal(support_number(db, "SELECT id FROM base_role WHERE code = 'IE'"), ROLE_IE);
	assert_int_equal(support_number(db, "SELECT id FROM base_role WHERE code = 'PR'"), ROLE_PR);
}

#define CREATED 40 /* a role that works like RECRUITER */

static void created_role_make(void)
{
	support_sql(db,
		"INSERT INTO base_role (id, code, model_role_id, name_de, name_en)"
		" VALUES (%d, 'CREATED', %d, 'Neu', 'New');\n"
		"INSERT INTO user_group (id, name, role_id, rights_role_id) VALUES (%d,"
		" 'g40', %d, %d);\n"
		"UPDATE staff_user SET status = 'active' WHERE id = 2;\n"
		"DELETE FROM user_group_member WHERE staff_user_id = 2;\n"
		"DELETE FROM staff_subject WHERE staff_user_id = 2 AND subject_kind <> 'person';\n"
		"DELETE FROM vacancy_person WHERE staff_user_id = 2;\n"
		"DELETE FROM vacancy_exclusion WHERE staff_user_id = 2;\n"
		"UPDATE vacancy SET status = 'aktiv' WHERE id = 1;\n"
		"DELETE FROM base_role_right;\n"
		"INSERT INTO base_role_right VALUES (%d, %d), (%d, %d);\n"
		"REPLACE INTO project_member VALUES (%d, 2, %d);\n"
		"INSERT INTO user_group_member VALUES (2, %d);\n",
		CREATED, ROLE_RECRUITER, CREATED, ROLE_RECRUITER, CREATED, CREATED,
		RIGHT_VACANCY_READ, ROLE_RECRUITER, RIGHT_VACANCY_EDIT, world.project[0] + 1,
		ROLE_RECRUITER, CREATED);
	assert_int_equal(db_transaction(db, rebuild_work, NULL), OK);
}

/* What single check, explanation and "why?" say of person 2 and vacancy 1. */
static void created_role_check(enum outcome reads, enum outcome edits)
{
	struct principal who = principal_load(1, OK);
	struct access_reason *reasons;
	struct access_why why;
	bool explained = false;
	size_t count;
	assert_int_equal(access_may(db, &who, RIGHT_VACANCY_READ, OBJECT_VACANCY, 1), reads);
	assert_int_equal(access_may(db, &who, RIGHT_VACANCY_EDIT, OBJECT_VACANCY, 1), edits);
	assert_int_equal(access_explain(db, pool, OBJECT_VACANCY, 1, &reasons, &count), OK);
	for (size_t i = 0; i < count; i++)
		explained = explained
			|| (reasons[i].staff_user_id == 2 && reasons[i].role == ROLE_RECRUITER);
	assert_int_equal(explained, reads == OK);
	assert_int_equal(access_why(db, pool, 2, RIGHT_VACANCY_READ, OBJECT_VACANCY, 1, &why), OK);
	assert_int_equal(why.holds, reads == OK);
	assert_int_equal(access_why(db, pool, 2, RIGHT_VACANCY_EDIT, OBJECT_VACANCY, 1, &why), OK);
	assert_int_equal(why.holds, edits == OK);
	assert_int_equal(why.missing[ACCESS_LINK_RIGHT], edits != OK);
}

/* A created role reaches what its model reaches, with its own rights; who has both has the union
 * (ACC-07, ACC-10). */
static void test_created_role(void **state)
{
	(void)state;
	assert_true(others_all > 30); /* in all worlds before */
	created_role_make();
	for (int kept = 0; kept < 2; kept++) {
		created_role_check(OK, DENIED);
		support_sql(db, "INSERT INTO user_group_member VALUES (2, %d);\n", ROLE_RECRUITER);
		created_role_check(OK, OK);
		support_sql(db,
			"DELETE FROM user_group_member WHERE staff_user_id = 2 AND"
			" group_id = %d;\n",
			CREATED);
		created_role_check(NOT_FOUND, OK);
		support_sql(db,
			"UPDATE user_group_member SET group_id = %d WHERE staff_user_id = 2;\n",
			CREATED);
		access_tables_keep();
	}
}

/* The world of one test stays for the next ones, until a new one is made. */
#define A_WORLD \
	cmocka_unit_test(test_world_is_made), cmocka_unit_test(test_check_and_list_agree), \
		cmocka_unit_test(test_explanation_is_true), \
		cmocka_unit_test(test_rights_outside_the_table), \
		cmocka_unit_test(test_find_by_number), cmocka_unit_test(test_names), \
		cmocka_unit_test(test_reach_is_mended), \
		cmocka_unit_test(test_reach_has_the_order), \
		cmocka_unit_test(test_reach_has_the_ends), \
		cmocka_unit_test(test_reach_follows_assignments)

int main(void)
{
	const struct CMUnitTest tests[] = {A_WORLD, A_WORLD, A_WORLD,
		cmocka_unit_test(test_world_is_made), cmocka_unit_test(test_created_role)};
	return cmocka_run_group_tests_name("access", tests, NULL, end);
}
