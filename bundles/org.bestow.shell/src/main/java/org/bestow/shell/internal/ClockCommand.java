package org.bestow.shell.internal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.bestow.api.DemoClock;

/** Shows the platform's clock, moves it, and resets it. */
@Service
@Command(
        scope = "bestow",
        name = "clock",
        description = "Shows the platform's time, and moves it in a demonstration",
        detailedDescription = "classpath:clock.txt")
public final class ClockCommand extends PlatformCommand {

    private static final Pattern STEP = Pattern.compile("\\+([0-9]{1,6})([dhm])");

    @Argument(
            name = "step",
            description = "+31d, +12h or +5m to move it forward; reset for the real time; nothing to show it")
    @Completion(
            value = StringsCompleter.class,
            values = {"+1d", "+31d", "reset"})
    String step;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var clock = services.need(DemoClock.class);
        var reading = step == null
                ? clock.read()
                : given(step.equals("reset") ? clock.reset(operator()) : clock.move(operator(), by()));
        if (json) {
            out.println(Json.write(Json.object(
                    "now", reading.now(),
                    "moved", reading.moved(),
                    "aheadSeconds", reading.ahead().toSeconds())));
            return;
        }
        out.println(reading.now() + (reading.moved() ? ", " + ahead(reading.ahead()) + " ahead of the real time" : ""));
    }

    private Duration by() throws CommandException {
        var match = STEP.matcher(step);
        if (!match.matches()) {
            throw new CommandException("The clock takes +31d, +12h, +5m or reset, not '" + step + "'.");
        }
        var count = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "d" -> Duration.ofDays(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofMinutes(count);
        };
    }

    private static String ahead(Duration ahead) {
        var rest = ahead.minusDays(ahead.toDays());
        return (ahead.toDays() > 0 ? ahead.toDays() + " d" : "")
                + (rest.isZero() ? "" : " " + rest.toHours() + " h " + rest.toMinutesPart() + " min");
    }
}
