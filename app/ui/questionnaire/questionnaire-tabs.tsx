import { paths } from "#app/paths.ts";
import { Tabs } from "#app/ui/kit/tabs.tsx";

type QuestionnaireTabsProps = { organizationId: string; current: "library" | "sent" };

/** What can be sent, and what was. */
export function QuestionnaireTabs({ organizationId, current }: QuestionnaireTabsProps) {
  return (
    <Tabs
      label="Questionnaires"
      tabs={[
        {
          label: "To send",
          href: paths.prime.questionnaires(organizationId),
          current: current === "library",
        },
        {
          label: "Sent",
          href: paths.prime.sentQuestionnaires(organizationId),
          current: current === "sent",
        },
      ]}
    />
  );
}
