/* The demo's authorities, people, groups and projects. */
#include "demo/org/demo_org.h"

#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "org/sign_in.h"
#include "org/staff.h"

static const struct {
	const char *code; /* in the names of directory groups */
	enum base_role role;
	const char *name; /* of the user group */
} roles[] = {
	{"R", ROLE_RECRUITER, "Recruiting"},
	{"FB", ROLE_DEPARTMENT, "Fachbereich"},
	{"L", ROLE_LECTOR, "Lektorat"},
	{"P31", ROLE_P31, "Personalamt P 31"},
	{"P34", ROLE_P34, "Personalamt P 34"},
	{"PR", ROLE_PR, "Personalrat"},
	{"SBV", ROLE_SBV, "Schwerbehindertenvertretung"},
	{"GSB", ROLE_GSB, "Gleichstellungsbeauftragte"},
	{"PSB", ROLE_PSB, "Personalsachbearbeitung"},
	{"IE", ROLE_IE, "Informationsempfang"},
};

#define ROLES (sizeof(roles) / sizeof(roles[0]))
#define ADMIN_GROUP "ROL-FL-BMS-ADMIN"

const struct demo_authority *demo_authority(const struct demo_org *org, const char *code)
{
	for (size_t i = 0; i < org->count; i++)
		if (text_equal(org->authorities[i].code, code))
			return &org->authorities[i];
	log_fatal("demo_data", "authority=%s reason=unknown", code);
}

const struct demo_unit *demo_unit(const struct demo_authority *authority, const char *code)
{
	for (size_t i = 0; i < authority->unit_count; i++)
		if (text_equal(authority->units[i].code, code))
			return &authority->units[i];
	log_fatal("demo_data", "unit=%s reason=unknown", code);
}

const struct principal *demo_person(const struct demo_org *org, const char *user_id)
{
	for (size_t i = 0; i < org->people_count; i++)
		if (text_equal(org->people[i].who.user_id, user_id))
			return &org->people[i].who;
	log_fatal("demo_data", "reason=unknown_person");
}

enum outcome demo_unit_id(struct db *db, const char *code, int64_t *id_r)
{
	return db_get_int(
		db, "SELECT id FROM org_unit WHERE code = ?", DB_VALUES(db_str(code)), id_r);
}

enum outcome demo_count_posts(struct db *db, const char *prefix, int64_t *count_r)
{
	return db_get_int(db, "SELECT COUNT(*) FROM vacancy WHERE post_number LIKE CONCAT(?, '%')",
		DB_VALUES(db_str(prefix)), count_r);
}

/* What the row of a unit holds. */
struct unit_row {
	const char *code, *kind, *committee, *name, *short_name;
	const char *street, *postcode, *town, *mailbox;
	const char *reception_mailbox; /* NULL: not said */
	int64_t authority_id; /* 0: is one itself */
};

static enum outcome add_unit(const struct demo_org *org, const struct unit_row *row, int64_t *id_r)
{
	const char *now = clock_sql(org->pool, clock_now());
	enum outcome outcome = demo_unit_id(org->db, row->code, id_r);
	if (outcome != NOT_FOUND)
		return outcome;
	outcome = db_exec(org->db,
		"INSERT INTO org_unit (parent_id, authority_id, kind, committee, code, name,"
		" short_name, street, postcode, town, mailbox, reception_mailbox, created_at,"
		" changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_id(row->authority_id), db_id(row->authority_id), db_str(row->kind),
			db_str(row->committee), db_str(row->code), db_str(row->name),
			db_str(row->short_name), db_str(row->street), db_str(row->postcode),
			db_str(row->town), db_str(row->mailbox), db_str(row->reception_mailbox),
			db_str(now), db_str(now)),
		NULL);
	if (outcome)
		return outcome;
	*id_r = db_inserted_id(org->db);
	if (row->authority_id)
		return OK;
	return db_exec(org->db, "UPDATE org_unit SET authority_id = id WHERE id = ?",
		DB_VALUES(db_int(*id_r)), NULL);
}

static enum outcome add_committees(
	const struct demo_org *org, const struct demo_authority *authority)
{
	enum outcome outcome = OK;
	for (size_t i = 0; i < ROLES && !outcome; i++) {
		bool psb = roles[i].role == ROLE_PSB;
		if (!psb && roles[i].role != ROLE_PR && roles[i].role != ROLE_SBV
			&& roles[i].role != ROLE_GSB)
			continue;
		const char *domain = strchr(authority->mailbox, '@');
		char *mailbox = text_slug(org->pool, roles[i].name);
		int64_t id;
		outcome = add_unit(org,
			&(struct unit_row){
				.code = pool_printf(
					org->pool, "%s-%s", authority->code, roles[i].code),
				.kind = psb ? "psb_group" : "committee",
				.committee = psb ? NULL : roles[i].code,
				.name = pool_printf(
					org->pool, "%s %s", roles[i].name, authority->code),
				.short_name = roles[i].code,
				.mailbox = pool_printf(org->pool, "%s%s", mailbox, domain),
				.authority_id = authority->id,
			},
			&id);
	}
	return outcome;
}

static enum outcome authority_add_groups(
	const struct demo_org *org, const struct demo_authority *authority)
{
	enum outcome outcome = OK;
	for (size_t i = 0; i < ROLES && !outcome; i++) {
		const char *name = pool_printf(org->pool, "%s %s", authority->code, roles[i].name);
		outcome = db_exec(org->db,
			"INSERT IGNORE INTO user_group (name, role_id, authority_id)"
			" VALUES (?, ?, ?)",
			DB_VALUES(db_str(name), db_int(roles[i].role), db_int(authority->id)),
			NULL);
		if (!outcome)
			outcome = db_exec(org->db,
				"INSERT IGNORE INTO directory_group (name, group_id)"
				" SELECT ?, id FROM user_group WHERE name = ?",
				DB_VALUES(db_str(pool_printf(org->pool, "ROL-%s-BMS-%s",
						  authority->code, roles[i].code)),
					db_str(name)),
				NULL);
	}
	return outcome;
}

static enum outcome add_admin_group(const struct demo_org *org)
{
	static const char name[] = "Fachliche Leitstelle";
	enum outcome outcome =
		db_exec(org->db, "INSERT IGNORE INTO user_group (name, role_id) VALUES (?, ?)",
			DB_VALUES(db_str(name), db_int(ROLE_ADMIN)), NULL);
	if (outcome)
		return outcome;
	return db_exec(org->db,
		"INSERT IGNORE INTO directory_group (name, group_id)"
		" SELECT ?, id FROM user_group WHERE name = ?",
		DB_VALUES(db_str(ADMIN_GROUP), db_str(name)), NULL);
}

static struct demo_list parts(const struct demo_org *org, const char *text, size_t expected)
{
	struct demo_list list = demo_split(org->pool, text, '|');
	if (list.count != expected)
		log_fatal(
			"demo_data", "file=units.txt expected=%zu found=%zu", expected, list.count);
	return list;
}

static enum outcome add_sub_unit(
	const struct demo_org *org, struct demo_authority *authority, const char *text)
{
	struct demo_list part = parts(org, text, 8);
	struct demo_unit *unit = &authority->units[authority->unit_count++];
	int64_t id = 0;
	*unit = (struct demo_unit){
		.code = part.items[0],
		.name = part.items[2],
		.town = part.items[6],
		.fields = demo_split(org->pool, part.items[7], ' '),
	};
	return add_unit(org,
		&(struct unit_row){
			.code = part.items[0],
			.kind = part.items[1],
			.name = part.items[2],
			.short_name = part.items[3],
			.street = part.items[4],
			.postcode = part.items[5],
			.town = part.items[6],
			.mailbox = authority->mailbox,
			.authority_id = authority->id,
		},
		&id);
}

static enum outcome add_authority(const struct demo_org *org, const struct demo_section *section,
	struct demo_authority *authority)
{
	struct demo_list units = demo_values(org->pool, section, "unit");
	struct demo_list address = parts(org, demo_need(section, "address"), 3);
	*authority = (struct demo_authority){
		.code = section->name,
		.name = demo_need(section, "name"),
		.about = demo_need(section, "about"),
		.mailbox = demo_need(section, "mailbox"),
		.reception = demo_value(section, "reception"),
		.town = address.items[2],
		.fields = demo_values(org->pool, section, "field"),
		.units = POOL_ARRAY(org->pool, struct demo_unit, units.count),
	};
	enum outcome outcome = add_unit(org,
		&(struct unit_row){
			.code = authority->code,
			.kind = "authority",
			.name = authority->name,
			.short_name = authority->code,
			.street = address.items[0],
			.postcode = address.items[1],
			.town = address.items[2],
			.mailbox = authority->mailbox,
			.reception_mailbox = authority->reception,
		},
		&authority->id);
	for (size_t i = 0; i < units.count && !outcome; i++)
		outcome = add_sub_unit(org, authority, units.items[i]);
	if (!outcome)
		outcome = add_committees(org, authority);
	return outcome ? outcome : authority_add_groups(org, authority);
}

/* "Amira Yıldız": the last word is the surname. */
static void read_person(struct demo_org *org, const char *line)
{
	struct demo_list part = demo_split(org->pool, line, ';');
	struct demo_person *person = &org->people[org->people_count++];
	if (part.count != 4 || !strrchr(part.items[2], ' '))
		log_fatal("demo_data", "file=users reason=form");
	const char *blank = strrchr(part.items[2], ' ');
	*person = (struct demo_person){
		.who = {.user_id = part.items[0]},
		.groups = part.items[1],
		.first_name =
			pool_strndup(org->pool, part.items[2], (size_t)(blank - part.items[2])),
		.surname = blank + 1,
		.email = part.items[3],
		.role = text_equal(part.items[1], ADMIN_GROUP) ? ROLE_ADMIN : 0,
	};
	struct demo_list name = demo_split(org->pool, person->groups, '-');
	for (size_t i = 0; i < ROLES && name.count == 4; i++)
		if (text_equal(name.items[3], roles[i].code)) {
			person->role = (int)roles[i].role;
			person->authority = name.items[1];
		}
	if (!person->role)
		log_fatal("demo_data", "file=users reason=group");
}

static struct demo_list read_lines(struct pool *pool, const char *path)
{
	size_t length;
	return demo_split(pool, demo_read(pool, path, &length), '\n');
}

static void read_people(struct demo_org *org, struct demo_list lines)
{
	for (size_t i = 0; i < lines.count; i++)
		if (*lines.items[i] != '#')
			read_person(org, lines.items[i]);
}

static enum outcome first_sign_in(const struct demo_org *org, struct demo_person *person)
{
	struct directory_groups groups;
	enum outcome outcome = directory_groups_read(org->pool, person->groups, &groups);
	return outcome
		? outcome
		: sign_in_sso(org->db, org->pool, person->who.user_id, &groups, &person->who, NULL);
}

static enum outcome add_person(const struct demo_org *org, struct demo_person *person)
{
	const char *now = clock_sql(org->pool, clock_now());
	int64_t authority = person->authority ? demo_authority(org, person->authority)->id : 0;
	int64_t unit = 0;
	struct staff_user staff;
	enum outcome outcome = db_exec(org->db,
		"INSERT IGNORE INTO staff_user (user_id, surname, first_name, email, org_unit_id,"
		" created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_str(person->who.user_id), db_str(person->surname),
			db_str(person->first_name), db_str(person->email), db_id(authority),
			db_str(now), db_str(now)),
		NULL);
	if (!outcome)
		outcome = staff_by_user_id(org->db, org->pool, person->who.user_id, &staff);
	if (outcome)
		return outcome;
	outcome = sign_in_resume(org->db, org->pool, staff.id, &person->who);
	if (outcome == DENIED) /* new: no groups yet */
		outcome = first_sign_in(org, person);
	if (outcome || person->role < ROLE_PR || person->role > ROLE_PSB)
		return outcome;
	const char *code = strrchr(person->groups, '-') + 1;
	outcome = demo_unit_id(
		org->db, pool_printf(org->pool, "%s-%s", person->authority, code), &unit);
	return outcome ? outcome : staff_join_unit(org->db, staff.id, unit);
}

struct loading {
	struct demo_org *org;
	struct demo_file units;
};

static enum outcome org_load(struct db *db, void *context)
{
	struct loading *loading = context;
	struct demo_org *org = loading->org;
	enum outcome outcome = add_admin_group(org);
	(void)db;
	for (size_t i = 0; i < org->count && !outcome; i++)
		outcome = add_authority(org, &loading->units.sections[i], &org->authorities[i]);
	for (size_t i = 0; i < org->people_count && !outcome; i++) {
		outcome = add_person(org, &org->people[i]);
		if (org->people[i].role == ROLE_ADMIN && !org->admin)
			org->admin = &org->people[i].who;
	}
	if (!org->admin)
		log_fatal("demo_data", "file=users reason=no_administrator");
	for (size_t i = 0; i < org->count && !outcome; i++)
		outcome = demo_projects_add(org, &org->authorities[i]);
	return outcome;
}

enum outcome demo_org_load(struct demo_org *org, const char *directory)
{
	struct pool *pool = org->pool;
	struct demo_list users = read_lines(pool, pool_printf(pool, "%s/users", directory));
	struct demo_list staff = read_lines(pool, pool_printf(pool, "%s/data/staff", directory));
	struct loading loading = {
		.org = org,
		.units = demo_file_read(pool, pool_printf(pool, "%s/data/units.txt", directory)),
	};
	org->count = loading.units.count;
	org->authorities = POOL_ARRAY(pool, struct demo_authority, org->count);
	org->people = POOL_ARRAY(pool, struct demo_person, users.count + staff.count);
	read_people(org, users);
	read_people(org, staff);
	enum outcome outcome = db_transaction(org->db, org_load, &loading);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "part=org outcome=%d", (int)outcome);
	return outcome;
}
