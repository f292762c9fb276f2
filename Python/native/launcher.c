/* The program `crossmetric`, all of which is in the shared library beside it. */
#include <crossmetric.h>

int main(int argc, char **argv) { return crossmetric_main(argc, argv); }
