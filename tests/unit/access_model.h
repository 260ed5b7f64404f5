/* For the tests of access/: a random world in the database, and what its assignments say, without a
 * look at the reach rows. */
#ifndef BMS_TESTS_ACCESS_MODEL_H
#define BMS_TESTS_ACCESS_MODEL_H

#include "access_world.h"

#include "access/reach.h"

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

static void test_world_is_made(void **state)
{
	static unsigned number;
	(void)state;
	world_make(42 + number++);
	assert_int_equal(db_transaction(db, rebuild_work, NULL), OK);
}

/* What the assignments say, without a look at the reach rows. */
static int64_t member_of(int p, int q)
{
	int64_t roles = world.held[p] & ROLE_BIT(ROLE_ADMIN);
	for (int role = 1; role < ROLES; role++)
		if (world.member[q][p][role])
			roles |= ROLE_BIT(role);
	return roles;
}

/* Who is excluded from every vacancy of a project that has some is kept out of it. */
static bool shut_out(int p, int q)
{
	int vacancies = 0, closed = 0;
	for (int v = 0; v < VACANCIES; v++)
		if (world.project[v] == q) {
			vacancies++;
			closed += world.excluded[v][p];
		}
	return vacancies > 0 && closed == vacancies;
}

/* The department sees the projects of its vacancies. */
static int64_t reached_project(int p, int q)
{
	int64_t roles = member_of(p, q);
	if (shut_out(p, q))
		return 0;
	for (int v = 0; v < VACANCIES; v++)
		if (world.project[v] == q && world.person[v][p][ROLE_DEPARTMENT]
			&& !world.excluded[v][p])
			roles |= ROLE_BIT(ROLE_DEPARTMENT);
	return roles;
}

static int authority_of(int v)
{
	return world.authority[world.project[v]];
}

/* Committees are of authority 1, and take part in its vacancies alone. */
static bool unit_takes_part(int v, int u, int role)
{
	return authority_of(v) == 1 && world.unit[v][u][role];
}

static int64_t reached_vacancy(int p, int v)
{
	int64_t roles = member_of(p, world.project[v]);
	if (world.excluded[v][p])
		return 0;
	for (int role = 1; role < ROLES; role++) {
		if (world.person[v][p][role])
			roles |= ROLE_BIT(role);
		for (int u = 0; u < UNITS; u++)
			if (world.in_unit[p][u] && unit_takes_part(v, u, role))
				roles |= ROLE_BIT(role);
	}
	return roles | (world.seat[v][p] ? ROLE_BIT(ROLE_SEAT) : 0);
}

/* The PSB reaches vacancy and ad with the first person handed over. */
static int64_t begun(int v)
{
	for (int a = 0; a < APPLICATIONS; a++)
		if (world.vacancy[a] == v && world.handed[a])
			return ~INT64_C(0);
	return ~ROLE_BIT(ROLE_PSB);
}

/* The roles that count for a person; nobody inactive or without a group has any. */
static int64_t roles_of(int p)
{
	int64_t roles = world.held[p] | ROLE_BIT(ROLE_LECTOR) | ROLE_BIT(ROLE_IE);
	if (!world.active[p] || !world.held[p])
		return 0;
	for (int v = 0; v < VACANCIES; v++)
		if (world.seat[v][p])
			roles |= ROLE_BIT(ROLE_SEAT);
	return roles;
}

/* Does a group of the person give the role, delivered or created, in the authority? As
 * persons_write makes them. */
static bool given_in(int p, int role, int authority)
{
	if (role >= TWIN(0))
		return authority == 3 && world.twin[p] & ROLE_BIT(role - TWIN(0));
	if (!(world.held[p] & ROLE_BIT(role)))
		return false;
	if (world.elsewhere[p] & ROLE_BIT(role))
		return authority == 3;
	return role != ROLE_RECRUITER || authority == 1;
}

/* Has the person the right in this role there? By any of her groups that give it there (ACC-03,
 * ACC-07); what an assignment alone gives, everywhere. */
static bool has(int p, int role, int authority, enum right right)
{
	if (role == ROLE_SEAT)
		return right == RIGHT_CANDIDATE_READ || right == RIGHT_CANDIDATE_LIST_VIEW
			|| right == RIGHT_RATE || right == RIGHT_COMPARISON_READ;
	if (role == ROLE_LECTOR || role == ROLE_IE)
		return world.right[role][right];
	return (given_in(p, role, authority) && world.right[role][right])
		|| (given_in(p, TWIN(role), authority) && world.right[TWIN(role)][right]);
}

/* What is archived is seen in roles with a right of its own (RET-40). */
static int64_t shelf(int p, int authority, bool archived)
{
	int64_t roles = 0;

	for (int role = 1; role < ROLES; role++)
		if (!archived || has(p, role, authority, RIGHT_ARCHIVE))
			roles |= ROLE_BIT(role);
	return archived ? roles : ~INT64_C(0);
}

static int64_t seeing_ad(int a)
{
	int64_t roles = 0;
	for (int role = 1; role < ROLES; role++)
		if (world.sees_ad[role][world.ad_status[a]])
			roles |= ROLE_BIT(role);
	return roles;
}

/* A severely disabled person who did not refuse the SBV takes part in a status that the role sees
 * for that. */
static bool any_among(int v, int role)
{
	for (int a = 0; a < APPLICATIONS; a++)
		if (world.vacancy[a] == v && world.severe[a] && !world.refused[a]
			&& world.status[a] < HIDDEN
			&& world.sees[role][world.status[a]][SEVERE_AMONG])
			return true;
	return false;
}

/* Asked of the person or unit by which the role reaches the vacancy. */
static bool any_asked(int p, int a, int role)
{
	int v = world.vacancy[a];
	if (world.asked[a][p][role]
		&& (world.member[world.project[v]][p][role] || world.person[v][p][role]))
		return true;
	for (int u = 0; u < UNITS; u++)
		if (world.in_unit[p][u] && unit_takes_part(v, u, role)
			&& world.asked[a][PERSONS + u][role])
			return true;
	return false;
}

static bool condition_holds(int p, int a, int sight, int condition)
{
	switch (condition) {
	case ALWAYS:
		return true;
	case ASKED:
		return sight < ROLES && any_asked(p, a, sight);
	case SEVERE:
		return world.severe[a] && !world.refused[a];
	case SEVERE_AMONG:
		return !world.refused[a] && any_among(world.vacancy[a], sight);
	case HANDED_OVER:
		return world.handed[a];
	default:
		return sight == ROLE_SEAT;
	}
}

static int ended(int v, int sight)
{
	bool closed = world.closed[v] && !(sight < ROLES && world.asked_since[v][sight]);
	return (closed ? 1 : 0) | (world.selection_fixed[v] ? 2 : 0) | (world.pr_ended[v] ? 4 : 0);
}

/* Do those of the role rate blindly, and see none of it (PRO-08)? */
static bool blinded(int v, int sight)
{
	return world.blind[v] && (sight == ROLE_DEPARTMENT || sight == ROLE_SEAT);
}

/* Of the roles that reach the application's vacancy those that see it now; what is archived only
 * with the right to the archive. */
static int64_t seeing(int p, int a)
{
	int64_t roles = 0;
	int s = world.status[a];
	for (int sight = 1; sight < SIGHTS && s < HIDDEN; sight++)
		for (int c = 0; c < CONDITIONS; c++)
			if (world.sees[sight][s][c] && condition_holds(p, a, sight, c)
				&& !(world.ends[sight][s][c] & ended(world.vacancy[a], sight))
				&& !blinded(world.vacancy[a], sight)
				&& (s != ARCHIVED
					|| (sight < ROLES
						&& has(p, sight, authority_of(world.vacancy[a]),
							RIGHT_ARCHIVE))))
				roles |= ROLE_BIT(sight);
	return roles;
}

/* The roles that count in the authority (ACC-03). */
static int64_t counting(int p, int authority)
{
	int64_t always = ROLE_BIT(ROLE_LECTOR) | ROLE_BIT(ROLE_IE) | ROLE_BIT(ROLE_SEAT);
	int64_t roles = roles_of(p) & always;

	for (int role = 1; role < ROLES; role++)
		if (given_in(p, role, authority) || given_in(p, TWIN(role), authority))
			roles |= ROLE_BIT(role);
	return roles & roles_of(p);
}

/* The department of its authority, recruiting of what was once handed in and is no draft again, and
 * who has written it. */
static int64_t reached_requisition(int p, int r)
{
	const char *status = requisition_statuses[world.requisition_status[r]];
	int authority = world.requisition_authority[r];
	int64_t reaching = 0;
	if (!roles_of(p) || strcmp(status, "geloescht") == 0
		|| (world.requisition_vacancy[r] >= 0
			&& world.excluded[world.requisition_vacancy[r]][p]))
		return 0;
	for (int role = 1; role < ROLES; role++) {
		if (!given_in(p, role, authority) && !given_in(p, TWIN(role), authority))
			continue;
		if (role == ROLE_RECRUITER
			&& (strcmp(status, "entwurf") == 0 || !world.requisition_handed_in[r])
			&& world.requisition_creator[r] != p)
			continue;
		if (strcmp(status, "archiviert") != 0 || has(p, role, authority, RIGHT_ARCHIVE))
			reaching |= ROLE_BIT(role);
	}
	return reaching;
}

/* The authority of the object of index i. */
static int authority_in(enum object_kind kind, int i)
{
	if (kind == OBJECT_PROJECT)
		return world.authority[i];
	if (kind == OBJECT_REQUISITION)
		return world.requisition_authority[i];
	return authority_of(kind == OBJECT_VACANCY ? i
			: kind == OBJECT_JOBAD     ? world.ad_vacancy[i]
						   : world.vacancy[i]);
}

/* By which roles the person reaches it. */
static int64_t reached(int p, enum object_kind kind, int i)
{
	int authority = authority_in(kind, i);
	int64_t roles = counting(p, authority);

	if (kind == OBJECT_PROJECT)
		return roles & reached_project(p, i)
			& shelf(p, authority, world.archived_project[i]);
	if (kind == OBJECT_REQUISITION)
		return reached_requisition(p, i);
	if (kind == OBJECT_VACANCY)
		return roles & reached_vacancy(p, i) & begun(i)
			& shelf(p, authority, world.archived[i]);
	if (kind == OBJECT_JOBAD)
		return roles & reached_vacancy(p, world.ad_vacancy[i]) & begun(world.ad_vacancy[i])
			& seeing_ad(i)
			& shelf(p, authority,
				world.archived[world.ad_vacancy[i]]
					|| world.ad_status[i] == AD_ARCHIVED);
	return roles & reached_vacancy(p, world.vacancy[i]) & seeing(p, i);
}

/* Those of the roles by which the person has the right there. */
static int64_t having(int p, int authority, int64_t roles, enum right right)
{
	for (int role = 1; role < SIGHTS; role++)
		if (roles & ROLE_BIT(role) && !has(p, role, authority, right))
			roles &= ~ROLE_BIT(role);
	return roles;
}

/* May the person, by the roles that reach it? */
static bool may(int p, enum object_kind kind, int i, enum right right)
{
	return having(p, authority_in(kind, i), reached(p, kind, i), right) != 0;
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
	{OBJECT_REQUISITION, REQUISITIONS, RIGHT_REQUISITION_WRITE},
};

#define KINDS (sizeof(kinds) / sizeof(*kinds))

static struct principal principal_load(int p, enum outcome expected)
{
	struct principal principal = {.kind = PRINCIPAL_STAFF, .id = p + 1};
	assert_int_equal(access_load(db, pool, &principal), expected);
	return principal;
}

#endif
