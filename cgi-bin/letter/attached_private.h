/* What the files about attached documents share. */
#ifndef BMS_LETTER_ATTACHED_PRIVATE_H
#define BMS_LETTER_ATTACHED_PRIVATE_H

#include "letter/attached.h"

/* Destroys a file with its row, its key and the keys that letters hold; inside a transaction. OK,
 * UNAVAILABLE. */
enum outcome attached_destroy(struct db *db, int64_t id);

#endif
