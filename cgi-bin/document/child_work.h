/* Inside of the child (document/child.h): what it can do, one record for each work. */
#ifndef BMS_DOCUMENT_CHILD_WORK_H
#define BMS_DOCUMENT_CHILD_WORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct child_bytes {
	const uint8_t *bytes;
	size_t length;
};

struct child_task {
	const char *words; /* "": none */
	const struct child_bytes *inputs;
	size_t input_count;
};

/*
 * name     what struct child_job says
 * prepare  before the child is shut in, and before it sees a stranger's byte: opens what the work
 *          needs from files (fonts, profiles); may be NULL
 * run      the work: its answer, 0 to 100. It may allocate and need not free
 */
struct child_work {
	const char *name;
	void (*prepare)(void);
	int (*run)(const struct child_task *task);
};

extern const struct child_work child_pdf, child_picture, child_pages, child_assemble, child_preview;

/* Adds to the result. False: it is full. */
bool child_write(const void *bytes, size_t length);

/* Are so many bytes of memory left of what the job has? */
bool child_has_room(size_t bytes);

/* The child's main: shuts itself in and does the work that its arguments name; `works` ends with
 * NULL. Does not return. */
void child_serve(int argc, char **argv, const struct child_work *const *works)
	__attribute__((noreturn));

#endif
