/** What this browser remembers between visits. Nothing secret; a browser that refuses storage just forgets. */
type Preference = 'language' | 'theme' | 'page-size';

export function remembered(name: Preference): string | null {
  try {
    return localStorage.getItem(`bestow.${name}`);
  } catch {
    return null; // storage is forbidden
  }
}

export function remember(name: Preference, value: string): void {
  try {
    localStorage.setItem(`bestow.${name}`, value);
  } catch {
    // storage is forbidden: the choice lasts for this page
  }
}
