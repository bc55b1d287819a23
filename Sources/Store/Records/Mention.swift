import CivilTime

/// What somebody wrote about a website.
///
/// Source: website API, section 11.
package struct Mention: Sendable, Equatable {
    /// Where it was written; the raw value is the API's word.
    package enum Platform: String, Sendable, CaseIterable {
        case x, reddit
    }

    /// What only mentions of one platform have.
    package enum Post: Sendable, Equatable {
        /// `media`: URLs.
        case x(likes: Int, replies: Int, reposts: Int, quotes: Int, media: [String], isRetweet: Bool)
        case reddit(score: Int, comments: Int, subreddit: String)
    }

    package struct Author: Sendable, Equatable {
        package var name: String
        package var username: String
        /// URL of a picture.
        package var image: String?

        package init(name: String, username: String, image: String? = nil) {
            self.name = name
            self.username = username
            self.image = image
        }
    }

    /// 24 lower-case hex digits.
    package var id: String
    /// ``Website/id``.
    package var websiteID: Int64
    package var time: Instant
    package var text: String
    package var url: String
    package var author: Author
    package var post: Post

    package var platform: Platform {
        switch post {
        case .x: .x
        case .reddit: .reddit
        }
    }

    package init(
        id: String, websiteID: Int64, time: Instant, text: String, url: String, author: Author, post: Post
    ) {
        self.id = id
        self.websiteID = websiteID
        self.time = time
        self.text = text
        self.url = url
        self.author = author
        self.post = post
    }
}
