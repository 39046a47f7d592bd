import type { PassportSource } from "#app/domain/submission/passport-source.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";

/** Where an answer comes from that was signed in another portal. */
export function FromPassport({ source }: { source: PassportSource }) {
  return (
    <>
      From passport <Identifier>{source.number}</Identifier>, signed by {source.officialName} on{" "}
      <Identifier>{source.portal}</Identifier>, <InstantText at={source.signedAt} />
    </>
  );
}
