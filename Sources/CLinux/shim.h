#pragma once
// What Swift's Glibc module leaves out of Linux's socket, event and process interfaces.
#include <errno.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

extern int accept4(int, struct sockaddr *, socklen_t *, int);

extern int execvpe(const char *, char *const[], char *const[]);

// Starts a program, looked up along PATH, with no signal blocked and SIGPIPE as it is by default. It gets SIGTERM when the
// calling thread ends, which posix_spawn cannot arrange. Returns 0, or what hindered it.
__attribute__((noinline, unused)) static int clinux_spawn_bound(
    pid_t *child, char *const arguments[], char *const environment[]) {
    volatile int error = 0;  // the child has the parent's memory until it runs the program
    pid_t parent = getpid();
    pid_t started = vfork();
    if (started == 0) {
        sigset_t none;
        sigemptyset(&none);
        signal(SIGPIPE, SIG_DFL);
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent) _exit(128 + SIGTERM);
        sigprocmask(SIG_SETMASK, &none, 0);
        execvpe(arguments[0], arguments, environment);
        error = errno;
        _exit(127);
    }
    if (started < 0) return errno;
    *child = started;
    return error;
}
