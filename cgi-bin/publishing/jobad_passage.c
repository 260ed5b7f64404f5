/* The passages of an ad's text. */
#include "publishing/jobad_passage.h"

#include <string.h>

#include "base/codec.h"
#include "base/crypto.h"
#include "base/text.h"
#include "format/markdown.h"

#define CODE_BYTES 9

static const char *passage_code(struct pool *pool, const struct jobad_part *part, const char *words)
{
	uint8_t digest[CRYPTO_KEY_SIZE];

	crypto_sha256(words, strlen(words), digest);
	return pool_printf(pool, "%s.%s", part->name, base64url_encode(pool, digest, CODE_BYTES));
}

/* How long the passage at a line's begin is: to its end, of the last one to the end of the part. */
static size_t passage_length(const char *text, bool last)
{
	return last ? strlen(text) : strcspn(text, "\r\n");
}

/* False: there is nothing to read. */
static bool passage_fill(struct pool *pool, const struct jobad_part *part, const char *text,
	size_t length, struct jobad_passage *passage_r)
{
	struct buf words;

	*passage_r = (struct jobad_passage){
		.part = part, .markdown = text_trim(pool, pool_strndup(pool, text, length))};
	buf_init(&words, pool);
	markdown_words(&words, passage_r->markdown);
	passage_r->words = text_trim(pool, words.data);
	passage_r->code = passage_code(pool, part, passage_r->words);
	return !text_blank(passage_r->words);
}

static size_t lines_of(const char *text)
{
	size_t lines = 1;

	for (; *text; text++)
		lines += *text == '\n' || *text == '\r';
	return lines < JOBAD_PASSAGES_OF_PART ? lines : JOBAD_PASSAGES_OF_PART;
}

static size_t part_passages(struct pool *pool, const struct jobad_part *part, const char *text,
	struct jobad_passage *passages)
{
	size_t count = 0;

	while (*(text += strspn(text, "\r\n"))) {
		size_t length = passage_length(text, count + 1 == JOBAD_PASSAGES_OF_PART);

		count += passage_fill(pool, part, text, length, &passages[count]);
		text += length;
	}
	return count;
}

struct jobad_passage *jobad_passages(
	struct pool *pool, const struct jobad_input *text, size_t *count_r)
{
	struct jobad_passage *passages;
	size_t most = 0;

	for (size_t i = 0; i < jobad_part_count; i++) {
		const char *words = jobad_part_text(text, &jobad_parts[i]);

		most += jobad_parts[i].lectored && words ? lines_of(words) : 0;
	}
	passages = POOL_ARRAY(pool, struct jobad_passage, most);
	*count_r = 0;
	for (size_t i = 0; i < jobad_part_count; i++) {
		const char *words = jobad_part_text(text, &jobad_parts[i]);

		if (jobad_parts[i].lectored && words)
			*count_r +=
				part_passages(pool, &jobad_parts[i], words, passages + *count_r);
	}
	return passages;
}

const struct jobad_passage *jobad_passage_find(
	const struct jobad_passage *passages, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(passages[i].code, code))
			return &passages[i];
	return NULL;
}

const struct jobad_part *jobad_passage_part(const char *code)
{
	size_t length = strcspn(code, ".");

	for (size_t i = 0; code[length] && i < jobad_part_count; i++)
		if (jobad_parts[i].lectored && strlen(jobad_parts[i].name) == length
			&& strncmp(jobad_parts[i].name, code, length) == 0)
			return &jobad_parts[i];
	return NULL;
}
