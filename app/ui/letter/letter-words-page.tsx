import { type SubmissionResult, useForm } from "@conform-to/react";
import { ADDED_KIND_WORDS, type AddedKind, placeholdersOf } from "#app/domain/letter/addition.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { LetterFrame } from "#app/ui/kit/letter-frame.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tabs } from "#app/ui/kit/tabs.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type Version = { text: string; setAt: Date | string; setByName: string };

type LetterWordsPageProps = {
  kind: AddedKind;
  tabs: readonly { kind: AddedKind; href: string }[];
  /** what holds now; "" for nothing */
  current: string;
  /** what stands in the field: what holds, or what is tried */
  typed: string;
  /** what is wrong with it */
  checked?: SubmissionResult;
  /** the letter with it; absent where something is wrong */
  preview?: { subject: string; text: string; href: string };
  /** the newest first */
  versions: readonly Version[];
  isSaved: boolean;
  here: string;
  lettersHref: string;
};

/** What a prime adds to its letters in its own words: tried in a letter before it is saved. */
export function LetterWordsPage(props: LetterWordsPageProps) {
  const { kind, tabs, current, typed, preview, versions } = props;
  const isChanged = typed !== current;
  return (
    <Page
      title="Own words in letters"
      breadcrumb={[{ label: "Letters", href: props.lettersHref }]}
      lead="What you write here stands in each letter of its kind, told as your own words. Never put CUI here."
    >
      <Tabs
        label="Kinds of letters"
        tabs={tabs.map((one) => ({
          label: ADDED_KIND_WORDS[one.kind],
          href: one.href,
          current: one.kind === kind,
        }))}
      />
      {props.isSaved && (
        <Notice tone="success" live>
          {current ? "Letters say this from now on." : "Letters add nothing any more."}
        </Notice>
      )}
      <TryForm {...props} />
      {preview && (
        <Section
          id="preview"
          title={isChanged ? "Preview: not saved yet" : "As letters say it now"}
          lead={`To a supplier that does not exist. Subject: ${preview.subject}`}
        >
          {isChanged && (
            <Form action={props.here} hidden={{ text: typed }}>
              <ButtonRow>
                <Button>{typed ? "Save these words" : "Save: add nothing"}</Button>
                <a href={props.here}>Leave it as it is</a>
              </ButtonRow>
            </Form>
          )}
          <LetterFrame {...preview} />
        </Section>
      )}
      <Section
        id="versions"
        title="Earlier words"
        lead="A letter that was sent keeps what it said."
      >
        <DataTable
          caption="Versions, the newest first"
          captionHidden
          columns={COLUMNS}
          rows={versions}
          rowKey={({ setAt }) => String(setAt)}
          empty={
            <EmptyState title="Nothing was added yet">
              Write some words above and look at them in a letter first.
            </EmptyState>
          }
        />
      </Section>
    </Page>
  );
}

function TryForm({ kind, here, typed, checked }: LetterWordsPageProps) {
  const [form, fields] = useForm<{ text: string }>({
    id: "letter-words",
    lastResult: checked,
    defaultValue: { text: typed },
  });
  const list = placeholdersOf(kind).map(({ typed: name, becomes }) => `${name} for ${becomes}`);
  return (
    <Form form={form} action={here.split("?")[0]} method="get" hidden={{ kind }}>
      <TextArea
        field={fields.text}
        label="Your words"
        hint={`Up to 1000 characters; an empty line begins a paragraph. You can write ${list.join(", ")}.`}
        rows={6}
        optional
      />
      <ButtonRow>
        <Button look="secondary">Look at it in a letter</Button>
      </ButtonRow>
    </Form>
  );
}

const COLUMNS: Column<Version>[] = [
  { id: "when", header: "Set", rowHeader: true, cell: ({ setAt }) => <InstantText at={setAt} /> },
  { id: "by", header: "By", cell: ({ setByName }) => setByName },
  { id: "text", header: "Words", cell: ({ text }) => text || "None" },
];
