extension TrackingScript {
    /// Settings from the script's element, the visitor's cookies, and the sending of events.
    static let sending = #"""
        "use strict";
        const MINUTE = 60;
        const YEAR = 365 * 24 * 60 * MINUTE;
        const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
        const SESSION_ID = /^s[0-9a-f-]{36}$/i;
        const AD_CLICK_IDS = [
          "fbclid", "gclid", "gclsrc", "wbraid", "gbraid", "li_fat_id", "msclkid", "ttclid", "twclid",
        ];

        // Settings

        const script = document.currentScript || document.querySelector("script[data-website-id]");
        const attribute = (name) => ((script && script.getAttribute("data-" + name)) || "").trim();
        const isOn = (name) => attribute(name) === "true";
        const websiteId = attribute("website-id");
        const domain = attribute("domain").toLowerCase();
        const allowedHostnames = attribute("allowed-hostnames").toLowerCase().split(",")
          .map((name) => name.trim()).filter(Boolean);
        const cookieless = config.variant === "cookieless";

        const warn = (message) => {
          if (!isOn("disable-console") && window.console) console.warn("DataFast: " + message);
        };

        const endpoint = (() => {
          const given = attribute("api-url");
          if (given) {
            try {
              const url = new URL(given, location.href);
              if (/^https?:$/.test(url.protocol)) return url.href;
            } catch (error) {
              // Falls through to the default, as any other unusable value does.
            }
            warn("data-api-url is not usable: " + given);
          }
          const source = (script && script.src) || location.href;
          // A world's own script sends to that world.
          const world = /^\/w\/[^/]+(?=\/js\/)/.exec(new URL(source).pathname);
          return new URL((world ? world[0] : "") + "/api/events", source).href;
        })();

        const isLocal = (hostname) =>
          ["localhost", "127.0.0.1", "[::1]"].includes(hostname) || hostname.endsWith(".localhost");

        const isAutomated = () => {
          const agent = (navigator.userAgent || "").toLowerCase();
          return navigator.webdriver === true || !agent || config.botTokens.some((token) => agent.includes(token));
        };

        const stored = (area, key) => {
          try {
            return JSON.parse(window[area].getItem(key));
          } catch (error) {
            return null;
          }
        };
        const store = (area, key, value) => {
          try {
            window[area].setItem(key, JSON.stringify(value));
          } catch (error) {
            // Storage is full or forbidden: the page goes on without.
          }
        };

        const reasonForSilence = () => {
          if (!websiteId || !domain) return "data-website-id and data-domain are required";
          if (location.protocol === "file:") {
            if (!isOn("allow-file-protocol")) return "file: pages need data-allow-file-protocol";
          } else if (!/^https?:$/.test(location.protocol)) {
            return location.protocol + " pages are not tracked";
          } else if (isLocal(location.hostname) && !isOn("allow-localhost")) {
            return "localhost needs data-allow-localhost";
          }
          if (window.self !== window.top && !isOn("debug")) return "iframes need data-debug";
          if (config.botTokens && isAutomated()) return "automated browsers are not tracked";
          if (stored("localStorage", "datafast_ignore") === true) return "datafast_ignore is set";
          return null;
        };

        // Visitor and session

        const refusedCookies = {};
        const cookieText = (name) => {
          const entry = document.cookie.split("; ").find((cookie) => cookie.startsWith(name + "="));
          return entry ? entry.slice(name.length + 1) : null;
        };
        const readCookie = (name) => {
          const kept = refusedCookies[name];
          return cookieText(name) || (kept && kept.until > Date.now() ? kept.value : null);
        };
        const writeCookie = (name, value, seconds) => {
          const host = location.hostname;
          const isAddress = /^[\d.]+$|^\[/.test(host);
          document.cookie = `${name}=${value}; path=/; max-age=${seconds}; SameSite=Lax`
            + (location.protocol === "https:" ? "; Secure" : "")
            + (!host || isLocal(host) || isAddress ? "" : `; domain=.${domain}`);
          // A page outside data-domain, or a file, has no cookies: its visitor lives as long as the page.
          if (cookieText(name) !== value) refusedCookies[name] = { value, until: Date.now() + seconds * 1000 };
        };

        const newUUID = () => {
          const bytes = crypto.getRandomValues(new Uint8Array(16));
          bytes[6] = (bytes[6] & 0x0f) | 0x40;
          bytes[8] = (bytes[8] & 0x3f) | 0x80;
          const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
          return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
        };
        const visitorId = () => {
          let id = readCookie("datafast_visitor_id");
          if (!UUID_V4.test(id || "")) {
            id = newUUID();
            writeCookie("datafast_visitor_id", id, YEAR);
            writeCookie("datafast_visitor_first_seen_at", new Date().toISOString(), YEAR);
          }
          return id;
        };
        const sessionId = () => {
          let id = readCookie("datafast_session_id");
          if (!SESSION_ID.test(id || "")) {
            id = "s" + newUUID();
            writeCookie("datafast_session_id", id, 30 * MINUTE);
            const count = parseInt(readCookie("datafast_visitor_session_count"), 10) || 0;
            writeCookie("datafast_visitor_session_count", String(count + 1), YEAR);
          }
          return id;
        };
        const renewSession = (id) => {
          const current = readCookie("datafast_session_id");
          if (!current || current === id) writeCookie("datafast_session_id", id, 30 * MINUTE);
        };

        // Events

        const adClickIds = () => {
          const query = new URLSearchParams(location.search);
          const ids = {};
          AD_CLICK_IDS.forEach((name) => {
            if (query.get(name)) ids[name] = query.get(name);
          });
          return ids;
        };

        const post = (body, done) => {
          if (typeof fetch === "function") {
            const headers = { "Content-Type": "application/json" };
            fetch(endpoint, { method: "POST", headers, body, keepalive: true, credentials: "omit" })
              .then((response) => done(response.status), () => done(0));
            return;
          }
          const request = new XMLHttpRequest();
          request.open("POST", endpoint, true);
          request.setRequestHeader("Content-Type", "application/json");
          request.onloadend = () => done(request.status);
          request.send(body);
        };

        const send = (type, extraData, settled) => {
          const event = {
            websiteId,
            domain,
            href: location.href,
            referrer: document.referrer || null,
            viewport: { width: Math.round(window.innerWidth), height: Math.round(window.innerHeight) },
            visitorId: cookieless ? null : visitorId(),
            sessionId: cookieless ? null : sessionId(),
            adClickIds: adClickIds(),
            type,
          };
          if (extraData) event.extraData = extraData;
          if (cookieless) event.cookieless = true;
          post(JSON.stringify(event), (status) => {
            const isAccepted = status === 200;
            if (isAccepted && event.sessionId) renewSession(event.sessionId);
            if (!isAccepted) warn(`${type} was not accepted: ${status || "no answer"}`);
            if (settled) settled(isAccepted);
          });
        };
        """#
}
