/* Reading vacancies. */
#include "recruiting/vacancy.h"

#include "base/text.h"
#include "find/find.h"
#include "recruiting/counted.h"
#include "recruiting/phase.h"

static const struct db_field vacancy_fields[] = {
	DB_FIELD(struct vacancy, profile_fixed),
	DB_FIELD(struct vacancy, id),
	DB_FIELD(struct vacancy, number),
	DB_FIELD(struct vacancy, project_id),
	DB_FIELD(struct vacancy, authority_id),
	DB_FIELD(struct vacancy, project_number),
	DB_FIELD(struct vacancy, project),
	DB_FIELD(struct vacancy, authority),
	DB_FIELD(struct vacancy, unit_name),
	DB_FIELD(struct vacancy, owner),
	DB_FIELD(struct vacancy, form_de),
	DB_FIELD(struct vacancy, form_en),
	DB_FIELD(struct vacancy, status),
	DB_FIELD(struct vacancy, version),
	DB_FIELD(struct vacancy, requested),
	DB_FIELD(struct vacancy, elsewhere),
	DB_FIELD(struct vacancy, decided),
	DB_FIELD(struct vacancy, people),
	DB_FIELD(struct vacancy, phases),
	DB_FIELD(struct vacancy, profile),
	DB_FIELD(struct vacancy, template_name),
	DB_FIELD(struct vacancy, created_at),
	DB_FIELD(struct vacancy, changed_at),
	DB_FIELD_AS(struct vacancy, data.title, "title"),
	DB_FIELD_AS(struct vacancy, data.unit, "unit_code"),
	DB_FIELD_AS(struct vacancy, data.post_number, "post_number"),
	DB_FIELD_AS(struct vacancy, data.filling, "filling"),
	DB_FIELD_AS(struct vacancy, data.post_kind, "post_kind"),
	DB_FIELD_AS(struct vacancy, data.field, "field"),
	DB_FIELD_AS(struct vacancy, data.pay_grade, "pay_grade"),
	DB_FIELD_AS(struct vacancy, data.working_time, "working_time"),
	DB_FIELD_AS(struct vacancy, data.hours, "hours"),
	DB_FIELD_AS(struct vacancy, data.hours_shown, "hours_shown"),
	DB_FIELD_AS(struct vacancy, data.limited_until, "limited_until"),
	DB_FIELD_AS(struct vacancy, data.posts, "posts"),
	DB_FIELD_AS(struct vacancy, data.starts_on, "starts_on"),
	DB_FIELD_AS(struct vacancy, data.tasks, "tasks"),
	DB_FIELD_AS(struct vacancy, data.requirements, "requirements"),
	DB_FIELD_AS(struct vacancy, data.form_code, "form_code"),
	DB_FIELD_AS(struct vacancy, data.reception_mailbox, "reception_mailbox"),
};

enum outcome vacancy_get(struct db *db, struct pool *pool, int64_t id, struct vacancy *vacancy_r)
{
	enum outcome outcome = db_struct(db, pool,
		"SELECT v.id, v.number, v.project_id, v.authority_id, p.number AS project_number,"
		" p.name AS project, a.name AS authority, u.name AS unit_name,"
		" CONCAT(s.first_name, ' ', s.surname) AS owner, v.status, v.version,"
		" EXISTS (SELECT 1 FROM requisition r WHERE r.vacancy_id = v.id) AS requested,"
		" p.foreign_ads AS elsewhere,"
		" EXISTS (SELECT 1 FROM decision d WHERE d.vacancy_id = v.id) AS decided,"
		" (SELECT COUNT(*) FROM vacancy_person e WHERE e.vacancy_id = v.id)"
		" + (SELECT COUNT(*) FROM vacancy_unit e WHERE e.vacancy_id = v.id) AS people,"
		" (SELECT " PHASES " FROM vacancy_phase f WHERE f.vacancy_id = v.id) AS phases,"
		" (SELECT COUNT(*) FROM requirement q WHERE q.object_kind = 2"
		" AND q.object_id = v.id) AS profile,"
		" v.template_name,"
		" v.created_at, v.changed_at, v.title, u.code AS unit_code, v.post_number,"
		" v.filling, v.post_kind,"
		" v.field, v.pay_grade, v.working_time, v.hours, v.hours_shown, v.limited_until,"
		" v.requirements_fixed_at IS NOT NULL AS profile_fixed,"
		" v.posts, v.starts_on, v.tasks, v.requirements, v.form_code, v.reception_mailbox,"
		" m.name_de AS form_de, m.name_en AS form_en"
		" FROM vacancy v JOIN project p ON p.id = v.project_id"
		" JOIN form m ON m.code = v.form_code"
		" JOIN org_unit a ON a.id = v.authority_id LEFT JOIN org_unit u ON u.id = v.unit_id"
		" JOIN staff_user s ON s.id = v.owner_id WHERE v.id = ?",
		vacancy_fields, vacancy_r, DB_VALUES(db_int(id)));

	if (!outcome)
		vacancy_r->data.version = vacancy_r->version;
	return outcome;
}

#define LIST_WHERE \
	" WHERE " ACCESS_SEES_VACANCY( \
		"v.id") " AND v.status NOT IN ('geloescht', 'archiviert')" \
			" AND (? IS NULL OR v.project_id = ?) AND (? IS NULL OR v.status = ?)" \
			" AND (? IS NULL OR v.number = ? OR LOCATE(?, v.title) > 0)"
#define LIST_BIND(who, filter) \
	ACCESS_BIND(who, RIGHT_VACANCY_LIST_VIEW), db_id((filter)->project_id), \
		db_id((filter)->project_id), db_str((filter)->status), db_str((filter)->status), \
		db_str((filter)->words), db_str((filter)->words), db_str((filter)->words)

enum outcome vacancy_list(struct db *db, struct pool *pool, const struct principal *who,
	const struct vacancy_filter *filter, struct db_rows **rows_r, int64_t *total_r)
{
	enum outcome outcome = OK;

	if (total_r)
		outcome = db_get_int(db, "SELECT COUNT(*) FROM vacancy v" LIST_WHERE,
			DB_VALUES(LIST_BIND(who, filter)), total_r);

	if (outcome)
		return outcome;
	/* the page's vacancies first: what is only shown is not read for all of them */
	outcome = db_rows(db, pool,
		"SELECT v.number, v.title, v.status, a.short_name AS"
		" authority, v.pay_grade, " VACANCY_COUNTS
		", v.changed_at FROM (SELECT v.id, " VACANCY_ROLES " FROM vacancy v" LIST_WHERE
		" ORDER BY v.changed_at DESC, v.id DESC LIMIT ? OFFSET ?) f"
		" JOIN vacancy v ON v.id = f.id JOIN org_unit a ON a.id = v.authority_id"
		" ORDER BY v.changed_at DESC, v.id DESC",
		DB_VALUES(VACANCY_COUNTS_BIND(who), VACANCY_ROLES_BIND(who), LIST_BIND(who, filter),
			db_int(filter->limit), db_int(filter->offset)),
		rows_r);
	return outcome ? outcome : counted_take(db, pool, COUNTED_TAKE_BIND(who), *rows_r);
}

enum outcome vacancy_find(struct db *db, struct pool *pool, const struct principal *who,
	const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	if (outcome)
		return outcome;
	/* clang-format off */
	return db_rows(db, pool,
		"SELECT v.number AS value, v.title AS label, a.name AS hint FROM "
		FIND_FROM("'vacancy'")
		" JOIN vacancy v ON v.id = found.id JOIN org_unit a ON a.id = v.authority_id"
		" WHERE v.status <> 'geloescht' AND" ACCESS_NOT_EXCLUDED("v.id", "?")
		FIND_AND("'vacancy'", "v.id") " ORDER BY v.number = ? DESC, v.id DESC LIMIT ?",
		DB_VALUES(FIND_FROM_BIND(&find), db_int(who->id), FIND_AND_BIND(&find),
			db_str(find.typed), db_int(FIND_FOUND + 1)), rows_r);
	/* clang-format on */
}

#define OWNS \
	"EXISTS (SELECT 1 FROM vacancy v WHERE v.owner_id = s.id AND v.status <> 'geloescht'" \
	" AND " ACCESS_SEES_VACANCY("v.id") ")"

enum outcome vacancy_owner_find(struct db *db, struct pool *pool, const struct principal *who,
	const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	return outcome
		? outcome
		: db_rows(db, pool, FIND_STAFF_WHERE(OWNS),
			DB_VALUES(FIND_STAFF_BIND(&find), ACCESS_BIND(who, RIGHT_VACANCY_LIST_VIEW),
				FIND_STAFF_AND_BIND(&find), FIND_STAFF_ORDER_BIND(&find)),
			rows_r);
}
