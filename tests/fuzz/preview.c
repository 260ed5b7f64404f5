/* First pages of PDFs as strangers send them. */
#include "fuzz.h"

#include "document/child_work.h"
#include "document/picture_private.h"

static size_t written;

bool child_write(const void *bytes, size_t length)
{
	MUST(bytes && length > 0);
	written += length;
	return true;
}

/* fontconfig keeps what it found to the end; the child ends after one page. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "detect_leaks=0";
}

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	child_preview.prepare();
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const struct child_bytes file = {bytes, length};

	written = 0;
	int answer = child_preview.run(&(struct child_task){"", &file, 1});
	MUST(answer == 0 || answer == PREVIEW_MADE);
	MUST((answer == PREVIEW_MADE) == (written > 0));
	return 0;
}
