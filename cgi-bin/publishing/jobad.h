/* Job ads: the published text of a vacancy (OBJ-05, PRO-03, PRO-06). */
#ifndef BMS_PUBLISHING_JOBAD_H
#define BMS_PUBLISHING_JOBAD_H

#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "process/process.h"

/* What a person can enter; sections are Markdown. */
struct jobad_input {
	const char *title;
	const char *teaser;
	const char *audience; /* internal, external, both */
	const char *open_to; /* whom it especially welcomes: change, return, both; NULL: nobody in
				particular */
	const char *agency, *feeds; /* also there: yes, no; NULL: yes (jobad_channels) */
	const char *about_us, *tasks, *mandatory, *desirable, *offer, *contact, *notes;
	const char *valid_from, *valid_to;
	const char *no_part_time; /* why part time is not offered (LAW-32) */
	/* Where the work is; NULL: at the unit's address. */
	const char *place_street, *place_postcode, *place_town;
	const char *internal_text, *external_text; /* for one of the portals only */
	const char *title_en, *text_en; /* the whole ad in English, as one text */
	const char *picture; /* number of one of the media library; NULL: none */
	int64_t version;
};

/* The parts of an ad, in the order in which they are read. */
struct jobad_part {
	const char *name; /* of the form's field and of the table's column */
	size_t offset; /* of its text in struct jobad_input */
	const char *codes; /* what is not text: the words of its codes; "" a day */
	bool lectored; /* a lector writes on it */
};
extern const struct jobad_part jobad_parts[];
extern const size_t jobad_part_count;

/* Where an ad appears, as words of `channel`: external, internal, agency, feeds. *count_r of them.
 */
#define JOBAD_CHANNELS 4
void jobad_channels(
	const struct jobad_input *input, const char *channels_r[JOBAD_CHANNELS], size_t *count_r);

/* What an ad holds of a part; may be NULL. */
const char **jobad_part_at(struct jobad_input *input, const struct jobad_part *part);
const char *jobad_part_text(const struct jobad_input *input, const struct jobad_part *part);

struct jobad {
	int64_t id, vacancy_id;
	int64_t text_number; /* of its text: see jobad_version.h */
	int64_t text_version; /* the version that brought it */
	const char *number, *status;
	const char *vacancy_number, *vacancy_title, *authority;
	const char *foreign_project; /* number of the project, where it is one of ads for others;
					NULL: it is not */
	const char *apply_to; /* where one applies, in an ad for others; NULL: here */
	const char *for_authority; /* who advertises there; NULL: the authority of the project */
	const char *changed_at;
	int64_t version;
	bool proposed; /* a lector has written a version of her own: jobad_proposal.h */
	struct jobad_input data;
};

/* A first text made from the vacancy: title, tasks, requirements and the usual closing sections.
 * Nothing is saved. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome jobad_propose(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct jobad_input *input_r);

/* Creates one for a vacancy; inside a transaction. OK, INVALID (problems), UNAVAILABLE. */
enum outcome jobad_create(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct jobad_input *input, struct problems *problems,
	const char **number_r);

/* Changes it; a published ad is published anew with the change, and a text that was sent or agreed
 * is kept (jobad_version.h). Inside a transaction. OK; INVALID; CONFLICT (changed meanwhile; a
 * problem says so); UNAVAILABLE. */
enum outcome jobad_change(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	const struct jobad_input *input, struct problems *problems);

/* Adds a problem for each section or day an ad needs before the public sees it and does not have.
 */
void jobad_check_complete(
	struct pool *pool, const struct jobad_input *input, struct problems *problems);

/* OK, NOT_FOUND, UNAVAILABLE. No question of access. */
enum outcome jobad_get(struct db *db, struct pool *pool, int64_t id, struct jobad *jobad_r);

/* The ads of a vacancy this person may see: columns number, title, status, audience, valid_from,
 * valid_to. OK, UNAVAILABLE. */
enum outcome jobad_list(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct db_rows **rows_r);

/* The ads this person may see in one of these statuses (comma list; "" for all), last changed
 * first: number, title, status, authority, valid_from, valid_to. OK, UNAVAILABLE. */
enum outcome jobad_list_status(struct db *db, struct pool *pool, const struct principal *who,
	const char *statuses, int64_t limit, struct db_rows **rows_r);

/* Holds it, and before it its vacancy, until the transaction ends, and reads it. OK, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome jobad_hold(struct db *db, struct pool *pool, int64_t id, struct jobad *jobad_r);

/*
 * Puts it on the portals from valid_from to the end of valid_to; a vacancy still in draft becomes
 * active. Inside a transaction. OK; INVALID (something is missing: problems name the fields; or the
 * ad or vacancy is in a status without this step); CONFLICT (the ad is not the `version` the person
 * saw any more; 0 skips the comparison); UNAVAILABLE.
 */
enum outcome jobad_publish(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t version, struct problems *problems);

/* Takes it off the portals; its address says so from then on. reason: NULL: none. Inside a
 * transaction. OK; INVALID (is not published, or problem "reason"); UNAVAILABLE. */
enum outcome jobad_withdraw(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *reason, struct problems *problems);

/* The guard "early_end": what is public and not over is taken off for a reason (PRO-06). */
process_guard jobad_early_guard;

/* What steps of ads do. */
extern const struct process_kind jobad_process;

/* True for a published ad whose first day (YYYY-MM-DD) is still to come: the portals show it from
 * that day on. */
bool jobad_planned(struct pool *pool, const char *status, const char *valid_from);

/* Sets an ad that is held and was checked to published, with its line of history, and writes what
 * the portals read. OK, CONFLICT, UNAVAILABLE. */
enum outcome jobad_show(
	struct db *db, struct pool *pool, const struct principal *who, const struct jobad *jobad);

/*
 * Takes all published ads of a vacancy that is held off the portals; return_later: jobad_return_all
 * publishes them anew, unless an ad had a step of its own meanwhile, or could not be published as
 * it is (public_check). Inside a transaction. OK, UNAVAILABLE.
 */
enum outcome jobad_withdraw_all(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool return_later);
enum outcome jobad_return_all(
	struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id);

/* The *count_r ads that steps of the vacancy's status change: the published ones, and those that
 * left the portals with it. OK, UNAVAILABLE. */
enum outcome jobad_stepped(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct jobad **jobads_r, size_t *count_r);

/* What steps of the vacancy's status do to an ad. */
struct jobad_effect {
	const char *number, *title;
	/*
	 * Unless the vacancy is active: "leaves" the portals, or, when its first day is still to
	 * come, is "unplanned". When it becomes active: "returns", or "plans" to from its first day
	 * on; "stays" inactive even then.
	 */
	const char *effect;
	struct problems why; /* it stays: what hinders it, as public_check says it */
};

/* *count_r of them, for those ads that a step changes or was to change. OK, UNAVAILABLE. */
enum outcome jobad_effects(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct jobad_effect **effects_r, size_t *count_r);

/* Publishes the published ads of a vacancy anew, after a change of the vacancy; inside a
 * transaction. OK, UNAVAILABLE. */
enum outcome jobad_renew_all(struct db *db, struct pool *pool, int64_t vacancy_id);

/* Publishes the ads anew whose authority or unit is named otherwise, or lies elsewhere, by now;
 * inside a transaction. OK, UNAVAILABLE. */
enum outcome jobad_renew_units(struct db *db, struct pool *pool);

/*
 * A vacancy was changed in these fields (names separated by commas), and so its published ads:
 * those that show one of them get a line of history that names them. Inside the transaction of the
 * change. OK, UNAVAILABLE.
 */
enum outcome jobad_note_vacancy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *fields);

/* Published ads whose last day is over at `now`, ids after `after_id` up to `last_id`: columns id,
 * number, valid_to. OK, UNAVAILABLE. */
enum outcome jobad_expired_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);

/* Sets such an ad to "abgelaufen" and takes it off the portals (PRO-06); inside a transaction. OK,
 * CONFLICT (not over, or not published), NOT_FOUND, UNAVAILABLE. */
enum outcome jobad_expire_one(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/* All of them, each in a transaction of its own, as the system. *expired_r: how many. OK,
 * UNAVAILABLE (those done before stay done). */
enum outcome jobad_expire(struct db *db, struct pool *pool, int64_t *expired_r);

#endif
