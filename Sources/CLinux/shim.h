#pragma once
// What Swift's Glibc module leaves out of Linux's socket, event and process interfaces.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

extern int accept4(int, struct sockaddr *, socklen_t *, int);

extern int pipe2(int[2], int);

extern int execvpe(const char *, char *const[], char *const[]);

// Starts a program, looked up along PATH, with no signal blocked, SIGPIPE and SIGXFSZ as by default. It gets SIGTERM when the
// calling thread ends, which posix_spawn cannot arrange. Returns 0, or what hindered it.
__attribute__((noinline, unused)) static int clinux_spawn_bound(
    pid_t *child, char *const arguments[], char *const environment[]) {
    // Tells why the program cannot be run; closed by running it.
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) return errno;
    pid_t parent = getpid();
    pid_t started = vfork();
    if (started == 0) {
        sigset_t none;
        sigemptyset(&none);
        signal(SIGPIPE, SIG_DFL);
        signal(SIGXFSZ, SIG_DFL);
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent) _exit(128 + SIGTERM);
        sigprocmask(SIG_SETMASK, &none, 0);
        execvpe(arguments[0], arguments, environment);
        int error = errno;
        if (write(report[1], &error, sizeof error) < 0) _exit(126);
        _exit(127);
    }
    int error = started < 0 ? errno : 0;
    close(report[1]);
    if (started > 0) {
        *child = started;
        while (read(report[0], &error, sizeof error) < 0 && errno == EINTR) continue;
    }
    close(report[0]);
    return error;
}
