/* Inside of the child: it shuts itself in before it sees a stranger's byte. */
#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "document/child_private.h"
#include "document/child_work.h"

/* All that computing needs; anything else fails with EPERM. Among the signals' and clock's calls
 * are those that a program built with sanitizers makes. */
static const int allowed[] = {
	SCMP_SYS(read),
	SCMP_SYS(write),
	SCMP_SYS(lseek),
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

static bool calls_limit(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));

	for (size_t i = 0; filter && i < sizeof(allowed) / sizeof(allowed[0]); i++)
		if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0))
			return false;
	return filter && prctl(PR_SET_DUMPABLE, 0) == 0 && seccomp_load(filter) == 0;
}

static bool shut_in(rlim_t memory, rlim_t most, rlim_t seconds)
{
	rlim_t now = memory_now();

	return now > 0 && child_limit(RLIMIT_AS, now + memory) && child_limit(RLIMIT_CPU, seconds)
		&& child_limit(RLIMIT_CORE, 0) && child_limit(RLIMIT_FSIZE, most)
		&& child_limit(RLIMIT_NPROC, 0) && signal(SIGXFSZ, SIG_IGN) != SIG_ERR
		&& calls_limit();
}

bool child_write(const void *bytes, size_t length)
{
	size_t done = 0;

	while (done < length) {
		ssize_t now = write(CHILD_RESULT_FD, (const char *)bytes + done, length - done);
		if (now <= 0)
			return false;
		done += (size_t)now;
	}
	return true;
}

bool child_has_room(size_t bytes)
{
	void *room = mmap(NULL, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return room != MAP_FAILED && munmap(room, bytes) == 0;
}

/* The inputs as they lie in memory; false: not all of them. */
static bool inputs_map(struct child_bytes *inputs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int fd = CHILD_INPUT_FD + (int)i;
		off_t size = lseek(fd, 0, SEEK_END);
		if (size < 0)
			return false;
		inputs[i] = (struct child_bytes){(const uint8_t *)"", (size_t)size};
		if (size > 0)
			inputs[i].bytes = mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, fd, 0);
		if (inputs[i].bytes == MAP_FAILED)
			return false;
	}
	return true;
}

static const struct child_work *work_find(const struct child_work *const *works, const char *name)
{
	while (*works && strcmp((*works)->name, name) != 0)
		works++;
	return *works;
}

void child_serve(int argc, char **argv, const struct child_work *const *works)
{
	const struct child_work *work =
		argc == 1 + CHILD_ARGUMENTS ? work_find(works, argv[1]) : NULL;

	if (!work || prctl(PR_SET_PDEATHSIG, SIGKILL))
		_exit(CHILD_SHUT_OUT);
	size_t count = strtoul(argv[3], NULL, 10);
	struct child_bytes *inputs = calloc(count + 1, sizeof(*inputs));
	if (!inputs || !inputs_map(inputs, count))
		_exit(CHILD_SHUT_OUT);
	if (work->prepare)
		work->prepare();
	if (!shut_in(strtoul(argv[4], NULL, 10), strtoul(argv[5], NULL, 10),
		    strtoul(argv[6], NULL, 10)))
		_exit(CHILD_SHUT_OUT);
	int answer = work->run(&(struct child_task){argv[2], inputs, count});
	_exit(answer >= 0 && answer <= CHILD_ANSWER_MAX ? CHILD_ANSWER + answer : EXIT_FAILURE);
}
