/// Answers as JSON text, as the contract prints them.
enum Example {}
