/** What a contact is called on a page: by the name, or by the address until the name is known. */
export function nameOfContact({ name, email }: { name: string; email: string }): string {
  return name || email;
}
