package org.bestow.core.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bestow.api.Check;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks at the deployed types: refused ones, hanging calls with their stacks, open breakers, faulty benefits. Thread-safe. */
@Component(service = Check.class)
public final class TypesCheck implements Check {

    private static final int FRAMES = 4;
    private static final int SAMPLES = 3;

    private final TypeRegistry registry;

    @Activate
    public TypesCheck(@Reference TypeRegistry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "types";
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public Result run() {
        var faults = new ArrayList<String>();
        registry.refused()
                .forEach(type ->
                        faults.add("type " + type.id() + " " + type.version() + " is refused: " + type.reason()));
        registry.hanging().forEach(call -> faults.add(hanging(call)));
        for (var type : registry.live()) {
            if (type.health().resting()) {
                faults.add("type " + type.id() + " failed so often that it rests; it is tried again every "
                        + Breaker.REST_SECONDS + " s");
            }
            if (type.health().faults().count() > 0) {
                faults.add(type.health().faults().count() + " benefits of type " + type.id() + " fail: "
                        + String.join(" | ", type.health().faults().samples(SAMPLES)));
            }
        }
        return faults.isEmpty() ? Result.ok(summary()) : Result.warn(String.join("; ", faults));
    }

    private String summary() {
        var serving = registry.live().stream()
                .map(type -> type.id() + " " + type.version())
                .sorted()
                .collect(Collectors.joining(", "));
        var waiting = registry.waiting().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        return (serving.isEmpty() ? "no type is deployed" : "serving: " + serving)
                + (waiting.isEmpty() ? "" : "; waiting: " + waiting);
    }

    private static String hanging(PluginThreads.Hanging call) {
        List<StackTraceElement> stack = Arrays.asList(call.thread().getStackTrace());
        var where =
                stack.stream().limit(FRAMES).map(StackTraceElement::toString).collect(Collectors.joining(" < "));
        return "a call of type " + call.type() + " hangs for "
                + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - call.since()) + " s: " + where;
    }
}
