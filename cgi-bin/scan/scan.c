/* Asking clamd. */
#include "scan/scan.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"

#define COMMAND "zINSTREAM" /* with the 0 behind it; the answer ends with one, too */
#define CHUNK ((size_t)64 * 1024)
#define ANSWER_MOST 1000
#define SECONDS 30

static struct sockaddr_un scan_address; /* no path: no scanner */
static int64_t scan_seconds;

void scan_init(const struct settings *settings)
{
	const char *path = settings_text(settings, "clamd_socket", "");

	if (strlen(path) >= sizeof(scan_address.sun_path))
		log_fatal("settings", "setting=clamd_socket problem=too_long");
	scan_address.sun_family = AF_UNIX;
	strcpy(scan_address.sun_path, path);
	scan_seconds = settings_int(settings, "clamd_seconds", SECONDS);
}

bool scan_wanted(void)
{
	return *scan_address.sun_path;
}

struct talk {
	int fd;
	int64_t end_us;
	bool late;
};

/* False: the time is over, or poll fails. */
static bool talk_ready(struct talk *talk, short events)
{
	struct pollfd poll_fd = {.fd = talk->fd, .events = events};
	int ready = -1;

	while (ready < 0) {
		int64_t left = (talk->end_us - clock_ticks_us()) / 1000;

		ready = poll(&poll_fd, 1, left > 0 ? (int)left : 0);
		if (ready < 0 && errno != EINTR)
			return false;
	}
	talk->late = ready == 0;
	return ready == 1;
}

/* False also when it does not want to hear more: what it says then is still read. */
static bool talk_send(struct talk *talk, const void *bytes, size_t length)
{
	for (size_t done = 0; done < length;) {
		ssize_t now = send(talk->fd, (const char *)bytes + done, length - done,
			MSG_NOSIGNAL | MSG_DONTWAIT);

		if (now > 0)
			done += (size_t)now;
		else if (errno != EINTR && (errno != EAGAIN || !talk_ready(talk, POLLOUT)))
			return false;
	}
	return true;
}

static bool talk_send_all(struct talk *talk, const char *bytes, size_t length)
{
	uint32_t size = 0;
	bool sent = talk_send(talk, COMMAND, sizeof(COMMAND));

	for (size_t at = 0; sent && at < length; at += ntohl(size)) {
		size = htonl((uint32_t)(length - at < CHUNK ? length - at : CHUNK));
		sent = talk_send(talk, &size, sizeof(size))
			&& talk_send(talk, bytes + at, ntohl(size));
	}
	size = 0;
	return sent && talk_send(talk, &size, sizeof(size));
}

/* The answer up to its 0; NULL: there is none. */
static const char *talk_answer(struct talk *talk, char answer[ANSWER_MOST])
{
	size_t length = 0;

	while (length < ANSWER_MOST && talk_ready(talk, POLLIN)) {
		ssize_t now = recv(talk->fd, answer + length, ANSWER_MOST - length, MSG_DONTWAIT);

		if (now < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (now <= 0)
			break;
		length += (size_t)now;
		if (memchr(answer, 0, length))
			return answer;
	}
	if (length == 0 || talk->late)
		return NULL;
	return "";
}

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), most = strlen(end);

	return length > most && strcmp(text + length - most, end) == 0;
}

static enum scan_answer answer_read(const char *answer)
{
	static const char from[] = "stream: ";

	if (strcmp(answer, "stream: OK") == 0)
		return SCAN_CLEAN;
	if (strncmp(answer, from, strlen(from)) == 0 && ends_with(answer, " FOUND"))
		return SCAN_FOUND;
	if (strcmp(answer, "INSTREAM size limit exceeded. ERROR") == 0)
		return SCAN_SIZE;
	return SCAN_NONSENSE;
}

static enum scan_answer talk_all(struct talk *talk, const char *bytes, size_t length)
{
	char answer[ANSWER_MOST];
	const char *said;
	bool sent = talk_send_all(talk, bytes, length);

	if (!sent && talk->late)
		return SCAN_LATE;
	said = talk_answer(talk, answer);
	if (!said)
		return talk->late ? SCAN_LATE : SCAN_AWAY;
	enum scan_answer read = answer_read(said);
	/* what it says before it has heard all is no praise of the whole */
	return read == SCAN_CLEAN && !sent ? SCAN_NONSENSE : read;
}

enum scan_answer scan_bytes(const void *bytes, size_t length)
{
	struct talk talk = {.end_us = clock_ticks_us() + scan_seconds * 1000000};
	enum scan_answer answer = SCAN_AWAY;

	if (!scan_wanted())
		return SCAN_AWAY;
	talk.fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (talk.fd < 0)
		return SCAN_AWAY;
	if (connect(talk.fd, (const struct sockaddr *)&scan_address, sizeof(scan_address)) == 0)
		answer = talk_all(&talk, bytes, length);
	close(talk.fd);
	return answer;
}
