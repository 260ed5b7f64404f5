/* A child whose works try what they must not. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "document/child_work.h"

/* Everything that works for it is counted: 10 is nothing. */
static int prisoner_run(const struct child_task *task)
{
	int kept = 10;

	(void)task;
	kept += open("/etc/passwd", O_RDONLY) >= 0;
	kept += socket(AF_INET, SOCK_STREAM, 0) >= 0;
	kept += socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
	kept += fork() >= 0;
	kept += kill(getpid(), 0) == 0;
	kept += execl("/bin/true", "true", NULL) == 0;
	kept += unlink("/tmp/anything") == 0;
	/* the file of the test is open in its parent under every number up to 40 */
	for (int fd = 4; fd < 40; fd++)
		kept += write(fd, "x", 1) == 1;
	kept += getenv("HOME") != NULL;
	return kept;
}

static int endless_run(const struct child_task *task)
{
	volatile size_t number = task->input_count;

	while (number != (size_t)-1)
		number ^= 1;
	return 9;
}

static int greedy_run(const struct child_task *task)
{
	(void)task;
	for (size_t i = 0; i < 1000; i++) {
		char *more = malloc(1 << 20);
		if (!more)
			return 7;
		memset(more, 1, 1 << 20);
	}
	return 8;
}

static int dying_run(const struct child_task *task)
{
	(void)task;
	abort();
}

/* Its words and all that it reads, one after the other. */
static int echo_run(const struct child_task *task)
{
	bool written = child_write(task->words, strlen(task->words));

	for (size_t i = 0; written && i < task->input_count; i++)
		written = child_write(task->inputs[i].bytes, task->inputs[i].length);
	return written ? 1 : 2;
}

/* How many of its inputs it can change, by writing or in memory: 10 is none. */
static int changer_run(const struct child_task *task)
{
	int kept = 10;

	for (size_t i = 0; i < task->input_count; i++) {
		int fd = 3 + (int)i;

		kept += write(fd, "x", 1) == 1;
		kept += mmap(NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) != MAP_FAILED;
	}
	return kept;
}

static int beyond_run(const struct child_task *task)
{
	(void)task;
	return 101;
}

static const struct child_work prisoner = {.name = "prisoner", .run = prisoner_run},
			       endless = {.name = "endless", .run = endless_run},
			       greedy = {.name = "greedy", .run = greedy_run},
			       dying = {.name = "dying", .run = dying_run},
			       echo = {.name = "echo", .run = echo_run},
			       changer = {.name = "changer", .run = changer_run},
			       beyond = {.name = "beyond", .run = beyond_run};
static const struct child_work *const works[] = {
	&prisoner, &endless, &greedy, &dying, &echo, &changer, &beyond, NULL};

int main(int argc, char **argv)
{
	child_serve(argc, argv, works);
}
