// What axe, the accessibility checker, has to say about a page as it is at this moment.
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All that can differ between light and dark. */
export const colors = ['color-contrast', 'link-in-text-block'];

/** Waits until nothing fades or moves any more, other than what does so for ever: for some frames, however long they take here. */
export function still(page) {
  return page.evaluate(async () => {
    const moves = (one) => one.playState === 'running' && one.effect.getComputedTiming().endTime < Infinity;
    for (let frames = 0, quiet = 0; quiet < 10 && frames < 600; frames += 1) {
      await new Promise(requestAnimationFrame);
      quiet = document.getAnimations().some(moves) ? 0 : quiet + 1;
    }
  });
}

export async function check(page, where, only = null) {
  await page.evaluate(() => window.scrollTo(0, 0)); // or buttons that are half below the header count as small
  await still(page); // colors that are fading in are not what is meant to be seen
  const builder = new AxeBuilder({ page }).setLegacyMode(); // there are no frames, and no second page is opened to gather their results
  const { violations } = await (only ? builder.withRules(only) : builder.withTags(rules))
    .exclude('i[tabindex="0"][aria-hidden="true"]') // the focus guards of the component library, and nothing else
    .analyze();
  const found = violations.map(
    (one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`,
  );
  assert.deepEqual(found, [], where);
}
