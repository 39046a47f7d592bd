import { fieldsToSend, noteVersion } from "./live-form.ts";

/** How long nothing is typed before what was typed is saved. */
const PAUSE_MS = 900;
/** How long after a save that failed it is tried again. */
const RETRY_MS = 5_000;

const SAVED = "Saved";
const WAITING = "Not saved yet";
const NOT_SAVED =
  "Not saved: the portal could not be reached. It is tried again while this page is open.";

type SaveAnswer = (
  form: HTMLFormElement,
  href: string,
  requirement: string,
) => Promise<{ isTaken: boolean; sign: string }>;

/**
 * Saves what was changed once nobody has typed for a moment, one request at a time. What could not be
 * saved is tried again until it is. "Saved" is said only when nothing waits any more, and what somebody
 * has to look at is not covered by what was saved after it.
 *
 * @param say is told what to show, each time that it changes.
 * @returns `note` takes a requirement that was changed, and `leave` sends at once whatever waits, for a
 *   page that is about to go.
 */
export function saveWhilePaused(
  form: HTMLFormElement,
  href: string,
  say: (sign: string) => void,
  saveAnswer: SaveAnswer = saveOne,
) {
  const waiting = new Set<string>();
  const failed = new Set<string>();
  const queued = new Set<string>();
  const toLookAt = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  const flushIn = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(flush, milliseconds);
  };
  const sayHowItStands = () => {
    const lastToLookAt = [...toLookAt.values()].at(-1);
    if (failed.size > 0) say(NOT_SAVED);
    else if (lastToLookAt) say(lastToLookAt);
    else say(waiting.size + queued.size > 0 ? WAITING : SAVED);
  };
  const save = async (requirement: string) => {
    // Asked for twice, or sent as the page was left: it is on its way as it stands already.
    if (!queued.delete(requirement)) return;
    const { isTaken, sign } = await saveAnswer(form, href, requirement);
    toLookAt.delete(requirement);
    if (!isTaken) failed.add(requirement);
    else if (sign !== SAVED) toLookAt.set(requirement, sign);
    if (failed.size > 0) flushIn(RETRY_MS);
    sayHowItStands();
  };
  const queue = () => {
    clearTimeout(timer);
    const next = [...new Set([...failed, ...waiting])];
    for (const requirement of next) queued.add(requirement);
    failed.clear();
    waiting.clear();
    return next;
  };
  const flush = () => {
    for (const requirement of queue()) running = running.then(() => save(requirement));
  };
  return {
    leave() {
      queue();
      const all = [...queued];
      queued.clear();
      for (const requirement of all) void saveAnswer(form, href, requirement);
    },
    note(requirement: string) {
      waiting.add(requirement);
      say(WAITING);
      flushIn(PAUSE_MS);
    },
  };
}

type Saved = { isWrong: boolean; versions: Record<string, number>; changedBy: string | null };

/** Send one requirement's answer; it outlives the page. */
async function saveOne(
  form: HTMLFormElement,
  href: string,
  requirement: string,
): ReturnType<SaveAnswer> {
  const notTaken = { isTaken: false, sign: NOT_SAVED };
  try {
    const body = fieldsToSend(form, requirement);
    const response = await fetch(href, { method: "POST", body, keepalive: true });
    const taken = (sign: string) => ({ isTaken: true, sign });
    if (response.redirected)
      return taken("You are signed out. Press Save: what you typed is kept.");
    if (![200, 409, 422].includes(response.status)) return notTaken;
    const { isWrong, versions, changedBy } = (await response.json()) as Saved;
    for (const [id, version] of Object.entries(versions)) noteVersion(form, id, version);
    if (isWrong)
      return taken(`${requirement} holds something that cannot be saved. Press Save to see it.`);
    if (changedBy) return taken(`${changedBy} changed ${requirement} too. Press Save to choose.`);
    return taken(SAVED);
  } catch {
    return notTaken;
  }
}
