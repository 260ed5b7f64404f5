/*
 * ZIP archives of files that are strangers' (PRT-12), written piece by piece: whatever the files'
 * sizes, nothing is kept but the list of names. Contents are stored as they are, so that two
 * archives of the same entries are of the same length.
 */
#ifndef BMS_DOCUMENT_ZIP_H
#define BMS_DOCUMENT_ZIP_H

#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"

/* Takes the next bytes of the archive. What it returns ends the writing. */
typedef enum outcome zip_sink(void *context, const void *bytes, size_t length);

struct zip;

/* Begins an archive whose entries are of the instant `now`; it and its names live in the pool. Ends
 * the process when there is no memory. */
struct zip *zip_new(struct pool *pool, int64_t now, zip_sink *sink, void *context);

/*
 * Begins an entry of `size` bytes in a folder ("" for none, else one of the caller's own names).
 * The file's name is made safe: no folders, no signs that file systems refuse, no name of a device,
 * and a number behind it where the folder has that name already, in small letters or large. OK,
 * what the sink returned.
 */
enum outcome zip_entry(struct zip *zip, const char *folder, const char *name, int64_t size);

/* Its bytes, as many in all as zip_entry said. OK, what the sink returned; ends the process on
 * more. */
enum outcome zip_write(struct zip *zip, const void *bytes, size_t length);

/* Ends the archive and sets *zip to NULL; must be called, also after a failure. OK; what the sink
 * returned; UNAVAILABLE (an entry has fewer bytes than said). */
enum outcome zip_end(struct zip **zip);

#endif
