/*
 * A CUDA driver for tests of the binding: memory is the host's, one kernel exists (Fill), every call is written to the file FAKE_LOG, and
 * FAKE_FAIL (for example "cuInit=100,cuMemAlloc_v2=2") says what fails and with which code. It refuses calls in the wrong order.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CONTEXT ((void*)0x77)
#define STREAM ((void*)0x88)

static _Thread_local void* current;
static int started;
static char* image;

static int setting(const char* name, int otherwise) {
    const char* text = getenv(name);
    return text ? atoi(text) : otherwise;
}

static int enter(const char* name) {
    const char* log = getenv("FAKE_LOG");
    if (log) {
        FILE* file = fopen(log, "a");
        fprintf(file, "%s\n", name);
        fclose(file);
    }
    const char* fail = getenv("FAKE_FAIL");
    for (const char* at = fail ? strstr(fail, name) : 0; at; at = strstr(at + 1, name))
        if (at[strlen(name)] == '=') return atoi(at + strlen(name) + 1);
    return 0;
}

#define ENTER(name) { int code = enter(name); if (code) return code; }
#define ENTER_STARTED(name) { ENTER(name) if (!started) return 3; }
#define ENTER_CONTEXT(name) { ENTER_STARTED(name) if (current != CONTEXT) return 201; }

int cuInit(unsigned flags) { ENTER("cuInit") started = 1; return flags; }
int cuDriverGetVersion(int* version) { *version = setting("FAKE_VERSION", 12040); return 0; }
int cuGetErrorName(int code, const char** name) {
    *name = code == 2 ? "CUDA_ERROR_OUT_OF_MEMORY" : code == 100 ? "CUDA_ERROR_NO_DEVICE" : code == 700 ? "CUDA_ERROR_ILLEGAL_ADDRESS"
        : code == 222 ? "CUDA_ERROR_UNSUPPORTED_PTX_VERSION" : "CUDA_ERROR_OF_THE_FAKE";
    return 0;
}
int cuDeviceGetCount(int* count) { ENTER_STARTED("cuDeviceGetCount") *count = setting("FAKE_DEVICES", 2); return 0; }
int cuDeviceGet(int* device, int ordinal) { ENTER_STARTED("cuDeviceGet") *device = ordinal + 40; return 0; }
int cuDeviceGetName(char* name, int length, int device) { ENTER_STARTED("cuDeviceGetName") snprintf(name, length, "Fake %d", device - 40); return 0; }
int cuDeviceGetUuid(unsigned char* uuid, int device) {
    ENTER_STARTED("cuDeviceGetUuid")
    for (int i = 0; i < 16; i++) uuid[i] = (unsigned char)(i * 16 + device - 40);
    return 0;
}
int cuDeviceTotalMem_v2(size_t* bytes, int device) { (void)device; ENTER_STARTED("cuDeviceTotalMem_v2") *bytes = 80000000000; return 0; }
int cuDeviceGetAttribute(int* value, int attribute, int device) {
    (void)device;
    ENTER_STARTED("cuDeviceGetAttribute")
    const int capability = setting("FAKE_CAPABILITY", 90);
    switch (attribute) {
        case 16: *value = 132; return 0;
        case 75: *value = capability / 10; return 0;
        case 76: *value = capability % 10; return 0;
        case 120: *value = capability >= 90; return 0;
        default: return 1;
    }
}
int cuDevicePrimaryCtxSetFlags_v2(int device, unsigned flags) { (void)device; ENTER_STARTED("cuDevicePrimaryCtxSetFlags_v2") return flags == 4 || flags == 1 ? 0 : 1; }
int cuDevicePrimaryCtxRetain(void** context, int device) { (void)device; ENTER_STARTED("cuDevicePrimaryCtxRetain") *context = CONTEXT; return 0; }
int cuCtxSetCurrent(void* context) { int code = started ? 0 : 3; if (!code) current = context; return code; }
int cuMemGetInfo_v2(size_t* free_, size_t* total) { ENTER_CONTEXT("cuMemGetInfo_v2") *free_ = 2400000000; *total = 80000000000; return 0; }
int cuMemAlloc_v2(uint64_t* address, size_t bytes) {
    ENTER_CONTEXT("cuMemAlloc_v2")
    if (bytes > 2400000000) return 2;
    *address = (uint64_t)malloc(bytes);
    return 0;
}
int cuMemFree_v2(uint64_t address) { ENTER_CONTEXT("cuMemFree_v2") free((void*)address); return 0; }
int cuMemAllocHost_v2(void** host, size_t bytes) { ENTER_CONTEXT("cuMemAllocHost_v2") *host = malloc(bytes); return 0; }
int cuMemFreeHost(void* host) { ENTER_CONTEXT("cuMemFreeHost") free(host); return 0; }
int cuStreamCreate(void** stream, unsigned flags) { ENTER_CONTEXT("cuStreamCreate") *stream = STREAM; return flags == 1 ? 0 : 1; }
int cuStreamDestroy_v2(void* stream) { ENTER_CONTEXT("cuStreamDestroy_v2") return stream == STREAM ? 0 : 400; }
int cuMemcpyHtoDAsync_v2(uint64_t to, void* from, size_t bytes, void* stream) {
    ENTER_CONTEXT("cuMemcpyHtoDAsync_v2")
    memcpy((void*)to, from, bytes);
    return stream == STREAM ? 0 : 400;
}
int cuMemcpyDtoHAsync_v2(void* to, uint64_t from, size_t bytes, void* stream) {
    ENTER_CONTEXT("cuMemcpyDtoHAsync_v2")
    memcpy(to, (void*)from, bytes);
    return stream == STREAM ? 0 : 400;
}
int cuStreamSynchronize(void* stream) { ENTER_CONTEXT("cuStreamSynchronize") return stream == STREAM || !stream ? 0 : 400; }
int cuModuleLoadDataEx(void** module, const void* data, unsigned count, int* options, void** values) {
    int code = enter("cuModuleLoadDataEx");
    if (current != CONTEXT) return 201;
    if (code && count == 2 && options[0] == 5 && options[1] == 6)
        snprintf(values[0], (size_t)values[1], "the translator's reason");
    if (code) return code;
    if (strncmp(data, "FAKE IMAGE", 10)) return 209;
    *module = image = strdup(data);
    return 0;
}
int cuModuleUnload(void* module) { ENTER_CONTEXT("cuModuleUnload") free(module); return 0; }
int cuModuleGetFunction(void** function, void* module, const char* name) {
    ENTER_CONTEXT("cuModuleGetFunction")
    if (!strstr(module, name)) return 500;
    *function = strdup(name);
    return 0;
}
int cuFuncGetAttribute(int* value, int attribute, void* function) {
    ENTER_CONTEXT("cuFuncGetAttribute")
    if (attribute != 11) return 1;
    *value = strncmp(function, "Trial", 5) ? 0 : atoi((char*)function + 5);
    return 0;
}
int cuFuncSetAttribute(void* function, int attribute, int value) {
    (void)function; (void)value;
    ENTER_CONTEXT("cuFuncSetAttribute")
    return attribute == 8 || attribute == 14 ? 0 : 1;
}
static int launch(const char* name, unsigned x, unsigned y, unsigned z, unsigned threads, void** parameters, void* stream) {
    if (!strncmp(name, "Trial", 5)) return atoi(name + 5) <= setting("FAKE_CLUSTER", 8) ? 0 : 912;
    if (z != 1 || stream != STREAM) return 1;
    float* memory = *(float**)parameters[0];
    for (int64_t i = 0; i < (int64_t)x * y * threads; i++) memory[*(int64_t*)parameters[1] + i] = (float)(*(int64_t*)parameters[2] + i);
    return 0;
}
int cuLaunchKernel(void* function, unsigned x, unsigned y, unsigned z, unsigned threads, unsigned threadsY, unsigned threadsZ, unsigned shared,
    void* stream, void** parameters, void** extra) {
    ENTER_CONTEXT("cuLaunchKernel")
    (void)shared;
    return threadsY != 1 || threadsZ != 1 || extra ? 1 : launch(function, x, y, z, threads, parameters, stream);
}
int cuLaunchCooperativeKernel(void* function, unsigned x, unsigned y, unsigned z, unsigned threads, unsigned threadsY, unsigned threadsZ,
    unsigned shared, void* stream, void** parameters) {
    ENTER_CONTEXT("cuLaunchCooperativeKernel")
    if (x * y > 132) return 720;
    return threadsY != 1 || threadsZ != 1 || shared ? 1 : launch(function, x, y, z, threads, parameters, stream);
}
