/* Documents that staff add to an application, and their types (BAK-10). */
#ifndef BMS_ARRIVAL_DOCUMENTS_H
#define BMS_ARRIVAL_DOCUMENTS_H

#include "application/attachment.h"

/*
 * Gives a document of a received application another type, inside a transaction, with its line of
 * history. Proofs of a severe disability are shown to fewer readers than others (ACC-16). OK (also
 * when it has that type); INVALID (no such type); NOT_FOUND; UNAVAILABLE.
 */
enum outcome document_retype(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t attachment_id, const char *type);

#endif
