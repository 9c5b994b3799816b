// Hands on the keyboard only: reach a control with Tab, then use it as a person does.

/** Presses Tab until the control has the focus; fails if it cannot be reached. */
export async function reach(page, locator, most = 120) {
  const target = await locator.elementHandle();
  if (!target) throw new Error('the control is not on the page');
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reachable with ${most} presses of Tab: ${await target.evaluate((element) => element.outerHTML.slice(0, 120))}`);
}

/** Types into a field. */
export async function write(page, locator, text) {
  await reach(page, locator);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Presses a button or follows a link. */
export async function press(page, locator) {
  await reach(page, locator);
  await page.keyboard.press('Enter');
}

/**
 * Chooses one of a group of radio buttons. Tab stops once per group, at the chosen one or at the first; the
 * arrows move inside it.
 */
export async function choose(page, locator) {
  const target = await locator.elementHandle();
  if (!target) throw new Error('the option is not on the page');
  const inGroup = () => target.evaluate((one) => document.activeElement?.type === 'radio' && document.activeElement.name === one.name);
  for (let presses = 0; presses < 120 && !(await inGroup()); presses += 1) await page.keyboard.press('Tab');
  if (!(await inGroup())) throw new Error('the group of options is not reachable with Tab');
  const chosen = () => target.evaluate((one) => one.checked && one === document.activeElement);
  await page.keyboard.press('Space');
  for (let presses = 0; presses < 30 && !(await chosen()); presses += 1) await page.keyboard.press('ArrowDown');
  if (!(await chosen())) throw new Error('the option cannot be chosen with the arrows');
}

/** Ticks a box. */
export async function tick(page, locator) {
  await reach(page, locator);
  if (!(await locator.isChecked())) await page.keyboard.press('Space');
}
