package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Lets people write options before the command, {@code help COMMAND} and {@code version}. */
final class ArgumentOrder {

  private static final String HELP = "help";

  private final CommandLine line;

  ArgumentOrder(CommandLine line) {
    this.line = line;
  }

  /** The same arguments with the command first, as they are read. */
  String[] commandFirst(String... arguments) {
    int at = 0;
    while (at < arguments.length && arguments[at].startsWith("-") && arguments[at].length() > 1) {
      at += takesNext(arguments[at]) ? 2 : 1;
    }
    if (at >= arguments.length) {
      return arguments;
    }
    if (arguments[at].equals("version")) {
      return new String[] {"--version"};
    }
    List<String> ordered = new ArrayList<>(List.of(arguments));
    String command = ordered.remove(at);
    if (!command.equals(HELP)) {
      ordered.add(0, command);
    } else if (at < ordered.size()) {
      asked(ordered, ordered.remove(at));
    } else {
      ordered.add("--help");
    }
    return ordered.toArray(String[]::new);
  }

  /** A word that is no command is told so, and not answered with a help that it did not ask for. */
  private void asked(List<String> ordered, String command) {
    ordered.add(0, command);
    if (line.getSubcommands().containsKey(command)) {
      ordered.add("--help");
    }
  }

  /** True for an option of any command whose value is the next argument. */
  private boolean takesNext(String argument) {
    return line.getSubcommands().values().stream()
        .map(command -> Optional.ofNullable(command.getCommandSpec().findOption(argument)))
        .flatMap(Optional::stream)
        .map(OptionSpec::arity)
        .anyMatch(arity -> arity.min() > 0);
  }
}
