/* Bus errors. */
#include "search/index/guard.h"

#include <setjmp.h>
#include <signal.h>
#include <string.h>

static sigjmp_buf back;
static volatile sig_atomic_t guarded;

/* Elsewhere it is a fault of the program and ends it. */
static void on_bus_error(int number)
{
	if (guarded)
		siglongjmp(back, 1);
	signal(number, SIG_DFL);
	raise(number);
}

static void handler_set(void)
{
	struct sigaction action = {.sa_handler = on_bus_error};
	sigemptyset(&action.sa_mask);
	sigaction(SIGBUS, &action, NULL);
}

bool guard_run(void (*work)(void *context), void *context)
{
	handler_set();
	if (sigsetjmp(back, 1) != 0) {
		guarded = 0;
		return false;
	}
	guarded = 1;
	work(context);
	guarded = 0;
	return true;
}
