import { sayEditionDate, sayReadInFull } from "#app/domain/authority/words.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import {
  AUTHORITY_KINDS,
  type Authority,
  type AuthorityKind,
  authorities,
} from "#catalogs/index.ts";

const KIND_WORDS: Record<AuthorityKind, string> = {
  statute: "Statutes",
  regulation: "Regulations",
  clause: "Clauses and provisions",
  "class deviation": "Class deviations",
  memorandum: "Memoranda",
  guidance: "Guidance",
  standard: "Standards",
  proposed: "Proposed texts, never applied",
};

/** Every text that the catalogs rest on, by kind, and those that are only proposed. */
export function AuthoritySections() {
  const applied = AUTHORITY_KINDS.filter((kind) => kind !== "proposed");
  return (
    <>
      <Section
        title="The texts it rests on"
        id="texts"
        lead="Each with its edition, and with the copy that was read or the texts through which it is known. An address is where to look it up, not where it was read."
      >
        {applied.map((kind) => (
          <Section key={kind} title={KIND_WORDS[kind]} level={3}>
            <TextsOf kind={kind} />
          </Section>
        ))}
      </Section>
      <Section
        title={KIND_WORDS.proposed}
        id="proposed"
        lead="Known, so that nobody takes them for law. No verdict, clause or requirement of Flowdown rests on one."
      >
        <TextsOf kind="proposed" />
      </Section>
    </>
  );
}

function TextsOf({ kind }: { kind: AuthorityKind }) {
  return (
    <ul className="plain-list authorities">
      {authorities()
        .filter((authority) => authority.kind === kind)
        .map((authority) => (
          <Text key={authority.id} authority={authority} />
        ))}
    </ul>
  );
}

function Text({ authority }: { authority: Authority }) {
  const { id, title, kind, url, read } = authority;
  const edition = sayEditionDate(authority);
  return (
    <li id={id} className="authority">
      <p className="authority__title">
        <a href={url}>{title}</a>{" "}
        <Tag look={kind === "proposed" ? "strong" : "quiet"}>
          {kind === "proposed" ? "proposed, never applied" : kind}
        </Tag>
      </p>
      <p>
        {edition ? `Edition of ${edition}.` : "The day of its edition is not known."}{" "}
        {sayReadInFull(authority)}
      </p>
      <p className="authority__read">
        {read.how === "text" && (
          <>
            Copy of <DateText on={read.copyDate} />,{" "}
          </>
        )}
        read on <DateText on={read.readOn} />
      </p>
    </li>
  );
}
