package dev.slipway.cli;

import dev.slipway.action.Argument;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import java.util.List;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Makes a command of a form: no class and no annotation an action. */
final class FormSpec {

  private FormSpec() {}

  /** The command of a form, which {@code command} carries out. */
  static CommandSpec of(Form form, Object command) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(form.word());
    spec.usageMessage().description(form.help().toArray(String[]::new));
    form.fields().forEach(field -> add(field, spec));
    return spec.mixinStandardHelpOptions(true);
  }

  /** Of the options that stand for the values of one field, only one can be given. */
  private static void add(Field<?> field, CommandSpec spec) {
    List<ArgSpec> arguments = field.arguments().stream().map(one -> of(one, field)).toList();
    if (arguments.size() == 1) {
      spec.add(arguments.get(0));
    } else {
      ArgGroupSpec.Builder group = ArgGroupSpec.builder().exclusive(true);
      arguments.forEach(group::addArg);
      spec.addArgGroup(group.build());
    }
  }

  private static ArgSpec of(Argument argument, Field<?> field) {
    return switch (argument.kind()) {
      case POSITIONAL ->
          positional(argument, field)
              .index("0")
              .arity(field.required() ? "1" : "0..1")
              .type(String.class)
              .build();
      case POSITIONALS ->
          positional(argument, field)
              .index("0..*")
              .arity(field.required() ? "1..*" : "0..*")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .build();
      default -> option(argument, field);
    };
  }

  private static PositionalParamSpec.Builder positional(Argument argument, Field<?> field) {
    return PositionalParamSpec.builder()
        .required(field.required())
        .paramLabel(argument.label())
        .description(plain(argument.help()));
  }

  private static OptionSpec option(Argument argument, Field<?> field) {
    OptionSpec.Builder option =
        OptionSpec.builder(argument.names().toArray(String[]::new))
            .description(plain(argument.help()));
    return switch (argument.kind()) {
      case SWITCH -> option.type(boolean.class).build();
      case VALUE ->
          option
              .type(field.value().isNumber() ? int.class : String.class)
              .paramLabel(argument.label())
              .build();
      default ->
          option.type(List.class).auxiliaryTypes(String.class).paramLabel(argument.label()).build();
    };
  }

  /** The library would fill these in. */
  private static String plain(String help) {
    return help.replace("%", "%%").replace("${", "$${");
  }
}
