package dev.slipway.cli;

import dev.slipway.error.ValueKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and where to read on. */
final class UsageMessage {

  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

  private UsageMessage() {}

  static String of(ParameterException failure, String... arguments) {
    CommandLine command = failure.getCommandLine();
    return what(failure, command, arguments)
        + " Nothing was done.\nHelp: "
        + command.getCommandSpec().qualifiedName()
        + " --help";
  }

  private static String what(ParameterException failure, CommandLine command, String... arguments) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched.isUnknownOption()
          ? unknownOption(unmatched, arguments)
          : unexpected(unmatched.getUnmatched().get(0), command, arguments);
    }
    if (command.getParent() == null) {
      return "An action is missing. Known are: " + actions(command) + ".";
    }
    ArgSpec argument = failure.getArgSpec();
    return failure.getValue() == null || argument == null
        ? withoutValues(failure) + "."
        : name(argument) + " takes " + wanted(argument) + notThat(failure.getValue()) + ".";
  }

  private static String wanted(ArgSpec argument) {
    if (argument.type() == boolean.class) {
      return "true or false";
    }
    return argument.type() == String.class ? "a text" : "a whole number";
  }

  /** Of a whole number that was not taken, the reason is its size. */
  private static String notThat(String value) {
    return value.matches("[+-]?\\d+")
        ? " up to " + Integer.MAX_VALUE
        : ", not " + ValueKind.of(value);
  }

  /** What is quoted is a name of ours when it is an option or a parameter, else what was typed. */
  private static String withoutValues(ParameterException failure) {
    return QUOTED
        .matcher(String.valueOf(failure.getMessage()))
        .replaceAll(found -> isOurs(found.group(1)) ? "$0" : ValueKind.of(found.group(1)));
  }

  private static boolean isOurs(String quoted) {
    return quoted.matches("--?[a-z-]+|[A-Z_.]+");
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String unknownOption(UnmatchedArgumentException failure, String... arguments) {
    String typed = typed(failure.getUnmatched().get(0), arguments);
    List<String> similar = failure.getSuggestions();
    CommandLine command = failure.getCommandLine();
    Optional<String> meant =
        OptionGuess.meant(typed, command)
            .or(() -> Optional.of(String.join(" or ", similar)).filter(all -> !all.isEmpty()))
            .or(() -> OptionGuess.of(typed, command));
    return "Unknown option " + OptionGuess.shown(typed, command) + "." + meant(meant);
  }

  /** Of several short options in one argument, the library names what is left of it. */
  private static String typed(String unmatched, String... arguments) {
    List<String> all = List.of(arguments);
    return all.contains(unmatched)
        ? unmatched
        : all.stream()
            .filter(one -> one.matches("-[^-].*") && one.endsWith(unmatched.substring(1)))
            .findFirst()
            .orElse(unmatched);
  }

  private static String meant(Optional<String> guess) {
    return guess.map(one -> " Did you mean " + one + "?").orElse("");
  }

  private static String unexpected(String word, CommandLine command, String... arguments) {
    if (command.getParent() != null) {
      Optional<String> option =
          OptionGuess.of(word, command).or(() -> OptionGuess.ofOneHyphen(command, arguments));
      return "Unexpected argument: "
          + ValueKind.of(word)
          + "."
          + (option.isPresent() ? meant(option) : " " + taken(command));
    }
    String shown = CommandGuess.isWord(word) ? "\"" + word + "\"" : "(" + ValueKind.of(word) + ")";
    Optional<String> meant = CommandGuess.of(word, command.getSubcommands().keySet());
    return "Unknown action " + shown + "." + meant(meant) + " Known are: " + actions(command) + ".";
  }

  /** What an action takes besides options, for another tool may take a file or a table there. */
  private static String taken(CommandLine command) {
    String name = command.getCommandName();
    String taken =
        command.getCommandSpec().positionalParameters().stream()
            .map(ArgSpec::paramLabel)
            .collect(Collectors.joining(" and "));
    return taken.isEmpty()
        ? name + " takes options only."
        : "Besides options, " + name + " takes " + taken + ", and nothing else.";
  }

  private static String actions(CommandLine top) {
    return CommandGuess.list(top.getSubcommands().keySet());
  }
}
