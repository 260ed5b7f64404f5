/* Letters made from templates. */
#include "mail/letter.h"

#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "mail/letter_private.h"
#include "mail/outbox.h"

#define SUBJECT_MAX 200 /* characters */

static const char *portal_url;
static const char *internal_url;
static const char *backend_url;

bool letter_staff(const struct letter *letter)
{
	return strncmp(letter->template, "staff_", strlen("staff_")) == 0;
}

void letter_init(const struct settings *settings)
{
	letter_sheet_init(settings_need(settings, "template_directory"));
	letter_entry_init(settings);
	portal_url = settings_text(settings, "external_url", NULL);
	if (!portal_url)
		portal_url = settings_need(settings, "base_url");
	internal_url = settings_text(settings, "internal_url", portal_url);
	backend_url = settings_text(settings, "backend_url", NULL);
}

const char *letter_portal(void)
{
	return portal_url;
}

/* What goes into the frame, by the names in {{…}}; names that end in _html are HTML. */
struct part {
	const char *name;
	const char *value;
};

static const char *frame_fill(
	struct pool *pool, const char *frame, const struct part *parts, size_t count)
{
	struct buf buf;
	buf_init(&buf, pool);
	for (const char *mark; (mark = strstr(frame, "{{")); frame = strstr(mark, "}}") + 2) {
		buf_add(&buf, frame, (size_t)(mark - frame));
		for (size_t i = 0; i < count; i++) {
			size_t length = strlen(parts[i].name);
			if (strncmp(mark + 2, parts[i].name, length) != 0
				|| strncmp(mark + 2 + length, "}}", 2) != 0)
				continue;
			if (strstr(parts[i].name, "_html"))
				buf_str(&buf, parts[i].value);
			else
				buf_html(&buf, parts[i].value);
		}
		if (!strstr(mark, "}}"))
			return NULL;
	}
	buf_str(&buf, frame);
	return buf.data;
}

/* The authority's line in the head; nothing where the letter knows none. */
static const char *authority_html(struct pool *pool, const struct letter_filling *filling)
{
	const struct letter_value *authority =
		letter_value_of(filling, "authority", strlen("authority"));
	struct buf buf;
	buf_init(&buf, pool);
	if (authority) {
		buf_str(&buf, letter_german(filling, authority) ? "<p lang=\"de\">" : "<p>");
		buf_html(&buf, authority->value);
		buf_str(&buf, "</p>\n");
	}
	return buf.data;
}

static enum outcome body_fill(struct pool *pool, struct letter_filling *filling,
	enum letter_form form, const char *text, char **filled_r)
{
	struct buf buf;
	buf_init(&buf, pool);
	filling->form = form;
	enum outcome outcome = letter_fill(&buf, filling, text);
	*filled_r = buf.data;
	return outcome;
}

/* The letter's two forms, each with the footer. */
static enum outcome mail_compose(struct db *db, struct pool *pool, struct letter_filling *filling,
	const struct letter_sheet *sheet, struct mail *mail)
{
	const struct letter *letter = filling->letter;
	struct letter_sheet footer;
	char *subject, *text, *foot, *markdown, *foot_markdown, *frame;
	enum outcome outcome = letter_sheet_read(
		pool, letter_staff(letter) ? "footer_staff" : "footer", letter->lang, &footer);
	if (!outcome)
		outcome = letter_file_read(pool, "frame", ".html", &frame);
	if (!outcome)
		outcome = letter_inserts_read(db, pool, filling, sheet->body);
	if (!outcome)
		outcome = body_fill(pool, filling, FORM_PLAIN, sheet->head, &subject);
	if (!outcome)
		outcome = body_fill(pool, filling, FORM_PLAIN, sheet->body, &text);
	if (!outcome)
		outcome = body_fill(pool, filling, FORM_PLAIN, footer.body, &foot);
	if (!outcome)
		outcome = body_fill(pool, filling, FORM_MARKDOWN, sheet->body, &markdown);
	if (!outcome)
		outcome = body_fill(pool, filling, FORM_MARKDOWN, footer.body, &foot_markdown);
	if (outcome)
		return outcome;
	mail->subject = text_ellipsis(pool, subject, SUBJECT_MAX);
	mail->text = pool_printf(pool, "%s\n-- \n%s", text, foot);
	const struct part parts[] = {
		{"lang", text_equal(letter->lang, "en") ? "en" : "de"},
		{"subject", mail->subject},
		{"owner", footer.head},
		{"authority_html", authority_html(pool, filling)},
		{"body_html", letter_html(pool, markdown)},
		{"footer_html", letter_html(pool, foot_markdown)},
	};
	mail->html = frame_fill(pool, frame, parts, sizeof(parts) / sizeof(*parts));
	return mail->html ? OK : letter_wrong("frame", "contents");
}

/* An administrator's text that cannot be filled stops no letter. */
static enum outcome sheet_compose(
	struct db *db, struct pool *pool, struct letter_filling *filling, struct mail *mail)
{
	const struct letter *letter = filling->letter;
	struct letter_sheet sheet;
	enum outcome outcome = letter_sheet_now(
		db, pool, letter->template, letter->lang, &sheet, &mail->text_version);

	if (!outcome)
		outcome = mail_compose(db, pool, filling, &sheet, mail);
	if (outcome != INVALID || mail->text_version == 0)
		return outcome;
	log_error("letter", "template=%s version=%lld reason=cannot_be_filled", letter->template,
		(long long)mail->text_version);
	mail->text_version = 0;
	outcome = letter_sheet_read(pool, letter->template, letter->lang, &sheet);
	return outcome ? outcome : mail_compose(db, pool, filling, &sheet, mail);
}

static enum outcome text_compose(
	struct db *db, struct pool *pool, struct letter_filling *filling, struct mail *mail)
{
	const struct letter *letter = filling->letter;

	if (!letter->written)
		return sheet_compose(db, pool, filling, mail);
	const struct letter_sheet sheet = {letter->written->subject,
		pool_printf(pool, "%s\n", text_trim(pool, letter->written->body))};
	return mail_compose(db, pool, filling, &sheet, mail);
}

static enum outcome write_mail(
	struct db *db, struct pool *pool, const struct letter *letter, struct mail *mail_r)
{
	const struct letter_value addresses[] = {
		{"portal", portal_url},
		{"jobs", letter->internal ? internal_url : portal_url},
		{"backend", backend_url},
	};
	struct letter_filling filling = {
		.letter = letter,
		.addresses = addresses,
		.address_count = sizeof(addresses) / sizeof(*addresses),
	};

	*mail_r = (struct mail){
		.application_id = letter->application_id,
		.template = letter->template,
		.recipient = letter->recipient,
	};
	enum outcome outcome = text_compose(db, pool, &filling, mail_r);
	return outcome || !letter->event || !text_is_email(letter->recipient)
		? outcome
		: letter_entry(pool, &filling, &mail_r->calendar);
}

enum outcome letter_write(
	struct db *db, struct pool *pool, const struct letter *letter, struct letter_text *text_r)
{
	struct mail mail;
	enum outcome outcome = write_mail(db, pool, letter, &mail);

	if (!outcome)
		*text_r = (struct letter_text){mail.subject, mail.text, mail.html};
	return outcome;
}

enum outcome letter_post(struct db *db, struct pool *pool, const struct letter *letter)
{
	struct mail mail;
	enum outcome outcome = write_mail(db, pool, letter, &mail);

	if (outcome)
		return outcome;
	if (letter->unsubscribe)
		mail.unsubscribe = pool_printf(pool, "%s%s", portal_url, letter->unsubscribe);
	mail.wait = letter->wait;
	mail.by_hand = letter->by_hand;
	return mail_enqueue(db, pool, &mail);
}

enum outcome letter_queue(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, const char *lang, const char *recipient,
	const struct letter_value *values, size_t n)
{
	return letter_post(db, pool,
		&(struct letter){
			.application_id = application_id,
			.template = template,
			.lang = lang,
			.recipient = recipient,
			.values = values,
			.count = n,
		});
}
