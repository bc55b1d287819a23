// A headless browser and the servers of hostile pages, for tests. Node's own library is enough.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { connect, createServer as createTCPServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const patience = 20_000; // milliseconds for a page to report

const listening = (server, host, port = 0) => new Promise((resolve, reject) => {
  server.once("error", reject);
  server.listen(port, host, () => resolve(server.address().port));
});

/** Serves one page, whose script reports what it found by `report(value)`. */
export class PageServer {
  #server = createServer((request, response) => this.#answer(request, response));
  #script = "";
  #reported;
  /** Called with the path of each other request. */
  onRequest = () => {};

  async listen(host = "127.0.0.1") {
    this.port = await listening(this.#server, host);
    return this;
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer(request, response) {
    if (request.method === "POST" && request.url === "/report") {
      let body = "";
      request.on("data", (chunk) => { body += chunk; });
      request.on("end", () => {
        response.end();
        this.#reported(JSON.parse(body));
      });
      return;
    }
    if (request.url !== "/") this.onRequest(request.url);
    response.setHeader("Content-Type", "text/html");
    response.end(request.url === "/" ? `<!doctype html><title>page</title><body><script type="module">
      const report = (value) => fetch("/report", { method: "POST", body: JSON.stringify(value) });
      // What a page learns of a request: status and body, or that the browser keeps them from it.
      const attempt = async (url, options) => {
        try {
          const response = await fetch(url, { cache: "no-store", ...options });
          return { type: response.type, status: response.status, text: await response.text() };
        } catch (error) {
          return { refused: error.name };
        }
      };
      ${this.#script}
    </script>` : "");
  }

  /** What the script reports when a browser opens the page at `origin`. */
  async run(origin, rules, script) {
    this.#script = script;
    const report = new Promise((resolve) => { this.#reported = resolve; });
    const browser = new Browser(`${origin}/`, rules);
    try {
      return await Promise.race([report, browser.failure]);
    } finally {
      await browser.close();
    }
  }
}

/** Chromium, on a page, with `rules` for the names that it looks up (`MAP name address`). */
class Browser {
  constructor(url, rules) {
    this.profile = mkdtempSync(join(tmpdir(), "browser-"));
    this.process = spawn(process.env.BROWSER ?? "chromium-headless-shell", [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      `--user-data-dir=${this.profile}`, `--host-resolver-rules=${rules.join(", ")}`, "--remote-debugging-port=0", url,
    ], { stdio: "ignore", detached: true });
    this.ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.failure = new Promise((_, reject) => {
      this.process.once("error", reject);
      this.ended.then(() => reject(new Error(`the browser ended`)));
      this.timer = setTimeout(() => reject(new Error(`the page did not report`)), patience);
    });
    this.failure.catch(() => {});
  }

  async close() {
    clearTimeout(this.timer);
    // With all of its processes, which are a group of their own.
    process.kill(-this.process.pid, "SIGKILL");
    await this.ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * The address that a rebound name stands for: at first that of a page, then that of the emulator. To a browser and to the
 * emulator this is what a name server does that changes its mind, since both see the same host name and port throughout.
 */
export class Rebinding {
  #server = createTCPServer((client) => {
    const server = connect(this.target, "127.0.0.1");
    for (const [from, to] of [[client, server], [server, client]]) {
      from.pipe(to);
      from.on("error", () => {});
      from.on("close", () => to.destroy());
    }
    this.#clients.add(client);
    client.on("close", () => this.#clients.delete(client));
  });
  #clients = new Set();

  /** Listens on `host`, at the emulator's port. */
  async listen(host, port, target) {
    this.target = target;
    await listening(this.#server, host, port);
    return this;
  }

  /** From now on connections lead to another port; those that there are end. */
  rebind(target) {
    this.target = target;
    for (const client of this.#clients) client.destroy();
  }

  close() {
    for (const client of this.#clients) client.destroy();
    this.#server.close();
  }
}
