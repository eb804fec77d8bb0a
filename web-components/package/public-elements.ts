/** An element that pages of other origins use. Its class is in `<folder>/<folder>.ts`, its tag is `a39-<folder>`. */
export interface PublicElement {
  folder: string;
  className: string;
  /** It draws questions, with what this function of its file is handed. */
  needsQuestions?: string;
}

/** All of them, in the order in which people look for them. The other screens are for our own pages. */
export const publicElements: PublicElement[] = [
  { folder: 'config', className: 'A39Config' },
  { folder: 'signin', className: 'A39Signin' },
  { folder: 'status', className: 'A39Status' },
  { folder: 'my-training', className: 'A39MyTraining' },
  { folder: 'course', className: 'A39Course' },
  { folder: 'quick-check', className: 'A39QuickCheck', needsQuestions: 'defineQuickCheck' },
  { folder: 'refresher', className: 'A39Refresher', needsQuestions: 'defineRefresher' },
  { folder: 'acknowledge', className: 'A39Acknowledge' },
  { folder: 'my-documents', className: 'A39MyDocuments' },
  { folder: 'certificates', className: 'A39Certificates' },
  { folder: 'privacy', className: 'A39Privacy' },
  { folder: 'team', className: 'A39Team' },
];
