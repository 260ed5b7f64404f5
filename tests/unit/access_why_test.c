/* Tests of access/why on random worlds: it agrees with the single check, and each link it names is
 * missing. */
#include "access_model.h"

#include "access/why.h"

static const char *const role_codes[SIGHTS] = {NULL, "ADMIN", "RECRUITER", "DEPARTMENT", "LECTOR",
	"P31", "P34", "PR", "SBV", "GSB", "PSB", "IE", "SEAT"};

static int role_by_code(const char *code)
{
	for (int role = 1; role < SIGHTS; role++)
		if (strcmp(role_codes[role], code) == 0)
			return role;
	return 0;
}

/* One question of "why?", and what it depends on in the world. */
struct question {
	int p, i, vacancy; /* vacancy: -1 for a project, and where a requisition has none */
	enum object_kind kind;
	enum right right;
};

static int vacancy_of(enum object_kind kind, int i)
{
	if (kind == OBJECT_PROJECT)
		return -1;
	if (kind == OBJECT_VACANCY)
		return i;
	if (kind == OBJECT_REQUISITION)
		return world.requisition_vacancy[i];
	return kind == OBJECT_JOBAD ? world.ad_vacancy[i] : world.vacancy[i];
}

static struct access_why why_ask(const struct question *q)
{
	struct access_why why;
	assert_int_equal(access_why(db, pool, q->p + 1, q->right, q->kind, q->i + 1, &why), OK);
	return why;
}

static bool names_nothing(const struct access_why *why)
{
	for (int link = 0; link < ACCESS_LINKS; link++)
		if (why->missing[link])
			return false;
	return true;
}

static int first_role(int64_t roles)
{
	for (int role = 1; role < OWN_ROLES; role++)
		if (roles & ROLE_BIT(role))
			return role;
	fail_msg("no role to mend the link with");
	return 0;
}

/* A role, delivered or created, by a group of the person that counts there: one she has, or gets.
 */
static int role_counting(const struct question *q)
{
	int authority = authority_in(q->kind, q->i);
	for (int role = 1; role < OWN_ROLES; role++)
		if (given_in(q->p, role, authority))
			return role;
	support_sql(db, "INSERT IGNORE INTO user_group_member VALUES (%d, %d);\n", q->p + 1,
		ROLE_RECRUITER + (authority == 1 ? 100 : 200));
	return ROLE_RECRUITER;
}

/* Makes one link in the database and nothing else. */
static void mend(const struct question *q, const struct access_why *why, enum access_link link)
{
	int p = q->p + 1, role;
	switch (link) {
	case ACCESS_LINK_ACTIVE:
		support_sql(db, "UPDATE staff_user SET status = 'active' WHERE id = %d;\n", p);
		break;
	case ACCESS_LINK_GROUP:
		support_sql(db, "INSERT INTO user_group_member VALUES (%d, 2);\n", p);
		break;
	case ACCESS_LINK_RIGHT:
		role = role_counting(q);
		support_sql(db, "INSERT IGNORE INTO base_role_right VALUES (%d, %d);\n", role,
			(int)q->right);
		break;
	case ACCESS_LINK_REACH:
		role = first_role(why->roles[link]);
		if (q->kind == OBJECT_REQUISITION)
			support_sql(db, "INSERT INTO user_group_member VALUES (%d, %d);\n", p,
				role + (world.requisition_authority[q->i] == 1 ? 100 : 200));
		else if (q->kind == OBJECT_PROJECT)
			support_sql(db,
				"INSERT INTO project_reach VALUES ('person', %d, %d,"
				" %d, 'project');\n",
				p, role, q->i + 1);
		else
			support_sql(db,
				"INSERT INTO vacancy_reach (subject_kind, subject_id, role_id,"
				" vacancy_id, via) VALUES ('person', %d, %d, %d, '%s');\n",
				p, role, q->vacancy + 1, role == ROLE_SEAT ? "seat" : "vacancy");
		break;
	case ACCESS_LINK_STATUS:
		role = first_role(why->roles[link]);
		if (role == ROLE_PSB && (q->kind == OBJECT_VACANCY || q->kind == OBJECT_JOBAD))
			support_sql(db,
				"INSERT INTO application (number, jobad_id, vacancy_id,"
				" applicant_id, source,"
				" status, handed_over, status_since, created_at, changed_at) VALUES"
				" ('B-9', 1, %d, 1,"
				" 'x', 'anonymisiert', 1, NOW(), NOW(), NOW());\n",
				q->vacancy + 1);
		if (q->kind == OBJECT_REQUISITION)
			support_sql(db,
				"UPDATE requisition SET status = 'eingereicht',"
				" handed_in_at = NOW() WHERE id = %d;\n",
				q->i + 1);
		if (q->kind == OBJECT_JOBAD)
			support_sql(db,
				"REPLACE INTO process_status_role (kind, role_id, status, may_see,"
				" may_act) VALUES (3, %d, '%s', 1, 0);\n",
				role, ad_statuses[world.ad_status[q->i]]);
		else if (q->kind == OBJECT_APPLICATION)
			support_sql(db,
				"REPLACE INTO process_status_role (kind, role_id, status,"
				" may_see, may_act)"
				" VALUES (4, %d, '%s', 1, 0);\n",
				role, statuses[world.status[q->i]]);
		if (q->kind == OBJECT_APPLICATION)
			support_sql(db, "UPDATE vacancy SET blind_stage = 'over' WHERE id = %d;\n",
				q->vacancy + 1);
		break;
	case ACCESS_LINK_EXCLUDED:
		if (q->kind == OBJECT_PROJECT)
			support_sql(db,
				"DELETE e FROM vacancy_exclusion e JOIN vacancy v ON v.id"
				" = e.vacancy_id"
				" WHERE v.project_id = %d AND e.staff_user_id = %d;\n",
				q->i + 1, p);
		else
			support_sql(db,
				"DELETE FROM vacancy_exclusion WHERE vacancy_id = %d"
				" AND staff_user_id = %d;\n",
				q->vacancy + 1, p);
		break;
	default:
		fail_msg("link %d cannot be mended here", link);
	}
}

static int named[ACCESS_LINKS];

/* In a transaction that is taken back: the links named are mended one after the other, and then the
 * right holds. */
static enum outcome mend_all_work(struct db *handle, void *context)
{
	const struct question *q = context;
	for (int step = 0;; step++) {
		struct access_why why = why_ask(q);
		if (why.holds)
			break;
		assert_true(step < 2 * ACCESS_LINKS);
		for (int link = 0; link < ACCESS_LINKS; link++) {
			if (!why.missing[link])
				continue;
			named[link]++;
			mend(q, &why, (enum access_link)link);
			assert_false(why_ask(q).missing[link]);
			break;
		}
	}
	struct principal principal = {.kind = PRINCIPAL_STAFF, .id = q->p + 1};
	assert_int_equal(access_load(handle, pool, &principal), OK);
	assert_int_equal(access_may(handle, &principal, q->right, q->kind, q->i + 1), OK);
	return INVALID;
}

static void ways_check(const struct question *q, const struct access_why *why)
{
	int64_t roles =
		having(q->p, authority_in(q->kind, q->i), reached(q->p, q->kind, q->i), q->right);
	int64_t ways = 0;
	for (size_t k = 0; k < why->way_count; k++)
		ways |= ROLE_BIT(role_by_code(why->ways[k].role_code));
	assert_int_equal(ways, roles);
}

/* What is archived takes a second right, which is not mended. */
static bool shelved(const struct question *q)
{
	switch ((int)q->kind) {
	case OBJECT_PROJECT:
		return world.archived_project[q->i];
	case OBJECT_VACANCY:
		return world.archived[q->i];
	case OBJECT_JOBAD:
		return world.archived[q->vacancy] || world.ad_status[q->i] == AD_ARCHIVED;
	case OBJECT_REQUISITION:
		return world.requisition_status[q->i] == ARCHIVED;
	default:
		return world.status[q->i] >= ARCHIVED;
	}
}

static void why_check(struct question *q, const struct principal *principal)
{
	struct access_why why = why_ask(q);
	enum outcome may_outcome = access_may(db, principal, q->right, q->kind, q->i + 1);
	q->vacancy = vacancy_of(q->kind, q->i);
	assert_int_equal(why.holds, may_outcome == OK);
	assert_int_equal(why.holds, names_nothing(&why));
	assert_int_equal(why.holds, may(q->p, q->kind, q->i, q->right));
	assert_int_equal(why.missing[ACCESS_LINK_ACTIVE], !world.active[q->p]);
	assert_int_equal(why.missing[ACCESS_LINK_GROUP], !world.held[q->p]);
	assert_int_equal(why.missing[ACCESS_LINK_EXCLUDED],
		q->kind == OBJECT_PROJECT ? shut_out(q->p, q->i)
					  : q->vacancy >= 0 && world.excluded[q->vacancy][q->p]);
	assert_int_equal(why.excluded_at != NULL, why.missing[ACCESS_LINK_EXCLUDED]);
	if (why.holds)
		ways_check(q, &why);
	else if (chance(12) && !shelved(q))
		assert_int_equal(db_transaction(db, mend_all_work, q), INVALID);
}

static void test_why_names_what_is_missing(void **state)
{
	(void)state;
	memset(named, 0, sizeof(named));
	for (int p = 0; p < PERSONS; p++) {
		struct principal principal = principal_load(p, roles_of(p) ? OK : DENIED);
		for (size_t k = 0; k < KINDS; k++)
			for (int i = 0; i < kinds[k].count; i++) {
				struct question q = {.p = p,
					.i = i,
					.kind = kinds[k].kind,
					.right = chance(50)
						? kinds[k].read
						: (enum right)(1 + rand() % (RIGHT_COUNT - 1))};
				why_check(&q, &principal);
			}
	}
	assert_true(named[ACCESS_LINK_GROUP] + named[ACCESS_LINK_RIGHT] > 0);
	assert_true(named[ACCESS_LINK_REACH] > 0);
}

static void test_why_of_what_is_not_there(void **state)
{
	(void)state;
	struct access_why why;
	assert_int_equal(
		access_why(db, pool, 999, RIGHT_VACANCY_READ, OBJECT_VACANCY, 1, &why), NOT_FOUND);
	assert_int_equal(
		access_why(db, pool, 1, RIGHT_VACANCY_READ, OBJECT_VACANCY, 999, &why), OK);
	assert_false(why.holds);
	assert_true(why.missing[ACCESS_LINK_OBJECT]);
	assert_int_equal(
		access_why(db, pool, 1, RIGHT_VACANCY_READ, OBJECT_STAFF_USER, 1, &why), OK);
	assert_true(why.missing[ACCESS_LINK_OBJECT]);
}

/* The world of one test stays for the next ones, until a new one is made. */
#define A_WORLD \
	cmocka_unit_test(test_world_is_made), cmocka_unit_test(test_why_names_what_is_missing), \
		cmocka_unit_test(test_why_of_what_is_not_there)

int main(void)
{
	const struct CMUnitTest tests[] = {A_WORLD, A_WORLD, A_WORLD, A_WORLD, A_WORLD};
	return cmocka_run_group_tests_name("access_why", tests, NULL, end);
}
