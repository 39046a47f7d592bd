import type { ReactNode } from "react";
import { ButtonLink } from "./button.tsx";
import { type Column, DataTable } from "./data-table.tsx";
import { Disclosure } from "./disclosure.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Page } from "./page.tsx";
import { SampleLetter, type ShownSample } from "./sample-letter.tsx";
import { Section } from "./section.tsx";

/** Rows of one kind of thing, and what they are. */
type Rows<Row> = {
  /** Says what the rows are: `Whose flowdown is issued`. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

type ChosenPageProps<Reached, LeftOut> = {
  title: string;
  lead: string;
  /** the list from which they were chosen, as the way back to it */
  list: { label: string; href: string; back: string };
  /** with which of them something is done */
  reached: Rows<Reached>;
  /** with which of them nothing is done, and why */
  leftOut: Rows<LeftOut>;
  /** what is said where nothing would be done */
  nothing: { title: string; unchosen: string };
  /** the form that does it */
  children: ReactNode;
  /** one of the letters; null or absent where none goes out */
  letter?: ShownSample | null;
  /** what is said above the letter */
  aboutLetter?: ReactNode;
};

/** So many that are left out are shown at once. */
const FEW = 10;

/** What would be done with several that were chosen, and with which of them nothing and why, before anything is. */
export function ChosenPage<Reached, LeftOut>(props: ChosenPageProps<Reached, LeftOut>) {
  const { title, lead, list, reached, leftOut, nothing, children, letter, aboutLetter } = props;
  return (
    <Page title={title} lead={lead} breadcrumb={[{ label: list.label, href: list.href }]}>
      {reached.rows.length === 0 ? (
        <EmptyState
          title={nothing.title}
          action={<ButtonLink href={list.href}>{list.back}</ButtonLink>}
        >
          {leftOut.rows.length === 0 ? nothing.unchosen : "The reasons stand below."}
        </EmptyState>
      ) : (
        <>
          <DataTable {...reached} />
          {children}
        </>
      )}
      {leftOut.rows.length > 0 && (
        <Disclosure
          summary={`${leftOut.caption} (${leftOut.rows.length})`}
          open={leftOut.rows.length <= FEW}
        >
          <DataTable {...leftOut} captionHidden />
        </Disclosure>
      )}
      {letter && (
        <Section title="One of the letters">
          {aboutLetter && <p>{aboutLetter}</p>}
          <SampleLetter {...letter} />
        </Section>
      )}
    </Page>
  );
}

/** The chosen ones as the form carries them on. */
export function ChosenIds({ name, ids }: { name: string; ids: readonly string[] }) {
  return ids.map((id) => <input key={id} type="hidden" name={name} value={id} />);
}
