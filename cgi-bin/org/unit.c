/* Reading organisation units. */
#include "org/unit.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "find/find.h"

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

/* clang-format off */
#define UNITS_FOUND \
	"SELECT u.code AS value, u.name AS label, p.name AS hint FROM " FIND_FROM("'unit'") \
	" JOIN org_unit u ON u.id = found.id LEFT JOIN org_unit p ON p.id = u.parent_id" \
	" WHERE u.authority_id = ? AND u.active AND u.kind IN ('sub_unit', 'location')" \
	FIND_AND("'unit'", "u.id") " ORDER BY u.code = ? DESC, u.name, u.id LIMIT ?"
/* clang-format on */

enum outcome unit_find(struct db *db, struct pool *pool, int64_t authority_id, const char *words,
	struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	return outcome
		? outcome
		: db_rows(db, pool, UNITS_FOUND,
			DB_VALUES(FIND_FROM_BIND(&find), db_int(authority_id), FIND_AND_BIND(&find),
				db_str(find.typed), db_int(FIND_FOUND + 1)),
			rows_r);
}

enum outcome unit_id(struct db *db, const char *code, int64_t *id_r)
{
	return db_get_int(
		db, "SELECT id FROM org_unit WHERE code = ?", DB_VALUES(db_str(code)), id_r);
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

enum outcome unit_reception(
	struct db *db, struct pool *pool, int64_t authority_id, const char **mailbox_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		db_rows(db, pool, "SELECT reception_mailbox FROM org_unit WHERE id = ?",
			DB_VALUES(db_int(authority_id)), &rows);

	if (outcome)
		return outcome;
	*mailbox_r = rows->count ? db_text(rows, 0, "reception_mailbox") : NULL;
	return rows->count ? OK : NOT_FOUND;
}

static const struct db_field unit_fields[] = {
	DB_FIELD(struct unit, id),
	DB_FIELD(struct unit, parent_id),
	DB_FIELD(struct unit, authority_id),
	DB_FIELD(struct unit, kind),
	DB_FIELD(struct unit, committee),
	DB_FIELD(struct unit, code),
	DB_FIELD(struct unit, name),
	DB_FIELD(struct unit, short_name),
	DB_FIELD(struct unit, street),
	DB_FIELD(struct unit, postcode),
	DB_FIELD(struct unit, town),
	DB_FIELD(struct unit, mailbox),
	DB_FIELD(struct unit, reception_mailbox),
	DB_FIELD(struct unit, active),
	DB_FIELD(struct unit, parent),
	DB_FIELD(struct unit, parent_code),
	DB_FIELD(struct unit, authority),
	DB_FIELD(struct unit, authority_code),
};

enum outcome unit_by_code(struct db *db, struct pool *pool, const char *code, struct unit *unit_r)
{
	return db_struct(db, pool,
		"SELECT u.id, u.parent_id, u.authority_id, u.kind, u.committee, u.code, u.name,"
		" u.short_name, u.street, u.postcode, u.town, u.mailbox, u.reception_mailbox,"
		" u.active, p.name AS parent, p.code AS parent_code,"
		" a.name AS authority, a.code AS authority_code FROM org_unit u LEFT JOIN"
		" org_unit p ON p.id = u.parent_id"
		" LEFT JOIN org_unit a ON a.id = u.authority_id WHERE u.code = ?",
		unit_fields, unit_r, DB_VALUES(db_str(code)));
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

enum outcome unit_authorities(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT code, name FROM org_unit WHERE kind = 'authority' AND active ORDER BY name",
		DB_NONE, rows_r);
}
