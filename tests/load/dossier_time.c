/* dossier_time FILES FOLDER: a dossier of so many files of the folder, each again and again,
 * written to FOLDER/dossier.pdf; says how long that took and how much memory (tests/load/dossier).
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/clock.h"
#include "document/assemble.h"
#include "document/child.h"

#define FILES_KINDS 64
#define ROOM ((size_t)8 << 20)

static struct {
	size_t what;
	int64_t pages;
} taken[5000];
static size_t taken_count;

static enum outcome draw(void *context, struct paper *paper)
{
	(void)context;
	paper_heading(paper, 1, "Dossier");
	paper_contents(paper, 2);
	for (size_t i = 0; i < taken_count; i++) {
		if (i % 5 == 0) {
			paper_page(paper);
			paper_mark(paper, 1, "Nora Beispiel");
			paper_heading(paper, 1, "Nora Beispiel");
			paper_text(paper, "Ich rechne gern.");
		}
		paper_insert(paper, taken[i].what, taken[i].pages, 2, "Zeugnis: zeugnis.pdf");
	}
	return OK;
}

static void file_take(struct assembly *assembly, const char *path)
{
	static char bytes[ROOM];
	FILE *file = fopen(path, "re");
	size_t length = file ? fread(bytes, 1, ROOM, file) : 0;

	if (!file || assembly_write(assembly, bytes, length)
		|| assembly_file(assembly, "application/pdf", &taken[taken_count].what)) {
		fprintf(stderr, "%s cannot be taken\n", path);
		exit(1);
	}
	fclose(file);
	taken_count++;
}

static void files_look(struct assembly *assembly)
{
	const char *why = NULL;
	bool more = true;

	while (more)
		if (assembly_look(assembly, &more))
			exit(1);
	for (size_t i = 0; i < taken_count; i++) {
		taken[i].pages = assembly_pages(assembly, taken[i].what, &why);
		if (!taken[i].pages) {
			fprintf(stderr, "file %zu cannot be taken: %s\n", i, why);
			exit(1);
		}
	}
}

static void written(int fd, const char *path)
{
	struct pool *pool = pool_new();
	const void *bytes = NULL;
	size_t length = 0;
	FILE *file = fopen(path, "we");

	if (!file || child_file_read(pool, fd, &bytes, &length)
		|| fwrite(bytes, 1, length, file) != length || fclose(file))
		exit(1);
	pool_free(&pool);
	close(fd);
}

int main(int argc, char **argv)
{
	const struct paper_look look = {
		.title = "Dossier", .lang = "de", .page = "Seite", .of = "von"};
	struct pool *pool = pool_new();
	struct assembly *assembly = NULL;
	struct paper_done done;
	struct rusage self, child;
	size_t what = 0;
	int fd = -1;
	int count = argc == 3 ? atoi(argv[1]) : 0;

	if (count < 1 || count > 5000)
		return 2;
	child_init("./bmschild");
	if (assembly_new(pool, &assembly))
		return 1;
	int64_t begun = clock_ticks_us();
	for (int i = 0; i < count; i++)
		file_take(assembly, pool_printf(pool, "%s/%d.pdf", argv[2], i % 10));
	int64_t taken_at = clock_ticks_us();
	files_look(assembly);
	int64_t looked = clock_ticks_us();
	paper_make(pool, &look, draw, NULL, &done);
	int64_t drawn = clock_ticks_us();
	if (assembly_make(assembly, &look, &done, &fd, &what))
		return 1;
	int64_t ended = clock_ticks_us();
	getrusage(RUSAGE_SELF, &self);
	getrusage(RUSAGE_CHILDREN, &child);
	printf("files=%d pages=%lld take_ms=%lld look_ms=%lld draw_ms=%lld put_together_ms=%lld"
	       " self_kb=%ld child_kb=%ld child_cpu_ms=%ld ms=%lld\n",
		count, (long long)done.pages, (long long)(taken_at - begun) / 1000,
		(long long)(looked - taken_at) / 1000, (long long)(drawn - looked) / 1000,
		(long long)(ended - drawn) / 1000, self.ru_maxrss, child.ru_maxrss,
		child.ru_utime.tv_sec * 1000 + child.ru_utime.tv_usec / 1000,
		(long long)(ended - begun) / 1000);
	written(fd, pool_printf(pool, "%s/dossier.pdf", argv[2]));
	assembly_end(&assembly);
	pool_free(&pool);
	return 0;
}
