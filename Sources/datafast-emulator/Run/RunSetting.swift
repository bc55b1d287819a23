/// What `run` can be told beside all that `serve` can.
enum RunSetting {
    static let failOnUnexpected = Setting(
        "fail-on-unexpected",
        "Fail, with exit status 76, after requests to unknown paths (404) or with wrong methods (405).")
}
