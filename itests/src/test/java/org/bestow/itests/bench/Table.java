package org.bestow.itests.bench;

import java.io.PrintStream;
import java.util.Locale;

/** What was measured, line by line as it is known. */
final class Table {

    private static final String LINE =
            "| %-10s | %-6s | %7s | %5s | %9s | %9s | %20s | %20s | %6s | %6s | %6s | %6s | %5s | %6s |%n";

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void head() {
        line(
                "database",
                "",
                "clients",
                "ratio",
                "a second",
                "straight",
                "ms p50/p95/p99",
                "straight",
                "server",
                "db",
                "st. db",
                "client",
                "group",
                "errors");
        line("---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---");
    }

    /** @param group mean number of actions in a transaction, 0 where nothing is written */
    void row(Options.Engine engine, Scenario scenario, int clients, Turn platform, Turn straight, double group) {
        line(
                engine,
                scenario.name().toLowerCase(Locale.ROOT),
                clients,
                straight.actions() == 0 ? "–" : number("%.2f", platform.perSecond() / straight.perSecond()),
                number("%,.0f", platform.perSecond()),
                number("%,.0f", straight.perSecond()),
                percentiles(platform),
                percentiles(straight),
                number("%.3f", platform.each(platform.server())),
                engine == Options.Engine.H2 ? "–" : number("%.3f", platform.each(platform.database())),
                number("%.3f", straight.each(engine == Options.Engine.H2 ? straight.client() : straight.database())),
                number("%.3f", platform.each(platform.client())),
                group == 0 ? "–" : number("%.1f", group),
                errors(platform) + errors(straight));
    }

    void list(Options.Engine engine, String name, Turn one, Turn eight) {
        out.printf(
                Locale.ROOT,
                "| %-10s | %-17s | %22s | %22s | %6d |%n",
                engine,
                name,
                percentiles(one),
                percentiles(eight),
                errors(one) + errors(eight));
    }

    void listHead() {
        out.println();
        out.printf(
                "| %-10s | %-17s | %22s | %22s | %6s |%n",
                "database", "a million benefits", "ms p50/p95/p99, 1 cl.", "8 clients", "errors");
        out.println("|---|---|---|---|---|");
    }

    private void line(Object... cells) {
        out.printf(Locale.ROOT, LINE, cells);
    }

    private static String percentiles(Turn turn) {
        return number("%.1f", turn.percentile(0.5)) + " / " + number("%.1f", turn.percentile(0.95)) + " / "
                + number("%.1f", turn.percentile(0.99));
    }

    private static long errors(Turn turn) {
        return turn.errors().values().stream().mapToLong(Long::longValue).sum();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
