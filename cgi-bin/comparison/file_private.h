/* What the files about comparisons as files share. */
#ifndef BMS_COMPARISON_FILE_PRIVATE_H
#define BMS_COMPARISON_FILE_PRIVATE_H

#include "comparison/file.h"
#include "recruiting/vacancy.h"

struct filed {
	struct pool *pool;
	const struct comparison_words *words;
	struct vacancy vacancy;
	struct comparison comparison;
	int64_t number; /* of the version; 0: as it is now */
	bool sheet; /* for spreadsheets, not as PDF */
};

/* Writes it into the open, empty file. OK, UNAVAILABLE. */
enum outcome filed_sheet(const struct filed *filed, int file);
enum outcome filed_paper(const struct filed *filed, int file);

#endif
