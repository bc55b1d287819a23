extension TrackingScript {
    /// `window.datafast`, and the start of everything else.
    static let starting = #"""

        // Calls

        const cut = (text) => text.slice(0, 255).replace(/[\uD800-\uDBFF]$/, "");
        const cleaned = (value) => cut(
          String(value).replace(/<[^>]*>/g, "").replace(/javascript:/gi, "").replace(/vbscript:/gi, "")
            .replace(/data:/gi, "").replace(/on\w+=/gi, "").replace(/[<>'"&]/g, "").trim());
        const isGiven = (value) => value !== undefined && value !== null;

        const sendGoal = (name, parameters) => {
          const names = Object.keys(parameters);
          if (names.length > 10) {
            warn(`${name} has more than 10 parameters`);
            return;
          }
          const bad = names.find((key) => !/^[a-z0-9_-]{1,64}$/.test(key));
          if (bad !== undefined) {
            warn(`${name}: the parameter name ${bad} is not allowed`);
            return;
          }
          const extraData = { eventName: name };
          names.forEach((key) => {
            if (isGiven(parameters[key])) extraData[key] = cleaned(parameters[key]);
          });
          send("custom", extraData);
        };

        const sendIdentify = (parameters) => {
          const { user_id: userId, image } = parameters;
          if (!isGiven(userId) || String(userId).trim() === "") {
            warn("identify needs a user_id");
            return;
          }
          const others = Object.keys(parameters).filter((key) => !["user_id", "name", "image"].includes(key));
          if (others.length > 10) {
            warn("identify has more than 10 parameters");
            return;
          }
          const extraData = { user_id: cut(String(userId).trim()) };
          ["name"].concat(others).forEach((key) => {
            if (isGiven(parameters[key])) extraData[key] = cleaned(parameters[key]);
          });
          if (isGiven(image)) extraData.image = String(image);
          send("identify", extraData);
        };

        const sendPayment = (parameters) => {
          const ids = [
            "email", "stripe_session_id", "lemonsqueezy_order_id", "polar_checkout_id", "paddle_transaction_id",
          ];
          if (ids.some((key) => parameters[key])) send("payment", Object.assign({}, parameters));
          else warn("payment needs one of " + ids.join(", "));
        };

        const call = (name, parameters = {}) => {
          if (typeof name !== "string" || name.trim() === "" || !parameters || typeof parameters !== "object") {
            warn("call datafast(name, parameters) with a text and an object");
          } else if (name === "identify") {
            sendIdentify(parameters);
          } else if (name === "payment") {
            sendPayment(parameters);
          } else {
            sendGoal(name, parameters);
          }
        };

        // The page must go on whatever happens here.
        const guarded = (action) => (...values) => {
          try {
            action(...values);
          } catch (error) {
            warn(String(error));
          }
        };

        // Start

        if (window.datafast && window.datafast.loaded) return;
        const queued = (window.datafast && window.datafast.q) || [];
        const silence = reasonForSilence();
        window.datafast = silence ? () => {} : guarded(call);
        window.datafast.loaded = true;
        if (silence) {
          warn("nothing is sent: " + silence);
          return;
        }
        [
          takeArrivingIds, sendPageview, detectPayments,
          () => Array.from(queued).forEach((values) => window.datafast(...values)),
          watchNavigation, watchClicks, watchScrolling,
        ].forEach((step) => guarded(step)());
        """#
}
