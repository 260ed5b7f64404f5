/* What the search finds: a written set of queries, and random queries against the naive search. */
#include "search_fixture.h"
#include "search_naive.h"

#include <ctype.h>

#include "base/text.h"
#include "pay/grade.h"
#include "public_ad/ad_words.h"
#include "search/thesaurus.h"

#define ADS_MAX 200
#define RANDOM_ADS 300
#define RANDOM_QUERIES 3000

/* All ids found, over all pages. */
static size_t find_all(const char *words, enum search_reading reading, bool *found, size_t ids)
{
	struct search_query query = asked(words);
	query.reading = reading;
	struct search_result result;
	size_t count = 0;
	memset(found, 0, ids * sizeof(*found));
	do {
		assert_int_equal(search_find(search, pool, &query, &result), OK);
		for (size_t i = 0; i < result.count; i++) {
			assert_in_range(result.hits[i].id, 1, ids - 1);
			assert_false(found[result.hits[i].id]);
			found[result.hits[i].id] = true;
			count++;
		}
		query.page++;
	} while (result.total > (query.page - 1) * query.per_page);
	assert_int_equal(count, result.total);
	return count;
}

/* As the index takes an English word. */
static char *small(char *word)
{
	for (char *at = word; *at; at++)
		*at = (char)tolower((unsigned char)*at);
	return word;
}

/* What a delivered value of a selection list is called, from its seed: ('list', 'code', 'German',
 * 'English', …). NULL: there is none. */
static const char *choice_words(const char *list, const char *code)
{
	const char *words = NULL;
	char line[400], in[40], of[40], german[100], english[100];
	FILE *file = fopen(pool_printf(pool, "%s/schema/seed/350_choice.sql",
				   getenv("BMS_SOURCE") ? getenv("BMS_SOURCE") : "."),
		"r");
	assert_non_null(file);
	while (code && !words && fgets(line, sizeof(line), file))
		if (sscanf(line, "\t('%39[^']', '%39[^']', '%99[^']', '%99[^']'", in, of, german,
			    english)
				== 4
			&& text_equal(in, list) && text_equal(of, code))
			words = pool_printf(pool, "%s, %s", german, small(english));
	fclose(file);
	return words;
}

/* "kind=ausbildung,home=1": the facets of an ad, and their words among its texts. */
static void facets_read(struct search_document *ad, char *text, size_t first)
{
	for (char *one; (one = strsep(&text, ","));) {
		char *value = strchr(one, '=');
		if (!value)
			continue;
		*value++ = '\0';
		enum public_ad_facet facet = ad_facet_of_code(text_trim(pool, one));
		if (facet == FACET_COUNT) /* the postcode */
			ad->texts[first++] = pool_strdup(pool, value);
		else
			ad->facets[facet] = text_trim(pool, value);
	}
	for (size_t f = 0; f < FACET_COUNT && first < SEARCH_TEXTS; f++) {
		enum public_ad_facet facet = (enum public_ad_facet)f;
		const char *words = ad_facet_list(facet)
			? choice_words(ad_facet_list(facet), ad->facets[f])
			: ad_facet_words(NULL, pool, facet, ad->facets[f]);
		if (words)
			ad->texts[first++] = words;
	}
}

/* Ads of the second part have facets and small print as well. */
static void ad_read(struct search_builder *builder, char *line)
{
	char *rest, *field[8] = {NULL};
	size_t fields = 0;
	while (fields < 8 && line)
		field[fields++] = text_trim(pool, strsep(&line, "|"));
	assert_true(fields == 6 || fields == 8);
	struct search_document ad = document(strtoll(field[0] + 3, &rest, 10), field[1], field[2]);
	for (size_t i = 1; i < 4; i++)
		ad.texts[i] = field[2 + i];
	if (fields == 8) {
		ad.labels[FACET_AUTHORITY] = field[3];
		ad.facets[FACET_AUTHORITY] = pool_printf(pool, "id of %s", field[3]);
		ad.facets[FACET_TOWN] = ad.labels[FACET_TOWN] = field[4];
		ad.facets[FACET_GRADE] = ad.labels[FACET_GRADE] = grade_normal(pool, field[5]);
		ad.facets[FACET_LEVEL] = grade_level(field[5]);
		ad.facets[FACET_KIND] = "fachkraft";
		ad.facets[FACET_WORKING_TIME] = "both";
		ad.facets[FACET_LIMITED] = ad.facets[FACET_HOME] = "0";
		ad.facets[FACET_EXTERNAL] = "1";
		facets_read(&ad, field[6], 4);
		ad.small_print = field[7];
	}
	search_builder_add(builder, &ad);
}

/* "kind=ausbildung; …" with the numbers of facets, as word_group_write does it. */
static const char *filters_read(char *finds)
{
	const char *result = "";
	for (char *one; (one = strsep(&finds, ";"));) {
		char *value = strchr(one, '=');
		assert_non_null(value);
		*value++ = '\0';
		int facet = (int)ad_facet_of_code(text_trim(pool, one));
		result = pool_printf(pool, "%s%d=%s;", result, facet, value);
		if (facet == FACET_WORKING_TIME)
			result = pool_printf(pool, "%s%d=both;", result, facet);
	}
	return result;
}

/* The delivered thesaurus, from its seed: (number, 'relation', 'words', 'finds'). */
static void thesaurus_read(const char *source)
{
	static const char *const relations[] = {"same", "also", "filter", "whole", "ignore"};
	static struct thesaurus_group groups[1000];
	size_t count = 0;
	char line[4000];
	FILE *file = fopen(pool_printf(pool, "%s/schema/seed/070_word_group.sql", source), "r");
	assert_non_null(file);
	while (fgets(line, sizeof(line), file) && count < 1000) {
		char relation[20], words[3000], finds[1000] = "";
		if (sscanf(line, "\t(%*d, '%19[a-z]', '%2999[^\n]", relation, words) != 2)
			continue;
		char *end = strstr(words, "', '");
		assert_non_null(end);
		*end = '\0';
		sscanf(end + 4, "%999[^']", finds);
		for (char *quote; (quote = strstr(words, "''"));)
			memmove(quote, quote + 1, strlen(quote));
		for (size_t i = 0; i < 5; i++)
			if (strcmp(relations[i], relation) == 0)
				groups[count].relation = (enum thesaurus_relation)i;
		groups[count].words = pool_strdup(pool, words);
		groups[count].finds = groups[count].relation == THESAURUS_FILTER
			? filters_read(finds)
			: pool_strdup(pool, finds);
		count++;
	}
	fclose(file);
	assert_true(count >= 400);
	assert_int_equal(thesaurus_write(folder, 1, groups, count), OK);
}

/* Returns whether the line's query finds what it says. */
static bool query_check(char *line)
{
	bool found[ADS_MAX], wanted[ADS_MAX] = {false}, right = true;
	char *typed = strsep(&line, "|") + 2;
	assert_non_null(line);
	for (char *rest; (rest = strsep(&line, " \n"));)
		if (*rest)
			wanted[strtol(rest, NULL, 10)] = true;
	find_all(typed, SEARCH_UNDERSTOOD, found, ADS_MAX);
	for (int i = 0; i < ADS_MAX; i++) {
		if (found[i] == wanted[i])
			continue;
		print_error("%s: ad %d is %s\n", typed, i, found[i] ? "found" : "not found");
		right = false;
	}
	return right;
}

/* Makes the index of the ads read so far. */
static void index_make(struct search_builder **builder)
{
	if (!*builder)
		return;
	assert_int_equal(write_base(builder, 1), OK);
	assert_int_equal(write_delta(NULL, 1), OK);
	assert_int_equal(search_refresh(search), OK);
}

static void written_queries(void **state)
{
	(void)state;
	const char *source = getenv("BMS_SOURCE") ? getenv("BMS_SOURCE") : ".";
	FILE *file = fopen(pool_printf(pool, "%s/tests/unit/search_queries.txt", source), "r");
	assert_non_null(file);
	struct search_builder *builder = search_builder_new();
	char line[2000];
	int queries = 0, wrong = 0;
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		if (strcmp(line, "thesaurus") == 0) {
			thesaurus_read(source);
			builder = search_builder_new();
		}
		if (strncmp(line, "ad ", 3) == 0)
			ad_read(builder, line);
		if (*line != '?')
			continue;
		index_make(&builder);
		queries++;
		wrong += !query_check(line);
	}
	fclose(file);
	print_message("%d written queries, %d wrong\n", queries, wrong);
	assert_true(queries >= 250);
	assert_int_equal(wrong, 0);
}

/* Are all (or none) of these ads found? */
static bool ads_are(const char *typed, char *numbers, const bool *found, bool wanted)
{
	bool right = true;
	for (char *rest; (rest = strsep(&numbers, " "));)
		if (*rest && found[strtol(rest, NULL, 10)] != wanted) {
			print_message(
				"%s: ad %s is %s\n", typed, rest, wanted ? "not found" : "found");
			right = false;
		}
	return right;
}

/* A trial: most of what people type without anybody's having thought of it. Uses the ads of the
 * last index. */
static void trial_queries(void **state)
{
	(void)state;
	const char *source = getenv("BMS_SOURCE") ? getenv("BMS_SOURCE") : ".";
	FILE *file = fopen(pool_printf(pool, "%s/tests/unit/search_trial.txt", source), "r");
	assert_non_null(file);
	char text[1000];
	int queries = 0, wrong = 0, forbidden = 0;
	while (fgets(text, sizeof(text), file)) {
		bool found[ADS_MAX];
		char *line = text + 2, *typed;
		text[strcspn(text, "\n")] = '\0';
		if (*text != '~')
			continue;
		typed = text_trim(pool, strsep(&line, "|"));
		find_all(typed, SEARCH_CORRECTED, found, ADS_MAX);
		bool right = ads_are(typed, strsep(&line, "|"), found, true);
		bool none = ads_are(typed, line, found, false);
		queries++;
		wrong += !right || !none;
		forbidden += !none;
	}
	fclose(file);
	print_message("%d trial queries, %d right, %d find what they must not\n", queries,
		queries - wrong, forbidden);
	assert_int_equal(queries, 200);
	assert_true(wrong * 10 <= queries);
	assert_int_equal(forbidden, 0);
}

static const char *const vocabulary[] = {"Verwaltung", "Verwaltungsfachangestellte", "Straßenbau",
	"Strassen", "Bau", "Ingenieurin", "Ingenieure", "Bauingenieur", "IT", "IT-Administrator",
	"Administratoren", "TV-L", "E9b", "E 9b", "EG 9b", "E", "9b", "A 13", "Ärztin", "Arzt",
	"Aerzte", "Amtsärztliche", "Köchin", "Koch", "neue", "Bauer", "Quelle", "aktuell",
	"Sachbearbeiter:in", "Sachbearbeiter*innen", "Sachbearbeiterin", "Sachbearbeitung",
	"(m/w/d)", "Haupt- und Personalamt", "Erzieherinnen", "Erzieher", "Erziehung", "Kita",
	"Kitas", "Kindertagesstätte", "Jurist", "Volljuristin", "Juristen", "Recht", "Prüfung",
	"prüfen", "geprüft", "Steuer", "Steuern", "Steuerprüfung", "in", "der", "und", "für",
	"Lehrkraft", "Lehrkräfte", "Sport-Lehrkraft", "2026", "C", "Team-Leitung", "Leitung",
	"Gruppenleitung", "Fuß", "Fuss", "Füße", "Größe", "Groesse", "Öffentlichkeitsarbeit",
	"Arbeit", "Mitarbeiter/in", "Mitarbeiter/-innen", "Termin", "Termine", "Berlin", "Medizin",
	"befristet", "unbefristete", "Elektronikerin", "elektronischer", "Technikerin", "technisch",
	"Dienstrad-Leasing", "pflegen", "Pfleger", "Berater", "beraten", "Beraten", "Pflegerin",
	"Bund", "Verbund", "Haus", "Häuser", "Hausmeister", "Meisterin", "Gärtnerin", "Garten",
	"Kindergärten", "Café", "S 8b", "S8b", "B 3", "R 1", "W 2", "P 7", "Ä 1", "Ä1", "KR 9",
	"C 4", "EG 9a", "A 12", "13", "Bürokaufmann/-frau", "Bürokauffrau", "Bürokaufmann",
	"Kaufmann/Kauffrau", "Kaufleute", "Kauffrauen", "Fachfrau/-mann", "Fachmann:frau", "Obmann",
	"Angestellte*r", "Angestellte/r", "Beschäftigte(r)", "eine*n", "Lehrer(in)", "Lehrer_innen",
	"m | w | d", "(m / w / d)", "i"};

#define VOCABULARY (sizeof(vocabulary) / sizeof(vocabulary[0]))

static const char *random_word(void)
{
	return vocabulary[(size_t)rand() % VOCABULARY];
}

static const char *random_text(size_t words)
{
	static const char *const between[] = {" ", " ", " ", ", ", "-", "/", " – ", "; "};
	char *text = pool_strdup(pool, "");
	for (size_t i = 0; i < words; i++)
		text = pool_printf(
			pool, "%s%s%s", text, i ? between[rand() % 8] : "", random_word());
	return text;
}

static const char *const small_words[] = {"Dienstrad", "Pflege", "unbefristet", "Jobticket",
	"Altersversorgung", "Kantine", "elektronisch", "Kantinen"};

/* Words that stand nowhere else, and some that do. */
static const char *random_small(void)
{
	return pool_printf(
		pool, "%s %s, %s", small_words[rand() % 8], small_words[rand() % 8], random_word());
}

/* Cuts a piece of ASCII letters out of a word, or changes its end. */
static const char *random_typed(void)
{
	static const char *const endings[] = {"e", "en", "er", "in", "innen", "s", "ung"};
	const char *word = random_word();
	size_t n = strlen(word), from = (size_t)rand() % n;
	switch (rand() % 7) {
	case 6:
		return small_words[rand() % 8];
	case 0:
		for (size_t i = 0; i < n; i++)
			if (word[i] & '\x80')
				return word;
		return pool_strndup(pool, word + from, 1 + (size_t)rand() % (n - from));
	case 1:
		return pool_printf(pool, "%s%s", word, endings[rand() % 7]);
	case 2:
		return pool_printf(pool, "%s-%s", word, random_word());
	case 3:
		return pool_printf(pool, "%s%s", word, random_word());
	default:
		return word;
	}
}

/* Some ads stand in the base with other texts than they have now, some only in one of the files. */
static void random_index(const char **texts, const char **smalls)
{
	struct search_builder *base = search_builder_new(), *delta = search_builder_new();
	for (int64_t id = 1; id < RANDOM_ADS; id++) {
		const char *title = random_text(1 + (size_t)rand() % 3);
		const char *text = random_text((size_t)rand() % 12);
		struct search_document now = document(id, title, text);
		struct search_document before = document(id, random_text(3), random_text(8));
		int kind = rand() % 8;
		texts[id] = kind == 0 ? NULL : pool_printf(pool, "%s\n%s", title, text);
		smalls[id] = random_small();
		now.small_print = smalls[id];
		before.small_print = random_small();
		if (kind > 2)
			search_builder_add(base, &now);
		else if (kind < 2)
			search_builder_add(base, &before);
		if (kind == 0)
			search_builder_replace(delta, id);
		else if (kind <= 2)
			search_builder_add(delta, &now);
	}
	assert_int_equal(write_base(&base, 1), OK);
	assert_int_equal(write_delta(&delta, 2), OK);
	assert_int_equal(search_refresh(search), OK);
}

static void random_queries_find_what_the_naive_search_finds(void **state)
{
	(void)state;
	const char *texts[RANDOM_ADS] = {NULL}, *smalls[RANDOM_ADS] = {NULL};
	struct naive_text read[RANDOM_ADS] = {0}, small[RANDOM_ADS] = {0};
	bool found[RANDOM_ADS], wanted[RANDOM_ADS];
	size_t total = 0, hits = 0;
	srand(7);
	random_index(texts, smalls);
	for (size_t i = 1; i < RANDOM_ADS; i++)
		if (texts[i]) {
			read[i] = naive_read(texts[i]);
			small[i] = naive_read(smalls[i]);
		}
	for (int i = 0; i < RANDOM_QUERIES; i++) {
		const char *typed = random_typed();
		for (int more = rand() % 3; more > 0; more--)
			typed = pool_printf(pool, "%s %s", typed, random_typed());
		struct naive_text query = naive_read(typed);
		hits += find_all(typed, SEARCH_LITERAL, found, RANDOM_ADS) > 0;
		naive_match(&query, read, small, RANDOM_ADS, wanted);
		for (size_t k = 1; k < RANDOM_ADS; k++) {
			if (found[k] != wanted[k])
				fail_msg("\"%s\" %s \"%s\" (\"%s\")", typed,
					found[k] ? "finds" : "does not find",
					texts[k] ? texts[k] : "what is gone", smalls[k]);
			total += wanted[k];
		}
		free(query.groups);
	}
	for (size_t i = 1; i < RANDOM_ADS; i++) {
		free(read[i].groups);
		free(small[i].groups);
	}
	print_message("%d random queries, %zu with ads, %zu ads\n", RANDOM_QUERIES, hits, total);
	assert_true(hits > RANDOM_QUERIES / 3);
}

#define FACET_ADS 400
#define FACETS_ASKED \
	3 /* facets whose values differ: the first has many, the last one that most have */
#define FACET_QUERIES 300

static const char *const facet_values[FACETS_ASKED][8] = {
	{"a", "b", "c", "d", "e", "f", "g", "h"}, {"k", "l", "m"}, {"often", "rare"}};
static const int facet_sizes[FACETS_ASKED] = {8, 3, 2};

static void random_facets(struct search_document *ad)
{
	ad->facets[0] = facet_values[0][rand() % 8];
	ad->facets[1] = facet_values[1][rand() % 3];
	ad->facets[2] = facet_values[2][rand() % 50 == 0];
}

/* What stands now: some only in the base, some changed since, some new, some gone (no facets). */
static void facet_index(struct search_document *now)
{
	struct search_builder *base = search_builder_new(), *delta = search_builder_new();
	for (int64_t id = 1; id < FACET_ADS; id++) {
		int kind = rand() % 12;
		now[id] = document(id, rand() % 3 ? "Verwaltung" : "Technik", "");
		random_facets(&now[id]);
		struct search_document before = now[id];
		if (kind < 2)
			random_facets(&before);
		if (kind != 2)
			search_builder_add(base, &before);
		if (kind == 0)
			search_builder_replace(delta, id);
		else if (kind <= 2)
			search_builder_add(delta, &now[id]);
		if (kind == 0)
			now[id].facets[0] = NULL;
	}
	assert_int_equal(write_base(&base, 1), OK);
	assert_int_equal(write_delta(&delta, 2), OK);
	assert_int_equal(search_refresh(search), OK);
}

/* Does the ad pass the words and all filters but the one of facet `without`? */
static bool ad_passes(
	const struct search_document *ad, const struct search_query *query, size_t without)
{
	bool passes = ad->facets[0] && (!query->words || !strcmp(ad->title, query->words));
	for (size_t f = 0; f < FACETS_ASKED && passes; f++) {
		bool chosen = query->facets[f].count == 0 || f == without;
		for (size_t i = 0; i < query->facets[f].count; i++)
			chosen = chosen || !strcmp(ad->facets[f], query->facets[f].values[i]);
		passes = chosen;
	}
	return passes;
}

static void facets_compare(const struct search_document *now, const struct search_query *query)
{
	struct search_result result;
	int64_t total = 0;
	assert_int_equal(search_find(search, pool, query, &result), OK);
	for (size_t id = 1; id < FACET_ADS; id++)
		total += ad_passes(&now[id], query, FACETS_ASKED);
	assert_int_equal(result.total, total);
	for (size_t f = 0; f < FACETS_ASKED; f++)
		for (size_t i = 0; i < result.facets[f].count; i++) {
			const struct search_value *value = &result.facets[f].values[i];
			uint32_t count = 0;
			for (size_t id = 1; id < FACET_ADS; id++)
				count += ad_passes(&now[id], query, f)
					&& !strcmp(now[id].facets[f], value->value);
			assert_int_equal(value->count, count);
		}
}

/* Every value's count is what choosing it instead would find, in both files. */
static void counts_are_what_another_choice_finds(void **state)
{
	(void)state;
	static struct search_document now[FACET_ADS];
	srand(11);
	facet_index(now);
	for (int i = 0; i < FACET_QUERIES; i++) {
		static const char *const words[] = {NULL, "Verwaltung", "Technik"};
		const char *chosen[FACETS_ASKED][2];
		struct search_query query = asked(words[rand() % 3]);
		query.reading = SEARCH_LITERAL;
		for (size_t f = 0; f < FACETS_ASKED; f++) {
			query.facets[f].count = (size_t)rand() % 3;
			query.facets[f].values = chosen[f];
			int first = rand() % facet_sizes[f];
			chosen[f][0] = facet_values[f][first];
			chosen[f][1] = facet_values[f][(first + 1) % facet_sizes[f]];
		}
		facets_compare(now, &query);
	}
}

static int setup(void **state)
{
	return folder_make(state) ? -1 : clean(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(written_queries),
		cmocka_unit_test(trial_queries),
		cmocka_unit_test(random_queries_find_what_the_naive_search_finds),
		cmocka_unit_test_setup(counts_are_what_another_choice_finds, clean),
	};
	return cmocka_run_group_tests(tests, setup, folder_end);
}
