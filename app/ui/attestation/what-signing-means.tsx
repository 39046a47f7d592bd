import { WHAT_SIGNING_MEANS } from "#app/domain/attestation/wording.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import { Section } from "#app/ui/kit/section.tsx";

/** What a signature under a statement to a prime means, each with the law it follows from. */
export function WhatSigningMeans() {
  return (
    <Section title="What signing means">
      <ul className="signing-means">
        {WHAT_SIGNING_MEANS.map(({ text, citation }) => (
          <li key={text}>
            <p>{text}</p>
            {citation && <Citation>{citation}</Citation>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
