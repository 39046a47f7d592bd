import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { QuestionnaireTabs } from "./questionnaire-tabs.tsx";

type LibraryItem = {
  key: string;
  version: number;
  isOwn: boolean;
  title: string;
  purpose: string;
  minutes: number;
  asksSignature: boolean;
  questions: number;
};

type LibraryPageProps = {
  organizationId: string;
  mayWrite: boolean;
  questionnaires: readonly LibraryItem[];
  /** the prime's own, published or not */
  drafts: readonly OwnItem[];
};

type OwnItem = {
  id: string;
  title: string;
  /** published last; null before */
  version: number | null;
  changedAt: string;
  changedByName: string;
};

/** The questionnaires that a prime can send, each with what it is for. */
export function LibraryPage(props: LibraryPageProps) {
  const { organizationId, mayWrite, questionnaires } = props;
  const list = (shown: readonly LibraryItem[]) => (
    <ul className="request-cards">
      {shown.map((one) => (
        <Item key={one.key} organizationId={organizationId} item={one} mayWrite={mayWrite} />
      ))}
    </ul>
  );
  const own = questionnaires.filter(({ isOwn }) => isOwn);
  return (
    <Page
      title="Questionnaires"
      lead="What you can ask your suppliers beside the CMMC status, which a flowdown asks for by itself. Look at one as your supplier sees it, then send it to one or many."
    >
      <QuestionnaireTabs organizationId={organizationId} current="library" />
      <Section
        title="Ready to send"
        lead="Written for small companies, each question with the text that it rests on."
      >
        {list(questionnaires.filter(({ isOwn }) => !isOwn))}
      </Section>
      {own.length > 0 && <Section title="Your own, ready to send">{list(own)}</Section>}
      {mayWrite && <Drafts {...props} />}
    </Page>
  );
}

/** The questionnaires that the prime writes, with where each is edited. */
function Drafts({ organizationId, drafts }: LibraryPageProps) {
  return (
    <Section
      title="Your own, in work"
      lead="Copy one from above and change it: what you publish is frozen, and what is in work goes on."
    >
      <DataTable
        caption="Your own questionnaires"
        captionHidden
        rows={drafts}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="You have not written one yet">
            Press “Copy and change” beside a questionnaire. You can then add, edit, move and remove
            questions, and publish it.
          </EmptyState>
        }
        columns={[
          {
            id: "title",
            header: "Questionnaire",
            rowHeader: true,
            cell: ({ id, title }) => (
              <a href={paths.prime.ownQuestionnaire(organizationId, id)}>{title}</a>
            ),
          },
          {
            id: "version",
            header: "Published",
            cell: ({ version }) => (version === null ? "Not yet" : `Version ${version}`),
          },
          {
            id: "changed",
            header: "Changed last",
            cell: ({ changedAt, changedByName }) => (
              <>
                <InstantText at={changedAt} /> by {changedByName}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

type ItemProps = { organizationId: string; item: LibraryItem; mayWrite: boolean };

function Item({ organizationId, item, mayWrite }: ItemProps) {
  const { key, title, purpose, version, questions, minutes, asksSignature } = item;
  return (
    <li className="request-card">
      <div className="request-card__head">
        <h3>
          <a href={paths.prime.questionnaire(organizationId, key)}>{title}</a>
        </h3>
        <span className="quiet">Version {version}</span>
      </div>
      <p>{purpose}</p>
      <div className="request-card__foot">
        <p>
          Up to {countWords(questions, "question")}, about {countWords(minutes, "minute")}
          {asksSignature && ", signed by the affirming official"}
        </p>
        {mayWrite && (
          <Form
            action={paths.prime.copyQuestionnaire(organizationId, key)}
            className="button-row"
            ariaLabel={title}
          >
            <Button look="quiet" ariaLabel={`Copy and change: ${title}`}>
              Copy and change
            </Button>
            <ButtonLink
              look="secondary"
              href={paths.prime.sendQuestionnaire(organizationId, key)}
              ariaLabel={`Send: ${title}`}
            >
              Send
            </ButtonLink>
          </Form>
        )}
      </div>
    </li>
  );
}
