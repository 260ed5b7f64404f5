/* What the search finds: a written set of queries, and random queries against the naive search. */
#include "search_fixture.h"
#include "search_naive.h"

#define ADS_MAX 100
#define RANDOM_ADS 300
#define RANDOM_QUERIES 1500

/* All ids found, over all pages. */
static size_t find_all(
	const char *words, enum search_reading reading, bool *found, size_t ids)
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

static void ad_read(struct search_builder *builder, char *line)
{
	char *rest, *field[6];
	for (size_t i = 0; i < 6; i++) {
		field[i] = strsep(&line, "|");
		assert_non_null(field[i]);
	}
	struct search_document ad = document(strtoll(field[0] + 3, &rest, 10), field[1], field[2]);
	for (size_t i = 1; i < 4; i++)
		ad.texts[i] = field[2 + i];
	search_builder_add(builder, &ad);
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

static void written_queries(void **state)
{
	(void)state;
	const char *source = getenv("BMS_SOURCE");
	FILE *file = fopen(
		pool_printf(pool, "%s/tests/unit/search_queries.txt", source ? source : "."), "r");
	assert_non_null(file);
	struct search_builder *builder = search_builder_new();
	char line[1000];
	int queries = 0, wrong = 0;
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, "ad ", 3) == 0)
			ad_read(builder, line);
		if (*line != '?')
			continue;
		if (builder) {
			assert_int_equal(write_base(&builder, 1), OK);
			assert_int_equal(write_delta(NULL, 1), OK);
			assert_int_equal(search_refresh(search), OK);
		}
		queries++;
		wrong += !query_check(line);
	}
	fclose(file);
	print_message("%d written queries, %d wrong\n", queries, wrong);
	assert_true(queries >= 60);
	assert_int_equal(wrong, 0);
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
	"Dienstrad-Leasing", "pflegen", "Pfleger", "Berater", "beraten", "Beraten", "Pflegerin", "Bund", "Verbund", "Haus", "Häuser", "Hausmeister", "Meisterin", "Gärtnerin", "Garten", "Kindergärten", "Café"};

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
	return pool_printf(pool, "%s %s, %s", small_words[rand() % 8], small_words[rand() % 8],
		random_word());
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

static int setup(void **state)
{
	return folder_make(state) ? -1 : clean(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(written_queries),
		cmocka_unit_test(random_queries_find_what_the_naive_search_finds),
	};
	return cmocka_run_group_tests(tests, setup, folder_end);
}
