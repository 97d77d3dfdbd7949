package dev.slipway.cli;

import dev.slipway.error.Spelling;
import dev.slipway.error.ValueKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Which option is meant by an argument that is none. */
final class OptionGuess {

  /** Dashes of whatever length, for text processors make them of two hyphens, and a name. */
  private static final Pattern NAMED =
      Pattern.compile(
          "([-\u2010-\u2015\u2212]{1,3}[A-Za-z][A-Za-z0-9_-]{0,40})(?![A-Za-z0-9_-]).*",
          Pattern.DOTALL);

  private static final Pattern DASHES = Pattern.compile("^[-\u2010-\u2015\u2212]+");

  private OptionGuess() {}

  /**
   * What can be shown of an option that nobody knows: its value, quoted with it or right behind a
   * letter, may be secret.
   */
  static String shown(String argument, CommandLine command) {
    Matcher named = NAMED.matcher(argument);
    if (!named.matches()) {
      return "(" + ValueKind.of(argument) + ")";
    }
    String name = named.group(1);
    boolean isName = name.startsWith("--") || of(argument, command).isPresent();
    return isName ? name : name.substring(0, 2);
  }

  /** The long option of a command that is written otherwise or nearly so; nothing for no option. */
  static Optional<String> of(String argument, CommandLine command) {
    Matcher named = NAMED.matcher(argument);
    if (!named.matches()) {
      return Optional.empty();
    }
    return meant(argument, command)
        .or(() -> Spelling.nearest(longName(named.group(1)), longNames(command)));
  }

  /** The long option of a command that is called otherwise elsewhere. */
  static Optional<String> meant(String argument, CommandLine command) {
    Matcher named = NAMED.matcher(argument);
    return named.matches()
        ? OptionMeaning.of(longName(named.group(1)))
            .filter(longNames(command)::contains)
            .findFirst()
        : Optional.empty();
  }

  /** The long option that is written with one hyphen, which is read as several short ones. */
  static Optional<String> ofOneHyphen(CommandLine command, String... arguments) {
    return List.of(arguments).stream()
        .map(NAMED::matcher)
        .filter(Matcher::matches)
        .map(named -> named.group(1))
        .filter(name -> name.length() > 2 && !name.startsWith("--"))
        .map(OptionGuess::longName)
        .filter(longNames(command)::contains)
        .findFirst();
  }

  private static String longName(String written) {
    return DASHES.matcher(written).replaceFirst("--").toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> longNames(CommandLine command) {
    return command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
  }
}
