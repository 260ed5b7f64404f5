/* Asking for dossiers, and opening them. */
#include "dossier/dossier.h"

#include "application/attachment.h"
#include "base/clock.h"
#include "base/codec.h"
#include "document/assemble.h"
#include "history/history.h"
#include "made/list_file.h"

/* clang-format off */
/* Proofs of severe disability count for whom the mark is shown alone (ACC-16). From the
 * applications to who sees them: the other way round all is read that somebody reaches. */
#define PLANNED(from, which) \
	"SELECT STRAIGHT_JOIN a.id, COUNT(t.id) AS files, COALESCE(SUM(t.size), 0) AS bytes" \
	" FROM " from \
	" LEFT JOIN attachment t ON t.application_id = a.id AND " ATTACHMENT_OPEN("t") \
	" AND (t.type <> 'disability' OR " \
	ACCESS_SEES_MARK("a") ") WHERE " which ACCESS_SEES_APPLICATION("a") \
	" GROUP BY a.id ORDER BY a.id LIMIT ?"
/* clang-format on */

static void plan_fill(struct pool *pool, const struct db_rows *rows, struct dossier_plan *plan)
{
	int64_t *ids = POOL_ARRAY(pool, int64_t, rows->count + 1);

	*plan = (struct dossier_plan){.ids = ids, .many = rows->count > DOSSIER_APPLICATIONS};
	plan->count = plan->many ? DOSSIER_APPLICATIONS : rows->count;
	for (size_t i = 0; i < plan->count; i++) {
		ids[i] = db_number(rows, i, "id");
		plan->files += db_number(rows, i, "files");
		plan->bytes += db_number(rows, i, "bytes");
	}
	plan->large = plan->bytes > (int64_t)ASSEMBLY_BYTES;
}

enum outcome dossier_of_vacancy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct dossier_plan *plan_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool, PLANNED("application a", "a.vacancy_id = ? AND "),
		DB_VALUES(ACCESS_BIND_MARK(who), db_int(vacancy_id),
			ACCESS_BIND(who, RIGHT_OPEN_DOSSIER), db_int(DOSSIER_APPLICATIONS + 1)),
		&rows);

	if (!outcome)
		plan_fill(pool, rows, plan_r);
	return outcome;
}

enum outcome dossier_of(struct db *db, struct pool *pool, const struct principal *who,
	const int64_t *ids, size_t count, struct dossier_plan *plan_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		PLANNED("(SELECT DISTINCT l.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH"
			" '$')) l) j JOIN application a ON a.id = j.id",
			""),
		DB_VALUES(db_str(json_ids(pool, ids, count)), ACCESS_BIND_MARK(who),
			ACCESS_BIND(who, RIGHT_OPEN_DOSSIER), db_int(DOSSIER_APPLICATIONS + 1)),
		&rows);

	if (outcome)
		return outcome;
	plan_fill(pool, rows, plan_r);
	plan_r->gone = rows->count < count && !plan_r->many;
	return OK;
}

/* words: problem.dossier_none problem.dossier_gone problem.dossier_many problem.dossier_large */
enum outcome dossier_ask(struct db *db, struct pool *pool, const struct principal *who,
	const struct dossier_plan *plan, const char *lang, const char *address, const char *said,
	struct problems *problems, int64_t *id_r)
{
	const char *problem = plan->gone ? "dossier_gone"
		: !plan->count           ? "dossier_none"
		: plan->many             ? "dossier_many"
		: plan->large            ? "dossier_large"
					 : NULL;

	if (problem) {
		problem_add(problems, "", problem);
		return INVALID;
	}
	return list_file_ask(db, pool, who,
		&(struct list_file){.list = DOSSIER_LIST,
			.format = "pdf",
			.lang = lang,
			.address = address,
			.said = said,
			.about = plan->ids,
			.about_count = plan->count},
		problems, id_r);
}

/* How many of those in it are not seen in a dossier without these roles, or no longer with what
 * stands there of a severe disability. */
static enum outcome unseen_count(struct db *db, const struct principal *who, int64_t list_file_id,
	int64_t without, int64_t *count_r)
{
	const struct access_where others = ACCESS_WHERE_ALL(~without);
	struct pool *pool = pool_new();
	const struct access_where roles =
		access_where_both(pool, who->where[RIGHT_OPEN_DOSSIER], others);
	const struct access_where marks = access_where_both(pool,
		access_where_both(pool, who->where[RIGHT_CANDIDATE_READ], others),
		ACCESS_WHERE_ALL(ACCESS_MARK_ROLES));
	enum outcome outcome = list_file_unseen(db, who, list_file_id, &roles, &marks, count_r);

	pool_free(&pool);
	return outcome;
}

enum outcome dossier_may(struct db *db, const struct principal *who, int64_t list_file_id,
	bool *open_r, bool *save_r)
{
	int64_t unseen = 0;
	int64_t read_only = 0;
	enum outcome outcome = unseen_count(db, who, list_file_id, 0, &unseen);

	if (!outcome)
		outcome = unseen_count(db, who, list_file_id, ROLE_BIT(ROLE_PR), &read_only);
	*open_r = !outcome && unseen == 0;
	*save_r = *open_r && read_only == 0;
	return outcome;
}

struct opening {
	struct pool *pool;
	const struct principal *who;
	int64_t list_file_id;
};

/* In whose history it does not stand yet that she has opened one today. */
static enum outcome unnoted_list(
	struct db *db, const struct opening *opening, struct db_rows **rows_r)
{
	const char *today = clock_sql(opening->pool, day_start(clock_today(opening->pool)));

	return db_rows(db, opening->pool,
		"SELECT s.application_id FROM list_file_subject s WHERE s.list_file_id = ?"
		" AND NOT EXISTS (SELECT 1 FROM history h WHERE h.object_kind = ?"
		" AND h.object_id = s.application_id AND h.actor_kind = 'staff'"
		" AND h.actor_id = ? AND h.action = 'dossier_opened' AND h.at >= ?)"
		" ORDER BY s.application_id",
		DB_VALUES(db_int(opening->list_file_id), db_int(OBJECT_APPLICATION),
			db_int(opening->who->id), db_str(today)),
		rows_r);
}

/* As application_note_reading. */
static enum outcome readings_note(
	struct db *db, const struct opening *opening, struct history_item *items, size_t count)
{
	if (!(opening->who->roles & ROLE_BIT(ROLE_ADMIN)))
		return OK;
	for (size_t i = 0; i < count; i++)
		items[i].action = "read";
	return audit_add_many(db, opening->who, OBJECT_APPLICATION, items, count);
}

/* words: history.dossier_opened */
static enum outcome opening_work(struct db *db, void *context)
{
	const struct opening *opening = context;
	struct history_item *items = NULL;
	struct db_rows *rows = NULL;
	enum outcome outcome = unnoted_list(db, opening, &rows);

	if (outcome || !rows->count)
		return outcome;
	items = POOL_ARRAY(opening->pool, struct history_item, rows->count);
	for (size_t i = 0; i < rows->count; i++)
		items[i] = (struct history_item){
			.id = db_number(rows, i, "application_id"), .action = "dossier_opened"};
	outcome = history_add_many(db, opening->who, OBJECT_APPLICATION, items, rows->count);
	return outcome ? outcome : readings_note(db, opening, items, rows->count);
}

enum outcome dossier_note_opening(
	struct db *db, struct pool *pool, const struct principal *who, int64_t list_file_id)
{
	return db_transaction(db, opening_work, &(struct opening){pool, who, list_file_id});
}
