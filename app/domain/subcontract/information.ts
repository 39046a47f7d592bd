/** What information flows to a subcontractor; the most sensitive last. @see 32 CFR 170.23(a) */
export const INFORMATION = ["none", "FCI", "CUI"] as const;
export type Information = (typeof INFORMATION)[number];
