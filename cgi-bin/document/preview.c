/* Having the first page of a PDF drawn. */
#include "document/preview.h"

#include <unistd.h>

#include "document/child.h"
#include "document/picture_private.h"

#define MEMORY ((size_t)512 << 20)
#define RESULT_MOST ((size_t)1 << 20)

enum outcome preview_make(struct pool *pool, const void *bytes, size_t length, int64_t milliseconds,
	bool *made_r, struct picture *picture_r)
{
	static const int64_t edge = PREVIEW_EDGE;
	int file = -1, result = -1, answer = 0;
	int64_t spent;
	enum outcome outcome = child_file_of(bytes, length, &file);

	*made_r = false;
	if (!outcome)
		outcome = child_file(&result);
	if (!outcome)
		outcome = child_run(&(struct child_job){.work = "preview",
					    .inputs = &file,
					    .input_count = 1,
					    .result = result,
					    .result_most = RESULT_MOST,
					    .memory = MEMORY,
					    .milliseconds = milliseconds},
			&answer, &spent);
	*made_r = !outcome && answer == PREVIEW_MADE;
	if (outcome == GONE)
		outcome = OK;
	if (*made_r)
		outcome = picture_result(pool, result, &edge, 1, picture_r);
	if (file >= 0)
		close(file);
	if (result >= 0)
		close(result);
	return outcome;
}
