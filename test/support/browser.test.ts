import { installedChromium, launchBrowser, unpackChromium } from './browser';

test('finds or brings a browser that opens a page', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent('<h1>Selamat datang</h1>');
    expect(await page.textContent('h1')).toBe('Selamat datang');
  } finally {
    await browser.close();
  }
});

test('names CHROMIUM_PATH when it leads nowhere', () => {
  expect(() => installedChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toThrow(
    "CHROMIUM_PATH is '/nowhere/chromium', which is no program",
  );
});

const onLinux = process.platform === 'linux' && process.arch === 'x64' ? test : test.skip;

onLinux('brings a browser where the machine has none', async () => {
  const folder = await unpackChromium();
  const home = { ...process.env };
  process.env.CHROMIUM_PATH = `${folder}/chromium`;
  process.env.LD_LIBRARY_PATH = `${folder}/al2023/lib`;
  try {
    const browser = await launchBrowser();
    const page = await browser.newPage();
    await page.setContent('<h1>Halo</h1>');
    expect(await page.textContent('h1')).toBe('Halo');
    await browser.close();
  } finally {
    process.env = home;
  }
});
