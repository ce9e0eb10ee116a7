package io.closeloop.local.stack;

import io.closeloop.local.plan.ProcessPlan;
import io.closeloop.local.process.LogFile;
import java.util.stream.Collectors;

/** A process of this launcher, with what it was planned to be and where it writes. */
record Running(ProcessPlan plan, Process process, LogFile log) {

    private static final int LINES_OF_NOTE = 12;

    String name() {
        return plan.name();
    }

    /** How it ended, with the last lines that it wrote. */
    String obituary() {
        String lastLines = log.last(LINES_OF_NOTE).lines().stream()
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
        return "%s has ended with status %d. The end of %s:%n%s"
                .formatted(name(), process.exitValue(), log.path(), lastLines);
    }
}
