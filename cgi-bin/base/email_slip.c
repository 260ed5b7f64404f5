/* Slips in e-mail addresses. */
#include "base/email_slip.h"

#include <stdbool.h>
#include <string.h>

#define NAME_MIN 3 /* of a domain before its dot: shorter ones are one letter from too many */

/* Domains many people have, the more frequent first: of two that are as near the first is meant. */
static const char *const domains[] = {"gmail.com", "gmx.de", "web.de", "t-online.de", "outlook.de",
	"hotmail.com", "hotmail.de", "yahoo.de", "icloud.com", "outlook.com", "gmx.net",
	"freenet.de", "googlemail.com", "yahoo.com", "aol.com", "live.de", "posteo.de",
	"mailbox.org", "live.com", "arcor.de", "mail.de", "vodafone.de", "online.de", "msn.com",
	"example.com", "example.org", "example.net", "gmx.at", "gmx.ch", "gmx.com", "gmx.eu",
	"gmx.org", "gmx.info", "aol.de", "mail.com", "email.de", "me.com", "mac.com", "posteo.net",
	"posteo.org", "mailbox.de", "proton.me", "protonmail.com", "pm.me", "tutanota.com",
	"tutanota.de", "tuta.com", "tuta.io", "ymail.com", "rocketmail.com", "hotmail.fr",
	"hotmail.it", "hotmail.at", "yahoo.fr", "yahoo.it", "yahoo.es", "outlook.at", "outlook.fr",
	"live.at", "live.fr", "live.nl", "vodafonemail.de", "o2online.de", "o2mail.de",
	"kabelmail.de", "kabelbw.de", "unitybox.de", "netcologne.de", "ewe.net", "ewetel.net",
	"versanet.de", "alice.de", "alice-dsl.net", "alice-dsl.de", "hanse.net", "hamburg.de",
	"bremen.de", "berlin.de", "nordhafen.example", "1und1.de", "ionos.de", "strato.de",
	"directbox.com", "mailo.com", "bluewin.ch", "orange.fr", "free.fr", "libero.it", "wp.pl",
	"onet.pl", "interia.pl", "mail.ru", "yandex.ru", "yandex.com", "abv.bg", "seznam.cz",
	"ukr.net", "emailn.de", "magenta.de", "outlook.es", "qq.com", "gmail.de"};

/* Ends that are meant, and ends that exist although they look like a slip of one of them. */
static const char *const ends[] = {"de", "com", "net", "org", "info", "example"};
static const char *const real_ends[] = {"ae", "be", "ee", "ge", "ie", "je", "ke", "me", "ne", "pe",
	"re", "se", "ve", "ye", "dj", "dk", "dm", "do", "dz", "dev", "co", "cm", "om", "cam", "et",
	"bet", "pet", "vet", "nec", "new", "next"};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool domain_known(const char *const *list, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], text) == 0)
			return true;
	return false;
}

/* Is `longer` the same with one more letter? */
static bool one_more(const char *longer, const char *shorter)
{
	size_t same = 0;
	while (shorter[same] && longer[same] == shorter[same])
		same++;
	return strcmp(longer + same + 1, shorter + same) == 0;
}

/* Exactly one letter too many, missing, wrong, or two neighbours swapped (Damerau). */
static bool one_slip(const char *typed, const char *meant)
{
	size_t typed_length = strlen(typed), meant_length = strlen(meant), at = 0;
	if (typed_length == meant_length + 1)
		return one_more(typed, meant);
	if (typed_length + 1 == meant_length)
		return one_more(meant, typed);
	if (typed_length != meant_length)
		return false;
	while (typed[at] && typed[at] == meant[at])
		at++;
	if (!typed[at])
		return false;
	bool swapped = typed[at + 1] && typed[at] == meant[at + 1] && typed[at + 1] == meant[at];
	return strcmp(typed + at + 1, meant + at + 1) == 0
		|| (swapped && strcmp(typed + at + 2, meant + at + 2) == 0);
}

static const char *nearest(
	const char *const *list, size_t count, const char *typed, size_t name_min)
{
	for (size_t i = 0; i < count; i++)
		if (strcspn(list[i], ".") >= name_min && one_slip(typed, list[i]))
			return list[i];
	return NULL;
}

const char *email_slip(struct pool *pool, const char *email)
{
	const char *at = strrchr(email, '@');
	if (!at || domain_known(domains, COUNT(domains), at + 1))
		return NULL;
	const char *meant = nearest(domains, COUNT(domains), at + 1, NAME_MIN);
	if (meant)
		return pool_printf(pool, "%.*s@%s", (int)(at - email), email, meant);
	const char *dot = strrchr(at, '.');
	if (!dot || domain_known(ends, COUNT(ends), dot + 1)
		|| domain_known(real_ends, COUNT(real_ends), dot + 1))
		return NULL;
	meant = nearest(ends, COUNT(ends), dot + 1, 0);
	return meant ? pool_printf(pool, "%.*s.%s", (int)(dot - email), email, meant) : NULL;
}
