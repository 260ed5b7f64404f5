/* Starting the child and waiting for it. */
#include "document/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/log.h"
#include "document/child_private.h"

static char *child_program;

void child_init(const char *program)
{
	free(child_program);
	child_program = strdup(program);
	if (!child_program)
		log_fatal("child", "reason=memory");
}

enum outcome child_file(int *fd_r)
{
	*fd_r = memfd_create("child", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (*fd_r >= 0)
		return OK;
	log_error("child", "step=file errno=%d", errno);
	return UNAVAILABLE;
}

static bool file_fill(int fd, const void *bytes, size_t length)
{
	return fd_write_all(fd, bytes, length)
		&& fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK) == 0;
}

enum outcome child_file_of(const void *bytes, size_t length, int *fd_r)
{
	enum outcome outcome = child_file(fd_r);

	if (outcome || file_fill(*fd_r, bytes, length))
		return outcome;
	log_error("child", "step=fill errno=%d", errno);
	close(*fd_r);
	return UNAVAILABLE;
}

enum outcome child_file_read(struct pool *pool, int fd, const void **bytes_r, size_t *length_r)
{
	off_t size = lseek(fd, 0, SEEK_END);

	if (size < 0)
		return UNAVAILABLE;
	char *bytes = pool_alloc(pool, (size_t)size + 1);
	*bytes_r = bytes;
	*length_r = (size_t)size;
	for (off_t at = 0; at < size;) {
		ssize_t now = pread(fd, bytes + at, (size_t)(size - at), at);
		if (now < 0 && errno == EINTR)
			continue;
		if (now <= 0)
			return UNAVAILABLE;
		at += now;
	}
	return OK;
}

/* The files the child gets, by their numbers there. */
struct files {
	int fds[CHILD_INPUT_FD + CHILD_INPUTS];
	size_t count;
};

static void files_close(struct files *files)
{
	while (files->count > 0)
		close(files->fds[--files->count]);
}

/* Under numbers beyond all that they have there, so that none takes another's place. */
static bool file_give(struct files *files, int fd, size_t all)
{
	int given = fcntl(fd, F_DUPFD_CLOEXEC, (int)all);

	if (given >= 0)
		files->fds[files->count++] = given;
	return given >= 0;
}

/* To be read alone, whatever the parent may do with it. */
static bool input_give(struct files *files, int fd, size_t all)
{
	char path[40];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	int input = open(path, O_RDONLY | O_CLOEXEC);
	bool given = input >= 0 && file_give(files, input, all);
	if (input >= 0)
		close(input);
	return given;
}

static bool files_give(struct files *files, const struct child_job *job)
{
	size_t all = CHILD_INPUT_FD + job->input_count;
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	bool given = null >= 0 && job->input_count <= CHILD_INPUTS && file_give(files, null, all)
		&& file_give(files, job->result < 0 ? null : job->result, all)
		&& file_give(files, null, all);

	for (size_t i = 0; given && i < job->input_count; i++)
		given = input_give(files, job->inputs[i], all);
	if (null >= 0)
		close(null);
	return given;
}

/* Of what the worker has open the child gets these and nothing else: no database, no client, no
 * listening socket. */
static bool actions_fill(posix_spawn_file_actions_t *actions, const struct files *files)
{
	bool good = true;

	for (size_t i = 0; good && i < files->count; i++)
		good = posix_spawn_file_actions_adddup2(actions, files->fds[i], (int)i) == 0;
	return good && posix_spawn_file_actions_addclosefrom_np(actions, (int)files->count) == 0;
}

/* It begins with no signal blocked or ignored, in a group of its own. */
static bool signals_fill(posix_spawnattr_t *attributes)
{
	sigset_t none, all;

	sigemptyset(&none);
	sigfillset(&all);
	return posix_spawnattr_setsigmask(attributes, &none) == 0
		&& posix_spawnattr_setsigdefault(attributes, &all) == 0
		&& posix_spawnattr_setpgroup(attributes, 0) == 0
		&& posix_spawnattr_setflags(attributes,
			   POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP)
		== 0;
}

static pid_t child_spawn(char *const *arguments, const struct files *files)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	char *nothing[] = {NULL};
	pid_t pid = -1;

	if (posix_spawn_file_actions_init(&actions))
		return -1;
	if (posix_spawnattr_init(&attributes) == 0) {
		if (!actions_fill(&actions, files) || !signals_fill(&attributes)
			|| posix_spawn(
				&pid, child_program, &actions, &attributes, arguments, nothing))
			pid = -1;
		posix_spawnattr_destroy(&attributes);
	}
	posix_spawn_file_actions_destroy(&actions);
	return pid;
}

static pid_t child_start(const struct child_job *job)
{
	struct files files = {.count = 0};
	char inputs[24], memory[24], most[24], seconds[24];
	char *arguments[] = {child_program, (char *)(uintptr_t)job->work,
		(char *)(uintptr_t)(job->words ? job->words : ""), inputs, memory, most, seconds,
		NULL};
	pid_t pid = -1;

	snprintf(inputs, sizeof(inputs), "%zu", job->input_count);
	snprintf(memory, sizeof(memory), "%zu", job->memory);
	snprintf(most, sizeof(most), "%zu", job->result_most);
	/* the parent waits less; this is for the case that it cannot end it */
	snprintf(seconds, sizeof(seconds), "%lld", (long long)job->milliseconds / 1000 + 2);
	if (files_give(&files, job))
		pid = child_spawn(arguments, &files);
	files_close(&files);
	return pid;
}

/* Until it has ended, or the time is over. */
static void child_await(pid_t pid, int64_t end_us)
{
	struct pollfd poll_fd = {.fd = pidfd_open(pid, 0), .events = POLLIN};
	int ready = -1;

	while (poll_fd.fd >= 0 && ready < 0) {
		int64_t left = (end_us - clock_ticks_us()) / 1000;
		ready = poll(&poll_fd, 1, left > 0 ? (int)left : 0);
		if (ready < 0 && errno != EINTR)
			break;
	}
	if (poll_fd.fd >= 0)
		close(poll_fd.fd);
}

/* Its exit status; -1: none. Whatever it has begun ends with it. */
static int child_end(pid_t pid)
{
	int status = 0;

	kill(-pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

enum outcome child_run(const struct child_job *job, int *answer_r, int64_t *spent_r)
{
	int64_t begun = clock_ticks_us();
	pid_t pid = child_start(job);
	int answer = CHILD_SHUT_OUT;

	*answer_r = 0;
	if (pid > 0) {
		child_await(pid, begun + job->milliseconds * 1000);
		answer = child_end(pid);
	} else {
		log_error("child", "step=start errno=%d", errno);
	}
	*spent_r = (clock_ticks_us() - begun) / 1000;
	if (answer == CHILD_SHUT_OUT) {
		log_error("child", "reason=not_shut_in work=%s", job->work);
		return UNAVAILABLE;
	}
	if (answer < CHILD_ANSWER || answer > CHILD_ANSWER + CHILD_ANSWER_MAX)
		return GONE;
	*answer_r = answer - CHILD_ANSWER;
	return OK;
}
