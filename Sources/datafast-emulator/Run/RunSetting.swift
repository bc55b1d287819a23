/// What `run` can be told beside, or otherwise than, all that `serve` can.
enum RunSetting {
    static let failOnUnexpected = Setting(
        "fail-on-unexpected",
        "Fail, with exit status 76, after requests to unknown paths (404) or with wrong methods (405), and list them on standard error."
    )

    /// The port of `serve`, without its default and its variable.
    static let port: Flag = {
        var flag = ServeSetting.port.asFlag
        flag.notes = ["default: 0"]
        return flag
    }()
}
