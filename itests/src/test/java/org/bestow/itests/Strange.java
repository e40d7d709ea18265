package org.bestow.itests;

import java.util.List;

/** What no well-behaved client sends. */
final class Strange {

    /** Parts of paths and values of parameters, encoded. */
    static final List<String> TEXTS = List.of(
            "",
            "%20",
            "x",
            "-1",
            "0",
            "1.5",
            "true",
            "%00",
            "a%00b",
            "%ED%A0%80",
            "%ff",
            "%27",
            "%22",
            "%25",
            "*",
            "b1-1",
            "b0-0",
            "u1-zzzz",
            "m0-1",
            "2026-02-30",
            "0000-01-01",
            "9999-12-31",
            "9".repeat(400),
            "x".repeat(3_000),
            "%E5%AE%A2",
            "%F0%9F%98%80",
            "%2F",
            "..%2F..",
            "%5C",
            "%3B",
            "1%20or%201%3D1");

    /** Whole bodies. */
    static final List<String> BODIES = List.of(
            " ",
            "{",
            "{}",
            "[]",
            "7",
            "null",
            "\"x\"",
            "{\"a\":1,\"a\":2}",
            "{\"unheardOf\":1}",
            "{\"\\u0000\":\"\\u0000\"}",
            "{\"a\":\"\\ud800\"}",
            "[".repeat(50_000),
            "{\"a\":".repeat(60) + "1" + "}".repeat(60),
            "{\"a\":1e999999999}",
            "{} {}",
            "{\"large\":\"" + "x".repeat(2 << 20) + "\"}");

    /** Values of fields, as JSON. */
    static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "1e400",
            "9223372036854775808",
            "1e999999999",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"a\\r\\nb\"",
            "\"" + "x".repeat(30_000) + "\"",
            "[]",
            "[null]",
            "[[]]",
            "[\"x\"]",
            "{}",
            "{\"a\":1}",
            "[".repeat(50) + "]".repeat(50),
            "\"2026-02-30\"",
            "\"u1-zzzz\"");

    /** Values of headers. */
    static final List<String> HEADERS =
            List.of("", "x", "*", "\"", "%zz", "\"1\"", "W/\"1\"", "m0-1", "m0-9999", "u1-1", "-1", "x".repeat(2_000));

    private Strange() {}
}
