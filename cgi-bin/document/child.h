/*
 * Whatever strangers have made (PDFs, pictures) is taken apart in a child: another program
 * (bmschild) that knows no secret, reads the files in memory that it is given and writes one, can
 * compute and nothing else (no other file, no network, no process), and has a limit of memory and
 * of time. What it can do are the works of document/child_work.h.
 */
#ifndef BMS_DOCUMENT_CHILD_H
#define BMS_DOCUMENT_CHILD_H

#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"

#define CHILD_INPUTS 250 /* of one child at most */
#define CHILD_MEMORY ((size_t)160 << 20) /* enough for looking into a file of the largest size */

/* Where it is installed. */
#ifndef BMS_CHILD
#define BMS_CHILD "/usr/local/libexec/bms/bmschild"
#endif

/* The program's path (setting child_program; copied); each program calls it once at start. */
void child_init(const char *program);

/* A file in memory: an empty one for a result, or one that holds these bytes and never changes. The
 * caller closes it with close(). OK, UNAVAILABLE. */
enum outcome child_file(int *fd_r);
enum outcome child_file_of(const void *bytes, size_t length, int *fd_r);

/* What is in it, in the pool. OK, UNAVAILABLE. */
enum outcome child_file_read(struct pool *pool, int fd, const void **bytes_r, size_t *length_r);

struct child_job {
	const char *work; /* name of a struct child_work */
	const char *words; /* what it is told besides; NULL: nothing */
	const int *inputs; /* files it reads, and cannot write */
	size_t input_count;
	int result; /* a file it writes; -1: none */
	size_t result_most; /* bytes it may write */
	size_t memory; /* bytes it may need beyond what the program has at its start */
	int64_t milliseconds; /* the most it may take */
};

/*
 * Does the job. *answer_r, 0 to 100, is what the work says; *spent_r the milliseconds it took. OK;
 * GONE (it took too long, needed or wrote too much, or died: *answer_r is 0, what it has written
 * means nothing); UNAVAILABLE (no child, or it cannot be shut in: nothing was taken apart).
 */
enum outcome child_run(const struct child_job *job, int *answer_r, int64_t *spent_r);

#endif
