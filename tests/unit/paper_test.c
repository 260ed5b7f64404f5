/* Tests of document/paper: what readers of PDFs find in it. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "document/paper.h"

#define ROWS 120

static struct pool *pool;

static const struct paper_look look = {
	.title = "Übersicht der Stellen",
	.lang = "de",
	.sender = "Freie Stadt Nordhafen",
	.unit = "Behörde für Schule und Berufsbildung",
	.foot = "V-2026-00001 Lehrkraft",
	.page = "Seite",
	.of = "von",
};

/* What a program says about it. */
static const char *told(const struct paper_done *done, const char *program, const char *rest)
{
	const char *path = pool_printf(pool, "%s/paper.pdf", support_folder());
	FILE *file = fopen(path, "we");
	char *text = pool_alloc(pool, 1 << 20);

	assert_non_null(file);
	assert_int_equal(fwrite(done->bytes, 1, done->length, file), done->length);
	assert_int_equal(fclose(file), 0);
	FILE *said = popen(pool_printf(pool, "%s %s %s 2>&1", program, path, rest), "re");
	assert_non_null(said);
	text[fread(text, 1, (1 << 20) - 1, said)] = 0;
	if (pclose(said) != 0)
		fail_msg("%s: %s", program, text);
	return text;
}

static int count_of(const char *text, const char *part)
{
	int count = 0;

	for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
		count++;
	return count;
}

static void rows_put(struct paper *paper, const char *longest)
{
	static const double shares[PAPER_COLUMNS] = {0.2, 0.5, 0.3};
	static const char *const heads[] = {"Nummer", "Stelle", "Behörde"};

	paper_table(paper, shares, heads);
	for (int i = 0; i < ROWS; i++) {
		const char *cells[] = {pool_printf(pool, "Zeile-%03d", i),
			i == 7 ? longest : "Lehrkraft für Sonderpädagogik", "Behörde für Schule"};
		paper_row(paper, cells);
	}
	paper_table_end(paper);
}

static enum outcome all_put(void *context, struct paper *paper)
{
	paper_heading(paper, 1, "Übersicht");
	paper_contents(paper, 2);
	paper_page(paper);
	paper_mark(paper, 1, "Tabelle");
	paper_heading(paper, 2, "Tabelle");
	rows_put(paper, context);
	paper_mark(paper, 1, "Schriften");
	paper_mark(paper, 2, "Darunter");
	paper_heading(paper, 2, "Schriften");
	paper_facts(paper);
	paper_fact(paper, "Griechisch", "Ελληνικά");
	paper_fact(paper, "Kyrillisch", "Українська");
	paper_fact(paper, "Arabisch", "العربية");
	paper_fact(paper, "Hebräisch", "עברית");
	paper_fact(paper, "Chinesisch", "中文");
	paper_fact(paper, "Emoji", "\xe2\x98\xba");
	paper_fact(paper, "Leer", "");
	paper_table_end(paper);
	paper_note(paper, "Ende");
	return OK;
}

static const char *longest_cell(void)
{
	char *text = pool_alloc(pool, 9001);

	for (size_t i = 0; i < 9000; i++)
		text[i] = i % 9 == 8 ? ' ' : 'w';
	return text;
}

static void test_pages(void **state)
{
	struct paper_done done;
	const char *text, *page;

	(void)state;
	assert_int_equal(
		paper_make(pool, &look, all_put, (void *)(uintptr_t)longest_cell(), &done), OK);
	told(&done, "qpdf --check", "");
	text = told(&done, "pdfinfo", "");
	assert_non_null(strstr(text, "Übersicht der Stellen"));
	assert_non_null(strstr(text, "Tagged:          yes"));
	assert_non_null(
		strstr(text, pool_printf(pool, "Pages:           %lld\n", (long long)done.pages)));
	text = told(&done, "pdftotext -layout", "-");
	assert_int_equal(count_of(text, "Zeile-"), ROWS);
	assert_non_null(strstr(text, "Seite 1 von"));
	assert_non_null(strstr(text,
		pool_printf(pool, "Seite %lld von %lld", (long long)done.pages,
			(long long)done.pages)));
	assert_int_equal(count_of(text, "V-2026-00001 Lehrkraft"), done.pages);
	assert_int_equal(count_of(text, "Freie Stadt Nordhafen"), 1);
	assert_null(strstr(text, "Leer"));
	for (const char *const *word =
			(const char *const[]){"Ελληνικά", "Українська", "中文", NULL};
		*word; word++)
		assert_non_null(strstr(text, *word));
	/* the heads stand on each page of the table: from the second to that of the writings */
	assert_int_equal(count_of(text, "Nummer"), done.marks[1].page - 1);
	page = strstr(text, "Schriften");
	assert_non_null(page);
	assert_non_null(strstr(page, pool_printf(pool, "%lld", (long long)done.marks[1].page)));
	assert_null(strstr(told(&done, "pdffonts", ""), " no  no  no"));
}

/* Bookmarks and contents say where things stand, whatever stands between. */
static void test_marks(void **state)
{
	struct paper_done done;
	const char *text;

	(void)state;
	assert_int_equal(
		paper_make(pool, &look, all_put, (void *)(uintptr_t)longest_cell(), &done), OK);
	assert_int_equal(done.mark_count, 3);
	assert_int_equal(done.marks[0].page, 2);
	assert_int_equal(done.link_count, 3);
	assert_int_equal(done.links[1].to, done.marks[1].page);
	assert_int_equal(done.links[1].own_page, 1);
	text = told(&done, "qpdf --qdf --object-streams=disable", "-");
	assert_int_equal(count_of(text, "/Title"), 4); /* three, and the document's */
	for (int64_t page = 1; page <= done.pages; page++) {
		text = told(&done,
			pool_printf(pool, "pdftotext -f %lld -l %lld", (long long)page,
				(long long)page),
			"-");
		if (page == done.marks[1].page)
			assert_non_null(strstr(text, "Griechisch"));
		if (page == done.marks[0].page)
			assert_non_null(strstr(text, "Zeile-000"));
	}
}

/* Names as they are written where people come from. */
static const char *const names[][2] = {
	{"Lateinisch", "Zoë Müller-Łukaszewicz Đặng Şahin"},
	{"Griechisch", "Ελένη Παπαδοπούλου"},
	{"Kyrillisch", "Олександра Ковальчук"},
	{"Armenisch", "Անահիտ"},
	{"Georgisch", "ნინო"},
	{"Hebräisch", "רבקה כהן"},
	{"Arabisch", "فاطمة الزهراء"},
	{"Persisch", "پروین"},
	{"Äthiopisch", "ሰላም"},
	{"Devanagari", "प्रिया"},
	{"Tamil", "கவிதா"},
	{"Thailändisch", "สมชาย"},
	{"Chinesisch", "王小明"},
	{"Japanisch", "さくら ハナコ"},
	{"Koreanisch", "김민수"},
	{"Zeichen", "\xe2\x98\xba \xf0\x9f\x98\x80 \xf0\x9f\x8e\x93"},
};

/* Turned around by its first sign, as the name of a file that would look like another. */
#define TURNED \
	"bericht\xe2\x80\xae" \
	"fdp.exe"
#define ISOLATED "\xe2\x81\xa7links\xe2\x81\xa8"

static enum outcome names_put(void *context, struct paper *paper)
{
	(void)context;
	paper_heading(paper, 1, "Namen");
	paper_facts(paper);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		paper_fact(paper, names[i][0], names[i][1]);
	paper_fact(paper, TURNED, TURNED " (nicht enthalten)");
	paper_fact(paper, "Danach", ISOLATED " danach");
	paper_table_end(paper);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		paper_text(paper, pool_printf(pool, "%s: %s (Zeugnis)", names[i][0], names[i][1]));
	paper_mark(paper, 1, TURNED);
	paper_text(paper, "Schluss");
	return OK;
}

/* Whether each font of it is embedded, and one can read back what it says. */
static void fonts_check(const struct paper_done *done)
{
	char *fonts = pool_strdup(pool, told(done, "pdffonts", ""));
	int count = 0;

	strsep(&fonts, "\n");
	const char *embedded = strsep(&fonts, "\n"); /* a line of dashes, one group a column */
	assert_non_null(embedded);
	for (char *line = strsep(&fonts, "\n"); line && *line; line = strsep(&fonts, "\n")) {
		const char *words[4] = {NULL};

		for (size_t i = 0; i < 4; i++) { /* from the end: object, its generation, unicode */
			char *gap = strrchr(line, ' ');
			assert_non_null(gap);
			words[i] = gap + 1;
			while (gap > line && *gap == ' ')
				*gap-- = 0;
		}
		assert_string_equal(words[2], "yes"); /* to Unicode */
		assert_non_null(strstr(line, "yes")); /* embedded */
		count++;
	}
	assert_true(count >= 8);
}

/* Without gaps, which readers guess from where letters stand, and marks of direction that they add.
 */
static const char *letters(const char *text)
{
	char *copy = pool_strdup(pool, text);
	char *to = copy;

	for (const char *from = copy; *from;) {
		if (strncmp(from, "\xe2\x80\xab", 3) == 0 || strncmp(from, "\xe2\x80\xac", 3) == 0)
			from += 3;
		else if (strchr(" \n\f", *from))
			from++;
		else
			*to++ = *from++;
	}
	*to = 0;
	return copy;
}

static void test_names(void **state)
{
	struct paper_done done;
	const char *text, *told_letters;

	(void)state;
	assert_int_equal(paper_make(pool, &look, names_put, NULL, &done), OK);
	fonts_check(&done);
	text = told(&done, "pdftotext -layout", "-");
	told_letters = letters(text);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strstr(told_letters, letters(names[i][1])))
			fail_msg("%s is not read back: %s", names[i][0], text);
	/* a sign of the script's own font, not of one that happens to have some of its letters */
	assert_null(strstr(told(&done, "pdffonts", ""), "Grantha"));
	assert_non_null(strstr(told_letters, "berichtfdp.exeberichtfdp.exe(nichtenthalten)"));
	assert_non_null(strstr(text, "links danach"));
	assert_string_equal(done.marks[0].text, "berichtfdp.exe");
}

#define TITLES 60

/* Longer and longer, so that some line is full at each letter of the last word. */
static enum outcome titles_put(void *context, struct paper *paper)
{
	char title[200];

	(void)context;
	for (int i = 0; i < TITLES; i++) {
		snprintf(title, sizeof(title), "%.*s für Bauleitplanung und Haushalt (m/w/d)",
			70 + i,
			"Sachbearbeitung und Leitung von vielen anderen Stellen in Behörden und "
			"Schulen der Freien Stadt Nordhafen im Hafen und am Fluss");
		paper_text(paper, title);
	}
	return OK;
}

static void test_brackets(void **state)
{
	struct paper_done done;

	(void)state;
	assert_int_equal(paper_make(pool, &look, titles_put, NULL, &done), OK);
	assert_int_equal(count_of(told(&done, "pdftotext -layout", "-"), "(m/w/d)"), TITLES);
}

#define BEFORE 45 /* lines of a page, about */

/* A heading, a line and a table, after so many lines. */
static enum outcome headed_put(void *context, struct paper *paper)
{
	static const double shares[PAPER_COLUMNS] = {0.5, 0.5};
	static const char *const heads[] = {"Kopf", "Wert"}, *const cells[] = {"Reihe", "1"};

	for (int i = 0; i < *(int *)context; i++)
		paper_text(paper, "Davor");
	paper_heading(paper, 2, "Titel");
	paper_text(paper, "Grund");
	paper_table(paper, shares, heads);
	paper_row(paper, cells);
	paper_table_end(paper);
	return OK;
}

/* Wherever it comes on a page. */
static void test_headed(void **state)
{
	(void)state;
	for (int i = BEFORE / 2; i < BEFORE; i++) {
		struct paper_done done;

		assert_int_equal(paper_make(pool, &look, headed_put, &i, &done), OK);
		const char *from = strstr(told(&done, "pdftotext -layout", "-"), "Titel");
		assert_non_null(from);
		assert_true(strcspn(from, "\f") > (size_t)(strstr(from, "Reihe") - from));
	}
}

static enum outcome inserts_put(void *context, struct paper *paper)
{
	(void)context;
	paper_contents(paper, 1);
	paper_text(paper, "Davor");
	paper_insert(paper, 5, 3, 1, "Lebenslauf");
	paper_insert(paper, 9, 1, 1, "Zeugnis");
	paper_mark(paper, 1, "Danach");
	paper_text(paper, "Danach");
	return OK;
}

static void test_inserts(void **state)
{
	struct paper_done done;

	(void)state;
	assert_int_equal(paper_make(pool, &look, inserts_put, NULL, &done), OK);
	assert_int_equal(done.own_pages, 2);
	assert_int_equal(done.pages, 6);
	assert_int_equal(done.insert_count, 2);
	assert_int_equal(done.inserts[0].what, 5);
	assert_int_equal(done.inserts[1].after, 1);
	assert_int_equal(done.marks[1].page, 5);
	assert_int_equal(done.marks[2].page, 6);
	assert_non_null(strstr(told(&done, "pdftotext -layout", "-"), "Seite 6 von 6"));
}

static enum outcome refuse(void *context, struct paper *paper)
{
	(void)context;
	paper_text(paper, "Anfang");
	return GONE;
}

static void test_refused(void **state)
{
	struct paper_done done;

	(void)state;
	assert_int_equal(paper_make(pool, &look, refuse, NULL, &done), GONE);
}

/* Rows alone belong to a table: whatever else comes ends it, and so does the paper. */
static enum outcome unended(void *context, struct paper *paper)
{
	static const double shares[PAPER_COLUMNS] = {1};

	(void)context;
	for (int i = 0; i < 6; i++) {
		paper_facts(paper);
		paper_fact(paper, "Zeile", "Wert");
		if (i == 0)
			paper_heading(paper, 2, "Überschrift");
		else if (i == 1)
			paper_text(paper, "Absatz");
		else if (i == 2)
			paper_note(paper, "Hinweis");
		else if (i == 3)
			paper_page(paper);
		else if (i == 4)
			paper_table(paper, shares, NULL);
	}
	return OK;
}

static void test_tables_end(void **state)
{
	struct paper_done done;
	const char *text;

	(void)state;
	assert_int_equal(paper_make(pool, &look, unended, NULL, &done), OK);
	text = told(&done, "pdftotext -raw", "-");
	assert_int_equal(count_of(text, "Wert"), 6);
	assert_non_null(strstr(text, "Hinweis"));
}

static int begin_paper(void **state)
{
	(void)state;
	pool = pool_new();
	return 0;
}

static int finish_paper(void **state)
{
	(void)state;
	pool_free(&pool);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_brackets),
		cmocka_unit_test(test_headed),
		cmocka_unit_test(test_inserts),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_tables_end),
	};
	return cmocka_run_group_tests(tests, begin_paper, finish_paper);
}
