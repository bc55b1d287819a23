import DataFastAPI
import HTTPServer
import Store

/// `DELETE /payments`: removes one record, a visitor's, or those of a range.
///
/// Source: website API, section 9.2.
extension Call {
    func deletePayments() throws -> HTTPResponse {
        let website = try website()
        let query = input.query
        if let transactionID = query.string("transaction_id") {
            return try deletePayment(transactionID: transactionID, website: website)
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
        _ = try delete(selection, of: website)
        let message: SuccessMessage =
            switch selection {
            case .visitor(_, range: nil): .visitorPaymentsDeleted
            case .visitor: .visitorPaymentsDeletedInRange
            case .range, .transaction: .allPaymentsDeletedInRange
            }
        return Envelope.success { writer in
            writer.beginArray("data")
            writer.beginObject()
            if let visitor { writer.member("datafast_visitor_id", visitor) }
            writer.member("message", message.rawValue)
            range?.write(to: &writer)
            writer.endObject()
            writer.endArray()
        }
    }
}

extension Call {
    private func deletePayment(transactionID: String, website: Website) throws -> HTTPResponse {
        guard try delete(.transaction(transactionID), of: website) else { throw ContractError.notFound(.transaction) }
        return Envelope.success { writer in
            writer.beginArray("data")
            writer.beginObject()
            writer.member("transaction_id", transactionID)
            writer.member("message", SuccessMessage.paymentDeleted.rawValue)
            writer.endObject()
            writer.endArray()
        }
    }

    /// Removes the records, unless they are too many.
    ///
    /// - Returns: whether there was one.
    private func delete(_ selection: Store.PaymentSelection, of website: Website) throws -> Bool {
        let limit = state.settings.deleteTimeoutRecords
        let count = try store.countPayments(selection, websiteID: website.id, limit: limit)
        guard count <= limit else { throw ContractError.deleteTimedOut }
        if count > 0 { try store.deletePayments(selection, websiteID: website.id) }
        return count > 0
    }
}
