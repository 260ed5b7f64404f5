/* Published ads: the search against a naive recount on random data, one ad, similar ads. */
#include "db_fixture.h"

#include <time.h>

#include "base/buf.h"
#include "base/clock.h"
#include "recruiting/public_ad.h"
#include "recruiting/public_ad_private.h"

#define ADS 700
#define QUERIES 250
#define TODAY "2026-11-21"

/* What the test knows of each ad, beside the database. */
struct ad {
	int64_t id;
	bool external;
	const char *values[FACET_COUNT];
	const char *text;
	const char *from;
	const char *to;
	const char *published;
};

static struct ad ads[ADS];
static struct pool *kept;

static const char *const authorities[] = {"1", "2", "3", "4", "5", "6", "7"};
static const char *const fields[] = {"it", "bau", "soziales", "recht"};
static const char *const levels[] = {"einfach", "mittel", "gehoben", "hoeher"};
static const char *const kinds[] = {"ausbildung", "trainee", "fachkraft", "fuehrung"};
static const char *const times[] = {"full", "part", "both"};
static const char *const limits[] = {"0", "1"};
/* Two that the collation holds for equal, and one with what could break a filter apart. */
static const char *const towns[] = {
	"Nordhafen", "Müllrose", "Muellrose", "Bad A, B|C", "nordhafen"};
static const char *const texts[] = {"Steuern prüfen", "IT in der Verwaltung", "Straßenbau planen",
	"Verwaltungsfachangestellte", "Italienisch unterrichten", "Prüfung der Steuer"};

static const struct {
	const char *const *values;
	size_t count;
} choices[FACET_COUNT] = {
	[FACET_AUTHORITY] = {authorities, 7},
	[FACET_FIELD] = {fields, 4},
	[FACET_LEVEL] = {levels, 4},
	[FACET_KIND] = {kinds, 4},
	[FACET_WORKING_TIME] = {times, 3},
	[FACET_LIMITED] = {limits, 2},
	[FACET_TOWN] = {towns, 5},
};

static size_t chance(size_t n)
{
	return (size_t)rand() % n;
}

static void ad_make(struct ad *ad, int64_t id)
{
	static const char *const froms[] = {"2026-10-01", "2026-11-20", TODAY, "2026-11-22"};
	static const char *const tos[] = {
		"2026-11-20", TODAY, "2026-11-30", "2026-12-24", "2027-01-31"};
	ad->id = id;
	ad->external = chance(4) > 0;
	for (size_t f = 0; f < FACET_COUNT; f++)
		ad->values[f] = choices[f].values[chance(choices[f].count)];
	ad->text = texts[chance(6)];
	ad->from = froms[chance(9) ? chance(3) : 3];
	ad->to = tos[chance(5)];
	/* Few instants, so that the id has to decide. */
	ad->published = pool_printf(kept, "2026-11-%02zu 08:00:00", 1 + chance(20));
}

static enum outcome ad_insert(struct db *on, void *context)
{
	const struct ad *ad = context;
	const char *number = pool_printf(pool, "S-2026-%05lld", (long long)ad->id);
	enum outcome outcome = db_exec(on,
		"INSERT INTO public_ad (id, number, vacancy_id, external, title, slug, teaser, "
		"authority_id,"
		" authority, field, post_kind, pay_grade, level, working_time, limited, posts, "
		"town, text,"
		" valid_from, valid_to, published_at)"
		" VALUES (?, ?, 1, ?, 'Stelle', 'stelle', 'Kurz', ?, ?, ?, ?, 'E9b', ?, ?, ?, 1, "
		"?, ?, ?, ?, ?)",
		DB_VALUES(db_int(ad->id), db_str(number), db_bool(ad->external),
			db_str(ad->values[FACET_AUTHORITY]),
			db_str(pool_printf(pool, "Amt %s", ad->values[FACET_AUTHORITY])),
			db_str(ad->values[FACET_FIELD]), db_str(ad->values[FACET_KIND]),
			db_str(ad->values[FACET_LEVEL]), db_str(ad->values[FACET_WORKING_TIME]),
			db_int(ad->values[FACET_LIMITED][0] == '1'), db_str(ad->values[FACET_TOWN]),
			db_str(ad->text), db_str(ad->from), db_str(ad->to), db_str(ad->published)),
		NULL);
	return outcome ? outcome : public_ad_changed(on);
}

static enum outcome withdraw(struct db *on, void *context)
{
	const char *number = context;
	enum outcome outcome = db_exec(on,
		"INSERT INTO public_ad_gone (number, external, title, field, gone_at)"
		" SELECT number, external, title, field, '2026-11-21 09:00:00' FROM public_ad WHERE number = "
		"?",
		DB_VALUES(db_str(number)), NULL);
	if (!outcome)
		outcome = db_exec(on, "DELETE FROM public_ad WHERE number = ?",
			DB_VALUES(db_str(number)), NULL);
	return outcome ? outcome : public_ad_changed(on);
}

static bool ad_shown(const struct ad *ad, bool internal)
{
	return (internal || ad->external) && strcmp(ad->from, TODAY) <= 0 &&
		strcmp(ad->to, TODAY) >= 0;
}

static bool ad_passes(const struct ad *ad, const struct public_ad_query *query, size_t f)
{
	for (size_t i = 0; i < query->facets[f].count; i++) {
		if (strcmp(query->facets[f].values[i], ad->values[f]) == 0)
			return true;
	}
	return query->facets[f].count == 0;
}

/* The naive way: every filter but one's own. */
static bool ad_found(
	const struct ad *ad, const struct public_ad_query *query, const char *text, size_t but)
{
	if (!ad_shown(ad, query->internal) || (text && strcmp(ad->text, text) != 0))
		return false;
	for (size_t f = 0; f < FACET_COUNT; f++) {
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
				count += ad_found(&ads[i], query, text, f) &&
					strcmp(ads[i].values[f], value->value) == 0;
			assert_int_equal(value->count, count);
			if (f == FACET_AUTHORITY)
				assert_string_equal(
					value->label, pool_printf(pool, "Amt %s", value->value));
			if (v > 0)
				assert_true(value[-1].count >= value->count);
			sum += count;
		}
		for (size_t i = 0; i < ADS; i++)
			expected += ad_found(&ads[i], query, text, f);
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
		assert_string_equal(db_cell_text(rows, i, 0),
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
		{"steuern", "Steuern prüfen"},
		{"pruefung STEUER", "Prüfung der Steuer"},
		{"IT", "IT in der Verwaltung"},
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

static void words_are_cleaned(void **state)
{
	(void)state;
	assert_string_equal(public_ad_words(pool, "IT  Straßen-Bau!"), "+IT +Straßen* +Bau*");
	assert_string_equal(public_ad_words(pool, "TV-L E9b"), "+TV +E9b*");
	assert_string_equal(public_ad_words(pool, "(+Amt* ~\"x\" @3 <zwei> „Drei“ – €uro …"),
		"+Amt* +zwei* +Drei* +uro*");
	assert_string_equal(public_ad_words(pool, "a b c äö × Ωμέγα"), "+äö +Ωμέγα*");
	assert_string_equal(public_ad_words(pool, "1. 22 333 4444 55 66 77 88 99"),
		"+22 +333* +4444* +55 +66 +77 +88 +99");
	assert_string_equal(public_ad_words(pool, "aa bb cc dd ee ff gg hh ii jj"),
		"+aa +bb +cc +dd +ee +ff +gg +hh");
	assert_null(public_ad_words(pool, "! 😀 - § a"));
	assert_null(public_ad_words(pool, ""));
	assert_null(public_ad_words(pool, NULL));
}

static void strange_words_find_nothing_or_something(void **state)
{
	(void)state;
	static const char *const strange[] = {"***", "\"", "+-+", "((((", "😀", "a",
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

static enum outcome title_change(struct db *on, void *context)
{
	enum outcome outcome =
		db_exec(on, "UPDATE public_ad SET title = CONCAT(title, '.') WHERE id = ?",
			DB_VALUES(db_int(*(const int64_t *)context)), NULL);
	return outcome ? outcome : public_ad_changed(on);
}

static void changes_show_within_a_second(void **state)
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
	const struct timespec second = {.tv_sec = 1, .tv_nsec = 10000000};
	public_ad_forget();
	assert_int_equal(public_ad_search(db, pool, &query, &before), OK);
	assert_int_equal(db_transaction(db, ad_insert, &ad), OK);
	nanosleep(&second, NULL);
	assert_int_equal(public_ad_search(db, pool, &query, &after), OK);
	assert_int_equal(after.ads[0].id, 90001);
	assert_int_equal(after.ads[1].version, before.ads[0].version);
	assert_int_equal(after.total, before.total + 1);
	assert_int_equal(db_transaction(db, title_change, &ad.id), OK);
	nanosleep(&second, NULL);
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
	nanosleep(&second, NULL);
	assert_int_equal(public_ad_search(db, pool, &query, &after), OK);
	assert_int_equal(after.total, before.total);
	/* Nothing has changed: only that is asked. */
	uint64_t statements = db_statements(db);
	nanosleep(&second, NULL);
	assert_int_equal(public_ad_search(db, pool, &query, &after), OK);
	assert_int_equal(db_statements(db), statements + 1);
	/* Another day begins: what ended yesterday is not counted any more, whatever is kept. */
	clock_set(day_start("2026-11-22") - 1);
	assert_int_equal(public_ad_search(db, pool, &query, &before), OK);
	clock_set(day_start("2026-11-22"));
	assert_int_equal(public_ad_search(db, pool, &query, &after), OK);
	assert_int_not_equal(before.total, after.total);
	clock_set(day_start(TODAY) + 3600);
	public_ad_forget();
}

static void found_for_a_second(void **state)
{
	(void)state;
	const struct timespec second = {.tv_sec = 1, .tv_nsec = 10000000};
	const struct ad *ad = ads;
	while (!ad_shown(ad, false))
		ad++;
	char *number = pool_printf(pool, "S-2026-%05lld", (long long)ad->id);
	int64_t id = ad->id;
	struct db_rows *row;
	assert_int_equal(public_ad_find(db, pool, false, number, &row), OK);
	assert_string_equal(public_ad_text(row, 0, "number"), number);
	const char *version = pool_strdup(pool, public_ad_text(row, 0, "version"));
	uint64_t before = db_statements(db);
	assert_int_equal(public_ad_find(db, pool, false, number, &row), OK);
	assert_int_equal(db_statements(db), before);
	assert_int_equal(db_transaction(db, title_change, &id), OK);
	nanosleep(&second, NULL);
	assert_int_equal(public_ad_find(db, pool, false, number, &row), OK);
	assert_string_not_equal(public_ad_text(row, 0, "version"), version);
	/* What is not shown is not kept, whichever portal asked before; nor is it after its last
	 * day. */
	for (size_t i = 0; i < ADS; i++) {
		if (ads[i].external || !ad_shown(&ads[i], true))
			continue;
		number = pool_printf(pool, "S-2026-%05lld", (long long)ads[i].id);
		assert_int_equal(public_ad_find(db, pool, true, number, &row), OK);
		assert_int_equal(public_ad_find(db, pool, false, number, &row), NOT_FOUND);
		assert_int_equal(public_ad_find(db, pool, true, number, &row), OK);
		clock_set(day_start(day_add(pool, ads[i].to, 1)));
		assert_int_equal(public_ad_find(db, pool, true, number, &row), GONE);
		assert_int_equal(public_ad_find(db, pool, true, number, &row), GONE);
		clock_set(day_start(TODAY) + 3600);
	}
}

static enum outcome get(bool internal, int64_t id, struct db_rows **row_r)
{
	return public_ad_get(
		db, pool, internal, pool_printf(pool, "S-2026-%05lld", (long long)id), row_r);
}

static void one_ad(void **state)
{
	(void)state;
	struct db_rows *row;
	for (size_t i = 0; i < ADS; i++) {
		const struct ad *ad = &ads[i];
		for (int internal = 0; internal < 2; internal++) {
			enum outcome expected =
				(!internal && !ad->external) || strcmp(ad->from, TODAY) > 0
				? NOT_FOUND
				: strcmp(ad->to, TODAY) < 0 ? GONE
							    : OK;
			assert_int_equal(get(internal, ad->id, &row), expected);
			if (expected == OK)
				assert_string_equal(
					public_ad_text(row, 0, "town"), ad->values[FACET_TOWN]);
			if (expected == GONE)
				assert_string_equal(
					public_ad_text(row, 0, "field"), ad->values[FACET_FIELD]);
		}
	}
	assert_int_equal(get(true, 90001, &row), GONE);
	assert_string_equal(public_ad_text(row, 0, "field"), "it");
	assert_int_equal(get(true, 90002, &row), NOT_FOUND);
	assert_int_equal(public_ad_get(db, pool, true, "' OR 1=1", &row), NOT_FOUND);
}

static void similar_ads(void **state)
{
	(void)state;
	struct db_rows *rows, *again;
	for (int internal = 0; internal < 2; internal++) {
		assert_int_equal(public_ad_similar(db, pool, internal, "bau", "", 5, &rows), OK);
		assert_int_equal(rows->count, 5);
		const char *first = db_cell_text(rows, 0, 0);
		uint64_t before = db_statements(db);
		assert_int_equal(
			public_ad_similar(db, pool, internal, "bau", first, 3, &again), OK);
		assert_int_equal(db_statements(db), before);
		assert_int_equal(again->count, 3);
		for (size_t i = 0; i < 3; i++)
			assert_string_equal(
				db_cell_text(again, i, 0), db_cell_text(rows, i + 1, 0));
		for (size_t i = 0; i < rows->count; i++) {
			int64_t id = strtoll(db_cell_text(rows, i, 0) + 7, NULL, 10);
			assert_true(ad_shown(&ads[id - 1], internal));
			assert_string_equal(ads[id - 1].values[FACET_FIELD], "bau");
		}
	}
	assert_int_equal(public_ad_similar(db, pool, false, "gibt es nicht", "", 3, &rows), OK);
	assert_int_equal(rows->count, 0);
	for (int i = 0; i < 200; i++) /* more than are kept */
		assert_int_equal(public_ad_similar(db, pool, false, pool_printf(pool, "x%d", i), "",
					 3, &rows),
			OK);
	assert_int_equal(public_ad_similar(db, pool, false, "bau", "", 3, &rows), OK);
	assert_int_equal(rows->count, 3);
}

static void addresses(void **state)
{
	(void)state;
	struct db_rows *rows;
	size_t expected = 0;
	for (size_t i = 0; i < ADS; i++)
		expected += ad_shown(&ads[i], false);
	assert_int_equal(public_ad_addresses(db, pool, 1, &rows), OK);
	assert_int_equal(rows->count, expected);
	assert_int_equal(public_ad_addresses(db, pool, 2, &rows), OK);
	assert_int_equal(rows->count, 0);
}

static int setup(void **state)
{
	if (fixture_start(state))
		return -1;
	const char *source = getenv("BMS_SOURCE");
	static const char *const files[] = {
		"001_staff.sql", "002_recruiting.sql", "006_public_ad_state.sql"};
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		if (db_run_file(
			    db, pool_printf(pool, "%s/schema/%s", source ? source : ".", files[i])))
			return -1;
	}
	clock_init();
	clock_set(day_start(TODAY) + 3600);
	kept = pool_new();
	srand(42);
	for (size_t i = 0; i < ADS; i++) {
		ad_make(&ads[i], (int64_t)i + 1);
		if (db_transaction(db, ad_insert, &ads[i]))
			return -1;
	}
	return 0;
}

static int teardown(void **state)
{
	public_ad_forget();
	pool_free(&kept);
	return fixture_end(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_cleaned),
		cmocka_unit_test(search_equals_recount),
		cmocka_unit_test(words_equal_recount),
		cmocka_unit_test(strange_words_find_nothing_or_something),
		cmocka_unit_test(lists_cost_no_statement),
		cmocka_unit_test(changes_show_within_a_second),
		cmocka_unit_test(found_for_a_second),
		cmocka_unit_test(one_ad),
		cmocka_unit_test(similar_ads),
		cmocka_unit_test(addresses),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
