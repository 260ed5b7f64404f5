/* The whole list of applications that may be the same person's. */
#include "arrival/duplicate_list.h"

#include <string.h>

#include "base/crypto.h"
#include "base/text.h"
#include "store/store.h"

#define AT_ONCE 1000 /* applicants read by one statement */
#define READINGS 5 /* of a page */

/* An application of an applicant, or the applicant alone. */
struct reading_row {
	struct duplicate_entry entry;
	int64_t applicant_id, vacancy_id, authority_id;
	bool follows; /* has the address, or name, of the applicant before */
	struct db_cell wrapped, sealed;
	const char *birth;
};

static const struct db_field reading_fields[] = {
	DB_FIELD(struct reading_row, applicant_id),
	DB_FIELD(struct reading_row, follows),
	DB_FIELD_AS(struct reading_row, entry.id, "id"),
	DB_FIELD_AS(struct reading_row, entry.number, "number"),
	DB_FIELD_AS(struct reading_row, entry.name, "name"),
	DB_FIELD_AS(struct reading_row, entry.email, "email"),
	DB_FIELD_AS(struct reading_row, entry.status, "status"),
	DB_FIELD_AS(struct reading_row, entry.vacancy, "vacancy"),
	DB_FIELD_AS(struct reading_row, entry.authority, "authority"),
	DB_FIELD_AS(struct reading_row, entry.received_at, "received_at"),
	DB_FIELD(struct reading_row, vacancy_id),
	DB_FIELD(struct reading_row, authority_id),
	DB_FIELD(struct reading_row, wrapped),
	DB_FIELD(struct reading_row, sealed),
};

/* clang-format off */
#define READ(part, order) \
	"SELECT d.id AS applicant_id, d.follows, a.id, a.number," \
	" CONCAT(d.surname, ', ', d.first_name) AS name, d.email, a.status, v.title AS vacancy," \
	" o.short_name AS authority, a.received_at, a.vacancy_id, v.authority_id, k.wrapped," \
	" w.sealed FROM (SELECT p.*, IFNULL(" part " = LAG(" part ") OVER (ORDER BY " order \
	"), 0) AS follows FROM ("
#define OF_THESE(order) \
	") p) d LEFT JOIN application a ON a.applicant_id = d.id AND a.received_at IS NOT NULL" \
	" AND a.listed = 1 AND a.status <> 'direktanonymisierung'" \
	" AND " ACCESS_SEES_APPLICATION("a") \
	" LEFT JOIN vacancy v ON v.id = a.vacancy_id" \
	" LEFT JOIN org_unit o ON o.id = v.authority_id" \
	" LEFT JOIN bms_keys.application_key k ON k.object_id = a.id" \
	" LEFT JOIN application_answer w ON w.application_id = a.id" \
	" AND w.question = 'birth_date'" \
	" ORDER BY " order ", a.id"

#define BY_EMAIL \
	READ("p.email", "p.email, p.id") \
	"SELECT x.id, x.email, x.surname, x.first_name FROM applicant x WHERE x.email >= ?" \
	" AND (x.email > ? OR x.id > ?) ORDER BY x.email, x.id LIMIT ?" \
	OF_THESE("d.email, d.id")

#define BY_NAME \
	READ("CONCAT(p.surname, '\n', p.first_name)", "p.surname, p.first_name, p.id") \
	"SELECT x.id, x.email, x.surname, x.first_name FROM applicant x WHERE x.surname >= ?" \
	" AND (x.surname > ? OR x.first_name > ? OR (x.first_name = ? AND x.id > ?))" \
	" ORDER BY x.surname, x.first_name, x.id LIMIT ?" \
	OF_THESE("d.surname, d.first_name, d.id")
/* clang-format on */

/* Where a reading begins. */
struct place {
	int64_t id;
	const char *email, *surname, *first_name;
};

static const struct db_field place_fields[] = {
	DB_FIELD(struct place, id),
	DB_FIELD(struct place, email),
	DB_FIELD(struct place, surname),
	DB_FIELD(struct place, first_name),
};

/* Behind somebody who has gone meanwhile it begins anew. */
static enum outcome begin_find(
	struct db *db, struct pool *pool, int64_t after, struct place *place_r)
{
	enum outcome outcome = after
		? db_struct(db, pool,
			"SELECT id, email, surname, first_name FROM applicant WHERE id = ?",
			place_fields, place_r, DB_VALUES(db_int(after)))
		: NOT_FOUND;

	if (outcome != NOT_FOUND)
		return outcome;
	*place_r = (struct place){0, "", "", ""};
	return OK;
}

static enum outcome rows_read(struct db *db, struct pool *pool, const struct principal *who,
	enum duplicate_by by, int64_t after, struct reading_row **rows_r, size_t *count_r)
{
	struct place at;
	enum outcome outcome = begin_find(db, pool, after, &at);

	if (outcome)
		return outcome;
	if (by == DUPLICATE_EMAIL)
		return db_structs(db, pool, BY_EMAIL, reading_fields, rows_r, count_r,
			DB_VALUES(db_str(at.email), db_str(at.email), db_int(at.id),
				db_int(AT_ONCE),
				ACCESS_BIND(who, RIGHT_CANDIDATE_DOUBLETLIST_SHOWALL)));
	return db_structs(db, pool, BY_NAME, reading_fields, rows_r, count_r,
		DB_VALUES(db_str(at.surname), db_str(at.surname), db_str(at.first_name),
			db_str(at.first_name), db_int(at.id), db_int(AT_ONCE),
			ACCESS_BIND(who, RIGHT_CANDIDATE_DOUBLETLIST_SHOWALL)));
}

/* A page as it is put together. */
struct listing {
	struct pool *pool;
	enum duplicate_by by;
	bool apart; /* each authority for itself */
	struct duplicate_entry *entries;
	size_t count, room, groups;
};

static const char *birth_of(struct pool *pool, const struct reading_row *row)
{
	uint8_t key[CRYPTO_KEY_SIZE];
	const char *birth = NULL;

	if (!row->sealed.length
		|| store_key_open(OBJECT_APPLICATION, row->entry.id, &row->wrapped, key))
		return NULL;
	birth = store_unseal(pool, key,
		pool_printf(pool, "answer:%lld:birth_date", (long long)row->entry.id),
		row->sealed.bytes, row->sealed.length);
	explicit_bzero(key, sizeof(key));
	return birth;
}

static void listing_add(struct listing *l, const struct duplicate_entry *entry)
{
	if (l->count == l->room) {
		size_t room = l->room ? 2 * l->room : 64;
		struct duplicate_entry *wider = POOL_ARRAY(l->pool, struct duplicate_entry, room);

		if (l->count)
			memcpy(wider, l->entries, l->count * sizeof(*wider));
		l->entries = wider;
		l->room = room;
	}
	l->entries[l->count++] = *entry;
}

/* Are these, which may be one person's, doubles: of different applicants, or in one procedure? */
static bool rows_double(struct reading_row *const *rows, size_t count)
{
	bool doubled = false;

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < i; k++) {
			bool same = rows[i]->vacancy_id == rows[k]->vacancy_id;

			rows[i]->entry.same = rows[i]->entry.same || same;
			rows[k]->entry.same = rows[k]->entry.same || same;
			doubled = doubled || same || rows[i]->applicant_id != rows[k]->applicant_id;
		}
	return doubled;
}

static void double_add(
	struct listing *l, struct reading_row *const *rows, size_t count, const char *by)
{
	size_t shown = count > DUPLICATE_SHOWN ? DUPLICATE_SHOWN : count;

	if (!rows_double(rows, shown))
		return;
	for (size_t i = 0; i < shown; i++) {
		struct duplicate_entry entry = rows[i]->entry;

		entry.begins = i == 0;
		entry.by = by;
		entry.more = i + 1 == shown && shown < count;
		listing_add(l, &entry);
	}
	l->groups++;
}

/* Of one name: those born on one day; all, when one says no day. */
static void name_add(struct listing *l, struct reading_row *const *rows, size_t count)
{
	struct reading_row **born = POOL_ARRAY(l->pool, struct reading_row *, count + 1);
	bool *taken = POOL_ARRAY(l->pool, bool, count + 1);

	memset(taken, 0, (count + 1) * sizeof(*taken));
	for (size_t i = 0; i < count; i++) {
		rows[i]->birth = birth_of(l->pool, rows[i]);
		if (!rows[i]->birth) {
			double_add(l, rows, count, "name");
			return;
		}
	}
	for (size_t i = 0; i < count; i++) {
		size_t found = 0;

		for (size_t k = i; k < count; k++)
			if (!taken[k] && strcmp(rows[i]->birth, rows[k]->birth) == 0) {
				taken[k] = true;
				born[found++] = rows[k];
			}
		if (found > 1)
			double_add(l, born, found, "birth");
	}
}

static void person_add(struct listing *l, struct reading_row *const *rows, size_t count)
{
	if (count < 2)
		return;
	if (l->by == DUPLICATE_NAME)
		name_add(l, rows, count);
	else
		double_add(l, rows, count, "email");
}

/* Those of one address or name that she sees. */
static void rows_add(struct listing *l, struct reading_row *rows, size_t count)
{
	struct reading_row **seen = POOL_ARRAY(l->pool, struct reading_row *, count + 1);
	struct reading_row **here = POOL_ARRAY(l->pool, struct reading_row *, count + 1);
	size_t all = 0;

	for (size_t i = 0; i < count; i++)
		if (rows[i].entry.id
			&& !(l->by == DUPLICATE_EMAIL && text_empty(rows[i].entry.email)))
			seen[all++] = &rows[i];
	if (!l->apart) {
		person_add(l, seen, all);
		return;
	}
	while (all) {
		int64_t authority = seen[0]->authority_id;
		size_t found = 0, left = 0;

		for (size_t i = 0; i < all; i++)
			if (seen[i]->authority_id == authority)
				here[found++] = seen[i];
			else
				seen[left++] = seen[i];
		person_add(l, here, found);
		all = left;
	}
}

/* One reading: whole groups; what follows it may go on with its last one, which is left for the
 * next, unless it is all there is. *next_r: behind whom to go on; 0: that was all. */
static void duplicates_add(
	struct listing *l, struct reading_row *rows, size_t count, int64_t *next_r)
{
	size_t begin = 0, applicants = 0;
	bool full;

	for (size_t i = 0; i < count; i++)
		applicants += i == 0 || rows[i].applicant_id != rows[i - 1].applicant_id;
	full = applicants == AT_ONCE;
	*next_r = 0;
	for (size_t i = 1; i <= count; i++) {
		if (i < count
			&& (rows[i].follows || rows[i].applicant_id == rows[i - 1].applicant_id))
			continue;
		if (i == count && full && begin > 0)
			return;
		rows_add(l, rows + begin, i - begin);
		if (i < count || full)
			*next_r = rows[i - 1].applicant_id;
		if (i < count && l->groups >= DUPLICATE_GROUPS)
			return;
		begin = i;
	}
	if (!full)
		*next_r = 0;
}

enum outcome duplicates_all(struct db *db, struct pool *pool, const struct principal *who,
	enum duplicate_by by, int64_t after, struct duplicate_entry **entries_r, size_t *count_r,
	int64_t *next_r)
{
	struct listing l = {.pool = pool, .by = by, .apart = !(who->roles & ROLE_BIT(ROLE_ADMIN))};
	enum outcome outcome = OK;

	*next_r = after;
	for (int i = 0; !outcome && i < READINGS && l.groups < DUPLICATE_GROUPS; i++) {
		struct reading_row *rows = NULL;
		size_t count = 0;

		outcome = rows_read(db, pool, who, by, *next_r, &rows, &count);
		if (!outcome)
			duplicates_add(&l, rows, count, next_r);
		if (!*next_r)
			break;
	}
	*entries_r = l.entries;
	*count_r = l.count;
	return outcome;
}
