import postgres from "postgres";

/**
 * A connection that writes what was thought out beforehand: past policies, triggers and the checks of
 * references, which cost more than the rows themselves. Whoever writes with it keeps true what they do.
 *
 * @param ownerUrl the database's superuser.
 * @throws Error with one sentence where it names somebody else.
 */
export async function openWriter(ownerUrl: string): Promise<postgres.Sql> {
  await requireSuperuser(ownerUrl);
  return postgres(ownerUrl, {
    max: 1,
    onnotice: () => {},
    connection: { session_replication_role: "replica" },
  });
}

async function requireSuperuser(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [role] = await owner`select rolsuper from pg_roles where rolname = current_user`;
    if (!role?.rolsuper)
      throw new Error(
        "A portfolio of thousands is written past the triggers: DATABASE_URL must name a superuser for it.",
      );
  } finally {
    await owner.end();
  }
}
