/* Authorities and staff of bench-data. */
#include "bench/bench_people.h"

#include "access/role_sql.h"
#define AUTHORITIES "seq_1_to_100"

static enum outcome add_units(struct db *db)
{
	enum outcome outcome = db_exec(db,
		"INSERT IGNORE INTO org_unit (id, authority_id, kind, code, name,"
		" short_name, created_at,"
		" changed_at) SELECT " BENCH_ID " + seq * 10, " BENCH_ID " + seq * 10, 'authority',"
		" CONCAT('BENCH-', seq), CONCAT('Behörde ', seq), CONCAT('B', seq),"
		" UTC_TIMESTAMP(),"
		" UTC_TIMESTAMP() FROM " AUTHORITIES,
		DB_NONE, NULL);

	return outcome
		? outcome
		: db_exec(db,
			"INSERT IGNORE INTO org_unit (id, parent_id, authority_id, kind,"
			" committee, code, name,"
			" short_name, created_at, changed_at) SELECT " BENCH_ID
			" + a.seq * 10 + u.seq,"
			" " BENCH_ID " + a.seq * 10, " BENCH_ID " + a.seq * 10,"
			" IF(u.seq = 4, 'psb_group', 'committee'), ELT(u.seq, 'PR',"
			" 'SBV', 'GSB', NULL),"
			" CONCAT('BENCH-', a.seq, '-', ELT(u.seq, 'PR', 'SBV', 'GSB', 'PSB')),"
			" CONCAT(ELT(u.seq, 'PR', 'SBV', 'GSB', 'PSB'), ' der Behörde ', a.seq),"
			" ELT(u.seq, 'PR', 'SBV', 'GSB', 'PSB'), UTC_TIMESTAMP(), UTC_TIMESTAMP()"
			" FROM " AUTHORITIES " a JOIN seq_1_to_4 u",
			DB_NONE, NULL);
}

/* Which n of an authority's people holds which role; NULL: nobody. */
#define ROLE_OF(n) \
	"CASE WHEN " n " <= 4 THEN " SQL_ROLE_RECRUITER " WHEN " n " <= 12 THEN " SQL_ROLE_PR \
	" + (" n " - 5) DIV 2" \
	" WHEN " n " <= 14 THEN " SQL_ROLE_LECTOR " WHEN " n " <= 16 THEN " SQL_ROLE_IE " WHEN " n \
	" BETWEEN 21 AND 50 THEN " SQL_ROLE_DEPARTMENT " END"

/* Their groups hold in every authority. */
#define OF_NO_AUTHORITY "(" SQL_ROLE_ADMIN ", " SQL_ROLE_P31 ", " SQL_ROLE_P34 ")"

static enum outcome people_add_groups(struct db *db)
{
	enum outcome outcome = db_exec(db,
		"INSERT IGNORE INTO user_group (id, name, role_id, authority_id)"
		" SELECT " BENCH_ID
		" + a.seq * 100 + r.id, CONCAT('Bench ', a.seq, ' ', r.code), r.id,"
		" " BENCH_ID " + a.seq * 10 FROM " AUTHORITIES " a JOIN base_role r"
		" WHERE r.model_role_id IS NULL AND r.id NOT IN " OF_NO_AUTHORITY " UNION ALL"
		" SELECT " BENCH_ID " + r.id, CONCAT('Bench ', r.code), r.id, NULL FROM base_role r"
		" WHERE r.id IN " OF_NO_AUTHORITY,
		DB_NONE, NULL);

	return outcome ? outcome
		       : db_exec(db,
			       "INSERT IGNORE INTO directory_group (name, group_id)"
			       " SELECT UPPER(REPLACE(name, ' ', '-')), id FROM"
			       " user_group WHERE id > " BENCH_ID,
			       DB_NONE, NULL);
}

#define INTO_STAFF \
	"INSERT IGNORE INTO staff_user (id, user_id, surname, first_name, email," \
	" org_unit_id, created_at," \
	" changed_at) "

static enum outcome add_staff(struct db *db)
{
	enum outcome outcome = db_exec(db,
		INTO_STAFF
		"SELECT " BENCH_ID
		" + a.seq * 100 + n.seq, CONCAT('bench.', LOWER(r.code), '.', a.seq, '.',"
		" n.seq), CONCAT('Bench', n.seq), r.code, CONCAT('bench.', a.seq, '.', n.seq,"
		" '@bench.example'), " BENCH_ID " + a.seq * 10, UTC_TIMESTAMP(), UTC_TIMESTAMP()"
		" FROM " AUTHORITIES
		" a JOIN seq_1_to_50 n JOIN base_role r ON r.id = " ROLE_OF("n.seq"),
		DB_NONE, NULL);

	return outcome
		? outcome
		: db_exec(db,
			INTO_STAFF
			"SELECT " BENCH_ID " + 15000 + r.id * 1000 + n.seq, CONCAT('bench.',"
			" LOWER(r.code), '.', n.seq),"
			" CONCAT('Bench', n.seq), r.code, CONCAT('bench.', r.code, n.seq,"
			" '@bench.example'), NULL,"
			" UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM seq_1_to_20 n JOIN base_role r ON"
			" r.id IN (" SQL_ROLE_P31 ", " SQL_ROLE_P34 ")"
			" UNION ALL SELECT " BENCH_ID
			" + 1, 'bench.admin', 'Bench', 'Admin', 'admin@bench.example', NULL,"
			" UTC_TIMESTAMP(), UTC_TIMESTAMP()",
			DB_NONE, NULL);
}

/* As a sign-in leaves them: their groups and as whom they reach things. */
static enum outcome add_memberships(struct db *db)
{
	enum outcome outcome = db_exec(db,
		"INSERT IGNORE INTO user_group_member (staff_user_id, group_id)"
		" SELECT s.id, g.id FROM staff_user s JOIN base_role r ON r.code = s.first_name"
		" JOIN user_group g ON g.role_id = r.id AND g.authority_id <=> s.org_unit_id"
		" WHERE s.id > " BENCH_ID " AND g.id > " BENCH_ID,
		DB_NONE, NULL);

	if (!outcome)
		outcome = db_exec(db,
			"INSERT IGNORE INTO staff_subject (staff_user_id, subject_kind, subject_id)"
			" SELECT id, 'person', id FROM staff_user WHERE id > " BENCH_ID
			" UNION ALL SELECT " BENCH_ID " + 1, 'all', 0",
			DB_NONE, NULL);
	return outcome
		? outcome
		: db_exec(db,
			"INSERT IGNORE INTO staff_subject (staff_user_id, subject_kind, subject_id)"
			" SELECT id, 'unit', org_unit_id + 1 + (id % 100 - 5) DIV 2 FROM staff_user"
			" WHERE id > " BENCH_ID
			" AND org_unit_id IS NOT NULL AND id % 100 BETWEEN 5 AND 12",
			DB_NONE, NULL);
}

/* Kind 0 is up to A/E14, with P34 people; the others are with P31 people. */
static enum outcome add_projects(struct db *db)
{
	enum outcome outcome = db_exec(db,
		"INSERT IGNORE INTO project (id, number, name, authority_id, personnel_office,"
		" responsible_id,"
		" created_at, changed_at) SELECT " BENCH_ID " + a.seq * 10 + k.seq,"
		" CONCAT('P-1990-', LPAD(a.seq * 10 + k.seq, 5, '0')), CONCAT('B', a.seq, ' ',"
		" ELT(1 + k.seq, 'Stellen bis A/E14', 'Stellen ab A/E15', 'Stellen Ärzte')),"
		" " BENCH_ID " + a.seq * 10, IF(k.seq = 0, 'P34', 'P31'), " BENCH_ID
		" + a.seq * 100 + 1,"
		" UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM " AUTHORITIES " a JOIN seq_0_to_2 k",
		DB_NONE, NULL);

	return outcome
		? outcome
		: db_exec(db,
			"INSERT IGNORE INTO project_member (project_id, staff_user_id, role_id)"
			" SELECT p.id, p.authority_id * 10 - 9 * " BENCH_ID
			" + n.seq, 2 FROM project p JOIN seq_1_to_4 n"
			" WHERE p.id > " BENCH_ID " UNION ALL SELECT p.id, " BENCH_ID
			" + IF(p.personnel_office = 'P31',"
			" 20001, 21001) + ((p.authority_id - " BENCH_ID ") DIV 10 - 1) DIV 5,"
			" IF(p.personnel_office = 'P31', 5, 6) FROM project"
			" p WHERE p.id > " BENCH_ID,
			DB_NONE, NULL);
}

static enum outcome people_add(struct db *db, void *context)
{
	enum outcome outcome = add_units(db);

	(void)context;
	if (!outcome)
		outcome = people_add_groups(db);
	if (!outcome)
		outcome = add_staff(db);
	if (!outcome)
		outcome = add_memberships(db);
	return outcome ? outcome : add_projects(db);
}

enum outcome bench_people_add(struct db *db)
{
	return db_transaction(db, people_add, NULL);
}
