/* Having pictures made anew. */
#include "document/picture.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/text.h"
#include "document/child.h"
#include "document/picture_private.h"

#define MEMORY ((size_t)512 << 20) /* a progressive picture is in memory whole, in every colour */
#define RESULT_MOST ((size_t)32 << 20)

static const struct {
	const char *mime, *type;
} kinds[] = {
	{"image/jpeg", "jpeg"},
	{"image/png", "png"},
};

static const char *kind_type(const char *mime)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (text_equal(kinds[i].mime, mime))
			return kinds[i].type;
	return NULL;
}

bool picture_kind(const char *mime)
{
	return kind_type(mime) != NULL;
}

static bool name_has_ending(const char *dot)
{
	return strcasecmp(dot, ".jpg") == 0 || strcasecmp(dot, ".jpeg") == 0
		|| strcasecmp(dot, ".jpe") == 0 || strcasecmp(dot, ".jfif") == 0
		|| strcasecmp(dot, ".png") == 0;
}

const char *picture_made_name(struct pool *pool, const char *name)
{
	const char *dot = strrchr(name, '.');
	size_t length = dot && name_has_ending(dot) ? (size_t)(dot - name) : strlen(name);

	return pool_printf(pool, "%.*s.jpg", (int)length, name);
}

/* What a child has written is believed only as far as it is what it ought to be. */
static bool result_read(const char *bytes, size_t length, const int64_t *edges, size_t count,
	struct picture *pictures_r)
{
	struct picture_head head;
	size_t at = count * sizeof(head);

	for (size_t i = 0; i < count; i++) {
		if (length < at)
			return false;
		memcpy(&head, bytes + i * sizeof(head), sizeof(head));
		if (head.width < 1 || head.width > edges[i] || head.height < 1
			|| head.height > edges[i] || head.length < 3
			|| (size_t)head.length > length - at
			|| memcmp(bytes + at, "\xff\xd8\xff", 3) != 0)
			return false;
		pictures_r[i] =
			(struct picture){head.width, head.height, bytes + at, (size_t)head.length};
		at += (size_t)head.length;
	}
	return at == length;
}

enum outcome picture_result(struct pool *pool, int result, const int64_t *edges, size_t count,
	struct picture *pictures_r)
{
	const void *bytes = NULL;
	size_t length = 0;
	enum outcome outcome = child_file_read(pool, result, &bytes, &length);

	if (outcome)
		return outcome;
	return result_read(bytes, length, edges, count, pictures_r) ? OK : UNAVAILABLE;
}

static enum outcome picture_run(const struct child_job *job, enum picture_state *state_r)
{
	int answer = 0;
	int64_t spent;
	enum outcome outcome = child_run(job, &answer, &spent);

	if (!outcome && answer <= PICTURE_LARGE)
		*state_r = (enum picture_state)answer;
	return outcome == GONE ? OK : outcome;
}

enum outcome picture_make(struct pool *pool, const void *bytes, size_t length, const char *mime,
	const int64_t *edges, size_t count, int64_t milliseconds, enum picture_state *state_r,
	struct picture *pictures_r)
{
	const char *words = kind_type(mime);
	int file = -1, result = -1;
	enum outcome outcome = child_file_of(bytes, length, &file);

	*state_r = PICTURE_SLOW;
	for (size_t i = 0; i < count; i++)
		words = pool_printf(pool, "%s %lld", words, (long long)edges[i]);
	if (!outcome)
		outcome = child_file(&result);
	if (!outcome)
		outcome = picture_run(&(struct child_job){.work = "picture",
					      .words = words,
					      .inputs = &file,
					      .input_count = 1,
					      .result = result,
					      .result_most = RESULT_MOST,
					      .memory = MEMORY,
					      .milliseconds = milliseconds},
			state_r);
	if (!outcome && *state_r == PICTURE_GOOD)
		outcome = picture_result(pool, result, edges, count, pictures_r);
	if (file >= 0)
		close(file);
	if (result >= 0)
		close(result);
	return outcome;
}
