/* Looking into a file before it is attached. */
#include <sys/mman.h>

#include "application/attachment.h"
#include "base/clock.h"
#include "document/office.h"

/* Pixels of the longer side: enough to read a page, and for lists. */
static const int64_t picture_edges[ATTACHMENT_SIZES] = {2400, 320};

static enum outcome attachment_look_pdf(
	struct attachment_file *file, const void *bytes, int64_t milliseconds)
{
	int64_t spent;

	return pdf_check(bytes, (size_t)file->size, milliseconds, &file->pdf, &spent);
}

static enum outcome attachment_look_picture(
	struct pool *pool, struct attachment_file *file, const void *bytes, int64_t milliseconds)
{
	struct picture *pictures = POOL_ARRAY(pool, struct picture, ATTACHMENT_SIZES);

	enum outcome outcome = picture_make(pool, bytes, (size_t)file->size, file->mime,
		picture_edges, ATTACHMENT_SIZES, milliseconds, &file->picture, pictures);

	file->pictures = !outcome && file->picture == PICTURE_GOOD ? pictures : NULL;
	return outcome;
}

enum outcome attachment_look(
	struct pool *pool, struct attachment_file *file, const void *bytes, int64_t milliseconds)
{
	return picture_kind(file->mime) ? attachment_look_picture(pool, file, bytes, milliseconds)
					: attachment_look_pdf(file, bytes, milliseconds);
}

enum outcome attachment_check(struct pool *pool, struct attachment_file *file,
	const struct limits *limits, store_source *source, void *context, int64_t *milliseconds)
{
	int64_t begun = clock_ticks_us();

	file->pdf = PDF_UNCHECKED;
	file->picture = PICTURE_SLOW;
	file->pictures = NULL;
	if (attachment_problem(file, limits) || *milliseconds <= 0 || office_kind(file->mime))
		return OK;
	size_t length = (size_t)file->size;
	void *bytes =
		mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (bytes == MAP_FAILED)
		return UNAVAILABLE;
	enum outcome outcome = source(context, 0, bytes, length);
	if (!outcome)
		outcome = attachment_look(pool, file, bytes, *milliseconds);
	munmap(bytes, length);
	*milliseconds -= (clock_ticks_us() - begun) / 1000;
	return outcome;
}
