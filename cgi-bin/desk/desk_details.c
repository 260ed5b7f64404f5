/* What the desk's lists show of the vacancies and applications that were found. */
#include <string.h>

#include "desk/desk_private.h"
#include "recruiting/counted.h"

#define DETAILS 24 /* objects read with one statement */
#define IDS "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

/* What is behind the id is not shown; whether somebody is asked, so that who is is asked no more
 * where nobody is. */
/* clang-format off */
#define VACANCY \
	"SELECT v.id, p.foreign_ads, (SELECT COUNT(*) FROM statement s FORCE INDEX" \
	" (statement_vacancy) WHERE s.vacancy_id = v.id AND s.state = 'open') AS asked," \
	" v.number, v.title, v.status, a.short_name AS authority, v.pay_grade, "
#define PLACE \
	" STRAIGHT_JOIN org_unit a ON a.id = v.authority_id" \
	" STRAIGHT_JOIN project p ON p.id = v.project_id"
/* clang-format on */

#define COUNTED(counts) VACANCY counts ", v.changed_at FROM vacancy v" PLACE " WHERE v.id IN " IDS

/* Whoever reaches vacancies in one role reaches each of these in it. */
static enum outcome read_counted(struct desk *desk, int64_t roles, enum counted_by by,
	const struct db_value *ids, struct db_rows **rows_r)
{
	struct db_value values[VACANCY_COUNTS_PLAIN_VALUES + DETAILS] = {
		VACANCY_COUNTS_PLAIN_BIND(desk->view.who, roles)};

	memcpy(values + VACANCY_COUNTS_PLAIN_VALUES, ids, DETAILS * sizeof(*ids));
	return by == COUNTED_PLAIN ? db_rows(desk->db, desk->pool, COUNTED(VACANCY_COUNTS_PLAIN),
		       values, VACANCY_COUNTS_PLAIN_VALUES + DETAILS, rows_r)
				   : db_rows(desk->db, desk->pool, COUNTED(VACANCY_COUNTS_MARKED),
					   values, VACANCY_COUNTS_PLAIN_VALUES + DETAILS, rows_r);
}

static enum outcome read_each(
	struct desk *desk, const struct db_value *ids, struct db_rows **rows_r)
{
	const struct principal *who = desk->view.who;
	struct db_value values[VACANCY_COUNTS_VALUES + 1 + DETAILS] = {
		VACANCY_COUNTS_BIND(who), VACANCY_ROLES_BIND(who)};

	memcpy(values + VACANCY_COUNTS_VALUES + 1, ids, DETAILS * sizeof(*ids));
	return db_rows(desk->db, desk->pool,
		VACANCY VACANCY_COUNTS ", v.changed_at FROM (SELECT v.id, " VACANCY_ROLES
				       " FROM vacancy v WHERE v.id IN " IDS
				       " LIMIT 24) f STRAIGHT_JOIN vacancy v ON v.id = f.id" PLACE,
		values, VACANCY_COUNTS_VALUES + 1 + DETAILS, rows_r);
}

static void counters_keep(struct desk *desk, const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		struct desk_counters *counters = POOL_NEW(desk->pool, struct desk_counters);

		*counters = (struct desk_counters){.number = db_text(rows, i, "number"),
			.raw = db_text(rows, i, "applications"),
			.ads = db_text(rows, i, "ads"),
			.for_others = db_number(rows, i, "foreign_ads"),
			.asked = db_number(rows, i, "asked"),
			.next = desk->counters};
		desk->counters = counters;
	}
}

static enum outcome read_vacancies(
	struct desk *desk, const struct db_value *ids, struct db_rows **rows_r)
{
	const struct principal *who = desk->view.who;
	int64_t roles = access_view_roles(&desk->view);
	enum counted_by by = COUNTED_EACH;
	enum outcome outcome = counted_by(desk->db, desk->pool, roles, &by);

	if (outcome)
		return outcome;
	outcome = by == COUNTED_EACH || roles & (roles - 1)
		? read_each(desk, ids, rows_r)
		: read_counted(desk, roles, by, ids, rows_r);
	if (outcome)
		return outcome;
	counters_keep(desk, *rows_r);
	return counted_take(desk->db, desk->pool, COUNTED_TAKE_BIND(who), *rows_r);
}

#define APPLICATIONS(mark) \
	"SELECT a.id, a.number, CONCAT(p.surname, ', ', p.first_name) AS name," \
	" a.status, v.number AS vacancy, v.title AS vacancy_title, a.received_at, " mark \
	", a.internal FROM application a STRAIGHT_JOIN applicant p ON p.id = a.applicant_id" \
	" STRAIGHT_JOIN vacancy v ON v.id = a.vacancy_id WHERE a.id IN " IDS

/*
 * To whom the mark is shown follows from the roles, where all of those by which the applications
 * were found show it, or none in which anything is reached; else each is asked for it (ACC-16).
 */
static enum outcome read_applications(
	struct desk *desk, const struct db_value *ids, struct db_rows **rows_r)
{
	const struct principal *who = desk->view.who;
	const struct access_where *reading = &who->where[RIGHT_CANDIDATE_READ],
				  *listing = &who->where[RIGHT_CANDIDATE_LIST_VIEW];
	int64_t reaching = access_view_roles(&desk->view);
	struct db_value values[ACCESS_MARK_VALUES + DETAILS] = {ACCESS_BIND_MARK(who)};

	if (!(reaching & access_where_any(listing) & ~(reading->roles & ACCESS_MARK_ROLES)))
		return db_rows(desk->db, desk->pool, APPLICATIONS("a.severely_disabled"), ids,
			DETAILS, rows_r);
	if (!((reaching | ROLE_BIT(ROLE_ADMIN)) & access_where_any(reading) & ACCESS_MARK_ROLES))
		return db_rows(desk->db, desk->pool, APPLICATIONS("0 AS severely_disabled"), ids,
			DETAILS, rows_r);
	memcpy(values + ACCESS_MARK_VALUES, ids, DETAILS * sizeof(*ids));
	return db_rows(desk->db, desk->pool, APPLICATIONS(ACCESS_MARK), values,
		ACCESS_MARK_VALUES + DETAILS, rows_r);
}

static bool is_of(const struct search *search, size_t hit, bool vacancies)
{
	enum desk_kind kind = search->desk->lists[search->hits[hit].list].kind;

	return vacancies ? kind == DESK_VACANCIES
			 : kind == DESK_APPLICATIONS || kind == DESK_SEVERE;
}

static void rows_point(
	struct search *search, size_t from, size_t to, bool vacancies, const struct db_rows *rows)
{
	for (size_t i = from; i < to; i++)
		for (size_t row = 0; is_of(search, i, vacancies) && row < rows->count; row++)
			if (search->hits[i].id == db_number(rows, row, "id")) {
				search->hits[i].rows = rows;
				search->hits[i].row = row;
			}
}

/* Hits of vacancies or applications get the rows that are shown, some at a time. */
static enum outcome add_details(struct search *search, bool vacancies)
{
	struct db_value ids[DETAILS];
	enum outcome outcome = OK;

	for (size_t from = 0, to; !outcome && from < search->count; from = to) {
		struct db_rows *rows = NULL;
		size_t n = 0;

		for (to = from; to < search->count && n < DETAILS; to++)
			if (is_of(search, to, vacancies))
				ids[n++] = db_int(search->hits[to].id);
		if (n == 0)
			break;
		while (n < DETAILS)
			ids[n++] = db_int(0);
		outcome = vacancies ? read_vacancies(search->desk, ids, &rows)
				    : read_applications(search->desk, ids, &rows);
		if (!outcome)
			rows_point(search, from, to, vacancies, rows);
	}
	return outcome;
}

enum outcome search_details(struct search *search)
{
	enum outcome outcome = add_details(search, true);

	return outcome ? outcome : add_details(search, false);
}
