/* Stands between a program and the disk, for the files below one folder.
 *
 * Notes every write, sync and change of a name in their order, so that a disk that
 * forgets can be worked out afterwards; or lets the nth call of one kind fail.
 * Loaded by LD_PRELOAD; tests/faults/shim.py compiles it and speaks to it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN, READ, WRITE, SYNC, TRUNCATE, UNLINK, RENAME, KINDS };
#define MOST 4096

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static size_t folder_length;
static FILE *trace;
static char *open_as[MOST];
static long counts[KINDS];
static int armed = -1, armed_errno, lasting;
static long armed_at;

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int watched(const char *path) {
    return folder_length && path && strncmp(path, folder, folder_length) == 0 &&
           (path[folder_length] == '/' || path[folder_length] == 0);
}

static const char *path_of(int fd) { return fd >= 0 && fd < MOST ? open_as[fd] : NULL; }

/* Whether this call is one that has to fail. */
static int fails(int kind) {
    pthread_mutex_lock(&turn);
    long at = ++counts[kind];
    int hit = kind == armed && (at == armed_at || (lasting && at > armed_at));
    pthread_mutex_unlock(&turn);
    if (hit) errno = armed_errno;
    return hit;
}

static void note(char what, const char *path, long long at, const void *data, long long length) {
    if (!trace || !path) return;
    pthread_mutex_lock(&turn);
    fprintf(trace, "%c %lld %lld %s\n", what, at, length, path + folder_length);
    if (data) fwrite(data, 1, (size_t)length, trace);
    pthread_mutex_unlock(&turn);
}

/* What Python asks for. */

void faults_watch(const char *path) {
    strncpy(folder, path, sizeof folder - 1);
    folder_length = strlen(folder);
}

void faults_arm(int kind, long at, int number, int from_then_on) {
    pthread_mutex_lock(&turn);
    memset(counts, 0, sizeof counts);
    armed = kind, armed_at = at, armed_errno = number, lasting = from_then_on;
    pthread_mutex_unlock(&turn);
}

long faults_count(int kind) { return counts[kind]; }

void faults_trace(const char *path) {
    REAL(FILE *, "fopen", const char *, const char *);
    if (trace) fclose(trace);
    trace = path ? real(path, "wb") : NULL;
}

void faults_mark(long long number) { note('M', folder, number, NULL, 0); }

/* What the program calls. */

static int opened(int fd, const char *path, int flags, int was_there) {
    if (fd < 0 || fd >= MOST) return fd;
    open_as[fd] = strdup(path);
    if (!was_there) note('C', path, 0, NULL, 0);
    else if (flags & O_TRUNC) note('T', path, 0, NULL, 0);
    return fd;
}

static int open_with(int (*real)(const char *, int, ...), const char *path, int flags, int mode) {
    if (!watched(path)) return real(path, flags, mode);
    if (fails(OPEN)) return -1;
    int was_there = faccessat(AT_FDCWD, path, F_OK, 0) == 0;
    return opened(real(path, flags, mode), path, flags, was_there);
}

#define MODE(flags) \
    int mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list more; \
        va_start(more, flags); \
        mode = va_arg(more, int); \
        va_end(more); \
    }

int open(const char *path, int flags, ...) {
    REAL(int, "open", const char *, int, ...);
    MODE(flags)
    return open_with(real, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    REAL(int, "open64", const char *, int, ...);
    MODE(flags)
    return open_with(real, path, flags, mode);
}

int close(int fd) {
    REAL(int, "close", int);
    if (path_of(fd)) open_as[fd] = NULL; /* the few bytes of a name are not worth a fault */
    return real(fd);
}

static ssize_t written(int fd, const void *data, ssize_t length, long long at) {
    if (length > 0) note('W', path_of(fd), at, data, length);
    return length;
}

ssize_t write(int fd, const void *data, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (!path_of(fd)) return real(fd, data, length);
    if (fails(WRITE)) return -1;
    long long at = lseek(fd, 0, SEEK_CUR);
    return written(fd, data, real(fd, data, length), at);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t at) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    if (path_of(fd) && fails(WRITE)) return -1;
    return written(fd, data, real(fd, data, length, at), at);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    if (path_of(fd) && fails(WRITE)) return -1;
    return written(fd, data, real(fd, data, length, at), at);
}

ssize_t read(int fd, void *data, size_t length) {
    REAL(ssize_t, "read", int, void *, size_t);
    if (path_of(fd) && fails(READ)) return -1;
    return real(fd, data, length);
}

ssize_t pread64(int fd, void *data, size_t length, off64_t at) {
    REAL(ssize_t, "pread64", int, void *, size_t, off64_t);
    if (path_of(fd) && fails(READ)) return -1;
    return real(fd, data, length, at);
}

static int synced(int (*real)(int), int fd) {
    if (path_of(fd) && fails(SYNC)) return -1;
    int said = real(fd);
    if (said == 0) note('S', path_of(fd), 0, NULL, 0);
    return said;
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    return synced(real, fd);
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    return synced(real, fd);
}

static int cut(int said, int fd, long long length) {
    if (said == 0) note('T', path_of(fd), length, NULL, 0);
    return said;
}

int ftruncate(int fd, off_t length) {
    REAL(int, "ftruncate", int, off_t);
    if (path_of(fd) && fails(TRUNCATE)) return -1;
    return cut(real(fd, length), fd, length);
}

int ftruncate64(int fd, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    if (path_of(fd) && fails(TRUNCATE)) return -1;
    return cut(real(fd, length), fd, length);
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    if (!watched(path)) return real(path);
    if (fails(UNLINK)) return -1;
    int said = real(path);
    if (said == 0) note('U', path, 0, NULL, 0);
    return said;
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    if (!watched(from) || !watched(to)) return real(from, to);
    if (fails(RENAME)) return -1;
    int said = real(from, to);
    if (said == 0) {
        const char *name = to + folder_length;
        note('R', from, 0, name, (long long)strlen(name));
    }
    return said;
}
