package dev.slipway.cli;

import dev.slipway.error.ValueKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and where to read on. */
final class UsageMessage {

  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

  private UsageMessage() {}

  static String of(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    return what(failure, command)
        + " Nothing was done.\nHelp: "
        + command.getCommandSpec().qualifiedName()
        + " --help";
  }

  private static String what(ParameterException failure, CommandLine command) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched.isUnknownOption()
          ? unknownOption(unmatched)
          : unexpected(unmatched.getUnmatched().get(0), command);
    }
    if (command.getParent() == null) {
      return "An action is missing. Known are: " + actions(command) + ".";
    }
    ArgSpec argument = failure.getArgSpec();
    return failure.getValue() == null || argument == null
        ? withoutValues(failure) + "."
        : name(argument)
            + " takes "
            + (argument.type() == String.class ? "a text" : "a whole number")
            + notThat(failure.getValue())
            + ".";
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

  private static String unknownOption(UnmatchedArgumentException failure) {
    List<String> similar = failure.getSuggestions();
    return "Unknown option "
        + failure.getUnmatched().get(0).split("=", 2)[0]
        + "."
        + (similar.isEmpty() ? "" : " Did you mean " + String.join(" or ", similar) + "?");
  }

  private static String unexpected(String word, CommandLine command) {
    if (command.getParent() != null) {
      return "Unexpected argument: " + ValueKind.of(word) + ".";
    }
    String shown = CommandGuess.isWord(word) ? "\"" + word + "\"" : "(" + ValueKind.of(word) + ")";
    Optional<String> meant = CommandGuess.of(word, command.getSubcommands().keySet());
    return "Unknown action "
        + shown
        + "."
        + meant.map(guess -> " Did you mean " + guess + "?").orElse("")
        + " Known are: "
        + actions(command)
        + ".";
  }

  private static String actions(CommandLine top) {
    return CommandGuess.list(top.getSubcommands().keySet());
  }
}
