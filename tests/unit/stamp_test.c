/* Nothing that a cockpit or a list shows changes without its stamp: random worlds, random changes.
 */
#include "place_world.h"

#include "access/list_view.h"
#include "application/list/application_list.h"
#include "desk/desk.h"
#include "org/group_list.h"
#include "org/orphan.h"
#include "org/staff_list.h"
#include "org/unit.h"
#include "org/unit_list.h"
#include "recruiting/project_list.h"
#include "recruiting/vacancy_list.h"

#define WORLDS 2
#define TURNS 111 /* each change three times */
#define CHANGES 37
#define SLOTS 24
#define MANY 50

static void make_world(unsigned seed)
{
	world_make(seed);
	/* the second person is an administrator and nothing else */
	support_sql(db,
		"UPDATE staff_user SET status = 'active' WHERE id = 2;\n"
		"DELETE FROM staff_subject WHERE staff_user_id = 2 AND subject_kind = 'unit';\n"
		"DELETE FROM user_group_member WHERE staff_user_id = 2;\n"
		"DELETE FROM project_member WHERE staff_user_id = 2;\n"
		"DELETE FROM vacancy_person WHERE staff_user_id = 2;\n"
		"INSERT IGNORE INTO staff_subject VALUES (2, 'all', 0);\n"
		"INSERT INTO user_group_member VALUES (2, 1);\n");
	support_sql(db,
		"UPDATE jobad SET changed_at = changed_at + INTERVAL id * 7 %% 5 DAY;\n"
		"UPDATE vacancy SET changed_at = changed_at + INTERVAL id * 3 %% 4 DAY,"
		" status = IF(id %% 2, 'aktiv', 'entwurf');\n"
		"UPDATE application SET received_at = created_at + INTERVAL id * 5 %% 4 DAY;\n");
	assert_int_equal(db_transaction(db, rebuild_work, NULL), OK);
	support_sql(db,
		"INSERT INTO org_unit (id, authority_id, kind, code, name, short_name, created_at,"
		" changed_at) VALUES (2, 2, 'authority', 'second', 'S', 'S', NOW(), NOW());\n");
}

static enum outcome vacancy_work(struct db *handle, void *context)
{
	const int *vacancy = context;

	return reach_rebuild_vacancy(handle, *vacancy);
}

/* All cells of rows as text. */
static void put(struct buf *text, const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count * rows->columns; i++)
		buf_printf(text, "%s|", rows->cells[i].bytes ? rows->cells[i].bytes : "-");
	buf_char(text, '\n');
}

/* What a person's cockpit shows, and the stamp under which it may be remembered. */
static void look_at_desk(int64_t person, struct buf *shown, struct buf *stamp)
{
	struct principal who = {.kind = PRINCIPAL_STAFF, .id = person};
	struct desk desk;

	buf_init(shown, pool);
	buf_init(stamp, pool);
	if (access_load(db, pool, &who))
		return;
	assert_int_equal(desk_open(db, pool, &who, &desk), OK);
	put(stamp, desk.view.stamp);
	for (enum desk_kind kind = DESK_VACANCIES; kind <= DESK_SEVERE; kind++)
		desk_want(&desk, kind, "", DESK_ROWS + 1, DESK_ROWS);
	assert_int_equal(desk_read(&desk), OK);
	for (size_t i = 0; i < desk.count; i++) {
		put(shown, desk_rows(&desk, i));
		buf_printf(shown, "%zu", desk_found(&desk, i));
	}
	for (size_t i = 0; i < desk.view.group_count; i++)
		buf_str(shown, desk.view.groups[i]);
	buf_str(shown, desk.view.excluded);
}

/* The first rows of a list, with all columns, and how many there are. */
static void put_list(struct buf *text, const struct db_list *list, const struct db_list_ask *ask)
{
	struct db_rows *rows = NULL;
	int64_t count = 0;

	assert_int_equal(db_list_rows(db, pool, list, ask, &rows), OK);
	assert_int_equal(db_list_count(db, list, ask, MANY, &count), OK);
	put(text, rows);
	buf_printf(text, "%lld\n", (long long)count);
}

static void put_applications(struct buf *text, const struct principal *who, bool archive)
{
	struct db_value slots[SLOTS];
	struct db_list_ask ask = {.slots = slots, .columns = UINT32_MAX, .limit = MANY};
	const struct db_list *list = archive ? &archived_seen : &applications_seen;
	const struct access_where roles = who->where[RIGHT_CANDIDATE_LIST_VIEW];

	application_list_bind(who, roles, slots);
	assert_int_equal(application_list_choose(db, pool, who, roles, archive, &ask, &list), OK);
	put_list(text, list, &ask);
}

/* What a person's lists show (.remembered), and the stamp. */
static void look_at_lists(int64_t person, struct buf *shown, struct buf *stamp)
{
	struct principal who = {.kind = PRINCIPAL_STAFF, .id = person};
	struct db_value slots[SLOTS];
	struct db_list_ask ask = {.slots = slots, .columns = UINT32_MAX, .limit = MANY};
	const struct db_list *list = &vacancies_seen;
	struct db_rows *rows = NULL;

	buf_init(shown, pool);
	buf_init(stamp, pool);
	if (access_load(db, pool, &who))
		return;
	assert_int_equal(access_stamp_read(db, pool, &who, ACCESS_STAMP_REACH, &rows), OK);
	put(stamp, rows);
	access_where_add(stamp, who.where);
	put_applications(shown, &who, false);
	put_applications(shown, &who, true);
	project_list_bind(&who, who.where[RIGHT_PROJECT_LIST_VIEW], slots);
	put_list(shown, &projects_seen, &ask);
	vacancy_list_bind(&who, who.where[RIGHT_VACANCY_LIST_VIEW], slots);
	assert_int_equal(vacancy_list_choose(db, pool, &who, who.where[RIGHT_VACANCY_LIST_VIEW],
				 &ask, slots, &list),
		OK);
	put_list(shown, list, &ask);
	assert_int_equal(list_views(db, pool, &who, "vacancies", &rows), OK);
	put(shown, rows);
	assert_int_equal(unit_authorities(db, pool, &rows), OK);
	put(shown, rows);
	assert_int_equal(application_status_choices(db, pool, "de", &rows), OK);
	put(shown, rows);
}

/* What an administrator's lists of staff show, by one of two stamps. */
static void look_at_staff_by(enum access_stamp kind, const struct db_list *const *lists,
	size_t count, struct buf *shown, struct buf *stamp)
{
	struct principal who = {.kind = PRINCIPAL_STAFF, .id = 1, .roles = ROLE_BIT(ROLE_ADMIN)};
	struct db_value slots[SLOTS] = {db_str("2026-11-28 12:00:00")};
	struct db_rows *rows = NULL;

	assert_int_equal(access_stamp_read(db, pool, &who, kind, &rows), OK);
	put(stamp, rows);
	for (size_t i = 0; i < count; i++) {
		const struct db_list_ask ask = {
			.slots = slots, .columns = UINT32_MAX, .limit = MANY};

		put_list(shown, lists[i], &ask);
	}
	assert_int_equal(list_views(db, pool, &who, "groups", &rows), OK);
	put(shown, rows);
}

static void look_at_groups(int64_t person, struct buf *shown, struct buf *stamp)
{
	static const struct db_list *const lists[] = {
		&group_list, &unit_list, &orphan_groups, &orphan_mappings, &orphan_people};

	buf_init(shown, pool);
	buf_init(stamp, pool);
	if (person == 1) /* they are the same for all */
		look_at_staff_by(ACCESS_STAMP_STAFF, lists, 5, shown, stamp);
}

static void look_at_signed(int64_t person, struct buf *shown, struct buf *stamp)
{
	static const struct db_list *const lists[] = {
		&staff_list, &orphan_unmapped, &orphan_unused};

	buf_init(shown, pool);
	buf_init(stamp, pool);
	if (person == 1) /* they are the same for all */
		look_at_staff_by(ACCESS_STAMP_SIGNED, lists, 3, shown, stamp);
}

/* A change somebody could make to objects or who takes part in them; false: the turn is of another
 * kind. */
static bool change_object(int turn, int v, int p)
{
	switch (turn % CHANGES) {
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
			"UPDATE vacancy SET authority_id = IF(authority_id = 1, 2, 1)"
			" WHERE id = %d;\n",
			v);
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

/* A change of who may see what. */
static bool change_sight(int turn, int v, int p)
{
	switch (turn % CHANGES) {
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
			"UPDATE vacancy SET pr_ended_at = IF(pr_ended_at IS NULL, NOW(), NULL),"
			" blind_stage = IF(blind_stage = 'on', 'over', 'on')"
			" WHERE id = %d;\n",
			v);
		break;
	case 19:
		support_sql(db, "DELETE FROM vacancy_asked WHERE vacancy_id = %d;\n", v);
		break;
	case 20:
		support_sql(db,
			"INSERT IGNORE INTO vacancy_asked SELECT %d, id FROM base_role"
			" WHERE id < 12;\n",
			v);
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
	case 24:
		support_sql(db,
			"DELETE FROM user_group_member WHERE staff_user_id = %d AND group_id > 1"
			" LIMIT 1;\n",
			p);
		break;
	default:
		return false;
	}
	return true;
}

/* A change of what things are called, and of what somebody keeps. */
static bool change_name(int turn, int p)
{
	switch (turn % CHANGES) {
	case 25:
		support_sql(db,
			"UPDATE project SET name = 'P%d', status = IF(status = 'aktiv', 'inaktiv',"
			" 'aktiv') WHERE id = %d;\n",
			turn, 1 + rand() % PROJECTS);
		break;
	case 26:
		support_sql(db,
			"UPDATE project SET responsible_id = %d, changed_at = changed_at +"
			" INTERVAL 1 DAY WHERE id = %d;\n",
			p, 1 + rand() % PROJECTS);
		break;
	case 27:
		support_sql(db,
			"INSERT INTO list_view (staff_user_id, list, name, state, changed_at)"
			" VALUES (%d, 'vacancies', 'L%d', '', NOW());\n"
			"DELETE FROM list_view WHERE staff_user_id = %d;\n"
			"UPDATE list_view SET standard = 1 - standard;\n",
			p, turn, 1 + rand() % PERSONS);
		break;
	case 28:
		support_sql(db, "UPDATE staff_user SET surname = 'S%d' WHERE id = %d;\n", turn, p);
		break;
	case 29:
		support_sql(db, "UPDATE org_unit SET name = 'N%d' WHERE id = 1;\n", turn);
		break;
	case 30:
		support_sql(db,
			"INSERT INTO org_unit (id, authority_id, kind, code, name, short_name,"
			" created_at, changed_at) VALUES (%d, NULL, 'authority', 'T%d', 'T', 'T',"
			" NOW(), NOW());\n",
			1000 + turn, turn);
		break;
	default:
		return false;
	}
	return true;
}

/* A change of who is in which group, and who signs in. */
static void change_staff(int turn, int p)
{
	switch (turn % CHANGES) {
	case 31:
		support_sql(db,
			"INSERT IGNORE INTO user_group_member (staff_user_id, group_id)"
			" SELECT %d, MIN(id) + %d FROM user_group;\n",
			p, turn % 3);
		break;
	case 32:
		support_sql(db,
			"INSERT INTO directory_group (name, group_id) SELECT 'D%d', MIN(id)"
			" FROM user_group;\n",
			turn);
		break;
	case 33:
		support_sql(db,
			"UPDATE staff_user SET last_sign_in = '2026-11-2%d 10:00:00'"
			" WHERE id = %d;\n",
			turn % 8, p);
		break;
	case 34:
		support_sql(db,
			"INSERT INTO directory_group_unmapped (name, seen, last_seen)"
			" VALUES ('U%d', 1, NOW());\n",
			turn);
		break;
	case 35:
		support_sql(db, "UPDATE user_group SET name = 'G%d' ORDER BY id LIMIT 1;\n", turn);
		break;
	default:
		support_sql(db,
			"UPDATE base_role SET name_de = 'R%d' WHERE name_de > '' LIMIT 1;\n", turn);
	}
}

/* Changes of assignments are followed by what follows them. */
static void change_something(int turn)
{
	int v = 1 + rand() % VACANCIES, p = 1 + rand() % PERSONS;

	if (!change_object(turn, v, p) && !change_sight(turn, v, p) && !change_name(turn, p))
		change_staff(turn, p);
	assert_int_equal(db_transaction(db, vacancy_work, &v), OK);
}

typedef void look(int64_t person, struct buf *shown, struct buf *stamp);

/* What somebody saw last, in one way of looking. */
struct seen {
	look *look;
	struct buf shown[PERSONS], stamp[PERSONS];
	size_t changed, same;
};

static void look_again(struct seen *seen)
{
	for (int p = 0; p < PERSONS; p++) {
		struct buf now, stamp;

		seen->look(p + 1, &now, &stamp);
		if (strcmp(seen->stamp[p].data, stamp.data) == 0) {
			assert_string_equal(seen->shown[p].data, now.data);
			seen->same++;
		}
		seen->changed += strcmp(seen->shown[p].data, now.data) != 0;
		seen->shown[p] = now;
		seen->stamp[p] = stamp;
	}
}

/* No change is missed: while a person's stamp is the same, so is what is shown (with it, cockpits
 * and lists are remembered). */
static void test_stamp_changes_with_what_is_shown(void **state)
{
	struct seen ways[] = {{.look = look_at_desk}, {.look = look_at_lists},
		{.look = look_at_groups}, {.look = look_at_signed}};
	const size_t count = sizeof(ways) / sizeof(ways[0]);

	(void)state;
	for (unsigned seed = 0; seed < WORLDS; seed++) {
		make_world(300 + seed);
		for (int p = 0; p < PERSONS; p++)
			for (size_t i = 0; i < count; i++)
				ways[i].look(p + 1, &ways[i].shown[p], &ways[i].stamp[p]);
		for (int turn = 0; turn < TURNS; turn++) {
			change_something(turn);
			for (size_t i = 0; i < count; i++)
				look_again(&ways[i]);
		}
	}
	for (size_t i = 0; i < count; i++) {
		assert_true(ways[i].changed > 20);
		assert_true(ways[i].same > 100);
	}
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
		cmocka_unit_test(test_stamp_changes_with_what_is_shown),
		cmocka_unit_test(test_portal_changes_the_stamp),
	};

	return cmocka_run_group_tests_name("stamp", tests, NULL, end);
}
