/// Website API 3.5 and 7–11.
extension Answer {
    private static let text = Shape.string.orNull
    private static let device = Shape.choice(["desktop", "mobile", "tablet"])

    /// The eight parameters in the order of single visitors.
    private static let parameters = Shape.object([
        "ref": text, "source": text, "via": text, "utm_source": text, "utm_medium": text, "utm_campaign": text,
        "utm_content": text, "utm_term": text,
    ])

    private static let liveVisitor = Shape.object([
        "visitorId": .visitorID, "location": .object(["city": text, "region": text, "countryCode": text]),
        "system": .object([
            "browser": .object(["name": text]), "os": .object(["name": text]), "device": .object(["type": device]),
        ]),
        "currentUrl": text, "referrer": text, "sessionStartTime": .timestamp, "visitCount": .integer,
        "params": parameters, "latitude": .number.orNull, "longitude": .number.orNull, "isCustomer": .boolean,
        "customerName": text, "customerEmail": text,
        "profileData": .object([
            "displayName": text, "userId": text, "hasProfile": .boolean, "isRandomName": .boolean,
        ]),
        "conversionLikelihood": .object([
            "score": .integer, "confidence": .number, "isBaseline": .boolean, "dimensionMatches": .array(.string),
            "raw": .object(["conversionRate": .number, "averageValue": .money, "expectedValue": .money]),
        ]).orNull,
    ])

    static let getRealtimeMap = Answer(
        .success(
            .object([
                "count": .integer, "visitors": .array(liveVisitor),
                "conversionMetrics": .object(["baselineConversionRate": .number, "baselineAverageValue": .money])
                    .optional,
                "hasConversionPredictions": .boolean,
                "recentEvents": .array(
                    .object([
                        "_id": .id, "type": .string, "visitorId": .visitorID, "timestamp": .timestamp, "path": text,
                        "countryCode": text, "extraData": .map(.any), "referrer": text, "customerName": text,
                        "amount": .number.orNull, "displayName": text,
                    ])),
                "recentPayments": .array(
                    .object([
                        "_id": .id, "type": .choice(["payment_received"]), "timestamp": .timestamp, "name": text,
                        "email": text, "amount": .money, "currency": .string, "renewal": .boolean, "displayName": text,
                        "isNew": .boolean, "visible": .boolean,
                    ])),
            ])), Example.getRealtimeMap)

    static let listVisitors = Answer(
        .list(
            .object([
                "visitorId": .visitorID, "lastSeenAt": .wholeSeconds, "currentUrl": .string,
                "identity": .object([
                    "country": text, "region": text, "city": text, "browser": text, "os": text, "device": text,
                ]),
                "acquisition": .object([
                    "referrer": text.marked(.seen), "utm_source": text, "utm_medium": text, "utm_campaign": text,
                    "utm_term": text, "utm_content": text, "ref": text, "source": text, "via": text,
                ]).marked(.ours),
            ]), ["pagination": .paginationWithMore]), Example.listVisitors)

    static let getVisitor = Answer(
        .success(
            .object([
                "visitorId": .visitorID,
                "identity": .object([
                    "country": text, "countryCode": text, "region": text, "city": text, "params": parameters,
                    "adClickIds": .map(.string), "browser": .object(["name": text, "version": text]),
                    "os": .object(["name": text, "version": text]),
                    "device": .object(["type": device, "vendor": text, "model": text]),
                    "viewport": .object(["width": .integer.orNull, "height": .integer.orNull]),
                ]),
                "activity": .object([
                    "visitCount": .integer, "pageViewCount": .integer, "timeSinceFirstVisit": .milliseconds,
                    "timeSinceCurrentVisit": .milliseconds, "firstVisitAt": .timestamp, "lastVisitAt": .timestamp,
                    "currentUrl": .string,
                    "completedGoals": .array(
                        .object([
                            "name": .string, "description": text, "isServer": .boolean, "timestamp": .timestamp,
                            "origin": .choice(["manual", "payment_provider"]),
                        ])), "visitedPages": .array(.object(["url": .string, "timestamp": .timestamp])),
                ]),
                "profile": .object([
                    "userId": .string, "metadata": .map(.any), "identifiedAt": .timestamp,
                ]).optional.meaning("Only when identified"),
                "prediction": .object([
                    "score": .integer, "conversionRate": .number, "expectedValue": .number, "confidence": .number,
                ]).orNull,
            ])), Example.getVisitor)

    private static let range = Shape.object(["start": .timestamp, "end": .timestamp])

    static let createGoal = Answer(
        .list(.object(["message": .message(.goalCreated), "eventId": .id])), Example.createGoal)
    static let deleteGoals = Answer(
        .list(
            .object([
                "message": .message(.goalsDeleted, .goalsDeletedInRange, .allGoalsDeletedInRange),
                "datafast_visitor_id": .visitorID.optional, "goal_name": .string.optional, "timeRange": range.optional,
            ])), Example.deleteGoals)

    static let createPayment = Answer(
        .object([
            "message": .message(
                .paymentAttributed, .paymentNotAttributed, .refundAttributed, .refundNotAttributed, .trialAttributed,
                .trialNotAttributed, .paymentKnown), "transaction_id": .string,
        ]), Example.createPayment)
    static let deletePayments = Answer(
        .list(
            .object([
                "transaction_id": .string.optional, "datafast_visitor_id": .visitorID.optional,
                "message": .message(
                    .paymentDeleted, .visitorPaymentsDeleted, .visitorPaymentsDeletedInRange, .allPaymentsDeletedInRange
                ),
                "timeRange": range.optional,
            ])), Example.deletePayments)

    static let identifyVisitor = Answer(
        .success(
            .object([
                "message": .message(.profileCreated, .profileUpdated),
                "profileId": .id.optional.meaning("Not on a cookieless website"),
            ])), Example.identifyVisitor)

    static let listMentions = Answer(
        .list(
            .object([
                "id": .id, "websiteId": .id, "platform": .choice(["x", "reddit"]), "timestamp": .timestamp,
                "text": .string, "url": .string,
                "author": .object(["name": .string, "username": .string, "image": text]),
                "engagement": .object([
                    "likes": .integer.optional, "replies": .integer.optional, "reposts": .integer.optional,
                    "quotes": .integer.optional, "score": .integer.optional, "comments": .integer.optional,
                ]), "media": .array(.string).optional, "isRetweet": .boolean.optional, "subreddit": .string.optional,
            ]), ["meta": .object(["totalMentions": .integer]), "pagination": .paginationWithMore]), Example.listMentions
    )
}
