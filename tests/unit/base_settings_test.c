/* Tests of base/settings and base/log. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/settings.h"

#define STATUS_SETTINGS 78
#define STATUS_FATAL 70

static char directory[] = "/tmp/base_settings_test.XXXXXX";
static char conf_path[64];
static char secret_path[64];
static struct pool *pool;

static int start(void **state)
{
	(void)state;
	if (!mkdtemp(directory))
		return -1;
	snprintf(conf_path, sizeof(conf_path), "%s/bms.conf", directory);
	snprintf(secret_path, sizeof(secret_path), "%s/secret", directory);
	pool = pool_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	unlink(conf_path);
	unlink(secret_path);
	pool_free(&pool);
	return rmdir(directory);
}

static void file_write(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

/* Runs `work` in a child; gives its exit status and what it wrote to stderr. */
static int child_run(void (*work)(void), char *output, size_t size)
{
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		close(ends[1]);
		work();
		_exit(0);
	}
	close(ends[1]);
	size_t length = 0;
	ssize_t n;
	while (length < size - 1 && (n = read(ends[0], output + length, size - 1 - length)) > 0)
		length += (size_t)n;
	output[length] = '\0';
	close(ends[0]);
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void test_values(void **state)
{
	(void)state;
	static const char text[] = "# Kommentar\n\n  name=Wert mit = und #  \r\nport = 42\n"
				   "leer =\nstadt = Köln\nlast = x";
	file_write(conf_path, text, sizeof(text) - 1);
	struct settings *settings = settings_load(conf_path);
	assert_string_equal(settings_text(settings, "name", NULL), "Wert mit = und #");
	assert_string_equal(settings_need(settings, "stadt"), "Köln");
	assert_string_equal(settings_text(settings, "leer", "anders"), "");
	assert_string_equal(settings_text(settings, "fehlt", "anders"), "anders");
	assert_null(settings_text(settings, "fehlt", NULL));
	assert_string_equal(settings_text(settings, "last", NULL), "x");
	assert_int_equal(settings_int(settings, "port", 1), 42);
	assert_int_equal(settings_int(settings, "fehlt", 7), 7);
	settings_free(&settings);
	assert_null(settings);
	settings_free(&settings);
}

static void load_only(void)
{
	struct settings *settings = settings_load(conf_path);
	settings_free(&settings);
}

static void need_missing(void)
{
	settings_need(settings_load(conf_path), "fehlt");
}

static void need_empty(void)
{
	settings_need(settings_load(conf_path), "leer");
}

static void int_of_text(void)
{
	settings_int(settings_load(conf_path), "name", 0);
}

static void read_secret(void)
{
	settings_secret(settings_load(conf_path), pool, "secret", NULL);
}

static void assert_gives_up(void (*work)(void), const char *conf, const char *says)
{
	char output[2000];
	file_write(conf_path, conf, strlen(conf));
	int status = child_run(work, output, sizeof(output));
	if (status != STATUS_SETTINGS || !strstr(output, says))
		fail_msg("status %d, wanted \"%s\", got: %s", status, says, output);
}

static void test_refused(void **state)
{
	(void)state;
	assert_gives_up(load_only, "a = 1\nkein Wert\n", "line 2");
	assert_gives_up(load_only, "a = 1\n\na = 2\n", "line 3");
	assert_gives_up(load_only, "= 1\n", "line 1");
	assert_gives_up(load_only, "a b = 1\n", "line 1");
	assert_gives_up(load_only, "a = \xff\n", "UTF-8");
	assert_gives_up(need_missing, "a = 1\n", "`fehlt` is missing");
	assert_gives_up(need_empty, "leer =\n", "`leer` is missing");
	assert_gives_up(int_of_text, "name = 12x\n", "`name` is not a number");
	assert_gives_up(read_secret, "secret = /nirgends/da\n", "/nirgends/da");
	char output[2000];
	unlink(conf_path);
	assert_int_equal(child_run(load_only, output, sizeof(output)), STATUS_SETTINGS);
}

static void test_secret(void **state)
{
	(void)state;
	char conf[100];
	size_t length = 0;
	snprintf(conf, sizeof(conf), "secret = %s\n", secret_path);
	file_write(conf_path, conf, strlen(conf));
	struct settings *settings = settings_load(conf_path);
	file_write(secret_path, "geheim\n\n", 8);
	assert_string_equal(settings_secret(settings, pool, "secret", &length), "geheim\n");
	assert_int_equal(length, 7);
	file_write(secret_path, "a\0b\r\n", 5);
	assert_memory_equal(settings_secret(settings, pool, "secret", &length), "a\0b", 4);
	assert_int_equal(length, 3);
	char large[4097];
	memset(large, 'x', sizeof(large));
	file_write(secret_path, large, 4096);
	settings_secret(settings, pool, "secret", &length);
	assert_int_equal(length, 4096);
	file_write(secret_path, large, 4097);
	assert_gives_up(read_secret, conf, "more than 4 KiB");
	file_write(secret_path, "\n", 1);
	assert_gives_up(read_secret, conf, "empty");
	settings_free(&settings);
}

static void log_lines(void)
{
	log_init("probe");
	clock_set(0);
	log_info("start", "n=%d", 3);
	log_warn("forged", "text=%s", "a\ntime=x level=info\x1b[0m");
	char large[3000];
	memset(large, 'x', sizeof(large) - 1);
	large[sizeof(large) - 1] = '\0';
	log_error("large", "text=%s", large);
	log_fatal("end", "n=%d", 4);
}

static void test_log(void **state)
{
	(void)state;
	char output[8000];
	assert_int_equal(child_run(log_lines, output, sizeof(output)), STATUS_FATAL);
	char *line = strtok(output, "\n");
	assert_string_equal(
		line, "time=1970-01-01T00:00:00Z level=info prog=probe event=start n=3");
	line = strtok(NULL, "\n");
	assert_non_null(strstr(line, "level=warn prog=probe event=forged text=a?time=x"));
	assert_null(strchr(line, 0x1b));
	line = strtok(NULL, "\n");
	assert_in_range(strlen(line), 900, 1000);
	line = strtok(NULL, "\n");
	assert_non_null(strstr(line, "level=fatal prog=probe event=end n=4"));
	assert_null(strtok(NULL, "\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_secret),
		cmocka_unit_test(test_log),
	};
	return cmocka_run_group_tests(tests, start, end);
}
