/* Tests of document/: pictures of all kinds made anew. */
#include "child_fixture.h"

#include <string.h>

#include "document/picture.h"

#define LONG 30000 /* milliseconds; a machine may be busy */

static const int64_t edges[] = {160, 40};

static const char *picture_file(const char *name, size_t *length_r)
{
	return read_file(pool_printf(pool, "tests/files/%s", name), length_r);
}

static enum picture_state made(
	const char *bytes, size_t length, const char *mime, struct picture *pictures_r)
{
	enum picture_state state;

	assert_int_equal(
		picture_make(pool, bytes, length, mime, edges, 2, LONG, &state, pictures_r), OK);
	return state;
}

static void test_kinds(void **state)
{
	(void)state;
	static const struct {
		const char *name, *mime;
		enum picture_state state;
		int64_t width, height; /* of the larger one; the other is a quarter of it */
	} cases[] = {
		{"picture-place.jpg", "image/jpeg", PICTURE_GOOD, 100, 160}, /* upright */
		{"picture-cmyk.jpg", "image/jpeg", PICTURE_GOOD, 160, 100},
		{"picture-progressive.jpg", "image/jpeg", PICTURE_GOOD, 160, 100},
		{"picture-16-bit.png", "image/png", PICTURE_GOOD, 160, 64},
		{"picture-truncated.jpg", "image/jpeg", PICTURE_DAMAGED, 0, 0},
		{"picture-truncated.png", "image/png", PICTURE_DAMAGED, 0, 0},
		{"picture-bomb.png", "image/png", PICTURE_LARGE, 0, 0},
		{"picture-place.jpg", "image/png", PICTURE_DAMAGED, 0, 0},
		{"picture-16-bit.png", "image/jpeg", PICTURE_DAMAGED, 0, 0},
		{"plain.pdf", "image/jpeg", PICTURE_DAMAGED, 0, 0},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct picture pictures[2];
		size_t length;
		const char *bytes = picture_file(cases[i].name, &length);
		if (made(bytes, length, cases[i].mime, pictures) != cases[i].state)
			fail_msg("%s as %s", cases[i].name, cases[i].mime);
		if (cases[i].state != PICTURE_GOOD)
			continue;
		if (pictures[0].width != cases[i].width || pictures[0].height != cases[i].height
			|| pictures[1].width != cases[i].width / 4
			|| pictures[1].height != cases[i].height / 4)
			fail_msg("%s: %dx%d", cases[i].name, (int)pictures[0].width,
				(int)pictures[0].height);
	}
}

/* A small one does not grow, and one is made of what was made. */
static void test_small(void **state)
{
	(void)state;
	struct picture first[2], again[2];
	size_t length;
	const char *bytes = picture_file("exif-orientation-6.jpg", &length);

	assert_int_equal(made(bytes, length, "image/jpeg", first), PICTURE_GOOD);
	assert_int_equal(first[0].width, 8);
	assert_int_equal(first[1].width, 8);
	assert_int_equal(made(first[0].bytes, first[0].length, "image/jpeg", again), PICTURE_GOOD);
}

/* Where it was taken, with what, and what somebody wrote into it does not come out. */
static void test_nothing_else(void **state)
{
	(void)state;
	struct picture pictures[2];
	size_t length;
	const char *bytes = picture_file("picture-place.jpg", &length);

	assert_non_null(memmem(bytes, length, "Geheim", 6));
	assert_int_equal(made(bytes, length, "image/jpeg", pictures), PICTURE_GOOD);
	for (size_t i = 0; i < 2; i++) {
		assert_null(memmem(pictures[i].bytes, pictures[i].length, "Geheim", 6));
		assert_null(memmem(pictures[i].bytes, pictures[i].length, "Exif", 4));
	}
}

/* Cut off or changed anywhere it is a picture or it is refused; nothing waits, nothing dies here.
 */
static void test_cut_anywhere(void **state)
{
	(void)state;
	static const char *const names[] = {"picture-place.jpg", "picture-16-bit.png"};
	static const char *const mimes[] = {"image/jpeg", "image/png"};
	struct picture pictures[2];

	for (size_t i = 0; i < 2; i++) {
		size_t length;
		const char *bytes = picture_file(names[i], &length);
		for (size_t part = 0; part < 10; part++)
			if (made(bytes, length * part / 10, mimes[i], pictures) != PICTURE_DAMAGED)
				fail_msg("%s, %zu of 10 parts", names[i], part);
		for (size_t at = 0; at < 10; at++) {
			char *changed = pool_alloc(pool, length);
			memcpy(changed, bytes, length);
			changed[length * at / 10 + 5] ^= 0x55;
			made(changed, length, mimes[i], pictures);
		}
	}
	enum picture_state slow;
	size_t length;
	const char *bytes = picture_file(names[0], &length);
	assert_int_equal(
		picture_make(pool, bytes, length, mimes[0], edges, 2, 0, &slow, pictures), OK);
	assert_int_equal(slow, PICTURE_SLOW);
	assert_false(picture_kind("image/svg+xml"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_small),
		cmocka_unit_test(test_nothing_else),
		cmocka_unit_test(test_cut_anywhere),
	};
	return cmocka_run_group_tests_name("picture", tests, start, end);
}
