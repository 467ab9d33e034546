/*
 * NVRTC for tests of the binding: what it makes of a text is "FAKE IMAGE", the architecture and the text. FAKE_NVRTC_FAIL is the code with
 * which compiling fails, FAKE_LOG the file that compiling is written to.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef MAJOR
#define MAJOR 12
#endif

typedef struct { char* text; char* image; const char* log; } Program;

int nvrtcVersion(int* major, int* minor) { *major = MAJOR; *minor = 4; return 0; }
const char* nvrtcGetErrorString(int code) { return code == 7 ? "NVRTC_ERROR_BUILTIN_OPERATION_FAILURE" : code == 5 ? "NVRTC_ERROR_INVALID_OPTION" : "NVRTC_ERROR"; }
int nvrtcGetNumSupportedArchs(int* count) { *count = 3; return 0; }
int nvrtcGetSupportedArchs(int* found) { found[0] = 75; found[1] = 80; found[2] = 90; return 0; }
int nvrtcCreateProgram(void** program, const char* text, const char* name, int headers, const char** texts, const char** names) {
    (void)name; (void)texts; (void)names;
    Program* made = calloc(1, sizeof(Program));
    made->text = strdup(text);
    made->log = "";
    *program = made;
    return headers;
}
int nvrtcCompileProgram(void* program, int count, const char** options) {
    Program* made = program;
    const char* log = getenv("FAKE_LOG");
    if (log) {
        FILE* file = fopen(log, "a");
        fprintf(file, "nvrtcCompileProgram");
        for (int i = 0; i < count; i++) fprintf(file, " %s", options[i]);
        fprintf(file, "\n");
        fclose(file);
    }
    const char* fail = getenv("FAKE_NVRTC_FAIL");
    made->log = fail ? "body(1): error: the fake refuses" : "";
    if (fail) return atoi(fail);
    const char* architecture = "";
    for (int i = 0; i < count; i++)
        if (!strncmp(options[i], "--gpu-architecture=", 19)) architecture = options[i] + 19;
    made->image = malloc(strlen(made->text) + 64);
    sprintf(made->image, "FAKE IMAGE %s\n%s", architecture, made->text);
    return 0;
}
int nvrtcGetPTXSize(void* program, size_t* size) { *size = strlen(((Program*)program)->image) + 1; return 0; }
int nvrtcGetPTX(void* program, char* text) { strcpy(text, ((Program*)program)->image); return 0; }
int nvrtcGetCUBINSize(void* program, size_t* size) { return nvrtcGetPTXSize(program, size); }
int nvrtcGetCUBIN(void* program, char* text) { return nvrtcGetPTX(program, text); }
int nvrtcGetProgramLogSize(void* program, size_t* size) { *size = strlen(((Program*)program)->log) + 1; return 0; }
int nvrtcGetProgramLog(void* program, char* log) { strcpy(log, ((Program*)program)->log); return 0; }
int nvrtcDestroyProgram(void** program) { free(*program); *program = 0; return 0; }
