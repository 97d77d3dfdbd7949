package dev.slipway.cli;

import dev.slipway.action.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The help of commands: a command's own options first, then the common ones by what they are about.
 */
final class HelpLayout {

  private static final int NARROWEST = 60;
  private static final int WIDEST = 160;
  private static final Set<String> OUTPUT = Set.of("--help", "--version");

  private HelpLayout() {}

  /** Lays out the help of a command line, as wide as COLUMNS says, or the terminal. */
  static void use(CommandLine line, Map<String, String> environment) {
    line.setUsageHelpAutoWidth(true);
    width(environment.getOrDefault("COLUMNS", "")).ifPresent(line::setUsageHelpWidth);
    line.getSubcommands().values().forEach(HelpLayout::layOut);
  }

  private static void layOut(CommandLine command) {
    command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
    if (command.getCommand() instanceof FormCommand action) {
      command.getCommandSpec().usageMessage().footer(ExitCode.meanings(action.form().found()));
    }
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
  }

  private static Optional<Integer> width(String columns) {
    return columns.matches("\\d{1,4}")
        ? Optional.of(Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns))))
        : Optional.empty();
  }

  private static String options(Help help) {
    Set<Topic> shown = topics(help);
    StringBuilder text = new StringBuilder(list(help, Optional.empty()));
    for (Topic topic : Topic.values()) {
      String options = list(help, Optional.of(topic));
      text.append(
          options.isEmpty() || !shown.contains(topic) ? "" : topic.heading() + ":\n" + options);
    }
    return text.toString();
  }

  /** What a command has to do with; an option about anything else is understood and not shown. */
  private static Set<Topic> topics(Help help) {
    Object command = help.commandSpec().userObject();
    return command instanceof FormCommand action ? action.form().topics() : Set.of(Topic.OUTPUT);
  }

  private static String list(Help help, Optional<Topic> topic) {
    List<OptionSpec> options = new ArrayList<>(help.commandSpec().options());
    options.removeIf(option -> option.hidden() || !topic(option).equals(topic));
    options.sort((one, other) -> one.longestName().compareTo(other.longestName()));
    if (options.isEmpty()) {
      return "";
    }
    Help.Layout layout = help.createDefaultLayout();
    layout.addOptions(options, help.createDefaultParamLabelRenderer());
    return layout.toString();
  }

  private static Optional<Topic> topic(OptionSpec option) {
    if (OUTPUT.contains(option.longestName())) {
      return Optional.of(Topic.OUTPUT);
    }
    return option.userObject() instanceof Topic topic ? Optional.of(topic) : Optional.empty();
  }
}
