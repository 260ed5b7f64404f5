/* The loop of a worker. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "web/serve/serve_private.h"

#define PAUSE 100000 /* microseconds after a failed accept, so that its cause may pass */

static volatile sig_atomic_t stopping;

static void server_stop(int signal_number)
{
	(void)signal_number;
	stopping = 1;
}

static void handle_signals(void)
{
	struct sigaction action = {.sa_handler = server_stop};
	sigemptyset(&action.sa_mask);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	signal(SIGPIPE, SIG_IGN);
}

/*
 * SIGTERM is only let in while the worker waits for a request, so that it cannot disturb one under
 * way; `while_waiting_r` is the mask of that time.
 */
static void catch_signals(sigset_t *while_waiting_r)
{
	sigset_t ours;
	sigemptyset(&ours);
	sigaddset(&ours, SIGTERM);
	sigaddset(&ours, SIGINT);
	sigprocmask(SIG_BLOCK, &ours, while_waiting_r);
	sigdelset(while_waiting_r, SIGTERM);
	sigdelset(while_waiting_r, SIGINT);
	handle_signals();
}

/* A descriptor that waits for fd 0, waking one worker only. */
static int watch_socket(void)
{
	int flags = fcntl(STDIN_FILENO, F_GETFL);
	if (flags < 0 || fcntl(STDIN_FILENO, F_SETFL, flags | O_NONBLOCK) < 0)
		return -1;
	int watch = epoll_create1(EPOLL_CLOEXEC);
	struct epoll_event event = {.events = EPOLLIN | EPOLLEXCLUSIVE};
	if (watch >= 0 && epoll_ctl(watch, EPOLL_CTL_ADD, STDIN_FILENO, &event) < 0) {
		close(watch);
		return -1;
	}
	return watch;
}

/* True when somebody may be waiting; false when the worker shall end. */
static bool wait_for_request(int watch, const sigset_t *while_waiting)
{
	struct epoll_event event;
	while (!stopping)
		if (epoll_pwait(watch, &event, 1, -1, while_waiting) > 0)
			return true;
	return false;
}

int server_run(struct server *server)
{
	sigset_t while_waiting;
	FCGX_Request fcgi;
	catch_signals(&while_waiting);
	int watch = watch_socket();
	if (watch < 0 || FCGX_Init() != 0
		|| FCGX_InitRequest(&fcgi, STDIN_FILENO, FCGI_FAIL_ACCEPT_ON_INTR) != 0) {
		log_error("server", "reason=no_listening_socket errno=%d", errno);
		return 1;
	}
	log_info("started", "pages=%zu", server->route_count);
	while (wait_for_request(watch, &while_waiting)) {
		int refused = FCGX_Accept_r(&fcgi);
		if (refused == 0) {
			dispatch(server, &fcgi);
		} else if (refused != -EAGAIN) { /* that one: another worker was quicker */
			log_warn("accept", "code=%d", refused);
			usleep(PAUSE);
		}
	}
	FCGX_Free(&fcgi, 1);
	close(watch);
	log_info("stopped", "signal=1");
	return 0;
}

static bool server_ending(void)
{
	return stopping != 0;
}

/* SIGTERM ends the pause; what is under way asks whether it is to end. */
int server_work(struct server *server, struct db *db)
{
	handle_signals();
	log_info("started", "work=1");
	while (!stopping) {
		const struct timespec second = {.tv_sec = 1};
		server->site->work(server, db, server_ending);
		if (!stopping)
			nanosleep(&second, NULL);
	}
	log_info("stopped", "signal=1");
	return 0;
}
