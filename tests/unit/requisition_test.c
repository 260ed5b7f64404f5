/* Writing requisitions, their steps, accepting, and two at once. */
#include "race.h"

#include "access/reach.h"
#include "requisition/requisition.h"

static struct principal rike = {.kind = PRINCIPAL_STAFF, .id = 2, .lang = "de"}; /* recruiting */
static struct principal fred = {.kind = PRINCIPAL_STAFF, .id = 3, .lang = "de"}; /* department */
static struct principal rolf = {.kind = PRINCIPAL_STAFF, .id = 5, .lang = "de"}; /* no project */

static const char requisitions[] =
	"DELETE FROM requisition;\n"
	"INSERT INTO requisition (id, number, authority_id, unit_id, title, post_number, filling,"
	" post_kind,"
	" field, pay_grade, working_time, hours, limited_until, posts, starts_on, tasks,"
	" requirements, reason, status, created_by, created_at, changed_at) VALUES"
	" (1, 'A-2026-00901', 1, 11, 'Gefragt', 'N-1', 'again',"
	" 'fachkraft', 'it', 'E9b', 'full', '39',"
	" '2027-12-31', 2, '2027-03-01', 'Aufgaben', 'Muss', 'Grund', 'eingereicht', 3,"
	" '2026-11-01', '2026-11-01'),"
	" (2, 'A-2026-00902', 1, NULL, 'Entwurf', NULL, NULL,"
	" 'fachkraft', 'it', 'E9b', 'full', NULL,"
	" NULL, 1, NULL, NULL, NULL, 'Grund', 'entwurf', 3, '2026-11-01', '2026-11-01');\n"
	"UPDATE requisition SET handed_in_at = created_at WHERE id = 1;\n";

static enum outcome reach_work(struct db *db, void *context)
{
	(void)context;
	return reach_rebuild_project(db, 1);
}

static void reach_make(void)
{
	assert_int_equal(db_transaction(root, reach_work, NULL), OK);
}

static const char *number;

static enum outcome requisition_new_of(struct db *db, const char *authority)
{
	const struct requisition_input input = {
		.post = {.title = "Neu",
			.post_kind = "fachkraft",
			.field = "it",
			.pay_grade = "e 9B",
			.working_time = "full",
			.posts = 1},
		.reason = "Grund",
		.authority = authority,
	};
	return requisition_create(db, pool, &fred, &input, &problems, &number);
}

static enum outcome requisition_new(struct db *db)
{
	return requisition_new_of(db, "1");
}

static enum outcome requisition_new_nowhere(struct db *db)
{
	return requisition_new_of(db, "11");
}

static enum outcome change(struct db *db, int64_t id)
{
	struct requisition requisition;
	assert_int_equal(requisition_get(db, pool, id, &requisition), OK);
	requisition.data.post.posts++;
	requisition.data.reason = "Anderer Grund";
	return requisition_change(db, pool, &fred, id, &requisition.data, &problems);
}

static enum outcome draft_change(struct db *db)
{
	return change(db, 2);
}

static enum outcome handed_in_change(struct db *db)
{
	return change(db, 1);
}

static enum outcome draft_hand_in(struct db *db)
{
	return requisition_move(db, pool, &fred, 2, "eingereicht", NULL, &problems);
}

static enum outcome withdraw(struct db *db)
{
	return requisition_move(db, pool, &fred, 1, "entwurf", NULL, &problems);
}

static enum outcome give_back(struct db *db)
{
	return requisition_move(db, pool, &rike, 1, "zurueckgegeben", "Warum?", &problems);
}

static enum outcome give_back_silently(struct db *db)
{
	return requisition_move(db, pool, &rike, 1, "zurueckgegeben", NULL, &problems);
}

static enum outcome move_to_accepted(struct db *db)
{
	return requisition_move(db, pool, &rike, 1, "angenommen", NULL, &problems);
}

static enum outcome accept_requisition(struct db *db)
{
	return requisition_accept(db, pool, &rike, 1, "1", &problems, &number);
}

static enum outcome accept_elsewhere(struct db *db)
{
	return requisition_accept(db, pool, &rolf, 1, "1", &problems, &number);
}

static void test_created(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(requisition_new), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM requisition WHERE title = 'Neu' AND"
				 " pay_grade = 'E9b' AND status = 'entwurf' AND created_by = 3"
				 " AND authority_id = 1"),
		1);
	assert_int_equal(strncmp(number, "A-2026-", 7), 0);
	assert_int_equal(commit(requisition_new_nowhere), INVALID);
	assert_problem("authority", "choice");
}

static void test_changed(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(draft_change), OK);
	assert_int_equal(history_lines(OBJECT_REQUISITION, 2, "changed", "posts,reason"), 1);
	assert_int_equal(commit(handed_in_change), INVALID);
	assert_problem("", "requisition_handed_in");
}

static void test_given_back(void **state)
{
	(void)state;
	world_reset();
	int64_t lines = history_all();
	assert_int_equal(commit(give_back_silently), INVALID);
	assert_problem("comment", "required");
	assert_int_equal(commit(move_to_accepted), INVALID);
	assert_problem("", "step");
	assert_int_equal(history_all(), lines);
	assert_int_equal(commit(give_back), OK);
	assert_int_equal(
		history_lines(OBJECT_REQUISITION, 1, "status", "eingereicht>zurueckgegeben"), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM audit WHERE object_kind = 11"
				 " AND detail = 'eingereicht>zurueckgegeben'"),
		1);
}

static void test_accepted(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(accept_elsewhere), INVALID);
	assert_problem("project", "choice");
	assert_int_equal(commit(accept_requisition), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM requisition r JOIN vacancy v"
				 " ON v.id = r.vacancy_id WHERE r.id = 1 AND r.status ="
				 " 'angenommen' AND v.title = r.title AND v.unit_id = r.unit_id"
				 " AND v.post_number = r.post_number AND v.field = r.field"
				 " AND v.filling = r.filling"
				 " AND v.post_kind = r.post_kind AND v.pay_grade = r.pay_grade"
				 " AND v.working_time = r.working_time AND v.hours = r.hours"
				 " AND v.limited_until = r.limited_until AND v.posts = r.posts"
				 " AND v.starts_on = r.starts_on AND v.tasks = r.tasks"
				 " AND v.requirements = r.requirements AND v.owner_id = 2"),
		1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM vacancy_person p JOIN requisition r"
				 " ON r.vacancy_id = p.vacancy_id WHERE p.staff_user_id = 3"),
		1);
}

static enum outcome draft_rest(struct db *db)
{
	return requisition_move(db, pool, &fred, 2, "inaktiv", NULL, &problems);
}

static enum outcome draft_withdraw(struct db *db)
{
	return requisition_move(db, pool, &fred, 2, "entwurf", NULL, &problems);
}

/* Of the draft, in seconds since it was written; -1: never. */
static int64_t handed_in(void)
{
	return support_number(root,
		"SELECT IFNULL(TIMESTAMPDIFF(SECOND, created_at, handed_in_at), -1)"
		" FROM requisition WHERE id = 2");
}

/* Recruiting knows of what was handed in once; the first time stays. */
static void test_handed_in(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(draft_rest), OK);
	assert_int_equal(handed_in(), -1);
	assert_int_equal(commit(draft_withdraw), OK);
	assert_int_equal(commit(draft_hand_in), OK);
	assert_true(handed_in() > 0);
	support_sql(root, "UPDATE requisition SET handed_in_at = created_at WHERE id = 2;\n");
	assert_int_equal(commit(draft_withdraw), OK);
	assert_int_equal(commit(draft_hand_in), OK);
	assert_int_equal(handed_in(), 0);
}

static struct access_roles seen_by(enum base_role role)
{
	return (struct access_roles){.there = ROLE_BIT(role), .authority_id = 1};
}

static bool offered(const struct requisition *requisition, const struct principal *who,
	enum base_role role, const char *to)
{
	struct process_step step;
	const struct access_roles roles = requisition_roles(requisition, who, seen_by(role));

	return process_step_get(
		       root, pool, who, roles, OBJECT_REQUISITION, requisition->id, to, &step)
		== OK;
}

static void test_steps_are_of_whose_turn_it_is(void **state)
{
	struct requisition requisition;
	(void)state;
	world_reset();
	assert_int_equal(requisition_get(root, pool, 1, &requisition), OK);
	assert_true(offered(&requisition, &rike, ROLE_RECRUITER, "angenommen"));
	assert_true(offered(&requisition, &rike, ROLE_RECRUITER, "zurueckgegeben"));
	assert_false(offered(&requisition, &rike, ROLE_RECRUITER, "entwurf"));
	assert_false(offered(&requisition, &rike, ROLE_DEPARTMENT, "angenommen"));
	assert_true(offered(&requisition, &fred, ROLE_DEPARTMENT, "entwurf"));
	assert_false(offered(&requisition, &fred, ROLE_DEPARTMENT, "angenommen"));
	assert_false(requisition_editable(&requisition, &fred, seen_by(ROLE_DEPARTMENT)));
	assert_int_equal(requisition_get(root, pool, 2, &requisition), OK);
	assert_true(requisition_editable(&requisition, &fred, seen_by(ROLE_DEPARTMENT)));
	assert_false(requisition_editable(&requisition, &rike, seen_by(ROLE_RECRUITER)));
}

/* Of two groups that work alike in two authorities each gives what it may there alone (ACC-03). */
static void test_authorities_are_of_the_group(void **state)
{
	struct principal both = {.kind = PRINCIPAL_STAFF, .id = 3, .lang = "de"};
	struct db_rows *rows = NULL;
	(void)state;
	world_reset();
	support_sql(root,
		"INSERT INTO base_role (id, code, model_role_id, name_de, name_en)"
		" VALUES (40, 'CREATED_40', 3, 'Liest', 'Reads');\n"
		"INSERT INTO base_role_right VALUES (40, 2), (40, 18);\n"
		"INSERT INTO user_group (id, name, role_id, rights_role_id, authority_id)"
		" VALUES (40, 'L', 3, 40, 2);\n"
		"UPDATE user_group SET authority_id = 1 WHERE id = 3;\n"
		"INSERT INTO user_group_member (staff_user_id, group_id) VALUES (3, 40);\n");
	assert_int_equal(access_load(root, pool, &both), OK);
	assert_int_equal(requisition_authorities(root, pool, &both, &rows), OK);
	assert_int_equal(rows->count, 1);
	assert_int_equal(db_number(rows, 0, "id"), 1);
	support_sql(
		root, "INSERT INTO base_role_right VALUES (40, %d);\n", RIGHT_REQUISITION_WRITE);
	assert_int_equal(access_load(root, pool, &both), OK);
	assert_int_equal(requisition_authorities(root, pool, &both, &rows), OK);
	assert_int_equal(rows->count, 2);
	support_sql(root,
		"UPDATE user_group SET authority_id = NULL WHERE id = 3;\n"
		"DELETE FROM user_group_member WHERE group_id = 40;\n"
		"DELETE FROM user_group WHERE id = 40;\n"
		"DELETE FROM base_role_right WHERE role_id = 40;\n"
		"DELETE FROM base_role WHERE id = 40;\n");
}

static const struct pair pairs[] = {
	{"accepted twice", accept_requisition, accept_requisition, INVALID, "step"},
	{"accepted after it was withdrawn", withdraw, accept_requisition, INVALID, "step"},
	{"withdrawn after it was accepted", accept_requisition, withdraw, INVALID, "step"},
	{"accepted after it was given back", give_back, accept_requisition, INVALID, "step"},
	{"handed in twice", draft_hand_in, draft_hand_in, INVALID, "step"},
	{"changed after it was handed in", draft_hand_in, draft_change, INVALID,
		"requisition_handed_in"},
};

static void assert_one_vacancy(void)
{
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM vacancy v WHERE v.title = 'Gefragt'"
				 " AND NOT EXISTS (SELECT 1 FROM requisition r WHERE r.vacancy_id"
				 " = v.id AND r.status = 'angenommen')"),
		0);
	assert_true(
		support_number(root, "SELECT COUNT(*) FROM vacancy WHERE title = 'Gefragt'") <= 1);
}

static void test_second_read_before(void **state)
{
	(void)state;
	race_read_before(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_one_vacancy);
}

static void test_second_waits(void **state)
{
	(void)state;
	race_waits(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_one_vacancy);
}

static int begin(void **state)
{
	int failed = world_begin(state);
	world_more = requisitions;
	world_then = reach_make;
	if (failed)
		return failed;
	world_reset();
	assert_int_equal(access_load(root, pool, &rike), OK);
	assert_int_equal(access_load(root, pool, &fred), OK);
	assert_int_equal(access_load(root, pool, &rolf), OK);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_created),
		cmocka_unit_test(test_changed),
		cmocka_unit_test(test_given_back),
		cmocka_unit_test(test_accepted),
		cmocka_unit_test(test_handed_in),
		cmocka_unit_test(test_steps_are_of_whose_turn_it_is),
		cmocka_unit_test(test_authorities_are_of_the_group),
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
