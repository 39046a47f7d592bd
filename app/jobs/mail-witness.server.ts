import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mailer.server.ts";
import type { Witness } from "#app/platform/witness/witness.server.ts";
import { demoMailbox } from "#db/schema/letter.ts";
import { writeLetter } from "#emails/index.ts";

/** Somebody who gets every checkpoint by mail, with the signed note attached. */
export function mailWitness(address: string): Witness {
  return {
    kind: "email",
    name: address,
    async take({ primeId, primeName, size, sealedAt, root, note }) {
      const { appUrl, smtpUrl, isDemo } = env();
      const path = paths.prime.logCheckpoints(primeId);
      const facts = {
        link: { path },
        primeName,
        entries: countWords(size, "entry", "entries"),
        sealedAt: `${sealedAt.toISOString().slice(0, 16).replace("T", " ")} UTC`,
        root,
      };
      const toName = "Witness of the oversight log";
      const context = { url: appUrl + path, wrongPersonUrl: null, spreadsheetUrl: null, toName };
      const written = await writeLetter("log-checkpoint", facts, context);
      if (smtpUrl)
        await sendMail({
          ...written,
          to: { name: toName, address },
          messageId: `<checkpoint-${primeId}-${size}@${new URL(appUrl).hostname}>`,
          attachments: [{ filename: `checkpoint-${size}.txt`, content: note }],
        });
      if (isDemo)
        await asSystem((tx) => tx.insert(demoMailbox).values({ toEmail: address, ...written }));
      return null;
    },
  };
}
