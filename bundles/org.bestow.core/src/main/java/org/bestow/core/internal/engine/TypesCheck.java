package org.bestow.core.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bestow.api.Check;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks at the deployed types: refused ones, hanging calls with their stacks, open breakers, faulty benefits. Thread-safe. */
@Component(service = Check.class)
public final class TypesCheck implements Check {

    private static final int FRAMES = 3;
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
        registry.hanging().stream()
                .collect(Collectors.groupingBy(TypesCheck::where, TreeMap::new, Collectors.toList()))
                .forEach((where, calls) -> faults.add(hanging(where, calls)));
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

    private static String hanging(String where, List<PluginThreads.Hanging> calls) {
        var longest = calls.stream()
                .mapToLong(call -> System.nanoTime() - call.since())
                .max()
                .orElse(0);
        return calls.size() + " hanging " + where + ", for up to " + TimeUnit.NANOSECONDS.toSeconds(longest) + " s";
    }

    /** Where a call hangs: the frames that lie in the plug-in. */
    private static String where(PluginThreads.Hanging call) {
        var own = TypesCheck.class.getPackageName() + ".";
        var frames = Stream.of(call.thread().getStackTrace())
                .dropWhile(frame -> frame.getClassName().startsWith("java.")
                        || frame.getClassName().startsWith("jdk."))
                .takeWhile(frame -> !frame.getClassName().startsWith(own)
                        || frame.getClassName().indexOf('.', own.length()) >= 0)
                .limit(FRAMES)
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .toList();
        return "in type " + call.type() + (frames.isEmpty() ? "" : " at " + String.join(" < ", frames));
    }
}
