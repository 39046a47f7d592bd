const prime = (organizationId: string) => `/prime/${organizationId}`;
const subcontractor = (organizationId: string) => `/subcontractor/${organizationId}`;
const audit = (grantId: string) => `/audit/${grantId}`;

const withNext = (path: string, next?: string) =>
  next ? `${path}?next=${encodeURIComponent(next)}` : path;

/** The members of a query that are there: `?contract=…`, or nothing. */
function query(members: Record<string, string | undefined>): string {
  const given = Object.entries(members).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
}

/** Every address we link to. A page that moves is changed here and in `routes.ts`. */
export const paths = {
  home: "/",
  signIn: (next?: string) => withNext("/sign-in", next),
  signedOut: "/sign-in?because=signed-out",
  demoSignIn: (next?: string) => withNext("/sign-in/demo", next),
  signOut: "/sign-out",
  secondFactor: (next?: string) => withNext("/second-factor", next),
  enrolSecondFactor: (next?: string) => withNext("/second-factor/enrol", next),
  recoveryCodes: (next?: string) => withNext("/second-factor/recovery-codes", next),
  recoveryCodesFile: "/second-factor/recovery-codes.txt",
  forgotPassword: "/password/forgot",
  resetPassword: (token: string) => `/password/reset/${token}`,
  account: "/account",
  changePassword: "/account/password",
  renewRecoveryCodes: "/account/recovery-codes",
  signOutEverywhere: "/account/sign-out-everywhere",
  endSession: "/account/sessions/end",
  staySignedIn: "/account/session",
  setTelephone: "/account/telephone",
  subcontractListSchema: "/schemas/subcontract-list-v1.json",
  supplierListSchema: "/schemas/supplier-list-v1.json",
  makeCalendar: "/account/calendar",
  revokeCalendar: "/account/calendar/revoke",
  chooseLetters: "/account/letters",
  followLetter: (letterId: string) => `/letters/${letterId}`,
  calendar: (token: string) => `/calendar/${token}.ics`,
  invitation: (token: string) => `/invitations/${token}`,
  sentSheet: (token: string) => `/invitations/${token}/spreadsheet`,
  askedSheet: (token: string, requestId: string) =>
    `/invitations/${token}/spreadsheet/${requestId}`,
  wrongPerson: (token: string) => `/invitations/${token}/wrong-person`,
  verify: "/verify",
  portalKeys: "/portal-keys.txt",
  rule: "/rule",
  authority: (id: string) => `/rule#${id}`,
  mailbox: "/mailbox",
  letter: (letterId: string) => `/mailbox/${letterId}`,
  letterHtml: (letterId: string) => `/mailbox/${letterId}/html`,

  prime: {
    overview: prime,
    today: (o: string) => `${prime(o)}/today`,
    chase: (o: string) => `${prime(o)}/chase`,
    exportChased: (o: string, form: "csv" | "xlsx") => `${prime(o)}/chase/export.${form}`,
    remindChosen: (o: string) => `${prime(o)}/chase/remind`,
    remindChosenLetter: (o: string) => `${prime(o)}/chase/remind/letter`,
    search: (o: string) => `${prime(o)}/search`,
    notifications: (o: string, after?: string) => `${prime(o)}/notifications${query({ after })}`,
    notification: (o: string, id: string) => `${prime(o)}/notifications/${id}`,
    contracts: (o: string) => `${prime(o)}/contracts`,
    newContract: (o: string, of: { below?: string } = {}) =>
      `${prime(o)}/contracts/new${query(of)}`,
    contract: (o: string, id: string) => `${prime(o)}/contracts/${id}`,
    chain: (o: string, id: string) => `${prime(o)}/contracts/${id}/chain`,
    newView: (o: string, list: string, state: string) =>
      `${prime(o)}/views/new${query({ list, query: state })}`,
    view: (o: string, id: string) => `${prime(o)}/views/${id}`,
    postureMonths: (o: string) => `${prime(o)}/months`,
    postureMonth: (o: string, month: string) => `${prime(o)}/months#month-${month}`,
    editContract: (o: string, id: string) => `${prime(o)}/contracts/${id}/edit`,
    newModification: (o: string, id: string) => `${prime(o)}/contracts/${id}/modifications/new`,
    correctModification: (o: string, id: string, modificationId: string) =>
      `${prime(o)}/contracts/${id}/modifications/${modificationId}/correct`,
    withdrawModification: (o: string, id: string, modificationId: string) =>
      `${prime(o)}/contracts/${id}/modifications/${modificationId}/withdraw`,
    modificationFile: (o: string, id: string, modificationId: string) =>
      `${prime(o)}/contracts/${id}/modifications/${modificationId}/file`,
    reissueFlowdowns: (o: string, id: string) => `${prime(o)}/contracts/${id}/flowdowns`,
    suspendedContracts: (o: string) => `${prime(o)}/contracts?notice=suspended`,
    newSubcontract: (o: string, id: string) => `${prime(o)}/contracts/${id}/subcontracts/new`,
    contractRecords: (o: string, id: string) => `${prime(o)}/contracts/${id}/records`,
    audits: (o: string) => `${prime(o)}/audits`,
    auditsOf: (o: string, contractId: string) => `${prime(o)}/audits?contract=${contractId}`,
    newAudit: (o: string, contractId?: string) =>
      `${prime(o)}/audits/new${contractId ? `?contract=${contractId}` : ""}`,
    audit: (o: string, id: string) => `${prime(o)}/audits/${id}`,
    sampleRecords: (o: string, id: string, sampleId: string) =>
      `${prime(o)}/audits/${id}/samples/${sampleId}/records`,
    auditNote: (o: string, id: string, noteId: string) => `${prime(o)}/audits/${id}#note-${noteId}`,
    ownTerms: (o: string) => `${prime(o)}/own-terms`,
    newOwnTerms: (o: string, where: { contractId?: string; subcontractId?: string } = {}) =>
      `${prime(o)}/own-terms/new${query({ contract: where.contractId, subcontract: where.subcontractId })}`,
    changeOwnTerms: (o: string, id: string) => `${prime(o)}/own-terms/${id}/change`,
    endOwnTerms: (o: string, id: string) => `${prime(o)}/own-terms/${id}/end`,
    questionnaires: (o: string) => `${prime(o)}/questionnaires`,
    questionnaire: (o: string, key: string) => `${prime(o)}/questionnaires/${key}`,
    sendQuestionnaire: (o: string, key: string) => `${prime(o)}/questionnaires/${key}/send`,
    copyQuestionnaire: (o: string, key: string) => `${prime(o)}/questionnaires/${key}/copy`,
    ownQuestionnaire: (o: string, id: string) => `${prime(o)}/questionnaires/own/${id}`,
    previewOwnQuestionnaire: (o: string, id: string) =>
      `${prime(o)}/questionnaires/own/${id}/preview`,
    newQuestion: (o: string, id: string, part: string) =>
      `${prime(o)}/questionnaires/own/${id}/questions/new?part=${part}`,
    editQuestion: (o: string, id: string, question: string) =>
      `${prime(o)}/questionnaires/own/${id}/questions/${question}`,
    sentQuestionnaires: (o: string) => `${prime(o)}/questionnaires/sent`,
    sentQuestionnaire: (o: string, id: string) => `${prime(o)}/questionnaires/sent/${id}`,
    exportQuestionnaires: (o: string) => `${prime(o)}/questionnaires/sent/answers.csv`,
    exportQuestionnaireSheet: (o: string) => `${prime(o)}/questionnaires/sent/answers.xlsx`,
    answerFile: (o: string, id: string, evidenceId: string) =>
      `${prime(o)}/questionnaires/sent/${id}/files/${evidenceId}`,
    withdrawQuestionnaire: (o: string, id: string) =>
      `${prime(o)}/questionnaires/sent/${id}/withdraw`,
    suppliers: (o: string) => `${prime(o)}/suppliers`,
    suppliersJson: (o: string) => `${prime(o)}/suppliers.json`,
    subcontractsJson: (o: string) => `${prime(o)}/subcontracts.json`,
    accessKeys: (o: string) => `${prime(o)}/people/access-keys`,
    madeAccessKey: (o: string) => `${prime(o)}/people/access-keys/made`,
    exportSuppliers: (o: string, form: "csv" | "xlsx") => `${prime(o)}/suppliers/export.${form}`,
    inviteSuppliers: (o: string) => `${prime(o)}/suppliers/invite`,
    changeSeveral: (o: string) => `${prime(o)}/suppliers/several`,
    inviteChosen: (o: string, ids: readonly string[]) =>
      `${prime(o)}/suppliers/invite?${new URLSearchParams(ids.map((id) => ["supplierId", id]))}`,
    inviteSuppliersLetter: (o: string) => `${prime(o)}/suppliers/invite/letter`,
    newSupplier: (o: string) => `${prime(o)}/suppliers/new`,
    alikeSuppliers: (o: string) => `${prime(o)}/suppliers/alike`,
    mergeSuppliers: (o: string, id: string, otherId: string) =>
      `${prime(o)}/suppliers/${id}/merge/${otherId}`,
    tellSuppliersApart: (o: string, id: string, otherId: string) =>
      `${prime(o)}/suppliers/${id}/two-companies/${otherId}`,
    handOverSuppliers: (o: string) => `${prime(o)}/suppliers/hand-over`,
    deputies: (o: string) => `${prime(o)}/suppliers/deputies`,
    importSuppliers: (o: string) => `${prime(o)}/suppliers/import`,
    importPreview: (o: string, id: string) => `${prime(o)}/suppliers/import/${id}`,
    importColumns: (o: string, id: string) => `${prime(o)}/suppliers/import/${id}/columns`,
    importProblems: (o: string, id: string) => `${prime(o)}/suppliers/import/${id}/problems.csv`,
    undoImport: (o: string, id: string) => `${prime(o)}/suppliers/import/${id}/undo`,
    importSample: (o: string) => `${prime(o)}/suppliers/import/sample.csv`,
    supplier: (o: string, id: string) => `${prime(o)}/suppliers/${id}`,
    editSupplier: (o: string, id: string) => `${prime(o)}/suppliers/${id}/edit`,
    messages: (o: string, id: string, requestId: string) =>
      `${prime(o)}/suppliers/${id}/requests/${requestId}/messages`,
    remind: (o: string, id: string, requestId: string) =>
      `${prime(o)}/suppliers/${id}/requests/${requestId}/remind`,
    previewReminder: (o: string, id: string, requestId: string) =>
      `${prime(o)}/suppliers/${id}/requests/${requestId}/reminder`,
    previewReminderLetter: (o: string, id: string, requestId: string) =>
      `${prime(o)}/suppliers/${id}/requests/${requestId}/reminder/letter`,
    resendInvitation: (o: string, id: string, invitationId: string) =>
      `${prime(o)}/suppliers/${id}/invitations/${invitationId}/resend`,
    withdrawInvitation: (o: string, id: string, invitationId: string) =>
      `${prime(o)}/suppliers/${id}/invitations/${invitationId}/withdraw`,
    submission: (o: string, id: string, submissionId: string) =>
      `${prime(o)}/suppliers/${id}/submissions/${submissionId}`,
    newContact: (o: string, id: string) => `${prime(o)}/suppliers/${id}/contacts/new`,
    /** the same with whom a contact named instead of themselves */
    suggestedContact: (o: string, id: string, contactId: string) =>
      `${prime(o)}/suppliers/${id}/contacts/new?named-by=${contactId}`,
    invite: (o: string, id: string) => `${prime(o)}/suppliers/${id}/invite`,
    subcontracts: (o: string) => `${prime(o)}/subcontracts`,
    exportSubcontracts: (o: string, form: "csv" | "xlsx") =>
      `${prime(o)}/subcontracts/export.${form}`,
    answerChosen: (o: string) => `${prime(o)}/subcontracts/information`,
    issueChosen: (o: string) => `${prime(o)}/subcontracts/flowdowns`,
    issueChosenLetter: (o: string) => `${prime(o)}/subcontracts/flowdowns/letter`,
    subcontract: (o: string, id: string) => `${prime(o)}/subcontracts/${id}`,
    newRenewals: (o: string) => `${prime(o)}/renewals/new`,
    newRenewalsLetter: (o: string) => `${prime(o)}/renewals/new/letter`,
    newRenewal: (o: string, renew: string, subcontractId?: string) =>
      `${prime(o)}/renewals/new${query({ renew, subcontract: subcontractId })}`,
    reminders: (o: string) => `${prime(o)}/reminders`,
    cadence: (o: string, kind: string) => `${prime(o)}/reminders/cadence?kind=${kind}`,
    snooze: (o: string, ending: { kind: string; id: string; on: string }) =>
      `${prime(o)}/reminders/snooze${query({ kind: ending.kind, id: ending.id, on: ending.on })}`,
    letterWords: (o: string, kind?: string) => `${prime(o)}/letters/words${query({ kind })}`,
    letterWordsPreview: (o: string, kind: string, text: string) =>
      `${prime(o)}/letters/words/preview?${new URLSearchParams({ kind, text })}`,
    clearAddress: (o: string, id: string) => `${prime(o)}/address-returns/${id}/clear`,
    letters: (o: string, which: { supplierId?: string | undefined; after?: string } = {}) =>
      `${prime(o)}/letters${query({ supplier: which.supplierId, after: which.after })}`,
    expirations: (o: string) => `${prime(o)}/expirations`,
    campaigns: (o: string) => `${prime(o)}/campaigns`,
    newCampaign: (o: string) => `${prime(o)}/campaigns/new`,
    campaign: (o: string, id: string) => `${prime(o)}/campaigns/${id}`,
    changeCampaign: (o: string, id: string) => `${prime(o)}/campaigns/${id}/change`,
    addToCampaign: (o: string, id: string) => `${prime(o)}/campaigns/${id}/add`,
    campaignLetter: (o: string, id: string, recipient: string) =>
      `${prime(o)}/campaigns/${id}/letter${query({ recipient })}`,
    exportCampaign: (o: string, id: string, form: "csv" | "xlsx") =>
      `${prime(o)}/campaigns/${id}/export.${form}`,
    outlook: (o: string) => `${prime(o)}/outlook`,
    outlookOn: (o: string, which: { on: string; contract?: string | undefined }) =>
      `${prime(o)}/outlook${query({ on: which.on, contract: which.contract })}`,
    exportOutlook: (o: string, form: "csv" | "xlsx") => `${prime(o)}/outlook/export.${form}`,
    keptOutlooks: (o: string) => `${prime(o)}/outlook/kept`,
    keptOutlook: (o: string, id: string) => `${prime(o)}/outlook/kept/${id}`,
    exportKeptOutlook: (o: string, id: string, form: "csv" | "xlsx") =>
      `${prime(o)}/outlook/kept/${id}/export.${form}`,
    keptOutlookLines: (o: string, id: string) => `${prime(o)}/outlook/kept/${id}/outlook.jsonl`,
    exportExpirations: (o: string, form: "csv" | "xlsx") =>
      `${prime(o)}/expirations/export.${form}`,
    editSubcontract: (o: string, id: string) => `${prime(o)}/subcontracts/${id}/edit`,
    closeSubcontract: (o: string, id: string) => `${prime(o)}/subcontracts/${id}/close`,
    information: (o: string, id: string) => `${prime(o)}/subcontracts/${id}/information`,
    issueFlowdown: (o: string, id: string) => `${prime(o)}/subcontracts/${id}/flowdown`,
    award: (o: string, id: string) => `${prime(o)}/subcontracts/${id}/award`,
    annulAward: (o: string, id: string) => `${prime(o)}/subcontracts/${id}/award/annul`,
    exception: (o: string, id: string) => `${prime(o)}/exceptions/${id}`,
    exceptions: (o: string) => `${prime(o)}/exceptions`,
    reviews: (o: string) => `${prime(o)}/reviews`,
    exportReviews: (o: string, form: "csv" | "xlsx") => `${prime(o)}/reviews/export.${form}`,
    review: (o: string, factId: string) => `${prime(o)}/reviews/${factId}`,
    endStatus: (o: string, factId: string) => `${prime(o)}/reviews/${factId}/ending`,
    newShowing: (o: string, supplierId: string, kind?: string) =>
      `${prime(o)}/suppliers/${supplierId}/showings/new${query({ kind })}`,
    correctShowing: (o: string, id: string) => `${prime(o)}/showings/${id}/correct`,
    withdrawShowing: (o: string, id: string) => `${prime(o)}/showings/${id}/withdraw`,
    offline: (o: string, supplierId: string, requestId: string) =>
      `${prime(o)}/suppliers/${supplierId}/requests/${requestId}/offline`,
    recordSheet: (o: string, supplierId: string, requestId: string) =>
      `${prime(o)}/suppliers/${supplierId}/requests/${requestId}/offline/record`,
    offlineSheet: (o: string, supplierId: string, requestId: string) =>
      `${prime(o)}/suppliers/${supplierId}/requests/${requestId}/questions.xlsx`,
    withdrawStatusEnding: (o: string, id: string) => `${prime(o)}/status-endings/${id}/withdraw`,
    remediation: (o: string) => `${prime(o)}/remediation`,
    exportRemediation: (o: string, form: "csv" | "xlsx") =>
      `${prime(o)}/remediation/export.${form}`,
    remediationPlan: (o: string, planId: string) => `${prime(o)}/remediation/${planId}`,
    planClosing: (o: string, planId: string, itemNumber: number) =>
      `${prime(o)}/remediation/${planId}/items/${itemNumber}`,
    planEvidence: (o: string, planId: string, evidenceId: string) =>
      `${prime(o)}/remediation/${planId}/evidence/${evidenceId}`,
    records: (o: string, subcontractId: string) =>
      `${prime(o)}/subcontracts/${subcontractId}/records`,
    recordPdf: (o: string, id: string) => `${prime(o)}/records/${id}/pdf`,
    recordJson: (o: string, id: string) => `${prime(o)}/records/${id}/json`,
    recordZip: (o: string, id: string) => `${prime(o)}/records/${id}/zip`,
    evidence: (o: string, id: string) => `${prime(o)}/evidence/${id}`,
    retention: (o: string) => `${prime(o)}/retention`,
    dispose: (o: string) => `${prime(o)}/retention/dispose`,
    disposals: (o: string) => `${prime(o)}/retention/disposals`,
    holds: (o: string) => `${prime(o)}/retention/holds`,
    newHold: (o: string) => `${prime(o)}/retention/holds/new`,
    releaseHold: (o: string, id: string) => `${prime(o)}/retention/holds/${id}/release`,
    people: (o: string) => `${prime(o)}/people`,
    person: (o: string, id: string) => `${prime(o)}/people/${id}`,
    securityEvents: (o: string) => `${prime(o)}/people/security-events`,
    timeZone: (o: string) => `${prime(o)}/people/time-zone`,
    log: (o: string) => `${prime(o)}/log`,
    logExport: (o: string) => `${prime(o)}/log/export`,
    logZip: (o: string) => `${prime(o)}/log/export.zip`,
    logKeys: (o: string) => `${prime(o)}/log/keys`,
    logKeyList: (o: string) => `${prime(o)}/log/keys/verifier-keys.txt`,
    logCheckpoints: (o: string) => `${prime(o)}/log/checkpoints`,
    logCheckpoint: (o: string, size: number) => `${prime(o)}/log/checkpoints/${size}`,
    logEntry: (o: string, seq: number) => `${prime(o)}/log/${seq}`,
    logEntryText: (o: string, seq: number) => `${prime(o)}/log/${seq}/entry.txt`,
  },

  subcontractor: {
    inbox: subcontractor,
    notifications: (o: string, after?: string) =>
      `${subcontractor(o)}/notifications${query({ after })}`,
    notification: (o: string, id: string) => `${subcontractor(o)}/notifications/${id}`,
    request: (o: string, id: string) => `${subcontractor(o)}/requests/${id}`,
    section: (o: string, id: string, section: string) =>
      `${subcontractor(o)}/requests/${id}/${section}`,
    sectionCheck: (o: string, id: string, section: string, step?: "kind") =>
      `${subcontractor(o)}/requests/${id}/${section}?${step ? `step=${step}&` : ""}check=answers#problems`,
    messages: (o: string, id: string) => `${subcontractor(o)}/requests/${id}/messages`,
    messagesCheck: (o: string, id: string) =>
      `${subcontractor(o)}/requests/${id}/messages?check=answers`,
    sign: (o: string, id: string) => `${subcontractor(o)}/requests/${id}/sign`,
    signCheck: (o: string, id: string) => `${subcontractor(o)}/requests/${id}/sign?check=answers`,
    submitted: (o: string, id: string) => `${subcontractor(o)}/requests/${id}/submitted`,
    statementPdf: (o: string, id: string) => `${subcontractor(o)}/requests/${id}/statement.pdf`,
    questionnaire: (o: string, id: string) => `${subcontractor(o)}/questionnaires/${id}`,
    questionnairePart: (o: string, id: string, part: string) =>
      `${subcontractor(o)}/questionnaires/${id}/parts/${part}`,
    answerFiles: (o: string, id: string, part: string, question: string) =>
      `${subcontractor(o)}/questionnaires/${id}/parts/${part}/files/${question}`,
    submitQuestionnaire: (o: string, id: string) =>
      `${subcontractor(o)}/questionnaires/${id}/submit`,
    answers: (o: string) => `${subcontractor(o)}/answers`,
    passports: (o: string) => `${subcontractor(o)}/passports`,
    passportZip: (o: string, id: string) => `${subcontractor(o)}/passports/${id}/passport.zip`,
    makePassport: (o: string, requestId: string) =>
      `${subcontractor(o)}/requests/${requestId}/passport`,
    readSprs: (o: string, requestId: string) => `${subcontractor(o)}/requests/${requestId}/sprs`,
    takeBrought: (o: string, requestId: string) =>
      `${subcontractor(o)}/requests/${requestId}/brought`,
    offline: (o: string, requestId: string) => `${subcontractor(o)}/requests/${requestId}/offline`,
    offlineSheet: (o: string, requestId: string) =>
      `${subcontractor(o)}/requests/${requestId}/questions.xlsx`,
    takePassport: (o: string, requestId: string) =>
      `${subcontractor(o)}/requests/${requestId}/take-passport`,
    workbooks: (o: string) => `${subcontractor(o)}/workbooks`,
    workbooksOfLevel1: (o: string) => `${subcontractor(o)}/workbooks?path=level-1`,
    workbook: (o: string, id: string) => `${subcontractor(o)}/workbooks/${id}`,
    workbookFamily: (o: string, id: string, family: string) =>
      `${subcontractor(o)}/workbooks/${id}/${family}`,
    workbookLevel1: (o: string, id: string) => `${subcontractor(o)}/workbooks/${id}/level-1`,
    workbookSprs: (o: string, id: string) => `${subcontractor(o)}/workbooks/${id}/sprs`,
    workbookSheet: (o: string, id: string) => `${subcontractor(o)}/workbooks/${id}/results.xlsx`,
    isoBridge: (o: string, id: string) => `${subcontractor(o)}/workbooks/${id}/iso-27001`,
    isoProposals: (o: string, id: string) =>
      `${subcontractor(o)}/workbooks/${id}/iso-27001/proposals`,
    importResults: (o: string, id: string) => `${subcontractor(o)}/workbooks/${id}/import`,
    resultsPreview: (o: string, id: string, importId: string) =>
      `${subcontractor(o)}/workbooks/${id}/import/${importId}`,
    saveAnswer: (o: string, id: string) => `${subcontractor(o)}/workbooks/${id}/answers`,
    answerHistory: (o: string, id: string, requirement: string) =>
      `${subcontractor(o)}/workbooks/${id}/answers/${requirement}`,
    remediation: (o: string) => `${subcontractor(o)}/remediation`,
    remediationPlan: (o: string, id: string) => `${subcontractor(o)}/remediation/${id}`,
    remediationItem: (o: string, id: string, itemId: string) =>
      `${subcontractor(o)}/remediation/${id}/items/${itemId}`,
    itemEvidence: (o: string, id: string, itemId: string) =>
      `${subcontractor(o)}/remediation/${id}/items/${itemId}/evidence`,
    remediationSharing: (o: string, id: string) => `${subcontractor(o)}/remediation/${id}/sharing`,
    poam: (o: string, id: string) => `${subcontractor(o)}/remediation/${id}/poam`,
    poamSheet: (o: string, id: string) => `${subcontractor(o)}/remediation/${id}/poam.xlsx`,
    poamOscal: (o: string, id: string) => `${subcontractor(o)}/remediation/${id}/poam.json`,
    importPlan: (o: string, id: string) => `${subcontractor(o)}/remediation/${id}/import`,
    planPreview: (o: string, id: string, importId: string) =>
      `${subcontractor(o)}/remediation/${id}/import/${importId}`,
    takeScore: (o: string, requestId: string) => `${subcontractor(o)}/requests/${requestId}/score`,
    evidence: (o: string, id: string) => `${subcontractor(o)}/evidence/${id}`,
    sharing: (o: string) => `${subcontractor(o)}/sharing`,
    lowerTiers: (o: string) => `${subcontractor(o)}/lower-tiers`,
    lowerTier: (o: string, subcontractId: string) =>
      `${subcontractor(o)}/lower-tiers/${subcontractId}`,
    chooseLowerTiers: (o: string, subcontractId: string) =>
      `${subcontractor(o)}/lower-tiers/${subcontractId}/choose`,
    tellLowerTiers: (o: string, subcontractId: string) =>
      `${subcontractor(o)}/lower-tiers/${subcontractId}/tell`,
    assignments: (o: string) => `${subcontractor(o)}/assignments`,
    assignment: (o: string, id: string) => `${subcontractor(o)}/assignments/${id}`,
    assignRequest: (o: string, id: string) => `${subcontractor(o)}/requests/${id}/assign`,
    assignWorkbook: (o: string, id: string) => `${subcontractor(o)}/workbooks/${id}/assign`,
    assignQuestionnaire: (o: string, id: string) =>
      `${subcontractor(o)}/questionnaires/${id}/assign`,
    people: (o: string) => `${subcontractor(o)}/people`,
    person: (o: string, id: string) => `${subcontractor(o)}/people/${id}`,
    securityEvents: (o: string) => `${subcontractor(o)}/people/security-events`,
    timeZone: (o: string) => `${subcontractor(o)}/people/time-zone`,
  },

  audit: {
    matrix: audit,
    contract: (g: string, id: string) => `${audit(g)}/contracts/${id}`,
    subcontract: (g: string, id: string) => `${audit(g)}/subcontracts/${id}`,
    modificationFile: (g: string, id: string, modificationId: string) =>
      `${audit(g)}/contracts/${id}/modifications/${modificationId}/file`,
    newRecord: (g: string, subject: { contract: string } | { subcontract: string }) =>
      `${audit(g)}/records/new?${new URLSearchParams(subject)}`,
    samples: (g: string) => `${audit(g)}/samples`,
    sample: (g: string, id: string) => `${audit(g)}/samples/${id}`,
    population: (g: string, id: string) => `${audit(g)}/samples/${id}/population.txt`,
    notifications: (g: string, after?: string) => `${audit(g)}/notifications${query({ after })}`,
    notification: (g: string, id: string) => `${audit(g)}/notifications/${id}`,
    notes: (g: string) => `${audit(g)}/notes`,
    note: (g: string, noteId: string) => `${audit(g)}/notes#note-${noteId}`,
    workingPaper: (g: string) => `${audit(g)}/working-paper`,
    matrixFile: (g: string) => `${audit(g)}/working-paper/matrix.csv`,
    notesFile: (g: string) => `${audit(g)}/working-paper/notes.csv`,
    evidence: (g: string, id: string) => `${audit(g)}/evidence/${id}`,
    answerFile: (g: string, id: string, evidenceId: string) =>
      `${audit(g)}/questionnaires/${id}/files/${evidenceId}`,
    planEvidence: (g: string, planId: string, evidenceId: string) =>
      `${audit(g)}/plans/${planId}/evidence/${evidenceId}`,
    recordPdf: (g: string, id: string) => `${audit(g)}/records/${id}/pdf`,
    recordJson: (g: string, id: string) => `${audit(g)}/records/${id}/json`,
    recordZip: (g: string, id: string) => `${audit(g)}/records/${id}/zip`,
  },
};
