/* Tests of document/office: what LibreOffice makes of documents where it is installed, and what the
 * child that becomes it cannot do, whichever program stands in its place. */
#include "office_stand_in.h"
#include "support.h"

#include <glob.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/pool.h"
#include "document/child.h"
#include "document/office.h"

#include "wait.h"

static struct pool *pool;

static bool late;

static const char *made(const char *kind, const char *document, int64_t milliseconds)
{
	const void *pdf = NULL;
	size_t length = 0;

	assert_int_equal(office_pdf(pool, kind, document, strlen(document), milliseconds, &pdf,
				 &length, &late),
		OK);
	return length ? pool_strndup(pool, pdf, length) : NULL;
}

static void test_kinds(void **state)
{
	(void)state;
	assert_string_equal(office_kind("application/vnd.oasis.opendocument.text"), "odt");
	assert_null(office_kind("application/msword"));
	assert_null(office_kind("application/pdf"));
}

static void test_not_there(void **state)
{
	const void *pdf = NULL;
	size_t length = 1;

	(void)state;
	office_init("/nowhere/soffice.bin");
	assert_false(office_there());
	assert_int_equal(office_pdf(pool, "odt", "x", 1, 1000, &pdf, &length, &late), UNAVAILABLE);
	assert_int_equal(length, 0);
}

/* It sees the document and programs, and nothing of the house, the network or other processes. */
static void test_shut_in(void **state)
{
	const char *said;

	(void)state;
	office_stand_in(pool,
		"import socket\n"
		"def tried(name, do):\n"
		"    try: do()\n"
		"    except OSError as why: said.append('%s:%d' % (name, why.errno))\n"
		"    else: said.append(name + ':done')\n"
		"tried('network', lambda: socket.socket())\n"
		"tried('local', lambda: socket.socket(socket.AF_UNIX).connect('/run/x'))\n"
		"tried('process', os.fork)\n"
		"tried('signal', lambda: os.kill(os.getppid(), 0))\n"
		"tried('read', lambda: open('/etc/passwd'))\n"
		"tried('folder', lambda: os.listdir('/tmp'))\n"
		"tried('environment', lambda: open('/proc/1/environ'))\n"
		"tried('write', lambda: open('/tmp/bms-office-was-here', 'w'))\n"
		"tried('link', lambda: os.symlink('/etc/passwd', 'link'))\n"
		"tried('own', lambda: open('own', 'w'))\n"
		"said.append(document.decode())\n"
		"said.append(' '.join(sorted(os.environ)))\n");
	said = made("docx", "Lebenslauf", 20000);
	assert_string_equal(said,
		"network:1 local:1 process:1 signal:1 read:13 folder:13 environment:13 write:13"
		" link:13 own:done Lebenslauf HOME LANG SAL_USE_VCLPLUGIN TMPDIR");
}

/* Beside its folder and of its user: a file and a process. Calls by number are those of which
 * Python has none. */
static void test_no_harm(void **state)
{
	const char *path = pool_printf(pool, "%s/beside", support_folder());
	struct stat before, after;
	int status = 0;
	FILE *file = fopen(path, "we");
	pid_t other = fork();
	const char *said;

	(void)state;
	if (other == 0) {
		pause();
		_exit(0);
	}
	assert_true(other > 0);
	assert_non_null(file);
	assert_int_equal(fputs("kept", file), 1);
	assert_int_equal(fchmod(fileno(file), 0640), 0);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(stat(path, &before), 0);
	office_stand_in(pool,
		pool_printf(pool,
			"import ctypes, fcntl, resource, signal, socket, struct\n"
			"libc = ctypes.CDLL(None, use_errno=True)\n"
			"path, other, call = b'%s', %lld, libc.syscall\n"
			"def tried(name, *how):\n"
			"    done = call(*how)\n"
			"    why = ctypes.get_errno() if done < 0 else 0\n"
			"    said.append('%%s:%%d' %% (name, why))\n"
			"    ctypes.set_errno(0)\n"
			"room = ctypes.create_string_buffer(200)\n"
			"pipe = os.pipe()[1]\n"
			"tried('truncate', 76, path, 0)\n"
			"tried('open', 2, path, 3 | os.O_TRUNC)\n"
			"tried('openat', 257, -100, path, 3 | os.O_TRUNC, 0)\n"
			"cut = struct.pack('QQQ', os.O_TRUNC | 3, 0, 0)\n"
			"tried('openat2', 437, -100, path, cut, 24)\n"
			"tried('chmod', 90, path, 0)\n"
			"tried('fchmodat', 268, -100, path, 0)\n"
			"tried('fchmodat2', 452, -100, path, 0, 0)\n"
			"tried('chown', 92, path, -1, -1)\n"
			"tried('lchown', 94, path, -1, -1)\n"
			"tried('fchownat', 260, -100, path, -1, -1, 0)\n"
			"tried('utimes', 235, path, struct.pack('qqqq', 1, 0, 1, 0))\n"
			"tried('utimensat', 280, -100, path, struct.pack('qqqq', 1, 0, 1, 0), 0)\n"
			"tried('setxattr', 188, path, b'user.x', b'x', 1, 0)\n"
			"tried('removexattr', 197, path, b'user.x')\n"
			"tried('setxattrat', 463, -100, path, 0, b'user.x', room, 16)\n"
			"tried('tgkill', 234, other, other, 9)\n"
			"tried('tkill', 200, other, 9)\n"
			"tried('queue', 129, other, 9, room)\n"
			"tried('thread', 297, other, other, 9, room)\n"
			"tried('pidfd', 424, pipe, 9, 0, 0)\n"
			"tried('limit', 302, other, 0, room, 0)\n"
			"tried('owner', 72, pipe, 8, other)\n"
			"tried('sign', 72, pipe, 10, 9)\n"
			"tried('priority', 141, 0, other, 19)\n"
			"socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)\n"
			"tried('send', 44, socket.fileno(), b'x', 1, 0, room, 3)\n"
			"tried('message', 46, socket.fileno(), room, 0)\n"
			"tried('own', 234, os.getpid(), call(186), 0)\n"
			"resource.getrlimit(resource.RLIMIT_CPU)\n",
			path, (long long)other));
	said = made("docx", "Lebenslauf", 20000);
	assert_int_equal(stat(path, &after), 0);
	assert_int_equal(waitpid(other, &status, WNOHANG), 0);
	assert_int_equal(kill(other, SIGKILL), 0);
	assert_int_equal(waitpid(other, &status, 0), other);
	assert_string_equal(said,
		"truncate:1 open:1 openat:1 openat2:38 chmod:0 fchmodat:0 fchmodat2:0 chown:1"
		" lchown:1 fchownat:1 utimes:0 utimensat:0 setxattr:1 removexattr:1 setxattrat:1"
		" tgkill:1 tkill:1 queue:1 thread:1 pidfd:1 limit:1 owner:1 sign:1 priority:1"
		" send:1 message:1 own:0");
	assert_int_equal(after.st_size, before.st_size);
	assert_int_equal(after.st_mode, before.st_mode);
	assert_memory_equal(&after.st_mtim, &before.st_mtim, sizeof(after.st_mtim));
	assert_memory_equal(&after.st_ctim, &before.st_ctim, sizeof(after.st_ctim));
}

/* What takes too long, ends, or makes nothing is no PDF; what it wrote goes with its folder. */
static void test_nothing_made(void **state)
{
	static const char *const programs[] = {
		"while True: pass\n", "os._exit(0)\n", "os.abort()\n", "bytearray(4 << 30)\n"};
	const char *folder;

	(void)state;
	for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
		office_stand_in(pool, programs[i]);
		assert_null(made("odt", "Text", i == 0 ? 1000 : 20000));
		assert_int_equal(late, i == 0);
	}
	office_stand_in(pool, "said.append(os.getcwd())\n");
	folder = made("odt", "Text", 20000);
	assert_non_null(strstr(folder, "/dev/shm/bms-office."));
	assert_int_not_equal(access(folder, F_OK), 0);
}

/* The folder in which this document lies; NULL: it is in none. */
static const char *folder_of(const char *document)
{
	const char *found = NULL;
	char text[100];
	glob_t all;

	if (glob("/dev/shm/bms-office.*/document.odt", 0, NULL, &all) == 0)
		for (size_t i = 0; i < all.gl_pathc; i++) {
			FILE *file = fopen(all.gl_pathv[i], "re");

			text[file ? fread(text, 1, sizeof(text) - 1, file) : 0] = 0;
			if (file)
				fclose(file);
			if (strcmp(text, document) == 0)
				found = pool_strdup(pool, all.gl_pathv[i]);
		}
	globfree(&all);
	return found;
}

/* A worker that is killed leaves the document; the next one removes it, and none that is used. */
static void test_killed(void **state)
{
	const char *document = pool_printf(pool, "Lebenslauf %lld", (long long)getpid());
	int status = 0;
	pid_t worker;

	(void)state;
	office_stand_in(pool, "os.read(os.pipe()[0], 1)\n");
	worker = fork();
	if (worker == 0) {
		made("odt", document, 60000);
		_exit(0);
	}
	assert_true(worker > 0);
	WAIT_UNTIL(folder_of(document) != NULL);
	office_tidy();
	assert_non_null(folder_of(document));
	assert_int_equal(kill(worker, SIGKILL), 0);
	assert_int_equal(waitpid(worker, &status, 0), worker);
	assert_non_null(folder_of(document));
	/* a child that is just beginning ends with it, a moment later */
	WAIT_UNTIL((office_tidy(), !folder_of(document)));
}

/* With the real one, where it is installed. */
static void test_real(void **state)
{
	const void *pdf = NULL;
	size_t length = 0;
	const char *path = pool_printf(pool, "%s/office.pdf", support_folder());
	char text[1000] = "";
	static char document[1 << 16];
	size_t size = 0;
	FILE *file = fopen(
		pool_printf(pool, "%s/tests/files/lebenslauf.odt", getenv("BMS_SOURCE")), "re");

	(void)state;
	assert_non_null(file);
	size = fread(document, 1, sizeof(document), file);
	assert_int_equal(fclose(file), 0);
	office_init(OFFICE_PROGRAM);
	if (!office_there()) {
		print_message("LibreOffice is not installed: with a program in its place alone\n");
		assert_int_equal(
			office_pdf(pool, "odt", document, size, 1000, &pdf, &length, &late),
			UNAVAILABLE);
		return;
	}
	assert_int_equal(office_pdf(pool, "odt", document, size, 90000, &pdf, &length, &late), OK);
	assert_true(length > 0);
	file = fopen(path, "we");
	assert_non_null(file);
	assert_int_equal(fwrite(pdf, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
	file = popen(pool_printf(pool, "qpdf --check %s >&2 && pdftotext %s -", path, path), "re");
	assert_non_null(file);
	text[fread(text, 1, sizeof(text) - 1, file)] = 0;
	assert_int_equal(pclose(file), 0);
	assert_non_null(strstr(text, "Lebenslauf von Nora"));
}

static int begin_one(void **state)
{
	(void)state;
	pool = pool_new();
	return 0;
}

static int finish_one(void **state)
{
	(void)state;
	pool_free(&pool);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_kinds, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_not_there, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_shut_in, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_no_harm, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_nothing_made, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_killed, begin_one, finish_one),
		cmocka_unit_test_setup_teardown(test_real, begin_one, finish_one),
	};

	child_init("./bmschild");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
