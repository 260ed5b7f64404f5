/* What the search knows beyond words: the thesaurus's file, filters that are named, completing,
 * work at home. */
#include "search_fixture.h"

#include "public_ad/ad_words.h"
#include "search/index/fold.h"
#include "search/thesaurus.h"

static const struct thesaurus_group groups[] = {
	{THESAURUS_SAME, "Polizist; Polizei; police officer", ""},
	{THESAURUS_ALSO, "Pflege; Pfleger", "Krankenpflege"},
	{THESAURUS_FILTER, "Lehre; Azubi", "3=ausbildung"},
	{THESAURUS_WHOLE, "Nord", ""},
	{THESAURUS_IGNORE, "als; Job", ""},
};

/* Each ad: title and kind; internal ones have an odd id from 7 on. */
static const char *const ads[][2] = {{"Dienst bei der Polizei", "fachkraft"},
	{"Lehrer für Krankenpflege", "fachkraft"}, {"Bäcker", "ausbildung"},
	{"Nordhafen bewachen", "fachkraft"}, {"Kapitän im Norden", "fachkraft"},
	{"Bäcker", "fachkraft"}, {"Geheimagent", "fachkraft"}};

static void ads_write(void)
{
	struct search_builder *builder = search_builder_new();
	for (size_t i = 0; i < sizeof(ads) / sizeof(ads[0]); i++) {
		struct search_document ad = document((int64_t)i + 1, ads[i][0], "Text");
		ad.facets[FACET_KIND] = ads[i][1];
		ad.facets[FACET_TOWN] = ad.labels[FACET_TOWN] = i < 3 ? "Alt-Seehusen" : "Neuhusen";
		ad.facets[FACET_GRADE] = ad.labels[FACET_GRADE] = i < 2 ? "E9a" : "E9b";
		ad.external = i < 6;
		search_builder_add(builder, &ad);
	}
	assert_int_equal(write_base(&builder, 1), OK);
	assert_int_equal(write_delta(NULL, 1), OK);
	assert_int_equal(thesaurus_write(folder, 7, groups, 5), OK);
	assert_int_equal(search_refresh(search), OK);
}

static struct search_result asked_for(const char *words, enum search_reading reading)
{
	struct search_query query = asked(words);
	struct search_result result;
	query.reading = reading;
	assert_int_equal(search_find(search, pool, &query, &result), OK);
	return result;
}

static void words_of_a_group_find_each_other(void **state)
{
	(void)state;
	ads_write();
	assert_int_equal(total("Polizistin"), 1);
	assert_int_equal(total("police officers"), 1);
	assert_int_equal(total("Pflege"), 1); /* Krankenpflege */
	assert_int_equal(total("Job als Polizist"), 1);
	assert_int_equal(total("Nord"), 1); /* not Nordhafen, but Norden */
	assert_int_equal(total("Lehrer"), 1); /* no Lehre, which is a filter */
	assert_int_equal(asked_for("Polizist", SEARCH_LITERAL).total, 0);
}

static void a_filter_is_named_and_given_up(void **state)
{
	(void)state;
	ads_write();
	struct search_result result = asked_for("Bäcker Azubi E9a", SEARCH_UNDERSTOOD);
	/* Together they find nothing, and nobody has typed these words. */
	assert_int_equal(result.total, 0);
	assert_int_equal(result.hint_count, 1);
	assert_string_equal(result.hints[0].words, "Bäcker Azubi");
	result = asked_for("Azubi Bäcker", SEARCH_UNDERSTOOD);
	assert_int_equal(result.total, 1);
	assert_int_equal(result.hits[0].id, 3);
	assert_int_equal(result.chip_count, 1);
	assert_int_equal(result.chips[0].facet, FACET_KIND);
	assert_string_equal(result.chips[0].typed, "Azubi");
	assert_string_equal(result.chips[0].rest, "Bäcker");
	result = asked_for("E 9", SEARCH_UNDERSTOOD);
	assert_int_equal(result.total, 6);
	result = asked_for("Seehusen E9 a", SEARCH_UNDERSTOOD);
	assert_int_equal(result.total, 2);
	assert_int_equal(result.chip_count, 2);
	assert_string_equal(result.chips[1].label, "E9a");
}

static void a_slip_is_corrected(void **state)
{
	(void)state;
	ads_write();
	struct search_result result = asked_for("Polizie", SEARCH_CORRECTED);
	assert_int_equal(result.total, 1);
	assert_string_equal(result.corrected, "Polizei");
	result = asked_for("Polizsit", SEARCH_CORRECTED); /* which no ad has, but the thesaurus */
	assert_int_equal(result.total, 1);
	assert_string_equal(result.corrected, "Polizist");
	result = asked_for("Polizie", SEARCH_UNDERSTOOD);
	assert_int_equal(result.total, 0);
	assert_null(result.corrected);
	assert_string_equal(result.suggestion.words, "Polizei");
}

/* Wherever the slip is: a letter missing, too many, another one, two changed about. */
static void every_slip_is_found(void **state)
{
	(void)state;
	static const char *const right[] = {"kapitan", "polizei", "bewachen", "dienst"};
	ads_write();
	for (size_t w = 0; w < 4; w++)
		for (size_t i = 0; i < strlen(right[w]) * 4; i++) {
			char typed[40];
			size_t at = i / 4;
			const char *rest = right[w] + at;
			int kind = (int)(i % 4);
			if (kind == 3 && (!rest[1] || rest[0] == rest[1]))
				continue;
			snprintf(typed, sizeof(typed), "%.*s%s%s", (int)at, right[w],
				kind == 0           ? ""
					: kind == 3 ? (char[]){rest[1], rest[0], 0}
						    : "x",
				rest + (kind == 3 ? 2 : kind != 1));
			struct search_query query = asked(typed);
			struct search_result result;
			query.internal = true;
			query.reading = SEARCH_LITERAL;
			assert_int_equal(search_find(search, pool, &query, &result), OK);
			if (result.total == 0 && !result.suggestion.words)
				fail_msg("%s is not corrected", typed);
		}
}

/* Titles, and what is typed and finds only these. */
static void words_are_cut_where_they_are_joined(void **state)
{
	(void)state;
	static const char *const titles[] = {"befristete Post", "unbefristete Post", "Elektroniker",
		"elektronische Akte", "Verbundnetz", "Verbund", "Fachkraft", "Kraftakt im Sport",
		"Raumpflege", "Traum", "Berater", "Menschen beraten"};
	static const char *const typed[][2] = {{"befristet", "1"}, {"Elektronikerin", "3"},
		{"verbund", "5 6"}, {"fachkraft", "7"}, {"Raum", "9"}, {"Berater", "11"}};
	struct search_builder *builder = search_builder_new();
	for (size_t i = 0; i < 12; i++) {
		struct search_document ad = document((int64_t)i + 1, titles[i], "");
		search_builder_add(builder, &ad);
	}
	assert_int_equal(write_base(&builder, 1), OK);
	assert_int_equal(write_delta(NULL, 1), OK);
	assert_int_equal(search_refresh(search), OK);
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		struct search_result result = asked_for(typed[i][0], SEARCH_LITERAL);
		const char *found = "";
		for (size_t k = result.count; k > 0; k--)
			found = pool_printf(pool, "%s%s%lld", found, *found ? " " : "",
				(long long)result.hits[k - 1].id);
		assert_string_equal(found, typed[i][1]);
	}
	assert_int_equal(asked_for("bund", SEARCH_LITERAL).total, 0);
}

static size_t completed(const char *text, bool internal, const char ***words_r)
{
	struct search_query query = asked(text);
	query.internal = internal;
	return search_complete(search, pool, &query, 8, words_r);
}

static void typing_is_completed_by_what_is_shown(void **state)
{
	(void)state;
	ads_write();
	const char **words;
	assert_int_equal(completed("Bäcker in Neu", false, &words), 1);
	assert_string_equal(words[0], "Bäcker in Neuhusen");
	assert_int_equal(completed("polizis", false, &words), 1);
	assert_string_equal(words[0], "Polizist");
	assert_int_equal(completed("Geheim", false, &words), 0);
	assert_int_equal(completed("Geheim", true, &words), 1);
	assert_int_equal(completed("B", false, &words), 0);
	assert_int_equal(completed("", false, &words), 0);
}

/* A word longer than is kept is found as one with the same beginning. */
static void long_words_count_by_their_beginning(void **state)
{
	(void)state;
	char typed[101], one[FOLD_BYTES + 1], other[FOLD_BYTES + 1];
	memset(typed, 'x', sizeof(typed));
	size_t bytes = fold_word(typed, FOLD_BYTES + 1, one);
	typed[FOLD_BYTES] = 'y';
	assert_int_equal(fold_word(typed, sizeof(typed), other), bytes);
	assert_memory_equal(one, other, bytes);
	assert_in_range(bytes, FOLD_BYTES - 2, FOLD_BYTES);
}

/* Changed without a restart; a damaged file is none, and words are found as they are typed. */
static void the_file_is_followed_and_checked(void **state)
{
	(void)state;
	ads_write();
	uint64_t serial = search_serial(search);
	assert_int_equal(thesaurus_version(folder), 7);
	assert_int_equal(thesaurus_write(folder, 8, groups + 3, 1), OK);
	assert_int_equal(search_refresh(search), OK);
	assert_true(search_serial(search) > serial);
	assert_int_equal(total("Polizist"), 0);
	char *path = pool_printf(pool, "%s/thesaurus", folder);
	assert_int_equal(thesaurus_write(folder, 9, groups, 5), OK);
	FILE *file = fopen(path, "r+");
	assert_non_null(file);
	assert_int_equal(fseek(file, 60, SEEK_SET), 0);
	fputc('#', file);
	fclose(file);
	assert_int_equal(thesaurus_version(folder), -1);
	assert_int_equal(search_refresh(search), OK);
	assert_int_equal(total("Polizist"), 0);
	assert_int_equal(total("Polizei"), 1);
	assert_int_equal(thesaurus_write(folder, 10, groups, 5), OK);
	assert_int_equal(thesaurus_version(folder), 10);
	char *most = pool_alloc(pool, (16 << 20) + 1);
	memset(most, 'x', 16 << 20);
	most[16 << 20] = '\0';
	struct thesaurus_group large = {THESAURUS_SAME, most, ""};
	assert_int_equal(thesaurus_write(folder, 11, &large, 1), OK);
	assert_int_equal(thesaurus_version(folder), -1);
	assert_int_equal(search_refresh(search), OK);
	assert_int_equal(total("Polizei"), 1);
}

static void work_at_home_is_said_or_not(void **state)
{
	(void)state;
	static const char *const yes[] = {"Homeoffice ist möglich.", "Wir bieten Home-Office",
		"mobiles Arbeiten an zwei Tagen", "einen Teil der Arbeit mobil zu erledigen",
		"bis zu drei Tage in der Woche zu Hause zu arbeiten", "30 Tage Urlaub\nTelearbeit",
		"Das geht nicht. Mobile Arbeit geht."};
	static const char *const no[] = {"", "Homeoffice ist nicht möglich.", "kein Homeoffice",
		"Mobilität wird vorausgesetzt. Sie arbeiten im Freien.", "Mobilfunk und Arbeit",
		"Sie besuchen Familien zu Hause."};
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		assert_true(ad_says_home(yes[i]));
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(ad_says_home(no[i]));
	assert_false(ad_says_home(NULL));
}

#define TEST(name) cmocka_unit_test_setup(name, clean)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(words_of_a_group_find_each_other),
		TEST(a_filter_is_named_and_given_up),
		TEST(a_slip_is_corrected),
		TEST(every_slip_is_found),
		TEST(words_are_cut_where_they_are_joined),
		TEST(typing_is_completed_by_what_is_shown),
		TEST(the_file_is_followed_and_checked),
		TEST(long_words_count_by_their_beginning),
		cmocka_unit_test(work_at_home_is_said_or_not),
	};
	return cmocka_run_group_tests(tests, folder_make, folder_end);
}
