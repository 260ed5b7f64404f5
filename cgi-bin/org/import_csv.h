/*
 * Reading the CSV files of the staff import, row by row with constant memory: UTF-8 with or without byte order mark, or Windows-1252; separated by ';' or ','
 * (whichever the first line has more of); fields in quotes may hold separators, doubled quotes and line breaks.
 */
#ifndef BMS_ORG_IMPORT_CSV_H
#define BMS_ORG_IMPORT_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"

#define IMPORT_COLUMNS_MAX 40

/* A row; it is forgotten when the function it is given to returns. */
struct import_line {
	int64_t line;		/* of the file, where the row begins; the first is 1 */
	size_t count;		/* of fields, also of those beyond IMPORT_COLUMNS_MAX, which are not kept */
	const char *fields[IMPORT_COLUMNS_MAX];	/* UTF-8, without blanks around */
	bool too_long;		/* not all of it could be kept: the fields are "" */
};

/* Takes a row, the header being the first. What is not OK ends the reading. */
typedef enum outcome import_line_take(void *context, const struct import_line *line);

/* Why a file was not read to its end; reason NULL: it was. */
struct import_fault {
	const char *reason;	/* unreadable, too_large, empty, binary, quote_open */
	int64_t line;		/* 0: none in particular */
};

/* Gives each row of the file to `take`; blank lines are left out. OK; INVALID (see *fault_r); or what `take` returned. */
enum outcome import_csv_read(const char *path, int64_t max_bytes, import_line_take *take, void *context, struct import_fault *fault_r);

/* The same for a file whose bytes somebody sent. */
enum outcome import_csv_parse(const void *bytes, size_t length, import_line_take *take, void *context, struct import_fault *fault_r);

/* Such bytes as text in UTF-8 without byte order mark, in *text_r, to be shown and mended by people. OK; INVALID (see *fault_r: binary, unreadable). */
enum outcome import_csv_text(struct pool *pool, const void *bytes, size_t length, const char **text_r, struct import_fault *fault_r);

#endif
