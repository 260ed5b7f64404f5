/* The hash of a token. */
#include "access/token.h"

#include <string.h>

#include "base/crypto.h"

struct db_value token_hash(struct pool *pool, const char *token)
{
	uint8_t *digest = pool_alloc(pool, CRYPTO_KEY_SIZE);

	crypto_sha256(token, strlen(token), digest);
	return db_bytes(digest, CRYPTO_KEY_SIZE);
}
