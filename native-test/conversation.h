/*
 * The client's part of the tlsproxy(8) conversation, server role, as
 * postscreen(8) has it: greeting, request, status, descriptor.
 */
#ifndef CONVERSATION_H
#define CONVERSATION_H

#include <stddef.h>
#include <sys/types.h>

/* Most descriptors that one message can carry here. */
#define MAX_DESCRIPTORS 8

/* One request list. The two timeouts are in seconds, as text: some tests need numbers that are none. */
struct request {
    const char *endpoint;               /* [address]:port of the remote */
    const char *flags;                  /* 1: the daemon is the TLS server */
    const char *handshake_timeout;
    const char *session_timeout;
    const char *serverid;
};

#define REQUEST_DEFAULTS { "[192.0.2.1]:4711", "1", "300", "300", "smtpd" }

enum list_state { LIST_PARTIAL, LIST_COMPLETE, LIST_BAD };

/* Ends the program with status 2 and a message on stderr. */
extern void fail(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* As fail(), and adds the text of errno. */
extern void fail_errno(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* Milliseconds of a clock that only goes forward. */
extern long now_ms(void);

/* Connected UNIX-domain stream socket; fails if there is none. */
extern int connect_unix(const char *path);

/* Listening TCP socket on 127.0.0.1; port 0 lets the system choose. */
extern int listen_tcp(int port);

/* Connected TCP socket; target is HOST:PORT with a numeric IPv4 host. */
extern int connect_tcp(const char *target);

/* Local port of a TCP socket. */
extern int local_port(int sock);

/* Writes "[address]:port" of the peer of a TCP socket. */
extern void peer_endpoint(int sock, char *text, size_t room);

/* Encodes the list with its terminator; returns its size in bytes. */
extern size_t encode_request(const struct request *request, char *buffer, size_t room);

/*
 * Judges the bytes received so far of a list that must hold exactly one
 * attribute. Bytes behind the terminator make it bad: a client would lose
 * them. When complete, *value points into the buffer.
 */
extern enum list_state parse_list(const char *buffer, size_t size, const char *name, const char **value);

/* Sends one byte of value zero with count descriptors; 0, or -1 with errno. */
extern int send_descriptors(int sock, const int *descriptors, int count);

/* Writes everything; 0, or -1 with errno. */
extern int write_all(int fd, const void *data, size_t size);

#endif
