/* A page that is asked for without a browser, and the list it takes out. */
#include "web/serve/errand.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "web/serve/serve_private.h"

static bool address_read(struct request *req, const struct errand *errand)
{
	struct request_private *private = req->private;
	size_t length = strcspn(errand->address, "?");
	const char *query = errand->address + length;

	private->lang = text_equal(errand->lang, "en");
	req->lang = private->lang ? "en" : "de";
	req->base = private->lang ? "/en" : "";
	private->query_parsed = true;
	if (*query)
		query++;
	if (!path_split(req->pool, errand->address, length, &private->address)
		|| pairs_parse(req->pool, query, strlen(query), &private->query))
		return false;
	req->path = private->address.text;
	return page_of_address(req);
}

static enum outcome errand_ask(struct request *req, const struct errand *errand)
{
	enum outcome outcome = address_read(req, errand) ? request_admit(req) : NOT_FOUND;

	if (!outcome)
		outcome = page_fill(req);
	if (outcome == DENIED || outcome == GONE || (!outcome && !errand->detail))
		outcome = NOT_FOUND;
	return outcome;
}

const char *errand_word(const struct server *server, const char *lang, const char *key)
{
	return render_word(server->render, text_equal(lang, "en"), key);
}

enum outcome errand_run(struct server *server, struct errand *errand)
{
	int64_t start = clock_ticks_us();
	char *nothing[] = {NULL};
	FCGX_Request nobody = {.envp = nothing};
	struct request *req = request_begin(server, &nobody);
	enum outcome outcome = UNAVAILABLE;

	render_refresh(server->render);
	req->principal = *errand->who;
	req->private->errand = errand;
	errand->detail = NULL;
	errand->file =
		open(server->spool_directory, O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (errand->file < 0)
		log_error("errand", "step=open errno=%d", errno);
	else
		outcome = errand_ask(req, errand);
	if (outcome && errand->file >= 0) {
		close(errand->file);
		errand->file = -1;
	}
	log_info("errand", "page=%s outcome=%d rows=%lld us=%lld",
		req->page ? req->page->path : "-", (int)outcome, (long long)errand->rows,
		(long long)(clock_ticks_us() - start));
	if (req->view)
		view_free(&req->view);
	pool_clear(server->request_pool);
	return outcome;
}

const char *errand_spool(const struct server *server)
{
	return server->spool_directory;
}
