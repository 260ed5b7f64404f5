/* How a procedure stands. */
#include "process/standing.h"

void standing_add(struct standing *standing, struct standing_item item)
{
	if (standing->count < STANDING_MAX)
		standing->items[standing->count++] = item;
	else
		standing->more = true;
}
