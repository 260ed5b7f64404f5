/* Random small worlds for the tests of access/: invented in memory, then written to the database.
 */
#ifndef BMS_TESTS_ACCESS_WORLD_H
#define BMS_TESTS_ACCESS_WORLD_H

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "access/access.h"
#include "base/buf.h"

#define PERSONS 6
#define UNITS 4 /* committees, ids 11 and up; id 1 is the authority */
#define PROJECTS 2
#define VACANCIES 5
#define ADS 6
#define APPLICATIONS 16
#define REQUISITIONS 10
#define ROLES (ROLE_IE + 1)
#define SIGHTS (ROLE_SEAT + 1) /* what may see: the roles and the seat */
#define TWIN(role) (20 + (role)) /* a created role that works like this one */
#define OWN_ROLES TWIN(ROLE_IE) /* what may be behind a group; nothing works like an IE */
#define CONDITIONS 6
#define AD_STATUSES 4
#define AD_ARCHIVED 3
#define STATUSES 6

static const char *const ad_statuses[AD_STATUSES] = {
	"entwurf", "in_abstimmung", "veroeffentlicht", "archiviert"};
static const char *const statuses[STATUSES] = {"eingegangen", "vorauswahl", "bewerbungsvergleich",
	"archiviert", "gespeichert", "geloescht"};
static const char *const requisition_statuses[] = {
	"entwurf", "eingereicht", "zurueckgegeben", "archiviert", "geloescht"};
#define REQUISITION_STATUSES 5
#define ARCHIVED 3
#define HIDDEN 4 /* from here on seen by nobody */
static const char *const conditions[CONDITIONS] = {
	"", "asked", "severe", "severe_among", "handed_over", "seat"};
enum { ALWAYS, ASKED, SEVERE, SEVERE_AMONG, HANDED_OVER, SEAT };

/* Everything as the test made it; ids are index + 1. */
struct world {
	int64_t held[PERSONS]; /* roles by groups */
	int64_t elsewhere[PERSONS]; /* of these, by a group of another authority alone */
	int64_t twin[PERSONS]; /* of these, by a second group of authority 3, of a created role */
	bool in_unit[PERSONS][UNITS];
	bool active[PERSONS];
	int authority[PROJECTS]; /* 1, or 3: where groups are elsewhere, and of created roles */
	bool member[PROJECTS][PERSONS][ROLES];
	int project[VACANCIES];
	bool person[VACANCIES][PERSONS][ROLES];
	bool unit[VACANCIES][UNITS][ROLES];
	bool excluded[VACANCIES][PERSONS];
	int ad_vacancy[ADS];
	int ad_status[ADS];
	int vacancy[APPLICATIONS];
	int status[APPLICATIONS];
	bool severe[APPLICATIONS];
	bool refused[APPLICATIONS];
	bool handed[APPLICATIONS];
	bool asked[APPLICATIONS][PERSONS + UNITS][ROLES]; /* of a person or of a unit */
	bool archived_project[PROJECTS];
	bool archived[VACANCIES];
	bool closed[VACANCIES];
	bool selection_fixed[VACANCIES];
	bool pr_ended[VACANCIES];
	bool blind[VACANCIES];
	bool asked_since[VACANCIES][ROLES];
	bool seat[VACANCIES][PERSONS];
	int requisition_authority[REQUISITIONS]; /* 1, or 3: where groups are elsewhere */
	int requisition_status[REQUISITIONS];
	int requisition_creator[REQUISITIONS];
	bool requisition_handed_in[REQUISITIONS];
	int requisition_vacancy[REQUISITIONS]; /* -1: none */
	bool right[OWN_ROLES][RIGHT_COUNT]; /* of created roles too */
	bool sees_ad[ROLES][AD_STATUSES];
	bool sees[SIGHTS][STATUSES][CONDITIONS];
	int ends[SIGHTS][STATUSES][CONDITIONS]; /* 1 closed, 2 selection fixed, 4 PR ended */
};

static struct world world;

static bool chance(int percent)
{
	return rand() % 100 < percent;
}

static bool is_project_role(int role)
{
	return role == ROLE_RECRUITER || role == ROLE_P31 || role == ROLE_P34;
}

static bool is_person_role(int role)
{
	return role == ROLE_DEPARTMENT || role == ROLE_LECTOR || role == ROLE_IE;
}

/* A PR, an SBV, a GSB and a PSB group; their members hold the role. */
static int unit_role_of(int unit)
{
	return ROLE_PR + unit;
}

/* Person 0 is always an administrator, the last one has no group. */
static void persons_invent(void)
{
	for (int p = 0; p < PERSONS; p++) {
		world.active[p] = p == 0 || !chance(10);
		for (int role = ROLE_RECRUITER; role < ROLES && p < PERSONS - 1; role++)
			if (role != ROLE_LECTOR && role != ROLE_IE && chance(25))
				world.held[p] |= ROLE_BIT(role);
		/* memberships of committees end with the group, and are not put right by reach.h */
		for (int role = ROLE_RECRUITER; role < ROLE_PR; role++)
			if (chance(30))
				world.elsewhere[p] |= world.held[p] & ROLE_BIT(role);
		for (int role = ROLE_RECRUITER; role < ROLES; role++)
			if (chance(60))
				world.twin[p] |= world.held[p] & ROLE_BIT(role);
		for (int u = 0; u < UNITS; u++)
			world.in_unit[p][u] =
				world.held[p] & ROLE_BIT(unit_role_of(u)) && chance(70);
	}
	world.held[0] |= ROLE_BIT(ROLE_ADMIN);
}

static void objects_invent(void)
{
	for (int q = 0; q < PROJECTS; q++) {
		world.authority[q] = q % 2 ? 3 : 1;
		world.archived_project[q] = chance(25);
	}
	for (int v = 0; v < VACANCIES; v++) {
		world.archived[v] = chance(25);
		world.project[v] = rand() % PROJECTS;
		for (int p = 0; p < PERSONS; p++)
			world.excluded[v][p] = chance(p % 2 ? 50 : 15);
		world.closed[v] = chance(40);
		world.selection_fixed[v] = chance(40);
		world.pr_ended[v] = chance(40);
		world.blind[v] = v % 4 == 3;
		for (int role = 1; role < ROLES; role++)
			world.asked_since[v][role] = chance(20);
	}
	for (int r = 0; r < REQUISITIONS; r++) {
		world.requisition_authority[r] = chance(60) ? 1 : 3;
		world.requisition_status[r] = rand() % REQUISITION_STATUSES;
		world.requisition_creator[r] = rand() % PERSONS;
		world.requisition_handed_in[r] = chance(60);
		world.requisition_vacancy[r] = r < VACANCIES && chance(70) ? r : -1;
	}
	for (int a = 0; a < ADS; a++) {
		world.ad_vacancy[a] = rand() % VACANCIES;
		world.ad_status[a] = rand() % AD_STATUSES;
	}
	for (int a = 0; a < APPLICATIONS; a++) {
		world.vacancy[a] = rand() % VACANCIES;
		world.status[a] = chance(70) ? rand() % HIDDEN : rand() % STATUSES;
		world.severe[a] = chance(40);
		world.refused[a] = chance(30);
		world.handed[a] = chance(30);
		for (int s = 0; s < PERSONS + UNITS; s++)
			for (int role = 1; role < ROLES; role++)
				world.asked[a][s][role] = chance(30);
	}
}

static void assignments_invent(void)
{
	for (int role = 1; role < ROLES; role++) {
		for (int p = 0; p < PERSONS; p++) {
			for (int q = 0; q < PROJECTS; q++)
				world.member[q][p][role] = is_project_role(role) && chance(30);
			for (int v = 0; v < VACANCIES; v++)
				world.person[v][p][role] = is_person_role(role) && chance(20);
		}
		for (int u = 0; u < UNITS; u++)
			for (int v = 0; v < VACANCIES; v++)
				world.unit[v][u][role] = role == unit_role_of(u) && chance(50);
	}
	for (int v = 0; v < VACANCIES; v++)
		for (int p = 0; p < PERSONS; p++)
			world.seat[v][p] = chance(15);
}

static void tables_invent(void)
{
	for (int role = 1; role < OWN_ROLES; role++)
		for (int right = 1; right < RIGHT_COUNT && (role < ROLES || role > TWIN(0));
			right++)
			world.right[role][right] = chance(40);
	for (int role = 1; role < ROLES; role++) {
		for (int s = 0; s < AD_STATUSES; s++)
			world.sees_ad[role][s] = chance(60);
	}
	for (int sight = 1; sight < SIGHTS; sight++)
		for (int s = 0; s < STATUSES; s++)
			for (int c = 0; c < CONDITIONS; c++) {
				world.sees[sight][s][c] = chance(c == ALWAYS ? 35
						: sight == ROLE_SEAT         ? 40
									     : 15);
				world.ends[sight][s][c] = chance(50) ? 1 << rand() % 3 : rand() % 8;
			}
}

static void world_invent(void)
{
	memset(&world, 0, sizeof(world));
	persons_invent();
	objects_invent();
	assignments_invent();
	tables_invent();
}

#define SOME_TIME "'2026-11-01 08:00:00'"

static void persons_write(struct buf *sql)
{
	buf_str(sql,
		"INSERT INTO org_unit (id, authority_id, kind, code, name, short_name, created_at,"
		" changed_at) VALUES (1, 1, 'authority', 'A', 'Behörde', 'A', " SOME_TIME
		", " SOME_TIME "), (3, 3, 'authority', 'B', 'Behörde B', 'B', " SOME_TIME
		", " SOME_TIME ");\n");
	for (int u = 0; u < UNITS; u++)
		buf_printf(sql,
			"INSERT INTO org_unit (id, authority_id, kind, committee, code, name,"
			" short_name, created_at, changed_at) VALUES (%d, 1, IF(%d ="
			" 3, 'psb_group',"
			" 'committee'), ELT(%d, 'PR', 'SBV', 'GSB'), 'C%d',"
			" 'Gremium %d', 'C', " SOME_TIME ", " SOME_TIME ");\n",
			11 + u, u, u + 1, u, u);
	for (int role = 1; role < ROLE_IE; role++)
		buf_printf(sql,
			"INSERT INTO base_role (id, code, model_role_id, name_de, name_en)"
			" VALUES (%d, 'CREATED_%d', %d, 'Neu %d', 'New %d');\n"
			"INSERT INTO user_group (id, name, role_id, rights_role_id, authority_id)"
			" VALUES (%d, 'g%d', %d, NULL, NULL), (%d, 'g%d-1', %d, NULL, 1),"
			" (%d, 'g%d-3', %d, NULL, 3), (%d, 'g%d-1n', %d, %d, 1),"
			" (%d, 'g%d-3n', %d, %d, 3);\n",
			TWIN(role), role, role, role, role, role, role, role, 100 + role, role,
			role, 200 + role, role, role, 100 + TWIN(role), role, role, TWIN(role),
			200 + TWIN(role), role, role, TWIN(role));
	for (int p = 0; p < PERSONS; p++) {
		buf_printf(sql,
			"INSERT INTO staff_user (id, user_id, surname, first_name, email, status,"
			" created_at, changed_at) VALUES (%d, 'u%d', 'N%d', 'V', "
			"'u%d@example.org', '%s', " SOME_TIME ", " SOME_TIME ");\n",
			p + 1, p, p, p, world.active[p] ? "active" : "inactive");
		buf_printf(sql, "INSERT INTO staff_subject VALUES (%d, 'person', %d);\n", p + 1,
			p + 1);
		if (world.held[p] & ROLE_BIT(ROLE_ADMIN))
			buf_printf(
				sql, "INSERT INTO staff_subject VALUES (%d, 'all', 0);\n", p + 1);
		for (int role = 1; role < ROLES; role++)
			if (world.twin[p] & ROLE_BIT(role))
				buf_printf(sql, "INSERT INTO user_group_member VALUES (%d, %d);\n",
					p + 1, 200 + TWIN(role));
		for (int role = 1; role < ROLES; role++)
			if (world.held[p] & ROLE_BIT(role))
				buf_printf(sql, "INSERT INTO user_group_member VALUES (%d, %d);\n",
					p + 1,
					role
						+ (world.elsewhere[p] & ROLE_BIT(role)   ? 200
								: role == ROLE_RECRUITER ? 100
											 : 0));
		for (int u = 0; u < UNITS; u++)
			if (world.in_unit[p][u])
				buf_printf(sql,
					"INSERT INTO staff_subject VALUES (%d, 'unit', %d);\n",
					p + 1, 11 + u);
	}
}

/* What conditions and ends ask for. */
static void facts_write(struct buf *sql)
{
	for (int v = 0; v < VACANCIES; v++) {
		buf_printf(sql,
			"UPDATE vacancy SET closed_at = %s, selection_fixed_at = %s,"
			" pr_ended_at = %s, blind_stage = '%s'"
			" WHERE id = %d;\n",
			world.closed[v] ? SOME_TIME : "NULL",
			world.selection_fixed[v] ? SOME_TIME : "NULL",
			world.pr_ended[v] ? SOME_TIME : "NULL", world.blind[v] ? "on" : "none",
			v + 1);
		for (int role = 1; role < ROLES; role++)
			if (world.asked_since[v][role])
				buf_printf(sql, "INSERT INTO vacancy_asked VALUES (%d, %d);\n",
					v + 1, role);
	}
	for (int a = 0; a < APPLICATIONS; a++) {
		buf_printf(sql,
			"UPDATE application SET sbv_refused = %d, handed_over = %d"
			" WHERE id = %d;\n",
			world.refused[a], world.handed[a], a + 1);
		for (int s = 0; s < PERSONS + UNITS; s++)
			for (int role = 1; role < ROLES; role++)
				if (world.asked[a][s][role])
					buf_printf(sql,
						"INSERT INTO application_asked VALUES ('%s',"
						" %d, %d, %d);\n",
						s < PERSONS ? "person" : "unit",
						s < PERSONS ? s + 1 : 11 + s - PERSONS, role,
						a + 1);
	}
	buf_str(sql,
		"UPDATE application a JOIN vacancy v ON v.id = a.vacancy_id SET a.at_rest ="
		" v.closed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM vacancy_asked q"
		" WHERE q.vacancy_id = v.id);\n");
}

static void objects_write(struct buf *sql)
{
	for (int q = 0; q < PROJECTS; q++)
		buf_printf(sql,
			"INSERT INTO project (id, number, name, authority_id, personnel_office,"
			" responsible_id, status, created_at, changed_at) VALUES (%d,"
			" 'P-2026-%05d', 'P', %d, 'P31', 1, '%s', " SOME_TIME ", " SOME_TIME ");\n",
			q + 1, q + 1, world.authority[q],
			world.archived_project[q] ? "archiviert" : "aktiv");
	for (int v = 0; v < VACANCIES; v++)
		buf_printf(sql,
			"INSERT INTO vacancy (id, number, project_id, authority_id, owner_id, "
			"title,"
			" post_kind, field, pay_grade, working_time, status, created_at,"
			" changed_at) VALUES (%d,"
			" 'V-2026-%05d', %d, %d, 1, 'T', 'trainee', 'it', 'E 9', 'full', '%s'"
			", " SOME_TIME ", " SOME_TIME ");\n",
			v + 1, v + 1, world.project[v] + 1, world.authority[world.project[v]],
			world.archived[v] ? "archiviert" : "entwurf");
	for (int v = 0; v < VACANCIES; v++)
		for (int p = 0; p < PERSONS; p++)
			if (world.excluded[v][p])
				buf_printf(sql,
					"INSERT INTO vacancy_exclusion (vacancy_id, staff_user_id,"
					" reason, excluded_at) VALUES (%d, %d, 'x', " SOME_TIME
					");\n",
					v + 1, p + 1);
	for (int a = 0; a < ADS; a++)
		buf_printf(sql,
			"INSERT INTO jobad (id, number, vacancy_id, audience, title, teaser, "
			"status,"
			" created_at, changed_at) VALUES (%d, 'S-2026-%05d', %d, 'both', 'T', '', "
			"'%s', " SOME_TIME ", " SOME_TIME ");\n",
			a + 1, a + 1, world.ad_vacancy[a] + 1, ad_statuses[world.ad_status[a]]);
	for (int r = 0; r < REQUISITIONS; r++)
		buf_printf(sql,
			"INSERT INTO requisition (id, number, authority_id, title, post_kind,"
			" field, pay_grade, working_time, reason, status, vacancy_id, created_at,"
			" created_by, changed_at, handed_in_at) VALUES (%d, 'A-2026-%05d', %d,"
			" 'T', 'trainee', 'it', 'E9a', 'full', 'R', '%s', NULLIF(%d, 0), " SOME_TIME
			", %d, " SOME_TIME ", %s);\n",
			r + 1, r + 1, world.requisition_authority[r],
			requisition_statuses[world.requisition_status[r]],
			world.requisition_vacancy[r] + 1, world.requisition_creator[r] + 1,
			world.requisition_handed_in[r] ? SOME_TIME : "NULL");
	buf_str(sql,
		"INSERT INTO applicant (id, first_name, surname, email, lang, created_at)"
		" VALUES (1, 'V', 'N', 'v@example.org', 'de', " SOME_TIME ");\n");
	for (int a = 0; a < APPLICATIONS; a++)
		buf_printf(sql,
			"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id,"
			" source, severely_disabled, status, status_since, created_at, changed_at) "
			"VALUES"
			" (%d, 'B-2026-%05d', 1, %d, 1, 'x', %d, '%s', " SOME_TIME ", " SOME_TIME
			", " SOME_TIME ");\n",
			a + 1, a + 1, world.vacancy[a] + 1, world.severe[a],
			statuses[world.status[a]]);
	facts_write(sql);
}

static void assignments_write(struct buf *sql)
{
	buf_str(sql,
		"DELETE FROM project_member;\nDELETE FROM vacancy_person;\n"
		"DELETE FROM vacancy_unit;\nDELETE FROM vacancy_seat;\n");
	for (int v = 0; v < VACANCIES; v++)
		for (int p = 0; p < PERSONS; p++)
			if (world.seat[v][p])
				buf_printf(sql, "INSERT INTO vacancy_seat VALUES (%d, %d);\n",
					v + 1, p + 1);
	for (int role = 1; role < ROLES; role++) {
		for (int p = 0; p < PERSONS; p++) {
			for (int q = 0; q < PROJECTS; q++)
				if (world.member[q][p][role])
					buf_printf(sql,
						"INSERT INTO project_member VALUES (%d, %d, %d);\n",
						q + 1, p + 1, role);
			for (int v = 0; v < VACANCIES; v++)
				if (world.person[v][p][role])
					buf_printf(sql,
						"INSERT INTO vacancy_person VALUES (%d, %d, %d);\n",
						v + 1, role, p + 1);
		}
		for (int u = 0; u < UNITS; u++)
			for (int v = 0; v < VACANCIES; v++)
				if (world.unit[v][u][role])
					buf_printf(sql,
						"INSERT INTO vacancy_unit VALUES (%d, %d, %d);\n",
						v + 1, role, 11 + u);
	}
}

static void tables_write(struct buf *sql)
{
	buf_str(sql, "DELETE FROM base_role_right;\nDELETE FROM process_status_role;\n");
	for (int role = 1; role < OWN_ROLES; role++)
		for (int right = 1; right < RIGHT_COUNT; right++)
			if (world.right[role][right])
				buf_printf(sql, "INSERT INTO base_role_right VALUES (%d, %d);\n",
					role, right);
	for (int role = 1; role < ROLES; role++) {
		for (int s = 0; s < AD_STATUSES; s++)
			buf_printf(sql,
				"INSERT INTO process_status_role (kind, role_id, status,"
				" may_see, may_act) VALUES (3, %d, '%s', %d, 0);\n",
				role, ad_statuses[s], world.sees_ad[role][s]);
	}
	for (int sight = 1; sight < SIGHTS; sight++)
		for (int s = 0; s < STATUSES; s++)
			for (int c = 0; c < CONDITIONS; c++)
				if (world.sees[sight][s][c] || chance(20))
					buf_printf(sql,
						"INSERT INTO process_status_role (kind, role_id,"
						" status, may_see,"
						" may_act, on_condition, ends) VALUES (4, %d, '%s',"
						" %d, 0, '%s', %d);\n",
						sight, statuses[s], world.sees[sight][s][c],
						conditions[c], world.ends[sight][s][c]);
}

static struct db *db;
static struct pool *pool;

static int end(void **state)
{
	(void)state;
	db_free(&db);
	pool_free(&pool);
	return 0;
}

/* The world of this seed, in place of the one before; nobody reaches anything yet. */
static void world_make(unsigned seed)
{
	struct buf sql;

	end(NULL);
	srand(seed);
	pool = pool_new();
	db = support_db_reset();
	buf_init(&sql, pool);
	world_invent();
	persons_write(&sql);
	objects_write(&sql);
	assignments_write(&sql);
	tables_write(&sql);
	support_sql(db, "%s", sql.data);
}

#endif
