/* For the test of mail/: a small SMTP server on a free loopback port, in a child process. */
#ifndef BMS_TESTS_SMTP_FIXTURE_H
#define BMS_TESTS_SMTP_FIXTURE_H

#include "support.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/pool.h"

#define SMTP_SILENT "silent" /* as refusal: no answer to RCPT at all */

/* Falls silent in the middle of one mail: at the RCPT or within the DATA of the so many-th. */
struct smtp_stall {
	int rcpt, data; /* 0: at none */
	int mails; /* begun so far */
	bool stalled;
};

static int smtp_port;
static pid_t smtp_child;
static struct smtp_stall *smtp_stall; /* in memory of both processes; NULL: never */
static const char *smtp_refused; /* what RCPT names when it is refused; NULL: whatever */
static const char *smtp_refused_at = "RCPT"; /* the command that is refused; ".": the mail's end */

static void smtp_say(FILE *to, const char *line)
{
	fprintf(to, "%s\r\n", line);
	fflush(to);
}

/* Nothing is said any more until the other side has gone. */
static void smtp_wait(FILE *from, int *place)
{
	char line[4000];

	*place = 0;
	smtp_stall->stalled = true;
	while (fgets(line, sizeof(line), from))
		;
}

/* The answer to what is to be refused; a mail that was refused is in no inbox. */
static bool smtp_refuses(FILE *to, const char *line, const char *refuse)
{
	if (!refuse || strcmp(refuse, SMTP_SILENT) == 0
		|| strncmp(line, smtp_refused_at, strlen(smtp_refused_at)) != 0
		|| (smtp_refused && !strstr(line, smtp_refused)))
		return false;
	smtp_say(to, refuse);
	return true;
}

/* One connection. `refuse`: the answer to what is refused, NULL to take all. */
static void smtp_talk(FILE *from, FILE *to, const char *path, const char *refuse)
{
	char line[4000];
	FILE *file = NULL;
	smtp_say(to, "220 test");
	while (fgets(line, sizeof(line), from)) {
		if (file && strcmp(line, ".\r\n") == 0) {
			fclose(file);
			file = NULL;
			if (smtp_refuses(to, line, refuse))
				unlink(path);
			else
				smtp_say(to, "250 taken");
		} else if (file) {
			fputs(line[0] == '.' ? line + 1 : line, file);
		} else if (strncmp(line, "RCPT", 4) == 0 && refuse
			&& strcmp(refuse, SMTP_SILENT) == 0) {
			while (fgets(line, sizeof(line), from))
				;
			break;
		} else if (smtp_refuses(to, line, refuse)) {
			continue;
		} else if (strncmp(line, "RCPT", 4) == 0 && smtp_stall
			&& ++smtp_stall->mails == smtp_stall->rcpt) {
			smtp_wait(from, &smtp_stall->rcpt);
			break;
		} else if (strncmp(line, "DATA", 4) == 0 && smtp_stall
			&& smtp_stall->mails == smtp_stall->data) {
			smtp_say(to, "354 go on");
			smtp_wait(from, &smtp_stall->data);
			break;
		} else if (strncmp(line, "DATA", 4) == 0) {
			file = fopen(path, "a");
			smtp_say(to, "354 go on");
		} else if (strncmp(line, "QUIT", 4) == 0) {
			break;
		} else {
			smtp_say(to, "250 good");
		}
	}
	if (file)
		fclose(file);
}

static void smtp_serve(int listener, const char *path, const char *refuse)
{
	for (;;) {
		int fd = accept(listener, NULL, NULL);
		if (fd < 0)
			continue;
		if (fork() == 0) {
			smtp_talk(fdopen(fd, "r"), fdopen(dup(fd), "w"), path, refuse);
			_exit(0);
		}
		close(fd);
	}
}

/* Starts it; mails are added to the file at `path`. */
static void smtp_start(const char *path, const char *refuse)
{
	struct sockaddr_in address = {.sin_family = AF_INET};
	socklen_t length = sizeof(address);
	int listener = socket(AF_INET, SOCK_STREAM, 0);
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	unlink(path);
	assert_int_equal(bind(listener, (struct sockaddr *)&address, length), 0);
	assert_int_equal(listen(listener, 10), 0);
	assert_int_equal(getsockname(listener, (struct sockaddr *)&address, &length), 0);
	smtp_port = ntohs(address.sin_port);
	smtp_child = fork();
	assert_true(smtp_child >= 0);
	if (smtp_child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL); /* a failed test does not stop it */
		signal(SIGCHLD, SIG_IGN);
		smtp_serve(listener, path, refuse);
	}
	close(listener);
}

/* The same, with another command that is refused. */
static inline void smtp_start_at(const char *path, const char *command, const char *refuse)
{
	const char *before = smtp_refused_at;

	smtp_refused_at = command;
	smtp_start(path, refuse);
	smtp_refused_at = before;
}

static void smtp_stop(void)
{
	kill(smtp_child, SIGKILL);
	waitpid(smtp_child, NULL, 0);
}

/* The whole file as text; "" when there is none. */
static inline char *file_text(struct pool *pool, const char *path)
{
	char *text = pool_alloc(pool, 1 << 20);
	FILE *file = fopen(path, "r");
	if (!file)
		return text;
	size_t length = fread(text, 1, (1 << 20) - 1, file);
	text[length] = '\0';
	fclose(file);
	return text;
}

#endif
