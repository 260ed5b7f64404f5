/* Tests of document/: the first page of PDFs as a small picture. */
#include "child_fixture.h"

#include <string.h>

#include "document/preview.h"

#define LONG 30000 /* milliseconds; a machine may be busy */

static bool preview_of(const char *name, struct picture *picture_r)
{
	size_t length;
	const char *bytes = read_file(pool_printf(pool, "tests/files/%s", name), &length);
	bool made;

	assert_int_equal(preview_make(pool, bytes, length, LONG, &made, picture_r), OK);
	return made;
}

static bool preview_of_text(const char *text)
{
	struct picture picture;
	bool made;

	assert_int_equal(preview_make(pool, text, strlen(text), LONG, &made, &picture), OK);
	return made;
}

#define PDF_OF(page, more) \
	"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" \
	"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R" page \
	">>endobj\n" more "trailer<</Size 9/Root 1 0 R>>\n%%EOF\n"

/* A page that writes in this font, which is not in the file. */
#define PDF_IN(font) \
	PDF_OF("/MediaBox[0 0 300 200]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>", \
		"4 0 obj<</Type/Font/Subtype/TrueType/BaseFont/" font "/Encoding" \
		"/WinAnsiEncoding>>endobj\n5 0 obj<</Length 41>>stream\n" \
		"BT /F 99 Tf 20 99 Td (HHHHHHHHH) Tj ET   \nendstream endobj\n")

static void test_made(void **state)
{
	(void)state;
	struct picture picture;
	bool made;
	const char *text = PDF_OF("/MediaBox[0 0 300 200]/Contents 5 0 R",
		"5 0 obj<</Length 30>>stream\n1 0 0 rg 0 0 300 200 re f     \nendstream endobj\n");

	assert_int_equal(preview_make(pool, text, strlen(text), LONG, &made, &picture), OK);
	assert_true(made);
	assert_int_equal(picture.width, PREVIEW_EDGE);
	assert_int_equal(picture.height, 213);
	assert_memory_equal(picture.bytes, "\xff\xd8\xff", 3);
	assert_true(preview_of_text(PDF_OF("/MediaBox[0 0 1 14000]", "")));
}

/* Fonts that every PDF may use without holding them were opened before. */
static void test_fonts(void **state)
{
	(void)state;
	static const char *const names[] = {"plain.pdf", "linearized.pdf", "object-streams.pdf",
		"wrong-offsets.pdf", "encrypted-owner-password-only.pdf"};
	static const char *const texts[] = {PDF_IN("Helvetica"), PDF_IN("Arial,Bold"),
		PDF_IN("TimesNewRoman"), PDF_IN("Nowhere")};
	const char *empty = PDF_OF("/MediaBox[0 0 300 200]", "");
	struct picture picture, blank;
	bool made;

	assert_int_equal(preview_make(pool, empty, strlen(empty), LONG, &made, &blank), OK);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!preview_of(names[i], &picture))
			fail_msg("%s", names[i]);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_int_equal(
			preview_make(pool, texts[i], strlen(texts[i]), LONG, &made, &picture), OK);
		/* black letters take more bytes than white paper */
		if (!made || picture.length < blank.length + 500)
			fail_msg("%s", texts[i]);
	}
}

/* Of what cannot be drawn, or not as it is meant, there is none. */
static void test_none(void **state)
{
	(void)state;
	static const char *const names[] = {"encrypted-user-password.pdf", "only-header.pdf",
		"no-pages.pdf", "picture-place.jpg"};
	struct picture picture;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (preview_of(names[i], &picture))
			fail_msg("%s", names[i]);
	assert_true(preview_of_text(PDF_OF("/MediaBox[0 0 300 200]", "")));
	assert_false(preview_of_text(PDF_OF("/MediaBox[0 0 14500 200]", "")));
	assert_false(preview_of_text(PDF_OF("/MediaBox[0 0 200 14500]", "")));
	assert_false(preview_of_text(PDF_IN("DejaVu#20Serif")));
}

/* It is ended when its time is over, and what it needs of memory is bounded. */
static void test_bounded(void **state)
{
	(void)state;
	struct picture picture;
	bool made = true;
	const char *text = PDF_OF("/MediaBox[0 0 300 200]", "");

	assert_int_equal(preview_make(pool, text, strlen(text), 0, &made, &picture), OK);
	assert_false(made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_made),
		cmocka_unit_test(test_fonts),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_bounded),
	};

	return cmocka_run_group_tests(tests, start, end);
}
