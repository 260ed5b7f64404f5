/* Applications that may be the same person's. */
#include "arrival/duplicate.h"

#include <string.h>

#include "base/crypto.h"
#include "base/text.h"
#include "form/form_model.h"
#include "store/store.h"

#define BIRTH "birth_date"

/* A row that may be one. */
struct candidate {
	struct duplicate duplicate;
	bool address; /* is the same */
	struct db_cell wrapped, sealed; /* its key, and its date of birth */
};

static const struct db_field candidate_fields[] = {
	DB_FIELD_AS(struct candidate, duplicate.id, "id"),
	DB_FIELD_AS(struct candidate, duplicate.number, "number"),
	DB_FIELD_AS(struct candidate, duplicate.name, "name"),
	DB_FIELD_AS(struct candidate, duplicate.status, "status"),
	DB_FIELD_AS(struct candidate, duplicate.vacancy, "vacancy"),
	DB_FIELD_AS(struct candidate, duplicate.received_at, "received_at"),
	DB_FIELD_AS(struct candidate, duplicate.same, "same"),
	DB_FIELD(struct candidate, address),
	DB_FIELD(struct candidate, wrapped),
	DB_FIELD(struct candidate, sealed),
};

static const char *told_of(const struct answers *answers, const char *question)
{
	const char *answer = answer_of(answers, question);

	return text_empty(answer) ? "" : answer;
}

/* The date of birth of a candidate; NULL: it says none, or cannot be read. */
static const char *birth_of(struct pool *pool, const struct candidate *candidate)
{
	uint8_t key[CRYPTO_KEY_SIZE];
	const char *birth = NULL;
	int64_t id = candidate->duplicate.id;

	if (!candidate->sealed.length
		|| store_key_open(OBJECT_APPLICATION, id, &candidate->wrapped, key))
		return NULL;
	birth = store_unseal(pool, key, pool_printf(pool, "answer:%lld:" BIRTH, (long long)id),
		candidate->sealed.bytes, candidate->sealed.length);
	explicit_bzero(key, sizeof(key));
	return birth;
}

/* Why it may be the same person's; NULL: both say when they were born, and it is not the same day.
 */
static const char *likeness_of(
	struct pool *pool, const struct candidate *candidate, const char *birth)
{
	const char *other = birth_of(pool, candidate);

	if (!text_empty(birth) && other && strcmp(birth, other) == 0)
		return "birth";
	if (candidate->address)
		return "email";
	return text_empty(birth) || !other ? "name" : NULL;
}

/* clang-format off */
static enum outcome candidates_read(struct db *db, struct pool *pool,
	const struct principal *who, int64_t vacancy_id, const struct answers *answers, int64_t but,
	struct candidate **rows_r, size_t *count_r)
{
	const char *email = told_of(answers, "email"), *surname = told_of(answers, "surname");

	return db_structs(db, pool,
		"SELECT a.id, a.number, CONCAT(p.surname, ', ', p.first_name) AS name, a.status,"
		" v.title AS vacancy, a.received_at, a.vacancy_id = here.id AS same,"
		" ? <> '' AND p.email = ? AS address, k.wrapped, w.sealed"
		" FROM (SELECT id FROM applicant WHERE ? <> '' AND email = ?"
		" UNION SELECT id FROM applicant WHERE surname = ? AND first_name = ?) d"
		" JOIN applicant p ON p.id = d.id JOIN application a ON a.applicant_id = p.id"
		" JOIN vacancy here ON here.id = ?"
		" JOIN vacancy v ON v.id = a.vacancy_id AND v.authority_id = here.authority_id"
		" LEFT JOIN bms_keys.application_key k ON k.object_id = a.id"
		" LEFT JOIN application_answer w ON w.application_id = a.id"
		" AND w.question = '" BIRTH "'"
		" WHERE a.id <> ? AND a.received_at IS NOT NULL AND a.status <> 'archiviert' AND "
		ACCESS_SEES_APPLICATION("a") " ORDER BY a.id DESC LIMIT ?",
		candidate_fields, rows_r, count_r,
		DB_VALUES(db_str(email), db_str(email), db_str(email), db_str(email),
			db_str(surname), db_str(told_of(answers, "first_name")),
			db_int(vacancy_id), db_int(but),
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ), db_int(DUPLICATES_MOST)));
}
/* clang-format on */

enum outcome duplicates_find(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct answers *answers, int64_t but, struct duplicate **found_r,
	size_t *count_r)
{
	struct candidate *rows = NULL;
	size_t count = 0;
	enum outcome outcome =
		candidates_read(db, pool, who, vacancy_id, answers, but, &rows, &count);

	*count_r = 0;
	*found_r = POOL_ARRAY(pool, struct duplicate, count + 1);
	for (size_t i = 0; !outcome && i < count; i++) {
		rows[i].duplicate.by = likeness_of(pool, &rows[i], told_of(answers, BIRTH));
		if (rows[i].duplicate.by)
			(*found_r)[(*count_r)++] = rows[i].duplicate;
	}
	return outcome;
}

enum outcome duplicates_of(struct db *db, struct pool *pool, const struct principal *who,
	const struct application *application, const struct answers *answers,
	struct duplicate **found_r, size_t *count_r)
{
	const struct answer items[] = {
		{"first_name", application->first_name},
		{"surname", application->surname},
		{"email", application->email},
		{BIRTH, told_of(answers, BIRTH)},
	};
	const struct answers person = {items, sizeof(items) / sizeof(items[0])};
	size_t kept = 0;
	enum outcome outcome = duplicates_find(
		db, pool, who, application->vacancy_id, &person, application->id, found_r, count_r);

	for (size_t i = 0; !outcome && i < *count_r; i++)
		if ((*found_r)[i].same || !text_equal((*found_r)[i].by, "email"))
			(*found_r)[kept++] = (*found_r)[i];
	*count_r = kept;
	return outcome;
}
