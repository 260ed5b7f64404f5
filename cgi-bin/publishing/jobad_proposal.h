/*
 * What lectors would write in the texts of an ad (PRO-04). A proposal stands beside the ad, one of
 * each lector, until whoever steers the procedure takes its changes, one by one or all, or none.
 */
#ifndef BMS_PUBLISHING_JOBAD_PROPOSAL_H
#define BMS_PUBLISHING_JOBAD_PROPOSAL_H

#include "format/diff.h"
#include "publishing/jobad.h"

struct jobad_proposal {
	int64_t jobad_id, staff_user_id;
	int64_t version;
	int64_t changed_at; /* instant */
	const char *author;
};

/* The oldest one about the ad (author 0), or that of this person. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome jobad_proposal_get(struct db *db, struct pool *pool, int64_t jobad_id, int64_t author,
	struct jobad_proposal *proposal_r);

/* The texts as their author wants them: `input` as the ad has it becomes so. OK, UNAVAILABLE. */
enum outcome jobad_proposal_apply(struct db *db, struct pool *pool, int64_t jobad_id,
	int64_t author, struct jobad_input *input);

/*
 * Keeps what this person would write; where that is what the ad says, nothing is proposed. Only
 * texts are: what else the input holds is not looked at. With the first of it whoever steers the
 * procedure is mailed, and has a task until it is decided. Inside a transaction. OK, INVALID
 * (problems), NOT_FOUND, UNAVAILABLE.
 */
enum outcome jobad_proposal_save(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const struct jobad_input *input, struct problems *problems);

/* What a proposal changes in a part of the ad as it is now. */
struct jobad_proposed {
	const struct jobad_part *part;
	bool moved; /* the ad's text was changed, too, since the proposal was written */
	const struct diff_run *runs;
	size_t count, changes;
};

/* In the order of the parts; *count_r of them. OK, UNAVAILABLE. */
enum outcome jobad_proposed(struct db *db, struct pool *pool, const struct jobad_proposal *proposal,
	const struct jobad_input *now, struct jobad_proposed **proposed_r, size_t *count_r);

/* Is this change of the part, by its number, taken? */
typedef bool jobad_taken(const void *context, const char *part, size_t change);

/*
 * Ends a proposal: the ad gets those of its changes for which `taken` says so (NULL: all). Its
 * author is mailed.
 * `version` and `proposal_version` are those that the person has seen. Inside a transaction. OK;
 * INVALID (as jobad_change); CONFLICT (the ad or the proposal was changed, or is decided,
 * meanwhile; a problem says so); NOT_FOUND; UNAVAILABLE.
 */
struct jobad_decision {
	int64_t jobad_id, author, version, proposal_version;
	jobad_taken *taken;
	const void *context;
};
enum outcome jobad_proposal_decide(struct db *db, struct pool *pool, const struct principal *who,
	const struct jobad_decision *decision, struct problems *problems);

/* What became of the last proposal of this person, unless she has written another. */
struct jobad_proposal_decided {
	int64_t taken, changes;
	int64_t at; /* instant */
	const char *by;
};

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome jobad_proposal_decided(struct db *db, struct pool *pool, int64_t jobad_id,
	int64_t author, struct jobad_proposal_decided *decided_r);

#endif
