/* Reading the keys of history and store. */
#include "privacy/secrets.h"

#include "base/crypto.h"
#include "base/log.h"
#include "privacy/history.h"
#include "privacy/store.h"

static void read_key(const struct settings *settings, struct pool *pool, const char *name,
	uint8_t key[CRYPTO_KEY_SIZE])
{
	size_t length;
	const char *hex = settings_secret(settings, pool, name, &length);

	if (!crypto_unhex(hex, key, CRYPTO_KEY_SIZE))
		log_fatal("secret", "setting=%s problem=not_64_hex_digits", name);
}

void secrets_init(const struct settings *settings)
{
	struct pool *pool = pool_new();
	uint8_t key[CRYPTO_KEY_SIZE];

	read_key(settings, pool, "history_key_file", key);
	history_init(key);
	read_key(settings, pool, "store_master_key_file", key);
	store_init(settings_need(settings, "store_directory"), key);
	pool_free(&pool);
}
