import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
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
};

/** The questionnaires that a prime can send, each with what it is for. */
export function LibraryPage({ organizationId, mayWrite, questionnaires }: LibraryPageProps) {
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
        <ul className="request-cards">
          {questionnaires.map((one) => (
            <Item key={one.key} organizationId={organizationId} item={one} mayWrite={mayWrite} />
          ))}
        </ul>
      </Section>
    </Page>
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
          <ButtonLink
            look="secondary"
            href={paths.prime.sendQuestionnaire(organizationId, key)}
            ariaLabel={`Send: ${title}`}
          >
            Send
          </ButtonLink>
        )}
      </div>
    </li>
  );
}
