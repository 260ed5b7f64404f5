/* Reading the keys of history and store. */
#include "store/secrets.h"

#include <string.h>

#include "base/crypto.h"
#include "base/log.h"
#include "history/history.h"
#include "store/store.h"

static void read_key(const struct settings *settings, struct pool *pool, const char *name,
	uint8_t key[CRYPTO_KEY_SIZE])
{
	size_t length;
	const char *hex = settings_secret(settings, pool, name, &length);

	if (!crypto_unhex(hex, key, CRYPTO_KEY_SIZE))
		log_fatal("secret", "setting=%s problem=not_64_hex_digits", name);
}

static void init(const struct settings *settings, bool portal)
{
	struct pool *pool = pool_new();
	uint8_t key[CRYPTO_KEY_SIZE];

	if (!portal) {
		read_key(settings, pool, "history_key_file", key);
		history_init(key);
	}
	read_key(settings, pool, "history_portal_key_file", key);
	history_portal_init(key);
	read_key(settings, pool, "store_master_key_file", key);
	store_init(settings_need(settings, "store_directory"), key);
	explicit_bzero(key, sizeof(key));
	pool_free(&pool);
}

void secrets_init(const struct settings *settings)
{
	init(settings, false);
}

void secrets_init_portal(const struct settings *settings)
{
	if (settings_text(settings, "history_key_file", NULL))
		log_fatal("secret", "setting=history_key_file problem=not_for_the_portal");
	init(settings, true);
}
