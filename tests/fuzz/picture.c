/* Pictures as strangers send them. */
#include "fuzz.h"

#include "document/child_work.h"
#include "document/picture.h"

static size_t written;

bool child_write(const void *bytes, size_t length)
{
	MUST(bytes && length > 0);
	written += length;
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const struct child_bytes file = {bytes, length};
	bool png = length > 4 && memcmp(bytes, "\x89PNG", 4) == 0;

	written = 0;
	int state =
		child_picture.run(&(struct child_task){png ? "png 64 16" : "jpeg 64 16", &file, 1});
	MUST(state > PICTURE_SLOW && state <= PICTURE_LARGE);
	MUST((state == PICTURE_GOOD) == (written > 0));
	return 0;
}
