/*
 * Two at once, each act in both interleavings: the second began (and read) before the first was
 * committed, and only then comes to its turn; and the second comes while the first is still open,
 * and has to wait.
 */
#ifndef BMS_TESTS_RACE_H
#define BMS_TESTS_RACE_H

#include "write_world.h"

#include <unistd.h>

#include "wait.h"

static const char *race_account = "bms_backend"; /* whose grants must be enough */

static bool race_alone; /* the second act has transactions of its own: nothing is read before */

struct doing {
	act *act;
	act *between; /* runs and commits in `two` after the first read; once */
	int tell, hear; /* pipe ends: what was done, before it is committed; -1: none */
};

static enum outcome work(struct db *db, void *context)
{
	struct doing *doing = context;
	int64_t seen = 0;
	char byte = 'x';
	act *between = doing->between;
	problems = (struct problems){0};
	/* as a page does before it saves: from here on plain reads show what is now */
	enum outcome outcome = db_get_int(db, "SELECT COUNT(*) FROM vacancy", DB_NONE, &seen);
	doing->between = NULL;
	if (!outcome && between) {
		struct doing other = {between, NULL, -1, -1};
		assert_int_equal(db_transaction(two, work, &other), OK);
		problems = (struct problems){0};
	}
	if (!outcome)
		outcome = doing->act(db);
	if (doing->tell >= 0) {
		assert_int_equal(write(doing->tell, "xx", 2), 2);
		assert_int_equal(read(doing->hear, &byte, 1), 1);
		doing->tell = -1;
	}
	return outcome;
}

/* In a child: does the first act, tells, and commits when it hears. */
static void first_in_child(act *first, int tell, int hear)
{
	struct db *own = support_db_open(race_account);
	struct doing doing = {first, NULL, tell, hear};
	two = own;
	_exit(db_transaction(own, work, &doing) == OK ? 0 : 1);
}

/* In a child: lets the other go on when the parent waits, or has got through without waiting. */
static void let_go_in_child(int tell, int hear)
{
	char byte = 'x';
	struct db *own = support_db_open(race_account);
	db_free(&own);
	root = support_db_open("root");
	if (read(hear, &byte, 1) != 1)
		_exit(1);
	WAIT_AT_MOST(1500, support_row_waits(root));
	_exit(write(tell, &byte, 1) == 1 ? 0 : 1);
}

/* The outcome of `second` when `first` is under way and not committed. */
static enum outcome second_waits(act *first, act *second)
{
	int done[2], go[2];
	char byte;
	struct doing doing = {second, NULL, -1, -1};
	assert_int_equal(pipe(done) | pipe(go), 0);
	pid_t doer = fork();
	if (doer == 0)
		first_in_child(first, done[1], go[0]);
	pid_t watcher = fork();
	if (watcher == 0)
		let_go_in_child(go[1], done[0]);
	/* begins when the first has done its part, and is not committed */
	assert_int_equal(read(done[0], &byte, 1), 1);
	enum outcome outcome = race_alone ? second(one) : db_transaction(one, work, &doing);
	support_join(doer);
	support_join(watcher);
	for (int i = 0; i < 2; i++) {
		close(done[i]);
		close(go[i]);
	}
	return outcome;
}

struct pair {
	const char *name;
	act *first, *second;
	enum outcome outcome; /* of the second, as if it had begun after the first was done */
	const char *reason; /* the problem, NULL: none is asked for */
};

static void assert_second(const struct pair *pair, const char *how, enum outcome outcome)
{
	if (outcome != pair->outcome)
		fail_msg("%s (%s): %d", pair->name, how, outcome);
	if (pair->reason
		&& (problems.count != 1 || !text_equal(problems.items[0].reason, pair->reason)))
		fail_msg("%s (%s): %zu problems, the last is %s", pair->name, how, problems.count,
			problems.count ? problems.items[problems.count - 1].reason : "-");
}

/* `true_after`: fails the test when the database is not as it must always be. */
static inline void race_read_before(const struct pair *pairs, size_t count, void true_after(void))
{
	for (size_t i = 0; i < count; i++) {
		struct doing doing = {pairs[i].second, pairs[i].first, -1, -1};
		world_reset();
		assert_second(&pairs[i], "read before", db_transaction(one, work, &doing));
		true_after();
		pool_clear(pool);
	}
}

static inline void race_waits(const struct pair *pairs, size_t count, void true_after(void))
{
	for (size_t i = 0; i < count; i++) {
		world_reset();
		assert_second(&pairs[i], "waits", second_waits(pairs[i].first, pairs[i].second));
		true_after();
		pool_clear(pool);
	}
}

#endif
