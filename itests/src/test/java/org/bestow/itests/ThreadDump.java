package org.bestow.itests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What threads do when something did not come in time: the cause of it stands there, and a build server shows it only if it is printed. */
final class ThreadDump {

    private static final int SECONDS = 30;

    private ThreadDump() {}

    /** Prints the threads that run code of this project, of this process and of the platforms that it has started. */
    static void print(PrintStream out) {
        out.println("--- threads of the test");
        print(ProcessHandle.current().pid(), out);
        try {
            for (var pid : Processes.running()) {
                out.println("--- threads of the platform, process " + pid);
                print(pid, out);
            }
        } catch (IOException e) { // there is something more important to tell
            out.println("no threads of platforms: " + e);
        }
        out.println("---");
    }

    /** Of a process of Java; a failure is printed in place of them: there is another one to tell of. */
    static void print(long pid, PrintStream out) {
        try {
            relevant(taken(pid)).forEach(out::println);
        } catch (IOException e) {
            out.println("no threads of " + pid + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            out.println("interrupted");
        }
    }

    private static String taken(long pid) throws IOException, InterruptedException {
        var output = File.createTempFile("threads", ".txt");
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            "" + pid,
                            "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "it did not answer jcmd within " + SECONDS + " s\n\n" + Files.readString(output.toPath(), UTF_8);
            }
            return Files.readString(output.toPath(), UTF_8);
        } finally {
            Files.delete(output.toPath());
        }
    }

    /** Those that run code of this project or are held up; all that was said when those are no threads at all. */
    static List<String> relevant(String dump) {
        var blocks = Stream.of(dump.split("\n\n")).map(String::strip).toList();
        if (blocks.stream().noneMatch(ThreadDump::isThread)) {
            return blocks;
        }
        return blocks.stream()
                .filter(block -> block.contains("deadlock")
                        || isThread(block) && (block.contains("at org.bestow.") || block.contains("State: BLOCKED")))
                .toList();
    }

    private static boolean isThread(String block) {
        return block.startsWith("\"");
    }
}
