/* Tests of applications being written: applicant/draft, answer, attachment. */
#include "apply_world.h"

#include "application/attachment.h"
#include "application/own.h"
#include "form/answer.h"
#include "form/form_model.h"

static enum outcome run_change(struct call *call)
{
	return draft_change(call->db, pool, &visitor, call->id, call->data);
}

static enum outcome run_correct(struct call *call)
{
	return draft_correct(call->db, pool, &visitor, call->id, call->data);
}

static int64_t lines_of(int64_t id)
{
	int64_t count;
	assert_int_equal(db_get_int(root,
				 "SELECT COUNT(*) FROM history WHERE object_kind = 4"
				 " AND object_id = ?",
				 DB_VALUES(db_int(id)), &count),
		OK);
	return count;
}

static bool has_problem(const struct problems *problems, const char *field, const char *reason)
{
	for (size_t i = 0; i < problems->count; i++) {
		if (strcmp(problems->items[i].field, field) == 0
			&& strcmp(problems->items[i].reason, reason) == 0)
			return true;
	}
	return false;
}

static void test_begin(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	struct draft draft;
	assert_int_equal(draft_get(db, pool, id, &draft), OK);
	assert_memory_equal(draft.number, "B-2026-", 7);
	assert_string_equal(draft.status, "gespeichert");
	assert_false(draft.sent);
	assert_string_equal(draft.ad, "S-2026-00001");
	assert_string_equal(draft.title, "Ingenieurin oder Ingenieur");
	assert_string_equal(answer_of(&draft.answers, "surname"), "Özdemir");
	assert_string_equal(answer_of(&draft.answers, "phone"), "040 1234567");
	assert_string_equal(answer_of(&draft.answers, "message"), "Ich baue gern Brücken.");
	assert_string_equal(answer_of(&draft.answers, "source"), "agency");
	assert_null(answer_of(&draft.answers, "town"));
	assert_int_equal(draft.form_version_id, 3);
	assert_false(draft.account);
	assert_int_equal(support_number(root, "SELECT severely_disabled FROM application"), 1);
	assert_int_equal(support_number(root,
				 "SELECT applications FROM vacancy_status_count"
				 " WHERE vacancy_id = 1 AND status = 'gespeichert'"),
		1);
	assert_int_equal(support_number(root, "SELECT applications FROM vacancy"), 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_outbox"), 0);
	assert_int_equal(lines_of(id), 1);
	assert_string_equal(
		world_text("SELECT action FROM history WHERE object_id = ?", db_int(id)),
		"created");
}

/* A draft may lack everything but the address to which it belongs. */
static void test_begin_refused(void **state)
{
	(void)state;
	const struct answer named[] = {{"first_name", "Ada"}},
			    addressed[] = {{"email", "a@b.example"}};
	const struct answers no_address = {named, 1}, address = {addressed, 1};
	struct call call = {.run = run_begin, .jobad_id = 1, .data = &no_address};
	assert_int_equal(call_as(db, &call), INVALID);
	assert_true(has_problem(&call.problems, "email", "required"));
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM applicant"), 0);
	call.data = &address;
	assert_int_equal(call_as(db, &call), OK);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM applicant"), 1);
}

static void test_begin_rolled_back(void **state)
{
	(void)state;
	struct call call = {.run = run_begin, .jobad_id = 1, .data = &world_data, .end = INVALID};
	assert_int_equal(call_as(db, &call), INVALID);
	assert_int_equal(support_number(root,
				 "SELECT (SELECT COUNT(*) FROM application)"
				 " + (SELECT COUNT(*) FROM applicant)"
				 " + (SELECT COUNT(*) FROM application_answer)"
				 " + (SELECT COUNT(*) FROM history)"
				 " + (SELECT COUNT(*) FROM bms_keys.application_key)"
				 " + (SELECT COUNT(*) FROM vacancy_status_count)"),
		0);
}

static void test_sealed(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM application_answer"), 3);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM application_answer"
				 " WHERE INSTR(sealed, '1234567') OR INSTR(sealed, 'gern')"),
		0);
	uint8_t key[32];
	struct answer *answers;
	size_t count;
	assert_int_equal(store_key(db, OBJECT_APPLICATION, id, key), OK);
	assert_int_equal(application_answers(db, pool, id, key, &answers, &count), OK);
	assert_int_equal(count, 3); /* in the order of the form */
	assert_string_equal(answers[0].question, "phone");
	assert_string_equal(answers[0].answer, "040 1234567");
	assert_string_equal(answers[1].question, "severely_disabled");
	assert_string_equal(answers[2].question, "message");
	key[0] ^= 1;
	assert_int_equal(application_answers(db, pool, id, key, &answers, &count), INVALID);
	support_sql(root, "DELETE FROM bms_keys.application_key;\n");
	struct draft draft;
	assert_int_equal(draft_get(db, pool, id, &draft), GONE);
}

/* A sealed answer belongs to its question: put in another's place it is unreadable. */
static void test_sealed_place(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	support_sql(root,
		"UPDATE application_answer SET question = 'town'"
		" WHERE question = 'phone';\n");
	struct draft draft;
	assert_int_equal(draft_get(db, pool, id, &draft), INVALID);
}

static void test_change(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "Ada@example.org");
	struct call call = {.run = run_change, .id = id, .data = &world_data};
	assert_int_equal(call_as(db, &call), OK);
	assert_int_equal(lines_of(id), 1); /* nothing changed, no line */
	const struct answer changed[] = {{"first_name", "Ada"}, {"surname", "Meyer"},
		{"email", "Ada@example.org"}, {"town", "Nordhafen"}, {"severely_disabled", "nein"},
		{"message", "Ich baue gern Brücken."}, {"source", "agency"}};
	const struct answers data = {changed, sizeof(changed) / sizeof(changed[0])};
	call.data = &data;
	assert_int_equal(call_as(db, &call), OK);
	assert_int_equal(lines_of(id), 2);
	assert_string_equal(world_text("SELECT detail FROM history WHERE object_id = ? AND seq = 2",
				    db_int(id)),
		"surname,town,severely_disabled,phone");
	struct draft draft;
	assert_int_equal(draft_get(db, pool, id, &draft), OK);
	assert_null(answer_of(&draft.answers, "phone"));
	assert_string_equal(answer_of(&draft.answers, "town"), "Nordhafen");
	assert_string_equal(answer_of(&draft.answers, "surname"), "Meyer");
	assert_int_equal(support_number(root, "SELECT severely_disabled FROM application"), 0);
	world_send(id);
	assert_int_equal(call_as(db, &call), CONFLICT);
}

/* What was sent is corrected when its address is confirmed, and never with another address. */
static void test_correct(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	const struct answer typed[] = {
		{"first_name", "Ada"}, {"surname", "Meyer"}, {"email", "other@example.org"}};
	const struct answers data = {typed, sizeof(typed) / sizeof(typed[0])};
	struct call call = {.run = run_correct, .id = id, .data = &data};
	assert_int_equal(call_as(db, &call), CONFLICT); /* a draft */
	world_send(id);
	assert_int_equal(
		call_as(db, &call), CONFLICT); /* not confirmed: even if the status allowed it */
	support_sql(root,
		"UPDATE application_status SET takes_changes = 1 WHERE code ="
		" 'email_nicht_bestaetigt';\n");
	assert_int_equal(call_as(db, &call), CONFLICT);
	support_sql(root,
		"UPDATE application_status SET takes_changes = 0 WHERE code ="
		" 'email_nicht_bestaetigt';\n"
		"UPDATE application SET status = 'eingegangen', received_at = created_at;\n");
	assert_int_equal(call_as(db, &call), OK);
	call.run = run_change;
	assert_int_equal(call_as(db, &call), CONFLICT); /* no draft any more */
	struct draft draft;
	assert_int_equal(draft_get(db, pool, id, &draft), OK);
	assert_string_equal(draft.email, "ada@example.org");
	assert_string_equal(answer_of(&draft.answers, "surname"), "Meyer");
}

/* An unfinished draft is kept as it is, but never without its address. */
static void test_change_incomplete(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	const struct answer town[] = {{"town", "Nordhafen"}};
	const struct answers data = {town, 1};
	struct call call = {.run = run_change, .id = id, .data = &data};
	assert_int_equal(call_as(db, &call), OK);
	struct draft draft;
	assert_int_equal(draft_get(db, pool, id, &draft), OK);
	assert_string_equal(draft.email, "ada@example.org");
	assert_null(answer_of(&draft.answers, "first_name"));
	struct problems problems = {0};
	assert_int_equal(draft_missing(db, pool, id, &problems), OK);
	assert_int_equal(problems.count, 2);
	assert_true(has_problem(&problems, "first_name", "required"));
	assert_true(has_problem(&problems, "surname", "required"));
	call.run = run_send;
	call.consent = true;
	assert_int_equal(call_as(db, &call), INVALID);
	assert_true(has_problem(&call.problems, "surname", "required"));
	assert_int_equal(support_number(root, "SELECT status = 'gespeichert' FROM application"), 1);
}

static void test_owned(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	assert_int_equal(
		application_owned(db, pool,
			&(struct principal){.kind = PRINCIPAL_VISITOR, .id = VISIT}, id, 0),
		OK);
	assert_int_equal(
		application_owned(db, pool,
			&(struct principal){.kind = PRINCIPAL_VISITOR, .id = VISIT + 1}, id, 0),
		NOT_FOUND);
	assert_int_equal(
		application_owned(db, pool,
			&(struct principal){.kind = PRINCIPAL_VISITOR, .id = VISIT}, id + 1, 0),
		NOT_FOUND);
	support_sql(root, "UPDATE application SET portal_session_id = NULL;\n");
	assert_int_equal(
		application_owned(db, pool, &(struct principal){.kind = PRINCIPAL_VISITOR}, id, 0),
		NOT_FOUND);
}

/* Attachments: the contents are "%PDF" and what follows it in memory. */
struct adding {
	int64_t id;
	struct attachment_file file;
	const char *problem;
	enum outcome end;
};

static const char contents[] = "%PDF-1.7 a very short one";

static enum outcome read_contents(void *context, int64_t at, void *bytes_r, size_t length)
{
	(void)context;
	assert_true(at >= 0 && (size_t)at + length <= sizeof(contents));
	memcpy(bytes_r, contents + at, length);
	return OK;
}

static enum outcome add_work(struct db *handle, void *context)
{
	struct adding *adding = context;
	enum outcome outcome = attachment_add(handle, pool, &visitor, adding->id, &adding->file,
		read_contents, NULL, &adding->problem);
	return outcome ? outcome : adding->end;
}

static enum outcome add(struct adding *adding)
{
	return db_transaction(db, add_work, adding);
}

static struct adding good_file(int64_t id)
{
	return (struct adding){.id = id,
		.file = {.type = "cv",
			.name = "Lebenslauf.PDF",
			.mime = "application/pdf",
			.size = sizeof(contents),
			.pdf = PDF_GOOD}};
}

static void assert_refused(
	int64_t id, const char *name, const char *mime, int64_t size, const char *problem)
{
	struct adding adding = good_file(id);
	adding.file.name = name;
	adding.file.mime = mime;
	adding.file.size = size;
	assert_int_equal(add(&adding), INVALID);
	assert_string_equal(adding.problem, problem);
}

static enum outcome collect(void *context, const void *bytes, size_t length)
{
	char *text = context;
	memcpy(text + strlen(text), bytes, length);
	return OK;
}

static void test_attachment(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	struct adding adding = good_file(id);
	assert_int_equal(add(&adding), OK);
	struct db_rows *rows;
	assert_int_equal(attachment_list(db, pool, id, true, &rows), OK);
	assert_int_equal(rows->count, 1);
	struct attachment attachment;
	int64_t attachment_id = db_cell_int(rows, 0, 0);
	assert_int_equal(attachment_get(db, pool, id, attachment_id, &attachment), OK);
	assert_string_equal(attachment.name, "Lebenslauf.PDF");
	assert_int_equal(attachment.size, sizeof(contents));
	assert_int_equal(attachment_get(db, pool, id + 1, attachment_id, &attachment), NOT_FOUND);
	uint8_t key[32];
	char found[sizeof(contents) + 1] = "";
	assert_int_equal(store_key(db, OBJECT_APPLICATION, id, key), OK);
	assert_int_equal(store_get(attachment.file_id, key, collect, found), OK);
	assert_string_equal(found, contents);
	bool any;
	assert_int_equal(attachment_any(db, id, "cv", &any), OK);
	assert_true(any);
	assert_int_equal(attachment_any(db, id, "letter", &any), OK);
	assert_false(any);
	assert_string_equal(world_text("SELECT CONCAT(action, ' ', detail) FROM history"
				       " WHERE object_id = ? AND seq = 2",
				    db_int(id)),
		pool_printf(pool, "attachment_added %lld:cv", (long long)attachment_id));
}

static void test_attachment_refused(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	assert_refused(id, "a.pdf", "application/pdf", 0, "file_empty");
	assert_refused(id, "a.pdf", "application/pdf", 1001, "file_size");
	assert_refused(id, "a.exe", "application/x-dosexec", 9, "file_kind");
	assert_refused(id, "a.pdf", "application/x-dosexec", 9, "file_kind");
	assert_refused(id, "a.jpg", "application/pdf", 9, "file_extension");
	assert_refused(id, "pdf", "application/pdf", 9, "file_extension");
	assert_refused(id, "a.pdf.exe", "application/pdf", 9, "file_extension");
	/* what was found wrong with it */
	static const char *const found[] = {
		[PDF_ENCRYPTED] = "file_encrypted", [PDF_DAMAGED] = "file_damaged"};
	for (int i = PDF_ENCRYPTED; i <= PDF_DAMAGED; i++) {
		struct adding adding = good_file(id);
		adding.file.pdf = (enum pdf_state)i;
		assert_int_equal(add(&adding), INVALID);
		assert_string_equal(adding.problem, found[i]);
	}
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment"), 0);
	assert_int_equal(lines_of(id), 1);
	for (int i = 0; i < 3; i++) {
		struct adding adding = good_file(id);
		assert_int_equal(add(&adding), OK);
	}
	assert_refused(id, "a.pdf", "application/pdf", 9, "file_count");
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment"), 3);
}

static void test_attachment_rolled_back(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	struct adding adding = good_file(id);
	adding.end = UNAVAILABLE;
	assert_int_equal(add(&adding), UNAVAILABLE);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment"), 0);
	assert_int_equal(lines_of(id), 1);
}

static enum outcome run_remove(struct call *call)
{
	return attachment_remove(call->db, pool, &visitor, call->id, call->version);
}

static void test_attachment_remove(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	int64_t other = world_begin(2, "bo@example.org");
	struct adding adding = good_file(id);
	assert_int_equal(add(&adding), OK);
	int64_t attachment_id = support_number(root, "SELECT id FROM attachment");
	struct call call = {.run = run_remove, .id = other, .version = attachment_id};
	assert_int_equal(call_as(db, &call), NOT_FOUND);
	call.id = id;
	assert_int_equal(call_as(db, &call), OK);
	assert_int_equal(call_as(db, &call), NOT_FOUND);
	assert_int_equal(lines_of(id), 3);
	assert_int_equal(add(&adding), OK);
	world_send(id);
	attachment_id = support_number(root, "SELECT id FROM attachment");
	call.version = attachment_id;
	assert_int_equal(call_as(db, &call), CONFLICT);
	assert_int_equal(add(&adding), CONFLICT);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM attachment"), 1);
}

static enum outcome run_note(struct call *call)
{
	uint8_t key[32];
	enum outcome outcome = store_key(call->db, OBJECT_APPLICATION, call->id, key);
	return outcome ? outcome
		       : answer_set(call->db, pool, call->id, key, ANSWER_NOTE, call->text);
}

/* The note about refused files is no answer and does not outlive the draft. */
static void test_note(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	struct call call = {.run = run_note, .id = id, .text = "file_kind\tBild.gif\n"};
	assert_int_equal(call_as(db, &call), OK);
	uint8_t key[32];
	struct answer *answers;
	size_t count;
	const char *note;
	assert_int_equal(store_key(db, OBJECT_APPLICATION, id, key), OK);
	assert_int_equal(answer_note(db, pool, id, key, &note), OK);
	assert_string_equal(note, "file_kind\tBild.gif\n");
	assert_int_equal(application_answers(db, pool, id, key, &answers, &count), OK);
	assert_int_equal(count, 3);
	world_send(id);
	assert_int_equal(answer_note(db, pool, id, key, &note), OK);
	assert_null(note);
}

static void test_send(void **state)
{
	(void)state;
	int64_t id = world_begin(1, "ada@example.org");
	struct call call = {.run = run_send, .id = id};
	assert_int_equal(call_as(db, &call), INVALID);
	assert_true(has_problem(&call.problems, "consent", "required"));
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_outbox"), 0);
	call.consent = true;
	assert_int_equal(call_as(db, &call), OK);
	struct draft draft;
	assert_int_equal(draft_get(db, pool, id, &draft), OK);
	assert_true(draft.sent);
	assert_string_equal(draft.status, "email_nicht_bestaetigt");
	assert_string_equal(world_text("SELECT consent_version FROM application WHERE id = ?"
				       " AND consent_at IS NOT NULL AND received_at IS NULL",
				    db_int(id)),
		"2026-11");
	struct mail sent = world_mail(id, "confirm_address");
	assert_string_equal(sent.recipient, "ada@example.org");
	const char *mail = pool_printf(pool, "%s%s%s", sent.subject, sent.text, sent.html);
	assert_non_null(strstr(mail, draft.number));
	assert_null(strstr(mail, "Özdemir"));
	assert_null(strstr(mail, "Ada"));
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_token"), 1);
	assert_int_equal(call_as(db, &call), CONFLICT);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_outbox"), 1);
}

/* What the portal's account may not do: read the ads of the staff, change history. */
static void test_portal_account(void **state)
{
	(void)state;
	struct db_rows *rows;
	world_begin(1, "ada@example.org");
	assert_int_equal(db_rows(db, pool, "SELECT title FROM application_ad", DB_NONE, &rows), OK);
	assert_int_equal(rows->count, 1);
	assert_int_not_equal(db_rows(db, pool, "SELECT title FROM jobad", DB_NONE, &rows), OK);
	assert_int_not_equal(
		db_rows(db, pool, "SELECT surname FROM staff_user", DB_NONE, &rows), OK);
}

static enum outcome key_with(int64_t id, const char *visit, const char *link)
{
	uint8_t key[32];
	store_show_visit(visit);
	store_show_link(link);
	return store_key(db, OBJECT_APPLICATION, id, key);
}

/* The database itself gives the portal a key for a token only. */
static void test_key_needs_a_token(void **state)
{
	(void)state;
	int64_t count;
	int64_t id = world_begin(1, "a@example.org");
	int64_t other = world_begin(2, "b@example.org");
	support_sql(root,
		"INSERT INTO mail_token (token_hash, application_id, purpose, expires_at)"
		" VALUES (UNHEX(SHA2('mailed', 256)), %lld, 'resume', '2099-01-01');\n"
		"INSERT INTO portal_session (id, token_hash, owner, created_at,"
		" used_at, idle_until,"
		" ends_at, idle_seconds) VALUES (78, UNHEX(SHA2('stranger', 256)), 0, " SOME_TIME
		", " SOME_TIME ", '2099-01-01', '2099-01-01', 60);\n",
		(long long)other);
	assert_int_equal(key_with(id, VISIT_TOKEN, NULL), OK);
	assert_int_equal(key_with(id, NULL, NULL), GONE);
	assert_int_equal(key_with(id, "", ""), GONE);
	assert_int_equal(key_with(id, "stranger", NULL), GONE);
	assert_int_equal(key_with(id, NULL, "mailed"), GONE);
	assert_int_equal(key_with(other, "stranger", "mailed"), OK);
	assert_int_equal(key_with(other, "mailed", VISIT_TOKEN), GONE);
	support_sql(root, "UPDATE mail_token SET expires_at = " SOME_TIME ";\n");
	assert_int_equal(key_with(other, NULL, "mailed"), GONE);
	/* received and an account's: the visit it was written in has no say any more, the owner's
	 * has */
	support_sql(root,
		"UPDATE application SET received_at = " SOME_TIME " WHERE id = %lld;\n"
		"INSERT INTO account (id, applicant_id, email, status, lang, created_at) SELECT 5,"
		" applicant_id, 'a@example.org', 'active', 'de', " SOME_TIME " FROM application"
		" WHERE id = %lld;\n",
		(long long)id, (long long)id);
	assert_int_equal(key_with(id, VISIT_TOKEN, NULL), GONE);
	support_sql(root, "UPDATE portal_session SET owner = 5 WHERE id = 78;\n");
	assert_int_equal(key_with(id, "stranger", NULL), OK);
	support_sql(root, "UPDATE portal_session SET idle_until = " SOME_TIME " WHERE id = 78;\n");
	assert_int_equal(key_with(id, "stranger", NULL), GONE);
	assert_int_equal(
		db_get_int(db, "SELECT COUNT(*) FROM bms_keys.application_key", DB_NONE, &count),
		UNAVAILABLE);
	support_sql(root, "DELETE FROM portal_session WHERE id = 78;\nDELETE FROM account;\n");
	store_show_visit(VISIT_TOKEN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_key_needs_a_token, world_clear),
		cmocka_unit_test_setup(test_begin, world_clear),
		cmocka_unit_test_setup(test_begin_refused, world_clear),
		cmocka_unit_test_setup(test_begin_rolled_back, world_clear),
		cmocka_unit_test_setup(test_sealed, world_clear),
		cmocka_unit_test_setup(test_sealed_place, world_clear),
		cmocka_unit_test_setup(test_change, world_clear),
		cmocka_unit_test_setup(test_correct, world_clear),
		cmocka_unit_test_setup(test_change_incomplete, world_clear),
		cmocka_unit_test_setup(test_owned, world_clear),
		cmocka_unit_test_setup(test_attachment, world_clear),
		cmocka_unit_test_setup(test_attachment_refused, world_clear),
		cmocka_unit_test_setup(test_attachment_rolled_back, world_clear),
		cmocka_unit_test_setup(test_attachment_remove, world_clear),
		cmocka_unit_test_setup(test_note, world_clear),
		cmocka_unit_test_setup(test_send, world_clear),
		cmocka_unit_test_setup(test_portal_account, world_clear),
	};
	return cmocka_run_group_tests(tests, world_start, world_end);
}
