/* Counting by sex without a link to the application. */
#include "equality/sex_count.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/log.h"
#include "base/text.h"
#include "store/store.h"

#define PLACE "sex"
#define NAME_LENGTH 8 /* as long as the longest, so that all that is sealed is of one length */

/* words: form.apply_check.sex_female form.apply_check.sex_male form.apply_check.sex_diverse
 * form.entry.entry_sex_female form.entry.entry_sex_male form.entry.entry_sex_diverse */
const char *const sexes[] = {"female", "male", "diverse", NULL};

enum counted_step { RECEIVED, INVITED, HIRED, STEPS };

static const char *const step_codes[STEPS] = {"received", "invited", "hired"};

/* What is kept of one application. */
struct said {
	uint8_t key[CRYPTO_KEY_SIZE], token[CRYPTO_KEY_SIZE];
	const char *sex;
	int64_t years[STEPS]; /* in which it was counted; 0: it was not */
};

/* GONE: the key is. */
static enum outcome said_begin(struct db *db, int64_t application_id, struct said *said_r)
{
	*said_r = (struct said){0};
	enum outcome outcome = store_key(db, OBJECT_APPLICATION, application_id, said_r->key);

	if (!outcome)
		crypto_hmac(said_r->key, PLACE, strlen(PLACE), said_r->token);
	return outcome;
}

static const void *said_seal(struct pool *pool, const struct said *said, size_t *length_r)
{
	return store_seal(pool, said->key, PLACE,
		pool_printf(pool, "%-*s %04lld %04lld %04lld", NAME_LENGTH, said->sex,
			(long long)said->years[RECEIVED], (long long)said->years[INVITED],
			(long long)said->years[HIRED]),
		length_r);
}

static bool said_parse(struct said *said, const char *text)
{
	char name[NAME_LENGTH + 1];
	long long years[STEPS];

	if (!text
		|| sscanf(text, "%8s %lld %lld %lld", name, &years[RECEIVED], &years[INVITED],
			   &years[HIRED])
			!= 1 + STEPS)
		return false;
	for (size_t i = 0; sexes[i]; i++)
		if (text_equal(sexes[i], name))
			said->sex = sexes[i];
	for (size_t i = 0; i < STEPS; i++)
		said->years[i] = years[i];
	return said->sex != NULL;
}

/* Holds what was said. NOT_FOUND: nothing; GONE: nobody can tell any more. */
static enum outcome said_read(
	struct db *db, struct pool *pool, int64_t application_id, struct said *said_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = said_begin(db, application_id, said_r);

	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT sealed FROM sex_answer WHERE token = ? FOR UPDATE",
			DB_VALUES(db_bytes(said_r->token, sizeof(said_r->token))), &rows);
	if (outcome)
		return outcome;
	if (!rows->count)
		return NOT_FOUND;
	const struct db_cell *cell = db_cell(rows, 0, 0);

	if (said_parse(said_r, store_unseal(pool, said_r->key, PLACE, cell->bytes, cell->length)))
		return OK;
	log_error("equality", "reason=not_opened");
	return GONE;
}

static enum outcome said_write(struct db *db, struct pool *pool, const struct said *said)
{
	size_t length = 0;
	const void *sealed = said_seal(pool, said, &length);

	return db_exec(db,
		"INSERT INTO sex_answer (token, sealed) VALUES (?, ?)"
		" ON DUPLICATE KEY UPDATE sealed = ?",
		DB_VALUES(db_bytes(said->token, sizeof(said->token)), db_bytes(sealed, length),
			db_bytes(sealed, length)),
		NULL);
}

static enum outcome said_forget(struct db *db, const struct said *said)
{
	return db_exec(db, "DELETE FROM sex_answer WHERE token = ?",
		DB_VALUES(db_bytes(said->token, sizeof(said->token))), NULL);
}

enum outcome sex_say(struct db *db, struct pool *pool, int64_t application_id, const char *sex)
{
	struct said said;
	enum outcome outcome;

	if (text_empty(sex))
		return OK;
	outcome = said_begin(db, application_id, &said);
	said.sex = sex;
	if (!outcome)
		outcome = said_write(db, pool, &said);
	return outcome == GONE ? OK : outcome;
}

static enum outcome count_change(
	struct db *db, int64_t jobad_id, const struct said *said, size_t step, int64_t change)
{
	return db_exec(db,
		DB_AS_COMMITTED
		"INSERT INTO sex_count (jobad_id, year, step, sex, people) VALUES (?, ?, ?, ?, ?)"
		" ON DUPLICATE KEY UPDATE people = people + ?",
		DB_VALUES(db_int(jobad_id), db_int(said->years[step]), db_str(step_codes[step]),
			db_str(said->sex), db_int(change), db_int(change)),
		NULL);
}

/* How many of the steps an application in this status has made; -1: it does not say. */
static int64_t steps_made(const char *status)
{
	if (text_among("gespeichert,email_nicht_bestaetigt", status))
		return 0;
	if (text_among("eingegangen,formale_pruefung,vorauswahl,bewerbungsvergleich", status))
		return RECEIVED + 1;
	if (text_among("einladung,gespraech,auswahlentscheidung,beteiligung_gremien,"
		       "einstellungsprozess",
		    status))
		return INVITED + 1;
	return text_equal(status, "einstellung") ? HIRED + 1 : -1;
}

static bool is_end(const char *status)
{
	return text_among("archiviert,geloescht,direktanonymisierung,anonymisiert", status);
}

static enum outcome steps_count(
	struct db *db, struct pool *pool, int64_t application_id, struct said *said, size_t made)
{
	int64_t jobad_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT jobad_id FROM application WHERE id = ?",
		DB_VALUES(db_int(application_id)), &jobad_id);

	for (size_t i = 0; !outcome && i < STEPS; i++) {
		if ((i < made) == (said->years[i] != 0))
			continue;
		if (i >= made) {
			outcome = count_change(db, jobad_id, said, i, -1);
			said->years[i] = 0;
			continue;
		}
		said->years[i] = strtoll(clock_today(pool), NULL, 10);
		outcome = count_change(db, jobad_id, said, i, 1);
	}
	return outcome ? outcome : said_write(db, pool, said);
}

enum outcome sex_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	struct said said;
	int64_t made = steps_made(change->to);
	enum outcome outcome;

	(void)who;
	if (change->kind != OBJECT_APPLICATION
		|| (!is_end(change->to) && (made < 0 || made == steps_made(change->from))))
		return OK;
	outcome = said_read(db, pool, change->id, &said);
	if (!outcome)
		outcome = is_end(change->to)
			? said_forget(db, &said)
			: steps_count(db, pool, change->id, &said, (size_t)made);
	return outcome == NOT_FOUND || outcome == GONE ? OK : outcome;
}

enum outcome sex_moved(struct db *db, struct pool *pool, int64_t application_id,
	int64_t from_jobad_id, int64_t to_jobad_id)
{
	struct said said;
	enum outcome outcome = said_read(db, pool, application_id, &said);

	for (size_t i = 0; !outcome && i < STEPS; i++) {
		if (!said.years[i])
			continue;
		outcome = count_change(db, from_jobad_id, &said, i, -1);
		if (!outcome)
			outcome = count_change(db, to_jobad_id, &said, i, 1);
	}
	return outcome == NOT_FOUND || outcome == GONE ? OK : outcome;
}
