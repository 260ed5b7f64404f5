/* Proposing somebody, and who fits. */
#include "mobile/mobile_proposal.h"

#include "access/hold.h"
#include "application/workflow.h"
#include "base/clock.h"
#include "base/text.h"
#include "db/number.h"
#include "form/answer.h"
#include "form/form_model.h"
#include "history/history.h"
#include "mail/letter.h"
#include "mobile/mobile_file.h"
#include "mobile/mobile_private.h"
#include "pay/grade.h"
#include "publishing/jobad.h"
#include "recruiting/vacancy.h"
#include "store/store.h"
#include "task/owner.h"

#define KIND "mobile_decision"

/* A proposal being made. */
struct proposing {
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	struct problems *problems;
	struct jobad jobad;
	struct mobile mobile;
	int64_t application_id;
	const char *number;
};

static enum outcome wanted_read(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct mobile_wanted *wanted_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT v.field, COALESCE(u.town, a.town, '') AS town FROM vacancy v"
		" JOIN org_unit a ON a.id = v.authority_id LEFT JOIN org_unit u ON u.id = v.unit_id"
		" WHERE v.id = ?",
		DB_VALUES(db_int(vacancy_id)), &rows);

	if (outcome || !rows->count)
		return outcome ? outcome : NOT_FOUND;
	*wanted_r = (struct mobile_wanted){
		vacancy_id, db_text(rows, 0, "field"), db_text(rows, 0, "town")};
	return OK;
}

enum outcome mobile_matches(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, struct mobile_match **matches_r, size_t *count_r)
{
	struct mobile_wanted wanted;
	struct mobile *mobiles = NULL;
	struct vacancy vacancy;
	struct jobad jobad;
	const char *first = "", *last = "";
	bool graded;
	enum outcome outcome = jobad_get(db, pool, jobad_id, &jobad);

	if (!outcome)
		outcome = vacancy_get(db, pool, jobad.vacancy_id, &vacancy);
	if (!outcome)
		outcome = wanted_read(db, pool, jobad.vacancy_id, &wanted);
	if (!outcome)
		outcome = mobile_matching(
			db, pool, who, &wanted, MOBILE_MATCHES + 1, &mobiles, count_r);
	if (outcome)
		return outcome;
	graded = grade_ends(pool, vacancy.data.pay_grade, &first, &last);
	*matches_r = POOL_ARRAY(pool, struct mobile_match, *count_r + 1);
	for (size_t i = 0; i < *count_r; i++)
		(*matches_r)[i] = (struct mobile_match){.mobile = mobiles[i],
			.grade = graded && grade_within(mobiles[i].data.pay_grade, first, last),
			.field = text_equal(mobiles[i].data.field, wanted.field),
			.town = !mobiles[i].data.town
				|| text_equal(mobiles[i].data.town, wanted.town)};
	return OK;
}

static enum outcome proposing_refuse(const struct proposing *p, const char *reason)
{
	problem_add(p->problems, "mobile", reason);
	return INVALID;
}

/* Of an ad that is public, or over, it is too late. */
static bool in_time(const char *status)
{
	return text_equal(status, "entwurf") || text_equal(status, "in_abstimmung")
		|| text_equal(status, "bei_personalamt") || text_equal(status, "anpassung_erbeten")
		|| text_equal(status, "freigegeben");
}

static enum outcome proposing_check(struct proposing *p, int64_t jobad_id, int64_t mobile_id)
{
	int64_t twice = 0;
	enum outcome outcome = jobad_hold(p->db, p->pool, jobad_id, &p->jobad);

	if (!outcome)
		outcome = object_hold(p->db, OBJECT_MOBILE, mobile_id);
	if (!outcome)
		outcome = mobile_get(p->db, p->pool, p->who, mobile_id, &p->mobile);
	if (outcome)
		return outcome;
	if (!text_equal(p->mobile.status, "open")) {
		problem_add(p->problems, "", "mobile_over");
		return CONFLICT;
	}
	if (!in_time(p->jobad.status))
		return proposing_refuse(p, "mobile_late");
	outcome = db_get_int(p->db,
		"SELECT COUNT(*) FROM mobile_proposal WHERE vacancy_id = ? AND mobile_id = ?",
		DB_VALUES(db_int(p->jobad.vacancy_id), db_int(mobile_id)), &twice);
	return !outcome && twice ? proposing_refuse(p, "mobile_twice") : outcome;
}

static enum outcome application_add(struct proposing *p)
{
	const struct mobile_input *data = &p->mobile.data;
	const char *now = clock_sql(p->pool, clock_now());
	int64_t applicant, form = 0;
	enum outcome outcome = form_version_of_vacancy(p->db, p->jobad.vacancy_id, &form);

	if (!outcome)
		outcome = number_next(
			p->db, p->pool, object_type(OBJECT_APPLICATION)->letter, &p->number);
	if (!outcome)
		outcome = db_exec(p->db,
			"INSERT INTO applicant (first_name, surname, email, lang, created_at)"
			" VALUES (?, ?, ?, 'de', ?)",
			DB_VALUES(db_str(data->first_name), db_str(data->surname),
				db_str(data->email), db_str(now)),
			NULL);
	applicant = db_inserted_id(p->db);
	if (!outcome)
		outcome = db_exec(p->db,
			"INSERT INTO application (number, jobad_id, vacancy_id, applicant_id,"
			" internal, source, form_version_id, status, status_since, created_at,"
			" changed_at) VALUES (?, ?, ?, ?, TRUE, 'mobile', ?, 'gespeichert', ?, ?,"
			" ?)",
			DB_VALUES(db_str(p->number), db_int(p->jobad.id),
				db_int(p->jobad.vacancy_id), db_int(applicant), db_int(form),
				db_str(now), db_str(now), db_str(now)),
			NULL);
	p->application_id = db_inserted_id(p->db);
	return outcome;
}

/* What the person wishes stands with the application, sealed as an answer is. */
static enum outcome application_fill(const struct proposing *p)
{
	uint8_t key[32];
	enum outcome outcome = store_key_new(p->db, OBJECT_APPLICATION, p->application_id);

	if (!outcome)
		outcome = store_key(p->db, OBJECT_APPLICATION, p->application_id, key);
	if (!outcome && p->mobile.data.wishes)
		outcome = answer_add(
			p->db, p->pool, p->application_id, key, "message", p->mobile.data.wishes);
	if (!outcome)
		outcome = application_count(p->db, p->jobad.vacancy_id, "gespeichert");
	return outcome;
}

/* words: history.mobile_proposed */
static enum outcome proposal_add(const struct proposing *p)
{
	enum outcome outcome = db_exec(p->db,
		"INSERT INTO mobile_proposal (application_id, mobile_id, vacancy_id, jobad_id,"
		" proposed_at, proposed_by) VALUES (?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(p->application_id), db_int(p->mobile.id),
			db_int(p->jobad.vacancy_id), db_int(p->jobad.id),
			db_str(clock_sql(p->pool, clock_now())), db_int(p->who->id)),
		NULL);

	if (!outcome)
		outcome = history_add(p->db, p->who, OBJECT_APPLICATION, p->application_id,
			"mobile_proposed", NULL);
	if (!outcome)
		outcome = history_add(
			p->db, p->who, OBJECT_JOBAD, p->jobad.id, "mobile_proposed", p->number);
	return outcome ? outcome
		       : history_add(p->db, p->who, OBJECT_MOBILE, p->mobile.id, "mobile_proposed",
			       p->number);
}

/* One question to recruiting and one to the department; who is told by mail is a row of its own. */
static enum outcome decision_ask(const struct proposing *p)
{
	const struct statement_question question = {.kind = KIND, .told = true};
	struct problems found = {0};
	int64_t round = 0;
	enum outcome outcome = statement_round_ask(p->db, p->pool, p->who,
		&(struct statement_round){.object_kind = OBJECT_APPLICATION,
			.object_id = p->application_id,
			.questions = &question,
			.count = 1},
		&found, &round);

	return outcome == INVALID ? proposing_refuse(p, found.items[0].reason) : outcome;
}

static enum outcome proposed_mail(const struct proposing *p)
{
	struct db_rows *owners = NULL, *department = NULL;
	const struct letter_value number = {"number", p->number};
	enum outcome outcome = vacancy_owners(p->db, p->pool, p->jobad.vacancy_id, &owners);

	if (!outcome)
		outcome = db_rows(p->db, p->pool,
			"SELECT s.email, s.lang FROM vacancy_reach r JOIN staff_user s"
			" ON r.subject_kind = 'person' AND s.id = r.subject_id"
			" AND s.status = 'active' WHERE r.vacancy_id = ?"
			" AND r.role_id = " SQL_ROLE_DEPARTMENT
			" AND" ACCESS_NOT_EXCLUDED("r.vacancy_id", "s.id") " ORDER BY s.id",
			DB_VALUES(db_int(p->jobad.vacancy_id)), &department);
	for (size_t i = 0; !outcome && i < owners->count + department->count; i++) {
		bool owner = i < owners->count;
		const struct db_rows *rows = owner ? owners : department;
		size_t row = owner ? i : i - owners->count;

		outcome = letter_queue(p->db, p->pool, 0, "staff_mobile_proposed",
			db_text(rows, row, "lang"), db_text(rows, row, "email"), &number, 1);
		if (outcome == INVALID) /* cannot be written to; logged */
			outcome = OK;
	}
	return outcome;
}

enum outcome mobile_ask_again(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t mobile_id)
{
	struct problems problems = {0};
	struct proposing p = {.db = db,
		.pool = pool,
		.who = who,
		.problems = &problems,
		.application_id = application_id};
	struct db_rows *rows = NULL;
	enum outcome outcome =
		db_rows(db, pool, "SELECT number, vacancy_id FROM application WHERE id = ?",
			DB_VALUES(db_int(application_id)), &rows);

	if (outcome || !rows->count)
		return outcome ? outcome : CONFLICT;
	p.number = db_text(rows, 0, "number");
	p.jobad.vacancy_id = db_number(rows, 0, "vacancy_id");
	outcome = decision_ask(&p);
	if (!outcome)
		outcome = history_add(
			db, who, OBJECT_APPLICATION, application_id, "mobile_proposed", NULL);
	if (!outcome)
		outcome =
			history_add(db, who, OBJECT_MOBILE, mobile_id, "mobile_proposed", p.number);
	if (outcome)
		return outcome == INVALID ? CONFLICT : outcome;
	return proposed_mail(&p);
}

enum outcome mobile_propose(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, int64_t mobile_id, struct problems *problems, const char **number_r)
{
	struct proposing p = {.db = db, .pool = pool, .who = who, .problems = problems};
	enum outcome outcome = proposing_check(&p, jobad_id, mobile_id);

	if (!outcome)
		outcome = application_add(&p);
	if (!outcome)
		outcome = application_fill(&p);
	if (!outcome)
		outcome = mobile_files_copy(db, pool, who, mobile_id, p.application_id, problems);
	if (!outcome)
		outcome = proposal_add(&p);
	if (!outcome)
		outcome = process_move(db, pool, who,
			&(struct process_move){.kind = OBJECT_APPLICATION,
				.id = p.application_id,
				.to = "eingegangen",
				.effect = true,
				.unmailed = true},
			problems);
	if (!outcome)
		outcome = decision_ask(&p);
	*number_r = p.number;
	return outcome ? outcome : proposed_mail(&p);
}
