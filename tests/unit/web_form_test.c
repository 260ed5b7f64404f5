/* Bodies and forms: from the bytes of a POST to a typed struct, and back into the dataset. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/clock.h"
#include "web/form/form.h"
#include "web/form/form_private.h"

struct input {
	const char *title;
	const char *text;
	const char *mail;
	const char *day;
	int64_t weight;
	const char *grade;
	bool urgent;
	struct upload *files;
	struct form_rest rest;
};

static const char *const grades[] = {"e9", "e13", NULL};
static const struct form_field fields[] = {
	{.name = "title",
		.type = FIELD_TEXT,
		.min = 2,
		.max = 10,
		.required = true,
		FORM_AT(struct input, title)},
	{.name = "text", .type = FIELD_LONG, .max = 100, FORM_AT(struct input, text)},
	{.name = "mail", .type = FIELD_EMAIL, .autocomplete = "email", FORM_AT(struct input, mail)},
	{.name = "day", .type = FIELD_DAY, FORM_AT(struct input, day)},
	{.name = "weight", .type = FIELD_INT, .min = 1, .max = 100, FORM_AT(struct input, weight)},
	{.name = "grade", .type = FIELD_CHOICE, .choices = grades, FORM_AT(struct input, grade)},
	{.name = "urgent", .type = FIELD_CHECK, FORM_AT(struct input, urgent)},
	{.name = "files", .type = FIELD_FILES, .max = 2, FORM_AT(struct input, files)},
	{.name = "rest", .type = FIELD_REST, FORM_AT(struct input, rest)},
};
static const struct form form = FORM("note", fields, struct input);
static const struct page page = {.path = "/notiz", .form = &form};
static const struct site site = {.name = "test"};

static char directory[] = "/tmp/bms-form-XXXXXX";
static struct server server;
static struct request *req;
static struct request_private *private;
static FCGX_Request fcgi;
static FCGX_Stream stream;
static char *environment[8];
static char *sent;

static void end_of_stream(FCGX_Stream *in)
{
	in->isClosed = 1;
}

static int begin(void **state)
{
	(void)state;
	static const char words[] =
		"form {\n choose = Bitte wählen\n note {\n title = Titel\n title_hint = Kurz\n "
		"text = Text\n"
		" mail = Mail\n day = Tag\n weight = Gewicht\n grade = Gruppe\n grade_e9 = E 9\n "
		"grade_e13 = E 13\n"
		" urgent = Eilt\n files = Dateien\n }\n}\n"
		"problem.range = Von {min} bis {max}\nproblem.required = Fehlt\n";
	char path[200];
	assert_non_null(mkdtemp(directory));
	snprintf(path, sizeof(path), "%s/lang", directory);
	mkdir(path, 0700);
	static const char *const names[] = {"de", "en"};
	for (int i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s/lang/%s.hdf", directory, names[i]);
		FILE *file = fopen(path, "w");
		fputs(words, file);
		fclose(file);
	}
	clock_init();
	server = (struct server){.site = &site,
		.pool = pool_new(),
		.request_pool = pool_new(),
		.render = render_new(directory, false),
		.spool_directory = directory};
	return server.render ? 0 : 1;
}

static int end(void **state)
{
	(void)state;
	char command[200];
	render_free(&server.render);
	pool_free(&server.pool);
	pool_free(&server.request_pool);
	snprintf(command, sizeof(command), "rm -r %s", directory);
	return system(command);
}

/* A POST of `length` bytes that says it has `declared`. */
static void post(const char *type, const char *body, size_t length, const char *declared)
{
	struct pool *pool = server.request_pool;
	sent = malloc(length ? length : 1);
	memcpy(sent, body, length);
	stream = (FCGX_Stream){.rdNext = (unsigned char *)sent,
		.stop = (unsigned char *)sent + length,
		.stopUnget = (unsigned char *)sent,
		.isReader = 1,
		.fillBuffProc = end_of_stream};
	environment[0] = pool_printf(pool, "CONTENT_TYPE=%s", type);
	environment[1] = declared ? pool_printf(pool, "CONTENT_LENGTH=%s", declared) : NULL;
	fcgi = (FCGX_Request){.in = &stream, .envp = environment};
	req = POOL_NEW(pool, struct request);
	private = POOL_NEW(pool, struct request_private);
	*private = (struct request_private){.server = &server, .fcgi = &fcgi, .spool = -1};
	req->pool = pool;
	req->page = &page;
	req->site = &site;
	req->lang = "de";
	req->base = "";
	req->post = true;
	req->private = private;
	req->response = POOL_NEW(pool, struct response);
	req->input = pool_alloc(pool, form.size);
}

static int done(void **state)
{
	(void)state;
	if (req)
		body_end(req);
	if (req && req->view)
		view_free(&req->view);
	free(sent);
	sent = NULL;
	req = NULL;
	pool_clear(server.request_pool);
	return 0;
}

#define URLENCODED "application/x-www-form-urlencoded"
#define MULTIPART "multipart/form-data; boundary=XX"

static void post_text(const char *body)
{
	char length[24];
	snprintf(length, sizeof(length), "%zu", strlen(body));
	post(URLENCODED, body, strlen(body), length);
	assert_int_equal(body_read(req), OK);
	assert_int_equal(form_read(req), OK);
}

static const char *reason(const char *field)
{
	for (size_t i = 0; i < req->problems.count; i++)
		if (strcmp(req->problems.items[i].field, field) == 0)
			return req->problems.items[i].reason;
	return "none";
}

static void test_typed(void **state)
{
	(void)state;
	post_text("title=+%C3%84rztin+&text=a%0D%0Ab&mail=A%40Stadt.DE&day=1.2.2026&weight=7&grade="
		  "e13&urgent=1&more=x");
	const struct input *input = req->input;
	assert_int_equal(req->problems.count, 0);
	assert_string_equal(input->title, "Ärztin");
	assert_string_equal(input->text, "a\nb");
	assert_string_equal(input->mail, "A@stadt.de");
	assert_string_equal(input->day, "2026-02-01");
	assert_int_equal(input->weight, 7);
	assert_string_equal(input->grade, "e13");
	assert_true(input->urgent);
	assert_null(input->files);
	assert_int_equal(input->rest.count, 1);
	assert_string_equal(input->rest.names[0], "more");
	assert_string_equal(input->rest.values[0], "x");
}

/* Fields nobody declared, for forms that are data: in order, repeated ones each, the token and what
 * is no text left out. */
static void test_rest(void **state)
{
	(void)state;
	post_text("title=Titel&b=2&form_token=t&a=1&b=3&c=%FF&=4");
	const struct form_rest *rest = &((const struct input *)req->input)->rest;
	assert_true(rest->count >= 4);
	assert_string_equal(rest->names[0], "b");
	assert_string_equal(rest->values[0], "2");
	assert_string_equal(rest->names[1], "a");
	assert_string_equal(rest->values[2], "3");
	for (size_t i = 0; i < rest->count; i++) {
		assert_string_not_equal(rest->names[i], "title");
		assert_string_not_equal(rest->names[i], "form_token");
	}
	assert_string_equal(rest->names[3], "c");
	assert_string_equal(reason("c"), "encoding"); /* said, not left out */
}

static void test_empty(void **state)
{
	(void)state;
	post_text("title=++&weight=&urgent=0");
	const struct input *input = req->input;
	assert_int_equal(req->problems.count, 1);
	assert_string_equal(reason("title"), "required");
	assert_null(input->text);
	assert_null(input->grade);
	assert_int_equal(input->weight, 0);
	assert_false(input->urgent);
}

static void test_refused(void **state)
{
	(void)state;
	post_text("title=%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4&mail="
		  "keine&day=31.2.2026"
		  "&weight=101&grade=e14&text=a%00b");
	assert_string_equal(reason("title"), "too_long");
	assert_string_equal(reason("mail"), "email");
	assert_string_equal(reason("day"), "day");
	assert_string_equal(reason("weight"), "range");
	assert_string_equal(reason("grade"), "choice");
	assert_string_equal(reason("text"), "encoding");
	done(NULL);
	post_text("title=a%0ab%0b&weight=7x&text=%ff");
	assert_string_equal(((const struct input *)req->input)->title, "a b"); /* one line */
	assert_string_equal(reason("weight"), "number");
	assert_string_equal(reason("text"), "encoding");
	done(NULL);
	post_text("title=a");
	assert_string_equal(reason("title"), "too_short");
	done(NULL);
	post_text("title=%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4");
	assert_int_equal(req->problems.count, 0);
}

/* Text from PowerPoint, Word and PDF arrives whole. */
static void test_pasted(void **state)
{
	(void)state;
	post_text("title=%E2%80%8D%C2%AD&text=a%0Bb%0Cc%C2%85d%E2%80%A8e%E2%80%A9f%01g"
		  "&mail=%E2%80%8Ba@B%C3%BCcher.example");
	const struct input *input = req->input;
	assert_string_equal(input->text, "a\nb\nc\nd\ne\nfg");
	assert_string_equal(input->mail, "a@xn--bcher-kva.example");
	assert_string_equal(reason("title"), "no_text");
	done(NULL);
	/* nothing that can be seen is no empty field, which would empty what was kept */
	static const char *const unseen[] = {"%01%02%0E", "%E2%80%8B", "%C2%AD", "%E2%80%8D",
		"+%EF%BB%BF+", "%CC%81", "%EF%BF%BA", "%EF%BF%BC"};
	for (size_t i = 0; i < sizeof(unseen) / sizeof(*unseen); i++) {
		char body[100];
		snprintf(body, sizeof(body), "title=Titel&text=%s", unseen[i]);
		post_text(body);
		assert_string_equal(reason("text"), "no_text");
		done(NULL);
	}
	post_text("title=Titel&text=+%09%0D%0A%C2%A0");
	assert_int_equal(req->problems.count, 0);
}

static const char *shown(const char *name)
{
	const char *value = view_get(req->view, pool_printf(req->pool, "Form.note.%s", name));
	return value ? value : "nothing";
}

static void test_shown_again(void **state)
{
	(void)state;
	post_text("title=&text=a%00b&weight=101&grade=e9&urgent=1&day=1.2.2026");
	form_show(req, &form, "/notiz", &(struct input){.title = "alt", .weight = 3});
	assert_string_equal(shown("action"), "/notiz");
	assert_true(strlen(shown("token")) > 75); /* with what the form holds */
	assert_string_equal(shown("multipart"), "1");
	assert_string_equal(shown("field.title.value"), "");
	assert_string_equal(shown("field.title.label"), "Titel");
	assert_string_equal(shown("field.title.hint"), "Kurz");
	assert_string_equal(shown("field.title.id"), "note-title");
	assert_string_equal(shown("field.title.required"), "1");
	assert_string_equal(shown("field.title.error"), "Fehlt");
	assert_string_equal(shown("field.text.value"),
		"a\xEF\xBF\xBD"
		"b");
	assert_string_equal(shown("field.text.hint"), "nothing");
	assert_string_equal(shown("field.weight.value"), "101");
	assert_string_equal(shown("field.weight.error"), "Von 1 bis 100");
	assert_string_equal(shown("field.grade.options.1.selected"), "1");
	assert_string_equal(shown("field.grade.options.2.selected"), "nothing");
	assert_string_equal(shown("field.grade.options.2.label"), "E 13");
	assert_string_equal(shown("field.urgent.checked"), "1");
	assert_string_equal(shown("field.day.value"), "2026-02-01");
	assert_string_equal(shown("errors.count"), "3");
	assert_string_equal(shown("errors.0.id"), "note-title");
	assert_true(req->response->personal);
}

static void test_initial(void **state)
{
	(void)state;
	post_text("");
	req->post = false;
	form_show(req, &form, "/notiz",
		&(struct input){.title = "alt", .weight = 3, .grade = "e9", .urgent = true});
	assert_string_equal(shown("field.title.value"), "alt");
	assert_string_equal(shown("field.title.error"), "nothing");
	assert_string_equal(shown("field.weight.value"), "3");
	assert_string_equal(shown("field.urgent.checked"), "1");
	assert_string_equal(shown("field.grade.options.1.selected"), "1");
	assert_string_equal(shown("field.grade.options.0.selected"), "nothing");
	assert_string_equal(shown("field.mail.autocomplete"), "email");
	assert_string_equal(shown("field.title.max"), "10");
	assert_string_equal(shown("errors.count"), "nothing");
}

static const char pdf[] = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n";

static size_t with_files(struct buf *buf, int files)
{
	buf_init(buf, server.request_pool);
	buf_str(buf, "--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTitel\r\n");
	for (int i = 0; i < files; i++) {
		buf_printf(buf,
			"--XX\r\nContent-Disposition: form-data; name=\"files\"; "
			"filename=\"C:\\a\\%d.pdf\"\r\n"
			"Content-Type: image/png\r\n\r\n",
			i);
		buf_add(buf, pdf, sizeof(pdf) - 1);
		buf_str(buf, "\r\n");
	}
	buf_str(buf, "--XX--\r\n");
	return buf->length;
}

static enum outcome post_files(int files, size_t missing)
{
	struct buf buf;
	char length[24];
	snprintf(length, sizeof(length), "%zu", with_files(&buf, files));
	post(MULTIPART, buf.data, buf.length - missing, length);
	return body_read(req);
}

static void test_files(void **state)
{
	(void)state;
	assert_int_equal(post_files(2, 0), OK);
	assert_int_equal(form_read(req), OK);
	assert_int_equal(req->problems.count, 0);
	const struct upload *upload = ((struct input *)req->input)->files;
	assert_string_equal(((struct input *)req->input)->title, "Titel");
	assert_string_equal(upload->name, "0.pdf");
	assert_string_equal(upload->mime, "application/pdf");
	assert_int_equal(upload->size, sizeof(pdf) - 1);
	assert_string_equal(upload->next->name, "1.pdf");
	assert_null(upload->next->next);
	char bytes[sizeof(pdf)] = "";
	assert_int_equal(upload_read(req, upload->next, 3, bytes, sizeof(pdf) - 1 - 3), OK);
	assert_memory_equal(bytes, pdf + 3, sizeof(pdf) - 1 - 3);
	form_show(req, &form, "/notiz", NULL);
	assert_string_equal(shown("field.files.again"), "1");
	done(NULL);
	assert_int_equal(post_files(3, 0), OK);
	assert_int_equal(form_read(req), OK);
	assert_string_equal(reason("files"), "too_many_files");
}

/* A client that leaves in the middle leaves nothing behind. */
static void test_cut(void **state)
{
	(void)state;
	for (size_t missing = 1; missing < 250; missing += 7) {
		assert_int_equal(post_files(2, missing), INVALID);
		assert_int_equal(private->file_count, 0);
		done(NULL);
	}
	post(URLENCODED, "title=a", 7, "8");
	assert_int_equal(body_read(req), INVALID);
	assert_int_equal(private->fields.count, 0);
}

static void test_bodies_refused(void **state)
{
	(void)state;
	static const struct {
		const char *type, *length;
		enum outcome outcome;
	} bodies[] = {
		{URLENCODED, NULL, INVALID},
		{URLENCODED, "", INVALID},
		{URLENCODED, "x", INVALID},
		{URLENCODED, "-1", INVALID},
		{URLENCODED, "262145", TOO_LARGE},
		{MULTIPART, "262145", TOO_LARGE},
		{URLENCODED, "99999999999999999999", INVALID},
		{"text/plain", "7", INVALID},
		{"", "7", INVALID},
		{"application/x-www-form-urlencodedx", "7", INVALID},
		{"multipart/form-data", "7", INVALID},
		{MULTIPART, "7", INVALID},
		{"application/json", "7", INVALID},
		{URLENCODED, "0", OK},
		{"application/x-www-form-urlencoded; charset=utf-8", "7", OK},
	};
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		post(bodies[i].type, "title=a", 7, bodies[i].length);
		assert_int_equal(body_read(req), bodies[i].outcome);
		done(NULL);
	}
}

static void test_no_spool(void **state)
{
	(void)state;
	server.spool_directory = "/nonexistent";
	assert_int_equal(post_files(1, 0), UNAVAILABLE);
	server.spool_directory = directory;
}

static void test_many_fields(void **state)
{
	(void)state;
	struct buf buf;
	char length[24];
	buf_init(&buf, server.request_pool);
	for (int i = 0; i < 10000; i++)
		buf_printf(&buf, "title=%d&", i);
	snprintf(length, sizeof(length), "%zu", buf.length);
	post(URLENCODED, buf.data, buf.length, length);
	assert_int_equal(body_read(req), INVALID);
}

static void test_origin(void **state)
{
	(void)state;
	static const struct {
		const char *origin, *site;
		bool same;
	} cases[] = {
		{NULL, NULL, true},
		{"https://bms.example", NULL, true},
		{"HTTPS://bms.EXAMPLE", "same-origin", true},
		{"https://portal.example", NULL, true},
		{"http://bms.example", NULL, false},
		{"null", NULL, false},
		{"https://bms.example.evil", NULL, false},
		{NULL, "cross-site", false},
		{NULL, "same-site", false},
		{NULL, "none", true},
		{"https://bms.example", "cross-site", false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		post(URLENCODED, "", 0, "0");
		server.origin = "https://portal.example";
		size_t n = 2;
		environment[n++] = pool_strdup(req->pool, "HTTP_HOST=bms.example");
		environment[n++] = pool_strdup(req->pool, "REQUEST_SCHEME=https");
		if (cases[i].origin)
			environment[n++] =
				pool_printf(req->pool, "HTTP_ORIGIN=%s", cases[i].origin);
		if (cases[i].site)
			environment[n++] =
				pool_printf(req->pool, "HTTP_SEC_FETCH_SITE=%s", cases[i].site);
		environment[n] = NULL;
		assert_int_equal(origin_same(req), cases[i].same);
		memset(environment, 0, sizeof(environment));
		done(NULL);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_typed, done),
		cmocka_unit_test_teardown(test_rest, done),
		cmocka_unit_test_teardown(test_empty, done),
		cmocka_unit_test_teardown(test_refused, done),
		cmocka_unit_test_teardown(test_pasted, done),
		cmocka_unit_test_teardown(test_shown_again, done),
		cmocka_unit_test_teardown(test_initial, done),
		cmocka_unit_test_teardown(test_files, done),
		cmocka_unit_test_teardown(test_cut, done),
		cmocka_unit_test_teardown(test_bodies_refused, done),
		cmocka_unit_test_teardown(test_no_spool, done),
		cmocka_unit_test_teardown(test_many_fields, done),
		cmocka_unit_test_teardown(test_origin, done),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
