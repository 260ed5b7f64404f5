/*
 * What a test's program has put on disk with fsync, in order, by path: this fsync stands in place
 * of the C library's. A failing one can be asked for.
 */
#ifndef BMS_TESTS_SYNC_HOOK_H
#define BMS_TESTS_SYNC_HOOK_H

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SYNCED_MAX 32

static char synced[SYNCED_MAX][300];
static int synced_count;
static int sync_fails_at = -1; /* the how-maniest fails, from 0 */

int fsync(int fd)
{
	char link[40];
	if (synced_count == SYNCED_MAX)
		synced_count = 0;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	ssize_t length = readlink(link, synced[synced_count], sizeof(synced[0]) - 1);
	synced[synced_count][length > 0 ? length : 0] = '\0';
	if (synced_count++ == sync_fails_at) {
		errno = EIO;
		return -1;
	}
	return (int)syscall(SYS_fsync, fd);
}

static void sync_begin(int fails_at)
{
	synced_count = 0;
	sync_fails_at = fails_at;
}

/* The place of the first sync of this path; -1: none. */
static int synced_at(const char *path)
{
	for (int i = 0; i < synced_count; i++)
		if (strcmp(synced[i], path) == 0)
			return i;
	return -1;
}

#endif
