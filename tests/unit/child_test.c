/* Tests of document/: the child that takes strangers' files apart. */
#define FIXTURE_CHILD "./tests/unit/child"
#include "child_fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "wait.h"

#define LONG 20000 /* milliseconds; a machine may be busy */

static enum outcome work(const char *name, int64_t milliseconds, int *answer_r)
{
	int64_t spent;

	return child_run(&(struct child_job){.work = name,
				 .result = -1,
				 .memory = CHILD_MEMORY,
				 .milliseconds = milliseconds},
		answer_r, &spent);
}

static void test_shut_in(void **state)
{
	(void)state;
	int answer, files[30], ends[2];
	char byte;

	assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
	for (size_t i = 0; i < 30; i++)
		files[i] = dup(ends[1]); /* inherited without O_CLOEXEC */
	assert_int_equal(setenv("HOME", "/root", 1), 0);
	assert_int_equal(work("prisoner", LONG, &answer), OK);
	assert_int_equal(answer, 10);
	assert_int_equal(read(ends[0], &byte, 1), -1);
	for (size_t i = 0; i < 30; i++)
		close(files[i]);
	close(ends[0]);
	close(ends[1]);
}

static void test_limits(void **state)
{
	(void)state;
	int answer;
	int64_t begun = clock_ticks_us();

	assert_int_equal(work("endless", 300, &answer), GONE);
	assert_in_range(clock_ticks_us() - begun, 290000, 5000000);
	assert_int_equal(answer, 0);
	assert_int_equal(work("dying", LONG, &answer), GONE);
	enum outcome outcome = work("greedy", LONG, &answer);
	assert_true(outcome == GONE || answer == 7);
	assert_int_equal(work("beyond", LONG, &answer), GONE);
	assert_int_equal(work("unheard", LONG, &answer), UNAVAILABLE);
	assert_int_equal(work("echo", 0, &answer), GONE);
}

/* What it has begun ends with it, in time or not. */
static void test_group(void **state)
{
	const char *path = pool_printf(pool, "%s/group", support_folder());
	const char *other = pool_printf(pool, "%s/other", support_folder());
	int answer = 0;

	(void)state;
	for (int late = 0; late <= 1; late++) {
		FILE *file = fopen(path, "we");
		int pid = 0;

		assert_non_null(file);
		fprintf(file, "#!/bin/sh\nsleep 600 &\necho $! >%s\n%s\n", other,
			late ? "wait" : "exit 107");
		assert_int_equal(fchmod(fileno(file), 0700), 0);
		assert_int_equal(fclose(file), 0);
		child_init(path);
		assert_int_equal(work("any", late ? 3000 : LONG, &answer), late ? GONE : OK);
		file = fopen(other, "re");
		assert_non_null(file);
		assert_int_equal(fscanf(file, "%d", &pid), 1);
		assert_int_equal(fclose(file), 0);
		WAIT_UNTIL(kill(pid, 0) < 0);
	}
	child_init(FIXTURE_CHILD);
}

/* Inputs in their order, an empty one among them, as many as there may be; the result no longer
 * than allowed. */
static void test_files(void **state)
{
	(void)state;
	int inputs[CHILD_INPUTS], result, answer;
	int64_t spent;
	const void *bytes;
	size_t length;
	struct child_job job = {.work = "echo",
		.words = "a b",
		.inputs = inputs,
		.input_count = CHILD_INPUTS,
		.memory = CHILD_MEMORY,
		.result_most = 1000,
		.milliseconds = LONG};

	for (size_t i = 0; i < CHILD_INPUTS; i++) {
		const char *text = pool_printf(pool, "%zu.", i);
		assert_int_equal(child_file_of(text, i == 1 ? 0 : strlen(text), &inputs[i]), OK);
	}
	assert_int_equal(write(inputs[0], "x", 1), -1); /* it never changes */
	assert_int_equal(child_file(&result), OK);
	job.result = result;
	assert_int_equal(child_run(&job, &answer, &spent), OK);
	assert_int_equal(answer, 1);
	assert_int_equal(child_file_read(pool, result, &bytes, &length), OK);
	assert_int_equal(length, 3 + 2 + 8 * 2 + 90 * 3 + 150 * 4);
	assert_memory_equal(bytes, "a b0.2.3.", 9);
	assert_memory_equal((const char *)bytes + length - 8, "248.249.", 8);
	assert_int_equal(close(result), 0);

	assert_int_equal(child_file(&result), OK);
	job.result_most = 100;
	assert_int_equal(child_run(&job, &answer, &spent), OK);
	assert_int_equal(answer, 2);
	assert_int_equal(lseek(result, 0, SEEK_END), 100);
	assert_int_equal(close(result), 0);
	for (size_t i = 0; i < CHILD_INPUTS; i++)
		close(inputs[i]);
}

/* Not even one that its parent goes on writing: others' files lie in it. */
static void test_inputs_kept(void **state)
{
	(void)state;
	int inputs[2], answer;
	int64_t spent;

	assert_int_equal(child_file_of("sealed", 6, &inputs[0]), OK);
	assert_int_equal(child_file(&inputs[1]), OK);
	assert_int_equal(write(inputs[1], "open", 4), 4);
	assert_int_equal(child_run(&(struct child_job){.work = "changer",
					   .inputs = inputs,
					   .input_count = 2,
					   .result = -1,
					   .memory = CHILD_MEMORY,
					   .milliseconds = LONG},
				 &answer, &spent),
		OK);
	assert_int_equal(answer, 10);
	assert_int_equal(write(inputs[1], "more", 4), 4);
	close(inputs[0]);
	close(inputs[1]);
}

/* The seconds that the child of this process may compute; 0: there is none yet, or no limit. */
static int64_t limit_seconds(pid_t pid)
{
	FILE *told = popen(pool_printf(pool,
				   "pgrep -P %d | xargs -I{} cat /proc/{}/limits 2>/dev/null"
				   " | sed -n 's/^Max cpu time *//p'",
				   (int)pid),
		"re");
	char text[40] = "";

	assert_non_null(told);
	if (!fgets(text, sizeof(text), told))
		text[0] = 0;
	pclose(told);
	return strtoll(text, NULL, 10);
}

/* What a child may compute is by its job: here one that may take long. */
static void test_computing(void **state)
{
	(void)state;
	int answer;
	pid_t pid = fork();

	if (pid == 0)
		_exit(work("endless", 100000, &answer) == GONE ? 0 : 1);
	WAIT_UNTIL(limit_seconds(pid) > 0);
	assert_int_equal(limit_seconds(pid), 102);
	kill(pid, SIGKILL); /* and its child with it */
	waitpid(pid, NULL, 0);
}

static void test_no_program(void **state)
{
	(void)state;
	int answer;

	child_init("./tests/unit/nothing");
	assert_int_equal(work("echo", LONG, &answer), UNAVAILABLE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shut_in),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_group),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_inputs_kept),
		cmocka_unit_test(test_computing),
		cmocka_unit_test(test_no_program),
	};
	return cmocka_run_group_tests_name("child", tests, start, end);
}
