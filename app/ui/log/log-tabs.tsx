import { paths } from "#app/paths.ts";
import { Tabs } from "#app/ui/kit/tabs.tsx";

type LogTabsProps = { organizationId: string; current: "entries" | "checkpoints" | "keys" };

/** The entries, what was signed over them, and with which keys. */
export function LogTabs({ organizationId, current }: LogTabsProps) {
  const { log, logCheckpoints, logKeys } = paths.prime;
  const tabs = [
    { id: "entries", label: "Entries", href: log(organizationId) },
    { id: "checkpoints", label: "Checkpoints", href: logCheckpoints(organizationId) },
    { id: "keys", label: "Keys", href: logKeys(organizationId) },
  ];
  return (
    <Tabs
      label="Parts of the oversight log"
      tabs={tabs.map(({ id, ...tab }) => ({ ...tab, current: id === current }))}
    />
  );
}
