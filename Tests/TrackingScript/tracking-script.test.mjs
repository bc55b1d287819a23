import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Browser, chrome } from "./page.mjs";

const home = "https://example.com/";
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const open = (url = home, options) => new Browser().open(url, options);

describe("the pageview on load", () => {
  test("has the documented keys in their order", () => {
    const page = open("https://example.com/pricing?ref=x&gclid=Cj0KCQ&other=1", { referrer: "https://news.test/a" });
    assert.equal(page.sent.length, 1);
    const { url, options, body } = page.sent[0];
    assert.equal(url, "https://emulator.test/api/events");
    assert.equal(options.method, "POST");
    assert.equal(options.headers["Content-Type"], "application/json");
    assert.equal(options.keepalive, true);
    assert.deepEqual(Object.keys(body), [
      "websiteId", "domain", "href", "referrer", "viewport", "visitorId", "sessionId", "adClickIds", "type"]);
    const { visitorId, sessionId, ...rest } = body;
    assert.match(visitorId, uuid);
    assert.equal(sessionId.length, 37);
    assert.equal(sessionId[0], "s");
    assert.deepEqual(rest, {
      websiteId: "dfid_abc123", domain: "example.com", href: "https://example.com/pricing?ref=x&gclid=Cj0KCQ&other=1",
      referrer: "https://news.test/a", viewport: { width: 1728, height: 998 }, adClickIds: { gclid: "Cj0KCQ" }, type: "pageview",
    });
    assert.deepEqual(page.warnings, []);
  });

  test("has a null referrer where there is none", () => assert.equal(open().events()[0].referrer, null));

  test("goes through XMLHttpRequest where there is no fetch", async () => {
    const page = open(home, { noFetch: true });
    await page.settle();
    assert.equal(page.sent[0].options.headers["Content-Type"], "application/json");
    assert.equal(page.events("pageview").length, 1);
  });

  test("is not repeated for the same URL within 60 seconds", async () => {
    const browser = new Browser();
    await browser.open(home).settle();
    browser.now += 59_000;
    assert.equal(browser.open(home).sent.length, 0);
    assert.equal(browser.open(home + "other").sent.length, 1);
    browser.now += 61_000;
    assert.equal(browser.open(home + "other").sent.length, 1);
    assert.deepEqual(Object.keys(JSON.parse(browser.areas.sessionStorage.get("datafast_pageview_state"))), ["time", "url"]);
  });

  test("is sent again when the first was not accepted", async () => {
    const browser = new Browser();
    for (const status of [201, 403, 0]) {
      const page = browser.open(home, { before: (page) => { page.status = status; } });
      await page.settle();
      assert.equal(page.sent.length, 1);
      assert.match(page.warnings[0], status ? new RegExp(String(status)) : /no answer/);
    }
  });

  test("runs once though the script is there twice", () => {
    const page = open();
    page.browser.now += 100_000;
    page.run("script.js");
    assert.equal(page.sent.length, 1);
  });
});

describe("cookies", () => {
  test("keep visitor and session, for the whole domain", async () => {
    const browser = new Browser();
    const first = browser.open("https://www.example.com/");
    await first.settle();
    const { visitorId, sessionId } = first.events()[0];
    assert.equal(browser.cookie("datafast_visitor_id"), visitorId);
    assert.equal(browser.cookie("datafast_session_id"), sessionId);
    assert.equal(browser.cookie("datafast_visitor_session_count"), "1");
    assert.equal(browser.cookie("datafast_visitor_first_seen_at"), "2026-09-01T12:00:00.000Z");
    assert.match(browser.cookies.get("datafast_visitor_id").text, /; path=\/; max-age=31536000; .*; domain=\.example\.com$/);
    assert.match(browser.cookies.get("datafast_session_id").text, /max-age=1800;/);
    const second = browser.open("https://example.com/b").events()[0];
    assert.deepEqual([second.visitorId, second.sessionId], [visitorId, sessionId]);
  });

  test("renew the session with each accepted event, and only then", async () => {
    const browser = new Browser();
    const page = browser.open(home);
    await page.settle();
    const { sessionId } = page.events()[0];
    await page.pass(20 * 60_000);
    page.window.datafast("one");
    await page.pass(20 * 60_000);
    page.status = 500;
    page.window.datafast("two");
    await page.pass(11 * 60_000);
    page.status = 200;
    page.window.datafast("three");
    const [one, two, three] = page.events("custom");
    assert.deepEqual([one.sessionId, two.sessionId], [sessionId, sessionId]);
    assert.notEqual(three.sessionId, sessionId);
    assert.equal(three.visitorId, one.visitorId);
    assert.equal(browser.cookie("datafast_visitor_session_count"), "2");
  });

  test("keep a session that no event renewed for 30 minutes", async () => {
    const browser = new Browser();
    const page = browser.open(home, { before: (page) => { page.status = 500; } });
    await page.pass(31 * 60_000);
    assert.equal(browser.cookie("datafast_session_id"), null);
  });

  test("leave another tab's newer session alone", async () => {
    const browser = new Browser();
    const page = browser.open(home);
    browser.cookies.set("datafast_session_id", { value: "s" + "0".repeat(36), until: Infinity });
    await page.settle();
    assert.equal(browser.cookie("datafast_session_id"), "s" + "0".repeat(36));
  });

  test("that are deleted make a new visitor", async () => {
    const page = open();
    await page.settle();
    page.browser.cookies.clear();
    page.window.datafast("signup");
    assert.notEqual(page.events()[1].visitorId, page.events()[0].visitorId);
  });

  test("have no domain on localhost and on addresses", () => {
    for (const host of ["localhost:3000", "app.localhost", "127.0.0.1", "[::1]", "192.0.2.7"]) {
      const browser = new Browser();
      browser.open(`http://${host}/`, { attributes: { "allow-localhost": "true" } });
      assert.match(browser.cookies.get("datafast_visitor_id").text, /SameSite=Lax$/, host);
    }
  });

  test("replace a visitor id that is no UUID", () => {
    const browser = new Browser();
    browser.cookies.set("datafast_visitor_id", { value: "bad", until: Infinity });
    assert.match(browser.open(home).events()[0].visitorId, uuid);
  });

  test("that are refused are remembered as long as the page lives", () => {
    for (const [url, options] of [["https://elsewhere.test/", {}], [home, { refusesCookies: true }]]) {
      const page = open(url, options);
      page.window.datafast("signup");
      const [pageview, goal] = page.events();
      assert.deepEqual([goal.visitorId, goal.sessionId], [pageview.visitorId, pageview.sessionId]);
    }
  });
});

test("the script of a world sends to that world", () => {
  const endpoint = (home) => open("https://example.com/", { home }).sent[0].url;
  assert.equal(endpoint("http://127.0.0.1:4610/w/suite-1"), "http://127.0.0.1:4610/w/suite-1/api/events");
  assert.equal(endpoint("http://127.0.0.1:4610/w/a/w/b"), "http://127.0.0.1:4610/api/events");
  assert.equal(endpoint("https://proxy.test/stats"), "https://proxy.test/api/events");
});

describe("attributes", () => {
  test("data-api-url is a URL or a path of the page", () => {
    const endpoint = (value) => open("https://example.com/a/b", { attributes: { "api-url": value } }).sent[0].url;
    assert.equal(endpoint("https://proxy.test/x"), "https://proxy.test/x");
    assert.equal(endpoint("/proxy/events"), "https://example.com/proxy/events");
    assert.equal(endpoint("http://["), "https://emulator.test/api/events");
    assert.equal(endpoint("ftp://proxy.test/x"), "https://emulator.test/api/events");
  });

  test("data-website-id and data-domain are required", () => {
    for (const name of ["website-id", "domain"]) {
      const page = open(home, { attributes: { [name]: "" } });
      assert.equal(page.sent.length, 0);
      assert.match(page.warnings[0], /required/);
      page.window.datafast("signup");
      assert.equal(page.sent.length, 0);
    }
  });

  test("data-allow-localhost", () => {
    for (const host of ["localhost", "127.0.0.1", "[::1]", "my.localhost"]) {
      assert.equal(open(`http://${host}:3000/`).sent.length, 0, host);
      assert.equal(open(`http://${host}:3000/`, { attributes: { "allow-localhost": "true" } }).sent.length, 1, host);
    }
    assert.equal(open("https://notlocalhost/").sent.length, 1);
  });

  test("data-allow-file-protocol", () => {
    assert.equal(open("file:///home/page.html").sent.length, 0);
    const page = open("file:///home/page.html", { attributes: { "allow-file-protocol": "true" } });
    assert.equal(page.events()[0].href, "file:///home/page.html");
  });

  test("data-debug lets it work inside iframes", () => {
    assert.equal(open(home, { iframe: true }).sent.length, 0);
    assert.equal(open(home, { iframe: true, attributes: { debug: "true" } }).sent.length, 1);
  });

  test("data-disable-console", () => {
    assert.equal(open("http://localhost/").warnings.length, 1);
    assert.equal(open("http://localhost/", { attributes: { "disable-console": "true" } }).warnings.length, 0);
  });
});

describe("nothing is sent", () => {
  test("by automated browsers", () => {
    const headless = chrome.replace("Chrome", "HeadlessChrome");
    assert.equal(open(home, { webdriver: true }).sent.length, 0);
    assert.equal(open(home, { userAgent: headless }).sent.length, 0);
    assert.equal(open(home, { userAgent: "" }).sent.length, 0);
  });

  test("save when the script was served with allowBots", () => {
    const options = { file: "bots.js", webdriver: true, userAgent: "HeadlessChrome" };
    assert.equal(open(home, options).sent.length, 1);
    assert.doesNotMatch(readFileSync(join(process.env.TRACKING_SCRIPT_DIRECTORY, "bots.js"), "utf8"), /playwright/);
  });

  test("with datafast_ignore", () => {
    const browser = new Browser();
    browser.areas.localStorage.set("datafast_ignore", "true");
    assert.equal(browser.open(home).sent.length, 0);
  });
});

describe("single page applications", () => {
  test("send a pageview 100 ms after the path changed", async () => {
    const page = open();
    for (const name of ["pushState", "replaceState"]) {
      page.window.history[name]({}, "", "/" + name);
      await page.pass(99);
      assert.notEqual(page.events().at(-1).href, home + name);
      await page.pass(1);
      assert.equal(page.events().at(-1).href, home + name);
    }
    page.url = new URL(home);
    page.emit("popstate");
    await page.pass(100);
    assert.equal(page.events("pageview").length, 4);
  });

  test("send none when only query or hash changed", async () => {
    for (const file of ["script.js", "script.hash.js"]) {
      const page = open(home, { file });
      page.window.history.pushState({}, "", "/?tab=2#section");
      await page.pass(100);
      assert.equal(page.sent.length, 1);
    }
  });

  test("with hash routes count with script.hash.js", async () => {
    const page = open(home + "#/a", { file: "script.hash.js" });
    page.url = new URL(home + "#/b");
    page.emit("hashchange");
    await page.pass(100);
    assert.deepEqual(page.events("pageview").map((event) => event.href), [home + "#/a", home + "#/b"]);
    const plain = open(home + "#/a");
    plain.url = new URL(home + "#/b");
    plain.emit("hashchange");
    plain.emit("popstate");
    await plain.pass(100);
    assert.equal(plain.sent.length, 1);
  });
});

describe("script.cookieless.js", () => {
  const file = "script.cookieless.js";

  test("sends no ids and keeps no cookies", async () => {
    const browser = new Browser();
    const page = browser.open(home + "?_df_vid=a3ab2331-989f-4cfa-91c6-2461c9e3c6bd", { file });
    await page.settle();
    const body = page.events()[0];
    assert.deepEqual([body.visitorId, body.sessionId, body.cookieless], [null, null, true]);
    assert.equal(browser.cookies.size, 0);
    assert.equal(body.href, home);
  });

  test("remembers payments for the tab only", () => {
    const browser = new Browser();
    browser.open(home + "?order_id=1", { file });
    assert.equal(browser.areas.localStorage.size, 0);
    browser.areas.sessionStorage.delete("datafast_pageview_state");
    assert.deepEqual(browser.open(home + "?order_id=1", { file }).events("payment"), []);
  });

  test("passes no ids on", () => {
    const page = open(home, { file, attributes: { "allowed-hostnames": "partner.org" } });
    const link = page.element({ href: "https://partner.org/x" });
    page.click(link);
    assert.equal(link.getAttribute("href"), "https://partner.org/x");
    assert.equal(page.events("external_link").length, 1);
  });
});

describe("cross-domain links", () => {
  test("carry the ids to allowed root domains", () => {
    const page = open(home, { attributes: { "allowed-hostnames": "partner.org, Shop.test" } });
    const { visitorId, sessionId } = page.events()[0];
    const target = (href, how) => {
      const link = page.element({ href });
      page.click(link, how);
      return link.getAttribute("href");
    };
    assert.equal(target("https://partner.org/x?a=1#b"), `https://partner.org/x?a=1&_df_vid=${visitorId}&_df_sid=${sessionId}#b`);
    assert.match(target("https://www.shop.test/", { type: "auxclick", button: 1 }), /_df_vid/);
    assert.equal(target("https://notpartner.org/"), "https://notpartner.org/");
    assert.equal(target("/local"), "/local");
    assert.equal(page.events("external_link")[0].extraData.url, "https://partner.org/x?a=1#b");
  });

  test("are read on arrival and removed from the URL", () => {
    const browser = new Browser();
    const visitor = "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd";
    const session = "s0f8d3c1e-6a52-4b7c-9d10-5e2f7a8b9c0d";
    const page = browser.open(`${home}p?a=%20b&_df_vid=${visitor}&_df_sid=${session}&c#d`);
    const body = page.events()[0];
    assert.deepEqual([body.visitorId, body.sessionId, body.href], [visitor, session, home + "p?a=%20b&c#d"]);
    assert.equal(page.url.href, home + "p?a=%20b&c#d");
    assert.equal(browser.cookie("datafast_visitor_id"), visitor);
    browser.now += 100_000;
    const hostile = browser.open(`${home}?_df_vid=x;y&_df_sid=`);
    assert.deepEqual([hostile.events()[0].visitorId, hostile.events()[0].sessionId], [visitor, session]);
    assert.equal(hostile.url.href, home);
  });
});

describe("payments", () => {
  test("are detected in the URL, once for each id", async () => {
    const browser = new Browser();
    const url = home + "thanks?session_id=cs_1&order_id=2&checkout_id=3";
    const first = browser.open(url);
    await first.settle();
    assert.deepEqual(first.events("payment").map((event) => event.extraData), [
      { stripe_session_id: "cs_1" }, { lemonsqueezy_order_id: "2" }, { polar_checkout_id: "3" }]);
    browser.now += 100_000;
    const second = browser.open(url.replace("3", "4"));
    assert.deepEqual(second.events("payment").map((event) => event.extraData), [{ polar_checkout_id: "4" }]);
  });

  test("are tried again when not accepted", async () => {
    const browser = new Browser();
    await browser.open(home + "?order_id=1", { before: (page) => { page.status = 500; } }).settle();
    assert.equal(browser.open(home + "?order_id=1").events("payment").length, 1);
  });

  test("are not detected in other session ids, nor with data-disable-payments", () => {
    assert.equal(open(home + "?session_id=abc&order_id=").events("payment").length, 0);
    assert.equal(open(home + "?order_id=1", { attributes: { "disable-payments": "true" } }).events("payment").length, 0);
  });

  test("are detected after a navigation inside the page", async () => {
    const page = open();
    page.window.history.pushState({}, "", "/thanks?checkout_id=9");
    await page.pass(100);
    assert.equal(page.events("payment").length, 1);
  });
});

describe("elements", () => {
  test("with data-fast-goal send a goal on click", () => {
    const page = open();
    page.click(page.element({ "data-fast-goal": "buy", "data-fast-goal-plan": "<b>pro</b>", "data-fast-goal-price-eur": "9", id: "x" }));
    assert.deepEqual(page.events("custom")[0].extraData, { eventName: "buy", plan: "pro", "price-eur": "9" });
    page.click(page.element({ "data-fast-goal": "buy" }), { type: "auxclick", button: 1 });
    page.click({});
    assert.equal(page.sent.length, 2);
  });

  test("with data-fast-scroll send a goal once visible for long enough", async () => {
    const page = open(home, { before: (page) => {
      page.scrollElements = [page.element({
        "data-fast-scroll": "saw_pricing", "data-fast-scroll-threshold": "0.8", "data-fast-scroll-delay": "500" })];
    } });
    const [observer] = page.observers;
    assert.equal(observer.threshold, 0.8);
    observer.show(0.5);
    await page.pass(1000);
    observer.show(0.9);
    await page.pass(499);
    observer.show(0);
    await page.pass(1000);
    assert.equal(page.events("custom").length, 0);
    observer.show(1);
    await page.pass(500);
    observer.show(0);
    observer.show(1);
    await page.pass(500);
    assert.deepEqual(page.events("custom").map((event) => event.extraData), [
      { eventName: "saw_pricing", scroll_percentage: "25", threshold: "0.8", delay: "500" }]);
  });

  test("with data-fast-scroll may come later, and have defaults", async () => {
    const page = open();
    page.scrollElements = [page.element({ "data-fast-scroll": "late", "data-fast-scroll-threshold": "7" })];
    page.mutationCallbacks.forEach((callback) => callback());
    page.mutationCallbacks.forEach((callback) => callback());
    assert.equal(page.observers.length, 1);
    page.observers[0].show(0.5);
    await page.pass(0);
    const { threshold, delay } = page.events("custom")[0].extraData;
    assert.deepEqual([threshold, delay], ["0.5", "0"]);
  });

  test("that link to other hosts send external_link", () => {
    const page = open();
    const click = (href, text, how) => page.click(page.element({ href }, text), how);
    click("https://other.test/x?y=1", " Read more \n");
    click("https://other.test/middle", "x".repeat(300), { type: "auxclick", button: 1 });
    click("https://other.test/right", "", { type: "auxclick", button: 2 });
    click("/here", "");
    click("https://example.com:8443/", "");
    click("mailto:a@b.test", "");
    click("http://[", "");
    assert.deepEqual(page.events("external_link").map((event) => event.extraData), [
      { url: "https://other.test/x?y=1", text: "Read more" }, { url: "https://other.test/middle", text: "x".repeat(255) }]);
  });
});

describe("window.datafast", () => {
  const last = (...values) => {
    const page = open();
    page.window.datafast(...values);
    return page.sent.length > 1 ? page.events().at(-1) : page.warnings;
  };

  test("sends goals, values cut and cleaned", () => {
    const { type, extraData } = last("signup", { plan: "pro", n: 7, ok: true, none: null, long: "é".repeat(300), bad: " <i>x</i> onclick=javascript:'y'data:VBscript: " });
    assert.equal(type, "custom");
    assert.deepEqual(extraData, {
      eventName: "signup", plan: "pro", n: "7", ok: "true", long: "é".repeat(255), bad: "x y" });
    assert.deepEqual(last("signup").extraData, { eventName: "signup" });
  });

  test("warns of too many parameters and of bad names", () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => ["k" + index, "v"]));
    assert.match(last("signup", many)[0], /10 parameters/);
    assert.match(last("signup", { Plan: "pro" })[0], /Plan is not allowed/);
    assert.match(last("signup", { ["x".repeat(65)]: "" })[0], /not allowed/);
    assert.match(last("", {})[0], /call datafast/);
    assert.match(last("signup", "pro")[0], /call datafast/);
  });

  test("identifies", () => {
    const { type, extraData } = last("identify", { user_id: " u1 ", name: "Jane", image: "https://x.test/a?b&c", plan: "pro" });
    assert.equal(type, "identify");
    assert.deepEqual(extraData, { user_id: "u1", name: "Jane", plan: "pro", image: "https://x.test/a?b&c" });
    assert.match(last("identify", { name: "Jane" })[0], /user_id/);
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => ["k" + index, "v"]));
    assert.match(last("identify", { user_id: "u1", ...many })[0], /10 parameters/);
  });

  test("sends payments as given", () => {
    const { type, extraData } = last("payment", { email: "o'jane@example.com", amount: 9.5, currency: "USD" });
    assert.equal(type, "payment");
    assert.deepEqual(extraData, { email: "o'jane@example.com", amount: 9.5, currency: "USD" });
    assert.match(last("payment", { amount: 9 })[0], /payment needs one of email/);
  });

  test("plays the calls queued before loading, in order", () => {
    const page = open(home, { before: ({ window }) => {
      window.datafast = function () { (window.datafast.q = window.datafast.q || []).push(arguments); };
      window.datafast("first", { a: "1" });
      window.datafast("second");
    } });
    assert.deepEqual(page.events().map((event) => (event.extraData || {}).eventName), [undefined, "first", "second"]);
  });
});
