/*
 * devlog - stands in for syslogd.
 *
 * Binds the datagram socket that syslog(3) sends to and prints each datagram
 * as one line on stdout. If there is one already it is put aside and restored
 * at the end of stdin.
 */
#include "conversation.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static int bind_datagram(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int sock = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    if (sock < 0)
        fail_errno("socket");
    if (strlen(path) >= sizeof address.sun_path)
        fail("socket path too long: %s", path);
    strcpy(address.sun_path, path);
    if (bind(sock, (struct sockaddr *) &address, sizeof address) < 0)
        fail_errno("bind %s", path);
    if (chmod(path, 0666) < 0)
        fail_errno("chmod %s", path);
    return sock;
}

/* Prints datagrams until stdin ends. */
static void collect(int sock)
{
    struct pollfd fds[] = {{.fd = sock, .events = POLLIN}, {.fd = STDIN_FILENO, .events = POLLIN}};
    char buffer[8192];

    while (poll(fds, 2, -1) > 0) {
        ssize_t size;

        if (fds[0].revents != 0) {
            size = recv(sock, buffer, sizeof buffer, 0);
            if (size < 0)
                fail_errno("recv");
            printf("%.*s\n", (int) size, buffer);
            fflush(stdout);
        } else if (fds[1].revents != 0 && read(STDIN_FILENO, buffer, sizeof buffer) <= 0) {
            return;
        }
    }
}

int main(int argc, char **argv)
{
    char aside[4096];
    struct stat status;
    int was_there, sock;

    if (argc != 2)
        fail("usage: devlog PATH");
    snprintf(aside, sizeof aside, "%s.aside", argv[1]);
    was_there = lstat(argv[1], &status) == 0;
    if (was_there && rename(argv[1], aside) < 0)
        fail_errno("rename %s", argv[1]);
    sock = bind_datagram(argv[1]);
    puts("ready");
    fflush(stdout);
    collect(sock);
    unlink(argv[1]);
    if (was_there && rename(aside, argv[1]) < 0)
        fail_errno("rename %s", aside);
    return 0;
}
