/* Writing requisitions, their steps, and what becomes of them. */
#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "db/number.h"
#include "history/history.h"
#include "org/unit.h"
#include "recruiting/people.h"
#include "requisition/requisition_mail.h"
#include "selection/requirement.h"
#include "vacancy/vacancy_edit.h"

/* The one of a list (column id) that was chosen, 0: none of them. */
static int64_t chosen(const struct db_rows *rows, const char *text)
{
	int64_t id = 0;

	if (!text || !text_to_int(text, 1, INT64_MAX, &id))
		return 0;
	for (size_t i = 0; i < rows->count; i++)
		if (db_number(rows, i, "id") == id)
			return id;
	return 0;
}

enum outcome requisition_create(struct db *db, struct pool *pool, const struct principal *who,
	const struct requisition_input *input, struct problems *problems, const char **number_r)
{
	const char *now = clock_sql(pool, clock_now());
	struct vacancy_post post = {.input = &input->post};
	struct db_rows *authorities = NULL;
	int64_t unit = 0;
	enum outcome outcome = requisition_authorities(db, pool, who, &authorities);

	if (outcome)
		return outcome;
	post.authority_id = chosen(authorities, input->authority);
	if (!post.authority_id) {
		problem_add(problems, "authority", "choice");
		return INVALID;
	}
	outcome = vacancy_check_post(db, pool, &post, problems, &unit);
	if (!outcome)
		outcome = number_next(db, pool, object_type(OBJECT_REQUISITION)->letter, number_r);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO requisition SET number = ?, authority_id = ?, reason = ?,"
			" created_at = ?, created_by = ?, changed_at = ?,"
			" changed_by = ?, " VACANCY_POST_SET,
			DB_VALUES(db_str(*number_r), db_int(post.authority_id),
				db_str(input->reason), db_str(now), db_int(who->id), db_str(now),
				db_int(who->id), VACANCY_POST_VALUES(pool, &input->post, unit)),
			NULL);
	if (outcome)
		return outcome;
	return history_add_audited(
		db, who, OBJECT_REQUISITION, db_inserted_id(db), "created", NULL);
}

/* Holds it; what is read then stays true. */
static enum outcome requisition_hold(
	struct db *db, struct pool *pool, int64_t id, struct requisition *requisition_r)
{
	enum outcome outcome = object_hold(db, OBJECT_REQUISITION, id);

	return outcome ? outcome : requisition_get(db, pool, id, requisition_r);
}

static const char *changed_fields(struct pool *pool, const struct requisition_input *before,
	const struct requisition_input *input)
{
	const char *post = vacancy_post_changes(pool, &before->post, &input->post);

	if (text_equal(before->reason, input->reason))
		return post;
	return text_empty(post) ? "reason" : pool_printf(pool, "%s,reason", post);
}

enum outcome requisition_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct requisition_input *input, struct problems *problems)
{
	struct requisition before;
	struct vacancy_post post = {.input = &input->post, .before = &before.data.post};
	const char *fields;
	int64_t unit = 0, changed = 0;
	enum outcome outcome = requisition_hold(db, pool, id, &before);

	if (outcome)
		return outcome;
	if (!text_equal(before.status, "entwurf") && !text_equal(before.status, "zurueckgegeben")) {
		problem_add(problems, "", "requisition_handed_in");
		return INVALID;
	}
	post.authority_id = before.authority_id;
	outcome = vacancy_check_post(db, pool, &post, problems, &unit);
	if (outcome)
		return outcome;
	fields = changed_fields(pool, &before.data, input);
	if (text_empty(fields) && input->post.version == before.data.post.version)
		return OK;
	outcome = db_exec(db,
		"UPDATE requisition SET version = version + 1, reason = ?, changed_at = ?,"
		" changed_by = ?, " VACANCY_POST_SET " WHERE id = ? AND version = ?",
		DB_VALUES(db_str(input->reason), db_str(clock_sql(pool, clock_now())),
			db_int(who->id), VACANCY_POST_VALUES(pool, &input->post, unit), db_int(id),
			db_int(input->post.version)),
		&changed);
	if (outcome)
		return outcome;
	if (changed == 0) {
		problem_add(problems, "", "changed_meanwhile");
		return CONFLICT;
	}
	return history_add(db, who, OBJECT_REQUISITION, id, "changed", fields);
}

static enum outcome made_by(struct db *db, const struct principal *who, int64_t id, bool *made_r)
{
	int64_t made = 0;
	enum outcome outcome = db_get_int(db, "SELECT created_by = ? FROM requisition WHERE id = ?",
		DB_VALUES(db_int(who->id), db_int(id)), &made);

	*made_r = made != 0;
	return outcome;
}

/* Nothing changes what it says. When it was handed in first stays. */
static enum outcome requisition_step_store(struct db *db, struct pool *pool,
	const struct principal *who, const struct process_change *change)
{
	return db_exec(db,
		"UPDATE requisition SET status = ?, version = version + 1, changed_at = ?,"
		" changed_by = ?, handed_in_at = IF(status = 'eingereicht',"
		" IFNULL(handed_in_at, changed_at), handed_in_at) WHERE id = ?",
		DB_VALUES(db_str(change->to), db_str(clock_sql(pool, clock_now())), db_int(who->id),
			db_int(change->id)),
		NULL);
}

/* Whoever has written it reads what is to be changed. */
static enum outcome comment_keep(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	(void)pool;
	(void)who;
	return db_exec(db, "UPDATE requisition SET returned_comment = ? WHERE id = ?",
		DB_VALUES(db_str(change->reason), db_int(change->id)), NULL);
}

static enum outcome requisition_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	struct requisition requisition;
	enum outcome outcome = requisition_get(db, pool, change->id, &requisition);

	return outcome ? outcome : requisition_mail(db, pool, who, &requisition, change->to);
}

const struct process_kind requisition_process = {
	.kind = OBJECT_REQUISITION,
	.audited = true,
	.made_by = made_by,
	.store = requisition_step_store,
	.keep_reason = comment_keep,
	.after = requisition_after,
};

/* The form calls the reason a comment. */
static enum outcome requisition_step(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_move *move, struct problems *problems)
{
	struct problems found = {0};
	enum outcome outcome = process_move(db, pool, who, move, &found);

	if (outcome == DENIED) {
		problem_add(problems, "", "step");
		return INVALID;
	}
	for (size_t i = 0; i < found.count; i++) {
		bool comment = text_equal(found.items[i].field, "reason");

		problem_add(problems, comment ? "comment" : "", found.items[i].reason);
	}
	return outcome;
}

enum outcome requisition_move(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *to, const char *comment, struct problems *problems)
{
	struct process_move move = {
		.kind = OBJECT_REQUISITION, .id = id, .to = to, .reason = comment};

	if (text_equal(to, "angenommen")) { /* takes a project: requisition_accept */
		problem_add(problems, "", "step");
		return INVALID;
	}
	return requisition_step(db, pool, who, &move, problems);
}

/* Who has written it for the department goes on with the vacancy; who is none of hers (any more)
 * does not. */
static enum outcome department_keep(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t staff_user_id)
{
	enum outcome outcome =
		vacancy_choose_person(db, pool, who, vacancy_id, ROLE_DEPARTMENT, staff_user_id);

	return outcome == INVALID ? OK : outcome;
}

/* Both know each other, and the vacancy's history where it comes from. */
static enum outcome vacancy_join(struct db *db, struct pool *pool, const struct principal *who,
	const struct requisition *requisition, int64_t vacancy_id, struct problems *problems)
{
	struct process_move move = {
		.kind = OBJECT_REQUISITION, .id = requisition->id, .to = "angenommen"};
	enum outcome outcome = db_exec(db, "UPDATE requisition SET vacancy_id = ? WHERE id = ?",
		DB_VALUES(db_int(vacancy_id), db_int(requisition->id)), NULL);

	if (!outcome)
		outcome = history_add(db, who, OBJECT_VACANCY, vacancy_id, "requisition_accepted",
			requisition->number);
	if (!outcome)
		outcome = requisition_step(db, pool, who, &move, problems);
	return outcome ? outcome
		       : department_keep(db, pool, who, vacancy_id, requisition->created_by);
}

enum outcome requisition_accept(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *project, struct problems *problems, const char **number_r)
{
	struct requisition requisition;
	struct db_rows *projects = NULL;
	int64_t project_id, vacancy_id = 0;
	bool known = false;
	enum outcome outcome = requisition_hold(db, pool, id, &requisition);

	if (!outcome)
		outcome = process_step_known(
			db, OBJECT_REQUISITION, requisition.status, "angenommen", &known);
	if (outcome)
		return outcome;
	if (!known) {
		problem_add(problems, "", "step");
		return INVALID;
	}
	outcome = projects_creating(db, pool, who, requisition.authority_id, 0, &projects);
	if (outcome)
		return outcome;
	project_id = chosen(projects, project);
	if (!project_id) {
		problem_add(problems, "project", "choice");
		return INVALID;
	}
	outcome = unit_reception(
		db, pool, requisition.authority_id, &requisition.data.post.reception_mailbox);
	if (!outcome)
		outcome = vacancy_carry(db, pool, &requisition.data.post);
	if (!outcome)
		outcome = vacancy_create(
			db, pool, who, project_id, &requisition.data.post, problems, number_r);
	if (!outcome)
		outcome = object_find(db, OBJECT_VACANCY, *number_r, &vacancy_id);
	if (!outcome)
		outcome = vacancy_preset_units(db, pool, who, vacancy_id);
	if (!outcome)
		outcome = requirements_copy(
			db, pool, who, (struct profile){OBJECT_REQUISITION, id}, vacancy_id);
	return outcome ? outcome : vacancy_join(db, pool, who, &requisition, vacancy_id, problems);
}
