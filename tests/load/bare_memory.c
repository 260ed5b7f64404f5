/* The benchmark's row (b): what FastCGI alone costs. Answers every request with the bytes of one
 * file, from memory. */
#include <fcgiapp.h>
#include <stdio.h>
#include <stdlib.h>

static char *file_read(const char *path, int *length_r)
{
	FILE *file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0)
		return NULL;
	long length = ftell(file);
	char *bytes = length > 0 ? malloc((size_t)length) : NULL;
	rewind(file);
	if (!bytes || fread(bytes, 1, (size_t)length, file) != (size_t)length)
		return NULL;
	fclose(file);
	*length_r = (int)length;
	return bytes;
}

int main(int argc, char **argv)
{
	int length = 0;
	char *bytes = argc == 2 ? file_read(argv[1], &length) : NULL;
	FCGX_Request request;
	if (!bytes || FCGX_Init() != 0
		|| FCGX_InitRequest(&request, 0, FCGI_FAIL_ACCEPT_ON_INTR) != 0) {
		fprintf(stderr,
			"usage: bare_memory FILE, with a listening socket as standard input\n");
		return 1;
	}
	while (FCGX_Accept_r(&request) == 0) {
		FCGX_FPrintF(request.out,
			"Content-Type: text/html; charset=utf-8\r\n"
			"Content-Length: %d\r\n\r\n",
			length);
		FCGX_PutStr(bytes, length, request.out);
		FCGX_Finish_r(&request);
	}
	free(bytes);
	return 0;
}
