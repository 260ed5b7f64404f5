/* The procedures of a project as a list. */
#include "recruiting/phase.h"

#include "base/clock.h"

enum { SLOT_PERSON = 1, SLOT_ROLES, SLOT_ROLES_AT, SLOT_PROJECT, SLOT_ADS, SLOT_ADS_AT, SLOT_NOW };

/* Of what was asked about vacancy and ads the person sees: the first last day; who answers for a
 * role is not said. */
/* clang-format off */
#define ASKED(what) \
	"(SELECT " what " FROM statement s JOIN statement_kind k ON k.code = s.kind" \
	" JOIN base_role b ON b.id = s.role_id" \
	" LEFT JOIN jobad j ON s.object_kind = 3 AND j.id = s.object_id" \
	" LEFT JOIN org_unit u ON s.subject_kind = 'unit' AND u.id = s.subject_id" \
	" WHERE s.vacancy_id = v.id AND s.state = 'open' AND (k.silence = '' OR s.due_at > ?)" \
	" AND (s.object_kind = 2 OR s.object_kind = 3 AND " \
	ACCESS_SEES_JOBAD("j.vacancy_id", "j.status") ") ORDER BY s.due_at, s.id LIMIT 1)"
#define ASKED_BIND SLOT_NOW, SLOT_PERSON, SLOT_ADS, SLOT_ADS_AT

static const struct db_list_column procedure_columns[] = {
	{"number", {.sql = "v.number"}},
	{"title", {.sql = "v.title"}},
	{"pay_grade", {.sql = "v.pay_grade"}},
	{"phase", {.sql = "p.phase"}},
	{"since", {.sql = "p.since"}},
	{"waits", {.sql = ASKED("b.code") " AS role, " ASKED("u.name") " AS unit, "
		ASKED("s.due_on") " AS due_on",
		.bind = {ASKED_BIND, ASKED_BIND, ASKED_BIND}}},
};

static const struct db_list_sort procedure_sorts[] = {
	{"since", {"p.since"}},
	{"number", {NULL}},
};

static const struct db_list_filter procedure_filters[] = {
	{"schritt", {.sql = "p.phase = ?", .bind = {DB_LIST_TYPED}}},
};

static const char *const procedure_indexes[] = {"vacancy_phase_since", "vacancy_phase_since"};
static const char *const procedure_filter_indexes[] = {"vacancy_phase_phase"};

const struct db_list project_procedures = {
	.id = "p.vacancy_id",
	.from = " FROM vacancy_phase p",
	.sort_indexes = procedure_indexes,
	.filter_indexes = procedure_filter_indexes,
	.find = {.sql = " WHERE p.project_id = ? AND p.ended_at IS NULL AND 0 <"
			" (SELECT COUNT(*) FROM vacancy_reach vr"
			" FORCE INDEX (vacancy_reach_vacancy)"
			" JOIN staff_subject ss ON ss.subject_kind = vr.subject_kind"
			" AND ss.subject_id = vr.subject_id WHERE vr.vacancy_id = p.vacancy_id"
			" AND ss.staff_user_id = ? AND " ACCESS_HAS_REACHED
			" AND NOT " ACCESS_ARCHIVED("vr")
			ACCESS_NOT_BIASED ACCESS_BEGUN("vr") ")",
		.bind = {SLOT_PROJECT, SLOT_PERSON, SLOT_ROLES, SLOT_ROLES_AT}},
	.shown = " JOIN vacancy v ON v.id = f.id"
		" JOIN vacancy_phase p ON p.vacancy_id = v.id AND p.ended_at IS NULL",
	DB_LIST_COLUMNS_OF(procedure_columns),
	DB_LIST_SORTS_OF(procedure_sorts),
	DB_LIST_FILTERS_OF(procedure_filters),
};
/* clang-format on */

void project_procedures_bind(struct pool *pool, const struct principal *who,
	struct access_where roles, int64_t project_id, struct db_value *slots_r)
{
	const struct access_where ads = access_where_both(
		pool, who->where[RIGHT_JOBAD_READ], ACCESS_WHERE_ALL(~ROLE_BIT(ROLE_LECTOR)));

	slots_r[SLOT_PERSON - 1] = db_int(who->id);
	access_where_slots(&roles, &slots_r[SLOT_ROLES - 1]);
	slots_r[SLOT_PROJECT - 1] = db_int(project_id);
	access_where_slots(&ads, &slots_r[SLOT_ADS - 1]);
	slots_r[SLOT_NOW - 1] = db_str(clock_sql(pool, clock_now()));
}
