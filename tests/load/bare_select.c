/*
 * The benchmark's row (c), the reference: one prepared SELECT of 20 ads and snprintf, with nothing
 * escaped, counted, looked up or logged. Nobody could serve this list with less; the ratios say
 * what our floors cost on top.
 */
#include <fcgiapp.h>
#include <mysql.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ADS 20
#define COLUMNS 7
#define CELL 1300 /* 300 characters of a teaser in UTF-8 and the end */
#define PAGE (ADS * COLUMNS * CELL + 8192)

static const char sql[] =
	"SELECT number, slug, title, teaser, authority, town, valid_to"
	" FROM public_ad FORCE INDEX (public_ad_list)"
	" WHERE external = 1 AND valid_from <= UTC_DATE() AND valid_to >= UTC_DATE()"
	" ORDER BY published_at DESC, id DESC LIMIT 20";

struct list {
	MYSQL *link;
	MYSQL_STMT *statement;
	char cells[COLUMNS][CELL];
	char page[PAGE];
};

static int list_open(struct list *list, char **argv)
{
	char password[200] = "";
	FILE *file = fopen(argv[4], "r");
	if (!file || !fgets(password, sizeof(password), file))
		return -1;
	fclose(file);
	password[strcspn(password, "\n")] = '\0';
	list->link = mysql_init(NULL);
	mysql_options(list->link, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (!mysql_real_connect(list->link, "localhost", argv[3], password, argv[2], 0, argv[1], 0))
		return -1;
	list->statement = mysql_stmt_init(list->link);
	if (mysql_stmt_prepare(list->statement, sql, sizeof(sql) - 1))
		return -1;
	MYSQL_BIND binds[COLUMNS];
	memset(binds, 0, sizeof(binds));
	for (size_t i = 0; i < COLUMNS; i++) {
		binds[i].buffer_type = MYSQL_TYPE_STRING;
		binds[i].buffer = list->cells[i];
		binds[i].buffer_length = CELL;
	}
	return mysql_stmt_bind_result(list->statement, binds) ? -1 : 0;
}

/* The page's length; -1 when the database does not answer with 20 ads. */
static int list_write(struct list *list)
{
	char(*cell)[CELL] = list->cells;
	int length = 0;
	int ads = 0;
	int got;
	if (mysql_stmt_execute(list->statement))
		return -1;
	length = snprintf(list->page, PAGE,
		"<!doctype html>\n<html lang=\"de\">\n"
		"<head><meta charset=\"utf-8\"><title>Stellen</title></head>\n"
		"<body>\n<h1>Stellen</h1>\n<ul>\n");
	while ((got = mysql_stmt_fetch(list->statement)) == 0) {
		ads++;
		length += snprintf(list->page + length, (size_t)(PAGE - length),
			"<li><h2><a href=\"/stellen/%s-%s\">%s</a></h2>\n<p>%s</p>\n"
			"<p>%s</p>\n<ul><li>%s</li></ul>\n<p>%s</p></li>\n",
			cell[0], cell[1], cell[2], cell[4], cell[3], cell[5], cell[6]);
	}
	length +=
		snprintf(list->page + length, (size_t)(PAGE - length), "</ul>\n</body>\n</html>\n");
	mysql_stmt_free_result(list->statement);
	return got == MYSQL_NO_DATA && ads == ADS ? length : -1;
}

int main(int argc, char **argv)
{
	static struct list list;
	FCGX_Request request;
	if (argc != 5 || list_open(&list, argv) || FCGX_Init() != 0
		|| FCGX_InitRequest(&request, 0, FCGI_FAIL_ACCEPT_ON_INTR) != 0) {
		fprintf(stderr,
			"usage: bare_select DATABASE_SOCKET DATABASE USER PASSWORD_FILE,"
			" with a listening socket as standard input\n");
		return 1;
	}
	while (FCGX_Accept_r(&request) == 0) {
		int length = list_write(&list);
		if (length < 0)
			FCGX_FPrintF(request.out, "Status: 500\r\nContent-Length: 0\r\n\r\n");
		else
			FCGX_FPrintF(request.out,
				"Content-Type: text/html; charset=utf-8\r\n"
				"Content-Length: %d\r\n\r\n",
				length);
		if (length > 0)
			FCGX_PutStr(list.page, length, request.out);
		FCGX_Finish_r(&request);
	}
	mysql_close(list.link);
	return 0;
}
