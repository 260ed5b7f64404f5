/* What the files about service accounts share; nobody else includes it. */
#ifndef BMS_SERVICE_ACCOUNT_SERVICE_PRIVATE_H
#define BMS_SERVICE_ACCOUNT_SERVICE_PRIVATE_H

#include <stdbool.h>

#include "base/crypto.h"
#include "service_account/service_account.h"

#define SERVICE_SEALED (TOTP_SECRET + CRYPTO_SEAL_EXTRA)

/* One try to sign in, or to do something with a service account that takes its password or a code.
 */
struct service_trial {
	struct pool *pool;
	struct service_rules rules;
	struct service_account account; /* id 0: there is none */
	struct principal who; /* as the audit names it */
	int64_t now;
	int64_t step; /* of the code given; 0: none */
	bool enrol; /* the code was the first one */
	const char *reason; /* why refused; NULL: not */
};

/* A try of somebody who is signed in already. OK, UNAVAILABLE. */
enum outcome service_trial_begin(struct db *db, struct pool *pool,
	const struct service_account *account, struct service_trial *trial_r);

/*
 * Counts a try before it is judged, so that of many at once no more are judged than the rules
 * allow; commits by itself. In a pause, or when so many are being judged that there is to be one,
 * nothing is counted and trial->account.paused_until says until when nothing is right. Who was
 * right begins to count anew (failures = 0). OK, UNAVAILABLE.
 */
enum outcome service_trial_count(struct db *db, struct service_trial *trial);

/* The try that was counted is wrong; the last one allowed begins the pause. Inside a transaction.
 * OK, UNAVAILABLE. */
enum outcome service_count_failure(struct db *db, struct service_trial *trial);

/* The try that was counted is right. Inside a transaction. OK, UNAVAILABLE. */
enum outcome service_count_anew(struct db *db, struct service_trial *trial);

/* Is it the account's password? Takes the same time without one. Spaces around a password that was
 * handed to the person (temporary) do not count. */
bool service_password_right(
	struct pool *pool, const struct service_account *account, const char *password);

/* A secret for one-time codes, sealed for the account: this one, or a new one (NULL). */
void service_factor_new(int64_t id, const uint8_t *known, uint8_t sealed_r[SERVICE_SEALED]);

#endif
