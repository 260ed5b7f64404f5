/* The desk shows what the general lists begin with, for random worlds and by both ways of looking;
 * and what a check costs. */
#include "access_world.h"

#include "access/reach.h"
#include "application/application.h"
#include "desk/desk.h"
#include "publishing/jobad.h"
#include "recruiting/vacancy.h"

#define WORLDS 12

static struct db *db;
static struct pool *pool;

static int end(void **state)
{
	(void)state;
	db_free(&db);
	pool_free(&pool);
	return 0;
}

static enum outcome rebuild_work(struct db *handle, void *context)
{
	(void)context;
	for (int q = 0; q < PROJECTS; q++)
		assert_int_equal(reach_rebuild_project(handle, q + 1), OK);
	return reach_place(handle);
}

static void make_world(unsigned seed)
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
	support_sql(db,
		"UPDATE jobad SET changed_at = changed_at + INTERVAL id * 7 %% 5 DAY;\n"
		"UPDATE vacancy SET changed_at = changed_at + INTERVAL id * 3 %% 4 DAY,"
		" status = IF(id %% 2, 'aktiv', 'entwurf');\n"
		"UPDATE application SET received_at = created_at + INTERVAL id * 5 %% 4 DAY;\n");
	int64_t unplaced = 0;
	assert_int_equal(reach_unplaced(db, &unplaced), OK);
	assert_true(unplaced > ADS);
	assert_int_equal(db_transaction(db, rebuild_work, NULL), OK);
	assert_int_equal(reach_unplaced(db, &unplaced), OK);
	assert_int_equal(unplaced, 0);
}

/* The same numbers in the same order; the desk may end earlier than the general list, at DESK_ROWS.
 */
static size_t assert_same(const struct db_rows *desk, const struct db_rows *general)
{
	size_t count = general->count < DESK_ROWS ? general->count : DESK_ROWS;

	assert_int_equal(desk->count, count);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(db_cell_text(desk, i, 0), db_cell_text(general, i, 0));
	return count;
}

static size_t compare(const struct principal *who)
{
	static const char *const of_vacancies[] = {"", "entwurf"};
	static const char *const of_jobads[] = {"", "entwurf", "in_abstimmung,veroeffentlicht"};
	static const char *const of_applications[] = {"", "eingegangen",
		"eingegangen,vorauswahl,bewerbungsvergleich,archiviert,geloescht"};
	struct desk desk;
	struct db_rows *rows;
	size_t total = 0;

	assert_int_equal(desk_open(db, pool, who, &desk), OK);
	for (int i = 0; i < 2; i++)
		desk_want(&desk, DESK_VACANCIES, of_vacancies[i], DESK_ROWS);
	for (int i = 0; i < 3; i++)
		desk_want(&desk, DESK_JOBADS, of_jobads[i], DESK_ROWS);
	for (int i = 0; i < 6; i++)
		desk_want(&desk, i < 3 ? DESK_APPLICATIONS : DESK_SEVERE, of_applications[i % 3],
			DESK_ROWS);
	assert_int_equal(desk_read(&desk), OK);
	for (size_t i = 0; i < 2; i++) {
		struct vacancy_filter filter = {.limit = 50, .status = i ? of_vacancies[i] : NULL};

		assert_int_equal(vacancy_list(db, pool, who, &filter, &rows, NULL), OK);
		total += assert_same(desk_rows(&desk, i), rows);
	}
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(jobad_list_status(db, pool, who, of_jobads[i], 50, &rows), OK);
		total += assert_same(desk_rows(&desk, 2 + i), rows);
	}
	for (size_t i = 0; i < 6; i++) {
		struct application_filter filter = {
			.limit = 50, .statuses = of_applications[i % 3], .severe_only = i >= 3};

		assert_int_equal(application_list(db, pool, who, &filter, &rows, NULL), OK);
		total += assert_same(desk_rows(&desk, 5 + i), rows);
	}
	return total;
}

static void test_desk_shows_what_the_lists_show(void **state)
{
	int64_t few = access_places_few;
	size_t total = 0;

	(void)state;
	for (unsigned seed = 0; seed < WORLDS; seed++) {
		make_world(7000 + seed);
		for (int p = 0; p < PERSONS; p++) {
			struct principal who = {.kind = PRINCIPAL_STAFF, .id = p + 1};

			if (access_load(db, pool, &who))
				continue;
			access_places_few = few;
			total += compare(&who);
			access_places_few = 0;
			total += compare(&who);
		}
	}
	access_places_few = few;
	assert_true(total > 200);
}

static void test_check_costs_two_statements(void **state)
{
	static const enum object_kind kinds[] = {
		OBJECT_PROJECT, OBJECT_VACANCY, OBJECT_JOBAD, OBJECT_APPLICATION};

	(void)state;
	make_world(1);
	for (int p = 0; p < PERSONS; p++) {
		struct principal who = {.kind = PRINCIPAL_STAFF, .id = p + 1};

		if (access_load(db, pool, &who))
			continue;
		for (int right = 1; right < RIGHT_COUNT; right++)
			for (size_t k = 0; k < 4; k++) {
				uint64_t before = db_statements(db);

				access_may(db, &who, (enum right)right, kinds[k], 1);
				assert_true(db_statements(db) - before <= 2);
			}
	}
}

static enum outcome vacancies_work(struct db *handle, void *context)
{
	(void)context;
	for (int v = 0; v < VACANCIES; v++)
		assert_int_equal(reach_rebuild_vacancy(handle, v + 1), OK);
	return OK;
}

/* Nothing is hidden when a vacancy's reach is made from nothing, one by one. */
static void test_places_are_kept(void **state)
{
	int64_t wrong = -1;

	(void)state;
	make_world(2);
	support_sql(db, "DELETE FROM vacancy_reach;\nDELETE FROM reach_authority;\n");
	assert_int_equal(db_transaction(db, vacancies_work, NULL), OK);
	assert_int_equal(reach_check(db, &wrong), OK);
	assert_int_equal(wrong, 0);
	assert_int_equal(support_number(db, "SELECT SUM(vacancies) FROM reach_authority"),
		support_number(
			db, "SELECT COUNT(*) FROM vacancy_reach WHERE subject_kind <> 'all'"));
	support_sql(db, "DELETE FROM reach_authority LIMIT 1;\n");
	assert_int_equal(reach_check(db, &wrong), OK);
	assert_true(wrong > 0);
}

/* All cells of rows as text. */
static void put(struct buf *text, const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count * rows->columns; i++)
		buf_printf(text, "%s|", rows->cells[i].bytes ? rows->cells[i].bytes : "-");
	buf_char(text, '\n');
}

/* What a person's lists show, and the stamp under which it may be remembered. */
static void look(int64_t person, struct buf *shown, struct buf *stamp)
{
	struct principal who = {.kind = PRINCIPAL_STAFF, .id = person};
	struct desk desk;

	buf_init(shown, pool);
	buf_init(stamp, pool);
	if (access_load(db, pool, &who) || who.roles & ROLE_BIT(ROLE_ADMIN))
		return;
	assert_int_equal(desk_open(db, pool, &who, &desk), OK);
	put(stamp, desk.view.stamp);
	for (enum desk_kind kind = DESK_VACANCIES; kind <= DESK_SEVERE; kind++)
		desk_want(&desk, kind, "", DESK_ROWS);
	assert_int_equal(desk_read(&desk), OK);
	for (size_t i = 0; i < desk.count; i++)
		put(shown, desk_rows(&desk, i));
	for (size_t i = 0; i < desk.view.group_count; i++)
		buf_str(shown, desk.view.groups[i]);
	buf_str(shown, desk.view.excluded);
}

/* A change somebody could make to objects or who takes part in them; false: the turn is of another
 * kind. */
static bool change_object(int turn, int v, int p)
{
	switch (turn % 25) {
	case 0:
		support_sql(db, "UPDATE vacancy SET title = 'T%d' WHERE id = %d;\n", turn, v);
		break;
	case 1:
		support_sql(db,
			"UPDATE vacancy SET status = IF(status = 'aktiv', 'geloescht', 'aktiv')"
			" WHERE id = %d;\n",
			v);
		break;
	case 2:
		support_sql(db,
			"UPDATE vacancy SET authority_id = 3 - authority_id WHERE id = %d;\n", v);
		break;
	case 3:
		support_sql(db, "UPDATE jobad SET title = 'J%d' WHERE vacancy_id = %d;\n", turn, v);
		break;
	case 4:
		support_sql(db,
			"UPDATE jobad SET status = IF(status = 'entwurf', 'in_abstimmung',"
			" 'entwurf') WHERE vacancy_id = %d;\n",
			v);
		break;
	case 5:
		support_sql(db,
			"UPDATE application SET status = IF(status = 'eingegangen', 'vorauswahl',"
			" 'eingegangen'), authority_id = (SELECT v.authority_id FROM vacancy v"
			" WHERE v.id = vacancy_id)"
			" WHERE vacancy_id = %d;\n",
			v);
		break;
	case 6:
		support_sql(db,
			"UPDATE application SET severely_disabled = 1 - severely_disabled"
			" WHERE vacancy_id = %d;\n",
			v);
		break;
	case 7:
		support_sql(db,
			"UPDATE applicant SET surname = 'N%d' WHERE id IN"
			" (SELECT applicant_id FROM application WHERE vacancy_id = %d);\n",
			turn, v);
		break;
	case 8:
		support_sql(db, "INSERT IGNORE INTO vacancy_person VALUES (%d, %d, %d);\n", v,
			turn & 1 ? ROLE_DEPARTMENT : ROLE_LECTOR, p);
		break;
	case 9:
		support_sql(db, "DELETE FROM vacancy_person WHERE vacancy_id = %d;\n", v);
		break;
	case 10:
		support_sql(db, "DELETE FROM vacancy_unit WHERE vacancy_id = %d;\n", v);
		break;
	default:
		return false;
	}
	return true;
}

/* A change of what people may see; those of assignments are followed by what follows them. */
static void change_something(int turn)
{
	int v = 1 + rand() % VACANCIES, p = 1 + rand() % PERSONS;

	switch (change_object(turn, v, p) ? -1 : turn % 25) {
	case -1:
		break;
	case 11:
		support_sql(db,
			"DELETE FROM staff_subject WHERE staff_user_id = %d"
			" AND subject_kind = 'unit' LIMIT 1;\n",
			p);
		break;
	case 12:
		support_sql(db,
			"INSERT IGNORE INTO vacancy_exclusion (vacancy_id, staff_user_id, reason,"
			" excluded_at) VALUES (%d, %d, '', NOW());\n",
			v, p);
		break;
	case 13:
		support_sql(db, "DELETE FROM vacancy_exclusion WHERE vacancy_id = %d;\n", v);
		break;
	case 14:
		support_sql(db, "UPDATE org_unit SET short_name = 'U%d' WHERE id = 1;\n", turn);
		break;
	case 15:
		support_sql(db,
			"UPDATE application SET sbv_refused = 1 - sbv_refused"
			" WHERE vacancy_id = %d;\n",
			v);
		break;
	case 16:
		support_sql(db,
			"UPDATE application SET handed_over = 1 - handed_over"
			" WHERE vacancy_id = %d;\n",
			v);
		break;
	case 17:
		support_sql(db,
			"UPDATE vacancy SET closed_at = NOW(), selection_fixed_at ="
			" IF(selection_fixed_at IS NULL, NOW(), NULL) WHERE id = %d;\n",
			v);
		break;
	case 18:
		support_sql(db,
			"UPDATE vacancy SET pr_ended_at = IF(pr_ended_at IS NULL, NOW(), NULL)"
			" WHERE id = %d;\n",
			v);
		break;
	case 19:
		support_sql(db, "DELETE FROM vacancy_asked WHERE vacancy_id = %d;\n", v);
		break;
	case 20:
		support_sql(db,
			"INSERT IGNORE INTO vacancy_asked SELECT %d, role_id FROM vacancy_reach"
			" WHERE vacancy_id = %d AND role_id < 12;\n",
			v, v);
		break;
	case 21:
		support_sql(db,
			"DELETE q FROM application_asked q JOIN application a"
			" ON a.id = q.application_id WHERE a.vacancy_id = %d;\n",
			v);
		break;
	case 22:
		support_sql(db,
			"INSERT IGNORE INTO application_asked SELECT r.subject_kind, r.subject_id,"
			" r.role_id, a.id FROM vacancy_reach r JOIN application a ON a.vacancy_id"
			" = r.vacancy_id"
			" WHERE r.vacancy_id = %d;\n",
			v);
		break;
	case 23:
		support_sql(db, "INSERT IGNORE INTO vacancy_seat VALUES (%d, %d);\n", v, p);
		break;
	default:
		support_sql(
			db, "DELETE FROM user_group_member WHERE staff_user_id = %d LIMIT 1;\n", p);
	}
	assert_int_equal(db_transaction(db, vacancies_work, NULL), OK);
}

/* No change is missed: while a person's stamp is the same, so is what is shown (with it, a cockpit
 * is remembered). */
static void test_stamp_changes_with_what_is_shown(void **state)
{
	size_t changed = 0, same = 0;

	(void)state;
	for (unsigned seed = 0; seed < 4; seed++) {
		struct buf shown[PERSONS], stamp[PERSONS];

		make_world(300 + seed);
		support_sql(db,
			"INSERT INTO org_unit (id, authority_id, kind, code, name,"
			" short_name, created_at,"
			" changed_at) VALUES (2, 2, 'authority', 'second', 'S', 'S',"
			" NOW(), NOW());\n");
		for (int p = 0; p < PERSONS; p++)
			look(p + 1, &shown[p], &stamp[p]);
		for (int turn = 0; turn < 96; turn++) {
			change_something(turn);
			for (int p = 0; p < PERSONS; p++) {
				struct buf now, now_stamp;

				look(p + 1, &now, &now_stamp);
				if (strcmp(stamp[p].data, now_stamp.data) == 0) {
					assert_string_equal(shown[p].data, now.data);
					same++;
				}
				changed += strcmp(shown[p].data, now.data) != 0;
				shown[p] = now;
				stamp[p] = now_stamp;
			}
		}
	}
	assert_true(changed > 100);
	assert_true(same > 100);
}

/* The portal's account raises counters it may not read. */
static void test_portal_changes_the_stamp(void **state)
{
	int64_t before, after;
	struct db *portal;

	(void)state;
	make_world(3);
	before = support_number(db, "SELECT SUM(version) FROM desk_version WHERE scope = 1");
	portal = support_db_open("bms_portal");
	support_sql(portal, "UPDATE application SET version = version + 1;\n");
	after = support_number(db, "SELECT SUM(version) FROM desk_version WHERE scope = 1");
	assert_true(after > before);
	assert_int_equal(after - before,
		support_number(db, "SELECT COUNT(*) FROM application WHERE authority_id = 1"));
	db_free(&portal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_desk_shows_what_the_lists_show),
		cmocka_unit_test(test_check_costs_two_statements),
		cmocka_unit_test(test_places_are_kept),
		cmocka_unit_test(test_stamp_changes_with_what_is_shown),
		cmocka_unit_test(test_portal_changes_the_stamp),
	};

	return cmocka_run_group_tests_name("desk", tests, NULL, end);
}
