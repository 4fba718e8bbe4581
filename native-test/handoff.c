/*
 * handoff - one conversation with tlsproxy(8), by the letter or against it.
 *
 * Plays postscreen(8): greeting, request, status, descriptor, then plaintext
 * between the daemon and stdin/stdout. Every step can be spoiled or be the
 * last one. Ends with one line of NAME=VALUE words on stdout, or on stderr
 * when stdout carries the plaintext:
 *
 *   greeting=ok|bad|none|-   what the daemon said first (none: it closed)
 *   status=NUMBER|bad|none|-
 *   descriptor=sent|failed|-
 *   received=BYTES           plaintext from the daemon
 *   end=eof|reset            the daemon ended the connection
 *      |close|kill           the chosen end came
 *      |limit                nothing ended it in time
 *   ms=MILLISECONDS          how long the last wait took
 *
 * Exit status: 0 when the chosen end came, or the daemon closed after the
 * descriptor was sent; 1 when the daemon gave up or refused earlier; 2 for
 * wrong usage or a failing system call; 3 when the time limit struck.
 */
#include "conversation.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define REQUEST_ROOM 1048576

enum step { CONNECT, GREETING, REQUEST, STATUS, DESCRIPTOR, RELAY };

static const char *const step_names[] = {"connect", "greeting", "request", "status", "descriptor", "relay", NULL};

enum then { THEN_CLOSE, THEN_KILL, THEN_WAIT };

static const char *const then_names[] = {"close", "kill", "wait", NULL};

static const char usage[] =
    "usage: handoff [option...] SOCKET\n"
    "the remote (default: a loopback connection whose other end stays silent)\n"
    "  --connect HOST:PORT     connect to this server\n"
    "  --listen PORT           accept one connection; 0: any port; prints port=N\n"
    "the request\n"
    "  --endpoint TEXT  --flags TEXT  --handshake-timeout TEXT\n"
    "  --session-timeout TEXT  --serverid TEXT\n"
    "  --request FILE          send this instead (-: stdin)\n"
    "  --append FILE           send this behind the request (-: stdin)\n"
    "  --request-bytes N       send only the first N bytes\n"
    "  --dribble N:MS          N bytes at a time, MS milliseconds apart\n"
    "the descriptor\n"
    "  --pass KIND             tcp (default), none, file, pipe, null, listener, udp\n"
    "  --copies N              as many descriptors in the one message (0-8)\n"
    "  --early TEXT            plaintext right behind the descriptor\n"
    "the end\n"
    "  --until STEP            connect, greeting, request, status, descriptor,\n"
    "                          relay (default): the last step to take\n"
    "  --then ACTION           close (default), kill (no clean-up), wait (for the daemon)\n"
    "  --keep                  at the end of stdin, wait for the daemon\n"
    "  --limit SECONDS         for everything (default 30)\n";

static struct {
    const char *socket, *connect, *listen, *request_file, *append_file, *pass, *early;
    struct request request;
    long request_bytes, dribble_bytes, dribble_ms, limit_ms;
    int copies;
    enum step until;
    enum then then;
    bool keep;
} option = {
    .request = REQUEST_DEFAULTS,
    .request_bytes = -1,
    .limit_ms = 30000,
    .pass = "tcp",
    .copies = 1,
    .until = RELAY,
};

/* What the last line will say. */
static struct {
    const char *greeting, *descriptor, *end;
    char status[32];
    long received;
} outcome = {"-", "-", "-", "-", 0};

static long deadline, wait_began;

static int named(const char *const *names, const char *name, const char *what)
{
    for (int i = 0; names[i] != NULL; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    fail("no such %s: %s", what, name);
}

static void finish(int exit_status) __attribute__((noreturn));

static void finish(int exit_status)
{
    FILE *report = option.until == RELAY ? stderr : stdout;

    fprintf(report, "greeting=%s status=%s descriptor=%s received=%ld end=%s ms=%ld\n", outcome.greeting,
            outcome.status, outcome.descriptor, outcome.received, outcome.end, now_ms() - wait_began);
    fflush(report);
    if (strcmp(outcome.end, "kill") == 0)
        raise(SIGKILL);
    exit(exit_status);
}

/* Waits for readability; the time limit ends the program. */
static void await_readable(int fd)
{
    struct pollfd poll_fd = {.fd = fd, .events = POLLIN};
    long left = deadline - now_ms();
    int ready;

    do
        ready = left > 0 ? poll(&poll_fd, 1, (int) left) : 0;
    while (ready < 0 && errno == EINTR);
    if (ready == 0) {
        outcome.end = "limit";
        finish(3);
    }
}

/* Bytes read, or 0 at the daemon's end of the conversation, with outcome.end saying which. */
static size_t read_daemon(int sock, char *buffer, size_t room)
{
    ssize_t size;

    await_readable(sock);
    size = read(sock, buffer, room);
    if (size > 0)
        return size;
    outcome.end = size == 0 ? "eof" : "reset";
    return 0;
}

static void wait_for_daemon(int sock)
{
    char buffer[65536];
    size_t size;

    wait_began = now_ms();
    while ((size = read_daemon(sock, buffer, sizeof buffer)) > 0)
        outcome.received += size;
}

/* Ends the program if the step just taken was to be the last. */
static void took(enum step step, int sock)
{
    if (step != option.until)
        return;
    switch (option.then) {
    case THEN_CLOSE:
        outcome.end = "close";
        close(sock);
        finish(0);
    case THEN_KILL:
        outcome.end = "kill";
        finish(0);
    case THEN_WAIT:
        wait_for_daemon(sock);
        finish(step == DESCRIPTOR ? 0 : 1);
    }
}

/* Receives a list of one attribute; returns its value, "bad" or "none". */
static const char *receive_list(int sock, const char *name)
{
    static char buffer[256];
    size_t used = 0;
    const char *value = "";

    wait_began = now_ms();
    for (;;) {
        size_t size = read_daemon(sock, buffer + used, sizeof buffer - used);

        if (size == 0)
            return "none";
        used += size;
        switch (parse_list(buffer, used, name, &value)) {
        case LIST_COMPLETE:
            return value;
        case LIST_BAD:
            return "bad";
        case LIST_PARTIAL:
            break;
        }
    }
}

static size_t read_file(const char *path, char *buffer, size_t room)
{
    int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY);
    size_t used = 0;
    ssize_t size;

    if (fd < 0)
        fail_errno("open %s", path);
    while ((size = read(fd, buffer + used, room - used)) > 0)
        used += size;
    if (size < 0)
        fail_errno("read %s", path);
    close(fd);
    return used;
}

static void send_request(int sock)
{
    static char request[REQUEST_ROOM];
    size_t size, piece, sent;

    size = option.request_file != NULL ? read_file(option.request_file, request, sizeof request)
                                       : encode_request(&option.request, request, sizeof request);
    if (option.append_file != NULL)
        size += read_file(option.append_file, request + size, sizeof request - size);
    if (option.request_bytes >= 0 && (size_t) option.request_bytes < size)
        size = option.request_bytes;
    piece = option.dribble_bytes > 0 ? (size_t) option.dribble_bytes : size;
    for (sent = 0; sent < size; sent += piece) {
        if (piece > size - sent)
            piece = size - sent;
        if (write_all(sock, request + sent, piece) < 0) {
            outcome.end = "reset";
            finish(1);
        }
        if (option.dribble_ms > 0)
            poll(NULL, 0, (int) option.dribble_ms);
    }
}

/* The socket to pass: from a server, from a client, or one whose other end keeps silent. */
static int remote_socket(void)
{
    int listener, sock;
    char target[32];

    if (option.connect != NULL)
        return connect_tcp(option.connect);
    listener = listen_tcp(option.listen != NULL ? atoi(option.listen) : 0);
    if (option.listen != NULL) {
        FILE *report = option.until == RELAY ? stderr : stdout;

        fprintf(report, "port=%d\n", local_port(listener));
        fflush(report);
        await_readable(listener);
    } else {
        snprintf(target, sizeof target, "127.0.0.1:%d", local_port(listener));
        connect_tcp(target);
    }
    sock = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (sock < 0)
        fail_errno("accept");
    close(listener);
    return sock;
}

static int descriptor_to_pass(void)
{
    int pipe_ends[2];
    FILE *file;

    if (strcmp(option.pass, "file") == 0) {
        if ((file = tmpfile()) == NULL)
            fail_errno("tmpfile");
        return fileno(file);
    }
    if (strcmp(option.pass, "pipe") == 0) {
        if (pipe(pipe_ends) < 0)
            fail_errno("pipe");
        return pipe_ends[0];
    }
    if (strcmp(option.pass, "null") == 0)
        return open("/dev/null", O_RDWR | O_CLOEXEC);
    if (strcmp(option.pass, "listener") == 0)
        return listen_tcp(0);
    if (strcmp(option.pass, "udp") == 0)
        return socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (strcmp(option.pass, "tcp") == 0 || strcmp(option.pass, "none") == 0)
        return -1;
    fail("no such kind of descriptor: %s", option.pass);
}

static void pass_descriptor(int sock, int remote)
{
    int descriptors[MAX_DESCRIPTORS];
    int descriptor = descriptor_to_pass();
    int count = strcmp(option.pass, "none") == 0 ? 0 : option.copies;

    for (int i = 0; i < count; i++)
        descriptors[i] = descriptor >= 0 ? descriptor : remote;
    if (send_descriptors(sock, descriptors, count) < 0 ||
        (option.early != NULL && write_all(sock, option.early, strlen(option.early)) < 0)) {
        outcome.descriptor = "failed";
        outcome.end = "reset";
        finish(1);
    }
    outcome.descriptor = "sent";
}

/* Copies until the daemon ends it, or stdin does and --keep was not given. */
static void relay(int sock)
{
    struct pollfd fds[] = {{.fd = sock, .events = POLLIN}, {.fd = STDIN_FILENO, .events = POLLIN}};
    char buffer[65536];
    ssize_t size;

    wait_began = now_ms();
    for (;;) {
        long left = deadline - now_ms();

        if (left <= 0 || poll(fds, 2, (int) left) == 0) {
            outcome.end = "limit";
            finish(3);
        }
        if (fds[0].revents != 0) {
            size = read(sock, buffer, sizeof buffer);
            if (size <= 0) {
                outcome.end = size == 0 ? "eof" : "reset";
                finish(0);
            }
            outcome.received += size;
            if (write_all(STDOUT_FILENO, buffer, size) < 0)
                fail_errno("write stdout");
        }
        if (fds[1].fd >= 0 && fds[1].revents != 0) {
            size = read(STDIN_FILENO, buffer, sizeof buffer);
            if (size > 0) {
                if (write_all(sock, buffer, size) < 0)
                    fds[1].fd = -1;             /* The reading side says how it ended. */
            } else if (option.keep) {
                fds[1].fd = -1;
            } else {
                outcome.end = "close";
                close(sock);
                finish(0);
            }
        }
    }
}

static void parse_options(int argc, char **argv)
{
    static const struct option long_options[] = {
        {"connect", required_argument, NULL, 'c'},
        {"listen", required_argument, NULL, 'l'},
        {"endpoint", required_argument, NULL, 'e'},
        {"flags", required_argument, NULL, 'f'},
        {"handshake-timeout", required_argument, NULL, 'h'},
        {"session-timeout", required_argument, NULL, 's'},
        {"serverid", required_argument, NULL, 'i'},
        {"request", required_argument, NULL, 'r'},
        {"append", required_argument, NULL, 'a'},
        {"request-bytes", required_argument, NULL, 'b'},
        {"dribble", required_argument, NULL, 'd'},
        {"pass", required_argument, NULL, 'p'},
        {"copies", required_argument, NULL, 'n'},
        {"early", required_argument, NULL, 'y'},
        {"until", required_argument, NULL, 'u'},
        {"then", required_argument, NULL, 't'},
        {"keep", no_argument, NULL, 'k'},
        {"limit", required_argument, NULL, 'm'},
        {NULL, 0, NULL, 0},
    };
    int letter;

    while ((letter = getopt_long(argc, argv, "", long_options, NULL)) != -1) {
        switch (letter) {
        case 'c': option.connect = optarg; break;
        case 'l': option.listen = optarg; break;
        case 'e': option.request.endpoint = optarg; break;
        case 'f': option.request.flags = optarg; break;
        case 'h': option.request.handshake_timeout = optarg; break;
        case 's': option.request.session_timeout = optarg; break;
        case 'i': option.request.serverid = optarg; break;
        case 'r': option.request_file = optarg; break;
        case 'a': option.append_file = optarg; break;
        case 'b': option.request_bytes = atol(optarg); break;
        case 'd':
            if (sscanf(optarg, "%ld:%ld", &option.dribble_bytes, &option.dribble_ms) != 2)
                fail("not N:MS: %s", optarg);
            break;
        case 'p': option.pass = optarg; break;
        case 'n': option.copies = atoi(optarg); break;
        case 'y': option.early = optarg; break;
        case 'u': option.until = named(step_names, optarg, "step"); break;
        case 't': option.then = named(then_names, optarg, "action"); break;
        case 'k': option.keep = true; break;
        case 'm': option.limit_ms = atol(optarg) * 1000; break;
        default:
            fputs(usage, stderr);
            exit(2);
        }
    }
    if (optind != argc - 1 || option.copies < 0 || option.copies > MAX_DESCRIPTORS) {
        fputs(usage, stderr);
        exit(2);
    }
    option.socket = argv[optind];
}

int main(int argc, char **argv)
{
    int sock, remote;

    parse_options(argc, argv);
    signal(SIGPIPE, SIG_IGN);
    wait_began = now_ms();
    deadline = wait_began + option.limit_ms;
    remote = remote_socket();
    sock = connect_unix(option.socket);
    took(CONNECT, sock);

    outcome.greeting = receive_list(sock, "protocol");
    if (strcmp(outcome.greeting, "none") == 0)
        finish(1);
    outcome.greeting = strcmp(outcome.greeting, "tlsproxy_protocol") == 0 ? "ok" : "bad";
    took(GREETING, sock);

    send_request(sock);
    took(REQUEST, sock);

    snprintf(outcome.status, sizeof outcome.status, "%s", receive_list(sock, "status"));
    took(STATUS, sock);
    if (strcmp(outcome.status, "1") != 0) {
        if (strcmp(outcome.end, "-") == 0)
            outcome.end = "close";
        finish(1);
    }

    pass_descriptor(sock, remote);
    close(remote);                      /* The daemon must have its own. */
    took(DESCRIPTOR, sock);
    relay(sock);
    return 0;
}
