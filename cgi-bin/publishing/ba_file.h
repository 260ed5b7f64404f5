/*
 * The published ads as a file for the job exchange of the Federal Employment Agency, modelled on
 * HR-BA-XML (INT-60): a full load, and a delete entry for each ad that was in the file before and
 * is not any more.
 */
#ifndef BMS_PUBLISHING_BA_FILE_H
#define BMS_PUBLISHING_BA_FILE_H

#include <stdbool.h>
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

/*
 * Those ads of a vacancy that are for everybody and not over, with their days, as a file of these
 * entries alone: to report a post by hand, early (LAW-21). Nothing is noted as delivered.
 * counts_r->ads: 0: there is none. OK, UNAVAILABLE.
 */
enum outcome ba_file_vacancy(struct db *db, struct pool *pool, int64_t vacancy_id,
	const struct ba_file *file, struct ba_counts *counts_r);

/* How many such ads the vacancy has. OK, UNAVAILABLE. */
enum outcome ba_file_vacancy_ads(struct db *db, int64_t vacancy_id, int64_t *ads_r);

/* Its name: of the supplier and the instant. */
const char *ba_file_name(struct pool *pool, const struct ba_file *file);

/* Is the supplier's id one that the agency gives? */
bool ba_supplier_valid(const char *supplier);

#endif
