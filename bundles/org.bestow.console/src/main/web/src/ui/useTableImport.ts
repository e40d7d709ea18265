import { useState } from 'react';
import { fieldFaults, useSend } from './useSend';

/** What a file button lets choose for a table. */
export const tableFiles = '.csv,.txt,text/csv,text/plain';

/**
 * A table as text that is looked at first and then taken. What is edited in between has to be looked at again.
 *
 * @param work without an Idempotency-Key it is a dry run
 */
export function useTableImport<Report>(work: (csv: string, idempotencyKey: string | undefined) => Promise<Report>) {
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const [report, setReport] = useState<Report | null>(null);
  const { send, busy, failure, forget } = useSend();
  const faults = fieldFaults(failure, ['csv']);
  const edit = (value: string) => {
    setText(value);
    setMissing(false);
    setReport(null);
    forget();
  };
  /** The report, or nothing when there was none. */
  const run = async (dryRun: boolean): Promise<Report | null> => {
    setMissing(text.trim() === '');
    if (busy || text.trim() === '') {
      return null;
    }
    const answer = await send({ text, dryRun }, (key) => work(text, dryRun ? undefined : key));
    if (answer) {
      setReport(answer);
      if (!dryRun) {
        setText('');
      }
    }
    return answer;
  };
  return { text, edit, missing, fault: faults.at.csv, elsewhere: faults.elsewhere, report, busy, failure, run };
}
