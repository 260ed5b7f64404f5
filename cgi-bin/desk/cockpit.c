/* The cockpit's widgets and their rows. */
#include "desk/cockpit.h"

#include <string.h>

#include "access/tables.h"
#include "base/text.h"
#include "desk/desk_private.h"
#include "recruiting/counted.h"
#include "recruiting/vacancy.h"

#define FIRST_LINES 16 /* of the person's newest lines of history; enough, mostly */
#define MOST_LINES 200 /* how far back "last edited" looks */

enum outcome cockpit_widgets(
	struct db *db, struct pool *pool, int64_t roles, struct db_rows **rows_r)
{
	struct db_rows *all = access_tables() ? access_tables()->widgets : NULL;
	enum outcome outcome = all ? OK : access_widgets(db, pool, &all);
	struct db_cell *cells;

	if (outcome)
		return outcome;
	cells = POOL_ARRAY(pool, struct db_cell, all->count * all->columns);
	*rows_r = POOL_NEW(pool, struct db_rows);
	**rows_r = *all;
	(*rows_r)->count = 0;
	(*rows_r)->cells = cells;
	for (size_t i = 0; i < all->count; i++)
		if ((roles >> db_number(all, i, "role_id")) & 1)
			memcpy(&cells[(*rows_r)->count++ * all->columns], db_cell(all, i, 0),
				all->columns * sizeof(*cells));
	return OK;
}

/* An object the person changed. */
struct edited {
	enum object_kind kind;
	int64_t id;
	const char *at, *number, *title;
	bool seen;
};

/* Each object once, at its newest line. */
static size_t take_lines(struct pool *pool, const struct db_rows *lines, struct edited **edited_r)
{
	struct edited *edited = POOL_ARRAY(pool, struct edited, lines->count);
	size_t count = 0;

	for (size_t i = 0; i < lines->count; i++) {
		const struct edited one = {
			.kind = (enum object_kind)db_number(lines, i, "object_kind"),
			.id = db_number(lines, i, "object_id"),
			.at = db_text(lines, i, "at")};
		size_t known = 0;

		while (known < count
			&& (edited[known].kind != one.kind || edited[known].id != one.id))
			known++;
		if (known == count && one.kind >= OBJECT_PROJECT && one.kind <= OBJECT_APPLICATION)
			edited[count++] = one;
	}
	*edited_r = edited;
	return count;
}

/* Columns id, number, title, status, role_id, authority_id: a row for each way the person reaches
 * one of them; of applications those by which it is seen, the archive apart. */
static enum outcome read_objects(struct desk *desk, enum object_kind kind,
	const struct db_value values[DESK_ROWS + 2], struct db_rows **rows_r)
{
/* clang-format off */
#define REACHED(columns, object, id, reach) \
	"SELECT " columns " AS authority_id, r.role_id FROM " object \
	" STRAIGHT_JOIN staff_subject s" \
	" STRAIGHT_JOIN " reach \
	" AND r.subject_kind = s.subject_kind AND r.subject_id = s.subject_id" \
	" WHERE " id " IN (?, ?, ?, ?, ?) AND s.staff_user_id = ?"
#define VACANCY_REACHED(columns, object, id, vacancy) \
	REACHED(columns, object, id, "vacancy_reach r FORCE INDEX (vacancy_reach_vacancy)" \
		" ON r.vacancy_id = " vacancy) " AND NOT FIND_IN_SET(" vacancy ", ?)"
	switch (kind) {
	case OBJECT_PROJECT:
		return db_rows(desk->db, desk->pool, REACHED("p.id, p.number, p.name AS title,"
		" '' AS status, p.authority_id",
		"project p",
			"p.id", "project_reach r ON r.project_id = p.id")
			" AND NOT " ACCESS_ARCHIVED("p")
			" AND" ACCESS_PROJECT_OPEN("p.id", "s.staff_user_id"), values,
			DESK_ROWS + 1, rows_r);
	case OBJECT_VACANCY:
		return db_rows(desk->db, desk->pool, VACANCY_REACHED("v.id, v.number, v.title,"
		" '' AS status, v.authority_id",
			"vacancy v", "v.id", "v.id") " AND NOT " ACCESS_ARCHIVED("r")
			ACCESS_BEGUN("r"), values, DESK_ROWS + 2,
			rows_r);
	case OBJECT_JOBAD:
		return db_rows(desk->db, desk->pool, VACANCY_REACHED(
			"j.id, j.number, j.title, CAST(j.status AS CHAR) AS status,"
			" r.authority_id", "jobad"
			" j", "j.id",
			"j.vacancy_id") " AND NOT " ACCESS_ARCHIVED("r") " AND NOT "
			ACCESS_ARCHIVED("j") ACCESS_BEGUN("r"), values, DESK_ROWS + 2, rows_r);
	default:
		return db_rows(desk->db, desk->pool, VACANCY_REACHED(
			"a.id, a.number, v.title, a.status, v.authority_id", "application a"
			" STRAIGHT_JOIN vacancy v ON v.id = a.vacancy_id", "a.id", "a.vacancy_id")
			" AND a.status <> 'archiviert'"
			" AND EXISTS (SELECT 1 FROM application_sight sr WHERE"
			" sr.role_id = r.role_id"
			" AND sr.status = a.status AND" ACCESS_SIGHT("r", "a") ")",
			values, DESK_ROWS + 2, rows_r);
	}
#undef VACANCY_REACHED
#undef REACHED
	/* clang-format on */
}

/* What access.h's conditions say, of one way. */
static bool sees(
	const struct desk *desk, enum object_kind kind, const struct db_rows *rows, size_t row)
{
	static const enum right rights[] = {
		[OBJECT_PROJECT] = RIGHT_PROJECT_READ,
		[OBJECT_VACANCY] = RIGHT_VACANCY_READ,
		[OBJECT_JOBAD] = RIGHT_JOBAD_READ,
		[OBJECT_APPLICATION] = RIGHT_CANDIDATE_READ,
	};
	int role = (int)db_number(rows, row, "role_id");

	if (!access_by(desk->view.who,
		    ACCESS_SEEN_BY(ROLE_BIT(role), db_number(rows, row, "authority_id")),
		    rights[kind]))
		return false;
	return kind != OBJECT_JOBAD
		|| access_view_sees_jobad(&desk->view, role, db_text(rows, row, "status"));
}

/* Looks at those of one kind among a few objects. */
static enum outcome edited_look(
	struct desk *desk, enum object_kind kind, struct edited *edited, size_t count)
{
	struct db_value values[DESK_ROWS + 2];
	struct db_rows *rows = NULL;
	size_t of_kind = 0;
	enum outcome outcome;

	for (size_t i = 0; i < DESK_ROWS; i++) {
		bool wanted = i < count && edited[i].kind == kind;

		values[i] = db_int(wanted ? edited[i].id : 0);
		of_kind += wanted;
	}
	values[DESK_ROWS] = db_int(desk->view.who->id);
	values[DESK_ROWS + 1] = db_str(desk->view.excluded);
	outcome = of_kind ? read_objects(desk, kind, values, &rows) : OK;
	if (outcome || !of_kind)
		return outcome;
	for (size_t row = 0; row < rows->count; row++)
		for (size_t i = 0; i < count; i++)
			if (edited[i].kind == kind && edited[i].id == db_number(rows, row, "id")
				&& sees(desk, kind, rows, row)) {
				edited[i].seen = true;
				edited[i].number = db_text(rows, row, "number");
				edited[i].title = db_text(rows, row, "title");
			}
	return OK;
}

static struct db_cell text_cell(const char *text)
{
	return (struct db_cell){.bytes = text, .length = strlen(text)};
}

/* The seen ones as rows. */
static void take_edited(
	const struct edited *edited, size_t count, struct db_rows *rows, struct db_cell *cells)
{
	static const char *const kinds[] = {"", "project", "vacancy", "jobad", "application"};

	for (size_t i = 0; i < count && rows->count < DESK_ROWS; i++)
		if (edited[i].seen) {
			struct db_cell *row = &cells[rows->count++ * rows->columns];

			row[0] = text_cell(kinds[edited[i].kind]);
			row[1] = text_cell(edited[i].number);
			row[2] = text_cell(edited[i].title);
			row[3] = text_cell(edited[i].at);
		}
}

static enum outcome read_edited(
	struct desk *desk, int64_t lines, struct db_rows *rows, struct db_cell *cells)
{
	struct db_rows *history = NULL;
	struct edited *edited;
	size_t count;
	enum outcome outcome = db_rows(desk->db, desk->pool,
		"SELECT object_kind, object_id, at FROM history WHERE actor_kind = 'staff'"
		" AND actor_id = ? ORDER BY id DESC LIMIT ?",
		DB_VALUES(db_int(desk->view.who->id), db_int(lines)), &history);

	if (outcome)
		return outcome;
	rows->count = 0;
	count = take_lines(desk->pool, history, &edited);
	for (size_t at = 0; !outcome && at < count && rows->count < DESK_ROWS; at += DESK_ROWS) {
		size_t some = count - at < DESK_ROWS ? count - at : DESK_ROWS;

		for (int kind = OBJECT_PROJECT; !outcome && kind <= OBJECT_APPLICATION; kind++)
			outcome = edited_look(desk, (enum object_kind)kind, edited + at, some);
		if (!outcome)
			take_edited(edited + at, some, rows, cells);
	}
	if (!outcome && rows->count < DESK_ROWS && lines < MOST_LINES
		&& history->count == (size_t)lines)
		outcome = read_edited(desk, MOST_LINES, rows, cells);
	return outcome;
}

enum outcome cockpit_last_edited(struct desk *desk, struct db_rows **rows_r)
{
	static const char *const names[] = {"kind", "number", "title", "at"};
	static const enum db_kind kinds[] = {
		DB_KIND_TEXT, DB_KIND_TEXT, DB_KIND_TEXT, DB_KIND_TIME};
	struct db_rows *rows = POOL_ARRAY(desk->pool, struct db_rows, 1);
	struct db_cell *cells = POOL_ARRAY(desk->pool, struct db_cell, DESK_ROWS * 4);

	*rows = (struct db_rows){.columns = 4, .names = names, .kinds = kinds, .cells = cells};
	*rows_r = rows;
	return read_edited(desk, FIRST_LINES, rows, cells);
}

#define MATRIX_VACANCIES VACANCY_COUNTS_MOST

/* The first that have applications. */
static size_t matrix_vacancies(const struct db_rows *vacancies, size_t rows_r[MATRIX_VACANCIES])
{
	size_t count = 0;

	for (size_t i = 0; i < vacancies->count && count < MATRIX_VACANCIES; i++)
		if (db_number(vacancies, i, "applications") > 0)
			rows_r[count++] = i;
	return count;
}

static const char *raw_of(const struct desk *desk, const char *number)
{
	const struct desk_counters *counters = desk_counters(desk, number);

	return counters ? counters->raw : NULL;
}

enum outcome cockpit_matrix(const struct desk *desk, size_t list, struct db_rows **rows_r)
{
	const struct db_rows *vacancies = desk_rows(desk, list);
	const struct access_where where = desk->view.who->where[RIGHT_CANDIDATE_LIST_VIEW];
	struct counted_vacancy counted[MATRIX_VACANCIES];
	struct db_value numbers[MATRIX_VACANCIES];
	size_t chosen[MATRIX_VACANCIES], count = matrix_vacancies(vacancies, chosen);

	*rows_r = POOL_NEW(desk->pool, struct db_rows);
	for (size_t i = 0; i < MATRIX_VACANCIES; i++)
		numbers[i] = db_str(i < count ? db_text(vacancies, chosen[i], "number") : "");
	for (size_t i = 0; i < count; i++) {
		counted[i].number = db_text(vacancies, chosen[i], "number");
		counted[i].title = db_text(vacancies, chosen[i], "title");
		counted[i].raw = raw_of(desk, counted[i].number);
	}
	if (count == 0
		|| (desk->counters && access_tables()
			&& counted_by_status(desk->pool, where, counted, count, *rows_r)))
		return OK;
	return vacancy_counts(desk->db, desk->pool, desk->view.who, 0, numbers, rows_r);
}
