/* Having documents made into PDFs. */
#include "document/office.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/log.h"
#include "base/text.h"
#include "document/child.h"

#define MEMORY_FOLDER "/dev/shm" /* no document lies on a disk in plain */
#define FOLDER "bms-office."
#define MEMORY ((size_t)3 << 30) /* of addresses; much of them are never used */
#define RESULT_MOST ((size_t)100 << 20)
#define TIMES 2
#define WORKS_MILLISECONDS 30000
#define DEPTH 16 /* of folders that are open while one is removed */

static char *office_program;
static int64_t office_seconds = OFFICE_SECONDS;

void office_init(const char *program)
{
	free(office_program);
	office_program = strdup(program);
	if (!office_program)
		log_fatal("office", "reason=memory");
}

void office_time(int64_t seconds)
{
	office_seconds = seconds > 0 ? seconds : OFFICE_SECONDS;
}

int64_t office_milliseconds(void)
{
	return office_seconds * 1000;
}

bool office_there(void)
{
	return office_program && access(office_program, X_OK) == 0;
}

const char *office_kind(const char *mime)
{
	static const char *const kinds[][2] = {
		{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
		{"application/vnd.oasis.opendocument.text", "odt"},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (text_equal(mime, kinds[i][0]))
			return kinds[i][1];
	return NULL;
}

static bool document_write(const char *path, const void *bytes, size_t length)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
	bool written = fd >= 0 && fd_write_all(fd, bytes, length);

	return fd >= 0 && close(fd) == 0 && written;
}

static int entry_remove(const char *path, const struct stat *facts, int kind, struct FTW *place)
{
	(void)facts;
	(void)kind;
	(void)place;
	return remove(path);
}

/* It stands there when it was made; a link or anything else than a file is none. */
static void result_read(struct pool *pool, const char *path, const void **pdf_r, size_t *length_r)
{
	struct stat facts;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	if (fd >= 0 && fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode)
		&& (size_t)facts.st_size <= RESULT_MOST
		&& child_file_read(pool, fd, pdf_r, length_r))
		*length_r = 0;
	if (fd >= 0)
		close(fd);
}

/* Twice at most: in a new folder it only makes its profile and asks to be begun anew. */
static enum outcome folder_do(struct pool *pool, const char *folder, const char *kind,
	int64_t milliseconds, const void **pdf_r, size_t *length_r, bool *late_r)
{
	struct child_job job = {.work = "office",
		.words = pool_printf(pool, "%s\n%s\n%s", office_program, folder, kind),
		.result = -1,
		.result_most = RESULT_MOST,
		.memory = MEMORY,
		.milliseconds = milliseconds};
	enum outcome outcome = OK;
	int64_t all = 0;

	for (int i = 0; i < TIMES && outcome != UNAVAILABLE && !*length_r && !*late_r; i++) {
		int64_t spent = 0;
		int answer = 0;

		job.milliseconds = milliseconds - all;
		outcome = child_run(&job, &answer, &spent);
		all += spent;
		*late_r = all >= milliseconds;
		if (outcome != UNAVAILABLE)
			result_read(pool, pool_printf(pool, "%s/document.pdf", folder), pdf_r,
				length_r);
	}
	*late_r = *late_r && !*length_r;
	log_info("office", "kind=%s bytes=%zu ms=%lld", kind, *length_r, (long long)all);
	return outcome == UNAVAILABLE ? outcome : OK;
}

static void folder_remove(const char *folder)
{
	if (nftw(folder, entry_remove, DEPTH, FTW_DEPTH | FTW_PHYS))
		log_error("office", "step=remove errno=%d", errno);
}

/* Its own folder, by which the lock ends with whoever is at it, however she ends; -1: it is
 * another's or is gone. */
static int folder_lock(const char *folder, int how)
{
	struct stat facts;
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (fd >= 0 && fstat(fd, &facts) == 0 && facts.st_uid == geteuid() && flock(fd, how) == 0
		&& fstat(fd, &facts) == 0 && facts.st_nlink > 0)
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

void office_tidy(void)
{
	DIR *all = opendir(MEMORY_FOLDER);

	for (struct dirent *entry = all ? readdir(all) : NULL; entry; entry = readdir(all)) {
		char folder[sizeof(MEMORY_FOLDER) + sizeof(entry->d_name)];
		int fd = -1;

		snprintf(folder, sizeof(folder), MEMORY_FOLDER "/%s", entry->d_name);
		if (strncmp(entry->d_name, FOLDER, strlen(FOLDER)) == 0)
			fd = folder_lock(folder, LOCK_EX | LOCK_NB);
		if (fd < 0)
			continue;
		log_info("office", "step=tidy");
		folder_remove(folder);
		close(fd);
	}
	if (all)
		closedir(all);
}

/* Another may take it for one that was left, before it is locked. */
static int folder_make(struct pool *pool, char **folder_r)
{
	int fd;

	do {
		*folder_r = pool_strdup(pool, MEMORY_FOLDER "/" FOLDER "XXXXXX");
		if (!mkdtemp(*folder_r))
			return -1;
		fd = folder_lock(*folder_r, LOCK_EX);
	} while (fd < 0 && access(*folder_r, F_OK) != 0);
	return fd;
}

enum outcome office_pdf(struct pool *pool, const char *kind, const void *bytes, size_t length,
	int64_t milliseconds, const void **pdf_r, size_t *length_r, bool *late_r)
{
	enum outcome outcome = UNAVAILABLE;
	char *folder = NULL;
	int fd = -1;

	*pdf_r = NULL;
	*length_r = 0;
	*late_r = false;
	office_tidy();
	if (office_there())
		fd = folder_make(pool, &folder);
	if (fd < 0) {
		log_error("office", "step=begin errno=%d", errno);
		return UNAVAILABLE;
	}
	if (document_write(pool_printf(pool, "%s/document.%s", folder, kind), bytes, length))
		outcome = folder_do(pool, folder, kind, milliseconds, pdf_r, length_r, late_r);
	folder_remove(folder);
	close(fd);
	return outcome;
}

enum outcome office_works(struct pool *pool, bool *works_r)
{
	static const char text[] = "Text";
	const void *pdf = NULL;
	size_t length = 0;
	bool late = false;
	enum outcome outcome = office_pdf(
		pool, "txt", text, sizeof(text) - 1, WORKS_MILLISECONDS, &pdf, &length, &late);

	*works_r = length > 0;
	return outcome;
}
