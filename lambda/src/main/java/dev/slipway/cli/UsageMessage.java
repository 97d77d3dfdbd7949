package dev.slipway.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and where to read on. */
final class UsageMessage {

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
    return command.getParent() == null
        ? "An action is missing. Known are: " + actions(command) + "."
        : failure.getMessage() + ".";
  }

  private static String unknownOption(UnmatchedArgumentException failure) {
    List<String> similar = failure.getSuggestions();
    return "Unknown option "
        + failure.getUnmatched().get(0)
        + "."
        + (similar.isEmpty() ? "" : " Did you mean " + String.join(" or ", similar) + "?");
  }

  private static String unexpected(String word, CommandLine command) {
    return command.getParent() == null
        ? "Unknown action \"" + word + "\". Known are: " + actions(command) + "."
        : "Unexpected argument \"" + word + "\".";
  }

  private static String actions(CommandLine top) {
    return String.join(", ", top.getSubcommands().keySet());
  }
}
