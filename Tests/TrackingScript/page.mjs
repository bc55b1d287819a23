// A page small enough to read: as much of a browser as the tracking script touches, with a clock that only tests move.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const directory = process.env.TRACKING_SCRIPT_DIRECTORY;
if (!directory) throw new Error("TRACKING_SCRIPT_DIRECTORY names the folder that the Swift test wrote the scripts to");

export const chrome =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36";

/** What survives from page to page: cookies, storage, time. */
export class Browser {
  now = Date.UTC(2026, 8, 1, 12);
  cookies = new Map();
  areas = { localStorage: new Map(), sessionStorage: new Map() };

  open(url, options = {}) {
    return new Page(this, url, options);
  }

  cookie(name) {
    const kept = this.cookies.get(name);
    return kept && kept.until > this.now ? kept.value : null;
  }
}

class Element {
  constructor(attributes, textContent = "") {
    this.map = new Map(Object.entries(attributes));
    this.textContent = textContent;
  }
  get attributes() {
    return [...this.map].map(([name, value]) => ({ name, value }));
  }
  getAttribute(name) {
    return this.map.get(name) ?? null;
  }
  setAttribute(name, value) {
    this.map.set(name, value);
  }
  closest(selector) {
    return this.map.has(selector.match(/\[(.*)\]/)[1]) ? this : null;
  }
}

class Page {
  sent = [];
  warnings = [];
  timers = new Map();
  listeners = {};
  scrollElements = [];
  observers = [];
  mutationCallbacks = [];
  status = 200;

  constructor(browser, url, { file = "script.js", home = "https://emulator.test", attributes = {}, userAgent = chrome, webdriver = false, iframe = false,
    referrer = "", noFetch = false, refusesCookies = false, before = () => {} }) {
    this.browser = browser;
    this.url = new URL(url);
    const window = (this.window = this.makeWindow({ userAgent, webdriver, referrer, noFetch, refusesCookies }));
    window.self = window;
    window.top = iframe ? {} : window;
    window.document.currentScript = new Element({
      "data-website-id": "dfid_abc123", "data-domain": "example.com", ...Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => ["data-" + name, value])),
    });
    window.document.currentScript.src = home + "/js/" + file;
    window.window = window;
    vm.createContext(window);
    window.Date = class extends Date {
      constructor(...values) { super(...(values.length ? values : [browser.now])); }
      static now() { return browser.now; }
    };
    before(this);
    this.run(file);
  }

  run(file) {
    vm.runInContext(readFileSync(join(directory, file), "utf8"), this.window);
  }

  makeWindow({ userAgent, webdriver, referrer, noFetch, refusesCookies }) {
    const page = this;
    const location = {};
    for (const part of ["href", "protocol", "hostname", "pathname", "search", "hash"]) {
      Object.defineProperty(location, part, { get: () => page.url[part] });
    }
    const storage = (area) => ({
      getItem: (key) => page.browser.areas[area].get(key) ?? null,
      setItem: (key, value) => page.browser.areas[area].set(key, String(value)),
    });
    const move = (state, title, url) => { page.url = new URL(url, page.url); };
    const listen = (name, listener) => (page.listeners[name] ??= []).push(listener);
    return {
      URL, URLSearchParams, crypto, location, innerWidth: 1728, innerHeight: 998, scrollY: 301,
      navigator: { userAgent, webdriver }, history: { state: null, pushState: move, replaceState: move },
      localStorage: storage("localStorage"), sessionStorage: storage("sessionStorage"),
      console: { warn: (message) => page.warnings.push(message) },
      fetch: noFetch ? undefined : (url, options) => page.receive(url, options),
      XMLHttpRequest: page.requestClass(),
      IntersectionObserver: page.observerClass(),
      MutationObserver: class { constructor(callback) { page.mutationCallbacks.push(callback); } observe() {} },
      setTimeout: (action, delay) => {
        const id = page.timers.size + 1;
        page.timers.set(id, { action, at: page.browser.now + delay });
        return id;
      },
      clearTimeout: (id) => { if (page.timers.has(id)) page.timers.get(id).at = Infinity; },
      addEventListener: listen,
      document: {
        referrer, documentElement: { scrollHeight: 2200 }, baseURI: page.url.href, addEventListener: listen,
        querySelector: () => null, querySelectorAll: () => page.scrollElements,
        get cookie() { return page.cookieText(); },
        set cookie(text) { if (!refusesCookies) page.setCookie(text); },
      },
    };
  }

  cookieText() {
    if (this.url.protocol === "file:") return "";
    return [...this.browser.cookies.keys()].filter((name) => this.browser.cookie(name) !== null)
      .map((name) => `${name}=${this.browser.cookie(name)}`).join("; ");
  }

  setCookie(text) {
    const [pair, ...rest] = text.split("; ");
    const given = Object.fromEntries(rest.map((part) => part.split("=")));
    const host = this.url.hostname;
    const domain = given.domain?.replace(/^\./, "");
    if (this.url.protocol === "file:" || (domain && host !== domain && !host.endsWith("." + domain))) return;
    const [name, value] = pair.split("=");
    this.browser.cookies.set(name, { value, text, until: this.browser.now + Number(given["max-age"]) * 1000 });
  }

  receive(url, options) {
    this.sent.push({ url, options, body: JSON.parse(options.body) });
    return this.status === 0 ? Promise.reject(new Error("offline")) : Promise.resolve({ status: this.status });
  }

  requestClass() {
    const page = this;
    return class {
      headers = {};
      open(method, url) { Object.assign(this, { method, url }); }
      setRequestHeader(name, value) { this.headers[name] = value; }
      send(body) {
        page.sent.push({ url: this.url, options: { method: this.method, headers: this.headers, body }, body: JSON.parse(body) });
        this.status = page.status;
        this.onloadend();
      }
    };
  }

  observerClass() {
    const page = this;
    return class {
      constructor(callback, { threshold }) { Object.assign(this, { callback, threshold }); page.observers.push(this); }
      observe(element) { this.element = element; }
      disconnect() { this.element = null; }
      show(intersectionRatio) {
        if (this.element) this.callback([{ isIntersecting: intersectionRatio > 0, intersectionRatio }]);
      }
    };
  }

  /** Lets answers arrive. */
  async settle() {
    for (let turn = 0; turn < 5; turn += 1) await null;
  }

  /** Moves the clock, running what falls due. */
  async pass(milliseconds) {
    await this.settle();
    this.browser.now += milliseconds;
    for (const timer of this.timers.values()) {
      if (timer.at > this.browser.now) continue;
      timer.at = Infinity;
      timer.action();
    }
    await this.settle();
  }

  element(attributes, text) {
    return new Element(attributes, text);
  }

  click(target, { type = "click", button = 0 } = {}) {
    (this.listeners[type] ?? []).forEach((listener) => listener({ type, button, target }));
  }

  emit(name) {
    (this.listeners[name] ?? []).forEach((listener) => listener({ type: name }));
  }

  events(type) {
    return this.sent.map((request) => request.body).filter((body) => !type || body.type === type);
  }
}
