/* Tests of intake/: what the virus scanner has to see is seen once, also when the worker is killed
 * at any point; what it finds is destroyed once and told once. */
#include "intake_world.h"

#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "scan/scan.h"

static pid_t scanner;

/* One that hears a whole INSTREAM and answers. */
static void scanner_talk(int talk, const char *says)
{
	char room[70000], last[4] = "";
	ssize_t now;

	while ((now = recv(talk, room, sizeof(room), 0)) > 0) {
		memcpy(last, now >= 4 ? room + now - 4 : last, 4);
		if (memcmp(last, "\0\0\0\0", 4) == 0)
			break;
	}
	if (now > 0)
		send(talk, says, strlen(says) + 1, MSG_NOSIGNAL);
	close(talk);
}

static void scanner_set(const char *path)
{
	const char *name = pool_printf(pool, "%s/scan.conf", support_folder());
	FILE *file = fopen(name, "we");

	assert_non_null(file);
	if (path)
		fprintf(file, "clamd_socket = %s\n", path);
	assert_int_equal(fclose(file), 0);
	settings_free(&settings);
	settings = settings_load(name);
	scan_init(settings);
}

static void scanner_start(const char *says)
{
	const char *path = pool_printf(pool, "%s/clamd", support_folder());
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int listens = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_true(strlen(path) < sizeof(address.sun_path));
	strcpy(address.sun_path, path);
	unlink(path);
	assert_int_equal(bind(listens, (const struct sockaddr *)&address, sizeof(address)), 0);
	assert_int_equal(listen(listens, 10), 0);
	scanner = fork();
	assert_true(scanner >= 0);
	if (scanner == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		for (;;)
			scanner_talk(accept(listens, NULL, NULL), says);
	}
	close(listens);
	scanner_set(path);
}

static int scanner_end(void **state)
{
	(void)state;
	kill(scanner, SIGKILL);
	waitpid(scanner, NULL, 0);
	scanner_set(NULL);
	return 0;
}

static void assert_seen(void)
{
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment"), 1);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment_check"), 0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM stored_file WHERE purpose = 'attachment'"
				 " AND scan = 'clean'"),
		1);
}

static void assert_destroyed(void)
{
	assert_nothing_left();
	assert_string_equal(
		world_text("SELECT reason FROM attachment_refused WHERE id > ?", db_int(0)),
		"file_virus");
}

static void test_clean_killed_at_any_point(void **state)
{
	(void)state;
	scanner_start("stream: OK");
	killed_with("picture-place.jpg", "foto.jpg", "image/jpeg", assert_seen);
}

static void test_found_killed_at_any_point(void **state)
{
	(void)state;
	scanner_start("stream: Test.Eicar FOUND");
	killed_with("plain.pdf", "lebenslauf.pdf", "application/pdf", assert_destroyed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_clean_killed_at_any_point, clear, scanner_end),
		cmocka_unit_test_setup_teardown(test_found_killed_at_any_point, clear, scanner_end),
	};

	return cmocka_run_group_tests_name("intake_scan", tests, all_start, all_end);
}
