extension TrackingScript {
    /// What the script sends by itself: pageviews, payments in the URL, clicks, elements scrolled into view.
    static let observing = #"""

        // Pages

        let lastPath = null;
        let navigation = null;
        const currentPath = () =>
          location.pathname + (config.variant === "hash" && location.hash.startsWith("#/") ? location.hash : "");

        const sendPageview = () => {
          lastPath = currentPath();
          const url = location.href;
          const last = stored("sessionStorage", "datafast_pageview_state");
          if (last && last.url === url && Math.abs(Date.now() - last.time) < 60 * 1000) return;
          store("sessionStorage", "datafast_pageview_state", { time: Date.now(), url });
          send("pageview", undefined, (isAccepted) => {
            if (!isAccepted) store("sessionStorage", "datafast_pageview_state", null);
          });
        };

        const pathMayHaveChanged = () => {
          clearTimeout(navigation);
          navigation = setTimeout(() => {
            if (currentPath() === lastPath) return;
            sendPageview();
            detectPayments();
          }, 100);
        };

        const watchNavigation = () => {
          ["pushState", "replaceState"].forEach((name) => {
            const original = history[name];
            history[name] = function () {
              const result = original.apply(this, arguments);
              pathMayHaveChanged();
              return result;
            };
          });
          window.addEventListener("popstate", pathMayHaveChanged);
          if (config.variant === "hash") window.addEventListener("hashchange", pathMayHaveChanged);
        };

        // The ids that a link from another root domain of the site brought along.
        const takeArrivingIds = () => {
          const query = new URLSearchParams(location.search);
          const visitor = query.get("_df_vid");
          const session = query.get("_df_sid");
          if (visitor === null && session === null) return;
          if (!cookieless && UUID_V4.test(visitor || "")) writeCookie("datafast_visitor_id", visitor, YEAR);
          if (!cookieless && SESSION_ID.test(session || "")) writeCookie("datafast_session_id", session, 30 * MINUTE);
          const rest = location.search.slice(1).split("&").filter((pair) => !/^_df_[vs]id(=|$)/.test(pair)).join("&");
          history.replaceState(history.state, "", location.pathname + (rest && "?" + rest) + location.hash);
        };

        // Payments

        const paymentArea = cookieless ? "sessionStorage" : "localStorage";
        const detectPayments = () => {
          if (isOn("disable-payments")) return;
          const query = new URLSearchParams(location.search);
          const detect = (parameter, key, prefix) => {
            const id = query.get(parameter);
            if (!id || !id.startsWith(prefix)) return;
            const known = stored(paymentArea, "datafast_payments") || {};
            if (known[key + id]) return;
            store(paymentArea, "datafast_payments", Object.assign(known, { [key + id]: true }));
            send("payment", { [key]: id }, (isAccepted) => {
              if (isAccepted) return;
              const now = stored(paymentArea, "datafast_payments") || {};
              delete now[key + id];
              store(paymentArea, "datafast_payments", now);
            });
          };
          detect("session_id", "stripe_session_id", "cs_");
          detect("order_id", "lemonsqueezy_order_id", "");
          detect("checkout_id", "polar_checkout_id", "");
        };

        // Clicks

        const goalOfElement = (element) => {
          const prefix = "data-fast-goal-";
          const parameters = {};
          Array.from(element.attributes).forEach(({ name, value }) => {
            if (name.startsWith(prefix)) parameters[name.slice(prefix.length)] = value;
          });
          sendGoal(element.getAttribute("data-fast-goal"), parameters);
        };

        const followLink = (link) => {
          const url = new URL(link.getAttribute("href"), document.baseURI);
          if (!/^https?:$/.test(url.protocol) || url.hostname === location.hostname) return;
          send("external_link", { url: url.href, text: cut((link.textContent || "").trim()) });
          const isOwn = allowedHostnames.some((name) => url.hostname === name || url.hostname.endsWith("." + name));
          if (!isOwn || cookieless) return;
          url.searchParams.set("_df_vid", visitorId());
          url.searchParams.set("_df_sid", sessionId());
          link.setAttribute("href", url.href);
        };

        const clicked = (event) => {
          const isMiddle = event.type === "auxclick" && event.button === 1;
          if (!event.target || !event.target.closest || (event.type !== "click" && !isMiddle)) return;
          const element = event.target.closest("[data-fast-goal]");
          if (element && !isMiddle) goalOfElement(element);
          const link = event.target.closest("a[href]");
          if (link) followLink(link);
        };

        const watchClicks = () => {
          // While capturing, so that a page that stops the event's way up is counted too.
          document.addEventListener("click", guarded(clicked), true);
          document.addEventListener("auxclick", guarded(clicked), true);
        };

        // Scrolling

        const scrollPercentage = () => {
          const page = document.documentElement;
          const distance = page.scrollHeight - window.innerHeight;
          return distance > 0 ? Math.min(100, Math.max(0, Math.round((window.scrollY / distance) * 100))) : 100;
        };

        const watchElement = (element) => {
          const number = (name, fallback, maximum) => {
            const value = parseFloat(element.getAttribute("data-fast-scroll-" + name));
            return value >= 0 && value <= maximum ? value : fallback;
          };
          const threshold = number("threshold", 0.5, 1);
          const delay = number("delay", 0, 24 * 60 * MINUTE * 1000);
          let timer = null;
          const observer = new IntersectionObserver((entries) => {
            const entry = entries[entries.length - 1];
            if (!entry.isIntersecting || entry.intersectionRatio < threshold) {
              clearTimeout(timer);
              timer = null;
            } else if (timer === null) {
              timer = setTimeout(() => {
                observer.disconnect();
                sendGoal(element.getAttribute("data-fast-scroll"), {
                  scroll_percentage: scrollPercentage(), threshold, delay,
                });
              }, delay);
            }
          }, { threshold });
          observer.observe(element);
        };

        const watchScrolling = () => {
          if (typeof IntersectionObserver !== "function") return;
          const watched = new WeakSet();
          const scan = () => {
            document.querySelectorAll("[data-fast-scroll]").forEach((element) => {
              if (watched.has(element)) return;
              watched.add(element);
              watchElement(element);
            });
          };
          scan();
          new MutationObserver(scan).observe(document.documentElement, { childList: true, subtree: true });
        };
        """#
}
