import { expect, test } from "vitest";
import { isPassword } from "./password.server.ts";
import { takeNewPassword } from "./password-judge.server.ts";

const PERSONAL = ["Jane Doering", "jane.doering@acme-machining.example", "Aster Dynamics"];
const take = (password: string) => takeNewPassword(password, PERSONAL);

test.each([
  "1q2w3e4r5t6y",
  "michael12345",
  "liverpool123",
  "iloveyou1234",
  "chocolate1234",
  "Jennifer1985",
  "manchester2024",
  "zaq12wsxcde3",
  "!QAZ2wsx#EDC",
  "a1b2c3d4e5f6",
  "trustno1trustno1",
  "blink182blink182",
  "dragonmonkey",
  "monkeydragon12",
  "P@$$w0rd1234",
  "P@ssw0rd!2026",
  "Summer2026!!!",
  "$umm3r2026!!",
  "November2026!",
  "Liverp00l2026",
  "qwertyuiop[]",
  "thisismypassword",
  "letmein letmein",
  "Company12345",
  "football2026!",
  "flowdown2026",
  "CMMC-CMMC-2026",
  "SPRS-110-SPRS",
  "AsterDynamics1",
  "Aster-2026-Aster",
  "D0er1ng12345",
  "4st3rdyn4mics",
  "janejanejane1",
  "acmemachining1",
  "jane.doering1",
  "123456789012",
  "aaaaaaaaaaaaaa",
  "moss",
  "mossy lante",
  "20262026abcd",
  "ab".repeat(65),
])("%j is refused with a reason", async (password) => {
  expect(await take(password)).toMatchObject({ ok: false, problem: expect.stringMatching(/\w/) });
});

test.each([
  "copper lantern forty moss",
  "harbor violet quartz nine",
  "my password is a walrus",
  "Doering likes green herons",
  "correct horse battery staple",
  "vZ9#qLr2!xTw8",
  "żółta łódka na jeziorze",
  "三つの 緑の 山と川と海 と空",
  "7 herons, 3 canoes, 1 kettle",
  "xxxQm4!vT8zPw2#",
  "the kettle sings at dusk",
  "ten grey owls flew past",
])("%j is accepted, and kept so that it is recognised", async (password) => {
  const taken = await take(password);
  expect(taken).toMatchObject({ ok: true });
  if (taken.ok) expect(await isPassword(password, taken.hash)).toBe(true);
});

test.each([
  ["signs that stand for letters", "4@8($9{1|0$5+7%2!e3"],
  ["a short piece again and again", "@4aA"],
  ["one long run", "qwertyuiop[]asdfghjkl;'"],
])("a password of %s, as long as may be, takes no noticeable time", async (_, piece) => {
  const password = piece.repeat(50).slice(0, 127);
  await take("copper lantern forty moss");
  const startedAt = performance.now();
  await take(`${password}ß`);
  expect(performance.now() - startedAt).toBeLessThan(1_500);
});
