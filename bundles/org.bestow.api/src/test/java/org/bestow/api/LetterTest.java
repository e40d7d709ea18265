package org.bestow.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.Test;

public class LetterTest {

    private static final String EVIL = "<script>alert('x')</script>\" onclick=\"&amp;";

    private static Letter letter(String subject, String words) {
        return new Letter(
                subject,
                List.of(
                        new Letter.Paragraph(words),
                        new Letter.Facts(List.of(new Letter.Fact(words, words))),
                        new Letter.Link(words, URI.create("https://bestow.example/join?a=1&token=s'cret"))));
    }

    @Test
    public void bothFormsSayTheSame() {
        var body = letter("您的权益", "你好，Ada").write(Language.ZH_CN);
        assertEquals(
                "你好，Ada\n\n你好，Ada: 你好，Ada\n\n你好，Ada:\nhttps://bestow.example/join?a=1&token=s'cret\n", body.text());
        assertTrue(body.html(), body.html().contains("<html lang=\"zh-CN\">"));
        assertTrue(body.html(), body.html().contains("<title>您的权益</title>"));
        assertTrue(body.html(), body.html().contains("href=\"https://bestow.example/join?a=1&amp;token=s&#39;cret\""));
        assertTrue(body.html(), body.html().contains("<p>你好，Ada</p>"));
    }

    @Test
    public void nothingOfTheWordsBecomesMarkup() {
        var html = letter(EVIL, EVIL).write(Language.EN).html();
        assertFalse(html, html.contains("<script"));
        assertFalse(html, html.contains("\" onclick"));
        assertEquals(5, html.split("&lt;script&gt;", -1).length - 1);
        assertTrue("an ampersand of the words stays one", html.contains("&amp;amp;"));
        assertTrue(letter(EVIL, EVIL).write(Language.EN).text().contains(EVIL));
    }

    @Test
    public void linesStayLinesAndControlsBecomeVisible() {
        var body = letter("Hello", "one\r\ntwo\rthree\0\u0007").write(Language.EN);
        assertTrue(body.text(), body.text().startsWith("one\ntwo\nthree\uFFFD\uFFFD\n"));
        assertTrue(body.html(), body.html().contains("<p>one<br>\ntwo<br>\nthree\uFFFD\uFFFD</p>"));
    }

    @Test
    public void linksGoToWebPagesOnly() {
        for (var bad : List.of("javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "/relative")) {
            assertThrows(bad, IllegalArgumentException.class, () -> new Letter.Link("Here", URI.create(bad)));
        }
    }

    @Test
    public void showsNothingToLogs() {
        var letter = letter("Hello", "hush");
        var link = letter.blocks().get(2).toString();
        assertFalse(letter + link, (letter + link).contains("token"));
        assertFalse(letter.toString().contains("hush"));
        assertFalse(letter.write(Language.EN).toString().contains("hush"));
    }

    @Test
    public void anEmptyLetterIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> new Letter("Hello", List.of()));
    }
}
