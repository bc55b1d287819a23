// A page that is open in somebody's browser cannot reach the control plane of the emulator on their machine: not by a
// cross-origin request of any kind, not by a rebound host name. The tracking endpoint, which is made for pages, works.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { PageServer, Rebinding } from "./browser.mjs";

const emulator = new URL(process.env.DATAFAST_EMULATOR_URL);
const key = "df_aad97ac77ba51e883cb0b3e7366636acb77907d7a7f4ffcd";

/** Calls the emulator as a test would, from outside any browser. */
const call = async (path, options) => {
  const response = await fetch(new URL(path, emulator), options);
  return { status: response.status, json: await response.json() };
};
const worlds = async () => (await call("/__emulator/worlds")).json.worlds.map((world) => world.name);
/** The requests that reached the default world, as far as tracking goes. */
const events = async () =>
  (await call("/__emulator/worlds/default/requests?operation=recordEvent&status=200")).json.total;

const event = (visitor) => JSON.stringify({
  websiteId: "dfid_abc123", type: "pageview", href: "https://example.com/", visitorId: visitor,
  sessionId: "s00000000-0000-4000-8000-00000000000b",
});

let pages;
before(async () => {
  pages = await new PageServer().listen();
  // Else all that is not reached would be so for another reason.
  assert.deepEqual(await worlds(), ["default"]);
});
after(() => pages.close());

/** What every attack aims at: something that would be seen if it succeeded. */
beforeEach(async () => {
  const { status } = await call("/__emulator/worlds/default/clock", {
    method: "PUT", body: JSON.stringify({ freeze: "2026-05-21T12:00:00Z" }) });
  assert.equal(status, 200);
});

const assertUntouched = async () => {
  assert.deepEqual(await worlds(), ["default"]);
  assert.equal((await call("/__emulator/worlds/default/clock")).json.now, "2026-05-21T12:00:00.000Z");
};

const origins = {
  "another port": () => `http://127.0.0.1:${pages.port}`,
  "another name of this machine": () => `http://localhost:${pages.port}`,
  "another host": () => `http://pages.test:${pages.port}`,
};

for (const [name, origin] of Object.entries(origins)) {
  describe(`a page of ${name}`, () => {
    const run = (script) => pages.run(origin(), ["MAP pages.test 127.0.0.1"], script);

    test("reads nothing of the control plane", async () => {
      const found = await run(`report({
        simple: await attempt("${emulator.origin}/__emulator/worlds"),
        opaque: await attempt("${emulator.origin}/__emulator/worlds", { mode: "no-cors" }),
        authorized: await attempt("${emulator.origin}/__emulator/worlds", { headers: { Authorization: "Bearer x" } }),
        script: await new Promise((done) => {
          const element = document.createElement("script");
          element.onload = () => done("loaded");
          element.onerror = () => done("error");
          element.src = "${emulator.origin}/__emulator/worlds";
          document.head.append(element);
        }),
        frame: await new Promise((done) => {
          const element = document.createElement("iframe");
          element.onload = () => {
            try { done(element.contentDocument?.body.textContent ?? null); } catch (error) { done(error.name); }
          };
          element.src = "${emulator.origin}/__emulator/worlds";
          document.body.append(element);
        }),
      })`);
      assert.deepEqual(found, {
        simple: { refused: "TypeError" }, opaque: { type: "opaque", status: 0, text: "" },
        authorized: { refused: "TypeError" }, script: "error", frame: null,
      });
    });

    test("changes nothing by it", async () => {
      const found = await run(`
        const clock = "${emulator.origin}/__emulator/worlds/default/clock", body = '{"freeze":"2000-01-01T00:00:00Z"}';
        const worlds = "${emulator.origin}/__emulator/worlds";
        const put = await attempt(clock, { method: "PUT", body });
        const post = await attempt(worlds, { method: "POST", body: '{"name":"a"}' });
        // Of these the browser asks nobody whether they may be sent.
        const opaque = await attempt(worlds, { method: "POST", mode: "no-cors", body: '{"name":"b"}' });
        const beacon = navigator.sendBeacon(worlds, '{"name":"c"}');
        const form = await new Promise((done) => {
          const frame = document.createElement("iframe"), form = document.createElement("form");
          frame.name = "frame";
          document.body.append(frame, form);
          // The classic trick: a body that is JSON, but for the sign that a form puts between name and value.
          Object.assign(form, { method: "post", action: worlds, target: "frame", enctype: "text/plain" });
          const field = document.createElement("input");
          Object.assign(field, { name: '{"name":"d","seed":"', value: 'basic"}' });
          form.append(field);
          frame.onload = () => done("sent");
          form.submit();
        });
        await new Promise((done) => setTimeout(done, 200));
        report({ put, post, opaque, beacon, form })`);
      assert.deepEqual(found, {
        put: { refused: "TypeError" }, post: { refused: "TypeError" },
        opaque: { type: "opaque", status: 0, text: "" }, beacon: true, form: "sent",
      });
      await assertUntouched();
    });

    test("tracks its visitors", async () => {
      const before = await events();
      const found = await run(`report(await attempt("${emulator.origin}/api/events", {
        method: "POST", headers: { "Content-Type": "application/json" }, keepalive: true,
        body: ${JSON.stringify(event("00000000-0000-4000-8000-00000000000a"))} }))`);
      assert.deepEqual(found, { type: "cors", status: 200, text: '{"success":true}' });
      assert.equal(await events(), before + 1);
    });
  });
}

describe("a page whose name is rebound to the emulator", () => {
  let rebinding;
  before(async () => {
    // On another loopback address, so that the port can be the emulator's.
    rebinding = await new Rebinding().listen("127.0.0.2", Number(emulator.port), pages.port);
  });
  after(() => rebinding.close());

  /** Runs the script after the name has been rebound, and lets it report after it has been bound back. */
  const run = async (script) => {
    rebinding.rebind(pages.port);
    const switching = await new PageServer().listen();
    switching.onRequest = (path) => rebinding.rebind(path === "/there" ? Number(emulator.port) : pages.port);
    // The page tells when it is there, and waits until the emulator answers under its own name.
    const origin = `http://rebound.test:${emulator.port}`;
    const done = pages.run(origin, ["MAP rebound.test 127.0.0.2"], `
      const isEmulator = async () => (await attempt("/healthz")).text === '{"status":"ok"}';
      await fetch("http://127.0.0.1:${switching.port}/there", { mode: "no-cors" });
      while (!await isEmulator()) await new Promise((done) => setTimeout(done, 10));
      const found = await (async () => { ${script} })();
      await fetch("http://127.0.0.1:${switching.port}/found", { mode: "no-cors" });
      while (await isEmulator()) await new Promise((done) => setTimeout(done, 10));
      await report(found);`);
    try {
      return await done;
    } finally {
      switching.close();
    }
  };

  test("reaches the emulator, but not its control plane", async () => {
    const found = await run(`return {
      health: await attempt("/healthz"),
      list: await attempt("/__emulator/worlds"),
      make: await attempt("/__emulator/worlds", { method: "POST", body: '{"name":"e"}' }),
      clock: await attempt("/__emulator/worlds/default/clock", { method: "PUT", body: '{"freeze":null}' }),
      reset: await attempt("/__emulator/worlds/default/reset", { method: "POST" }),
    }`);
    assert.deepEqual(found.health, { type: "basic", status: 200, text: '{"status":"ok"}' });
    for (const name of ["list", "make", "clock", "reset"]) {
      assert.equal(found[name].status, 403, name);
      assert.match(found[name].text, /Host not allowed: rebound\.test/);
    }
    await assertUntouched();
  });

  test("tracks its visitors", async () => {
    const before = await events();
    const found = await run(`return await attempt("/api/events", {
      method: "POST", body: ${JSON.stringify(event("00000000-0000-4000-8000-00000000000c"))} })`);
    assert.deepEqual(found, { type: "basic", status: 200, text: '{"success":true}' });
    assert.equal(await events(), before + 1);
  });
});
