/* Reading organisation units. */
#include "org/unit.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

bool unit_street_valid(const char *street)
{
	return text_letters(street) >= 2;
}

bool unit_postcode_valid(const char *postcode)
{
	return strlen(postcode) == 5 && strspn(postcode, "0123456789") == 5
		&& strcmp(postcode, "00000") != 0;
}

bool unit_town_valid(const char *town)
{
	return text_letters(town) >= 2 && !isdigit((unsigned char)*town) && !strpbrk(town, "<>@;");
}

enum outcome unit_choices(
	struct db *db, struct pool *pool, int64_t authority_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, name FROM org_unit WHERE authority_id = ? AND active"
		" AND kind IN ('sub_unit', 'location') ORDER BY name",
		DB_VALUES(db_int(authority_id)), rows_r);
}

enum outcome unit_belongs(struct db *db, int64_t unit_id, int64_t authority_id)
{
	int64_t id = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT id FROM org_unit WHERE id = ? AND authority_id = ? AND active"
		" AND kind IN ('sub_unit', 'location')",
		DB_VALUES(db_int(unit_id), db_int(authority_id)), &id);

	return outcome == NOT_FOUND ? INVALID : outcome;
}

enum outcome unit_by_code(struct db *db, struct pool *pool, const char *code, struct unit *unit_r)
{
	struct db_rows *r = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT u.id, u.parent_id, u.authority_id, u.kind, u.committee, u.code, u.name,"
		" u.short_name, u.street, u.postcode, u.town, u.mailbox, u.active, p.name, p.code,"
		" a.name, a.code FROM org_unit u LEFT JOIN org_unit p ON p.id = u.parent_id"
		" LEFT JOIN org_unit a ON a.id = u.authority_id WHERE u.code = ?",
		DB_VALUES(db_str(code)), &r);

	if (outcome)
		return outcome;
	if (r->count == 0)
		return NOT_FOUND;
	*unit_r = (struct unit){
		.id = db_cell_int(r, 0, 0),
		.parent_id = db_cell_int(r, 0, 1),
		.authority_id = db_cell_int(r, 0, 2),
		.kind = db_cell_text(r, 0, 3),
		.committee = db_cell_text(r, 0, 4),
		.code = db_cell_text(r, 0, 5),
		.name = db_cell_text(r, 0, 6),
		.short_name = db_cell_text(r, 0, 7),
		.street = db_cell_text(r, 0, 8),
		.postcode = db_cell_text(r, 0, 9),
		.town = db_cell_text(r, 0, 10),
		.mailbox = db_cell_text(r, 0, 11),
		.active = db_cell_int(r, 0, 12) != 0,
		.parent = db_cell_text(r, 0, 13),
		.parent_code = db_cell_text(r, 0, 14),
		.authority = db_cell_text(r, 0, 15),
		.authority_code = db_cell_text(r, 0, 16),
	};
	return OK;
}

enum base_role unit_role(const struct unit *unit)
{
	if (text_equal(unit->kind, "psb_group"))
		return ROLE_PSB;
	if (!text_equal(unit->kind, "committee"))
		return 0;
	if (text_equal(unit->committee, "PR"))
		return ROLE_PR;
	if (text_equal(unit->committee, "SBV"))
		return ROLE_SBV;
	return text_equal(unit->committee, "GSB") ? ROLE_GSB : 0;
}

enum outcome unit_tree(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT COALESCE(parent_id, 0) AS parent_id, id, code, name, short_name, kind,"
		" committee, active FROM org_unit ORDER BY COALESCE(parent_id, 0),"
		" kind + 0, name, id",
		DB_NONE, rows_r);
}

enum outcome unit_below(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT code, name, kind, committee, active FROM org_unit WHERE parent_id = ?"
		" ORDER BY kind + 0, name, id",
		DB_VALUES(db_int(id)), rows_r);
}
