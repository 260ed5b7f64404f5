/* The criteria of a job alert: those of a search, as they stand in its address (POR-10). */
#ifndef BMS_ALERT_QUERY_H
#define BMS_ALERT_QUERY_H

#include "public_ad/public_ad.h"

/* Reads "q=arzt&ort=Nordhafen"; what is unknown or makes no sense is passed over, a value that was
 * replaced (OBJ-16) is the one that stands for it. Order, page and portal are not set. */
void alert_query_read(
	struct db *db, struct pool *pool, const char *text, struct public_ad_query *query_r);

/* The same criteria written anew, each once and in a fixed order, so that equal ones are equal
 * texts; "" for all ads. */
char *alert_query_write(struct pool *pool, const struct public_ad_query *query);

#endif
