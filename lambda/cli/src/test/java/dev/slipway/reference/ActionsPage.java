package dev.slipway.reference;

import dev.slipway.action.Argument;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import java.util.List;
import java.util.stream.Collectors;

/** The page of the reference that tells every field of every action. */
final class ActionsPage {

  private static final String HEAD =
      """
      # Actions, field by field

      What can be said to each action: as a field of a request to the function, and on the command line. This page is made of the forms that both read; [request.schema.json](request.schema.json) is the same for programs.
      """;

  private ActionsPage() {}

  static String of(List<Form> forms) {
    return HEAD + forms.stream().map(ActionsPage::section).collect(Collectors.joining());
  }

  private static String section(Form form) {
    String head = "\n## " + form.word() + "\n\n" + String.join(" ", form.help()) + "\n";
    String found = form.found().isEmpty() ? "" : "\nExit code 3: " + form.found() + ".\n";
    String check =
        form.check().isEmpty() ? "" : "\nOn the command line `--check`: " + form.check() + "\n";
    return head + found + check + (form.fields().isEmpty() ? "" : table(form));
  }

  private static String table(Form form) {
    return form.fields().stream()
        .map(ActionsPage::rows)
        .collect(
            Collectors.joining(
                "", "\n| field | takes | command line | what for |\n|---|---|---|---|\n", ""));
  }

  private static String rows(Field<?> field) {
    return field.arguments().stream()
        .map(argument -> row(field, argument, field.arguments().get(0).equals(argument)))
        .collect(Collectors.joining());
  }

  private static String row(Field<?> field, Argument argument, boolean first) {
    return "| %s | %s | `%s` | %s |\n"
        .formatted(
            first ? "`" + field.name() + "`" : "",
            first ? takes(field) : "",
            typed(argument),
            argument.help().replace("|", "\\|"));
  }

  private static String takes(Field<?> field) {
    Object words = field.value().schema().get("enum");
    if (words instanceof List<?> list) {
      return list.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
    Object type = field.value().schema().getOrDefault("type", "object or array");
    return type + (field.required() ? ", needed" : "");
  }

  private static String typed(Argument argument) {
    String names = String.join(", ", argument.names());
    return switch (argument.kind()) {
      case POSITIONAL -> argument.label();
      case POSITIONALS -> argument.label() + " ...";
      case SWITCH -> names;
      default -> names + " " + argument.label();
    };
  }
}
