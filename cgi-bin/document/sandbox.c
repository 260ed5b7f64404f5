/* The child that looks at strangers' bytes. */
#include "document/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"

#define MEMORY ((rlim_t)160 << 20) /* bytes beyond what the worker has */
#define CPU_SECONDS 5 /* the parent waits less; this is for the case that it dies */
#define ANSWER_MAX 250
#define SHUT_OUT 251 /* the child could not be shut in */

/* All that computing needs; anything else fails with EPERM. Among the signals' and clock's calls
 * are those that a program built with sanitizers makes. */
static const int allowed[] = {
	SCMP_SYS(read),
	SCMP_SYS(write),
	SCMP_SYS(close),
	SCMP_SYS(brk),
	SCMP_SYS(mmap),
	SCMP_SYS(munmap),
	SCMP_SYS(mremap),
	SCMP_SYS(mprotect),
	SCMP_SYS(madvise),
	SCMP_SYS(futex),
	SCMP_SYS(sched_yield),
	SCMP_SYS(getrandom),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(sigaltstack),
	SCMP_SYS(getpid),
	SCMP_SYS(gettid),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
};

static rlim_t memory_now(void)
{
	unsigned long pages = 0;
	FILE *file = fopen("/proc/self/statm", "re");

	if (file && fscanf(file, "%lu", &pages) != 1)
		pages = 0;
	if (file)
		fclose(file);
	return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

static bool child_limit(unsigned int resource, rlim_t most)
{
	const struct rlimit rlimit = {most, most};

	return setrlimit(resource, &rlimit) == 0;
}

/* Only the pipe is left of what the worker had open: no database, no client, no listening socket.
 */
static bool close_all_but(int pipe_end)
{
	int null = open("/dev/null", O_RDWR);

	return null >= 0 && dup2(null, 0) == 0 && dup2(null, 1) == 1 && dup2(null, 2) == 2
		&& dup2(pipe_end, 3) == 3 && close_range(4, ~0U, 0) == 0;
}

static bool shut_in(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));

	for (size_t i = 0; filter && i < sizeof(allowed) / sizeof(allowed[0]); i++)
		if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0))
			return false;
	return filter && prctl(PR_SET_DUMPABLE, 0) == 0 && seccomp_load(filter) == 0;
}

static void child(int pipe_end, sandbox_work *work, void *context) __attribute__((noreturn));
static void child(int pipe_end, sandbox_work *work, void *context)
{
	uint8_t answer = SHUT_OUT;
	rlim_t memory = memory_now();
	bool in = memory > 0 && close_all_but(pipe_end) && child_limit(RLIMIT_AS, memory + MEMORY)
		&& child_limit(RLIMIT_CPU, CPU_SECONDS) && child_limit(RLIMIT_CORE, 0)
		&& child_limit(RLIMIT_FSIZE, 0) && child_limit(RLIMIT_NPROC, 0) && shut_in();

	if (in)
		answer = (uint8_t)work(context);
	_exit(write(3, &answer, 1) == 1 ? 0 : 1);
}

/* The child's byte; -1: none before the time was over or the child died. */
static int child_await(int pipe_end, int64_t end_us)
{
	uint8_t answer;
	struct pollfd poll_fd = {.fd = pipe_end, .events = POLLIN};

	for (;;) {
		int64_t left = (end_us - clock_ticks_us()) / 1000;
		int ready = poll(&poll_fd, 1, left > 0 ? (int)left : 0);

		if (ready < 0 && errno == EINTR)
			continue;
		return ready == 1 && read(pipe_end, &answer, 1) == 1 ? answer : -1;
	}
}

static void child_end(pid_t pid)
{
	kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
}

enum outcome sandbox_run(
	sandbox_work *work, void *context, int64_t milliseconds, int *answer_r, int64_t *spent_r)
{
	int ends[2];
	int64_t begun = clock_ticks_us();

	*answer_r = 0;
	*spent_r = 0;
	if (pipe2(ends, O_CLOEXEC)) {
		log_error("sandbox", "step=pipe errno=%d", errno);
		return UNAVAILABLE;
	}
	pid_t pid = fork();
	if (pid == 0)
		child(ends[1], work, context);
	int answer = -1;
	if (pid > 0) {
		close(ends[1]);
		answer = child_await(ends[0], begun + milliseconds * 1000);
		child_end(pid);
	} else {
		log_error("sandbox", "step=fork errno=%d", errno);
		close(ends[1]);
	}
	close(ends[0]);
	*spent_r = (clock_ticks_us() - begun) / 1000;
	if (pid < 0 || answer == SHUT_OUT) {
		log_error("sandbox", "reason=not_shut_in");
		return UNAVAILABLE;
	}
	if (answer < 0 || answer > ANSWER_MAX)
		return GONE;
	*answer_r = answer;
	return OK;
}
