/* Sending a comparison: freezing it and asking those who are to see it. */
#include "comparison/version.h"

#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "comparison/blind.h"
#include "comparison/comparison_private.h"
#include "comparison/part.h"
#include "history/history.h"
#include "store/store.h"
#include "task/statement.h"
#include "task/told.h"

/* In it from the step "Bewerbungsvergleich" on. */
static bool is_sent(const struct comparison_row *row)
{
	return !text_equal(row->status, "vorauswahl") && comparison_opens(row);
}

static bool version_complete(
	const struct comparison *comparison, const struct raters *raters, struct problems *problems)
{
	size_t sent = 0, unplaced = 0;

	for (size_t i = 0; i < comparison->count; i++) {
		if (!is_sent(&comparison->rows[i]))
			continue;
		sent++;
		unplaced += !comparison->rows[i].letter;
	}
	if (!comparison->requirement_count)
		problem_add(problems, "", "comparison_profile");
	else if (comparison->many)
		problem_add(problems, "", "comparison_many");
	else if (!sent)
		problem_add(problems, "", "comparison_empty");
	else if (unplaced)
		problem_add(problems, "", "comparison_unplaced");
	else if (raters->blind)
		problem_add(problems, "", "comparison_blind");
	return !problems_any(problems);
}

static const char *sealed_hash(struct pool *pool, const void *bytes, size_t length)
{
	uint8_t digest[CRYPTO_KEY_SIZE];

	crypto_sha256(bytes, length, digest);
	return crypto_hex(pool, digest, sizeof(digest));
}

static void version_begin(struct buf *buf, struct pool *pool, int64_t vacancy_id, int64_t number,
	const char *sent_at, const char *profile)
{
	buf_init(buf, pool);
	buf_printf(buf, "%lld:%lld:%s:%s\n", (long long)vacancy_id, (long long)number, sent_at,
		sealed_hash(pool, profile, strlen(profile)));
}

static void version_part(struct buf *buf, int64_t application_id, const char *hash)
{
	buf_printf(buf, "%lld:%s\n", (long long)application_id, hash);
}

/* A part as it is kept. */
struct sealed {
	int64_t application_id;
	const void *bytes;
	size_t length;
	const char *hash;
};

static enum outcome part_seal(struct pool *pool, const struct comparison *comparison,
	const struct comparison_row *row, int64_t number, struct sealed *sealed_r)
{
	uint8_t key[32];
	enum outcome outcome = store_key_open(OBJECT_APPLICATION, row->id, &row->wrapped, key);

	if (outcome)
		return outcome;
	sealed_r->application_id = row->id;
	sealed_r->bytes = store_seal(pool, key, part_place(pool, number, row->id),
		part_text(pool, comparison, row), &sealed_r->length);
	sealed_r->hash = sealed_hash(pool, sealed_r->bytes, sealed_r->length);
	return OK;
}

/* Rising by id, as they are read when the hash is checked. */
static void parts_sort(struct sealed *parts, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t j = i; j && parts[j].application_id < parts[j - 1].application_id;
			j--) {
			struct sealed other = parts[j];

			parts[j] = parts[j - 1];
			parts[j - 1] = other;
		}
}

static enum outcome parts_seal(struct pool *pool, const struct comparison *comparison,
	struct sealed **parts_r, size_t *count_r)
{
	struct sealed *parts = POOL_ARRAY(pool, struct sealed, comparison->count + 1);
	enum outcome outcome = OK;

	*count_r = 0;
	for (size_t i = 0; !outcome && i < comparison->count; i++)
		if (is_sent(&comparison->rows[i]))
			outcome = part_seal(pool, comparison, &comparison->rows[i],
				comparison->last + 1, &parts[(*count_r)++]);
	parts_sort(parts, *count_r);
	*parts_r = parts;
	return outcome;
}

static enum outcome parts_add(
	struct db *db, int64_t version_id, const struct sealed *parts, size_t count)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < count; i++)
		outcome = db_exec(db,
			"INSERT INTO comparison_part (version_id, application_id, sealed, hash)"
			" VALUES (?, ?, ?, ?)",
			DB_VALUES(db_int(version_id), db_int(parts[i].application_id),
				db_bytes(parts[i].bytes, parts[i].length), db_str(parts[i].hash)),
			NULL);
	return outcome;
}

static enum outcome version_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct comparison *comparison, int64_t round_id)
{
	const char *now = clock_sql(pool, clock_now());
	const char *profile = profile_text(pool, comparison);
	int64_t number = comparison->last + 1;
	struct sealed *parts = NULL;
	struct buf text;
	size_t count = 0;
	enum outcome outcome = parts_seal(pool, comparison, &parts, &count);

	if (outcome)
		return outcome;
	version_begin(&text, pool, vacancy_id, number, now, profile);
	for (size_t i = 0; i < count; i++)
		version_part(&text, parts[i].application_id, parts[i].hash);
	outcome = db_exec(db,
		"INSERT INTO comparison_version (vacancy_id, number, profile, hash, round_id,"
		" sent_at, sent_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(vacancy_id), db_int(number), db_str(profile),
			db_str(sealed_hash(pool, text.data, text.length)), db_id(round_id),
			db_str(now), db_int(who->id)),
		NULL);
	return outcome ? outcome : parts_add(db, db_inserted_id(db), parts, count);
}

static const struct {
	enum base_role role;
	const char *kind;
} asked[] = {
	{ROLE_DEPARTMENT, "comparison_department"},
	{ROLE_PR, "comparison_pr"},
	{ROLE_GSB, "comparison_gsb"},
	{ROLE_SBV, "comparison_sbv"},
	{ROLE_P31, "comparison_p31"},
};
#define ASKED (sizeof(asked) / sizeof(asked[0]))

enum outcome comparison_asks(struct db *db, int64_t vacancy_id, int64_t *roles_r)
{
	int64_t roles = 0, among = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COALESCE(BIT_OR(1 << vr.role_id), 0) FROM vacancy_reach vr"
		" WHERE vr.vacancy_id = ? AND vr.subject_kind <> 'all'",
		DB_VALUES(db_int(vacancy_id)), &roles);

	if (!outcome)
		outcome = db_get_int(db, "SELECT " ACCESS_ONE_AMONG("?", SQL_ROLE_SBV),
			DB_VALUES(db_int(vacancy_id)), &among);
	*roles_r = 0;
	for (size_t i = 0; !outcome && i < ASKED; i++)
		if (asked[i].role != ROLE_SBV || among)
			*roles_r |= roles & ROLE_BIT(asked[i].role);
	return outcome;
}

static enum outcome version_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t roles, struct problems *problems, int64_t *round_r)
{
	struct statement_question questions[ASKED];
	size_t count = 0;

	for (size_t i = 0; i < ASKED; i++)
		if (roles & ROLE_BIT(asked[i].role))
			questions[count++] =
				(struct statement_question){.kind = asked[i].kind, .told = true};
	return statement_round_ask(db, pool, who,
		&(struct statement_round){.object_kind = OBJECT_VACANCY,
			.object_id = vacancy_id,
			.questions = questions,
			.count = count},
		problems, round_r);
}

/* P34 is told, not asked. */
static enum outcome version_tell(
	struct db *db, struct pool *pool, int64_t vacancy_id, int64_t roles, bool again)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool, "SELECT number FROM vacancy WHERE id = ?",
		DB_VALUES(db_int(vacancy_id)), &rows);

	return outcome ? outcome
		       : vacancy_tell(db, pool, vacancy_id, roles | ROLE_BIT(ROLE_P34),
			       again ? "staff_comparison_changed" : "staff_comparison_sent",
			       db_text(rows, 0, "number"));
}

enum outcome comparison_freeze(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems)
{
	struct comparison comparison;
	int64_t roles = 0, round = 0;
	struct raters raters;
	enum outcome outcome = blind_end_if_classed(db, pool, who, vacancy_id);

	if (!outcome)
		outcome = comparison_read_all(db, pool, vacancy_id, &comparison);
	if (!outcome)
		outcome = raters_read(db, pool, who, vacancy_id, &raters);
	if (outcome)
		return outcome;
	if (!version_complete(&comparison, &raters, problems))
		return INVALID;
	outcome = comparison_asks(db, vacancy_id, &roles);
	if (!outcome && !roles) {
		problem_add(problems, "", "comparison_nobody");
		return INVALID;
	}
	if (!outcome)
		outcome = version_ask(db, pool, who, vacancy_id, roles, problems, &round);
	if (!outcome)
		outcome = version_add(db, pool, who, vacancy_id, &comparison, round);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_VACANCY, vacancy_id,
			comparison.last ? "comparison_changed" : "comparison_sent", NULL);
	return outcome ? outcome : version_tell(db, pool, vacancy_id, roles, comparison.last > 0);
}

enum outcome comparison_send(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems)
{
	int64_t last = 0;
	enum outcome outcome = comparison_hold(db, pool, vacancy_id, problems);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COALESCE(MAX(number), 0) FROM comparison_version"
			" WHERE vacancy_id = ?",
			DB_VALUES(db_int(vacancy_id)), &last);
	if (!outcome && last) {
		problem_add(problems, "", "comparison_same");
		return INVALID;
	}
	return outcome ? outcome : comparison_freeze(db, pool, who, vacancy_id, problems);
}

struct check_row {
	int64_t version_id, vacancy_id, number, application_id;
	const char *vacancy, *sent_at, *profile, *hash, *part_hash;
	struct db_cell sealed;
};

static const struct db_field check_fields[] = {
	DB_FIELD(struct check_row, version_id),
	DB_FIELD(struct check_row, vacancy_id),
	DB_FIELD(struct check_row, number),
	DB_FIELD(struct check_row, application_id),
	DB_FIELD(struct check_row, vacancy),
	DB_FIELD(struct check_row, sent_at),
	DB_FIELD(struct check_row, profile),
	DB_FIELD(struct check_row, hash),
	DB_FIELD(struct check_row, part_hash),
	DB_FIELD(struct check_row, sealed),
};

/* The versions as they go by, part by part. */
struct checking {
	struct pool *pool; /* of the version that is being read */
	struct buf text;
	int64_t version_id, number;
	const char *vacancy, *hash;
	bool damaged;
	void (*each)(const char *vacancy, int64_t version);
	int64_t found;
};

static void version_end(struct checking *checking)
{
	if (!checking->version_id)
		return;
	if (checking->damaged
		|| !text_equal(checking->hash,
			sealed_hash(checking->pool, checking->text.data, checking->text.length))) {
		checking->found++;
		checking->each(checking->vacancy, checking->number);
	}
	pool_free(&checking->pool);
}

static void check_part(void *context, const void *one)
{
	struct checking *checking = context;
	const struct check_row *row = one;

	if (row->version_id != checking->version_id) {
		version_end(checking);
		checking->pool = pool_new();
		checking->version_id = row->version_id;
		checking->number = row->number;
		checking->vacancy = pool_strdup(checking->pool, row->vacancy);
		checking->hash = pool_strdup(checking->pool, row->hash);
		checking->damaged = false;
		version_begin(&checking->text, checking->pool, row->vacancy_id, row->number,
			row->sent_at, row->profile);
	}
	if (!row->part_hash)
		return;
	version_part(&checking->text, row->application_id, row->part_hash);
	checking->damaged |= !text_equal(
		row->part_hash, sealed_hash(checking->pool, row->sealed.bytes, row->sealed.length));
}

static void check_unsent(void *context, const struct db_rows *rows)
{
	struct checking *checking = context;

	checking->found++;
	checking->each(db_text(rows, 0, "number"), db_number(rows, 0, "version"));
}

enum outcome comparison_check(
	struct db *db, void (*each)(const char *vacancy, int64_t version), int64_t *count_r)
{
	struct checking checking = {.each = each};
	enum outcome outcome = db_each_struct(db,
		"SELECT v.id AS version_id, v.vacancy_id, v.number, p.application_id,"
		" n.number AS vacancy, v.sent_at, v.profile, v.hash, p.hash AS part_hash, p.sealed"
		" FROM comparison_version v JOIN vacancy n ON n.id = v.vacancy_id"
		" LEFT JOIN comparison_part p ON p.version_id = v.id"
		" ORDER BY v.id, p.application_id",
		check_fields, struct check_row, check_part, &checking, DB_NONE);

	version_end(&checking);
	if (!outcome)
		outcome = db_each(db,
			"SELECT n.number, p.version FROM placing p JOIN vacancy n"
			" ON n.id = p.vacancy_id JOIN (SELECT vacancy_id, MAX(number) AS last"
			" FROM comparison_version GROUP BY vacancy_id) v"
			" ON v.vacancy_id = p.vacancy_id WHERE p.version > v.last"
			" GROUP BY n.number, p.version",
			check_unsent, &checking, DB_NONE);
	*count_r = checking.found;
	return outcome;
}
