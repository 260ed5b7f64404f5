/* Whoever recruits reads here what is due next in each of her procedures. */
#include "recruiting/own_procedures.h"

#include "base/clock.h"

enum { SLOT_PERSON = 1, SLOT_ROLES, SLOT_ROLES_AT, SLOT_NOW };

/* clang-format off */
/* The first last day of what is asked and not over; of one's own procedures everything is seen. */
#define ASKED(what) \
	"(SELECT " what " FROM statement s JOIN statement_kind k ON k.code = s.kind" \
	" JOIN base_role b ON b.id = s.role_id" \
	" LEFT JOIN org_unit u ON s.subject_kind = 'unit' AND u.id = s.subject_id" \
	" WHERE s.vacancy_id = v.id AND s.state = 'open' AND (k.silence = '' OR s.due_at > ?)" \
	" ORDER BY s.due_at, s.id LIMIT 1)"

/* Of a person's own, few by nature, all days are counted for each: the last one of what is asked,
 * of an offer, and of the waiting after the notices while somebody is to be hired. */
#define ASKED_ON \
	"IFNULL((SELECT MIN(d.due_on) FROM statement d WHERE d.vacancy_id = v.id" \
	" AND d.state = 'open'), '9999-12-31')"
#define OFFER_ON \
	"IFNULL((SELECT MIN(o.last_day) FROM offer o WHERE o.vacancy_id = v.id" \
	" AND o.state = 'open'), '9999-12-31')"
#define NOTICED_ON \
	"IFNULL((SELECT MAX(n.promised_on) FROM passed_over n WHERE n.vacancy_id = v.id" \
	" AND n.state = 'told' AND EXISTS (SELECT 1 FROM decision d JOIN decision_part p" \
	" ON p.decision_id = d.id AND p.choice = 'chosen' AND p.dropped_at IS NULL" \
	" JOIN application c ON c.id = p.application_id JOIN application_status t" \
	" ON t.code = c.status AND t.active WHERE d.vacancy_id = v.id" \
	" AND d.state = 'fixed')), '9999-12-31')"
#define DUE "LEAST(" ASKED_ON ", " OFFER_ON ", " NOTICED_ON ")"
#define COURT \
	"(SELECT COUNT(*) FROM court_application u WHERE u.vacancy_id = v.id" \
	" AND u.closed_at IS NULL)"

#define PASSED_OVER_UNTOLD \
	"SELECT 1 FROM decision_part p JOIN application a ON a.id = p.application_id" \
	" JOIN application_status s ON s.code = a.status AND s.active" \
	" WHERE p.decision_id = d.id AND p.choice <> 'chosen'" \
	" AND NOT EXISTS (SELECT 1 FROM passed_over n WHERE n.application_id = a.id" \
	" AND (n.state = 'gone' OR n.state = 'told' AND NOT EXISTS (SELECT 1 FROM decision_part c" \
	" WHERE c.decision_id = d.id AND c.choice = 'chosen' AND c.dropped_at IS NULL" \
	" AND NOT EXISTS (SELECT 1 FROM passed_over_about b WHERE b.passed_over_id = n.id" \
	" AND b.application_id = c.application_id))))"
#define TO_BE_HIRED \
	"SELECT 1 FROM decision_part p JOIN application a ON a.id = p.application_id" \
	" WHERE p.decision_id = d.id AND p.choice = 'chosen' AND p.dropped_at IS NULL" \
	" AND a.status <> 'einstellung'"
#define NEXT_OF(vacancy) \
	"SELECT CASE WHEN d.state = 'draft' THEN 'decide'" \
	" WHEN d.state = 'asked' THEN IF(EXISTS (SELECT 1 FROM statement s" \
	" WHERE s.vacancy_id = d.vacancy_id AND s.state = 'open' AND s.kind IN" \
	" ('selection_department', 'selection_p31', 'selection_sbv')), 'wait', 'fix')" \
	" WHEN NOT EXISTS (SELECT 1 FROM consent_request r WHERE r.decision_id = d.id" \
	" AND NOT EXISTS (SELECT 1 FROM decision_part m WHERE m.decision_id = d.id" \
	" AND m.choice = 'chosen' AND m.dropped_at IS NULL AND m.moved_up_at > r.asked_at))" \
	" THEN 'consent' WHEN EXISTS (" PASSED_OVER_UNTOLD ") THEN 'notices'" \
	" WHEN EXISTS (" TO_BE_HIRED ") THEN 'hiring' ELSE '' END AS code" \
	" FROM decision d WHERE d.id = (SELECT MAX(l.id) FROM decision l" \
	" WHERE l.vacancy_id = " vacancy " AND l.state <> 'revoked')"

static const struct db_list_column procedure_columns[] = {
	{"number", {.sql = "v.number"}},
	{"title", {.sql = "v.title"}},
	{"phase", {.sql = "(SELECT p.phase FROM vacancy_phase p WHERE p.vacancy_id = v.id"
		" AND p.ended_at IS NULL LIMIT 1) AS phase"}},
	{"due_on", {.sql = "NULLIF(" DUE ", '9999-12-31') AS due_on"}},
	{"waits", {.sql = ASKED("k.question_de") " AS question_de, "
		ASKED("k.question_en") " AS question_en, " ASKED("b.code") " AS role, "
		ASKED("u.name") " AS unit, " ASKED("s.measure") " AS measure, "
		ASKED_ON " AS asked_on, " OFFER_ON " AS offer_on, " NOTICED_ON " AS waiting_on, "
		COURT " AS court, (" NEXT_OF("v.id") ") AS next",
		.bind = {SLOT_NOW, SLOT_NOW, SLOT_NOW, SLOT_NOW, SLOT_NOW}}},
};

static const struct db_list_sort procedure_sorts[] = {
	{"due_on", {DUE}},
};

const struct db_list own_procedures = {
	.id = "v.id",
	.find = {.sql = " FROM vacancy v WHERE v.owner_id = ?"
		" AND v.status IN ('entwurf', 'aktiv', 'inaktiv', 'rechtsstreit') AND "
		ACCESS_SEES_VACANCY("v.id"),
		.bind = {SLOT_PERSON, SLOT_PERSON, SLOT_ROLES, SLOT_ROLES_AT}},
	.shown = " JOIN vacancy v ON v.id = f.id",
	DB_LIST_COLUMNS_OF(procedure_columns),
	DB_LIST_SORTS_OF(procedure_sorts),
};
/* clang-format on */

void own_procedures_bind(struct pool *pool, const struct principal *who, struct access_where roles,
	struct db_value *slots_r)
{
	slots_r[SLOT_PERSON - 1] = db_int(who->id);
	access_where_slots(&roles, &slots_r[SLOT_ROLES - 1]);
	slots_r[SLOT_NOW - 1] = db_str(clock_sql(pool, clock_now()));
}

enum outcome procedure_next(
	struct db *db, struct pool *pool, int64_t vacancy_id, const char **code_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		db_rows(db, pool, NEXT_OF("?"), DB_VALUES(db_int(vacancy_id)), &rows);

	*code_r = !outcome && rows->count ? db_text(rows, 0, "code") : "";
	return outcome;
}
