/* Reading staff users for the administrator's pages. */
#include "org/staff_admin.h"

#include "base/text.h"

static const struct db_field staff_card_fields[] = {
	DB_FIELD(struct staff_card, id),
	DB_FIELD(struct staff_card, user_id),
	DB_FIELD(struct staff_card, surname),
	DB_FIELD(struct staff_card, first_name),
	DB_FIELD(struct staff_card, email),
	DB_FIELD(struct staff_card, unit),
	DB_FIELD(struct staff_card, authority),
	DB_FIELD(struct staff_card, status),
	DB_FIELD(struct staff_card, last_sign_in),
	DB_FIELD_AS(struct staff_card, dual, "twofold"),
	DB_FIELD(struct staff_card, service),
	DB_FIELD_AS(struct staff_card, function, "job_function"),
	DB_FIELD_AS(struct staff_card, address, "work_address"),
	DB_FIELD(struct staff_card, phone),
	DB_FIELD(struct staff_card, fax),
	DB_FIELD(struct staff_card, title),
	DB_FIELD(struct staff_card, staff_number),
};

enum outcome staff_card(
	struct db *db, struct pool *pool, const char *user_id, struct staff_card *card_r)
{
	return db_struct(db, pool,
		"SELECT s.id, s.user_id, s.surname, s.first_name, s.email, u.name AS unit,"
		" a.name AS authority, s.status,"
		" s.last_sign_in, EXISTS (SELECT 1 FROM user_group_member m JOIN user_group g"
		" ON g.id = m.group_id WHERE m.staff_user_id = s.id AND g.role_id = " SQL_ROLE_ADMIN
		")"
		" AND EXISTS (SELECT 1 FROM user_group_member m JOIN user_group g"
		" ON g.id = m.group_id WHERE m.staff_user_id = s.id AND"
		" g.authority_id IS NOT NULL) AS twofold,"
		" EXISTS (SELECT 1 FROM service_account sv WHERE sv.staff_user_id = s.id) AS"
		" service,"
		" s.job_function, s.work_address, s.phone, s.fax, s.title, s.staff_number"
		" FROM staff_user s LEFT JOIN org_unit u ON u.id = s.org_unit_id"
		" LEFT JOIN org_unit a ON a.id = u.authority_id AND a.id <> u.id"
		" WHERE s.user_id = ? AND s.status <> 'deleted'",
		staff_card_fields, card_r, DB_VALUES(db_str(user_id)));
}

enum outcome staff_group_sources(
	struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT g.id, g.name, r.code AS role, r.name_de AS role_de, r.name_en AS role_en,"
		" a.name AS authority,"
		" (SELECT GROUP_CONCAT(d.name ORDER BY d.name SEPARATOR ', ')"
		" FROM directory_group d WHERE d.group_id = g.id) AS sources"
		" FROM user_group_member m JOIN user_group g ON g.id = m.group_id"
		" JOIN base_role r ON r.id = IFNULL(g.rights_role_id, g.role_id)"
		" LEFT JOIN org_unit a ON a.id = g.authority_id"
		" WHERE m.staff_user_id = ? ORDER BY g.role_id, g.name",
		DB_VALUES(db_int(id)), rows_r);
}

enum outcome staff_rights(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT f.object, f.name_de, f.name_en, f.roles,"
		" f.id = MIN(f.id) OVER (PARTITION BY f.object) AS begins"
		" FROM (SELECT r.id, r.object, r.name_de, r.name_en,"
		" GROUP_CONCAT(CONCAT_WS('\t', b.code, b.name_de, b.name_en) ORDER BY b.id"
		" SEPARATOR '\n') AS roles"
		" FROM (SELECT IFNULL(g.rights_role_id, g.role_id) AS role_id FROM"
		" user_group_member m JOIN user_group g"
		" ON g.id = m.group_id WHERE m.staff_user_id = ?"
		" UNION SELECT role_id FROM vacancy_person WHERE staff_user_id = ?"
		" AND role_id IN " SQL_ROLES_ASSIGNED ") held"
		" JOIN base_role b ON b.id = held.role_id"
		" JOIN base_role_right br ON br.role_id = b.id JOIN base_right r ON"
		" r.id = br.right_id"
		" GROUP BY r.id, r.object, r.name_de, r.name_en) f ORDER BY f.id",
		DB_VALUES(db_int(id), db_int(id)), rows_r);
}

enum outcome staff_reach(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct db_rows **rows_r)
{
	/* clang-format off */
	return db_rows(db, pool,
		"SELECT b.code AS role, SUM(f.projects) AS projects, SUM(f.vacancies) AS vacancies"
		" FROM (SELECT pr.role_id, COUNT(DISTINCT pr.project_id) AS projects,"
		" 0 AS vacancies"
		" FROM staff_subject ss JOIN project_reach pr ON pr.subject_kind = ss.subject_kind"
		" AND pr.subject_id = ss.subject_id WHERE ss.staff_user_id = ?"
		" AND" ACCESS_PROJECT_OPEN("pr.project_id", "?") " GROUP BY pr.role_id"
		" UNION ALL SELECT vr.role_id, 0, COUNT(DISTINCT vr.vacancy_id)"
		" FROM staff_subject ss JOIN vacancy_reach vr ON vr.subject_kind = ss.subject_kind"
		" AND vr.subject_id = ss.subject_id WHERE ss.staff_user_id = ?"
		" AND" ACCESS_NOT_EXCLUDED("vr.vacancy_id", "?") " GROUP BY vr.role_id) f"
		" JOIN base_role b ON b.id = f.role_id GROUP BY b.id, b.code ORDER BY b.id",
		DB_VALUES(db_int(id), db_int(who->id), db_int(id), db_int(who->id)), rows_r);
	/* clang-format on */
}

enum outcome staff_duties(struct db *db, const struct principal *who, int64_t id,
	int64_t *projects_r, int64_t *vacancies_r)
{
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM project p WHERE p.responsible_id = ?"
		" AND p.status NOT IN ('archiviert', 'geloescht') AND" ACCESS_PROJECT_OPEN(
			"p.id", "?"),
		DB_VALUES(db_int(id), db_int(who->id)), projects_r);

	if (outcome)
		return outcome;
	return db_get_int(db,
		"SELECT COUNT(*) FROM vacancy v WHERE v.owner_id = ?"
		" AND v.status NOT IN ('archiviert', 'geloescht') AND" ACCESS_NOT_EXCLUDED(
			"v.id", "?"),
		DB_VALUES(db_int(id), db_int(who->id)), vacancies_r);
}
