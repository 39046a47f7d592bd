import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asSystem } from "#app/platform/db.server.ts";
import { loader as list } from "#app/routes/system/mailbox.tsx";
import { loader as letter } from "#app/routes/system/mailbox-letter.tsx";
import { loader as html } from "#app/routes/system/mailbox-letter-html.ts";
import { demoMailbox } from "#db/schema/letter.ts";

const id = randomUUID();
const page = {
  request: new Request(`http://127.0.0.1/mailbox/${id}`),
  params: { letterId: id },
  context: { clientAddress: "192.0.2.1", cspNonce: "", requestId: "" },
};

test.each<[string, () => Promise<unknown>]>([
  ["the mailbox", () => list()],
  ["a letter", () => letter(page)],
  ["a letter's own document", () => html(page)],
])("outside of the demo %s does not exist, whatever lies in it", async (_, open) => {
  await asSystem((tx) =>
    tx
      .insert(demoMailbox)
      .values({ id, toEmail: "dana@larkspur.example", subject: "x", html: "<p>x</p>", text: "x" })
      .onConflictDoNothing(),
  );
  await expect(open()).rejects.toMatchObject({ status: 404 });
});
