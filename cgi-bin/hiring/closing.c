/* What stands in the way of closing a procedure, or stays behind it. */
#include "hiring/closing.h"

#include "base/clock.h"
#include "bulk/bulk.h"
#include "notified/notified.h"

static const struct db_field item_fields[] = {
	DB_FIELD(struct closing_item, kind),
	DB_FIELD(struct closing_item, number),
	DB_FIELD(struct closing_item, name),
	DB_FIELD(struct closing_item, path),
};

/* clang-format off */
#define APPOINTMENTS \
	"SELECT 'appointment' AS kind, NULL AS number, t.name," \
	" CONCAT('/vakanzen/', v.number, '/termine/', t.id) AS path, t.id" \
	" FROM appointment t JOIN vacancy v ON v.id = t.vacancy_id WHERE t.vacancy_id = ?" \
	" AND t.state = 'planned' AND EXISTS (SELECT 1 FROM appointment_slot s" \
	" WHERE s.appointment_id = t.id AND s.ends_at > ?)"
#define LETTERS \
	" UNION ALL SELECT DISTINCT 'letter', a.number, NULL," \
	" CONCAT('/bewerbungen/', a.number, '/emails'), a.id FROM application a" \
	" JOIN mail_outbox m ON m.application_id = a.id WHERE a.vacancy_id = ?" \
	" AND (m.open_vacancy_id IS NOT NULL OR m.status = 'waiting' AND m.writer_id" \
	" IS NOT NULL) AND " ACCESS_SEES_APPLICATION("a")
/* What the SBV is asked tells of a mark of severe disability: for whom it is shown alone (ACC-16).
 */
#define STATEMENTS \
	" UNION ALL SELECT 'statement', NULL, k.question_de," \
	" CONCAT('/stellungnahmen/', s.id), s.id FROM statement s" \
	" JOIN statement_kind k ON k.code = s.kind WHERE s.vacancy_id = ?" \
	" AND s.state = 'open' AND s.replaced_by IS NULL AND s.kind <> 'closing'" \
	" AND (? OR s.role_id <> " SQL_ROLE_SBV ")"
#define OFFERED \
	"EXISTS (SELECT 1 FROM offer o WHERE o.application_id = a.id AND o.state = 'open')"
#define HIRING \
	" UNION ALL SELECT IF(" OFFERED ", 'offer', 'handover'), a.number, NULL," \
	" CONCAT('/bewerbungen/', a.number, '/einstellung'), a.id FROM application a" \
	" WHERE a.vacancy_id = ? AND (" OFFERED " OR a.status = 'einstellung'" \
	" AND NOT a.handed_over AND EXISTS (SELECT 1 FROM vacancy_reach vr" \
	" WHERE vr.vacancy_id = a.vacancy_id AND vr.role_id = " SQL_ROLE_PSB "))" \
	" AND " ACCESS_SEES_APPLICATION("a")
#define COURTS \
	" UNION ALL SELECT 'court', a.number, NULL," \
	" CONCAT('/vakanzen/', v.number, '/mitteilung'), c.id FROM court_application c" \
	" JOIN application a ON a.id = c.application_id JOIN vacancy v ON v.id = c.vacancy_id" \
	" WHERE c.vacancy_id = ? AND c.closed_at IS NULL"
#define DRAFTS \
	" UNION ALL SELECT 'draft', j.number, NULL," \
	" CONCAT('/stellenanzeigen/', j.number), j.id FROM jobad j WHERE j.vacancy_id = ?" \
	" AND j.status = 'entwurf' AND " ACCESS_SEES_JOBAD("j.vacancy_id", "j.status")
/* clang-format on */

static enum outcome items_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, struct closing_item **items_r, size_t *count_r)
{
	const struct db_value vacancy = db_int(vacancy_id);

	return db_structs(db, pool,
		"SELECT x.kind, x.number, x.name, x.path FROM (" APPOINTMENTS LETTERS STATEMENTS
			HIRING COURTS DRAFTS ") x ORDER BY kind, id LIMIT ?",
		item_fields, items_r, count_r,
		DB_VALUES(vacancy, db_str(clock_sql(pool, clock_now())), vacancy,
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ), vacancy, db_bool(marks), vacancy,
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ), vacancy, vacancy,
			ACCESS_BIND(who, RIGHT_JOBAD_READ), db_int(CLOSING_SHOWN + 1)));
}

/* Those passed over, in one line: of each their page says it. */
static enum outcome notices_read(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct closing_item *item_r, bool *open_r)
{
	struct notice_stops stops;
	enum outcome outcome = notice_stops(db, pool, vacancy_id, 0, &stops);

	*open_r = !outcome && (stops.untold || stops.returned || stops.runs);
	if (!*open_r)
		return outcome;
	return db_struct(db, pool,
		"SELECT 'notice' AS kind, v.number, NULL AS name,"
		" CONCAT('/vakanzen/', v.number, '/mitteilung') AS path FROM vacancy v"
		" WHERE v.id = ?",
		item_fields, item_r, DB_VALUES(db_int(vacancy_id)));
}

enum outcome closing_behind(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, struct closing_item **items_r, size_t *count_r)
{
	struct closing_item *items = NULL, notice;
	size_t count = 0, first = 0;
	bool open = false;
	enum outcome outcome = items_read(db, pool, who, vacancy_id, marks, &items, &count);

	if (!outcome)
		outcome = notices_read(db, pool, vacancy_id, &notice, &open);
	if (outcome)
		return outcome;
	*items_r = POOL_ARRAY(pool, struct closing_item, count + 1);
	if (open)
		(*items_r)[first++] = notice;
	for (size_t i = 0; i < count; i++)
		(*items_r)[first + i] = items[i];
	*count_r = count + first;
	return OK;
}

enum outcome closing_bulk(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems, int64_t *bulk_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.id FROM application a JOIN application_status s ON s.code = a.status"
		" AND s.active AND s.counts WHERE a.vacancy_id = ?"
		" AND " ACCESS_SEES_APPLICATION("a") " ORDER BY a.id LIMIT ?",
		DB_VALUES(db_int(vacancy_id), ACCESS_BIND(who, RIGHT_CANDIDATE_LIST_VIEW),
			db_int(BULK_MAX)),
		&rows);

	*bulk_r = 0;
	if (outcome)
		return outcome;
	int64_t *ids = POOL_ARRAY(pool, int64_t, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++)
		ids[i] = db_number(rows, i, "id");
	return bulk_begin(db, pool, who, ids, rows->count, problems, bulk_r);
}
