#include "conversation.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static void complain(const char *format, va_list arguments, const char *reason)
{
    fflush(stdout);
    fprintf(stderr, "%s: ", program_invocation_short_name);
    vfprintf(stderr, format, arguments);
    fprintf(stderr, "%s%s\n", reason[0] != '\0' ? ": " : "", reason);
    exit(2);
}

void fail(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    complain(format, arguments, "");
    va_end(arguments);
    abort();
}

void fail_errno(const char *format, ...)
{
    const char *reason = strerror(errno);
    va_list arguments;

    va_start(arguments, format);
    complain(format, arguments, reason);
    va_end(arguments);
    abort();
}

long now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

int connect_unix(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int sock = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (sock < 0)
        fail_errno("socket");
    if (strlen(path) >= sizeof address.sun_path)
        fail("socket path too long: %s", path);
    strcpy(address.sun_path, path);
    if (connect(sock, (struct sockaddr *) &address, sizeof address) < 0)
        fail_errno("connect %s", path);
    return sock;
}

int listen_tcp(int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    int sock = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int on = 1;

    if (sock < 0)
        fail_errno("socket");
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(sock, (struct sockaddr *) &address, sizeof address) < 0)
        fail_errno("bind port %d", port);
    if (listen(sock, SOMAXCONN) < 0)
        fail_errno("listen");
    return sock;
}

int connect_tcp(const char *target)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    const char *colon = strrchr(target, ':');
    char host[INET_ADDRSTRLEN];
    int sock = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (sock < 0)
        fail_errno("socket");
    if (colon == NULL || (size_t) (colon - target) >= sizeof host)
        fail("not HOST:PORT: %s", target);
    memcpy(host, target, colon - target);
    host[colon - target] = '\0';
    address.sin_port = htons(atoi(colon + 1));
    if (inet_pton(AF_INET, host, &address.sin_addr) != 1)
        fail("not a numeric IPv4 address: %s", host);
    if (connect(sock, (struct sockaddr *) &address, sizeof address) < 0)
        fail_errno("connect %s", target);
    return sock;
}

int local_port(int sock)
{
    struct sockaddr_in address;
    socklen_t size = sizeof address;

    if (getsockname(sock, (struct sockaddr *) &address, &size) < 0)
        fail_errno("getsockname");
    return ntohs(address.sin_port);
}

void peer_endpoint(int sock, char *text, size_t room)
{
    struct sockaddr_in address;
    socklen_t size = sizeof address;
    char host[INET_ADDRSTRLEN];

    if (getpeername(sock, (struct sockaddr *) &address, &size) < 0) {
        snprintf(text, room, "[0.0.0.0]:0");
        return;
    }
    inet_ntop(AF_INET, &address.sin_addr, host, sizeof host);
    snprintf(text, room, "[%s]:%d", host, ntohs(address.sin_port));
}

static size_t put(char *buffer, size_t room, size_t used, const char *text)
{
    size_t size = strlen(text) + 1;

    if (size > room - used)
        fail("request too long");
    memcpy(buffer + used, text, size);
    return used + size;
}

size_t encode_request(const struct request *request, char *buffer, size_t room)
{
    const char *strings[] = {
        "remote_endpoint", request->endpoint,
        "flags", request->flags,
        "timeout", request->handshake_timeout,
        "timeout", request->session_timeout,
        "serverid", request->serverid,
        "",
    };
    size_t used = 0;

    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        used = put(buffer, room, used, strings[i]);
    return used;
}

enum list_state parse_list(const char *buffer, size_t size, const char *name, const char **value)
{
    const char *end = buffer + size;
    const char *name_end = memchr(buffer, '\0', size);
    const char *value_end;

    if (name_end == NULL)
        return strncmp(buffer, name, size) == 0 ? LIST_PARTIAL : LIST_BAD;
    if (strcmp(buffer, name) != 0)
        return LIST_BAD;
    *value = name_end + 1;
    value_end = memchr(*value, '\0', end - *value);
    if (value_end == NULL || value_end + 1 == end)
        return LIST_PARTIAL;
    return value_end[1] == '\0' && value_end + 2 == end ? LIST_COMPLETE : LIST_BAD;
}

int send_descriptors(int sock, const int *descriptors, int count)
{
    union {
        struct cmsghdr header;          /* for its alignment */
        char space[CMSG_SPACE(MAX_DESCRIPTORS * sizeof(int))];
    } control;
    char byte = '\0';
    struct iovec data = {.iov_base = &byte, .iov_len = 1};
    struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1};

    memset(&control, 0, sizeof control);
    if (count > 0) {
        struct cmsghdr *header;

        message.msg_control = &control;
        message.msg_controllen = CMSG_SPACE(count * sizeof(int));
        header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(count * sizeof(int));
        memcpy(CMSG_DATA(header), descriptors, count * sizeof(int));
    }
    return sendmsg(sock, &message, MSG_NOSIGNAL) == 1 ? 0 : -1;
}

int write_all(int fd, const void *data, size_t size)
{
    const char *next = data;

    while (size > 0) {
        ssize_t written = write(fd, next, size);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return -1;
        next += written;
        size -= written;
    }
    return 0;
}
