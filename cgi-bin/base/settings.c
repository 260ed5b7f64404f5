/* The configuration file and the secrets it names. */
#include "base/settings.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define EXIT_SETTINGS 78 /* EX_CONFIG of sysexits.h */
#define SECRET_MAX ((size_t)4096)

struct setting {
	struct setting *next;
	const char *name;
	const char *value;
};

struct settings {
	struct pool *pool;
	const char *path;
	struct setting *first;
};

__attribute__((format(printf, 2, 3), noreturn)) static void give_up(
	const char *path, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fprintf(stderr, "settings: %s: ", path);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(EXIT_SETTINGS);
}

static const struct setting *setting_find(const struct settings *settings, const char *name)
{
	const struct setting *setting = settings->first;
	while (setting && strcmp(setting->name, name) != 0)
		setting = setting->next;
	return setting;
}

static void setting_add(struct settings *settings, char *line, size_t number)
{
	char *text = text_trim(settings->pool, line);
	if (*text == '\0' || *text == '#')
		return;
	char *equals = strchr(text, '=');
	if (!equals)
		give_up(settings->path, "line %zu: not `name = value`", number);
	*equals = '\0';
	char *name = text_trim(settings->pool, text);
	if (*name == '\0' || strpbrk(name, " \t"))
		give_up(settings->path, "line %zu: no name before `=`", number);
	if (setting_find(settings, name))
		give_up(settings->path, "line %zu: `%s` is set twice", number, name);
	struct setting *setting = POOL_NEW(settings->pool, struct setting);
	setting->name = name;
	setting->value = text_trim(settings->pool, equals + 1);
	setting->next = settings->first;
	settings->first = setting;
}

struct settings *settings_load(const char *path)
{
	FILE *file = fopen(path, "re");
	if (!file)
		give_up(path, "%s", strerror(errno));
	struct pool *pool = pool_new();
	struct settings *settings = POOL_NEW(pool, struct settings);
	settings->pool = pool;
	settings->path = pool_strdup(pool, path);
	char *line = NULL;
	size_t size = 0;
	size_t number = 0;
	ssize_t length;
	while ((length = getline(&line, &size, file)) >= 0) {
		number++;
		if (!text_valid(line, (size_t)length))
			give_up(path, "line %zu: not valid UTF-8", number);
		setting_add(settings, line, number);
	}
	if (ferror(file))
		give_up(path, "%s", strerror(errno));
	free(line);
	fclose(file);
	return settings;
}

void settings_free(struct settings **settings)
{
	if (!*settings)
		return;
	struct pool *pool = (*settings)->pool;
	*settings = NULL;
	pool_free(&pool);
}

const char *settings_text(const struct settings *settings, const char *name, const char *fallback)
{
	const struct setting *setting = setting_find(settings, name);
	return setting ? setting->value : fallback;
}

int64_t settings_int(const struct settings *settings, const char *name, int64_t fallback)
{
	const struct setting *setting = setting_find(settings, name);
	if (!setting)
		return fallback;
	int64_t value;
	if (!text_to_int(setting->value, INT64_MIN, INT64_MAX, &value))
		give_up(settings->path, "`%s` is not a number", name);
	return value;
}

const char *settings_need(const struct settings *settings, const char *name)
{
	const struct setting *setting = setting_find(settings, name);
	if (!setting || *setting->value == '\0')
		give_up(settings->path, "`%s` is missing", name);
	return setting->value;
}

char *settings_secret(
	const struct settings *settings, struct pool *pool, const char *name, size_t *length_r)
{
	const char *path = settings_need(settings, name);
	FILE *file = fopen(path, "re");
	if (!file)
		give_up(settings->path, "secret `%s`: %s: %s", name, path, strerror(errno));
	/* unbuffered, so that no copy of the secret stays in freed memory */
	setvbuf(file, NULL, _IONBF, 0);
	char *secret = pool_alloc(pool, SECRET_MAX + 2);
	size_t length = fread(secret, 1, SECRET_MAX + 1, file);
	if (ferror(file))
		give_up(settings->path, "secret `%s`: %s: %s", name, path, strerror(errno));
	fclose(file);
	if (length > SECRET_MAX)
		give_up(settings->path, "secret `%s`: %s: more than 4 KiB", name, path);
	if (length > 0 && secret[length - 1] == '\n')
		length--;
	if (length > 0 && secret[length - 1] == '\r')
		length--;
	secret[length] = '\0';
	if (length == 0)
		give_up(settings->path, "secret `%s`: %s: empty", name, path);
	if (length_r)
		*length_r = length;
	return secret;
}
