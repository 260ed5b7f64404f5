/*
 * The published ads as a file for the job exchange of the Federal Employment Agency, modelled on
 * HR-BA-XML (INT-60): a full load, and a delete entry for each ad that was in the file before and
 * is not any more.
 */
#ifndef BMS_PUBLISHING_BA_FILE_H
#define BMS_PUBLISHING_BA_FILE_H

#include <stdint.h>
#include <stdio.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct ba_file {
	FILE *to;
	const char *supplier; /* the id the agency gave us */
	const char *site; /* address of the external portal */
	int64_t now; /* of the file; a later file has a later one */
};

struct ba_counts {
	int64_t ads;
	int64_t deleted;
};

/*
 * Writes the file and notes what it holds; inside the transaction that also puts the file into
 * place, so that nothing is taken for delivered that is not. Errors of the stream are the caller's
 * to ask for (ferror). OK, UNAVAILABLE.
 */
enum outcome ba_file_write(
	struct db *db, struct pool *pool, const struct ba_file *file, struct ba_counts *counts_r);

#endif
