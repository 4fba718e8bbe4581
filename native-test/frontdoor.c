/*
 * frontdoor - a TCP port in front of tlsproxy(8).
 *
 * Every connection to the port is handed to the daemon with its own request,
 * and the plaintext side is answered here, so that any TLS tool can attack the
 * daemon. One thread drives all sessions through epoll.
 *
 * On stdout: first port=N, then for each session that ended one line
 *
 *   session=N status=VALUE in=BYTES crc=HEX out=BYTES end=WORD ms=LIFE
 *
 * in, crc: plaintext from the daemon and its CRC-32; out: plaintext accepted
 * by the daemon's socket; end: close (this side was done), eof or reset (the
 * daemon ended a session that had its descriptor), refused (before that).
 */
#include "conversation.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define BUFFER_SIZE 65536

enum mode { ECHO, SINK, SOURCE, FLOOD, HELLO, SMTP, HOLD };

static const char *const mode_names[] = {"echo", "sink", "source", "flood", "hello", "smtp", "hold"};

static const char usage[] =
    "usage: frontdoor [option...] SOCKET MODE [ARGUMENT]\n"
    "  --port N                TCP port on 127.0.0.1 (default 0: any)\n"
    "  --count N               exit 0 after as many sessions have ended\n"
    "  --with-stdin            exit 0 at the end of stdin\n"
    "  --flags TEXT  --handshake-timeout TEXT  --session-timeout TEXT  --serverid TEXT\n"
    "modes\n"
    "  echo                    send back what comes\n"
    "  sink                    swallow it\n"
    "  source BYTES            send as many bytes, swallow the input, close\n"
    "  flood                   send without end and swallow the input\n"
    "  hello TEXT              answer each line with TEXT\n"
    "  smtp                    accept any mail\n"
    "  hold                    neither read nor write\n";

static struct {
    const char *socket, *hello;
    struct request request;
    enum mode mode;
    long long source_bytes;
    long count;
    int port;
    bool with_stdin;
} option = {.request = REQUEST_DEFAULTS, .count = -1};

enum phase { AWAIT_GREETING, AWAIT_STATUS, PLAINTEXT };

struct session {
    long number;
    enum phase phase;
    int remote;                         /* the TCP socket, until it is passed */
    int daemon;
    char *pending;                      /* bytes for the daemon */
    size_t start, size;
    char line[512];                     /* partial line or list */
    size_t line_size;
    bool in_data, closing;
    long long in, out;
    uint32_t crc;
    char status[16];
    long born;
};

static uint32_t crc_table[256];
static int epoll_fd;
static long sessions_begun, sessions_ended;

static void init_crc(void)
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t remainder = i;

        for (int bit = 0; bit < 8; bit++)
            remainder = remainder & 1 ? 0xedb88320u ^ (remainder >> 1) : remainder >> 1;
        crc_table[i] = remainder;
    }
}

static uint32_t update_crc(uint32_t crc, const char *data, size_t size)
{
    crc = ~crc;
    for (size_t i = 0; i < size; i++)
        crc = crc_table[(crc ^ (unsigned char) data[i]) & 0xff] ^ (crc >> 8);
    return ~crc;
}

/* Byte at this offset of what source and flood send: no short period, easily computed elsewhere. */
static char source_byte(long long offset)
{
    return (char) (offset ^ (offset >> 8) ^ (offset >> 16));
}

static void watch(struct session *session, int operation, uint32_t events)
{
    struct epoll_event event = {.events = events, .data.ptr = session};

    if (epoll_ctl(epoll_fd, operation, session->daemon, &event) < 0)
        fail_errno("epoll_ctl");
}

static void end_session(struct session *session, const char *end)
{
    printf("session=%ld status=%s in=%lld crc=%08x out=%lld end=%s ms=%ld\n", session->number, session->status,
           session->in, session->crc, session->out, end, now_ms() - session->born);
    fflush(stdout);
    close(session->daemon);
    if (session->remote >= 0)
        close(session->remote);
    free(session->pending);
    free(session);
    sessions_ended++;
}

static void begin_session(int remote)
{
    struct session *session = calloc(1, sizeof *session);

    if (session == NULL || (session->pending = malloc(BUFFER_SIZE)) == NULL)
        fail("out of memory");
    session->number = ++sessions_begun;
    session->born = now_ms();
    session->remote = remote;
    strcpy(session->status, "-");
    session->daemon = connect_unix(option.socket);
    fcntl(session->daemon, F_SETFL, O_NONBLOCK);
    watch(session, EPOLL_CTL_ADD, EPOLLIN);
}

/* Queues bytes for the daemon; the caller has made sure that they fit. */
static void queue(struct session *session, const char *data, size_t size)
{
    if (session->size == 0)
        session->start = 0;
    if (session->start + session->size + size > BUFFER_SIZE) {
        memmove(session->pending, session->pending + session->start, session->size);
        session->start = 0;
    }
    memcpy(session->pending + session->start + session->size, data, size);
    session->size += size;
}

static size_t queue_room(const struct session *session)
{
    return BUFFER_SIZE - session->size;
}

static void reply(struct session *session, const char *text)
{
    if (queue_room(session) >= strlen(text))
        queue(session, text, strlen(text));
}

static void smtp_line(struct session *session, const char *line)
{
    if (session->in_data) {
        if (strcmp(line, ".") == 0) {
            session->in_data = false;
            reply(session, "250 2.0.0 Ok\r\n");
        }
    } else if (strncasecmp(line, "EHLO", 4) == 0 || strncasecmp(line, "HELO", 4) == 0 ||
               strncasecmp(line, "MAIL", 4) == 0 || strncasecmp(line, "RCPT", 4) == 0 ||
               strncasecmp(line, "RSET", 4) == 0 || strncasecmp(line, "NOOP", 4) == 0) {
        reply(session, "250 frontdoor\r\n");
    } else if (strncasecmp(line, "DATA", 4) == 0) {
        session->in_data = true;
        reply(session, "354 Go ahead\r\n");
    } else if (strncasecmp(line, "QUIT", 4) == 0) {
        session->closing = true;
        reply(session, "221 2.0.0 Bye\r\n");
    } else {
        reply(session, "502 5.5.2 What?\r\n");
    }
}

/* Cuts the input into lines; what does not fit into a line is dropped. */
static void take_lines(struct session *session, const char *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (data[i] != '\n') {
            if (session->line_size < sizeof session->line - 1)
                session->line[session->line_size++] = data[i];
            continue;
        }
        if (session->line_size > 0 && session->line[session->line_size - 1] == '\r')
            session->line_size--;
        session->line[session->line_size] = '\0';
        session->line_size = 0;
        if (option.mode == SMTP) {
            smtp_line(session, session->line);
        } else {
            reply(session, option.hello);
            reply(session, "\n");
        }
    }
}

static void take_plaintext(struct session *session, const char *data, size_t size)
{
    session->in += size;
    session->crc = update_crc(session->crc, data, size);
    if (option.mode == ECHO)
        queue(session, data, size);
    else if (option.mode == HELLO || option.mode == SMTP)
        take_lines(session, data, size);
}

static void fill_from_source(struct session *session)
{
    static char block[BUFFER_SIZE];
    long long offset = session->out + session->size;
    long long left = option.mode == FLOOD ? BUFFER_SIZE : option.source_bytes - offset;
    size_t size = queue_room(session);

    if ((long long) size > left)
        size = left;
    for (size_t i = 0; i < size; i++)
        block[i] = source_byte(offset + i);
    queue(session, block, size);
    if (option.mode == SOURCE && (long long) size == left)
        session->closing = true;
}

/* Arms exactly what this session can do next. */
static void arm(struct session *session)
{
    uint32_t events = 0;
    bool reads_while_writing = option.mode != ECHO;
    bool has_more = (option.mode == SOURCE || option.mode == FLOOD) && !session->closing;

    if (session->size > 0 || has_more)
        events |= EPOLLOUT;
    if (option.mode != HOLD && (reads_while_writing || queue_room(session) > 0))
        events |= EPOLLIN;
    watch(session, EPOLL_CTL_MOD, events);
}

static bool write_pending(struct session *session)
{
    while (session->size > 0) {
        ssize_t size = send(session->daemon, session->pending + session->start, session->size, MSG_NOSIGNAL);

        if (size < 0 && errno == EAGAIN)
            return true;
        if (size < 0)
            return false;
        session->start += size;
        session->size -= size;
        session->out += size;
    }
    return true;
}

static void plaintext_event(struct session *session, uint32_t events)
{
    char buffer[BUFFER_SIZE];

    if (events & (EPOLLIN | EPOLLHUP | EPOLLERR)) {
        size_t room = option.mode == ECHO ? queue_room(session) : sizeof buffer;
        ssize_t size = option.mode == HOLD ? 0 : read(session->daemon, buffer, room);

        if (size > 0) {
            take_plaintext(session, buffer, size);
        } else if (size == 0 && room > 0) {
            end_session(session, "eof");
            return;
        } else if (size < 0 && errno != EAGAIN) {
            end_session(session, "reset");
            return;
        }
    }
    if ((option.mode == SOURCE || option.mode == FLOOD) && !session->closing && session->size < BUFFER_SIZE / 2)
        fill_from_source(session);
    if (!write_pending(session)) {
        end_session(session, "reset");
        return;
    }
    if (session->closing && session->size == 0) {
        end_session(session, "close");
        return;
    }
    arm(session);
}

static void hand_over(struct session *session)
{
    if (send_descriptors(session->daemon, &session->remote, 1) < 0) {
        end_session(session, "refused");
        return;
    }
    close(session->remote);
    session->remote = -1;
    session->phase = PLAINTEXT;
    if (option.mode == SMTP)
        reply(session, "220 frontdoor ESMTP\r\n");
    if (option.mode == SOURCE || option.mode == FLOOD)
        fill_from_source(session);
    arm(session);
}

static void send_request(struct session *session)
{
    char request[1024], endpoint[32];
    struct request mine = option.request;
    size_t size;

    peer_endpoint(session->remote, endpoint, sizeof endpoint);
    mine.endpoint = endpoint;
    size = encode_request(&mine, request, sizeof request);
    if (write_all(session->daemon, request, size) < 0)
        end_session(session, "refused");
    else
        session->phase = AWAIT_STATUS;
}

static void conversation_event(struct session *session)
{
    const char *name = session->phase == AWAIT_GREETING ? "protocol" : "status";
    const char *value = "";
    ssize_t size = read(session->daemon, session->line + session->line_size, sizeof session->line - session->line_size);

    if (size < 0 && errno == EAGAIN)
        return;
    if (size <= 0) {
        end_session(session, "refused");
        return;
    }
    session->line_size += size;
    switch (parse_list(session->line, session->line_size, name, &value)) {
    case LIST_PARTIAL:
        return;
    case LIST_BAD:
        end_session(session, "refused");
        return;
    case LIST_COMPLETE:
        session->line_size = 0;
        break;
    }
    if (session->phase == AWAIT_GREETING) {
        send_request(session);
        return;
    }
    snprintf(session->status, sizeof session->status, "%s", value);
    if (strcmp(value, "1") == 0)
        hand_over(session);
    else
        end_session(session, "refused");
}

static void add_input(int fd, void *mark)
{
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = mark};

    if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event) < 0)
        fail_errno("epoll_ctl");
}

static void serve(int listener)
{
    static char listener_mark, stdin_mark;
    struct epoll_event events[64];
    char ignored[256];

    epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    add_input(listener, &listener_mark);
    if (option.with_stdin)
        add_input(STDIN_FILENO, &stdin_mark);
    while (option.count < 0 || sessions_ended < option.count) {
        int count = epoll_wait(epoll_fd, events, sizeof events / sizeof *events, -1);

        for (int i = 0; i < count; i++) {
            void *mark = events[i].data.ptr;
            struct session *session = mark;

            if (mark == &listener_mark) {
                int remote = accept4(listener, NULL, NULL, SOCK_CLOEXEC);

                if (remote >= 0)
                    begin_session(remote);
            } else if (mark == &stdin_mark) {
                if (read(STDIN_FILENO, ignored, sizeof ignored) <= 0)
                    return;
            } else if (session->phase == PLAINTEXT) {
                plaintext_event(session, events[i].events);
            } else {
                conversation_event(session);
            }
        }
    }
}

static void raise_descriptor_limit(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

static void parse_mode(const char *name, const char *argument)
{
    for (size_t i = 0; i < sizeof mode_names / sizeof *mode_names; i++) {
        if (strcmp(name, mode_names[i]) != 0)
            continue;
        option.mode = i;
        if ((argument != NULL) != (option.mode == SOURCE || option.mode == HELLO))
            break;
        option.hello = argument;
        if (option.mode == SOURCE)
            option.source_bytes = atoll(argument);
        return;
    }
    fputs(usage, stderr);
    exit(2);
}

static void parse_options(int argc, char **argv)
{
    static const struct option long_options[] = {
        {"port", required_argument, NULL, 'p'},
        {"count", required_argument, NULL, 'c'},
        {"with-stdin", no_argument, NULL, 'w'},
        {"flags", required_argument, NULL, 'f'},
        {"handshake-timeout", required_argument, NULL, 'h'},
        {"session-timeout", required_argument, NULL, 's'},
        {"serverid", required_argument, NULL, 'i'},
        {NULL, 0, NULL, 0},
    };
    int letter;

    while ((letter = getopt_long(argc, argv, "", long_options, NULL)) != -1) {
        switch (letter) {
        case 'p': option.port = atoi(optarg); break;
        case 'c': option.count = atol(optarg); break;
        case 'w': option.with_stdin = true; break;
        case 'f': option.request.flags = optarg; break;
        case 'h': option.request.handshake_timeout = optarg; break;
        case 's': option.request.session_timeout = optarg; break;
        case 'i': option.request.serverid = optarg; break;
        default:
            fputs(usage, stderr);
            exit(2);
        }
    }
    if (argc - optind < 2 || argc - optind > 3) {
        fputs(usage, stderr);
        exit(2);
    }
    option.socket = argv[optind];
    parse_mode(argv[optind + 1], argv[optind + 2]);
}

int main(int argc, char **argv)
{
    int listener;

    parse_options(argc, argv);
    signal(SIGPIPE, SIG_IGN);
    raise_descriptor_limit();
    init_crc();
    listener = listen_tcp(option.port);
    printf("port=%d\n", local_port(listener));
    fflush(stdout);
    serve(listener);
    return 0;
}
