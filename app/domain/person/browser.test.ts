import { expect, test } from "vitest";
import { type Browser, deviceKnownTo, rememberPerson } from "./browser.ts";

const at = (seconds: number) => new Date(seconds * 1000);

function browserWith(knownDevice: Browser["knownDevice"]): Browser {
  return { device: "Test", network: "192.0.2.1", sessionId: null, knownDevice };
}

test("a browser is known to whoever gave both factors in it, and to nobody else", () => {
  const device = rememberPerson(null, "jane", at(10), "device-1");
  expect(deviceKnownTo(browserWith(device), "jane", at(5))).toBe("device-1");
  expect(deviceKnownTo(browserWith(device), "joe", at(5))).toBeNull();
  expect(deviceKnownTo(browserWith(null), "jane", at(5))).toBeNull();
});

test("what was remembered with an earlier second factor does not count", () => {
  const device = rememberPerson(null, "jane", at(10), "device-1");
  expect(deviceKnownTo(browserWith(device), "jane", at(11))).toBeNull();
  expect(deviceKnownTo(browserWith(device), "jane", null)).toBe("device-1");
});

test("five people share a browser, each once, and keep its id", () => {
  const names = ["a", "b", "c", "d", "e", "f", "c"];
  const device = names.reduce(
    (before, name, index) => rememberPerson(before, name, at(index), `device-${index}`),
    null as Browser["knownDevice"],
  );
  expect(device?.id).toBe("device-0");
  expect(device?.persons.map(({ personId }) => personId)).toEqual(["c", "f", "e", "d", "b"]);
});
