package io.closeloop.local;

import io.closeloop.embedded.QuietLogs;
import io.closeloop.local.stack.StackFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the script {@code closeloop} runs once everything is built. */
@Command(name = "closeloop", description = "Closeloop on this machine.")
public final class Closeloop {

    private Closeloop() {}

    public static void main(String[] args) {
        QuietLogs.apply();
        try {
            System.exit(commands(Here.fromScript()).execute(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(CommandLine.ExitCode.USAGE);
        }
    }

    private static CommandLine commands(Here here) {
        return new CommandLine(new Closeloop())
                .addSubcommand(new UpCommand(here))
                .addSubcommand(new DownCommand(here))
                .addSubcommand(new StatusCommand(here))
                .addSubcommand(new LogsCommand(here))
                .addSubcommand(new TokenCommand(here))
                .addSubcommand(new DemoCommand(here))
                .addSubcommand(new CommandLine(new BenchCommand(here))
                        .addSubcommand(new IngressBenchCommand(here))
                        .addSubcommand(new LifecycleBenchCommand(here)))
                .setExecutionExceptionHandler((failure, command, arguments) -> explain(failure, command));
    }

    private static int explain(Exception failure, CommandLine command) {
        boolean forPeople = failure instanceof StackFailure
                || failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException;
        if (forPeople) {
            command.getErr().println(failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
