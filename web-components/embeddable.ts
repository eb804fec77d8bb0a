import './acknowledge/acknowledge.ts';
import './certificates/certificates.ts';
import './config/config.ts';
import './course/course.ts';
import './my-documents/my-documents.ts';
import './my-training/my-training.ts';
import './privacy/privacy.ts';
import './signin/signin.ts';
import './status/status.ts';
import './team/team.ts';
import { takeCodeFromAddress } from './api/code-in-address.ts';
import { questionElement } from './question/index.ts';
import { defineQuickCheck } from './quick-check/quick-check.ts';
import { defineRefresher } from './refresher/refresher.ts';

/** Everything that a page of another origin can use, at once and whole: the pinned file, and what the package defines. */
takeCodeFromAddress();
defineQuickCheck(questionElement);
defineRefresher(questionElement);
