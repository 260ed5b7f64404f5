/* The desk shows what the general lists begin with, for random worlds and by both ways of looking;
 * and what a check costs. */
#include "place_world.h"

#include "application/application.h"
#include "desk/desk.h"
#include "publishing/jobad.h"
#include "recruiting/vacancy.h"

#define WORLDS 12

static void make_world(unsigned seed)
{
	world_make(seed);
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

static void assert_same_row(const struct db_rows *rows, const struct db_rows *general, size_t row)
{
	for (size_t column = 0; column < rows->columns; column++) {
		const char *shown = db_cell_text(rows, row, column);
		const char *listed = db_text(general, row, rows->names[column]);

		if (!shown || !listed)
			assert_true(shown == listed);
		else
			assert_string_equal(shown, listed);
	}
}

/* The same rows in the same order, whatever is shown of them (counts, the mark); the desk may end
 * earlier than the general list, at DESK_ROWS, and says whether there are more. */
static size_t assert_same(const struct desk *desk, size_t list, const struct db_rows *general)
{
	const struct db_rows *rows = desk_rows(desk, list);
	size_t count = general->count < DESK_ROWS ? general->count : DESK_ROWS;

	assert_int_equal(rows->count, count);
	assert_int_equal(desk_found(desk, list), count + (general->count > DESK_ROWS));
	for (size_t i = 0; i < count; i++)
		assert_same_row(rows, general, i);
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
		desk_want(&desk, DESK_VACANCIES, of_vacancies[i], DESK_ROWS + 1, DESK_ROWS);
	for (int i = 0; i < 3; i++)
		desk_want(&desk, DESK_JOBADS, of_jobads[i], DESK_ROWS + 1, DESK_ROWS);
	for (int i = 0; i < 6; i++)
		desk_want(&desk, i < 3 ? DESK_APPLICATIONS : DESK_SEVERE, of_applications[i % 3],
			DESK_ROWS + 1, DESK_ROWS);
	assert_int_equal(desk_read(&desk), OK);
	for (size_t i = 0; i < 2; i++) {
		struct vacancy_filter filter = {.limit = 50, .status = i ? of_vacancies[i] : NULL};

		assert_int_equal(vacancy_list(db, pool, who, &filter, &rows, NULL), OK);
		total += assert_same(&desk, i, rows);
	}
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(jobad_list_status(db, pool, who, of_jobads[i], 50, &rows), OK);
		total += assert_same(&desk, 2 + i, rows);
	}
	for (size_t i = 0; i < 6; i++) {
		struct application_filter filter = {
			.limit = 50, .statuses = of_applications[i % 3], .severe_only = i >= 3};

		assert_int_equal(application_list(db, pool, who, &filter, &rows, NULL), OK);
		total += assert_same(&desk, 5 + i, rows);
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
			access_places_open = 0;
			total += compare(&who);
			access_places_open = 512;
			desk_few_statuses = 0;
			total += compare(&who);
			desk_few_statuses = 4;
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_desk_shows_what_the_lists_show),
		cmocka_unit_test(test_check_costs_two_statements),
		cmocka_unit_test(test_places_are_kept),
	};

	return cmocka_run_group_tests_name("desk", tests, NULL, end);
}
