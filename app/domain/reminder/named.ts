/** Nobody reads on beyond these in a letter: its button leads to all of them. */
export const MOST_NAMED = 40;
/** What is overdue and what is to come have so much room each, whatever there is of the other. */
const ROOM_OF_EACH = MOST_NAMED / 2;

/** Some of many things, and how many are left. */
export type Named<Thing> = { named: readonly Thing[]; more: number };

/**
 * Which things a letter names: all of them up to forty. Of more, what became overdue last, because the
 * rest was told week after week, and what comes soonest.
 *
 * @param things the earliest day first.
 * @throws never
 */
export function chooseNamed<Thing extends { isOverdue: boolean }>(
  things: readonly Thing[],
): { overdue: Named<Thing>; toCome: Named<Thing> } {
  const overdue = things.filter(({ isOverdue }) => isOverdue).reverse();
  const toCome = things.filter(({ isOverdue }) => !isOverdue);
  const overdueNamed = first(overdue, Math.max(ROOM_OF_EACH, MOST_NAMED - toCome.length));
  return {
    overdue: overdueNamed,
    toCome: first(toCome, MOST_NAMED - overdueNamed.named.length),
  };
}

function first<Thing>(things: readonly Thing[], most: number): Named<Thing> {
  return { named: things.slice(0, most), more: Math.max(0, things.length - most) };
}
