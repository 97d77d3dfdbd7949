package dev.slipway.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts values in the place of a template's functions. */
record Values(Template template, Map<String, String> parameters, Account account) {

  /** Stands for what is to be left out. */
  private static final String NO_VALUE = "AWS::NoValue";

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

  /** A value of the template; whatever is not an object or a list becomes text. */
  Object of(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(this::of).filter(it -> !it.equals(NO_VALUE)).toList();
    }
    return value instanceof Map<?, ?> map ? ofObject(map) : String.valueOf(value);
  }

  /** A value that must be a single one, as text. */
  String text(Object value) {
    return (String) of(value);
  }

  /** The values of an object that holds no further ones. */
  Map<String, String> texts(Map<String, Object> object) {
    return object.entrySet().stream()
        .map(entry -> Map.entry(entry.getKey(), text(entry.getValue())))
        .filter(entry -> !entry.getValue().equals(NO_VALUE))
        .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
  }

  private Object ofObject(Map<?, ?> map) {
    if (map.size() == 1) {
      Entry<?, ?> only = map.entrySet().iterator().next();
      String name = (String) only.getKey();
      if (name.equals("Ref") || name.startsWith("Fn::")) {
        return function(name, only.getValue());
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((key, value) -> values.put((String) key, of(value)));
    values.values().remove(NO_VALUE);
    return values;
  }

  private Object function(String name, Object argument) {
    return switch (name) {
      case "Ref" -> reference((String) argument);
      case "Fn::GetAtt" -> attribute((List<?>) argument);
      case "Fn::If" -> either((List<?>) argument);
      case "Fn::Not" -> String.valueOf(!holds(((List<?>) argument).get(0)));
      case "Fn::Equals" ->
          String.valueOf(of(((List<?>) argument).get(0)).equals(of(((List<?>) argument).get(1))));
      case "Fn::Join" -> join((List<?>) argument);
      case "Fn::Select" -> select((List<?>) argument);
      case "Fn::Split" ->
          List.of(
              text(((List<?>) argument).get(1)).split((String) ((List<?>) argument).get(0), -1));
      case "Fn::Sub" ->
          VARIABLE.matcher((String) argument).replaceAll(it -> reference(it.group(1)));
      default -> throw new AssertionError("the simulator does not know " + name);
    };
  }

  private Object either(List<?> argument) {
    boolean holds = holds(template.conditions().get((String) argument.get(0)));
    return of(argument.get(holds ? 1 : 2));
  }

  private boolean holds(Object condition) {
    return of(condition).equals("true");
  }

  private String reference(String name) {
    if (name.equals(NO_VALUE)) {
      return name;
    }
    String given = parameters.getOrDefault(name, template.defaults().get(name));
    if (given != null) {
      return given;
    }
    return Account.isPseudoParameter(name)
        ? Account.pseudoParameter(name)
        : account.reference(template.get(name));
  }

  private String attribute(List<?> argument) {
    return account.attribute(template.get((String) argument.get(0)), (String) argument.get(1));
  }

  private Object select(List<?> argument) {
    return ((List<?>) of(argument.get(1))).get(Integer.parseInt(text(argument.get(0))));
  }

  private String join(List<?> argument) {
    return ((List<?>) argument.get(1))
        .stream().map(this::text).collect(Collectors.joining((String) argument.get(0)));
  }
}
