package org.bestow.core.internal.catalog;

/**
 * What a text of the catalogue may be; as the published schema says it.
 *
 * @param longest in characters as people count them
 * @param breaks whether it may have line breaks
 */
record Line(int longest, boolean breaks) {

    static final Line TITLE = new Line(400, false);
    static final Line DESCRIPTION = new Line(2_000, true);

    int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether it has control characters that it may not have. */
    boolean controls(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) && !(breaks && c == '\n'));
    }

    /** Whether there is nothing to see: what the regular expressions of JSON Schema take for space, and the next-line character. */
    static boolean blank(String text) {
        return text.chars()
                .allMatch(c -> c >= 0x09 && c <= 0x0d || c == 0x85 || c == 0xfeff || Character.isSpaceChar(c));
    }
}
