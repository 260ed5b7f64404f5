/* Lists that are read where a person reaches something show, in random worlds, what access.h's
 * conditions let through: in every order, by every status, page by page. */
#include "place_world.h"

#include "application/list/application_list.h"
#include "base/text.h"
#include "publishing/jobad_list.h"
#include "recruiting/vacancy_list.h"

#define WORLDS 24
#define ALL 100
#define PAGE 3

static size_t read_by_choice, rows_seen, ads_seen;

static void make_world(unsigned seed)
{
	world_make(seed);
	assert_int_equal(db_transaction(db, rebuild_work, NULL), OK);
	support_sql(db,
		"UPDATE vacancy SET changed_at = changed_at + INTERVAL id * 3 %% 4 DAY,"
		" status = ELT(1 + id %% 3, 'aktiv', 'entwurf', 'geloescht');\n"
		"UPDATE application SET received_at = created_at + INTERVAL id * 5 %% 4 DAY,"
		" at_rest = at_rest AND id %% 2;\n");
}

/* The ids of all rows, some at a time. */
static size_t ids_read(const struct db_list *list, const struct db_list_ask *asked, int64_t page,
	int64_t ids_r[ALL])
{
	struct db_list_ask ask = *asked;
	struct db_rows *rows;
	size_t count = 0, id;

	ask.limit = page;
	do {
		assert_int_equal(db_list_rows(db, pool, list, &ask, &rows), OK);
		for (size_t i = 0; i < rows->count; i++) {
			for (id = 0; strcmp(rows->names[id], "list_id") != 0;)
				id++;
			assert_true(count < ALL);
			ids_r[count++] = db_cell_int(rows, i, id);
		}
		if (rows->count)
			db_list_place_of(list, ask.sort, rows, rows->count - 1, &ask.place);
	} while ((int64_t)rows->count == page);
	return count;
}

static void assert_same(
	const struct db_list *general, const struct db_list *chosen, struct db_list_ask *ask)
{
	int64_t truth[ALL], found[ALL];

	read_by_choice += chosen != general;
	for (ask->sort = 0; ask->sort < general->sort_count; ask->sort++)
		for (int way = 0; way < 2; way++) {
			size_t count;

			ask->descending = way;
			count = ids_read(general, ask, ALL, truth);
			rows_seen += count;
			assert_int_equal(ids_read(chosen, ask, PAGE, found), count);
			assert_memory_equal(found, truth, count * sizeof(*found));
		}
}

static void applications_compare(const struct principal *who, bool archive, const char *status)
{
	const struct db_list *general = archive ? &archived_seen : &applications_seen;
	const struct db_list *chosen = general;
	struct db_value slots[24];
	struct db_list_values typed = {1, {db_str(status)}};
	struct db_list_ask ask = {.slots = slots, .columns = UINT32_MAX};
	const struct access_where roles = who->where[RIGHT_CANDIDATE_LIST_VIEW];

	application_list_bind(who, roles, slots);
	if (*status)
		ask.filters[db_list_filter_find(general, "status")] = &typed;
	assert_int_equal(application_list_choose(db, pool, who, roles, archive, &ask, &chosen), OK);
	assert_same(general, chosen, &ask);
}

static void vacancies_compare(const struct principal *who, const char *filter, const char *value)
{
	const struct db_list *general = &vacancies_seen, *chosen = general;
	struct db_value slots[24];
	struct db_list_values typed = {1, {db_str(value)}};
	struct db_list_ask ask = {.slots = slots, .columns = UINT32_MAX};
	const struct access_where roles = who->where[RIGHT_VACANCY_LIST_VIEW];

	vacancy_list_bind(who, roles, slots);
	if (*filter)
		ask.filters[db_list_filter_find(general, filter)] = &typed;
	assert_int_equal(vacancy_list_choose(db, pool, who, roles, &ask, slots, &chosen), OK);
	assert_same(general, chosen, &ask);
}

static void jobads_compare(const struct principal *who, const char *status)
{
	const struct db_list *general = &jobads_seen, *chosen = general;
	struct db_value slots[24];
	struct db_list_values typed = {1, {db_str(status)}};
	struct db_list_ask ask = {.slots = slots, .columns = UINT32_MAX};
	const struct access_where roles = who->where[RIGHT_JOBAD_LIST_VIEW];

	jobad_list_bind(who, roles, slots);
	if (*status)
		ask.filters[db_list_filter_find(general, "status")] = &typed;
	assert_int_equal(jobad_list_choose(db, pool, who, roles, &ask, &chosen), OK);
	ads_seen += ids_read(chosen, &ask, ALL, (int64_t[ALL]){0});
	assert_same(general, chosen, &ask);
}

static void test_lists_show_what_is_seen(void **state)
{
	static const char *const asked[] = {"", "eingegangen", "vorauswahl,eingegangen",
		"eingegangen,vorauswahl,bewerbungsvergleich,archiviert,gespeichert"};

	(void)state;
	for (unsigned seed = 0; seed < WORLDS; seed++) {
		make_world(9000 + seed);
		for (int p = 0; p < PERSONS; p++) {
			struct principal who = {.kind = PRINCIPAL_STAFF, .id = p + 1};

			if (access_load(db, pool, &who))
				continue;
			for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
				applications_compare(&who, false, asked[i]);
			applications_compare(&who, true, "");
			jobads_compare(&who, "");
			jobads_compare(&who, "veroeffentlicht");
			jobads_compare(&who, "entwurf,lektorat");
			vacancies_compare(&who, "", "");
			vacancies_compare(&who, "status", "aktiv");
			vacancies_compare(&who, "meine", "1");
			vacancies_compare(&who, "behoerde", "NICHT-DA");
		}
	}
	assert_true(read_by_choice > 100);
	assert_true(rows_seen > 500);
	assert_true(ads_seen > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lists_show_what_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, end);
}
