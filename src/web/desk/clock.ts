import { useEffect, useState } from 'preact/hooks';

/** The server's time, read again each second, for all who show how long something lasts. */
export function useNow(clockAheadMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now + clockAheadMs;
}
