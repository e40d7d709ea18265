package org.bestow.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The processes of platforms that this one has started, as the launcher and their logs tell of them. */
final class Processes {

    /** Where the logs of this process's platforms are kept, if they are: links while they run. */
    static final Optional<Path> LOGS =
            Optional.ofNullable(System.getProperty("bestow.logs")).map(Path::of);

    private Processes() {}

    /** Numbers of those that run, as far as logs are kept. */
    static List<Long> running() throws IOException {
        var pids = new ArrayList<Long>();
        if (LOGS.filter(Files::isDirectory).isPresent()) {
            try (var links = Files.list(LOGS.get())) {
                for (var link : links.filter(Files::isSymbolicLink).toList()) {
                    var log = Files.readSymbolicLink(link);
                    on(log.getParent().getParent()).ifPresent(process -> pids.add(process.pid()));
                }
            }
        }
        return pids;
    }

    /** The one that runs on a data directory. */
    static Optional<ProcessHandle> on(Path data) throws IOException {
        var state = new Properties();
        try (var in = Files.newInputStream(data.resolve("state"))) {
            state.load(in);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(state.getProperty("pid")));
    }
}
