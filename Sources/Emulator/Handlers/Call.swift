import CivilTime
import DataFastAPI
import HTTPServer
import Store

/// What a handler receives: a request that passed the gate, with its content checked.
struct Call {
    let state: WorldState
    let operation: Operation
    let caller: Caller
    let input: CheckedInput
    /// The world's time at which the request is served.
    let now: Instant

    var store: Store { state.store }

    /// The website that the request is about.
    ///
    /// - Throws: on account routes, which have none; a handler of such a route does not ask.
    func website() throws -> Website {
        guard let website = caller.website else { throw ContractError.websiteNotFound }
        return website
    }
}

/// The behaviour of one operation.
typealias Handler = (Call) throws -> HTTPResponse
