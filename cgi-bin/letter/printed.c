/* A letter on paper. */
#include "letter/printed.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "document/paper.h"
#include "form/answer.h"
#include "mail/letter.h"
#include "mail/mail_file.h"
#include "mail/outbox.h"

static const struct db_field printed_fields[] = {
	DB_FIELD(struct printed_letter, lang),
	DB_FIELD(struct printed_letter, number),
	DB_FIELD(struct printed_letter, name),
	DB_FIELD(struct printed_letter, authority),
	DB_FIELD(struct printed_letter, sender),
	DB_FIELD(struct printed_letter, goes_at),
};

static const char *answer_of(const struct answer *answers, size_t count, const char *question)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(answers[i].question, question))
			return answers[i].answer;
	return "";
}

/* Street, and postcode with town, as they were told with the application. */
static enum outcome address_read(
	struct db *db, struct pool *pool, int64_t application_id, struct printed_letter *letter)
{
	struct answer *answers = NULL;
	size_t count = 0;
	enum outcome outcome = application_answers_read(db, pool, application_id, &answers, &count);

	if (outcome)
		return outcome;
	const char *street = answer_of(answers, count, "street");
	const char *postcode = answer_of(answers, count, "postcode");
	const char *town = answer_of(answers, count, "town");
	if (!text_empty(street) && !text_empty(town))
		letter->address = pool_printf(pool, "%s\n%s %s", street, postcode, town);
	return OK;
}

/* An address of the portal without what opens something: letters are printed by others than the
 * applicant. What is left leads to where she gets such a link. */
static void address_add(struct pool *pool, struct buf *buf, const char *address, size_t length)
{
	const char *open = mail_without_secrets(pool, pool_strndup(pool, address, length));
	const char *secret = strstr(open, "/" MAIL_SECRET);

	if (secret && strncmp(open, letter_portal(), strlen(letter_portal())) == 0)
		buf_add(buf, open, (size_t)(secret - open));
	else
		buf_add(buf, address, length);
}

/* All of the text but the footer. */
const char *printed_body(struct pool *pool, const char *text)
{
	const char *end = strstr(text, "\n-- \n");
	struct buf buf;

	buf_init(&buf, pool);
	if (!end)
		end = text + strlen(text);
	for (const char *mark; text < end; text = mark) {
		mark = memchr(text, '<', (size_t)(end - text));
		mark = mark ? mark + 1 : end;
		buf_add(&buf, text, (size_t)(mark - text));
		size_t length = strcspn(mark, "<> \n");

		if (mark < end && mark[length] == '>') {
			address_add(pool, &buf, mark, length);
			mark += length;
		}
	}
	return text_trim(pool, buf.data);
}

/* The documents that go with it; a letter that goes by post waits until they are checked. */
static enum outcome files_read(
	struct db *db, struct pool *pool, int64_t mail_id, struct printed_letter *letter)
{
	struct mail_file *files = NULL;
	size_t count = 0;
	struct buf buf;
	enum outcome outcome = mail_files_of(db, pool, mail_id, &files, &count);

	buf_init(&buf, pool);
	for (size_t i = 0; !outcome && i < count; i++)
		buf_printf(&buf, "%s%s", i ? "\n" : "", files[i].name);
	letter->files = buf.length ? buf.data : "";
	return outcome;
}

#define SENDER \
	"CONCAT_WS(' · ', u.name, NULLIF(u.street, '')," \
	" NULLIF(CONCAT_WS(' ', u.postcode, u.town), ''))"

enum outcome printed_read(struct db *db, struct pool *pool, int64_t application_id, int64_t mail_id,
	struct printed_letter *letter_r)
{
	struct mail mail;
	enum outcome outcome = db_struct(db, pool,
		"SELECT p.lang, a.number, CONCAT(p.first_name, ' ', p.surname) AS name,"
		" u.name AS authority, " SENDER " AS sender,"
		" m.next_attempt_at AS goes_at"
		" FROM mail_outbox m JOIN application a ON a.id = m.application_id"
		" JOIN applicant p ON p.id = a.applicant_id JOIN vacancy v ON v.id = a.vacancy_id"
		" JOIN org_unit u ON u.id = v.authority_id"
		" WHERE m.id = ? AND m.application_id = ? AND m.status = 'print'",
		printed_fields, letter_r, DB_VALUES(db_int(mail_id), db_int(application_id)));

	if (!outcome)
		outcome = mail_read(db, pool, mail_id, &mail);
	if (!outcome)
		outcome = address_read(db, pool, application_id, letter_r);
	if (!outcome)
		outcome = files_read(db, pool, mail_id, letter_r);
	if (outcome)
		return outcome;
	letter_r->subject = mail.subject;
	letter_r->text = printed_body(pool, mail.text);
	return OK;
}

static const struct db_field plain_fields[] = {
	DB_FIELD(struct printed_letter, lang),
	DB_FIELD(struct printed_letter, number),
	DB_FIELD(struct printed_letter, name),
	DB_FIELD(struct printed_letter, authority),
	DB_FIELD(struct printed_letter, sender),
};

enum outcome printed_for(
	struct db *db, struct pool *pool, int64_t application_id, struct printed_letter *letter_r)
{
	enum outcome outcome = db_struct(db, pool,
		"SELECT p.lang, a.number, CONCAT(p.first_name, ' ', p.surname) AS name,"
		" u.name AS authority, " SENDER " AS sender FROM application a"
		" JOIN applicant p ON p.id = a.applicant_id JOIN vacancy v ON v.id = a.vacancy_id"
		" JOIN org_unit u ON u.id = v.authority_id WHERE a.id = ?",
		plain_fields, letter_r, DB_VALUES(db_int(application_id)));

	letter_r->files = "";
	return outcome ? outcome : address_read(db, pool, application_id, letter_r);
}

struct printing {
	const struct printed_letter *letter;
	const struct printed_words *words;
	const char *address, *info, *files;
};

static enum outcome print_draw(void *context, struct paper *paper)
{
	const struct printing *printing = context;

	paper_window(paper,
		&(struct paper_window){
			printing->letter->sender, printing->address, printing->info});
	paper_heading(paper, 3, printing->letter->subject);
	paper_text(paper, printing->letter->text);
	if (*printing->letter->files)
		paper_text(paper, printing->files);
	return OK;
}

enum outcome printed_make(struct pool *pool, const struct printed_letter *letter,
	const struct printed_words *words, const void **bytes_r, size_t *length_r)
{
	int64_t goes = clock_from_sql(letter->goes_at);
	const struct paper_look look = {
		.title = letter->subject,
		.lang = letter->lang,
		.sender = words->owner,
		.unit = letter->authority,
		.letter = true,
	};
	struct printing printing = {
		.letter = letter,
		.words = words,
		.address = pool_printf(pool, "%s\n%s", letter->name,
			letter->address ? letter->address : words->no_address),
		.info = pool_printf(pool, "%s: %s\n%s: %s", words->number, letter->number,
			words->date, day_show(pool, clock_day(pool, goes), letter->lang)),
		.files = pool_printf(pool, "%s:\n%s", words->files, letter->files),
	};
	struct paper_done done;
	enum outcome outcome = paper_make(pool, &look, print_draw, &printing, &done);

	if (outcome)
		return outcome;
	*bytes_r = done.bytes;
	*length_r = done.length;
	return OK;
}
