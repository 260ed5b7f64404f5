/* Files of the staff import. */
#include "fuzz.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/text.h"
#include "format/csv.h"

static enum outcome take(void *context, const struct csv_line *line)
{
	int64_t *last = context;
	MUST(line->line > *last);
	*last = line->line;
	for (size_t i = 0; i < line->count && i < CSV_COLUMNS_MAX; i++)
		MUST(!line->too_long || line->fields[i][0] == '\0');
	for (size_t i = 0; i < line->count && i < CSV_COLUMNS_MAX; i++)
		MUST(strlen(line->fields[i]) <= 1 << 20);
	return OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	int file = memfd_create("csv", 0);
	MUST(file >= 0 && write(file, bytes, length) == (ssize_t)length);
	char path[40];
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	struct csv_fault fault = {0};
	int64_t last = 0;
	enum outcome outcome = csv_read(path, 1 << 20, take, &last, &fault);
	MUST((outcome == OK) == (fault.reason == NULL));
	close(file);
	struct pool *pool = pool_new();
	const char *text = NULL;
	last = 0;
	MUST(csv_read_bytes(bytes, length, take, &last, &fault) == outcome);
	MUST(csv_text(pool, bytes, length, &text, &fault) || text_utf8(text, strlen(text)));
	pool_free(&pool);
	return 0;
}
