/**
 * The one-time password that was just signed in with, in the memory of this page alone, so that it need not be typed
 * twice. Whoever reloads the page types it again.
 */
let used = '';

export function keepOneTimePassword(password: string): void {
  used = password;
}

export function keptOneTimePassword(): string {
  return used;
}

export function forgetOneTimePassword(): void {
  used = '';
}
