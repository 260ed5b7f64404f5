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

/* Of a person's own, few by nature, it is counted for each. */
#define DUE \
	"IFNULL((SELECT MIN(d.due_on) FROM statement d WHERE d.vacancy_id = v.id" \
	" AND d.state = 'open'), '9999-12-31')"

static const struct db_list_column procedure_columns[] = {
	{"number", {.sql = "v.number"}},
	{"title", {.sql = "v.title"}},
	{"phase", {.sql = "(SELECT p.phase FROM vacancy_phase p WHERE p.vacancy_id = v.id"
		" AND p.ended_at IS NULL LIMIT 1) AS phase"}},
	{"due_on", {.sql = "NULLIF(" DUE ", '9999-12-31') AS due_on"}},
	{"waits", {.sql = ASKED("k.question_de") " AS question_de, "
		ASKED("k.question_en") " AS question_en, " ASKED("b.code") " AS role, "
		ASKED("u.name") " AS unit",
		.bind = {SLOT_NOW, SLOT_NOW, SLOT_NOW, SLOT_NOW}}},
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
