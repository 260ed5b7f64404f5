/* statement_world.h with a decision that is fixed: one chosen, one who moves up; council, equality
 * officer and an information recipient are on the vacancy. */
#ifndef BMS_TESTS_CONSENT_WORLD_H
#define BMS_TESTS_CONSENT_WORLD_H

#include "statement_world.h"

#include "access/pr_end.h"
#include "consent/abstain.h"
#include "consent/consent.h"
#include "consent/consent_step.h"
#include "store/store.h"
#include "task/statement_reply.h"
#include "task/statement_time.h"

static const struct principal jobs = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};

#define AT "'2025-01-01', '2025-01-01', '2025-01-01'"

static const char consents[] =
	"SET foreign_key_checks = 0;\n"
	"DELETE FROM consent_text;\nDELETE FROM consent_step;\nDELETE FROM consent_demand;\n"
	"DELETE FROM consent_person;\nDELETE FROM consent_request;\nDELETE FROM decision_part;\n"
	"DELETE FROM decision;\nDELETE FROM application;\nDELETE FROM applicant;\n"
	"DELETE FROM vacancy_status_count;\nDELETE FROM vacancy_told_step;\n"
	"DELETE FROM bms_keys.application_key;\n"
	"SET foreign_key_checks = 1;\n"
	"UPDATE staff_user SET email = 'g@x.example' WHERE id = 9;\n"
	"INSERT INTO vacancy_person (vacancy_id, role_id, staff_user_id) VALUES (1, 11, 8);\n"
	"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) VALUES"
	" (1, 'Nora', 'Eins', 'n@x.example', 'de', '2025-01-01'),"
	" (2, 'Mia', 'Zwei', 'm@x.example', 'de', '2025-01-01');\n"
	"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status,"
	" status_since, created_at, changed_at, authority_id) VALUES"
	" (1, 'B-2026-00001', 1, 1, 1, 'x', 'beteiligung_gremien', " AT ", 1),"
	" (2, 'B-2026-00002', 1, 1, 2, 'x', 'auswahlentscheidung', " AT ", 1);\n"
	"INSERT INTO decision (id, vacancy_id, number, state, created_at, created_by, fixed_at,"
	" fixed_by) VALUES (1, 1, 1, 'fixed', '2025-01-01', 2, '2025-01-01', 2);\n"
	"INSERT INTO decision_part (decision_id, application_id, choice) VALUES (1, 1, 'chosen'),"
	" (1, 2, 'next');\n";

static enum outcome keys_work(struct db *db, void *context)
{
	enum outcome outcome = store_key_new(db, OBJECT_APPLICATION, 1);

	(void)context;
	return outcome ? outcome : store_key_new(db, OBJECT_APPLICATION, 2);
}

static inline void decided_reach(void)
{
	assert_int_equal(db_transaction(root, reach_work, NULL), OK);
}

static void decided_make(void)
{
	reach_make();
	assert_int_equal(db_transaction(root, keys_work, NULL), OK);
}

static int decided_begin(void **state)
{
	static char decided[16384];
	static const uint8_t key[32] = {7};
	int failed = begin(state);

	if (failed)
		return failed;
	store_init(support_folder(), key);
	snprintf(decided, sizeof(decided), "%s%s", statements, consents);
	world_more = decided;
	world_then = decided_make;
	world_reset();
	return 0;
}

static struct consent_input applied = {.reasons = "Nora Eins ist die Beste.",
	.measures = "hiring,grading",
	.term = "normal"};

static inline enum outcome apply(struct db *db)
{
	return consent_ask(db, pool, &rike, 1, &applied, &problems);
}

/* The statement of a measure, or of the equality officer (NULL); the newest. */
static inline int64_t question(const char *measure)
{
	int64_t id = 0;

	assert_int_equal(
		db_get_int(root,
			"SELECT COALESCE(MAX(id), 0) FROM statement WHERE kind = ? AND measure = ?",
			DB_VALUES(db_str(measure ? "selection_pr" : "selection_gsb"),
				db_str(measure ? measure : "")),
			&id),
		OK);
	return id;
}

static struct principal gerd = {.kind = PRINCIPAL_STAFF, .id = 9, .lang = "de"}; /* equality */

static const char *answering; /* a measure; NULL: the equality officer's */

static inline enum outcome answer_it(struct db *db)
{
	return statement_answer_give(db, pool, giver, question(answering), &input, &problems);
}

static inline enum outcome says(
	const struct principal *who, const char *measure, const char *answer)
{
	bool against = text_among("refused,objection", answer);

	giver = who;
	answering = measure;
	input = (struct statement_input){.answer = answer,
		.ground = against && measure ? "4" : NULL,
		.text = against ? "Nicht begründet" : NULL};
	return commit(answer_it);
}

/* The word that stops the hiring of one, the first; NULL: none. */
static inline const char *stopped(int64_t application_id)
{
	struct process_stops stops = {0};

	assert_int_equal(consent_stops(one, pool, application_id, &stops), OK);
	return stops.count ? stops.items[0].reason : NULL;
}

#define ASSERT_STOPPED(application, word) assert_string_equal(stopped(application), word)

static inline bool council_sees(void)
{
	return support_number(root, "SELECT pr_ended_at IS NULL FROM vacancy WHERE id = 1") == 1;
}

static inline const char *problem(void)
{
	return problems.count ? problems.items[0].reason : "-";
}

#endif
