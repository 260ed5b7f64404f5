/* Every kind of damage to the files of the search: it goes on with what is whole. */
#include "search_fixture.h"
#include "wait.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "search/index/guard.h"
#include "search/index/segment_private.h"

#define FLIPS 400
#define FUZZED 3000

static void path_of(const char *name, char path_r[FILES_PATH])
{
	snprintf(path_r, FILES_PATH, "%s/%s", folder, name);
}

static char *file_read(const char *name, size_t *size_r)
{
	char path[FILES_PATH];
	path_of(name, path);
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	*size_r = (size_t)ftell(file);
	rewind(file);
	char *bytes = malloc(*size_r);
	assert_int_equal(fread(bytes, 1, *size_r, file), *size_r);
	fclose(file);
	return bytes;
}

/* In place, as damage comes: not by a new name. */
static void file_write(const char *name, const char *bytes, size_t size)
{
	char path[FILES_PATH];
	path_of(name, path);
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0640);
	assert_true(file >= 0);
	assert_int_equal(write(file, bytes, size), size);
	close(file);
}

/* Whatever is flipped where: what serves goes on, a new reader takes the base before. */
static void flipped_bytes_are_refused(void **state)
{
	(void)state;
	fresh(20, 1);
	fresh(30, 2);
	assert_int_equal(search_refresh(search), OK);
	srand(11);
	static const char *const names[] = {"base-2", "delta"};
	for (int i = 0; i < FLIPS; i++) {
		size_t size;
		const char *name = names[i % 4 == 3];
		char *bytes = file_read(name, &size);
		size_t at = i < 40 ? (size_t)i * 8 : (size_t)rand() % size;
		bytes[at] = (char)(bytes[at] ^ 1 << rand() % 8);
		file_write(name, bytes, size);
		struct search *other = search_open(folder);
		struct search *mine = search;
		search = other;
		assert_int_equal(search_refresh(search), OK);
		int64_t found = total("Verwaltung");
		/* Padding behind the header is checked by nobody and read by nobody. */
		bool header_end = at >= sizeof(struct format_header) && at < FORMAT_HEADER;
		assert_int_equal(found, header_end || name == names[1] ? 30 : 20);
		search_free(&other);
		search = mine;
		assert_int_equal(search_refresh(search), OK);
		assert_true(total("Verwaltung") >= 20);
		free(bytes);
		folder_empty();
		fresh(20, 1);
		fresh(30, 2);
	}
}

static void cut_files_are_refused(void **state)
{
	(void)state;
	fresh(20, 1);
	fresh(30, 2);
	assert_int_equal(search_refresh(search), OK);
	size_t size;
	char path[FILES_PATH];
	char *bytes = file_read("base-2", &size);
	path_of("base-2", path);
	for (size_t cut = 0; cut < size; cut += size / 37) {
		file_write("base-2", bytes, size);
		assert_int_equal(write_delta(NULL, 2), OK);
		assert_int_equal(search_refresh(search), OK);
		assert_int_equal(total("Verwaltung"), 30);
		assert_int_equal(truncate(path, (off_t)cut), 0); /* under the mapping */
		assert_int_equal(search_refresh(search), OK);
		assert_int_equal(total("Verwaltung"), 20);
	}
	file_write("base-2", bytes, size);
	free(bytes);
	assert_int_equal(write_delta(NULL, 2), OK);
	assert_int_equal(search_refresh(search), OK);
	assert_int_equal(total("Verwaltung"), 30);
	/* The writer removes a damaged base and goes on with the one before. */
	assert_int_equal(truncate(path, 100), 0);
	struct search_writer *writer = search_writer_open(folder);
	struct search_disk disk = search_writer_look(writer);
	search_writer_free(&writer);
	assert_true(disk.base);
	assert_int_equal(disk.generation, 1);
	assert_false(disk.delta);
	assert_int_equal(access(path, F_OK), -1);
}

static void read_all(void *context)
{
	volatile const char *map = context;
	for (size_t i = 0; i < 8192; i += 64)
		(void)map[i];
}

static void bus_errors_are_caught(void **state)
{
	(void)state;
	static const char zeros[8192];
	char path[FILES_PATH];
	path_of("cut", path);
	file_write("cut", zeros, sizeof(zeros));
	int file = open(path, O_RDONLY);
	void *map = mmap(NULL, sizeof(zeros), PROT_READ, MAP_SHARED, file, 0);
	close(file);
	assert_true(map != MAP_FAILED);
	assert_true(guard_run(read_all, map));
	for (int i = 0; i < 3; i++) {
		assert_int_equal(truncate(path, 4096), 0);
		assert_false(guard_run(read_all, map));
	}
	munmap(map, sizeof(zeros));
}

/* The file under a mapping is overwritten with anything while searches go on, unnoticed by stat. */
static void damage_under_the_mapping_does_no_harm(void **state)
{
	(void)state;
	static const char *const words[] = {"Verwaltung", "wort7", "strassenbauk stelle", "in-der"};
	fresh(60, 1);
	char path[FILES_PATH];
	path_of("base-1", path);
	int file = open(path, O_RDWR);
	struct stat status;
	assert_int_equal(fstat(file, &status), 0);
	size_t size = (size_t)status.st_size;
	assert_int_equal(search_refresh(search), OK);
	unsigned char *map = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	assert_true(map != MAP_FAILED);
	srand(5);
	for (int i = 0; i < FUZZED; i++) {
		map[FORMAT_HEADER + (size_t)rand() % (size - FORMAT_HEADER)] =
			(unsigned char)(rand() % 4 ? rand() : 0xff);
		struct search_query query = asked(words[i % 4]);
		struct search_result result;
		query.sort = SEARCH_RELEVANCE;
		assert_int_equal(search_find(search, pool, &query, &result), OK);
		pool_clear(pool);
	}
	munmap(map, size);
	close(file);
}

static void checksums_mend(char *bytes, size_t size)
{
	struct format_header header;
	struct checksum checksum;
	memcpy(&header, bytes, sizeof(header));
	header.magic = FORMAT_MAGIC;
	header.size = size;
	checksum_begin(&checksum);
	checksum_add(&checksum, bytes + FORMAT_HEADER, size - FORMAT_HEADER);
	header.content = checksum_end(&checksum);
	checksum_begin(&checksum);
	checksum_add(&checksum, &header, offsetof(struct format_header, checksum));
	header.checksum = checksum_end(&checksum);
	memcpy(bytes, &header, sizeof(header));
}

/* Random changes whose checksums are right, so that only the other checks stand in the way. */
static void numbers_out_of_range_are_refused(void **state)
{
	(void)state;
	static const uint32_t strange[] = {0, 1, 0xffffffff, 0x80000000, 0x7fffffff, 64, 0x1000000};
	int taken = 0;
	fresh(12, 1);
	size_t size;
	char *bytes = file_read("base-1", &size), *copy = malloc(size);
	srand(3);
	for (int i = 0; i < FUZZED; i++) {
		memcpy(copy, bytes, size);
		for (int changes = 1 + rand() % 3; changes > 0; changes--) {
			size_t within = i % 2 ? FORMAT_HEADER : size;
			uint32_t value = i % 3 ? strange[rand() % 7] : (uint32_t)rand();
			memcpy(copy + (size_t)rand() % (within / 4) * 4, &value, 4);
		}
		checksums_mend(copy, size);
		file_write("base-1", copy, size);
		struct search *other = search_open(folder);
		struct search_query query = asked("Verwaltung stelle");
		struct search_result result;
		if (search_refresh(other) == OK) {
			taken++;
			search_find(other, pool, &query, &result);
			query.words = "verwaltunk wort4";
			search_find(other, pool, &query, &result);
		}
		search_free(&other);
		pool_clear(pool);
	}
	free(copy);
	free(bytes);
	print_message("%d of %d files were taken\n", taken, FUZZED);
	assert_in_range(taken, 1, FUZZED - 1);
}

static void random_bytes_are_refused(void **state)
{
	(void)state;
	char bytes[6000];
	srand(9);
	for (int i = 0; i < FUZZED; i++) {
		size_t size = (size_t)rand() % sizeof(bytes);
		for (size_t k = 0; k < size; k++)
			bytes[k] = (char)rand();
		if (i % 2 && size > FORMAT_HEADER)
			checksums_mend(bytes, size);
		file_write("delta", bytes, size);
		file_write("base-7", bytes, size);
		assert_int_equal(search_refresh(search), UNAVAILABLE);
	}
}

/* A disk that is full: the old files serve, nothing half written is left under their names. */
static void full_disk_changes_nothing(void **state)
{
	(void)state;
	fresh(40, 1);
	struct rlimit before, small = {FORMAT_HEADER + 100, RLIM_INFINITY};
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small.rlim_max = before.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	struct search_builder *base = search_builder_new(), *delta = search_builder_new();
	struct search_document ad = document(99, "Stelle", "Neu");
	search_builder_add(base, &ad);
	search_builder_add(delta, &ad);
	enum outcome base_outcome = write_base(&base, 2), delta_outcome = write_delta(&delta, 2);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(base_outcome, UNAVAILABLE);
	assert_int_equal(delta_outcome, UNAVAILABLE);
	assert_int_equal(search_refresh(search), OK);
	assert_int_equal(total("Stelle"), 40);
	uint64_t generations[FILES_BASES];
	assert_int_equal(files_bases(folder, generations), 1);
}

/* Writers killed at any moment leave files that are whole. */
static void killed_writers_leave_whole_files(void **state)
{
	(void)state;
	fresh(200, 1);
	for (int i = 0; i < 40; i++) {
		pid_t child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			for (int64_t version = 2;; version++)
				fresh(200, version);
		}
		slow_work(1000 + rand() % 20000); /* any moment will do */
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		struct search *other = search_open(folder);
		assert_int_equal(search_refresh(other), OK);
		struct search_query query = asked("Verwaltung");
		struct search_result result;
		assert_int_equal(search_find(other, pool, &query, &result), OK);
		assert_int_equal(result.total, 200);
		search_free(&other);
		struct search_writer *writer = search_writer_open(folder);
		assert_true(search_writer_lock(writer, SEARCH_LOCK_BASE)); /* none is left */
		search_writer_prune(writer, search_writer_look(writer).generation);
		search_writer_free(&writer);
	}
	uint64_t generations[FILES_BASES];
	assert_true(files_bases(folder, generations) <= 2);
}

#define TEST(name) cmocka_unit_test_setup(name, clean)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(flipped_bytes_are_refused),
		TEST(cut_files_are_refused),
		TEST(bus_errors_are_caught),
		TEST(damage_under_the_mapping_does_no_harm),
		TEST(numbers_out_of_range_are_refused),
		TEST(random_bytes_are_refused),
		TEST(full_disk_changes_nothing),
		TEST(killed_writers_leave_whole_files),
	};
	return cmocka_run_group_tests(tests, folder_make, folder_end);
}
