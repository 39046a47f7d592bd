import { isSameName } from "#app/domain/attestation/wording.ts";
import type { Fact } from "#app/domain/fact/content.ts";
import { type KnownOrganization, titleOf } from "./known.ts";
import { ofKind } from "./prefill.ts";
import type { Preparation } from "./prepare.ts";

type Told = { current: readonly Fact[]; preparation: Pick<Preparation, "answers"> };

/**
 * The title of whoever signs, where it was told: at the last signature, in this answer, or by the
 * prime.
 *
 * @returns null where nobody told it.
 */
export function knownTitle(
  person: { name: string; email: string },
  { current, preparation }: Told,
  organization: KnownOrganization | null,
): { value: string; source: string } | null {
  const signed = ofKind(current, "attestation").find(({ content }) =>
    isSameName(content.officialName, person.name),
  );
  if (signed) return { value: signed.content.officialTitle, source: "your last signature" };
  const { affirmation } = preparation.answers;
  if (affirmation?.officialTitle && isSameName(affirmation.officialName, person.name))
    return { value: affirmation.officialTitle, source: "your answer on the affirmation" };
  const told = organization ? titleOf(person.email, organization) : "";
  return told ? { value: told, source: "your prime" } : null;
}
