import DataFastAPI
import HTTPServer
import Store

/// `DELETE /payments`: removes one record, a visitor's, or those of a range.
///
/// Source: website API, section 9.2.
func deletePayments(_ call: Call) throws -> HTTPResponse {
    let website = try call.website()
    let query = call.input.query
    if let transactionID = query.string("transaction_id") {
        return try deletePayment(call, transactionID: transactionID, website: website)
    }
    let range = try TimeRange(query, website: website, fullDays: .asInstants)
    let visitor = query.string("datafast_visitor_id")
    let selection: Store.PaymentSelection
    if let visitor, let id = VisitorID(visitor) {
        selection = .visitor(id, range: range?.instants)
    } else if let range {
        selection = .range(range.instants)
    } else {
        throw ContractError.internalError
    }
    let limit = call.state.settings.deleteTimeoutRecords
    guard try call.store.countPayments(selection, websiteID: website.id, limit: limit) <= limit else {
        throw ContractError.deleteTimedOut
    }
    try call.store.deletePayments(selection, websiteID: website.id)
    return Envelope.success { writer in
        writer.beginArray("data")
        writer.beginObject()
        if let visitor { writer.member("datafast_visitor_id", visitor) }
        let subject = visitor == nil ? "All payments" : "All payments for visitor"
        writer.member("message", "\(subject) deleted successfully\(range == nil ? "" : " within time range")")
        range?.write(to: &writer)
        writer.endObject()
        writer.endArray()
    }
}

private func deletePayment(_ call: Call, transactionID: String, website: Website) throws -> HTTPResponse {
    guard try call.store.hasPayment(transactionID: transactionID, websiteID: website.id) else {
        throw ContractError.notFound(.transaction)
    }
    try call.store.deletePayments(.transaction(transactionID), websiteID: website.id)
    return Envelope.success { writer in
        writer.beginArray("data")
        writer.beginObject()
        writer.member("transaction_id", transactionID)
        writer.member("message", "Payment deleted successfully")
        writer.endObject()
        writer.endArray()
    }
}
