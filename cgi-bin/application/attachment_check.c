/* Looking into a file before it is attached. */
#include <sys/mman.h>

#include "application/attachment.h"
#include "base/text.h"

enum outcome attachment_check(struct attachment_file *file, const struct limits *limits,
	store_source *source, void *context, int64_t *milliseconds)
{
	int64_t spent = 0;

	file->pdf = PDF_UNCHECKED;
	const char *problem = attachment_problem(file, limits);
	if (!problem || !text_equal(problem, "file_unchecked") || *milliseconds <= 0)
		return OK;
	size_t length = (size_t)file->size;
	void *bytes =
		mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (bytes == MAP_FAILED)
		return UNAVAILABLE;
	enum outcome outcome = source(context, 0, bytes, length);
	if (!outcome)
		outcome = pdf_check(bytes, length, *milliseconds, &file->pdf, &spent);
	munmap(bytes, length);
	*milliseconds -= spent;
	return outcome;
}
