#pragma once
// What Swift's Glibc module leaves out of Linux's socket and event interfaces.
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

extern int accept4(int, struct sockaddr *, socklen_t *, int);
