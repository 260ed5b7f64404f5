/* For the tests of access/: a random world in the database, and what its assignments say, without a look at the reach rows. */
#ifndef BMS_TESTS_ACCESS_MODEL_H
#define BMS_TESTS_ACCESS_MODEL_H

#include "access_world.h"

#include "access/reach.h"

static struct db *db;
static struct pool *pool;

static enum outcome rebuild_work(struct db *handle, void *context)
{
	(void)context;
	for (int q = 0; q < PROJECTS; q++) {
		enum outcome outcome = reach_rebuild_project(handle, q + 1);
		if (outcome)
			return outcome;
	}
	return OK;
}

static int end(void **state)
{
	(void)state;
	db_free(&db);
	pool_free(&pool);
	return 0;
}

static void test_world_is_made(void **state)
{
	static unsigned number;
	struct buf sql;
	end(state);
	srand(42 + number++);
	pool = pool_new();
	db = support_db_reset();
	buf_init(&sql, pool);
	world_invent();
	persons_write(&sql);
	objects_write(&sql);
	assignments_write(&sql);
	tables_write(&sql);
	support_sql(db, "%s", sql.data);
	assert_int_equal(db_transaction(db, rebuild_work, NULL), OK);
}

/* What the assignments say, without a look at the reach rows. */
static int64_t reached_project(int p, int q)
{
	int64_t roles = world.held[p] & ROLE_BIT(ROLE_ADMIN);
	for (int role = 1; role < ROLES; role++)
		if (world.member[q][p][role])
			roles |= ROLE_BIT(role);
	return roles;
}

static int64_t reached_vacancy(int p, int v)
{
	int64_t roles = reached_project(p, world.project[v]);
	if (world.excluded[v][p])
		return 0;
	for (int role = 1; role < ROLES; role++) {
		if (world.person[v][p][role])
			roles |= ROLE_BIT(role);
		for (int u = 0; u < UNITS; u++)
			if (world.in_unit[p][u] && world.unit[v][u][role])
				roles |= ROLE_BIT(role);
	}
	return roles;
}

/* The roles that count for a person; nobody inactive or without a group has any. */
static int64_t roles_of(int p)
{
	if (!world.active[p] || !world.held[p])
		return 0;
	return world.held[p] | ROLE_BIT(ROLE_LECTOR) | ROLE_BIT(ROLE_IE);
}

static int64_t seeing_ad(int a)
{
	int64_t roles = 0;
	for (int role = 1; role < ROLES; role++)
		if (world.sees_ad[role][world.ad_status[a]])
			roles |= ROLE_BIT(role);
	return roles;
}

static int64_t seeing(int a)
{
	int64_t roles = 0;
	int s = world.status[a];
	for (int role = 1; role < ROLES; role++)
		if (world.sees[role][s] && (!world.severe_only[role][s] || world.severe[a]))
			roles |= ROLE_BIT(role);
	return roles;
}

/* The roles that count in the authority of the objects (ACC-03). */
static int64_t counting(int p)
{
	return roles_of(p) & (~world.elsewhere[p] | ROLE_BIT(ROLE_LECTOR) | ROLE_BIT(ROLE_IE));
}

/* By which roles the person reaches the object of index i. */
static int64_t reached(int p, enum object_kind kind, int i)
{
	if (kind == OBJECT_PROJECT)
		return counting(p) & reached_project(p, i);
	if (kind == OBJECT_VACANCY)
		return counting(p) & reached_vacancy(p, i);
	if (kind == OBJECT_JOBAD)
		return counting(p) & reached_vacancy(p, world.ad_vacancy[i]) & seeing_ad(i);
	return counting(p) & reached_vacancy(p, world.vacancy[i]) & seeing(i);
}

static bool may(int64_t roles, enum right right)
{
	for (int role = 1; role < ROLES; role++)
		if (roles & ROLE_BIT(role) && world.right[role][right])
			return true;
	return false;
}

static const struct {
	enum object_kind kind;
	int count;
	enum right read;
} kinds[] = {
	{OBJECT_PROJECT, PROJECTS, RIGHT_PROJECT_READ},
	{OBJECT_VACANCY, VACANCIES, RIGHT_VACANCY_READ},
	{OBJECT_JOBAD, ADS, RIGHT_JOBAD_READ},
	{OBJECT_APPLICATION, APPLICATIONS, RIGHT_CANDIDATE_READ},
};

#define KINDS (sizeof(kinds) / sizeof(*kinds))

static struct principal principal_load(int p, enum outcome expected)
{
	struct principal principal = {.kind = PRINCIPAL_STAFF, .id = p + 1};
	assert_int_equal(access_load(db, pool, &principal), expected);
	return principal;
}

#endif
