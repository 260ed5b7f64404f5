/* Rendering with ClearSilver. */
#include "web/render.h"

#include <ClearSilver.h>
#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/log.h"
#include "web/render_functions.h"

#define KEY_LENGTH 100 /* bytes of a word's name that is looked for */

/* A file something was read from, to see whether it has changed. */
struct source {
	char *path;
	struct timespec changed;
	struct source *next;
};

struct template
{
	char *name;
	CSPARSE *parse; /* NULL: could not be parsed */
	struct source *sources;
	struct template *next;
};

struct language {
	HDF *dataset;
	HDF *words; /* its node Lang */
	struct source *source;
};

struct render {
	char directory[PATH_MAX];
	bool reload;
	HDF *empty; /* dataset of the parse */
	HDF *missed; /* with reload: the words that were missing when a template asked for them */
	struct language languages[RENDER_LANGS];
	struct template *templates;
	struct template *loading;
};

static const char *const lang_names[RENDER_LANGS] = {"de", "en"};

/* True when all went well; else says what did not and ends the error. */
static bool fine(NEOERR *error, const char *what, const char *name)
{
	if (error == STATUS_OK)
		return true;
	STRING text;
	string_init(&text);
	nerr_error_string(error, &text);
	log_error(what, "name=\"%s\" error=\"%s\"", name, text.buf ? text.buf : "");
	string_clear(&text);
	nerr_ignore(&error);
	return false;
}

/* For what only fails without memory. */
static void error_must(NEOERR *error)
{
	if (!fine(error, "dataset", ""))
		log_fatal("dataset", "reason=memory");
}

static struct timespec changed(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 ? status.st_mtim : (struct timespec){0};
}

static struct source *source_new(const char *path, struct source *next)
{
	struct source *source = malloc(sizeof(*source));
	if (!source)
		log_fatal("memory", "bytes=%zu", sizeof(*source));
	*source = (struct source){strdup(path), changed(path), next};
	return source;
}

static bool source_stale(const struct source *source)
{
	for (; source; source = source->next) {
		struct timespec now = changed(source->path);
		if (now.tv_sec != source->changed.tv_sec || now.tv_nsec != source->changed.tv_nsec)
			return true;
	}
	return false;
}

static void sources_free(struct source **source)
{
	while (*source) {
		struct source *next = (*source)->next;
		free((*source)->path);
		free(*source);
		*source = next;
	}
}

static bool file_path(const struct render *render, const char *name, char path_r[PATH_MAX])
{
	if (name[0] == '/' || strstr(name, ".."))
		return false;
	int length = snprintf(path_r, PATH_MAX, "%s/%s", render->directory, name);
	return length > 0 && length < PATH_MAX;
}

/* Reads the words anew into the node Lang; constants beside it stay. */
static bool language_load(struct render *render, int lang)
{
	struct language *language = &render->languages[lang];
	char path[PATH_MAX];
	char name[32];
	snprintf(name, sizeof(name), "lang/%s.hdf", lang_names[lang]);
	if (!file_path(render, name, path))
		return false;
	error_must(hdf_remove_tree(language->dataset, "Lang"));
	error_must(hdf_get_node(language->dataset, "Lang", &language->words));
	sources_free(&language->source);
	language->source = source_new(path, NULL);
	return fine(hdf_read_file(language->words, path), "language", name);
}

struct render *render_new(const char *directory, bool reload)
{
	struct render *render = calloc(1, sizeof(*render));
	if (!render)
		log_fatal("memory", "bytes=%zu", sizeof(*render));
	if (!realpath(directory, render->directory)) {
		log_error("templates", "reason=no_directory");
		free(render);
		return NULL;
	}
	render->reload = reload;
	error_must(hdf_init(&render->empty));
	error_must(hdf_init(&render->missed));
	error_must(hdf_set_value(render->empty, "Config.VarEscapeMode", "html"));
	bool good = true;
	for (int lang = 0; lang < RENDER_LANGS; lang++) {
		error_must(hdf_init(&render->languages[lang].dataset));
		good = language_load(render, lang) && good;
	}
	if (!good)
		render_free(&render);
	return render;
}

void render_free(struct render **render)
{
	if (!*render)
		return;
	for (struct template *template = (*render)->templates; template;) {
		struct template *next = template->next;
		cs_destroy(&template->parse);
		sources_free(&template->sources);
		free(template->name);
		free(template);
		template = next;
	}
	for (int lang = 0; lang < RENDER_LANGS; lang++) {
		hdf_destroy(&(*render)->languages[lang].dataset);
		sources_free(&(*render)->languages[lang].source);
	}
	hdf_destroy(&(*render)->empty);
	hdf_destroy(&(*render)->missed);
	free(*render);
	*render = NULL;
}

void render_constant(struct render *render, int lang, const char *name, const char *value)
{
	error_must(hdf_set_value(render->languages[lang].dataset, name, value));
}

/* A word that a language does not have, named once. */
static void missing_word(struct render *render, const char *key)
{
	for (int lang = 0; lang < RENDER_LANGS; lang++) {
		if (hdf_get_obj(render->languages[lang].words, key)
			|| hdf_get_value(render->missed, key, NULL))
			continue;
		log_error("no_word", "name=%s lang=%s", key, lang_names[lang]);
		error_must(hdf_set_value(render->missed, key, "1"));
	}
}

/* The words that the text of a template names; of those put together (Lang.error[Error.status])
 * only the group. */
static void template_words(struct render *render, const char *text)
{
	static const char begin[] = "Lang.";
	char key[KEY_LENGTH];

	for (const char *at = strstr(text, begin); at; at = strstr(at + 1, begin)) {
		const char *word = at + strlen(begin);
		size_t length = 0;

		while (isalnum((unsigned char)word[length]) || word[length] == '_'
			|| word[length] == '.')
			length++;
		if (length > 0 && length < sizeof(key)) {
			memcpy(key, word, length);
			key[length] = '\0';
			missing_word(render, key);
		}
	}
}

/* ClearSilver asks for the template and for everything it includes. */
static NEOERR *load_file(void *context, HDF *hdf, const char *filename, char **contents)
{
	(void)hdf;
	struct render *render = context;
	char path[PATH_MAX];
	if (!file_path(render, filename, path))
		return nerr_raise(NERR_IO, "refused: %s", filename);
	if (render->reload)
		render->loading->sources = source_new(path, render->loading->sources);
	NEOERR *error = ne_load_file(path, contents);
	if (error == STATUS_OK) {
		if (render->reload)
			template_words(render, *contents);
		return STATUS_OK;
	}
	/* NERR_NOT_FOUND would be passed over by an include without `!`. */
	nerr_ignore(&error);
	return nerr_raise(NERR_IO, "cannot read: %s", filename);
}

static void template_parse(struct render *render, struct template *template)
{
	cs_destroy(&template->parse);
	sources_free(&template->sources);
	render->loading = template;
	error_must(cs_init(&template->parse, render->empty));
	cs_register_fileload(template->parse, render, load_file);
	error_must(render_functions_add(template->parse));
	if (!fine(cs_parse_file(template->parse, template->name), "template", template->name))
		cs_destroy(&template->parse);
}

struct template *render_template(struct render *render, const char *name)
{
	struct template *template = render->templates;
	while (template && strcmp(template->name, name) != 0)
		template = template->next;
	if (!template) {
		template = calloc(1, sizeof(*template));
		if (!template)
			log_fatal("memory", "bytes=%zu", sizeof(*template));
		template->name = strdup(name);
		template->next = render->templates;
		render->templates = template;
		template_parse(render, template);
	} else if (render->reload && source_stale(template->sources)) {
		template_parse(render, template);
	}
	return template->parse ? template : NULL;
}

static NEOERR *rendered_add(void *context, char *text)
{
	buf_str(context, text);
	return STATUS_OK;
}

void render_refresh(struct render *render)
{
	for (int lang = 0; render->reload && lang < RENDER_LANGS; lang++)
		if (source_stale(render->languages[lang].source))
			language_load(render, lang);
}

bool render_run(struct render *render, struct template *template, int lang, struct view *view,
	struct buf *out)
{
	struct language *language = &render->languages[lang];
	CSPARSE *parse = template->parse;
	parse->hdf = (HDF *)view;
	parse->global_hdf = language->dataset;
	render_functions_lang(lang ? "en" : "de");
	NEOERR *error = cs_render(parse, out, rendered_add);
	parse->hdf = render->empty;
	parse->global_hdf = NULL;
	return fine(error, "render", template->name);
}

const char *render_word(const struct render *render, int lang, const char *key)
{
	return hdf_get_value(render->languages[lang].words, key, NULL);
}

struct view *view_new(void)
{
	HDF *hdf;
	error_must(hdf_init(&hdf));
	error_must(hdf_set_value(hdf, "Config.VarEscapeMode", "html"));
	return (struct view *)hdf;
}

void view_free(struct view **view)
{
	HDF *hdf = (HDF *)*view;
	hdf_destroy(&hdf);
	*view = NULL;
}

struct view *view_node(struct view *view, const char *name)
{
	HDF *node;
	error_must(hdf_get_node((HDF *)view, name, &node));
	return (struct view *)node;
}

void view_set(struct view *view, const char *name, const char *value)
{
	if (value)
		error_must(hdf_set_value((HDF *)view, name, value));
}

const char *view_get(struct view *view, const char *name)
{
	return hdf_get_value((HDF *)view, name, NULL);
}
