/* Tests of document/assemble: files of all kinds put together with pages of ours. */
#include "poor_child.h"

#include "assemble_world.h"

static void test_kinds(void **state)
{
	struct paper_done done;
	const char *text;
	int fd = -1;

	(void)state;
	give("object-streams.pdf", "application/pdf");
	give("aes256-owner-password-only.pdf", "application/pdf");
	give("picture-place.jpg", "image/jpeg");
	give("picture-16-bit.png", "image/png");
	give("wrong-offsets.pdf", "application/pdf");
	assert_int_equal(look_all(), 1);
	for (size_t i = 0; i < given_count; i++)
		assert_int_equal(given[i].pages, 1);
	text = whole(&fd, &done);
	assert_int_equal(done.pages, 7);
	assert_int_equal(count_of(text, "/DCTDecode"), 2);
	assert_int_equal(count_of(text, "/Subtype /Link"), 7);
	assert_int_equal(count_of(text, "/Lang (de)"), 1);
	assert_int_equal(count_of(text, "Exif"), 0);
	text = told(fd, "qpdf --json --json-key=outlines", "");
	assert_int_equal(count_of(text, "\"title\""), 7);
	text = told(fd, "pdftotext -layout", "-");
	assert_non_null(strstr(text, "Seite 7 von 7"));
	close(fd);
}

static void test_not_taken(void **state)
{
	static const char *const cases[][3] = {
		{"encrypted-user-password.pdf", "application/pdf", "encrypted"},
		{"no-pages.pdf", "application/pdf", "damaged"},
		{"only-header.pdf", "application/pdf", "damaged"},
		{"picture-bomb.png", "image/png", "large"},
		{"picture-truncated.jpg", "image/jpeg", "damaged"},
		{"plain.pdf", "application/msword", "kind"},
	};
	struct paper_done done;
	int fd = -1;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		give(cases[i][0], cases[i][1]);
		look_all();
		assert_int_equal(given[i].pages, 0);
		assert_string_equal(given[i].why, cases[i][2]);
	}
	give("plain.pdf", "application/pdf");
	look_all();
	whole(&fd, &done);
	assert_int_equal(done.pages, 3);
	close(fd);
}

/* A file that turns out not to go with the others, here since its place is nowhere, is named. */
static void test_named(void **state)
{
	struct paper_done done;
	struct paper_insert inserts[2];
	size_t what = 99;
	int fd = -1;

	(void)state;
	give("plain.pdf", "application/pdf");
	give("plain.pdf", "application/pdf");
	look_all();
	assert_int_equal(paper_make(pool, &look, draw, NULL, &done), OK);
	memcpy(inserts, done.inserts, sizeof(inserts));
	inserts[1].after = 99;
	done.inserts = inserts;
	assert_int_equal(assembly_make(assembly, &look, &done, &fd, &what), INVALID);
	assert_int_equal(what, given[1].what);
	assert_int_equal(fd, -1);
}

/* The child ends at a file that is too much for it: that one is named. */
static void test_broken(void **state)
{
	struct paper_done done;
	size_t what = 99;
	int fd = -1;

	(void)state;
	give("plain.pdf", "application/pdf");
	give_many("viele.pdf");
	give("plain.pdf", "application/pdf");
	look_all();
	assert_int_equal(paper_make(pool, &look, draw, NULL, &done), OK);
	child_poor(pool, "10000000");
	assert_int_equal(assembly_make(assembly, &look, &done, &fd, &what), TOO_LARGE);
	assert_int_equal(what, given[1].what);
	assert_int_equal(fd, -1);
	child_init("./bmschild");
}

/* The unit whose worker makes them has what one needs. */
static void test_memory(void **state)
{
	FILE *file = fopen(
		pool_printf(pool, "%s/conf/systemd/bms-files.service", getenv("BMS_SOURCE")), "re");
	char line[200];
	long gigabytes = 0;

	(void)state;
	assert_non_null(file);
	while (fgets(line, sizeof(line), file))
		if (strncmp(line, "MemoryMax=", 10) == 0) {
			char *unit;
			gigabytes = strtol(line + 10, &unit, 10);
			assert_string_equal(unit, "G\n");
		}
	fclose(file);
	assert_true((size_t)gigabytes << 30 > ASSEMBLY_MEMORY + (100 << 20)); /* and the worker */
}

/* The child that looks ends at one file: it alone cannot be taken, and is begun anew by itself
 * before that is said of it. */
static void test_look_ends(void **state)
{
	static const int64_t pages[] = {1, 0, 1, 0, 0, 1, 1};
	static const char *const why[] = {
		NULL, "damaged", NULL, "damaged", "encrypted", NULL, NULL};
	const char *loop = pdf_of("1 0 obj 1 0 R endobj");
	struct paper_done done;
	int fd = -1;

	(void)state;
	give("plain.pdf", "application/pdf");
	give_bytes("schleife.pdf", "application/pdf", loop, strlen(loop));
	give("plain.pdf", "application/pdf");
	give_bytes("schleife.pdf", "application/pdf", loop, strlen(loop));
	give("encrypted-user-password.pdf", "application/pdf");
	give("picture-place.jpg", "image/jpeg");
	give("plain.pdf", "application/pdf");
	/* to the second; it alone; to the fourth; it alone; the rest */
	assert_int_equal(look_all(), 5);
	for (size_t i = 0; i < given_count; i++) {
		assert_int_equal(given[i].pages, pages[i]);
		if (why[i])
			assert_string_equal(given[i].why, why[i]);
		else
			assert_null(given[i].why);
	}
	whole(&fd, &done);
	assert_int_equal(done.pages, 6);
	close(fd);
}

/* No number of files is too many. */
static void test_many_files(void **state)
{
	size_t length = 0, what = 0;
	const char *bytes = file_read("plain.pdf", &length);
	const char *why = NULL;
	bool more = false;

	(void)state;
	for (size_t i = 0; i < 300; i++) {
		assert_int_equal(assembly_write(assembly, bytes, length), OK);
		assert_int_equal(assembly_file(assembly, "application/pdf", &what), OK);
		assert_int_equal(what, i);
	}
	assert_int_equal(assembly_look(assembly, &more), OK);
	assert_false(more);
	for (size_t i = 0; i < 300; i++)
		assert_int_equal(assembly_pages(assembly, i, &why), 1);
}

static void test_too_large(void **state)
{
	char *bytes = pool_alloc(pool, FILE_ROOM);
	size_t what = 0;
	const char *why = NULL;
	enum outcome outcome = OK;

	(void)state;
	for (size_t i = 0; !outcome; i++) {
		assert_true(i <= ASSEMBLY_BYTES / FILE_ROOM);
		outcome = assembly_write(assembly, bytes, FILE_ROOM);
	}
	assert_int_equal(outcome, TOO_LARGE);
	assert_int_equal(assembly_file(assembly, "application/pdf", &what), OK);
	assert_int_equal(assembly_pages(assembly, what, &why), 0);
	assert_string_equal(why, "large");
	give("plain.pdf", "application/pdf");
	look_all();
	assert_int_equal(given[0].pages, 1); /* the next one has room again */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_kinds, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_not_taken, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_named, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_broken, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_look_ends, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_many_files, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_memory, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_too_large, begin_one, finish_one),
	};

	child_init("./bmschild");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
