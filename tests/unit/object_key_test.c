/* Keys of every kind of owner, and erasing one: its key and its files (RET-54). */
#include "support.h"

#include <sys/wait.h>
#include <unistd.h>

#include "store/store.h"
#include "store/stored_file.h"

static const uint8_t master[32] = "the master key of the tests ...";

static struct db *db;
static struct pool *pool;

static int start(void **state)
{
	(void)state;
	pool = pool_new();
	db = support_db_reset();
	store_init(support_folder(), master);
	return 0;
}

static int end(void **state)
{
	(void)state;
	db_free(&db);
	pool_free(&pool);
	return 0;
}

struct owner {
	enum object_kind kind;
	int64_t id;
};

static enum outcome owner_work(struct db *handle, void *context)
{
	const struct owner *owner = context;
	return store_key_new(handle, owner->kind, owner->id);
}

/* Erasing an owner: its key and its files. */
static enum outcome erase_work(struct db *handle, void *context)
{
	const struct owner *owner = context;
	enum outcome outcome = store_key_destroy(handle, owner->kind, owner->id);
	return outcome ? outcome : stored_file_erase(handle, owner->kind, owner->id);
}

static enum outcome file_work(struct db *handle, void *context)
{
	const struct owner *owner = context;
	struct stored_file file = {
		pool_printf(pool, "%032d", (int)owner->kind), owner->kind, owner->id, "test", 0};
	return stored_file_add(handle, &file);
}

/* Keys of objects of several kinds with the same number are not each other's; each account of the
 * database has those that are its business. */
static void test_keys_of_every_kind(void **state)
{
	static const struct owner owners[] = {
		{OBJECT_APPLICATION, 7}, {OBJECT_ACCOUNT, 7}, {OBJECT_REQUISITION, 7}};
	uint8_t keys[3][32], again[32];
	struct db *accounts[] = {support_db_open("bms_portal"), support_db_open("bms_backend"),
		support_db_open("bms_jobs")};
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct owner owner = owners[i];
		assert_int_equal(db_transaction(accounts[i == 2 ? 1 : 0], owner_work, &owner), OK);
		assert_int_equal(db_transaction(accounts[2], file_work, &owner), OK);
		assert_int_equal(store_key(accounts[2], owner.kind, 7, keys[i]), OK);
	}
	assert_memory_not_equal(keys[0], keys[1], 32);
	assert_memory_not_equal(keys[1], keys[2], 32);
	/* the backend opens no folder, the portal nothing without a token, and makes none of
	 * staff's */
	assert_int_equal(store_key(accounts[1], OBJECT_APPLICATION, 7, again), OK);
	assert_int_equal(store_key(accounts[1], OBJECT_REQUISITION, 7, again), OK);
	assert_int_equal(store_key(accounts[1], OBJECT_ACCOUNT, 7, again), UNAVAILABLE);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(store_key(accounts[0], owners[i].kind, 7, again), UNAVAILABLE);
	assert_int_equal(
		db_transaction(accounts[0], owner_work, &(struct owner){OBJECT_REQUISITION, 8}),
		UNAVAILABLE);
	assert_int_equal(
		db_transaction(accounts[2], erase_work, &(struct owner){OBJECT_ACCOUNT, 7}), OK);
	assert_int_equal(store_key(accounts[2], OBJECT_ACCOUNT, 7, again), GONE);
	assert_int_equal(store_key(accounts[2], OBJECT_APPLICATION, 7, again), OK);
	assert_memory_equal(keys[0], again, 32);
	assert_int_equal(
		support_number(db, "SELECT COUNT(*) FROM stored_file WHERE owner_id = 7"), 2);
	assert_int_equal(
		support_number(db, "SELECT COUNT(*) FROM stored_file WHERE owner_kind = 9"), 0);
	for (size_t i = 0; i < 3; i++)
		db_free(&accounts[i]);
	support_sql(db,
		"DELETE FROM bms_keys.object_key WHERE object_id = 7;\n"
		"DELETE FROM stored_file WHERE owner_id = 7;\n");
}

/* Erases, and is killed before it is committed. */
static enum outcome killed_work(struct db *handle, void *context)
{
	enum outcome outcome = erase_work(handle, context);
	int64_t id = 0;
	if (!outcome)
		outcome = db_get_int(handle, "SELECT CONNECTION_ID()", DB_NONE, &id);
	support_sql(db, "KILL %lld;\n", (long long)id);
	return outcome ? outcome : stored_file_erase(handle, OBJECT_APPLICATION, 0);
}

/* A worker that dies on the way has erased nothing, neither key nor files; the same again does. */
static void test_erasing_is_whole(void **state)
{
	struct owner owner = {OBJECT_APPLICATION, 9};
	struct db *jobs = support_db_open("bms_jobs");
	pid_t child;
	int status = 0;
	uint8_t again[32];
	(void)state;
	assert_int_equal(db_transaction(db, owner_work, &owner), OK);
	assert_int_equal(db_transaction(jobs, file_work, &owner), OK);
	child = fork();
	if (child == 0) {
		struct db *own = support_db_open("bms_jobs");
		db = support_db_open("root");
		db_transaction(own, killed_work, &owner);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(store_key(jobs, OBJECT_APPLICATION, 9, again), OK);
	assert_int_equal(
		support_number(db, "SELECT COUNT(*) FROM stored_file WHERE owner_id = 9"), 1);
	assert_int_equal(db_transaction(jobs, erase_work, &owner), OK);
	assert_int_equal(store_key(jobs, OBJECT_APPLICATION, 9, again), GONE);
	assert_int_equal(
		support_number(db, "SELECT COUNT(*) FROM stored_file WHERE owner_id = 9"), 0);
	db_free(&jobs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_of_every_kind),
		cmocka_unit_test(test_erasing_is_whole),
	};
	return cmocka_run_group_tests_name("object_key", tests, start, end);
}
