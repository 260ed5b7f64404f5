/* The main of a program of pages. */
#ifndef BMS_WEB_SERVE_SITE_H
#define BMS_WEB_SERVE_SITE_H

#include "web/page.h"

/*
 * Serves requests until SIGTERM, then returns 0. argv: --config FILE; --list-pages prints path,
 * right, methods, title key and form fields (with commas) of each page, separated by tabs, and
 * ends; --check also parses the templates of all pages and ends with status 0 or 1; --work serves
 * no requests and calls site->work every second until SIGTERM, where there is one. Settings:
 * database_socket, database_name, database_user, database_password_file, database_timeout (5),
 * template_directory, form_key_file, spool_directory (/tmp), cookie_secure (yes), reload_templates
 * (no), asset_version (1), base_url. Ends with status 1 when a record is wrong (no right, no view,
 * unknown placeholder kind for its right, form field without label in both languages).
 */
int site_main(const struct site *site, int argc, char **argv);

#endif
