package org.bestow.rest.internal.resource;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bestow.rest.internal.edge.ExchangeOf;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;
import org.junit.Test;

public class AskTest {

    private static Ask ifMatch(Map<String, String> headers) {
        return new Ask(ExchangeOf.headers(headers, Set.of("If-Match")));
    }

    private static Fault refused(Map<String, String> headers) {
        var ask = ifMatch(headers);
        return assertThrows(headers.toString(), Halt.class, ask::ifMatch).fault();
    }

    @Test
    public void aVersionIsNamedByTheTagThatWasAnswered() {
        for (var version : List.of(0L, 7L, 999_999_999_999_999_999L)) {
            var tag = Reply.noContent().withVersion(version).headers().get("ETag");
            assertEquals((long) version, ifMatch(Map.of("If-Match", tag)).ifMatch());
        }
    }

    @Test
    public void theTagOfACompressedAnswerNamesTheSameVersion() {
        assertEquals(7, ifMatch(Map.of("If-Match", "\"7--gzip\"")).ifMatch());
        assertEquals(Fault.PRECONDITION_FAILED, refused(Map.of("If-Match", "\"--gzip\"")));
    }

    @Test
    public void aChangeWithoutAVersionIsRefused() {
        assertEquals(Fault.PRECONDITION_REQUIRED, refused(Map.of()));
    }

    @Test
    public void whatNeverWasAVersionIsStale() {
        for (var tag : List.of("\"x\"", "\"07\"", "\"-1\"", "\"1234567890123456789\"")) {
            assertEquals(Fault.PRECONDITION_FAILED, refused(Map.of("If-Match", tag)));
        }
    }

    @Test
    public void whatIsNoSingleStrongTagIsInvalid() {
        for (var tag : List.of("", "*", "7", "W/\"7\"", "\"7\", \"8\"", "\"\"", "\"7", "\"" + "7".repeat(65) + "\"")) {
            assertEquals(Fault.INVALID, refused(Map.of("If-Match", tag)));
        }
    }

    @Test
    public void aHeaderThatTheTableDoesNotNameCannotBeRead() {
        var ask = new Ask(ExchangeOf.headers(Map.of("If-Match", "\"1\""), Set.of()));
        assertThrows(IllegalStateException.class, ask::ifMatch);
    }
}
