/* Published ads: the search against a naive recount on random data, and its index. */
#include "public_ad_world.h"

#define QUERIES 250

/* An amount finds the ads that reach more as well; what is none of the amounts finds nothing. */
static bool pay_reaches(const struct ad *ad, const char *amount)
{
	for (size_t p = 0; p < PUBLIC_AD_PAYS; p++)
		if (strcmp(amount, public_ad_pays[p]) == 0)
			return *ad->values[FACET_PAY]
				&& atoll(ad->values[FACET_PAY]) >= atoll(amount);
	return false;
}

/* Ads may have both values of these, and count for each. */
static bool of_two(size_t f)
{
	return f == FACET_WORKING_TIME || f == FACET_OPEN;
}

static bool ad_passes(const struct ad *ad, const struct public_ad_query *query, size_t f)
{
	for (size_t i = 0; i < query->facets[f].count; i++) {
		if (strcmp(query->facets[f].values[i], ad->values[f]) == 0)
			return true;
	}
	for (size_t i = 0; i < query->facets[f].count && f == FACET_PAY; i++)
		if (pay_reaches(ad, query->facets[f].values[i]))
			return true;
	bool both = of_two(f) && strcmp(ad->values[f], "both") == 0;
	return both || query->facets[f].count == 0;
}

/* Does the ad count for this value? For pay, as it passes. One that is both counts for full and for
 * part time. */
static bool ad_counts(const struct ad *ad, size_t f, const char *value)
{
	if (f == FACET_PAY)
		return pay_reaches(ad, value);
	return strcmp(ad->values[f], value) == 0
		|| (of_two(f) && strcmp(ad->values[f], "both") == 0);
}

/* Is the ad's value one to choose? */
static bool ad_offered(const struct ad *ad, const struct public_ad_query *query, size_t f)
{
	if (f == FACET_HOME)
		return strcmp(ad->values[f], "1") == 0;
	return f != FACET_EXTERNAL || (query->internal && !ad->external);
}

/* The naive way: every filter but one's own. */
static bool ad_found(
	const struct ad *ad, const struct public_ad_query *query, const char *text, size_t but)
{
	if (!ad_shown(ad, query->internal) || (text && strcmp(ad->text, text) != 0))
		return false;
	for (size_t f = 0; f < FACET_COUNT; f++) {
		if (f == FACET_EXTERNAL && !query->internal)
			continue; /* no filter outside */
		if (f != but && !ad_passes(ad, query, f))
			return false;
	}
	return true;
}

static void check_counts(const struct public_ad_query *query, const char *text,
	const struct public_ad_result *result)
{
	int64_t total = 0;
	for (size_t i = 0; i < ADS; i++)
		total += ad_found(&ads[i], query, text, FACET_COUNT);
	assert_int_equal(result->total, total);
	for (size_t f = 0; f < FACET_COUNT; f++) {
		int64_t sum = 0, expected = 0;
		for (size_t v = 0; v < result->facets[f].count; v++) {
			const struct public_ad_value *value = &result->facets[f].values[v];
			int64_t count = 0;
			for (size_t i = 0; i < ADS; i++)
				count += ad_found(&ads[i], query, text, f)
					&& ad_counts(&ads[i], f, value->value);
			assert_int_equal(value->count, count);
			if (f == FACET_AUTHORITY)
				assert_string_equal(
					value->label, pool_printf(pool, "Amt %s", value->value));
			if (v > 0 && f == FACET_PAY)
				assert_true(atoll(value[-1].value) < atoll(value->value));
			if (v > 0 && !of_two(f))
				assert_true(value[-1].count >= value->count);
			sum += count;
		}
		for (size_t i = 0; i < ADS; i++)
			expected +=
				ad_found(&ads[i], query, text, f) && ad_offered(&ads[i], query, f);
		if (!of_two(f) && f != FACET_PAY)
			assert_int_equal(sum, expected); /* no value is missing */
	}
}

static const struct public_ad_query *sorting;

static int compare(const void *a, const void *b)
{
	const struct ad *left = *(const struct ad *const *)a;
	const struct ad *right = *(const struct ad *const *)b;
	int order = sorting->sort == SORT_DEADLINE ? strcmp(left->to, right->to) : 0;
	if (order == 0)
		order = strcmp(right->published, left->published);
	return order ? order : left->id < right->id ? 1 : -1;
}

static void check_list(const struct public_ad_query *query, const char *text,
	const struct public_ad_result *result)
{
	const struct ad *found[ADS];
	size_t n = 0;
	for (size_t i = 0; i < ADS; i++) {
		if (ad_found(&ads[i], query, text, FACET_COUNT))
			found[n++] = &ads[i];
	}
	sorting = query;
	qsort(found, n, sizeof(*found), compare);
	size_t first = (size_t)((result->page - 1) * query->per_page);
	assert_true(first < n || n == 0);
	size_t wanted = n - first < (size_t)query->per_page ? n - first : (size_t)query->per_page;
	struct db_rows *rows;
	assert_int_equal(result->count, wanted);
	assert_int_equal(public_ad_list(db, pool, result->ads, result->count, &rows), OK);
	assert_int_equal(rows->count, wanted);
	for (size_t i = 0; i < wanted; i++)
		assert_string_equal(db_text(rows, i, "number"),
			pool_printf(pool, "S-2026-%05lld", (long long)found[first + i]->id));
}

static void query_random(struct public_ad_query *query)
{
	*query = (struct public_ad_query){
		.internal = chance(2), .per_page = 1 + (int64_t)chance(PUBLIC_AD_PAGE)};
	query->page = 1 + (int64_t)chance(4) * (int64_t)chance(12);
	query->sort = chance(3) ? SORT_NEWEST : SORT_DEADLINE;
	for (size_t f = 0; f < FACET_COUNT; f++) {
		size_t count = chance(3) ? 0 : 1 + chance(2);
		const char **values = POOL_ARRAY(pool, const char *, 3);
		for (size_t i = 0; i < count; i++)
			values[i] = chance(20) ? choices[f].values[chance(choices[f].count)]
					       : "gibt es nicht";
		query->facets[f].values = values;
		query->facets[f].count = count;
	}
}

static void search_equals_recount(void **state)
{
	(void)state;
	for (int i = 0; i < QUERIES; i++) {
		struct public_ad_query query;
		struct public_ad_result result;
		query_random(&query);
		assert_int_equal(public_ad_search(db, pool, &query, &result), OK);
		check_counts(&query, NULL, &result);
		check_list(&query, NULL, &result);
	}
}

static void words_equal_recount(void **state)
{
	(void)state;
	/* What is typed, and the only text that has it. */
	static const char *const typed[][2] = {
		{"prüfen", "Steuern prüfen"},
		{"pruefung STEUER", "Prüfung der Steuer"},
		{"STRASSENBAU", "Straßenbau planen"},
		{"in der", "IT in der Verwaltung"},
		{"  verwaltungsfach ", "Verwaltungsfachangestellte"},
		{"Italien", "Italienisch unterrichten"},
		{"straßenb", "Straßenbau planen"},
	};
	for (size_t i = 0; i < QUERIES; i++) {
		const char *const *words = typed[i % 7];
		struct public_ad_query query;
		struct public_ad_result result;
		query_random(&query);
		query.words = words[0];
		assert_int_equal(public_ad_search(db, pool, &query, &result), OK);
		check_counts(&query, words[1], &result);
		check_list(&query, words[1], &result);
		query.sort = SORT_RELEVANCE; /* all of them match alike: the newest come first */
		assert_int_equal(public_ad_search(db, pool, &query, &result), OK);
		check_list(&query, words[1], &result);
	}
}

static void strange_words_find_nothing_or_something(void **state)
{
	(void)state;
	static const char *const strange[] = {"***", "\"", "+-+", "((((", "😀", "q",
		"'; DROP TABLE public_ad; --", "@distance", "ein\tzwei\nDREI", "%%", "\\", "ﬀ ﬁ",
		"\xe2\x80\x8b", "ÅÅÅ\xcc\x8a", "日本 語", "١٢٣"};
	struct public_ad_query query = {.page = 1, .per_page = 20, .sort = SORT_RELEVANCE};
	struct public_ad_result result;
	for (size_t i = 0; i < sizeof(strange) / sizeof(strange[0]); i++) {
		query.words = strange[i];
		assert_int_equal(public_ad_search(db, pool, &query, &result), OK);
		assert_int_equal(result.total, result.count);
		assert_int_equal(result.total, 0);
	}
	char *nonsense = POOL_ARRAY(pool, char, 20001);
	memset(nonsense, 'x', 20000);
	query.words = nonsense;
	assert_int_equal(public_ad_search(db, pool, &query, &result), OK);
	assert_int_equal(result.total, 0);
}

static void lists_cost_no_statement(void **state)
{
	(void)state;
	struct public_ad_query query = {.page = 1, .per_page = 20};
	struct public_ad_result result;
	assert_int_equal(public_ad_search(db, pool, &query, &result), OK);
	uint64_t before = db_statements(db);
	assert_int_equal(public_ad_search(db, pool, &query, &result), OK);
	check_counts(&query, NULL, &result);
	query.facets[FACET_TOWN].values = towns;
	query.facets[FACET_TOWN].count = 2;
	assert_int_equal(public_ad_search(db, pool, &query, &result), OK);
	assert_int_equal(db_statements(db), before);
	struct db_rows *rows;
	assert_int_equal(public_ad_list(db, pool, result.ads, result.count, &rows), OK);
	assert_int_equal(db_statements(db), before + 1);
}

static void changes_show_when_they_are_indexed(void **state)
{
	(void)state;
	struct ad ad = {.id = 90001,
		.external = true,
		.text = "Neu",
		.from = TODAY,
		.to = "2026-12-01",
		.published = "2026-11-21 07:00:00"};
	for (size_t f = 0; f < FACET_COUNT; f++)
		ad.values[f] = choices[f].values[0];
	struct public_ad_query query = {.page = 1, .per_page = 20};
	struct public_ad_result before, after, changed;
	struct db_rows *rows;
	assert_int_equal(public_ad_search(db, pool, &query, &before), OK);
	assert_int_equal(db_transaction(db, ad_insert, &ad), OK);
	index_now();
	assert_int_equal(public_ad_search(db, pool, &query, &after), OK);
	assert_int_equal(after.ads[0].id, 90001);
	assert_int_equal(after.ads[1].version, before.ads[0].version);
	assert_int_equal(after.total, before.total + 1);
	assert_int_equal(db_transaction(db, title_change, &ad.id), OK);
	index_now();
	assert_int_equal(public_ad_search(db, pool, &query, &changed), OK);
	assert_int_equal(changed.ads[0].id, 90001);
	assert_true(changed.ads[0].version > after.ads[0].version);
	/* Withdrawn, it is not shown any more, even while it is still counted. */
	char number[] = "S-2026-90001";
	assert_int_equal(db_transaction(db, withdraw, number), OK);
	assert_int_equal(public_ad_search(db, pool, &query, &after), OK);
	assert_int_equal(after.ads[0].id, 90001);
	assert_int_equal(public_ad_list(db, pool, after.ads, after.count, &rows), OK);
	assert_int_equal(rows->count, after.count - 1);
	index_now();
	assert_int_equal(public_ad_search(db, pool, &query, &after), OK);
	assert_int_equal(after.total, before.total);
	/* Another day begins: what ended yesterday is not counted any more, whatever is kept. */
	clock_set(day_start("2026-11-22") - 1);
	assert_int_equal(public_ad_search(db, pool, &query, &before), OK);
	clock_set(day_start("2026-11-22"));
	assert_int_equal(public_ad_search(db, pool, &query, &after), OK);
	assert_int_not_equal(before.total, after.total);
	clock_set(day_start(TODAY) + 3600);
	public_ad_forget();
}

static void difference(void *context, const char *what, int64_t id)
{
	char *text = context;
	snprintf(text + strlen(text), 200 - strlen(text), "%s %lld;", what, (long long)id);
}

static enum outcome unnoticed(struct db *on, void *context)
{
	(void)context;
	return db_exec(on, "UPDATE public_ad SET text = 'Anders' WHERE id = 5", DB_NONE, NULL);
}

static enum outcome noticed(struct db *on, void *context)
{
	int64_t *id = context;
	return public_ad_changed(on, *id);
}

static enum outcome check_index(char *text, int64_t *behind_r)
{
	*text = '\0';
	return public_ad_index_check(
		db, pool_printf(pool, "%s/search", fixture_directory), difference, text, behind_r);
}

/* The index as it was made bit by bit is the database's; what nobody announced is found out. */
static void index_equals_database(void **state)
{
	(void)state;
	char text[200];
	int64_t behind, id = 5, left;
	bool due;
	index_now();
	assert_int_equal(check_index(text, &behind), OK);
	assert_string_equal(text, "");
	assert_int_equal(db_transaction(db, unnoticed, NULL), OK);
	assert_int_equal(check_index(text, &behind), OK);
	assert_string_equal(text, "different 5;");
	assert_int_equal(db_transaction(db, noticed, &id), OK);
	assert_int_equal(check_index(text, &behind), CONFLICT);
	assert_int_equal(behind, 1);
	index_now();
	assert_int_equal(check_index(text, &behind), OK);
	assert_string_equal(text, "");
	/* Many changes: a new base is due, and what it holds is forgotten. */
	for (id = 100000; id <= 100000 + PUBLIC_AD_INDEX_MERGE; id++)
		assert_int_equal(db_transaction(db, noticed, &id), OK);
	assert_int_equal(public_ad_index_update(db, pool, writer, &due), OK);
	assert_true(due);
	assert_int_equal(public_ad_index_rebuild(db, writer), OK);
	assert_int_equal(public_ad_index_update(db, pool, writer, &due), OK);
	assert_false(due);
	assert_int_equal(
		db_get_int(db, "SELECT COUNT(*) FROM public_ad_change", DB_NONE, &left), OK);
	assert_int_equal(left, 0);
	assert_int_equal(check_index(text, &behind), OK);
	assert_string_equal(text, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(search_equals_recount),
		cmocka_unit_test(words_equal_recount),
		cmocka_unit_test(strange_words_find_nothing_or_something),
		cmocka_unit_test(lists_cost_no_statement),
		cmocka_unit_test(changes_show_when_they_are_indexed),
		cmocka_unit_test(index_equals_database),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
