import type { ReportName } from './exports-shapes.ts';
import type { Reading, Report } from './reading.ts';
import { completionsReport } from './reports/completions-report.ts';
import { obligationsReport } from './reports/obligations-report.ts';
import { overdueReport } from './reports/overdue-report.ts';
import { rosterReport } from './reports/roster-report.ts';
import { rulesReport } from './reports/rules-report.ts';
import { standingReport } from './reports/standing-report.ts';
import { waiversReport } from './reports/waivers-report.ts';

const readers: Record<ReportName, (reading: Reading) => Promise<Report>> = {
  standing: standingReport,
  obligations: obligationsReport,
  completions: completionsReport,
  overdue: overdueReport,
  waivers: waiversReport,
  roster: rosterReport,
  rules: rulesReport,
};

/** Counts a report, and makes it ready to be read. */
export async function readReport(reading: Reading): Promise<Report> {
  return readers[reading.order.report](reading);
}
