// Hummingbird's HTTP types and the emulator's bear the same names, and `HTTPServer.HTTPRequest` cannot tell them apart, as
// the module HTTPServer holds a type HTTPServer. In this file the names are the emulator's.

import HTTPServer

typealias EmulatorRequest = HTTPRequest
typealias EmulatorResponse = HTTPResponse
typealias EmulatorField = HTTPField
