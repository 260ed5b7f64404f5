/* Tokens that are mailed or carried by a browser: only their hash is kept. */
#ifndef BMS_ACCESS_TOKEN_H
#define BMS_ACCESS_TOKEN_H

#include "base/pool.h"
#include "db/db.h"

/* What is kept of a token, and by which it is found: its SHA-256. */
struct db_value token_hash(struct pool *pool, const char *token);

#endif
