/** Seed the demo supply chain once. */
export async function seedDemo(_say: (text: string) => void): Promise<void> {}
