import AxeSource from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** A customer with a browser window on the chat. */
export interface Customer {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page: errors, and what its policy refused. */
  readonly complaints: readonly string[];
  say(text: string): Promise<void>;
  /** Waits until a text stands in the conversation. */
  hears(text: string | RegExp): Promise<void>;
  press(button: string): Promise<void>;
  /** The words of the conversation's bubbles and notices, in order. */
  said(): Promise<string[]>;
  /** The words of the customer's own bubbles. */
  ownWords(): Promise<string[]>;
  /** Waits until everything written stands as sent. */
  allSent(): Promise<void>;
  leave(): Promise<void>;
}

export async function openChat(
  browser: Browser,
  url: string,
  options: BrowserContextOptions & { readonly before?: (context: BrowserContext) => Promise<unknown> } = {},
): Promise<Customer> {
  const { before, ...rest } = options;
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...rest });
  await before?.(context);
  const page = await context.newPage();
  const customer = customerOn(page, context);
  await page.goto(url);
  await page.locator('.row.bot .bubble').first().waitFor();
  return customer;
}

export function customerOn(page: Page, context: BrowserContext): Customer {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && /Content Security Policy|TrustedHTML|Uncaught/.test(text)) complaints.push(text);
  });
  const log = page.getByRole('log');
  const words = async (selector: string) =>
    (await log.locator(selector).allInnerTexts()).map((text) => text.trim()).filter((text) => text !== '');
  return {
    page,
    context,
    complaints,
    async say(text) {
      const field = page.locator('.composer textarea');
      await field.fill(text);
      await field.press('Enter');
    },
    hears: (text) => log.getByText(text).first().waitFor(),
    press: (button) => log.getByRole('button', { name: button, exact: true }).last().click(),
    said: () => words('.bubble:not(.dots), .notice'),
    ownWords: () => words('.row.customer .bubble'),
    async allSent() {
      await page.waitForFunction(
        () =>
          document.querySelectorAll('.row.sending, .row.waiting, .row.refused').length === 0 &&
          document.querySelectorAll('.row.customer').length > 0,
      );
    },
    leave: () => context.close(),
  };
}

/** Fields whose edge stands out by less than 3:1 from what is around them (WCAG 1.4.11), which axe does not look at. */
export function paleFields(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const isSeen = (colour: string) => (parts(colour)[3] ?? 1) === 1 && colour.startsWith('rgb');
    const light = (colour: string) => {
      const [r = 0, g = 0, b = 0] = parts(colour).map((one) =>
        one / 255 <= 0.03928 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const up = (from: Element | null, is: (style: CSSStyleDeclaration) => boolean): Element | null =>
      from === null || is(getComputedStyle(from)) ? from : up(from.parentElement, is);
    const fields = document.querySelectorAll('select, textarea, input:not([type=checkbox], [type=radio], [type=file])');
    return [...fields]
      .filter((field) => field.getBoundingClientRect().width > 1)
      .flatMap((field) => {
        const box = up(field, ({ borderTopWidth }) => Number.parseFloat(borderTopWidth) > 0);
        const around = up(box?.parentElement ?? null, ({ backgroundColor }) => isSeen(backgroundColor));
        if (box === null || around === null) return [`no edge: ${field.outerHTML}`];
        const edge = getComputedStyle(box).borderTopColor;
        const under = getComputedStyle(around).backgroundColor;
        const [dark, pale] = [light(edge), light(under)].sort((a, b) => a - b) as [number, number];
        const ratio = isSeen(edge) ? (pale + 0.05) / (dark + 0.05) : 1;
        return ratio < 3 ? [`${edge} on ${under}, ${ratio.toFixed(2)}: ${field.outerHTML.slice(0, 120)}`] : [];
      });
  });
}

/** What axe-core finds wrong with the page as it stands, and fields that are hardly seen. */
export async function faultsOf(page: Page): Promise<string[]> {
  // Things that fade in are judged when they are there.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.effect?.getTiming().iterations === Number.POSITIVE_INFINITY || one.playState !== 'running'),
  );
  await page.evaluate(AxeSource.source);
  const results = await page.evaluate(() => (window as unknown as { axe: typeof AxeSource }).axe.run(document));
  const faults = results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
  return [...faults, ...(await paleFields(page))];
}
