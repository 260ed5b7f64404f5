/* bmsctl service-account: accounts without single sign-on, for the first administrator of a fresh
 * installation and for emergencies (ACC-05). */
#include <stdio.h>
#include <string.h>

#include "base/password.h"
#include "base/text.h"
#include "base/totp.h"
#include "jobs/job.h"
#include "org/group.h"
#include "service_account/service_account.h"
#include "store/secrets.h"

struct asked {
	struct pool *pool;
	const char *create, *unlock; /* user ids */
	const char *group, *email, *name, *reason;
	const char *password, *hash;
	struct problems problems;
	int64_t id;
};

static bool account_options(int argc, char **argv, struct asked *asked)
{
	const struct {
		const char *name;
		const char **value;
	} options[] = {
		{"--create", &asked->create},
		{"--unlock", &asked->unlock},
		{"--group", &asked->group},
		{"--email", &asked->email},
		{"--name", &asked->name},
		{"--reason", &asked->reason},
	};

	for (int i = 1; i < argc; i += 2) {
		size_t place = 0, count = sizeof(options) / sizeof(options[0]);

		while (place < count && strcmp(options[place].name, argv[i]) != 0)
			place++;
		if (place == count || i + 1 == argc || text_empty(argv[i + 1])
			|| !text_valid(argv[i + 1], strlen(argv[i + 1])))
			return false;
		*options[place].value = argv[i + 1];
	}
	if (asked->create)
		return !asked->unlock && asked->group && asked->email
			&& text_is_email(asked->email);
	return asked->unlock && asked->reason && text_length(asked->reason) <= 500;
}

/* The group by its name. A fresh installation has no group of administrators: then it is made. */
static enum outcome find_group(
	struct db *db, struct asked *asked, const struct principal *who, struct service_new *new)
{
	int64_t administrators = 0;
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, asked->pool,
		"SELECT id, role_id = " SQL_ROLE_ADMIN " AS administrator FROM"
		" user_group WHERE name = ?",
		DB_VALUES(db_str(asked->group)), &rows);

	if (outcome)
		return outcome;
	if (rows->count) {
		new->group_id = db_number(rows, 0, "id");
		new->administrator = db_number(rows, 0, "administrator") != 0;
		return OK;
	}
	outcome = db_get_int(db, "SELECT COUNT(*) FROM user_group WHERE role_id = " SQL_ROLE_ADMIN,
		DB_NONE, &administrators);
	if (outcome)
		return outcome;
	if (administrators) {
		problem_add(&asked->problems, "group", "choice");
		return INVALID;
	}
	new->administrator = true;
	return group_create(db, who, asked->group, "ADMIN", 0, &asked->problems, &new->group_id);
}

static enum outcome account_create(struct db *db, void *context)
{
	struct asked *asked = context;
	struct principal who = {.kind = PRINCIPAL_SYSTEM};
	const char *name = asked->name ? asked->name : asked->create;
	const char *blank = strrchr(name, ' ');
	struct service_new new = {
		.user_id = asked->create,
		.email = asked->email,
		.password_hash = asked->hash,
		.first_name = blank ? pool_strndup(asked->pool, name, (size_t)(blank - name)) : "",
		.surname = blank ? blank + 1 : name,
	};

	asked->problems.count = 0;
	enum outcome outcome = find_group(db, asked, &who, &new);
	return outcome
		? outcome
		: service_account_create(db, asked->pool, &who, &new, &asked->problems, &asked->id);
}

/* Who cannot get in has neither a password nor a second factor to rely on: both are new. */
static enum outcome account_unlock(struct db *db, void *context)
{
	struct asked *asked = context;
	struct principal who = {.kind = PRINCIPAL_SYSTEM};
	struct service_account account;
	enum outcome outcome = service_account_find(db, asked->pool, asked->unlock, &account);

	if (outcome)
		return outcome;
	asked->id = account.id;
	outcome = service_account_unlock(db, asked->pool, &who, account.id, asked->reason);
	if (outcome && outcome != CONFLICT)
		return outcome;
	return service_account_reset(db, asked->pool, &who, account.id, asked->hash, true);
}

static enum job_status account_tell(struct job_context *context, const struct asked *asked)
{
	struct service_account account;
	enum outcome outcome = service_account_get(context->db, context->pool, asked->id, &account);

	if (outcome)
		return JOB_UNAVAILABLE;
	printf("user id             %s\n"
	       "temporary password  %s\n"
	       "second factor       %s\n"
	       "                    %s\n"
	       "This is shown once. Sign in at /dienstkonto/anmelden of the backend; the"
	       " password must be"
	       " changed there.\n",
		account.user_id, asked->password, totp_secret_text(context->pool, account.secret),
		totp_uri(context->pool, account.secret, "BMS", account.user_id));
	return JOB_DONE;
}

static enum job_status account_run(struct job_context *context, int argc, char **argv)
{
	struct asked asked = {.pool = context->pool};
	enum outcome outcome;

	if (!account_options(argc, argv, &asked))
		return JOB_USAGE;
	secrets_init(context->settings);
	asked.password = password_generate(context->pool);
	asked.hash = password_hash(context->pool, asked.password);
	outcome =
		db_transaction(context->db, asked.create ? account_create : account_unlock, &asked);
	if (!outcome)
		return account_tell(context, &asked);
	if (outcome == UNAVAILABLE)
		return JOB_UNAVAILABLE;
	if (outcome == NOT_FOUND)
		fprintf(stderr, "bmsctl service-account: there is no such service account\n");
	for (size_t i = 0; i < asked.problems.count; i++)
		fprintf(stderr, "bmsctl service-account: %s: %s\n", asked.problems.items[i].field,
			asked.problems.items[i].reason);
	return JOB_FOUND;
}

const struct job job_service_account = {
	.name = "service-account",
	.options = "--create USER --group GROUP --email ADDRESS [--name NAME] | --unlock"
		   " USER --reason TEXT",
	.help = "create a service account, or let a locked one in again; prints temporary password"
		" and second factor once",
	.account = JOB_AS_JOBS,
	.run = account_run,
};
