/* Name and language of the person the account belongs to (POR-07, PRT-13). */
#include "account/account.h"
#include "account/person.h"
#include "draft/draft.h"
#include "portal/pages.h"
#include "web/form/form.h"

static const struct form_field person_fields[] = {
	{.name = "salutation",
		.type = FIELD_CHOICE,
		.choices = draft_salutations,
		FORM_AT(struct person, salutation)},
	{.name = "first_name",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		.autocomplete = "given-name",
		FORM_AT(struct person, first_name)},
	{.name = "surname",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		.autocomplete = "family-name",
		FORM_AT(struct person, surname)},
	{.name = "lang",
		.type = FIELD_CHOICE,
		.choices = person_langs,
		.required = true,
		FORM_AT(struct person, lang)},
};

static const struct form person_form = FORM("person", person_fields, struct person);

static struct person person_of(const struct account *account)
{
	return (struct person){
		account->salutation, account->first_name, account->surname, account->lang};
}

static enum outcome now(struct request *req, void *now_r)
{
	struct account account;
	enum outcome outcome = account_get(req->db, req->pool, req->principal.account, &account);
	if (!outcome)
		*(struct person *)now_r = person_of(&account);
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct account account;
	enum outcome outcome = account_get(req->db, req->pool, req->principal.account, &account);
	if (outcome)
		return outcome;
	struct person person = person_of(&account);
	view_text(req, "Account.email", account.email);
	view_crumb(req, view_word(req, "title.my_home"), "/konto");
	form_show(req, &person_form, req->path, &person);
	return OK;
}

static enum outcome save(struct request *req)
{
	enum outcome outcome = person_change(req->db, req->pool, &req->principal,
		req->principal.account, req->input, &req->problems);
	return outcome ? outcome : redirect_to(req, "saved", "/konto/daten");
}

const struct page page_my_person = {
	.path = "/konto/daten",
	.right = RIGHT_ACCOUNT,
	.form = &person_form,
	.view = "portal/my_person.cs",
	.title = "my_person",
	.show = show,
	.now = now,
	.save = save,
};
