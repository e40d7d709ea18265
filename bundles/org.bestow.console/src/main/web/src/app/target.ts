/** Only an address of this console is gone to after the sign-in, never one that a link brought from elsewhere. */
export function safeTarget(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/';
}
