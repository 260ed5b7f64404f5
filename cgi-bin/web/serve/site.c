/* The main function of both programs. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/log.h"
#include "base/text.h"
#include "document/child.h"
#include "document/office.h"
#include "scan/scan.h"
#include "web/serve/serve_private.h"
#include "web/serve/site.h"

#define KEY_TEXT 32 /* characters the file of the form key holds at least */

static bool setting_on(const struct settings *settings, const char *name, const char *fallback)
{
	return strcmp(settings_text(settings, name, fallback), "yes") == 0;
}

static bool open_templates(struct server *server)
{
	const struct settings *settings = server->settings;
	server->reload = setting_on(settings, "reload_templates", "no");
	server->render = render_new(settings_need(settings, "template_directory"), server->reload);
	if (!server->render)
		return false;
	for (int lang = 0; lang < RENDER_LANGS; lang++) {
		render_constant(server->render, lang, "Base", lang ? "/en" : "");
		render_constant(server->render, lang, "Asset",
			settings_text(settings, "asset_version", "1"));
		render_constant(server->render, lang, "Page.lang", lang ? "en" : "de");
		render_constant(server->render, lang, "Page.site", server->site->name);
	}
	return true;
}

static struct db *open_database(const struct server *server)
{
	const struct settings *settings = server->settings;
	struct db_options options = {
		.socket = settings_need(settings, "database_socket"),
		.database = settings_need(settings, "database_name"),
		.user = settings_need(settings, "database_user"),
		.timeout = (unsigned)settings_int(settings, "database_timeout", 5),
	};
	size_t length;
	options.password =
		settings_secret(settings, server->pool, "database_password_file", &length);
	struct db_options *kept = POOL_NEW(server->pool, struct db_options);
	*kept = options;
	return db_new(kept);
}

static void read_settings(struct server *server)
{
	const struct settings *settings = server->settings;
	size_t length;
	char *key = settings_secret(settings, server->pool, "form_key_file", &length);
	if (length < KEY_TEXT)
		log_fatal("settings", "name=form_key_file reason=too_short");
	crypto_sha256(key, length, server->form_key);
	explicit_bzero(key, length);

	server->secure = setting_on(settings, "cookie_secure", "yes");
	server->cookie = pool_printf(
		server->pool, "%s%s", server->secure ? "__Host-" : "", server->site->cookie);
	server->spool_directory = settings_text(settings, "spool_directory", "/tmp");
	const char *url = settings_text(settings, "base_url", NULL);
	const char *host = url ? strstr(url, "://") : NULL;
	if (host)
		server->origin = pool_strndup(
			server->pool, url, (size_t)(host - url) + 3 + strcspn(host + 3, "/"));
}

static int site_work(struct server *server)
{
	struct db *db = open_database(server);
	int status = server_work(server, db);
	db_free(&db);
	return status;
}

static int site_serve(struct server *server, bool work)
{
	server->db = open_database(server);
	read_settings(server);
	child_init(settings_text(server->settings, "child_program", BMS_CHILD));
	office_init(settings_text(server->settings, "office_program", OFFICE_PROGRAM));
	scan_init(server->settings);
	buf_init(&server->body, server->pool);
	if (server->site->start)
		server->site->start(server->settings);
	int status = work ? site_work(server) : server_run(server);
	db_free(&server->db);
	return status;
}

static int site_run(struct server *server, const char *config, bool check, bool work)
{
	struct settings *settings = settings_load(config);
	server->settings = settings;
	int status = 1;
	if (open_templates(server) && words_check(server) && (!check || templates_check(server)))
		status = check ? 0 : site_serve(server, work);
	render_free(&server->render);
	settings_free(&settings);
	return status;
}

static int usage(const struct site *site)
{
	fprintf(stderr, "usage: %s.fcgi --config FILE [--check%s] | --list-pages\n", site->name,
		site->work ? " | --work" : "");
	return 2;
}

int site_main(const struct site *site, int argc, char **argv)
{
	const char *config = NULL;
	bool check = false, list = false, work = false;
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--config") == 0 && i + 1 < argc)
			config = argv[++i];
		else if (strcmp(argv[i], "--check") == 0)
			check = true;
		else if (strcmp(argv[i], "--work") == 0 && site->work)
			work = true;
		else if (strcmp(argv[i], "--list-pages") == 0)
			list = true;
		else
			return usage(site);
	}
	if (!config && !list)
		return usage(site);
	log_init(site->name);
	clock_init();
	struct server server = {.site = site, .pool = pool_new(), .request_pool = pool_new()};
	int status = 1;
	if (routes_make(&server)) {
		if (list)
			pages_list(site);
		status = list ? 0 : site_run(&server, config, check, work);
	}
	pool_free(&server.request_pool);
	pool_free(&server.pool);
	return status;
}
