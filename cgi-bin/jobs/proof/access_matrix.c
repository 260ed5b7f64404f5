/* bmsctl access-matrix: every right of people on objects, by the single check and by the list. */
#include <stdio.h>
#include <string.h>

#include "access/access.h"
#include "base/text.h"
#include "jobs/job.h"

static const char *const outcome_names[] = {
	[OK] = "ok",
	[DENIED] = "denied",
	[NOT_FOUND] = "not_found",
};

struct matrix {
	struct db *db;
	struct pool *pool;
	struct principal who;
	const char *numbers; /* comma list, as given */
	struct db_rows *objects; /* of one kind: id, number */
	struct access_roles *roles; /* by which she sees each of them: as a page's admission, asked
				       once whatever the right */
};

/* The objects of a kind among the numbers given. */
static enum outcome objects_find(struct matrix *m, enum object_kind kind)
{
#define AMONG(name, number, code, ...) \
	case OBJECT_##name: \
		return db_rows(m->db, m->pool, \
			"SELECT id, number FROM " code \
			" WHERE FIND_IN_SET(number, ?) ORDER BY number", \
			DB_VALUES(db_str(m->numbers)), &m->objects);
	switch ((int)kind) {
		OBJECTS(AMONG)
	default:
		return NOT_FOUND;
	}
#undef AMONG
}

static enum outcome roles_find(struct matrix *m, enum object_kind kind)
{
	enum outcome outcome = objects_find(m, kind);

	if (outcome)
		return outcome;
	m->roles = POOL_ARRAY(m->pool, struct access_roles, m->objects->count);
	for (size_t i = 0; !outcome && i < m->objects->count; i++)
		outcome = object_roles(m->db, m->pool, &m->who, kind,
			db_number(m->objects, i, "id"), &m->roles[i]);
	return outcome;
}

/* The objects a list of this right shows, among the numbers given. */
static enum outcome matrix_list(struct matrix *m, enum right right, struct db_rows **rows_r)
{
#define LISTED(from, sees) "SELECT x.id FROM " from " x WHERE " sees " AND FIND_IN_SET(x.number, ?)"
#define LISTED_BIND DB_VALUES(ACCESS_BIND(&m->who, right), db_str(m->numbers))
	switch (right_object(right)) {
	case OBJECT_PROJECT:
		return db_rows(m->db, m->pool, LISTED("project", ACCESS_SEES_PROJECT("x.id")),
			LISTED_BIND, rows_r);
	case OBJECT_VACANCY:
		return db_rows(m->db, m->pool, LISTED("vacancy", ACCESS_SEES_VACANCY("x.id")),
			LISTED_BIND, rows_r);
	case OBJECT_REQUISITION:
		return db_rows(m->db, m->pool, LISTED("requisition", ACCESS_SEES_REQUISITION("x")),
			DB_VALUES(ACCESS_BIND(&m->who, right), db_str(m->numbers)), rows_r);
	case OBJECT_JOBAD:
		return db_rows(m->db, m->pool,
			LISTED("jobad", ACCESS_SEES_JOBAD("x.vacancy_id", "x.status")), LISTED_BIND,
			rows_r);
	default:
		return db_rows(m->db, m->pool, LISTED("application", ACCESS_SEES_APPLICATION("x")),
			DB_VALUES(ACCESS_BIND(&m->who, right), db_str(m->numbers)), rows_r);
	}
#undef LISTED_BIND
#undef LISTED
}

static bool listed(const struct db_rows *rows, int64_t id)
{
	for (size_t i = 0; i < rows->count; i++)
		if (db_cell_int(rows, i, 0) == id)
			return true;
	return false;
}

static enum outcome print_right(struct matrix *m, enum right right)
{
	struct db_rows *seen;
	enum outcome outcome = m->objects->count > 0 ? matrix_list(m, right, &seen) : OK;
	for (size_t i = 0; !outcome && i < m->objects->count; i++) {
		int64_t id = db_number(m->objects, i, "id");
		enum outcome may = access_judge(&m->who, right_object(right), m->roles[i], right);
		printf("%s\t%s\t%s\t%s\t%s\n", m->who.user_id, right_name(right),
			db_text(m->objects, i, "number"), outcome_names[may],
			listed(seen, id) ? "listed" : "-");
	}
	return outcome;
}

static enum outcome print_person(struct matrix *m)
{
	enum outcome outcome = db_get_int(m->db, "SELECT id FROM staff_user WHERE user_id = ?",
		DB_VALUES(db_str(m->who.user_id)), &m->who.id);
	if (!outcome)
		outcome = access_load(m->db, m->pool, &m->who);
	/* whoever has no group or is not active is asked all the same: nothing must be allowed */
	if (outcome == DENIED)
		outcome = OK;
	enum object_kind kind = OBJECT_NONE;
	for (int right = 1; !outcome && right < RIGHT_COUNT; right++) {
		if (right_object((enum right)right) != kind) {
			kind = right_object((enum right)right);
			outcome = roles_find(m, kind);
		}
		if (!outcome)
			outcome = print_right(m, (enum right)right);
	}
	return outcome;
}

static enum job_status matrix_run(struct job_context *context, int argc, char **argv)
{
	if (argc != 3)
		return JOB_USAGE;
	char *rest = pool_strdup(context->pool, argv[1]), *user_id;
	while ((user_id = strsep(&rest, ","))) {
		struct matrix matrix = {
			.db = context->db,
			.pool = pool_new(),
			.who = {.kind = PRINCIPAL_STAFF, .user_id = user_id},
			.numbers = argv[2],
		};
		enum outcome outcome = print_person(&matrix);
		pool_free(&matrix.pool);
		if (outcome == NOT_FOUND) {
			fprintf(stderr, "nobody has the user id %s\n", user_id);
			return JOB_FOUND;
		}
		if (outcome)
			return JOB_UNAVAILABLE;
	}
	return JOB_DONE;
}

const struct job job_access_matrix = {
	.name = "access-matrix",
	.options = "USER,... NUMBER,...",
	.help = "print what people may do to objects: user, right, number, check, list",
	.account = JOB_AS_JOBS,
	.run = matrix_run,
};
