/* The files of the search together: changes, order, suggestions, comparing. */
#include "search_fixture.h"
#include "sync_hook.h"

static void nothing_there_is_unavailable(void **state)
{
	(void)state;
	struct search_query query = asked("Stelle");
	struct search_result result;
	assert_int_equal(search_refresh(search), UNAVAILABLE);
	assert_int_equal(search_find(search, pool, &query, &result), UNAVAILABLE);
	fresh(3, 1);
	assert_int_equal(search_refresh(search), OK);
	assert_int_equal(total("Stelle"), 3);
	assert_int_equal(total(NULL), 3);
	assert_int_equal(search_version(search), 1);
}

static void delta_changes_adds_and_removes(void **state)
{
	(void)state;
	fresh(10, 1);
	assert_int_equal(search_refresh(search), OK);
	uint64_t serial = search_serial(search);
	assert_int_equal(search_refresh(search), OK);
	assert_int_equal(search_serial(search), serial);
	struct search_builder *builder = search_builder_new();
	struct search_document changed = document(3, "Stelle geändert", "Brücken");
	struct search_document added = document(50, "Stelle neu", "Gärten");
	search_builder_add(builder, &changed);
	search_builder_add(builder, &added);
	search_builder_replace(builder, 5);
	assert_int_equal(write_delta(&builder, 2), OK);
	assert_int_equal(search_refresh(search), OK);
	assert_true(search_serial(search) > serial);
	assert_int_equal(search_version(search), 2);
	assert_int_equal(total("Stelle"), 10);
	assert_int_equal(total("wort3"), 0);
	assert_int_equal(total("wort5"), 0);
	assert_int_equal(total("bruecke"), 1);
	struct search_query query = asked("Stelle");
	struct search_result result;
	query.per_page = 3;
	assert_int_equal(search_find(search, pool, &query, &result), OK);
	assert_int_equal(result.hits[0].id, 50); /* newest first, over both files */
	assert_int_equal(result.hits[1].id, 10);
	query.page = 3;
	assert_int_equal(search_find(search, pool, &query, &result), OK);
	assert_int_equal(result.hits[0].id, 4);
	assert_int_equal(result.hits[1].id, 3);
	assert_int_equal(result.hits[2].id, 2);
	query.page = 999;
	assert_int_equal(search_find(search, pool, &query, &result), OK);
	assert_int_equal(result.page, 4);
	assert_int_equal(result.hits[0].id, 1);
	query.page = INT64_MAX;
	assert_int_equal(search_find(search, pool, &query, &result), OK);
	assert_int_equal(result.page, 4);
}

static void ranks_by_title_and_directness(void **state)
{
	(void)state;
	struct search_builder *builder = search_builder_new();
	const char *const ads[][2] = {{"Stelle", "Ingenieur"}, {"Bauingenieur", "x"},
		{"Ingenieur", "x"}, {"Stelle", "Ingenieur Ingenieur Ingenieur"},
		{"Ingenieure", "x"}, {"Stelle", "Bauingenieur"}};
	for (size_t i = 0; i < 6; i++) {
		struct search_document ad = document((int64_t)i + 1, ads[i][0], ads[i][1]);
		search_builder_add(builder, &ad);
	}
	assert_int_equal(write_base(&builder, 1), OK);
	assert_int_equal(write_delta(NULL, 1), OK);
	assert_int_equal(search_refresh(search), OK);
	struct search_query query = asked("Ingenieur");
	struct search_result result;
	query.sort = SEARCH_RELEVANCE;
	assert_int_equal(search_find(search, pool, &query, &result), OK);
	assert_int_equal(result.count, 6);
	static const int64_t order[] = {3, 5, 2, 4, 1, 6};
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(result.hits[i].id, order[i]);
}

static void helps_when_nothing_is_found(void **state)
{
	(void)state;
	fresh(10, 1);
	assert_int_equal(search_refresh(search), OK);
	static const char *const slips[] = {"Verwatlung", "Verwaltng", "Verwalltung", "Verwalkung",
		"VERWALTUMG Stelle", "erwaltunk stelle"};
	struct search_result result;
	for (size_t i = 0; i < 6; i++) {
		struct search_query query = asked(slips[i]);
		assert_int_equal(search_find(search, pool, &query, &result), OK);
		assert_int_equal(result.total, 0);
		if (i == 5) { /* two slips */
			assert_null(result.suggestion.words);
			continue;
		}
		assert_string_equal(
			result.suggestion.words, i == 4 ? "Verwaltung Stelle" : "Verwaltung");
		assert_int_equal(result.suggestion.total, 10);
	}
	struct search_query query = asked("Verwaltung Stelle Zirkus");
	assert_int_equal(search_find(search, pool, &query, &result), OK);
	assert_int_equal(result.hint_count, 1);
	assert_string_equal(result.hints[0].words, "Verwaltung Stelle");
	assert_int_equal(result.hints[0].total, 10);
	const char *const other[] = {"gibt es nicht"};
	query = asked("Verwaltung");
	query.facets[2].values = other;
	query.facets[2].count = 1;
	assert_int_equal(search_find(search, pool, &query, &result), OK);
	assert_int_equal(result.total, 0);
	assert_int_equal(result.without_filters, 10);
	query = asked("Verwaltung");
	assert_int_equal(search_find(search, pool, &query, &result), OK);
	assert_null(result.suggestion.words);
	assert_int_equal(result.hint_count, 0);
	assert_int_equal(result.without_filters, 0);
}

/* The bytes before they get their name, then the name. */
static void what_is_written_is_on_disk(void **state)
{
	(void)state;
	struct search_builder *builder = search_builder_new();
	sync_begin(-1);
	assert_int_equal(write_base(&builder, 1), OK);
	assert_int_equal(write_delta(NULL, 2), OK);
	for (int i = 0; i < synced_count; i += 2) {
		assert_non_null(strstr(synced[i], ".new"));
		assert_string_equal(synced[i + 1], folder);
	}
	assert_in_range(synced_count, 4, SYNCED_MAX - 1);
	assert_true(synced_at(folder) == 1);
	for (int fails = 0; fails < 2; fails++) {
		builder = search_builder_new();
		sync_begin(fails);
		assert_int_equal(write_base(&builder, 3), UNAVAILABLE);
		sync_begin(-1);
	}
}

static void two_writers_keep_apart(void **state)
{
	(void)state;
	struct search_writer *one = search_writer_open(folder), *two = search_writer_open(folder);
	assert_true(search_writer_lock(one, SEARCH_LOCK_DELTA));
	assert_false(search_writer_lock(two, SEARCH_LOCK_DELTA));
	assert_true(search_writer_lock(two, SEARCH_LOCK_BASE));
	search_writer_free(&one);
	assert_true(search_writer_lock(two, SEARCH_LOCK_DELTA));
	search_writer_free(&two);
}

static void differences(void *context, const char *what, int64_t id)
{
	char *text = context;
	snprintf(text + strlen(text), 200 - strlen(text), "%s %lld;", what, (long long)id);
}

static void check_names_differences(void **state)
{
	(void)state;
	char text[200] = "";
	fresh(4, 1);
	assert_int_equal(search_refresh(search), OK);
	for (int64_t id = 1; id <= 5; id++) {
		struct search_document ad = document(id, "Stelle in der Verwaltung",
			pool_printf(
				pool, "Wort%lld und Straßenbau", (long long)(id == 2 ? 7 : id)));
		if (id == 3)
			ad.facets[4] = "y";
		if (id != 4)
			assert_int_equal(search_check(search, &ad, differences, text), OK);
	}
	assert_int_equal(search_check(search, NULL, differences, text), OK);
	assert_string_equal(text, "different 2;different 3;missing 5;surplus 4;");
}

#define TEST(name) cmocka_unit_test_setup(name, clean)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_there_is_unavailable),
		TEST(delta_changes_adds_and_removes),
		TEST(ranks_by_title_and_directness),
		TEST(helps_when_nothing_is_found),
		TEST(what_is_written_is_on_disk),
		TEST(two_writers_keep_apart),
		TEST(check_names_differences),
	};
	return cmocka_run_group_tests(tests, folder_make, folder_end);
}
