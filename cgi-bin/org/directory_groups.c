/* Reading the names of directory groups. */
#include "org/directory_groups.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/crypto.h"
#include "base/text.h"

#define MEMBER_OF "memberOf "

static enum outcome fault(struct directory_groups *groups, const char *reason)
{
	groups->fault = reason;
	return INVALID;
}

static enum outcome directory_add(
	struct pool *pool, struct directory_groups *groups, const char *text)
{
	char *name = text_trim(pool, text);

	if (text_empty(name))
		return OK;
	if (!text_valid(name, strlen(name)))
		return fault(groups, "groups_unreadable");
	if (groups->count == DIRECTORY_GROUPS_MAX)
		return fault(groups, "groups_many");
	groups->names[groups->count++] = text_ellipsis(pool, name, DIRECTORY_GROUP_NAME);
	return OK;
}

static enum outcome read_names(struct pool *pool, const char *text, struct directory_groups *groups)
{
	char *rest = pool_strdup(pool, text), *name;
	enum outcome outcome = OK;

	while (!outcome && (name = strsep(&rest, ",;")))
		outcome = directory_add(pool, groups, name);
	return outcome;
}

/* Where `mark` stands without a backslash before it, or the end. */
static char *mark_unescaped(char *text, char mark)
{
	for (; *text && *text != mark; text++)
		if (*text == '\\' && text[1])
			text++;
	return text;
}

/* "a\2Cb\\" as "a,b\", in place. */
static void name_unescape(char *text)
{
	char *to = text;

	for (char *from = text; *from; from++) {
		const char pair[] = {from[1], from[1] ? from[2] : '\0', '\0'};

		if (*from == '\\' && crypto_unhex(pair, to, 1)) {
			to++;
			from += 2;
		} else {
			if (*from == '\\' && from[1])
				from++;
			*to++ = *from;
		}
	}
	*to = '\0';
}

/* One "cn=name,branch"; those of other branches count for nothing. */
static enum outcome add_member(
	struct pool *pool, struct directory_groups *groups, const char *branch, const char *text)
{
	char *name = text_trim(pool, text), *end = mark_unescaped(name, ',');

	if (strncasecmp(name, "cn=", 3) != 0 || !*end || strcasecmp(end + 1, branch) != 0)
		return OK;
	*end = '\0';
	if (*mark_unescaped(name, '+'))
		return OK;
	name_unescape(name);
	return directory_add(pool, groups, name + 3);
}

static enum outcome read_members(
	struct pool *pool, const char *text, struct directory_groups *groups)
{
	char *branch = pool_strdup(pool, text + strlen(MEMBER_OF)), *at = strchr(branch, ':');
	enum outcome outcome = OK;

	if (!at)
		return fault(groups, "groups_unreadable");
	*at++ = '\0';
	while (!outcome && *at) {
		char *end = mark_unescaped(at, ';');
		bool last = !*end;

		*end = '\0';
		outcome = add_member(pool, groups, branch, at);
		at = last ? end : end + 1;
	}
	return outcome;
}

static int name_compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void names_sort(struct directory_groups *groups)
{
	struct crypto_digest *digest = crypto_digest_new();
	size_t kept = 0;

	qsort(groups->names, groups->count, sizeof(groups->names[0]), name_compare);
	for (size_t i = 0; i < groups->count; i++)
		if (kept == 0 || strcmp(groups->names[kept - 1], groups->names[i]) != 0)
			groups->names[kept++] = groups->names[i];
	groups->count = kept;
	for (size_t i = 0; i < kept; i++)
		crypto_digest_add(digest, groups->names[i], strlen(groups->names[i]) + 1);
	crypto_digest_end(&digest, groups->hash);
}

enum outcome directory_groups_read(
	struct pool *pool, const char *text, struct directory_groups *groups_r)
{
	enum outcome outcome;

	*groups_r = (struct directory_groups){
		.names = POOL_ARRAY(pool, const char *, DIRECTORY_GROUPS_MAX),
	};
	if (!text)
		text = "";
	if (strlen(text) > DIRECTORY_GROUPS_TEXT)
		return fault(groups_r, "groups_long");
	outcome = strncmp(text, MEMBER_OF, strlen(MEMBER_OF)) == 0
		? read_members(pool, text, groups_r)
		: read_names(pool, text, groups_r);
	if (!outcome)
		names_sort(groups_r);
	return outcome;
}
