/*
 * How accounts come to be: by registering (POR-05), or by the offer after a guest's application is
 * confirmed (POR-04). Each mails a generated password; the account is not in use before that has
 * been changed. What becomes of an address that has an account already only its owner learns, by
 * mail.
 */
#ifndef BMS_ACCOUNT_REGISTER_H
#define BMS_ACCOUNT_REGISTER_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct account_new {
	const char *salutation; /* frau, herr, keine; NULL */
	const char *first_name;
	const char *surname;
	const char *email;
	const char *lang;
	bool special; /* consent to special categories of data */
};

/* A generated password and its hash: made outside the transaction, since it takes long. */
struct account_secret {
	const char *password;
	const char *hash;
};
void account_secret_new(struct pool *pool, struct account_secret *secret_r);

/* Registers; whoever does has taken note of the privacy notice. Inside a transaction. OK,
 * UNAVAILABLE. */
enum outcome account_register(struct db *db, struct pool *pool, const struct principal *who,
	const struct account_new *given, const struct account_secret *secret);

/* An account for the address of an application that was received, with the person's name. Inside a
 * transaction. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome account_offer(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct account_secret *secret);

#endif
