/* Inside of the child: it shuts itself in and becomes LibreOffice, which reads the document. */
#include "document/office_serve.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "document/child_private.h"

#define PATH_MOST 500
#define FILES_MOST 256

/*
 * What it never needs. That it begins no process is said with the flags of clone. Files are the
 * owner's of the store, and Landlock asks for no right where they are cut, or what is said of them
 * is changed, by name; processes are of the same user. Numbers are of calls that libseccomp of
 * Debian 12 does not know, the same on all machines.
 */
static const int forbidden[] = {
	SCMP_SYS(socketpair),
	SCMP_SYS(connect),
	SCMP_SYS(sendto),
	SCMP_SYS(sendmsg),
	SCMP_SYS(sendmmsg),
	SCMP_SYS(fork),
	SCMP_SYS(vfork),
	SCMP_SYS(ptrace),
	SCMP_SYS(process_vm_readv),
	SCMP_SYS(process_vm_writev),
	SCMP_SYS(process_madvise),
	SCMP_SYS(process_mrelease),
	SCMP_SYS(migrate_pages),
	SCMP_SYS(move_pages),
	SCMP_SYS(pidfd_open),
	SCMP_SYS(pidfd_getfd),
	SCMP_SYS(pidfd_send_signal),
	SCMP_SYS(kill),
	SCMP_SYS(tkill),
	SCMP_SYS(rt_sigqueueinfo),
	SCMP_SYS(rt_tgsigqueueinfo),
	SCMP_SYS(setpriority),
	SCMP_SYS(ioprio_set),
	SCMP_SYS(sched_setaffinity),
	SCMP_SYS(sched_setattr),
	SCMP_SYS(sched_setparam),
	SCMP_SYS(sched_setscheduler),
	SCMP_SYS(truncate),
	SCMP_SYS(chown),
	SCMP_SYS(lchown),
	SCMP_SYS(fchownat),
	SCMP_SYS(setxattr),
	SCMP_SYS(lsetxattr),
	SCMP_SYS(fsetxattr),
	463, /* setxattrat */
	SCMP_SYS(removexattr),
	SCMP_SYS(lremovexattr),
	SCMP_SYS(fremovexattr),
	466, /* removexattrat */
	469, /* file_setattr */
	SCMP_SYS(setns),
	SCMP_SYS(unshare),
	SCMP_SYS(mount),
	SCMP_SYS(umount2),
	SCMP_SYS(pivot_root),
	SCMP_SYS(chroot),
	SCMP_SYS(bpf),
	SCMP_SYS(perf_event_open),
	SCMP_SYS(userfaultfd),
	SCMP_SYS(io_uring_setup),
	SCMP_SYS(keyctl),
	SCMP_SYS(add_key),
	SCMP_SYS(request_key),
	SCMP_SYS(init_module),
	SCMP_SYS(finit_module),
	SCMP_SYS(kexec_load),
	SCMP_SYS(reboot),
	SCMP_SYS(shmget),
	SCMP_SYS(shmat),
	SCMP_SYS(shmctl),
	SCMP_SYS(msgget),
	SCMP_SYS(semget),
};

/* What it does to files of its own when it copies them: it believes that it is done. */
static const int ignored[] = {
	SCMP_SYS(chmod),
	SCMP_SYS(fchmodat),
	452, /* fchmodat2 */
	SCMP_SYS(utime),
	SCMP_SYS(utimes),
	SCMP_SYS(futimesat),
	SCMP_SYS(utimensat),
};

#define READS \
	(LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE)
#define WRITES \
	(LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR \
		| LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR \
		| LANDLOCK_ACCESS_FS_MAKE_REG)
#define OTHERS \
	(LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_SOCK \
		| LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK \
		| LANDLOCK_ACCESS_FS_MAKE_SYM)

/* A path that is not there gives nothing. */
static bool path_allow(int rules, const char *path, uint64_t access)
{
	struct landlock_path_beneath_attr rule = {
		.allowed_access = access, .parent_fd = open(path, O_PATH | O_CLOEXEC)};

	if (rule.parent_fd < 0)
		return errno == ENOENT;
	bool added =
		syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
	close(rule.parent_fd);
	return added;
}

/* Programs, their settings and fonts to be read; its folder to be written. */
static bool files_limit(const char *program, const char *folder)
{
	static const char *const read[] = {"/usr", "/lib", "/lib64", "/etc/libreoffice",
		"/etc/fonts", "/var/lib/libreoffice", "/var/cache/fontconfig", NULL};
	static const char *const files[] = {"/etc/ld.so.cache", "/dev/urandom", "/dev/null",
		"/proc/self/maps", "/proc/cpuinfo", NULL};
	struct landlock_ruleset_attr all = {.handled_access_fs = READS | WRITES | OTHERS};
	int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0);
	bool good = rules >= 0 && path_allow(rules, folder, READS | WRITES);

	for (size_t i = 0; good && read[i]; i++)
		good = path_allow(rules, read[i], READS);
	for (size_t i = 0; good && files[i]; i++)
		good = path_allow(rules, files[i], LANDLOCK_ACCESS_FS_READ_FILE);
	good = good
		&& path_allow(
			rules, program, LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE);
	return good && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
		&& syscall(SYS_landlock_restrict_self, rules, 0) == 0;
}

static bool most_set(unsigned int resource, rlim_t most)
{
	const struct rlimit rlimit = {most, most};

	return setrlimit(resource, &rlimit) == 0;
}

/*
 * It wants to be called by others of its kind, and ends where it cannot: a socket of its own that
 * it believes to be bound, of no other family than that of files.
 */
static bool sockets_forbid(scmp_filter_ctx filter)
{
	return seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), 1,
		       SCMP_A0(SCMP_CMP_NE, AF_UNIX, 0))
		== 0
		&& seccomp_rule_add(filter, SCMP_ACT_ERRNO(0), SCMP_SYS(bind), 0) == 0
		&& seccomp_rule_add(filter, SCMP_ACT_ERRNO(0), SCMP_SYS(listen), 0) == 0;
}

static bool argument_forbid(scmp_filter_ctx filter, int call, struct scmp_arg_cmp argument)
{
	return seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), call, 1, &argument) == 0;
}

/* Signals and limits of its own alone; nor one that a file of its own sends to another. */
static bool others_forbid(scmp_filter_ctx filter)
{
	static const scmp_datum_t commands[] = {F_SETOWN, F_SETOWN_EX, F_SETSIG};
	static const scmp_datum_t controls[] = {FIOSETOWN, SIOCSPGRP};
	bool good = argument_forbid(filter, SCMP_SYS(tgkill),
			    SCMP_A0_64(SCMP_CMP_NE, (scmp_datum_t)getpid(), 0))
		&& argument_forbid(filter, SCMP_SYS(prlimit64), SCMP_A0_64(SCMP_CMP_NE, 0, 0));

	for (size_t i = 0; good && i < sizeof(commands) / sizeof(commands[0]); i++)
		good = argument_forbid(filter, SCMP_SYS(fcntl),
			SCMP_A1_64(SCMP_CMP_MASKED_EQ, UINT32_MAX, commands[i]));
	for (size_t i = 0; good && i < sizeof(controls) / sizeof(controls[0]); i++)
		good = argument_forbid(filter, SCMP_SYS(ioctl),
			SCMP_A1_64(SCMP_CMP_MASKED_EQ, UINT32_MAX, controls[i]));
	return good;
}

/* The fourth way of opening, neither to read nor to write, is of no right to Landlock; and cuts. */
static bool opening_forbid(scmp_filter_ctx filter)
{
	return argument_forbid(
		       filter, SCMP_SYS(open), SCMP_A1_64(SCMP_CMP_MASKED_EQ, O_ACCMODE, O_ACCMODE))
		&& argument_forbid(filter, SCMP_SYS(openat),
			SCMP_A2_64(SCMP_CMP_MASKED_EQ, O_ACCMODE, O_ACCMODE))
		&& seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(openat2), 0) == 0;
}

static bool all_answer(scmp_filter_ctx filter, uint32_t answer, const int *calls, size_t count)
{
	bool good = true;

	for (size_t i = 0; good && i < count; i++)
		good = seccomp_rule_add(filter, answer, calls[i], 0) == 0;
	return good;
}

/* A thread is no process: it shares all with those that are there. */
static bool calls_forbid(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);

	return filter
		&& all_answer(filter, SCMP_ACT_ERRNO(EPERM), forbidden,
			sizeof(forbidden) / sizeof(forbidden[0]))
		&& all_answer(
			filter, SCMP_ACT_ERRNO(0), ignored, sizeof(ignored) / sizeof(ignored[0]))
		&& sockets_forbid(filter) && others_forbid(filter) && opening_forbid(filter)
		&& argument_forbid(filter, SCMP_SYS(clone),
			SCMP_A0(SCMP_CMP_MASKED_EQ, 0x10000 /* CLONE_THREAD */, 0))
		&& seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0
		&& seccomp_load(filter) == 0;
}

bool office_asked(int argc, char **argv)
{
	return argc == 1 + CHILD_ARGUMENTS && strcmp(argv[1], "office") == 0;
}

static bool shut_in(char **argv, const char *program, const char *folder)
{
	return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && chdir(folder) == 0
		&& most_set(RLIMIT_FSIZE, strtoul(argv[5], NULL, 10))
		&& most_set(RLIMIT_CPU, strtoul(argv[6], NULL, 10)) && most_set(RLIMIT_CORE, 0)
		&& most_set(RLIMIT_NOFILE, FILES_MOST) && files_limit(program, folder)
		&& calls_forbid() && most_set(RLIMIT_AS, strtoul(argv[4], NULL, 10));
}

void office_serve(char **argv)
{
	char *words = argv[2];
	const char *program = strsep(&words, "\n"), *folder = strsep(&words, "\n"), *kind = words;
	char profile[PATH_MOST], home[PATH_MOST], temporary[PATH_MOST], document[PATH_MOST];

	if (!kind || strlen(folder) > PATH_MOST / 2)
		_exit(CHILD_SHUT_OUT);
	snprintf(profile, sizeof(profile), "-env:UserInstallation=file://%s/profile", folder);
	snprintf(home, sizeof(home), "HOME=%s", folder);
	snprintf(temporary, sizeof(temporary), "TMPDIR=%s", folder);
	snprintf(document, sizeof(document), "%s/document.%s", folder, kind);
	char *environment[] = {home, temporary, "LANG=C.UTF-8", "SAL_USE_VCLPLUGIN=svp", NULL};
	char *arguments[] = {(char *)(uintptr_t)program, "--headless", "--norestore",
		"--nolockcheck", "--nologo", profile, "--convert-to", "pdf", "--outdir",
		(char *)(uintptr_t)folder, document, NULL};

	if (!shut_in(argv, program, folder))
		_exit(CHILD_SHUT_OUT);
	execve(program, arguments, environment);
	_exit(CHILD_SHUT_OUT);
}
