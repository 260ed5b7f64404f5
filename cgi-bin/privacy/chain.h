/*
 * The lines of history and audit and their hashes; shared by the files that write, and that
 * verify, the chains.
 */
#ifndef BMS_PRIVACY_CHAIN_H
#define BMS_PRIVACY_CHAIN_H

#include <stdint.h>

#include "base/crypto.h"

/* One line with everything its hash covers: all columns but the row's id and the hash itself. */
struct chain_line {
	const char *table;	/* "history" or "audit": no line can move to the other */
	int64_t object_kind;
	int64_t object_id;
	const char *actor_kind;	/* "visitor", "staff", "system" */
	int64_t actor_id;
	int64_t seq;
	const char *at;		/* as clock_sql */
	const char *action;
	const char *detail;	/* "" for none */
};

/* The key of all chains, see history_init. */
const uint8_t *chain_key(void);

/*
 * HMAC-SHA256 over the hash before (32 zeros for seq 1) and the line, each value preceded by its
 * length.
 */
void chain_hash(const uint8_t before[CRYPTO_KEY_SIZE], const struct chain_line *line,
	uint8_t hash_r[CRYPTO_KEY_SIZE]);

#endif
