/* The log: one line per event, written at once, so that lines of several workers do not mix. */
#include "base/log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"

#define LINE_MAX_BYTES 1000
#define FATAL_STATUS 70

static const char *log_program = "bms";

void log_init(const char *program)
{
	log_program = program;
}

static void line_write(const char *line, size_t length)
{
	while (length > 0) {
		ssize_t n = write(STDERR_FILENO, line, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		line += n;
		length -= (size_t)n;
	}
}

static void event_write(const char *level, const char *event, const char *format, va_list args)
{
	char line[LINE_MAX_BYTES + 2];
	char stamp[32];
	time_t now = (time_t)clock_now();
	struct tm tm;
	gmtime_r(&now, &tm);
	strftime(stamp, sizeof(stamp), "%Y-%m-%dT%H:%M:%SZ", &tm);

	int head = snprintf(line, LINE_MAX_BYTES, "time=%s level=%s prog=%s event=%s ", stamp,
		level, log_program, event);
	size_t length = head > 0 ? (size_t)head : 0;
	if (length < LINE_MAX_BYTES) {
		int rest = vsnprintf(line + length, LINE_MAX_BYTES - length, format, args);
		length += rest > 0 ? (size_t)rest : 0;
	}
	if (length >= LINE_MAX_BYTES)
		length = LINE_MAX_BYTES - 1;
	/* a value with a line end must not forge a second line */
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f)
			line[i] = '?';
	line[length++] = '\n';
	line_write(line, length);
}

void log_info(const char *event, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	event_write("info", event, format, args);
	va_end(args);
}

void log_warn(const char *event, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	event_write("warn", event, format, args);
	va_end(args);
}

void log_error(const char *event, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	event_write("error", event, format, args);
	va_end(args);
}

void log_fatal(const char *event, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	event_write("fatal", event, format, args);
	va_end(args);
	fflush(NULL);
	_exit(FATAL_STATUS);
}
