/* What is done to vacancies, and what it does to their ads (PRO-02, OBJ-62). */
#ifndef BMS_VACANCY_VACANCY_EDIT_H
#define BMS_VACANCY_VACANCY_EDIT_H

#include "pay/grade.h"
#include "pay/hours.h"
#include "process/process.h"
#include "recruiting/project.h"
#include "recruiting/vacancy.h"

/* The columns of a post, which a requisition has too, and their values. */
#define VACANCY_POST_SET \
	"title = ?, unit_id = ?, post_number = ?, filling = ?," \
	" post_kind = ?, field = ?, pay_grade = ?," \
	" working_time = ?, hours = ?, hours_shown = ?, limited_until = ?, posts = ?," \
	" starts_on = ?, tasks = ?, requirements = ?"
#define VACANCY_POST_VALUES(pool, input, unit) \
	db_str((input)->title), db_id(unit), db_str((input)->post_number), \
		db_str((input)->filling), db_str((input)->post_kind), db_str((input)->field), \
		db_str(grade_normal(pool, (input)->pay_grade)), db_str((input)->working_time), \
		db_str(hours_normal(pool, (input)->hours)), db_str((input)->hours_shown), \
		db_str((input)->limited_until), db_int((input)->posts), \
		db_str((input)->starts_on), db_str((input)->tasks), db_str((input)->requirements)

/* Carries values of selection lists over from another object, as what stands for them by now.
 * Inside a transaction. OK, UNAVAILABLE. */
enum outcome vacancy_carry(struct db *db, struct pool *pool, struct vacancy_input *input);

/* What is said of a post. */
struct vacancy_post {
	const struct vacancy_input *input, *before; /* NULL: a new one */
	int64_t authority_id; /* whose units it can belong to */
	const struct project *project; /* whose frame its grade must fit; NULL: none yet */
};

/*
 * Checks what only the rules can know, and holds its unit; *unit_r gets the unit's id or 0. Inside
 * a transaction. OK, INVALID (problems), UNAVAILABLE.
 */
enum outcome vacancy_check_post(struct db *db, struct pool *pool, const struct vacancy_post *post,
	struct problems *problems, int64_t *unit_r);

/* The names of the fields in which two posts differ, separated by commas. */
const char *vacancy_post_changes(
	struct pool *pool, const struct vacancy_input *a, const struct vacancy_input *b);

/* Creates one in a project; the creator becomes its owner (ACC-14: the page's right is
 * VACANCY_CREATE on the project). Inside a transaction. *number_r of the new vacancy. OK, INVALID
 * (problems), UNAVAILABLE. */
enum outcome vacancy_create(struct db *db, struct pool *pool, const struct principal *who,
	int64_t project_id, const struct vacancy_input *input, struct problems *problems,
	const char **number_r);

/* Changes it; the history line names the fields that changed. Inside a transaction. OK; INVALID
 * (problems); CONFLICT (somebody changed it meanwhile; a problem says so); UNAVAILABLE. */
enum outcome vacancy_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct vacancy_input *input, struct problems *problems);

/*
 * Makes a step (process_move); inside a transaction. Unless the vacancy becomes active, its
 * published ads are withdrawn with it; those that left when it became inactive are published again
 * when it becomes active (jobad_effects says beforehand which). reason: NULL: none. OK; INVALID (no
 * such step for this person: problem "step", a missing reason, or a guard stops it); UNAVAILABLE.
 */
enum outcome vacancy_set_status(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *status, const char *reason, struct problems *problems);

/* What steps of vacancies do. */
extern const struct process_kind vacancy_process;

/* The guard "open_objects": closing needs every ad and every application in a final status
 * (OBJ-62). */
process_guard vacancy_open_guard;

/* The guard "nothing_below": deleted is a project without vacancies and projects, a vacancy without
 * ads and applications that answers no requisition, an ad without applications (RET-41). */
process_guard below_guard;

/* The guard "all_final": archived is a project whose vacancies are final, a vacancy whose ads and
 * applications are (RET-40). */
process_guard all_final_guard;

/* Holds all ads and applications of a vacancy; inside a transaction. OK, UNAVAILABLE. */
enum outcome vacancy_hold_below(struct db *db, struct pool *pool, int64_t id);

/* Has nobody been hired, and is it written down nowhere why the procedure ended (procedure_end)?
 * OK, UNAVAILABLE. */
enum outcome vacancy_unfilled(struct db *db, int64_t id, bool *unfilled_r);

/* The guard "unfilled": a procedure in which nobody was hired ends for a reason (PRO-32, LAW-42).
 */
process_guard vacancy_unfilled_guard;

#define VACANCY_OPEN_OBJECTS \
	100 /* shown at most; one more is read, so that the page can say so \
	     */

/* What hinders closing, as far as this person may see it: columns kind ("jobad", "application"),
 * number, status, valid_from (of ads). OK, UNAVAILABLE. */
enum outcome vacancy_open_objects(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct db_rows **rows_r);

#endif
