/* Tests of scan/: what of a scanner's answers means what. */
#include "support.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"
#include "scan/scan.h"

#define LARGE ((size_t)20 << 20) /* more than a socket holds */

static struct settings *settings;
static char path[100];

static void settings_write(const char *lines)
{
	char name[120];
	FILE *file;

	snprintf(name, sizeof(name), "%s/scan.conf", support_folder());
	file = fopen(name, "we");
	assert_non_null(file);
	fputs(lines, file);
	assert_int_equal(fclose(file), 0);
	if (settings)
		settings_free(&settings);
	settings = settings_load(name);
	scan_init(settings);
}

/* A scanner that hears one. */
struct scanner {
	const char *says;
	size_t length;
	bool deaf; /* says it at once, and hears nothing */
	bool silent; /* stays until the other ends */
	int listens;
	size_t heard;
};

static void *scanner_run(void *context)
{
	struct scanner *scanner = context;
	char room[70000], last[4] = "";
	int talk = accept(scanner->listens, NULL, NULL);
	ssize_t now;

	while (!scanner->deaf && (now = recv(talk, room, sizeof(room), 0)) > 0) {
		scanner->heard += (size_t)now;
		memcpy(last, now >= 4 ? room + now - 4 : last, 4);
		if (!scanner->silent && memcmp(last, "\0\0\0\0", 4) == 0)
			break;
	}
	if (!scanner->silent)
		send(talk, scanner->says, scanner->length, MSG_NOSIGNAL);
	close(talk);
	return NULL;
}

static enum scan_answer asked(struct scanner *scanner, const char *bytes, size_t length)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	pthread_t thread;
	enum scan_answer answer;

	unlink(path);
	strcpy(address.sun_path, path);
	scanner->listens = socket(AF_UNIX, SOCK_STREAM, 0);
	assert_int_equal(
		bind(scanner->listens, (const struct sockaddr *)&address, sizeof(address)), 0);
	assert_int_equal(listen(scanner->listens, 1), 0);
	assert_int_equal(pthread_create(&thread, NULL, scanner_run, scanner), 0);
	answer = scan_bytes(bytes, length);
	pthread_join(thread, NULL);
	close(scanner->listens);
	return answer;
}

static void test_answers(void **state)
{
	(void)state;
	static const struct {
		const char *says;
		size_t length;
		enum scan_answer answer;
	} cases[] = {
		{"stream: OK", 11, SCAN_CLEAN},
		{"stream: OK", 10, SCAN_NONSENSE}, /* without its end */
		{"stream: OK\n", 12, SCAN_NONSENSE},
		{"stream: ok", 11, SCAN_NONSENSE},
		{"OK", 3, SCAN_NONSENSE},
		{"", 1, SCAN_NONSENSE},
		{"", 0, SCAN_AWAY},
		{"stream: Test.Eicar FOUND", 25, SCAN_FOUND},
		{"stream: OK FOUND", 17, SCAN_FOUND},
		{"stream:  FOUND", 15, SCAN_FOUND},
		{"FOUND", 6, SCAN_NONSENSE},
		{"INSTREAM size limit exceeded. ERROR", 36, SCAN_SIZE},
		{"stream: Can't allocate memory ERROR", 36, SCAN_NONSENSE},
		{"UNKNOWN COMMAND", 16, SCAN_NONSENSE},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct scanner scanner = {.says = cases[i].says, .length = cases[i].length};

		if (asked(&scanner, "hallo", 5) != cases[i].answer)
			fail_msg("%s", cases[i].says);
		assert_int_equal(scanner.heard, sizeof("zINSTREAM") + 4 + 5 + 4);
	}
}

/* What is said before all was heard is no praise. */
static void test_deaf(void **state)
{
	(void)state;
	char *bytes = test_malloc(LARGE);
	struct scanner good = {.says = "stream: OK", .length = 11, .deaf = true};
	struct scanner limit = {
		.says = "INSTREAM size limit exceeded. ERROR", .length = 36, .deaf = true};

	memset(bytes, 'x', LARGE);
	assert_int_not_equal(asked(&good, bytes, LARGE), SCAN_CLEAN);
	enum scan_answer answer = asked(&limit, bytes, LARGE);
	assert_true(answer == SCAN_SIZE || answer == SCAN_AWAY);
	test_free(bytes);
}

static void test_late(void **state)
{
	(void)state;
	struct scanner scanner = {.silent = true};

	assert_int_equal(asked(&scanner, "hallo", 5), SCAN_LATE);
}

static void test_nobody(void **state)
{
	(void)state;
	unlink(path);
	assert_true(scan_wanted());
	assert_int_equal(scan_bytes("hallo", 5), SCAN_AWAY);
	settings_write("clamd_seconds = 1\n");
	assert_false(scan_wanted());
	assert_int_equal(scan_bytes("hallo", 5), SCAN_AWAY);
}

static int scan_start(void **state)
{
	char lines[200];

	(void)state;
	clock_init();
	snprintf(path, sizeof(path), "%s/clamd.sock", support_folder());
	snprintf(lines, sizeof(lines), "clamd_socket = %s\nclamd_seconds = 1\n", path);
	settings_write(lines);
	return 0;
}

static int scan_end(void **state)
{
	(void)state;
	settings_free(&settings);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_deaf),
		cmocka_unit_test(test_late),
		cmocka_unit_test(test_nobody),
	};

	return cmocka_run_group_tests(tests, scan_start, scan_end);
}
