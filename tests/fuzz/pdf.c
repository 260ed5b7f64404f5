/* PDFs as strangers send them. */
#include "fuzz.h"

#include "document/child_work.h"
#include "document/pdf.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const struct child_bytes file = {bytes, length};
	int state = child_pdf.run(&(struct child_task){"", &file, 1});

	MUST(state > PDF_UNCHECKED && state <= PDF_DAMAGED);
	return 0;
}
