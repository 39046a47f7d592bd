import type { PlatformResult } from "./platform.ts";
import { PLATFORM } from "./platform-project.ts";

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const whole = (count: number) => Math.round(count).toLocaleString("en-US");

/** The same list of ours and of a general-purpose platform, and how many times as often ours is answered. */
export function platformLines({ suppliers, connections, seconds, lists }: PlatformResult): string {
  const { name, version } = PLATFORM;
  return [
    `50 rows of ${whole(suppliers)} suppliers, ${connections} connections, ${seconds} s each in turns; ${name} ${version} with an API token for reading, ours with access keys`,
    "",
    row(["list", "", "requests/s", "p50 ms", "p99 ms", "CPU ms", "database ms", "kB", "times"]),
    row(["---", "---", "--:", "--:", "--:", "--:", "--:", "--:", "--:"]),
    ...lists.flatMap(({ name: list, ours, theirs }) => {
      const line = (of: typeof ours) => [
        of.requestsPerSecond.toFixed(of.requestsPerSecond < 100 ? 1 : 0),
        whole(of.p50Milliseconds),
        whole(of.p99Milliseconds),
        of.cpuMilliseconds?.toFixed(1) ?? "-",
        of.databaseMilliseconds?.toFixed(1) ?? "-",
        (of.bytes / 1_000).toFixed(1),
      ];
      const times = (ours.requestsPerSecond / theirs.requestsPerSecond).toFixed(1);
      return [row([list, "ours", ...line(ours), times]), row([list, name, ...line(theirs), "1"])];
    }),
  ].join("\n");
}
