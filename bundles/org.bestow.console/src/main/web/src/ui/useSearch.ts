import { useEffect, useState } from 'react';

const typingPause = 300;

/** What is typed, and what is searched for when the typing pauses. */
export function useSearch() {
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), typingPause);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed, setTyped, q };
}
