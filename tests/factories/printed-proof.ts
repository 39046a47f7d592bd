/** What the PDF of a record says of its own proof. */
export const PROOF = {
  jsonSha256: "d".repeat(64),
  certificate: {
    fingerprint: "f".repeat(64),
    subject: "O=Aster Dynamics\nCN=Aster Dynamics",
    expiresAt: new Date("2036-11-26T00:00:00Z"),
  },
  signedAt: new Date("2026-11-26T14:06:00Z"),
};
