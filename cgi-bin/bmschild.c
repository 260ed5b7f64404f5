/* bmschild: takes apart what strangers have made, for the other programs (document/child.h). */
#include "document/child_work.h"
#include "document/office_serve.h"

static const struct child_work *const works[] = {
	&child_pdf,
	&child_picture,
	&child_pages,
	&child_assemble,
	&child_preview,
	NULL,
};

int main(int argc, char **argv)
{
	if (office_asked(argc, argv))
		office_serve(argv);
	child_serve(argc, argv, works);
}
