import { countWords } from "#app/domain/kernel/count-words.ts";
import { writeRecipe } from "#app/domain/log/check-by-hand.ts";
import { type EntryProof, isUnchanged, type LogEntryView } from "#app/domain/log/entry-view.ts";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type LogEntryProofProps = { organizationId: string; view: LogEntryView };

/** Whether anything changed since, computed anew for this page, and how to check it by hand. */
export function LogEntryProof({ organizationId, view }: LogEntryProofProps) {
  const { item, proof } = view;
  return (
    <Section title="Whether it changed since" id="proof">
      {proof === null ? (
        <Notice title="Not sealed yet">
          No checkpoint covers this entry yet. The log is sealed every hour, at every record and at
          every export of the whole log.
        </Notice>
      ) : (
        <>
          <Result proof={proof} />
          <DefinitionList items={checksOf(organizationId, proof)} />
          <Disclosure
            summary={`${countWords(proof.path.length, "hash", "hashes")} on the way to the root`}
          >
            <ol className="hash-path">
              {proof.path.map(({ side, hash }) => (
                <li key={hash}>
                  {side === "left" ? "on the left" : "on the right"} <Identifier>{hash}</Identifier>
                </li>
              ))}
            </ol>
          </Disclosure>
          <Disclosure summary="Check it yourself">
            <p>
              Save the text and the checkpoint with the links of this page, and type this in a shell
              beside them. It prints the root in base64: the third line of checkpoint.txt must say
              the same.
            </p>
            <pre className="code-block code-block--lines">
              {writeRecipe({ seq: item.seq, path: proof.path })}
            </pre>
            <p>
              <a href={paths.prime.logKeys(organizationId)}>The keys</a> check the signature under
              it; <code>npx flowdown verify-log</code> checks the whole log.
            </p>
          </Disclosure>
        </>
      )}
    </Section>
  );
}

function Result({ proof }: { proof: EntryProof }) {
  const { checkpoint, hasItsLeaf } = proof;
  if (isUnchanged(proof))
    return (
      <Notice tone="success" title="Nothing in this entry changed since it was sealed">
        Computed anew for this page, from the text to the root that was signed{" "}
        <InstantText at={checkpoint.sealedAt} />.
      </Notice>
    );
  return (
    <Notice tone="danger" title="This entry cannot be relied on">
      {hasItsLeaf
        ? "It does not lead to the root that was signed: something in the log was changed."
        : "Its text is not the one that was written: it was changed in the database."}
    </Notice>
  );
}

function checksOf(organizationId: string, proof: EntryProof) {
  const { checkpoint, hasItsLeaf, leadsToRoot, signedBy } = proof;
  return [
    { term: "Text has its leaf hash", value: hasItsLeaf ? "Yes" : "No" },
    { term: "Leaf leads to the root", value: leadsToRoot ? "Yes" : "No" },
    {
      term: "Root was signed by",
      value: signedBy ? <Identifier>{signedBy}</Identifier> : "none of the prime's keys",
    },
    { term: "Root", value: <Identifier>{checkpoint.root}</Identifier> },
    {
      term: "Checkpoint",
      value: (
        <a href={paths.prime.logCheckpoint(organizationId, checkpoint.size)} download>
          of {countWords(checkpoint.size, "entry", "entries")}
        </a>
      ),
    },
  ];
}
