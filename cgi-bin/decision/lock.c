/* What the locks ask of an application. */
#include "decision/lock.h"

#include "application/application.h"
#include "base/clock.h"
#include "decision/decision_private.h"

static const struct db_field lock_fields[] = {
	DB_FIELD(struct lock_facts, vacancy_id),
	DB_FIELD(struct lock_facts, number),
	DB_FIELD(struct lock_facts, vacancy_number),
	DB_FIELD(struct lock_facts, decision_id),
	DB_FIELD(struct lock_facts, chosen),
	DB_FIELD(struct lock_facts, unheard),
	DB_FIELD(struct lock_facts, hired_first),
	DB_FIELD(struct lock_facts, takes_part),
	DB_FIELD(struct lock_facts, rejected),
	DB_FIELD(struct lock_facts, hearing_id),
	DB_FIELD(struct lock_facts, hearing_open),
	DB_FIELD(struct lock_facts, courts),
	DB_FIELD(struct lock_facts, dispute),
	DB_FIELD(struct lock_facts, pay_grade),
	DB_FIELD(struct lock_facts, there),
	DB_FIELD(struct lock_facts, on_vacancy),
	DB_FIELD(struct lock_facts, concerned),
	DB_FIELD(struct lock_facts, request_id),
	DB_FIELD(struct lock_facts, round_id),
	DB_FIELD(struct lock_facts, left_out),
	DB_FIELD(struct lock_facts, officer_id),
	DB_FIELD(struct lock_facts, demanded),
};

/* Of the vacancy v: roles that somebody has there, and committees of its authority. */
#define COMMITTEES \
	" IFNULL((SELECT BIT_OR(1 << vr.role_id) FROM vacancy_reach vr" \
	" WHERE vr.vacancy_id = v.id AND vr.subject_kind <> 'all'), 0) AS on_vacancy," \
	" IFNULL((SELECT BIT_OR(1 << b.id) FROM org_unit u JOIN base_role b" \
	" ON b.code = u.committee WHERE u.authority_id = v.authority_id" \
	" AND u.kind = 'committee' AND u.active), 0) AS there," \
	" " ACCESS_ONE_AMONG("v.id", SQL_ROLE_SBV) " AS concerned"

/* clang-format off */
/* Of the application a in the decision d: whoever is passed over in it keeps her status as long as
 * one of those chosen may still be hired, or nobody was. */
#define HIRED_FIRST \
	" s.counts AND s.active AND IFNULL(vs.active, 0) AND EXISTS (SELECT 1" \
	" FROM decision_part w WHERE w.decision_id = d.id AND w.application_id = a.id" \
	" AND w.choice <> 'chosen')" \
	" AND (EXISTS (SELECT 1 FROM decision_part c JOIN application ca" \
	" ON ca.id = c.application_id JOIN application_status cs" \
	" ON cs.code = ca.status AND cs.counts AND cs.active" \
	" WHERE c.decision_id = d.id AND " DECISION_HIRES("c") ")" \
	" OR NOT EXISTS (SELECT 1 FROM decision_part c JOIN application ca" \
	" ON ca.id = c.application_id AND " APPLICATION_HIRED("ca") \
	" WHERE c.decision_id = d.id AND c.choice = 'chosen')) AS hired_first"

#define LOCKS \
	"SELECT a.vacancy_id, a.number, v.number AS vacancy_number," \
	" IFNULL(d.id, 0) AS decision_id, EXISTS (SELECT 1 FROM decision_part p" \
	" WHERE p.decision_id = d.id AND p.application_id = a.id" \
	" AND " DECISION_HIRES("p") ") AS chosen, d.id IS NOT NULL AND " DECISION_UNHEARD("d") \
	" AS unheard," HIRED_FIRST ", " ACCESS_TAKES_PART("a") " AS takes_part," \
	" a.status = 'eingeschraenkt' AND IFNULL((SELECT t.step FROM application_timeline t" \
	" WHERE t.application_id = a.id ORDER BY t.seq DESC LIMIT 1), '') LIKE 'abgesagt>%'" \
	" AS rejected, IFNULL(h.id, 0) AS hearing_id, IFNULL(h.state = 'open' AND NOT" \
	" (hk.silence <> '' AND h.due_at <= ?), 0) AS hearing_open, (SELECT COUNT(*)" \
	" FROM court_application ct WHERE ct.vacancy_id = v.id AND ct.closed_at IS NULL)" \
	" AS courts, v.status = 'rechtsstreit' AS dispute, v.pay_grade," COMMITTEES \
	", IFNULL(r.id, 0) AS request_id," \
	" IFNULL(r.round_id, 0) AS round_id, r.left_out, IFNULL((SELECT MAX(g.id)" \
	" FROM statement g WHERE g.object_kind = 2 AND g.object_id = v.id" \
	" AND g.kind = 'selection_gsb' AND g.asked_at >= r.asked_at), 0) AS officer_id," \
	" EXISTS (SELECT 1 FROM consent_demand m WHERE m.decision_id = d.id" \
	" AND m.met_at IS NULL) AS demanded FROM application a" \
	" JOIN application_status s ON s.code = a.status JOIN vacancy v ON v.id = a.vacancy_id" \
	" LEFT JOIN process_status vs ON vs.kind = 2 AND vs.code = v.status" \
	" LEFT JOIN decision d ON d.id = (SELECT f.id FROM decision f" \
	" WHERE f.vacancy_id = v.id AND f.state = 'fixed' ORDER BY f.number DESC LIMIT 1)" \
	" LEFT JOIN consent_request r ON r.id = (SELECT MAX(q.id) FROM consent_person cp" \
	" JOIN consent_request q ON q.id = cp.request_id AND q.decision_id = d.id" \
	" WHERE cp.application_id = a.id)" \
	" LEFT JOIN statement h ON h.id = (SELECT MAX(o.id) FROM statement o" \
	" WHERE o.object_kind = 4 AND o.object_id = a.id AND o.kind = 'rejection_sbv'" \
	" AND o.state NOT IN ('withdrawn', 'replaced'))" \
	" LEFT JOIN statement_kind hk ON hk.code = h.kind WHERE a.id = ?"
/* clang-format on */

enum outcome lock_facts(struct db *db, struct pool *pool, const struct process_question *question,
	const struct lock_facts **facts_r)
{
	struct lock_facts *facts = POOL_ARRAY(pool, struct lock_facts, 1);
	enum outcome outcome;

	*facts_r = facts;
	if (question->locks && *question->locks) {
		*facts_r = *question->locks;
		return OK;
	}
	outcome = db_struct(db, pool, LOCKS, lock_fields, facts,
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(question->id)));
	if (!outcome && question->locks)
		*question->locks = facts;
	return outcome;
}
