#pragma once
// What Swift's Glibc module leaves out of Linux's socket interface.
#include <sys/epoll.h>
#include <sys/socket.h>

extern int accept4(int, struct sockaddr *, socklen_t *, int);
