/* Reading a letter's text for what it uses, without filling it. */
#include "mail/letter_check.h"

#include <string.h>

#include "base/text.h"
#include "mail/letter_private.h"

#define DEPTH_MAX 16

/* A mark in braces. */
struct mark {
	enum letter_mark kind;
	const char *name; /* of each, if and values */
	bool address; /* stands between < and > */
	const char *list; /* the innermost list it stands in, or NULL */
};

struct scan {
	struct pool *pool;
	void (*visit)(void *context, const struct mark *mark);
	void *context;
	const char *lists[DEPTH_MAX]; /* of the blocks that are open; NULL: no list */
	enum letter_mark kinds[DEPTH_MAX];
	size_t depth;
	const char *problem; /* the first: a language key below problem. */
	const char *what;
};

static void scan_wrong(struct scan *scan, const char *problem, const char *what)
{
	if (scan->problem)
		return;
	scan->problem = problem;
	scan->what = what;
}

static const char *scan_list(const struct scan *scan)
{
	for (size_t i = scan->depth; i > 0; i--)
		if (scan->lists[i - 1])
			return scan->lists[i - 1];
	return NULL;
}

static void scan_visit(
	const struct scan *scan, enum letter_mark kind, const char *name, bool address)
{
	const struct mark mark = {kind, name, address, scan_list(scan)};

	scan->visit(scan->context, &mark);
}

static void scan_open(struct scan *scan, enum letter_mark kind, const char *name)
{
	if (scan->depth == DEPTH_MAX) {
		scan_wrong(scan, "letter_end", NULL);
		return;
	}
	if (name)
		scan_visit(scan, kind, name, false);
	scan->kinds[scan->depth] = kind;
	scan->lists[scan->depth++] = kind == LETTER_EACH ? name : NULL;
}

static void scan_close(struct scan *scan, enum letter_mark kind)
{
	if (kind == LETTER_END && scan->depth)
		scan->depth--;
	else if (kind == LETTER_ELSE && scan->depth && scan->kinds[scan->depth - 1] == LETTER_IF)
		scan->kinds[scan->depth - 1] = LETTER_ELSE;
	else
		scan_wrong(scan, kind == LETTER_END ? "letter_end" : "letter_else", NULL);
}

/* Lines of facts are "Label: value". */
static void scan_fact(struct scan *scan, const char *line)
{
	size_t length = strcspn(line, "\n");
	const char *colon = strstr(line, ": ");
	struct letter_block block;

	if (letter_mark_at(line, &block) == LETTER_END)
		return;
	if (length == 0 || !colon || colon > line + length)
		scan_wrong(scan, "letter_fact",
			text_ellipsis(scan->pool, pool_strndup(scan->pool, line, length), 60));
}

/* What stands in braces at `text`; the answer is behind it. */
static const char *scan_brace(struct scan *scan, const char *text, bool address)
{
	struct letter_block block;
	size_t length = strcspn(text + 1, "{}\n");
	const char *name = pool_strndup(scan->pool, text + 1, length);
	enum letter_mark kind = letter_mark_at(text, &block);

	if (text[1 + length] != '}') {
		scan_wrong(scan, "letter_brace", pool_strndup(scan->pool, text, length + 1));
		return text + 1;
	}
	if (kind == LETTER_EACH || kind == LETTER_IF || kind == LETTER_FACTS) {
		scan_open(scan, kind,
			kind == LETTER_FACTS ? NULL
					     : pool_strndup(scan->pool, block.name, block.length));
		return block.begin;
	}
	if (kind == LETTER_INSERT) {
		scan_visit(scan, kind, pool_strndup(scan->pool, block.name, block.length), false);
		return block.begin;
	}
	if (kind == LETTER_END || kind == LETTER_ELSE) {
		scan_close(scan, kind);
		return block.begin;
	}
	if (letter_mark_word(name))
		scan_wrong(scan, "letter_alone", name);
	else
		scan_visit(scan, LETTER_VALUE, name, address);
	return text + length + 2;
}

static void scan_text(struct scan *scan, const char *text)
{
	const char *whole = text;
	bool address = false, begins = true;

	while (*text) {
		if (begins && scan->depth && scan->kinds[scan->depth - 1] == LETTER_FACTS)
			scan_fact(scan, text);
		begins = false;
		if (*text == '{') {
			text = scan_brace(scan, text, address);
			begins = text[-1] == '\n';
			continue;
		}
		if (*text == '}')
			scan_wrong(scan, "letter_brace", "}");
		if (strncmp(text, "](", 2) == 0 && text[2] != '<')
			scan_wrong(scan, "letter_address", NULL);
		address = letter_address_at(whole, text)
			|| (address && *text != '>' && *text != '\n');
		begins = *text++ == '\n';
	}
	if (scan->depth)
		scan_wrong(scan, "letter_end", NULL);
}

static bool known_has(const struct letter_known *known, const char *name, const char *list)
{
	for (size_t i = 0; i < known->count; i++)
		if (text_equal(known->names[i].name, name)
			&& (!known->names[i].list || text_equal(known->names[i].list, list)))
			return true;
	return false;
}

static void known_add(struct letter_known *known, const char *name, const char *list, bool repeated)
{
	if (known_has(known, name, list) || known->count == LETTER_KNOWN_MAX)
		return;
	known->names[known->count++] = (struct letter_name){name, list, repeated, false};
}

/* Between < and > may stand what is made for addresses: what stands there in the delivered text. */
static void known_address(struct letter_known *known, const char *name)
{
	for (size_t i = 0; i < known->count; i++)
		if (text_equal(known->names[i].name, name))
			known->names[i].address = true;
}

static void learn(void *context, const struct mark *mark)
{
	if (mark->kind == LETTER_INSERT)
		return;
	known_add(context, mark->name, mark->kind == LETTER_EACH ? NULL : mark->list,
		mark->kind == LETTER_EACH);
	if (mark->address)
		known_address(context, mark->name);
}

/* A list that an {if} named before its {each} is one all the same. */
static void learn_lists(void *context, const struct mark *mark)
{
	struct letter_known *known = context;

	for (size_t i = 0; mark->kind == LETTER_EACH && i < known->count; i++)
		if (text_equal(known->names[i].name, mark->name))
			known->names[i].repeated = true;
}

static void learn_text(struct pool *pool, struct letter_known *known, const char *text)
{
	struct scan scan = {.pool = pool, .visit = learn, .context = known};

	scan_text(&scan, text);
	scan = (struct scan){.pool = pool, .visit = learn_lists, .context = known};
	scan_text(&scan, text);
}

/* What notice.c knows of every received application. */
static const char *const application_names[] = {"name", "salutation", "surname", "number", "title",
	"authority", "ad", "contact", "received", "closes", "status_url"};
static const char *const site_names[] = {"portal", "backend", "jobs"};
static const char *const address_names[] = {"portal", "backend", "jobs", "status_url"};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

void letter_known_insert(struct letter_known *known)
{
	static const char *const names[] = {"number", "title", "authority", "ad", "contact"};

	for (size_t i = 0; i < COUNT(names); i++)
		known_add(known, names[i], NULL, false);
	known_add(known, "portal", NULL, false);
	known_address(known, "portal");
}

void letter_known_written(struct letter_known *known)
{
	known->inserts = true;
	for (size_t i = 0; i < COUNT(application_names); i++)
		known_add(known, application_names[i], NULL, false);
	known_add(known, "last_day", NULL, false);
	known_add(known, "lines", NULL, true);
	known_add(known, "line", "lines", false);
	known_add(known, "portal", NULL, false);
	known_add(known, "guest", NULL, true);
	known_add(known, "account", NULL, true);
	for (size_t i = 0; i < COUNT(address_names); i++)
		known_address(known, address_names[i]);
}

enum outcome letter_known(struct pool *pool, const char *template, bool about_application,
	struct letter_known *known_r)
{
	static const char *const languages[] = {"de", "en"};
	enum outcome outcome = OK;

	*known_r = (struct letter_known){.inserts = about_application};
	for (size_t i = 0; !outcome && i < COUNT(languages); i++) {
		struct letter_sheet sheet;

		outcome = letter_sheet_read(pool, template, languages[i], &sheet);
		if (outcome)
			return outcome;
		learn_text(pool, known_r, sheet.head);
		learn_text(pool, known_r, sheet.body);
	}
	for (size_t i = 0; about_application && i < COUNT(application_names); i++)
		known_add(known_r, application_names[i], NULL, false);
	if (about_application) {
		known_add(known_r, "guest", NULL, true);
		known_add(known_r, "account", NULL, true);
		known_add(known_r, "documents", NULL, true);
		known_add(known_r, "file", "documents", false);
	}
	for (size_t i = 0; i < COUNT(site_names); i++)
		known_add(known_r, site_names[i], NULL, false);
	for (size_t i = 0; i < COUNT(address_names); i++)
		known_address(known_r, address_names[i]);
	return outcome;
}

struct checking {
	const struct letter_known *known;
	struct scan *scan;
	bool subject;
};

static bool insert_known(const char *name)
{
	const struct letter_filling none = {0};

	return letter_insert_text(&none, name, strlen(name));
}

static void check_mark(void *context, const struct mark *mark)
{
	const struct checking *checking = context;
	const struct letter_known *known = checking->known;
	bool repeated = false, address = false;

	for (size_t i = 0; i < known->count; i++) {
		if (!text_equal(known->names[i].name, mark->name))
			continue;
		repeated = repeated || known->names[i].repeated;
		address = address || known->names[i].address;
	}
	if (checking->subject && mark->kind != LETTER_VALUE)
		scan_wrong(checking->scan, "letter_block", mark->name);
	else if (mark->kind == LETTER_INSERT && known->inserts && insert_known(mark->name))
		return;
	else if (mark->kind == LETTER_INSERT)
		scan_wrong(checking->scan, "letter_insert", mark->name);
	else if (!known_has(known, mark->name, mark->list)
		|| (mark->kind == LETTER_VALUE && repeated)
		|| (mark->kind == LETTER_EACH && !repeated))
		scan_wrong(checking->scan, "letter_unknown", mark->name);
	else if (mark->address && !address)
		scan_wrong(checking->scan, "letter_link", mark->name);
}

enum outcome letter_check(struct pool *pool, const struct letter_known *known, const char *text,
	bool subject, const char *field, struct problems *problems)
{
	struct scan scan = {.pool = pool, .visit = check_mark};
	struct checking checking = {known, &scan, subject};

	scan.context = &checking;
	scan_text(&scan, text);
	if (!scan.problem)
		return OK;
	/* words: problem.letter_unknown problem.letter_brace problem.letter_end problem.letter_else
	 * problem.letter_alone problem.letter_fact problem.letter_block problem.letter_insert
	 * problem.letter_link problem.letter_address */
	problem_add_of(problems, field, scan.problem, scan.what);
	return INVALID;
}

struct using
{
	const char **names;
	size_t count, most;
};

static void use(void *context, const struct mark *mark)
{
	struct using *using = context;

	for (size_t i = 0; i < using->count; i++)
		if (text_equal(using->names[i], mark->name))
			return;
	if (mark->kind == LETTER_VALUE && using->count < using->most)
		using->names[using->count++] = mark->name;
}

size_t letter_uses(struct pool *pool, const char *text, const char **names_r, size_t most)
{
	struct using using = {names_r, 0, most};
	struct scan scan = {.pool = pool, .visit = use, .context = &using};

	scan_text(&scan, text);
	return using.count;
}
