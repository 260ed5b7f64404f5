/*
 * Log: one line per event on stderr, `time=… level=… prog=… key=value …`. Values are quoted where
 * needed. Never personal data: no names, addresses, texts, search words, tokens (HOUSE invariant
 * 5).
 */
#ifndef BMS_BASE_LOG_H
#define BMS_BASE_LOG_H

/* Names the program in each line; call once. */
void log_init(const char *program);

/* event: a constant word; format: further key=value pairs. */
void log_info(const char *event, const char *format, ...) __attribute__((format(printf, 2, 3)));
void log_warn(const char *event, const char *format, ...) __attribute__((format(printf, 2, 3)));
void log_error(const char *event, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Logs and ends the process with status 70; for what must never happen. */
void log_fatal(const char *event, const char *format, ...)
	__attribute__((format(printf, 2, 3), noreturn));

#endif
