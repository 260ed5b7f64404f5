/* How often something may be tried. */
#include "access/rate.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"

/* Hashed with its window: the same person cannot be followed from window to window. */
static void bucket(struct pool *pool, const struct rate *rate, const char *who, int64_t window,
	uint8_t digest_r[CRYPTO_KEY_SIZE])
{
	const char *text =
		pool_printf(pool, "%s:%lld:%s", rate->name, (long long)window, who ? who : "");
	crypto_sha256(text, strlen(text), digest_r);
}

struct take {
	uint8_t bucket[CRYPTO_KEY_SIZE];
	const char *ends_at;
};

static enum outcome take_work(struct db *db, void *context)
{
	const struct take *take = context;
	return db_exec(db,
		DB_AS_COMMITTED "INSERT INTO rate_window (bucket, tries, ends_at) VALUES (?, 1, ?)"
				" ON DUPLICATE KEY UPDATE tries = tries + 1",
		DB_VALUES(db_bytes(take->bucket, sizeof(take->bucket)), db_str(take->ends_at)),
		NULL);
}

enum outcome rate_take(struct db *db, struct pool *pool, const struct rate *rate, const char *who)
{
	int64_t window = clock_now() / rate->seconds;
	struct take take;
	bucket(pool, rate, who, window, take.bucket);
	take.ends_at = clock_sql(pool, (window + 1) * rate->seconds);
	enum outcome outcome = db_transaction(db, take_work, &take);
	if (outcome)
		return outcome;
	int64_t tries = 0;
	outcome = db_get_int(db, "SELECT tries FROM rate_window WHERE bucket = ?",
		DB_VALUES(db_bytes(take.bucket, sizeof(take.bucket))), &tries);
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	return tries > rate->times ? TOO_MANY : OK;
}

static const char *client_of(struct pool *pool, const char *address)
{
	uint8_t network[16];
	if (!address || inet_pton(AF_INET6, address, network) != 1)
		return address;
	return crypto_hex(pool, network, sizeof(network) / 2);
}

enum outcome rate_take_network(
	struct db *db, struct pool *pool, const struct rate *rate, const char *address)
{
	return rate_take(db, pool, rate, client_of(pool, address));
}

static char *lower(struct pool *pool, const char *email)
{
	char *copy = pool_strdup(pool, email);
	for (char *at = copy; *at; at++)
		*at = (char)tolower((unsigned char)*at);
	return copy;
}

enum outcome rate_take_pair(struct db *db, struct pool *pool, const struct rate *rate,
	const char *address, const char *email)
{
	const char *client = client_of(pool, address);
	return rate_take(db, pool, rate,
		pool_printf(pool, "%s %s", client ? client : "-", lower(pool, email)));
}

enum outcome rate_take_mail(struct db *db, struct pool *pool, const struct rate *rate,
	const char *address, const char *email, bool *send_r)
{
	const struct rate all = {pool_printf(pool, "%s all", rate->name),
		rate->times * RATE_MAIL_CLIENTS, rate->seconds};
	const struct rate own = {pool_printf(pool, "%s own", rate->name), RATE_MAIL_OWN, 86400};
	enum outcome outcome = rate_take_pair(db, pool, rate, address, email);
	if (outcome)
		return outcome;
	outcome = rate_take(db, pool, &all, lower(pool, email));
	if (outcome == TOO_MANY)
		outcome = rate_take_pair(db, pool, &own, address, email);
	*send_r = outcome == OK;
	return outcome == TOO_MANY ? OK : outcome;
}

enum outcome rate_sweep(struct db *db, int64_t *removed_r)
{
	struct pool *pool = pool_new();
	enum outcome outcome = db_sweep(db, "rate_window", "bucket", "ends_at <= ?", "ends_at",
		removed_r, DB_VALUES(db_str(clock_sql(pool, clock_now()))));
	pool_free(&pool);
	return outcome;
}
