/*
 * Sessions of staff and of portal visitors, kept in the database; the browser holds only a random
 * token, the database only its hash. A session ends when idle too long, at its absolute end, or
 * when it is ended. Signing in always begins a new one (PRT-30), and so does opening a link of a
 * mail.
 */
#ifndef BMS_ACCESS_SESSION_H
#define BMS_ACCESS_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

enum session_world { SESSION_BACKEND, SESSION_PORTAL };

struct session {
	int64_t id;
	int64_t owner; /* staff user id; portal: account id, 0: a guest's visit */
	const char *token; /* what the cookie holds */
	uint8_t hash[32]; /* of the token; key of the session's form tokens */
	int64_t used_at; /* as noted */
	bool groups_known; /* backend: the directory's groups were noted (session_groups_set); not
			      for service accounts */
	uint8_t groups[32]; /* the hash noted */
	int64_t groups_at; /* when they were last compared with the mapping */
	const char *notice; /* what the next page is to say (session_notice_set); NULL: nothing */
};

/*
 * Begins a session; inside a transaction. `idle` and `absolute` are seconds. OK, UNAVAILABLE.
 */
enum outcome session_begin(struct db *db, struct pool *pool, enum session_world world,
	int64_t owner, int64_t idle, int64_t absolute, struct session *session_r);

/*
 * A living backend session b read together with other things (org/sign_in.h): its columns, its
 * fields as member of another struct, what it is found by, and what becomes of the row.
 */
struct session_row {
	struct session session;
	struct db_cell groups_hash;
};
#define SESSION_COLUMNS \
	"b.id AS session_id, b.owner, b.used_at, b.notice, b.groups_hash, b.groups_at"
#define SESSION_FIELDS(type, member) \
	DB_FIELD_AS(type, member.session.id, "session_id"), \
		DB_FIELD_AS(type, member.session.owner, "owner"), \
		DB_INSTANT_AS(type, member.session.used_at, "used_at"), \
		DB_FIELD_AS(type, member.session.notice, "notice"), \
		DB_FIELD_AS(type, member.groups_hash, "groups_hash"), \
		DB_INSTANT_AS(type, member.session.groups_at, "groups_at")
#define SESSION_LIVES "b.token_hash = ? AND b.idle_until > ? AND b.ends_at > ?"
#define SESSION_LIVES_VALUES 3
/* False: the token is none of ours. */
bool session_lives_bind(struct pool *pool, const char *token, struct db_value values_r[3]);
void session_take(struct pool *pool, const char *token, const struct session_row *row,
	struct session *session_r);

/* The living session of a token. OK; NOT_FOUND (unknown, ended, too old); UNAVAILABLE. */
enum outcome session_find(struct db *db, struct pool *pool, enum session_world world,
	const char *token, struct session *session_r);

/* Notes that the session was used, at most once a minute; inside a transaction or not (opens its
 * own). OK, UNAVAILABLE. */
enum outcome session_touch(struct db *db, enum session_world world, const struct session *session);

/* Notes with which groups of the directory a backend session goes on from now; inside a
 * transaction. OK, UNAVAILABLE. */
enum outcome session_groups_set(
	struct db *db, struct pool *pool, int64_t id, const uint8_t hash[32]);

/*
 * Keeps what the next page is to say, at most 600 characters, and what it is to show again, sealed
 * (both NULL: nothing any more); inside a transaction. OK, UNAVAILABLE.
 */
enum outcome session_notice_set(struct db *db, enum session_world world, int64_t id,
	const char *notice, const void *beside, size_t length);

/* What the next page is to show again; NULL: nothing. OK, UNAVAILABLE. */
enum outcome session_beside(struct db *db, struct pool *pool, enum session_world world, int64_t id,
	const void **beside_r, size_t *length_r);

/* Ends it; inside a transaction. OK, UNAVAILABLE. */
enum outcome session_end(struct db *db, enum session_world world, int64_t id);

/* What is kept of a visitor's session beside that: the device, in words, and the account whose
 * owner has given the password, but has to do something else first (0: none). */
struct session_visit {
	const char *device;
	int64_t pending_account;
};

/* Notes it for a portal session; inside a transaction. OK, UNAVAILABLE. */
enum outcome session_visit_set(struct db *db, int64_t id, const struct session_visit *visit);

/* The account that waits to be signed in to; 0: none. OK, UNAVAILABLE. */
enum outcome session_pending(struct db *db, int64_t id, int64_t *account_id_r);

/* Ends all sessions of an account but one (0: all); inside a transaction. OK, UNAVAILABLE. */
enum outcome session_end_account(struct db *db, int64_t account_id, int64_t but);

/* Ends all sessions of a staff user at once; inside a transaction. OK, UNAVAILABLE. */
enum outcome session_end_staff(struct db *db, int64_t staff_user_id);

/*
 * Marks a form token's nonce as spent, so that the same POST cannot take effect twice; inside the
 * transaction of the save. `content` is a digest of what was sent. OK, CONFLICT (spent before),
 * UNAVAILABLE.
 */
enum outcome session_spend(struct db *db, const uint8_t nonce[16], const uint8_t content[32]);

/* Was it spent for this content? OK (*same_r also false when it was not spent), UNAVAILABLE. */
enum outcome session_spent_for(
	struct db *db, const uint8_t nonce[16], const uint8_t content[32], bool *same_r);

/*
 * Removes sessions of both worlds that have ended and nonces older than a day; in transactions of
 * its own. *removed_r rows. OK, UNAVAILABLE.
 */
enum outcome session_sweep(struct db *db, int64_t *removed_r);

#endif
