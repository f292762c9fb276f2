/* Stands for libcurl in the wheel. Debian's HDF5 library is linked against it for files on Amazon S3, which
 * CrossMetric never opens; libcurl itself would bring twenty further libraries along. Every function fails. */
#include <stddef.h>

#define FAILED 2 /* CURLE_FAILED_INIT */

int curl_global_init(long flags) { (void)flags; return FAILED; }
void curl_global_cleanup(void) {}
void *curl_easy_init(void) { return NULL; }
void curl_easy_cleanup(void *handle) { (void)handle; }
int curl_easy_perform(void *handle) { (void)handle; return FAILED; }
int curl_easy_setopt(void *handle, int option, ...) { (void)handle; (void)option; return FAILED; }
void *curl_slist_append(void *list, const char *text) { (void)list; (void)text; return NULL; }
void curl_slist_free_all(void *list) { (void)list; }
