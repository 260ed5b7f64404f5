/* bmsctl bench-data: a large invented installation, written by whole tables, for measuring what
 * lists and checks cost. */
#include <stdio.h>
#include <string.h>

#include "access/reach.h"
#include "base/clock.h"
#include "base/text.h"
#include "bench/bench_people.h"
#include "history/history.h"
#include "jobs/job.h"
#include "store/secrets.h"

#define VACANCIES_AT_ONCE 5000
#define APPLICATIONS_AT_ONCE 10000
#define LINES \
	250 /* of history, by the first recruiter of an authority and by the administrator \
	     */

/* A number between 0 and 99 that looks thrown, the same for the same row and purpose. */
#define DICE(row, purpose) "(CRC32(CONCAT(" row ", '" purpose "')) % 100)"
/* When a row was last changed: what is open in the last 120 days, the rest in the last five years.
 */
#define CHANGED(row, open) \
	"(UTC_TIMESTAMP() - INTERVAL CRC32(CONCAT(" row ", 'at')) % IF(" open \
	", 172800, 2628000) MINUTE)"

struct part {
	struct job_context *context;
	int64_t first, last; /* rows, counted from 1 */
	int64_t vacancies; /* that are there */
};

/* Authorities differ in size: the largest has about 2.9 %, the eighth 1.4 %. Seven of ten vacancies
 * are up to A/E14, two from A/E15. */
static enum outcome add_vacancies(struct db *db, const struct part *part)
{
	/* clang-format off */
	return db_exec(db,
		"INSERT INTO vacancy (id, number, project_id, authority_id, owner_id,"
		" title, post_number,"
		" post_kind, field, pay_grade, working_time, tasks, requirements, status, version,"
		" created_at, changed_at) SELECT " BENCH_ID " + s.n, CONCAT('V-1990-',"
		" LPAD(s.n, 7, '0')),"
		" " BENCH_ID " + s.authority * 10 + s.kind, " BENCH_ID " + s.authority * 10,"
		" " BENCH_ID " + s.authority * 100 + 1 + s.n % 4,"
		" CONCAT(ELT(1 + s.n % 5, 'Sachbearbeitung', 'Referentin oder Referent',"
		" 'Ingenieurin oder"
		" Ingenieur', 'Fachkraft', 'Leitung'), ' ', ELT(1 + s.n % 7, 'Haushalt',"
		" 'Personal', 'IT',"
		" 'Bauwesen', 'Soziales', 'Umwelt', 'Recht'), ' (', s.n, ')'), CONCAT('L-', s.n),"
		" 'fachkraft', 'verwaltung', IF(s.kind = 0, 'E11', 'E15'), 'both', 'Aufgaben',"
		" 'Anforderungen', CASE WHEN s.d < 84 THEN 'abgeschlossen' WHEN s.d < 85 THEN"
		" 'rechtsstreit'"
		" WHEN s.d < 88 THEN 'inaktiv' WHEN s.d < 97 THEN 'aktiv' ELSE 'entwurf' END, 1,"
		" " CHANGED("s.n", "s.d >= 85") " AS at, " CHANGED("s.n", "s.d >= 85")
		" FROM (SELECT seq AS n, " DICE("seq", "status") " AS d,"
		" 1 + FLOOR(100 * POW((CRC32(CONCAT(seq, 'authority')) % 100000) / 100000,"
		" 1.3)) AS authority,"
		" CASE WHEN " DICE("seq", "kind") " < 70 THEN 0 WHEN " DICE("seq", "kind")
		" < 90 THEN 1"
		" ELSE 2 END AS kind FROM seq_1_to_10000000 WHERE seq BETWEEN ? AND ?) s",
		DB_VALUES(db_int(part->first), db_int(part->last)), NULL);
	/* clang-format on */
}

static enum outcome add_jobads(struct db *db, const struct part *part)
{
	return db_exec(db,
		"INSERT INTO jobad (id, number, vacancy_id, authority_id, audience, title,"
		" teaser, tasks,"
		" mandatory, valid_from, valid_to, status, created_at, changed_at)"
		" SELECT v.id, CONCAT('S', SUBSTRING(v.number, 2)), v.id, v.authority_id,"
		" 'both', v.title,"
		" 'Teaser', 'Aufgaben', 'Anforderungen', DATE(v.changed_at),"
		" DATE(v.changed_at) + INTERVAL 150 DAY, CASE v.status WHEN 'abgeschlossen' THEN"
		" 'abgeschlossen' WHEN 'aktiv' THEN 'veroeffentlicht' WHEN 'entwurf' THEN"
		" ELT(1 + v.id % 5, 'entwurf', 'in_abstimmung', 'bei_personalamt',"
		" 'anpassung_erbeten',"
		" 'freigegeben') ELSE 'abgelaufen' END, v.created_at, v.changed_at"
		" FROM vacancy v WHERE v.id BETWEEN " BENCH_ID " + ? AND " BENCH_ID " + ?",
		DB_VALUES(db_int(part->first), db_int(part->last)), NULL);
}

/* One or two department people of thirty, a lector of two, an information recipient; the four
 * committees once it is no draft any more. */
static enum outcome add_assignments(struct db *db, const struct part *part)
{
	const struct db_value range[] = {db_int(part->first), db_int(part->last)};
	enum outcome outcome = db_exec(db,
		"INSERT INTO vacancy_person (vacancy_id, role_id, staff_user_id)"
		" SELECT v.id, r.role, " BENCH_ID " + (v.authority_id - " BENCH_ID
		") * 10 + CASE r.n"
		" WHEN 1 THEN 21 + v.id % 15 WHEN 2 THEN 36 + v.id % 15 WHEN 3 THEN 13 + v.id % 2"
		" ELSE 15 + v.id % 2 END FROM vacancy v JOIN (SELECT 1 AS n, " SQL_ROLE_DEPARTMENT
		" AS role UNION ALL"
		" SELECT 2, " SQL_ROLE_DEPARTMENT " UNION ALL SELECT 3, " SQL_ROLE_LECTOR
		" UNION ALL SELECT 4, " SQL_ROLE_IE ") r"
		" WHERE v.id BETWEEN " BENCH_ID " + ? AND " BENCH_ID
		" + ? AND (r.n <> 2 OR v.id % 2)",
		range, 2, NULL);

	return outcome ? outcome
		       : db_exec(db,
			       "INSERT INTO vacancy_unit (vacancy_id, role_id, org_unit_id)"
			       " SELECT v.id, " SQL_ROLE_PR " - 1 + u.seq, v.authority_id +"
			       " u.seq FROM vacancy v"
			       " JOIN seq_1_to_4 u"
			       " WHERE v.id BETWEEN " BENCH_ID " + ? AND " BENCH_ID
			       " + ? AND v.status <> 'entwurf'",
			       range, 2, NULL);
}

static enum outcome vacancies_work(struct db *db, void *context)
{
	const struct part *part = context;
	enum outcome outcome = add_vacancies(db, part);

	if (!outcome)
		outcome = add_jobads(db, part);
	return outcome ? outcome : add_assignments(db, part);
}

/* The status fits the vacancy's: where that is closed the application is decided, on drafts there
 * is none. */
#define STATUS \
	"CASE WHEN v.status = 'aktiv' THEN ELT(1 + s.d DIV 5, 'eingegangen', 'eingegangen'," \
	" 'eingegangen'," \
	" 'eingegangen', 'eingegangen', 'eingegangen', 'formale_pruefung', 'formale_pruefung'," \
	" 'formale_pruefung', 'vorauswahl', 'vorauswahl', 'bewerbungsvergleich'," \
	" 'bewerbungsvergleich'," \
	" 'bewerbungsvergleich', 'einladung', 'gespraech', 'auswahlentscheidung'," \
	" 'beteiligung_gremien'," \
	" 'einstellungsprozess', 'abgesagt') WHEN v.status = 'rechtsstreit' THEN 'rechtsstreit'" \
	" WHEN s.d < 8 THEN 'einstellung' WHEN s.d < 40 THEN 'abgesagt' ELSE 'archiviert' END"

static enum outcome applications_work(struct db *db, void *context)
{
	const struct part *part = context;
	const struct db_value range[] = {db_int(part->first), db_int(part->last)};
	enum outcome outcome = db_exec(db,
		"INSERT INTO applicant (id, first_name, surname, email, lang, created_at)"
		" SELECT " BENCH_ID
		" + seq, ELT(1 + seq % 7, 'Anna', 'Ben', 'Cem', 'Dana', 'Emil', 'Fatma',"
		" 'Greta'), CONCAT(ELT(1 + seq % 5, 'Müller', 'Yıldız', 'Großmann', 'Petersen',"
		" 'Nkemi'), seq),"
		" CONCAT('bench.', seq DIV 2, '@bench.example'), 'de', UTC_TIMESTAMP()"
		" FROM seq_1_to_10000000 WHERE seq BETWEEN ? AND ?",
		range, 2, NULL);

	/* clang-format off */
	return outcome ? outcome : db_exec(db,
		"INSERT INTO application (id, number, jobad_id, vacancy_id, authority_id,"
		" applicant_id, source,"
		" severely_disabled, status, status_since, received_at, created_at, changed_at)"
		" SELECT " BENCH_ID " + s.n, CONCAT('B-1990-', LPAD(s.n, 7, '0')), v.id, v.id,"
		" v.authority_id,"
		" " BENCH_ID " + s.n, 'portal', " DICE("s.n", "severe") " < 5, " STATUS ","
		" " CHANGED("s.n", "v.status = 'aktiv'") " AS at, " CHANGED("s.n",
		"v.status = 'aktiv'") ","
		" " CHANGED("s.n", "v.status = 'aktiv'") ", " CHANGED("s.n", "v.status = 'aktiv'")
		" FROM (SELECT seq AS n, " DICE("seq", "step") " AS d, 1 + CRC32(CONCAT(seq, 'v'))"
		" % ? AS vacancy"
		" FROM seq_1_to_10000000 WHERE seq BETWEEN ? AND ?) s"
		" JOIN vacancy v ON v.id = " BENCH_ID " + IF((SELECT d.status FROM vacancy d"
		" WHERE d.id = " BENCH_ID " + s.vacancy) = 'entwurf', 1, s.vacancy)",
		DB_VALUES(db_int(part->vacancies), range[0], range[1]), NULL);
	/* clang-format on */
}

/* The counters that application_move would have kept. */
static enum outcome counters_work(struct db *db, void *context)
{
	const struct part *part = context;
	const struct db_value range[] = {db_int(part->first), db_int(part->last)};
	enum outcome outcome = db_exec(db,
		"INSERT INTO vacancy_status_count (vacancy_id, status, applications)"
		" SELECT vacancy_id, status, COUNT(*) FROM application"
		" WHERE vacancy_id BETWEEN " BENCH_ID " + ? AND " BENCH_ID
		" + ? GROUP BY vacancy_id, status"
		" ON DUPLICATE KEY UPDATE applications = VALUES(applications)",
		range, 2, NULL);

	return outcome
		? outcome
		: db_exec(db,
			"UPDATE vacancy v JOIN (SELECT c.vacancy_id, SUM(c.applications) AS n"
			" FROM vacancy_status_count c JOIN application_status s ON s.code ="
			" c.status AND s.counts"
			" WHERE c.vacancy_id BETWEEN " BENCH_ID " + ? AND " BENCH_ID
			" + ? GROUP BY c.vacancy_id) c"
			" ON c.vacancy_id = v.id SET v.applications = c.n",
			range, 2, NULL);
}

static enum outcome in_parts(const struct part *all, int64_t at_once, db_work *work)
{
	enum outcome outcome = OK;

	for (int64_t first = all->first; first <= all->last && !outcome; first += at_once) {
		struct part part = *all;

		part.first = first;
		part.last = first + at_once <= all->last ? first + at_once - 1 : all->last;
		outcome = db_transaction(all->context->db, work, &part);
	}
	return outcome;
}

static enum outcome reach_work(struct db *db, void *context)
{
	const int64_t *project_id = context;

	return reach_rebuild_project(db, *project_id);
}

static enum outcome add_reach(struct job_context *context)
{
	struct db_rows *projects = NULL;
	enum outcome outcome = db_rows(context->db, context->pool,
		"SELECT id FROM project WHERE id > " BENCH_ID " ORDER BY id", DB_NONE, &projects);

	for (size_t i = 0; !outcome && i < projects->count; i++) {
		int64_t id = db_cell_int(projects, i, 0);

		outcome = db_transaction(context->db, reach_work, &id);
	}
	return outcome;
}

/* The newest vacancies that each first recruiter reaches: "last edited" has something to look
 * through. */
static enum outcome history_work(struct db *db, void *context)
{
	const struct part *part = context;
	struct principal who = {.kind = PRINCIPAL_STAFF, .id = part->first};
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, part->context->pool,
		"SELECT id FROM vacancy WHERE owner_id = ? OR (? AND id BETWEEN " BENCH_ID " + 1"
		" AND " BENCH_ID " + 1000) ORDER BY id LIMIT ?",
		DB_VALUES(db_int(who.id), db_bool(part->last), db_int(LINES)), &rows);

	for (size_t i = 0; !outcome && i < LINES && rows->count > 0; i++)
		outcome = history_add(db, &who, OBJECT_VACANCY,
			db_cell_int(rows, i % rows->count, 0), "changed", "title");
	return outcome;
}

static enum outcome add_history(struct job_context *context)
{
	struct db_rows *people = NULL;
	enum outcome outcome = db_rows(context->db, context->pool,
		"SELECT s.id, s.user_id = 'bench.admin' AS last FROM staff_user s WHERE"
		" (s.user_id ="
		" 'bench.admin' OR"
		" (s.user_id LIKE 'bench.recruiter.%' AND s.id % 100 = 1)) AND NOT EXISTS"
		" (SELECT 1 FROM"
		" history h WHERE h.actor_kind = 'staff' AND h.actor_id = s.id) ORDER BY s.id",
		DB_NONE, &people);

	for (size_t i = 0; !outcome && i < people->count; i++) {
		struct part part = {.context = context,
			.first = db_number(people, i, "id"),
			.last = db_number(people, i, "last")};

		outcome = db_transaction(context->db, history_work, &part);
	}
	return outcome;
}

static enum outcome parts_count(
	struct job_context *context, struct part *vacancies, struct part *applications)
{
	/* clang-format off */
	enum outcome outcome = db_get_int(context->db,
		"SELECT COALESCE(MAX(id) - " BENCH_ID ", 0) + 1 FROM"
		" vacancy WHERE id > " BENCH_ID, DB_NONE,
		&vacancies->first);
	/* clang-format on */

	/* clang-format off */
	return outcome ? outcome : db_get_int(context->db,
		"SELECT COALESCE(MAX(id) - " BENCH_ID ", 0) + 1 FROM"
		" application WHERE id > " BENCH_ID, DB_NONE,
		&applications->first);
	/* clang-format on */
}

static enum outcome parts_load(
	struct job_context *context, struct part *vacancies, struct part *applications)
{
	enum outcome outcome = bench_people_add(context->db);

	if (!outcome)
		outcome = parts_count(context, vacancies, applications);
	if (!outcome)
		outcome = in_parts(vacancies, VACANCIES_AT_ONCE, vacancies_work);
	applications->vacancies =
		vacancies->last >= vacancies->first ? vacancies->last : vacancies->first - 1;
	if (!outcome && applications->vacancies > 0)
		outcome = in_parts(applications, APPLICATIONS_AT_ONCE, applications_work);
	vacancies->first = 1;
	vacancies->last = applications->vacancies;
	if (!outcome)
		outcome = in_parts(vacancies, VACANCIES_AT_ONCE, counters_work);
	if (!outcome)
		outcome = add_reach(context);
	return outcome ? outcome : add_history(context);
}

static bool bench_options(int argc, char **argv, int64_t *applications_r, int64_t *vacancies_r)
{
	for (int i = 1; i < argc; i += 2) {
		int64_t *number_r = strcmp(argv[i], "--applications") == 0 ? applications_r
			: strcmp(argv[i], "--vacancies") == 0              ? vacancies_r
									   : NULL;

		if (!number_r || i + 1 == argc || !text_to_int(argv[i + 1], 1, 9999999, number_r))
			return false;
	}
	return *applications_r && *vacancies_r;
}

static enum job_status bench_run(struct job_context *context, int argc, char **argv)
{
	struct part vacancies = {.context = context}, applications = {.context = context};
	int64_t begun = clock_ticks_us();

	if (!bench_options(argc, argv, &applications.last, &vacancies.last))
		return JOB_USAGE;
	secrets_init(context->settings);
	enum outcome outcome = parts_load(context, &vacancies, &applications);
	if (outcome)
		return outcome == UNAVAILABLE ? JOB_UNAVAILABLE : JOB_FOUND;
	printf("%lld applications, %lld vacancies (%.1f seconds)\n", (long long)applications.last,
		(long long)vacancies.last, (double)(clock_ticks_us() - begun) / 1e6);
	return JOB_DONE;
}

const struct job job_bench_data = {
	.name = "bench-data",
	.options = "--applications N --vacancies N",
	.help = "fill a private database up to N generated rows; without files, answers, comments,"
		" mails, drafts,"
		" public ads and accounts, with hardly any history and no audit",
	.account = JOB_AS_JOBS,
	.run = bench_run,
};
