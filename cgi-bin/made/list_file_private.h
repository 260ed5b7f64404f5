/* What the files of made/ share. */
#ifndef BMS_MADE_LIST_FILE_PRIVATE_H
#define BMS_MADE_LIST_FILE_PRIVATE_H

#include "made/list_file.h"

/* One of anybody, opened with its key. OK; NOT_FOUND (gone, or its key is); UNAVAILABLE. */
enum outcome list_file_open(struct db *db, struct pool *pool, int64_t id, struct list_file *file_r);

#endif
