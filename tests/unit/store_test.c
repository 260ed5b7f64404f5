/* Tests of privacy/store: files, keys, sealed texts, sweeping. */
#include "support.h"
#include "sync_hook.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "store/store.h"
#include "store/store_identity.h"

#define CHUNK 65536
#define SEALED (CHUNK + CRYPTO_SEAL_EXTRA)

static const uint8_t master[32] = "the master key of the tests ...";
static const uint8_t key[32] = "the key of an application .....";
static const uint8_t other_key[32] = "the key of another one ........";

static struct db *db;
static struct pool *pool;
static const char *folder;

static int start(void **state)
{
	(void)state;
	pool = pool_new();
	db = support_db_reset();
	folder = support_folder();
	store_init(folder, master);
	return 0;
}

static int end(void **state)
{
	(void)state;
	db_free(&db);
	pool_free(&pool);
	return 0;
}

/* Bytes that differ from place to place, so that a wrong chunk cannot look right. */
static uint8_t byte_at(int64_t at)
{
	return (uint8_t)((at * 31 + at / 65536 * 7 + 5) & 0xff);
}

static enum outcome give(void *context, int64_t at, void *bytes_r, size_t length)
{
	(void)context;
	for (size_t i = 0; i < length; i++)
		((uint8_t *)bytes_r)[i] = byte_at(at + (int64_t)i);
	return OK;
}

struct taken {
	int64_t length;
	bool right;
	enum outcome answer;
};

static enum outcome take(void *context, const void *bytes, size_t length)
{
	struct taken *taken = context;
	for (size_t i = 0; i < length; i++)
		if (((const uint8_t *)bytes)[i] != byte_at(taken->length + (int64_t)i))
			taken->right = false;
	taken->length += (int64_t)length;
	return taken->answer;
}

static const char *put(int64_t size)
{
	const char *id = NULL;
	uint8_t digest[32];
	uint8_t expected[32];
	assert_int_equal(store_put(pool, key, give, NULL, size, &id, digest), OK);
	uint8_t *bytes = pool_alloc(pool, (size_t)size);
	give(NULL, 0, bytes, (size_t)size);
	crypto_sha256(bytes, (size_t)size, expected);
	assert_memory_equal(digest, expected, sizeof(digest));
	assert_int_equal(strlen(id), 32);
	return id;
}

static enum outcome get(const char *id, const uint8_t *with, struct taken *taken)
{
	*taken = (struct taken){.right = true};
	return store_get(id, with, take, taken);
}

static const char *path_of(const char *id)
{
	return pool_printf(pool, "%s/%.2s/%.2s/%s", folder, id, id + 2, id);
}

static int64_t file_size(const char *path)
{
	struct stat stat_r;
	assert_int_equal(stat(path, &stat_r), 0);
	return stat_r.st_size;
}

/* Files in the whole store, by `find`. */
static int files(void)
{
	int count = 0;
	FILE *pipe = popen(pool_printf(pool, "find %s -type f | wc -l", folder), "r");
	assert_non_null(pipe);
	assert_int_equal(fscanf(pipe, "%d", &count), 1);
	pclose(pipe);
	return count;
}

/* What store_put reported is on disk: the bytes before they get their name, then the names, in
 * every folder that is new. */
static void test_reported_files_are_on_disk(void **state)
{
	(void)state;
	assert_int_equal(system(pool_printf(pool, "rm -rf %s/??", folder)), 0);
	sync_begin(-1);
	const char *id = put(10);
	const char *outer = pool_printf(pool, "%s/%.2s", folder, id);
	const char *inner = pool_printf(pool, "%s/%.2s", outer, id + 2);
	int bytes = synced_at(pool_printf(pool, "%s.new", path_of(id)));
	assert_int_equal(synced_count, 4);
	assert_true(synced_at(folder) >= 0 && synced_at(outer) >= 0 && bytes >= 0);
	assert_true(synced_at(inner) > bytes);
	/* no sync, no report, and nothing is left */
	for (int fails = 0; fails < 4; fails++) {
		const char *none;
		uint8_t digest[32];
		assert_int_equal(system(pool_printf(pool, "rm -rf %s/??", folder)), 0);
		sync_begin(fails);
		assert_int_equal(store_put(pool, key, give, NULL, 10, &none, digest), UNAVAILABLE);
		sync_begin(-1);
		assert_int_equal(files(), 0);
	}
	const char *identity = pool_printf(pool, "%s/identity", folder);
	assert_int_equal(store_join(db, pool), OK);
	assert_int_equal(synced_at(pool_printf(pool, "%s.new", identity)), 0);
	assert_int_equal(synced_at(folder), 1);
	assert_int_equal(unlink(identity), 0);
}

static void test_files_come_back(void **state)
{
	(void)state;
	static const int64_t sizes[] = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200000};
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct taken taken;
		const char *id = put(sizes[i]);
		int64_t chunks = sizes[i] > 0 ? (sizes[i] + CHUNK - 1) / CHUNK : 1;
		assert_int_equal(get(id, key, &taken), OK);
		assert_int_equal(taken.length, sizes[i]);
		assert_true(taken.right);
		assert_int_equal(file_size(path_of(id)), sizes[i] + chunks * CRYPTO_SEAL_EXTRA);
	}
}

static void test_wrong_key_and_unknown_files(void **state)
{
	(void)state;
	struct taken taken;
	const char *id = put(100);
	assert_int_equal(get(id, other_key, &taken), INVALID);
	assert_int_equal(taken.length, 0);
	assert_int_equal(get("0123456789abcdef0123456789abcdef", key, &taken), GONE);
	assert_int_equal(get("../../../etc/passwd", key, &taken), GONE);
	assert_int_equal(get("", key, &taken), GONE);
	assert_int_equal(get(NULL, key, &taken), GONE);
	taken = (struct taken){.right = true, .answer = TOO_LARGE};
	assert_int_equal(store_get(id, key, take, &taken), TOO_LARGE);
}

static void test_cut_file_is_found(void **state)
{
	(void)state;
	static const int64_t ends[] = {2 * SEALED + 99, 2 * SEALED, SEALED + 1, SEALED, 10, 0};
	const char *id = put(2 * CHUNK + 100);
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		struct taken taken;
		assert_int_equal(truncate(path_of(id), ends[i]), 0);
		assert_int_equal(get(id, key, &taken), INVALID);
	}
}

static void read_at(const char *path, int64_t at, void *bytes, size_t length)
{
	int fd = open(path, O_RDONLY);
	assert_true(fd >= 0);
	assert_int_equal(pread(fd, bytes, length, at), length);
	close(fd);
}

static void write_at(const char *path, int64_t at, const void *bytes, size_t length)
{
	int fd = open(path, O_WRONLY);
	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, bytes, length, at), length);
	close(fd);
}

static void test_swapped_chunks_are_found(void **state)
{
	(void)state;
	struct taken taken;
	uint8_t *first = pool_alloc(pool, SEALED);
	uint8_t *second = pool_alloc(pool, SEALED);
	const char *path = path_of(put(3 * CHUNK));
	read_at(path, 0, first, SEALED);
	read_at(path, SEALED, second, SEALED);
	write_at(path, 0, second, SEALED);
	write_at(path, SEALED, first, SEALED);
	assert_int_equal(get(strrchr(path, '/') + 1, key, &taken), INVALID);
	write_at(path, 0, first, SEALED);
	write_at(path, SEALED, second, SEALED);
	assert_int_equal(get(strrchr(path, '/') + 1, key, &taken), OK);
	/* added behind the last */
	write_at(path, 3 * SEALED, first, SEALED);
	assert_int_equal(get(strrchr(path, '/') + 1, key, &taken), INVALID);
}

static void test_foreign_chunk_and_flipped_bits_are_found(void **state)
{
	(void)state;
	struct taken taken;
	uint8_t *chunk = pool_alloc(pool, SEALED);
	const char *one = put(2 * CHUNK);
	const char *two = put(2 * CHUNK);
	read_at(path_of(one), SEALED, chunk, SEALED);
	write_at(path_of(two), SEALED, chunk, SEALED);
	assert_int_equal(get(two, key, &taken), INVALID);
	static const int64_t places[] = {0, 11, 12, SEALED - 1, SEALED, 2 * SEALED - 1};
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		uint8_t byte;
		read_at(path_of(one), places[i], &byte, 1);
		byte ^= 4;
		write_at(path_of(one), places[i], &byte, 1);
		assert_int_equal(get(one, key, &taken), INVALID);
		byte ^= 4;
		write_at(path_of(one), places[i], &byte, 1);
	}
	assert_int_equal(get(one, key, &taken), OK);
}

static void test_full_disk_leaves_nothing(void **state)
{
	(void)state;
	struct rlimit before;
	const char *id = "unchanged";
	uint8_t digest[32];
	int count = files();
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	struct rlimit small = {.rlim_cur = 100000, .rlim_max = before.rlim_max};
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	enum outcome large = store_put(pool, key, give, NULL, 150000, &id, digest);
	enum outcome fits = store_put(pool, key, give, NULL, 90000, &id, digest);
	small.rlim_cur = 1;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	enum outcome health = store_check();
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(large, UNAVAILABLE);
	assert_int_equal(fits, OK);
	assert_int_equal(health, UNAVAILABLE);
	assert_int_equal(files(), count + 1);
	assert_int_equal(store_check(), OK);
	assert_int_equal(files(), count + 1);
}

static enum outcome give_up(void *context, int64_t at, void *bytes_r, size_t length)
{
	if (at > 0)
		return TOO_LARGE;
	return give(context, at, bytes_r, length);
}

static void test_failing_source_leaves_nothing(void **state)
{
	(void)state;
	const char *id;
	uint8_t digest[32];
	int count = files();
	assert_int_equal(store_put(pool, key, give_up, NULL, CHUNK + 1, &id, digest), TOO_LARGE);
	assert_int_equal(store_put(pool, key, give, NULL, -1, &id, digest), INVALID);
	store_init("/nonexistent/folder", master);
	assert_int_equal(store_put(pool, key, give, NULL, 1, &id, digest), UNAVAILABLE);
	assert_int_equal(store_check(), UNAVAILABLE);
	store_init(folder, master);
	assert_int_equal(files(), count);
}

static enum outcome new_key_work(struct db *handle, void *context)
{
	return store_key_new(handle, OBJECT_APPLICATION, *(const int64_t *)context);
}

static enum outcome destroy_work(struct db *handle, void *context)
{
	return store_key_destroy(handle, OBJECT_APPLICATION, *(const int64_t *)context);
}

static void test_keys(void **state)
{
	(void)state;
	static const uint8_t other_master[32] = "x";
	int64_t one = 1;
	int64_t two = 2;
	uint8_t first[32];
	uint8_t again[32];
	struct db *portal = support_db_open("bms_portal");
	struct db *jobs = support_db_open("bms_jobs");
	assert_int_equal(store_key(jobs, OBJECT_APPLICATION, 1, first), GONE);
	assert_int_equal(db_transaction(portal, new_key_work, &one), OK);
	assert_int_equal(db_transaction(portal, new_key_work, &one), CONFLICT);
	assert_int_equal(db_transaction(portal, new_key_work, &two), OK);
	assert_int_equal(store_key(jobs, OBJECT_APPLICATION, 1, first), OK);
	assert_int_equal(store_key(db, OBJECT_APPLICATION, 1, again), OK);
	assert_memory_equal(first, again, 32);
	assert_int_equal(store_key(jobs, OBJECT_APPLICATION, 2, again), OK);
	assert_memory_not_equal(first, again, 32);
	/* wrapped: not as it is, not with another master key, not in another's place */
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM bms_keys.application_key"
				 " WHERE LENGTH(wrapped) = 60"),
		2);
	store_init(folder, other_master);
	assert_int_equal(store_key(jobs, OBJECT_APPLICATION, 1, again), UNAVAILABLE);
	store_init(folder, master);
	support_sql(db,
		"UPDATE bms_keys.object_key a JOIN bms_keys.object_key b"
		" ON a.object_id = 1 AND b.object_id = 2 SET a.wrapped = b.wrapped;\n");
	assert_int_equal(store_key(jobs, OBJECT_APPLICATION, 1, again), UNAVAILABLE);
	assert_int_equal(db_transaction(jobs, destroy_work, &two), OK);
	assert_int_equal(db_transaction(jobs, destroy_work, &two), OK);
	assert_int_equal(store_key(jobs, OBJECT_APPLICATION, 2, again), GONE);
	db_free(&portal);
	db_free(&jobs);
}

static void test_sealed_texts(void **state)
{
	(void)state;
	size_t length;
	const char *text = "Grüße, 040 123";
	const void *sealed = store_seal(pool, key, "answer:42:phone", text, &length);
	assert_int_equal(length, strlen(text) + CRYPTO_SEAL_EXTRA);
	assert_string_equal(store_unseal(pool, key, "answer:42:phone", sealed, length), text);
	assert_null(store_unseal(pool, key, "answer:43:phone", sealed, length));
	assert_null(store_unseal(pool, other_key, "answer:42:phone", sealed, length));
	assert_null(store_unseal(pool, key, "answer:42:phone", sealed, length - 1));
	assert_null(store_unseal(pool, key, "answer:42:phone", sealed, 3));
	assert_null(store_unseal(pool, key, "answer:42:phone", NULL, 0));
	sealed = store_seal(pool, key, "x", "", &length);
	assert_string_equal(store_unseal(pool, key, "x", sealed, length), "");
}

static void make_old(const char *path, int64_t seconds)
{
	struct timespec times[2] = {
		{.tv_sec = time(NULL) - seconds}, {.tv_sec = time(NULL) - seconds}};
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void attach(const char *id)
{
	support_sql(db,
		"INSERT INTO stored_file (file_id, owner_kind, owner_id, purpose, created_at)"
		" VALUES ('%s', 4, 1, 'attachment', NOW());\n",
		id);
}

static int64_t removed;
static const char *stop;

static enum outcome sweep_as(struct db *handle, int64_t age, int64_t max_percent)
{
	const struct store_sweep how = {.age = age, .max_percent = max_percent};
	struct store_files found;
	return store_sweep(handle, &how, &found, &removed, &stop);
}

/* As the jobs: their grants must be enough. */
static enum outcome sweep(int64_t age)
{
	struct db *jobs = support_db_open("bms_jobs");
	enum outcome outcome = sweep_as(jobs, age, -1);
	db_free(&jobs);
	return outcome;
}

static int sweepable(void **state)
{
	(void)state;
	support_sql(db,
		"DELETE FROM stored_file;\nUPDATE setting SET value = '20' WHERE name ="
		" 'sweep_free_files';\n");
	assert_int_equal(store_join(db, pool), OK);
	assert_int_equal(sweep_as(db, -10, 100), OK);
	assert_int_equal(files(), 1); /* the identity */
	return 0;
}

static void test_sweep_removes_what_nobody_names(void **state)
{
	(void)state;
	struct taken taken;
	const char *named = put(10);
	const char *old = put(10);
	const char *young = put(10);
	const char *over = put(10);
	const char *temporary = pool_printf(pool, "%s.new", path_of(young));
	const char *stranger = pool_printf(pool, "%s/README", folder);
	assert_int_equal(close(creat(temporary, 0600)), 0);
	assert_int_equal(close(creat(stranger, 0600)), 0);
	attach(named);
	attach(over);
	support_sql(db, "UPDATE stored_file SET expires_at = '2020-01-01' WHERE file_id = '%s';\n",
		over);
	make_old(path_of(named), 200);
	make_old(path_of(old), 200);
	make_old(path_of(over), 200);
	make_old(temporary, 200);
	make_old(stranger, 200);
	make_old(path_of(young), 50);
	assert_int_equal(sweep(300), OK);
	assert_int_equal(removed, 0);
	assert_int_equal(sweep(100), OK);
	assert_int_equal(removed, 3);
	assert_int_equal(get(named, key, &taken), OK);
	assert_int_equal(get(young, key, &taken), OK);
	assert_int_equal(get(old, key, &taken), GONE);
	assert_int_equal(get(over, key, &taken), GONE);
	assert_int_equal(access(temporary, F_OK), -1);
	assert_int_equal(access(stranger, F_OK), 0);
	assert_int_equal(unlink(stranger), 0);
}

/* Without the database nothing may be taken for unnamed. */
static void test_sweep_without_database_removes_nothing(void **state)
{
	(void)state;
	struct db_options options = {.socket = "/nonexistent", .database = "bms", .user = "root"};
	struct db *away = db_new(&options);
	make_old(path_of(put(10)), 200);
	int count = files();
	assert_int_equal(sweep_as(away, 100, 100), UNAVAILABLE);
	assert_int_equal(removed, 0);
	assert_int_equal(files(), count);
	db_free(&away);
}

static void assert_stopped(const char *why, int count)
{
	struct db_rows *rows;
	assert_int_equal(sweep_as(db, 100, 100), CONFLICT);
	assert_string_equal(stop, why);
	assert_int_equal(removed, 0);
	assert_int_equal(files(), count);
	assert_int_equal(store_stopped(db, pool, &rows), OK);
	assert_int_equal(rows->count, 1);
	assert_string_equal(db_cell_text(rows, 0, 1), why);
}

/* Another database, or an older state of this one, knows nothing of the files: they stay. */
static void test_sweep_of_another_database_removes_nothing(void **state)
{
	(void)state;
	const char *identity = pool_printf(pool, "%s/identity", folder);
	make_old(path_of(put(10)), 200);
	int count = files();
	support_sql(db, "UPDATE store_state SET identity = REPEAT('0', 32);\n");
	assert_stopped("other", count);
	assert_int_equal(store_join(db, pool), OK);
	support_sql(db, "UPDATE store_state SET generation = generation - 2;\n");
	assert_stopped("older_database", count);
	support_sql(db, "UPDATE store_state SET generation = generation + 4;\n");
	assert_stopped("older_store", count);
	assert_int_equal(truncate(identity, 3), 0);
	assert_stopped("other", count);
	assert_int_equal(unlink(identity), 0);
	assert_stopped("unmarked", count - 1);
	/* joined deliberately, it goes on, also when the power went between the two counts */
	assert_int_equal(store_join(db, pool), OK);
	support_sql(db, "UPDATE store_state SET generation = generation - 1;\n");
	assert_int_equal(sweep(100), OK);
	assert_int_equal(removed, 1);
	struct db_rows *rows;
	assert_int_equal(store_stopped(db, pool, &rows), OK);
	assert_int_equal(rows->count, 0);
}

/* Of 50 files one may go; the limit of 2 % is a setting, and so is how many always may. */
static void test_sweep_of_too_many_removes_nothing(void **state)
{
	(void)state;
	for (int i = 0; i < 50; i++) {
		const char *id = put(10);
		if (i > 1)
			attach(id);
		make_old(path_of(id), 200);
	}
	support_sql(db, "UPDATE setting SET value = '0' WHERE name = 'sweep_free_files';\n");
	int count = files();
	assert_int_equal(sweep(100), CONFLICT);
	assert_string_equal(stop, "share");
	assert_int_equal(files(), count);
	assert_int_equal(sweep_as(db, 100, 3), CONFLICT);
	assert_int_equal(sweep_as(db, 100, 4), OK);
	assert_int_equal(removed, 2);
	const char *one = put(10);
	make_old(path_of(one), 200);
	support_sql(db, "UPDATE setting SET value = '1' WHERE name = 'sweep_free_files';\n");
	assert_int_equal(sweep(100), OK);
	assert_int_equal(removed, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reported_files_are_on_disk),
		cmocka_unit_test(test_files_come_back),
		cmocka_unit_test(test_wrong_key_and_unknown_files),
		cmocka_unit_test(test_cut_file_is_found),
		cmocka_unit_test(test_swapped_chunks_are_found),
		cmocka_unit_test(test_foreign_chunk_and_flipped_bits_are_found),
		cmocka_unit_test(test_full_disk_leaves_nothing),
		cmocka_unit_test(test_failing_source_leaves_nothing),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_sealed_texts),
		cmocka_unit_test_setup(test_sweep_removes_what_nobody_names, sweepable),
		cmocka_unit_test_setup(test_sweep_without_database_removes_nothing, sweepable),
		cmocka_unit_test_setup(test_sweep_of_another_database_removes_nothing, sweepable),
		cmocka_unit_test_setup(test_sweep_of_too_many_removes_nothing, sweepable),
	};
	return cmocka_run_group_tests_name("store", tests, start, end);
}
