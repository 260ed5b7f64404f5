/* The loop of a waiting job. */
#include "jobs/loop.h"

#include <signal.h>
#include <string.h>
#include <time.h>

#include "choice/choice.h"

static volatile sig_atomic_t ending;

static void end_on_signal(int number)
{
	(void)number;
	ending = 1;
}

/* Without SA_RESTART, so that the pause ends at once. */
void loop_signals(void)
{
	struct sigaction action = {.sa_handler = end_on_signal};

	sigemptyset(&action.sa_mask);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
}

bool loop_ending(void)
{
	return ending != 0;
}

enum job_status loop_run(struct job_context *context, int argc, char **argv,
	enum outcome (*work)(struct job_context *context))
{
	bool loop = argc == 2 && strcmp(argv[1], "--loop") == 0;
	enum outcome outcome;

	if (argc > 1 && !loop)
		return JOB_USAGE;
	loop_signals();
	choices_ask();
	outcome = work(context);
	while (loop && !ending) {
		struct timespec second = {.tv_sec = 1};

		nanosleep(&second, NULL);
		choices_ask();
		if (!ending)
			outcome = work(context);
	}
	return outcome && !loop ? JOB_UNAVAILABLE : JOB_DONE;
}
