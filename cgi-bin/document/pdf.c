/* Having PDFs looked at. */
#include "document/pdf.h"

#include <unistd.h>

#include "document/child.h"

enum outcome pdf_check(const void *bytes, size_t length, int64_t milliseconds,
	enum pdf_state *state_r, int64_t *spent_r)
{
	int file = -1, answer = 0;
	enum outcome outcome = child_file_of(bytes, length, &file);

	*state_r = PDF_UNCHECKED;
	*spent_r = 0;
	if (outcome)
		return outcome;
	outcome = child_run(&(struct child_job){.work = "pdf",
				    .inputs = &file,
				    .input_count = 1,
				    .result = -1,
				    .memory = CHILD_MEMORY,
				    .milliseconds = milliseconds},
		&answer, spent_r);
	close(file);
	if (outcome == GONE)
		return OK;
	if (!outcome && answer <= PDF_DAMAGED)
		*state_r = (enum pdf_state)answer;
	return outcome;
}
