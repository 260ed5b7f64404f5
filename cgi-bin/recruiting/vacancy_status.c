/* The status of a vacancy, by itself. */
#include "recruiting/vacancy.h"

#include "base/text.h"

bool vacancy_final(const char *status)
{
	return text_among("abgeschlossen,archiviert,geloescht", status);
}
