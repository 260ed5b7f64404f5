/*
 * Reading the CSV files of the staff import, row by row with constant memory: UTF-8 with or without
 * byte order mark, or Windows-1252; separated by ';' or ',' (whichever the first line has more of);
 * fields in quotes may hold separators, doubled quotes and line breaks.
 */
#ifndef BMS_FORMAT_CSV_H
#define BMS_FORMAT_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"

#define CSV_COLUMNS_MAX 40

/* A row; it is forgotten when the function it is given to returns. */
struct csv_line {
	int64_t line; /* of the file, where the row begins; the first is 1 */
	size_t count; /* of fields, also of those beyond CSV_COLUMNS_MAX, which are not kept */
	const char *fields[CSV_COLUMNS_MAX]; /* UTF-8, without blanks around */
	bool too_long; /* not all of it could be kept: the fields are "" */
};

/* Takes a row, the header being the first. What is not OK ends the reading. */
typedef enum outcome csv_line_take(void *context, const struct csv_line *line);

/* Why a file was not read to its end; reason NULL: it was. */
struct csv_fault {
	const char *reason; /* unreadable, too_large, empty, binary, quote_open */
	int64_t line; /* 0: none in particular */
};

/* Gives each row of the file to `take`; blank lines are left out. OK; INVALID (see *fault_r); or
 * what `take` returned. */
enum outcome csv_read(const char *path, int64_t max_bytes, csv_line_take *take, void *context,
	struct csv_fault *fault_r);

/* The same for a file whose bytes somebody sent. */
enum outcome csv_read_bytes(const void *bytes, size_t length, csv_line_take *take, void *context,
	struct csv_fault *fault_r);

/* Such bytes as text in UTF-8 without byte order mark, in *text_r, to be shown and mended by
 * people. OK; INVALID (see *fault_r: binary, unreadable). */
enum outcome csv_text(struct pool *pool, const void *bytes, size_t length, const char **text_r,
	struct csv_fault *fault_r);

#endif
